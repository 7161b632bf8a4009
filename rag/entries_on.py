"""Entries asked for by what they are on: "which items of May deal with the bridge or the ferry?".

Each entry that holds the matter belongs to such a list, however little it is like the question.

>>> matter_asked("Which entries in May have to do with the bridge?")
'the bridge'
>>> matter_asked("Every timeline item that mentions a ferry, please.")
'a ferry'
>>> matter_asked("Which entries tell who resigned?")
''
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms
from index.calendar_words import ORDINALS
from rag.accounts import content
from rag.ask import Ask
from rag.coverage import held_terms
from rag.kinds import kind_listed
from rag.retrieve import Match
from rag.thesaurus import expansions

SHARE: Final = 0.5
"""Share of the best entry's hold of the matter from which an entry is on it."""

OTHERWISE: Final = 0.45
"""What a word that stands for one of the matter's counts, beside 1 for that itself."""

LEAST: Final = 0.4
"""What the best entry must hold of the matter."""

_ITEMS: Final = (
    r"(?:(?:dated|timeline|chronology|news|diary|log) )*"
    r"(?:entr(?:y|ies)|items?|events?|news|bullets?|lines|points|dates|days|reports|mentions"
    r"|passages|developments|incidents)"
)
_TIME: Final = r"(?: (?:in|of|from|for|between|during|since|until|over)\b(?: [\w.,’'-]+){1,8}?)?"
_ON: Final = (
    r"(?:(?:that |which |who )?(?:are |is |were |was )?(?:there )?(?:all )?(?:"
    r"have to do with|has to do with|having to do with|had to do with|to do with|deals? with"
    r"|dealing with|about|concern(?:s|ed|ing)?|relat(?:e|es|ed|ing) to|touch(?:es)? (?:up)?on"
    r"|touching (?:up)?on|mention(?:s|ed|ing)?|nam(?:es?|ing)|refer(?:s|ring)? to"
    r"|involv(?:e|es|ed|ing)|covers?|covering|speaks? of|bears? on"
    r"|bearing on|on the (?:subject|matter|topic) of"
    r"|featur(?:e|es|ing)|regard(?:ing|s)?|devoted to|connected (?:with|to)|pertain(?:s|ing)? to))"
)
_FORM: Final = re.compile(
    r"(?:\b(?:which|what|all|every|each|any|list|give|name|show|find)\b[^?:;]{0,24}?\b"
    r"|^\W*(?:the )?(?=dated |timeline |chronology |entries|items))"
    rf"{_ITEMS}{_TIME}"
    rf",? {_ON} (?P<matter>[^?;]+?)[?.!\s]*$",
    re.IGNORECASE,
)
_LAST: Final = re.compile(
    r",? (?:please|pls|in order|with (?:their |the )?dates?|if any|at all"
    r"|in the (?:timeline|article|chronology))$",
    re.IGNORECASE,
)
_ORDINALS: Final = frozenset(terms(" ".join(ORDINALS[1:])))


def matter_asked(question: str) -> str:
    """Return the matter on which entries are asked for, "" for another question."""
    found = _FORM.search(question.strip())
    return _LAST.sub("", found["matter"]) if found else ""


def entries_on(ask: Ask, ranked: Sequence[Match]) -> list[Match]:
    """Return the entries on the matter that is asked for, best first; [] if unsure of them."""
    said = matter_asked(ask.text) if kind_listed(ask.text) is None else ""
    if not said or ask.persons & set(terms(said)) or ask.times.fit:
        return []
    matter = frozenset(terms(said)) & (content(said) | _ORDINALS)
    matter = matter - PARTIES or matter
    entries = [match for match in ranked if match.passage.day]
    if ask.times.ranges:
        entries = [match for match in entries if "dates" in match.via]
    held = {match.sentence.id: _share(matter, match.sentence.text) for match in entries}
    best = max(held.values(), default=0.0)
    if not matter or best < LEAST:
        return []
    return [match for match in entries if held[match.sentence.id] >= SHARE * best]


def _share(matter: frozenset[str], text: str) -> float:
    """Return the share of a matter's terms that a text holds, words that stand for them at less."""
    told = held_terms(text)
    own = len(matter & told)
    others = sum(not told.isdisjoint(expansions((term,))) for term in sorted(matter - told))
    return (own + OTHERWISE * others) / len(matter) if matter else 0.0
