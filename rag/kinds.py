"""Lists of all things of one kind: publications, sums of money, countries, institutes, officers.

Which sentences belong to "the newspapers that are cited" no likeness to the question tells, for
each speaks of something else. What they share is the kind of name that they hold.

    >>> kind_listed("Which newspapers and magazines are cited?")
    'publication'
    >>> kind_listed("Which newspaper was cited first?") is None
    True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms
from rag.accounts import left_out
from rag.naming import GENERAL
from rag.premise import countries
from rag.retrieve import Match
from rag.short import OUTLETS, parse

SHARE: Final = 0.75
"""Share of the best score of those that hold the kind, from which they belong where more is said
of them than their kind."""

NEAR: Final = 0.8
"""Share of the best score of all that one which holds the kind must have."""

_NOUNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "publication": (
            r"newspapers?|magazines?|papers(?!.*\bsign)|journals?|dailies|publications?|periodicals?|outlets?"
            r"|(?:news|media|press) (?:agency|agencies|outlets?|organi[sz]ations?|titles?|sources?)"
        ),
        "money": (
            r"sums?(?: of money)?|(?:money|dollar|cash) (?:amounts?|figures?|sums?|values?)"
            r"|amounts? (?:of money|in dollars)|prices|price tags"
        ),
        "country": r"(?:third )?(?:country|countries|nations?)",
        "institute": (
            r"think[- ]tanks?|(?:research |policy |academic )?(?:institutes?|institutions?)"
            r"|watchdogs?|research (?:bodies|centers|centres|groups|organi[sz]ations)"
        ),
        "general": r"generals?|admirals?",
        "senator": r"senators?|members? of congress|lawmakers?|congressm[ae]n",
        "percentage": r"percentages?|shares in per ?cent",
    }
)
"""Kinds and what asks for things of them."""

_SINGULAR: Final = re.compile(r"(?:every|each|any|all) ", re.IGNORECASE)
_ASKS: Final = re.compile(
    r"\b(?:which|what|every|each|all|list|name|any)\b "
    r"(?:(?!(?:did|do|does|was|were|is|are|has|have|had|will|would|in|on|by|with|from|that|who)\b)"
    r"[\w’'-]+,? ){0,4}?"
    rf"(?:{'|'.join(f'(?P<{kind}>{nouns})' for kind, nouns in _NOUNS.items())})\b",
    re.IGNORECASE,
)
_OUTLET: Final = re.compile(rf"\b(?:{'|'.join(sorted(OUTLETS))})\b", re.IGNORECASE)
_MONEY: Final = re.compile(r"[$€£¥] ?\d|\b\d[\d.,]* (?:dollars|euros|pounds|yen|won)\b")
_PERCENT: Final = re.compile(r"\d ?(?:%|per ?cent\b)")
_GENERAL: Final = re.compile(
    r"\b(?:Gen\.|Lt\.|Adm\.|General|Admiral) (?!Assembly|Council|Staff|Secretary|Election)[A-Z]"
)
_SENATOR: Final = re.compile(r"\b(?:Sens?\.|Senators?|Reps?\.|Rep\.|Congress(?:wo)?man) [A-Z]")
_INSTITUTE: Final = re.compile(
    r"\b(?:Cent(?:er|re)s?|Institut(?:e|ion)|Association|University|Academy|Foundation|Observatory"
    r"|IAEA|International Atomic Energy Agency|CSIS|RAND|SIPRI|IISS|Brookings)\b"
)


def kind_listed(question: str) -> str | None:
    """Return the kind of things that a question asks to list all of, or None."""
    found = _ASKS.search(question)
    if found is None or found.lastgroup is None:
        return None
    noun = found[found.lastgroup].lower()
    several = "s" in (noun[-1], noun.split()[0][-1]) or _SINGULAR.search(found.group())
    return found.lastgroup if several or noun.endswith("men") else None


def of_kind(question: str, matches: Sequence[Match]) -> list[Match]:
    """Return the matches that hold a thing of the kind that a question lists, as ranked.

    There are none where it lists no kind, or where the best of them is far from the best of all.
    """
    kind = kind_listed(question)
    if kind is None or not matches:
        return []
    asked = countries(question) | PARTIES
    holds = _HOLD[kind]
    found = [match for match in matches if holds(match.sentence.text, asked)]
    if nothing_else(question):
        return found
    best = max((match.score for match in found), default=0.0)
    if best < NEAR * matches[0].score:
        return []
    return [match for match in found if match.score >= SHARE * best]


def nothing_else(question: str) -> bool:
    """Tell whether a question asks for all of a kind and says no more of them.

    >>> nothing_else("Which sums of money are mentioned?")
    True
    >>> nothing_else("Which sums of money did the club lose?")
    False
    """
    question = left_out(question)[0]
    found = _ASKS.search(question)
    if found is None or kind_listed(question) is None:
        return False
    return not set(terms(question)) - GENERAL - _KINDS - _DO


_KINDS: Final = frozenset(terms(" ".join(re.findall(r"[a-z]+", "|".join(_NOUNS.values())))))
"""Terms of the nouns that name a kind."""

_DO: Final = (
    frozenset(
        terms(
            "print printed publish published report reported describe described quote "
            "quoted comment commented write wrote written something else other besides "
            "apart anything news story dollar dollars money cash source sources medium "
            "media press article author text account one each play role part involve "
            "involved talk talked turn occur figure speak spoke speaks say said tell told "
            "named please than but except full complete various different many several any "
            "these those they them chronology timeline analysis piece"
        )
    )
    | PARTIES
)
"""Terms that say of things no more than that they are there, or what all of a kind do."""


def _names_outlet(sentence: str, asked: frozenset[str]) -> bool:
    """Tell whether a sentence names a paper, a magazine or an agency."""
    if not _OUTLET.search(sentence):
        return False
    told = parse(sentence)
    words = (token.text for run in told.names for token in told.tokens[slice(*run)])
    return any(word.removesuffix("’s").removesuffix("'s").lower() in OUTLETS for word in words)


def _names_country(sentence: str, asked: frozenset[str]) -> bool:
    """Tell whether a sentence names a country that the question doesn't."""
    return bool(countries(sentence) - asked)


def _matching(pattern: re.Pattern[str]) -> Callable[[str, frozenset[str]], bool]:
    return lambda sentence, asked: pattern.search(sentence) is not None


_HOLD: Final[Mapping[str, Callable[[str, frozenset[str]], bool]]] = MappingProxyType(
    {
        "publication": _names_outlet,
        "money": _matching(_MONEY),
        "country": _names_country,
        "institute": _matching(_INSTITUTE),
        "general": _matching(_GENERAL),
        "senator": _matching(_SENATOR),
        "percentage": _matching(_PERCENT),
    }
)
