"""Relations of time: beside events whose days are known, and from the reader's own day."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates import Shift, find_relative_to_today, find_shifts
from index.types import DateSpan

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
SUMMIT = DateSpan(date(2018, 9, 18), date(2018, 9, 21))  # Tuesday to Thursday


def _day(text: str) -> date:
    return date.fromisoformat(text if len(text) > 5 else f"2018-{text}")


@pytest.mark.parametrize(
    ("text", "words", "event", "relation", "start", "end"),
    [
        ("two days before the summit", "two days before", "the summit", "on", "09-16", "09-17"),
        (
            "What did he say the day after the summit?",
            "the day after",
            "the summit",
            "on",
            "09-21",
            "09-22",
        ),
        ("the week before the summit", "the week before", "the summit", "on", "09-11", "09-18"),
        ("the following day", "the following day", "", "on", "09-21", "09-22"),
        ("within a week of the summit", "within a week of", "the summit", "on", "09-11", "09-28"),
        ("a week later than the summit", "a week later than", "the summit", "on", "09-27", "09-28"),
        ("the Friday after the summit", "the Friday after", "the summit", "on", "09-21", "09-22"),
        ("the week of the summit", "the week of", "the summit", "on", "09-17", "09-24"),
        (
            "on the same day as the summit",
            "on the same day as",
            "the summit",
            "on",
            "09-18",
            "09-21",
        ),
        ("that month", "that month", "", "on", "09-01", "10-01"),
        ("just before the summit", "just before", "the summit", "before", "09-11", "09-18"),
        ("right after the summit", "right after", "the summit", "after", "09-21", "09-28"),
        ("Before the summit, who spoke?", "Before", "the summit", "before", "09-01", "09-18"),
        ("after Moon and Kim met", "after", "Moon and Kim met", "after", "09-21", "2019-01-01"),
        ("D+2 after the summit", "D+2 after", "the summit", "on", "09-22", "09-23"),
        ("D-1 before the summit", "D-1 before", "the summit", "on", "09-17", "09-18"),
        ("on the day the summit began", "on the day", "the summit began", "on", "09-18", "09-21"),
        ("the weekend Moon spoke", "the weekend", "Moon spoke", "on", "09-15", "09-17"),
        (
            "from the summit on, who led?",
            "from the summit on",
            "the summit",
            "after",
            "09-18",
            "2019-01-01",
        ),
        ("since the summit", "since", "the summit", "after", "09-18", "2019-01-01"),
        ("until the summit", "until", "the summit", "before", "09-01", "09-21"),
        (
            "from the summit onwards",
            "from the summit onwards",
            "the summit",
            "after",
            "09-18",
            "2019-01-01",
        ),
    ],
)
def test_shift(text: str, words: str, event: str, relation: str, start: str, end: str) -> None:
    (shift,) = find_shifts(text)
    assert (shift.span.of(text), shift.remainder.of(text)) == (words, event)
    assert shift.relation == relation
    assert shift.apply(SUMMIT, PERIOD) == DateSpan(_day(start), _day(end))


def test_exact_shifts_know_their_days() -> None:
    shifts = [
        shift
        for text in ("two days before", "the day after", "a week later")
        for shift in find_shifts(text)
    ]
    assert [(shift.exact, shift.days) for shift in shifts] == [(True, -2), (True, 1), (True, 7)]
    (week,) = find_shifts("the week before")
    assert (week.exact, week.days) == (False, None)


def test_between_two_events_is_two_shifts() -> None:
    text = "Who spoke between the summit and the midterms?"
    since, until = find_shifts(text)
    assert [s.remainder.of(text) for s in (since, until)] == ["the summit", "the midterms"]
    assert since.apply(SUMMIT, PERIOD).start == date(2018, 9, 18)
    assert until.apply(DateSpan.on(date(2018, 11, 6)), PERIOD).end == date(2018, 11, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What happened last week?", ["last week"]),
        ("yesterday or today", ["yesterday", "today"]),
        ("Is it this month, currently, right now?", ["this month", "currently", "right now"]),
        ("two weeks ago", ["two weeks ago"]),
        ("in the last week of October", []),
        ("the last week before Christmas", []),
        ("that week, that month, the same day", []),
    ],
)
def test_relative_to_today(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_relative_to_today(text)] == expected


def test_a_shift_is_made_of_its_words_alone() -> None:
    (one,), (other,) = find_shifts("before the summit"), find_shifts("before the parade")
    assert isinstance(one, Shift)
    assert (one.relation, one.first, one.last, one.snap) == (
        other.relation,
        other.first,
        other.last,
        other.snap,
    )


def test_a_capital_letter_makes_no_relation() -> None:
    """The words "day of" alone could mean anything, at the start of a sentence too."""
    assert find_shifts("Day of rest") == find_shifts("day of rest") == ()


def test_from_one_to_another_is_a_time_only_where_a_time_may_stand() -> None:
    letter = "Which letters from the mayor to the board are known?"
    time = "What happened from the vote to the fair?"
    assert find_shifts(letter) == ()
    assert [shift.remainder.of(time) for shift in find_shifts(time)] == ["the vote", "the fair"]


def test_whom_somebody_goes_after_tells_no_time() -> None:
    """A person whom others "go after" is no event: no day is reckoned from what follows."""
    assert find_shifts("Whom did the court go after?") == ()
    assert find_shifts("Which firms has the bank gone after in the spring?") == ()
