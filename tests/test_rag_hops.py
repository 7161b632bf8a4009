"""Later parts of a question that lean on what answers the one before, over invented notes."""

from __future__ import annotations

import pytest

from index.article import reading
from rag.assistant import Assistant

CLUB = """# A season at the club

March 3, 2021: Coach Anna Berg leaves the club after nine years.

March 9, 2021: The club presents Coach Ivo Lund as the replacement of Anna Berg.

March 20, 2021: Captain Rosa Vidal scores twice against Ostby.

April 2, 2021: Coach Ivo Lund tells reporters that the defence lacks speed.

April 2, 2021: Captain Rosa Vidal calls the fans a twelfth player.

April 18, 2021: Captain Rosa Vidal meets Senator Mia Roth in the hospital at Fjordnes.

May 5, 2021: Engineers say the roof of the hospital at Fjordnes needs repair.

May 6, 2021: Captain Rosa Vidal and Senator Mia Roth open a school for young players.

May 28, 2021: The board buys Captain Rosa Vidal a bus for away games.

May 30, 2021: President Tom Hale tells reporters that the stadium is paid for.
"""


@pytest.fixture(scope="module")
def club(assistant: Assistant) -> Assistant:
    """An assistant that knows the invented chronology alone."""
    return assistant.over([assistant.embedded("club.md", CLUB)])


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        (
            "The coach who replaced Anna Berg: what did he tell reporters about the defence?",
            ["as the replacement of Anna Berg", "the defence lacks speed"],
        ),
        (
            "What did the coach who replaced Anna Berg tell reporters about the defence?",
            ["as the replacement of Anna Berg", "the defence lacks speed"],
        ),
        (
            "What needs repair at the hospital that Rosa Vidal visited with Senator Roth?",
            ["in the hospital at Fjordnes", "needs repair"],
        ),
        (
            "Rosa Vidal visited a senator in April. What did the pair open for players later?",
            ["meets Senator Mia Roth", "open a school"],
        ),
        (
            "Where did Rosa Vidal visit the senator, and which repair is needed there?",
            ["in the hospital at Fjordnes", "needs repair"],
        ),
        (
            "Who visited the hospital at Fjordnes, and what did the visitor open with a senator?",
            ["in the hospital at Fjordnes", "open a school"],
        ),
        (
            "Which coach left the club in March, and who lamented a slow defence the month after?",
            ["leaves the club", "the defence lacks speed"],
        ),
        (
            "The new coach complained of a slow defence. What did the captain say the same day?",
            ["the defence lacks speed", "a twelfth player"],
        ),
    ],
)
def test_whom_the_first_part_finds_is_looked_for_in_the_second(
    club: Assistant, question: str, cited: list[str]
) -> None:
    quotes = [reading(citation.quote) for citation in club.ask(question).citations]
    assert len(quotes) == len(cited)
    assert all(words in quote for words, quote in zip(cited, quotes, strict=True))


def test_parts_that_ask_for_the_same_sentence_take_another_only_if_it_is_nearly_as_good(
    club: Assistant,
) -> None:
    answer = club.ask("Who said that the stadium is paid for, and what did he say of it?")
    assert [citation.n for citation in answer.citations] == [1]
