"""Months that a follow-up reckons from what was asked before, by their names.

"At the end of that month", "on the 9th of the next month" and "the month before" mean a month of
the calendar. Which one it is, the question before tells, or the day of what answered it.

>>> from datetime import date
>>> from rag.followup.recalled import Told
>>> on_31_may = Told("", "The cup was drawn.", day=date(2018, 5, 31))
>>> with_months("Who won at the end of that month?", ["When was the cup drawn?"], {}.get)
'Who won at the end of that month?'
>>> asked = {"When was the cup drawn?": on_31_may}.get
>>> with_months("Who won at the end of that month?", ["When was the cup drawn?"], asked)
'Who won at the end of May 2018?'
>>> with_months("And on the 9th of the next month?", ["Who won in May?"], {}.get)
'And on the 9th of June?'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from index.calendar_words import LONG_MONTHS
from rag.followup.recalled import Recall

_NAMED: Final = re.compile(
    r"\b(?!May (?:I|we|you)\b)(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|ober|ember)?\b\.?(?:(?: \d{1,2}(?:st|nd|rd|th)?)?,? "
    r"(?P<year>\d{4})\b)?"
)
_STOP: Final = (
    r"(?=\W*$|\s*[,;:?!]|\s+(?:did|was|were|is|had|has|and|in|at|to|about|with|for|from)\b)"
)
"""What follows a time that says no more of itself."""
_MONTH: Final = re.compile(
    r"\b(?:(?P<part>of|later|earlier|late|early|in|during)\s+)?"
    r"(?:(?P<same>(?:that|the)(?:\s+very)?\s+same|that)"
    r"|(?P<next>(?:the\s+next|(?:the\s+)?following)|the(?=\s+month\s+(?:after|following)\b))"
    r"|(?P<last>(?:the\s+)?(?:previous|preceding)|the(?=\s+month\s+(?:before|prior)\b))"
    r"|(?P<bare>the))"
    rf"\s+month(?:\s+(?:after|following|before|prior))?{_STOP}",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    rf"\bon (?P<day>the (?:[12]?\d|3[01])(?:st|nd|rd|th)){_STOP}(?! \w+ of\b)", re.IGNORECASE
)
"""A day of a month that is not told."""

_NEAR: Final = 3
"""Questions back to which a month is looked for."""

_YEAR: Final = 12


def with_months(text: str, asked: Sequence[str], recall: Recall) -> str:
    """Return a question with the months named that it reckons from what was asked before.

    Args:
        text: the question.
        asked: those before it, each standing alone, oldest first.
        recall: finds what an earlier question was answered by.
    """
    found = _MONTH.search(text)
    if found and found["bare"] and (found["part"] or "").lower() != "of":
        found = None
    day = None if found or _NAMED.search(text) else _DAY.search(text)
    known = next(_months(asked, recall), None) if found or day else None
    if known is None:
        return text
    if day:
        return f"{text[: day.end()]} of {_name(*known)}{text[day.end() :]}"
    return (
        f"{text[: found.start()]}{_written(found, *known)}{text[found.end() :]}" if found else text
    )


def _written(found: re.Match[str], year: int, month: int) -> str:
    """Return what to write for a month reckoned from another: "later in May 2018"."""
    month += 1 if found["next"] else -1 if found["last"] else 0
    name = _name(year, month)
    part = (found["part"] or "in").lower()
    return f"{part} in {name}" if part in ("later", "earlier") else f"{part} {name}"


def _name(year: int, month: int) -> str:
    """Return the name of a month, 0 being the last of the year before; year 0 is none told."""
    year += (month - 1) // _YEAR if year else 0
    return f"{LONG_MONTHS[(month - 1) % _YEAR]} {year or ''}".strip()


def _months(asked: Sequence[str], recall: Recall) -> Iterator[tuple[int, int]]:
    """Yield the year (0 where none is told) and the month of earlier questions, latest first."""
    for question in reversed(asked[-_NEAR:]):
        found = list(_NAMED.finditer(question))
        if found:
            yield int(found[-1]["year"] or 0), _number(found[-1]["month"])
        elif (told := recall(question)) and told.day:
            yield told.day.year, told.day.month


def _number(month: str) -> int:
    return next(n for n, name in enumerate(LONG_MONTHS, 1) if name.startswith(month))
