"""Fitting the weights of the short answer, on choices that are made up."""

from __future__ import annotations

import numpy as np

from eval.short_fit import Choice, cross_validated, fit


def made_up(count: int, seed: int) -> list[Choice]:
    """Return choices in which the second feature alone tells the accepted piece."""
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        rows = chance.normal(size=(6, 3))
        worth = np.zeros(6)
        worth[int(np.argmax(rows[:, 1]))] = 1.3
        found.append(Choice(rows, worth))
    return found


def test_the_feature_that_tells_gets_the_weight() -> None:
    weights = fit(made_up(80, seed=1))
    assert weights[1] > 5 * max(abs(weights[0]), abs(weights[2]))
    unseen = made_up(50, seed=2)
    assert sum(choice.right(weights) for choice in unseen) >= 45


def test_the_slope_vanishes_at_the_fitted_weights() -> None:
    """Checked against the penalised likelihood worked out anew, by small steps both ways."""
    choices = made_up(40, seed=3)
    rows = np.concatenate([choice.rows for choice in choices])
    spread = rows.std(axis=0)

    def loss(weights: np.ndarray) -> float:
        total = 1.5 * float(((weights * spread) ** 2).sum())
        for choice in choices:
            chance = np.exp(choice.rows @ weights)
            total -= float(np.log((chance * choice.worth).sum() / chance.sum()))
        return total

    weights = fit(choices, penalty=3.0)
    for at in range(3):
        step = np.eye(3)[at] * 0.1
        assert loss(weights) < min(loss(weights + step), loss(weights - step))


def test_choices_without_a_right_piece_count_as_wrong_and_teach_nothing() -> None:
    hopeless = [Choice(np.ones((2, 3)), np.zeros(2)) for _ in range(5)]
    known = made_up(40, seed=4)
    np.testing.assert_array_equal(fit(known), fit([*known, *hopeless]))
    assert cross_validated(hopeless + known) <= 40


def test_where_nothing_can_be_learnt_cross_validation_is_near_chance() -> None:
    """With six pieces and random worth, weights fitted without a question get one in six."""
    chance = np.random.default_rng(5)
    choices = [
        Choice(chance.normal(size=(6, 3)), np.eye(6)[chance.integers(6)]) for _ in range(200)
    ]
    assert 15 <= cross_validated(choices) <= 55
