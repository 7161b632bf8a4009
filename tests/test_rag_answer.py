"""Choosing and citing: which sentences are quoted, and that quotes are never bent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from test_rag_retrieve import match

from index.disk import Index
from index.types import DateSpan, Span
from rag.answer import by_score, cite, compose, eligible, mark, settled, told_for_sure
from rag.ask import Ask
from rag.open_questions import is_open
from rag.order import Order
from rag.retrieve import Match
from rag.times import Times
from rag.types import Asked

NO_TIME = Times((), "topic", None, "", ())
DECEMBER = DateSpan(date(2018, 12, 1), date(2019, 1, 1))
ENTRIES = (
    match("c", 0.9, date(2018, 12, 9)),
    match("a", 0.8, date(2018, 12, 1)),
    match("z", 0.1, date(2018, 12, 30)),
)


def ask(
    kind: Asked = "what",
    times: Times = NO_TIME,
    persons: frozenset[str] = frozenset(),
    query: str = "question",
) -> Ask:
    return Ask(query, kind, times, persons, query)


def chosen(question: Ask, matches: tuple[Match, ...] = ENTRIES) -> list[str]:
    """Return what is cited where nothing but rules and scores decide."""
    by_rule = settled(question, matches)
    return [m.passage.id for m in by_rule or by_score(question, matches)]


def test_a_plain_question_is_answered_with_the_best_sentence_alone() -> None:
    assert chosen(ask()) == ["c"]


def test_a_list_holds_what_matches_nearly_as_well_in_the_order_of_time() -> None:
    assert chosen(ask("list")) == ["a", "c"]


def test_a_first_name_adds_nothing_to_what_is_asked() -> None:
    asked = replace(
        ask(times=Times((DECEMBER,), "x", None, "", ()), persons=frozenset({"brook"})),
        query="What did Vincent Brooks say?",
    )
    assert not is_open(asked)
    assert is_open(replace(asked, given_names=frozenset({"vincent"})))


@pytest.mark.parametrize(
    ("query", "expected"),
    [("What did b say?", ["b", "b"]), ("What did b say about the harvest?", ["b"])],
)
def test_all_that_a_person_did_in_some_days_is_cited_unless_more_is_asked(
    query: str, expected: list[str]
) -> None:
    days = Times((DECEMBER,), "topic", None, "", ())
    matches = tuple(
        match("b", score, date(2018, 12, 9))._replace(via=("dense", "dates"))
        for score in (0.9, 0.5)
    )
    assert chosen(ask(times=days, persons=frozenset({"b"}), query=query), matches) == expected


@pytest.mark.parametrize(("order", "expected"), [("first", "a"), ("last", "c")])
def test_first_and_last_are_taken_among_what_matches(order: Order, expected: str) -> None:
    assert chosen(ask(times=replace(NO_TIME, order=order))) == [expected]


def test_what_a_person_did_last_is_told_by_the_last_entry_that_opens_with_them() -> None:
    matches = (
        match("b", 0.9, date(2018, 12, 9)),
        match("b", 0.2, date(2018, 12, 20)),
        match("z", 0.8, date(2018, 12, 30)),
    )
    asked = ask(
        times=replace(NO_TIME, order="last"),
        persons=frozenset({"b"}),
        query="What was the last thing b said?",
    )
    assert told_for_sure(asked, matches)
    assert {m.passage.id for m in settled(asked, matches)} == {"b"}
    assert not told_for_sure(replace(asked, persons=frozenset({"q"})), matches)


def test_of_several_days_asked_for_only_their_entries_may_be_cited() -> None:
    inside = ENTRIES[1]._replace(via=("dense", "dates"))
    times = Times((DECEMBER,), "topic", None, "", ())
    matches = (ENTRIES[0], inside)
    assert eligible(ask("list", times), matches) == [inside]
    assert eligible(ask("list"), matches) == matches


def test_time_alone_brings_everything_in_the_order_of_the_source() -> None:
    times = Times((DECEMBER,), "what happened?", None, "", ())
    assert chosen(ask(times=times)) == ["a", "c", "z"]


def test_nothing_is_chosen_from_nothing() -> None:
    assert settled(ask(), ()) == ()


def real_match(index: Index, passage_id: str) -> Match:
    passage = index.store.get(passage_id)
    return Match(passage, passage.sentences[0], 1.0, 0.0, 1.0, 0, ("dense",))


def test_a_quote_is_raw_source_and_the_answer_reads_it(fake_index: Index) -> None:
    (name,) = fake_index.documents
    passage_id = f"{name}#2018-12-24.1"
    citations = cite([real_match(fake_index, passage_id)], fake_index.documents)
    assert r"\$501 million" in citations[0].quote
    assert compose(citations).startswith("December 24, 2018: US Federal Court Judge Beryl Howell")
    assert "$501 million" in compose(citations)
    assert compose(citations).endswith("[1]")


def test_a_sentence_that_left_its_place_is_never_shown(fake_index: Index) -> None:
    (name,) = fake_index.documents
    found = real_match(fake_index, f"{name}#2018-12-24.1")
    span = found.sentence.span
    moved = found._replace(
        sentence=replace(found.sentence, span=Span(span.start + 1, span.end + 1))
    )
    with pytest.raises(RuntimeError, match="does not stand at"):
        cite([moved], fake_index.documents)


def test_only_words_inside_the_quote_are_marked(fake_index: Index) -> None:
    (name,) = fake_index.documents
    (citation,) = cite([real_match(fake_index, f"{name}#2018-12-24.1")], fake_index.documents)
    inside = Span(citation.span.start, citation.span.start + 2)
    assert mark(citation, inside).marks == (inside,)
    assert mark(citation, Span(0, 2)).marks == ()
    assert mark(citation, None) == citation
