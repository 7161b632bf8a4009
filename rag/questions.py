"""A file of questions, read one at a time: JSON Lines, CSV, or text with a question a line.

A line that holds no question is told with its number and spoils no other. Memory does not grow
with the number of lines.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Literal

from index.errors import BadFile, BadQuestion, shown
from rag.question import clean
from rag.textfile import is_text, lines, named

Form = Literal["jsonl", "csv", "text"]

_FORMS: dict[str, Form] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}
"""Suffixes that decide; under any other name the first line does."""

_DELIMITERS = ",;\t"
_EXAMPLE = '{"question": "Who met Kim?"}'


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the file gives it.

    Attributes:
        line: the line where it begins, from 1.
        id: what the file calls it; the line number as text where it has no name.
        history: earlier questions of the conversation, oldest first.
    """

    line: int
    id: str | int
    question: str
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that holds no question, and why."""

    line: int
    problem: str


def askable(item: Asked | Broken) -> Asked | Broken:
    """Return a question cleaned, as its answer repeats it, or why it can't be asked."""
    if isinstance(item, Broken):
        return item
    try:
        return replace(item, question=clean(item.question))
    except BadQuestion as error:
        return Broken(item.line, str(error))


def read(path: Path, stream: Iterable[bytes]) -> Iterator[Asked | Broken]:
    """Yield what each line asks, in order; blank lines are skipped.

    The form is told by the file's suffix, and otherwise by the first line that is not blank.

    Raises:
        BadFile: if no line holds anything, or a CSV has no column `question`.
    """
    numbered = enumerate(lines(stream), start=1)
    first = next(((number, line) for number, line in numbered if line.strip()), None)
    if first is None:
        raise BadFile(f"{named(path)} has only blank lines: give a question a line")
    form = _FORMS.get(path.suffix.lower()) or _form(first[1])
    readers = {"jsonl": _from_json_lines, "csv": _from_csv, "text": _from_text}
    yield from readers[form](chain([first], numbered))


def _form(line: str) -> Form:
    if line.lstrip().startswith("{"):
        return "jsonl"
    return "csv" if _delimiter(line) else "text"


def _from_text(numbered: Iterable[tuple[int, str]]) -> Iterator[Asked | Broken]:
    for number, line in numbered:
        if line.strip():
            yield _checked(number, {"question": line})


def _from_json_lines(numbered: Iterable[tuple[int, str]]) -> Iterator[Asked | Broken]:
    for number, line in numbered:
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            yield _checked(number, value)
        else:
            yield Broken(number, f"{shown(line)} is not a JSON object such as {_EXAMPLE}")


def _from_csv(numbered: Iterable[tuple[int, str]]) -> Iterator[Asked | Broken]:
    first_number, header = next(iter(numbered))
    delimiter = _delimiter(header)
    if delimiter is None:
        raise BadFile(f"a CSV needs a column named question; the header is {shown(header)}")
    columns = _columns(header, delimiter)
    rows = csv.reader((f"{line}\n" for _, line in numbered), delimiter=delimiter, strict=True)
    while True:
        begins = first_number + rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield Broken(begins, f"is not CSV: {error}; put quotes around each whole cell")
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _from_row(begins, columns, cells)


def _from_row(number: int, columns: list[str], cells: list[str]) -> Asked | Broken:
    if len(cells) > len(columns):
        return Broken(
            number,
            f"has {len(cells)} cells for {len(columns)} columns: "
            "put quotes around a question that holds a comma",
        )
    row: dict[str, object] = {
        column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()
    }
    history = row.get("history")
    if isinstance(history, str):
        try:
            row["history"] = json.loads(history)
        except (ValueError, RecursionError):
            return Broken(number, f'history is {shown(history)}: write a JSON list, ["Who?"]')
    return _checked(number, row)


def _columns(header: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [cell.strip().lower() for cell in cells]


def _delimiter(header: str) -> str | None:
    """Return the first delimiter under which a header has a column `question`."""
    for delimiter in _DELIMITERS:
        if "question" in _columns(header, delimiter):
            return delimiter
    return None


def _checked(number: int, record: Mapping[str, object]) -> Asked | Broken:
    """Return the question of a record whose values may be anything."""
    question, history, id = (record.get(key) for key in ("question", "history", "id"))
    if not isinstance(question, str | None):
        return Broken(number, f"the question is {shown(question)}: write it as text in quotes")
    if question is None or not question.strip():
        return Broken(number, f"has no question: write {_EXAMPLE}")
    earlier = _earlier(history)
    if earlier is None:
        return Broken(number, f"history is {shown(history)}: write a list of earlier questions")
    if isinstance(id, bool) or not isinstance(id, str | int | None):
        return Broken(number, f"the id is {shown(id)}: write text or a whole number")
    if not all(map(is_text, [question, *earlier, str(id)])):
        return Broken(number, "holds something that is not UTF-8: save the file as UTF-8")
    return Asked(number, str(number) if id is None or id == "" else id, question, earlier)


def _earlier(history: object) -> tuple[str, ...] | None:
    """Return the earlier questions that are not blank; None where `history` is no list of text."""
    if history is None:
        return ()
    if not isinstance(history, list) or not all(isinstance(item, str) for item in history):
        return None
    return tuple(item for item in history if item.strip())
