"""Whether a sentence says yes or no, where the rules of `rag.short.polar` find it not plain.

The rules say little and seldom err. A small network weighs what they find together with the words
that deny, limit and compare: "Yes" and "No" compete for each sentence, and neither as well.
`python -m eval.verdict_fit --write` fits it to gold questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.network import DATA, Network, shipped
from rag.short.cutting import Evidence
from rag.short.meaning import Pieces
from rag.short.polar import answer_yes_no
from rag.short.verdict_features import FEATURES as TOLD
from rag.short.verdict_features import row_of

NETWORK_FILE: Final = DATA / "verdict.json"
"""The fitted network."""

FEATURES: Final = (*(f"yes: {name}" for name in TOLD), *(f"no: {name}" for name in TOLD))
"""What the numbers of a row stand for: those of "Yes", or those of "No", and 0 for the others."""

SURE: Final = 0.65
"""How likely the one must be, if it is one of them, to be answered."""

_READ: Final = 3
"""Sentences that are read, best first."""


def verdict(question: str, sentences: Sequence[Evidence], read: Pieces | None) -> str | None:
    """Return "Yes" or "No" where the sentences say so, else None.

    Args:
        question: for yes or no, made to stand alone.
        sentences: the cited ones, best first; at least one.
        read: the word pieces of what was searched for. Without them the rules alone decide.
    """
    plain = answer_yes_no(question, [evidence.text for evidence in sentences])
    if plain is not None or read is None or _ASKS_MORE.search(question):
        return plain
    return says(shipped_verdict().scores(rows_of(question, sentences, read)))


_ASKS_MORE: Final = re.compile(
    r"(?:\band|\bor|[,;?.]) (?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE
)
"""What is asked besides: "Did anybody resign, and who?"."""


def rows_of(
    question: str, sentences: Sequence[Evidence], read: Pieces | None
) -> NDArray[np.float64]:
    """Return (2k, features): a row for "Yes" by each of k sentences, then one for each "No".

    The first three sentences are read.
    """
    told = np.array([row_of(question, evidence, read) for evidence in sentences[:_READ]])
    nothing = np.zeros_like(told)
    return np.block([[told, nothing], [nothing, told]])


def says(scores: NDArray[np.float64]) -> str | None:
    """Return "Yes" or "No" if it is likely enough, by the scores of `rows_of`, else None."""
    odds = np.exp(scores - scores.max())
    yes = float(odds[: len(odds) // 2].sum() / odds.sum())
    return "Yes" if yes >= SURE else "No" if 1 - yes >= SURE else None


def shipped_verdict() -> Network:
    """Return the network that is shipped.

    Raises:
        BadFile: if it can't be used.
    """
    return shipped(NETWORK_FILE, FEATURES)
