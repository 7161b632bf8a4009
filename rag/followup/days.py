"""Days that a follow-up reckons from what was just told, by their dates.

"The day after", "five days later" and "that very day" mean a day of the calendar: the entry that
the reader was shown tells which.

>>> from rag.followup.recalled import Told
>>> on_30_may = Told("", "The cup was drawn.", day=date(2018, 5, 30))
>>> asked = {"When was the cup drawn?": on_30_may}.get
>>> with_days("And who was fined two days later?", ["When was the cup drawn?"], asked)
'And who was fined two days after May 30, 2018?'
>>> with_days("Who was fined that very day?", ["When was the cup drawn?"], asked)
'Who was fined on May 30, 2018?'
>>> with_days("Who was fined two days later?", ["When was the cup drawn?"], {}.get)
'Who was fined two days later?'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from index.calendar_words import LONG_MONTHS
from rag.followup.recalled import Recall
from rag.followup.timepoints import DATE, SHIFT, shift_words

_DAYS: Final = re.compile(r"\b(?:days?|weeks?|fortnights?)\b", re.IGNORECASE)

_ON: Final = re.compile(r"(?:(?<=days)|(?<=weeks)) on(?=\s*(?:[,?!.]|$))", re.IGNORECASE)
"""Counts days or weeks from what was told: "two days on, who left?"."""

_SAME: Final = re.compile(
    r"\b(?:on\s+)?(?:that|the)\s+(?:(?:very\s+)?same|very)\s+day\b|\b(?:on\s+)?that\s+day\b"
    r"|\bsame day(?=\W*$)",
    re.IGNORECASE,
)

_RELATES: Final = re.compile(
    r"\b(?:for|of|from|by|since|until|about|before|after) $", re.IGNORECASE
)

_NEAR: Final = 2
"""Questions back to which a day is looked for."""


def with_days(text: str, asked: Sequence[str], recall: Recall) -> str:
    """Return a question with the day named that it reckons from.

    Args:
        text: the question; one that tells a date itself reckons from that.
        asked: those before it, each standing alone, oldest first.
        recall: finds what an earlier question was answered by.
    """
    if DATE.search(text):
        return text
    plain = _ON.sub(" later", text)
    shift, same = SHIFT.search(plain), _SAME.search(plain)
    if shift and (shift["units"] or shift["those"] or not _DAYS.search(shift.group())):
        shift = None  # "in the days that followed" is no day
    found = shift or same
    day = next(_days(asked, recall), None) if found else None
    if found is None or day is None:
        return text
    before = plain[: found.start()]
    on = "" if _RELATES.search(before) else "on "
    relation = f"{shift_words(found)} " if found is shift else on
    return f"{before}{relation}{_written(day)}{plain[found.end() :]}"


def _days(asked: Sequence[str], recall: Recall) -> Iterator[date]:
    """Yield the days of the entries that answered earlier questions, latest first."""
    for question in reversed(asked[-_NEAR:]):
        told = recall(question)
        if told and told.day:
            yield told.day


def _written(day: date) -> str:
    return f"{LONG_MONTHS[day.month - 1]} {day.day}, {day.year}"
