"""The short answer: words of a cited quote, or what follows from the quotes by counting.

Days, counts, numbers of days and "Yes" or "No" need not stand in a quote. Whether they are right
is checked as far as the record goes: a day must be that of a cited entry or named in a quote, a
count must be that of the quotes or their entries, and only a question for it has a "Yes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from index.article import reading
from index.calendar_words import LONG_MONTHS, MONTHS, WEEKDAYS
from index.dates import find_dates
from index.errors import shown
from index.types import DateSpan
from rag.distance import in_days, in_weeks
from rag.larger import asks_if_larger, follows
from rag.parts import parts
from rag.provenance import Record
from rag.short import (
    MAX_WORDS,
    MOST_DAYS,
    told_difference,
    wanted,
    written,
    written_together,
)
from rag.two_events import alternatives, two_events
from rag.verify_quotes import Sources, items_of

_NAMED_DAY = re.compile(
    r"\b(?P<month>[A-Z][a-z]+)\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,\s(?P<year>\d{4}))?"
    r"|\b(?P<day_>\d{1,2})\s(?P<month_>[A-Z][a-z]+)\b\.?(?:\s(?P<year_>\d{4}))?"
)


@dataclass(frozen=True, slots=True)
class _Cited:
    """A quote as it reads, with the day of its entry and where that begins, None for prose."""

    text: str
    day: date | None
    entry: int | None


def short_answer_wrong(record: Record, sources: Sources) -> Iterator[str]:
    """Yield what is wrong about the short answer, a line each; quotes must have been checked."""
    short = record.get("short_answer")
    if short is None:
        return
    if not isinstance(short, str) or not short.strip():
        yield f"the short answer is {shown(short)}, neither text nor null"
        return
    if len(short.split()) > MAX_WORDS:
        yield f"the short answer {shown(short)} has more than {MAX_WORDS} words"
    cited = list(_cited(record, sources))
    if not any(
        all(_stands_in(each, cited) or _follows(each, cited, record, sources) for each in pieces)
        for pieces in ([short], short.split("; "))
    ):
        yield f"the short answer {shown(short)} stands in no quote and follows from none"


def _cited(record: Record, sources: Sources) -> Iterator[_Cited]:
    """Yield the citations that are what they should be; the others are reported elsewhere."""
    for item in items_of(record, "citations"):
        if not isinstance(item, Mapping) or not isinstance(item.get("quote"), str):
            continue
        source = sources.by_name.get(str(item.get("document")))
        starts = [] if source is None else [entry.span.start for entry in source.document.entries]
        at, day = item.get("start"), None
        with suppress(TypeError, ValueError):
            day = date.fromisoformat(item.get("date") or "")
        before = [start for start in starts if isinstance(at, int) and start <= at]
        yield _Cited(reading(item["quote"]), day, before[-1] if before and day else None)


def _stands_in(short: str, cited: Sequence[_Cited]) -> bool:
    """Tell whether a quote holds these words, whole and with their numbers whole."""
    before = r"(?<![\w$])(?<!\d[.,])" if re.match(r"\w", short) else ""
    after = r"(?!\w)(?![.,]\d)" if re.search(r"\w$", short) else ""
    whole = re.compile(f"{before}{re.escape(short)}{after}")
    return any(whole.search(quote.text) for quote in cited)


def _follows(short: str, cited: Sequence[_Cited], record: Record, sources: Sources) -> bool:
    if short in ("Yes", "No"):
        asked = [record.get("standalone"), record.get("question")]
        pieces = [
            piece for text in asked if isinstance(text, str) for piece in (text, *parts(text))
        ]
        return any(wanted(piece).kind == "yes_no" or asks_if_larger(piece) for piece in pieces)
    told = (record.get("standalone"), record.get("question"))
    texts = [text for text in told if isinstance(text, str)]
    told_in = [*(quote.text for quote in cited), " ".join(quote.text for quote in cited)]
    if any(told_difference(text, held) == short for text in texts for held in told_in):
        return True
    if any(follows(short, text, told_in) for text in texts):
        return True
    if short.isdecimal() and len(short) < 4:
        entries = {quote.entry for quote in cited if quote.entry is not None}
        # Quotes of prose alone have no entries; that doesn't make "0" a count of anything.
        return short in {str(count) for count in (len(cited), len(entries)) if count}
    days = _days(cited, sources)
    if any(short in _said_of(day) for day in days) or short in _told_together(cited):
        return True
    events = [event for text in texts for event in two_events(text) or ()]
    events += [each for text in texts for each in alternatives(text) or ()]
    if events and short in (*events, "before", "after", "earlier", "later"):
        return True
    named = {day for text in texts for day in _named_in(text, sources)} if events else set()
    between = {(later - earlier).days for earlier, later in combinations(sorted(days | named), 2)}
    each_tells = [_days([quote], sources) for quote in cited]
    if any(one & other for one, other in combinations(each_tells, 2)):
        between.add(0)
    return any(short in (in_days(count), in_weeks(count)) for count in between)


def _named_in(text: str, sources: Sources) -> Iterator[date]:
    """Yield the single days that a question names, one of which may be one of its two events."""
    period = sources.period or DateSpan(date.min, date.max)
    for mention in find_dates(text, period):
        if mention.when.days == 1:
            yield mention.when.start


def _told_together(cited: Sequence[_Cited]) -> set[str | None]:
    """Return how several of the cited entries' days are told as one answer."""
    days = sorted({quote.day for quote in cited if quote.day})
    return {
        written_together(some)
        for size in range(2, MOST_DAYS + 1)
        for some in combinations(days, size)
    }


def _days(cited: Sequence[_Cited], sources: Sources) -> set[date]:
    """Return the days of the cited entries and those that the quotes name.

    A day that is named without a year may be of any year of the cited entries or the chronology.
    """
    days = {quote.day for quote in cited if quote.day}
    years = {day.year for day in days}
    if sources.period:
        years |= {sources.period.start.year, sources.period.last.year}
    for quote in cited:
        for found in _NAMED_DAY.finditer(quote.text):
            month = MONTHS.get((found["month"] or found["month_"]).lower())
            year = found["year"] or found["year_"]
            for each in [int(year)] if year else sorted(years):
                with suppress(ValueError):
                    days |= {date(each, month or 0, int(found["day"] or found["day_"]))}
    return days


def _said_of(day: date) -> tuple[str, ...]:
    """Return how a short answer tells a day, its month, its year or its day of the week."""
    month = f"{LONG_MONTHS[day.month - 1]} {day.year}"
    return (written(day), month, str(day.year), WEEKDAYS[day.weekday()])
