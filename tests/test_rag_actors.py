"""Who acts in what a question lists, and lists over several months, over invented notes."""

from __future__ import annotations

import pytest

from index.article import reading
from rag.actors import names_kind
from rag.assistant import Assistant
from rag.question import asked_kind, uncontained
from rag.short import asks_where_told, wanted

FERRIES = """# A year of ferries

The island lives on its ferries.

March 3, 2021: The islanders ask for a night ferry.

March 20, 2021: The mayor opens a market.

April 9, 2021: The captain turns down a night ferry.

May 14, 2021: The council votes to pay for a night ferry.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Where is a new bridge promised or asked for?", True),
        ("Where in the article are ferries named?", True),
        ("Where does the author speak of storms?", True),
        ("Where was the bridge promised?", False),
        ("Where is the bridge?", False),
        ("Where does the author live?", False),
        ("Where are the sick treated?", False),
    ],
)
def test_where_a_text_tells_something_is_no_place(question: str, told: bool) -> None:
    assert asks_where_told(question) is told
    assert (asked_kind(question) == "list") is told
    assert (wanted(question).kind == "place") is not told


def test_figures_that_somebody_meets_are_persons() -> None:
    assert wanted("Which Danish figures did the mayor meet?").kind == "person"
    assert wanted("Which figure did the bank give for its debt?").kind == "amount"


def test_a_noun_that_only_holds_what_is_listed_is_not_searched() -> None:
    assert "steps" not in uncontained("Which steps towards a new pier were taken?")
    assert uncontained("Which pier was built?") == "Which pier was built?"


def test_at_all_asks_for_no_list() -> None:
    assert asked_kind("Did the mayor speak of it at all?") != "list"


def test_all_that_happened_over_several_months_is_cited(assistant: Assistant) -> None:
    """Two months named one by one hold several things; a single noun asks for one."""
    ferries = assistant.over([assistant.embedded("ferries.md", FERRIES)])
    answer = ferries.ask("What moved from March to May 2021 on the night ferry?")
    quotes = " ".join(reading(citation.quote) for citation in answer.citations)
    for words in ("ask for a night", "turns down", "votes to pay"):
        assert words in quotes
    assert "market" not in quotes


def test_a_date_and_what_somebody_did_bound_a_time(assistant: Assistant) -> None:
    ferries = assistant.over([assistant.embedded("ferries.md", FERRIES)])
    asked, _ = ferries.read("What did the captain do from March until he turned down a ferry?")
    assert [(str(days.start), str(days.last)) for days in asked.dates] == [
        ("2021-03-01", "2021-04-09")
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did state media say in May?", True),
        ("What did the generals announce?", True),
        ("What did the mayor announce?", False),
        ("What did the Attorney General say?", False),
    ],
)
def test_actors_may_be_called_by_what_they_are(
    assistant: Assistant, question: str, told: bool
) -> None:
    _, (ask,) = assistant.read(question)
    assert names_kind(ask) is told
