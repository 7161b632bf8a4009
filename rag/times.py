"""The time a question speaks of: the days its answer must fall in, and the rest of its words.

Three ways of speaking of time are understood: dates and named periods ("the first week of
October"), a distance from an event that the chronology holds ("the day after the liaison offices
opened"), and order ("first", "last", "next").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from index.analyze import terms
from index.dates import DateMention, find_dates, find_relative_to_today, find_shifts
from index.types import DateSpan, Span

Order = Literal["first", "last"]

Locate = Callable[[str], DateSpan | None]
"""From words that name an event to the days of it, or None where no entry tells of it."""

_GENERIC: Final = frozenset(
    terms(
        "happen happened happening occur occurred event events take took place going entry entries "
        "anything everything something timeline listed list record recorded news development "
        "developments develop day days date dates week weeks month period year time korea korean "
        "related relations give rundown summary summarize show tell know during between opening "
        "closing early late mid around see describe describes reported report reports note noted "
        "occasion occasions thing things mention mentioned first happens chronology "
        "came come next following previous first last latest earliest other item items holiday"
    )
)
_ORDER: Final[tuple[tuple[Order, re.Pattern[str]], ...]] = (
    ("first", re.compile(r"\b(?:first|earliest|next|initially|opens?|begins?|soonest)\b", re.I)),
    ("last", re.compile(r"\b(?:last|latest|final|most recent|previous|closes?|ends?)\b", re.I)),
)
_NEAREST: Final = re.compile(
    r"\b(?:right|just|immediately|directly|shortly|straight) (?P<side>before|prior|ahead|after)\b",
    re.I,
)
"""Words that ask for the nearest entry on one side of an event."""


@dataclass(frozen=True, slots=True)
class Times:
    """What a question says of time.

    Attributes:
        ranges: the days the answer must fall in, in order; empty where time isn't spoken of.
        topic: the question without its words of time: what is to be searched.
        order: whether the first or the last of several is asked for.
        today: the words that reckon from the reader's own day ("last week"), or "".
        notes: how an unclear expression was read.
    """

    ranges: tuple[DateSpan, ...]
    topic: str
    order: Order | None
    today: str
    notes: tuple[str, ...]

    @property
    def only(self) -> bool:
        """Whether nothing but the time is asked: every entry of the ranges is the answer."""
        return bool(self.ranges) and not _content(self.topic)


def read_times(text: str, period: DateSpan, locate: Locate) -> Times:
    """Return what a question says of time.

    Args:
        text: the standalone question.
        period: the days that the chronology covers.
        locate: finds the days of an event described in words.
    """
    mentions = find_dates(text, period)
    today = find_relative_to_today(text)
    told = [(mention.when, mention.span) for mention in mentions]
    found = _from_mentions(text, mentions, period) or told or _from_events(text, period, locate)
    topic = _without(text, [*(span for _, span in found), *today])
    order = _order(text, topic)
    ranges = [days for days, _ in found]
    if order and not ranges and not _content(topic):
        ranges = [period]
    return Times(
        ranges=_narrowest(ranges),
        topic=topic if ranges or terms(topic) else text,
        order=order,
        today=today[0].of(text) if today else "",
        notes=_notes(mentions),
    )


def _from_mentions(
    text: str, mentions: Iterable[DateMention], period: DateSpan
) -> list[tuple[DateSpan, Span]]:
    """Return the range that a distance from an event gives whose date is told with it.

    "Three days after the election of Nov. 6" is Nov. 9: the date tells the event's day.
    """
    for mention in mentions:
        for shift in find_shifts(text):
            if shift.exact and shift.remainder.covers(mention.span):
                whole = Span(shift.span.start, mention.span.end)
                return [(shift.apply(mention.when, period), whole)]
    return []


def _from_events(text: str, period: DateSpan, locate: Locate) -> list[tuple[DateSpan, Span]]:
    """Return the range that distances from events give, with the words that say it.

    "Between the parade and the summit" is two distances; the range is what they have in common.
    """
    found: list[tuple[DateSpan, Span]] = []
    for shift in find_shifts(text):
        event = shift.remainder.of(text)
        if not event and shift.exact:  # "and three days later?": of what was told before
            event = text[: shift.span.start]
        anchor = locate(event) if _content(event) else None
        if anchor is None:
            continue
        days = shift.apply(anchor, period)
        words = Span(shift.span.start, max(shift.span.end, shift.remainder.end))
        if not found:
            found = [(days, words)]
        elif days.overlaps(found[0][0]):
            days = _common(found[0][0], days)
            found = [*((days, used) for _, used in found), (days, words)]
    return found


def _content(text: str) -> set[str]:
    """Return the terms of a text that say more than that something happened."""
    return set(terms(text)) - _GENERIC


def _narrowest(ranges: Iterable[DateSpan]) -> tuple[DateSpan, ...]:
    """Return the ranges in order, without those that only frame a narrower one among them."""
    found = sorted(set(ranges))
    return tuple(
        days
        for days in found
        if not any(
            other != days and days.start <= other.start and other.end <= days.end for other in found
        )
    )


def _common(one: DateSpan, other: DateSpan) -> DateSpan:
    return DateSpan(max(one.start, other.start), min(one.end, other.end))


def _order(text: str, topic: str) -> Order | None:
    """Return which end is asked for: by the topic's own words, or as "right before" in `text`."""
    for order, pattern in _ORDER:
        if pattern.search(topic):
            return order
    near = _NEAREST.search(text)
    if near is None:
        return None
    return "last" if near["side"].lower() in ("before", "prior", "ahead") else "first"


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with the spans cut out and what is left folded."""
    kept, at = [], 0
    for span in sorted(spans):
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    joined = " ".join(" ".join([*kept, text[at:]]).split())
    return re.sub(r"\s+([?,.!])", r"\1", joined).strip(" ,-")


def _notes(mentions: Iterable[DateMention]) -> tuple[str, ...]:
    return tuple(mention.note for mention in mentions if mention.note)
