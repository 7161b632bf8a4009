"""Late interaction: how well each word piece of a question is met by some piece of a sentence.

One vector for a sentence loses its details. Late interaction keeps a vector for each word piece
and scores a sentence by the mean, over the pieces of the question, of the best cosine with any
piece of the sentence (MaxSim; Khattab and Zaharia 2020, "ColBERT"). The encoder gives these
vectors in the same pass as the sentence's; it was not trained for this, and it helps all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encode import FloatArray

_MARK = b"PIECES01"


class TokenVectors:
    """The word-piece vectors of sentences, in the order of a store.

    Args:
        rows: (pieces, d) unit rows, sentence after sentence; kept as float32.
        starts: (sentences + 1,) where each sentence begins in `rows`, and the end.

    Raises:
        ValueError: if the starts do not divide the rows into sentences of 1 piece or more.
    """

    def __init__(self, rows: NDArray[np.floating], starts: NDArray[np.int64]) -> None:
        if rows.ndim != 2 or not len(starts) or starts[0] != 0 or starts[-1] != len(rows):
            raise ValueError("the word pieces are not divided into sentences")
        if (np.diff(starts) < 1).any():
            raise ValueError("a sentence has no word piece")
        self._rows: FloatArray = np.asarray(rows, np.float32)
        self._starts = starts

    @classmethod
    def of(cls, sentences: Sequence[FloatArray], dimension: int) -> TokenVectors:
        """Return the vectors of sentences, each (pieces, d) with unit rows."""
        starts = np.cumsum([0, *map(len, sentences)], dtype=np.int64)
        empty = np.zeros((0, dimension), np.float32)
        return cls(np.concatenate([empty, *sentences]), starts)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def of_sentence(self, position: int) -> FloatArray:
        """Return (pieces, d): the rows of the sentence at a position of the store's order."""
        return self._rows[self._starts[position] : self._starts[position + 1]]

    def similarity(self, question: FloatArray) -> NDArray[np.float64]:
        """Return (sentences,) float64 in -1..1, higher is better.

        Args:
            question: (pieces, d) unit rows, at least one.
        """
        if not len(self):
            return np.zeros(0)
        met = np.maximum.reduceat(self._rows @ question.T, self._starts[:-1], axis=0)
        return np.asarray(met.mean(axis=1, dtype=np.float64))

    def save(self, file: Path) -> None:
        """Write to a file; vectors are kept in half precision, which moves no ranking here.

        The file holds, in little-endian order: eight marking bytes, the number of sentences and
        of dimensions (int64), where the sentences start (int64), and the rows (float16).
        """
        shape = np.array([len(self), self._rows.shape[1]], "<i8")
        parts = (shape, self._starts.astype("<i8"), self._rows.astype("<f2"))
        file.write_bytes(_MARK + b"".join(part.tobytes() for part in parts))

    @classmethod
    def load(cls, data: bytes) -> TokenVectors:
        """Read what `save` wrote.

        Raises:
            ValueError: if the bytes are not such a file.
        """
        head = len(_MARK) + 16
        if not data.startswith(_MARK) or len(data) < head:
            raise ValueError("not a file of word pieces")
        sentences, dimension = np.frombuffer(data, "<i8", 2, len(_MARK)).tolist()
        if sentences < 0 or dimension < 1 or len(data) < head + 8 * (sentences + 1):
            raise ValueError("a file of word pieces that breaks off")
        starts = np.frombuffer(data, "<i8", sentences + 1, head).astype(np.int64)
        body = data[head + starts.nbytes :]
        if len(body) != 2 * dimension * max(int(starts[-1]), 0):
            raise ValueError("a file of word pieces that breaks off")
        return cls(np.frombuffer(body, "<f2").reshape(-1, dimension), starts)
