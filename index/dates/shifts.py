"""A relation of time, such as "two days before" or "since", as something to apply to days.

The anchor may be a date or an event whose day is known:

    >>> period = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
    >>> since(Span(0, 5)).apply(DateSpan.on(date(2018, 9, 18)), period)
    DateSpan(start=datetime.date(2018, 9, 18), end=datetime.date(2019, 1, 1))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.dates.calendar import Snap, later, snapped
from index.types import DateSpan, Span

Relation = Literal["on", "before", "after", "around"]


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of days from the first or the last day of an anchor."""

    edge: Literal["first", "last"]
    days: int

    def of(self, anchor: DateSpan) -> date:
        """Return the day that lies so far from the edge of `anchor`."""
        return later(anchor.start if self.edge == "first" else later(anchor.end, -1), self.days)


@dataclass(frozen=True, slots=True)
class Shift:
    """A relation in words, such as "two days before" or "since", and what it does to days.

    Attributes:
        span: where the words stand.
        remainder: what follows them up to the end of the clause, often the name of an event;
            empty for "the following day", whose anchor was named earlier.
        relation: "on" for a bounded time; "before" and "after" where one end is open, and for
            "just before" and "shortly after".
        first: the first day meant; None where the time is open towards the past.
        last: the last day meant; None where the time is open towards the future.
        snap: "week", "weekend" or "month" that holds the days, or a weekday (0 is Monday)
            within them.
    """

    span: Span
    remainder: Span
    relation: Relation
    first: Offset | None
    last: Offset | None
    snap: Snap = None

    @property
    def exact(self) -> bool:
        """Whether a single day is meant, when the anchor is one."""
        same_day = (self.first, self.last) == (FIRST_DAY, LAST_DAY)
        alone = self.snap is None and (self.days is not None or same_day)
        return isinstance(self.snap, int) or alone

    @property
    def days(self) -> int | None:
        """Days from the anchor to the day meant, negative before it; None for all else."""
        return self.first.days if self.first and self.first == self.last else None

    def apply(self, anchor: DateSpan, period: DateSpan) -> DateSpan:
        """Return the days meant; an open end is the end of `period`.

        Where nothing of the period is left ("after" its last day), the open end is that of
        the calendar year, so that the result is never empty and lies outside the period.
        """
        if anchor.days == 0:
            return anchor
        first = self.first.of(anchor) if self.first else None
        last = self.last.of(anchor) if self.last else None
        if first is None and last is not None:
            first = period.start if period.start <= last else date(last.year, 1, 1)
        if last is None and first is not None:
            last = later(period.end, -1) if first < period.end else date(first.year, 12, 31)
        if first is None or last is None or last < first:
            return anchor
        backwards = self.last is not None and self.last.days < 0
        return snapped(DateSpan(first, later(last, 1)), self.snap, backwards=backwards)


FIRST_DAY, LAST_DAY = Offset("first", 0), Offset("last", 0)


def since(span: Span) -> Shift:
    """Return the shift to all days from the first day of an anchor on."""
    return Shift(span, Span(span.end, span.end), "after", FIRST_DAY, None)


def until(span: Span) -> Shift:
    """Return the shift to all days up to the last day of an anchor."""
    return Shift(span, Span(span.end, span.end), "before", None, LAST_DAY)
