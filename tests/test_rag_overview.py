"""Questions about a text as a whole, which it answers where it opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.encode import HashEncoder
from rag.assistant import Assistant
from rag.overview import asks_ending, asks_overview

ABOUT_ALL = [
    "What is this article about?",
    "what's the text about",
    "So, what are the main points of the paper?",
    "Can you summarise the essay for me?",
    "Summarize this in one sentence",
    "tl;dr",
    "Give me a short summary of the whole report, please",
    "What is this essay mainly about?",
    "What does the paper deal with?",
    "In a nutshell, what does this text say?",
    "What's the topic of the article?",
    "What is the article's main argument?",
    "What are the three key takeaways?",
]

ABOUT_ONE_THING = [
    "What is the trade deal about?",
    "What was the magazine's article about?",
    "What is the report about the sheds about?",
    "Give me a summary of the harbour talks",
    "What is the main gate of the harbour?",
    "What does the paper say of the harbour?",
    "What does the report conclude?",
    "What is the topic of the harbour talks?",
    "Summarise what Berg said in Oslo",
]


@pytest.mark.parametrize("question", ABOUT_ALL)
def test_a_question_about_the_whole_is_known(question: str) -> None:
    assert asks_overview(question)


@pytest.mark.parametrize("question", ABOUT_ONE_THING)
def test_a_question_about_one_thing_in_it_is_none(question: str) -> None:
    assert not asks_overview(question)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How does this article end?", True),
        ("What does the author conclude?", True),
        ("What is the conclusion of the essay?", True),
        ("How did the strike end?", False),
        ("What does the author conclude from the strike?", False),
    ],
)
def test_a_question_for_the_conclusion_is_known(question: str, asked: bool) -> None:
    assert asks_ending(question) is asked


@pytest.fixture(scope="module")
def assistant(fake_folder: Path) -> Assistant:
    """One over the article, with the fake encoder."""
    return Assistant.open(fake_folder, HashEncoder())


def test_the_abstract_answers_for_an_article(assistant: Assistant, article_source: str) -> None:
    """What is cited is the whole paragraph between the byline and the note on the journal."""
    start = article_source.index("Despite an impasse")
    end = article_source.index("This article is extracted from")
    answer = assistant.ask("What is this article about?")
    cited = "".join(citation.quote for citation in answer.citations)
    assert "".join(cited.split()) == "".join(article_source[start:end].split())
    assert answer.outcome == "answered"
    assert answer.short is None


def test_the_first_sentences_answer_for_a_text_without_an_abstract(assistant: Assistant) -> None:
    text = "# Boats\n\nBerg sells boats. Dahl buys them. Falk repairs them. Ida sinks them.\n"
    notes = assistant.over([assistant.embedded("notes.md", text)])
    quotes = [citation.quote for citation in notes.ask("Summarize the text").citations]
    assert quotes == ["Berg sells boats.", "Dahl buys them.", "Falk repairs them."]


def test_the_last_sentence_of_prose_tells_how_a_text_ends(assistant: Assistant) -> None:
    text = "# Boats\n\nBerg sells boats. Dahl buys them.\n\nMay 2, 2019: Falk repairs them.\n"
    notes = assistant.over([assistant.embedded("notes.md", text)])
    quotes = [citation.quote for citation in notes.ask("How does the text end?").citations]
    assert quotes == ["Dahl buys them."]
