"""An option: a model made to find answers in a text proposes the few words that answer.

It tells for each word piece of a sentence how likely the answer starts there and ends there, and
how likely there is none. What it proposes are whole words of a cited sentence as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from index.errors import BadSetting, shown
from index.loading import loading
from index.weights import find_folder
from rag.short import MAX_WORDS, Proposed

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

_KIND: Final = "an extractive question-answering model of transformers"

_USUAL_LIMIT: Final = 512
"""Word pieces that a model is taken to read where it doesn't tell."""

_SPARE: Final = 2
"""Positions that some models keep for themselves, of those that they say they have."""

_WHOLE: Final = re.compile(r"[\w$]+(?:(?:(?<=\d)[.,]|[.,](?=\d))[\w$]+)*")
"""What is not cut in two: a word, or a number with its marks ("$2.6")."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as the model read it, with what it thinks of each of its n word pieces.

    Attributes:
        text: how it reads.
        offsets: (n, 2) int, half-open characters of `text`; pieces of the question, markers and
            filling have any.
        inside: (n,) bool, which pieces belong to the sentence.
        starts: (n,) float64, how likely the answer starts there, higher is likelier.
        ends: (n,) float64, the same for its last piece.
        nothing: what both come to for no answer.
    """

    text: str
    offsets: NDArray[np.int64]
    inside: NDArray[np.bool_]
    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    nothing: float

    def best(self) -> tuple[float, int, int] | None:
        """Return how much likelier than none the best answer is, and its characters.

        Of equals the one that starts first, then the shortest. None where the sentence has no
        piece that was read.
        """
        words = np.array([self.text.count(" ", 0, end) for _, end in self.offsets])
        apart = words[np.newaxis, :] - words[:, np.newaxis]
        both = self.inside[:, np.newaxis] & self.inside[np.newaxis, :]
        allowed = np.triu(both & (apart < MAX_WORDS))
        if not allowed.any():
            return None
        sums = np.where(allowed, self.starts[:, np.newaxis] + self.ends[np.newaxis, :], -np.inf)
        first, last = np.unravel_index(int(sums.argmax()), sums.shape)
        start, end = whole_words(self.text, int(self.offsets[first][0]), int(self.offsets[last][1]))
        return float(sums[first, last]) - self.nothing, start, end


class SpanReader:
    """Proposes short answers. Usable from many threads: one pass runs at a time."""

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, name: str
    ) -> None:
        self.name = name
        positions = getattr(model.config, "max_position_embeddings", None) or 0
        room = positions - _SPARE if positions > _SPARE else _USUAL_LIMIT
        self.limit = min(tokenizer.model_max_length, room)
        self._model = model
        self._tokenizer = tokenizer
        self._lock = Lock()

    def propose(self, question: str, sentences: Sequence[str]) -> Proposed | None:
        """Return the likeliest answer of all sentences, None where that is that there is none.

        Of equals the one in the first sentence. What is over the model's limit isn't read.

        Args:
            question: what is asked, made to stand alone.
            sentences: how they read, white space folded; one or more.

        Raises:
            BadSetting: if the model gives something that is no number.
        """
        with self._lock:
            read = self._read(question, sentences)
        found = []
        for rank, sentence in enumerate(read):
            best = sentence.best()
            if best and best[0] > 0 and re.search(r"\w", sentence.text[best[1] : best[2]]):
                found.append((-best[0], Proposed(rank, best[1], best[2])))
        return min(found, key=lambda item: (item[0], item[1].sentence))[1] if found else None

    def _read(self, question: str, sentences: Sequence[str]) -> list[_Sentence]:
        import torch

        encoded = self._tokenizer(
            [question] * len(sentences),
            list(sentences),
            truncation=True,
            max_length=self.limit,
            padding=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        known = [name for name in self._tokenizer.model_input_names if name in encoded]
        with torch.inference_mode():
            found = self._model(**{name: encoded[name] for name in known})
        starts = found.start_logits.double().numpy()
        ends = found.end_logits.double().numpy()
        if not np.isfinite(starts + ends).all():
            raise BadSetting(
                f"reader {shown(self.name)} gives scores that are no numbers: name another"
            )
        marker = self._tokenizer.cls_token_id
        none = (encoded["input_ids"] == marker).int().argmax(dim=1).tolist()
        return [
            _Sentence(
                text=text,
                offsets=encoded["offset_mapping"][row].numpy(),
                inside=np.array([part == 1 for part in encoded.sequence_ids(row)]),
                starts=starts[row],
                ends=ends[row],
                nothing=float(starts[row, none[row]] + ends[row, none[row]]),
            )
            for row, text in enumerate(sentences)
        ]


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range of characters without white space at its ends, and words cut in two whole.

    >>> whole_words("It cost $2.6 billion.", 7, 15)
    (8, 20)
    """
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    for word in _WHOLE.finditer(text):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return start, end


def open_reader(name: str) -> SpanReader:
    """Load an extractive question-answering model, which takes seconds.

    Args:
        name: the folder of one, or the full name of one in the model cache. Nothing is ever
            downloaded.

    Raises:
        BadSetting: if there is no such model, it can't be loaded, it was not made to find
            answers, or its tokenizer can't tell where a piece stands.
    """
    folder = find_folder("reader", name, _KIND, "keep the built-in short answer")
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    with loading(folder, _KIND):
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model, told = AutoModelForQuestionAnswering.from_pretrained(
            folder, local_files_only=True, output_loading_info=True
        )
    # The library makes one of any model, with weights drawn by chance for what it lacks.
    if told["missing_keys"]:
        raise BadSetting(
            f"the model in {folder} was not made to find answers in a text: name the folder of "
            f"{_KIND}"
        )
    if not tokenizer.is_fast:
        raise BadSetting(
            f"the model in {folder} has no fast tokenizer, which alone tells where words stand: "
            f"name another"
        )
    return SpanReader(model.eval(), tokenizer, name)
