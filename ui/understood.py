"""What was made of a question, to be seen, mended and taken back; and how sure the answer is."""

from __future__ import annotations

import re

from index.types import DateSpan
from rag.times import read_times
from rag.types import Answer, Question
from ui.conversation import Turn
from ui.markup import days_attributes, escaped, range_name

_DANGLING = re.compile(r"(?:[\s,?]+(?:and|or|to))*[\s,?]*$")
_CERTAIN, _LIKELY = 0.999, 0.8
"""Confidence from which the words change; below 1 the gold questions tell it apart but little."""


def understood_html(number: int, turn: Turn, period: DateSpan | None) -> str:
    """Return the range of days, the standalone form and notes of a turn, "" where there is none.

    Args:
        number: of the turn, from 1.
        turn: the question and its answer.
        period: the days by which dates in questions are read; None where there are none.
    """
    question = turn.answer.question
    free = _without_days(question, period)
    parts = [_chip(number, turn, days, free) for days in question.dates]
    if question.standalone != question.text:
        parts.append(
            '<span class="standalone"><span class="label">Read as:</span> '
            f'<span dir="auto">{escaped(question.standalone)}</span> '
            f"{_edit(number, question.standalone, None, 'Edit how it was read', 'Edit')}</span>"
        )
    parts += [f'<span class="note">{escaped(note)}</span>' for note in question.notes]
    return f'<div class="understood">{"".join(parts)}</div>' if parts else ""


def _without_days(question: Question, period: DateSpan | None) -> tuple[str, bool]:
    """Return the question without its words of time, and whether that alone can be asked.

    A time that only an event gives ("the day after the summit") stays where it is.
    """
    if period is None:
        return question.standalone, False
    times = read_times(question.standalone, period, lambda event: None)
    if not times.ranges:
        return question.standalone, False
    # "on October 7 and 9" are two times, and leave a word between them behind.
    left = _DANGLING.sub("", times.topic)
    return f"{left[:1].upper()}{left[1:]}?", not times.only


def _chip(number: int, turn: Turn, days: DateSpan, free: tuple[str, bool]) -> str:
    """Return a range of days as a chip: press it to change the days, its × to ask of all days."""
    text, askable = free
    name = escaped(range_name(days))
    label = "Only" if turn.within else "Dates"
    again, lifted = (turn.asked, True) if turn.within else (text, askable)
    away = (
        f'<button type="button" class="away" data-do="ask" data-turn="{number}" data-first=""'
        f' data-question="{escaped(again)}" aria-label="Ask again without these days">×</button>'
        if lifted
        else ""
    )
    shown = f'<span class="label">{label}</span> {name}'
    return (
        '<span class="chip">'
        f"{_edit(number, text, days, f'{label} {name}: change the days', shown)}{away}</span>"
    )


def _edit(number: int, question: str, days: DateSpan | None, label: str, shown: str) -> str:
    """Return a button that opens the question for editing; `label` and `shown` are HTML."""
    return (
        f'<button type="button" class="edit" data-edit="{number}"'
        f' data-question="{escaped(question)}"{days_attributes(days)}'
        f' aria-label="{label}">{shown}</button>'
    )


def edit_html(number: int, turn: Turn) -> str:
    """Return the button that opens a turn's question for editing."""
    return _edit(number, turn.asked.strip(), turn.within, "Edit the question", "Edit")


def confidence_html(answer: Answer) -> str:
    """Return how sure an answer is, in words; the number itself is no help to a reader."""
    if answer.confidence >= _CERTAIN:
        level, words = "certain", "Certain: this is what the chronology has for these days."
    elif answer.confidence >= _LIKELY:
        level, words = "likely", "Likely an answer: the quotes come close to the question."
    else:
        level, words = "unsure", "Unsure: this is the nearest found. Read the quotes."
    return (
        f'<p class="sure {level}"><span class="meter" aria-hidden="true"><i></i><i></i><i></i>'
        f"</span>{words}</p>"
    )
