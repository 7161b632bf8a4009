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

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rag.followup.nouns import mentions
from rag.followup.wordforms import is_function, is_verb, tokens
from rag.names import Names, folded

_LONGEST_NAME: Final = 7


@dataclass(frozen=True, slots=True)
class Told:
    """An answer.

    Attributes:
        short: its few words, "" where it has none.
        sentence: the sentence that they stand in.
        rivals: other sentences that answer nearly as well.
    """

    short: str
    sentence: str
    rivals: tuple[str, ...] = ()


Recall = Callable[[str], Told | None]
"""From an earlier question, standing alone, to its answer; None where it has none."""


def nothing(_question: str) -> None:
    """Recall no answer."""


def person_in(told: Told, asked: str, names: Names) -> str:
    """Return the person that an answer names, "" where it names none or may mean another.

    Args:
        told: the answer.
        asked: the question that it answers; whom this names isn't meant.
        names: the names of the documents.
    """
    found = _persons(told.short, names)
    others = _persons(told.sentence, names) - _persons(asked, names)
    short = len(told.short.split()) <= _LONGEST_NAME
    return told.short if short and len(found) == 1 and others <= found else ""


def _persons(text: str, names: Names) -> set[str]:
    """Return the last names of the persons whom a text names."""
    words = tokens(text)
    named = (each for each in mentions(words, names) if each.kind == "person")
    return {folded(words[each.words[1] - 1].text) for each in named}


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
