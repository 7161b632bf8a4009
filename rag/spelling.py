"""Typing errors in a question, mended towards the words of the article.

Only a word that neither the article nor ordinary English knows is touched: English is what
tiktoken's vocabulary holds as one token, and what the thesaurus holds. The nearest word of the
article takes its place when it is within one edit, or two for words of seven letters or more that
start alike (optimal string alignment distance, by rapidfuzz).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from index.aliases import ALIASES
from index.analyze import stem, words
from rag.thesaurus import known_words

_WORD: Final = re.compile(r"[A-Za-z]{4,}")
_ENDING: Final = re.compile(r"(?:i[sz])?(?:ed|es|s|ing|er|ers|ly)$")
_LONG: Final = 7
"""Letters from which a word may differ in two places."""


class Speller:
    """Mends words of questions towards a vocabulary.

    Args:
        texts: what the vocabulary is read from.
        count_tokens: number of cl100k_base tokens of a text.
    """

    def __init__(self, texts: Iterable[str], count_tokens: Callable[[str], int]) -> None:
        self._known = frozenset(word for text in texts for word in words(text) if word.isalpha())
        self._known |= {
            word for names in ALIASES.values() for name in names for word in name.split()
        }
        self._stems = frozenset(map(stem, self._known)) | known_words()
        self._sorted = sorted(word for word in self._known if len(word) >= 4)
        self._count_tokens = count_tokens

    def mended(self, question: str) -> str:
        """Return the question with its typing errors mended, everything else as it stands."""
        return _WORD.sub(lambda found: self._nearest(found.group()), question)

    def _nearest(self, typed: str) -> str:
        """Return the nearest known word, or the word itself where none is near or it is right."""
        folded = words(typed)[0]
        if stem(folded) in self._stems or self._is_english(typed) or self._is_english(folded):
            return typed
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        edits = 2 if len(folded) >= _LONG else 1
        near = extract(folded, self._sorted, scorer=OSA.distance, score_cutoff=edits, limit=None)
        alike = [
            (distance, word) for word, distance, _ in near if distance < 2 or word[0] == folded[0]
        ]
        found = min(alike, default=None)
        return found[1] if found else typed

    def _is_english(self, word: str) -> bool:
        base = _ENDING.sub("", word)
        forms = (word, word.lower(), word.capitalize(), base, f"{base}e", f"{base}ize")
        return any(self._count_tokens(f" {form}") == 1 for form in forms)
