"""What the earlier questions of a conversation were answered by, put where a follow-up needs it.

>>> from rag.names import Names
>>> known = Names(persons=frozenset({"smith", "jones"}))
>>> person_in(Told("Gen. Smith", "Gen. Smith resigned."), "Who resigned?", known)
'Gen. Smith'
>>> person_in(Told("Gen. Smith", "Gen. Smith gave way to Gen. Jones."), "Who resigned?", known)
''
>>> phrase_in("The law comes after two local elections.", "elections")
'two local elections'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import date
from typing import Final

from rag.followup.nouns import mentions
from rag.followup.wordforms import is_function, is_verb, tokens
from rag.names import Names, folded

_LONGEST_NAME: Final = 7
_ABBREVIATED: Final = 3
"""Letters of a title cut short: "Gen.", "Sen."."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer.

    Attributes:
        short: its few words, "" where it has none.
        sentence: the sentence that they stand in, or the likeliest one.
        rivals: other sentences that answer nearly as well.
        day: the day of the entry that the sentence stands in; None where that is prose.
        asked: the question that it answers.
        cited: all sentences that it cites, in their order.
        ranked: the sentences that were found for it, best first.
    """

    short: str
    sentence: str
    rivals: tuple[str, ...] = ()
    day: date | None = None
    asked: str = ""
    cited: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()


Recall = Callable[[str], Told | None]
"""From an earlier question, standing alone, to its answer; None where it has none."""


def nothing(_question: str) -> None:
    """Recall no answer."""


def person_in(told: Told, asked: str, names: Names) -> str:
    """Return the person that an answer names, "" where it names none or may mean another.

    Args:
        told: the answer.
        asked: the question that it answers; whom this names isn't meant, so where the answer
            names nobody else ("before Jones"), the only other one in its sentence is.
        names: the names of the documents.
    """
    known = _persons(asked, names)
    found = _new(told.short, known, names)
    others = _new(told.sentence, known, names)
    short = len(told.short.split()) <= _LONGEST_NAME
    if found:
        return told.short if short and len(found) == 1 and set(others) <= set(found) else ""
    return next(iter(others.values())) if _persons(told.short, names) and len(others) == 1 else ""


def other_person(told: Told, asked: str, names: Names) -> str:
    """Return the only person whom an answer's sentence names besides the one answered, or ""."""
    known = {*_persons(asked, names), *_persons(told.short, names)}
    others = _new(told.sentence, known, names)
    one = len(others) == 1 and len(_persons(told.sentence, names)) > 1
    return next(iter(others.values())) if one else ""


def holder_in(sentence: str, role: str, names: Names) -> str:
    """Return the person whom a sentence calls by a role, "" for none: "Judge Beryl Howell".

    Args:
        sentence: of the article.
        role: lower case: "judge"; "general" is also "Gen.".
        names: the names of the documents.
    """
    words = tokens(sentence)
    persons = [each.words for each in mentions(words, names) if each.kind == "person"]
    for at, word in enumerate(words):
        cut_off = len(word.lower) == _ABBREVIATED and sentence[word.end : word.end + 1] == "."
        if word.lower != role and not (cut_off and role.startswith(word.lower)):
            continue
        for first, last in persons:
            if first <= at < last - 1 or first == at + 1:
                return sentence[words[at].start : words[last - 1].end]
    return ""


def body_in(told: Told, asked: str, names: Names) -> str:
    """Return the body that an answer names, "" where it is no name or stands in the question."""
    words = told.short.split()
    own = [word for word in words if not is_function(word.lower())]
    named = 0 < len(words) <= _LONGEST_NAME and all(word[:1].isupper() for word in own)
    known = folded(told.short) in folded(asked) or bool(_persons(told.short, names))
    return re.sub(r"^The ", "the ", told.short) if named and own and not known else ""


def _new(text: str, known: Container[str], names: Names) -> dict[str, str]:
    """Return the persons whom a text names by their last names, but for those known."""
    return {name: said for name, said in _persons(text, names).items() if name not in known}


def _persons(text: str, names: Names) -> dict[str, str]:
    """Return the persons whom a text names, as it names them, by their last names."""
    words = tokens(text)
    named = (each.words for each in mentions(words, names) if each.kind == "person")
    return {
        folded(words[last - 1].text): text[words[first].start : words[last - 1].end]
        for first, last in named
    }


def phrase_in(sentence: str, noun: str) -> str:
    """Return the noun phrase of a sentence that ends in a noun and says more than it, or "".

    Args:
        sentence: of the article.
        noun: lower case, singular or plural.
    """
    words = tokens(sentence)
    stem = folded(noun).rstrip("s")
    for last, word in enumerate(words):
        if word.lower.rstrip("s") != stem:
            continue
        first = last
        while first and _qualifies(sentence, first - 1):
            first -= 1
        if first < last:
            return sentence[words[first].start : word.end]
    return ""


def _qualifies(sentence: str, at: int) -> bool:
    """Tell whether a word belongs to the noun right after it."""
    words = tokens(sentence)
    near = words[at + 1].start - words[at].end == 1
    return near and not is_function(words[at].lower) and not is_verb(words[at].lower)
