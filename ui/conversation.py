"""A conversation as a value: what was asked and answered, and what went wrong last.

The page keeps one such value per open page and replaces it after each question; nothing of it is
shared.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace

from index.errors import InputError, RagError
from index.types import DateSpan, Document
from rag.types import Answer
from ui.desk import Asks, Desk
from ui.feedback import Verdict
from ui.markup import sentence

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as typed, and what came of it.

    Attributes:
        within: the days it was kept to; None for all.
        verdict: what the reader says of the answer.
        documents: what was asked, which may have been removed since; left empty where it is
            known otherwise.
    """

    asked: str
    answer: Answer
    within: DateSpan | None = None
    verdict: Verdict | None = None
    documents: tuple[Document, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """A question that brought no answer, neither found nor refused; or what else went wrong.

    Attributes:
        asked: the question as typed; None where something else was done.
        title: what happened, in a few words.
        message: what happened and what to do, in a sentence or two.
    """

    asked: str | None
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns in order, and the problem or the question in work after them.

    A problem is no turn: it is gone with the next question and never becomes history.

    Attributes:
        within: the days to which the reader keeps the next questions; None for all days.
        desk: the documents that the next questions are asked of.
    """

    turns: tuple[Turn, ...] = ()
    problem: Problem | None = None
    pending: str | None = None
    within: DateSpan | None = None
    desk: Desk = field(default_factory=Desk)

    @property
    def is_new(self) -> bool:
        """Whether nothing has been asked yet."""
        return not self.turns and self.problem is None and self.pending is None

    @property
    def history(self) -> tuple[str, ...]:
        """The user's questions so far, oldest first."""
        return tuple(turn.asked for turn in self.turns)

    def kept_to(self, within: DateSpan | None) -> Conversation:
        """Return the conversation with the next questions kept to some days; None lifts it."""
        return replace(self, within=within)

    def rated(self, number: int, verdict: Verdict) -> Conversation:
        """Return the conversation with the reader's word on a turn, counted from 1."""
        turn = replace(self.turns[number - 1], verdict=verdict)
        return replace(self, turns=(*self.turns[: number - 1], turn, *self.turns[number:]))

    def before(self, turn: int | None) -> Conversation:
        """Return the conversation as it was before a turn, counted from 1; None changes nothing."""
        return self if turn is None else replace(self, turns=self.turns[: turn - 1])


def begin(conversation: Conversation, question: str) -> Conversation:
    """Return the conversation with `question` in work."""
    return replace(conversation, problem=None, pending=question)


def ask(
    assistant: Asks,
    conversation: Conversation,
    question: str,
    within: DateSpan | None = None,
    instead_of: int | None = None,
    documents: tuple[Document, ...] = (),
) -> Conversation:
    """Return the conversation with the answer to `question`, or with what went wrong.

    This is the edge of the program towards the reader: an unexpected exception is logged with
    its trace and shown as a problem of the program, never as a missing answer.

    Args:
        assistant: who is asked.
        conversation: what was said before.
        question: as typed.
        within: the days to answer from; None for all.
        instead_of: the turn, counted from 1, that the question replaces with all after it. They
            are still there if the question brings no answer.
        documents: those that the assistant answers from.
    """
    earlier = conversation.before(instead_of)
    try:
        answer = assistant.ask(question, earlier.history, within=within)
    except RagError as error:
        return refused(conversation, question, error)
    except Exception:  # the UI's edge: anything else is our fault, and is said so
        _LOG.exception("a question could not be answered")
        return replace(conversation, problem=_broken(question), pending=None)
    turn = Turn(question, answer, within, documents=documents)
    return replace(conversation, turns=(*earlier.turns, turn), problem=None, pending=None)


def refused(conversation: Conversation, question: str | None, error: RagError) -> Conversation:
    """Return the conversation with an error that is meant for the reader.

    Args:
        conversation: in which it came up.
        question: as typed; None where something else was done.
        error: what went wrong.
    """
    if question is None:
        title = "This could not be done"
    elif isinstance(error, InputError):
        title = "This can’t be asked as it stands"
    else:
        title = "A check failed"
    problem = Problem(question, title, sentence(error))
    return replace(conversation, problem=problem, pending=None)


def _broken(question: str) -> Problem:
    return Problem(
        question,
        "Something went wrong here, not in the article",
        "The question is still in the box: ask it again. If it fails again, stop the program, "
        "start it anew, and look at what it wrote in the terminal.",
    )
