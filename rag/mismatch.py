"""A question that has another do what a sentence tells, or other numbers of what it counts.

>>> other_number("Why were the 12 boats sold?", "The port sold 30 boats.")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from index.analyze import terms, words
from index.calendar_words import ORDINALS
from rag.names import Names
from rag.premise import HOMES
from rag.short import Parsed, parse, terms_of, wanted
from rag.thesaurus import expansions
from rag.verb_lists import NUMBERS
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


def _passive(told: Parsed, at: int) -> bool:
    while at and told.tokens[at - 1].tag == "adverb":
        at -= 1
    return at > 0 and told.tokens[at - 1].text.lower() in _HELPERS


_UNCOUNTED: Final = frozenset(
    terms(
        "day week month year hour minute second time percent dollar side party country "
        "nation ally million billion man woman people"
    )
)
_YEAR: Final = 4
"""Digits of a year, which counts nothing."""
_DIGITS: Final = 13
"""Digits from which on a number is none that anybody counts to."""
_CHOOSES: Final = frozenset(
    "what which how many much name other these those another last next first all any list".split()
)


def other_number(question: str, sentence: str) -> bool:
    """Tell whether a sentence counts others of what a question counts, and has not its number."""
    asked, told = {*_counts(question)}, [*_counts(sentence)]
    numbers = {_number(word) for word in words(sentence)}
    return any(
        number not in numbers and any(noun & other for _, other in told) for number, noun in asked
    )


def _counts(text: str) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the numbers of a text, each with the terms of the noun that it counts."""
    parsed = parse(text)
    for start, end in parsed.phrases:
        first = parsed.tokens[start - 1].text.lower() if start else ""
        tokens = parsed.tokens[start:end]
        noun = terms_of(tokens[-1].text) - _UNCOUNTED
        if first in _CHOOSES or not noun or len(tokens) == 1:
            continue
        if any(token.text.lower() in _CHOOSES for token in tokens):
            continue
        for token in tokens[:-1]:
            number = _number(token.text)
            if number > 1 and not (len(token.text) == _YEAR and token.text.isdigit()):
                yield number, frozenset(noun)


def _number(word: str) -> int:
    """Return the number that a word is, 0 for another word or one too long for a number."""
    plain = word.lower().replace(",", "")
    digits = plain.isascii() and plain.isdigit() and len(plain) < _DIGITS
    return int(plain) if digits else NUMBERS.get(plain, 0)


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
    doers = {word for word in words(question) if names.kind(word) == "person"}
    for at, sentence in enumerate(sentences):
        thing = doers.issubset(words(sentence)) and _denied_in(sentence, asked, asked | alike)
        if thing:
            return not any(thing <= {*terms(better)} for better in sentences[:at])
    return False


def _denied_in(sentence: str, asked: set[str], alike: set[str]) -> frozenset[str]:
    """Return the terms of that of which a sentence says there is none, if it is asked about."""
    for found in _NO.finditer(sentence):
        thing = frozenset(terms(_ENDS.sub("", found["thing"])))
        rest = {*terms(sentence)} - thing
        if thing and thing <= alike and asked & rest - HOMES:
            return thing
    return frozenset()


_ORDINAL: Final = re.compile(
    rf"\bthe (?P<at>{'|'.join(ORDINALS[2:])}) (?P<thing>(?:[\w-]+ ?){{1,3}})", re.IGNORECASE
)


def beyond_count(question: str, sentences: Sequence[str]) -> bool:
    """Tell whether a question asks of the fourth where a sentence tells of three.

    >>> beyond_count("Where was the fourth port fair held?", ["They held three port fairs."])
    True
    """
    found = _ORDINAL.search(question)
    if found is None:
        return False
    if any(re.search(rf"\b{found['at']}\b", text, re.IGNORECASE) for text in sentences):
        return False
    at, things = ORDINALS.index(found["at"].lower()) + 1, {*terms(_ENDS.sub("", found["thing"]))}
    counts = [count for text in sentences for count in _counts(text) if count[1] <= things]
    return bool(counts) and all(number < at for number, _ in counts)
