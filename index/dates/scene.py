"""What the readers of dates share: the text that is read, and a date before its year is known.

A date without a year takes the one that brings it nearest to the article's period:

    >>> scene = Scene("on Feb. 5", DateSpan(date(2020, 11, 1), date(2021, 3, 1)))
    >>> scene.days(day_of_month(9, 2, 5, None))
    DateSpan(start=datetime.date(2021, 2, 5), end=datetime.date(2021, 2, 6))
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from index.dates.calendar import months_from
from index.dates.holidays import DaysIn
from index.types import DateSpan, Span

_REACH = 24  # characters looked at before a word; longer than every pattern that looks there


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as read, before a missing year is chosen.

    Attributes:
        end: where its words end.
        days_in: what it means in a given year.
        year: the year written with it, or None.
        month: the month, for a day of a month only, so that "and 5" can take it.
        note: what a reader should be told of the reading taken, or None.
    """

    end: int
    days_in: DaysIn
    year: int | None = None
    month: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NamedMonth:
    """The only month that a sentence names, in which "the 7th" of that sentence is read."""

    sentence: Span
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A text to read, with all that is known of its time.

    Attributes:
        text: what is read.
        period: the days that the article covers.
        months: the months that sentences name, in the order of the sentences.
    """

    text: str
    period: DateSpan
    months: tuple[NamedMonth, ...] = ()

    def days(self, found: ReadDate) -> DateSpan | None:
        """Return the days of a date, in its own year or in the one nearest to the period."""
        if found.year:
            return days_in_year(found, found.year)
        years = range(self.period.start.year - 1, self.period.end.year + 2)
        options = [days for year in years if (days := days_in_year(found, year))]
        return min(options, key=lambda days: (self._distance(days), days), default=None)

    def _distance(self, days: DateSpan) -> int:
        """Days between `days` and the period, 0 if they share one."""
        gaps = (days.start - self.period.end).days + 1, (self.period.start - days.end).days + 1
        return max(0, *gaps)

    def led_by(self, words: re.Pattern[str], position: int) -> bool:
        """Tell whether `words`, a pattern that ends with "$", stand before `position`."""
        return words.search(self.text, max(0, position - _REACH), position) is not None

    def month_at(self, position: int) -> NamedMonth | None:
        """Return the month named by the sentence that holds `position`."""
        before = bisect(self.months, position, key=lambda known: known.sentence.start)
        if before and position < self.months[before - 1].sentence.end:
            return self.months[before - 1]
        return None


def days_in_year(found: ReadDate, year: int) -> DateSpan | None:
    """Return the days of a date in one year; None for "Feb. 29" in most of them."""
    try:
        return found.days_in(year)
    except (ValueError, OverflowError):
        return None


def day_of_month(end: int, month: int, day: int, year: int | None) -> ReadDate:
    """Return a day of a month; one that does not exist is a date without days."""
    return ReadDate(end, lambda known: DateSpan.on(date(known, month, day)), year, month)


def whole_months(end: int, month: int, count: int, year: int | None) -> ReadDate:
    """Return `count` whole months from `month` on."""
    return ReadDate(end, lambda known: months_from(known, month, count), year)


def part_of(whole: ReadDate, part: Callable[[DateSpan], DateSpan]) -> ReadDate:
    """Return a date whose days are a part of, or lie beside, those of another."""
    return ReadDate(whole.end, lambda year: part(whole.days_in(year)), whole.year, note=whole.note)
