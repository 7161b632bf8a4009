"""Properties that are asked of something and told with a word for them; invented sentences."""

from __future__ import annotations

import pytest

from rag.attributes import without_attribute


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("What is the capital of Spain?", "The mayor thanks Spain.", True),
        ("What was the score of the match?", "They won the match.", True),
        ("What was the score of the match?", "The score was 3 to 1.", False),
        ("What was the aim of the visit?", "They won the match.", False),
        ("Who was the captain of the ship?", "The ship sank.", False),
    ],
)
def test_a_property_is_told_with_its_word(question: str, sentence: str, expected: bool) -> None:
    assert without_attribute(question, sentence) is expected
