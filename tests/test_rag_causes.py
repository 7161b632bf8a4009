"""Guarantees that a named day whose effects are asked about is a cause, and otherwise a time."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates import find_dates
from index.types import DateSpan
from rag.causes import outward

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))


def _days(question: str) -> list[str]:
    return [each.span.of(question) for each in outward(question, find_dates(question, PERIOD))]


@pytest.mark.parametrize(
    "question",
    [
        "How will the midterms affect the port?",
        "Did Thanksgiving really change the traffic on the river?",
        "What impact did Christmas have on the ferries?",
        "What were the consequences of the midterms for the harbour?",
        "Who won the midterms?",
        "What is said about the midterm elections?",
    ],
)
def test_a_named_day_that_brings_something_about_is_no_time(question: str) -> None:
    assert not _days(question)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("What happened after the midterms?", "midterms"),
        ("What did Thanksgiving bring?", "Thanksgiving"),
        ("Which ferry sank on Christmas Day?", "Christmas Day"),
        ("What did they celebrate on Christmas Day?", "Christmas Day"),
        ("Did the events of Oct. 7 change the traffic?", "Oct. 7"),
    ],
)
def test_a_day_that_tells_when_stays_a_time(question: str, day: str) -> None:
    assert any(day in found for found in _days(question))


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("I'm writing a year-end piece: who won on Nov. 6?", ["on Nov. 6"]),
        ("For our December issue, what was sold on Oct. 9?", ["on Oct. 9"]),
        ("What did the year-end review of the port say?", ["the year-end"]),
        ("Who wrote the October review?", ["October"]),
    ],
)
def test_a_time_of_what_the_asker_is_writing_is_no_time_of_the_answer(
    question: str, days: list[str]
) -> None:
    assert _days(question) == days
