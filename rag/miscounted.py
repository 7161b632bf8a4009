"""A question that takes another number for granted, asks beyond a count, or counts other things.

>>> other_number("Why were the 12 boats sold?", "The port sold 30 boats.")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from index.analyze import terms, words
from index.calendar_words import ORDINALS
from rag.short import parse, terms_of
from rag.verb_lists import NUMBERS

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


_ROUGH: Final = re.compile(
    r"\b(?:(?:more|fewer|less) than|over|under|at (?:least|most)|up to|about|around|roughly"
    r"|approximately|nearly|almost|some|an estimated) (?:a |half a )?[\w,]+",
    re.IGNORECASE,
)
"""A number that is not said to be the exact one, with the words that say so."""


def other_number(question: str, sentence: str) -> bool:
    """Tell whether a sentence counts others of what a question counts, and has not its number.

    A limit or a rough number is none that a sentence should repeat.

    >>> other_number("Who sold more than 20 boats?", "The port sold 30 boats.")
    False
    """
    asked, told = {*_counts(_ROUGH.sub(" ", question))}, [*_counts(sentence)]
    numbers = {_number(word) for word in words(sentence)}
    return any(
        number not in numbers and any(noun & other for _, other in told) for number, noun in asked
    )


_HOW_MANY: Final = re.compile(
    r"\b[Hh]ow many (?:[\w-]+ ){0,2}?(?P<things>[a-z-]+s)"
    r"(?= (?:are|were|is|was|did|do|does|have|has|had|in|on|at|can|could|will|would)\b|\W*$)"
)
_KEEPERS: Final = frozenset(terms("base site facility yard plant camp depot silo factory bunker"))
"""Where things are kept or made, which are counted for themselves."""


def counts_keepers(question: str, sentence: str) -> bool:
    """Tell whether a sentence counts only places for the things that a question counts.

    >>> counts_keepers("How many boats are there?", "The city has three boat yards.")
    True
    >>> counts_keepers("How many boat yards are there?", "The city has three boat yards.")
    False
    """
    asked = _HOW_MANY.search(question)
    if asked is None:
        return False
    things, told = terms_of(asked["things"]), parse(sentence)
    runs = [told.cut(run) for run in told.phrases]
    counted = [run for run in runs if any(_number(word) > 1 for word in run.split()[:-1])]
    heads = [terms_of(run.split()[-1]) for run in counted]
    named = any(things & terms_of(run) for run in counted)
    return named and all(head <= _KEEPERS and things.isdisjoint(head) for head in heads)


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


_PHRASE_END: Final = re.compile(
    r"\b(?:for|of|on|in|to|at|with|by|from|and|or|until|that|is|are|was|as)\b.*"
)
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
    at, things = (
        ORDINALS.index(found["at"].lower()) + 1,
        {*terms(_PHRASE_END.sub("", found["thing"]))},
    )
    counts = [count for text in sentences for count in _counts(text) if count[1] <= things]
    return bool(counts) and all(number < at for number, _ in counts)
