"""Questions to start with, of several kinds, each tried before it is shown."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.errors import RagError
from index.types import Document
from rag.types import Outcome
from ui.desk import Asks
from ui.markup import day_name, month_name
from ui.timeline import in_order

_LOG = logging.getLogger(__name__)
_ARTICLE = "us-korea-relations-2019-01.txt"
_MOST = 7


@dataclass(frozen=True, slots=True)
class Example:
    """A question to start with.

    Attributes:
        kind: what it is an example of, in a word or two.
        question: the question.
        outcome: what should come of it: a reader should also see once how a refusal looks.
    """

    kind: str
    question: str
    outcome: Outcome = "answered"


_OF_THE_ARTICLE = (
    Example("A date", "When did James Mattis announce his resignation?"),
    Example("A few days", "What happened between October 7 and October 9?"),
    Example("From an event", "What happened the day after the two Koreas opened liaison offices?"),
    Example("A number", "How many cars may each US automaker sell in South Korea?"),
    Example("A reason", "Why did the departure of James Mattis worry US allies?"),
    Example("A list", "Which firms did the US sanction in September?"),
    Example("Not in it", "What did the stock market do in December 2018?", "not_in_article"),
)


def candidates(documents: Sequence[Document]) -> Iterator[Example]:
    """Yield questions that the documents should answer: about the article, then about each."""
    if any(document.name == _ARTICLE for document in documents):
        yield from _OF_THE_ARTICLE
    for document in documents:
        yield from _of(document)


def _of(document: Document) -> Iterator[Example]:
    """Yield questions made from a document's own days and headings."""
    entries = in_order((document,))
    if entries:
        first, last = entries[0][1].date, entries[-1][1].date
        yield Example("A month", f"What happened in {month_name(first)}?")
        yield Example("A day", f"What happened on {day_name(last)}?")
    for heading in document.headings[:2]:
        yield Example("A subject", f"What is said about {heading.title}?")


def tried(assistant: Asks, found: Iterable[Example]) -> tuple[Example, ...]:
    """Return the first few of the examples that end as they should."""
    kept: list[Example] = []
    for example in found:
        if len(kept) == _MOST:
            break
        try:
            answer = assistant.ask(example.question)
        except RagError as error:
            _LOG.info("no example: %s: %s", example.question, error)
            continue
        if answer.outcome == example.outcome:
            kept.append(example)
    return tuple(kept)
