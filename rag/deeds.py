"""Deeds that a question takes for done, though a sentence says that they were only promised.

That sentence may not be the best match: any that comes near is asked.

    >>> from rag.names import names_in
    >>> known = names_in(["President Ray waved."])
    >>> told = "Ray has not fulfilled his promise to visit Oslo."
    >>> unfulfilled("What did Ray see on his visit to Oslo?", told, known)
    True
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from index.analyze import terms, words
from rag.names import Names
from rag.opposites import held
from rag.short import wanted
from rag.thesaurus import expansions, group_of

_UNKEPT: Final = re.compile(
    r"\b(?:not|never|without)(?: \w+)? (?:fulfil\w*|keep\w*|kept|honou?r\w*)"
    r" (?:\w+ ){1,2}(?:promise|pledge|vow|plan|commitment|word)s? to (?P<deed>[^,;.]+)",
    re.IGNORECASE,
)
_AFTER_DEED: Final = re.compile(
    r"\b(?:and|within|before|after|during|by|in|at|on)\b.*", re.IGNORECASE
)
_LEAVES_OPEN: Final = re.compile(
    r"\b(?:promis|pledg|vow|word|apolog|regret|miss|plan|suppos|due|should|not|never|will|would|if"
    r"|before|expect|fail|refus)\w*|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a question that leave open whether it was done, or speak of the promise itself."""

_PROMISED: Final = re.compile(r"\b(?:promised|planned|pledged) (?=[a-z])", re.IGNORECASE)
_MADE: Final = re.compile(
    r"\b(?:arrived|greeted|welcomed|received|hosted|came|toured|stayed|accompanied|flew|met)\b",
    re.IGNORECASE,
)
"""Takes a journey for made, whatever it is called: "when he came on his promised visit"."""

JOURNEYS: Final = group_of("visit come came go went travel trip stay journey tour arrive")
"""Terms of going somewhere."""


def unfulfilled(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence says that a promise of what a question has done was not kept.

    The persons whom a question names must be among those who made the promise, or near it.
    """
    found = _unkept(sentence)
    if found is None:
        return False
    made = _MADE.search(question) is not None
    told = _PROMISED.sub(" ", question) if made else question
    if wanted(question).kind == "yes_no" or _LEAVES_OPEN.search(told):
        return False
    deed, asked = terms(_AFTER_DEED.sub("", found["deed"])), held(question)
    by = persons_named(question, names)
    return (
        len(deed) > 1
        and all(not asked.isdisjoint(_like(term)) for term in deed)
        and not by.isdisjoint(words(sentence[: found.start()]))
    )


def persons_named(text: str, names: Names) -> frozenset[str]:
    """Return the words of a text that name persons, lower case."""
    return frozenset(word for word in words(text) if names.kind(word) == "person")


def _like(term: str) -> set[str]:
    """Return what stands for a term of a deed; any journey stands for a visit."""
    return {term, *expansions((term,)), *(JOURNEYS if term in JOURNEYS else ())}


@lru_cache(maxsize=256)
def _unkept(sentence: str) -> re.Match[str] | None:
    """Return where a sentence tells of a promise that was not kept."""
    return _UNKEPT.search(sentence)
