"""How well the assistant knows when to say "not in the article", and how sure it should be.

Saying so is the positive class: a true positive is an unanswerable question that was
declined. All functions are pure and independent of the order of their input.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Abstention:
    """Counts of declining against what gold says.

    Attributes:
        unanswerable: unanswerable questions.
        declined_rightly: unanswerable ones that were declined.
        answerable: answerable questions.
        declined_wrongly: answerable ones that were declined.
    """

    unanswerable: int
    declined_rightly: int
    answerable: int
    declined_wrongly: int

    @property
    def precision(self) -> float | None:
        """Share of declined questions that are unanswerable; None when none was declined."""
        declined = self.declined_rightly + self.declined_wrongly
        return self.declined_rightly / declined if declined else None

    @property
    def recall(self) -> float | None:
        """Share of unanswerable questions that were declined; None without such questions."""
        return self.declined_rightly / self.unanswerable if self.unanswerable else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None without unanswerable questions."""
        if not self.unanswerable:
            return None
        total = self.unanswerable + self.declined_rightly + self.declined_wrongly
        return 2 * self.declined_rightly / total

    @property
    def wrongly(self) -> float | None:
        """Share of answerable questions that were declined; lower is better."""
        return self.declined_wrongly / self.answerable if self.answerable else None


def abstention(pairs: Iterable[tuple[bool, bool]]) -> Abstention:
    """Count pairs of (answerable, declined)."""
    counts = {(a, d): 0 for a in (True, False) for d in (True, False)}
    for pair in pairs:
        counts[pair] += 1
    return Abstention(
        unanswerable=counts[False, True] + counts[False, False],
        declined_rightly=counts[False, True],
        answerable=counts[True, True] + counts[True, False],
        declined_wrongly=counts[True, True],
    )


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float | None:
    """Return the chance that an answerable question has more confidence than an unanswerable one.

    The area under the ROC curve as the Mann-Whitney statistic (Hanley and McNeil 1982); a tie
    counts half. 0.5 is chance, 1.0 perfect; None when either side is empty.
    """
    if not answerable or not unanswerable:
        return None
    wins = sum((a > u) + 0.5 * (a == u) for a in answerable for u in unanswerable)
    return wins / (len(answerable) * len(unanswerable))


def risk_coverage(results: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return the risk-coverage curve as (coverage, risk) points, coverage ascending to 1.

    The questions are taken in order of confidence, surest first; at coverage k/n the risk is
    the share of the first k that are wrong (El-Yaniv and Wiener 2010, "On the Foundations of
    Noise-free Selective Classification"). Questions of equal confidence share their errors
    evenly, so that the curve does not depend on an order among them.

    Args:
        results: (confidence, right) for each question; an unanswerable one is never right.
    """
    ordered = sorted(results, key=lambda result: -result[0])
    points: list[tuple[float, float]] = []
    wrong = 0.0
    for _, tied in groupby(ordered, key=lambda result: result[0]):
        rights = [right for _, right in tied]
        loss = rights.count(False) / len(rights)
        for _ in rights:
            wrong += loss
            taken = len(points) + 1
            points.append((taken / len(ordered), wrong / taken))
    return points


def area(curve: Sequence[tuple[float, float]]) -> float | None:
    """Return the mean risk over all coverages (AURC), lower is better; None without points.

    Geifman, Uziel and El-Yaniv 2019, "Bias-Reduced Uncertainty Estimation for Deep Neural
    Classifiers".
    """
    return sum(risk for _, risk in curve) / len(curve) if curve else None


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions whose confidence lies in one tenth of 0..1, and how often it was justified."""

    low: float
    count: int
    confidence: float
    share: float


def calibration(results: Iterable[tuple[float, bool]], bins: int = 10) -> list[Bin]:
    """Return the bins of a reliability diagram that hold a question, lowest first.

    Args:
        results: (confidence 0..1, whether the article does answer the question).
        bins: number of bins of equal width; confidence 1.0 belongs to the last.
    """
    members: dict[int, list[tuple[float, bool]]] = {}
    for result in results:
        members.setdefault(min(int(result[0] * bins), bins - 1), []).append(result)
    return [
        Bin(
            low=number / bins,
            count=len(held),
            confidence=math.fsum(confidence for confidence, _ in held) / len(held),
            share=sum(true for _, true in held) / len(held),
        )
        for number, held in sorted(members.items())
    ]


def calibration_error(diagram: Sequence[Bin]) -> float | None:
    """Return the mean gap between confidence and truth, weighed by bin (ECE); lower is better.

    Guo et al. 2017, "On Calibration of Modern Neural Networks". None without a question.
    """
    total = sum(held.count for held in diagram)
    gaps = math.fsum(held.count * abs(held.confidence - held.share) for held in diagram)
    return gaps / total if total else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which `share` (0..1) of the values lie, interpolated linearly.

    Hyndman and Fan's type 7 (1996), the default of numpy and R. None without values.
    """
    if not values:
        return None
    ordered = sorted(values)
    position = share * (len(ordered) - 1)
    low = math.floor(position)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (position - low) * (ordered[high] - ordered[low])
