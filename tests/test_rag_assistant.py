"""The whole flow on the real article with the real encoder.

What is expected was read off the article by hand; no test repeats a question of the gold set.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from index.article import reading
from index.errors import BadQuestion
from index.types import DateSpan
from rag.assistant import Assistant
from rag.types import Answer


def days_cited(answer: Answer) -> list[str]:
    return list(dict.fromkeys(c.day.isoformat() for c in answer.citations if c.day))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who is the judge in the Warmbier case?", "Beryl Howell"),
        ("What did the Wall Street Journal describe?", "wrangle"),
        ("How many guard posts along the DMZ will be scrapped?", "22 guard posts"),
        ("What did Tom Byrne ask in the Washington Post?", "what could strain the alliance"),
        ("Which citizen did North Korea release?", "Bruce Byron Lowrance"),
    ],
)
def test_a_plain_question_is_answered_with_the_sentence_that_says_it(
    assistant: Assistant, question: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert answer.outcome == "answered"
    assert words in reading(answer.citations[0].quote)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("What happened on Nov. 9?", ["2018-11-09"]),
        ("what happened between 24 and 26 November", ["2018-11-26"]),
        ("Events of Oct 2-4, 2018", ["2018-10-02", "2018-10-03", "2018-10-04"]),
        ("What happened in the last three days of December?", ["2018-12-30", "2018-12-31"]),
        ("What happened the day before the liaison offices opened?", ["2018-09-11"]),
    ],
)
def test_a_question_about_time_is_answered_with_every_entry_of_it_in_order(
    assistant: Assistant, question: str, days: list[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.outcome == "answered"
    assert days_cited(answer) == days
    (range_,) = answer.question.dates
    entries = assistant.store.in_range(range_)
    assert [c.span for c in answer.citations] == [s.span for e in entries for s in e.sentences]


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("What did a court rule two days after the flu drugs?", ["2018-12-24", "2018-12-22"]),
        ("Who was thanked on the day of the weapon test?", ["2018-11-16"]),
        ("What happened the day after Mattis resigned?", ["2018-12-22"]),
    ],
)
def test_the_event_that_an_answer_s_day_is_reckoned_from_is_cited_after_it(
    assistant: Assistant, question: str, days: list[str]
) -> None:
    """Where no more than the time is asked, the entries of that time are all of the answer."""
    assert days_cited(assistant.ask(question)) == days


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What happened on 21 October 2018?", "no entry on October 21, 2018"),
        ("What did Biden say in March 2021?", "March 1, 2021 to March 31, 2021 is outside"),
        ("What happened last week?", "reckons from today"),
        ("Who keeps goal for Borussia Dortmund?", "does not mention “Borussia Dortmund”"),
        ("how do i bake sourdough bread", "does not speak of this"),
    ],
)
def test_what_the_article_does_not_hold_is_refused_with_a_reason(
    assistant: Assistant, question: str, reason: str
) -> None:
    answer = assistant.ask(question)
    assert answer.outcome == "not_in_article"
    assert answer.reason is not None
    assert reason in answer.reason
    assert answer.citations == ()
    assert answer.short is None


def test_a_day_without_an_entry_names_the_nearest_ones(assistant: Assistant) -> None:
    nearest = assistant.ask("What happened on 21 October 2018?").nearest
    assert {c.day for c in nearest} <= {date(2018, 10, 20), date(2018, 10, 22)}
    assert nearest


@pytest.mark.parametrize(
    "question", ["Why is Moon pressed for time?", "What happened in October?", "Who is Batman?"]
)
def test_every_quote_stands_in_the_source_at_its_offsets(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    for citation in (*answer.citations, *answer.nearest):
        source = assistant.documents[citation.document].source
        assert source[citation.span.start : citation.span.end] == citation.quote
        assert f"{reading(citation.quote)} [{citation.n}]" in answer.text
        assert all(citation.span.covers(mark) for mark in citation.marks)
    assert len(answer.hits) <= 20


def test_days_that_the_reader_chose_restrict_the_answer(assistant: Assistant) -> None:
    chosen = DateSpan(date(2018, 12, 1), date(2019, 1, 1))
    answer = assistant.ask("What did Mattis announce?", within=chosen)
    assert answer.question.dates == (chosen,)
    assert all(c.day is None or c.day in chosen for c in answer.citations)


def test_a_question_that_is_none_is_an_error_not_a_refusal(assistant: Assistant) -> None:
    with pytest.raises(BadQuestion, match="empty"):
        assistant.ask("  ")


def test_many_may_ask_at_once_and_get_what_one_gets(assistant: Assistant) -> None:
    """Threads share the store and the encoder, and nothing of a question."""
    questions = ["Who is Keith Luse?", "What happened on Oct. 3?", "Where is Yongbyon?"] * 4
    alone = [assistant.ask(question).text for question in questions]
    with ThreadPoolExecutor(4) as pool:
        together = [answer.text for answer in pool.map(assistant.ask, questions)]
    assert together == alone


@pytest.mark.parametrize("before", ["???", "何", "!", ""])
@pytest.mark.parametrize("question", ["When was that?", "Was that symbolic?", "Who is he?"])
def test_an_earlier_question_that_cannot_be_asked_spoils_none(
    assistant: Assistant, before: str, question: str
) -> None:
    """What a reader typed before may be no question; the next one is answered or declined."""
    assert assistant.ask(question, [before]).outcome in ("answered", "not_in_article")
