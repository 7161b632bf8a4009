"""The calendar: named days of the year, the weeks and weekends around them, parts of a month.

A name is read from a text, and its rule says which days it means in a given year:

    >>> end, days_in = holiday_at("Chuseok and after", 0)
    >>> "Chuseok and after"[:end], days_in(2018)
    ('Chuseok', DateSpan(start=datetime.date(2018, 9, 23), end=datetime.date(2018, 9, 26)))

Days that the law or the moon moves come from the `holidays` library; days that it does not
know stand in the table below with their fixed month and day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from index.types import DateSpan

DaysIn = Callable[[int], DateSpan]
"""Days that an expression means in a given year; ValueError where that year has none."""

Snap = int | Literal["week", "weekend", "month"] | None
"""A weekday (0 is Monday), or what is rounded to, or None to leave days as they are."""

_NORTH = r"(?:North Korea(?:n|['’]s)?|(?:the )?(?:DPRK|North)(?:['’]s)?)"
_BIRTH = r"(?:found(?:ing|ation)(?: day)?|establishment)"


@lru_cache(maxsize=64)
def _calendar(country: str, year: int) -> dict[str, list[date]]:
    """Days of one country's holidays in one year, by their English names."""
    from holidays import country_holidays  # slow to import, and most texts name no holiday

    days: dict[str, list[date]] = {}
    for day, names in country_holidays(country, years=year, language="en_US").items():
        for name in names.split("; "):
            days.setdefault(name, []).append(day)
    return days


def _law(country: str, name: str) -> DaysIn:
    """Rule of a holiday that the library knows; `name` also covers the days beside it."""

    def days_in(year: int) -> DateSpan:
        days = [
            day
            for known, on in _calendar(country, year).items()
            if known == name or known.endswith((f"preceding {name}", f"second day of {name}"))
            for day in on
        ]
        if not days:
            raise ValueError(f"no {name} is known for {year}")
        return DateSpan(min(days), max(days) + timedelta(days=1))

    return days_in


def _fixed(month: int, day: int) -> DaysIn:
    """Rule of a day that is the same in every year."""
    return lambda year: DateSpan.on(date(year, month, day))


def _election_day(year: int) -> DateSpan:
    """The Tuesday after the first Monday of November, when the US elects its Congress."""
    second = date(year, 11, 2)
    return DateSpan.on(second + timedelta(days=(1 - second.weekday()) % 7))


def _black_friday(year: int) -> DateSpan:
    """The day after Thanksgiving."""
    thanksgiving = _law("US", "Thanksgiving Day")(year)
    return DateSpan.on(thanksgiving.end)


# Longer names stand before the shorter names that they contain.
_NAMED_DAYS: tuple[tuple[str, DaysIn], ...] = (
    (r"(?:korean thanksgiving(?: day)?|chuseok|ch['’]?us[oŏ]k)", _law("KR", "Chuseok")),
    (
        r"(?:seoll?al|(?:lunar|korean) new year(?:['’]?s day)?)",
        _law("KR", "Korean New Year"),
    ),
    (
        r"(?:national foundation day|gaecheonjeol|kaech[oŏ]nj[oŏ]l)",
        _law("KR", "National Foundation Day"),
    ),
    (r"(?:hangu?e?ul|korean alphabet)(?: proclamation)? day", _law("KR", "Hangul Day")),
    (r"(?:korea(?:['’]?s|n)? )?liberation day", _law("KR", "Liberation Day")),
    (
        r"(?:independence movement day|march (?:1st|first) movement day|samiljeol)",
        _law("KR", "Independence Movement Day"),
    ),
    (r"(?:south )?korea(?:['’]?s|n) memorial day", _law("KR", "Memorial Day")),
    (r"labou?r day", _law("US", "Labor Day")),
    (r"(?:columbus|indigenous people(?:['’]s|s['’]?)?) day", _law("US", "Columbus Day")),
    (r"black friday", _black_friday),
    (r"thanksgiving(?: day)?", _law("US", "Thanksgiving Day")),
    (r"memorial day", _law("US", "Memorial Day")),
    (r"independence day", _law("US", "Independence Day")),
    (r"election day", _election_day),
    # What follows has a fixed day and is no public holiday of the two countries.
    (
        r"(?:(?:south )?korea(?:['’]?s|n)? |rok |south['’]?s )?armed forces day",
        _fixed(10, 1),
    ),
    (
        rf"(?:(?:the )?anniversary of {_NORTH} {_BIRTH}|{_NORTH} {_BIRTH}(?: anniversary)?"
        rf"|(?:the )?(?:anniversary of the )?{_BIRTH} of (?:North Korea|the DPRK)|founding day)",
        _fixed(9, 9),
    ),
    (
        rf"(?:the )?(?:anniversary of the )?(?:(?:ruling|workers['’]?) )?party(?:['’]s)? "
        rf"{_BIRTH}(?: anniversary)?",
        _fixed(10, 10),
    ),
    (r"(?:un|u\.n\.|united nations) day", _fixed(10, 24)),
    (
        r"(?:the )?anniversary of (?:the )?(?:9/11|sept(?:\.|ember)? 11(?:th)?)(?: attacks?)?"
        r"|(?:the )?9/11 anniversary",
        _fixed(9, 11),
    ),
    (r"(?:veterans?['’]?s?|armistice|remembrance) day", _fixed(11, 11)),
    (r"hallowe['’]?en", _fixed(10, 31)),
    (r"(?:christmas|xmas) eve", _fixed(12, 24)),
    (r"boxing day", _fixed(12, 26)),
    (r"(?:christmas|xmas)(?: day)?", _fixed(12, 25)),
    (r"new year['’]?s eve", _fixed(12, 31)),
    (
        # "in the new year" is the whole year, and "the New Year's address" is a speech.
        r"(?<!in the )(?<!into the )new year(?>(?:['’]?s)?)(?>(?: day)?)"
        r"(?! (?:speech|address|message|greeting|letter|resolution|remarks|wish))",
        _fixed(1, 1),
    ),
)

# "\s" for the blanks inside a name, because a name may be cut by the end of a line.
_ANY = re.compile(
    r"(?:the\s)?(?:"
    + "|".join(f"(?P<h{n}>{name})" for n, (name, _) in enumerate(_NAMED_DAYS)).replace(" ", r"\s")
    + r")\b",
    re.IGNORECASE | re.ASCII,
)


def holiday_at(text: str, position: int) -> tuple[int, DaysIn] | None:
    """Read the name of a day that begins at `position`.

    Returns:
        Where the name ends and the rule for its days in a year; None where none begins.
    """
    found = _ANY.match(text, position)
    if not found or not found.lastgroup:
        return None
    return found.end(), _NAMED_DAYS[int(found.lastgroup[1:])][1]


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


def weekend_near(days: DateSpan) -> DateSpan:
    """Return the Saturday and Sunday nearest to the first of `days`.

    A Monday belongs to the weekend before it, a Tuesday too; a Wednesday to the one after it.
    """
    weekday = days.start.weekday()
    saturday = later(days.start, 5 - weekday - (7 if weekday < 2 else 0))
    return DateSpan(saturday, later(saturday, 2))


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
        snap: what to return; weeks begin on Monday, and days longer than it stay as they are.
        backwards: of seven days, the weekend whose Sunday is among them instead of Saturday.
    """
    if isinstance(snap, int):
        return DateSpan.on(later(days.start, (snap - days.start.weekday()) % 7))
    if snap == "week" and days.days < 7:
        middle = later(days.start, days.days // 2)  # Chuseok runs from a Sunday to a Tuesday
        monday = later(middle, -middle.weekday())
        return DateSpan(monday, later(monday, 7))
    if snap == "weekend" and days.days < 7:
        return weekend_near(days)
    if snap == "weekend" and days.days == 7:
        anchor = snapped(days, 6 if backwards else 5).start
        saturday = later(anchor, -1 if backwards else 0)
        return DateSpan(saturday, later(saturday, 2))
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
    months = (days.end.year - days.start.year) * 12 + days.end.month - days.start.month
    year, month = days.start.year, days.start.month
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
    if unit == "month":
        last = months_from(days.end.year, days.end.month + n + 1 - count, count)
        first = months_from(days.start.year, days.start.month + n - 1, count)
        return last if n < 0 else first
    if unit == "weekend":
        saturdays = weekdays(days, 5)
        return DateSpan(saturdays[n - (n > 0)], later(saturdays[n - (n > 0)], 2))
    size = {"day": 1, "week": 7, "fortnight": 14}[unit] * count
    step = size // count
    start = later(days.end, (n + 1) * step - size) if n < 0 else later(days.start, (n - 1) * step)
    return DateSpan(max(start, days.start), min(later(start, size), days.end))


def weekdays(days: DateSpan, weekday: int) -> list[date]:
    """Return the Mondays (0) to Sundays (6) among `days`."""
    first = later(days.start, (weekday - days.start.weekday()) % 7)
    return [later(first, n) for n in range(0, (days.end - first).days, 7)]
