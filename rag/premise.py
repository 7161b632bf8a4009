"""What a question takes for granted, held against the nearest sentence and the whole index.

A question just beside what an article states finds the right event, whatever it takes for granted.
The sentence itself gives that away: it says the opposite ("relaxed" where the question takes
"stricter" for granted), it says that what the question has happen was called off, or it tells the
same of another country or another person. A country that the article never names tells, too.

    >>> called_off("What did they sign when they met?", "Their meeting is abruptly canceled.")
    True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from index.analyze import terms, words
from index.calendar_words import LONG_MONTHS
from rag.names import Names
from rag.opposites import held, opposed
from rag.short import parse, wanted
from rag.thesaurus import expansions, group_of, read_groups

_DATA: Final = Path(__file__).parent / "data"

HOMES: Final = frozenset({"dprk_", "rok_", "us_"})
"""Countries in no table of places: an article on their relations names them everywhere."""

_OF_READER: Final = re.compile(
    r"^\W*(?:how|where|when|what|which|how long|how much|how often) "
    r"(?:can|should|must|would|do) (?:i|we|one|an? (?:\w+ )?(?:reader|tourist|visitor"
    r"|traveller|traveler|person|citizen|foreigner|beginner|student|american|european)|tourists|visitors)\b"
    r"(?!.*\b(?:cite|quote|reference|refer|credit|find|read|hear|learn|see)\b)"
    r"|\b(?:do|should|must|can|may|would|could|will) (?:i|we) (?:need|have to|bring|pack|wear"
    r"|book|buy|visit|travel|apply|carry|pay|stay|eat|rent|hire)\b"
    r"(?! (?:to )?(?:know|read|cite|quote))"
    r"|^\W*how (?:do|can|should|would) (?:you|people|someone|somebody) (?:[\w-]+ )?(?:make|cook"
    r"|bake|brew|fry|grill|boil|clean|wash|fix|repair|install|knit|sew|lose|grow|learn|book|rent"
    r"|apply)\b"
    r"|\b(?:can|could|would) you recommend\b|^\W*recommend\b",
    re.IGNORECASE,
)
_BEST: Final = re.compile(
    r"\b(?:best|cheapest|nicest) (?:[\w-]+ )?(?:time|place|hotel|restaurant|tour|season|month"
    r"|spot|deal|price|route|beach)s? (?:of|to|for|in|near|around|from)\b",
    re.IGNORECASE,
)
"""What a traveller looks for, unless somebody in the article called it so."""
_TOLD: Final = re.compile(r"\b(?:did|was|were|had|has|have|said|called)\b", re.IGNORECASE)
_CALLED_OFF: Final = group_of("cancel canceled cancelled call-off called-off")
_COUNTING: Final = frozenset({"date", "count", "duration", "yes_no", "frequency", "times"})
_TOOK_PLACE: Final = re.compile(
    r"\b(?:met|sat down|signed|agreed|discussed|talked|decided|achieved|settled|concluded)\b"
    r"|\bdid\b.*\b(?:meet|sign|agree|discuss|talk|decide|achieve|settle|conclude|reach|negotiate"
    r"|exchange|promise|offer|raise|demand|say|tell|speak|hand|last)\b",
    re.IGNORECASE,
)
_REFRAINED: Final = re.compile(
    r"\b(?:refrain|abstain|desist)(?:s|ed)? from"
    r"(?P<clause> (?P<what>[\w -]+?)(?: (?:for|during|in|since|throughout)\b[^,;.]*)?)(?:[,;.]|$)",
    re.IGNORECASE,
)
_DEED: Final = re.compile(
    r"\b(?:carr(?:y|ied) out|conduct(?:ed)?|set off|go ahead|went ahead|launch(?:ed)?|fired?"
    r"|explod(?:e|ed)|detonat(?:e|ed)|perform(?:ed)?|stag(?:e|ed)|test(?:ed)?)\b",
    re.IGNORECASE,
)
_OTHER_TIME: Final = re.compile(
    r"\b(?:last|latest|recent\w*|before|prior|previous\w*|earlier|refrain\w*|stop\w*|not|never|without"
    r"|could|would|might|will|can|any|ever)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a question that leave open whether it was done, or when."""

_TIME: Final = re.compile(
    rf"\b(?:(?:19|20)\d\d|spring|summer|autumn|winter|{'|'.join(LONG_MONTHS)})\b", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_FOLLOWERS: Final = re.compile(
    r"\b[A-Z][\w’-]+ (?:side|team|camp|administration|government|cabinet|presidency|people|aides?"
    r"|officials?|advis[eo]rs?|White House|backers|supporters|allies|critics)\b"
    r"|\b[A-Z][\w-]+['’]s? (?:\w+ )?(?:successor|predecessor|replacement|counterpart|deputy"
    r"|opposite number|boss|aide|advis[eo]r|envoy|second-in-command|understudy|stand-in|heir)\b"
)
"""A person before those who act for or around them: "the Smith team" may be told of others.

So may whoever is called by what they are to a person: "Smith's successor".
"""

_BESIDES: Final = re.compile(
    r"\b(?:(?i:besides|apart from|aside from|other than|in addition to|as well as)"
    r"(?: [a-z]+)?|(?i:not)(?: the)?)(?: [A-Z][\w’-]+)+"
)
"""Whoever is left out where others are asked for."""

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_PLANNED: Final = re.compile(
    r"\b(?:due|plan(?:s|ned)?|scheduled?|suppos\w*|supos\w*|should|expected|meant|intended"
    r"|original(?:ly)?|happen\w*|becam?e|came of|fell|before|if|about)\b",
    re.IGNORECASE,
)
"""Words of a question that leave open whether it took place."""


def contradicted(question: str, topic: str, sentence: str, context: str, names: Names) -> bool:
    """Tell whether a sentence says otherwise than a question takes for granted.

    Args:
        question: the standalone question.
        topic: the question without what only tells a time.
        sentence: the sentence that comes nearest.
        context: the sentence with what stands around it: its day, its heading, its neighbours.
        names: those that the index knows.
    """
    closed = wanted(question).kind == "yes_no"  # what is opposed to what it asks says no
    return (
        (not closed and (opposed(topic, sentence) or called_off(question, sentence)))
        or of_another_country(question, sentence, context)
        or of_another_person(topic, sentence, context, names)
    )


def called_off(question: str, sentence: str) -> bool:
    """Tell whether a sentence says that what a question has happen never took place."""
    if not _TOOK_PLACE.search(question) or _PLANNED.search(question):
        return False
    return bool(_CALLED_OFF & held(sentence)) and not _CALLED_OFF & held(question)


def refrained(question: str, sentence: str) -> bool:
    """Tell whether a sentence says that somebody kept from what a question has them do.

    >>> refrained("Why did Spain fire rockets in May?", "Spain refrained from rocket tests.")
    True
    >>> refrained("When did Spain last fire rockets?", "Spain refrained from rocket tests.")
    False
    """
    if wanted(question).kind == "yes_no":
        return False
    timed = _TIME.search(question) and not _OTHER_TIME.search(question)
    found = _REFRAINED.search(sentence) if timed and _DEED.search(question) else None
    if found is None:
        return False
    kinds = terms(found["what"])[:-1]  # the last is the deed: "nuclear and missile tests"
    asked = held(question)
    return (
        not asked.isdisjoint((*kinds, *expansions(kinds)))
        and set(_YEAR.findall(question)) <= set(_YEAR.findall(found["clause"]))
        and not asked.isdisjoint(terms(sentence[: found.start()]))
    )


def of_another_country(question: str, sentence: str, context: str) -> bool:
    """Tell whether a sentence names another country where a question names one.

    A question that asks for a country or a place may name others than its answer.

    >>> of_another_country("Why did she accuse Spain?", "She accuses Italy of delay.", "")
    True
    """
    if wanted(question).kind in ("country", "place", "nationality"):
        return False
    asked, told = countries(question), countries(sentence) | {*terms(sentence)} & HOMES
    return bool(asked - countries(context)) and bool(told - asked - {*terms(question)})


def of_another_person(question: str, sentence: str, context: str, names: Names) -> bool:
    """Tell whether a sentence tells of another person what a question says of one.

    A question that asks for a person may name others beside its answer, and one that asks for a
    number or a day others beside its subject.
    """
    want = wanted(question)
    if want.kind == "person":
        return False
    known, held = set(words(question)), {*words(sentence), *words(context)}
    question = _BESIDES.sub(" ", question)
    if want.kind == "manner":  # how somebody took what was told of others before
        question = _BRACKETS.sub(" ", question)
    about = _FOLLOWERS.sub(" ", want.subject if want.kind in _COUNTING else question)
    asked = [word for word in words(about) if names.kind(word) == "person"]
    others = [word for word in words(sentence) if names.kind(word) == "person"]
    in_role = _called_by_office(question, sentence)
    others = [word for word in others if word not in in_role]
    return any(word not in held for word in asked) and any(word not in known for word in others)


def _called_by_office(question: str, sentence: str) -> set[str]:
    """Return the words of names in a sentence whose bearers a question calls by their office.

    "The vice president" may be Vice President Smith.
    """
    asked, told = parse(question), parse(sentence)
    roles = {term for t in asked.tokens if t.tag == "noun" for term in terms(t.text)}
    runs = map(told.cut, told.names)
    return {word for run in runs if roles & {*terms(run)} for word in words(run)}


def foreign(question: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a question names a country of which an index knows neither name nor capital.

    Args:
        question: in any case; "turkey" needs no capital letter.
        knows: tells whether the index holds a term.
    """
    asked = set(terms(question))
    return any(asked & place and not any(map(knows, place)) for place in _places())


def of_reader(question: str) -> bool:
    """Tell whether a question asks what its reader may do, which no article reports.

    >>> of_reader("How do I get to the harbour?"), of_reader("How do I cite this article?")
    (True, False)
    >>> of_reader("What is the best time to go?"), of_reader("Who called it the best deal of all?")
    (True, False)
    """
    best = _BEST.search(question) is not None and not _TOLD.search(question)
    return best or _OF_READER.search(question) is not None


def names_country(text: str, besides: str) -> bool:
    """Tell whether a text names a country that the text `besides` doesn't name."""
    homes = {*terms(text)} & HOMES - {*terms(besides)}
    return bool(homes or countries(text) - countries(besides))


@lru_cache(maxsize=512)
def countries(text: str) -> frozenset[str]:
    """Return the countries that a text names, each as one of its terms."""
    held = set(terms(text))
    return frozenset(min(place) for place in _places() if held & place)


@cache
def _places() -> Sequence[frozenset[str]]:
    return tuple(map(group_of, read_groups(_DATA / "places.txt")))
