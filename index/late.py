"""Late interaction: how well each word piece of a question is met by some piece of a sentence.

One vector for a sentence loses its details. Late interaction keeps a vector for each word piece
and scores a sentence by how well its best piece meets each piece of the question (MaxSim; Khattab
and Zaharia 2020, "ColBERT"). The encoder was not trained for this, and three things make up for it:

- A piece of the question counts by its idf, so that "of" and "?" don't drown what is asked.
- A meeting counts no more than `CLOSE`: the same word in both says little more than a like one.
- A sentence is read twice, by itself and among its neighbours, and each piece is the mean of both
  ("late chunking"; Günther et al. 2024), so that "he" is near the president of the line above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.encode import Encoder, FloatArray, WordPieces

CLOSE: Final = 0.6
"""Cosine of two pieces from which on they mean the same; set on the dev split."""

HELD: Final = 0.85
"""What a piece counts as met at least where a sentence holds its word or one that stands for it;
set on the dev split."""

_MARK = b"PIECES02"
_SHAPE = 2 * 8


class TokenVectors:
    """The word pieces of sentences, in the order of a store.

    Args:
        pieces: those of all sentences, sentence after sentence; vectors are kept as float32.
        starts: (sentences + 1,) where each sentence begins in `pieces`, and the end.

    Raises:
        ValueError: if the starts do not divide the pieces into sentences of 1 piece or more.
    """

    def __init__(self, pieces: WordPieces, starts: NDArray[np.int64]) -> None:
        rows = np.asarray(pieces.vectors, np.float32)
        if rows.shape[:1] != pieces.ids.shape:
            raise ValueError("not every word piece has a vector")
        if rows.ndim != 2 or not len(starts) or starts[0] != 0 or starts[-1] != len(rows):
            raise ValueError("the word pieces are not divided into sentences")
        if (np.diff(starts) < 1).any():
            raise ValueError("a sentence has no word piece")
        self._rows: FloatArray = rows
        self._columns = np.ascontiguousarray(rows.T)  # what a question is multiplied with
        self._ids = pieces.ids
        self._starts = starts
        self._known, self._holders = _counted(pieces.ids, starts)

    @classmethod
    def of(cls, sentences: Sequence[WordPieces], dimension: int) -> TokenVectors:
        """Return the pieces of sentences, whose vectors have `dimension` numbers."""
        starts = np.cumsum([0, *map(len, sentences)], dtype=np.int64)
        nothing = WordPieces(np.zeros(0, np.int64), np.zeros((0, dimension), np.float32))
        return cls(WordPieces.joined([nothing, *sentences]), starts)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def of_sentence(self, position: int) -> FloatArray:
        """Return (pieces, d): the rows of the sentence at a position of the store's order."""
        return self._rows[self._starts[position] : self._starts[position + 1]]

    def pieces_of(self, position: int) -> WordPieces:
        """Return the word pieces of the sentence at a position of the store's order."""
        start, end = self._starts[position : position + 2]
        return WordPieces(self._ids[start:end], self._rows[start:end])

    def similarity(
        self, question: WordPieces, held: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return (sentences,) float64, at most 1: 1 where every piece is met; higher is better.

        Args:
            question: its word pieces, at least one.
            held: (sentences, pieces), 0..1: how far a sentence holds the word of a piece, or one
                that stands for it, by whatever is known of words; None where nothing is.
        """
        if not len(self):
            return np.zeros(0)
        best = np.maximum.reduceat(self._cosines(question), self._starts[:-1], axis=1)
        met = np.minimum(best.astype(np.float64) / CLOSE, 1.0)
        if held is not None:
            met = np.maximum(met, HELD * held.T)
        return np.asarray(np.average(met, axis=0, weights=self.idf(question.ids)))

    def _cosines(self, question: WordPieces) -> FloatArray:
        """Return (pieces of the question, pieces), by torch: numpy takes twice as long for few."""
        import torch  # loaded with the encoder that read the question

        few = torch.from_numpy(np.ascontiguousarray(question.vectors, np.float32))
        return np.asarray(few @ torch.from_numpy(self._columns))

    def idf(self, ids: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return ln(1 + N/(1 + n)) for each piece that n of N sentences hold; above 0."""
        if not len(self._known):
            return np.zeros(len(ids))
        at = np.minimum(np.searchsorted(self._known, ids), len(self._known) - 1)
        holders = np.where(self._known[at] == ids, self._holders[at], 0)
        return np.asarray(np.log(1 + len(self) / (1 + holders)))

    def save(self, file: Path) -> None:
        """Write to a file what `load` reads."""
        file.write_bytes(self.dump())

    def dump(self) -> bytes:
        """Return what `load` reads; vectors are in half precision, which moves no ranking here.

        That is, in little-endian order: eight marking bytes, the number of sentences and of
        dimensions, where the sentences start, the ids (all int64), and the rows (float16).
        """
        shape = np.array([len(self), self._rows.shape[1]], "<i8")
        whole = (shape, self._starts.astype("<i8"), self._ids.astype("<i8"))
        parts = (*whole, self._rows.astype("<f2"))
        return _MARK + b"".join(part.tobytes() for part in parts)

    @classmethod
    def load(cls, data: bytes) -> TokenVectors:
        """Return the pieces that `dump` gave or `save` wrote.

        Raises:
            ValueError: if the bytes are not such a file.
        """
        head = len(_MARK) + _SHAPE
        if not data.startswith(_MARK) or len(data) < head:
            raise ValueError("not a file of word pieces")
        sentences, dimension = np.frombuffer(data, "<i8", 2, len(_MARK)).tolist()
        if sentences < 0 or dimension < 1 or len(data) < head + 8 * (sentences + 1):
            raise ValueError("a file of word pieces that breaks off")
        starts = np.frombuffer(data, "<i8", sentences + 1, head).astype(np.int64)
        pieces, at = int(starts[-1]), head + starts.nbytes
        if pieces < 0 or len(data) != at + pieces * (8 + 2 * dimension):
            raise ValueError("a file of word pieces that breaks off")
        ids = np.frombuffer(data, "<i8", pieces, at).astype(np.int64)
        rows = np.frombuffer(data, "<f2", pieces * dimension, at + ids.nbytes)
        return cls(WordPieces(ids, rows.reshape(-1, dimension)), starts)


def among_neighbours(
    sentences: Sequence[WordPieces], groups: Iterable[Sequence[tuple[int, str]]], encoder: Encoder
) -> list[WordPieces]:
    """Return the pieces of sentences, each the mean of the two ways in which it is read.

    Args:
        sentences: each as read by itself, with whatever stands in front of it.
        groups: the sentences that stand together: the number and the text of each, in order.
        encoder: what read them.
    """
    found = list(sentences)
    together = [group for group in groups if len(group) > 1]
    _, read = encoder.read([" ".join(text for _, text in group) for group in together])
    for group, whole in zip(together, read, strict=True):
        at = 0
        for number, _ in group:
            length = _in_common(found[number].ids, whole.ids[at:])
            found[number] = _mean(found[number], whole.vectors[at : at + length])
            at += length
    return found


def _in_common(alone: NDArray[np.int64], rest: NDArray[np.int64]) -> int:
    """Return how many of the last pieces of a sentence open the rest of its group."""
    for length in range(min(len(alone), len(rest)), 0, -1):
        if np.array_equal(alone[-length:], rest[:length]):
            return length
    return 0


def _mean(alone: WordPieces, others: FloatArray) -> WordPieces:
    """Return pieces whose last vectors are the mean of two, made unit."""
    if not len(others):
        return alone
    rows = alone.vectors.copy()
    rows[-len(others) :] += others
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return WordPieces(alone.ids, np.asarray(rows / lengths, np.float32))


def _counted(
    ids: NDArray[np.int64], starts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct pieces in order, and how many sentences hold each."""
    owners = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    held = np.unique(np.stack([ids, owners]), axis=1)[0]
    known, holders = np.unique(held, return_counts=True)
    return known.astype(np.int64), holders.astype(np.int64)
