"""What the page's own script asks of the program: parsed, and trusted in nothing.

The script sends a JSON object with `do` and what belongs to it; days come as their first and last
day, both belonging to the range, as a reader names them.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.errors import BadSetting, shown
from index.types import DateSpan
from ui.feedback import VERDICTS, Verdict

Form = Literal["markdown", "json", "bibtex", "ris"]

FORMS: tuple[Form, ...] = ("markdown", "json", "bibtex", "ris")


@dataclass(frozen=True, slots=True)
class AskIt:
    """Ask a question; `instead_of` is the turn that it replaces with all after it.

    Attributes:
        keep: whether the days that the conversation is kept to hold for it too; otherwise `within`
            holds, for this question alone.
    """

    question: str
    instead_of: int | None = None
    keep: bool = True
    within: DateSpan | None = None

    def days(self, kept_to: DateSpan | None) -> DateSpan | None:
        """Return the days to ask about where the conversation is kept to `kept_to`."""
        return kept_to if self.keep else self.within


@dataclass(frozen=True, slots=True)
class KeepTo:
    """Keep the next questions to some days; None lifts it."""

    within: DateSpan | None


@dataclass(frozen=True, slots=True)
class Save:
    """Save the conversation, or the reference to the source, as a file."""

    form: Form


@dataclass(frozen=True, slots=True)
class Rate:
    """Keep what the reader says of the answer of a turn, counted from 1."""

    turn: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class StartAnew:
    """Forget the conversation."""


@dataclass(frozen=True, slots=True)
class Add:
    """Add a document: the name, the bytes and the size of a file.

    The page leaves the bytes away where it knows that there are too many.
    """

    name: str
    data: bytes
    size: int


@dataclass(frozen=True, slots=True)
class Look:
    """Tell how far the documents have come that are on their way."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Ask a document from now on, or leave it out; None means all of them."""

    document: str | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a document that the reader has added, or is adding."""

    document: str


Command = AskIt | KeepTo | Save | Rate | StartAnew | Add | Look | Choose | Remove


def read_command(data: object) -> Command:
    """Return what the page asks for.

    >>> read_command({"do": "keep", "first": "2018-10-07", "last": "2018-10-09"})
    KeepTo(within=DateSpan(start=datetime.date(2018, 10, 7), end=datetime.date(2018, 10, 10)))

    Raises:
        BadSetting: if it is nothing that a page asks for, or its days are none.
    """
    if not isinstance(data, Mapping):
        raise BadSetting("the page sent something that is no request: load it again")
    match data.get("do"):
        case "ask":
            return _question(data)
        case "keep":
            return KeepTo(_days(data))
        case "save" if data.get("form") in FORMS:
            return Save(data["form"])
        case "rate" if data.get("verdict") in VERDICTS:
            turn = _turn(data)
            if turn is not None:
                return Rate(turn, data["verdict"])
        case "clear":
            return StartAnew()
        case "add":
            return _file(data)
        case "look":
            return Look()
        case "choose" if isinstance(data.get("asked"), bool):
            return Choose(_document(data) if "document" in data else None, data["asked"])
        case "remove":
            return Remove(_document(data))
    raise BadSetting(f"the page asked for {shown(str(data.get('do')))}: load it again")


def done_with(data: object) -> dict[str, object]:
    """Return what tells the page that a request is done: the number that it gave to it."""
    return {"at": data.get("at")} if isinstance(data, Mapping) else {}


def _question(data: Mapping[str, object]) -> AskIt:
    question, turn = data.get("question"), _turn(data)
    if not isinstance(question, str):
        raise BadSetting("the page sent no question: load it again")
    keep = "first" not in data
    return AskIt(question, turn, keep, None if keep else _days(data))


def _file(data: Mapping[str, object]) -> Add:
    name, coded, size = _text(data, "name"), _text(data, "data"), data.get("size")
    if type(size) is not int or size < 0:
        raise BadSetting(f"a file of {shown(str(size))} bytes is none: load the page again")
    try:
        return Add(name, b64decode(coded, validate=True), size)
    except (binascii.Error, ValueError):
        raise BadSetting(f"{shown(name)} did not arrive whole: add it again") from None


def _document(data: Mapping[str, object]) -> str:
    return _text(data, "document")


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise BadSetting(f"the page sent no {key}: load it again")
    return value


def _turn(data: Mapping[str, object]) -> int | None:
    turn = data.get("turn")
    if turn is None:
        return None
    if type(turn) is not int or turn < 1:
        raise BadSetting(f"there is no turn {shown(str(turn))}: load the page again")
    return turn


def _days(data: Mapping[str, object]) -> DateSpan | None:
    first, last = (str(data.get(key) or "") for key in ("first", "last"))
    return read_days(first, last)


def read_days(first_day: str, last_day: str) -> DateSpan | None:
    """Return the range from one day to another, both belonging to it; None where both are "".

    Where one is missing, the other stands for both.

    Raises:
        BadSetting: if one is no day, or they run backwards.
    """
    given = first_day.strip(), last_day.strip()
    if not any(given):
        return None
    first, last = _day(given[0] or given[1]), _day(given[1] or given[0])
    if last < first:
        raise BadSetting(f"the days from {first} to {last} run backwards: swap them")
    if last == date.max:
        raise BadSetting(f"there is no day after {last}: give an earlier one")
    return DateSpan(first, last + timedelta(days=1))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadSetting(f"{shown(text)} is no day: write it as 2018-10-07") from None
