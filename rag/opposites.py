"""Opposites: a sentence that says the contrary of a word of a question.

>>> opposed("Why did the guild get stricter?", "The guild has relaxed its rules.")
True
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from index.analyze import stem, terms, words
from rag.thesaurus import expansions, group_of, phrases_in, read_groups

_FILE: Final = Path(__file__).parent / "data" / "opposites.txt"
_LONGEST: Final = 3
"""Words of the longest phrase in the file of opposites."""

MOSTLY: Final = 0.6
"""Share of the terms of a question that what tells of the very same holds more than."""

_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|no longer|without)|n['’]t)\b(?: [\w'’-]+){0,4}|\bnon-\w+", re.I
)
"""Words that deny, with those that they deny."""

_NAMES: Final = re.compile(r"(?<=[a-z] )(?:[A-Z][\w.’'-]* )+")


def opposed(question: str, sentence: str) -> bool:
    """Tell whether a sentence holds the opposite of a word of the question, and not the word.

    What a question denies ("not there for good") may well be told by an opposite.
    """
    return bool(opposing(question, sentence))


def opposing(question: str, sentence: str) -> frozenset[str]:
    """Return the terms of a question of which a sentence holds the opposite, and not them."""
    asked = held(_DENIED.sub(" ", question))
    sides = {pair for term in asked for pair in _opposites().get(term, ())}
    if not sides:
        return frozenset()
    told = held(sentence)
    told |= {run for run in held(_NAMES.sub("", sentence)) if "_" in run}  # "orders Smith to pay"
    found = (
        asked & one
        for one, other in sides
        if told & other and not told & (one | _like(asked & one)) and not asked & other
    )
    return frozenset().union(*found)


def _like(asked: frozenset[str]) -> frozenset[str]:
    return asked | frozenset(expansions(tuple(sorted(asked))))


def contrary(question: str, sentence: str) -> bool:
    """Tell whether a sentence tells the opposite of the very thing that a question is about.

    >>> contrary("Why did Oslo ease its rules?", "Oslo says that its rules are unchanged.")
    True
    >>> contrary("Why did Oslo ease its rules?", "The guild of bakers is unchanged.")
    False
    """
    against = {part for term in opposing(question, sentence) for part in term.split("_")}
    own, told = sorted({*terms(question)} - against), {*terms(sentence)}
    shared = [term for term in own if not told.isdisjoint((term, *expansions((term,))))]
    return bool(against) and len(shared) > MOSTLY * len(own)


@lru_cache(maxsize=256)
def held(text: str) -> frozenset[str]:
    """Return the terms of a text and all its runs of a few words, as phrases are written."""
    stems = tuple(map(stem, words(text)))
    runs = (
        "_".join(stems[at : at + length])
        for length in range(2, _LONGEST + 1)
        for at in range(len(stems) - length + 1)
    )
    return frozenset((*terms(text), *phrases_in(text), *runs))


@cache
def _opposites() -> Mapping[str, Sequence[tuple[frozenset[str], frozenset[str]]]]:
    """Return for each term the sides on which it stands, each with the side opposite."""
    found: defaultdict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
    for line in read_groups(_FILE):
        one, other = map(group_of, line.split("|"))
        for sides in ((one, other), (other, one)):
            for term in sorted(sides[0]):
                found[term].append(sides)
    return found
