"""Deeds that a question takes for done, though a sentence tells otherwise.

What was promised and never done, and who took something from whom, stand in one sentence, which
may not be the best match: any that comes near is asked.

    >>> reversed_roles("Why did the Whigs lose the town?", "The town passed to the Whigs.")
    True
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms, words
from rag.names import Names
from rag.opposites import held
from rag.short import parse, wanted
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

_NAME: Final = r"(?<![\w’'-])(?:the )?(?<![\w’'-])(?P<name>[A-Z][\w’'-]*\w)"
_TAKE: Final = (
    r"(?:tak(?:e|es|en|ing)|took|wins?|won|winning|seiz(?:e|es|ed|ing)|captur(?:e|es|ed|ing)"
    r"|gain(?:s|ed|ing)?)"
)
_LOSE: Final = r"(?:los(?:e|es|ing|s)|lost)"
_LOSERS: Final = (
    re.compile(rf"\b{_TAKE}\b.{{1,40}}? from {_NAME}"),
    re.compile(rf"{_NAME}(?:['’]s?)? {_LOSE}\b"),
)
_TAKERS: Final = (
    re.compile(rf"\b(?:shift(?:s|ed)?|control|pass(?:es|ed)|{_LOSE})\b.{{0,60}}? to {_NAME}"),
    re.compile(rf"{_NAME} {_TAKE}\b"),
)


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


def reversed_roles(question: str, sentence: str) -> bool:
    """Tell whether a sentence has that side take what a question has it lose, or the other way.

    >>> reversed_roles("How did the Whigs win the town from the Tories?", "The Whigs won the town.")
    False
    """
    losers, takers = _named(_LOSERS, question), _named(_TAKERS, question)
    if not losers:
        return False
    lost, took = _named(_LOSERS, sentence), _named(_TAKERS, sentence)
    swapped = bool(losers & took or takers & lost) and not (losers & lost or takers & took)
    return swapped and bool({*terms(question)} & {*terms(sentence)} - losers - takers - PARTIES)


_TELLING: Final = frozenset({"tell", "inform", "assure"})
_TELLS_OF: Final = frozenset("say tell reply answer".split())
_NEAR: Final = 6
"""Words after a verb of telling among which whoever is told stands."""


def told_the_other(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence has the one whom a question has told something do the telling.

    >>> from rag.names import names_in
    >>> known = names_in(["President Ray thanked President Berg."])
    >>> told_the_other("What did Ray say to Berg?", "Berg tells President Ray of the ban.", known)
    True
    """
    want = wanted(question)
    if want.verb not in _TELLS_OF:
        return False
    teller = persons_named(want.subject, names)
    other = persons_named(question, names) - teller
    if not teller or not other:
        return False
    told = parse(sentence)
    for found in told.predicates():
        if told.tokens[found.verb].lemma in _TELLING:
            by = persons_named(told.cut(found.subject), names)
            end = min(found.verb + 1 + _NEAR, len(told.tokens))
            to = persons_named(told.cut((found.verb + 1, end)), names)
            if other & by and teller & to and not teller & by:
                return True
    return False


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


@lru_cache(maxsize=256)
def _named(patterns: tuple[re.Pattern[str], ...], text: str) -> frozenset[str]:
    found = (match for pattern in patterns for match in pattern.finditer(text))
    return frozenset(term for match in found for term in terms(match["name"]))
