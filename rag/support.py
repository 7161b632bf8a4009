"""Whether a sentence holds the kind of thing that a question asks for.

A question near the article's subject but beyond what it states ("how many kilometres of track?")
finds a sentence about the right event all the same. What gives it away is that the sentence holds
no number. So the best few sentences are tried: one that holds the kind asked for moves up, and
where the best one still holds no number for a question that wants one, there is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.analyze import words
from index.types import Document
from rag.lacking import lacking
from rag.names import Names
from rag.premise import contradicted
from rag.retrieve import Match
from rag.short import Evidence, ShortAnswer, short_answer, wanted
from rag.types import Asked

TRIED: Final = 12
"""Sentences that are tried, best first."""

_NUMBERS: Final = frozenset({"amount", "count", "duration", "frequency", "share"})
_BONUS: Final[Mapping[str, float]] = {
    **dict.fromkeys(sorted(_NUMBERS), 0.15),
    "date": 0.1,
    **dict.fromkeys(("person", "quote", "publication", "title", "reason"), 0.06),
}
"""Added to the score of a sentence that holds the kind asked for."""


@dataclass(frozen=True, slots=True)
class Support:
    """Matches ranked anew, and whether the first holds what is asked.

    Attributes:
        missing: the kind of thing that the best sentence doesn't hold ("number", "name",
            "place", "reason"), "opposite" where it says the opposite, or "" where nothing is amiss.
    """

    ranked: tuple[Match, ...]
    missing: str


def supported(
    question: str,
    topic: str,
    asked: Asked,
    ranked: Sequence[Match],
    documents: Mapping[str, Document],
    names: Names,
) -> Support:
    """Return the matches with those that hold the kind asked for moved up."""
    kind = wanted(question).kind
    bonus = _BONUS.get(kind)
    if bonus is None:
        return Support(tuple(ranked), _lacking(question, topic, asked, ranked, names))
    tried = [
        replace(match, score=match.score + bonus)
        if _holds(question, asked, match, documents, names)
        else match
        for match in ranked[:TRIED]
    ]
    holding = {new.sentence.id for new, old in zip(tried, ranked, strict=False) if new is not old}
    order = sorted(tried, key=lambda match: match.rank_key)
    lacks = bool(order) and order[0].sentence.id not in holding
    missing = _lacking(question, topic, asked, order, names)
    if lacks and kind in _NUMBERS:
        missing = "number"
    elif lacks and kind == "reason" and order[0].passage.day:
        # An entry is terse: where it gives a reason, a word says so. Prose may give it in passing.
        missing = missing or "reason"
    return Support((*order, *ranked[TRIED:]), missing)


def _lacking(question: str, topic: str, asked: Asked, ranked: Sequence[Match], names: Names) -> str:
    """Return what the best sentence lacks of the answer, "" where nothing tells."""
    if not ranked or asked == "compare":
        return ""
    best = ranked[0].sentence
    if contradicted(question, topic, best.text, best.context, names):
        return "opposite"
    return lacking(question, best.text, names)


def evidence_of(match: Match, documents: Mapping[str, Document]) -> Evidence:
    """Return a match as the short answer is cut from it."""
    source = documents[match.passage.document].source
    return Evidence(match.sentence.text, match.sentence.span, source, match.passage.day)


def _holds(
    question: str, asked: Asked, match: Match, documents: Mapping[str, Document], names: Names
) -> bool:
    kind = wanted(question).kind
    if kind == "date":
        return match.passage.day is not None
    short = short_answer(question, asked, [evidence_of(match, documents)])
    if short is None:
        return False
    return kind != "person" or _names_person(short, names)


def _names_person(short: ShortAnswer, names: Names) -> bool:
    return any(names.kind(word) == "person" for word in words(short.text))
