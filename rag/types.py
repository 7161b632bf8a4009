"""The nouns of asking: a question as understood, what was found, and the answer.

Days are half-open (`DateSpan`); positions are half-open characters of the source (`Span`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.types import DateSpan, Passage, PassageKind, Sentence, Span

ANY_DAY = DateSpan(date.min, date.max)
"""Days to choose where a question's own words of time shall restrict nothing."""

Outcome = Literal["answered", "not_in_article"]

Asked = Literal[
    "who", "whom", "what", "which", "where", "when", "why", "how", "how_many", "how_much",
    "how_long", "how_often", "quote", "list", "yes_no", "compare",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, as understood.

    Attributes:
        text: what the user typed, control characters and runs of white space folded.
        history: the user's earlier questions in the conversation, oldest first.
        standalone: the question made to stand alone, without typing errors and courtesy around it;
            equals `text` where nothing of that was needed.
        asked: the kind of answer wanted.
        dates: the days that the answer must fall in, in order; empty when none are meant.
        notes: what a reader should know of the reading ("10/7 is read as October 7").
    """

    text: str
    history: tuple[str, ...]
    standalone: str
    asked: Asked
    dates: tuple[DateSpan, ...]
    notes: tuple[str, ...] = ()

    @property
    def reworded(self) -> bool:
        """Whether it was read in other words than typed; capitals and signs are none."""
        return _words(self.standalone) != _words(self.text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question.

    Attributes:
        passage: the passage.
        best: the sentence of the passage that matches best.
        score: fused score, higher is better; comparable within one question only.
        via: which retrievers found it, in the order dense, lexical, dates.
        quote: the passage as raw source, `source[passage.span]`.
    """

    passage: Passage
    best: Sentence
    score: float
    via: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and where it stands: `source[span.start:span.end] == quote`.

    Attributes:
        n: the number shown as [n], from 1.
        marks: spans inside `span` of the few words that answer; may be empty.
    """

    n: int
    document: str
    kind: PassageKind
    day: date | None
    section: str
    span: Span
    quote: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a question.

    Attributes:
        outcome: `answered`, or `not_in_article` after a search that worked.
        reason: why it is not in the article, one sentence; None when answered.
        text: the sentences that answer, each followed by its [n]; for `not_in_article` the
            reason followed by the nearest entry.
        short: the few words that answer, at most 12; None where none makes sense.
        citations: what `text` quotes; for `not_in_article` they stand in `nearest` instead.
        nearest: for `not_in_article` the closest passages, cited the same way.
        hits: the ranked passages, best first, at most 20.
        confidence: 0..1, the estimated chance that the article answers the question.
        seconds: wall time inside `ask`.
    """

    question: Question
    outcome: Outcome
    reason: str | None
    text: str
    short: str | None
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    confidence: float
    seconds: float
