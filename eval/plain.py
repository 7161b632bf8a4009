"""Plain texts as documents: what other people's data holds, without the parts of an article.

No line of such a text is taken for a heading, a caption or a dated entry; it is sentences only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from index.chunk import chunk
from index.sentences import split_sentences
from index.tokens import token_counter
from index.types import DateSpan, Document, Paragraph, Passage, Span

if TYPE_CHECKING:
    from index.encode import Encoder
    from index.store import LocalStore
    from rag.rerank import Reranker
    from rag.retrieve import Match

_ANY_YEAR = DateSpan(date(2000, 1, 1), date(2001, 1, 1))
"""The retriever reads days of prose within a period; the ranking used here takes no note of them.

One year, because days without a year are looked for in every year of it.
"""

Search: TypeAlias = "Callable[[str], tuple[Match, ...]]"
"""From a query to the sentences that match it, best first."""

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")


def plain_document(name: str, text: str, title: str = "") -> Document:
    """Return a text as a document of prose alone; blank lines separate its paragraphs.

    Args:
        name: unique among the documents of a store.
        text: the source.
        title: the title where there is one; it becomes the section of every passage.
    """
    spans = [Span(found.start(), found.end()) for found in _PARAGRAPH.finditer(text)]
    return Document(
        name=name,
        source=text,
        title=title or name,
        byline="",
        citation="",
        headings=(),
        paragraphs=tuple(Paragraph(span, title, split_sentences(text, span)) for span in spans),
        captions=(),
        entries=(),
        period=None,
    )


def plain_passages(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a plain document, cut as those of an article are.

    Each sentence is embedded and indexed with the title in front, or alone without a title.
    """
    passages = chunk(document, token_counter())
    return tuple(passage if passage.section else _without_section(passage) for passage in passages)


def _without_section(passage: Passage) -> Passage:
    alone = tuple(replace(sentence, context=sentence.text) for sentence in passage.sentences)
    return replace(passage, sentences=alone)


def add_passages(store: LocalStore, passages: Sequence[Passage], encoder: Encoder) -> None:
    """Embed passages and add them to a store."""
    contexts = [sentence.context for passage in passages for sentence in passage.sentences]
    if contexts:
        store.add(passages, encoder.passages(contexts))


def plain_search(store: LocalStore, encoder: Encoder, reranker: Reranker | None = None) -> Search:
    """Return what ranks the sentences of a store, as the assistant does without days."""
    from rag.coverage import TermStatistics
    from rag.retrieve import Retriever

    retriever = Retriever(store, encoder, TermStatistics(store.passages()), _ANY_YEAR)
    if reranker is None:
        return retriever.matches
    return lambda query: reranker.reranked(query, retriever.matches(query))
