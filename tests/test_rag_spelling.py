"""Typing errors: mended towards the article's words, with right words left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import token_counter
from rag.spelling import Speller

SPELLER = Speller(
    ["Pompeo and Mattis lifted the sanctions on Pyongyang after the summit speech in Russia."],
    token_counter(),
)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Pompeyo lifted sactions", "pompeo lifted sanctions"),
        ("the sumit speach in Pyongang?", "the summit speech in pyongyang?"),
        ("Did Matis speak?", "Did mattis speak?"),
    ],
)
def test_a_typing_error_becomes_the_nearest_word_of_the_text(typed: str, mended: str) -> None:
    assert SPELLER.mended(typed) == mended


@pytest.mark.parametrize(
    "right",
    ["Who penalised whom?", "a sanctioned speaker", "Borussia won", "Merkel and Macron", "lift it",
     "<b>50%</b> of 28,000"],
)  # fmt: skip
def test_right_words_and_other_names_are_left_alone(right: str) -> None:
    assert SPELLER.mended(right) == right


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("which cuort rulled in noevmber", "which court ruled in november"),
        ("the anniversry of the partnersship", "the anniversary of the partnership"),
    ],
)
def test_words_of_any_report_are_mended(typed: str, mended: str) -> None:
    assert SPELLER.mended(typed) == mended


def test_a_name_with_a_capital_is_not_taken_for_an_ordinary_word() -> None:
    assert SPELLER.mended("Did Serizo resign?") == "Did Serizo resign?"
    assert SPELLER.mended("did they resgin") == "did they resign"


@given(st.text(max_size=80))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = SPELLER.mended(text)
    assert SPELLER.mended(once) == once


def test_a_short_part_of_a_strange_name_is_no_slip() -> None:
    """A word near to another is a slip by itself, and no slip beside a name nobody knows."""
    speller = Speller(["They lift the ban."], token_counter())
    assert speller.mended("Who is Liit Gwyx?") == "Who is Liit Gwyx?"
    assert speller.mended("Did they liit the ban?") == "Did they lift the ban?"
    assert speller.mended("What must they prioritise?") == "What must they prioritise?"
