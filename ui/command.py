"""What the page's own script asks of the program: parsed, and trusted in nothing.

The script sends a JSON object with `do` and what belongs to it; days come as their first and last
day, both belonging to the range, as a reader names them.
"""

from __future__ import annotations

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


Command = AskIt | KeepTo | Save | Rate | StartAnew


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
