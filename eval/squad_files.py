"""Read and write the files of SQuAD 2.0: questions, predictions, probabilities of no answer.

    {"version": "v2.0", "data": [{"title": "...", "paragraphs": [{"context": "...", "qas": [
        {"id": "q1", "question": "...", "is_impossible": false,
         "answers": [{"text": "...", "answer_start": 0}]}]}]}]}

Predictions are one object {id: text}, and probabilities {id: number}. All files are read piece by
piece into the database of `eval.squad`.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from eval.files import write_text
from eval.scratch import Problems
from eval.stream import BrokenJson, JsonReader, text_stream
from index.errors import BadFile, shown
from rag.textfile import is_text

VERSIONS = ("v2.0", "2.0")


def read_questions(path: Path, database: sqlite3.Connection, problems: Problems) -> None:
    """Put contexts and questions into the database; what is wrong is added to the problems."""
    _read(path, problems, lambda reader: _Questions(path.name, reader, database, problems).read())


def read_predictions(path: Path, database: sqlite3.Connection, problems: Problems) -> None:
    """Put the predictions {id: text} for the questions there into the database."""

    def add(id: str, value: object) -> str | None:
        if not isinstance(value, str) or not is_text(value):
            return f"the prediction for {shown(id)} is {shown(value)}; it must be a text"
        added = database.execute("INSERT OR IGNORE INTO predictions VALUES (?, ?)", (id, value))
        return None if added.rowcount else f"{shown(id)} is predicted twice"

    _read(path, problems, lambda reader: _members(path.name, reader, database, problems, add))


def read_probabilities(path: Path, database: sqlite3.Connection, problems: Problems) -> None:
    """Put the probabilities {id: number} for the questions there into the database.

    Every prediction there must have one.
    """

    def add(id: str, value: object) -> str | None:
        number = _number(value)
        if number is None:
            return f"the probability for {shown(id)} is {shown(value)}; it must be a number"
        added = database.execute(
            "INSERT OR IGNORE INTO no_answer VALUES (NULL, ?, ?)", (id, number)
        )
        return None if added.rowcount else f"{shown(id)} has two probabilities"

    _read(path, problems, lambda reader: _members(path.name, reader, database, problems, add))
    for (id,) in database.execute(
        "SELECT id FROM predictions WHERE id NOT IN (SELECT id FROM no_answer) ORDER BY id"
    ):
        problems.add(f"{path.name}: there is no probability for {shown(id)}, which is predicted")


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:  # a whole number of hundreds of digits
        return None


def write_predictions(path: Path, database: sqlite3.Connection) -> None:
    """Write the predictions in the official format, in the order of the questions.

    Raises:
        BadFile: if the file can't be written.
    """
    query = "SELECT id, predictions.text FROM questions JOIN predictions USING (id)"
    write_text(path, _object(database.execute(f"{query} ORDER BY position")))


def write_probabilities(path: Path, database: sqlite3.Connection) -> None:
    """Write the probabilities of no answer in the official format, in the order of the questions.

    Raises:
        BadFile: if the file can't be written.
    """
    rows = database.execute("SELECT id, probability FROM no_answer ORDER BY position")
    write_text(path, _object(rows))


def _object(rows: Iterator[tuple[str, object]]) -> Iterator[str]:
    before = "{\n"
    for id, value in rows:
        yield f"{before}{json.dumps(id)}: {json.dumps(value, ensure_ascii=False)}"
        before = ",\n"
    yield "{}\n" if before == "{\n" else "\n}\n"


def _read(path: Path, problems: Problems, read: Callable[[JsonReader], None]) -> None:
    """Read one file of JSON from front to back; what can't be read is a problem like any other."""
    try:
        with text_stream(path) as stream:
            reader = JsonReader(stream)
            read(reader)
            reader.end()
    except BrokenJson as error:
        problems.add(f"{path.name}:{error.line}: {error}")
    except BadFile as error:
        problems.add(str(error))


def _members(
    name: str,
    reader: JsonReader,
    database: sqlite3.Connection,
    problems: Problems,
    add: Callable[[str, object], str | None],
) -> None:
    """Add each member of an object whose keys are ids of questions."""
    if reader.peek() != "{":
        problems.add(f"{name}:{reader.line}: it must be one JSON object with an id for each key")
        reader.skip()
        return
    for id in reader.members():
        line = reader.line
        known = is_text(id) and database.execute("SELECT 1 FROM questions WHERE id = ?", (id,))
        if known and known.fetchone():
            problem = add(id, reader.value())
        else:
            reader.skip()
            problem = f"{shown(id)} is the id of no question"
        if problem:
            problems.add(f"{name}:{line}: {problem}")


class _Questions:
    """One walk through a file of questions."""

    def __init__(
        self, name: str, reader: JsonReader, database: sqlite3.Connection, problems: Problems
    ) -> None:
        self._name = name
        self._reader = reader
        self._database = database
        self._problems = problems
        self._contexts = 0
        self._questions = 0

    def read(self) -> None:
        """Read the whole file."""
        found = set()
        for key in self._members("the file"):
            found.add(key)
            if key == "version":
                self._check_version(self._reader.value())
            elif key == "data":
                for place in self._items("data"):
                    self._article(place)
            else:
                self._reader.skip()
        for key in ("version", "data"):
            if key not in found:
                self._tell(f"the file has no {key}; it must be in the format of SQuAD 2.0")
        if "data" in found and not self._questions:
            self._tell("the file holds no question")

    def _check_version(self, version: object) -> None:
        if version not in VERSIONS:
            self._tell(f"version is {shown(version)}; this reads v2.0")

    def _article(self, place: str) -> None:
        found = False
        for key in self._members(place):
            if key == "paragraphs":
                found = True
                for inner in self._items(f"{place}.paragraphs"):
                    self._paragraph(inner)
            else:
                self._reader.skip()
        if not found:
            self._tell(f"{place} has no paragraphs")

    def _paragraph(self, place: str) -> None:
        self._contexts += 1
        found = set()
        for key in self._members(place):
            found.add(key)
            if key == "context":
                self._context(place, self._reader.value())
            elif key == "qas":
                for inner in self._items(f"{place}.qas"):
                    line = self._reader.line
                    problem = self._add(self._reader.value())
                    if problem:
                        self._tell(f"{inner}: {problem}", line)
            else:
                self._reader.skip()
        for key in ("context", "qas"):
            if key not in found:
                self._tell(f"{place} has no {key}")

    def _context(self, place: str, text: object) -> None:
        if not isinstance(text, str) or not text.strip() or not is_text(text):
            self._tell(f"{place}.context is {shown(text)}; it must be a text that isn't empty")
            return
        self._database.execute(
            "INSERT OR REPLACE INTO contexts VALUES (?, ?)", (self._contexts, text)
        )

    def _add(self, given: object) -> str | None:
        """Put one question into the database, or return why it can't be used."""
        self._questions += 1
        if not isinstance(given, dict):
            return f"{shown(given)} is not a JSON object"
        id, text, answers = given.get("id"), given.get("question"), _answers(given.get("answers"))
        if not isinstance(id, str) or not id or not is_text(id):
            return f"id is {shown(id)}; it must be a text that isn't empty"
        if not isinstance(text, str) or not is_text(text):
            return f"question is {shown(text)}; it must be a text"
        if answers is None:
            return 'answers must be a list of objects with a "text"'
        if given.get("is_impossible") is not (not answers):
            return "is_impossible must be true without answers, and false with one"
        added = self._database.execute(
            "INSERT OR IGNORE INTO questions VALUES (NULL, ?, ?, ?, ?)",
            (id, self._contexts, text, json.dumps(answers)),
        )
        return None if added.rowcount else f"id {shown(id)} is given twice"

    def _members(self, place: str) -> Iterator[str]:
        if self._reader.peek() == "{":
            yield from self._reader.members()
        else:
            self._tell(f"{place} must be a JSON object")
            self._reader.skip()

    def _items(self, place: str) -> Iterator[str]:
        if self._reader.peek() == "[":
            for number in self._reader.items():
                self._reader.peek()  # so that the line is that of the item itself
                yield f"{place}[{number}]"
        else:
            self._tell(f"{place} must be a list")
            self._reader.skip()

    def _tell(self, problem: str, line: int | None = None) -> None:
        self._problems.add(f"{self._name}:{line or self._reader.line}: {problem}")


def _answers(given: object) -> list[str] | None:
    """Return the texts of a list of answers, None where it is no such list."""
    if not isinstance(given, list):
        return None
    texts = [answer.get("text") if isinstance(answer, dict) else None for answer in given]
    usable = [text for text in texts if isinstance(text, str) and is_text(text)]
    return usable if len(usable) == len(texts) else None
