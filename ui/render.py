"""Conversation -> HTML: answers with numbered citations, refusals, and problems.

Pure: the same conversation gives the same HTML, and everything that a question or a document
brings goes through `escaped`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import reading
from index.chunk import long_date
from index.types import DateSpan, Document
from rag.refusal import called
from rag.types import Answer, Citation, Hit
from ui.conversation import Conversation, Problem, Turn
from ui.documents import asking_html
from ui.export import plain
from ui.feedback import Verdict
from ui.markup import (
    NO_SECTION,
    counted,
    day_name,
    days_attributes,
    escaped,
    place_name,
    range_name,
)
from ui.source import quote_html
from ui.strip import period_of
from ui.understood import confidence_html, edit_html, understood_html


def conversation_html(
    conversation: Conversation,
    documents: Sequence[Document] = (),
    welcome: str = "",
    *,
    rateable: bool = False,
) -> str:
    """Return the whole conversation; the newest answer's sources are open, older ones closed.

    Args:
        conversation: what was asked and answered.
        documents: what was asked, for references and for the days that questions speak of.
        welcome: HTML to show before anything is asked.
        rateable: whether the reader's word on an answer is kept.
    """
    if conversation.is_new:
        return welcome
    last = len(conversation.turns)
    busy = conversation.problem is not None or conversation.pending is not None
    parts = [
        _turn(
            number,
            turn,
            documents,
            _rating(number, turn) if rateable else "",
            newest=number == last and not busy,
        )
        for number, turn in enumerate(conversation.turns, start=1)
    ]
    if conversation.problem:
        parts.append(_problem(conversation.problem))
    if conversation.pending is not None:
        parts.append(_pending(conversation.pending))
    return "".join(parts)


def limits_html(conversation: Conversation, documents: Sequence[Document]) -> str:
    """Return to what the next questions are limited, days and documents; "" where to nothing."""
    limits = asking_html(documents, conversation.desk) + within_html(conversation.within)
    return f'<div class="kept">{limits}</div>' if limits else ""


def within_html(days: DateSpan | None) -> str:
    """Return the days that the next questions are kept to, with what lifts it; "" for all days."""
    if days is None:
        return ""
    return (
        f'<p class="within"{days_attributes(days)}><span class="label">Only</span> '
        f'<span class="days">{escaped(range_name(days))}</span> <button type="button" class="away" '
        'data-do="keep" aria-label="Ask about all days again">×</button></p>'
    )


def _question(text: str) -> str:
    return f'<h2 class="asked" dir="auto">{escaped(text.strip()) or "(nothing)"}</h2>'


def _turn(
    number: int, turn: Turn, documents: Sequence[Document], rating: str, *, newest: bool
) -> str:
    answer = turn.answer
    named = len({d.name for d in (*documents, *turn.documents)}) > 1
    documents = turn.documents or documents
    if answer.outcome == "answered":
        body = _answered(number, answer, newest, named)
    else:
        body = _refused(number, answer, called(documents), named)
    return (
        f'<section class="turn" data-turn="{number}" aria-label="Question {number}">'
        f'<div class="head">{_question(turn.asked)}{edit_html(number, turn)}</div>'
        f"{understood_html(number, turn, period_of(documents))}"
        f"{body}"
        f"{_passages(answer, named) if newest else ''}{_tools(turn, documents)}"
        f"{rating}</section>"
    )


def _tools(turn: Turn, documents: Sequence[Document]) -> str:
    """Return what can be done with an answer: copy it, or the address that asks it again."""
    days = days_attributes(turn.within)
    return (
        '<p class="tools"><button type="button" class="link" data-copy="'
        f'{escaped(plain(turn, documents))}">Copy with citations</button>'
        f'<button type="button" class="link" data-link="{escaped(turn.answer.question.standalone)}"'
        f"{days}>Copy link</button></p>"
    )


_VERDICTS: tuple[tuple[Verdict, str], ...] = (
    ("right", "Right"),
    ("wrong-answer", "Wrong answer"),
    ("wrong-evidence", "Wrong evidence"),
)


def _rating(number: int, turn: Turn) -> str:
    """Return what a reader can say of an answer; it is kept on this machine."""
    buttons = "".join(
        f'<button type="button" class="rate" data-do="rate" data-turn="{number}"'
        f' data-verdict="{verdict}" aria-pressed="{str(turn.verdict == verdict).lower()}">'
        f"{name}</button>"
        for verdict, name in _VERDICTS
    )
    return (
        '<div class="rating" role="group" aria-label="Was this right? Kept on this machine.">'
        f'<span class="label" aria-hidden="true">Was this right?</span>{buttons}</div>'
    )


def _answered(number: int, answer: Answer, newest: bool, named: bool) -> str:
    short = f'<p class="short">{escaped(answer.short)}</p>' if answer.short else ""
    return (
        f'<div class="card answered">{short}'
        f'<div class="said">{_said(number, answer, named)}</div>'
        f"{confidence_html(answer)}{_sources(number, answer.citations, newest, named)}</div>"
    )


def _said(number: int, answer: Answer, named: bool) -> str:
    """Return the sentences of the answer, each with its [n] as a button; a day stands but once."""
    lines: list[str] = []
    before = ""
    for text, citation in _segments(answer):
        button = _reference(number, citation, named) if citation else ""
        day, rest = _day_apart(text, citation)
        label = f"<time>{escaped(day)}</time> " if day and day != before else ""
        before = day
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


def _reference(number: int, citation: Citation, named: bool) -> str:
    return (
        f'&nbsp;<button type="button" class="ref"{_target(citation)}'
        f' aria-label="Source {citation.n}: {escaped(place_name(citation, named=named))}"'
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


def _sources(number: int, citations: Sequence[Citation], newest: bool, named: bool) -> str:
    if not citations:
        return ""
    count = counted(len(citations), "source")
    opened = " open" if newest else ""
    items = "".join(_source(number, citation, named) for citation in citations)
    return (
        f'<details class="sources"{opened}><summary>{count}, word for word</summary>'
        f"<ol>{items}</ol></details>"
    )


def _source(number: int, citation: Citation, named: bool) -> str:
    span = citation.span
    quote = quote_html(citation.quote, span.start, citation.marks)
    place = escaped(place_name(citation, named=named))
    return (
        f'<li><button type="button" class="place"{_target(citation)}>'
        f'<span class="n">[{citation.n}]</span> {place}</button>'
        f'<blockquote id="t{number}-q{citation.n}">{quote}</blockquote>'
        f'<p class="offsets">Characters {span.start:,}–{span.end:,}</p></li>'
    )


def _refused(number: int, answer: Answer, noun: str, named: bool) -> str:
    nearest = ""
    if answer.nearest:
        items = "".join(_source(number, citation, named) for citation in answer.nearest)
        nearest = (
            f'<p class="label">Nearest in the {noun}, though not an answer:</p>'
            f'<ol class="nearest">{items}</ol>'
        )
    reason = escaped(answer.reason or answer.text)
    return (
        f'<div class="card refused"><p class="verdict">Not in the {noun}</p>'
        f"<p>{reason}</p>{nearest}</div>"
    )


def _passages(answer: Answer, named: bool) -> str:
    """Return the ranked passages of a question, behind a disclosure; of the newest one alone."""
    if not answer.hits:
        return ""
    items = "".join(_passage(hit, named) for hit in answer.hits)
    return (
        f'<details class="passages"><summary>What was found: '
        f"{counted(len(answer.hits), 'passage')}, best first</summary>"
        "<p>Scores compare within one question only; higher is better.</p>"
        f"<ol>{items}</ol></details>"
    )


def _passage(hit: Hit, named: bool) -> str:
    passage = hit.passage
    place = f"{day_name(passage.day)}, chronology" if passage.day else passage.section
    place = place or NO_SECTION
    place = f"{place} · {passage.document}" if named else place
    return (
        f'<li><button type="button" class="place" data-document="{escaped(passage.document)}"'
        f' data-start="{passage.span.start}" data-end="{passage.span.end}">'
        f"{escaped(place)}</button>"
        f'<span class="score">{hit.score:.2f} by {escaped(" + ".join(hit.via))}</span>'
        f"<p>{escaped(reading(hit.quote))}</p></li>"
    )


def _problem(problem: Problem) -> str:
    return (
        f'<section class="turn">{"" if problem.asked is None else _question(problem.asked)}'
        f'<div class="card problem" role="alert"><p class="verdict">{escaped(problem.title)}</p>'
        f"<p>{escaped(problem.message)}</p></div></section>"
    )


def _pending(question: str) -> str:
    return (
        f'<section class="turn">{_question(question)}'
        '<div class="card pending"><p>Looking it up…</p></div></section>'
    )
