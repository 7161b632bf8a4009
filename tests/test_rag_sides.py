"""Comparisons cite a sentence on each of the two, over invented notes."""

from __future__ import annotations

import pytest

from index.article import reading
from rag.assistant import Assistant

HARBOUR = """# The harbour

March 3, 2021: Outgoing harbour master Ida Holm says the cranes are safe.

March 9, 2021: Incoming harbour master Per Lie says the cranes need new cables.

April 2, 2021: The ferry line buys two ships.

May 4, 2021: The union asks for longer breaks at night.
"""


@pytest.fixture(scope="module")
def harbour(assistant: Assistant) -> Assistant:
    """An assistant that knows the invented chronology alone."""
    return assistant.over([assistant.embedded("harbour.md", HARBOUR)])


@pytest.mark.parametrize(
    "question",
    [
        "Compare what the outgoing and the incoming harbour masters said about the cranes.",
        "What did Holm and Lie each say of the cranes?",
    ],
)
def test_each_of_two_is_told_by_a_sentence_of_its_own(harbour: Assistant, question: str) -> None:
    quotes = [reading(citation.quote) for citation in harbour.ask(question).citations]
    assert [("are safe" in quote, "new cables" in quote) for quote in quotes] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.xfail(reason="over notes alone the judge isn't sure enough")
def test_everything_recorded_of_a_person_is_every_entry_that_names_the_person(
    assistant: Assistant,
) -> None:
    entries = ["Mayor Eva Dahl opens the pool.", "A storm hits.", "Mayor Dahl fines a bakery."]
    notes = "\n\n".join(f"May {n}, 2021: {entry}" for n, entry in enumerate(entries, start=1))
    town = assistant.over([assistant.embedded("town.md", f"# Notes\n\n{notes}\n")])
    cited = town.ask("List everything that Mayor Dahl did.").citations
    assert [reading(citation.quote) for citation in cited] == [entries[0], entries[2]]


def test_a_list_on_a_surname_holds_entries_that_give_the_full_name(assistant: Assistant) -> None:
    question = "Which letters and messages did Kim send to other leaders? List them all."
    cited = assistant.ask(question).citations
    assert any("Kim Jong Un sends Trump a letter" in reading(each.quote) for each in cited)
