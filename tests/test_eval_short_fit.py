"""Fitting the network of the short answer, on choices that are made up."""

from __future__ import annotations

import numpy as np
import pytest

from eval.short_fit import Choice, by_rules, cross_validated, fit
from rag.short import FEATURES


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


def by_kind(count: int, seed: int) -> list[Choice]:
    """Return choices in which the first feature speaks for a piece or against it, by the last."""
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        rows = chance.normal(size=(6, 3))
        rows[:, 2] = chance.choice([-1.0, 1.0])
        worth = np.zeros(6)
        worth[int(np.argmax(rows[:, 0] * rows[:, 2]))] = 1.3
        found.append(Choice(rows, worth))
    return found


def test_the_feature_that_tells_decides() -> None:
    network = fit(made_up(80, seed=1))
    unseen = made_up(50, seed=2)
    assert sum(choice.right(network) for choice in unseen) >= 45


def test_a_feature_is_read_by_what_is_asked() -> None:
    """No weights of the features alone could tell: they would be right in about one of six."""
    network = fit(by_kind(200, seed=6), penalty=0.3)
    unseen = by_kind(60, seed=7)
    assert sum(choice.right(network) for choice in unseen) >= 45


def test_accepted_pieces_become_far_likelier_than_by_chance() -> None:
    """Checked against the likelihood worked out anew from the scores: by chance it is 1 in 6."""
    choices = made_up(40, seed=3)
    network = fit(choices, penalty=0.3)
    likelihood = []
    for choice in choices:
        chance = np.exp(network.scores(choice.rows))
        likelihood.append(float((chance * choice.worth).sum() / (chance.sum() * 1.3)))
    assert np.exp(np.log(likelihood).mean()) > 4 / 6


def test_choices_without_a_right_piece_count_as_wrong_and_teach_nothing() -> None:
    hopeless = [Choice(np.ones((2, 3)), np.zeros(2)) for _ in range(5)]
    known = made_up(40, seed=4)
    assert fit(known).dump() == fit([*known, *hopeless]).dump()
    assert cross_validated(hopeless + known) <= 40


def test_the_rules_can_stand_in_for_a_network() -> None:
    rows = np.zeros((3, len(FEATURES)))
    rows[:, FEATURES.index("rules")] = [-1.0, 0.0, -3.0]
    rows[:, FEATURES.index("words")] = [1.0, 12.0, 2.0]
    assert by_rules().scores(rows).tolist() == [-1.0, 0.0, -3.0]


def test_without_any_accepted_piece_nothing_is_fitted() -> None:
    with pytest.raises(ValueError, match="nothing to fit"):
        fit([Choice(np.ones((2, 3)), np.zeros(2))])


def test_where_nothing_can_be_learnt_cross_validation_is_near_chance() -> None:
    """With six pieces and random worth, a network fitted without a question gets one in six."""
    chance = np.random.default_rng(5)
    choices = [
        Choice(chance.normal(size=(6, 3)), np.eye(6)[chance.integers(6)]) for _ in range(200)
    ]
    assert 15 <= cross_validated(choices) <= 55
