"""Reads whole months, seasons, quarters and years, and tells them from words that look alike.

"May" may be a verb, "the fall" a collapse and "2018" a number of troops: where a word is
doubtful, the words around it decide.

    >>> from datetime import date
    >>> from index.types import DateSpan
    >>> period = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
    >>> [whole_time(Scene(text, period), 3) for text in ("He may go", "He fell in love")]
    [None, None]
    >>> scene = Scene("in the fall", period)
    >>> scene.days(whole_time(scene, 3)).start.isoformat()
    '2018-09-01'
"""

from __future__ import annotations

import re

from index.dates.scene import ReadDate, Scene, whole_months
from index.dates.words import (
    AND_YEAR,
    DAY_STOP,
    FLAGS,
    GAP,
    HYPHEN,
    MAYBE_GAP,
    MONTH,
    NOT_COUNTED,
    NTH,
    THE,
    YEAR,
    month_number,
    nth_number,
    year_number,
)

_MONTH = re.compile(rf"(?:this{GAP})?{MONTH}{AND_YEAR}", FLAGS)
_SEASON = re.compile(
    rf"(?P<the>(?:the|this|last|that|next){GAP})?(?P<season>spring|summer|fall|autumn|winter)\b"
    rf"(?!{GAP}olympic)(?P<year_of>(?:{GAP}of|,)?{GAP}"
    rf"(?:(?:the|that){GAP}year\b|{YEAR}(?:{HYPHEN}[0-9]{{2,4}}\b)?))?",
    FLAGS,
)
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
_QUARTER = re.compile(
    rf"{THE}(?:Q(?P<q>[1-4])|{NTH}{GAP}quarter)\b"
    rf"(?:(?:{GAP}of)?{GAP}(?:the{GAP}year\b|{YEAR})|(?!{GAP}(?:of|in)\b))",
    FLAGS,
)
_YEAR = re.compile(
    rf"(?:(?:the{GAP})?(?P<named>year){GAP})?{YEAR}(?!{HYPHEN}[0-9]{{1,2}}\b){NOT_COUNTED}", FLAGS
)
_THE_YEAR = re.compile(rf"{THE}year\b(?!{GAP}[0-9])", FLAGS)

# Words that make a year or a doubtful name of a month ("May", "Mar") a time.
_LED = re.compile(
    rf"\b(?:in|during|since|until|till|before|after|throughout|between|from|by|early|mid|late|around"
    rf"|through|over|within|for)(?:{HYPHEN}|{GAP})(?:(?:the|all|all{GAP}of){GAP})?$",
    FLAGS,
)
_LED_BY_MONTH = re.compile(
    rf"(?:\b(?:of|this|last|next)|{MONTH}{MAYBE_GAP}(?:,|and|or|to|through|{HYPHEN})){MAYBE_GAP}$",
    FLAGS,
)
_LED_WEAKLY = re.compile(
    rf"\b(?:of|to|and|or|year|through)(?:{HYPHEN}|{GAP})$|[0-9]{HYPHEN}$", FLAGS
)
_LED_SEASON = re.compile(rf"\b(?:in|early|mid|late|over|during)(?:{GAP}|{HYPHEN})$", FLAGS)
_MONTH_FOLLOWS = re.compile(rf"{GAP}(?:and|or|to|through){GAP}{MONTH}", FLAGS)
_STOP = re.compile(DAY_STOP, FLAGS)
_OF_SOMETHING = re.compile(rf"{GAP}(?:of|from){GAP}", FLAGS)
_IN_SOMETHING = re.compile(rf"{GAP}(?:in|to){GAP}", FLAGS)

VERBS = frozenset(["may", "march"])
"""Names of months that are verbs when they begin with a small letter."""
_DOUBTFUL_MONTHS = frozenset(["may", "march", "mar", "jan", "jun", "jul", "aug", "apr", "feb"])


def whole_time(scene: Scene, position: int, *, led: bool = False) -> ReadDate | None:
    """Read a month, a season, a quarter or a year at `position`.

    Args:
        scene: the text to read.
        position: where a word begins.
        led: whether it stands after words that only a time can follow, such as "early" or
            "the first week of".
    """
    return (
        _month(scene, position, led)
        or _season(scene, position, led)
        or _quarter(scene, position)
        or _year(scene, position, led)
    )


def _month(scene: Scene, position: int, led: bool) -> ReadDate | None:
    found = _MONTH.match(scene.text, position)
    if not found or not _is_month(scene, found, led):
        return None
    return whole_months(found.end(), month_number(found["month"]), 1, year_number(found))


def _is_month(scene: Scene, found: re.Match[str], led: bool) -> bool:
    """Tell the month from the verb "may", the march, and names such as Jan."""
    name = found["month"]
    if name in VERBS:
        return False
    if name.lower() not in _DOUBTFUL_MONTHS or year_number(found):
        return True
    if scene.text.startswith(("'s", "’s"), found.end()):
        return False
    near = led or any(scene.led_by(words, found.start()) for words in (_LED, _LED_BY_MONTH))
    return name[0].isupper() and (near or bool(_MONTH_FOLLOWS.match(scene.text, found.end())))


def _season(scene: Scene, position: int, led: bool) -> ReadDate | None:
    found = _SEASON.match(scene.text, position)
    if not found or not _is_season(scene, found, led):
        return None
    month = _SEASONS[found["season"].lower()]
    return whole_months(found.end(), month, 3, year_number(found))


def _is_season(scene: Scene, found: re.Match[str], led: bool) -> bool:
    """Tell the season from "the fall in prices", "a spring" and "summer return"."""
    if found["year_of"]:
        return True
    if _OF_SOMETHING.match(scene.text, found.end()):
        return False
    if led or scene.led_by(_LED_SEASON, found.start()):
        return True
    determiner = (found["the"] or "").strip().lower()
    if determiner == "the":
        stops = _STOP.match(scene.text, found.end())
        return bool(stops) and not _IN_SOMETHING.match(scene.text, found.end())
    return bool(determiner) or found["season"].lower() == "autumn"


def _quarter(scene: Scene, position: int) -> ReadDate | None:
    found = _QUARTER.match(scene.text, position)
    if not found:
        return None
    n = int(found["q"]) if found["q"] else nth_number(found["nth"])
    if n == 5:
        return None
    return whole_months(found.end(), 3 * (n % 5) - 2, 3, year_number(found))


def _year(scene: Scene, position: int, led: bool) -> ReadDate | None:
    """Read a year where words around it say that it is one, or "the year" of the period."""
    if led and (found := _THE_YEAR.match(scene.text, position)):
        return whole_months(found.end(), 1, 12, scene.period.start.year)
    found = _YEAR.match(scene.text, position)
    if not found:
        return None
    if not (led or found["named"] or scene.led_by(_LED, position)):
        opens = position == 0 or scene.led_by(_LED_WEAKLY, position)
        if not (opens and _STOP.match(scene.text, found.end())):
            return None
    return whole_months(found.end(), 1, 12, year_number(found))
