"""Events that a time is reckoned from, ends of the chronology, and accounts of all there was."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import DateSpan
from rag.accounts import content, left_out
from rag.anchor_words import plainly
from rag.times import Times, read_times
from rag.two_events import two_events

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
EVENTS = {"parade": date(2018, 9, 9), "museum": date(2018, 9, 12), "fair": date(2018, 10, 7)}


def read(question: str) -> Times:
    def locate(event: str) -> DateSpan | None:
        days = [day for name, day in EVENTS.items() if name in event]
        return DateSpan.on(days[0]) if days else None

    return read_times(question, PERIOD, locate)


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("Once the museum had opened, what happened?", (9, 13), (12, 31)),
        ("With the parade called off, what happened?", (9, 10), (12, 31)),
        ("Now that the fair was over, what took place?", (10, 8), (12, 31)),
        ("As soon as the fair had closed, what happened?", (10, 8), (10, 14)),
        ("No sooner had the museum opened than what happened?", (9, 13), (9, 19)),
        ("On the heels of the parade, what unfolded?", (9, 10), (9, 16)),
        ("What happened on the fair's eve?", (10, 6), (10, 6)),
        ("From the parade through the fair, what happened?", (9, 9), (10, 7)),
        ("What happened in the rest of October after the fair?", (10, 8), (10, 31)),
        ("After Sept. 20 but before the fair, what happened?", (9, 21), (10, 6)),
        ("What was recorded past Dec. 22?", (12, 23), (12, 31)),
        ("What happened in October before the 5th?", (10, 1), (10, 4)),
        ("Assemble what happened in late October, from the 25th onwards.", (10, 25), (10, 31)),
        ("What happened from Christmas Eve to the end of the year?", (12, 24), (12, 31)),
        ("Sum up December up to Christmas.", (12, 1), (12, 25)),
        ("What happened in week two of November?", (11, 8), (11, 14)),
        ("What happened over the Chuseok holiday, Sept. 23 to 26?", (9, 23), (9, 26)),
    ],
)
def test_all_entries_of_the_days_are_asked_for_however_the_days_are_told(
    question: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    times = read(question)
    assert times.only
    assert [(days.start, days.last) for days in times.ranges] == [
        (date(2018, *start), date(2018, *end))
    ]


@pytest.mark.parametrize(
    ("question", "end"),
    [
        ("What is the very first thing logged in the four-month chronology?", "first"),
        ("What does the timeline lead off with?", "first"),
        ("What stands at the top of the chronology?", "first"),
        ("What kicked off the month of December?", "first"),
        ("Which entry rounds out the chronology?", "last"),
        ("What does the log wrap up with?", "last"),
        ("What brings the record to a close?", "last"),
    ],
)
def test_an_end_of_the_chronology_is_the_whole_answer(question: str, end: str) -> None:
    times = read(question)
    assert times.only
    assert times.order == end


@pytest.mark.parametrize(
    "question",
    [
        "Who spoke once again?",
        "Who was once the mayor?",
        "On what date did he call upon the mayor to stop?",
        "What did she discuss with the mayor?",
        "When had the mayor met the coach?",
        "Did he say he would return once the fair had closed?",
        "What happened on New Year's Eve?",
    ],
)
def test_words_that_reckon_from_no_event_stay_as_they_are(question: str) -> None:
    assert plainly(question) == question


def test_words_of_their_own_are_content_and_the_rest_asks_for_an_account() -> None:
    assert content("Which bridge did the mayor open?") == {"bridg", "mayor"}
    for question in (
        "Piece together what unfolded.",
        "What does the log have?",
        "I'd like a digest.",
    ):
        assert not content(question)


def test_what_is_left_out_is_told_apart_from_what_is_asked() -> None:
    times = read("Apart from the flood, what happened on Nov. 20?")
    assert (times.only, times.without) == (True, "the flood")
    assert read("Apart from the mayor, who spoke on Nov. 20?").without == ""
    assert left_out("What happened, not counting the flood?")[1] == "the flood"
    assert left_out("What happened?") == ("What happened?", "")


@pytest.mark.parametrize(
    ("question", "events"),
    [
        ("Count the days from the flood until the fair.", ("the flood", "the fair")),
        ("How far apart were the flood and the fair?", ("the flood", "the fair")),
        ("How soon did the fair follow the flood?", ("the flood", "the fair")),
        ("By how many days did the flood precede the fair?", ("the flood", "the fair")),
        ("After the flood, how long was it until the fair?", ("the flood", "the fair")),
        (
            "How many days went by from the deal to drain the lake to the opening of the fair?",
            ("the deal to drain the lake", "the opening of the fair"),
        ),
    ],
)
def test_two_events_are_found_however_their_distance_is_asked(
    question: str, events: tuple[str, str]
) -> None:
    assert two_events(question) == events


@pytest.mark.parametrize(
    "question",
    [
        "What happened in the few days between the flood and the fair?",
        "How many meetings between Ann and Bob are logged?",
        "Two reports came in the last days of May, one to Ann and one to Bob. What were they?",
    ],
)
def test_what_happened_between_two_events_is_not_their_distance(question: str) -> None:
    assert two_events(question) is None
