"""Read answer records back: the evaluation scores what other programs see, and nothing else.

A record is the JSON object that `rag ask --json` prints and `rag batch` writes a line of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from eval.files import Line, json_lines, refuse
from eval.gold import GoldSet
from index.errors import shown
from index.types import Span

Outcome = Literal["answered", "not_in_article"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as given; nothing about it has been checked yet."""

    document: str
    span: Span
    quote: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """A ranked passage as given.

    Attributes:
        document: None where the record doesn't name it.
        span: where it stands in that document.
        words: how many words it has as shown.
    """

    document: str | None
    span: Span
    words: int


@dataclass(frozen=True, slots=True)
class Given:
    """What the assistant gave for one question.

    Attributes:
        outcome: whether it answered or said that the article does not.
        text: the answer as shown.
        short: the few words that answer, or None.
        reason: why it is not in the article, or None.
        cited: the citations, in their order.
        passages: the ranked passages, best first.
        confidence: 0..1, or None where the record has none.
        seconds: wall time of the answer.
    """

    outcome: Outcome
    text: str
    short: str | None
    reason: str | None
    cited: tuple[Cited, ...]
    passages: tuple[Found, ...]
    confidence: float | None
    seconds: float

    @property
    def answered(self) -> bool:
        """Whether an answer was given."""
        return self.outcome == "answered"


def given(record: Mapping[str, object]) -> Given:
    """Return what a record says.

    Raises:
        ValueError: one line that names the key that is missing or not of the right shape.
    """
    outcome = record.get("outcome")
    if outcome not in ("answered", "not_in_article"):
        raise ValueError(f"outcome is {shown(outcome)}; it must be answered or not_in_article")
    return Given(
        outcome=outcome,
        text=_text(record, "answer"),
        short=_text_or_none(record, "short_answer"),
        reason=_text_or_none(record, "reason"),
        cited=tuple(_cited(item) for item in _objects(record, "citations")),
        passages=tuple(_found(item) for item in _objects(record, "passages")),
        confidence=_confidence(record),
        seconds=_number(record, "seconds"),
    )


def read_answers(path: Path, gold: GoldSet) -> dict[str, Given]:
    """Read a finished batch file for the questions of a gold set.

    Returns:
        Question id -> what was given. Questions without an answer are simply not in it.

    Raises:
        BadFile: with every problem: broken lines, ids twice, ids of other questions.
    """
    known = {question.id for question in gold.questions}
    answers: dict[str, Given] = {}
    problems: list[str] = []
    for line in json_lines(path):
        problems.extend(f"{line.place}: {problem}" for problem in _read(line, known, answers))
    refuse(problems)
    return answers


def _read(line: Line, known: set[str], answers: dict[str, Given]) -> Iterator[str]:
    """Put one line into `answers`, or yield why it can't be used."""
    name = line.data.get("id")
    if line.problem:
        yield line.problem
    elif not isinstance(name, str) or name not in known:
        yield f"id {shown(name)} is not among these gold questions; check --gold and --split"
    elif name in answers:
        yield f"id {name!r} is answered twice; keep one of them"
    else:
        try:
            answers[name] = given(line.data)
        except ValueError as error:
            yield str(error)


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise ValueError(f"{key} is {shown(value)}; it must be a text")
    return value


def _text_or_none(data: Mapping[str, object], key: str) -> str | None:
    return None if data.get(key) is None else _text(data, key)


def _number(data: Mapping[str, object], key: str) -> float:
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{key} is {shown(value)}; it must be a number")
    return float(value)


def _confidence(data: Mapping[str, object]) -> float | None:
    if data.get("confidence") is None:
        return None
    value = _number(data, "confidence")
    if not 0 <= value <= 1:
        raise ValueError(f"confidence is {value}; it must lie in 0..1")
    return value


def _objects(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = data.get(key)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError(f"{key} is {shown(value)}; it must be a list of objects")
    return value


def _span(data: Mapping[str, object]) -> Span:
    start, end = data.get("start"), data.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise ValueError(f"start {shown(start)} and end {shown(end)} are no range of characters")
    return Span(start, end)


def _cited(data: Mapping[str, object]) -> Cited:
    return Cited(_text(data, "document"), _span(data), _text(data, "quote"), _day(data))


def _found(data: Mapping[str, object]) -> Found:
    words = len(_text(data, "text").split())
    return Found(_text_or_none(data, "document"), _span(data), words)


def _day(data: Mapping[str, object]) -> date | None:
    value = _text_or_none(data, "date")
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"date is {shown(value)}; it must look like 2018-12-21") from None
