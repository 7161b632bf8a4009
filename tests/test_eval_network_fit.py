"""Fitting a network, on contests that are made up."""

from __future__ import annotations

import numpy as np
import pytest

from eval.network_fit import Contest, Plan, by_others, fit, is_right
from rag.network import Network

NAMES = ("one", "two", "three")
PLAN = Plan(units=16, penalty=3.0, steps=240)
LIGHT = Plan(units=32, penalty=0.3, steps=240)


def made_up(count: int, seed: int) -> list[Contest]:
    """Return choices in which the second feature alone tells the accepted piece."""
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        rows = chance.normal(size=(6, 3))
        worth = np.zeros(6)
        worth[int(np.argmax(rows[:, 1]))] = 1.3
        found.append(Contest(rows, worth))
    return found


def by_kind(count: int, seed: int) -> list[Contest]:
    """Return choices in which the first feature speaks for a piece or against it, by the last."""
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        rows = chance.normal(size=(6, 3))
        rows[:, 2] = chance.choice([-1.0, 1.0])
        worth = np.zeros(6)
        worth[int(np.argmax(rows[:, 0] * rows[:, 2]))] = 1.3
        found.append(Contest(rows, worth))
    return found


def or_none(count: int, seed: int) -> list[Contest]:
    """Return contests that none should win where all of the first features lie below 0.5."""
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        rows = chance.normal(size=(3, 3))
        worth = (rows[:, 0] > 0.5).astype(float)
        found.append(Contest(rows, worth, float(not worth.any())))
    return found


def right(contests: list[Contest], network: Network) -> int:
    return sum(is_right(contest, network.scores(contest.rows)) for contest in contests)


def test_none_of_them_wins_where_nothing_is_right() -> None:
    """Of those that nothing should win nearly all are left to none, of the others few."""
    network = fit(or_none(300, seed=8), NAMES, LIGHT)
    unseen = or_none(200, seed=9)
    assert right(unseen, network) >= 180
    assert {contest.none for contest in unseen} == {0.0, 1.0}


def test_averaged_networks_are_as_many_as_planned() -> None:
    plan = Plan(units=4, penalty=3.0, steps=5, networks=3)
    assert fit(made_up(20, seed=1), NAMES, plan).out.shape == (12,)


def test_the_feature_that_tells_decides() -> None:
    network = fit(made_up(80, seed=1), NAMES, PLAN)
    unseen = made_up(50, seed=2)
    assert right(unseen, network) >= 45


def test_a_feature_is_read_by_what_is_asked() -> None:
    """No weights of the features alone could tell: they would be right in about one of six."""
    network = fit(by_kind(200, seed=6), NAMES, LIGHT)
    unseen = by_kind(60, seed=7)
    assert right(unseen, network) >= 45


def test_accepted_pieces_become_far_likelier_than_by_chance() -> None:
    """Checked against the likelihood worked out anew from the scores: by chance it is 1 in 6."""
    choices = made_up(40, seed=3)
    network = fit(choices, NAMES, LIGHT)
    likelihood = []
    for choice in choices:
        chance = np.exp(network.scores(choice.rows))
        likelihood.append(float((chance * choice.worth).sum() / (chance.sum() * 1.3)))
    assert np.exp(np.log(likelihood).mean()) > 4 / 6


def test_choices_without_a_right_piece_count_as_wrong_and_teach_nothing() -> None:
    hopeless = [Contest(np.ones((2, 3)), np.zeros(2)) for _ in range(5)]
    known = made_up(40, seed=4)
    assert fit(known, NAMES, PLAN).dump() == fit([*known, *hopeless], NAMES, PLAN).dump()
    others = by_others(hopeless + known, [str(at) for at in range(45)], NAMES, PLAN)
    assert sum(map(is_right, hopeless + known, others)) <= 40


def test_without_any_accepted_piece_nothing_is_fitted() -> None:
    with pytest.raises(ValueError, match="nothing to fit"):
        fit([Contest(np.ones((2, 3)), np.zeros(2))], NAMES, PLAN)


def test_where_nothing_can_be_learnt_cross_validation_is_near_chance() -> None:
    """With six pieces and random worth, a network fitted without a question gets one in six."""
    chance = np.random.default_rng(5)
    choices = [
        Contest(chance.normal(size=(6, 3)), np.eye(6)[chance.integers(6)]) for _ in range(200)
    ]
    others = by_others(choices, [str(at) for at in range(200)], NAMES, PLAN)
    assert 15 <= sum(map(is_right, choices, others)) <= 55


def test_what_belongs_to_one_question_is_scored_by_a_network_that_saw_none_of_it() -> None:
    """Each question has its contest twice: learnt from the other, each would be won for sure."""
    chance = np.random.default_rng(6)
    rows = [chance.normal(size=(6, 30)) for _ in range(60)]
    worth = [np.eye(6)[chance.integers(6)] for _ in rows]
    once = [Contest(row, each) for row, each in zip(rows, worth, strict=True)]
    names = [str(at) for at in range(30)]
    owners = [str(at) for at in range(60)]
    twice = by_others(once + once, owners + owners, names, LIGHT)
    leaky = by_others(once + once, [str(at) for at in range(120)], names, LIGHT)
    assert sum(map(is_right, once + once, twice)) < 60
    assert sum(map(is_right, once + once, leaky)) > 80
