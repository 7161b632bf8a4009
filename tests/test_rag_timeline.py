"""Questions by time on the real article: entries beside others, mentions, events.

What is expected was read off the article by hand; no test repeats a question of the gold set.
"""

from __future__ import annotations

import pytest

from index.article import reading
from rag.assistant import Assistant


def cited(assistant: Assistant, question: str, history: tuple[str, ...] = ()) -> list[str]:
    answer = assistant.ask(question, history)
    assert answer.outcome == "answered", answer.reason
    return [reading(citation.quote) for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which entry comes right after the one on the Turkish firm?", "Arms Control Association"),
        ("What is the item directly below the New Yorker entry?", "Moon meets Kim, who credits"),
        ("What entry precedes the entry on the no-fly zone taking effect?", "in early November"),
        ("What is the last mention of Pompeo in the chronology?", "need for patience"),
        ("What is the first mention of Biegun in the timeline?", "traveling to Moscow"),
        ("What did Pompeo say the day after he met Kim in Pyongyang?", "Punggye-ri"),
        ("On the day the working group was launched, whom did Treasury punish?", "South African"),
        ("When was the last nuclear test before 2018?", "last testing a nuclear device"),
        (
            "Did North Korea conduct any missile tests over the course of 2018?",
            "refrained from nuclear",
        ),
        ("Where was Kim Yong Chol to meet Pompeo before that was canceled?", "New York"),
        ("When was the bilateral working group on the North launched?", "convene a US-ROK"),
    ],
)
def test_one_sentence_answers_by_its_place_in_time(
    assistant: Assistant, question: str, words: str
) -> None:
    quotes = cited(assistant, question)
    assert any(words in quote for quote in quotes)
    assert len(quotes) <= 2


@pytest.mark.parametrize(
    ("question", "short", "entries"),
    [
        ("How many entries are there in October?", "22", 22),
        ("How many entries does the chronology have in total?", "77", 77),
        ("How many entries mention Biegun?", "4", 4),
        ("How many December entries name Mattis?", "3", 3),
        ("How many entries mention James Mattis?", "6", 6),
        ("How many entries mention Kim Yong Chol?", "1", 1),
        ("Which month has the most entries naming Mattis?", "December 2018", 6),
    ],
)
def test_entries_are_counted_over_the_whole_chronology(
    assistant: Assistant, question: str, short: str, entries: int
) -> None:
    answer = assistant.ask(question)
    assert answer.short == short
    spans = [entry.span for entry in assistant.store.passages() if entry.day]
    proven = {span for span in spans for c in answer.citations if span.covers(c.span)}
    assert len(proven) == entries


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How many days lie between the handover of remains and the Tongchang-ri invitation?",
         "8 days"),
        ("How long after Mattis resigned did the rail groundbreaking take place?", "5 days"),
        ("Did the KORUS update come before or after the liaison offices opened?", "after"),
        ("Which happened earlier: the Warmbier ruling or the rail groundbreaking?",
         "the Warmbier ruling"),
    ],
)  # fmt: skip
def test_two_events_are_each_proven_and_set_apart(
    assistant: Assistant, question: str, short: str
) -> None:
    answer = assistant.ask(question)
    assert answer.short == short
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("history", "question", "words"),
    [
        (("What happened on September 12?", "And the 13th?"), "and the 14th?", "New Yorker"),
        (("What happened on September 20?",), "What happened next?", "KORUS"),
        (("How much must the North pay the Warmbiers?",), "Good to know, but who ordered it?",
         "Beryl Howell"),
        (("What happened on Dec. 24?",), "And two days later?", "groundbreaking"),
    ],
)  # fmt: skip
def test_a_conversation_goes_on_in_time(
    assistant: Assistant, history: tuple[str, ...], question: str, words: str
) -> None:
    assert words in cited(assistant, question, history)[0]


@pytest.mark.parametrize(
    "question",
    [
        "What entry follows the one on the departing secretary's appeal to stand firm?",
        "What happened in the talks last week?",
        "Who was elected in 2020?",
        "What happened on 31 September?",
    ],
)
def test_beyond_the_chronology_there_is_no_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome == "not_in_article"
    assert answer.reason


def test_an_event_may_be_a_date(assistant: Assistant) -> None:
    answer = assistant.ask("How many days before Christmas did Mattis resign?")
    assert answer.short == "4 days"
    (citation,) = answer.citations
    assert "resignation" in citation.quote


def test_prose_answers_for_a_day_without_an_entry(assistant: Assistant) -> None:
    """The article shows a picture of Nov. 22, on which the chronology has no entry."""
    (quote,) = cited(assistant, "What happened on 22 November?")
    assert "on Nov. 22" in quote
