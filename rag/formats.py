"""Answers for people: a table for spreadsheets, and a report to read.

Each form turns records into pieces of text one at a time, so that memory does not grow with their
number. JSON Lines alone holds all of an answer; it is what `rag verify` checks.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from index.chunk import long_date
from rag.contract import json_line

Record = dict[str, object]
Format = Literal["jsonl", "csv", "md"]
Pieces = Callable[[Iterable[Record]], Iterator[str]]

COLUMNS = ("id", "question", "outcome", "reason", "answer", "short_answer", "citations")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula in a spreadsheet, or lets one begin."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_LIST_MARK = re.compile(r"^(\d*)([-+=.)])")


def as_jsonl(records: Iterable[Record]) -> Iterator[str]:
    """Yield each record as one line of JSON."""
    return (f"{json_line(record)}\n" for record in records)


def as_csv(records: Iterable[Record]) -> Iterator[str]:
    """Yield a header and a row for each answer; citations share a cell, `|` between them.

    A text that a spreadsheet could run as a formula gets an apostrophe in front, which
    spreadsheets take for "this is text".
    """
    yield _row(COLUMNS)
    for record in records:
        cells = [record.get(column) for column in COLUMNS[:-1]]
        yield _row([*cells, " | ".join(map(_flat, _items(record, "citations")))])


def as_markdown(records: Iterable[Record]) -> Iterator[str]:
    """Yield a report: each question with its answer and its quotes, and the numbers at the end."""
    outcomes: Counter[object] = Counter()
    yield "# Answers\n"
    for number, record in enumerate(records, start=1):
        outcomes[record.get("outcome")] += 1
        yield "\n" + "\n\n".join(_section(number, record)) + "\n"
    answered, asked = outcomes["answered"], outcomes.total()
    yield f"\n---\n\nOf {asked:,} questions, {answered:,} answered.\n"


FORMATS: Mapping[Format, Pieces] = {"jsonl": as_jsonl, "csv": as_csv, "md": as_markdown}


def _row(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_safe(cell) for cell in cells])
    return line.getvalue()


def _safe(cell: object) -> object:
    """Return a cell that no spreadsheet runs; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _flat(item: Mapping[str, object]) -> str:
    """Return a citation in one line: number, day, document, characters, quote."""
    head = f"[{item['n']}] {item['date']}" if item["date"] else f"[{item['n']}]"
    return f"{head} {item['document']} {item['start']}-{item['end']}: {_folded(item['quote'])}"


def _section(number: int, record: Record) -> Iterator[str]:
    name = record["id"]
    known = "" if name is None or str(name) == str(number) else f" ({_plain(str(name))})"
    yield f"## {number}. {_plain(record['question'])}{known}"
    if record.get("standalone", record["question"]) != record["question"]:
        yield f"*Understood as:* {_plain(record['standalone'])}"
    if record["outcome"] == "answered":
        if record["short_answer"]:
            yield f"**{_plain(record['short_answer'])}**"
        yield from map(_cited, _items(record, "citations"))
        return
    yield f"**Not in the article.** {_plain(record['reason'])}"
    nearest = _items(record, "nearest")
    if nearest:
        yield "Nearest:"
        yield from map(_cited, nearest)


def _cited(item: Mapping[str, object]) -> str:
    """Return a quote with its day and number, and where it stands."""
    day = f"{long_date(date.fromisoformat(str(item['date'])))}: " if item["date"] else ""
    place = f"{_plain(item['document'])}, characters {item['start']}–{item['end']}"
    return f"> {day}{_plain(_folded(item['quote']))} \\[{item['n']}\\]\n>\n> {place}"


def _items(record: Record, key: str) -> list[Mapping[str, object]]:
    value = record.get(key)
    return value if isinstance(value, list) else []


def _folded(text: object) -> str:
    return " ".join(str(text).split())


def _plain(text: object) -> str:
    """Return text that reads in Markdown as it stands: nothing in it is markup or a list."""
    return _LIST_MARK.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", _folded(text)))
