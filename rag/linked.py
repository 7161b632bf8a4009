"""Prose and the entry that tells the same, cited together where both answer.

The index knows which sentences of the analysis rest on which entries (`index.links`). Where one of
the analysis answers best and its entry is not far behind, this may be cited with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from index.links import Link
from rag.retrieve import Match

NEAR: Final = 3
"""Matches among which the entry must be."""


class Links:
    """The links of an index, by sentence of prose."""

    def __init__(self, links: Iterable[Link]) -> None:
        entries: dict[str, list[str]] = {}
        for each in links:
            entries.setdefault(each.prose, []).append(each.entry)
        self._entries: Mapping[str, Sequence[str]] = entries

    def told_by(self, ranked: Sequence[Match]) -> Match | None:
        """Return the entry that tells the same as the best match, if that is of prose.

        Args:
            ranked: at least one match, best first.
        """
        best = ranked[0]
        entries = () if best.passage.day else self._entries.get(best.sentence.id, ())
        return next((match for match in ranked[:NEAR] if match.sentence.id in entries), None)
