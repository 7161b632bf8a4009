"""The endpoint `/ask` for other programs: the same answers as `rag ask --json`."""

# Annotations are evaluated here: Gradio reads the type of the answer from the function itself.

from collections.abc import Callable
from typing import TypedDict, cast

from index.errors import RagError
from rag.provenance import full_record, sha256_of
from ui.command import read_days
from ui.desk import Library


class Quote(TypedDict):
    """A verbatim quote: `source[start:end]` of the document, half-open characters."""

    n: int
    document: str
    kind: str
    date: str | None
    start: int
    end: int
    quote: str


class Searched(TypedDict):
    """A ranked passage; scores compare within one question only, higher is better."""

    text: str
    start: int
    end: int
    kind: str
    date: str | None
    score: float
    via: str
    document: str


class Reply(TypedDict):
    """What clients get: the record of `rag ask --json`, which is a contract."""

    id: str | None
    question: str
    outcome: str
    reason: str | None
    answer: str
    short_answer: str | None
    citations: list[Quote]
    passages: list[Searched]
    dates: list[list[str]]
    seconds: float
    standalone: str
    notes: list[str]
    nearest: list[Quote]
    confidence: float
    history: list[str]
    sources: dict[str, str]


Endpoint = Callable[[str, list[str], str, str], Reply]


def endpoint(assistant: Library) -> Endpoint:
    """Return the function behind `/ask`; its signature and docstring are what clients see."""
    sha256 = sha256_of(assistant.documents)

    def ask(
        question: str,
        history: list[str] = [],  # noqa: B006  # clients are shown it, and nothing changes it
        first_day: str = "",
        last_day: str = "",
    ) -> Reply:
        """Answer a question from the documents alone, with quotes and their offsets.

        Args:
            question: what you want to know.
            history: the earlier questions that this one follows, oldest first.
            first_day: first of the days to keep to, such as 2018-10-07; "" for all days.
            last_day: last of the days to keep to, such as 2018-10-09.
        """
        import gradio as gr

        try:
            within = read_days(first_day, last_day)
            answer = assistant.ask(question, history, within=within)
        except RagError as error:
            raise gr.Error(str(error), print_exception=False) from error
        return cast(Reply, full_record(answer, None, sha256))

    return ask
