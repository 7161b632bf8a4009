"""What sentences take up from those before them; the cases were made up by hand."""

from __future__ import annotations

import pytest

from index.antecedents import antecedent

_COMMON = frozenset({"strikes", "work", "photo", "critics"})


@pytest.mark.parametrize(
    ("text", "before", "taken_up"),
    [
        ("She won.", ["Anna Berg leads.", "With Dahl, who lost, time is short."], "Dahl"),
        ("His plan failed.", ["Berg’s rise was fast."], "Berg"),
        (
            "The club may win.",
            ["Dahl founds the Oslo chess club.", "Work began."],
            "Oslo chess club",
        ),
        ("The club won.", ["Dahl founds the Oslo chess club.", "Rain fell."], "Oslo chess club"),
        ("In May, the club has won.", ["Dahl founds the Oslo chess club."], "Oslo chess club"),
        ("The retreat was long.", ["Berg announces his retreat."], "Berg"),
        ("The MPs voted.", ["Oslo members of parliament met.", "Nothing came of it."], ""),
        ("The MPs voted.", ["Oslo parliamentarians met."], "Oslo parliamentarians"),
        ("Work is scarce and life is hard.", ["Berg's reign was short."], "Berg's reign"),
        ("Strikes have begun over their pay.", ["US doctors met in May."], "US doctors"),
    ],
)
def test_what_was_named_before_is_taken_up(text: str, before: list[str], taken_up: str) -> None:
    assert antecedent(text, before, _COMMON) == taken_up


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("He won.", []),
        ("He won.", ["In May, Berg lost."]),  # the sentence opens with no name
        ("He won.", ["Critics of Berg met Dahl."]),
        ("He won.", ["Seoul lost."]),  # a country is no "he"
        ("The Oslo club won.", ["Berg's Rome club lost."]),  # it has a name of its own
        ("The tax fell.", ["Berg spoke."]),
        ("The tax fell.", ["Berg's tax rose.", *["Rain fell."] * 4]),  # too far back
        ("Berg won and was glad.", ["Dahl lost."]),
        ("Photo: Oslo", ["Figure 1 Berg wins."]),
        ("Work is scarce and life is hard.", ["US exports fell."]),  # a country says too little
    ],
)
def test_nothing_is_taken_up_that_may_be_another(text: str, before: list[str]) -> None:
    assert antecedent(text, before, _COMMON) == ""
