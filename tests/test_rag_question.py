"""Questions: what is refused as no question, and what kind of answer is wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadQuestion
from rag.question import MAX_CHARACTERS, asked_kind, clean
from rag.types import Asked


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("", "is empty: ask something"),
        (" \n\t ", "is empty: ask something"),
        ("\x00\x07", "is empty: ask something"),
        ("🙂🙂", "holds no words: ask in English words"),
        ("?!", "holds no words"),
        ("누가 평양을 방문했나?", "isn't in English: ask it in English"),
        ("x" * 100_000, "is 100,000 characters long: ask in at most 2,000"),
    ],
)
def test_what_cannot_be_searched_for_is_refused_with_the_cure(text: str, cure: str) -> None:
    with pytest.raises(BadQuestion, match=cure) as refused:
        clean(text)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  who \n is\tBiegun? ", "who is Biegun?"),
        ("who\x00is\x1bBiegun", "who is Biegun"),
        ("<b>who</b> is 김?", "<b>who</b> is 김?"),
        ("10/7?", "10/7?"),
        ("x" * MAX_CHARACTERS, "x" * MAX_CHARACTERS),
    ],
)
def test_what_can_be_searched_for_is_kept_on_one_line(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text(max_size=300))
def test_any_text_is_a_clean_line_or_is_refused(text: str) -> None:
    try:
        line = clean(text)
    except BadQuestion:
        return
    assert line == " ".join(line.split())
    assert line.isprintable()


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the strike begin?", "when"),
        ("On which day was the roof repaired?", "when"),
        ("Who replaced the chairman?", "who"),
        ("Which minister signed?", "who"),
        ("Where did they meet?", "where"),
        ("Where did the coach come down on the sale?", "what"),
        ("Why did the club sell its ground?", "why"),
        ("On what grounds was it refused?", "why"),
        ("How many players were hurt?", "how_many"),
        ("How many days passed between the two games?", "how_long"),
        ("How much did the stand cost?", "how_much"),
        ("List the sponsors who left.", "list"),
        ("Which sponsors were lost?", "list"),
        ("How does the new stand compare with the old one?", "compare"),
        ("What exact words did the coach use?", "quote"),
        ("How was the pitch relaid?", "how"),
        ("Did the coach resign?", "yes_no"),
        ("Which club won?", "which"),
        ("the roof", "what"),
        ("Please confirm the exact day the bridge was opened.", "when"),
        ("I need the date on which he resigned.", "when"),
        ("On what exact date did she speak?", "when"),
        ("When, to the day, did they agree?", "when"),
        ("When the bridge opened, who spoke?", "who"),
        ("Retrace her travels in May.", "list"),
    ],
)
def test_the_kind_of_answer_is_read_from_the_question(question: str, kind: Asked) -> None:
    assert asked_kind(question) == kind
