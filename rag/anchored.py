"""Days that a question reckons from an event: "the day after the parade", "before the sale".

The event is looked for by the words that name it; a date may stand beside it at the other end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from index.dates import DateMention, Shift, find_shifts, snapped
from index.types import DateSpan, Span
from rag.accounts import content
from rag.short import wanted
from rag.verb_lists import ALSO_NOUNS
from rag.verbs import verb

Locate = Callable[[str], DateSpan | None]
"""From words that name an event to the days of it, or None where no entry tells of it."""

_TO_SPEAK: Final = re.compile(
    r"\b(?:speaks?|spoke|spoken|speaking|said|say|argued?|declared?|testif\w+|appear(?:ed)?|plead\w*"
    r"|speech|remarks?|testimony|appearance)\s*$",
    re.IGNORECASE,
)
_AUDIENCE: Final = re.compile(
    r"(?:(?:the|a|an) )?(?:[\w'’-]+ ){0,3}?(?:assembly|council|senate|congress|parliament|committee"
    r"|commission|panel|board|court|jury|judges?|senators|lawmakers|legislators|audience|crowd)\b"
    r"(?! (?:met|meets|meeting|sat|vot\w+|began|opened|convened|decid\w+|session|hearing|rul\w+))",
    re.IGNORECASE,
)
"""Those "before" whom somebody speaks, which tells no time."""

_UNSURE: Final = re.compile(
    r"\b(?:can|could|(?-i:may)|might|will|would|should|must|cannot|ever|planned|scheduled|upcoming|proposed"
    r"|expected|hoped-for)\b",
    re.I,
)
"""Verbs of what hasn't happened: "before sanctions can be eased" tells no day."""

_PAIRS: Final = frozenset({"between", "and", "from", "to"})
"""Words before the two ends of a time; where one end is unknown there is no such time."""

_BETWEEN_TWO: Final = re.compile(
    r"\b(?:relation(?:ship)?|tie|link|connection|difference|tension|trust|rivalry|dispute|rift|wedge"
    r"|gap|trade|cooperation|coordination|communication|agreement|accord|treaty|deal|border|balance"
    r"|comparison|contrast|choose|choice|mediat\w+|broker|meeting|encounter|talk|conversation|summit"
    r"|session|call|exchange|contact|discussion|negotiation|dialogue|letter|message|visit|row|quarrel"
    r"|feud|clash|conflict|war|split|pact|alliance|understanding)s? between$",
    re.IGNORECASE,
)
"""What lies between two parties or things and not between two times."""

_HOW_MANY: Final = re.compile(r"\b(?:how (?:many|long)|number of)\s*$", re.IGNORECASE)

_WHEN: Final = re.compile(r"\s+(?:when|what|which)\b", re.IGNORECASE)

_UNIT_OF: Final = re.compile(r"(?:the )?(?:very |same )?(?:day|date|week|month)\b", re.IGNORECASE)

_ASKED_UNIT: Final = re.compile(
    r"\b(?:what|which|name|give|tell|confirm|need|know|state|specify|find|want)"
    r"(?: (?:me|us|for me|for us|out|to know))?(?: the)?(?: (?:exact|precise|very|actual))?\W*$",
    re.IGNORECASE,
)
"""What stands before "month of the launch" where the month itself is asked for."""


_LINK: Final = re.compile(r"\s*\b(?:for|of|in)(?: the)?(?: year)?\s*$", re.IGNORECASE)


def from_mentions(
    text: str, mentions: Iterable[DateMention], period: DateSpan, locate: Locate
) -> list[tuple[DateSpan, Span]]:
    """Return the range that a distance from an event gives whose date is told with it.

    "Three days after the election of Nov. 6" is Nov. 9: the date tells the event's day. A longer
    time, as in "the November election", only tells which event is meant, and one outside of the
    period, as in "the cut of the fees for next year", is what it is about.
    """
    for mention in mentions:
        for shift in find_shifts(text):
            if shift.exact and shift.remainder.covers(mention.span):
                event = shift.remainder.of(text)
                if not mention.when.overlaps(period):
                    event = _LINK.sub("", text[shift.remainder.start : mention.span.start])
                    event += text[mention.span.end : shift.remainder.end]
                days = locate(event) if mention.when.days > 1 and content(event) else None
                end = shift.remainder.end if days else mention.span.end
                whole = Span(shift.span.start, max(end, mention.span.end))
                return [(shift.apply(days or mention.when, period), whole)]
    return []


def from_dated_event(
    text: str, mentions: Iterable[DateMention], period: DateSpan, locate: Locate
) -> list[tuple[DateSpan, Span]]:
    """Return the range that is open before or after an event whose description holds a time.

    "After winning the cup in May" and "after the May final" is after the day of that entry, not
    in May or after May. "That month" is the month of it.
    """
    shifts = find_shifts(text)
    open_ended = [
        shift
        for shift in shifts
        if (shift.first is None or shift.last is None) and shift.span.of(text).lower() not in _PAIRS
    ]
    for mention in mentions:
        for shift in open_ended:
            if not (shift.remainder.covers(mention.span) or shift.span.overlaps(mention.span)):
                continue
            if mention.span.covers(shift.remainder):  # "before Friday", of "before Friday, May 4"
                continue
            event = shift.remainder.of(text)
            if shift.relation == "after" and doing(event) and not _NEXT.search(text):
                continue
            time = text[max(shift.span.end, mention.span.start) : mention.span.end].strip()
            told = content(event.replace(time, " ") if time else event)
            anchor = (
                locate(_with_actor(event, text)) if told and not _UNSURE.search(event) else None
            )
            if anchor:
                whole = Span(shift.span.start, shift.remainder.end)
                return _in_its_unit(shift.apply(anchor, period), anchor, whole, shifts)
    return []


def _in_its_unit(
    days: DateSpan, anchor: DateSpan, words: Span, shifts: Iterable[Shift]
) -> list[tuple[DateSpan, Span]]:
    """Return days with their words, cut to the week or month of the anchor by "that month"."""
    for shift in shifts:
        if not shift.span.overlaps(words) and shift.snap in ("week", "month"):
            unit = snapped(anchor, shift.snap)
            if unit.overlaps(days):
                return [(common(unit, days), words), (common(unit, days), shift.span)]
    return [(days, words)]


def _with_actor(event: str, text: str) -> str:
    """Return the words for an event with whom its "he" or "they" is, who is named after it.

    "Before he left in May, what had Smith said?" tells of Smith's leaving.
    """
    subject = wanted(text).subject if _PRONOUN.match(event) else ""
    name = _NAME.search(subject)
    whom = name.group() if name else subject
    return _PRONOUN.sub(f"{whom} ", event, count=1) if whom else event


_DOING: Final = re.compile(r"\w+ing\b")
"""After "after": what somebody did "after meeting the board in May" may be told in one entry."""

_NEXT: Final = re.compile(r"\bnext\b", re.IGNORECASE)

_PRONOUN: Final = re.compile(r"(?:he|she|they|it) ", re.IGNORECASE)
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")


def from_both(
    text: str, mentions: Sequence[DateMention], period: DateSpan, locate: Locate
) -> list[tuple[DateSpan, Span]]:
    """Return the range that a date bounds at one end and an event at the other.

    "Between Labor Day and the parade", "after the parade but before Oct. 7". Nothing is returned
    where the event is unknown, or where both ends are dates or both are events.
    """
    open_ended = [shift for shift in find_shifts(text) if shift.first is None or shift.last is None]
    if len(mentions) != 1:
        return []
    if len(open_ended) == 1:
        return _from_date_until(text, mentions[0], open_ended[0], period, locate)
    if len(open_ended) != 2:
        return []
    mention, found = mentions[0], []
    whole = [Span(s.span.start, max(s.span.end, s.remainder.end)) for s in open_ended]
    if sum(words.overlaps(mention.span) for words in whole) != 1:
        return []
    for shift, words in zip(open_ended, whole, strict=True):
        event = shift.remainder.of(text)
        if words.overlaps(mention.span):
            told = mention.relation != "on"
            days = mention.when if told else shift.apply(mention.when, period)
            found.append((days, Span(shift.span.start, mention.span.end)))
        elif content(event) and (anchor := locate(event)):
            found.append((shift.apply(anchor, period), words))
    if len(found) != 2 or not found[0][0].overlaps(found[1][0]):
        return []
    days = common(found[0][0], found[1][0])
    return [(days, words) for _, words in found]


_FROM: Final = re.compile(
    r"\b(?:from|starting|beginning)(?: (?:in|on|with|at))?(?: the)? $", re.IGNORECASE
)


def _from_date_until(
    text: str, mention: DateMention, shift: Shift, period: DateSpan, locate: Locate
) -> list[tuple[DateSpan, Span]]:
    """Return the days "from November until he resigned", [] where a text tells no such ones."""
    opening = _FROM.search(text[: mention.span.start])
    if opening is None or shift.relation != "before" or mention.relation != "on":
        return []
    event = _with_actor(shift.remainder.of(text), text)
    if mention.span.end > shift.span.start or not content(event):
        return []
    anchor = locate(event)
    last = shift.apply(anchor, period).end if anchor else mention.when.start
    if last <= mention.when.start:
        return []
    whole = Span(opening.start(), max(shift.span.end, shift.remainder.end))
    return [(DateSpan(mention.when.start, last), whole)]


def from_events(
    text: str, period: DateSpan, locate: Locate, before: str
) -> tuple[list[tuple[DateSpan, Span]], bool, tuple[str, ...]]:
    """Return the range that distances from events give, with its words, whether it is exact.

    Last come the words for the events that it is reckoned from.

    "Between the parade and the summit" is two distances; the range is what they have in common,
    and there is none where only one of the events is known.
    """
    found: list[tuple[DateSpan, Span]] = []
    events: list[str] = []
    exact = True
    for shift in find_shifts(text):
        if _asks_distance(text, shift.span) or _names_audience(text, shift):
            continue
        if _is_no_end(text, shift):
            continue
        if _BETWEEN_TWO.search(text[: shift.span.end]):
            return [], False, ()
        paired = shift.span.of(text).lower() in _PAIRS
        event = shift.remainder.of(text)
        if not event and shift.exact:  # "and three days later?": of what was told before
            told = text[: shift.span.start]
            event = told if content(told) and not before else before
        event = _with_actor(event, text)
        anchor = locate(event) if content(event) and not _UNSURE.search(event) else None
        if anchor is None:
            if paired:
                return [], False, ()
            continue
        days = shift.apply(anchor, period)
        words = Span(shift.span.start, max(shift.span.end, shift.remainder.end))
        exact = exact and (shift.exact or paired)
        if found and not days.overlaps(found[0][0]):
            continue
        days = common(found[0][0], days) if found else days
        found = [*((days, used) for _, used in found), (days, words)]
        events.append(event)
    return found, exact, tuple(events)


def doing(event: str) -> bool:
    """Tell whether words for an event tell what somebody did without saying who: "praising Kim"."""
    return _DOING.match(event) is not None


def _is_no_end(text: str, shift: Shift) -> bool:
    """Tell whether words tell no time: "to sell", "the pledge from Rome that he made good on"."""
    said, event = shift.span.of(text).lower(), shift.remainder.of(text)
    first = event.partition(" ")[0].lower()
    known = verb(first) if said == "to" else None
    doing = known is not None and known[1] == "base" and first not in ALSO_NOUNS
    return doing or (said.startswith("from ") and _CLAUSE.search(event) is not None)


_CLAUSE: Final = re.compile(r"\b(?:that|which|who|whom)\b")


def common(one: DateSpan, other: DateSpan) -> DateSpan:
    """Return the days that two ranges which overlap have in common."""
    return DateSpan(max(one.start, other.start), min(one.end, other.end))


def _names_audience(text: str, shift: Shift) -> bool:
    """Tell whether "before" names those to whom somebody speaks."""
    return (
        shift.span.of(text).lower() == "before"
        and _TO_SPEAK.search(text[: shift.span.start]) is not None
        and _AUDIENCE.match(shift.remainder.of(text)) is not None
    )


def _asks_distance(text: str, words: Span) -> bool:
    """Tell whether words of relation ask for a time: "since when", "how many days earlier"."""
    before = text[: words.start]
    counts = _HOW_MANY.search(before) is not None
    said = words.of(text)
    alone = not before.strip() and said.lower().endswith(" of")  # "Month of the launch?"
    unit = _UNIT_OF.match(said) and (alone or _ASKED_UNIT.search(before))
    return counts or bool(unit) or _WHEN.match(text, words.end) is not None
