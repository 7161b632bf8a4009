"""What is asked of each of two that were named before the question."""

from __future__ import annotations

import pytest

from rag.contrast import two_sides
from rag.pairs import each_of_pair


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "The mayor and the union: what did each say of the sale?",
            ("what did the mayor say of the sale", "what did the union say of the sale"),
        ),
        (
            "Set Ann's letter and Bob's letter side by side: what was the aim of each?",
            ("what was the aim of Ann's letter", "what was the aim of Bob's letter"),
        ),
        (
            "Take Ann and Bob on the sale: what did either of them want?",
            ("what did Ann want (on the sale)", "what did Bob want (on the sale)"),
        ),
        (
            "Ann and Bob in Rome: what did each visit?",
            ("what did Ann visit (in Rome)", "what did Bob visit (in Rome)"),
        ),
        (
            "On May 4 both Ann and Bob resigned. Who went first, and what did each of them say?",
            ("what did Ann say (On May 4 resigned)", "what did Bob say (On May 4 resigned)"),
        ),
    ],
)
def test_that_each_of_two_is_asked_about(question: str, sides: tuple[str, str]) -> None:
    """Written by hand: the same words with one of the two in the place of "each"."""
    assert each_of_pair(question) == sides


@pytest.mark.parametrize(
    "question",
    [
        "Ann and Bob met. What did they say to each other?",
        "What did Ann and Bob each say?",
        "The mill: what did each owner pay?",
        "Ann and Bob resigned. When was that?",
    ],
)
def test_that_other_questions_name_no_pair(question: str) -> None:
    """Neither "each other" nor "each owner" is said of two that were named."""
    assert each_of_pair(question) is None


def test_that_the_words_of_two_days_are_set_side_by_side() -> None:
    """What is "those" of another day are the same person's words."""
    assert two_sides("Put the mayor's words of May 4 next to those of May 6.") == (
        "the mayor's words of May 4",
        "the mayor's words of May 6",
    )
