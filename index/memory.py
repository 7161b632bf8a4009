"""Documents that are searched without an index on disk: embedded one by one, put together anew.

An index on disk is one whole. Here each document keeps what was made of it, so that any choice of
documents, from an index or beside it, becomes an index in memory within a moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from index.article import parse
from index.chunk import chunk
from index.disk import Index
from index.embed import embed
from index.encode import Encoder, FloatArray, Progress, WordPieces
from index.late import TokenVectors
from index.links import Link, in_order, link
from index.manifest import Manifest, Source
from index.store import LocalStore
from index.tokens import token_counter
from index.types import Document, Passage


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Embedded:
    """A document with all that a search needs of it.

    Attributes:
        document: the document; its name is unique among those that are searched together.
        passages: those of the document, in order.
        vectors: (sentences, d) float32, unit rows, one for each sentence of the passages.
        pieces: the word pieces of each sentence; empty to do without late interaction.
        links: sentences of prose and the entries that tell the same.
    """

    document: Document
    passages: tuple[Passage, ...]
    vectors: FloatArray
    pieces: tuple[WordPieces, ...]
    links: tuple[Link, ...] = ()


def embedded(
    name: str, text: str, encoder: Encoder, budget: int, progress: Progress | None = None
) -> Embedded:
    """Return a source ready to be searched, as `index.disk.build` would have made it.

    Args:
        name: of the document.
        text: of the source, which holds something (`index.sources.decoded`).
        encoder: that of the documents beside which it is searched.
        budget: most tokens of prose in one passage of several sentences, 1 or more.
        progress: told of the sentences, which take about half the time.

    Raises:
        BadFile: if the text holds neither a paragraph nor a dated entry.
    """
    document = parse(name, text)
    passages = chunk(document, token_counter(), budget)
    vectors, tokens = embed(passages, [document], encoder, progress)
    # As they would come back from the disk, so that answers are the same.
    tokens = TokenVectors.load(tokens.dump())
    links = link(document, passages, tokens, encoder)
    return Embedded(document, passages, vectors, _pieces(tokens, 0, len(tokens)), links)


def each_of(index: Index) -> tuple[Embedded, ...]:
    """Return the documents of an index one by one, in its order."""
    vectors = index.store.vectors()
    parts, at = [], 0
    for document in index.documents.values():
        passages = tuple(p for p in index.store.passages() if p.document == document.name)
        end = at + _sentences(passages)
        pieces = _pieces(index.tokens, at, end) if index.tokens else ()
        own = {sentence.id for passage in passages for sentence in passage.sentences}
        links = tuple(each for each in index.links if each.prose in own)
        parts.append(Embedded(document, passages, vectors[at:end], pieces, links))
        at = end
    return tuple(parts)


def together(parts: Sequence[Embedded], manifest: Manifest) -> Index:
    """Return an index of these documents alone, in order of name as an index on disk has them.

    Args:
        parts: documents of different names, embedded by the encoder of the manifest.
        manifest: of the index beside which they are searched.
    """
    parts = sorted(parts, key=lambda part: part.document.name)
    store = LocalStore()
    for part in parts:
        store.add(part.passages, part.vectors)
    passages = store.passages()
    pieces = [each for part in parts for each in part.pieces]
    whole = len(pieces) == _sentences(passages)
    return Index(
        manifest=replace(
            manifest,
            sources=tuple(_source(part.document) for part in parts),
            passages=len(passages),
            sentences=_sentences(passages),
            entries=sum(passage.kind == "event" for passage in passages),
            files={},
        ),
        documents={part.document.name: part.document for part in parts},
        store=store,
        tokens=TokenVectors.of(pieces, manifest.dimension) if whole else None,
        links=in_order(each for part in parts for each in part.links),
    )


def _sentences(passages: Sequence[Passage]) -> int:
    return sum(len(passage.sentences) for passage in passages)


def _pieces(tokens: TokenVectors, start: int, end: int) -> tuple[WordPieces, ...]:
    return tuple(tokens.pieces_of(position) for position in range(start, end))


def _source(document: Document) -> Source:
    data = document.source.encode("utf-8")
    return Source(document.name, sha256(data).hexdigest(), len(document.source))
