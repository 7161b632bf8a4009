"""Questions to start with, of several kinds, for the article that the project ships."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Document

_ARTICLE = "us-korea-relations-2019-01.txt"
_QUESTIONS = (
    "When did James Mattis announce his resignation?",
    "What happened between October 7 and October 9?",
    "How many cars may each US automaker sell in South Korea?",
    "Why did the departure of James Mattis worry US allies?",
    "Which firms did the US sanction in September?",
    "What did the stock market do in December 2018?",
)


def example_questions(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return questions worth trying on `documents`; none where the article isn't among them.

    The last one is not answered by the article: a reader should see once what that looks like.
    """
    return _QUESTIONS if any(document.name == _ARTICLE for document in documents) else ()
