"""Times in a follow-up that lean on the question before: "the 7th", "how many days later".

>>> beside("on the 7th", "the 7th", "September 4")
'on the 7th of September'
>>> distance_from("How many days later was the final?", "the cup was drawn")
'How many days after the cup was drawn was the final?'
"""

from __future__ import annotations

import re
from typing import Final

_DISTANCE: Final = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)*(?P<far>how (?:many \w+|long|much)) "
    r"(?P<side>earlier|later|before|after)"
    r"(?: (?:that|it|this))? (?P<rest>(?:was|were|did|is|had) .+)$",
    re.IGNORECASE,
)
"""A distance from what was asked before: "How many days later was the final?"."""
_DAY_ALONE: Final = re.compile(r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_WEEKDAY_ALONE: Final = re.compile(r"(?:the\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_OF_MONTH: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?", re.IGNORECASE
)


def distance_from(question: str, event: str) -> str | None:
    """Return a question for the distance from an event that was asked of before, or None."""
    far = _DISTANCE.match(question)
    if far is None:
        return None
    side = "before" if far["side"].lower() in ("earlier", "before") else "after"
    return f"{far['far']} {side} {event} {far['rest']}"


def beside(part: str, date: str, old: str) -> str:
    """Give "the 7th" the month of the date before; let "the Friday" follow that date.

    Args:
        part: the words of the follow-up.
        date: the date in them.
        old: the date of the question before.
    """
    month = _OF_MONTH.search(old)
    if month and _DAY_ALONE.fullmatch(date):
        return f"{part} of {month.group()}"
    if re.search(r"\d", old) and _WEEKDAY_ALONE.fullmatch(date):
        return f"{part} after {old}"
    return part
