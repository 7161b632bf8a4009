"""Support: what holds the kind of thing asked for moves up, and its lack is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from index.article import parse
from index.types import Passage, Sentence, Span
from rag.lacking import UNTOLD
from rag.names import names_in
from rag.retrieve import Match
from rag.support import supported
from rag.types import Asked

SOURCE = (
    "The council praised the new railway. The council paid 40 million dollars for the railway. "
    "Mayor Anna Berg opened the railway."
)
DOCUMENTS = {"d": parse("d", SOURCE)}
NAMES = names_in([SOURCE])
SENTENCES = [span.of(SOURCE) for span in DOCUMENTS["d"].paragraphs[0].sentences]


def matches(*scores: float) -> list[Match]:
    """The three sentences of the source with the given scores, best first."""
    found = []
    for at, (text, score) in enumerate(zip(SENTENCES, scores, strict=True)):
        start = SOURCE.index(text)
        sentence = Sentence(f"d/{at}", Span(start, start + len(text)), text, text)
        passage = Passage(f"d{at}", "d", "prose", sentence.span, text, "", None, (sentence,))
        found.append(Match(passage, sentence, score, 0.0, score, at, ("dense",)))
    return sorted(found, key=lambda match: match.rank_key)


@pytest.mark.parametrize(
    ("question", "kind", "first"),
    [
        ("How much did the council pay for the railway?", "how_much", 1),
        ("Who opened the railway?", "who", 2),
        ("What did the council do with the railway?", "what", 0),
    ],
)
def test_a_sentence_that_holds_what_is_asked_comes_first_among_near_equals(
    question: str, kind: Asked, first: int
) -> None:
    found = supported(question, question, kind, matches(0.52, 0.5, 0.5), DOCUMENTS, NAMES)
    assert found.ranked[0].sentence.text == SENTENCES[first]
    assert found.missing == ""


def test_the_lack_of_a_number_is_told_and_nothing_is_lost() -> None:
    """The sentence with a number is too far behind to be about what is asked."""
    ranked = matches(0.9, 0.1, 0.1)
    found = supported(
        "How many stations has it?",
        "How many stations has it?",
        "how_many",
        ranked,
        DOCUMENTS,
        NAMES,
    )
    assert found.missing == "number"
    assert {match.sentence.id for match in found.ranked} == {m.sentence.id for m in ranked}


def test_a_number_is_of_the_person_or_the_body_that_a_question_names() -> None:
    """What is paid for the railway tells nothing of a fund that the sentence doesn't name."""
    names = names_in([SOURCE, "It asked the Harbour Fund."])
    for question, missing in (
        ("How much money did the Harbour Fund pay?", "number"),
        ("How much money did Sweden pay?", "number"),
        ("How much money did the council pay?", ""),
    ):
        ranked = matches(0.1, 0.9, 0.1)
        found = supported(question, question, "how_much", ranked, DOCUMENTS, names)
        assert found.missing == missing


def test_a_place_may_be_told_by_a_sentence_that_shares_a_name_with_the_best() -> None:
    """The second is too far behind the best one, but tells of the same body."""
    texts = (
        "The Harbour Coal Board counts the ships.",
        "The Harbour Coal Board in Lisbon is old.",
        "The ships sail to Bonn.",
    )
    question = "Where is the board that counts the ships?"
    found = supported(question, question, "where", invented(texts, 0.82), DOCUMENTS, NAMES)
    assert (found.ranked[0].sentence.text, found.missing) == (texts[1], "")
    other = supported(question, question, "where", invented(texts[::2], 0.82), DOCUMENTS, NAMES)
    assert other.missing == "place"


def invented(texts: Sequence[str], share: float) -> list[Match]:
    """Sentences of no source, each with a share of the score of the one before."""
    found = []
    for at, text in enumerate(texts):
        sentence = Sentence(f"x/{at}", Span(0, len(text)), text, text)
        passage = Passage(f"x{at}", "x", "prose", sentence.span, text, "", None, (sentence,))
        score = share**at
        found.append(Match(passage, sentence, score, 0.0, score, at, ("dense",)))
    return found


def test_days_without_matches_support_nothing() -> None:
    assert (
        supported(
            "How many stations?", "How many stations?", "how_many", [], DOCUMENTS, NAMES
        ).ranked
        == ()
    )


def test_a_date_is_held_by_every_entry() -> None:
    ranked = matches(0.5, 0.49, 0.1)
    passage = ranked[1].passage
    dated = Passage(
        passage.id, "d", "event", passage.span, passage.text, "", date(2020, 5, 1),
        passage.sentences,
    )  # fmt: skip
    entry = Match(dated, dated.sentences[0], 0.49, 0.0, 0.49, 1, ("dense",))
    question = "When was the railway paid for?"
    found = supported(question, question, "when", [ranked[0], entry], DOCUMENTS, NAMES)
    assert found.ranked[0].passage.day == date(2020, 5, 1)


def test_an_entry_that_gives_no_reason_lacks_one_where_prose_may_tell_it_in_passing() -> None:
    ranked = matches(0.9, 0.1, 0.1)
    best = ranked[0]
    entry = best._replace(passage=replace(best.passage, kind="event", day=date(2020, 5, 1)))
    question = "Why did the council praise the railway?"
    found = supported(question, question, "why", [entry, *ranked[1:]], DOCUMENTS, NAMES)
    assert found.missing == "reason"
    assert supported(question, question, "why", ranked, DOCUMENTS, NAMES).missing == ""


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Why is the council uneasy about the railway?", "prose"),
        ("Why did the council visit the railway?", "entry"),
    ],
)
def test_prose_on_a_feeling_tells_why_somebody_has_it(question: str, first: str) -> None:
    """What somebody did is no matter of what another sentence worries about."""
    texts = (
        "The railway opens to the council.",
        "The council is concerned over the railway, which could flood the valley.",
    )
    opens, prose = invented(texts, 0.85)
    entry = opens._replace(passage=replace(opens.passage, kind="event", day=date(2020, 5, 1)))
    sources = {"x": parse("x", " ".join(texts))}
    found = supported(question, question, "why", [entry, prose], sources, NAMES)
    assert found.ranked[0].sentence.text == (texts[1] if first == "prose" else texts[0])
    assert found.missing == ("" if first == "prose" else "reason")


def test_exact_words_are_held_by_a_sentence_that_quotes_them() -> None:
    ranked = matches(0.52, 0.5, 0.1)
    text = "The council praised the \u201cgrand\u201d railway."
    quoting = ranked[1]._replace(sentence=replace(ranked[1].sentence, text=text))
    question = "In what exact words did the council praise the railway?"
    found = supported(question, question, "what", [ranked[0], quoting], DOCUMENTS, NAMES)
    assert found.ranked[0].sentence.text == text


def test_a_reason_is_not_told_where_a_near_sentence_says_the_opposite() -> None:
    """Nobody eased what another sentence says is unchanged, unless that is but a wish."""
    texts = ("As trade grew, Oslo spoke of its rules.", "Oslo says its rules are unchanged.")
    for question, missing in (
        ("Why did Oslo ease its rules?", "opposite"),
        ("Why did Oslo want to ease its rules?", ""),
    ):
        documents = {"x": DOCUMENTS["d"]}
        found = supported(question, question, "why", invented(texts, 0.9), documents, NAMES)
        assert found.missing == missing


def test_the_sentence_that_says_yes_or_no_comes_before_its_equals() -> None:
    """A promise gives way to what is nearly as good and plain, and tells of no deed itself."""
    texts = ("Oslo promises to sell the ferry.", "Oslo refuses to sell the ferry.")
    for share, first, missing in ((0.99, 1, ""), (0.9, 0, UNTOLD)):
        question = "Did Oslo sell the ferry?"
        found = supported(
            question, question, "yes_no", invented(texts, share), DOCUMENTS, names_in(texts)
        )
        assert (found.ranked[0].sentence.text, found.missing) == (texts[first], missing)


def test_what_was_added_is_no_total() -> None:
    """Two more make no sum, unless it is asked how many came that time."""
    texts = ("Two more chests of tea returned.",)
    documents = {"x": DOCUMENTS["d"]}
    for question, missing in (
        ("How many chests of tea returned in total?", "number"),
        ("How many chests of tea returned?", ""),
    ):
        matched = invented(texts, 0.9)
        found = supported(question, question, "how_many", matched, documents, NAMES)
        assert found.missing == missing
