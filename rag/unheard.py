"""Whether a question asks about what an index has never heard of.

>>> names_stranger("Who won the World Cup?", {"world"}.__contains__)
True
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from index.analyze import CALENDAR_TERMS, terms
from index.types import DateSpan
from rag.ask import Ask
from rag.premise import foreign, of_reader
from rag.short import ORGANISATION_WORDS, parse, terms_of
from rag.thesaurus import expansions, phrases_in


def never_told(ask: Ask, knows: Callable[[str], bool], period: DateSpan) -> bool:
    """Tell whether a question is on what no index such as this one can tell.

    That is what its reader may do, what was done long after the period, a country or a name of
    which nothing is known. The words of a time that it names ("Boxing Day") needn't stand anywhere.

    Args:
        ask: what is asked.
        knows: tells whether the index holds a term.
        period: the days that the chronology covers.
    """
    if of_reader(ask.text) or _long_after(ask, period):
        return True
    said = (ask.text, ask.times.topic) if ask.times.ranges else (ask.text,)
    return all(foreign(text, knows) or names_stranger(text, knows) for text in said)


_LATER: Final = 31
"""Days after a period of which an account of it may still tell."""

_DONE: Final = re.compile(r"\b(?:did|was|were|had|has|have)\b", re.IGNORECASE)


def _long_after(ask: Ask, period: DateSpan) -> bool:
    """Tell whether it is asked what was done on days that come long after the period."""
    late = [(days.start - period.last).days > _LATER for days in ask.times.ranges]
    return bool(late) and all(late) and _DONE.search(ask.text) is not None


def names_stranger(question: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a question names somebody or something whose name stands nowhere.

    Of a longer name, half of the words may, but not the last; a body may have another name. A
    capital letter tells a name inside of a sentence only; an abbreviation may be the reader's.

    >>> names_stranger("Who won the World Cup?", {"world"}.__contains__)
    True
    >>> names_stranger("Who led the WG? Why?", {"group"}.__contains__)
    False
    """
    asked = parse(_ASIDES.sub(" ", question))
    for start, end in asked.names:
        opens = start == 0 or asked.tokens[start - 1].tag == "stop"
        named = [token.text for token in asked.tokens[start + opens : end]]
        whole = {*terms(" ".join(named)), *phrases_in(" ".join(named))}
        body = bool(named) and named[-1].lower() in ORGANISATION_WORDS
        if body or not whole - CALENDAR_TERMS or any(map(_NO_STRANGER.search, named)):
            continue
        known = [any(_stands(term, knows) for term in terms_of(name)) for name in named]
        alias = any(_stands(term, knows) for term in whole if "_" in term)
        if not (alias or known[-1]) and 2 * sum(known) <= len(known):
            return True
    return False


_ASIDES: Final = re.compile(r"\([^()]*\)|[\w’'-]+, (?:say|for example|for instance)\b")

_NO_STRANGER: Final = re.compile(r"^I\b|[A-Z].*[A-Z]|^[A-Z]\.|ern$")
"""What is no name, however it is written, or shortened: "I'd", "HR", "J.", "Eastern"."""


def _stands(term: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether an index holds a term or one that stands for it."""
    return any(map(knows, (term, *expansions((term,)))))
