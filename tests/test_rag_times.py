"""The time a question speaks of, and what is left to search for."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import DateSpan
from rag.times import Times, read_times

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
EVENTS = {"parade": date(2018, 9, 9), "offices": date(2018, 9, 12), "summit": date(2018, 10, 7)}


def locate(event: str) -> DateSpan | None:
    """Stand in for the search: the day of the event that the words name."""
    days = [day for name, day in EVENTS.items() if name in event]
    return DateSpan.on(days[0]) if days else None


def read(question: str) -> Times:
    return read_times(question, PERIOD, locate)


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("What happened on 11 October?", (10, 11), (10, 12)),
        ("what happened between Oct. 10 and Oct. 12", (10, 10), (10, 13)),
        ("Anything in the opening days of November?", (11, 1), (11, 6)),
        ("What happened the day after the parade?", (9, 10), (9, 11)),
        ("What took place two days before the summit?", (10, 5), (10, 6)),
        ("What happened three days after the election of Nov. 6?", (11, 9), (11, 10)),
        ("September 19th?", (9, 19), (9, 20)),
        ("What happened between the parade and the opening of the offices?", (9, 9), (9, 13)),
    ],
)
def test_a_question_about_nothing_but_time_gives_its_days(
    question: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    times = read(question)
    assert times.ranges == (DateSpan(date(2018, *start), date(2018, *end)),)
    assert times.only


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did Moon argue in October?", "What did Moon argue?"),
        ("On Oct. 7, whom did Pompeo meet?", "whom did Pompeo meet?"),
        ("What did Trump say the day after the parade?", "What did Trump say?"),
    ],
)
def test_words_of_time_are_taken_out_of_what_is_searched(question: str, topic: str) -> None:
    times = read(question)
    assert times.topic == topic
    assert times.ranges
    assert not times.only


def test_a_question_without_time_is_searched_as_it_stands() -> None:
    times = read("Who is the envoy?")
    assert (times.ranges, times.topic, times.only) == ((), "Who is the envoy?", False)


def test_an_event_that_no_entry_tells_of_gives_no_days() -> None:
    assert read("What happened the day after the eclipse?").ranges == ()


@pytest.mark.parametrize(
    ("question", "order"),
    [("What is the first entry about Biegun?", "first"), ("the latest sanctions", "last"),
     ("the sanctions", None), ("What happened right before the summit?", "last"),
     ("What happened just after the summit?", "first")],
)  # fmt: skip
def test_order_is_read(question: str, order: str | None) -> None:
    assert read(question).order == order


def test_words_that_reckon_from_today_are_kept_for_the_reason() -> None:
    assert read("What happened last week?").today == "last week"


def test_an_unclear_date_brings_a_note() -> None:
    assert "October" in " ".join(read("What happened on 10/7?").notes)


def test_an_end_of_the_whole_chronology_is_sought_in_its_period() -> None:
    times = read("What is the last entry?")
    assert (times.ranges, times.order, times.only) == ((PERIOD,), "last", True)
