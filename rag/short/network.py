"""The network that chooses the short answer; `python -m eval.short_fit --write` fits it."""

from __future__ import annotations

from typing import Final

from rag.network import DATA, Network, shipped
from rag.short.features import FEATURES

NETWORK_FILE: Final = DATA / "short_answer.json"
"""The fitted network."""


def shipped_network() -> Network:
    """Return the network that is shipped.

    Raises:
        BadFile: if it can't be used.
    """
    return shipped(NETWORK_FILE, FEATURES)
