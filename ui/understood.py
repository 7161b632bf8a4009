"""What was made of a question, to be seen, mended and taken back; and how sure the answer is."""

from __future__ import annotations

import re

from index.types import DateSpan
from rag.times import read_times
from rag.types import ANY_DAY, Answer, Question
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
    if turn.within == ANY_DAY:
        shown = '<span class="label">Dates</span> any day'
        label = "Asked of any day: change the days"
        parts.append(f'<span class="chip">{_edit(number, turn.asked, None, label, shown)}</span>')
    if question.reworded:
        parts.append(
            '<span class="standalone"><span class="label">Read as:</span> '
            f'<span dir="auto">{escaped(question.standalone)}</span> '
            f"{_edit(number, question.standalone, None, 'Edit how it was read', 'Edit')}</span>"
        )
    parts += [f'<span class="note">{escaped(note)}</span>' for note in question.notes]
    return f'<div class="understood">{"".join(parts)}</div>' if parts else ""


_Free = tuple[str, DateSpan | None, bool]


def _without_days(question: Question, period: DateSpan | None) -> _Free:
    """Return how to ask a question of all days: its text, the days, and whether it can be asked.

    Its words of time are left out. A time that only an event gives ("the day after the summit")
    stays where it is, and shall restrict nothing.
    """
    if period is None:
        return question.standalone, None, False
    times = read_times(question.standalone, period, lambda event: None)
    if not times.ranges:
        return question.standalone, ANY_DAY, True
    # "on October 7 and 9" are two times, and leave a word between them behind.
    left = _DANGLING.sub("", times.topic)
    return f"{left[:1].upper()}{left[1:]}?", None, not times.only


def _chip(number: int, turn: Turn, days: DateSpan, free: _Free) -> str:
    """Return a range of days as a chip: press it to change the days, its × to ask of all days."""
    text, instead, askable = free
    name = escaped(range_name(days))
    label = "Only" if turn.within else "Dates"
    if turn.within:
        again, instead, lifted = turn.asked, None, True
    else:
        again, lifted = text, askable
    first_and_last = days_attributes(instead) or ' data-first=""'
    away = (
        f'<button type="button" class="away" data-do="ask" data-turn="{number}"{first_and_last}'
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
    days = None if turn.within == ANY_DAY else turn.within
    return _edit(number, turn.asked.strip(), days, "Edit the question", "Edit")


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
