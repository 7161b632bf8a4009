"""Fitting what ranks, on made-up questions whose best fit is known."""

from __future__ import annotations

import numpy as np
import pytest

from eval.fit import Ranking, cross_validated, fit_shares


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
