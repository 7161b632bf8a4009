"""What a question for yes or no claims: who does what, and what else it names.

>>> sorted(claimed(parse("Did the coach resign in May?")).doing)
['resign']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.analyze import stem
from index.calendar_words import LONG_MONTHS, MONTHS, is_time_word
from rag.short.candidates import Parsed, Range, terms_of
from rag.short.slots import first_verb
from rag.thesaurus import asked_terms
from rag.verbs import verb

_AGAINST: Final = "oppose"
"""What "against" and "opposed to" ask for."""

TAKING_PLACE: Final = frozenset("take_place go_ahead come_off happen occur".split())
"""What a question says of an event when it asks whether there was one."""


_MONTH: Final = rf"(?:{'|'.join((*LONG_MONTHS, *MONTHS))})\b\.?"
_DAY: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b", re.I
)
"""A day of a month, by which an entry is found, and which it doesn't tell again."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question asks whether it is so.

    Attributes:
        doing: forms of its verb and of phrases with it, as terms; none where "be" is the verb.
        names: the terms of each name.
        things: the other terms, days and months left out.
        numbers: its numbers as they stand.
        subject: the terms of who does it; none in a passive.
        words: all terms of the question.
        text: the question.
    """

    doing: frozenset[str]
    names: tuple[frozenset[str], ...]
    things: frozenset[str]
    numbers: frozenset[str]
    subject: frozenset[str]
    words: frozenset[str]
    text: str


def claimed(question: Parsed) -> Claim:
    """Return what a question for yes or no claims."""
    main = "" if _is_description(question) else _main(question)
    doing = frozenset(term for term in _asked(question.text) if main and stem(main) in stems(term))
    names = [run for run in question.names if not is_time_word(question.tokens[run[0]].text)]
    named = tuple(terms for run in names if (terms := _name_terms(question, run)))
    return Claim(
        doing=doing or (frozenset({stem(main)}) if main else frozenset()),
        names=named,
        things=_asked(question.text)
        - doing
        - TAKING_PLACE
        - frozenset().union(*named)
        - frozenset().union(*(terms_of(t.text) for t in question.tokens if t.tag == "adverb")),
        numbers=frozenset(re.findall(r"\d[\d.,]*\d|\d", _DAY.sub(" ", question.text))),
        subject=_subject(question, main),
        words=terms_of(question.text),
        text=question.text,
    )


def _main(question: Parsed) -> str:
    """Return the verb that is asked about: after "was" the participle, no noun that looks like one.

    >>> _main(parse("Was the meeting with the board cancelled?"))
    'cancel'
    """
    finite = (token.lemma for token in question.tokens[1:] if token.tag == "verb")
    passive = next(finite, "") if question.tokens[0].lemma in _BE else ""
    return passive or first_verb(question, 1) or _plain_verb(question)


def _plain_verb(question: Parsed) -> str:
    """Return the first plain form of a verb that follows a noun or name: "the two banks open"."""
    for before, token in pairwise(question.tokens[1:]):
        known = verb(token.text)
        if known and known[1] == "base" and before.tag in ("noun", "name"):
            return known[0]
    return ""


def _name_terms(question: Parsed, run: Range) -> frozenset[str]:
    """Return the terms of a name, those of "the two Koreas" included."""
    start = run[0]
    before = question.cut((start - 1, start)) if start else ""
    return terms_of(question.cut(run)) | terms_of(f"{before} {question.cut(run)}") - terms_of(
        before
    )


def _asked(text: str) -> frozenset[str]:
    """Return the terms and phrases of a question, without times; "against" asks who opposes."""
    against = _AGAINST if re.search(r"\b(?:against|opposed to)\b", text) else ""
    timeless = " ".join(word for word in text.split() if not is_time_word(word.strip("?,.")))
    return frozenset(asked_terms(f"{timeless} {against}"))


def stems(term: str) -> list[str]:
    """Return the stems of the words of a term."""
    return term.split("_")


def _is_description(question: Parsed) -> bool:
    """Tell whether a form of "be" is all the verb there is: "Is the coach popular?"."""
    first, *rest = question.tokens
    return first.lemma in _BE and not any(token.tag in ("verb", "ing") for token in rest)


_BE: Final = frozenset("be is are was were".split())


def _subject(question: Parsed, main: str) -> frozenset[str]:
    """Return the terms before the verb of an active question, none of a passive."""
    if question.tokens[0].lemma in _BE or not main:
        return frozenset()
    before = []
    for token in question.tokens[1:]:
        if stem(token.text.lower()) == stem(main) or token.lemma == main:
            break
        if token.tag == "aux":
            return frozenset()
        before.append(token.text)
    return terms_of(" ".join(before))
