"""When prose says that an event was: "the spring fair in May", "a ban that took effect May 3".

Entries tell events in words of their own, and another event may be nearer to a question's words.
Where prose names the event and puts a time right beside it, the event is of that time, whatever
entries there are of others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.analyze import stem, words
from index.dates import DateMention, find_dates
from index.types import DateSpan
from rag.coverage import TermStatistics, Wanted, held_terms
from rag.retrieve import Match
from rag.told import MONTH

TRIED: Final = 40
"""Matches among which prose is looked for that dates the event."""

HOLDS: Final = 0.8
"""Share of the words for an event that the clause of a time holds."""

NEAR: Final = 0.85
"""Share of the best score that such a sentence needs."""

MORE: Final = 0.15
"""By how much that share must exceed what the entries hold."""

_REACH: Final = 10
"""Words before or after a time that it may be the time of."""

_NOT_OF_IT: Final = re.compile(
    r" \([^()]*\)$|\b(?:what|which) (?:month|day|date|week|year|time)\b"
    r"|\b(?:month|day|date|week|year) of\b|\btake place\b",
    re.IGNORECASE,
)
"""Names that stand for an office, and words that only ask for a time."""
_ENDS: Final = re.compile(r"[,;:()“”]|\s[–—-]\s|\b(?:and|but|while|as|after|before|since|until)\b")
_ATTRIBUTE: Final = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|her|this|that)|['’]s)\s+(?:early|late|mid)?[- ]?$", re.I
)
"""Before a time that stands in front of its event: "the May 3 launch"."""


def dated_by_prose(
    event: str, found: Sequence[Match], period: DateSpan, known: TermStatistics
) -> tuple[Match, DateSpan] | None:
    """Return the best sentence of prose that tells the time of an event, and that time.

    None where the best entry has as much of the words for it, or of what stands for them.

    Args:
        event: words that name it.
        found: matches for these words, best first.
        period: the days by which dates without a year are read.
        known: the terms of the index.
    """
    event = _NOT_OF_IT.sub("", event)
    asked, literal = Wanted.of(event, known), Wanted.of(event, known, related=False)
    if not asked.weights:
        return None

    def held(text: str) -> tuple[float, float]:
        terms = held_in(text)
        return round(asked.share_in(terms), 3), literal.share_in(terms)

    near = [match for match in found[:TRIED] if match.score >= NEAR * found[0].score]
    known_by = [held(match.sentence.text) for match in near if match.passage.day]
    most, most_literal = max(known_by, default=(0.0, 0.0))

    def tells_more(text: str) -> bool:
        share, exactly = held(text)
        more = share >= most + MORE or (share >= most and exactly >= most_literal + MORE)
        return share >= HOLDS and more

    for match in near:
        if match.passage.day is not None or not match.told:
            continue
        text = match.sentence.text
        for mention in find_dates(text, period):
            near_enough = mention.when.days <= MONTH and mention.relation == "on"
            if near_enough and tells_more(_clause(text, mention)):
                return match, mention.when
    return None


def held_in(text: str) -> frozenset[str]:
    """Return the terms of a text, and those of the single words of its names."""
    return held_terms(text) | frozenset(map(stem, words(text)))


def _clause(text: str, mention: DateMention) -> str:
    """Return the words that a time belongs to, "" where it stands apart from any."""
    before, after = text[: mention.span.start], text[mention.span.end :]
    if _ATTRIBUTE.search(before):
        return " ".join(_ENDS.split(after, maxsplit=1)[0].split()[:_REACH])
    return " ".join(_ENDS.split(before)[-1].split()[-_REACH:])
