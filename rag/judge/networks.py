"""The fitted networks of the judge; `python -m eval.judge_fit` fits them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.encode import FloatArray
from rag.attention import together
from rag.fitted import Networks
from rag.judge.features import FEATURES
from rag.judge.reading import PARTS, read_scores
from rag.short import Pieces

OF_ARTICLE: Final = Networks("judge", FEATURES, PARTS)
OF_OTHERS: Final = Networks("judge_others", FEATURES, PARTS)


def scores_by(
    networks: Networks,
    rows: NDArray[np.float64],
    question: Pieces,
    sentences: Sequence[FloatArray],
) -> NDArray[np.float64]:
    """Return (k,): the log of the odds of each of k sentences against "none of them".

    Args:
        networks: `OF_ARTICLE` or `OF_OTHERS`.
        rows: (k, features), named by `FEATURES`.
        question: its word pieces; at least one.
        sentences: k times (s, e), those of each sentence.
    """
    scores = networks.plain().scores(rows)
    reading = networks.reading()
    if not reading.can_read(question.fingerprint):
        return scores
    return together(scores, read_scores(reading, rows, question.rows, sentences))
