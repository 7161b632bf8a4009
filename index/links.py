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
from pathlib import Path
from typing import Final

from index.analyze import terms
from index.dates import find_dates
from index.encode import Encoder
from index.late import TokenVectors
from index.types import DateSpan, Passage, Sentence

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


def link(
    passages: Sequence[Passage],
    periods: Iterable[tuple[str, DateSpan | None]],
    tokens: TokenVectors,
    encoder: Encoder,
) -> tuple[Link, ...]:
    """Return the links between prose and entries of the same document, the strongest first.

    Args:
        passages: in the order of the store.
        periods: the days that the chronology of each document covers, by its name.
        tokens: the word pieces of their sentences.
        encoder: what read them.
    """
    placed = [(passage, sentence) for passage in passages for sentence in passage.sentences]
    entries = [(passage, sentence) for passage, sentence in placed if passage.day]
    if not entries:
        return ()
    told = _told(placed, dict(periods))
    weights = _weights(placed)
    _, pieces = encoder.read([sentence.text for _, sentence in entries])
    found = []
    for (entry, sentence), own in zip(entries, pieces, strict=True):
        near = tokens.similarity(own)
        wanted = set(terms(sentence.text))
        whole = sum(weights[term] for term in wanted) or 1.0
        for at, (passage, prose) in enumerate(placed):
            if passage.day or passage.document != entry.document:
                continue
            shared = sum(weights[term] for term in wanted & set(terms(prose.text))) / whole
            strength = near[at] + OVERLAP * shared + NAMED * _fits(entry, told[prose.id])
            if strength >= LEAST:
                found.append(Link(prose.id, sentence.id, round(float(strength), 4)))
    return tuple(sorted(found, key=lambda each: (-each.strength, each.prose, each.entry)))


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


def _told(
    placed: Iterable[tuple[Passage, Sentence]], periods: dict[str, DateSpan | None]
) -> dict[str, tuple[DateSpan, ...]]:
    """Return the times, none longer than a month, that each sentence of prose names."""
    found = {}
    for passage, sentence in placed:
        period = periods.get(passage.document)
        if period is not None and not passage.day:
            days = (mention.when for mention in find_dates(sentence.text, period))
            found[sentence.id] = tuple(span for span in days if span.days <= MONTH)
    return found


def _weights(placed: Sequence[tuple[Passage, Sentence]]) -> dict[str, float]:
    """Return ln(1 + N/(1 + n)) for each term that n of N sentences hold."""
    held = Counter(term for _, sentence in placed for term in set(terms(sentence.text)))
    return {term: math.log(1 + len(placed) / (1 + n)) for term, n in held.items()}


def _fits(entry: Passage, told: Sequence[DateSpan]) -> int:
    """Return 1 where a time told holds the day of an entry, -1 where all are others, else 0."""
    if not told or entry.day is None:
        return 0
    return 1 if any(span.start <= entry.day < span.end for span in told) else -1
