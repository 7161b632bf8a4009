"""How sure a mean is, and whether a difference between two runs can be chance.

Differences are paired: one for each question, in the order B - A. All functions are pure: the
random numbers come from a seed, so the same input always gives the same output.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean, stdev

RESAMPLES = 10_000
LEVEL = 0.95
ALPHA = 0.05
POWER = 0.8

_GRID = 10_000
_MOST_UNITS = 2_000_000
_DRAWS_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its confidence interval, ends included."""

    mean: float
    low: float
    high: float


def bootstrap_mean(
    values: Sequence[float], resamples: int = RESAMPLES, seed: int = 0, level: float = LEVEL
) -> Interval:
    """Return the mean over questions with its percentile bootstrap confidence interval.

    Questions are drawn with replacement (Efron and Tibshirani 1993, "An Introduction to the
    Bootstrap", chapter 13). Given differences it is the paired bootstrap, since each question
    is drawn with both of its results (Koehn 2004, "Statistical Significance Tests for Machine
    Translation Evaluation").

    Raises:
        ValueError: without any difference.
    """
    import numpy as np

    if not values:
        raise ValueError("no questions to draw from")
    drawn = np.asarray(values, dtype=np.float64)
    random = np.random.default_rng(seed)
    # In slices, so that memory does not grow with the number of questions.
    slice_size = max(1, _DRAWS_AT_ONCE // len(drawn))
    means = np.concatenate(
        [
            drawn[random.integers(len(drawn), size=(count, len(drawn)))].mean(axis=1)
            for count in _slices(resamples, slice_size)
        ]
    )
    tail = (1 - level) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return Interval(fmean(values), float(low), float(high))


def _slices(total: int, size: int) -> list[int]:
    whole, rest = divmod(total, size)
    return [size] * whole + ([rest] if rest else [])


def sign_flip_p(differences: Sequence[float]) -> float:
    """Return the two-sided p-value of the exact paired sign-flip (randomisation) test.

    If the two runs were alike, each difference could as well have the other sign; p is the
    share of all 2^n sign patterns whose sum is at least as far from 0 as the one seen (Fisher
    1935; Noreen 1989). For differences of -1, 0 and 1 this is McNemar's exact test.

    All patterns are counted, none drawn: the sums are built up question by question on a grid
    of 1/10,000, to which the differences are rounded. Only where the sums would take more than
    2,000,000 steps of the grid, far beyond a few hundred questions, the grid is made coarser.
    """
    units = _units(differences)
    if not units:
        return 1.0
    import numpy as np

    total = sum(map(abs, units))
    # share[t]: share of the patterns in which the questions with sign + sum up to t.
    share = np.zeros(total + 1)
    share[0] = 1.0
    reached = 0
    for size in map(abs, units):
        share[: reached + 1] *= 0.5
        share[size : reached + size + 1] += share[: reached + 1].copy()
        reached += size
    sums = np.abs(2 * np.arange(total + 1) - total)
    return min(1.0, float(share[sums >= abs(sum(units))].sum()))


def _units(differences: Sequence[float]) -> list[int]:
    """Return the differences that are not 0 as whole steps of the coarsest grid that fits."""
    grid = _GRID
    while True:
        units = [unit for unit in (round(value * grid) for value in differences) if unit]
        step = math.gcd(*units)
        if grid == 1 or not units or sum(map(abs, units)) // step <= _MOST_UNITS:
            return [unit // step for unit in units]
        grid = max(1, grid // 10)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Return p-values corrected for testing several measures at once (Holm 1979).

    Keeps the chance of any false alarm among all measures at the level of each.
    """
    ordered = sorted(p_values.items(), key=lambda item: (item[1], item[0]))
    corrected: dict[str, float] = {}
    largest = 0.0
    for position, (name, p) in enumerate(ordered):
        largest = max(largest, min(1.0, p * (len(ordered) - position)))
        corrected[name] = largest
    return {name: corrected[name] for name in p_values}


def minimum_detectable(
    differences: Sequence[float], alpha: float = ALPHA, power: float = POWER
) -> float | None:
    """Return the smallest true mean difference that a test on these questions would mostly find.

    (z(1 - alpha/2) + z(power)) * s / sqrt(n), with s the standard deviation of the differences
    seen: the normal approximation (Cohen 1988; Card et al. 2020, "With Little Power Comes
    Great Responsibility"). None where fewer than two questions, or no two of them, differ.
    """
    if len(differences) < 2 or not (spread := stdev(differences)):
        return None
    normal = NormalDist()
    reach = normal.inv_cdf(1 - alpha / 2) + normal.inv_cdf(power)
    return reach * spread / math.sqrt(len(differences))


def fewest_flips(alpha: float = ALPHA) -> int:
    """Return how many questions must change, all in one direction, to be significant at all.

    Under the exact test k changes the same way have p = 2 * 0.5^k.

    >>> fewest_flips(0.05)
    6
    """
    return math.ceil(1 - math.log2(alpha))
