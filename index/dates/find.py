"""The absolute time expressions of a text, and the day at the head of a chronology's entry."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from index.dates.calendar import months_from
from index.dates.days import read_full_day
from index.dates.mentions import DateMention, read_impossible, read_mentions
from index.dates.scene import NamedMonth, Scene, days_in_year
from index.dates.words import FLAGS, GAP, MONTH, WEEKDAY, month_number
from index.sentences import split_sentences
from index.types import DateSpan, Span

_MONTH_NAME = re.compile(rf"\b{MONTH}", FLAGS)
_REST = re.compile(r"\b(?:rest|remain(?:der|ing))\b", FLAGS)
_ORDINAL_ALONE = re.compile(rf"\b(?:the|{WEEKDAY}){GAP}[0-9]{{1,2}}(?:st|nd|rd|th)\b", FLAGS)


def find_dates(text: str, period: DateSpan) -> tuple[DateMention, ...]:
    """Return the absolute time expressions in `text`, in order and without overlap.

    Args:
        text: a question, or any other text.
        period: the days that the article covers: it gives years and open ends.
    """
    mentions = tuple(read_mentions(Scene(text, period)))
    months = tuple(_named_months(text, mentions)) if _ORDINAL_ALONE.search(text) else ()
    if not months:
        return mentions
    known = frozenset(mentions)
    mentions = tuple(read_mentions(Scene(text, period, months)))
    new = {mention: _in_its_month(mention) for mention in mentions if mention not in known}
    return tuple(
        new.get(mention, mention)
        for mention in mentions
        if mention in new or not _only_tells_month(mention, new.values())
    )


def _only_tells_month(mention: DateMention, days: Iterable[DateMention]) -> bool:
    """Tell whether "in late October" only said to which month "the 27th" belongs.

    "In the rest of October" says more.
    """
    return (
        mention.when.days > 1
        and _month_around(mention.when) is not None
        and not _REST.search(mention.text)
        and any(day.when.overlaps(mention.when) for day in days)
    )


def _in_its_month(mention: DateMention) -> DateMention:
    """Return "from the 23rd on", where the month stands elsewhere, up to the end of that month."""
    if mention.relation == "after":
        end = months_from(mention.when.start.year, mention.when.start.month, 1).end
        return replace(mention, when=DateSpan(mention.when.start, min(end, mention.when.end)))
    if mention.relation == "before":
        start = mention.when.last.replace(day=1)
        return replace(mention, when=DateSpan(max(start, mention.when.start), mention.when.end))
    return mention


def find_impossible(text: str, period: DateSpan) -> tuple[Span, ...]:
    """Return where `text` names days that no calendar has, such as "30 February"."""
    return tuple(read_impossible(Scene(text, period)))


def entry_date(head: str) -> date | None:
    """Return the day of a chronology entry's head such as "Sept. 4, 2018".

    Strict: None when the head is not wholly a date with its year.
    """
    head = head.strip()
    found = read_full_day(Scene(head, DateSpan.on(date.min)), 0)
    if not (found and found.month and found.year and found.end == len(head)):
        return None
    days = days_in_year(found, found.year)
    return days.start if days else None


def _named_months(text: str, mentions: Sequence[DateMention]) -> Iterator[NamedMonth]:
    """Find the sentences that name just one month."""
    starts = [mention.span.start for mention in mentions]
    for sentence in split_sentences(text, Span(0, len(text))):
        within = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        named = {
            (_year_of(month, mention.when), month)
            for mention in mentions[within]
            if mention.span.end <= sentence.end
            for name in _MONTH_NAME.finditer(mention.text)
            for month in [month_number(name["month"])]
        }
        if len(named) == 1:
            yield NamedMonth(sentence, *named.pop())


def _year_of(month: int, when: DateSpan) -> int:
    return when.start.year if when.start.month == month else when.last.year


def _month_around(when: DateSpan) -> DateSpan | None:
    """Return the whole month that holds `when`, or None where it reaches beyond one."""
    month = months_from(when.start.year, when.start.month, 1)
    return month if when.end <= month.end else None
