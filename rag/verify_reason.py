"""The reason for not answering: one of those the assistant gives, and true of the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from index.chunk import long_date
from index.dates import find_impossible
from index.errors import shown
from index.types import DateSpan
from rag.provenance import Record
from rag.refusal import (
    ARTICLE,
    LACKED,
    LACKING,
    NO_ENTRY,
    NO_MENTION,
    NO_SUCH_DAY,
    NOT_SAID,
    OFF_TOPIC,
    OPPOSITE,
    OR,
    OUTSIDE,
    QUOTED,
    TEXT,
    TODAY,
    UNDATED,
    days_in_words,
)
from rag.verify_quotes import Sources, items_of


def reason_wrong(record: Record, reason: str, sources: Sources) -> Iterator[str]:
    """Yield what is wrong about a reason, a line each.

    Args:
        record: the answer; its question and the days it understood are taken as they are.
        reason: why it is said not to be in the article.
        sources: the documents that were asked.
    """
    if any(_filled(template, reason) is not None for template in (OFF_TOPIC, NOT_SAID, OPPOSITE)):
        return
    if (_filled(LACKING, reason) or {}).get("lacking") in LACKED:
        return
    checks = (
        (OUTSIDE, _outside_wrong),
        (TODAY, _today_wrong),
        (UNDATED, _not_quoted),
        (NO_SUCH_DAY, _no_such_day_wrong),
        (NO_ENTRY, _no_entry_wrong),
        (NO_MENTION, _no_mention_wrong),
    )
    for template, wrong in checks:
        found = _filled(template, reason)
        if found is not None:
            yield from wrong(found, record, sources)
            return
    yield f"the reason {shown(reason)} is none that the assistant gives"


def _outside_wrong(found: dict[str, str], record: Record, sources: Sources) -> Iterator[str]:
    yield from _period_wrong(found, sources)
    days = _understood(found["days"], record)
    if days is None:
        yield f"the reason speaks of {shown(found['days'])}, which is not among the dates"
    elif sources.period and days.overlaps(sources.period):
        yield f"the reason says that {found['days']} is outside the chronology, but it is not"


def _today_wrong(found: dict[str, str], record: Record, sources: Sources) -> Iterator[str]:
    yield from _period_wrong(found, sources)
    yield from _not_quoted(found, record, sources)


def _not_quoted(found: dict[str, str], record: Record, _sources: Sources) -> Iterator[str]:
    if found["words"].casefold() not in _question(record).casefold():
        yield f"the reason quotes {shown(found['words'])}, which is not in the question"


def _no_such_day_wrong(found: dict[str, str], record: Record, sources: Sources) -> Iterator[str]:
    words = (_filled(QUOTED, found["words"]) or {}).get("name", "")
    if not words or words.casefold() not in _question(record).casefold():
        yield f"the reason quotes {shown(found['words'])}, which is not in the question"
    elif not find_impossible(words, sources.period or DateSpan(date.min, date.max)):
        yield f"the reason says that {found['words']} is no day, but it is"


def _no_entry_wrong(found: dict[str, str], record: Record, sources: Sources) -> Iterator[str]:
    days = _understood(found["days"], record)
    if days is None:
        yield f"the reason speaks of {shown(found['days'])}, which is not among the dates"
        return
    for source in sources.by_name.values():
        if any(entry.date in days for entry in source.document.entries):
            yield f"the reason says that there is no entry on {found['days']}, but there is"
            return


def _no_mention_wrong(found: dict[str, str], record: Record, sources: Sources) -> Iterator[str]:
    for quoted in found["names"].split(OR):
        name = (_filled(QUOTED, quoted) or {}).get("name")
        if name is None or name not in _question(record):
            yield f"the reason names {shown(quoted)}, which is not in the question"
            continue
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        if any(word.search(source.text) for source in sources.by_name.values()):
            yield f"the reason says that {quoted} is not mentioned, but it is"


def _period_wrong(found: dict[str, str], sources: Sources) -> Iterator[str]:
    period = sources.period or DateSpan(date.min, date.max)
    told = found["first"], found["last"]
    if told != (long_date(period.start), long_date(period.last)):
        yield f"the reason has the chronology run from {told[0]} to {told[1]}, which is not so"


def _understood(words: str, record: Record) -> DateSpan | None:
    """Return the range among those understood that reads like this."""
    for item in items_of(record, "dates"):
        if not isinstance(item, list) or len(item) != 2 or not all(map(_is_day, item)):
            continue
        start, end = map(date.fromisoformat, item)
        if start < end and days_in_words(DateSpan(start, end)) == words:
            return DateSpan(start, end)
    return None


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _question(record: Record) -> str:
    """Return the question as it was answered: made to stand alone, where the record has it so."""
    asked = [record.get("standalone"), record.get("question")]
    return next((text for text in asked if isinstance(text, str)), "")


def _filled(template: str, text: str) -> dict[str, str] | None:
    """Return what stands in the places of a template, or None where the text is another."""
    found = _pattern(template).fullmatch(text)
    return found.groupdict() if found else None


@cache
def _pattern(template: str) -> re.Pattern[str]:
    either = re.escape(template).replace(re.escape("{noun}"), f"(?:{ARTICLE}|{TEXT})")
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", either))
