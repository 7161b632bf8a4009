"""Which text an answer was taken from: the sha256 of each document that its record names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from index.types import Document
from rag.contract import answer_record
from rag.types import Answer

Record = Mapping[str, object]
"""An answer as the JSON that other programs read; its values may be anything."""

SOURCES = "sources"
HISTORY = "history"
_QUOTING = ("citations", "nearest", "passages")


def sha256_of(documents: Mapping[str, Document]) -> dict[str, str]:
    """Return the sha256, in hex, of each document's UTF-8 text, by its name."""
    return {
        name: hashlib.sha256(document.source.encode("utf-8")).hexdigest()
        for name, document in documents.items()
    }


def full_record(
    answer: Answer, id: str | int | None, sha256: Mapping[str, str]
) -> dict[str, object]:
    """Return the record of an answer with what was asked before and what it was taken from.

    Args:
        answer: what the assistant said.
        id: what the asker calls the question.
        sha256: of each document of the index, by name; only those the record names go into it.
    """
    record = answer_record(answer, id)
    return record | {
        HISTORY: list(answer.question.history),
        SOURCES: {name: sha256[name] for name in sorted(set(_named(record))) if name in sha256},
    }


def sources_of(record: Record) -> dict[str, object]:
    """Return what a record says of its sources, {} where it says nothing that can be read."""
    value = record.get(SOURCES)
    return value if isinstance(value, dict) else {}


def _named(record: Record) -> Iterator[str]:
    """Yield the documents that a record quotes."""
    for key in _QUOTING:
        items = record.get(key)
        for item in items if isinstance(items, list) else []:
            yield item["document"]
