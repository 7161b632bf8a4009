"""Arithmetic of days: weeks, weekends and months around some days, and parts of a longer time.

Nothing here reads a text, and nothing needs to know which years an article covers.

    >>> october = months_from(2018, 10, 1)
    >>> fraction(october, 1, 1, 3)  # "early October"
    DateSpan(start=datetime.date(2018, 10, 1), end=datetime.date(2018, 10, 11))
    >>> nth_weekday(october, -1, 4).isoformat()  # "the last Friday of October"
    '2018-10-26'
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from index.types import DateSpan

Snap = int | Literal["week", "weekend", "month"] | None
"""A weekday (0 is Monday), or what is rounded to, or None to leave days as they are."""

_SATURDAY, _SUNDAY = 5, 6
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def later(day: date, days: int) -> date:
    """Return the day so many days later, or the calendar's own end where there is none."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_from(year: int, month: int, count: int) -> DateSpan:
    """Return `count` whole months; `month` may lie outside 1..12 and then counts on."""
    ends = [divmod(year * 12 + month - 1 + n, 12) for n in (0, count)]
    return DateSpan(*(date(y, m + 1, 1) for y, m in ends))


def last_of_month(days: DateSpan) -> DateSpan:
    """Return the last day of the month in which `days` end."""
    last = later(days.end, -1)
    return DateSpan.on(later(months_from(last.year, last.month, 1).end, -1))


def eve(days: DateSpan) -> DateSpan:
    """Return the day before the first of `days`."""
    return DateSpan.on(later(days.start, -1))


def week_of(days: DateSpan) -> DateSpan:
    """Return the week, Monday to Sunday, that holds most of `days`; longer ones as they are."""
    if days.days >= 7:
        return days
    middle = later(days.start, days.days // 2)  # Chuseok runs from a Sunday to a Tuesday
    monday = later(middle, -middle.weekday())
    return DateSpan(monday, later(monday, 7))


def weekend_near(days: DateSpan) -> DateSpan:
    """Return the Saturday and Sunday nearest to the first of `days`.

    A Monday belongs to the weekend before it, a Tuesday too; a Wednesday to the one after it.
    """
    weekday = days.start.weekday()
    return _weekend(later(days.start, _SATURDAY - weekday - (7 if weekday < 2 else 0)))


def long_weekend(days: DateSpan) -> DateSpan:
    """Return the weekend of a holiday, stretched to one on a Monday, Thursday or Friday.

    Thanksgiving is a Thursday, and "the Thanksgiving weekend" begins with it.
    """
    weekend = weekend_near(days)
    if days.start.weekday() in (1, 2):
        return weekend
    return DateSpan(min(weekend.start, days.start), max(weekend.end, days.end))


def snapped(days: DateSpan, snap: Snap, *, backwards: bool = False) -> DateSpan:
    """Return the week, weekend, month or weekday that `days` point at.

    Args:
        days: the days themselves; for a weekday or weekend beside a date, the seven days in
            which it is looked for.
        snap: what to return; days longer than it stay as they are.
        backwards: of seven days, the weekend whose Sunday is among them instead of Saturday.
    """
    if isinstance(snap, int):
        return DateSpan.on(_on_or_after(days.start, snap))
    if snap == "week":
        return week_of(days)
    if snap == "weekend" and days.days < 7:
        return weekend_near(days)
    if snap == "weekend" and days.days == 7:
        if backwards:
            return _weekend(later(_on_or_after(days.start, _SUNDAY), -1))
        return _weekend(_on_or_after(days.start, _SATURDAY))
    if snap == "month" and days.days < 28:
        return months_from(days.start.year, days.start.month, 1)
    return days


def fraction(days: DateSpan, first: int, last: int, of: int) -> DateSpan:
    """Return the parts `first` to `last`, counted from 1, of `of` equal parts of whole months.

    The parts of a month end with its 10th, 20th and 15th day whatever its length; a longer
    time is divided by months where it can be: "late 2018" is September to December.

    Raises:
        ValueError: if there are no such parts.
    """
    if not 1 <= first <= last <= of:
        raise ValueError(f"no parts {first} to {last} of {of}")
    year, month = days.start.year, days.start.month
    months = (days.end.year - year) * 12 + days.end.month - month
    if months % of == 0:
        size = months // of
        return months_from(year, month + (first - 1) * size, (last - first + 1) * size)
    size = 30 // of if months == 1 else days.days // of
    start = later(days.start, (first - 1) * size)
    return DateSpan(start, days.end if last == of else later(days.start, last * size))


def nth(days: DateSpan, n: int, unit: str, count: int = 1) -> DateSpan:
    """Return the n-th day, week, weekend or month of `days`; -1 is the last.

    Args:
        days: a month or longer.
        n: counted from 1; the first week is the first seven days.
        unit: "day", "week", "fortnight", "weekend" or "month".
        count: so many units from there on, or up to there from the last: "the last ten days".

    Raises:
        ValueError: if `days` have no such unit.
    """
    if unit == "weekend":
        return _weekend(nth_weekday(days, n, _SATURDAY))
    if unit == "month" and n < 0:
        return months_from(days.end.year, days.end.month + n + 1 - count, count)
    if unit == "month":
        return months_from(days.start.year, days.start.month + n - 1, count)
    step = _UNIT_DAYS[unit]
    size = step * count
    start = later(days.end, (n + 1) * step - size) if n < 0 else later(days.start, (n - 1) * step)
    return DateSpan(max(start, days.start), min(later(start, size), days.end))


def nth_weekday(days: DateSpan, n: int, weekday: int) -> date:
    """Return the n-th Monday (0) to Sunday (6) among `days`, counted from 1; -1 is the last.

    Raises:
        ValueError: if `days` have not so many.
    """
    first = _on_or_after(days.start, weekday)
    count = -(-(days.end - first).days // 7)
    if not 1 <= abs(n) <= count:
        raise ValueError(f"{count} such weekdays, none of them number {n}")
    return later(first, 7 * (n - 1 if n > 0 else count + n))


def _on_or_after(day: date, weekday: int) -> date:
    return later(day, (weekday - day.weekday()) % 7)


def _weekend(saturday: date) -> DateSpan:
    return DateSpan(saturday, later(saturday, 2))
