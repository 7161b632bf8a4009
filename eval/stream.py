"""Read a large JSON file piece by piece, so that memory does not grow with its length.

`JsonReader` walks through one large JSON value: whoever reads takes an object or a list apart
member by member, and only what `value` returns is held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import count
from pathlib import Path
from typing import TextIO

from eval.files import why_not_json
from index.errors import shown
from rag.textfile import opened

_CHUNK = 1 << 13
_LONGEST_TOKEN = 16
"""Characters; no number sign, literal or escape that a chunk can cut in two is longer."""


class BrokenJson(ValueError):
    """A file that is not JSON, with the line, counted from 1, where this shows."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


class JsonReader:
    """One JSON value, read from a stream from front to back.

    Each method reads the value that comes next. Inside `members` and `items` the caller must read
    the value, by any of these methods, before asking for the next one:

        for key in reader.members():
            if key == "data":
                for number in reader.items():
                    use(reader.value())
            else:
                reader.skip()

    All methods raise BrokenJson where the text is not JSON.

    Attributes:
        line: the line, from 1, up to which the text has been read.
    """

    def __init__(self, stream: TextIO) -> None:
        self.line = 1
        self._stream = stream
        self._text = ""
        self._at = 0
        self._decoder = json.JSONDecoder()

    def peek(self) -> str:
        """Return the next character that is not white space, and leave it; "" at the end."""
        while True:
            end = self._at
            while end < len(self._text) and self._text[end] in " \t\r\n":
                end += 1
            self._advance(end)
            if end < len(self._text):
                return self._text[end]
            if not self._fill():
                return ""

    def members(self) -> Iterator[str]:
        """Yield the keys of an object in their order; the value of each must be read in between."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            if self.peek() != '"':
                raise BrokenJson(self.line, "not JSON (a key in double quotes should stand here)")
            key = str(self.value())
            self._take(":")
            yield key
            if self._take(",}") == "}":
                return

    def items(self) -> Iterator[int]:
        """Yield the numbers, from 0, of the items of a list; each must be read in between."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        for number in count():
            yield number
            if self._take(",]") == "]":
                return

    def value(self) -> object:
        """Return the next value as a whole."""
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if not (self._may_be_cut(error) and self._fill()):
                    raise self._broken(error) from None
            else:
                # A number near the end of what is read may go on: "1." and "1e-" read as 1 so far.
                if end + _LONGEST_TOKEN <= len(self._text) or not self._fill():
                    self._advance(end)
                    return value

    def skip(self) -> None:
        """Read the next value and forget it, however large it is."""
        try:
            self._skip()
        except RecursionError as error:
            raise self._broken(error) from None

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.peek():
            raise BrokenJson(self.line, "not JSON (something follows after the end)")

    def _skip(self) -> None:
        opening = self.peek()
        if opening == "{":
            for _ in self.members():
                self._skip()
        elif opening == "[":
            for _ in self.items():
                self._skip()
        else:
            self.value()

    def _take(self, expected: str) -> str:
        """Read one character, which must be one of those expected."""
        found = self.peek()
        if not found or found not in expected:
            wanted = " or ".join(expected)
            what = shown(found) if found else "the end"
            raise BrokenJson(self.line, f"not JSON ({wanted} should stand here, not {what})")
        self._advance(self._at + 1)
        return found

    def _may_be_cut(self, error: ValueError | RecursionError) -> bool:
        """Tell whether a value can't be read only because the rest of it isn't here yet."""
        if not isinstance(error, json.JSONDecodeError):
            return False
        open_string = error.msg.startswith("Unterminated string")
        return open_string or error.pos + _LONGEST_TOKEN >= len(self._text)

    def _broken(self, error: ValueError | RecursionError) -> BrokenJson:
        if isinstance(error, json.JSONDecodeError):
            line = self.line + self._text.count("\n", self._at, error.pos)
            return BrokenJson(line, f"not JSON ({error.msg})")
        return BrokenJson(self.line, why_not_json(error))

    def _advance(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def _fill(self) -> bool:
        """Read on, as much again as is still held; return False at the end, changing nothing."""
        held = self._text[self._at :]
        try:
            read = self._stream.read(max(_CHUNK, len(held)))
        except UnicodeDecodeError:
            raise BrokenJson(self.line, "not UTF-8; save the file as UTF-8") from None
        if read:
            self._text, self._at = held + read, 0
        return bool(read)


def text_stream(path: Path) -> TextIO:
    """Open a file as UTF-8 text for the caller to close, a byte order mark left out.

    Raises:
        BadFile: if the file is missing, unreadable, empty or binary.
    """
    return TextIOWrapper(opened(path), encoding="utf-8-sig", newline="")
