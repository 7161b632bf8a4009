"""Whether a sentence tells a place or a country where a question asks for one.

>>> of_some_country("Which country's experts will come?", "Oslo invites foreign experts.")
False
"""

from __future__ import annotations

import re
from typing import Final

from index.aliases import PARTIES
from index.analyze import CALENDAR_TERMS, terms, terms_of_each, words
from rag.names import Names
from rag.premise import names_country
from rag.short import COUNTRY_WORDS, Want, goes, kind_of, parse, wanted
from rag.thesaurus import expansions

_LEADS_TO_PLACE: Final = r"in|at|along|near|to|from|off|inside|outside|across|on|into|towards?"
_NAME: Final = r"\s+(?:the\s+)?(?P<name>[A-Z][\w.’'-]*(?:[ ,]+[A-Z][\w.-]*)*)"
_LEADS: Final = rf"{_LEADS_TO_PLACE}|between|around|visit(?:s|ed|ing)?"
_PLACE: Final = re.compile(rf"\b(?:{_LEADS}){_NAME}")
_PLACE_OR_OF: Final = re.compile(rf"\b(?:{_LEADS}|of){_NAME}")
"""The same, and a site after what was done with it: "the closure of the Deal plant"."""
BEFORE_PLACE: Final = re.compile(
    rf"\b(?:{_LEADS_TO_PLACE}|visit(?:s|ed|ing)?)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What leads to the name of a place."""
_IN_COUNTRY: Final = re.compile(r"\b(?:in|to) (?:what|which) (?:other )?countr", re.IGNORECASE)
_ASKS_ORIGIN: Final = re.compile(r"\bwhere\b.*\b(?:from|originate|born)\W*$|\bcomes? from\b", re.I)
"""Asks where somebody is from, which "an Italian" tells."""


def without_place(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a question asks for a place or in which country, and a sentence tells none."""
    want = wanted(question)
    if _IN_COUNTRY.search(question) and not _happens_in_country(question, sentence):
        return True
    return (
        want.kind == "place"
        and not _any_place_does(question, want)
        and not _names_place(question, sentence, names)
        and not _puts_somewhere(want, sentence)
        and not (_ASKS_ORIGIN.search(question) and names_country(sentence, besides=question))
    )


_OF_COUNTRY: Final = re.compile(
    r"\b(?:which|what) countr(?:y['’]s|ies['’]) (?=[a-z])", re.IGNORECASE
)


def of_some_country(question: str, sentence: str) -> bool:
    """Tell whether a sentence says whose those are of whom it is asked from which country."""
    asked = _OF_COUNTRY.search(question)
    if asked is None:
        return True
    rest = parse(question[asked.end() :])
    last = rest.tokens[rest.phrases[0][1] - 1].text if rest.phrases else ""
    if kind_of(last) not in ("person", "organisation"):
        return True  # "which country's trade" may be told as the trade that a country does
    whose = {*terms(last), *expansions(terms(last))}
    told = parse(sentence)
    phrases = [told.cut((s, min(e + 2, len(told.tokens)))) for s, e in told.phrases]
    near = [phrase for phrase in phrases if whose & {*terms(phrase)}]
    return not near or any(names_country(phrase, besides=question) for phrase in near)


def _happens_in_country(question: str, sentence: str) -> bool:
    """Tell whether a sentence names another country where a place stands: "in Spain"."""
    return any(
        names_country(found["name"], besides=question) for found in _PLACE.finditer(sentence)
    )


_KIND_OF: Final = re.compile(r"\b(?:kind|sort|type) of\b", re.IGNORECASE)
_DESCRIBES: Final = re.compile(
    r" (?:citizen|national|official|officer|soldier|troop|diplomat|senator|lawmaker|envoy|service"
    r"|member|aid|worker|people|president|leader|minister|policy|government|alliance|sanction"
    r"|concession|commitment|relation|talk|dialogue|warning|accusation|pressure|hand-?over|transfer"
    r"|swap|exchange|custody|effort|operation|response|attempt|attack|raid|move|plan|bid|campaign"
    r"|offer|role|case|strategy)s?\b"
)
"""What stands after a name that only says whose something is: "of US citizen Smith"."""

_SPOT: Final = re.compile(
    r"\b(?P<does>[\w-]+) (?:in|at|on|inside|outside|beside|behind|under|near) "
    r"(?:an?|the|his|her|its|their) [a-z]",
    re.IGNORECASE,
)
"""A deed and a place without a name: "seated in a study"."""


def _puts_somewhere(want: Want, sentence: str) -> bool:
    """Tell whether a sentence has what somebody does, as a question has it, at some place.

    >>> _puts_somewhere(wanted("Where did the mayor sit?"), "The mayor sat on a bench.")
    True
    """
    does = {*terms(want.verb), *expansions(terms(want.verb))} if not want.head else set()
    return any(not does.isdisjoint(terms(found["does"])) for found in _SPOT.finditer(sentence))


_TOWNS: Final = frozenset("city town village port suburb municipality".split())
"""Places that no country's name answers."""
_LANDS: Final = PARTIES | terms_of_each(COUNTRY_WORDS)

_UNNAMED_PLACES: Final = frozenset({"area", "room"})
_ELSEWHERE: Final = re.compile(r"\b(?:off-\w+|abroad|overseas|elsewhere|at sea)\b", re.IGNORECASE)


_MEANT: Final = re.compile(r"\bto (?:visit|tour) (?:the )?([A-Z][\w.-]*(?: [A-Z][\w.-]*)*)")
"""What somebody means to visit, which is the place of no other event."""


def _any_place_does(question: str, want: Want) -> bool:
    """Tell whether a place without a name may answer: in what kind of room, or what areas."""
    return want.head in _UNNAMED_PLACES or _KIND_OF.search(question) is not None


def _names_place(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence has a name after a preposition that is new and no person's."""
    known, head = set(terms(question)), wanted(question).head
    if head in _TOWNS:
        known |= _LANDS
    meant = _MEANT.findall(sentence) if not goes(question) else []
    known |= terms_of_each(meant)
    return _ELSEWHERE.search(sentence) is not None or any(
        set(terms(found["name"])) - known - CALENDAR_TERMS
        and not _DESCRIBES.match(sentence, found.end())
        and all(names.kind(word) != "person" for word in words(found["name"]))
        for found in (_PLACE_OR_OF if head and head not in _TOWNS else _PLACE).finditer(sentence)
    )
