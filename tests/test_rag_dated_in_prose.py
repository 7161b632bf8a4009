"""Events whose time only prose tells, and days of two events asked in one, on the real article.

What is expected was read off the article by hand; no test repeats a question of the gold set.
"""

from __future__ import annotations

from datetime import date

import pytest

from index.article import reading
from rag.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "short", "words"),
    [
        ("On what date did the inter-Korean accord go into force?", "Nov. 1", "took effect Nov. 1"),
        ("In which month was the Pyongyang summit?", "September", "the Pyongyang summit"),
        (
            "When were the parade and the railway's groundbreaking?",
            "Sept. 9, 2018; Dec. 26, 2018",
            "parade",
        ),
        (
            "When were the parade and the groundbreaking?",
            "Sept. 9, 2018; Dec. 26, 2018",
            "parade",
        ),
    ],
)
def test_the_time_beside_an_event_is_its_time(
    assistant: Assistant, question: str, short: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert answer.short is not None
    assert answer.short.startswith(short)
    assert any(words in reading(citation.quote) for citation in answer.citations)


def test_days_are_not_reckoned_from_another_meeting_in_the_same_place(assistant: Assistant) -> None:
    """Prose has the Pyongyang summit in September; Pompeo is in Pyongyang in October."""
    asked = assistant.ask("What happened in the week after the Pyongyang summit?").question
    assert asked.dates
    assert all(days.start < date(2018, 10, 1) for days in asked.dates)


@pytest.mark.xfail(reason="the judge is sure of a meeting that only names Singapore")
def test_a_summit_of_which_no_time_is_told_has_none(assistant: Assistant) -> None:
    assert assistant.ask("When was the Singapore summit?").short is None


def test_the_start_of_a_year_is_told_by_what_was_early_in_it(assistant: Assistant) -> None:
    answer = assistant.ask("How did things stand in Korea at the beginning of 2018?")
    assert any("early in 2018" in reading(citation.quote) for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Pompeo say about inspectors between September and December?", "inspectors"),
        ("List what Mattis said on exercises from October to December.", "Foal Eagle"),
    ],
)
def test_over_months_what_holds_the_matter_is_told_and_little_else(
    assistant: Assistant, question: str, words: str
) -> None:
    """A dozen entries of these months are on the person; few of them are cited."""
    quotes = [reading(citation.quote) for citation in assistant.ask(question).citations]
    assert any(words in quote for quote in quotes)
    assert len(quotes) <= 3


def test_persons_of_a_conversation_are_meant_by_the_two_and_by_the_host(
    assistant: Assistant,
) -> None:
    before = ("Whom did Secretary Pompeo meet in Pyongyang on Oct. 7?",)
    both = assistant.ask("What did the two agree on?", before).question.standalone
    assert "Pompeo" in both
    assert "Kim Jong Un" in both
    host = assistant.ask("What did the host want?", before).question.standalone
    assert "Kim Jong Un" in host
    assert "Pompeo" not in host
