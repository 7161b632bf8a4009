"""What the networks that read say of a few words: whether they answer a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.encode import FloatArray
from rag.attention import AttentionNetwork, Ensemble
from rag.short.candidates import Parsed, Range
from rag.short.meaning import Pieces, covered

PARTS: Final = 6
"""Rows that a few words are summed up in: see `_summed`."""

BESIDE: Final = 3
"""Word pieces on either side of the words that are read with them."""


def places_of(parsed: Parsed, sentence: Pieces, ranges: Sequence[Range]) -> NDArray[np.int64]:
    """Return (k, 2): where the word pieces of k ranges of tokens begin and end.

    Of a range without a letter or a digit, such as a dash, the first piece of the sentence is read.

    Args:
        parsed: the sentence.
        sentence: its word pieces.
        ranges: of its tokens.
    """
    pieces = covered(parsed, sentence.spans)
    held = [[at for token in pieces[start:end] for at in token] or [0] for start, end in ranges]
    return np.array([(min(each), max(each) + 1) for each in held], np.int64).reshape(-1, 2)


def read_scores(
    networks: Ensemble,
    rows: NDArray[np.float64],
    question: FloatArray,
    sentence: FloatArray,
    places: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Return (k,): the scores of k ranges of the word pieces of a sentence.

    Args:
        networks: those that read.
        rows: (k, features) what else is told of the words, named by `rag.short.FEATURES`.
        question: (q, e) unit rows, the word pieces of the question; at least one.
        sentence: (s, e) the same of the sentence.
        places: (k, 2) where each range begins and ends.
    """
    return networks.mean_of(
        lambda network: network.scores(rows, _summed(network, question, sentence, places))
    )


def _summed(
    network: AttentionNetwork,
    question: FloatArray,
    sentence: FloatArray,
    places: NDArray[np.int64],
) -> FloatArray:
    """Return (k, 6 * d) of k ranges: within, first, last, before and behind each; the question.

    Each piece of the sentence is compared with what it finds in the question.
    """
    told = network.compared(sentence, (question,))[0]
    starts, ends = places.T
    before, behind = np.maximum(starts - BESIDE, 0), np.minimum(ends + BESIDE, len(told))
    until = np.concatenate([np.zeros_like(told[:1]), told.cumsum(axis=0)])

    def mean(first: NDArray[np.int64], end: NDArray[np.int64]) -> FloatArray:
        count = np.maximum(end - first, 1)[:, np.newaxis].astype(np.float32)
        found: FloatArray = (until[end] - until[first]) / count
        return found

    asked = np.broadcast_to(network.weighed(network.projected(question)), told[starts].shape)
    parts = (
        mean(starts, ends),
        told[starts],
        told[ends - 1],
        mean(before, starts),
        mean(ends, behind),
        asked,
    )
    return np.concatenate(parts, axis=1)
