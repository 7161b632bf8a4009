"""Which sentences hold each word of a question, or a word that reports the same.

Word pieces of an encoder are near in meaning where they often stand in the same surroundings, which
"squabble" and "wrangle" seldom do. The thesaurus knows that they report the same. So late
interaction is told, for each piece of a question, which sentences hold its word or a related one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.analyze import stem, terms
from rag.coverage import IN_OTHER_WORDS, held_terms
from rag.thesaurus import LONGEST, expansions, is_phrase, opens_phrase, phrase_term

_WORD: Final = re.compile(r"[\w’'.-]+")

_REMEMBERED: Final = 512
"""Words and groups of terms of which it is remembered what stands for them and where."""


class RelatedWords:
    """The sentences of an index by the terms and phrases that they hold.

    Args:
        contexts: how the sentences are searched, in the order of the index.
    """

    def __init__(self, contexts: Sequence[str]) -> None:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for position, context in enumerate(contexts):
            for term in held_terms(context):
                holders[term].append(position)
        self._count = len(contexts)
        self._holders = dict(holders)
        self._rows_of = lru_cache(_REMEMBERED)(self._holding)

    def held(self, text: str, pieces: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
        """Return (sentences, pieces): 1 where a sentence holds a piece's word or a related one.

        A related one counts `IN_OTHER_WORDS` for a phrase that some sentence holds as it stands.

        Args:
            text: what is searched.
            pieces: where each word piece of it stands, half-open characters; empty for a mark.
        """
        found = np.zeros((self._count, len(pieces)))
        for start, end, wanted in _wanted(text):
            rows, worth = self._rows_of(wanted)
            for at, (first, last) in enumerate(pieces):
                if first < end and start < last > first:
                    found[rows, at] = np.maximum(found[rows, at], worth)
        return found

    def _holding(
        self, wanted: tuple[str, ...]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64] | float]:
        """Return the sentences that hold any of some terms, and what that is worth in each."""
        rows = sorted({row for term in wanted for row in self._holders.get(term, ())})
        own = self._holders.get(wanted[0], ()) if wanted and is_phrase(wanted[0]) else ()
        worth = np.array([1.0 if row in own else IN_OTHER_WORDS for row in rows]) if own else 1.0
        return np.array(rows, int), worth


@lru_cache(_REMEMBERED)
def _standing_for(word: str) -> tuple[str, ...]:
    """Return the terms of a word, and those that stand for them."""
    own = terms(word)
    return (*own, *expansions(own))


def _wanted(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where the words and phrases of a text stand, and the terms that stand for them."""
    words = list(_WORD.finditer(text))
    for word in words:
        yield word.start(), word.end(), _standing_for(word.group())
    stems = [stem(word.group().lower()) for word in words]
    for at in filter(lambda at: opens_phrase(stems[at]), range(len(words))):
        for length in range(2, min(LONGEST, len(words) - at) + 1):
            phrase = phrase_term(stems[at : at + length])
            related = expansions((phrase,))
            if related:
                yield words[at].start(), words[at + length - 1].end(), (phrase, *related)
