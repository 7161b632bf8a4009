"""Whether a sentence holds a thing of the kind that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from index.analyze import terms, words
from index.types import Document
from rag.coverage import held_terms
from rag.names import Names
from rag.retrieve import Match
from rag.short import NATIONALITIES, Evidence, ShortAnswer, kind_of, parse, short_answer, wanted
from rag.thesaurus import expansions
from rag.types import Asked

_COUNTED: Final = re.compile(
    r"\bhow many (?:(?:sets|pieces|pairs|groups|batches|units|boxes|kinds|items) of )?"
    r"((?:(?!(?:did|do|does|was|were|is|are|has|have|had|will|would|can|could|may"
    r"|might|must|should|per|of|in|at|on|from|to|for|by|with)\b)\w[\w'’-]* ?){1,4})",
    re.IGNORECASE,
)
_STUFF: Final = re.compile(
    r"\bhow much (?!money|cash|more|less|room|space|attention|emphasis|weight|importance|priority"
    r"|effort|interest)(\w+) (?:did|do|does|was|is|has|had)\b",
    re.IGNORECASE,
)
"""Asks for an amount of what is measured: "how much oil was sold"."""

_TOTAL: Final = re.compile(
    r"\b(?:altogether|all told|in total|total|in all|overall|so far|to date|all in all)\b", re.I
)
_FURTHER: Final = re.compile(r"(?:more|further|additional|other|others)\b", re.IGNORECASE)
"""After a number, what says that there were some before."""

_SUM: Final = re.compile(r"[$€£¥]")
_REACH: Final = 6
"""Words after a number among which it must tell what it counts."""


def _evidence_of(match: Match, documents: Mapping[str, Document]) -> Evidence:
    """Return a match as the short answer is cut from it."""
    source = documents[match.passage.document].source
    return Evidence(match.sentence.text, match.sentence.span, source, match.passage.day)


def holds_kind(
    question: str, asked: Asked, match: Match, documents: Mapping[str, Document], names: Names
) -> bool:
    """Tell whether a match holds what a question asks for: a quotation, a day, a sum, a person.

    A number must be of what the question counts, and a share of those whom it has polled.
    """
    kind = wanted(question).kind
    if kind == "quote":
        return bool(parse(match.sentence.text).quotations())
    if kind == "date":
        return match.passage.day is not None or any(told.days == 1 for told in match.told)
    short = short_answer(question, asked, [_evidence_of(match, documents)])
    if short is None:
        return False
    if kind == "amount":
        return _tells_of_stuff(question, match.sentence.text)
    if kind == "share":
        return _shared_by_people(question, match.sentence.text)
    if kind == "count":
        return _counts_the_same(question, short.text, match.sentence.text)
    return kind != "person" or _names_person(short, names)


_SHARE_OF: Final = re.compile(
    r"\b(?:percentage|share|proportion|fraction|per ?cent) of (?:the |all )?"
    r"(?P<who>(?:(?!of\b)[\w-]+ ){1,3})",
    re.IGNORECASE,
)
_POLLED: Final = frozenset(
    terms(
        "people public voter citizen respondent resident popular popularity approval poll survey "
        "population electorate household majority"
    )
)


def _shared_by_people(question: str, sentence: str) -> bool:
    """Tell whether a sentence speaks of people where a share of some is asked for.

    >>> _shared_by_people("What share of Danes like it?", "Denmark pays 50 percent of the price.")
    False
    """
    asked = _SHARE_OF.search(question)
    people = asked is not None and any(
        kind_of(word) == "person" or word.removesuffix("s") in NATIONALITIES
        for word in asked["who"].split()
    )
    return not people or not _POLLED.isdisjoint(held_terms(sentence))


def _counts_the_same(question: str, number: str, sentence: str) -> bool:
    """Tell whether a number of a sentence counts what a question asks the number of.

    >>> _counts_the_same("How many boats were sold?", "12", "They sold 12 ships.")
    True
    >>> _counts_the_same("How many sailors came?", "12", "They sold 12 ships.")
    False
    """
    asked = _COUNTED.search(question)
    if asked is None:
        return True
    counted = terms(asked[1])
    after = " ".join(sentence[sentence.find(number) + len(number) :].split()[:_REACH])
    if _TOTAL.search(question) and _FURTHER.match(after):
        return False
    told = held_terms(after)
    return not counted or not told.isdisjoint((*counted, *expansions(counted)))


def _tells_of_stuff(question: str, sentence: str) -> bool:
    """Tell whether a sentence speaks of the stuff of which an amount is asked, or of money.

    >>> _tells_of_stuff("How much oil was sold?", "She is 70 years old.")
    False
    """
    asked = _STUFF.search(question)
    stuff = terms(asked[1]) if asked else ()
    told = held_terms(sentence)
    return (
        not stuff
        or _SUM.search(sentence) is not None
        or not told.isdisjoint((*stuff, *expansions(stuff)))
    )


def _names_person(short: ShortAnswer, names: Names) -> bool:
    return any(names.kind(word) == "person" for word in words(short.text))
