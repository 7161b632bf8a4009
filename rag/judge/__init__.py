"""The judge of sentences: which of the best ones answers, and how likely none does.

Import from here; the modules inside serve each other.
"""

from __future__ import annotations

from rag.judge.exchange import recalled, searched_with
from rag.judge.features import FEATURES
from rag.judge.judge import (
    JUDGED,
    LISTED,
    Judge,
    Judged,
    level_of,
)
from rag.judge.networks import OF_ARTICLE, OF_OTHERS
from rag.judge.reading import PARTS, read_scores

__all__ = [
    "FEATURES",
    "JUDGED",
    "LISTED",
    "OF_ARTICLE",
    "OF_OTHERS",
    "PARTS",
    "Judge",
    "Judged",
    "level_of",
    "read_scores",
    "recalled",
    "searched_with",
]
