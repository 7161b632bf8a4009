"""Reads days of a month, in words and in figures: "Oct. 26, 2018", "the 26th", "10/26/2018".

>>> from index.types import DateSpan
>>> scene = Scene("on 7/10", DateSpan(date(2018, 9, 1), date(2019, 1, 1)))
>>> found = read_day(scene, 3)
>>> scene.days(found).start.isoformat(), found.note
('2018-10-07', "7/10 is read as October 7, 2018: the only order that falls in the article's period")
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from index.dates.scene import ReadDate, Scene, day_of_month, whole_months
from index.dates.whole_times import VERBS
from index.dates.words import (
    AND_YEAR,
    DAY,
    DAY_STOP,
    DAY_WORD,
    FLAGS,
    GAP,
    HYPHEN,
    MAYBE_GAP,
    MONTH,
    NOT_COUNTED,
    WEEKDAY,
    day_number,
    full_year,
    month_number,
    weekday_number,
    year_number,
)

_ISO = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<day>[0-9]{1,2}))?"
    r"(?![0-9/-]|\.[0-9])",
    FLAGS,
)
_NUMERIC = re.compile(
    r"(?<![0-9./$€£])(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})"
    r"(?:(?P=mark)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}))?(?![0-9A-Za-z]|(?P=mark)[0-9]|\.[0-9])",
    FLAGS,
)
_MONTH_DAY = re.compile(
    rf"(?:this{GAP})?{MONTH}(?:{MAYBE_GAP}|{HYPHEN})(?:the{GAP})?"
    rf"(?:{DAY}|{DAY_WORD}{DAY_STOP}){AND_YEAR}",
    FLAGS,
)
_DAY_MONTH = re.compile(
    rf"(?:the{GAP})?(?:{DAY}|{DAY_WORD})(?:{GAP}(?:day{GAP})?(?:of{GAP})?(?:this{GAP})?|{HYPHEN}){MONTH}"
    rf"(?:{HYPHEN}(?=[0-9]{{4}}\b))?{AND_YEAR}",
    FLAGS,
)
_THE_DAY = re.compile(rf"the{GAP}{DAY}{DAY_STOP}", FLAGS)
_LED_DAY = re.compile(
    rf"\b(?:on|by|before|after|since|until|till|from|between|and|to|through|around|of"
    rf"|(?:starting|beginning|opening|ending|closing){GAP}with){GAP}$",
    FLAGS,
)
_ORDINAL = re.compile(rf"{DAY}{DAY_STOP}", FLAGS)
_WEEKDAY_OF = re.compile(rf"{WEEKDAY}\.?,?{GAP}(?:the{GAP})?", FLAGS)
_UNCOUNTED = re.compile(NOT_COUNTED, FLAGS)
_ON = re.compile(r"on $", FLAGS)


def read_day(scene: Scene, position: int) -> ReadDate | None:
    """Read a day of a month at `position`, however it is written."""
    return (
        read_full_day(scene, position)
        or _numeric(scene, position)
        or _day_alone(scene, position)
        or _weekday_of(scene, position)
    )


def read_full_day(scene: Scene, position: int) -> ReadDate | None:
    """Read a day written in a way that has but one reading: with its month's name, or ISO."""
    return (
        _iso(scene, position)
        or read_month_and_day(scene, position)
        or _day_and_month(scene, position)
    )


def _iso(scene: Scene, position: int) -> ReadDate | None:
    """Read "2018-10-26"; "2018-10" is the month."""
    found = _ISO.match(scene.text, position)
    if not found:
        return None
    month, year = int(found["month"]), int(found["year"])
    if found["day"]:
        return day_of_month(found.end(), month, int(found["day"]), year)
    whole = found["mark"] == "-" and len(found["month"]) == 2 and 1 <= month <= 12
    return whole_months(found.end(), month, 1, year) if whole else None


def read_month_and_day(scene: Scene, position: int) -> ReadDate | None:
    """Read "Oct. 26, 2018", "October the 7th"; not "in October 22 guard posts"."""
    found = _MONTH_DAY.match(scene.text, position)
    if not found:
        return None
    year = year_number(found)
    abbreviated = scene.text.startswith(".", found.end("month"))  # and so part of a date
    sure = year or abbreviated or found["th"] or not found["day"]
    if not sure and not _UNCOUNTED.match(scene.text, found.end()):
        return None
    return _named(found, year)


def _day_and_month(scene: Scene, position: int) -> ReadDate | None:
    """Read "26 October 2018", "the 26th of October"."""
    found = _DAY_MONTH.match(scene.text, position)
    if not found or scene.text[max(0, position - 1) : position] in tuple("$€£.,/"):
        return None
    return _named(found, year_number(found))


def _named(found: re.Match[str], year: int | None) -> ReadDate | None:
    if found["month"] in VERBS and year is None:
        return None  # "may 10 people go"
    return day_of_month(found.end(), month_number(found["month"]), day_number(found), year)


def _numeric(scene: Scene, position: int) -> ReadDate | None:
    """Read "10/26/2018", "10/7", "7.10.2018": the US order first, with dots the day first."""
    found = _NUMERIC.match(scene.text, position)
    if not found or not _is_numeric_date(scene, found):
        return None
    month, day = int(found["a"]), int(found["b"])
    if found["mark"] == ".":
        month, day = day, month
    year = full_year(found["year"]) if found["year"] else None
    orders = sorted({(month, day), (day, month)}, key=lambda order: order != (month, day))
    options = [day_of_month(found.end(), *order, year) for order in orders]
    real = [(option, days) for option in options if (days := scene.days(option))]
    inside = [pair for pair in real if pair[1].overlaps(scene.period)]
    if year is None and not inside:
        return None
    if not real:
        return options[0]
    if len(real) == 1 or found["mark"] == ".":
        return real[0][0]
    if len(inside) == 1:
        why = "the only order that falls in the article's period"
    else:
        why, inside = "the US order, month first", real
    chosen, days = inside[0]
    return replace(chosen, note=f"{found[0]} is read as {_spoken(days.start)}: {why}")


def _is_numeric_date(scene: Scene, found: re.Match[str]) -> bool:
    """Tell "10/7" from a fraction, a score, a version, and the attack of 9/11."""
    year = found["year"]
    if found["mark"] == ".":
        return year is not None and len(year) == 4
    if year is not None:
        return True
    if found["mark"] == "-" or not _UNCOUNTED.match(scene.text, found.end()):
        return False
    return found[0] != "9/11" or scene.led_by(_ON, found.start())


def _day_alone(scene: Scene, position: int) -> ReadDate | None:
    """Read "the 7th" in a sentence that names one month elsewhere."""
    known = scene.month_at(position)
    found = _THE_DAY.match(scene.text, position) if known else None
    if not known or not found or not found["th"] or not scene.led_by(_LED_DAY, position):
        return None
    return day_of_month(found.end(), known.month, int(found["day"]), known.year)


def _weekday_of(scene: Scene, position: int) -> ReadDate | None:
    """Read "Monday, Oct 1"; a wrong weekday is noted, the day of the month counts."""
    found = _WEEKDAY_OF.match(scene.text, position)
    if not found:
        return None
    day = (
        read_full_day(scene, found.end())
        or _numeric(scene, found.end())
        or _day_of_known_month(scene, found)
    )
    if day is None or day.month is None:
        return None
    days = scene.days(day)
    if days is None or days.start.weekday() == weekday_number(found["weekday"]):
        return day
    return replace(day, note=day.note or f"{_spoken(days.start)} was a {days.start:%A}")


def _day_of_known_month(scene: Scene, weekday: re.Match[str]) -> ReadDate | None:
    """Read "the 10th" of "Monday the 10th" in a sentence that names one month elsewhere."""
    known = scene.month_at(weekday.start())
    found = _ORDINAL.match(scene.text, weekday.end()) if known else None
    if not known or not found or not found["th"]:
        return None
    return day_of_month(found.end(), known.month, int(found["day"]), known.year)


def _spoken(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
