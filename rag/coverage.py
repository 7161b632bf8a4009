"""How much of what a question names stands in a text, by words or by related words.

BM25 adds up what matches, so a long passage that repeats one word of the question can outrank a
short one that holds all of them. Coverage is the share of the question that is accounted for:
each of its terms counts once, by its idf, when the text holds the term or one that the thesaurus
relates to it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.analyze import terms
from index.types import Passage
from rag.thesaurus import SAYING_LITTLE, asked_terms, expansions, is_phrase, phrases_in

IN_OTHER_WORDS: Final = 0.5
"""What other words count for a phrase that an index has as it stands: a "committee" is something
else than the "working group" where there is a working group."""


class TermStatistics:
    """How often each term occurs over the passages of an index."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        contexts = [passage_terms(passage) for passage in passages]
        self._count = len(contexts)
        self._frequency = Counter(term for context in contexts for term in context)

    def idf(self, term: str) -> float:
        """Return ln(1 + N/(1 + n)) for a term that n of N passages hold; above 0."""
        return math.log(1 + self._count / (1 + self._frequency[term]))

    def weight(self, standing_for: frozenset[str]) -> float:
        """Return the idf of the terms that stand for one, taken together as one."""
        found = sum(self._frequency[term] for term in standing_for)
        return math.log(1 + self._count / (1 + found))

    def knows(self, term: str) -> bool:
        """Tell whether any passage holds the term."""
        return term in self._frequency


@dataclass(frozen=True, slots=True)
class Wanted:
    """The terms of a question, each with its weight and the terms that would stand for it.

    Attributes:
        weights: term -> idf, above 0.
        standing_for: term -> itself and the terms that the thesaurus relates to it.
    """

    weights: Mapping[str, float]
    standing_for: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, text: str, statistics: TermStatistics, *, related: bool = True) -> Wanted:
        """Return what `text` wants; without `related`, nothing but a term stands for it."""
        standing_for = {
            term: frozenset({term, *(expansions((term,)) if related else ())})
            for term in sorted(set(_telling(asked_terms(text))))
        }
        weights = {term: statistics.weight(others) for term, others in standing_for.items()}
        return cls(weights, standing_for)

    def share_in(self, held: frozenset[str]) -> float:
        """Return the share, 0..1, of the wanted weight that a text with these terms covers."""
        total = sum(self.weights.values())
        if not total:
            return 0.0
        return (
            sum(self.weights[t] for t, others in self.standing_for.items() if others & held) / total
        )

    def shares(self, holders: Mapping[str, Collection[str]]) -> dict[str, float]:
        """Return `share_in` of every text that covers anything, by its id.

        Args:
            holders: term -> ids of the texts that hold it.
        """
        total = sum(self.weights.values())
        found: defaultdict[str, float] = defaultdict(float)
        for term, others in self.standing_for.items():
            own = holders.get(term, ()) if is_phrase(term) else ()
            worth = self.weights[term] * (IN_OTHER_WORDS if own else 1.0)
            for id in {id for other in others for id in holders.get(other, ())}:
                found[id] += self.weights[term] if id in own else worth
        return {id: share / total for id, share in found.items()}

    def share_unknown(self, statistics: TermStatistics) -> float:
        """Return the share, 0..1, of the wanted weight that nothing in the index stands for."""
        known = {
            term
            for others in self.standing_for.values()
            for term in others
            if statistics.knows(term)
        }
        return 1 - self.share_in(frozenset(known)) if self.weights else 1.0


def _telling(asked: Sequence[str]) -> Sequence[str]:
    """Return the terms of a question without the phrases that say little beside what is done."""
    return [term for term in asked if term not in SAYING_LITTLE] or asked


def passage_terms(passage: Passage) -> frozenset[str]:
    """Return the terms of a passage with its contexts, and the phrases that it holds."""
    held = (held_terms(sentence.context) for sentence in passage.sentences)
    return frozenset(term for own in held for term in own)


def spelt_out(held: frozenset[str]) -> frozenset[str]:
    """Return terms with the words of each full name that is known as one term."""
    names = (term for term in held if term.endswith("_"))
    return held | {part for name in names for part in name.split("_") if part}


@lru_cache(maxsize=512)
def held_terms(text: str) -> frozenset[str]:
    """Return the terms of a text, and the phrases that it holds: "air and sea bans" has two."""
    held = frozenset((*terms(text), *phrases_in(text)))
    apart, changes = _SHARING.subn(r"\g<one> \g<head> and \g<other> \g<head>", text)
    return held | frozenset(phrases_in(apart)) if changes else held


_SHARING: Final = re.compile(r"\b(?P<one>[\w-]+) (?:and|or) (?P<other>[\w-]+) (?P<head>[\w-]+)\b")
"""Two words before one noun, which may be of either."""
