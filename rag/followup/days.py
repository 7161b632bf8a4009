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
from collections.abc import Sequence
from datetime import date
from typing import Final

from index.calendar_words import LONG_MONTHS
from rag.followup.exchange import capital
from rag.followup.recalled import Recall
from rag.followup.timepoints import DATE, SHIFT, shift_words

_DAYS: Final = re.compile(r"\b(?:days?|weeks?|fortnights?)\b", re.IGNORECASE)

_ON: Final = re.compile(
    r"(?:(?<=days)|(?<=weeks)|(?<=a day)|(?<=a week)|(?<=fortnight)) on(?=\s*(?:[,?!.]|$))",
    re.IGNORECASE,
)
"""Counts days or weeks from what was told: "two days on, who left?"."""

_SAME: Final = re.compile(
    r"\b(?:on\s+)?(?:that|the)\s+(?:(?:very\s+)?same\s+|very\s+)?(?<!the )day\b"
    r"(?=\s*(?:$|[?!.,;:)])|\s+(?:did|was|were|had|has|too|also|in|at|to|about|with|for|from)\b)"
    r"|\bsame day(?=\W*$)",
    re.IGNORECASE,
)
"""That of what was told; "on the very day that he left" is told by its own words."""

_EACH_OTHERS: Final = re.compile(r"\b(?:both|each|two)\b|\w and \w", re.IGNORECASE)
"""Names two, who may have done something on the same day as each other."""

_RELATES: Final = re.compile(
    r"\b(?:for|of|from|by|since|until|about|before|after|to|between|than|during|past|around) $",
    re.IGNORECASE,
)


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
    if same and "same" in same.group().lower() and _EACH_OTHERS.search(plain):
        same = None
    found = shift or same
    day = _day(asked, recall) if found else None
    if found is None or day is None:
        return text
    before = plain[: found.start()]
    on = "" if _RELATES.search(before) else "on "
    relation = f"{shift_words(found)} " if found is shift else on
    dated = f"{before}{relation}{_written(day)}{plain[found.end() :]}"
    return capital(dated) if plain[:1].isupper() else dated


def _day(asked: Sequence[str], recall: Recall) -> date | None:
    """Return the day of the entry that answered the last question; None if its answer has none.

    Where the few words that answer are another day, both may be meant.
    """
    told = recall(asked[-1]) if asked else None
    if told is None or told.day is None:
        return None
    other = DATE.search(told.short) and str(told.day.day) not in re.findall(r"\d+", told.short)
    return None if other else told.day


def _written(day: date) -> str:
    return f"{LONG_MONTHS[day.month - 1]} {day.day}, {day.year}"
