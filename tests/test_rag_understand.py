"""Understanding: what is typed becomes what is to be found."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import DateSpan
from rag.followup import Told
from rag.types import ANY_DAY
from rag.understand import Reader

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
READER = Reader(
    [
        "Secretary of State Mike Pompeo met Chairman Kim in Pyongyang.",
        "President Moon spoke. Moon praised the summit. Special Representative Biegun listened.",
    ],
    PERIOD,
    len,
)
OCTOBER_7 = DateSpan.on(date(2018, 10, 7))


def locate(event: str) -> DateSpan | None:
    return OCTOBER_7 if "summit" in event else None


def test_an_office_is_searched_by_its_holders_name_too() -> None:
    _, (ask,) = READER.read("What did the top US diplomat do?", (), None, locate)
    assert ask.query == "What did the top US diplomat do? (Mike Pompeo)"
    assert "pompeo" in ask.persons


def test_who_does_what_is_asked_is_known_by_name_unless_that_is_asked() -> None:
    assert READER.named_otherwise("Whom did the top US diplomat meet?") == {"mike", "pompeo"}
    assert READER.named_otherwise("Who was the top US diplomat?") == frozenset()
    assert READER.named_otherwise("Whom did Moon meet?") == frozenset()


def test_any_day_lifts_what_the_question_itself_says_of_time() -> None:
    for text in ("What happened the day after the summit?", "Who spoke on October 5?"):
        question, (ask,) = READER.read(text, (), None, locate)
        assert question.dates != ()
        question, (ask,) = READER.read(text, (), ANY_DAY, locate)
        assert (question.dates, ask.times.ranges, ask.times.only) == ((), (), False)
        assert ask.query == text


def test_each_part_has_its_own_kind_and_days() -> None:
    question, (first, second) = READER.read(
        "Who praised the summit on 5 October, and when did Biegun listen to Moon?", (), None, locate
    )
    assert (first.kind, second.kind) == ("who", "when")
    assert first.times.ranges == (DateSpan.on(date(2018, 10, 5)),) == question.dates
    assert second.times.ranges == ()


def test_days_the_reader_chose_bound_those_of_the_question() -> None:
    chosen = DateSpan(date(2018, 10, 6), date(2018, 10, 20))
    question, _ = READER.read("What happened in October?", (), chosen, locate)
    assert question.dates == (chosen,)
    question, _ = READER.read("What did Moon praise?", (), chosen, locate)
    assert question.dates == (chosen,)


def test_a_follow_up_is_shown_as_it_was_searched() -> None:
    question, _ = READER.read("And when did he speak?", ["What did Moon praise?"], None, locate)
    assert "Moon" in question.standalone
    assert question.text == "And when did he speak?"
    assert question.history == ("What did Moon praise?",)


@pytest.mark.parametrize(
    ("text", "day"), [("the day after the summit", 8), ("two days before the summit", 5)]
)
def test_days_are_counted_from_an_event(text: str, day: int) -> None:
    question, _ = READER.read(f"What happened {text}?", (), None, locate)
    assert question.dates == (DateSpan.on(date(2018, 10, day)),)


def test_an_event_without_a_subject_takes_that_of_the_other_event() -> None:
    asked = "How many days after leaving the summit did Moon praise the envoy?"
    _, (first, second) = READER.read(asked, (), None, locate)
    assert (first.text, second.text) == ("Moon leaving the summit", "Moon praise the envoy")


def test_a_follow_up_on_somebody_else_wants_another_sentence_than_the_answer_before() -> None:
    """The sentence told before is left out only where it doesn't name the one now asked about."""
    told = Told("the pact", "Moon praised the pact.")
    before = ["What did Moon praise?"]
    _, (of_other,) = READER.read("How did Pompeo take that?", before, None, locate, lambda _: told)
    _, (of_same,) = READER.read("Why did Moon do that?", before, None, locate, lambda _: told)
    assert (of_other.not_again, of_same.not_again) == (told.sentence, "")


def test_a_follow_up_on_when_is_on_the_answer_before() -> None:
    told = Told("the pact", "Moon praised the pact.")
    before = ["What did Moon praise?"]
    _, (when,) = READER.read("When was that?", before, None, locate, lambda _: told)
    _, (why,) = READER.read("Why was that?", before, None, locate, lambda _: told)
    assert (when.again, why.again) == (told.sentence, "")


def test_the_boss_of_somebody_is_somebody_else() -> None:
    """What the boss said isn't looked for by the name of the one whose boss it is."""
    told = Told("the pact", "Moon praised the pact.")
    before = ["What did Moon praise?"]
    _, (ask,) = READER.read("What did his boss say?", before, None, locate, lambda _: told)
    assert ("Moon" in ask.query, ask.not_again) == (False, told.sentence)


def test_a_time_that_only_the_question_before_told_may_be_left_behind() -> None:
    """What the reader says of time holds; what he carries on with holds where something fits."""
    before = ["What did Pompeo say about Kim in October?"]
    _, (carried,) = READER.read("And about Moon?", before, None, locate)
    _, (said,) = READER.read("And about Moon in October?", before, None, locate)
    assert carried.times.ranges == said.times.ranges
    assert (carried.times.fit > 0, said.times.fit) == (True, 0)


@pytest.mark.parametrize(
    "question",
    [
        "How was the relationship between Pompeo and Kim?",
        "What happened between Moon and Pompeo?",
        "What is the link between the summit and the summit talks?",
    ],
)
def test_what_lies_between_two_who_are_named_is_no_time(question: str) -> None:
    """Persons and what relates two things bound no range of days."""
    known, _ = READER.read(question, (), None, lambda event: OCTOBER_7)
    assert known.dates == ()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Moon and Biegun ask for patience.", ""),
        ("Moon asks for patience, and Biegun leaves for home.", "patience"),
    ],
)
def test_what_two_do_together_is_told_of_the_other_as_well(sentence: str, told: str) -> None:
    """An answer is kept from being given again only where it doesn't hold for the other one."""
    before = Told("patience", sentence)
    history = ("What did Moon ask for?",)
    _, (ask,) = READER.read("And Biegun?", history, None, locate, {history[0]: before}.get)
    assert ask.told == told
