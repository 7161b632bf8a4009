"""Days that follow-ups reckon from the entry that answered the question before."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import DateSpan
from rag.assistant import Assistant
from rag.followup import Told, standalone
from rag.followup.days import with_days
from rag.names import Names

KNOWN = Names(persons=frozenset({"merkel", "macron"}), parties=frozenset({"france"}))
MAY_30 = date(2018, 5, 30)
ANSWERED = {
    "When was the cup drawn?": Told("May 30", "The cup is drawn.", day=MAY_30),
    "Who has to pay?": Told("the club", "The club has to pay Macron."),
}


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Who quit two days later?", "Who quit two days after May 30, 2018?"),
        ("Five days on, who quit?", "Five days after May 30, 2018, who quit?"),
        ("The next day, who quit?", "The day after May 30, 2018, who quit?"),
        ("Who had quit up to that day?", "Who had quit up to May 30, 2018?"),
        ("What did Merkel say the next day?", "What did Merkel say the day after May 30, 2018?"),
        ("And who quit a week before?", "And who quit a week before May 30, 2018?"),
        ("Did Macron quit that very day?", "Did Macron quit on May 30, 2018?"),
        ("Who was fined for that same day?", "Who was fined for May 30, 2018?"),
    ],
)  # fmt: skip
def test_a_day_is_reckoned_from_the_entry_that_was_shown(question: str, whole: str) -> None:
    assert standalone(question, ["When was the cup drawn?"], KNOWN, ANSWERED.get).text == whole
    history = ["When was the cup drawn?", "Who has to pay?"]
    undated = standalone(question, history, KNOWN, ANSWERED.get).text
    assert "May 30" not in undated  # the last answer is prose, of no day


@pytest.mark.parametrize(
    "question",
    [
        "Whom did Merkel see two days after Macron quit?",
        "What did France say on May 2?",
        "Who quit on the very day that Macron quit?",
        "Who was sold on the same day as the club?",
        "Did Merkel say that day care is free?",
        "Did Merkel and Macron both quit on the same day?",
        "Who runs France day after day?",
    ],
)
def test_what_reckons_from_its_own_words_is_left_as_it_is(question: str) -> None:
    assert with_days(question, ["When was the cup drawn?"], ANSWERED.get) == question


def test_an_answer_that_is_another_day_than_its_entry_is_reckoned_from_by_neither() -> None:
    told = {"When is the final?": Told("June 12", "The final is set for June 12.", day=MAY_30)}
    asked = ["When is the final?"]
    assert with_days("Who plays the day after?", asked, told.get) == "Who plays the day after?"


def test_the_days_around_an_entry_are_found_from_it(assistant: Assistant) -> None:
    """Entries of September 12, 2018, after those of the day before; told from the article."""
    asked = ["Which remains were returned on September 11, 2018?"]
    answer = assistant.ask("And what did the two Koreas open the day after?", asked)
    assert [each.day for each in answer.citations] == [date(2018, 9, 12)]
    assert "liaison offices" in answer.citations[0].quote


def test_days_that_the_reader_chose_hold_for_a_follow_up(assistant: Assistant) -> None:
    """Whatever the questions before were on: nothing of another day is cited."""
    december = DateSpan(date(2018, 12, 1), date(2019, 1, 1))
    asked = ["Whom did Pompeo meet in Pyongyang?"]
    answer = assistant.ask("And what did he say about it?", asked, within=december)
    assert answer.question.dates == (december,)
    days = {each.day for each in (*answer.citations, *answer.nearest)} - {None}
    assert all(december.start <= day < december.end for day in days if day)
