"""The plain network that weighs short answers; `python -m eval.short_fit --write` fits it."""

from __future__ import annotations

from typing import Final

from rag.network import DATA, Network, shipped
from rag.short.features import FEATURES

PLAIN_FILE: Final = DATA / "short_answer.json"
"""The fitted network."""


def shipped_plain() -> Network:
    """Return the network that is shipped.

    Raises:
        BadFile: if it can't be used.
    """
    return shipped(PLAIN_FILE, FEATURES)
