"""The word pieces of questions and of the index's sentences, for the judge and the short answer.

Nothing is encoded for it: the sentences' pieces lie in the index, and a question's are those that
retrieval has read a moment before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce

import numpy as np

from index.encode import Encoder, FloatArray, Progress, WordPieces
from index.late import TokenVectors
from index.types import Passage, Span
from rag.ask import Ask
from rag.question import searched
from rag.short import Pieces

_KEPT = 32
"""Texts whose vectors are kept: the parts of the questions that several readers are asking."""
_SENTENCES = 512
"""Texts whose word pieces are kept: those, and the sentences that are cited most."""


class OnceReader:
    """An encoder that reads a question once, however many stages ask for its vectors.

    Where the pieces of a text stand is kept as well: an article's sentences are cited many times.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.read_question = lru_cache(maxsize=_KEPT)(encoder.read_question)
        self.piece_spans = lru_cache(maxsize=_SENTENCES)(encoder.piece_spans)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Return (n, d) float32, unit rows, one for each text, in their order."""
        return self._encoder.passages(texts, progress)

    def question(self, text: str) -> FloatArray:
        """Return (d,) float32 of length 1."""
        vector: FloatArray = self.read_question(text)[0]
        return vector

    def read(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> tuple[FloatArray, list[WordPieces]]:
        """Return what `passages` does, and the word pieces of each text, at least one."""
        return self._encoder.read(texts, progress)


class PieceFinder:
    """Finds the word pieces of questions and of sentences.

    Args:
        encoder: what read the index, best one that reads a question once.
        tokens: the pieces' vectors of all sentences, in the order of the passages.
        passages: those of the index, in order.
    """

    def __init__(
        self, encoder: Encoder, tokens: TokenVectors | None, passages: Iterable[Passage]
    ) -> None:
        self._encoder = encoder
        self._tokens = tokens
        sentences = (
            (passage.document, sentence) for passage in passages for sentence in passage.sentences
        )
        self._places = {
            (document, sentence.span): (position, sentence.text)
            for position, (document, sentence) in enumerate(sentences)
        }

    def question(self, asks: Sequence[Ask]) -> Pieces | None:
        """Return the pieces of a question of one part or more; None if one's aren't known.

        Persons that were added for the search are left out: they may be what is asked.
        """
        if self._tokens is None or not asks:
            return None
        parts = [self._part(ask) for ask in asks]
        known = [pieces for pieces in parts if pieces is not None]
        return reduce(_joined, known) if len(known) == len(asks) else None

    def _part(self, ask: Ask) -> Pieces | None:
        text = searched(ask.query)
        read = self._of(text, self._encoder.read_question(text)[1].vectors)
        if read is None:
            return None
        end = len(searched(ask.times.topic))
        kept = sum(last <= end for _, last in read.spans)
        return Pieces(read.text[:end], read.spans[:kept], read.rows[:kept], read.fingerprint)

    def sentence(self, document: str, span: Span) -> Pieces | None:
        """Return the pieces of a sentence of the index by its place; None if they aren't known.

        What was encoded opens with the sentence's date or section, whose pieces are left out.
        """
        if self._tokens is None or (document, span) not in self._places:
            return None
        position, text = self._places[document, span]
        return self._of(text, self._tokens.of_sentence(position))

    def _of(self, text: str, rows: FloatArray) -> Pieces | None:
        spans = tuple(self._encoder.piece_spans(text))
        if not 0 < len(spans) <= len(rows):
            return None
        return Pieces(text, spans, rows[-len(spans) :], self._encoder.fingerprint)


def _joined(one: Pieces, other: Pieces) -> Pieces:
    """Return two texts with their pieces as one, a blank between them."""
    moved = len(one.text) + 1
    spans = tuple((start + moved, end + moved) for start, end in other.spans)
    rows = np.concatenate([one.rows, other.rows])
    return Pieces(f"{one.text} {other.text}", one.spans + spans, rows, one.fingerprint)
