"""Two things asked of one sentence are told apart, and nothing else is."""

from __future__ import annotations

import pytest

from rag.short import wanted
from rag.tails import each_asked


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Who bought the mill, and when?", ["person", "date"]),
        ("Which mayor closed the mill, and on what day?", ["person", "date"]),
        ("Who sold the mill and for how much?", ["person", "amount"]),
        ("When was the mill sold and by whom?", ["date", "person"]),
        ("How many mills were closed, and when was that decided?", ["count", "date"]),
        ("When and where did the coach meet the mayor?", ["date", "place"]),
        ("Whom did the coach meet, when and where?", ["person", "date", "place"]),
        ("What number of mills was closed, and in which month?", ["count", "month"]),
    ],
)
def test_that_each_thing_asked_has_its_own_kind(question: str, kinds: list[str]) -> None:
    """Kinds told by hand: each fragment asks for what its own words ask for."""
    assert [wanted(asked).kind for asked in each_asked(question)] == kinds


@pytest.mark.parametrize(
    "question",
    [
        "Who bought the mill?",
        "Who bought the mill, and when did the mayor of the next town hear of it?",
        "When did the mill close, and which bank paid for it?",
        "The mayor said when and where.",
        "List the mills that closed in May and June.",
    ],
)
def test_that_other_questions_ask_one_thing_or_have_parts(question: str) -> None:
    """A clause that tells more than a pointer asks something else, which is looked for itself."""
    assert each_asked(question) == ()
