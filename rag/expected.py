"""What a sentence tells as expected, wanted or planned only, which did not come about that day.

"The mayor anticipates a second fair" tells no day of a fair, nor does "the mayor will visit Rome"
tell the day of the visit. Only words right after the verb of expecting belong to what is expected.

    >>> only_expected("the fair", "The mayor anticipates a second fair.")
    True
    >>> only_expected("the mayor's visit to Rome", "The mayor will visit Rome in May.")
    True
    >>> only_expected("the fair", "The mayor opens the fair and expects crowds.")
    False
"""

from __future__ import annotations

import re
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms, words
from rag.deeds import JOURNEYS
from rag.names import Names
from rag.short import parse, terms_of
from rag.thesaurus import expansions
from rag.verb_lists import SAYING
from rag.verbs import verb

_REACH: Final = 5
"""Words after a verb of expecting that tell what is expected."""

_BEFORE: Final = 6
"""Words before "will" among which that stands which will be."""

_WORD: Final = r"(?:[“”\"’'$.-]*\w)+[“”\"’'-]*"
"""A word with quotation marks and points within it; there is one way only to read each."""
_COMING: Final = re.compile(
    r"\b(?:(?:anticipat|expect|await|want|wish|hop|foresee|plan|predict|request|envisag)\w*"
    rf"|(?:promis|pledg|vow)\w* to)(?: {_WORD}){{1,{_REACH}}}"
    rf"|(?:\b{_WORD} ){{1,{_BEFORE}}}(?:will|would|may|might)(?: {_WORD}){{1,{_REACH}}}",
    re.IGNORECASE,
)
_OF_THE_FUTURE: Final = re.compile(
    r"\b(?:will|would|may|might|next|second|third|another|new|future|possible|planned|upcoming"
    r"|follow-?on|further|more|anticipat\w*|expect\w*|await\w*|want\w*|wish\w*|hop(?:e|es|ed|ing)"
    r"|foresee\w*|plan\w*|predict\w*|request\w*|promis\w*|pledg\w*|vow\w*|announce\w*|word|news"
    r"|about|item|entry)\b",
    re.IGNORECASE,
)
"""Words for an event that may be the expecting itself, or is one to come."""


def only_expected(event: str, sentence: str) -> bool:
    """Tell whether a sentence speaks of an event, in all that it shares with it, as one to come.

    Names aside: whoever expects something stands beside it.

    Args:
        event: the words of a question that name something that happened.
        sentence: one that may tell of it.
    """
    if _OF_THE_FUTURE.search(event) or _says(event):
        return False
    coming = [found.group() for found in _COMING.finditer(sentence)]
    if not coming:
        return False
    like = _matter(event)
    to_come = {term for words in coming for term in terms(words)}
    rest = {*terms(_COMING.sub(" ; ", sentence))}
    return bool(like & to_come) and not like & rest


def came_about(event: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence that names all persons of an event tells of it as having been.

    Whoever does something in a place has gone there.

    >>> from rag.names import names_in
    >>> known = names_in(["Mayor Berg met Mayor Dahl in Rome."])
    >>> came_about("Berg's visit to Rome", "Mayor Berg meets Mayor Dahl in Rome.", known)
    True
    """
    if only_expected(event, sentence) or met_others(event, sentence, names):
        return False
    if not _persons(event, names).issubset(words(sentence)):
        return False
    like, told = _matter(event), {*terms(sentence)}
    places = [{*terms(found["place"])} for found in _TO_PLACE.finditer(event)]
    if not (like & JOURNEYS and places):
        return not like.isdisjoint(told)
    at = [{*terms(found["place"])} for found in _AT_PLACE.finditer(sentence)]
    return all(any(place & other for other in at) for place in places)


def met_others(event: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence has others meet than the two whom an event names.

    >>> from rag.names import names_in
    >>> known = names_in(["President Ray, President Berg and President Dahl came."])
    >>> met_others("Ray met Berg", "Berg meets Dahl, who praises Ray.", known)
    True
    """
    persons, met = _persons(event, names), _matter(event) & MEETINGS
    if len(persons) < _PAIR or not met:
        return False
    told = parse(sentence)
    clauses = [
        words(_ASIDE.split(told.cut((found.subject[0], len(told.tokens))), maxsplit=1)[0])
        for found in told.predicates()
        if MEETINGS & terms_of(told.tokens[found.verb].lemma)
    ]
    return bool(clauses) and not any(persons.issubset(clause) for clause in clauses)


MEETINGS: Final = frozenset(terms("meet meets meeting met summit encounter convene"))
_PAIR: Final = 2
_ASIDE: Final = re.compile(r", | who | which | that ")
_NAME: Final = r"(?P<place>[A-Z][\w’-]*(?: [A-Z][\w’-]*)*)"
_TO_PLACE: Final = re.compile(
    rf"\b(?:to|in|visit(?:s|ed|ing)?|reach(?:es|ed)?|tour(?:s|ed)?) (?:the )?{_NAME}"
)
_AT_PLACE: Final = re.compile(rf"\b(?:in|to|at|visit(?:s|ed|ing)?) (?:the )?{_NAME}")


def _persons(event: str, names: Names) -> frozenset[str]:
    """Return the words of an event that name persons."""
    return frozenset(word for word in words(event) if names.kind(word) == "person")


def _matter(event: str) -> frozenset[str]:
    """Return the terms of an event but for its names, and those that stand for them."""
    matter = {*terms(_without_names(event))} - PARTIES
    going = JOURNEYS if _GOING.search(event) else frozenset()
    return frozenset(matter | going | {*expansions(tuple(sorted(matter)))})


_GOING: Final = re.compile(r"\b(?:go|goes|went|gone|come|comes|came)\b", re.IGNORECASE)
"""Words of a journey that are too common to be searched for."""


def _says(event: str) -> bool:
    """Tell whether words for an event tell what somebody said."""
    known = (verb(token.text.lower()) for token in parse(event).tokens)
    return any(each is not None and each[0] in SAYING for each in known)


def _without_names(event: str) -> str:
    parsed = parse(event)
    named = {at for start, end in parsed.names for at in range(start, end)}
    return " ".join(t.text for at, t in enumerate(parsed.tokens) if at not in named)
