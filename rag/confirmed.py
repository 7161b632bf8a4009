"""Whether something fell in a time that a question only wants to have confirmed.

"Was the bridge opened on May 5?" names the opening; the chronology knows its day. It is answered
by the entry of the opening, whatever day that has: "Yes" where it is one of those asked for, "No"
where it is another one. So is "Did they sign before the strike?".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms
from index.dates import DateMention, find_dates
from index.types import DateSpan
from rag.ask import Ask
from rag.chronology import in_days
from rag.coverage import TermStatistics, Wanted
from rag.dated_in_prose import held_in
from rag.expected import MEETINGS, met_others, only_expected
from rag.names import Names
from rag.opposites import opposed
from rag.premise import called_off
from rag.retrieve import Match
from rag.short import (
    answer_yes_no,
    names_held,
    parse,
    plain_polar,
    replaced,
    says_outright,
    tells_deed,
)
from rag.thesaurus import expansions
from rag.times import FITS_ATTRIBUTE

TRIED: Final = 12
"""Matches that may tell of what is to be confirmed, best first."""

HOLDS: Final = 0.8
"""Share of the question, its time left aside, that a sentence on the very event holds."""

HOLDS_ANCHOR: Final = 0.6
"""The same of an event from whose day the time is reckoned."""

NEAR: Final = 0.85
"""Share of the best score that an event of another day needs to be the one meant."""

_MATTER: Final = re.compile(
    r"\b(?:t[ao]ke[ns]?|took) place\b|\b(?:(?:come|came)(?! (?:to|from|back|in|into)\b)"
    r"|happen(?:ed)?|occur(?:red)?|fall|fell|held|dated?)(?: (?:out|off|about))?\b",
    re.IGNORECASE,
)
"""Words that say of an event no more than that it was."""

_AHEAD: Final = re.compile(
    r"^\W*(?:will|shall)\b|\bwould\b|\bgoing to \w+"
    r"|\b(?:expect|anticipat|foresee|forecast|predict)\w*",
    re.IGNORECASE,
)
"""Words of what is still to come, whose time isn't the day of the entry that tells of it."""

_TAKES_PLACE: Final = frozenset(terms("take taken place happen occur hold held"))
"""What is done by any event; of another one, a sentence has no word in common with the question."""

_BEFORE_TIME: Final = re.compile(r",? (?:back )?(?:(?:on|in|during|of|by|for) (?:the )?)?$", re.I)
"""What stands before a time and goes with it."""

_QUANTITY: Final = re.compile(r"\b(?:all|every|each|everyone|everybody|everything)\b", re.I)

_DENIED: Final = re.compile(
    r"(?:\b(?:no(?!-)|not|never|without|neither|nor|unable)\b|n['’]t\b)"
    r"(?P<what>(?: [\w'’-]+){1,4})",
    re.IGNORECASE,
)
"""Words that deny, with those that they may deny."""


def confirms(ask: Ask) -> bool:
    """Tell whether a question asks just whether one thing is so.

    One part of a longer question is no such one, nor is what asks for the first or last event.
    """
    times = ask.times
    plain = ask.kind == "yes_no" and not (ask.dated or ask.whole)
    return plain and not (times.only or times.order or times.today)


def _of_time(ask: Ask) -> bool:
    """Tell whether it asks whether an event was at a time: of one event, and none to come."""
    timed = bool(ask.times.ranges) and ask.times.fit != FITS_ATTRIBUTE  # "the September deal"
    return timed and not (_AHEAD.search(ask.text) or _QUANTITY.search(ask.text))


def confirmed(
    ask: Ask,
    found: Sequence[Match],
    grounds: Sequence[Match],
    known: TermStatistics,
    period: DateSpan,
    names: Names,
) -> tuple[str, Match] | None:
    """Return "Yes" or "No" as the event has its day in the time asked for, and what tells its day.

    None where no sentence tells of just that event on a day of its own.

    Args:
        ask: one that `confirms`.
        found: matches for what it asks without its time, of all days, best first.
        grounds: the entries from whose days its time is reckoned, one for each event named.
        known: the terms of the index.
        period: the days by which dates without a year are read.
        names: those that the index knows.
    """
    dated = find_dates(ask.text, period)
    outright = [(_told_outright(ask.text, dated, match), match) for match in found[:TRIED]]
    for verdict in ("Yes", "No"):
        if telling := [match for said, match in outright if said == verdict]:
            return verdict, telling[0]
    if not _of_time(ask):
        return None
    events = zip(ask.times.events, grounds, strict=False)
    if len(grounds) < len(ask.times.events) or not all(
        _share(event, match, known) >= HOLDS_ANCHOR for event, match in events
    ):
        return None
    topic = _MATTER.sub(" ", plain_polar(ask.times.topic))
    event = {*terms(topic)} - PARTIES - _TAKES_PLACE
    least = len(event) // 2 + 1 if _TAKES_PLACE & {*terms(topic)} else min(1, len(event))

    def tells(match: Match) -> bool:
        text = match.sentence.text
        otherwise = only_expected(topic, text) or called_off(topic, text) or opposed(topic, text)
        whose = names_held(topic, text) and not met_others(topic, text, names)
        whose = whose and not (otherwise or _denied(topic, text))
        whose = whose and not replaced(parse(ask.text), parse(text))
        whose = whose and len(event & {*terms(text)}) >= least and _meets(topic, text)
        return whose and _share(topic, match, known) >= HOLDS and tells_deed(topic, text)

    telling = [match for match in found[:TRIED] if _day_known(match) and tells(match)]
    if not telling or answer_yes_no(topic, [telling[0].sentence.text]) == "No":
        return None
    best = telling[0]
    if not any(days.overlaps(period) for days in ask.times.ranges):
        return None  # of what was before or after, the days of entries tell nothing
    if own := _own_times(topic, best, period):
        verdict = _within(own, ask.times.ranges)
        return (verdict, best) if verdict else None
    inside = in_days(telling, ask.times.ranges)
    if inside:
        return "Yes", inside[0]
    return ("No", best) if best.score >= NEAR * found[0].score else None


def _told_outright(question: str, dated: Sequence[DateMention], match: Match) -> str:
    """Return "Yes" or "No" as a sentence that says what is asked outright is of the day asked for.

    A time that the sentence tells as well, as in "Did they say that it will open in May?", is part
    of what is asked. Else return "". The question's times are given as they stand in it.
    """
    text, timeless, ranges = match.sentence.text, question, []
    for mention in reversed(dated):
        start, end = mention.span.start, mention.span.end
        if question[start:end] not in text:
            before = _BEFORE_TIME.sub("", timeless[:start])
            timeless = before + timeless[end:]
            ranges.append(mention.when)
    if not says_outright(parse(plain_polar(timeless)), parse(text)):
        return ""
    if not ranges:
        return "Yes"
    return "Yes" if in_days([match], ranges) else "No" if _day_known(match) else ""


_TIMED: Final = re.compile(r"(?P<did>[\w'’-]+),? (?:(?:back|late|early) )?(?:in|on|since)\b")
"""A time with the word that it is the time of: "the coach, sacked | in May"."""


def _own_times(topic: str, match: Match, period: DateSpan) -> list[DateSpan]:
    """Return the times that an entry itself gives for what is asked, which isn't of its day."""
    text, own = match.sentence.text, sorted({*terms(topic)})
    like = {*own, *expansions(tuple(own))}
    timed = [(found.end(), found["did"]) for found in _TIMED.finditer(text)]
    return [
        mention.when
        for mention in find_dates(text, period)
        for end, did in timed
        if mention.span.start <= end <= mention.span.end and like & {*terms(did)}
    ]


def _within(told: Sequence[DateSpan], ranges: Sequence[DateSpan]) -> str:
    """Return "Yes" for a time wholly in the ranges, "No" for those apart from them, else ""."""
    if any(days.start <= each.start and each.end <= days.end for each in told for days in ranges):
        return "Yes"
    return "" if any(each.overlaps(days) for each in told for days in ranges) else "No"


def _share(asked: str, match: Match, known: TermStatistics) -> float:
    """Return the share of some words that a sentence holds, or words that stand for them."""
    return Wanted.of(asked, known).share_in(held_in(match.sentence.text))


def _meets(topic: str, text: str) -> bool:
    """Tell whether a sentence tells of a meeting, where a question names one.

    That one of two speaks of the other is no meeting of theirs.

    >>> _meets("Did Ray meet Berg?", "Ray praises Berg."), _meets("Did Ray run?", "Ray ran.")
    (False, True)
    """
    return MEETINGS.isdisjoint(terms(topic)) or not MEETINGS.isdisjoint(terms(text))


def _denied(topic: str, text: str) -> bool:
    """Tell whether a sentence denies something of what a question names."""
    asked = set(terms(topic))
    like = asked | set(expansions(sorted(asked)))
    return any(like & set(terms(found["what"])) for found in _DENIED.finditer(text))


def _day_known(match: Match) -> bool:
    return match.passage.day is not None or any(told.days == 1 for told in match.told)
