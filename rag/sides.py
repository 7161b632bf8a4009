"""The two that a question sets side by side, each told by a sentence of its own.

"Compare what the old and the new coach said" is answered by a sentence on the old one and a
sentence on the new one, though one of the two matches the question best.

>>> next(sides("Did Ann and Bob agree?"))
(frozenset({'ann'}), frozenset({'bob'}))
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from index.analyze import terms
from rag.retrieve import Match
from rag.understand import Ask

SIDE_SHARE: Final = 0.8
"""Share of the best score from which a sentence tells of one of the two."""

_AND: Final = re.compile(r",? (?:and|or|with|against|versus|vs\.?)(?: (?:what|that of|those of))? ")
_EACH: Final = re.compile(r"\b(?:each|respectively)\b", re.IGNORECASE)
_NEAR: Final = 2
"""Words beside the "and" by which the two are told."""


def asks_both(ask: Ask) -> bool:
    """Tell whether a question sets two side by side or asks the same of each."""
    return ask.kind == "compare" or _EACH.search(ask.text) is not None


def sides(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the terms of each two that an "and" joins, without those that both share.

    They are told by a word or two beside the "and"; fewer words come first.
    """
    joined = [tuple(map(_content, pair)) for pair in pairwise(_AND.split(text))]
    for near in range(1, _NEAR + 1):
        for before, after in joined:
            one = frozenset(terms(" ".join(before[-near:])))
            other = frozenset(terms(" ".join(after[:near])))
            if one - other and other - one:
                yield one - other, other - one


def one_each(ask: Ask, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return the best sentence on each of the two compared; nothing where one of them has none.

    Args:
        ask: what is to be found.
        ranked: at least one match, best first.
    """
    near = [match for match in ranked if match.score >= SIDE_SHARE * ranked[0].score]
    for one, other in sides(ask.text):
        first = next((match for match in near if _tells(match, one, other)), None)
        second = next((match for match in near if _tells(match, other, one)), None)
        if first and second and ranked[0] in (first, second):
            return (first, second)
    return ()


def _content(text: str) -> list[str]:
    """Return the words of a text but its stop words."""
    return [word for word in text.split() if terms(word)]


def _tells(match: Match, of: frozenset[str], not_of: frozenset[str]) -> bool:
    """Tell whether a sentence names one of the two alone."""
    held = frozenset(terms(match.sentence.text))
    return bool(held & of) and not held & not_of
