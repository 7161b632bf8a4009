"""What post somebody holds is the title before the name."""

from __future__ import annotations

import pytest

from index.types import Span
from rag.short import Evidence, asks_office, fullest_office, short_answer, wanted

TOLD = [
    ("What is Anna Berg's job?", "NHL Executive Director Anna Berg warned Oslo.",
     "NHL Executive Director"),
    ("What position does Berg hold?", "Harbour Minister Anna Berg and Mayor Dahl met.",
     "Harbour Minister"),
    ("What is Dahl's post?", "Harbour Minister Berg and Deputy Mayor Dahl met.", "Deputy Mayor"),
    ("What does Ida Falk do for a living?", "They met special envoy Ida Falk in Bergen.",
     "special envoy"),
    ("What is the role of Falk?", "Secretary of State Ida Falk resigns.", "Secretary of State"),
]  # fmt: skip


def _short(question: str, sentence: str) -> str | None:
    evidence = Evidence(sentence, Span(0, len(sentence)), sentence, None)
    found = short_answer(question, "what", [evidence])
    return found.text if found else None


@pytest.mark.parametrize(("question", "sentence", "title"), TOLD)
def test_a_post_is_told_by_the_title_before_the_name(
    question: str, sentence: str, title: str
) -> None:
    assert _short(question, sentence) == title


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who took over as harbour master?", "Eva Dahl"),
        ("Who is the new harbour master?", "Eva Dahl"),
        ("Who was the outgoing harbour master?", "Ole Berg"),
        ("Whom did Dahl replace as harbour master?", "Ole Berg"),
    ],
)
def test_of_both_in_a_handover_the_one_who_comes_or_goes_is_taken(question: str, who: str) -> None:
    told = "At the transition of the harbour master from Ole Berg to Eva Dahl, both spoke."
    assert _short(question, told) == who


def test_a_name_without_a_title_tells_no_post() -> None:
    assert _short("What is Berg's job?", "The counterpart of Mayor Dahl, Berg, resigned.") is None


@pytest.mark.parametrize(
    "question",
    ["What did Berg do?", "What is Berg's view?", "What is the role of the harbour?"],
)
def test_what_somebody_did_or_thinks_is_no_post(question: str) -> None:
    assert wanted(question).kind != "office"


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Mayors met the new Norwegian envoy for river trade, Eva Dahl, in May.",
         "Norwegian envoy for river trade"),
        ("Harbour Board Chair Eva Dahl resigned.", "Harbour Board Chair"),
        ("Harbour Commander Gen. Eva Dahl resigned.", "Harbour Commander"),
        ("Liberal Sen. Eva Dahl resigned.", "Liberal Sen."),
        ("The post passed from Gen. Ole Berg to Gen. Eva Dahl.", None),
        ("Eva Dahl met Mayor Ole Berg.", None),
        ("Dahl met the president.", None),
    ],
)  # fmt: skip
def test_who_somebody_is_is_told_by_the_office_beside_the_name(
    sentence: str, office: str | None
) -> None:
    """It is given without an article or "new", and with a rank only where there is no more."""
    assert _short("Who is Eva Dahl?", sentence) == office


def test_the_sentence_that_names_the_office_in_most_words_tells_who_somebody_is() -> None:
    sentences = [
        "Eva Dahl smiled.",
        "Director Eva Dahl left.",
        "Deputy Director for Talent Eva Dahl came back.",
        "The Deputy Director for Talent Eva Dahl spoke.",
    ]
    assert fullest_office("Who is Eva Dahl?", sentences) == 2
    assert fullest_office("Who is Eva Dahl?", sentences[:1]) is None
    assert fullest_office("Who is Dahl?", ["Dahl met the president."]) is None


def test_only_some_questions_ask_for_an_office() -> None:
    asked = [
        "Who is Eva Dahl?",
        "What is Eva Dahl's job?",
        "Who met Eva Dahl?",
        "Who is the mayor?",
    ]
    assert [asks_office(question) for question in asked] == [True, True, False, False]
