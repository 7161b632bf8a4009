"""Answers checked against the source: is every quote there, and is nothing said beside quotes?

The check does not ask again. It needs the documents and the record, as `rag batch` and
`rag ask --json` write it, and takes nothing in the record for granted but the question and how it
was understood.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.errors import BadFile, shown
from index.types import Document
from rag.answer import BEFORE_NEAREST, said
from rag.contract import MOST_PASSAGES
from rag.provenance import Record
from rag.textfile import lines, named, opened
from rag.verify_quotes import Sources, items_of, passages_wrong, quotes_wrong, sources_wrong
from rag.verify_reason import reason_wrong
from rag.verify_short import short_answer_wrong


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
        BadFile: if the file can't be read, holds no line, or is a table or report that `rag batch`
            has made from a file of answers beside it.
    """
    sources = Sources.of(documents)
    answers = quotes = wrong = 0
    with opened(path) as stream:
        for number, line in enumerate(lines(stream), start=1):
            if not line.strip():
                continue
            answers += 1
            record = _record(line)
            if record is None:
                _refuse_table(path, answers)
                found = [f"{shown(line)} is not a JSON object"]
            else:
                found = problems(record, sources)
                quotes += len(items_of(record, "citations")) + len(items_of(record, "nearest"))
            wrong += len(found)
            for problem in found:
                report(f"line {number}{_name(record)}: {problem}")
    if not answers:
        raise BadFile(f"{named(path)} has only blank lines: name a file of answers")
    return Checked(answers, quotes, wrong)


def problems(record: Record, sources: Sources) -> list[str]:
    """Return what is not right about one answer, a line each; nothing when all is right.

    Checked are: every quote and every passage against the document it names, its kind and its
    date, and that it is whole sentences; the documents against their sha256, where the record has
    it; whether outcome, reason and citations agree; that the answer's text is made of the cited
    quotes as they read, each with its own day and number; that the short answer stands in a quote
    or follows from the quotes; that the reason for not answering is one the assistant gives, and
    true.

    Args:
        record: an answer by the contract of `rag.contract`; its values may be anything.
        sources: the documents that may be quoted.
    """
    return [
        *_outcome_wrong(record, sources),
        *sources_wrong(record, sources),
        *quotes_wrong(record, "citations", "citation", sources),
        *quotes_wrong(record, "nearest", "nearest", sources),
        *_passages_wrong(record, sources),
        *_text_wrong(record),
        *short_answer_wrong(record, sources),
    ]


def _record(line: str) -> dict[str, object] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _refuse_table(path: Path, line: int) -> None:
    """Point to the answers where a file is what `rag batch --format` has made from them."""
    answers = path.with_name(f"{path.name}.jsonl")
    if line == 1 and path.name and answers.is_file():
        raise BadFile(f"{path} is made from {answers} for people to read: check {answers}")


def _name(record: Record | None) -> str:
    """Return how a report calls a record, beside its line."""
    id = record.get("id") if record else None
    return "" if id is None else f" ({id if isinstance(id, str) else shown(id)})"


def _outcome_wrong(record: Record, sources: Sources) -> Iterator[str]:
    outcome, reason = record.get("outcome"), record.get("reason")
    if outcome == "answered":
        if not items_of(record, "citations"):
            yield "answered without a citation"
        if items_of(record, "nearest"):
            yield "answered, yet with nearest quotes, which stand in for an answer"
        if reason is not None:
            yield f"answered, yet with the reason {shown(reason)} for not answering"
    elif outcome == "not_in_article":
        if record.get("citations") != []:
            yield "not in the article, yet with citations"
        if record.get("short_answer") is not None:
            yield "not in the article, yet with a short answer"
        if isinstance(reason, str) and reason.strip():
            yield from reason_wrong(record, reason, sources)
        else:
            yield "not in the article, yet without a reason"
    else:
        yield f"outcome is {shown(outcome)}, neither 'answered' nor 'not_in_article'"


def _passages_wrong(record: Record, sources: Sources) -> Iterator[str]:
    passages = record.get("passages")
    if not isinstance(passages, list):
        yield f"passages is {shown(passages)}, not a list"
    elif len(passages) > MOST_PASSAGES:
        yield f"{len(passages)} passages, more than {MOST_PASSAGES}"
    yield from passages_wrong(record, sources)


def _text_wrong(record: Record) -> Iterator[str]:
    """Take the quotes that are cited out of the answer's text: nothing may be left."""
    text, reason = record.get("answer"), record.get("reason")
    if not isinstance(text, str) or not text.strip():
        yield f"the answer is {shown(text)}, not text"
        return
    key, what = "citations", "citation"
    if record.get("outcome") == "not_in_article" and isinstance(reason, str):
        if not text.startswith(reason):
            yield f"the answer doesn't begin with the reason {shown(reason)}"
            return
        text = text.removeprefix(reason).strip()
        if text and not text.startswith(BEFORE_NEAREST):
            yield f"the answer says what is neither reason nor quote: {shown(text)}"
            return
        text = text.removeprefix(BEFORE_NEAREST)
        key, what = "nearest", "nearest"
    quotes = {
        n: quote
        for n, item in enumerate(items_of(record, key), start=1)
        if (quote := _quote(item)) is not None
    }
    referred, left = _taken_out(text.strip(), quotes)
    if left:
        yield f"the answer says what is not quoted: {shown(left)}"
    else:
        yield from (f"the answer doesn't refer to {what} {n}" for n in quotes if n not in referred)


def _quote(item: object) -> tuple[str, date | None] | None:
    """Return a quote and its day; None for what is no quote, which is reported elsewhere."""
    if not isinstance(item, Mapping) or not isinstance(item.get("quote"), str):
        return None
    day = None
    with suppress(TypeError, ValueError):
        day = date.fromisoformat(item.get("date") or "")
    return item["quote"], day


def _taken_out(text: str, quotes: Mapping[int, tuple[str, date | None]]) -> tuple[set[int], str]:
    """Take quotes off the front of a text; return the numbers of those, and what is left.

    A quote has its day in front, unless a reader would not take it for one of another day.
    """
    referred: set[int] = set()
    last: date | None = None
    while text:
        for n, (quote, day) in quotes.items():
            dated, bare = said(n, day, quote), said(n, None, quote)
            form = dated if text.startswith(dated) else bare
            if text.startswith(form) and (form == dated or last in (None, day)):
                break
        else:
            break
        referred.add(n)
        last = day if form == dated and day else last
        text = text.removeprefix(form).lstrip()
    return referred, text
