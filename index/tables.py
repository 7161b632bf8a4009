"""The SQLite half of the local store: text and days in tables, BM25 by FTS5.

The database lives in memory and is copied from and to a file as a whole. Threads share one
connection, behind a lock that a search holds for well under a millisecond: that is simpler than
one connection for each thread, and nothing on disk is read once it is open. BM25 adds up over the
terms of a question, so what a term scores is asked of SQLite once and then remembered.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

from index.analyze import terms as terms_of
from index.types import DateSpan, Passage, Sentence, Span

# `position` counts passages and sentences from 0 in the order added; FTS5 row ids are sentence
# positions. The lexicon keeps no text of its own (content=''), only where terms stand; `ascii`
# with `_` as a letter keeps each analysed term whole.
_SCHEMA = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE passages (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (id),
    kind TEXT NOT NULL CHECK (kind IN ('prose', 'event')),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    section TEXT NOT NULL
);
CREATE TABLE sentences (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    passage INTEGER NOT NULL REFERENCES passages (position),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    context TEXT NOT NULL
);
CREATE TABLE days (
    passage INTEGER PRIMARY KEY REFERENCES passages (position),
    day TEXT NOT NULL
);
CREATE INDEX passages_of_a_day ON days (day);
CREATE VIRTUAL TABLE lexicon USING fts5(
    terms, content='', tokenize="ascii tokenchars '_'"
);
"""

_ONE_TERM = re.compile(r"[a-z0-9_]+")

_REMEMBERED = 1024
"""Terms whose scores are kept, those that were asked for of late."""


class Tables:
    """Passages, their sentences and days, and the lexicon of the sentences' terms."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.executescript(_SCHEMA)
        self._scores = lru_cache(_REMEMBERED)(self._searched)

    def write(self, passages: Sequence[Passage], position: int, row: int) -> None:
        """Add passages, all or none.

        Args:
            passages: with ids that are new here.
            position: how many passages stand already.
            row: how many sentences stand already.
        """
        with self._lock, self._database:
            for at, passage in enumerate(passages, start=position):
                self._write_passage(at, passage)
                for sentence in passage.sentences:
                    self._write_sentence(row, at, sentence)
                    row += 1
        self._scores.cache_clear()

    def search(self, terms: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """Return (row, BM25) of the sentences with at least one of the terms, best first.

        Scores are rounded to 12 decimals: sums that differ only by the order of their terms tie.
        A string that is no analysed term stands nowhere; leaving it out keeps the syntax of
        queries out of reach.
        """
        found: defaultdict[int, float] = defaultdict(float)
        for term in dict.fromkeys(terms):
            for row, score in self._scores(term) if _ONE_TERM.fullmatch(term) else ():
                found[row] += score
        scored = ((row, round(score, 12)) for row, score in found.items())
        return sorted(scored, key=lambda each: (-each[1], each[0]))[:limit]

    def _searched(self, term: str) -> tuple[tuple[int, float], ...]:
        """Return (row, BM25) of the sentences with a term."""
        with self._lock:
            return tuple(
                self._database.execute(
                    "SELECT rowid, -bm25(lexicon) FROM lexicon WHERE lexicon MATCH ?",
                    (f'"{term}"',),
                )
            )

    def positions_in(self, days: DateSpan) -> list[int]:
        """Return the positions of the entries of these days, by day, document name, position."""
        with self._lock:
            found = self._database.execute(
                "SELECT passages.position FROM days "
                "JOIN passages ON passages.position = days.passage "
                "JOIN documents ON documents.id = passages.document "
                "WHERE days.day >= ? AND days.day < ? "
                "ORDER BY days.day, documents.name, passages.position",
                (days.start.isoformat(), days.end.isoformat()),
            ).fetchall()
        return [position for (position,) in found]

    def read(self) -> list[Passage]:
        """Return all passages by position."""
        sentences: dict[int, list[Sentence]] = {}
        with self._lock:
            for passage, id_, start, stop, text, context in self._database.execute(
                "SELECT passage, id, start, stop, text, context FROM sentences ORDER BY position"
            ):
                found = Sentence(id_, Span(start, stop), text, context)
                sentences.setdefault(passage, []).append(found)
            return [
                Passage(
                    id=id_,
                    document=document,
                    kind=kind,
                    span=Span(start, stop),
                    text=text,
                    section=section,
                    day=date.fromisoformat(day) if day else None,
                    sentences=tuple(sentences.get(position, ())),
                )
                for position, id_, document, kind, start, stop, text, section, day in (
                    self._database.execute(
                        "SELECT position, passages.id, name, kind, start, stop, text, section, "
                        "day FROM passages JOIN documents ON documents.id = passages.document "
                        "LEFT JOIN days ON days.passage = position ORDER BY position"
                    )
                )
            ]

    def save(self, file: Path) -> None:
        """Write the database to a file that doesn't exist yet.

        Raises:
            sqlite3.Error: if it can't be written.
        """
        with self._lock, closing(sqlite3.connect(file)) as copy:
            self._database.backup(copy)

    def restore(self, data: bytes) -> None:
        """Become the database that a saved file holds.

        Raises:
            sqlite3.Error: if the bytes are no database; other damage shows when it is read.
        """
        if not data:  # which SQLite would report as a lack of memory
            raise sqlite3.DatabaseError("the file is empty")
        with self._lock:
            self._database.deserialize(data)
        self._scores.cache_clear()

    def _write_passage(self, position: int, passage: Passage) -> None:
        span = passage.span
        self._database.execute(
            "INSERT OR IGNORE INTO documents (name) VALUES (?)", (passage.document,)
        )
        self._database.execute(
            "INSERT INTO passages SELECT ?, ?, id, ?, ?, ?, ?, ? FROM documents WHERE name = ?",
            (
                position, passage.id, passage.kind, span.start, span.end,
                passage.text, passage.section, passage.document,
            ),
        )  # fmt: skip
        if passage.day is not None:
            self._database.execute(
                "INSERT INTO days VALUES (?, ?)", (position, passage.day.isoformat())
            )

    def _write_sentence(self, row: int, passage: int, sentence: Sentence) -> None:
        span = sentence.span
        self._database.execute(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row, sentence.id, passage, span.start, span.end, sentence.text, sentence.context),
        )
        self._database.execute(
            "INSERT INTO lexicon (rowid, terms) VALUES (?, ?)",
            (row, " ".join(terms_of(sentence.context))),
        )
