"""Which days a sentence itself names, "a month later" included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from index.dates import DateMention, find_dates, months_from
from index.types import DateSpan
from rag.verb_lists import NUMBERS

MONTH: Final = 31
"""Days; a longer time that prose names ("in 2018") doesn't tell when something happened."""

_LATER: Final = re.compile(
    r"\b(?P<count>an?|\w+) (?P<unit>day|week|fortnight|month)s? (?P<way>later|afterwards|earlier)\b"
)
_MOST: Final = 366
"""Units beyond which none are counted."""
_YEARS: Final = range(100, 9900)
"""Years after and before which so many months may still be counted."""
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}


def told_days(text: str, period: DateSpan) -> tuple[DateSpan, ...]:
    """Return the days that a sentence names, no longer than a month each, in order."""
    mentions = find_dates(text, period)
    found = (*(mention.when for mention in mentions), *_reckoned(text, mentions))
    return tuple(days for days in found if days.days <= MONTH)


def _reckoned(text: str, mentions: Sequence[DateMention]) -> Iterator[DateSpan]:
    """Yield the days that are told from others: "met in October and again a month later"."""
    for found in _LATER.finditer(text):
        before = [each for each in mentions if each.span.end <= found.start()]
        count = 1 if found["count"] in ("a", "an") else _number(found["count"])
        if before and 0 < count <= _MOST and before[-1].when.start.year in _YEARS:
            sign = -1 if found["way"] == "earlier" else 1
            yield from _shifted(before[-1].when, sign * count, found["unit"])


def _number(word: str) -> int:
    """Return the number that a word is, 0 for another word."""
    digits = word.isascii() and word.isdigit() and len(word) <= len(str(_MOST))
    return int(word) if digits else NUMBERS.get(word, 0)


def _shifted(days: DateSpan, count: int, unit: str) -> Iterator[DateSpan]:
    """Yield days so many units later; nothing where they are told less closely than the unit."""
    if unit == "month":
        yield months_from(days.start.year, days.start.month + count, 1)
    elif days.days <= _DAYS[unit]:
        away = timedelta(days=count * _DAYS[unit])
        yield DateSpan(days.start + away, days.end + away)
