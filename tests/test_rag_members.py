"""Which matches are members of a list, over invented notes."""

from __future__ import annotations

import pytest

from index.article import reading
from rag.answer import going_on
from rag.assistant import Assistant
from rag.parts import parts
from rag.question import asked_kind

HARBOUR = """# A year at the harbour

Critics doubt the harbour office. Though it lost the lawsuit, it will build the pier anyway.

January 4, 2021: China fines a ferry line for spilling oil.

January 20, 2021: Sailors complain about fines for late papers.

February 8, 2021: China fines two fishermen for fishing at night.

March 15, 2021: China fines a Danish captain.

April 2, 2021: The mayor opens a market.
"""


@pytest.fixture(scope="module")
def harbour(assistant: Assistant) -> Assistant:
    """An assistant that knows the invented notes alone."""
    return assistant.over([assistant.embedded("harbour.md", HARBOUR)])


def cited(assistant: Assistant, question: str) -> list[str]:
    return [reading(citation.quote) for citation in assistant.ask(question).citations]


def test_all_in_which_the_same_party_does_the_same_are_members(harbour: Assistant) -> None:
    quotes = cited(harbour, "Whom did China fine from January to April 2021? List all of them.")
    for words in ("a ferry line", "two fishermen", "a Danish captain"):
        assert any(words in quote for quote in quotes)
    assert not any("market" in quote for quote in quotes)


@pytest.mark.xfail(reason="what differs in the verb is judged to tell of something else")
def test_members_are_told_by_their_noun_though_the_verb_beside_it_differs(
    harbour: Assistant,
) -> None:
    """All that holds the noun belongs, and "hit with" or "new" beside it tells nothing."""
    answer = harbour.ask("Whom did China hit with new penalties during these four months?")
    quotes = [reading(citation.quote) for citation in answer.citations]
    for words in ("a ferry line", "two fishermen", "a Danish captain"):
        assert any(words in quote for quote in quotes)
    assert answer.short is None


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Collect the complaints of the sailors.", "list"),
        ("In what ways was the office hampered?", "list"),
        ("Names of the ships that sank?", "list"),
        ("Where do we read about fines?", "list"),
        ("At whose request did they drop a full list of ships?", "who"),
    ],
)
def test_a_list_is_asked_for_by_its_verb_and_not_by_a_list_that_is_spoken_of(
    question: str, asked: str
) -> None:
    assert asked_kind(question) == asked


def test_all_the_time_there_is_is_not_searched(harbour: Assistant) -> None:
    """Words for the whole time change nothing of what is found."""
    for time in ("during these four months", "over the period", "in the whole period covered"):
        _, asks = harbour.read(f"Whom did China fine {time}?")
        assert asks[0].query.split() == ["Whom", "did", "China", "fine", "?"]


def test_a_sentence_that_goes_on_from_the_best_one_may_be_cited_with_it(
    harbour: Assistant,
) -> None:
    _, (found,) = harbour.found("How do critics see the harbour office and its pier lawsuit?")
    together = [match.sentence.text for match in going_on(found.ask, found.ranked)]
    assert together == [
        "Critics doubt the harbour office.",
        "Though it lost the lawsuit, it will build the pier anyway.",
    ]
    assert found.choice is not None
    assert {match.sentence.text for match in found.choice.matches} == set(together)


def test_a_sentence_that_only_asks_for_all_is_no_part_of_its_own() -> None:
    assert parts("Who was fined in the spring? List all the names.") == (
        "All: Who was fined in the spring?",
    )
    assert len(parts("Who was fined in the spring? Name the judge who fined them.")) > 1


@pytest.mark.parametrize("question", ["Trace the captain's voyages.", "Sum up what she said."])
def test_who_asks_to_trace_or_sum_up_wants_a_list(question: str) -> None:
    assert asked_kind(question) == "list"
