"""Which entries of the chronology a sentence of the analysis rests on.

An analysis tells again what a chronology lists, in other words and with a judgment. A link joins a
sentence of prose to an entry of the same document that tells the same, so that both can be cited:
the prose for what it means, the entry for the day. Three things speak for a link: late interaction
of the two sentences, the share of the entry's terms that the prose holds, and a day that the prose
names. The weights were set by looking at the links of the shipped article, most of which the gold
questions know as two ways to prove the same.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from index.analyze import terms
from index.dates import find_dates
from index.encode import Encoder
from index.late import TokenVectors
from index.types import DateSpan, Document, Passage, Sentence

OVERLAP: Final = 0.5
"""What all of the entry's terms would add to late interaction, which is at most 1."""

NAMED: Final = 0.1
"""What is added where the prose names a time that holds the entry's day, and taken away where it
names other days alone."""

LEAST: Final = 1.03
"""The least strength of a link."""

MONTH: Final = 31
"""Days; a longer time that prose names ("in 2018") tells no day."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences that tell the same, by their ids, and how surely: from `LEAST` to 1.6."""

    prose: str
    entry: str
    strength: float


def link_each(
    documents: Iterable[Document],
    passages: Sequence[Passage],
    tokens: TokenVectors,
    encoder: Encoder,
) -> tuple[Link, ...]:
    """Return the links of each document by itself, the strongest first.

    Args:
        documents: in any order.
        passages: of all of them, in the order of the store.
        tokens: the word pieces of their sentences.
        encoder: what read them.
    """
    found: list[Link] = []
    for document in documents:
        at, own, pieces = 0, [], []
        for passage in passages:
            end = at + len(passage.sentences)
            if passage.document == document.name:
                own.append(passage)
                pieces += [tokens.pieces_of(position) for position in range(at, end)]
            at = end
        found += link(document, own, TokenVectors.of(pieces, encoder.dimension), encoder)
    return in_order(found)


def link(
    document: Document, passages: Sequence[Passage], tokens: TokenVectors, encoder: Encoder
) -> tuple[Link, ...]:
    """Return the links of one document, the strongest first.

    Args:
        document: what the passages were cut from.
        passages: its own, in order.
        tokens: the word pieces of their sentences.
        encoder: what read them.
    """
    prose, entries = _apart(passages)
    if not prose or not entries:
        return ()
    told = {each.id: _told(each.text, document.period) for _, each in prose}
    weights = _weights(passages)
    _, pieces = encoder.read([each.text for each, _ in entries])
    found = []
    for (entry, day), own in zip(entries, pieces, strict=True):
        near = tokens.similarity(own)
        wanted = set(terms(entry.text))
        whole = sum(weights[term] for term in wanted) or 1.0
        for at, each in prose:
            shared = sum(weights[term] for term in wanted & set(terms(each.text))) / whole
            strength = near[at] + OVERLAP * shared + NAMED * _fits(day, told[each.id])
            if strength >= LEAST:
                found.append(Link(each.id, entry.id, round(float(strength), 4)))
    return in_order(found)


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return links with the strongest first; ties in the order of their ids."""
    return tuple(sorted(links, key=lambda each: (-each.strength, each.prose, each.entry)))


def save(links: Iterable[Link], file: Path) -> None:
    """Write links to a file, as JSON for people and programs."""
    rows = [[each.prose, each.entry, each.strength] for each in links]
    file.write_text(json.dumps(rows, indent=0) + "\n", encoding="utf-8")


def load(data: bytes) -> tuple[Link, ...]:
    """Read what `save` wrote.

    Raises:
        ValueError: if it is anything else.
    """
    try:
        return tuple(Link(prose, entry, strength) for prose, entry, strength in json.loads(data))
    except (TypeError, RecursionError) as error:
        raise ValueError("the links are no list of pairs") from error


def _apart(
    passages: Sequence[Passage],
) -> tuple[list[tuple[int, Sentence]], list[tuple[Sentence, date]]]:
    """Return the sentences of prose with their position, and those of entries with their day."""
    placed = enumerate((passage, each) for passage in passages for each in passage.sentences)
    prose: list[tuple[int, Sentence]] = []
    entries: list[tuple[Sentence, date]] = []
    for at, (passage, each) in placed:
        if passage.day is None:
            prose.append((at, each))
        else:
            entries.append((each, passage.day))
    return prose, entries


def _told(text: str, period: DateSpan | None) -> tuple[DateSpan, ...]:
    """Return the times, none longer than a month, that a text names."""
    if period is None:
        return ()
    return tuple(m.when for m in find_dates(text, period) if m.when.days <= MONTH)


def _weights(passages: Iterable[Passage]) -> dict[str, float]:
    """Return ln(1 + N/(1 + n)) for each term that n of N sentences hold."""
    held = [set(terms(each.text)) for passage in passages for each in passage.sentences]
    counts = Counter(term for own in held for term in own)
    return {term: math.log(1 + len(held) / (1 + n)) for term, n in counts.items()}


def _fits(day: date, told: Sequence[DateSpan]) -> int:
    """Return 1 where a time told holds a day, -1 where all are others, 0 where none is told."""
    if not told:
        return 0
    return 1 if any(span.start <= day < span.end for span in told) else -1
