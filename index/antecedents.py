"""What a sentence speaks of where it only says "he" or "the speech".

A sentence that begins with a pronoun or a definite noun phrase takes up what one before it named.
That name belongs to what is searched, though never to what is quoted. Two common forms are
resolved, by the name with which a sentence just before begins:

>>> antecedent("He needs results.", ["For Berg, who staked his name on it, time is short."])
'Berg'
>>> antecedent("The address was long.", ["Berg's May Day speech was dull, half of the address."])
"Berg's May Day speech"
>>> antecedent("The NGOs met Dahl.", ["Oslo aid organizations complained.", "Dahl was kind."])
'Oslo aid organizations'
>>> antecedent("The tax fell.", ["Berg spoke."]), antecedent("Taxes fell.", ["Berg's taxes rose."])
('', '')

After the heuristic of Vieira and Poesio (2000), "An Empirically Based System for Processing
Definite Descriptions", that a definite description and its antecedent have the same head; here an
abbreviation stands for a head with the letter that it ends in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import stem, terms, words
from index.calendar_words import is_time_word

REACH: Final = 4
"""Sentences back to which a definite noun phrase may reach; a pronoun reaches back one."""

_PRONOUN: Final = re.compile(r"(?:He|She|His|Her)\b")
_DEFINITE: Final = re.compile(
    r"(?:The|This|That|These|Those) (?P<noun>[a-z]{3,}|[A-Z]{2,}s)\b(?! (?:of|that|who|which)\b)"
)
_OPENING: Final = re.compile(
    r"(?:(?:For|With|As|Like|To) )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
    r"(?P<more>(?: [a-z][\w-]*){0,3})"
)
"""The name with which a sentence opens, and a few words after it."""

_FUNCTION: Final = frozenset(
    "the a an in on at by from although though while when after before since following whether but "
    "and yet it he she they this that these those his her its their such both".split()
)
_OWNS: Final = ("'s", "’s", "s'", "s’")


def antecedent(text: str, before: Sequence[str]) -> str:
    """Return the words of an earlier sentence that a sentence takes up, "" where it takes up none.

    Args:
        text: a sentence as it reads.
        before: the sentences before it in its section or entry, in order.
    """
    if _PRONOUN.match(text):
        name = _opening(before[-1])[0] if before else ""
        return "" if PARTIES.intersection(terms(name)) else _without_possessive(name)
    found = _DEFINITE.match(text)
    if found is None:
        return ""
    named = (_taken_up(found["noun"], sentence) for sentence in reversed(before[-REACH:]))
    return next(filter(None, named), "")


def _opening(sentence: str) -> tuple[str, list[str]]:
    """Return the name with which a sentence opens, "" for none, and what follows it."""
    found = _OPENING.match(sentence)
    first = found["name"].split()[0] if found else ""
    if found is None or first.lower() in _FUNCTION or is_time_word(first):
        return "", []
    return found["name"], found["more"].split()


def _taken_up(noun: str, sentence: str) -> str:
    """Return what a sentence opens with, where that may be what a later "the ..." means."""
    name, after = _opening(sentence)
    if not name:
        return ""
    if noun[0].isupper():
        heads = (at for at, word in enumerate(after, 1) if _abbreviated(word, noun))
        head = next(heads, 0)
        return " ".join([name, *after[:head]]) if head else ""
    if stem(noun) not in map(stem, words(sentence)):
        return ""
    owned = any(word.endswith(_OWNS) for word in name.split())
    return " ".join([name, *after[: int(owned)]])


def _abbreviated(word: str, noun: str) -> bool:
    """Tell whether an abbreviation in the plural may end in a word: "NGOs", "organizations"."""
    return word.startswith(noun[-2].lower()) and word.endswith("s")


def _without_possessive(name: str) -> str:
    return re.sub(r"['’]s$", "", name)
