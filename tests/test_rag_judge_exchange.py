"""What the judge is told of the answer before a follow-up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from test_rag_judge import asked
from test_rag_retrieve import match

from rag.ask import Ask
from rag.assistant import Assistant
from rag.followup import Told
from rag.judge import recalled, searched_with
from rag.judge.exchange import MOST_RECALLED, OF_EXCHANGE, of_exchange
from rag.retrieve import Match
from rag.settings import Settings

MAY_4 = date(2018, 5, 4)

TOLD = Told(
    "Ann Roe",
    "Ann Roe buys a boat",
    day=MAY_4,
    asked="Who buys what boat?",
    cited=("Ann Roe buys a boat", "Bob sells it"),
    ranked=("Ann Roe buys a boat", "Bob sells it", "Roe leaves"),
)


def following(told: Told | None) -> Ask:
    return replace(asked("What did she buy?"), before=told, leans=told is not None)


FOUND = (
    match("Ann Roe buys a boat", 0.8),
    match("Roe leaves", 0.6),
    match("The boat is red", 0.4),
)
"""What the question finds together with what was told before."""


def numbers(sentence: Match) -> dict[str, float]:
    told = of_exchange(following(TOLD), [sentence], FOUND)[0]
    return dict(zip(OF_EXCHANGE, told, strict=True))


def test_a_sentence_is_compared_with_what_was_answered_before() -> None:
    """Worked out by hand: a share of the terms "ann", "roe", "buy", "boat"."""
    assert numbers(match("Ann Roe buys a boat", 0.5, MAY_4)) == pytest.approx(
        {
            "answered": 1, "leaned on": 1, "cited": 1, "cited first": 1, "rank": 1,
            "same day": 1, "same passage": 1, "in common": 1, "asked": 1, "few words": 1,
            "searched with it": 1, "rank with it": 0,
        }
    )  # fmt: skip
    assert numbers(match("Roe leaves", 0.5)) == pytest.approx(
        {
            "answered": 1, "leaned on": 1, "cited": 0, "cited first": 0, "rank": 1 / 3,
            "same day": 0, "same passage": 0, "in common": 1 / 5, "asked": 0, "few words": 1 / 2,
            "searched with it": 0.75, "rank with it": 1,
        }
    )  # fmt: skip
    assert numbers(match("Bob sells it", 0.5))["rank"] == pytest.approx(1 / 2)
    assert numbers(match("Bob sells it", 0.5))["cited first"] == 0
    assert numbers(match("The boat is red", 0.5))["rank with it"] == pytest.approx(1 / 2)


def test_what_stands_in_one_passage_with_the_answer_is_known() -> None:
    first, other = match("Ann Roe buys a boat", 0.5), match("The boat is red", 0.4)
    both = (*first.passage.sentences, *other.passage.sentences)
    beside = other._replace(passage=replace(other.passage, sentences=both))
    assert numbers(beside)["same passage"] == 1
    assert numbers(other)["same passage"] == 0


def test_where_nothing_was_answered_before_nothing_is_said() -> None:
    found = of_exchange(following(None), [match("a", 0.5), match("b", 0.4)], ())
    assert searched_with(following(None)) == ""
    assert found == [(0.0,) * len(OF_EXCHANGE)] * 2


def test_what_was_found_before_competes_and_nothing_is_lost() -> None:
    ranked = tuple(match(f"{chr(97 + at)} is so", 1 - at / 100) for at in range(26))
    told = replace(TOLD, cited=("y is so",), ranked=("z is so", "b is so"))
    found = recalled(following(told), ranked, [ranked[20]], 16)
    assert found[:13] == ranked[:13]
    assert [each.sentence.text[0] for each in found[13:16]] == ["u", "y", "z"]
    assert sorted(each.sentence.id for each in found) == [each.sentence.id for each in ranked]


def test_what_was_ruled_out_stays_behind() -> None:
    ranked = tuple(match(f"{chr(97 + at)} is so", 0.1 - at / 100) for at in range(20))
    told = replace(TOLD, cited=("t is so",), ranked=())
    assert ranked[19].score < 0
    assert recalled(following(told), ranked, (), 16) == ranked


def test_few_of_those_found_before_compete() -> None:
    ranked = tuple(match(f"{at:02} is so", 1 - at / 100) for at in range(40))
    told = replace(TOLD, cited=tuple(each.sentence.text for each in ranked[20:]), ranked=())
    found = recalled(following(told), ranked, (), 16)
    assert found[16 - MOST_RECALLED : 16] == ranked[20 : 20 + MOST_RECALLED]


def test_a_follow_up_is_told_what_answered_the_question_before(assistant: Assistant) -> None:
    """By the sentence that the question before is answered by when it is asked alone."""
    before = "Who thanked Sweden for the release of Lowrance?"
    answer = assistant.ask(before)
    told = assistant.read("And when was that?", [before])[1][0].before
    assert told is not None
    assert told.asked == before
    assert len(told.cited) == len(answer.citations)
    assert told.ranked == tuple(hit.best.text for hit in answer.hits)
    assert assistant.read(before)[1][0].before is None
    assert assistant.read("By the way, who is Kang?", [before])[1][0].before is None


def test_without_the_stage_the_question_before_is_not_asked(assistant: Assistant) -> None:
    deaf = Assistant(
        assistant._index,  # the same index, opened once
        assistant.encoder,
        Settings.without("history"),
    )
    asks = deaf.read("And when was that?", ["Who thanked Sweden for the release of Lowrance?"])[1]
    assert asks[0].before is None
