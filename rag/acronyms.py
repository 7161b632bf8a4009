"""Acronyms in a question, spelt out by the words of the article that begin with their letters.

Analysts write "the WG" where the article has "a bilateral working group". Acronyms that the article
itself uses, and those that everybody knows (`index.aliases`), are left as they are. A body that the
article also calls by an acronym is searched by that.

    >>> known = Acronyms(["A working group met.", "The working group agreed.", "Gold was weighed."])
    >>> known.spelt_out("Who set up the WG?")
    'Who set up the working group?'
    >>> known = Acronyms(["The Union of Northern Ports met.", "UNP staff objected."])
    >>> known.shortened("Whom does the Union of Northern Ports pay?")
    'Whom does the UNP pay?'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from index.aliases import ALIASES
from index.analyze import is_stop_word, words

_ACRONYM: Final = re.compile(r"\b(?P<letters>[A-Z]{2,5})s?\b")
_USED: Final = re.compile(r"\b[A-Z]{3,5}\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_JOINING: Final = frozenset({"of", "for", "and", "the", "on", "to"})
_LONGEST: Final = 5
_RARE: Final = 2
"""How often the words must stand together for an acronym of two letters, which fits many words."""


class Acronyms:
    """Knows what the letters of an acronym may stand for.

    Args:
        texts: what the words are taken from.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        texts = tuple(texts)
        runs: Counter[tuple[str, ...]] = Counter()
        held = {name for names in ALIASES.values() for name in names}
        for text in texts:
            held.update(words(text))
            runs.update(_runs(text))
        self._held = frozenset(held)
        used = {found for text in texts for found in _USED.findall(text)}
        self._short = {" ".join(run): _letters(run) for run in runs if _letters(run) in used}
        self._meaning: dict[str, str] = {}
        # Of runs that are as frequent, the one that stands first counts.
        for run, count in runs.most_common():
            letters = _letters(run)
            if count >= _RARE or len(letters) > 2:
                self._meaning.setdefault(letters, " ".join(run))

    def spelt_out(self, question: str) -> str:
        """Return the question with the acronyms spelt out that only their letters tell."""
        return _ACRONYM.sub(self._spelt, question)

    def shortened(self, question: str) -> str:
        """Return the question with the acronyms that the texts use for what it names in full."""
        for run in _runs(question):
            letters = self._short.get(" ".join(run))
            if letters:
                full = re.compile(r"\W+".join(run), re.IGNORECASE)
                question = full.sub(letters, question)
        return question

    def _spelt(self, acronym: re.Match[str]) -> str:
        if acronym["letters"].lower() in self._held:
            return acronym.group()
        return self._meaning.get(acronym["letters"], acronym.group())


def _letters(run: Iterable[str]) -> str:
    """Return the letters of the acronym that some words may have."""
    return "".join(word[0] for word in run if word not in _JOINING).upper()


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words, lower case, that an acronym may stand for: two to five that tell."""
    found = [word.group().lower() for word in _WORD.finditer(text)]
    for start, first in enumerate(found):
        if is_stop_word(first):
            continue
        run = [first]
        telling = 1
        for word in found[start + 1 :]:
            run.append(word)
            if word in _JOINING:
                continue
            if is_stop_word(word):
                break
            telling += 1
            yield tuple(run)
            if telling == _LONGEST:
                break
