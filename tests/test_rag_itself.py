"""Questions about a text itself are answered by its title page, its reference and its figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.encode import HashEncoder
from rag.assistant import Assistant
from rag.itself import asks_reference, asks_writer

SOURCE = """HARBOUR QUARTERLY

A JOURNAL OF PORTS

BRIDGES AND QUAYS

ANNA BERG, OSLO UNIVERSITY

The quays of Oslo grew fast over the whole of the year, and few had seen it coming.

This article is extracted from Harbour Quarterly, Vol. 7, No. 2, May 2019.
Preferred citation: Anna Berg, “Bridges and Quays,” *Harbour Quarterly*, Vol. 7, No. 2, pp 11-19.

Oslo builds

The mayor of Oslo opened a new quay in the spring, and the author of the plan came from Bergen.

Figure 1 The mayor of Oslo opens the new quay. Photo: Harbour Post

Figure 2 A ferry leaves Bergen for the north. Photo: Wave

Chronology

May 2, 2019: The mayor of Oslo opens the quay.

May 9, 2019: A ferry sinks off Bergen.
"""

WRITER = [
    "Who is the author?",
    "Who's the author of the piece?",
    "Who penned this survey of the quays of Oslo?",
    "By whom was this text written?",
    "Whose byline is on this? I need the spelling.",
    "Which universities is the writer from?",
    "Where does the author of this article work?",
    "What is the author's affiliation?",
    "Name the author and the institution.",
    "What's the name of the person who wrote this?",
]
ANOTHER_WRITER = [
    "Who wrote the magazine story on the quays?",
    "Who is the author of the plan?",
    "Who is the head of the body that the author works for?",
    "What does the author think of the plan?",
    "Where does the author see trouble?",
]
REFERENCE = [
    "When was this article published?",
    "Where did the essay appear?",
    "What is the title of the paper?",
    "On which pages does the article appear?",
    "What volume is this?",
    "In which month did the article come out?",
    "What is the article's headline?",
]
ANOTHER_REFERENCE = [
    "When was the report on the ferry published?",
    "What is the title of the mayor?",
    "Where did the ferry sink?",
    "What volume of goods did the port handle in this year?",
]


@pytest.mark.parametrize("question", WRITER)
def test_a_question_for_the_writer_is_known(question: str) -> None:
    assert asks_writer(question)


@pytest.mark.parametrize("question", ANOTHER_WRITER)
def test_a_question_for_another_writer_or_opinion_is_none(question: str) -> None:
    assert not asks_writer(question)


@pytest.mark.parametrize("question", REFERENCE)
def test_a_question_for_the_reference_is_known(question: str) -> None:
    assert asks_reference(question)


@pytest.mark.parametrize("question", ANOTHER_REFERENCE)
def test_a_question_for_another_reference_is_none(question: str) -> None:
    assert not asks_reference(question)


@pytest.fixture(scope="module")
def quays(fake_folder: Path) -> Assistant:
    """One over the text above alone, with the fake encoder."""
    assistant = Assistant.open(fake_folder, HashEncoder())
    return assistant.over([assistant.embedded("quays.md", SOURCE)])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which university is the author from?", "ANNA BERG, OSLO UNIVERSITY"),
        ("When was this article published?", "Vol. 7, No. 2, May 2019"),
        ("What is the title of the article?", "“Bridges and Quays,”"),
        ("On which pages does this article appear?", "pp 11-19"),
        ("What does the second photo show?", "A ferry leaves Bergen"),
        ("What can be seen in the last picture?", "A ferry leaves Bergen"),
        ("Where does the photo of the ferry come from?", "Photo: Wave"),
        ("Who is credited for figure 1?", "Photo: Harbour Post"),
        ("Who took the picture of the mayor?", "Photo: Harbour Post"),
    ],
)
def test_what_a_text_says_of_itself_is_cited_first(
    quays: Assistant, question: str, told: str
) -> None:
    assert told in quays.ask(question).citations[0].quote


def test_the_credit_of_a_picture_is_cited_with_its_caption(quays: Assistant) -> None:
    answer = quays.ask("Who took the picture of the mayor?")
    assert answer.short == "Harbour Post"
    assert any("opens the new quay" in citation.quote for citation in answer.citations)


def test_a_credit_comes_last_where_no_picture_is_asked_about(quays: Assistant) -> None:
    """Its one name is near to any short question on whom it names, and tells nothing of them."""
    found = quays.ask("What did the Harbour Post do?")
    told = found.citations or found.nearest
    assert told
    assert not told[0].quote.startswith("Photo:")


def test_what_another_text_tells_is_not_taken_from_this_one(quays: Assistant) -> None:
    """The author of a plan is looked for where the plan is spoken of."""
    assert "ANNA BERG" not in quays.ask("Who is the author of the plan?").text


def test_the_title_of_an_article_is_quoted_where_its_journal_is_in_italics(
    quays: Assistant,
) -> None:
    assert quays.ask("What is the title of this article?").short == "Bridges and Quays"


@pytest.mark.parametrize("question", ["Whose byline is on this?", "Who's behind this survey?"])
def test_the_writer_is_named_without_the_institution(quays: Assistant, question: str) -> None:
    assert quays.ask(question).short == "ANNA BERG"
