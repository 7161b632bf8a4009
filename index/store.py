"""Passages that can be searched: by meaning, by words, by days.

The local store keeps vectors in a FAISS `IndexFlatIP` (exact search) and everything else in
SQLite: ordinary tables for documents, passages, sentences and days, FTS5 for BM25. Both live in
memory and are copied from and to files as a whole, so replacing an index on disk never mixes into
one that is open, and one object serves all threads of a web server.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from index.encode import FloatArray
from index.manifest import PASSAGES_FILE, VECTORS_FILE
from index.tables import Tables
from index.types import DateSpan, Passage, Sentence

if TYPE_CHECKING:
    import faiss

_FLOAT32_ERROR = 1e-4
"""More than float32 arithmetic can move the inner product of two unit vectors."""


class Scored(NamedTuple):
    """A sentence found, by its id, and how well it matches: higher is better."""

    id: str
    score: float


class PassageStore(Protocol):
    """Where passages are kept and found.

    Scored results are in a total order: best score first, equal scores in the order in which the
    sentences were added. A limit below 1 gives nothing; one above the number of sentences gives
    what there is.
    """

    def add(self, passages: Sequence[Passage], vectors: FloatArray) -> None:
        """Add passages, all or none.

        Args:
            passages: with ids of passages and sentences that the store doesn't have yet.
            vectors: (sentences, d) float32, unit rows: one for each sentence, in order.

        Raises:
            ValueError: if an id is taken or the vectors are not as described.
        """

    def dense(self, vector: FloatArray, limit: int) -> list[Scored]:
        """Return the sentences nearest to a (d,) unit vector; the score is the cosine.

        Raises:
            ValueError: if the vector doesn't have d finite numbers.
        """

    def lexical(self, terms: Sequence[str], limit: int) -> list[Scored]:
        """Return the sentences that hold at least one of the analysed terms, by BM25.

        Args:
            terms: as `index.analyze.terms` gives them; a repeated term counts once, and a string
                that can't be such a term is found nowhere.
            limit: most sentences returned.
        """

    def in_range(self, days: DateSpan) -> list[Passage]:
        """Return the entries of these days, by day, name of document, and order added."""

    def get(self, passage_id: str) -> Passage:
        """Return a passage by its id.

        Raises:
            KeyError: if there is none.
        """

    def passages(self) -> tuple[Passage, ...]:
        """Return all passages in the order added."""

    def vectors(self) -> FloatArray:
        """Return (sentences, d) float32, unit rows, in the order added."""

    def count(self) -> int:
        """Return the number of passages."""


class LocalStore:
    """The store of one computer: FAISS and SQLite, in memory.

    Searching is safe from many threads. Adding is not: it belongs to the one who builds.
    """

    def __init__(self) -> None:
        self._tables = Tables()
        self._nearest: faiss.IndexFlatIP | None = None
        self._exact: NDArray[np.float64] | None = None
        self._passages: list[Passage] = []
        self._by_id: dict[str, Passage] = {}
        self._sentence_ids: list[str] = []
        self._known_sentences: set[str] = set()

    def add(self, passages: Sequence[Passage], vectors: FloatArray) -> None:
        """See `PassageStore.add`."""
        sentences = [sentence for passage in passages for sentence in passage.sentences]
        self._check_new(passages, sentences)
        vectors = self._checked_vectors(vectors, len(sentences))
        self._tables.write(passages, len(self._passages), len(self._sentence_ids))
        if self._nearest is None:
            self._nearest = _flat_index(vectors.shape[1])
        self._nearest.add(vectors)
        self._exact = None
        self._remember(passages)

    def dense(self, vector: FloatArray, limit: int) -> list[Scored]:
        """See `PassageStore.dense`.

        FAISS finds the candidates in float32; their order is by inner products in float64, rounded
        to 12 decimals, so that equal vectors have equal scores wherever they stand.
        """
        if self._nearest is None or limit < 1:
            return []
        vector = np.asarray(vector, np.float32)
        if vector.shape != (self._nearest.d,) or not np.isfinite(vector).all():
            raise ValueError(f"a question vector is ({self._nearest.d},) finite numbers")
        rows = _candidates(self._nearest, vector, limit)
        if self._exact is None:
            self._exact = self.vectors().astype(np.float64)
        scores = np.round(self._exact @ vector.astype(np.float64), 12)[rows]
        best = np.lexsort((rows, -scores))[:limit]
        named = (self._sentence_ids[row] for row in rows[best].tolist())
        return list(map(Scored, named, scores[best].tolist()))

    def lexical(self, terms: Sequence[str], limit: int) -> list[Scored]:
        """See `PassageStore.lexical`.

        The score is that of FTS5 with its sign turned: Okapi BM25 with k1 = 1.2, b = 0.75 and
        idf = ln((N - n + 0.5) / (n + 0.5)), at least 1e-6; N sentences, n of them with the term;
        rounded to 12 decimals.
        """
        found = self._tables.search(terms, max(0, min(limit, len(self._sentence_ids))))
        return [Scored(self._sentence_ids[row], score) for row, score in found]

    def in_range(self, days: DateSpan) -> list[Passage]:
        """See `PassageStore.in_range`."""
        return [self._passages[position] for position in self._tables.positions_in(days)]

    def get(self, passage_id: str) -> Passage:
        """See `PassageStore.get`."""
        return self._by_id[passage_id]

    def passages(self) -> tuple[Passage, ...]:
        """See `PassageStore.passages`."""
        return tuple(self._passages)

    def vectors(self) -> FloatArray:
        """See `PassageStore.vectors`; a copy, so changing it changes nothing here."""
        if self._nearest is None:
            return np.zeros((0, 0), np.float32)
        return np.asarray(self._nearest.reconstruct_n(0, self._nearest.ntotal), np.float32)

    def count(self) -> int:
        """See `PassageStore.count`."""
        return len(self._passages)

    def save(self, folder: Path) -> None:
        """Write the two files of the store into an existing folder that has neither.

        Raises:
            OSError: if they can't be written.
            sqlite3.Error: if SQLite can't write its file.
        """
        import faiss

        self._tables.save(folder / PASSAGES_FILE)
        index = self._nearest if self._nearest is not None else _flat_index(0)
        (folder / VECTORS_FILE).write_bytes(faiss.serialize_index(index).tobytes())

    @classmethod
    def open(cls, tables: bytes, vectors: bytes) -> LocalStore:
        """Return the store whose two files hold these bytes, which stay untouched.

        Raises:
            ValueError: if the bytes are not those of a store, or the two don't fit each other.
        """
        import faiss

        store = cls()
        try:
            store._tables.restore(tables)
            passages = store._tables.read()
            index = faiss.deserialize_index(np.frombuffer(vectors, np.uint8))
        except (sqlite3.Error, RuntimeError, IndexError) as error:
            raise ValueError(f"the files of the store can't be read: {error}") from error
        store._remember(passages)
        if not isinstance(index, faiss.IndexFlatIP) or index.ntotal != len(store._sentence_ids):
            raise ValueError("the vectors are not one for each sentence")
        store._nearest = index if index.ntotal else None
        return store

    def _check_new(self, passages: Sequence[Passage], sentences: Sequence[Sentence]) -> None:
        for kind, ids, taken in (
            ("passage", [passage.id for passage in passages], self._by_id.keys()),
            ("sentence", [sentence.id for sentence in sentences], self._known_sentences),
        ):
            if len(set(ids)) < len(ids) or not taken.isdisjoint(ids):
                raise ValueError(f"the id of a {kind} is given twice")

    def _checked_vectors(self, vectors: FloatArray, sentences: int) -> FloatArray:
        vectors = np.ascontiguousarray(vectors, np.float32)
        if vectors.ndim != 2 or len(vectors) != sentences:
            raise ValueError(f"{sentences} sentences need as many rows, not {vectors.shape}")
        if self._nearest is not None and vectors.shape[1] != self._nearest.d:
            raise ValueError(f"rows have {self._nearest.d} numbers here, not {vectors.shape[1]}")
        lengths = np.linalg.norm(vectors, axis=1)
        if not (np.abs(lengths - 1) < 1e-3).all():  # said this way round, it refuses NaN too
            raise ValueError("the rows are not all of length 1")
        return vectors

    def _remember(self, passages: Sequence[Passage]) -> None:
        self._passages.extend(passages)
        self._by_id.update((passage.id, passage) for passage in passages)
        ids = [sentence.id for passage in passages for sentence in passage.sentences]
        self._sentence_ids.extend(ids)
        self._known_sentences.update(ids)


def _flat_index(dimension: int) -> faiss.IndexFlatIP:
    import faiss

    return faiss.IndexFlatIP(dimension)


def _candidates(index: faiss.IndexFlatIP, vector: FloatArray, limit: int) -> NDArray[np.int64]:
    """Return the rows that can be among the best `limit`, as many as float32 leaves in doubt."""
    wanted = limit
    while True:
        wanted = min(wanted + 8, index.ntotal)
        scores, rows = index.search(vector[np.newaxis], wanted)
        if wanted == index.ntotal or scores[0, limit - 1] - scores[0, -1] > _FLOAT32_ERROR:
            # FAISS says -1 where it has nothing; with a finite vector that doesn't happen.
            return np.asarray(rows[0][rows[0] >= 0], np.int64)
        wanted *= 2
