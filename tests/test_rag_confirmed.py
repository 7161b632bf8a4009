"""Questions that only want the time of an event confirmed, on the real article.

What is expected was read off the article by hand; no test repeats a question of the gold set.
"""

from __future__ import annotations

import pytest

from index.article import reading
from rag.assistant import Assistant
from rag.followup import to_confirm


@pytest.mark.parametrize(
    ("question", "short", "words"),
    [
        ("Was the updated trade agreement finalized on Sept. 24?", "Yes", "KORUS"),
        ("Was the updated trade agreement finalized on Sept. 27?", "No", "KORUS"),
        ("I have Nov. 3 down for the no-fly zone. Is that right?", "No", "No-fly zone"),
        ("The liaison offices opened in September, didn't they?", "Yes", "liaison offices"),
        ("Did North Korea destroy guard posts after the groundbreaking?", "No", "10 guard posts"),
        ("Did Treasury sanction the Turkish firm before the parade?", "No", "Turkish firm"),
        ("Was Lowrance detained in October?", "Yes", "Lowrance"),
        ("Was Lowrance detained in November?", "No", "Lowrance"),
        ("Was Lowrance released in November?", "Yes", "Lowrance"),
        ("Did the missile defense test predate the groundbreaking?", "Yes", "missile defense"),
        ("Did Moon meet Kim in October?", "No", "Moon meets Kim"),  # he only speaks of him then
        ("Did Kim come to Seoul before the end of the year?", "No", "not fulfilling his promise"),
    ],
)
def test_an_event_has_its_day_in_the_time_asked_for_or_not(
    assistant: Assistant, question: str, short: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert answer.short == short
    assert any(words in reading(citation.quote) for citation in answer.citations)


def test_a_time_is_confirmed_of_what_was_asked_before(assistant: Assistant) -> None:
    before = ("When was the military parade held?",)
    assert assistant.ask("My notes say Sept. 9 - is that correct?", before).short == "Yes"
    assert assistant.ask("I thought it was in October, no?", before).short == "No"


@pytest.mark.parametrize(
    "question",
    [
        "Did China sanction a Turkish firm on Oct. 4?",  # somebody else did
        "Were there long-range missiles at the parade on Sept. 9?",  # there were none
        "Did Kim visit Seoul in September?",  # he only promises to
        "Did Kim come to Seoul in September?",
        "Did Trump go to Seoul?",  # Moon's visit is told of, to New York
        "Did the ICBM launch take place in October?",  # inspectors of launch sites are no launch
    ],
)
def test_nothing_is_confirmed_that_no_entry_tells(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).short != "Yes"


def test_what_is_expected_of_a_later_year_is_not_denied_by_the_day_of_saying_so(
    assistant: Assistant,
) -> None:
    """Trump expects a second summit, and Pence one in 2019: the days of saying so deny neither."""
    assert assistant.ask("Was a second summit expected in 2019?").short != "No"


@pytest.mark.parametrize(
    "question",
    [
        "I heard that the bridge collapsed, why?",
        "Who was right, the mayor or the judge?",
        "According to the report, who built the bridge?",
        "Is that right?",
        "Please confirm the date of the Oslo talks.",
        "Can you check the name of the ship?",
        "I was told to ask you about the bridge?",
        "In the article, is it true?",
        "The bridge opened in May, is that wrong?",
    ],
)
def test_what_asks_for_more_stays_as_it_is(question: str) -> None:
    assert to_confirm(question) == question


@pytest.mark.parametrize(
    "question",
    [
        "True or false: the bridge opened in May.",
        "Confirm that the bridge opened in May.",
        "According to the article, the bridge opened in May, correct?",
    ],
)
def test_a_request_to_confirm_needs_no_question_mark(question: str) -> None:
    """However it is put, a statement is held against the article as it stands."""
    assert to_confirm(question) == "Is it true that the bridge opened in May?"


@pytest.mark.parametrize(
    ("note", "question"),
    [
        ("I have the match down as a draw. Right?", "Was the match a draw?"),
        ("We have the fine at $40 million, correct?", "Was the fine $40 million?"),
        ("My notes put the final on May 5. Right?", "Was the final on May 5?"),
        ("I have Berg selling the club. Is that right?", "Did Berg sell the club?"),
        ("Can you check whether it was Berg that left us?", "Was it Berg who left us?"),
        ("I'm trying to confirm whether Rome sent aid.", "Is it true that Rome sent aid?"),
        ("So Berg sold the club?", "Is it true that Berg sold the club?"),
        ("So who sold the club?", "So who sold the club?"),
        ("So far Berg has won?", "So far Berg has won?"),
        ("I need to check in on May 5.", "I need to check in on May 5."),
        ("I read that Berg died at 22. Right?", "Is it true that Berg died at 22?"),
        (
            "They were not happy, but stayed, right?",
            "Is it true that they were not happy, but stayed?",
        ),
    ],
)
def test_a_note_without_a_verb_is_asked_as_what_it_notes(note: str, question: str) -> None:
    assert to_confirm(note) == question


def test_the_day_of_an_entry_is_not_that_of_what_is_to_come(assistant: Assistant) -> None:
    """That somebody spoke of a visit in September says nothing of one in the year after."""
    assert assistant.ask("Is Trump going to visit Seoul in 2019?").short is None
