"""Lists of all things of a kind and all that is told of something, over invented notes."""

from __future__ import annotations

import pytest

from index.article import reading
from rag.assistant import Assistant
from rag.kinds import kind_listed, nothing_else
from rag.parts import parts
from rag.question import asked_kind

HARBOUR = """# A year at the harbour

The harbour earned $4 million in spring, and the Institute of Coasts found the quay sound.

January 4, 2021: The Harbour Gazette calls the new pier ugly.

January 20, 2021: The mayor orders a lifeboat for $300,000.

February 8, 2021: Reuters reports a strike of the pilots.

March 15, 2021: Denmark bans old ferries.

April 2, 2021: The mayor opens a market with a guest from Norway.

April 9, 2021: A Danish captain is fined for fishing at night.
"""


@pytest.fixture(scope="module")
def harbour(assistant: Assistant) -> Assistant:
    """An assistant that knows the invented notes alone."""
    return assistant.over([assistant.embedded("harbour.md", HARBOUR)])


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which newspapers and news agencies are cited?", ["ugly", "strike"]),
        ("What sums of money are mentioned?", ["$4 million", "$300,000"]),
        ("Which amounts of money does the chronology give?", ["$300,000"]),
        ("Which research institutes come up?", ["Institute of Coasts"]),
        ("List all the countries that play a role.", ["Denmark", "Norway", "Danish"]),
        ("How does Denmark come into the story?", ["bans old ferries", "Danish captain"]),
        ("Where is Norway mentioned in the chronology?", ["market"]),
        ("What does the text say about Norway?", ["market"]),
    ],
)
def test_all_that_holds_a_thing_of_the_kind_is_cited_and_nothing_else(
    harbour: Assistant, question: str, words: list[str]
) -> None:
    answer = harbour.ask(question)
    quotes = [reading(citation.quote) for citation in answer.citations]
    assert len(quotes) == len(words)
    assert all(any(word in quote for quote in quotes) for word in words)


def test_what_is_said_of_the_things_narrows_them_down(harbour: Assistant) -> None:
    answer = harbour.ask("Which newspapers or agencies wrote about the strike of the pilots?")
    assert [reading(citation.quote) for citation in answer.citations] == [
        "Reuters reports a strike of the pilots."
    ]


@pytest.mark.parametrize(
    ("question", "kind", "alone"),
    [
        ("Which magazines are quoted?", "publication", True),
        ("Which magazines mocked the mayor?", "publication", False),
        ("Every newspaper that is named, please", "publication", True),
        ("Which magazine mocked the mayor?", None, False),
        ("Who wrote to the newspapers?", None, False),
        ("What did the generals say?", None, False),
    ],
)
def test_a_kind_is_listed_where_a_plural_or_every_asks_for_it(
    question: str, kind: str | None, alone: bool
) -> None:
    assert kind_listed(question) == kind
    assert nothing_else(question) == alone


@pytest.mark.parametrize(
    "question",
    [
        "Run me through what the mayor did.",
        "What was the mayor up to in spring?",
        "Each time that the mayor spoke",
        "The mayor's complaints in June - what were they?",
        "What did the mayor announce, one by one?",
        "Where does Norway turn up?",
        "What part did Norway play?",
        "What do we learn about the captain?",
    ],
)
def test_these_wordings_ask_for_a_list(question: str) -> None:
    assert asked_kind(question) == "list"


@pytest.mark.parametrize(
    "question",
    ["Is it up to the mayor?", "Where did the mayor sail?", "What are they likely to do?"],
)
def test_these_wordings_do_not(question: str) -> None:
    assert asked_kind(question) != "list"


def test_examples_of_what_is_wanted_are_no_question_of_their_own() -> None:
    assert parts("How did Norway come in? Guests, ferries, fines: the lot.") == (
        "All: How did Norway come in?",
    )
