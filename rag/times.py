"""The time a question speaks of: the days its answer must fall in, and the rest of its words.

Three ways of speaking of time are understood: dates and named periods ("the first week of
October"), a distance from an event that the chronology holds ("the day after the liaison offices
opened"), and order ("first", "last", "next").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from index.analyze import terms
from index.dates import (
    DateMention,
    find_dates,
    find_impossible,
    find_relative_to_today,
)
from index.types import DateSpan, Span
from rag.accounts import content, left_out
from rag.anchor_words import plainly
from rag.anchored import (
    Locate,
    doing,
    from_both,
    from_dated_event,
    from_events,
    from_mentions,
)
from rag.bounds import bounded, closed, explained, in_that_unit, only_bounds
from rag.causes import outward
from rag.order import Beside, Order, read_beside, read_order
from rag.short import asks_condition

_ENDS_OF_IT: Final = re.compile(
    r"\b(?:first|last|final|closing|opening|earliest|latest)(?: (?:few|couple of|\w{2,9}))? "
    r"(?:days|weeks?|fortnight|months?|half|part|third|quarter|stretch|spell)\b"
    r"(?! (?:on|that|when)\b)",
    re.IGNORECASE,
)
"""Parts of a time that is told besides: "the closing days of May, from the 25th to the 30th"."""

_ALL_ENTRIES: Final = re.compile(
    r"\bhow many (?:\w+ )?(?:entries|items|events|days|dates)\b"
    r"|\b(?:which|what) month\b.*\b(?:most|fewest|least) (?:entries|items|events)\b",
    re.IGNORECASE,
)
"""Words that count the chronology itself."""

_ATTRIBUTE: Final = re.compile(
    r"(?:\b(?:the|that|this|its|their|his|her|a|an|any|no)|['’]s)(?: \w+)?\s$", re.IGNORECASE
)
_NOUN_FOLLOWS: Final = re.compile(r"[\s-]+(?!(?:what|who|whom|which|when|where|why|how|did|does|do|"
    r"was|were|is|are|has|had|have|and|or|but|in|on|at|to|of|for|from|by|with|that|as|if|so|about|"
    r"between|before|after|since|until|during|through|over|the|a|an|there|entries|entry|(?:\w+ )?"
    r"(?:remarks|statements|comments|announcements|utterances|moves|steps|actions|doings|deeds"
    r"|developments|events|happenings|activities|travels|trips|visits)(?! of \d))\b)[A-Za-z]",
    re.IGNORECASE,
)  # fmt: skip
"""A time between "the" and a noun describes the noun: "the September deal"."""

_FOR: Final = re.compile(r"\bfor (?:the )?(?:year )?$", re.IGNORECASE)

SLACK: Final = 2
_COARSE: Final = re.compile(r"\b(?:weeks?|fortnights?)\b", re.IGNORECASE)

_EITHER: Final = re.compile(r"\b(?:before or after|after or before)\b", re.IGNORECASE)
"""Asks on which side of a time something lies: the time is no answer's."""

_JOINING: Final = re.compile(r"^(?:but|and|or|yet)\b[ ,]*(?=\w)", re.IGNORECASE)
"""A word between two times that is left behind when both are taken out."""

_BY: Final = re.compile(r"by\b", re.IGNORECASE)

_NEXT: Final = re.compile(r"\bnext\b", re.IGNORECASE)

_LATEST: Final = re.compile(r"\bmost recent(?:ly)?\b", re.IGNORECASE)
"""What reports call last."""

_WEAK_TODAY: Final = re.compile(
    r"now\b|nowadays|current|recent|lately|present|moment|so far|these days|year|month|quarter",
    re.I,
)
"""Words of the reader's own time that a question on the article's matters may use of its time."""

_IS_SO: Final = re.compile(
    r"\b(?:than|as of|until) today\b"
    r"|\bhow (?:much|many)\b.*\b(?:do|does|is|are|has|have)\b.*\btoday\b"
    r"|\bwhat (?:share|sum|amount|part|portion|percentage)\b.*\btoday\b",
    re.IGNORECASE,
)
"""Asks of how much something is today, which is no day of which something is told."""

_YEAR_BESIDE: Final = re.compile(r"(?P<side>last|this|next)\s+year", re.IGNORECASE)
_STEPS: Final = {"last": -1, "this": 0, "next": 1}

FITS: Final = 0.85
"""How well, beside the best of all matches, the best one of days must match that only a relation
to an event gives. "After" and "before" often tell the background and not when."""

FITS_ATTRIBUTE: Final = 1.0
"""The same for days that describe a thing: what was said of "the September deal" may be later."""


@dataclass(frozen=True, slots=True)
class Times:
    """What a question says of time.

    Attributes:
        ranges: the days the answer must fall in, in order; empty where time isn't spoken of.
        topic: the question without its words of time: what is to be searched.
        order: whether the first or the last of several is asked for.
        today: the words that reckon from the reader's own day ("last week"), or "".
        notes: how an unclear expression was read.
        fit: how well an entry of the ranges must match beside the best of all matches for the
            ranges to count; 0 where they are told and always count.
        beside: the entry asked for by its place beside another one, or None.
        impossible: words for days that no calendar has ("Sept. 31"), where nothing else tells a
            time, or "".
        slack: days by which the ranges may be missed: "three weeks later" is seldom to the day.
        by: whether what had come about by a time is asked for, so that the latest tells best.
        events: words for the events from whose days the ranges are reckoned.
        without: words for what is to be left out of all that there is on the days, or "".
    """

    ranges: tuple[DateSpan, ...]
    topic: str
    order: Order | None
    today: str
    notes: tuple[str, ...]
    fit: float = 0.0
    beside: Beside | None = None
    impossible: str = ""
    slack: int = 0
    by: bool = False
    events: tuple[str, ...] = ()
    without: str = ""

    @property
    def only(self) -> bool:
        """Whether nothing but the time is asked: every entry of the ranges is the answer."""
        return self.beside is not None or (bool(self.ranges) and not content(self.topic))


def read_times(text: str, period: DateSpan, locate: Locate, before: str = "") -> Times:
    """Return what a question says of time, its words for "after" and "before" read as these.

    Where they tell no time then, they stay what they are.

    Args:
        text: the standalone question.
        period: the days that the chronology covers.
        locate: finds the days of an event described in words.
        before: what was said right before, of which "three days later" may reckon.
    """
    plain = plainly(text)
    if plain != text:
        times = _read_times(plain, period, locate, before)
        if times.ranges or times.beside:
            return times
    return _read_times(text, period, locate, before)


def _read_times(text: str, period: DateSpan, locate: Locate, before: str) -> Times:
    asks_side = _EITHER.search(text) is not None
    mentions = () if asks_side else outward(text, find_dates(text, period))
    notes = tuple(mention.note for mention in mentions if mention.note)
    beside = read_beside(text)
    if beside is not None and content(_without(beside.event, _dates_in(beside.event, period))):
        return Times((), text, None, "", notes, beside=beside)
    mentions = in_that_unit(text, explained(text, mentions))
    told = [(mention.when, mention.span) for mention in mentions]
    from_event = from_mentions(text, mentions, period, locate) or from_both(
        text, mentions, period, locate
    )
    if not from_event:
        from_event = from_dated_event(text, mentions, period, locate)
    from_event = bounded(from_event, mentions)
    found = from_event or told
    fit = FITS_ATTRIBUTE if not from_event and _all_attributes(text, mentions, period) else 0.0
    events: tuple[str, ...] = ()
    apart_from_events = asks_side or asks_condition(text)
    if not from_event and not apart_from_events and (not told or only_bounds(mentions)):
        after, exact, names = from_events(text, period, locate, before)
        apart = not any(words.overlaps(m.span) for _, words in after for m in mentions)
        if after and apart and not (told and any(map(doing, names))):
            found, events = bounded(after, mentions), names
            fit = 0.0 if exact else FITS
    today = find_relative_to_today(text)
    topic = _without(text, [*(span for _, span in found), *today])
    years = _years_meant(text, today, period)
    today = tuple(span for span in today if _reckons(span.of(text), topic, text))
    ranges = (() if from_event else closed(mentions)) or _narrowest(days for days, _ in found)
    order = read_order(_ENDS_OF_IT.sub(" ", topic) if ranges else topic, text)
    if order is None and _asks_next(topic, ranges, period):
        order, fit = "first", 0.0
        if content(topic):  # the next of the same kind
            topic = _without(text, [*(mention.span for mention in mentions), *today])
    topic = _LATEST.sub("last", topic)
    rest, without = left_out(topic)
    if without and not content(rest):
        topic = rest
    else:
        without = ""
    if not content(topic):
        fit = 0.0
        ranges = ranges or _of_the_whole(topic, order, period)
    elif any(_frames(days, period) for days in ranges):
        ranges, topic = (), topic if order else text
    if fit and any(days.overlaps(period) for days in ranges) and not terms(topic):
        fit = 0.0
    if years and not today:
        topic = f"{topic} ({years})"
    return Times(
        ranges=ranges,
        topic=topic if ranges or terms(topic) else text,
        order=order,
        today=today[0].of(text) if today else "",
        notes=notes,
        fit=fit,
        impossible="" if ranges else _impossible(text, period),
        slack=SLACK if _is_coarse(ranges, found, text) else 0,
        by=bool(ranges) and not from_event and any(_BY.match(each.text) for each in mentions),
        events=events if ranges else (),
        without=without if ranges else "",
    )


def _dates_in(text: str, period: DateSpan) -> list[Span]:
    return [mention.span for mention in find_dates(text, period)]


def _is_coarse(
    ranges: Sequence[DateSpan], found: Sequence[tuple[DateSpan, Span]], text: str
) -> bool:
    """Tell whether a single day was reckoned in weeks."""
    single = len(ranges) == 1 and ranges[0].days == 1
    return single and any(_COARSE.search(words.of(text)) for _, words in found)


def _impossible(text: str, period: DateSpan) -> str:
    found = find_impossible(text, period)
    return found[0].of(text) if found else ""


def _asks_next(topic: str, ranges: Sequence[DateSpan], period: DateSpan) -> bool:
    """Tell whether "the next" is asked for, the first of what came after something."""
    open_ended = len(ranges) == 1 and ranges[0].start > period.start and ranges[0].end == period.end
    return open_ended and _NEXT.search(topic) is not None


def _of_the_whole(topic: str, order: Order | None, period: DateSpan) -> tuple[DateSpan, ...]:
    """Return the whole period where an end of it, or the number of its entries, is asked for."""
    return (period,) if order or _ALL_ENTRIES.search(topic) else ()


def _frames(days: DateSpan, period: DateSpan) -> bool:
    """Tell whether a time holds the whole period and more, so that it singles out no entries."""
    return days.start <= period.start and period.end <= days.end and days != period


def _reckons(words: str, topic: str, text: str) -> bool:
    """Tell whether words reckon from the reader's day, and not loosely from the article's own."""
    weak = _WEAK_TODAY.search(words) or (words.lower() == "today" and _IS_SO.search(text))
    return not weak or not content(topic)


def _years_meant(text: str, today: Iterable[Span], period: DateSpan) -> str:
    """Return the years that "next year" and "last year" are for a reader of the period."""
    said = (_YEAR_BESIDE.fullmatch(span.of(text)) for span in today)
    steps = [_STEPS[found["side"].lower()] for found in said if found]
    return " ".join(str(period.last.year + step) for step in dict.fromkeys(steps))


def _all_attributes(text: str, mentions: Sequence[DateMention], period: DateSpan) -> bool:
    """Tell whether every time of a text only describes a thing: "the October talks".

    What is meant "for 2019" happens in the period, where that year lies outside of it.
    """
    return bool(mentions) and all(
        mention.relation == "on"
        and (
            (
                _ATTRIBUTE.search(text[: mention.span.start])
                and _NOUN_FOLLOWS.match(text, mention.span.end)
            )
            or (_FOR.search(text[: mention.span.start]) and not mention.when.overlaps(period))
        )
        for mention in mentions
    )


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


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with the spans cut out and what is left folded."""
    kept, at = [], 0
    for span in sorted(spans):
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    joined = " ".join(" ".join([*kept, text[at:]]).split())
    return _JOINING.sub("", re.sub(r"\s+([?,.!])", r"\1", joined).strip(" ,:;-"))
