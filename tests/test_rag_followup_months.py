"""Months that a follow-up reckons from the question before, and other words that point back."""

from __future__ import annotations

from datetime import date

import pytest

from rag.followup import Told, standalone
from rag.names import Names

KNOWN = Names(
    persons=frozenset({"merkel", "macron", "scholz"}), parties=frozenset({"france", "germany"})
)
ANSWERED = {
    "When was the cup drawn?": Told("May 31", "The cup is drawn.", day=date(2018, 5, 31)),
    "When did Merkel quit?": Told("Dec. 21", "Merkel quits.", day=date(2018, 12, 21)),
    "When did Macron speak?": Told("", "Macron speaks.", day=date(2019, 1, 2)),
    "Who has to pay?": Told("the club", "Judge Merkel orders the club to pay Macron."),
    "What did France break?": Told("the March 3 pact", "France broke the March 3 pact."),
}


@pytest.mark.parametrize(
    ("asked", "question", "whole"),
    [
        (
            "When did Merkel quit?",
            "What did she say at the end of that month?",
            "What did Merkel say at the end of December 2018?",
        ),
        (
            "When did Merkel quit?",
            "What did she do the month before?",
            "What did Merkel do in November 2018?",
        ),
        (
            "When did Merkel quit?",
            "What did she do at the start of the next month?",
            "What did Merkel do at the start of January 2019?",
        ),
        (
            "When did Macron speak?",
            "Who spoke the previous month?",
            "Who spoke in December 2018?",
        ),
        (
            "When was the cup drawn?",
            "And on the 9th of the following month, who won?",
            "And on the 9th of June 2018, who won?",
        ),
        (
            "When was the cup drawn?",
            "What did Scholz say on the 12th?",
            "What did Scholz say on the 12th of May 2018?",
        ),
        (
            "What did Merkel say in October?",
            "And in the last week of the month, what did she say?",
            "And in the last week of October, what did Merkel say?",
        ),
    ],
)
def test_a_month_is_named_as_the_calendar_names_it(asked: str, question: str, whole: str) -> None:
    """The months before and after are those of the calendar, over the turn of a year as well."""
    assert standalone(question, [asked], KNOWN, ANSWERED.get).text == whole


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        (
            "What did France say in the following days?",
            "What did France say in the days after Merkel quit?",
        ),
        (
            "What did France say in the weeks that followed?",
            "What did France say in the weeks after Merkel quit?",
        ),
        (
            "What did France say over the previous few weeks?",
            "What did France say in the weeks before Merkel quit?",
        ),
    ],
)
def test_days_that_follow_are_reckoned_from_what_was_asked(question: str, whole: str) -> None:
    """The days and weeks around an event are asked for by its words."""
    assert standalone(question, ["When did Merkel quit?"], KNOWN, ANSWERED.get).text == whole


@pytest.mark.parametrize(
    "question", ["What will Scholz do next month?", "What did Scholz say the month Macron quit?"]
)
def test_a_month_of_its_own_is_left_as_it_is(question: str) -> None:
    """What reckons from today, or from an event that the question names, is no month before."""
    assert standalone(question, ["When did Merkel quit?"], KNOWN, ANSWERED.get).text == question


def test_no_month_is_made_up() -> None:
    """Where neither question nor answer tells a month, the words stay."""
    found = standalone("And at the end of that month?", ["Who runs the club?"], KNOWN)
    assert "20" not in found.text


@pytest.mark.parametrize(
    ("asked", "question", "whole"),
    [
        ("Who has to pay?", "What did the judge order?", "What did Judge Merkel order?"),
        (
            "What did France break?",
            "Did Germany like it?",
            "Did Germany like it? (France broke)",
        ),
        (
            "Where did Merkel meet Macron?",
            "Who represented France there?",
            "Who represented France there? (Merkel met Macron)",
        ),
        (
            "Who was fined in May?",
            "And who was fined in June?",
            "And who was fined in June? (the person that was fined in May)",
        ),
    ],
)
def test_what_points_back_is_found(asked: str, question: str, whole: str) -> None:
    """A role is the person so called; a day in an answer isn't asked for; a party is no place."""
    assert standalone(question, [asked], KNOWN, ANSWERED.get).text == whole


def test_another_wants_to_be_told_than_which() -> None:
    """Which other clubs there were is asked of what the question before was on."""
    found = standalone("Which other clubs were fined?", ["What did France do to the club?"], KNOWN)
    assert found.is_follow_up


def test_him_is_not_who_acts() -> None:
    """Merkel tells somebody else: him of whom was asked before."""
    found = standalone(
        "Which stadiums and hotels did Merkel tell him the clubs could buy?",
        ["Where did Macron play?"],
        KNOWN,
    )
    assert "tell Macron" in found.text
