"""The network that chooses the short answer; `python -m eval.short_fit --write` fits it."""

from __future__ import annotations

from functools import cache
from typing import Final

from rag.network import DATA, Network
from rag.short.features import FEATURES

NETWORK_FILE: Final = DATA / "short_answer.json"
"""The fitted network."""


@cache
def shipped_network() -> Network:
    """Return the network that is shipped.

    Raises:
        ValueError: if it was fitted to other features than there are now.
    """
    return Network.read(NETWORK_FILE.read_text(encoding="utf-8"), FEATURES)
