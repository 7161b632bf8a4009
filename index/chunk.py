"""Document -> Passages: what retrieval can return, small enough to be about one thing.

An entry of the chronology is one passage, whatever its length. Prose is cut at sentence borders:
sentences of one paragraph share a passage while they stay within the budget, and a sentence that
is over the budget by itself is a passage by itself, never cut. Byline and captions are passages
too. Nothing overlaps, so the passages of a document hold each of its sentences exactly once.

Each sentence carries a `context`: how it reads, with the date or the section in front, and what it
takes up from the sentences before it. The context is embedded and indexed; what is cited is always
the raw span.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType

from index.antecedents import antecedent
from index.article import reading
from index.calendar_words import LONG_MONTHS
from index.types import Document, Entry, Passage, PassageKind, Sentence, Span

BYLINE = "Author who wrote this article"
CITATION = "Reference for a bibliography: journal, volume, number and pages of this article"
"""What is embedded in front of the byline and of the preferred citation, which don't say in words
what they are."""

TOKEN_BUDGET = 48
"""cl100k_base tokens of prose that share a passage: one long sentence, or two short ones."""

CountTokens = Callable[[str], int]


def chunk(
    document: Document, count_tokens: CountTokens, budget: int = TOKEN_BUDGET
) -> tuple[Passage, ...]:
    """Return the passages of a document in the order of its source.

    Args:
        document: a parsed source.
        count_tokens: number of tokens of a text.
        budget: most tokens of prose in one passage, 1 or more; a longer sentence stands alone.

    Raises:
        ValueError: if the budget is below 1.
    """
    if budget < 1:
        raise ValueError(f"a passage budget of {budget} tokens holds nothing: give 1 or more")
    passages = [
        *_prose_passages(document, count_tokens, budget),
        *_caption_passages(document),
        *(_entry_passage(document, entry) for entry in document.entries),
    ]
    return tuple(sorted(passages, key=lambda passage: (passage.span, passage.id)))


def _prose_passages(
    document: Document, count_tokens: CountTokens, budget: int
) -> Iterator[Passage]:
    takes_up = _taken_up(document)
    for number, paragraph in enumerate(document.paragraphs, start=1):
        groups = _within_budget(document.source, paragraph.sentences, count_tokens, budget)
        for part, spans in enumerate(groups, start=1):
            name = f"p{number}.{part}"
            yield _passage(
                document, name, "prose", spans, section=paragraph.section, takes_up=takes_up
            )


def _taken_up(document: Document) -> dict[Span, str]:
    """Return what the sentences of prose take up from those before them in their section."""
    found: dict[Span, str] = {}
    common = frozenset(re.findall(r"\b[a-z]+\b", document.source))
    for _, paragraphs in groupby(document.paragraphs, key=lambda paragraph: paragraph.section):
        before: list[str] = []
        for span in (span for paragraph in paragraphs for span in paragraph.sentences):
            text = reading(span.of(document.source))
            found[span] = antecedent(text, before, common)
            before.append(f"{found[span]}: {text}" if found[span] else text)
    return found


def _within_budget(
    source: str, sentences: Sequence[Span], count_tokens: CountTokens, budget: int
) -> Iterator[tuple[Span, ...]]:
    """Group neighbouring sentences greedily; counting each apart never undercounts a group."""
    group: list[Span] = []
    used = 0
    for sentence in sentences:
        cost = count_tokens(reading(sentence.of(source))) + 1
        if group and used + cost > budget:
            yield tuple(group)
            group, used = [], 0
        group.append(sentence)
        used += cost
    if group:
        yield tuple(group)


def _caption_passages(document: Document) -> Iterator[Passage]:
    for caption in document.captions:
        name = f"f{caption.number}.{caption.span.start}"
        yield _passage(
            document, name, "prose", caption.sentences, section=f"Figure {caption.number}"
        )


def _entry_passage(document: Document, entry: Entry) -> Passage:
    return _passage(document, entry.key, "event", entry.sentences, day=entry.date)


def _passage(
    document: Document,
    name: str,
    kind: PassageKind,
    spans: Sequence[Span],
    *,
    section: str = "Chronology",
    day: date | None = None,
    takes_up: Mapping[Span, str] = MappingProxyType({}),
) -> Passage:
    passage_id = f"{document.name}#{name}"
    span = Span(spans[0].start, spans[-1].end)
    sentences = []
    for number, sentence in enumerate(spans, start=1):
        text = reading(sentence.of(document.source))
        prefix = long_date(day) if day else _heading(document, section, text)
        named = takes_up.get(sentence)
        full = f"({named}) {text}" if named else text
        context = f"{prefix}: {full}" if prefix else full
        sentences.append(Sentence(f"{passage_id}/{number}", sentence, text, context))
    return Passage(
        id=passage_id,
        document=document.name,
        kind=kind,
        span=span,
        text=reading(span.of(document.source)),
        section=section,
        day=day,
        sentences=tuple(sentences),
    )


def _heading(document: Document, section: str, text: str) -> str:
    """Return what stands in front of a sentence of prose where it is embedded."""
    if document.byline and text == document.byline:
        return BYLINE
    if document.citation and document.citation in text:
        return CITATION
    return section


def long_date(day: date) -> str:
    """Return a day in words, the same in every locale.

    >>> long_date(date(2018, 9, 4))
    'September 4, 2018'
    """
    return f"{LONG_MONTHS[day.month - 1]} {day.day}, {day.year}"
