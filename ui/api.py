"""The endpoint `/ask` for other programs: the same answers as `rag ask --json`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from index.errors import RagError
from index.types import Document
from rag.provenance import full_record, sha256_of
from ui.command import read_days
from ui.conversation import Asks

Endpoint = Callable[[str, list[str], str, str], dict[str, Any]]


class Library(Asks, Protocol):
    """An assistant and what it knows."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents that can be asked, by name."""
        ...


def endpoint(assistant: Library) -> Endpoint:
    """Return the function behind `/ask`; its signature and docstring are what clients see."""
    sha256 = sha256_of(assistant.documents)

    def ask(
        question: str,
        history: list[str] = [],  # noqa: B006  # clients are shown it, and nothing changes it
        first_day: str = "",
        last_day: str = "",
    ) -> dict[str, Any]:
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
            return full_record(assistant.ask(question, history, within=within), None, sha256)
        except RagError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return ask
