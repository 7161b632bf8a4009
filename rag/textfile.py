"""Files of lines that a user names: opened, decoded and refused the same way everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from index.errors import BadFile

STANDARD = Path("-")
"""Standard input where something is read, standard output where something is written."""

_HEAD_BYTES = 8192


def opened(path: Path) -> BufferedReader:
    """Open a text file for reading its bytes, for the caller to close; `-` is standard input.

    Raises:
        BadFile: if it is missing, unreadable, empty or binary.
    """
    try:
        stream = _stream(path)
        head = stream.peek(_HEAD_BYTES)
    except OSError as error:
        raise BadFile(
            f"can't read {named(path)}: {error.strerror}; name a file that can be read"
        ) from None
    if not head:
        problem = "is empty: name a file that holds something"
    elif b"\0" in head:
        problem = "is not UTF-8 text: save it as UTF-8"
    else:
        return stream
    stream.close()
    raise BadFile(f"{named(path)} {problem}")


def _stream(path: Path) -> BufferedReader:
    if path == STANDARD:
        # By number, so that a standard input that is closed is an error like any other.
        return open(0, "rb", closefd=False)
    return path.open("rb")


def named(path: Path) -> str:
    """Return what a message calls a file that is read."""
    return "standard input" if path == STANDARD else str(path)


def lines(stream: Iterable[bytes]) -> Iterator[str]:
    """Decode line by line, without line ends and byte order mark.

    Bytes that are not UTF-8 become lone surrogates, so that one bad line spoils no other;
    `is_text` finds them.
    """
    for number, raw in enumerate(stream, start=1):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        yield raw.decode("utf-8", "surrogateescape").rstrip("\r\n")


def is_text(text: str) -> bool:
    """Tell whether a string can be written as UTF-8, which lone surrogates can't."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
