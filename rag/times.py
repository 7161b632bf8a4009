"""The time a question speaks of: the days its answer must fall in, and the rest of its words.

Three ways of speaking of time are understood: dates and named periods ("the first week of
October"), a distance from an event that the chronology holds ("the day after the liaison offices
opened"), and order ("first", "last", "next").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from index.analyze import terms
from index.dates import (
    DateMention,
    find_dates,
    find_impossible,
    find_relative_to_today,
    find_shifts,
)
from index.types import DateSpan, Span
from rag.order import Beside, Order, read_beside, read_order

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
        "came come next following previous first last latest earliest other item items holiday "
        "many number total altogether whole opens closes most fewest least log logs logged"
    )
)
_ALL_ENTRIES: Final = re.compile(
    r"\bhow many (?:\w+ )?(?:entries|items|events|days|dates)\b"
    r"|\b(?:which|what) month\b.*\b(?:most|fewest|least) (?:entries|items|events)\b",
    re.IGNORECASE,
)
"""Words that count the chronology itself."""

_REQUEST: Final = re.compile(
    r"\b(?:run|walk|talk|take|lead|guide|fill) (?:me|us)(?: in)?(?: through)?(?: on)?\b"
    r"|\bcatch (?:me|us) up(?: on)?\b",
    re.IGNORECASE,
)
"""Words that ask for an account of whatever follows."""

_UNSURE: Final = re.compile(r"\b(?:can|could|may|might|will|would|should|must|cannot|ever)\b", re.I)
"""Verbs of what hasn't happened: "before sanctions can be eased" tells no day."""

_ATTRIBUTE: Final = re.compile(
    r"(?:\b(?:the|that|this|its|their|his|her|a|an|any|no)|['’]s)(?: \w+)?\s$", re.IGNORECASE
)
_NOUN_FOLLOWS: Final = re.compile(r"[\s-]+(?!(?:what|who|whom|which|when|where|why|how|did|does|do|"
    r"was|were|is|are|has|had|have|and|or|but|in|on|at|to|of|for|from|by|with|that|as|if|so|about|"
    r"between|before|after|since|until|during|through|over|the|a|an|there|entries|entry)\b)[A-Za-z]",
    re.IGNORECASE,
)  # fmt: skip
"""A time between "the" and a noun describes the noun: "the September deal"."""

_FOR: Final = re.compile(r"\bfor (?:the )?(?:year )?$", re.IGNORECASE)

_PAIRS: Final = frozenset({"between", "and", "from", "to"})
"""Words before the two ends of a time; where one end is unknown there is no such time."""

_HOW_MANY: Final = re.compile(r"\b(?:how (?:many|long)|number of)\s*$", re.IGNORECASE)
_WHEN: Final = re.compile(r"\s+(?:when|what|which)\b", re.IGNORECASE)
_UNIT_OF: Final = re.compile(r"(?:the )?(?:very |same )?(?:day|date|week|month)\b", re.IGNORECASE)
_ASKED_UNIT: Final = re.compile(
    r"(?:^|\b(?:what|which|name|give|tell|confirm|need|know|state|specify|find|want)"
    r"(?: (?:me|us|for me|for us|out|to know))?(?: the)?(?: (?:exact|precise|very|actual))?)\W*$",
    re.IGNORECASE,
)
"""What stands before "month of the launch" where the month itself is asked for."""
SLACK: Final = 2
_COARSE: Final = re.compile(r"\b(?:weeks?|fortnights?)\b", re.IGNORECASE)

_JOINING: Final = re.compile(r"^(?:but|and|or|yet)\b[ ,]*(?=\w)", re.IGNORECASE)
"""A word between two times that is left behind when both are taken out."""

_NEXT: Final = re.compile(r"\bnext\b", re.IGNORECASE)

_WEAK_TODAY: Final = re.compile(
    r"now\b|nowadays|current|recent|lately|present|moment|so far|these days|year|month|quarter",
    re.I,
)
"""Words of the reader's own time that a question on the article's matters may use of its time."""

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

    @property
    def only(self) -> bool:
        """Whether nothing but the time is asked: every entry of the ranges is the answer."""
        return self.beside is not None or (bool(self.ranges) and not _content(self.topic))


def read_times(text: str, period: DateSpan, locate: Locate, before: str = "") -> Times:
    """Return what a question says of time.

    Args:
        text: the standalone question.
        period: the days that the chronology covers.
        locate: finds the days of an event described in words.
        before: what was said right before, of which "three days later" may reckon.
    """
    mentions = find_dates(text, period)
    notes = tuple(mention.note for mention in mentions if mention.note)
    beside = read_beside(text)
    if beside is not None and _content(_without(beside.event, _dates_in(beside.event, period))):
        return Times((), text, None, "", notes, beside=beside)
    told = [(mention.when, mention.span) for mention in mentions]
    from_event = _from_mentions(text, mentions, period, locate) or _from_both(
        text, mentions, period, locate
    )
    found = from_event or told
    fit = FITS_ATTRIBUTE if not from_event and _all_attributes(text, mentions, period) else 0.0
    if not found:
        found, exact = _from_events(text, period, locate, before)
        fit = 0.0 if exact else FITS
    today = find_relative_to_today(text)
    topic = _without(text, [*(span for _, span in found), *today])
    years = _years_meant(text, today, period)
    today = tuple(span for span in today if _reckons(span.of(text), topic))
    ranges = _closed(mentions) or _narrowest(days for days, _ in found)
    order = read_order(topic, text) or _next(topic, ranges, period)
    if not _content(topic):
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
    )


def _closed(mentions: Sequence[DateMention]) -> tuple[DateSpan, ...]:
    """Return the days that "after" one date and "before" another have in common."""
    if {mention.relation for mention in mentions} != {"before", "after"}:
        return ()
    days = mentions[0].when
    for mention in mentions[1:]:
        if not mention.when.overlaps(days):
            return ()
        days = _common(days, mention.when)
    return (days,)


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


def _next(topic: str, ranges: Sequence[DateSpan], period: DateSpan) -> Order | None:
    """Return the first where "the next" is asked for, of what came after something."""
    open_ended = len(ranges) == 1 and ranges[0].start > period.start and ranges[0].end == period.end
    return "first" if open_ended and _NEXT.search(topic) else None


def _of_the_whole(topic: str, order: Order | None, period: DateSpan) -> tuple[DateSpan, ...]:
    """Return the whole period where an end of it, or the number of its entries, is asked for."""
    return (period,) if order or _ALL_ENTRIES.search(topic) else ()


def _frames(days: DateSpan, period: DateSpan) -> bool:
    """Tell whether a time holds the whole period and more, so that it singles out no entries."""
    return days.start <= period.start and period.end <= days.end and days != period


def _reckons(words: str, topic: str) -> bool:
    """Tell whether words reckon from the reader's day, and not loosely from the article's own."""
    return not _WEAK_TODAY.search(words) or not _content(topic)


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


def _from_mentions(
    text: str, mentions: Iterable[DateMention], period: DateSpan, locate: Locate
) -> list[tuple[DateSpan, Span]]:
    """Return the range that a distance from an event gives whose date is told with it.

    "Three days after the election of Nov. 6" is Nov. 9: the date tells the event's day. A longer
    time, as in "the November election", only tells which event is meant.
    """
    for mention in mentions:
        for shift in find_shifts(text):
            if shift.exact and shift.remainder.covers(mention.span):
                event = shift.remainder.of(text)
                days = locate(event) if mention.when.days > 1 and _content(event) else None
                end = shift.remainder.end if days else mention.span.end
                whole = Span(shift.span.start, max(end, mention.span.end))
                return [(shift.apply(days or mention.when, period), whole)]
    return []


def _from_both(
    text: str, mentions: Sequence[DateMention], period: DateSpan, locate: Locate
) -> list[tuple[DateSpan, Span]]:
    """Return the range that a date bounds at one end and an event at the other.

    "Between Labor Day and the parade", "after the parade but before Oct. 7". Nothing is returned
    where the event is unknown, or where both ends are dates or both are events.
    """
    open_ended = [shift for shift in find_shifts(text) if shift.first is None or shift.last is None]
    if len(open_ended) != 2 or len(mentions) != 1:
        return []
    mention, found = mentions[0], []
    for shift in open_ended:
        words = Span(shift.span.start, max(shift.span.end, shift.remainder.end))
        if words.overlaps(mention.span):
            days = mention.when
            if mention.relation == "on":
                days = shift.apply(days, period)
            found.append((days, Span(shift.span.start, mention.span.end)))
        elif anchor := locate(shift.remainder.of(text)):
            found.append((shift.apply(anchor, period), words))
    if len(found) != 2 or not found[0][0].overlaps(found[1][0]):
        return []
    days = _common(found[0][0], found[1][0])
    return [(days, words) for _, words in found]


def _from_events(
    text: str, period: DateSpan, locate: Locate, before: str
) -> tuple[list[tuple[DateSpan, Span]], bool]:
    """Return the range that distances from events give, with its words, and whether it is exact.

    "Between the parade and the summit" is two distances; the range is what they have in common,
    and there is none where only one of the events is known.
    """
    found: list[tuple[DateSpan, Span]] = []
    exact = True
    for shift in find_shifts(text):
        if _asks_distance(text, shift.span):
            continue
        paired = shift.span.of(text).lower() in _PAIRS
        event = shift.remainder.of(text)
        if not event and shift.exact:  # "and three days later?": of what was told before
            told = text[: shift.span.start]
            event = told if _content(told) and not before else before
        anchor = locate(event) if _content(event) and not _UNSURE.search(event) else None
        if anchor is None:
            if paired:
                return [], False
            continue
        days = shift.apply(anchor, period)
        words = Span(shift.span.start, max(shift.span.end, shift.remainder.end))
        exact = exact and (shift.exact or paired)
        if not found:
            found = [(days, words)]
        elif days.overlaps(found[0][0]):
            days = _common(found[0][0], days)
            found = [*((days, used) for _, used in found), (days, words)]
    return found, exact


def _asks_distance(text: str, words: Span) -> bool:
    """Tell whether words of relation ask for a time: "since when", "how many days earlier"."""
    before = text[: words.start]
    counts = _HOW_MANY.search(before) is not None
    unit = _UNIT_OF.match(words.of(text)) is not None and _ASKED_UNIT.search(before) is not None
    return counts or unit or _WHEN.match(text, words.end) is not None


def _content(text: str) -> set[str]:
    """Return the terms of a text that say more than that something happened."""
    return set(terms(_REQUEST.sub(" ", text))) - _GENERIC


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


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with the spans cut out and what is left folded."""
    kept, at = [], 0
    for span in sorted(spans):
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    joined = " ".join(" ".join([*kept, text[at:]]).split())
    return _JOINING.sub("", re.sub(r"\s+([?,.!])", r"\1", joined).strip(" ,:;-"))
