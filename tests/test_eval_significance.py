"""Tests of significance against hand-worked numbers and scipy."""

from __future__ import annotations

import random

import pytest

from eval.significance import (
    bootstrap_mean,
    fewest_flips,
    holm,
    minimum_detectable,
    sign_flip_p,
)


def test_a_constant_difference_has_an_interval_of_no_width() -> None:
    """Every resample of equal values has the same mean."""
    interval = bootstrap_mean([0.25] * 40)
    assert (interval.mean, interval.low, interval.high) == (0.25, 0.25, 0.25)


def test_the_bootstrap_gives_the_same_interval_every_time_and_another_for_another_seed() -> None:
    rng = random.Random(1)
    values = [rng.uniform(-1, 1) for _ in range(30)]
    assert bootstrap_mean(values, seed=5) == bootstrap_mean(values, seed=5)
    assert bootstrap_mean(values, seed=5) != bootstrap_mean(values, seed=6)


def test_the_bootstrap_interval_agrees_with_scipy() -> None:
    """Percentile method; both are estimates, so they agree to about a hundredth."""
    stats = pytest.importorskip("scipy.stats")
    import numpy as np

    rng = np.random.default_rng(11)
    values = rng.choice([-1.0, 0.0, 0.0, 1.0, 1.0], size=120)
    ours = bootstrap_mean(values.tolist())
    theirs = stats.bootstrap(
        (values,), np.mean, n_resamples=10_000, method="percentile", rng=rng
    ).confidence_interval
    assert ours.low == pytest.approx(theirs.low, abs=0.02)
    assert ours.high == pytest.approx(theirs.high, abs=0.02)


def test_the_bootstrap_refuses_no_questions() -> None:
    with pytest.raises(ValueError, match="no questions"):
        bootstrap_mean([])


def test_memory_slices_draw_every_resample() -> None:
    """With more values than fit in one slice the interval still holds the mean of 0 and 1."""
    interval = bootstrap_mean([0.0, 1.0] * 40_000, resamples=50)
    assert 0.49 < interval.low < 0.5 < interval.high < 0.51


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([], 1.0),
        ([0.0, 0.0], 1.0),
        ([1.0], 1.0),
        ([1.0] * 5, 2 / 32),
        ([1.0] * 6, 2 / 64),
        ([1.0] * 6 + [0.0] * 100, 2 / 64),
        ([1.0, -1.0], 1.0),
        # Sums of +-0.1 +-0.2 +-0.4: only +0.7 and -0.7 are as far from 0 as 0.7.
        ([0.1, 0.2, 0.4], 2 / 8),
        # 0.1 + 0.2 - 0.4 = -0.1: of the eight sums all but none are at least 0.1 from 0.
        ([0.1, 0.2, -0.4], 1.0),
    ],
)
def test_sign_flip_by_hand(differences: list[float], p: float) -> None:
    assert sign_flip_p(differences) == pytest.approx(p)


def test_sign_flip_agrees_with_scipys_exact_permutation_test() -> None:
    stats = pytest.importorskip("scipy.stats")
    import numpy as np

    rng = random.Random(5)
    for _ in range(25):
        values = [round(rng.uniform(-1, 1), 3) for _ in range(rng.randint(2, 10))]
        truth = stats.permutation_test(
            (np.array(values),), np.sum, permutation_type="samples", n_resamples=np.inf
        ).pvalue
        assert sign_flip_p(values) == pytest.approx(truth)


def test_sign_flip_of_flipped_questions_is_mcnemars_exact_test() -> None:
    """21 questions turned right and 9 wrong: two-sided binomial with 30 trials."""
    stats = pytest.importorskip("scipy.stats")
    truth = stats.binomtest(9, 30, 0.5).pvalue
    assert sign_flip_p([1.0] * 21 + [-1.0] * 9 + [0.0] * 190) == pytest.approx(truth)


def test_sign_flip_of_thousands_of_fine_differences_stays_close_to_the_normal_test() -> None:
    """Beyond the finest grid: 3,000 fine differences, p near that of a z test."""
    stats = pytest.importorskip("scipy.stats")
    rng = random.Random(2)
    values = [rng.uniform(-1, 1) + 0.02 for _ in range(3000)]
    z = sum(values) / sum(v * v for v in values) ** 0.5
    assert sign_flip_p(values) == pytest.approx(2 * stats.norm.sf(abs(z)), abs=0.01)


def test_holm_by_hand() -> None:
    """0.01 x 3 = 0.03; 0.03 x 2 = 0.06; 0.04 x 1 = 0.04, raised to the 0.06 before it."""
    corrected = holm({"a": 0.04, "b": 0.01, "c": 0.03})
    assert corrected == {"a": pytest.approx(0.06), "b": pytest.approx(0.03), "c": 0.06}
    assert list(corrected) == ["a", "b", "c"]


def test_holm_never_exceeds_one() -> None:
    assert holm({"a": 0.9, "b": 0.8}) == {"a": 1.0, "b": 1.0}
    assert holm({}) == {}


def test_the_minimum_detectable_difference_by_hand() -> None:
    """Deviation of (1, -1, 1, -1) is sqrt(4/3), over sqrt(4) 0.57735.

    Times 1.95996 + 0.84162 that is 1.61749.
    """
    assert minimum_detectable([1.0, -1.0, 1.0, -1.0]) == pytest.approx(1.61749, abs=1e-4)


def test_the_minimum_detectable_difference_is_found_four_times_in_five() -> None:
    """Simulated: 400 runs of 300 questions whose true mean is just that difference.

    Differences are -1, 0 or 1; the share of runs with p below 0.05 is 0.8 within 3.5 standard
    errors (0.07).
    """
    import numpy as np

    rng = np.random.default_rng(3)
    spread = [1.0] * 30 + [-1.0] * 30 + [0.0] * 240
    least = minimum_detectable(spread)
    assert least is not None
    shares = [0.1 - least / 2, 0.8, 0.1 + least / 2]
    drawn = rng.choice([-1.0, 0.0, 1.0], size=(400, 300), p=shares)
    found = sum(sign_flip_p(row.tolist()) < 0.05 for row in drawn) / 400
    assert found == pytest.approx(0.8, abs=0.07)


def test_runs_without_any_difference_tell_nothing_of_what_would_show() -> None:
    assert minimum_detectable([0.0, 0.0]) is None
    assert minimum_detectable([1.0]) is None


def test_six_flips_one_way_are_the_fewest_that_can_be_significant() -> None:
    """2 * 0.5^5 = 0.0625 is too much, 2 * 0.5^6 = 0.03125 is enough; 8 for one in a hundred."""
    assert fewest_flips(0.05) == 6
    assert fewest_flips(0.01) == 8
