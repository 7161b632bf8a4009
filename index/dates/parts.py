"""Reads parts of a longer time: "early October", "the first week of November", "year's end".

>>> from datetime import date
>>> scene = Scene("the last days of October", DateSpan(date(2018, 9, 1), date(2019, 1, 1)))
>>> scene.days(read_part(scene, 0)).start.isoformat()
'2018-10-27'
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.dates.calendar import fraction, later, nth, nth_weekday
from index.dates.days import read_month_and_day
from index.dates.scene import ReadDate, Scene, part_of, whole_months
from index.dates.whole_times import whole_time
from index.dates.words import (
    AND_YEAR,
    FLAGS,
    GAP,
    HYPHEN,
    NTH,
    NUMBER,
    THE,
    WEEKDAY,
    nth_number,
    number,
    weekday_number,
    year_number,
)
from index.types import DateSpan

_BAND = re.compile(
    rf"{THE}(?P<from>early|mid(?:dle|way)?|halfway|late)"
    rf"(?:(?:{HYPHEN}|{GAP})(?:to|and|or)(?:{HYPHEN}|{GAP})(?P<to>mid|late))?"
    rf"(?:{HYPHEN}|{GAP}(?:part{GAP})?(?:on{GAP})?(?:through|of|in){GAP}|{GAP})",
    FLAGS,
)
_BANDS = {"early": 1, "mid": 2, "middle": 2, "midway": 2, "halfway": 2, "late": 3}
_EDGE = re.compile(
    rf"{THE}(?:(?P<first>beginning|start|opening|outset|onset|(?:first|opening)(?:{GAP}few)?{GAP}days)"
    rf"|(?P<last>end|close|(?:last|final|closing|dying)(?:{GAP}few)?{GAP}days))"
    rf"(?:{GAP}of{GAP}|{HYPHEN}of{HYPHEN})",
    FLAGS,
)
# How long the edge of a month is, of a longer time, and each side of the turn of the year.
_EDGE_DAYS, _LONG_EDGE_DAYS, _TURN_DAYS = 5, 10, 5
_NTH_OF = re.compile(
    rf"{THE}{NTH}{GAP}(?:(?P<n>{NUMBER}){GAP}|full{GAP})?"
    rf"(?:(?P<unit>day|weekend|week|fortnight|month)(?P<plural>s?)|(?P<part>part|half|third|quarter)|{WEEKDAY}){GAP}(?:of|in){GAP}",
    FLAGS,
)
_WEEK_N = re.compile(rf"{THE}week{GAP}(?P<n>[1-4]|one|two|three|four){GAP}(?:of|in){GAP}", FLAGS)
_UNCOUNTED = {"week": 3, "month": 3}  # "the closing weeks of the year" says no number
_OWNED = re.compile(
    rf"['’]s{GAP}{NTH}{GAP}(?:(?P<n>{NUMBER}){GAP}|few{GAP})?(?P<unit>day|weekend|week|fortnight)(?P<plural>s?)\b",
    FLAGS,
)
_DRAWS = re.compile(
    rf"{GAP}(?:(?P<last>(?:drew|draws|came|comes|was{GAP}drawing|was{GAP}coming){GAP}to{GAP}"
    rf"(?:an?|its){GAP}(?:close|end)|(?:wound|winds){GAP}down|(?:was{GAP}|is{GAP})ending)"
    rf"|(?P<first>got{GAP}under{GAP}?way|dawned|opened|was{GAP}beginning))\b",
    FLAGS,
)
_AS = re.compile(rf"(?:as|when|while){GAP}{THE}", FLAGS)
_PARTS = {"part": 2, "half": 2, "third": 3, "quarter": 4}
_YEARS_END = re.compile(
    rf"(?:(?P<whole>(?:before|until|till){GAP}the{GAP}year{GAP}(?:end(?:s|ed)|clos(?:es|ed)|(?:is|was){GAP}(?:out|over|up)))|{THE}(?P<turn>turn{GAP}of{GAP}the{GAP}year)"
    rf"|{THE}(?:year(?:['’]s{GAP}|{HYPHEN}|{GAP})end|(?:end|close){HYPHEN}of{HYPHEN}(?:the{HYPHEN})?year))\b{AND_YEAR}",
    FLAGS,
)


def read_part(scene: Scene, position: int) -> ReadDate | None:
    """Read a part of a month or of a longer time at `position`."""
    return (
        _band(scene, position)
        or _edge(scene, position)
        or _nth_of(scene, position)
        or _week_n(scene, position)
        or _owned(scene, position)
        or _drawing(scene, position)
        or _years_end(scene, position)
    )


def _whole(scene: Scene, found: re.Match[str] | None) -> ReadDate | None:
    """Read the time that has the part; "late Oct. 26" is no part of October."""
    if not found or read_month_and_day(scene, found.end()):
        return None
    return whole_time(scene, found.end(), led=True)


def _band(scene: Scene, position: int) -> ReadDate | None:
    """Read "early", "mid-", "in the middle of", "mid to late"."""
    found = _BAND.match(scene.text, position)
    whole = _whole(scene, found)
    if not found or not whole:
        return None
    first = _BANDS[found["from"].lower()]
    last = _BANDS[(found["to"] or found["from"]).lower()]
    return part_of(whole, lambda days: fraction(days, first, last, 3))


def _edge(scene: Scene, position: int) -> ReadDate | None:
    """Read "the beginning of", "the last few days of"; longer times have longer edges."""
    found = _EDGE.match(scene.text, position)
    whole = _whole(scene, found)
    if not found or not whole:
        return None
    side = 1 if found["first"] else -1
    of_days = "days" in found[0].lower()

    def edge(days: DateSpan) -> DateSpan:
        length = _EDGE_DAYS if of_days or days.days <= 31 else _LONG_EDGE_DAYS
        return nth(days, side, "day", length)

    return part_of(whole, edge)


def _nth_of(scene: Scene, position: int) -> ReadDate | None:
    """Read "the first week of", "the second half of", "the last ten days of"."""
    found = _NTH_OF.match(scene.text, position)
    whole = _whole(scene, found)
    if not found or not whole:
        return None
    n = nth_number(found["nth"])
    if found["weekday"]:
        weekday = weekday_number(found["weekday"])
        return part_of(whole, lambda days: DateSpan.on(nth_weekday(days, n, weekday)))
    if found["part"]:
        of = _PARTS[found["part"].lower()]
        part = n if n > 0 else of + 1 + n
        return part_of(whole, lambda days: fraction(days, part, part, of))
    unit = found["unit"].lower()
    several = _UNCOUNTED.get(unit, 1) if found["plural"] else 1
    count = number(found["n"]) if found["n"] else several
    return part_of(whole, lambda days: nth(days, n, unit, count))


def _week_n(scene: Scene, position: int) -> ReadDate | None:
    """Read "week two of"."""
    found = _WEEK_N.match(scene.text, position)
    whole = _whole(scene, found)
    if not found or not whole:
        return None
    n = number(found["n"])
    return part_of(whole, lambda days: nth(days, n, "week"))


def _owned(scene: Scene, position: int) -> ReadDate | None:
    """Read "October's last week", "the year's final ten days"."""
    whole = whole_time(scene, position, led=True)
    found = _OWNED.match(scene.text, whole.end) if whole else None
    if not found or not whole:
        return None
    n, unit = nth_number(found["nth"]), found["unit"].lower()
    several = (_EDGE_DAYS if unit == "day" else _UNCOUNTED["week"]) if found["plural"] else 1
    count = number(found["n"]) if found["n"] else several
    return part_of(replace(whole, end=found.end()), lambda days: nth(days, n, unit, count))


def _drawing(scene: Scene, position: int) -> ReadDate | None:
    """Read "as October drew to a close", "as the year wound down", "as May opened"."""
    lead = _AS.match(scene.text, position)
    whole = whole_time(scene, lead.end(), led=True) if lead else None
    found = _DRAWS.match(scene.text, whole.end) if whole else None
    if not found or not whole:
        return None
    side = 1 if found["first"] else -1
    return part_of(replace(whole, end=found.end()), lambda days: _edge_of(days, side))


def _edge_of(days: DateSpan, side: int) -> DateSpan:
    return nth(days, side, "day", _EDGE_DAYS if days.days <= 31 else _LONG_EDGE_DAYS)


def _years_end(scene: Scene, position: int) -> ReadDate | None:
    """Read "year's end", "the turn of the year", "before the year was out".

    It is the period's year where none is named.
    """
    found = _YEARS_END.match(scene.text, position)
    if not found:
        return None
    year = year_number(found) or scene.period.start.year
    whole = whole_months(found.end(), 1, 12, year)
    if found["whole"]:
        return whole
    return part_of(whole, _turn if found["turn"] else _last_days)


def _turn(year: DateSpan) -> DateSpan:
    return DateSpan(later(year.end, -_TURN_DAYS), later(year.end, _TURN_DAYS))


def _last_days(year: DateSpan) -> DateSpan:
    return nth(year, -1, "day", _LONG_EDGE_DAYS)
