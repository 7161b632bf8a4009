"""Answers checked against the source: is every quote there, and is nothing said beside quotes?

The check knows nothing of how an answer was found. It needs the documents and the record, as
`rag batch` and `rag ask --json` write it, and takes nothing in the record for granted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.article import reading
from index.chunk import long_date
from index.errors import BadFile, shown
from index.types import Document, Entry, Span
from rag.contract import MOST_PASSAGES
from rag.textfile import lines, named, opened

MOST_SHORT_WORDS = 12
BEFORE_NEAREST = "Nearest:"
"""What stands between the reason for not answering and the nearest quotes."""

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a file of answers counted.

    Attributes:
        answers: lines that hold an answer or should.
        quotes: quotes looked at, those of nearest passages included.
        problems: things that are not right.
    """

    answers: int
    quotes: int
    problems: int


def verify(
    path: Path, documents: Mapping[str, Document], report: Callable[[str], object]
) -> Checked:
    """Check each line of a file of answers, one at a time.

    Args:
        path: a file of answers, a JSON object a line; `-` is standard input.
        documents: what the answers may quote, by name.
        report: takes one line about each thing that is not right.

    Raises:
        BadFile: if the file can't be read, or holds no line.
    """
    answers = quotes = wrong = 0
    with opened(path) as stream:
        for number, line in enumerate(lines(stream), start=1):
            if not line.strip():
                continue
            answers += 1
            record = _record(line)
            if record is None:
                found = [f"{shown(line)} is not a JSON object"]
            else:
                found = problems(record, documents)
                quotes += len(_items(record, "citations")) + len(_items(record, "nearest"))
            wrong += len(found)
            for problem in found:
                report(f"line {number}{_name(record)}: {problem}")
    if not answers:
        raise BadFile(f"{named(path)} has only blank lines: name a file of answers")
    return Checked(answers, quotes, wrong)


def problems(record: Record, sources: Mapping[str, Document]) -> list[str]:
    """Return what is not right about one answer, a line each; nothing when all is right.

    Checked are: every quote and every passage against the document it names, its kind and its
    date; whether outcome, reason and citations agree; and that the answer's text is made of the
    cited quotes as they read, each followed by its number. Of the short answer only the length is
    checked: it may be a count, a duration or a date that no quote spells out.

    Args:
        record: an answer by the contract of `rag.contract`; its values may be anything.
        sources: the documents that may be quoted, by name.
    """
    return [
        *_outcome_wrong(record),
        *_quotes_wrong(record, "citations", "citation", sources),
        *_quotes_wrong(record, "nearest", "nearest", sources),
        *_passages_wrong(record, sources),
        *_text_wrong(record),
        *_short_answer_wrong(record.get("short_answer")),
    ]


def _record(line: str) -> dict[str, object] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _name(record: Record | None) -> str:
    """Return how a report calls a record, beside its line."""
    id = record.get("id") if record else None
    return "" if id is None else f" ({id if isinstance(id, str) else shown(id)})"


def _items(record: Record, key: str) -> Sequence[object]:
    """Return the list under a key; an empty one where there is none."""
    value = record.get(key)
    return value if isinstance(value, list) else []


def _outcome_wrong(record: Record) -> Iterator[str]:
    outcome, reason = record.get("outcome"), record.get("reason")
    if outcome == "answered":
        if not _items(record, "citations"):
            yield "answered without a citation"
        if reason is not None:
            yield f"answered, yet with the reason {shown(reason)} for not answering"
    elif outcome == "not_in_article":
        if record.get("citations") != []:
            yield "not in the article, yet with citations"
        if record.get("short_answer") is not None:
            yield "not in the article, yet with a short answer"
        if not isinstance(reason, str) or not reason.strip():
            yield "not in the article, yet without a reason"
    else:
        yield f"outcome is {shown(outcome)}, neither 'answered' nor 'not_in_article'"


def _quotes_wrong(
    record: Record, key: str, what: str, sources: Mapping[str, Document]
) -> Iterator[str]:
    for position, quote in enumerate(_items(record, key), start=1):
        if isinstance(quote, Mapping) and quote.get("n") != position:
            yield f"{what} {position} is numbered {shown(quote.get('n'))}"
        problem = _item_wrong(quote, "quote", sources)
        if problem:
            yield f"{what} {position}: {problem}"


def _passages_wrong(record: Record, sources: Mapping[str, Document]) -> Iterator[str]:
    passages = _items(record, "passages")
    if len(passages) > MOST_PASSAGES:
        yield f"{len(passages)} passages, more than {MOST_PASSAGES}"
    for position, passage in enumerate(passages, start=1):
        problem = _item_wrong(passage, "text", sources)
        if problem:
            yield f"passage {position}: {problem}"


def _item_wrong(item: object, key: str, sources: Mapping[str, Document]) -> str | None:
    """Return what is wrong about an item whose text under `key` should be raw source."""
    if not isinstance(item, Mapping):
        return f"{shown(item)} is not an object"
    place = _place(item, sources)
    if isinstance(place, str):
        return place
    document, span = place
    raw = span.of(document.source)
    if item.get(key) != raw:
        return f"{shown(item.get(key))} is not what stands there: {shown(raw)}"
    return _entry_wrong(item, span, document)


def _place(item: Record, sources: Mapping[str, Document]) -> tuple[Document, Span] | str:
    """Return where an item says it stands, or what is wrong about that."""
    name, start, end = item.get("document"), item.get("start"), item.get("end")
    if "document" not in item and len(sources) == 1:
        (name,) = sources
    document = sources.get(name) if isinstance(name, str) else None
    if document is None:
        return f"document {shown(name)} is not in the index"
    if not isinstance(start, int) or not isinstance(end, int):
        return f"position {shown(start)}..{shown(end)} is not two whole numbers"
    if not 0 <= start < end <= len(document.source):
        return f"position {start}..{end} is not inside 0..{len(document.source)}"
    return document, Span(start, end)


def _entry_wrong(item: Record, span: Span, document: Document) -> str | None:
    """Return what is wrong about kind and date, given the entry that holds the span, if any."""
    touched = [entry for entry in document.entries if entry.span.overlaps(span)]
    if touched and not touched[0].span.covers(span):
        return f"position {span.start}..{span.end} crosses the border of a dated entry"
    kind, day = _kind_and_date(touched[0] if touched else None)
    if item.get("kind") != kind:
        return f"kind is {shown(item.get('kind'))}, but what stands there is {kind}"
    if item.get("date") != day:
        return f"date is {shown(item.get('date'))}, but what stands there has {day or 'none'}"
    return None


def _kind_and_date(entry: Entry | None) -> tuple[str, str | None]:
    return ("event", entry.date.isoformat()) if entry else ("prose", None)


def _text_wrong(record: Record) -> Iterator[str]:
    """Take the quotes that are cited out of the answer's text: nothing may be left."""
    text, reason = record.get("answer"), record.get("reason")
    if not isinstance(text, str) or not text.strip():
        yield f"the answer is {shown(text)}, not text"
        return
    key = "citations"
    if record.get("outcome") == "not_in_article" and isinstance(reason, str):
        if not text.startswith(reason):
            yield f"the answer doesn't begin with the reason {shown(reason)}"
            return
        text = text.removeprefix(reason).strip().removeprefix(BEFORE_NEAREST)
        key = "nearest"
    pieces = {
        n: forms
        for n, quote in enumerate(_items(record, key), start=1)
        if (forms := _as_said(n, quote))
    }
    said, left = _taken_out(text.strip(), pieces)
    if left:
        yield f"the answer says what is not quoted: {shown(left)}"
    elif key == "citations":
        yield from (f"the answer doesn't refer to citation {n}" for n in pieces if n not in said)


def _taken_out(text: str, pieces: Mapping[int, Sequence[str]]) -> tuple[set[int], str]:
    """Take pieces off the front of a text; return the numbers of those, and what is left."""
    said: set[int] = set()
    while text:
        begun = (
            (n, form) for n, forms in pieces.items() for form in forms if text.startswith(form)
        )
        n, form = next(begun, (0, ""))
        if not form:
            break
        said.add(n)
        text = text.removeprefix(form).lstrip()
    return said, text


def _as_said(n: int, quote: object) -> tuple[str, ...]:
    """Return how an answer may say a quote: as it reads, with its number, with or without its day.

    Nothing is returned for what is no quote; that is reported where quotes are checked.
    """
    if not isinstance(quote, Mapping) or not isinstance(quote.get("quote"), str):
        return ()
    bare = f"{reading(quote['quote'])} [{n}]"
    try:
        day = date.fromisoformat(quote.get("date") or "")
    except (TypeError, ValueError):
        return (bare,)
    return (f"{long_date(day)}: {bare}", bare)


def _short_answer_wrong(short: object) -> Iterator[str]:
    if short is None:
        return
    if not isinstance(short, str) or not short.strip():
        yield f"the short answer is {shown(short)}, neither text nor null"
    elif len(short.split()) > MOST_SHORT_WORDS:
        yield f"the short answer {shown(short)} has more than {MOST_SHORT_WORDS} words"
