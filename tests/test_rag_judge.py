"""The judge of sentences: the numbers it is given, and what becomes of its scores."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from test_rag_retrieve import match

from index.encode import HashEncoder
from rag.ask import Ask
from rag.assistant import Assistant
from rag.attention import together
from rag.fitted import Networks
from rag.judge import FEATURES, JUDGED, OF_ARTICLE, OF_OTHERS, Judged, read_scores
from rag.judge.features import Candidate, Meeting, Word, rows_of
from rag.refusal import Signals
from rag.settings import Settings
from rag.short import VERDICT_FEATURES
from rag.times import Times


def asked(text: str) -> Ask:
    return Ask(text, "what", Times((), text, None, "", ()), frozenset(), text)


def judged(*scores: float) -> Judged:
    matches = tuple(match(f"{chr(97 + at)} is so", 0.9 - at / 10) for at in range(len(scores)))
    rows, piece = np.zeros((len(scores), len(FEATURES))), np.zeros((1, 3), np.float32)
    known = np.ones(len(scores), bool)
    return Judged(matches, rows, piece, (piece,) * len(scores), np.array(scores), known)


@pytest.mark.parametrize("networks", [OF_ARTICLE, OF_OTHERS])
def test_every_number_of_a_row_has_a_name_of_its_own(networks: Networks) -> None:
    assert len(set(FEATURES)) == len(FEATURES)
    piece = np.full((1, 384), 384**-0.5, np.float32)
    scores = read_scores(networks.reading(), np.zeros((2, len(FEATURES))), piece, (piece, piece))
    assert scores.shape == (2,)
    assert np.isfinite(scores).all()


def test_a_row_says_of_a_sentence_what_its_names_say() -> None:
    """Worked out by hand for two sentences, of which the second is held less."""
    words = [
        Word(tag="name", idf=3.0, known=True, heard=True),
        Word(tag="noun", idf=1.0, known=False, heard=True),
    ]
    met = (
        Meeting(near=0.9, held=True, related=False, around=True),
        Meeting(near=0.2, held=False, related=True, around=True),
    )
    missed = (
        Meeting(near=0.4, held=False, related=False, around=False),
        Meeting(near=0.3, held=False, related=False, around=True),
    )
    said = tuple(float(at) for at in range(len(VERDICT_FEATURES)))
    told = [
        Candidate(match("a" * 100, 0.8), met, verdict=said, holds=True),
        Candidate(match("b" * 50, 0.5), missed, verdict=(), holds=False),
    ]
    question = "What did Ann paint in the town hall?"
    rows = rows_of(asked(question), "thing", words, Signals(0.8, 0.6, 0.1), told)
    first, second = (dict(zip(FEATURES, row, strict=True)) for row in rows.tolist())
    expected = {
        "cosine": 0.8, "score": 0.8, "ahead": 0.3, "behind": 0, "first": 1, "rank": 1, "entry": 0,
        "length": 0.5, "question": 8 / 20, "signal: coverage": 0.6, "asks thing": 1,
        "asks person": 0, "words": 2, "near: mean": 0.55, "near: least": 0.2,
        "near: second least": 0.9, "near: least name": 0.9, "near: least noun": 0.2,
        "near: least verb": 1, "met: least": 0.8, "met: second least": 0.9, "met: least name": 1,
        "met: least noun": 1, "share: near": (2.7 + 0.2) / 4, "share: held": 0.75,
        "share: held or related": 1, "unknown": 1, "unheard": 0, "weightiest missing": 0,
        "holds kind": 1, f"verdict: {VERDICT_FEATURES[3]}": 3,
    }  # fmt: skip
    assert {name: first[name] for name in expected} == pytest.approx(expected)
    expected = {
        "ahead": -0.3, "behind": 0.3, "first": 0, "rank": 0.5, "length": 0.25, "met: least": 0.3,
        "share: in context": 0.25, "weightiest missing": 3, "holds kind": 0,
        f"verdict: {VERDICT_FEATURES[3]}": 0,
    }  # fmt: skip
    assert {name: second[name] for name in expected} == pytest.approx(expected)


def test_a_question_of_no_words_and_one_without_sentences_have_rows() -> None:
    only = Candidate(match("a", 0.8), (), verdict=(), holds=False)
    rows = rows_of(asked("Who?"), "person", [], Signals(0.0, 0.0, 1.0), [only])
    assert rows.shape == (1, len(FEATURES))
    assert rows_of(asked("Who?"), "person", [], Signals(0.0, 0.0, 1.0), []).shape[0] == 0


def test_the_level_is_the_log_of_the_odds_that_any_sentence_answers() -> None:
    """Against none of them, which scores 0: odds of e to the power of each score, added up."""
    assert judged(0.5, -1.0, -30.0).level == pytest.approx(math.log(math.exp(0.5) + math.exp(-1)))
    assert judged(900.0, 1.0).level == pytest.approx(900)


def test_the_likeliest_comes_first_and_the_scores_stay_in_their_order() -> None:
    told = judged(0.5, 2.0, -1.0)
    rest = match("z is so", 0.1)
    ranked = told.ranked([*told.matches, rest])
    assert [each.sentence.text[0] for each in ranked] == ["b", "a", "c", "z"]
    assert [each.score for each in ranked] == pytest.approx([0.9, 0.8, 0.7, 0.1])
    assert ranked[-1] is rest


def test_of_equals_the_one_ranked_before_comes_first() -> None:
    told = judged(1.0, 1.0, 1.0)
    assert told.ranked(told.matches) == told.matches


def test_a_detail_that_is_not_told_makes_an_answer_less_likely(assistant: Assistant) -> None:
    """Pairs of questions on one sentence each, which tells what the first asks for alone."""
    for told, untold in (
        ("Who thanked Sweden for the release of Lowrance?", "Where was Lowrance born?"),
        ("What did Judge Howell order?", "Where did Judge Howell study law?"),
        ("How many guard posts did North Korea destroy?", "Which company built the guard posts?"),
    ):
        levels = []
        for question in (told, untold):
            found = assistant.found(question)[1][0].judged
            assert found is not None
            assert 0 < len(found.matches) <= JUDGED
            levels.append(found.level)
        assert levels[0] > levels[1] + 1


def test_without_the_stage_nothing_is_judged(real_folder: Path) -> None:
    other = Assistant.open(real_folder, settings=Settings.without("judge"))
    found = other.found("Who is the South Korean foreign minister?")[1][0]
    assert found.judged is None
    assert 0 < found.confidence < 1


def test_word_pieces_of_another_encoder_are_not_read(fake_folder: Path) -> None:
    """The networks know the vectors of one encoder; over others the plain one judges alone."""
    other = Assistant.open(fake_folder, encoder=HashEncoder())
    assert other.encoder.fingerprint != OF_ARTICLE.reading().fingerprint
    told = other.found("Who is the South Korean foreign minister?")[1][0].judged
    assert told is not None
    assert told.scores == pytest.approx(OF_ARTICLE.plain().scores(told.rows))


def test_both_kinds_of_networks_have_their_say(assistant: Assistant) -> None:
    told = assistant.found("Who is the South Korean foreign minister?")[1][0].judged
    assert told is not None
    read = read_scores(OF_ARTICLE.reading(), told.rows, told.question, told.sentences)
    plain = OF_ARTICLE.plain().scores(told.rows)
    assert told.scores == pytest.approx(together(plain, read))
    assert (
        (np.minimum(plain, read) <= told.scores) & (told.scores <= np.maximum(plain, read))
    ).all()


def test_a_sentence_is_judged_by_the_networks_for_its_document(assistant: Assistant) -> None:
    """The article's score as without the notes; those of the notes by the others' networks."""
    said = "The South Korean foreign minister is Ada Roth, who likes gardens."
    notes = assistant.embedded("notes.md", f"# Ministers\n\n{said}\n")
    both = assistant.over([*assistant.parts, notes])
    told = both.found("Who is the South Korean foreign minister?")[1][0].judged
    assert told is not None
    documents = [match.passage.document for match in told.matches]
    assert set(documents) == {"notes.md", "us-korea-relations-2019-01.txt"}
    assert told.from_article.tolist() == [name != "notes.md" for name in documents]
    assert told.of_article
    for networks, own in ((OF_ARTICLE, told.from_article), (OF_OTHERS, ~told.from_article)):
        sentences = [told.sentences[at] for at in np.flatnonzero(own)]
        read = read_scores(networks.reading(), told.rows[own], told.question, sentences)
        plain = networks.plain().scores(told.rows[own])
        assert told.scores[own] == pytest.approx(together(plain, read))
