"""Capitals given back to a question typed in small letters, or wholly in capitals (truecasing).

A word is written as the documents write it inside their sentences, where it is a name that always
has a capital there; countries, days and months are known too. An apostrophe that was left out
after a name is given back as well. "May" and "March" stay small: as often they are no months.

    >>> from rag.names import Names
    >>> caser = Truecaser(["Then Kim met NATO."], Names(persons=frozenset({"kim", "kim il fu"})))
    >>> caser.cased("did kim il fu meet the french?"), caser.cased("kims letter")
    ('did Kim Il Fu meet the French?', "Kim's letter")
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from index.calendar_words import LONG_MONTHS, WEEKDAYS
from rag.names import Names, folded
from rag.short import COUNTRY_WORDS, NATIONALITIES
from rag.verb_lists import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_INSIDE: Final = re.compile(r"(?<=[\w,;)] )[^\W\d_]+(?:-[^\W_]+)*")
_AMERICA: Final = re.compile(
    r"(?<!\btell )(?<!\btold )(?<!\bgive )(?<!\bgave )(?<!\bask )(?<!\basked )"
    r"\bus\b(?= \w)"
)
_OF_KOREA: Final = re.compile(r"\b(north|south) koreas\b")
_ALSO_WORDS: Final = frozenset({"may", "march", "turkey", "polish", "us"})
_BODIES: Final = frozenset({"un", "eu"})
"""Acronyms, which are written like a part of a person's name."""
_PART_OF_NAMES: Final = frozenset(
    "New United States Kingdom Union Republic Coast Ivory Rica El Western".split()
)
"""Words of countries' names that are ordinary words by themselves."""
_JOINING: Final = ADVERBS | AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS


def in_small_letters(question: str) -> str:
    """Return a question of several words wholly in capitals in small letters; another as it is.

    >>> in_small_letters("WHO WON?"), in_small_letters("NATO?"), in_small_letters("Who won?")
    ('who won?', 'NATO?', 'Who won?')
    """
    return question.lower() if question.isupper() and " " in question else question


class Truecaser:
    """Knows how words are written.

    Args:
        texts: those of the documents.
        names: the names in them.
    """

    def __init__(self, texts: Iterable[str], names: Names) -> None:
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for found in _INSIDE.finditer(text):
                written[found.group().lower()][found.group()] += 1
        known = {*COUNTRY_WORDS, *LONG_MONTHS, *WEEKDAYS} - _PART_OF_NAMES
        self._forms = {word.lower(): word for word in known} | {
            word: min(forms, key=lambda form: (-forms[form], form))
            for word, forms in written.items()
            if word not in forms and word not in _JOINING and names.kind(word)
        }
        self._names = names

    def cased(self, question: str) -> str:
        """Return a question in small letters with the capitals of its names; another as it is."""
        if not question.islower():
            return question
        question = _OF_KOREA.sub(r"\1 korea's", _AMERICA.sub("US", question))
        held = list(_WORD.finditer(question))
        words = [folded(word.group()) for word in held]
        pieces, at, done = [], 0, 0
        while at < len(held):
            named = self._person(words, at)
            for word in held[at : at + max(named, 1)]:
                cased = word.group().capitalize() if named else self._form(word.group())
                pieces += [question[done : word.start()], cased]
                done = word.end()
            at += max(named, 1)
        return "".join((*pieces, question[done:]))

    def _person(self, words: list[str], at: int) -> int:
        """Return how many words from `at` on are the name of a person, 0 for none."""
        length = self._names.longest(words, at)
        named = " ".join(words[at : at + length])
        return length if named not in _BODIES and self._names.kind(named) == "person" else 0

    def _form(self, word: str) -> str:
        if word in _ALSO_WORDS:
            return word
        if word in _BODIES:
            return word.upper()
        name = self._forms.get(word[:-1]) if word.endswith("s") else None
        if word in self._forms or not name:
            return self._forms.get(word, word)
        return f"{name}s" if name in NATIONALITIES else f"{name}'s"
