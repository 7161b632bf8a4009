"""The judge of sentences: which of the best ones answers, and how likely none does.

Import from here; the modules inside serve each other.
"""

from __future__ import annotations

from rag.judge.features import FEATURES
from rag.judge.judge import (
    JUDGED,
    LISTED,
    PLAIN_FILE,
    READING_FILE,
    Judge,
    Judged,
    level_of,
    shipped_judge,
    shipped_plain,
)
from rag.judge.reading import PARTS, read_scores

__all__ = [
    "FEATURES",
    "JUDGED",
    "LISTED",
    "PARTS",
    "PLAIN_FILE",
    "READING_FILE",
    "Judge",
    "Judged",
    "level_of",
    "read_scores",
    "shipped_judge",
    "shipped_plain",
]
