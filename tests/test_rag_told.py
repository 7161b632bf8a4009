"""The days that a sentence names, some of them counted from others."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import DateSpan
from rag.told import MONTH, told_days

PERIOD = DateSpan(date(2020, 1, 1), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met in March and again a month later.", "2020-04-01", "2020-04-30"),
        ("They met on March 30, and two days later they left.", "2020-04-01", "2020-04-01"),
        ("She won on May 20; one week earlier she had been ill.", "2020-05-13", "2020-05-13"),
        ("They met in December and parted a month later.", "2021-01-01", "2021-01-31"),
        ("They met on March 30, and 3 days later they left.", "2020-04-02", "2020-04-02"),
    ],
)
def test_a_time_counted_from_another_is_told_by_a_calendar(
    text: str, first: str, last: str
) -> None:
    """Guarantee: "a month later" is the month after the one named before it."""
    assert (
        told_days(text, PERIOD)[-1].start.isoformat(),
        told_days(text, PERIOD)[-1].last.isoformat(),
    ) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "A month later they met.",
        "They met in March and two days later they left.",
        "In 2020 it rained.",
        "They met in March, and a million months later the ice had gone.",
        "They met in March, and million weeks later the ice had gone.",
    ],
)
def test_what_no_day_can_be_counted_from_adds_none(text: str) -> None:
    """Guarantee: without a time before it that is told as closely, nothing is counted."""
    assert all(days.days <= MONTH and days.start.month == 3 for days in told_days(text, PERIOD))


@given(st.text(), st.sampled_from(["a month later", "99 days earlier", "two weeks later"]))
def test_any_text_is_read(text: str, later: str) -> None:
    """Guarantee: no text stops the reading, not even days at an end of the calendar."""
    told_days(f"{text} Dec. 31, 9999 {later}", PERIOD)
    told_days(f"Jan. 1, 1 {text} {later}", PERIOD)
