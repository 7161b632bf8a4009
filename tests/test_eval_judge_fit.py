"""Fitting when to refuse, on made-up questions whose best fit is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.gold import gold_file, load
from eval.judge_fit import MOST_WRONG, UNANSWERABLE, best_threshold, cases, evened, logistic
from index.article import reading
from index.disk import default_article
from rag.assistant import Assistant
from rag.judge import FEATURES, JUDGED


def test_the_regression_finds_the_weights_by_which_answers_were_drawn() -> None:
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(5000, 3))
    truth, bias = np.array([2.0, -1.0, 0.0]), 0.5
    right = chance.random(5000) < 1 / (1 + np.exp(-(rows @ truth + bias)))
    weights, constant = logistic(rows, right, np.ones(5000))
    assert weights == pytest.approx(truth, abs=0.15)
    assert constant == pytest.approx(bias, abs=0.15)


def test_a_question_that_counts_twice_is_as_good_as_two() -> None:
    chance = np.random.default_rng(4)
    rows = chance.normal(size=(60, 2))
    right = chance.random(60) < 0.5
    twice = logistic(rows, right, np.where(np.arange(60) < 20, 2.0, 1.0))
    doubled = [*range(60), *range(20)]
    repeated = logistic(rows[doubled], right[doubled], np.ones(80))
    assert twice[0] == pytest.approx(repeated[0])
    assert twice[1] == pytest.approx(repeated[1])


def test_questions_without_an_answer_count_for_the_share_that_readers_ask() -> None:
    answerable = np.arange(100) < 30
    counts = evened(answerable)
    assert counts[~answerable].sum() / counts.sum() == pytest.approx(UNANSWERABLE)
    assert set(evened(np.ones(4, bool)).tolist()) == {1.0}


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.6, 0.9]), st.booleans()), min_size=1))
def test_no_allowed_threshold_declines_better(questions: list[tuple[float, bool]]) -> None:
    """Compared with F1 counted by hand at thresholds on a fine grid."""
    chances = np.array([chance for chance, _ in questions])
    answerable = np.array([right for _, right in questions])

    def f1(threshold: float) -> float:
        declined = chances < threshold
        rightly, wrongly = (declined & ~answerable).sum(), (declined & answerable).sum()
        if wrongly > MOST_WRONG * answerable.sum() or not rightly:
            return 0.0
        precision, recall = rightly / declined.sum(), rightly / (~answerable).sum()
        return float(2 * precision * recall / (precision + recall))

    threshold, told = best_threshold(chances, answerable, np.ones(len(questions)))
    best = max(f1(at / 100) for at in range(101))
    assert told == pytest.approx(best)
    assert f1(threshold) == pytest.approx(best)


def test_a_case_has_worth_where_gold_evidence_stands(assistant: Assistant) -> None:
    """Checked against the gold quotes themselves, read as text."""
    gold = load([gold_file("dev")], default_article()).questions[:40]
    found = list(cases(assistant, gold))
    assert {case.gold.answerable for case in found} == {True, False}
    for case in found:
        contest = case.contest()
        quotes = {reading(place.quote) for group in case.gold.evidence for place in group}
        texts = [match.sentence.text for match in case.judged.matches[:JUDGED]]
        expected = [float(any(text in q or q in text for q in quotes)) for text in texts]
        assert contest.worth.tolist() == expected
        assert contest.none == (float(not case.gold.answerable) if case.alone else None)
        assert contest.rows.shape == (len(expected), len(FEATURES))
