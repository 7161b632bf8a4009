"""How near in meaning the words of a sentence are to those of the question, by word pieces.

A reader asks who "scrapped projects" where the text has "cancel activities". The encoder's
vectors of word pieces tell that these are near one another, which no list of synonyms does as
widely. They come from the same passes as retrieval's, so nothing is encoded for this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.analyze import is_stop_word, stem
from index.encode import FloatArray
from rag.short.candidates import Parsed, terms_of
from rag.short.ranking import Asking

_WORD: Final = re.compile(r"\w+")
_ASKING: Final = frozenset(
    "what which who whom whose where when why how did do does name tell".split()
)

_SAME: Final = 0.8
"""What a word that the question holds counts at least; days, for one, are not searched for."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces of a text.

    Attributes:
        text: the text.
        spans: where each piece stands in it, half-open characters.
        rows: (pieces, d) float32, unit rows: their vectors, in the same order.
        fingerprint: that of the encoder that read it; empty where it isn't known.

    Raises:
        ValueError: if there is not one vector for each piece.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    rows: FloatArray
    fingerprint: str = ""

    def __post_init__(self) -> None:
        if len(self.spans) != len(self.rows):
            raise ValueError(f"{len(self.rows)} vectors for {len(self.spans)} word pieces")

    def covering(self, start: int, end: int) -> tuple[int, ...]:
        """Return the pieces that hold letters or digits of a range of characters."""
        return _covering(self.text, self.spans, start, end)


def _covering(
    text: str, spans: tuple[tuple[int, int], ...], start: int, end: int
) -> tuple[int, ...]:
    return tuple(
        at
        for at, (first, last) in enumerate(spans)
        if first < end and last > start and text[first : first + 1].isalnum()
    )


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """Of each token of a sentence, how near it is to words of the question: cosine, -1..1.

    Attributes:
        any: to the nearest word of the question that says something.
        head: to the noun asked for; zeros where the question has none.
        verb: to the question's verb; zeros where it has none.
    """

    any: tuple[float, ...]
    head: tuple[float, ...]
    verb: tuple[float, ...]


def met(asks: Asking, parsed: Parsed, sentence: Pieces, question: Pieces) -> Met:
    """Compare the tokens of a sentence with the words of a question.

    Args:
        asks: the question.
        parsed: the sentence.
        sentence: its word pieces.
        question: those of the text that was searched for, which says the same as the question.
    """
    cosines = sentence.rows @ question.rows.T
    pieces = covered(parsed, sentence.spans)

    def nearest(columns: list[int]) -> tuple[float, ...]:
        if not columns:
            return (0.0,) * len(pieces)
        best = cosines[:, columns].max(axis=1)
        return tuple(float(max((best[at] for at in each), default=0.0)) for each in pieces)

    said = [_SAME * bool(terms_of(token.text) & asks.terms) for token in parsed.tokens]
    telling = nearest(_columns(question, _telling(question.text)))
    return Met(
        tuple(map(max, telling, said)),
        nearest(_columns(question, _like(question.text, asks.want.head))),
        nearest(_columns(question, _like(question.text, asks.want.verb))),
    )


@lru_cache(maxsize=512)
def covered(parsed: Parsed, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, ...], ...]:
    """Return for each token of a sentence the word pieces that hold its letters or digits."""
    return tuple(_covering(parsed.text, spans, token.start, token.end) for token in parsed.tokens)


def _columns(question: Pieces, words: Iterable[re.Match[str]]) -> list[int]:
    found = {at for word in words for at in question.covering(*word.span())}
    return sorted(found)


def _telling(text: str) -> list[re.Match[str]]:
    return [word for word in _WORD.finditer(text) if says_something(word.group())]


def says_something(word: str) -> bool:
    """Tell whether it is a word, and neither a function word nor a word of asking."""
    plain = word.lower()
    return plain[:1].isalnum() and not is_stop_word(plain) and plain not in _ASKING


def _like(text: str, plain: str) -> list[re.Match[str]]:
    """Return the words of a text that are forms of a word, as far as their stems tell."""
    if not plain:
        return []
    wanted = stem(plain.lower())
    return [word for word in _WORD.finditer(text) if stem(word.group().lower()) == wanted]


def mean(values: Iterable[float]) -> float:
    """Return the mean of some numbers, 0 of none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
