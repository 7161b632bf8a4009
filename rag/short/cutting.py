"""Words cut from a cited sentence, with the raw characters of the source that they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from index.article import reading
from index.types import Span
from rag.short.candidates import Parsed, Range
from rag.short.meaning import Pieces

MAX_WORDS: Final = 12

_SENTENCES: Final = 256
"""Sentences of which it is kept where their characters stand: pieces of the same ones compete."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cited sentence.

    Attributes:
        text: how it reads.
        span: where it stands in `source`, raw half-open characters.
        source: the whole raw source, shared between sentences.
        day: the entry's day; None for prose.
        pieces: its word pieces with their vectors, where they are known.
    """

    text: str
    span: Span
    source: str
    day: date | None
    pieces: Pieces | None = None


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The few words that answer.

    Attributes:
        text: as it reads, 1..12 words.
        span: raw characters with `reading(source[span]) == text`; None for what is derived, and
            for words that share an italic passage of the source with others.
    """

    text: str
    span: Span | None


def words_of(evidence: Evidence, parsed: Parsed, piece: Range) -> ShortAnswer | None:
    """Return the words of a range of tokens, at most MAX_WORDS, with their span."""
    start, end = _characters(parsed, _with_there(parsed, piece))
    text = " ".join(evidence.text[start:end].split()[:MAX_WORDS])
    if not text:
        return None
    return ShortAnswer(text, raw_span(evidence, start, start + len(text), text))


def _with_there(parsed: Parsed, piece: Range) -> Range:
    """Return a range that doesn't open with the verb of "there is no end to it" alone."""
    start, end = piece
    opens = parsed.tokens[start].tag == "aux" and parsed.tokens[start - 1].text.lower() == "there"
    return (start - 1 if start and opens else start), end


def _characters(parsed: Parsed, piece: Range) -> tuple[int, int]:
    """Return the characters of a range of tokens: marks whole, a final possessive cut."""
    start, end = piece
    inside = parsed.tokens[start:end]
    first, last = inside[0].start, inside[-1].end
    depth = 0
    for token in inside:
        depth += {"open": 1, "close": -1}.get(token.tag, 0)
        if depth < 0 and start > 0 and parsed.tokens[start - 1].tag == "open":
            first, depth = parsed.tokens[start - 1].start, 0
    if depth > 0 and end < len(parsed.tokens) and parsed.tokens[end].tag == "close":
        last = parsed.tokens[end].end
    elif inside[-1].possessive:
        last -= 1 if inside[-1].text[-1] in "'’" else 2
    return first, last


def raw_span(evidence: Evidence, start: int, end: int, text: str) -> Span | None:
    """Return the raw characters that read as `text`, or None where none do.

    The reading drops escapes and emphasis marks and folds white space, so its offsets are walked
    along the source; a mark that belongs to the words at an edge is taken in.
    """
    begin = evidence.span.start
    places = _places(evidence.text, evidence.source[begin : evidence.span.end])
    first, last = begin + places[start], begin + places[end - 1] + 1
    for before in (0, 1, 2):
        for after in (0, 1, 2):
            if first - before < evidence.span.start or last + after > evidence.span.end:
                continue
            if reading(evidence.source[first - before : last + after]) == text:
                return Span(first - before, last + after)
    return None


@lru_cache(maxsize=_SENTENCES)
def _places(text: str, raw: str) -> tuple[int, ...]:
    """Return where each character of a sentence as it reads stands in its raw characters."""
    at, found = 0, []
    for char in text:
        while at < len(raw) and not _same(raw[at], char):
            at += 1
        found.append(at)
        at += 1
        while char == " " and at < len(raw) and raw[at].isspace():
            at += 1
    return tuple(found)


def _same(raw: str, read: str) -> bool:
    return raw == read or (read == " " and raw.isspace())
