"""The choice of what to cite: the numbers it is given, and what becomes of its scores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from test_rag_retrieve import match

from rag.answer import LIST_SHARE
from rag.assistant import Assistant
from rag.choice import (
    FEATURES,
    LEAST,
    LEAST_TELLING,
    MOST,
    SURE,
    SURE_TELLING,
    Choice,
    choice_among,
    rows_of,
    shipped_choice,
)
from rag.judge import FEATURES as JUDGE_FEATURES
from rag.judge import Judged
from rag.retrieve import Match
from rag.settings import Settings


def told(text: str, score: float, at: int, day: date | None = None) -> Match:
    found = match(text, score)
    return found._replace(position=at, passage=replace(found.passage, day=day))


def judged(matches: tuple[Match, ...], *scores: float) -> Judged:
    rows, piece = np.zeros((len(matches), len(JUDGE_FEATURES))), np.zeros((1, 3), np.float32)
    known = np.ones(len(matches), bool)
    return Judged(matches, rows, piece, (piece,) * len(matches), np.array(scores), known)


def choice(*scores: float) -> Choice:
    matches = tuple(match(f"{chr(97 + at)} is so", 0.9) for at in range(len(scores)))
    rows = np.zeros((len(scores), len(FEATURES)))
    return Choice(matches[0], matches, rows, np.array(scores), several=True)


def test_every_number_of_a_row_has_a_name_of_its_own() -> None:
    assert len(set(FEATURES)) == len(FEATURES)
    assert np.isfinite(shipped_choice().scores(np.zeros((2, len(FEATURES))))).all()


def test_a_row_says_of_a_sentence_what_its_names_say() -> None:
    """Worked out by hand for three sentences, of which the judge likes the second best."""
    first, second = date(2021, 5, 1), date(2021, 5, 2)
    matches = (
        told("The mayor opens a bridge.", 0.8, 4, first),
        told("The mayor closes a ferry.", 0.4, 5, second),
        told("Divers thank the mayor warmly.", 0.2, 9, second),
    )
    rows = rows_of(judged(matches, -1.0, 2.0, 0.5), several=True, with_it={matches[0].sentence.id})
    one, best, other = (dict(zip(FEATURES, row, strict=True)) for row in rows.tolist())
    expected = {
        "judged": -1, "behind the best": -3, "likely": 0, "rank by it": 0.2,
        "near the top": 1 / 3, "share": 1, "best": 2, "second": 0.5, "likely ones": 0.2,
        "best is an entry": 1, "several": 1,
        "goes with it": 1, "in common": 1 / 5, "same day": 0, "beside": 1, "is best": 0,
    }  # fmt: skip
    assert {name: one[name] for name in expected} == pytest.approx(expected)
    assert best["is best"] == best["in common"] == best["same actor"] == 1
    assert best["share"] == 0.5
    assert other["likely"] == other["same day"] == 1
    assert other["beside"] == other["goes with it"] == 0


def test_what_likely_belongs_is_cited_with_the_best_whatever_that_scores() -> None:
    among = choice(-3.0, LEAST + 0.1, LEAST - 0.1, 4.0)
    assert [each.sentence.text[0] for each in among.cited()] == ["a", "d", "b"]


def test_where_one_thing_is_asked_for_another_sentence_must_be_surer() -> None:
    among = replace(choice(1.0, SURE - 0.1, SURE + 0.1), several=False)
    assert [each.sentence.text[0] for each in among.cited()] == ["a", "c"]


def test_few_words_are_taken_from_what_more_likely_belongs() -> None:
    for several, least, surely in ((True, LEAST, LEAST_TELLING), (False, SURE, SURE_TELLING)):
        among = replace(choice(-3.0, least + 0.1, surely + 0.1, least - 0.1), several=several)
        assert [each.sentence.text[0] for each in among.cited()] == ["a", "c", "b"]
        assert [each.sentence.text[0] for each in among.telling()] == ["a", "c"]
        assert replace(among, of_article=False).cited() == among.telling()


def test_no_more_is_cited_than_a_reader_reads_and_that_is_the_likeliest() -> None:
    among = choice(*(float(at + 1) for at in range(MOST + 5)))
    assert set(among.cited()) == {among.best, *among.matches[-(MOST - 1) :]}


def test_only_what_may_be_cited_is_chosen_among() -> None:
    matches = tuple(told(f"{name} is so", 0.9, at) for at, name in enumerate("abc"))
    among = choice_among(
        judged(matches, 1.0, 2.0, 3.0), matches[1:], several=False, with_it=frozenset()
    )
    assert among.best is matches[1]
    assert among.matches == matches[1:]
    changed = tuple(match._replace(score=0.1) for match in matches)
    among = choice_among(judged(matches, 1.0, 2.0, 3.0), changed, several=True, with_it=frozenset())
    assert among.matches == changed
    assert among.rows.shape == (3, len(FEATURES))


def test_a_question_for_several_cites_several_and_one_for_one_thing_cites_it(
    assistant: Assistant,
) -> None:
    """Entries told from the article: sanctions of Treasury, one release of a prisoner."""
    several = assistant.ask("Which people and firms did the US Treasury sanction?")
    days = {each.day for each in several.citations}
    assert {date(2018, 10, 4), date(2018, 11, 20), date(2018, 12, 10)} <= days
    one = assistant.ask("Whom did Pompeo thank for Lowrance's release?")
    assert [each.day for each in one.citations] == [date(2018, 11, 16)]


def test_without_the_choice_what_is_nearly_as_good_is_cited(real_folder: Path) -> None:
    """The rule that stands in cites what scores at least a share of the best one's score."""
    plain = Assistant.open(real_folder, settings=Settings.without("choice"))
    _, (found,) = plain.found("Which people and firms did the US Treasury sanction?")
    floor = LIST_SHARE * found.ranked[0].score
    near = {match.sentence.id for match in found.ranked if match.score >= floor}
    assert found.choice is None
    assert {match.sentence.id for match in found.chosen} == near
    assert 1 < len(near) <= MOST
