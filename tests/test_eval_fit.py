"""Fitting what ranks and what refuses, on made-up questions whose best fit is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.fit import MOST_WRONG, Ranking, best_threshold, cross_validated, fit_refusal, fit_shares


def made_up(telling: int, count: int = 40) -> list[Ranking]:
    """Questions of ten sentences each, of which only one score tells the gold one."""
    chance = np.random.default_rng(1)
    found = []
    for _ in range(count):
        rows = chance.random((10, 4))
        gold = np.zeros(10, bool)
        gold[int(np.argmax(rows[:, telling]))] = True
        found.append(Ranking(rows, gold))
    return found


@pytest.mark.parametrize("telling", range(4))
def test_the_score_that_tells_gets_nearly_all_of_the_share(telling: int) -> None:
    shares = fit_shares(made_up(telling))
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()
    assert shares[telling] > 0.9


def test_cross_validation_is_at_chance_where_nothing_tells() -> None:
    """One of ten sentences is gold, whatever its scores."""
    chance = np.random.default_rng(2)
    blind = [Ranking(chance.random((10, 4)), np.arange(10) == 3) for _ in range(200)]
    assert 0.02 < cross_validated(blind) < 0.2
    assert cross_validated(made_up(1)) > 0.9


def test_the_refusal_finds_the_weights_by_which_answers_were_drawn() -> None:
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(5000, 3))
    truth, bias = np.array([2.0, -1.0, 0.0]), 0.5
    answerable = chance.random(5000) < 1 / (1 + np.exp(-(rows @ truth + bias)))
    weights, constant = fit_refusal(rows, answerable)
    assert weights == pytest.approx(truth, abs=0.15)
    assert constant == pytest.approx(bias, abs=0.15)


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.6, 0.9]), st.booleans()), min_size=1))
def test_no_allowed_threshold_declines_better(questions: list[tuple[float, bool]]) -> None:
    """Compared with F1 counted by hand at thresholds on a fine grid."""
    confidences = np.array([confidence for confidence, _ in questions])
    answerable = np.array([right for _, right in questions])

    def f1(threshold: float) -> float:
        declined = confidences < threshold
        rightly, wrongly = (declined & ~answerable).sum(), (declined & answerable).sum()
        if wrongly > MOST_WRONG * answerable.sum() or not rightly:
            return 0.0
        precision, recall = rightly / declined.sum(), rightly / (~answerable).sum()
        return float(2 * precision * recall / (precision + recall))

    threshold, told = best_threshold(confidences, answerable)
    best = max(f1(at / 100) for at in range(101))
    assert told == pytest.approx(best)
    assert f1(threshold) == pytest.approx(best)
