"""What speaks for a sentence in a conversation: how it goes with what was answered before.

A follow-up often asks more of what was just told: by the same sentence, by one beside it, or of the
same day. It is also searched together with the sentence that was told, which knows what it means by
"it". How much all that says beside the words of the question is left to the networks.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    "searched with it",  # its share of the best score where both are searched together
    "rank with it",  # 1 over its rank then, those cited left out
)
"""What the numbers stand for, in order."""

RECALLED: Final = 5
"""Of the sentences found best for the question before, and of those found best with what it was
answered by, so many may compete."""

MOST_RECALLED: Final = 6
"""Of all of them, so many that wouldn't compete otherwise."""

_NOTHING: Final = (0.0,) * len(OF_EXCHANGE)


def searched_with(ask: Ask) -> str:
    """Return a question with the sentence that was told before; "" where nothing was."""
    return f"{ask.text} {ask.before.sentence}" if ask.before else ""


def of_exchange(
    ask: Ask, matches: Sequence[Match], found: Sequence[Match]
) -> list[tuple[float, ...]]:
    """Return for each of some sentences the numbers that `OF_EXCHANGE` names.

    Args:
        ask: what is asked.
        matches: the sentences.
        found: what `searched_with` finds, best first.
    """
    told = ask.before
    if told is None:
        return [_NOTHING] * len(matches)
    ranks = {text: 1 / (1 + at) for at, text in reversed(list(enumerate(told.ranked)))}
    scores = {match.sentence.id: match.score for match in found}
    others = (match.sentence.id for match in found if match.sentence.text not in told.cited)
    later = {name: 1 / (1 + at) for at, name in enumerate(others)}
    best = max(scores.values(), default=0.0) or 1.0
    return [
        (
            *_numbers(ask.leans, told, match, ranks.get(match.sentence.text, 0.0)),
            scores.get(match.sentence.id, 0.0) / best,
            later.get(match.sentence.id, 0.0),
        )
        for match in matches
    ]


def _numbers(leans: bool, told: Told, match: Match, rank: float) -> tuple[float, ...]:
    text = match.sentence.text
    own, first = frozenset(terms(text)), frozenset(terms(told.sentence))
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
    others = frozenset(terms(text))
    return len(own & others) / max(1, len(others))


def recalled(
    ask: Ask, ranked: Sequence[Match], found: Sequence[Match], most: int
) -> tuple[Match, ...]:
    """Return a ranking among whose first are sentences that what was told before leads to.

    Those that lie behind the first are put at their end; one whose score is 0 or below stays where
    it is, for it was ruled out.

    Args:
        ask: what is asked.
        ranked: what was found for it, best first.
        found: what `searched_with` finds, best first.
        most: how many are the first.
    """
    told = ask.before
    if told is None or len(ranked) <= most:
        return tuple(ranked)
    with_it = [m.sentence.text for m in found if m.sentence.text not in told.cited][:RECALLED]
    known = {*told.cited, *told.ranked[:RECALLED], *with_it}
    led_to = [m for m in ranked[most:] if m.score > 0 and m.sentence.text in known]
    led_to = led_to[:MOST_RECALLED]
    ids = {match.sentence.id for match in led_to}
    first, rest = ranked[: most - len(led_to)], ranked[most - len(led_to) :]
    return (*first, *led_to, *(match for match in rest if match.sentence.id not in ids))
