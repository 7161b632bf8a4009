"""What the networks that read say of sentences: whether each answers a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.encode import FloatArray
from rag.attention import AttentionNetwork, Ensemble

PARTS: Final = 2
"""Rows that a sentence is summed up in: see `_summed`."""


def read_scores(
    networks: Ensemble,
    rows: NDArray[np.float64],
    question: FloatArray,
    sentences: Sequence[FloatArray],
) -> NDArray[np.float64]:
    """Return (k,): the log of the odds of each of k sentences against "none of them".

    Args:
        networks: those that read.
        rows: (k, features) what else is told of the sentences.
        question: (q, e) unit rows, the word pieces of the question; at least one.
        sentences: k times (s, e), those of each sentence; a row of zeros where none is known.
    """
    return networks.mean_of(
        lambda network: network.scores(rows, _summed(network, question, sentences))
    )


def _summed(
    network: AttentionNetwork, question: FloatArray, sentences: Sequence[FloatArray]
) -> FloatArray:
    """Return (k, 2 * d): what the pieces of the question tell as a rule, and at most."""
    told = network.compared(question, sentences)
    return np.concatenate([network.weighed(told), told.max(axis=1)], axis=1)
