"""What speaks for a sentence in a conversation: how it goes with what was answered before.

A follow-up often asks more of what was just told: by the same sentence, by one beside it, or of the
same day. How much that says beside the words of the question is left to the networks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from index.analyze import terms
from rag.ask import Ask
from rag.followup import Told
from rag.retrieve import Match

OF_EXCHANGE: Final[tuple[str, ...]] = (
    "answered",  # 1 where the question before was answered; all others are 0 where it wasn't
    "leaned on",  # 1 where this one can't be understood without it
    "cited",  # 1 for a sentence that was cited for it
    "cited first",
    "rank",  # 1 over the rank it had then
    "same day",  # 1 for one of the same day as that cited first
    "same passage",
    "in common",  # terms in common with the sentence cited first, of all terms of both
    "asked",  # share of the terms of the question before that it holds
    "few words",  # share of the terms of the few words that answered it
)
"""What the numbers stand for, in order."""

RECALLED: Final = 5
"""Sentences found best for the question before that compete for the one after it."""

_NOTHING: Final = (0.0,) * len(OF_EXCHANGE)


def of_exchange(ask: Ask, matches: Sequence[Match]) -> list[tuple[float, ...]]:
    """Return for each of some sentences the numbers that `OF_EXCHANGE` names."""
    told = ask.before
    if told is None:
        return [_NOTHING] * len(matches)
    ranks = {text: 1 / (1 + at) for at, text in reversed(list(enumerate(told.ranked)))}
    return [
        _numbers(ask.leans, told, match, ranks.get(match.sentence.text, 0.0)) for match in matches
    ]


def _numbers(leans: bool, told: Told, match: Match, rank: float) -> tuple[float, ...]:
    text = match.sentence.text
    own, first = _terms(text), _terms(told.sentence)
    return (
        1.0,
        float(leans),
        float(text in told.cited),
        float(text == told.sentence),
        rank,
        float(told.day is not None and match.passage.day == told.day),
        float(any(each.text == told.sentence for each in match.passage.sentences)),
        len(own & first) / max(1, len(own | first)),
        _share(own, told.asked),
        _share(own, told.short),
    )


def _share(own: frozenset[str], text: str) -> float:
    """Return the share of the terms of a text that are among some."""
    others = _terms(text)
    return len(own & others) / max(1, len(others))


@lru_cache(512)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def recalled(ask: Ask, ranked: Sequence[Match], most: int) -> tuple[Match, ...]:
    """Return a ranking among whose first are the sentences that the question before found.

    Those cited and the `RECALLED` best that lie behind the first are put at their end; one whose
    score is 0 or below stays where it is, for it was ruled out.

    Args:
        ask: what is asked.
        ranked: what was found, best first.
        most: how many are the first.
    """
    told = ask.before
    if told is None or len(ranked) <= most:
        return tuple(ranked)
    known = {*told.cited, *told.ranked[:RECALLED]}
    found = [m for m in ranked[most:] if m.score > 0 and m.sentence.text in known][:RECALLED]
    ids = {match.sentence.id for match in found}
    first, rest = ranked[: most - len(found)], ranked[most - len(found) :]
    return (*first, *found, *(match for match in rest if match.sentence.id not in ids))
