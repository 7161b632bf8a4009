"""Prose and the entry that tells the same, cited together where both answer.

The index knows which sentences of the analysis rest on which entries (`index.links`). Where one of
the analysis answers best, its entry is cited after it if it matches the question nearly as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from index.links import Link
from rag.ask import Ask
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

    def with_entry(
        self, ask: Ask, ranked: Sequence[Match], chosen: tuple[Match, ...]
    ) -> tuple[Match, ...]:
        """Return what was chosen, with the entry that tells the same after the only sentence.

        Args:
            ask: what was to be found.
            ranked: all matches, best first.
            chosen: those to cite.
        """
        if len(chosen) != 1 or chosen[0].passage.day or ask.times.only:
            return chosen
        entries = self._entries.get(chosen[0].sentence.id, ())
        told = [match for match in ranked[:NEAR] if match.sentence.id in entries]
        return (*chosen, *told[:1])
