"""What a sentence tells as expected, wanted or planned only, which did not come about that day.

"The mayor anticipates a second fair" tells no day of a fair, nor does "the mayor will visit Rome"
tell the day of the visit. Only words right after the verb of expecting belong to what is expected.
Nor is a day on which others met than the two asked about the day of their meeting.

    >>> only_expected("the fair", "The mayor anticipates a second fair.")
    True
    >>> only_expected("the mayor's visit to Rome", "The mayor will visit Rome in May.")
    True
    >>> only_expected("the fair", "The mayor opens the fair and expects crowds.")
    False
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms, words
from rag.deeds import JOURNEYS, persons_named
from rag.names import Names
from rag.premise import countries
from rag.short import COUNTRY_WORDS, parse, terms_of
from rag.thesaurus import expansions
from rag.verb_lists import SAYING
from rag.verbs import verb

MEETINGS: Final = frozenset(terms("meet meets meeting met summit encounter convene"))
"""Words by which a meeting is told; "see" and "talk" may be done alone."""

_REACH: Final = 5
"""Words after a verb of expecting that tell what is expected."""

_BEFORE: Final = 6
"""Words before "will" among which that stands which will be."""

_EXPECTS: Final = (
    r"(?:(?:anticipat|expect|await|want|wish|foresee|predict|request|envisag)\w*"
    r"|hop(?:e|es|ed|ing|eful|efully)|plan(?:s|ned|ning)?)"
)
_PROMISES: Final = r"(?:promis|pledg|vow)\w*"
_WILL: Final = r"(?:will|would|(?-i:may)|might)"
"""Before what is still to come; "May" with a capital is the month."""

_IS_EXPECTED: Final = re.compile(_EXPECTS, re.IGNORECASE)
_IS_PROMISED: Final = re.compile(_PROMISES, re.IGNORECASE)
_MAY_BE: Final = re.compile(_WILL)
_IS_AIM: Final = re.compile(r"(?:task|goal|aim|objective|priority)\W*")
_OF_THE_FUTURE: Final = re.compile(
    rf"\b(?:{_WILL}|{_EXPECTS}|{_PROMISES}|next|second|third|another|new|future|possible|upcoming"
    r"|follow-?on|further|more|announce\w*|word|news|about|item|entry)\b",
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
    told = sentence.split()
    ahead = _to_come(told)
    if not ahead:
        return False
    like = _matter(event)
    to_come = {*terms(" ".join(told[at] for at in sorted(ahead)))}
    rest = {*terms(" ".join("," if at in ahead else word for at, word in enumerate(told)))}
    return bool(like & to_come) and not like & rest


def _to_come(told: Sequence[str]) -> frozenset[int]:
    """Return where the words of a sentence stand that tell what is expected, promised or will be.

    >>> sorted(_to_come("Berg promises to come".split()))
    [1, 2, 3]
    """
    ends = [-1, *(at for at, word in enumerate(told) if word[-1] in ",;:"), len(told) - 1]
    found: set[int] = set()
    for at, word in enumerate(told):
        first = max(end for end in ends if end < at) + 1
        last = min(end for end in ends if end >= at)
        after = range(at, min(at + _REACH, last) + 1)
        if _MAY_BE.fullmatch(word) or _IS_AIM.fullmatch(word):
            found.update(range(max(first, at - _BEFORE), at), after)
        elif _IS_EXPECTED.fullmatch(word) or (
            _IS_PROMISED.fullmatch(word) and told[at + 1 : at + 2] == ["to"]
        ):
            found.update(after)
    return frozenset(found)


def met_others(event: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence has others meet than the two whom an event names.

    >>> from rag.names import names_in
    >>> known = names_in(["President Ray, President Berg and President Dahl came."])
    >>> met_others("Ray met Berg", "Berg meets Dahl, who praises Ray.", known)
    True
    """
    persons, met = persons_named(event, names), _matter(event) & MEETINGS
    if len(persons) < _PAIR or not met:
        return False
    told = parse(sentence)
    clauses = [
        words(_ASIDE.split(told.cut((found.subject[0], len(told.tokens))), maxsplit=1)[0])
        for found in told.predicates()
        if MEETINGS & terms_of(told.tokens[found.verb].lemma)
    ]
    return bool(clauses) and not any(persons.issubset(clause) for clause in clauses)


_PAIR: Final = 2
_ASIDE: Final = re.compile(r", | who | which | that ")
_GATHERING: Final = r"(?:summits?|meetings?|talks|conference|gathering|encounter|visit|trip)"
_GATHERING_AT: Final = re.compile(
    rf"\b[Tt]he (?P<place>[A-Z]\w+) {_GATHERING}\b|\b{_GATHERING} in (?P<where>[A-Z]\w+)"
)


def held_elsewhere(event: str, sentence: str) -> bool:
    """Tell whether a sentence doesn't name the place of an event, or only for something else.

    >>> held_elsewhere("When was the Oslo summit?", "They note progress on their Oslo promises.")
    True
    >>> held_elsewhere("When was the Oslo summit?", "The coach meets the owner in Oslo.")
    False
    """
    found = _GATHERING_AT.search(event)
    place = (found["place"] or found["where"]) if found else ""
    lands = countries(place)
    if not (lands or place in COUNTRY_WORDS) or (
        place not in sentence and lands & countries(sentence)
    ):
        return False
    there = rf"\b(?:in|at|to|visit\w*|reach\w*) (?:the )?{place}\b|\b{place} {_GATHERING}\b"
    return re.search(there, sentence) is None


def _matter(event: str) -> frozenset[str]:
    """Return the terms of an event but for its names, and those that stand for them."""
    matter = {*terms(_without_names(event))} - PARTIES
    going = JOURNEYS if _GOING.search(event) else frozenset()
    return frozenset(matter | going | {*expansions(tuple(sorted(matter)))})


_GOING: Final = re.compile(
    r"\b(?:go|goes|went|gone|come|comes|came|fly|flies|flew|travel\w*|ma(?:ke|de) it to)\b", re.I
)
"""Words of a journey, some of them too common to be searched for."""


def _says(event: str) -> bool:
    """Tell whether words for an event tell what somebody said."""
    known = (verb(token.text.lower()) for token in parse(event).tokens)
    return any(each is not None and each[0] in SAYING for each in known)


def _without_names(event: str) -> str:
    parsed = parse(event)
    named = {at for start, end in parsed.names for at in range(start, end)}
    return " ".join(t.text for at, t in enumerate(parsed.tokens) if at not in named)
