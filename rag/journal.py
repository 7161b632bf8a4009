"""The answers so far: a file of JSON Lines that a batch goes on with after an interruption.

Whatever ended the last run, even a kill in the middle of a line, the file holds the answers to
the first questions, in order, and at most the beginning of one more. Each whole line is compared
with its question again, so that answers to other questions are never continued or overwritten.
"""

from __future__ import annotations

import errno
import fcntl
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BufferedRandom
from pathlib import Path

from index.errors import BadSetting, shown
from rag.contract import json_line
from rag.provenance import HISTORY, sources_of
from rag.questions import Asked

_CURE = "--restart answers anew in its place, or name another file"


class Journal:
    """A file of answers, read from its beginning and then written at its end.

    First `holds` is asked for each question in order. What it finds is kept; when it has said no,
    `begin` makes the file ready, and `write` adds to it.

    Args:
        path: where it lies, for messages.
        file: the file itself, open for reading and writing.
        restart: whether what it holds counts for nothing.
    """

    def __init__(self, path: Path, file: BufferedRandom, *, restart: bool) -> None:
        self.path = path
        self._kept = 0
        self._restart = restart
        self._file = file
        self._end = 0
        self._read = restart
        self._sources: set[tuple[str, str]] = set()
        file.seek(0)

    def holds(self, asked: Asked) -> bool:
        """Tell whether the answer to the next question is there and whole; False once none is.

        Args:
            asked: the next question, cleaned as its answer repeats it.

        Raises:
            BadSetting: if what is there answers something else.
        """
        if self._read:
            return False
        line = self._file.readline()
        if not line.endswith(b"\n"):
            self._check_cut(line, asked)
            self._read = True
            return False
        record = _record(line)
        if record is None:
            raise BadSetting(f"line {self._kept + 1} of {self.path} is no answer: {_CURE}")
        if not _answers(record, asked):
            raise BadSetting(
                f"line {self._kept + 1} of {self.path} answers another question than line "
                f"{asked.line} asks ({_named(record)}, not {_named(_wanted(asked))}): {_CURE}"
            )
        self._kept += 1
        self._end += len(line)
        self._sources |= {(name, str(sha256)) for name, sha256 in sources_of(record).items()}
        return True

    def finish(self) -> None:
        """Make sure that no answer is left, when all questions have been compared.

        Raises:
            BadSetting: if there is one.
        """
        if self._restart:
            self.begin()
        elif not self._read and self._file.readline():
            raise BadSetting(f"{self.path} holds more answers than there are questions: {_CURE}")

    def check_sources(self, sha256: Mapping[str, str]) -> None:
        """Make sure that the answers kept were taken from the documents that answer now.

        Raises:
            BadSetting: if a document has changed or is gone.
        """
        for name, taken in sorted(self._sources):
            if sha256.get(name) != taken:
                raise BadSetting(
                    f"{self.path} holds answers from another text of {name} than the index: {_CURE}"
                )

    def begin(self) -> None:
        """Cut off what is not kept, and go on from there."""
        with writing(self.path):
            self._file.seek(self._end)
            self._file.truncate()
        self._restart = False

    def write(self, record: dict[str, object]) -> None:
        """Add an answer so that it is there even if the next moment ends the program."""
        with writing(self.path):
            self._file.write(f"{json_line(record)}\n".encode())
            self._file.flush()

    def records(self) -> Iterator[dict[str, object]]:
        """Yield the answers that the file holds, from its beginning."""
        self._file.seek(0)
        for line in self._file:
            record = _record(line)
            if record is not None:
                yield record

    def _check_cut(self, line: bytes, asked: Asked) -> None:
        """Make sure that a line that is cut off began as the answer to this question."""
        begins = json_line({"id": asked.id, "question": asked.question})[:-1].encode()
        if not (line.startswith(begins) or begins.startswith(line)):
            raise BadSetting(f"line {self._kept + 1} of {self.path} is no answer: {_CURE}")


@contextmanager
def opened_journal(path: Path, *, restart: bool) -> Iterator[Journal]:
    """Open a file of answers alone, without touching what it holds yet.

    A file that was not there before, and into which nothing went because of an error, is taken
    away again.

    Raises:
        BadSetting: if it can't be written, or another program writes into it now.
    """
    new = not path.exists()
    with writing(path):
        # "a" makes a file without emptying it, but could write at its end only.
        path.open("ab").close()
        file = path.open("r+b")
    try:
        _lock(path, file)
        yield Journal(path, file, restart=restart)
    except BaseException:
        with suppress(OSError):
            if new and not path.stat().st_size:
                path.unlink()
        raise
    finally:
        # Each line is flushed when it is written: what fails here has failed and been told before.
        with suppress(OSError):
            file.close()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into one clear line; a reader who has gone stays one."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        cure = "make room" if error.errno == errno.ENOSPC else "name another file"
        raise BadSetting(f"can't write {path}: {error.strerror}; {cure}") from None


def _lock(path: Path, file: BufferedRandom) -> None:
    """Keep a second batch out of the same file; the lock goes when the program does."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BadSetting(
            f"another program is writing {path}: wait for it, or name another file"
        ) from None
    except OSError:
        # Some network file systems lock nothing. One batch at a time works there as well.
        return


def _record(line: bytes) -> dict[str, object] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _wanted(asked: Asked) -> dict[str, object]:
    """Return what the record of an answer repeats of its question."""
    return {"id": asked.id, "question": asked.question, HISTORY: list(asked.history)}


def _answers(record: Mapping[str, object], asked: Asked) -> bool:
    return all(record.get(key) == value for key, value in _wanted(asked).items())


def _named(record: Mapping[str, object]) -> str:
    """Return how a message tells one question from another."""
    history = record.get(HISTORY)
    after = f" after {shown(history)}" if history else ""
    return f"{shown(record.get('question'))} with id {shown(record.get('id'))}{after}"
