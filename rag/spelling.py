"""Typing errors in a question, mended towards the words of the article and of news English.

Only a word that neither the article nor ordinary English knows is touched: English is what
tiktoken's vocabulary holds as one token, and what the thesaurus holds. The nearest known word takes
its place when it is within one edit, or two for words of seven letters or more that start alike
(optimal string alignment distance, by rapidfuzz); of equally near ones, one that starts and ends
alike, then
one of the article, then the one that stands there most often. A word with a capital may be a name
that nobody here knows, so it becomes a word of the article or none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from index.aliases import ALIASES
from index.analyze import stem
from index.calendar_words import LONG_MONTHS, ORDINALS, WEEKDAYS
from rag.short import TYPOS
from rag.thesaurus import known_words
from rag.verb_lists import (
    ADVERBS,
    ALSO_NOUNS,
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from rag.verbs import news_verb_forms, verb_forms

_SHORTEST: Final = 4
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(rf"[A-Za-z]{{{_SHORTEST},}}")
_FEASTS: Final = tuple(
    "anniversary armistice boxing chuseok christmas columbus easter halloween hangul holiday "
    "holidays liberation midterm midterms seollal thanksgiving veterans weekend".split()
)
_TEXTS: Final = tuple("article author chronology timeline journal entry entries caption".split())
"""Words that tell a day or a part of a text, whatever the text is about."""
_ENDING: Final = re.compile(r"(?:i[sz])?(?:ed|es|s|ing|er|ers|ly)$")
_BRITISH: Final = re.compile(r"ise$")
_NAME_RUN: Final = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)+")
_LONG: Final = 7
"""Letters from which a word may differ in two places."""


class Speller:
    """Mends words of questions towards a vocabulary.

    Args:
        texts: what the vocabulary is read from.
        count_tokens: number of cl100k_base tokens of a text.
    """

    def __init__(self, texts: Iterable[str], count_tokens: Callable[[str], int]) -> None:
        self._counts = Counter(word.lower() for text in texts for word in _LETTERS.findall(text))
        self._known = frozenset(self._counts)
        self._known |= {
            word for names in ALIASES.values() for name in names for word in name.split()
        }
        self._stems = frozenset(map(stem, self._known | _ordinary()))
        self._own_stems = frozenset(map(stem, self._known))
        self._own = sorted(word for word in self._known if len(word) >= _SHORTEST)
        self._all = sorted(
            {*self._own, *(w for w in _ordinary() - _rarer() if len(w) >= _SHORTEST)}
        )
        self._count_tokens = count_tokens

    def mended(self, question: str) -> str:
        """Return the question with its typing errors mended, everything else as it stands."""
        strange = [
            run.span() for run in _NAME_RUN.finditer(question) if self._is_strange(run.group())
        ]

        def mend(found: re.Match[str]) -> str:
            word = found.group()
            in_name = any(start <= found.start() < end for start, end in strange)
            return word if in_name and len(word) == _SHORTEST else self._nearest(word)

        return _WORD.sub(mend, question)

    def _is_strange(self, run: str) -> bool:
        """Tell whether capitalised words in a row hold one that is no known word badly typed.

        They name somebody of whom the text doesn't speak then, and a short word near to some
        other is no slip: "Choe" beside "Hui".
        """
        return any(
            stem(word.lower()) not in self._stems
            and not self._is_english(word)
            and self._nearest(word) == word
            for word in run.split()
        )

    def _nearest(self, typed: str) -> str:
        """Return the nearest known word, or the word itself where none is near or it is right."""
        folded = typed.lower()
        if folded in TYPOS:
            return TYPOS[folded]
        if stem(folded) in self._stems or self._is_english(typed) or self._is_english(folded):
            return typed
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        edits = 2 if len(folded) >= _LONG else 1
        among = self._own if typed[0].isupper() else self._all
        near = extract(folded, among, scorer=OSA.distance, score_cutoff=edits, limit=None)
        alike = [
            (
                distance,
                word[0] != folded[0],
                word[-1] != folded[-1],
                stem(word) not in self._own_stems,
                -self._counts[word],
                word,
            )
            for word, distance, _ in near
            if distance < 2 or word[0] == folded[0]
        ]
        return min(alike)[-1] if alike else typed

    def _is_english(self, word: str) -> bool:
        base = _ENDING.sub("", word)
        if word.endswith(("er", "ers")) and not {base, f"{base}e"}.isdisjoint(verb_forms()):
            return True  # who or what does it: "funder"
        forms = [word, word.lower(), word.capitalize()]
        if len(base) > _SHORTEST:  # shorter ones are pieces of words as often
            forms += [base, f"{base}e", f"{base}ize", _BRITISH.sub("ize", word)]
        return any(self._count_tokens(f" {form}") == 1 for form in forms)


@cache
def _rarer() -> frozenset[str]:
    """Return words that are known to be right, but towards which nothing is mended."""
    return verb_forms() - news_verb_forms() - known_words()


@cache
def _ordinary() -> frozenset[str]:
    """Return words of news English and of questions, lower case."""
    lists = (ADVERBS, ALSO_NOUNS, AUXILIARIES, DETERMINERS, MODALS, NUMBERS, PREPOSITIONS, PRONOUNS)
    listed = {*verb_forms(), *RELATIVES, *(word for each in lists for word in each)}
    days = {name.lower() for name in (*LONG_MONTHS, *WEEKDAYS)}
    british = "burnt dreamt knelt leant leapt learnt spelt spilt spoilt".split()
    asking = "whats whos wheres whens hows thats".split()
    return known_words() | {
        *asking,
        *british,
        *_FEASTS,
        *(word for word in ORDINALS if word.isalpha()),
        *_TEXTS,
        *(word for word in listed | days if word.isalpha()),
    }
