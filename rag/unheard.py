"""Whether a question asks what somebody says about matters that an index has never heard of.

One word that stands nowhere may be a paraphrase. Where each matter that is asked about has such a
word, and there are several, nothing is said of them.

    >>> unheard("What does it say about coffee tariffs and tea?", {"say"}.__contains__)
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
from rag.verbs import is_adverbial

_FEWEST: Final = 2
"""Words that must stand nowhere."""

_SAYS_ABOUT: Final = re.compile(
    r"\b(?:say|says|said|state|states|stated|report|reports|reported|tell|tells|told|reveal|reveals"
    r"|revealed|mention|mentions|mentioned|provide|provides|provided)\b.{0,30}?"
    r" (?:about|on|concerning|regarding) (?P<matters>(?:[\w'’-]+,? ?){1,8})\W*$",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r",| and | or ")


def never_told(ask: Ask, knows: Callable[[str], bool], period: DateSpan) -> bool:
    """Tell whether a question is on what no index such as this one can tell.

    That is what its reader may do, what was done long after the period, a country or matters of
    which nothing is known. The words of a time that it names ("Boxing Day") needn't stand anywhere.

    Args:
        ask: what is asked.
        knows: tells whether the index holds a term.
        period: the days that the chronology covers.
    """
    if of_reader(ask.text) or _long_after(ask, period):
        return True
    said = (ask.text, ask.times.topic) if ask.times.ranges else (ask.text,)
    return all(foreign(text, knows) or unheard(text, knows) for text in said)


_LATER: Final = 31
"""Days after a period of which an account of it may still tell."""

_DONE: Final = re.compile(r"\b(?:did|was|were|had|has|have)\b", re.IGNORECASE)


def _long_after(ask: Ask, period: DateSpan) -> bool:
    """Tell whether it is asked what was done on days that come long after the period."""
    late = [(days.start - period.last).days > _LATER for days in ask.times.ranges]
    return bool(late) and all(late) and _DONE.search(ask.text) is not None


def unheard(question: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a question asks what is said about matters of which an index knows nothing.

    Args:
        question: the standalone question.
        knows: tells whether the index holds a term.
    """
    if _undefined(question, knows) or _names_stranger(question, knows):
        return True
    found = _SAYS_ABOUT.search(question)
    if found is None:
        return False
    matters = [_things(matter) for matter in _BETWEEN.split(found["matters"])]
    new = [[term for term in matter if not _stands(term, knows)] for matter in matters if matter]
    return all(new) and sum(map(len, new)) >= _FEWEST


def _things(matter: str) -> list[str]:
    """Return the terms of the nouns and names of a matter: "formally ending the war" is of war."""
    tokens = parse(matter).tokens
    nouns = [t for t in tokens if t.tag == "noun" and not is_adverbial(t.text.lower())]
    told = [*nouns, *(token for token in tokens if token.tag == "name")]
    return [term for token in told for term in terms(token.text)]


def _names_stranger(question: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a question names somebody or something whose name stands nowhere.

    Of a longer name, half of the words may, but not the last; a body may have another name. A
    capital letter tells a name inside of a sentence only; an abbreviation may be the reader's.

    >>> _names_stranger("Who won the World Cup?", {"world"}.__contains__)
    True
    >>> _names_stranger("Who led the WG? Why?", {"group"}.__contains__)
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


_WHAT_IS: Final = re.compile(
    r"^\W*what(?:['’]s| is| are| was| were) (?:the |an? )?(?P<name>[\w’'-]+(?: [\w’'-]+){0,3})\W*$",
    re.IGNORECASE,
)


def _undefined(question: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether it is asked what something is whose name or number stands nowhere.

    >>> _undefined("What is the Oslo accord?", {"accord"}.__contains__)
    True
    >>> _undefined("What is the 301 report?", {"report"}.__contains__)
    True
    >>> _undefined("What is the truce?", {"accord"}.__contains__)
    False
    """
    found = _WHAT_IS.match(question)
    told = parse(found["name"]).tokens if found else ()
    names = [terms(t.text) for t in told if t.text[0].isupper() or t.text[0].isdigit()]
    return any(not _stands(term, knows) for name in names for term in name)


def _stands(term: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether an index holds a term or one that stands for it."""
    return any(map(knows, (term, *expansions((term,)))))
