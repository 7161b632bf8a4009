"""Questions whose last words alone say little, and short answers that would be rubbish.

Sentences of imagined articles; the answers are by rules, without nearness in meaning.
"""

from __future__ import annotations

from datetime import date

import pytest

from index.types import Span
from rag.short import Evidence, short_answer
from rag.short.wording import last_question
from rag.types import Asked


def answer(question: str, *sentences: str, asked: Asked = "what") -> str | None:
    evidence = [
        Evidence(text, Span(0, len(text)), text, date(2020, 5, 4 + at))
        for at, text in enumerate(sentences)
    ]
    found = short_answer(question, asked, evidence)
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "The union says one port was left out. Which port?",
            "which port was left out?",
        ),
        (
            "One retired pilot wanted the runway back. What was his name?",
            "who wanted the runway back?",
        ),
        (
            "The mayor thanked two towns for their help. Which two?",
            "which two towns for their help?",
        ),
        ("They came to see something being torn down. What was it?", "what being torn down?"),
        ("The crew had to wait for it. What did the captain do?", "What did the captain do?"),
        ("Who sold the ferry?", "Who sold the ferry?"),
    ],
)
def test_a_bare_last_question_takes_up_what_was_left_open(question: str, expected: str) -> None:
    assert last_question(question) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "A panel of the senate claimed one country had become lax. Which country?",
            "The inquiry reports Norway has eased its checks on Sweden.",
            "Norway",
        ),
        ("Who wrote this survey?", "ANNA BERG, HARBOUR SOCIETY AND CITY UNIVERSITY", "ANNA BERG"),
        (
            "Who is the author of the piece?",
            "Preferred citation: Anna Berg, “Ports: Noise and Order” Harbour Notes, No. 3.",
            "Anna Berg",
        ),
        (
            "Did the mayor plan the vote for before or after the harvest?",
            "The mayor says the vote will come after the spring fair.",
            "after the spring fair",
        ),
        (
            "How many such regattas had there been by then?",
            "The crews of Oslo and Bergen meet for the 12th harbour regatta.",
            "12th",
        ),
        (
            "Where should big rehearsals be held, says the conductor?",
            "The conductor adds that rehearsals should take place off-site.",
            "off-site",
        ),
        (
            "What did the envoy say they think of the ferry?",
            "The envoy warned that the council regarded the ferry as a fair target for its cuts.",
            "a fair target for its cuts",
        ),
        (
            "What did the papers say about the harbour?",
            "Papers report the council is opposed to local control over a new harbour.",
            "the council is opposed to local control over a new harbour",
        ),
    ],
)
def test_the_words_that_answer_are_those_of_the_form_asked_for(
    question: str, sentence: str, expected: str
) -> None:
    assert answer(question, sentence) == expected


def test_a_town_is_sought_in_another_sentence_where_the_first_names_none() -> None:
    """A wrong kind of thing in the best sentence doesn't stand in for the town asked for."""
    plain = "The harbour museum report says it expands halls to hold long boats."
    placed = "The harbour museum in Bergen confirmed the find."
    assert answer("In what town is the harbour museum?", plain, placed) == "Bergen"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which bridges were repaired?", "The council repaired a wooden crossing."),
        ("How might a new council change the harbour?", "A new council may hold more hearings."),
    ],
)
def test_rather_no_short_answer_than_one_of_another_form(question: str, sentence: str) -> None:
    """Several bridges aren't one crossing; how something changes is no mere thing."""
    assert answer(question, sentence) in (None, "hold more hearings")


def test_two_that_are_compared_get_no_single_short_answer() -> None:
    question = "How do the findings of the museum and of the port differ?"
    sentences = ("The museum found 13 boats.", "The port found a wooden crossing.")
    assert answer(question, *sentences, asked="compare") is None
