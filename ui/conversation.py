"""A conversation as a value: what was asked and answered, and what went wrong last.

The page keeps one such value per browser session and replaces it after each question; nothing
of it is shared.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from index.errors import InputError, RagError
from rag.types import Answer

_LOG = logging.getLogger(__name__)


class Asks(Protocol):
    """What the page needs of an assistant: one method."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer `question` after the user's earlier questions, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as typed, and what came of it."""

    asked: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Problem:
    """A question that brought no answer: neither found nor refused.

    Attributes:
        asked: the question as typed.
        title: what happened, in a few words.
        message: what happened and what to do, in a sentence or two.
    """

    asked: str
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns in order, and the problem or the question in work after them.

    A problem is no turn: it is gone with the next question and never becomes history.
    """

    turns: tuple[Turn, ...] = ()
    problem: Problem | None = None
    pending: str | None = None

    @property
    def history(self) -> tuple[str, ...]:
        """The user's questions so far, oldest first."""
        return tuple(turn.asked for turn in self.turns)


def begin(conversation: Conversation, question: str) -> Conversation:
    """Return the conversation with `question` in work."""
    return replace(conversation, problem=None, pending=question)


def ask(assistant: Asks, conversation: Conversation, question: str) -> Conversation:
    """Return the conversation with the answer to `question`, or with what went wrong.

    This is the edge of the program towards the reader: an unexpected exception is logged with
    its trace and shown as a problem of the program, never as a missing answer.
    """
    try:
        answer = assistant.ask(question, conversation.history)
    except RagError as error:
        return Conversation(conversation.turns, _refused(question, error))
    except Exception:  # the UI's edge: anything else is our fault, and is said so
        _LOG.exception("a question could not be answered")
        return Conversation(conversation.turns, _broken(question))
    return Conversation((*conversation.turns, Turn(question, answer)))


def _refused(question: str, error: RagError) -> Problem:
    theirs = isinstance(error, InputError)
    title = "This can’t be asked as it stands" if theirs else "A check failed"
    message = str(error)
    return Problem(question, title, message[:1].upper() + message[1:])


def _broken(question: str) -> Problem:
    return Problem(
        question,
        "Something went wrong here, not in the article",
        "The question is still in the box: ask it again. If it fails again, stop the program, "
        "start it anew, and look at what it wrote in the terminal.",
    )
