"""Reads one date of any kind, named days of the year among them.

>>> from datetime import date
>>> from index.types import DateSpan
>>> scene = Scene("the eve of Thanksgiving", DateSpan(date(2018, 9, 1), date(2019, 1, 1)))
>>> scene.days(read_date(scene, 0)).start.isoformat()
'2018-11-21'
"""

from __future__ import annotations

import re

from index.dates.calendar import eve, long_weekend, week_of
from index.dates.days import read_day
from index.dates.holidays import holiday_at
from index.dates.parts import read_part
from index.dates.scene import ReadDate, Scene, part_of
from index.dates.whole_times import whole_time
from index.dates.words import AND_YEAR, FLAGS, GAP, year_number

_EVE_OF = re.compile(rf"(?:the{GAP})?eve{GAP}of{GAP}", FLAGS)
_BESIDE = re.compile(rf"(?:{GAP}(?P<unit>eve|week(?:end)?)\b)?{AND_YEAR}", FLAGS)
_DAYS_BESIDE = {"eve": eve, "weekend": long_weekend, "week": week_of}


def read_date(scene: Scene, position: int) -> ReadDate | None:
    """Read one date at `position`, the most particular kind first."""
    return (
        read_day(scene, position)
        or read_part(scene, position)
        or _eve_of(scene, position)
        or _named_day(scene, position)
        or whole_time(scene, position)
    )


def _eve_of(scene: Scene, position: int) -> ReadDate | None:
    """Read "the eve of" a day."""
    found = _EVE_OF.match(scene.text, position)
    if not found:
        return None
    day = read_day(scene, found.end()) or _named_day(scene, found.end())
    return part_of(day, eve) if day else None


def _named_day(scene: Scene, position: int) -> ReadDate | None:
    """Read a named day, with "eve", "week" or "weekend" and a year behind it."""
    named = holiday_at(scene.text, position)
    if named is None:
        return None
    end, days_in = named
    beside = _BESIDE.match(scene.text, end)
    if beside is None:
        return ReadDate(end, days_in)
    day = ReadDate(beside.end(), days_in, year_number(beside))
    return part_of(day, _DAYS_BESIDE[beside["unit"].lower()]) if beside["unit"] else day
