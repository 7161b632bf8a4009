"""Coverage: shares of a question that can be added by hand."""

from __future__ import annotations

import math

import pytest

from index.errors import BadSetting
from index.types import Passage, Sentence, Span
from rag.coverage import IN_OTHER_WORDS, TermStatistics, Wanted, held_terms, passage_terms
from rag.settings import STAGES, Settings


def passage(text: str) -> Passage:
    sentence = Sentence(f"{text}/1", Span(0, 1), text, text)
    return Passage(text, "d", "prose", Span(0, 1), text, "", None, (sentence,))


KNOWN = TermStatistics(map(passage, ("roof rain", "roof hail", "roof drill")))


def test_a_term_weighs_by_how_few_passages_hold_it() -> None:
    """Three passages; "roof" stands in all of them, "rain" in one."""
    assert KNOWN.idf("roof") == pytest.approx(math.log(1 + 3 / 4))
    assert KNOWN.idf("rain") == pytest.approx(math.log(1 + 3 / 2))


def test_a_share_is_the_weight_of_what_is_found_over_all_of_it() -> None:
    wanted = Wanted.of("roof rain", KNOWN)
    weights = math.log(1 + 3 / 4), math.log(1 + 3 / 2)
    assert wanted.share_in(frozenset({"rain"})) == pytest.approx(weights[1] / sum(weights))
    assert wanted.share_in(passage_terms(passage("roof rain"))) == pytest.approx(1.0)
    assert wanted.share_in(frozenset()) == 0.0


def test_a_related_word_stands_for_the_one_asked_unless_that_is_off() -> None:
    """The thesaurus holds "drill" and "exercise" in one group."""
    held = passage_terms(passage("drill"))
    assert Wanted.of("exercise", KNOWN).share_in(held) == 1.0
    assert Wanted.of("exercise", KNOWN, related=False).share_in(held) == 0.0


def test_other_words_cover_half_of_a_phrase_that_stands_somewhere() -> None:
    """The same text covers the whole question where no other has the phrase itself."""
    wanted = Wanted.of("working group", KNOWN)
    (phrase,) = wanted.weights
    assert wanted.shares({"committe": ["one"]}) == {"one": 1.0}
    assert wanted.shares({"committe": ["one"], phrase: ["two"]}) == {
        "one": IN_OTHER_WORDS,
        "two": 1.0,
    }


def test_two_words_before_one_noun_are_of_it_both() -> None:
    """“Nuclear test” is a phrase of the thesaurus, and so stands in “nuclear and missile tests”."""
    assert held_terms("a nuclear test") <= held_terms("nuclear and missile tests") | {"a"}
    assert Wanted.of("carry out a nuclear test", KNOWN).weights == (
        Wanted.of("a nuclear test", KNOWN).weights
    ), "to carry out says nothing beside what is carried out"


def test_what_nothing_in_the_index_stands_for_is_unknown() -> None:
    assert Wanted.of("zebra", KNOWN).share_unknown(KNOWN) == 1.0
    assert Wanted.of("roof", KNOWN).share_unknown(KNOWN) == 0.0
    assert Wanted.of("the of", KNOWN).share_unknown(KNOWN) == 1.0, "nothing is asked at all"


def test_stages_are_switched_off_by_name_and_unknown_names_are_told() -> None:
    settings = Settings.without("dates", "late")
    assert (settings.dates, settings.late, settings.dense) == (False, False, True)
    assert {"dense", "lexical", "dates", "judge"} <= set(STAGES)
    with pytest.raises(BadSetting, match="'dats' is no stage: name some of dense") as told:
        Settings.without("dats")
    assert "\n" not in str(told.value)


def test_shares_of_many_are_those_of_each() -> None:
    """Counting over the holders of each term gives what looking into each text gives."""
    held = {text: passage_terms(passage(text)) for text in ("roof rain", "roof drill", "snow")}
    holders = {
        term: [text for text, terms in held.items() if term in terms]
        for term in ("roof", "rain", "drill", "snow")
    }
    wanted = Wanted.of("rain exercise roof", KNOWN)
    shares = {text: wanted.share_in(terms) for text, terms in held.items()}
    assert wanted.shares(holders) == {text: share for text, share in shares.items() if share}
