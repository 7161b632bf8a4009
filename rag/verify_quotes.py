"""Quotes and passages against the documents: the words, the place, the kind and the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.article import reading
from index.chunk import chunk
from index.errors import shown
from index.types import DateSpan, Document, Entry, Span
from rag.provenance import Record, sha256_of, sources_of


@dataclass(frozen=True, slots=True)
class Source:
    """A document, prepared for checking many answers.

    Attributes:
        sha256: of its text, in hex.
        starts: where its sentences begin.
        ends: where its sentences end.
        text: all its sentences as they read.
    """

    document: Document
    sha256: str
    starts: frozenset[int]
    ends: frozenset[int]
    text: str

    def entry_at(self, span: Span) -> Entry | None:
        """Return the first dated entry that shares a character with a span, if any does."""
        entries = self.document.entries
        return next((entry for entry in entries if entry.span.overlaps(span)), None)


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents that answers may quote, by name.

    Attributes:
        period: the days that their chronologies cover; None where none has any.
    """

    by_name: Mapping[str, Source]
    period: DateSpan | None

    @classmethod
    def of(cls, documents: Mapping[str, Document]) -> Sources:
        """Prepare documents."""
        sha256 = sha256_of(documents)
        by_name = {name: _source(document, sha256[name]) for name, document in documents.items()}
        periods = [document.period for document in documents.values() if document.period]
        if not periods:
            return cls(by_name, None)
        start, end = min(days.start for days in periods), max(days.end for days in periods)
        return cls(by_name, DateSpan(start, end))


def items_of(record: Record, key: str) -> list[object]:
    """Return the list under a key; an empty one where there is none."""
    value = record.get(key)
    return value if isinstance(value, list) else []


def sources_wrong(record: Record, sources: Sources) -> Iterator[str]:
    """Yield the documents that have changed since the answer was taken from them."""
    for name, sha256 in sources_of(record).items():
        source = sources.by_name.get(name)
        if source is None:
            yield f"taken from {shown(name)}, which is not in the index"
        elif source.sha256 != sha256:
            yield f"taken from another text of {name} than the index holds (sha256 {shown(sha256)})"


def quotes_wrong(record: Record, key: str, what: str, sources: Sources) -> Iterator[str]:
    """Yield what is wrong about the numbered quotes under a key, a line each."""
    for position, quote in enumerate(items_of(record, key), start=1):
        number = quote.get("n") if isinstance(quote, Mapping) else position
        if type(number) is not int or number != position:
            yield f"{what} {position} is numbered {shown(number)}"
        problem = _item_wrong(quote, "quote", sources, names_document=True)
        if problem:
            yield f"{what} {position}: {problem}"


def passages_wrong(record: Record, sources: Sources) -> Iterator[str]:
    """Yield what is wrong about the ranked passages, a line each."""
    for position, passage in enumerate(items_of(record, "passages"), start=1):
        problem = _item_wrong(passage, "text", sources, names_document=False)
        if problem:
            yield f"passage {position}: {problem}"


def _source(document: Document, sha256: str) -> Source:
    # Only where sentences stand is of interest, and no budget changes that.
    passages = chunk(document, lambda text: 1)
    sentences = [sentence for passage in passages for sentence in passage.sentences]
    return Source(
        document,
        sha256,
        starts=frozenset(sentence.span.start for sentence in sentences),
        ends=frozenset(sentence.span.end for sentence in sentences),
        text="\n".join(sentence.text for sentence in sentences),
    )


def _item_wrong(item: object, key: str, sources: Sources, *, names_document: bool) -> str | None:
    """Return what is wrong about an item whose text under `key` should be raw source.

    Args:
        item: what the record holds.
        key: where its text stands.
        sources: the documents that may be quoted.
        names_document: whether the contract wants the document named; otherwise it may be left
            out where there is but one.
    """
    if not isinstance(item, Mapping):
        return f"{shown(item)} is not an object"
    name = item.get("document")
    if not names_document and "document" not in item and len(sources.by_name) == 1:
        (name,) = sources.by_name
    source = sources.by_name.get(name) if isinstance(name, str) else None
    if source is None:
        return f"document {shown(name)} is not in the index"
    span = _span(item, len(source.document.source))
    if isinstance(span, str):
        return span
    raw = span.of(source.document.source)
    if item.get(key) != raw:
        return f"{shown(item.get(key))} is not what stands there: {shown(raw)}"
    return _entry_wrong(item, span, source) or _cut(raw, span, source)


def _span(item: Record, length: int) -> Span | str:
    """Return where an item says it stands, or what is wrong about that."""
    start, end = item.get("start"), item.get("end")
    # Not isinstance: True and False are whole numbers to Python.
    if type(start) is not int or type(end) is not int:
        return f"position {shown(start)}..{shown(end)} is not two whole numbers"
    if not 0 <= start < end <= length:
        return f"position {start}..{end} is not inside 0..{length}"
    return Span(start, end)


def _entry_wrong(item: Record, span: Span, source: Source) -> str | None:
    """Return what is wrong about kind and date, given the entry that holds the span, if any."""
    entry = source.entry_at(span)
    if entry and not entry.span.covers(span):
        return f"position {span.start}..{span.end} crosses the border of a dated entry"
    kind, day = ("event", entry.date.isoformat()) if entry else ("prose", None)
    if item.get("kind") != kind:
        return f"kind is {shown(item.get('kind'))}, but what stands there is {kind}"
    if item.get("date") != day:
        return f"date is {shown(item.get('date'))}, but what stands there has {day or 'none'}"
    return None


def _cut(raw: str, span: Span, source: Source) -> str | None:
    """Return what is wrong about a quote that is cut: a "not" may be missing from it."""
    if span.start in source.starts and span.end in source.ends:
        return None
    return f"{shown(reading(raw))} is not whole sentences"
