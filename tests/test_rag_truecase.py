"""Capitals given back to questions in one case."""

from __future__ import annotations

import pytest

from rag.names import names_in
from rag.truecase import Truecaser, in_small_letters

TEXTS = (
    "Then President Brown met Gen. Vincent Moon in Leeds. Later Brown thanked FIFA. In May the "
    "Leeds police wrote to Brown, Moon and FIFA about the moon landing.",
)


@pytest.fixture(scope="module")
def caser() -> Truecaser:
    return Truecaser(TEXTS, names_in(TEXTS))


@pytest.mark.parametrize(
    ("typed", "cased"),
    [
        ("did brown thank fifa in leeds?", "did Brown thank FIFA in Leeds?"),
        ("vincent moon's letter", "Vincent Moon's letter"),
        ("browns letter to the americans", "Brown's letter to the Americans"),
        ("what may brown do in december", "what may Brown do in December"),
        ("what did the us army say", "what did the US army say"),
        ("what did they tell us then", "what did they tell us then"),
        ("did kim of the un meet brown", "did kim of the UN meet Brown"),
        ("Did brown go?", "Did brown go?"),
        ("", ""),
    ],
)
def test_names_get_their_capitals(caser: Truecaser, typed: str, cased: str) -> None:
    """Names are written as the texts or everybody write them; what is no name stays small."""
    assert caser.cased(typed) == cased


def test_a_question_in_capitals_is_no_name() -> None:
    """Capitals throughout tell nothing of names, but one word may be an acronym."""
    assert in_small_letters("WHO MET BROWN?") == "who met brown?"
    assert in_small_letters("FIFA?") == "FIFA?"
