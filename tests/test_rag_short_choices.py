"""Questions that offer two answers; sentences of other articles."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import Span
from rag.short import Evidence, short_answer


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Did the board raise or lower the fee?", "The board lowered the fee.", "lowered"),
        ("Did Berg or Dahl open the road?", "Dahl opens the road with a speech.", "Dahl"),
        ("Is the panel national or regional?", "They set up a regional panel.", "a regional panel"),
    ],
)
def test_the_side_that_the_sentence_tells_is_the_answer_in_its_own_words(
    question: str, sentence: str, expected: str
) -> None:
    evidence = Evidence(sentence, Span(0, len(sentence)), sentence, date(2018, 5, 1))
    found = short_answer(question, "yes_no", [evidence])
    assert found is not None
    assert found.text == expected
