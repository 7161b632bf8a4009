"""The judge of sentences: which of the best ones answers, and how likely none does.

Import from here; the modules inside serve each other.
"""

from __future__ import annotations

from rag.judge.features import FEATURES
from rag.judge.judge import (
    JUDGED,
    LISTED,
    NETWORK_FILE,
    Judge,
    Judged,
    level_of,
    shipped_judge,
)

__all__ = [
    "FEATURES",
    "JUDGED",
    "LISTED",
    "NETWORK_FILE",
    "Judge",
    "Judged",
    "level_of",
    "shipped_judge",
]
