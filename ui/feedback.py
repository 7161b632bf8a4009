"""What readers say of answers, kept in one local file, and turned into candidates for gold.

The file is SQLite and never leaves the machine by itself. A later word on the same question after
the same history replaces the earlier one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from index.errors import BadFile, BadSetting, shown

_FOLDER, _FILE = "ask-the-article", "feedback.sqlite"

Verdict = Literal["right", "wrong-answer", "wrong-evidence"]

VERDICTS: tuple[Verdict, ...] = ("right", "wrong-answer", "wrong-evidence")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS rated (
    question TEXT NOT NULL,
    history TEXT NOT NULL,
    verdict TEXT NOT NULL,
    at TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (question, history)
)
"""


def default_path(environment: Mapping[str, str], system: str) -> Path:
    """Return where the file lies unless another is named: in the user's folder for data.

    It is no part of the program and none of its environment, so it stays when they go.

    >>> default_path({"HOME": "/home/zoe"}, "linux").as_posix()
    '/home/zoe/.local/share/ask-the-article/feedback.sqlite'

    Args:
        environment: variables; XDG_DATA_HOME counts if it is a whole path.
        system: as `sys.platform` names it.

    Raises:
        BadSetting: if there is no home folder.
    """
    chosen = Path(environment.get("XDG_DATA_HOME", ""))
    if chosen.is_absolute():
        return chosen / _FOLDER / _FILE
    try:
        home = Path(environment.get("HOME") or Path.home())
    except RuntimeError as error:
        raise BadSetting(
            "there is no home folder for feedback: name a file, --feedback FILE"
        ) from error
    below = ("Library", "Application Support") if system == "darwin" else (".local", "share")
    return home.joinpath(*below, _FOLDER, _FILE)


@dataclass(frozen=True, slots=True)
class Rated:
    """A verdict on an answer; `record` is the answer as `rag ask --json` prints it."""

    verdict: Verdict
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FeedbackFile:
    """The file at `path`, made when the first word is kept; many threads may use it."""

    path: Path

    def keep(self, verdict: Verdict, record: Mapping[str, Any]) -> None:
        """Keep a verdict on an answer.

        Raises:
            BadFile: if the file can't be written.
        """
        row = (
            record["question"],
            json.dumps(record["history"], ensure_ascii=False),
            verdict,
            datetime.now(UTC).isoformat(timespec="seconds"),
            json.dumps(record, ensure_ascii=False),
        )
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10)) as store, store:
                store.execute(_SCHEMA)
                store.execute("INSERT OR REPLACE INTO rated VALUES (?, ?, ?, ?, ?)", row)
        except (OSError, sqlite3.Error) as error:
            raise BadFile(f"{shown(str(self.path))} can't be written: {error}") from error

    def all(self) -> list[Rated]:
        """Return what was kept, by question and history.

        Raises:
            BadFile: if there is no such file, or it is none of this program's.
        """
        if not self.path.is_file():
            raise BadFile(f"{shown(str(self.path))} is not there: no answer has been rated yet")
        wanted = "SELECT verdict, record FROM rated ORDER BY question, history"
        try:
            with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)) as s:
                rows = s.execute(wanted).fetchall()
        except sqlite3.Error as error:
            raise BadFile(f"{shown(str(self.path))} can't be read: {error}") from error
        return [Rated(verdict, json.loads(record)) for verdict, record in rows]


def keep(file: FeedbackFile | None, verdict: Verdict, record: Mapping[str, Any]) -> None:
    """Keep a verdict on an answer in `file`.

    Raises:
        BadSetting: if there is none.
        BadFile: if it can't be written.
    """
    if file is None:
        raise BadSetting("no word on answers is kept here: leave out --no-feedback")
    file.keep(verdict, record)


def candidates(rated: list[Rated]) -> Iterator[dict[str, object]]:
    """Yield a line for a gold file for each verdict, to be looked at by a person.

    Where the answer was right, the line is whole. Where it was not, it says so in its id and leaves
    the answer and the evidence empty, which `rag eval check` then asks for.
    """
    for number, each in enumerate(rated, start=1):
        record = each.record
        right = each.verdict == "right"
        refused = right and record["outcome"] == "not_in_article"
        quotes = [item["quote"] for item in record["citations"]] if right else []
        short = record["short_answer"] if right else None
        yield {
            "id": f"feedback-{number}-{each.verdict}",
            "question": record["question"],
            "history": record["history"],
            "type": _type(record, refused),
            "answerable": not refused,
            "answers": [short] if short else [],
            "evidence": [[quote] for quote in quotes],
            **({"why_unanswerable": "absent"} if refused else {}),
            **({"derived": True} if short and not _stands_in(short, quotes) else {}),
        }


def _type(record: Mapping[str, Any], refused: bool) -> str:
    if refused:
        return "unanswerable"
    if record["history"]:
        return "follow-up"
    return "temporal" if record["dates"] else "factoid"


def _stands_in(short: str, quotes: list[str]) -> bool:
    return any(short in " ".join(quote.split()) for quote in quotes)
