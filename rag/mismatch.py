"""A question that has another do what a sentence tells, or asks about what it has none of.

>>> by_another("How much must South Korea pay Lee's aunt?", ["North Korea pays Lee's aunt."])
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.analyze import terms, words
from rag.coverage import held_terms, spelt_out
from rag.deeds import persons_named
from rag.names import Names
from rag.premise import HOMES
from rag.short import TIMES, Parsed, parse, terms_of, wanted
from rag.thesaurus import expansions
from rag.verbs import verb

_NAME: Final = r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"
_DOER: Final = re.compile(
    r"\b(?:did|does|do|must|will|would|should|has|have|had|can|could|may|might)"
    rf" (?P<doer>{_NAME}(?:(?:,| and) {_NAME})*) (?P<verb>[a-z]+)"
)
_MUTUAL: Final = frozenset(
    "meet talk agree discuss sign see speak hold have get do be make go come take join trade share "
    "cooperate coordinate convene want need".split()
)
"""Verbs that either side may do to the other, or that say little."""

_HELPERS: Final = frozenset("is are was were been being be get got gets".split())
_SHARED: Final = 2
"""Words beside the verb that a sentence must share with a question to tell of the same."""


def doer_and_verb(question: str) -> tuple[str, str]:
    """Return whom a question names as doing something, and the verb; both "" where unclear.

    >>> doer_and_verb("Why did Spain and Italy quit the pact?")
    ('Spain and Italy', 'quit')
    """
    found = _DOER.search(question)
    known = verb(found["verb"]) if found else None
    return (found["doer"], known[0]) if found and known else ("", "")


def by_another(question: str, sentences: Sequence[str]) -> bool:
    """Tell whether some sentence has a side that is named everywhere do what another does in it.

    None of the others may have the side of the question do so.

    >>> by_another("How much must South Korea pay Lee's aunt?", ["North Korea pays Lee's aunt."])
    True
    """
    name, does = doer_and_verb(question)
    doer = {*terms(name)} & HOMES
    if len(doer) != 1 or does in _MUTUAL:
        return False
    asked, like = {*terms(question)} - HOMES, {*terms(does), *expansions(terms(does))}
    told = [
        {*terms(said.cut(found.subject))} & HOMES
        for said in map(parse, sentences)
        if len(asked & terms_of(said.text) - like) >= _SHARED
        for found in said.predicates()
        if like & terms_of(said.tokens[found.verb].lemma) and not _passive(said, found.verb)
    ]
    return any(told) and not any(doer & each for each in told)


def of_another_subject(question: str, context: str) -> bool:
    """Tell whether a text has no word of that of which it is asked how often it does something.

    >>> of_another_subject("How often does the guild meet?", "The council meets weekly.")
    True
    """
    want = wanted(question)
    if want.kind != "frequency" or want.slot != "object":
        return False
    own, told = {*terms(want.subject)} - HOMES, spelt_out(held_terms(context))
    return bool(own) and all(told.isdisjoint((term, *expansions((term,)))) for term in sorted(own))


_DID: Final = re.compile(
    r"\b(?:did|was|were|had|has|does|is|will)"
    r" (?P<who>[A-Z][\w-]*(?: [A-Z][\w-]*)*)\b(?!['’])(?: (?P<verb>[a-z]+))?"
)
_HE: Final = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_MOVES: Final = frozenset(
    "arrive cross drive fly go head land move return sail step tour travel visit walk".split()
)
"""What a person does in the flesh: no country does it for them."""


def without_person(question: str, sentence: str, names: Names) -> bool:
    """Tell whether it is asked when a person did something, of whom a sentence says nothing.

    What a president decides may be told as done by the country.

    >>> from rag.names import names_in
    >>> known = names_in(["President Moon waved."])
    >>> without_person("When did Moon fly to Oslo?", "The US flies a flag in Oslo.", known)
    True
    >>> without_person("When did Moon ban coal?", "The US bans coal.", known)
    False
    """
    found = _DID.search(question)
    if found is None or wanted(question).kind not in TIMES:
        return False
    who = words(found["who"])
    if names.kind(" ".join(who)) != "person" and names.kind(who[-1]) != "person":
        return False
    if _HE.search(sentence) or not {*who}.isdisjoint(words(sentence)):
        return False
    return found["verb"] in _MOVES or not (
        HOMES & {*terms(sentence)} or any(names.kind(word) == "person" for word in words(sentence))
    )


def _passive(told: Parsed, at: int) -> bool:
    while at and told.tokens[at - 1].tag == "adverb":
        at -= 1
    return at > 0 and told.tokens[at - 1].text.lower() in _HELPERS


_NO: Final = re.compile(
    r"\bno (?P<thing>(?!longer|way|doubt|less|more|one|progress|change|comment)(?:[\w-]+ ?){1,3})",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\b(?:for|of|on|in|to|at|with|by|from|and|or|until|that|is|are|was|as)\b.*"
)
_OPEN: Final = re.compile(
    r"\b(?:no|not|never|none|without|any|whether|if|lack\w*|absen\w*|missing|deny"
    r"|about|concerning|regarding|mention\w*"
    r"|denied|rul\w+ out)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a question that may ask whether there is any, or what is said of it."""


def denied(question: str, sentences: Sequence[str], names: Names) -> bool:
    """Tell whether a sentence says that there is none of what a question asks about.

    No better one may speak of it: what there isn't yet may come about.

    The persons that the question names must be named there, too.
    """
    if wanted(question).kind == "yes_no" or _OPEN.search(question):
        return False
    asked = {*terms(question)}
    alike = {part for term in expansions(tuple(sorted(asked))) for part in (term, *term.split("_"))}
    doers = persons_named(question, names)
    for at, sentence in enumerate(sentences):
        thing = doers.issubset(words(sentence)) and _denied_in(sentence, asked, asked | alike)
        if thing:
            like = asked & {*thing, *expansions(tuple(sorted(thing)))}
            told = ({*terms(better)} for better in sentences[:at])
            return not any(thing <= better or like & better for better in told)
    return False


def _denied_in(sentence: str, asked: set[str], alike: set[str]) -> frozenset[str]:
    """Return the terms of that of which a sentence says there is none, if it is asked about."""
    for found in _NO.finditer(sentence):
        thing = frozenset(terms(_ENDS.sub("", found["thing"])))
        rest = {*terms(sentence)} - thing
        if thing and thing <= alike and asked & rest - HOMES:
            return thing
    return frozenset()
