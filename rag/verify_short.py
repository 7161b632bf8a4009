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
from index.errors import shown
from rag.provenance import Record
from rag.short import (
    LONG_MONTHS,
    MAX_WORDS,
    MONTHS,
    MOST_DAYS,
    WEEKDAYS,
    wanted,
    written,
    written_together,
)
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
    if not (_stands_in(short, cited) or _follows(short, cited, record, sources)):
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
        return any(isinstance(text, str) and wanted(text).kind == "yes_no" for text in asked)
    if short.isdecimal() and len(short) < 4:
        entries = {quote.entry for quote in cited if quote.entry is not None}
        return int(short) in (len(cited), len(entries))
    days = _days(cited, sources)
    between = {(later - earlier).days for earlier, later in combinations(sorted(days), 2)}
    entries_days = sorted({quote.day for quote in cited if quote.day})
    together = (
        written_together(some)
        for size in range(2, MOST_DAYS + 1)
        for some in combinations(entries_days, size)
    )
    if " and " in short and short in together:
        return True
    return any(short in _said_of(day) for day in days) or any(
        short == f"{count} day{'s' if count != 1 else ''}" for count in between
    )


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
