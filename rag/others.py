"""Whether a sentence tells of others than those whom a question names, where it asks for them.

>>> from rag.names import names_in
>>> known = names_in(["Sen. Ann Berg backs the ban.", "Gen. Lou Dahl backs it."])
>>> nobody_else("Which other senators back Berg's ban?", "Sen. Ann Berg backs the ban.", known)
True
>>> nobody_else("Who else than Berg backs the ban?", "Gen. Lou Dahl backs it.", known)
False
"""

from __future__ import annotations

import re
from typing import Final

from index.aliases import PARTIES
from index.analyze import CALENDAR_TERMS, terms, words
from rag.names import TITLES, Names
from rag.premise import called_by_office
from rag.short import Parsed, Range, is_actor, parse, singular, wanted

_OTHERS: Final = re.compile(
    r"\b(?:any|which|what) (?:of the )?other (?P<noun>(?:\w+ ){1,3})"
    r"|\bother (?P<besides>\w+ )(?:besides|apart from|aside from|than)\b"
    r"|\b(?:who|anyone|anybody|someone|somebody) else\b"
    r"|\bwho\b.* (?:besides|apart from|aside from|other than|in addition to) "
    r"|\b(?:besides|apart from|aside from|other than|in addition to) [^,]+, who ",
    re.IGNORECASE,
)
BESIDE_DEED: Final = frozenset(
    "with for of in into at on about against near over between without despite".split()
)
"""Lead to somebody beside whom or about whom something is done, not to who hands or takes over."""

_BESIDE: Final = BESIDE_DEED | {"to", "from"}
"""Lead to those beside whom or to whom something is done."""


def asks_others(question: str) -> bool:
    """Tell whether a question asks who else did what those did whom it names."""
    found = _OTHERS.search(question)
    if found is None or wanted(question).slot not in ("subject", "copula", "object", "patient"):
        return False
    nouns = (found["noun"] or found["besides"] or "").split()
    return not nouns or any(map(is_actor, nouns))


def nobody_else(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a question asks who else did something, and a sentence tells of nobody else."""
    want = wanted(question)
    if not asks_others(question) or (want.slot == "object" and want.verb):
        return False
    told, known = parse(sentence), {*terms(question)} | PARTIES | CALENDAR_TERMS
    if any(token.text.lower() in _plurals(question) for token in told.tokens):
        return False
    in_role = called_by_office(question, sentence)
    return not any(
        {*terms(told.cut(run))} - known
        and not _known(told.cut(run), question, in_role, names)
        and not _beside(told, run)
        for run in told.names
    )


def _plurals(question: str) -> set[str]:
    """Return how those asked for are called where there are several: "the generals agreed"."""
    found = _OTHERS.search(question)
    nouns = (found["noun"] or "").lower().split() if found else ()
    return {f"{singular(noun)}s" for noun in nouns if is_actor(noun)}


def _known(name: str, question: str, in_role: set[str], names: Names) -> bool:
    """Tell whether a question names the bearer of a name, by one word of it or by an office."""
    persons = {word for word in words(name) if names.kind(word) == "person"}
    return bool(persons & ({*words(question)} | in_role))


def _beside(told: Parsed, run: Range) -> bool:
    """Tell whether a name stands where somebody does nothing: "with Berg", "in Bergen, Norway"."""
    if run[0] > 1 and told.tokens[run[0] - 1].tag == "comma":
        before = next((each for each in told.names if each[1] == run[0] - 1), None)
        return before is not None and _beside(told, before)
    start = next((s for s, e in told.phrases if s <= run[0] < e), run[0])
    if start < 1 or told.tokens[start - 1].text.lower() not in _BESIDE:
        return False
    posted = start > 1 and told.tokens[start - 2].text.lower() in TITLES  # "envoy to Rome Ann Berg"
    return not posted
