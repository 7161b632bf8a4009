"""Who else did something, where a sentence tells of those only whom the question names."""

from __future__ import annotations

import pytest

from rag.lacking import lacking
from rag.names import names_in
from rag.others import asks_others, nobody_else

NAMES = names_in(
    [
        "Sen. Anna Berg met Minister Carl Dahl in Lisbon.",
        "Ambassador to the UN Ida Falk spoke.",
        "Gen. Lou Holm left.",
    ]
)
BACKS = "Sen. Anna Berg calls on Dahl to ease the ban."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which other senators backed Berg's call?", True),
        ("Did any other senators back Berg?", True),
        ("Who else backed Berg?", True),
        ("Did anyone else back Berg?", True),
        ("Who backed the call besides Berg?", True),
        ("Did other newspapers besides the Echo print it?", True),
        ("Apart from Berg, who backed the call?", True),
        ("Which other critics besides Berg spoke?", True),
        ("Which other bridges did Berg open?", False),
        ("Who backed Berg?", False),
    ],
)
def test_questions_for_others(question: str, expected: bool) -> None:
    """Others are asked for with "other", "else" or "besides", if they are such as act."""
    assert asks_others(question) is expected


def test_nobody_but_those_named() -> None:
    """Whoever is only called on, and whoever the question names in part, is no other."""
    assert nobody_else("Which other senators backed Berg's call?", BACKS, NAMES)
    assert lacking("Which other senators backed Berg's call?", BACKS, NAMES) == "name"
    called = "Minister Carl Dahl calls on Berg to ease the ban."
    assert nobody_else("Who else than the minister asked for it?", called, NAMES)


def test_another_who_acts() -> None:
    """One whose office stands before the name acts, though "to" leads to the place in it."""
    told = "Ambassador to the UN Ida Falk and Gen. Lou Holm call for it."
    assert not nobody_else("Who else than Berg called for it?", told, NAMES)
    assert not nobody_else("Whom else did Berg meet?", BACKS, NAMES)


def test_several_who_are_called_what_is_asked_for() -> None:
    """Of "the senators" that it names at first, a sentence tells all that they do."""
    told = "From Berg to Dahl, the senators admit it."
    assert not nobody_else("Which other senator than Berg admits it?", told, NAMES)
    assert nobody_else("Which other senator than Berg admits it?", "Berg admits it to Dahl.", NAMES)


def test_a_place_after_a_comma_is_nobody() -> None:
    """The land of a town is as little an other as the town."""
    assert nobody_else("Who else met Berg?", "Berg speaks in Lisbon, Portugal.", NAMES)
