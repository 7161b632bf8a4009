"""A later part of a question that reckons from what the part before it was answered by.

"Who met the board, and what was signed the month after?" tells its time from a day that stands in
the entry found for the first part. "What came of it?" asks for what is told later on of the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from index.analyze import terms
from index.dates import Shift, find_shifts, months_from
from index.types import DateSpan
from rag.accounts import content
from rag.ask import Ask
from rag.found import Found
from rag.parts import asks_outcome
from rag.refusal import THRESHOLD

_WEEK: Final = 7
_MOST_OFF: Final = 3
"""Days by which a number of weeks may be off."""
_WEEKS: Final = re.compile(r"\b(?:weeks|fortnight)\b", re.IGNORECASE)
_MONTH: Final = re.compile(r"\bmonths?\b", re.IGNORECASE)


def reckoned(
    ask: Ask, before: Sequence[Found], period: DateSpan, resolved: Callable[[str], str]
) -> Ask:
    """Return a part with its days counted from the entry that answers the part before it.

    The part is returned as it is where it counts from nothing or that entry has no day.

    Args:
        ask: a part of a question.
        before: what was found for the parts before it.
        period: the days that the chronology covers.
        resolved: gives a text as it is searched.
    """
    hop = before[-1] if before else None
    if hop is None or ask.dated or not hop.chosen or hop.confidence < THRESHOLD:
        return ask
    if asks_outcome(ask.text):
        times = replace(hop.ask.times, ranges=(), fit=0.0, events=())
        return replace(ask, times=times, query=resolved(hop.chosen[0].sentence.text))
    days = {match.passage.day for match in hop.chosen}
    day = days.pop() if len(days) == 1 else None
    shift = _from(ask.text, hop.ask.text)
    if shift is None or day is None:
        return ask
    words = shift.span.of(ask.text)
    meant = _in_months(words, shift.apply(DateSpan.on(day), period), day)
    meant = _roughly(words, meant, day)
    rest = f"{ask.text[: shift.span.start]} {ask.text[max(shift.span.end, shift.remainder.end) :]}"
    topic = re.sub(r"\s+(?=[?,.!])", "", " ".join(rest.split()))
    if not content(topic):  # "what was set up?"
        topic = f"{topic} ({hop.ask.times.topic})"
    times = replace(ask.times, ranges=(meant,), topic=topic, fit=0.0, events=())
    return replace(ask, text=topic, times=times, query=resolved(topic))


def _from(text: str, told: str) -> Shift | None:
    """Return the distance in a part that is counted from what another part tells, or None."""
    known = set(terms(told))
    for shift in find_shifts(text):
        if shift.first is None or shift.last is None or shift.relation != "on":
            continue
        event = set(terms(shift.remainder.of(text)))
        if not event or 2 * len(event & known) > len(event):
            return shift
    return None


def _roughly(words: str, days: DateSpan, after: date) -> DateSpan:
    """Return a day counted in weeks with those beside it: 23 days are called three weeks."""
    off = min(abs((days.start - after).days) // _WEEK - 1, _MOST_OFF)
    if days.days != 1 or off < 1 or not _WEEKS.search(words):
        return days
    return DateSpan(days.start - timedelta(days=off), days.end + timedelta(days=off))


def _in_months(words: str, days: DateSpan, after: date) -> DateSpan:
    """Return days counted in months with the whole of the month in which they end.

    "The month after" an event of May 20 is as well all of June, "the month before" it all of April.
    """
    if not _MONTH.search(words) or days.start <= after < days.end:
        return days
    far = days.start if days.start <= after else days.last
    month = months_from(far.year, far.month, 1)
    first, end = min(days.start, month.start), max(days.end, month.end)
    if days.start > after:
        return DateSpan(max(first, after + timedelta(days=1)), end)
    return DateSpan(first, min(end, after))
