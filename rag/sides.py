"""The two that a question sets side by side, each told by a sentence of its own.

"Compare what the old and the new coach said" is answered by a sentence on the old one and a
sentence on the new one, though one of the two matches both halves of the question best.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms, words
from rag.coverage import held_terms
from rag.found import Found
from rag.retrieve import Match
from rag.thesaurus import asked_terms, expansions

SIDE_SHARE: Final = 0.75
"""Share of the best score from which a sentence tells of one of the two."""

FEW: Final = 4
"""Terms by which two are told apart; more are those of whole clauses, which no sentence avoids."""

APART: Final = 2
"""Terms between two that are told of one after the other; nearer ones are told of together."""


def one_each(found: Sequence[Found]) -> tuple[Found, ...]:
    """Return what was found for two sides or more, none by a sentence on another one alone."""
    if len(found) < 2 or not all(each.ask.side and len(each.chosen) == 1 for each in found):
        return tuple(found)
    asked = [_asked(each.ask.query) for each in found]
    rest = [frozenset().union(*asked[:n], *asked[n + 1 :]) for n in range(len(asked))]
    ends = [(own - others, others - own) for own, others in zip(asked, rest, strict=True)]
    if len(ends[0][0]) > FEW or (len(ends) == _TWO and len(ends[0][1]) > FEW):
        return tuple(found)
    alone = tuple(_alone(each, *end) for each, end in zip(found, ends, strict=True))
    if len(ends) > _TWO or any(a.chosen == b.chosen for a, b in zip(found, alone, strict=True)):
        return alone
    return tuple(_on(each, *end) for each, end in zip(found, ends, strict=True))


_TWO: Final = 2


def _asked(query: str) -> frozenset[str]:
    """Return the terms of a query, a party's own but for the words that name it."""
    told = (set(terms(word)) for word in words(query))
    names = (held - PARTIES for held in told if held & PARTIES)
    return frozenset(asked_terms(query)).difference(*names)


def _alone(found: Found, own: frozenset[str], others: frozenset[str]) -> Found:
    """Return what was found, by the best sentence that is on this side before any other."""
    return _best(found, lambda match: _place(match, own) + APART < _place(match, others))


def _on(found: Found, own: frozenset[str], others: frozenset[str]) -> Found:
    """Return what was found, by the best sentence that isn't on the other side alone."""
    return _best(found, lambda match: not _holds(match, others) or _holds(match, own))


def _best(found: Found, fine: Callable[[Match], bool]) -> Found:
    floor = SIDE_SHARE * found.chosen[0].score
    near = (match for match in (*found.chosen, *found.ranked) if match.score >= floor)
    best = next(filter(fine, near), None)
    return replace(found, chosen=(best,)) if best else found


def _place(match: Match, wanted: frozenset[str]) -> int:
    """Return how many terms of a sentence stand before the first one that is wanted."""
    known = {*wanted, *expansions(sorted(wanted))}
    held = terms(match.sentence.text)
    return next((at for at, term in enumerate(held) if term in known), 2 * len(held) + APART)


def _holds(match: Match, wanted: frozenset[str]) -> bool:
    held = held_terms(match.sentence.text)
    return not held.isdisjoint((*wanted, *expansions(sorted(wanted))))
