"""What one open page asks: the documents of the index, those that its reader added, and a choice.

A value like the conversation, of which it is a part: nothing of it is shared with another page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Protocol

from index.encode import Progress
from index.errors import RagError
from index.memory import Embedded
from index.types import DateSpan, Document
from rag.types import Answer


class Asks(Protocol):
    """What the page needs of an assistant: one method."""

    def ask(
        self, question: str, history: Sequence[str] = (), within: DateSpan | None = None
    ) -> Answer:
        """Answer `question` after the user's earlier ones, oldest first, from the days `within`."""
        ...


class Library(Asks, Protocol):
    """An assistant, what it knows, and how it takes other documents beside that."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents that every reader can ask, by name."""
        ...

    @property
    def parts(self) -> tuple[Embedded, ...]:
        """The same, one by one."""
        ...

    def embedded(self, name: str, text: str, progress: Progress | None = None) -> Embedded:
        """Return another document, ready to be asked; takes seconds."""
        ...

    def over(self, parts: Sequence[Embedded]) -> Asks:
        """Return who answers from these documents and no others."""
        ...


class GivenUp(Exception):
    """The reader has taken back a document while it was being indexed."""


class Adding:
    """A document on its way: another thread indexes it, and the page asks now and then.

    Attributes:
        name: of the document.
        characters: how many its text has.
        begun: whether its turn has come.
        done: how many of its sentences are indexed.
        total: how many it has; 0 while that is not known.
        outcome: the document, or why there is none; None while it is being worked on.
    """

    def __init__(self, name: str, characters: int) -> None:
        self.name = name
        self.characters = characters
        self.begun = False
        self.done = 0
        self.total = 0
        self.outcome: Embedded | RagError | None = None
        self._given_up = Event()

    def give_up(self) -> None:
        """Let the work end as soon as it can."""
        self._given_up.set()

    def progress(self, done: int, total: int) -> None:
        """Take note of how far the work has come.

        Raises:
            GivenUp: if nobody wants it any more.
        """
        if self._given_up.is_set():
            raise GivenUp(self.name)
        self.begun = True
        self.done, self.total = done, total


@dataclass(frozen=True, slots=True)
class Desk:
    """The documents of one page.

    Attributes:
        own: those that its reader added, in that order.
        adding: those on their way.
        left_out: names of the documents, of the index or the reader's own, that are not asked.
        asks: who answers from the others; None where these are just those of the index.
    """

    own: tuple[Embedded, ...] = ()
    adding: tuple[Adding, ...] = ()
    left_out: frozenset[str] = frozenset()
    asks: Asks | None = field(default=None, compare=False)

    def choosing(self, name: str, *, asked: bool) -> Desk:
        """Return the desk with a document asked from now on, or not."""
        left_out = self.left_out - {name} if asked else self.left_out | {name}
        return replace(self, left_out=left_out)

    def without(self, name: str) -> Desk:
        """Return the desk without a document of the reader's, whether it is here or on its way."""
        return replace(
            self,
            own=tuple(part for part in self.own if part.document.name != name),
            adding=tuple(each for each in self.adding if each.name != name),
            left_out=self.left_out - {name},
        )
