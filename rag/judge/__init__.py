"""The judge of sentences: which of the best ones answers, and how likely none does.

Import from here; the modules inside serve each other.
"""

from __future__ import annotations

from rag.judge.attention import (
    CLOSENESS,
    HEADS,
    LAYERS,
    STRETCH,
    AttentionNetwork,
    Ensemble,
    Layer,
    neutral,
)
from rag.judge.features import FEATURES
from rag.judge.judge import (
    JUDGED,
    LISTED,
    NETWORK_FILE,
    PLAIN_FILE,
    Judge,
    Judged,
    level_of,
    shipped_judge,
    shipped_plain,
    together,
)

__all__ = [
    "CLOSENESS",
    "FEATURES",
    "HEADS",
    "JUDGED",
    "LAYERS",
    "LISTED",
    "NETWORK_FILE",
    "PLAIN_FILE",
    "STRETCH",
    "AttentionNetwork",
    "Ensemble",
    "Judge",
    "Judged",
    "Layer",
    "level_of",
    "neutral",
    "shipped_judge",
    "shipped_plain",
    "together",
]
