"""Conversation -> HTML: answers with numbered citations, refusals, and problems.

Pure: the same conversation gives the same HTML, and everything that a question or a document
brings goes through `escaped`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import reading
from index.chunk import long_date
from rag.types import Answer, Citation
from ui.conversation import Conversation, Problem, Turn
from ui.markup import day_name, escaped, range_name
from ui.source import quote_html

_WELCOME = (
    '<div class="welcome"><h2>What would you like to know?</h2>'
    "<p>Every answer is made of sentences quoted from the text, each with its place: choose "
    "[1] to read it there. If the text doesn’t say, you are told so.</p></div>"
)


def conversation_html(conversation: Conversation) -> str:
    """Return the whole conversation; the newest answer's sources are open, older ones closed."""
    if conversation == Conversation():
        return _WELCOME
    last = len(conversation.turns)
    busy = conversation.problem is not None or conversation.pending is not None
    parts = [
        _turn(number, turn, newest=number == last and not busy)
        for number, turn in enumerate(conversation.turns, start=1)
    ]
    if conversation.problem:
        parts.append(_problem(conversation.problem))
    if conversation.pending is not None:
        parts.append(_pending(conversation.pending))
    return "".join(parts)


def _question(text: str) -> str:
    return f'<h2 class="asked" dir="auto">{escaped(text.strip()) or "(nothing)"}</h2>'


def _turn(number: int, turn: Turn, *, newest: bool) -> str:
    answer = turn.answer
    body = _answered if answer.outcome == "answered" else _refused
    return (
        f'<section class="turn" data-turn="{number}" aria-label="Question {number}">'
        f"{_question(turn.asked)}{_understood(answer)}{body(number, answer, newest)}</section>"
    )


def _understood(answer: Answer) -> str:
    """Return what was made of the question: the range of dates, the standalone form, notes."""
    question = answer.question
    parts = [
        f'<span class="chip dates"><span class="label">Dates</span> {escaped(range_name(days))}'
        "</span>"
        for days in question.dates
    ]
    if question.standalone != question.text:
        parts.append(
            f'<span class="standalone"><span class="label">Searched for:</span> '
            f'<span dir="auto">{escaped(question.standalone)}</span></span>'
        )
    parts += [f'<span class="note">{escaped(note)}</span>' for note in question.notes]
    return f'<div class="understood">{"".join(parts)}</div>' if parts else ""


def _answered(number: int, answer: Answer, newest: bool) -> str:
    short = f'<p class="short">{escaped(answer.short)}</p>' if answer.short else ""
    return (
        f'<div class="card answered">{short}'
        f'<div class="said">{_said(number, answer)}</div>'
        f"{_sources(number, answer.citations, newest)}</div>"
    )


def _said(number: int, answer: Answer) -> str:
    """Return the sentences of the answer, one below the other, each with its [n] as a button."""
    lines = []
    for text, citation in _segments(answer):
        button = _reference(number, citation) if citation else ""
        day, rest = _day_apart(text, citation)
        label = f"<time>{escaped(day)}</time> " if day else ""
        lines.append(f"<p>{label}{escaped(rest)}{button}</p>")
    return "".join(lines)


def _segments(answer: Answer) -> Iterator[tuple[str, Citation | None]]:
    """Yield what the answer says, cut behind each [n] that follows the quote it stands for.

    A number in brackets that is part of a quoted sentence is no reference, and stays text.
    """
    at = 0
    for citation in answer.citations:
        quote, marker = reading(citation.quote), f" [{citation.n}]"
        found = answer.text.find(quote + marker, at)
        if found >= 0:
            end = found + len(quote)
            yield answer.text[at:end].strip(), citation
            at = end + len(marker)
    if answer.text[at:].strip():
        yield answer.text[at:].strip(), None


def _day_apart(text: str, citation: Citation | None) -> tuple[str, str]:
    """Return the day that stands in front of an entry's sentence, and the sentence."""
    head = f"{long_date(citation.day)}: " if citation and citation.day else None
    return (head[:-2], text[len(head) :]) if head and text.startswith(head) else ("", text)


def _reference(number: int, citation: Citation) -> str:
    return (
        f'&nbsp;<button type="button" class="ref"{_target(citation)}'
        f' aria-label="Source {citation.n}: {escaped(_place(citation))}"'
        f' aria-describedby="t{number}-q{citation.n}">[{citation.n}]</button>'
    )


def _target(citation: Citation) -> str:
    """Return the attributes by which the page finds the cited words in the source."""
    marks = ",".join(f"{mark.start}-{mark.end}" for mark in citation.marks)
    return (
        f' data-n="{citation.n}" data-document="{escaped(citation.document)}"'
        f' data-start="{citation.span.start}" data-end="{citation.span.end}"'
        f' data-marks="{marks}"'
    )


def _place(citation: Citation) -> str:
    """Return where a citation stands, in words: its day, or its section."""
    if citation.day:
        return f"{day_name(citation.day)}, chronology"
    return citation.section or "before the first section"


def _sources(number: int, citations: Sequence[Citation], newest: bool) -> str:
    if not citations:
        return ""
    count = "1 source" if len(citations) == 1 else f"{len(citations)} sources"
    opened = " open" if newest else ""
    items = "".join(_source(number, citation) for citation in citations)
    return (
        f'<details class="sources"{opened}><summary>{count}, word for word</summary>'
        f"<ol>{items}</ol></details>"
    )


def _source(number: int, citation: Citation) -> str:
    span = citation.span
    quote = quote_html(citation.quote, span.start, citation.marks)
    return (
        f'<li><button type="button" class="place"{_target(citation)}>'
        f'<span class="n">[{citation.n}]</span> {escaped(_place(citation))}</button>'
        f'<blockquote id="t{number}-q{citation.n}">{quote}</blockquote>'
        f'<p class="offsets">Characters {span.start:,}–{span.end:,}</p></li>'
    )


def _refused(number: int, answer: Answer, newest: bool) -> str:
    nearest = ""
    if answer.nearest:
        items = "".join(_source(number, citation) for citation in answer.nearest)
        nearest = (
            '<p class="label">Nearest in the article, though not an answer:</p>'
            f'<ol class="nearest">{items}</ol>'
        )
    reason = escaped(answer.reason or answer.text)
    return (
        '<div class="card refused"><p class="verdict">Not in the article</p>'
        f"<p>{reason}</p>{nearest}</div>"
    )


def _problem(problem: Problem) -> str:
    return (
        f'<section class="turn">{_question(problem.asked)}'
        f'<div class="card problem" role="alert"><p class="verdict">{escaped(problem.title)}</p>'
        f"<p>{escaped(problem.message)}</p></div></section>"
    )


def _pending(question: str) -> str:
    return (
        f'<section class="turn">{_question(question)}'
        '<div class="card pending"><p>Looking it up in the article…</p></div></section>'
    )
