"""Acronyms spelt out by the words of the documents."""

from __future__ import annotations

import pytest

from rag.acronyms import Acronyms

KNOWN = Acronyms(
    [
        "A working group met on guard posts. The working group agreed on the guard posts.",
        "The Board of Harbour Pilots met; NATO sent a ship. Green paint was used.",
    ]
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who set up the WG?", "Who set up the working group?"),
        ("How many GPs went?", "How many guard posts went?"),
        ("What did the BHP say?", "What did the board of harbour pilots say?"),
        ("What did NATO send?", "What did NATO send?"),
        ("What did the US say?", "What did the US say?"),
        ("What did the XYZ say?", "What did the XYZ say?"),
        ("who set up the wg?", "who set up the wg?"),
    ],
)
def test_only_letters_that_the_words_explain_are_spelt_out(question: str, expected: str) -> None:
    """The letters GP stand for "guard posts", told twice, and not for "green paint"."""
    assert KNOWN.spelt_out(question) == expected


def test_a_full_name_is_searched_by_the_acronym_that_the_texts_use() -> None:
    known = Acronyms(["The Board of Alpine Guides met.", "BAG members left. Big apples grow."])
    assert known.shortened("Who runs the board of alpine guides?") == "Who runs the BAG?"
    assert known.shortened("Who runs the union of guides?") == "Who runs the union of guides?"
