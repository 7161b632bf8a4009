"""Read and write the evaluation's files, with every problem named by file and line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadFile, shown
from rag.textfile import is_text, lines, opened


@dataclass(frozen=True, slots=True)
class Line:
    """One JSON object of a JSONL file.

    Attributes:
        place: file name and line number, such as `dev.jsonl:12`, for messages.
        data: the object; {} when the line is broken.
        problem: why the line can't be read, or None.
    """

    place: str
    data: dict[str, object]
    problem: str | None = None


def read_text(path: Path) -> str:
    """Return a UTF-8 file character for character, line ends untouched.

    Raises:
        BadFile: missing, a folder, unreadable, or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise BadFile(f"{path} does not exist; check the path") from None
    except UnicodeDecodeError as error:
        raise BadFile(f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise BadFile(f"{path} can't be read: {error.strerror}") from None


def json_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a JSON Lines file that are not blank, broken ones with their problem.

    The file is read line by line, so memory does not grow with its length.

    Raises:
        BadFile: if the file is missing, unreadable, binary, or holds no line at all.
    """
    empty = True
    with opened(path) as stream:
        for number, text in enumerate(lines(stream), start=1):
            if text.strip():
                empty = False
                yield _line(f"{path.name}:{number}", text)
    if empty:
        raise BadFile(f"{path} is empty: it should hold one JSON object on each line")


def _line(place: str, text: str) -> Line:
    if not is_text(text):
        return Line(place, {}, "not UTF-8; save the file as UTF-8")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Line(place, {}, why_not_json(error))
    if not isinstance(data, dict):
        return Line(place, {}, f"{shown(data)} is not a JSON object")
    return Line(place, data)


def why_not_json(error: ValueError | RecursionError) -> str:
    """Return why the standard library could not read a text as JSON."""
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg} at character {error.colno})"
    if isinstance(error, RecursionError):
        return "not usable JSON (nested too deeply)"
    return f"not usable JSON ({error})"  # a number of thousands of digits


def refuse(problems: Sequence[str]) -> None:
    """Raise all `problems` as one error, one line each; do nothing when there are none.

    Raises:
        BadFile: when there is at least one problem.
    """
    if problems:
        raise BadFile("\n".join(problems))


def write_text(path: Path, parts: Iterable[str]) -> None:
    """Replace a file as a whole: a reader sees the old text or the new one, never a part.

    Raises:
        BadFile: the folder is missing or can't be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(parts)
        temporary.replace(path)
    except OSError as error:
        raise BadFile(f"{path} can't be written: {error.strerror}") from None
    finally:
        temporary.unlink(missing_ok=True)
