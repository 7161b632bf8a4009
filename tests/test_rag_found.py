"""What the parts of a question come to together: two events in the order that it tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from index.types import DateSpan, Passage, Sentence, Span
from rag.ask import Ask
from rag.choice import FEATURES, SURE_TELLING, Choice
from rag.found import Found, apart, claimed, held
from rag.retrieve import Match
from rag.times import Times

AFTER = "How long after the final did the club fold?"
BETWEEN = "How long was it between the final and the fall of the club?"


def match(day: int, score: float) -> Match:
    """Return the only sentence of the entry of a day in May."""
    span = Span(day, day + 1)
    sentence = Sentence(f"s{day}", span, "x", "x")
    on = date(2021, 5, day)
    passage = Passage(f"p{day}", "club.txt", "event", span, "x", "", on, (sentence,))
    return Match(passage, sentence, 0.0, 0.0, score, day, ())


def event(question: str, *ranked: Match) -> Found:
    ask = Ask("", "what", Times((), "", None, "", ()), frozenset(), "", dated=True, whole=question)
    return Found(ask, ranked, ranked[:1], 1.0, "")


def days(question: str, *events: tuple[Match, ...]) -> list[date | None]:
    found = apart([event(question, *ranked) for ranked in events])
    return [each.chosen[0].passage.day for each in found]


def test_what_came_after_is_the_likeliest_pair_in_that_order() -> None:
    first = (match(20, 0.9), match(3, 0.88), match(5, 0.7))
    second = (match(11, 0.8), match(25, 0.75))
    assert days(AFTER, first, second) == [date(2021, 5, 3), date(2021, 5, 11)]
    assert days(BETWEEN, first, second) == [date(2021, 5, 20), date(2021, 5, 11)]


def test_what_matches_an_event_badly_is_not_taken_for_the_sake_of_the_order() -> None:
    first, second = (match(20, 0.9), match(3, 0.2)), (match(11, 0.8), match(25, 0.3))
    assert days(AFTER, first, second) == [date(2021, 5, 20), date(2021, 5, 11)]


def test_an_event_before_another_is_confirmed_by_its_day_and_not_by_its_words() -> None:
    def found(topic: str, *ranges: DateSpan) -> list[Found]:
        times = Times(ranges, topic, None, "", ())
        return [Found(Ask("", "yes_no", times, frozenset(), ""), (), (), 1.0, "")]

    before = DateSpan(date(2021, 5, 1), date(2021, 5, 9))
    question = "Did the sale come before the final?"
    assert claimed(question, found("Did the sale come?", before)) == "Did the sale take place?"
    assert claimed(question, found("Did the sale come?")) == question


def test_what_only_may_belong_is_cited_and_answers_nothing() -> None:
    """Of what another part has taken the next best one, the choice knows nothing."""
    among = (match(3, 0.9), match(5, 0.8), match(7, 0.7))
    rows, scores = np.zeros((3, len(FEATURES))), np.array([2.0, SURE_TELLING - 0.1, -4.0])
    found = replace(
        event("When did the club fold?", *among),
        chosen=among[:2],
        choice=Choice(among[0], among, rows, scores, several=False),
    )
    assert found.telling.chosen == among[:1]
    assert replace(found, choice=None).telling.chosen == among[:2]
    assert replace(found, chosen=among[2:]).telling.chosen == among[2:]


def test_a_part_that_only_says_of_whom_answers_nothing_alone() -> None:
    """Who won is no answer to "The man who won: where does he live?"."""
    ask = Ask("", "who", Times((), "", None, "", ()), frozenset(), "", whole="q")
    described = Found(
        replace(ask, text="the man who won"), (match(3, 0.9),), (match(3, 0.9),), 1.0, ""
    )
    asking = replace(described, ask=replace(ask, text="Where does the man live?"))
    assert held([described, replace(asking, confidence=0.1)]) == []
    assert held([described, asking]) == [described, asking]


def test_what_a_part_takes_for_granted_is_told_with_it() -> None:
    """Whether divers searched decides whether they found anything, and needs to be told."""
    one = match(3, 0.9)
    plain = one._replace(sentence=replace(one.sentence, text="Divers search the ship."))
    ask = Ask("Did divers search the ship?", "yes_no", Times((), "", None, "", ()), frozenset(), "")
    went = Found(replace(ask, whole="q"), (one,), (one,), 1.0, "")
    seen = replace(went, ask=replace(went.ask, kind="what", text="What did they find?"))
    unseen, unknown = replace(seen, confidence=0.1), replace(went, confidence=0.1)
    assert held([went, unseen]) == held([unknown, seen]) == []
    assert held([went, seen]) == [went, seen]
    told = replace(went, chosen=(plain,))
    assert held([told, unseen]) == [told]
