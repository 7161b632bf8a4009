"""What a sentence speaks of where it only says "he" or "the speech", or names nothing.

A sentence may take up what one before it named. That name belongs to what is searched, though never
to what is quoted. What is taken up is told by the same noun with a name in front of it, or by the
name with which a sentence just before begins:

>>> antecedent("In time, the new club may win.", ["Berg, in May, founds an Oslo chess club."])
'Oslo chess club'
>>> antecedent("The address was long.", ["Berg's May Day speech was dull, half of the address."])
"Berg's May Day speech"
>>> antecedent("The NGOs met Dahl.", ["Oslo aid organizations complained.", "Dahl was kind."])
'Oslo aid organizations'
>>> antecedent("He needs results.", ["For Berg, who staked his name on it, time is short."])
'Berg'
>>> antecedent("Taxes are high and work is scarce.", ["Berg is in a hurry."], {"taxes"})
'Berg'
>>> antecedent("The tax fell in Oslo.", ["Berg spoke."]), antecedent("Dahl won.", ["Berg spoke."])
('', '')

After two heuristics for definite descriptions: that they have the head of their antecedent (Vieira
and Poesio 2000, "An Empirically Based System for Processing Definite Descriptions"; here an
abbreviation stands for a head by its last letter), and that what a sentence begins with is what the
next one is most likely about (Grosz, Joshi and Weinstein 1995, "Centering").
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import stem, terms, words
from index.calendar_words import is_time_word

REACH: Final = 4
"""Sentences back to which a definite noun phrase may reach; everything else reaches back one."""

_FEWEST: Final = 4
"""Words after the first of a sentence that names nothing; fewer are a line of a title."""

_PRONOUN: Final = re.compile(r"(?:He|She|His|Her)\b")
_DEFINITE: Final = re.compile(
    r"(?:[A-Z][a-z]+(?: [A-Za-z]+){0,3}, )?(?:The|This|That|These|Those|(?<=, )the)"
    r" (?P<words>[A-Z]{2,}s\b|[a-z][\w-]*(?: [a-z][\w-]*){0,3})(?! [A-Z])"
)
_HELPER: Final = re.compile(
    r" (?:is|are|was|were|has|have|had|may|might|will|would|can|could|should|must|do|does|did)\b.*"
)
"""Auxiliary verbs, before which the noun of a subject stands; before others nothing shows it."""

_OPENING: Final = re.compile(
    r"(?:(?:For|With|As|Like|To) )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
    r"(?P<more>(?: [a-z][\w-]*){0,3})"
)
"""The name with which a sentence opens, and a few words after it."""

_NAMED: Final = r"\b(?!(?:The|This|That|These|Those|An?) )(?:[A-Z][\w’'-]* )+(?:[a-z][\w-]* ){0,1}"
"""A name before a noun, with no more than one word between them."""

_THEY: Final = re.compile(r"\b(?:they|their|them)\b")

_FUNCTION: Final = frozenset(
    "the a an in on at by from although though while when after before since following whether but "
    "and yet it he she they this that these those his her its their such both of".split()
)
"""Words with a capital that begin a sentence and no name."""

_OWNS: Final = ("'s", "’s", "s'", "s’")


def antecedent(text: str, before: Sequence[str], common: Container[str] = frozenset()) -> str:
    """Return the words of an earlier sentence that a sentence takes up, "" where it takes up none.

    Args:
        text: a sentence as it reads.
        before: the sentences before it in its section or entry, in order.
        common: words that the document has in small letters too, so that none is a name where it
            begins a sentence.
    """
    if not before:
        return ""
    if _PRONOUN.match(text):
        return _person(before[-1], common)
    if definite := _DEFINITE.match(text):
        found = _subject(definite["words"])
        named = (_taken_up(found, sentence) for sentence in reversed(before[-REACH:]))
        return next(filter(None, named), "")
    if _names_nothing(text, common):
        return _topic(before[-1], several=_THEY.search(text) is not None)
    return ""


def _subject(after: str) -> list[str]:
    """Return the words after "the" up to the noun: all before an auxiliary verb, else the first."""
    cut = _HELPER.sub("", after)
    return cut.split()[: None if cut != after else 1]


def _person(sentence: str, common: Container[str]) -> str:
    """Return the name with which a sentence opens, if it is no country and no common word."""
    name = re.sub(r"['’]s$", "", _opening(sentence)[0])
    return "" if name.lower() in common or PARTIES.intersection(terms(name)) else name


def _topic(sentence: str, *, several: bool = False) -> str:
    """Return the name with which a sentence opens, and what it owns; "" for a mere country.

    Args:
        sentence: one that is taken up.
        several: whether by a "they", which may be people of a country: "Oslo doctors".
    """
    name, after = _opening(sentence)
    if set(terms(name)) <= PARTIES:
        head = next((at for at, word in enumerate(after, 1) if word.endswith("s")), 0)
        return " ".join([name, *after[:head]]) if several and head else ""
    owned = any(word.endswith(_OWNS) for word in name.split())
    return " ".join([name, *after[: int(owned)]])


def _opening(sentence: str) -> tuple[str, list[str]]:
    """Return the name with which a sentence opens, "" for none, and what follows it."""
    found = _OPENING.match(sentence)
    first = found["name"].split()[0] if found else ""
    if found is None or first.lower() in _FUNCTION or is_time_word(first):
        return "", []
    return found["name"], found["more"].split()


def _taken_up(definite: Sequence[str], sentence: str) -> str:
    """Return what of a sentence a later "the ..." may mean, "" for nothing.

    Args:
        definite: what follows "the", up to the noun.
        sentence: an earlier one.
    """
    if definite[0][0].isupper():
        name, after = _opening(sentence)
        heads = (at for at, word in enumerate(after, 1) if _abbreviated(word, definite[0]))
        head = next(heads, 0)
        return " ".join([name, *after[:head]]) if head else ""
    if named := re.search(rf"{_NAMED}{re.escape(definite[-1])}\b", sentence):
        return named.group()
    held = set(map(stem, words(sentence)))
    return _topic(sentence) if stem(definite[-1]) in held else ""


def _abbreviated(word: str, noun: str) -> bool:
    """Tell whether an abbreviation in the plural may end in a word: "NGOs", "organizations"."""
    return word.startswith(noun[-2].lower()) and word.endswith("s")


def _names_nothing(text: str, common: Container[str]) -> bool:
    """Tell whether a whole sentence has no name."""
    first, *others = text.split()
    known = first.lower() in common and len(others) >= _FEWEST
    return known and not any(word[0].isupper() for word in others)
