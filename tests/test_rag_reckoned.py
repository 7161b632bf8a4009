"""Parts of a question whose time is told by what answers the part before, over invented notes."""

from __future__ import annotations

import pytest

from index.article import reading
from rag.assistant import Assistant
from rag.parts import asks_outcome

MILL = """# The mill

March 3, 2021: Owner Ida Holm promises the weavers a new roof.

March 20, 2021: The weavers ask the town for a loan.

April 24, 2021: The bank approves a loan for the harbour.

May 4, 2021: The union asks for longer breaks at night.

June 9, 2021: The new roof for the weavers that was promised is finished.
"""


@pytest.fixture(scope="module")
def mill(assistant: Assistant) -> Assistant:
    """An assistant that knows the invented chronology alone."""
    return assistant.over([assistant.embedded("mill.md", MILL)])


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        (
            "The bank approved a loan. What had the weavers asked for the month before?",
            ["approves a loan", "ask the town"],
        ),
        (
            "What did the owner promise the weavers, and what came of it?",
            ["promises the weavers", "is finished"],
        ),
    ],
)
def test_a_later_part_counts_from_the_day_that_was_found(
    mill: Assistant, question: str, cited: list[str]
) -> None:
    quotes = [reading(citation.quote) for citation in mill.ask(question).citations]
    assert all(any(words in quote for quote in quotes) for words in cited)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("What became of that?", True),
        ("was it kept?", True),
        ("did they follow through?", True),
        ("what came first?", False),
        ("was it the club?", False),
    ],
)
def test_what_came_of_something_is_asked_in_many_ways(text: str, outcome: bool) -> None:
    assert asks_outcome(text) is outcome
