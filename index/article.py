"""Source text -> Document: title, byline, sections, paragraphs, captions, dated entries.

The source is never changed. Each part is a range of raw characters, so a sentence that a page
break cuts in two ("the new working / group may temper") is still one span; what is shown of it
goes through `reading`, which folds the white space.

A text is read as blocks between blank lines; a Markdown heading, a dated entry and an item of a
list need none around them. A block is a dated entry when everything before its first colon is a
date, a caption when it starts "Figure 3", a heading when it is short, starts with a capital and
does not end like a sentence, and prose otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from index.dates import entry_date
from index.errors import BadFile
from index.sentences import ends_sentence, split_sentences
from index.types import Caption, DateSpan, Document, Entry, Heading, Paragraph, Span

_HEADING_WORDS = 10
"""A block of more words than this is prose even where it lacks a full stop."""

TITLE_PAGE = "Title page"
ABSTRACT = "Abstract"
CITED_AS = "Citation"
"""Sections that no heading names: the lines above the prose, the prose below them, and where the
text says how it is cited."""

_BLOCK = re.compile(r"[^\s\ufeff](?:[^\n]|\n(?![^\S\n]*\n))*", re.MULTILINE)
_LINE = re.compile(r"[^\S\n]*(?P<text>[^\n]+)")
_ENTRY_HEAD = re.compile(
    r"(?:[-*+•][ \t]+)?(?:\*\*|__)?(?P<head>[^:\n]{4,40}?)(?:\*\*|__)?:\**\s+(?=\S)"
)
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Photo|Image)\s+(\d{1,4})\b")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_ITEM = re.compile(r"[-*+•][ \t]+(?![-*_ \t]*$)", re.MULTILINE)
_CITED_TITLE = re.compile(r"[Cc]itation:[^“\"]{0,200}[“\"](?P<title>[^”\"]{1,300})[”\"]", re.DOTALL)
_ESCAPE = re.compile(r"\\([$*_#&%~\\])")
_EMPHASIS = re.compile(r"(?<![\\\w*])\*{1,2}(?=\S)([^*\n]+?)(?<=\S)\*{1,2}(?![\w*])")


class _Kind(Enum):
    HEADING = "heading"
    CAPTION = "caption"
    ENTRY = "entry"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class _Block:
    kind: _Kind
    span: Span


def reading(text: str) -> str:
    r"""Return raw source as it reads: white space folded, escapes and emphasis marks removed.

    >>> reading("the new working\n\ngroup saw *KCNA* ask for \\$2.6 billion")
    'the new working group saw KCNA ask for $2.6 billion'
    """
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\1", " ".join(text.split())))


def parse(name: str, source: str) -> Document:
    """Read a source text into its parts.

    Args:
        name: the document's name; it becomes part of passage ids.
        source: the whole text; blank lines separate blocks.

    Raises:
        BadFile: if the text holds neither a paragraph nor a dated entry.
    """
    blocks = tuple(_blocks(source))
    headings, paragraphs = _prose(source, blocks)
    entries = _entries(source, blocks)
    if not entries and all(paragraph.section == TITLE_PAGE for paragraph in paragraphs):
        raise BadFile(f"{name} holds no paragraph and no dated entry: give a text with sentences")
    front = _front_matter(source, blocks)
    citation = _citation(source, paragraphs)
    return Document(
        name=name,
        source=source,
        title=_title(name, source, citation, front),
        byline=reading(front[-1].of(source)) if len(front) > 1 else "",
        citation=citation,
        headings=headings,
        paragraphs=paragraphs,
        captions=_captions(source, blocks),
        entries=entries,
        period=_period(entries),
    )


def _blocks(source: str) -> Iterator[_Block]:
    for found in _BLOCK.finditer(source):
        for span in _apart(source, Span(found.start(), found.end())):
            yield _Block(_kind(span.of(source)), span)


def _apart(source: str, block: Span) -> Iterator[Span]:
    """Yield what stands between blank lines, cut at headings, entries and items of a list.

    Notes are often written so: "## Dates", and a day on each of the lines below.
    """
    start, after_heading = block.start, False
    for line in _LINE.finditer(source, block.start, block.end):
        at = line.start("text")
        heading = bool(_MARKDOWN_HEADING.match(source, at))
        begins = heading or after_heading or _dated(source[at : block.end])
        # What is listed below a day belongs to it.
        listed = _ITEM.match(source, at) and not _dated(source[start : block.end])
        if at > start and (begins or listed):
            yield _trimmed(source, start, at)
            start = at
        after_heading = heading
    yield _trimmed(source, start, block.end)


def _trimmed(source: str, start: int, end: int) -> Span:
    return Span(start, start + len(source[start:end].rstrip()))


def _kind(text: str) -> _Kind:
    if _CAPTION.match(text):
        return _Kind.CAPTION
    if _dated(text) is not None:
        return _Kind.ENTRY
    return _Kind.HEADING if _looks_like_heading(text) else _Kind.PROSE


def _dated(text: str) -> tuple[re.Match[str], date] | None:
    """Return the head of a dated entry and its day, or None for any other text."""
    head = _ENTRY_HEAD.match(text)
    day = entry_date(head["head"].strip()) if head else None
    return (head, day) if head and day else None


def _looks_like_heading(text: str) -> bool:
    if _MARKDOWN_HEADING.match(text):
        return "\n" not in text
    if len(text.split()) > _HEADING_WORDS or ends_sentence(text) or _ITEM.match(text):
        return False
    return not text[0].islower()


def _prose(
    source: str, blocks: tuple[_Block, ...]
) -> tuple[tuple[Heading, ...], tuple[Paragraph, ...]]:
    """Return headings and paragraphs, page breaks inside a paragraph healed.

    The front matter (the capitals above the first paragraph) makes no sections; its lines are
    kept as one paragraph, so that the journal and the author can be asked about. The prose below
    it is the abstract; where there is no front matter, it belongs to no section.
    """
    front = _front_matter(source, blocks)
    headings: list[Heading] = []
    paragraphs: list[Paragraph] = []
    section = ABSTRACT if front else ""
    if front:
        paragraphs.append(Paragraph(Span(front[0].start, front[-1].end), TITLE_PAGE, front))
    for kind, span in _joined(source, blocks):
        if kind is _Kind.HEADING and span not in front:
            marker = _MARKDOWN_HEADING.match(span.of(source))
            title = Span(span.start + (marker.end() if marker else 0), span.end)
            section = reading(title.of(source))
            headings.append(Heading(title, section))
        elif kind is _Kind.PROSE:
            named = CITED_AS if _CITED_TITLE.search(span.of(source)) else section
            paragraphs.append(Paragraph(span, named, split_sentences(source, span)))
    return tuple(headings), tuple(paragraphs)


def _joined(source: str, blocks: tuple[_Block, ...]) -> Iterator[tuple[_Kind, Span]]:
    """Yield blocks with those that a page break separates made one."""
    pending: Span | None = None
    for block in blocks:
        if pending and block.kind is not _Kind.PROSE:
            yield _Kind.PROSE, pending
            pending = None
        if block.kind is not _Kind.PROSE:
            yield block.kind, block.span
        elif pending and _continues(pending.of(source), block.span.of(source)):
            pending = Span(pending.start, block.span.end)
        else:
            if pending:
                yield _Kind.PROSE, pending
            pending = block.span
    if pending:
        yield _Kind.PROSE, pending


def _continues(before: str, after: str) -> bool:
    """Tell whether `after` goes on with the sentence in which `before` stops."""
    return not ends_sentence(before) and (after[0].islower() or before.endswith(","))


def _front_matter(source: str, blocks: tuple[_Block, ...]) -> tuple[Span, ...]:
    """Return the lines in capitals above the first paragraph: journal, title, byline."""
    lines: list[Span] = []
    for block in blocks:
        text = block.span.of(source)
        loud = text.upper() == text and not _MARKDOWN_HEADING.match(text)
        if block.kind is not _Kind.HEADING or not loud:
            break
        lines.append(block.span)
    return tuple(lines)


def _captions(source: str, blocks: tuple[_Block, ...]) -> tuple[Caption, ...]:
    found = []
    for block in blocks:
        head = _CAPTION.match(block.span.of(source))
        if block.kind is _Kind.CAPTION and head:
            sentences = split_sentences(source, block.span)
            found.append(Caption(block.span, int(head.group(1)), sentences))
    return tuple(found)


def _entries(source: str, blocks: tuple[_Block, ...]) -> tuple[Entry, ...]:
    found: list[Entry] = []
    seen: dict[date, int] = {}
    for block in blocks:
        dated = _dated(block.span.of(source)) if block.kind is _Kind.ENTRY else None
        if dated is None:
            continue
        head, day = dated
        seen[day] = seen.get(day, 0) + 1
        start = block.span.start
        body = Span(start + head.end(), block.span.end)
        found.append(
            Entry(
                span=block.span,
                head=Span(start + head.start("head"), start + head.end("head")),
                body=body,
                date=day,
                ordinal=seen[day],
                sentences=split_sentences(source, body),
            )
        )
    return tuple(found)


def _citation(source: str, paragraphs: tuple[Paragraph, ...]) -> str:
    for paragraph in paragraphs:
        if paragraph.section == "Citation":
            text = reading(paragraph.span.of(source))
            return text[re.search(r"[Cc]itation:\s*", text).end() :]  # type: ignore[union-attr]  # the section is given by this very word
    return ""


def _title(name: str, source: str, citation: str, front: tuple[Span, ...]) -> str:
    """Return the title: as the citation quotes it, else a Markdown title, else the capitals."""
    cited = re.search(r"[“\"]([^”\"]+)[”\"]", citation)
    if cited:
        return cited.group(1)
    marked = re.match(r"\s*#[ \t]+(\S[^\n]*)", source)
    if marked:
        return reading(marked.group(1))
    return reading(front[0].of(source)) if front else name


def _period(entries: tuple[Entry, ...]) -> DateSpan | None:
    """Return the whole months from the first entry's to the last one's."""
    if not entries:
        return None
    first, last = min(e.date for e in entries), max(e.date for e in entries)
    after = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return DateSpan(first.replace(day=1), after)
