"""Fit what ranks and what refuses: `python -m eval.fit [GOLD ...]`, on dev and the files named.

Two things are fitted, and both are printed beside what is in use:

- The shares of the four scores in the fused one (`rag.retrieve`): a log-linear choice among the
  sentences of the index, fitted to those that overlap gold evidence. Shares are not negative and
  come to 1; the steepness of the choice is fitted along with them. Its hit@1 by cross-validation,
  where shares fitted without a question rank for it, is what other questions would give.
- The weights of the chance that a question is answered (`rag.refusal`): a logistic regression on
  the signals of the questions that neither time nor a lack decides. The threshold is the one of
  the highest F1 of declining among those that wrongly decline at most `MOST_WRONG` of the
  answerable questions, over all questions.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eval.gold import GoldQuestion, default_files, load
from eval.run import ask_all
from eval.selective import abstention, auroc
from index.disk import default_article
from rag.assistant import Assistant
from rag.refusal import BIAS, THRESHOLD, WEIGHTS, Signals
from rag.retrieve import (
    COVERAGE_WEIGHT,
    DENSE_WEIGHT,
    LATE_WEIGHT,
    LEXICAL_WEIGHT,
    Match,
)

Rows = NDArray[np.float64]

SCORES: Final = ("dense", "late", "lexical", "coverage")
IN_USE: Final = (DENSE_WEIGHT, LATE_WEIGHT, LEXICAL_WEIGHT, COVERAGE_WEIGHT)

MOST_WRONG: Final = 0.04
"""Share of the answerable questions that a threshold may decline."""

FOLDS: Final = 5
RIDGE: Final = 1.0
"""Half the squared length of the refusal's weights counts this much, which keeps them finite."""

_STEPS: Final = 600
_RATE: Final = 0.05
_NEWTON: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """A question's sentences.

    Attributes:
        rows: (sentences, 4) the scores named by `SCORES`.
        gold: (sentences,) bool, which overlap gold evidence; at least one.
    """

    rows: Rows
    gold: NDArray[np.bool_]

    def hit(self, shares: Rows) -> bool:
        """Tell whether the sentence of the highest fused score is gold."""
        return bool(self.gold[int(np.argmax(self.rows @ shares))])


def rankings(assistant: Assistant, questions: Sequence[GoldQuestion]) -> Iterator[Ranking]:
    """Yield the ranking of each answerable question that meaning decides, not time alone."""
    for gold in questions:
        _, found = assistant.found(gold.question, gold.history)
        times = found[0].ask.times
        if not gold.answerable or len(found) > 1 or times.only or times.ranges:
            continue
        right = np.array([_is_gold(match, gold) for match in found[0].ranked])
        if right.any():
            rows = [(m.dense, m.late, m.lexical, m.coverage) for m in found[0].ranked]
            yield Ranking(np.array(rows, np.float64), right)


def _is_gold(match: Match, gold: GoldQuestion) -> bool:
    return any(match.sentence.span.overlaps(place) for group in gold.groups for place in group)


def fit_shares(known: Sequence[Ranking]) -> Rows:
    """Return (4,) shares, not negative and of sum 1, under which gold sentences are likeliest.

    Gradient ascent with exponentiated weights (Kivinen and Warmuth 1997), so that none turns
    negative; the same rankings give the same shares.
    """
    logs = np.zeros(len(SCORES))
    for _ in range(_STEPS):
        weights = np.exp(logs)
        slope = np.zeros(len(SCORES))
        for each in known:
            scores = each.rows @ weights
            chance = np.exp(scores - scores.max())
            liked = chance * each.gold
            slope += (liked / liked.sum() - chance / chance.sum()) @ each.rows
        logs += _RATE * weights * slope / len(known)
    return np.asarray(np.exp(logs) / np.exp(logs).sum())


def cross_validated(known: Sequence[Ranking], seed: int = 0) -> float:
    """Return the share of rankings whose best sentence is gold by shares fitted without them."""
    dealt = np.random.default_rng(seed).permutation(len(known))
    hits = 0
    for fold in range(FOLDS):
        held = set(dealt[fold::FOLDS].tolist())
        shares = fit_shares([each for at, each in enumerate(known) if at not in held])
        hits += sum(known[at].hit(shares) for at in sorted(held))
    return hits / len(known)


def fit_refusal(rows: Rows, answerable: NDArray[np.bool_]) -> tuple[Rows, float]:
    """Return the weights and the bias of a logistic regression, by Newton's method.

    Args:
        rows: (questions, signals).
        answerable: (questions,) what is to be told from them.
    """
    design = np.column_stack([rows, np.ones(len(rows))])
    ridge = RIDGE * np.diag([*np.ones(rows.shape[1]), 0.0])
    found = np.zeros(design.shape[1])
    for _ in range(_NEWTON):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (answerable - chance) - ridge @ found
        curve = (design * (chance * (1 - chance))[:, np.newaxis]).T @ design + ridge
        found = found + np.linalg.solve(curve, slope)
    return found[:-1], float(found[-1])


def best_threshold(confidences: Rows, answerable: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the threshold of the highest F1 of declining, and that F1.

    Of those below which at most `MOST_WRONG` of the answerable questions lie; the lowest of
    equals. What lies below the threshold is declined.
    """
    found = []
    for threshold in sorted({0.5, 1.0, *confidences.tolist()}):
        declined = confidences < threshold
        if (declined & answerable).sum() <= MOST_WRONG * answerable.sum():
            pairs = zip(answerable.tolist(), declined.tolist(), strict=True)
            found.append((-(abstention(pairs).f1 or 0.0), threshold))
    f1, threshold = min(found, default=(0.0, 0.0))
    return threshold, -f1


def main() -> None:
    """Print what is in use and what would be best."""
    files = [*default_files()[:1], *map(Path, sys.argv[1:])]
    gold = load(files, default_article())
    assistant = Assistant.open()
    known = list(rankings(assistant, gold.questions))
    shares = fit_shares(known)
    print(f"fusion, on {len(known)} questions of one part; hit@1 of the fused score alone:")
    for name, each in (("in use", np.array(IN_USE)), ("fitted", shares)):
        told = ", ".join(f"{score} {share:.2f}" for score, share in zip(SCORES, each, strict=True))
        print(f"  {name}: {sum(r.hit(each) for r in known) / len(known):.1%}  ({told})")
    print(f"  cross-validated: {cross_validated(known):.1%}")

    rows, answerable = _signals(assistant, gold.questions)
    weights, bias = fit_refusal(rows, answerable)
    print(f"refusal, on {len(rows)} questions that neither time nor a lack decides; AUROC:")
    for name, (each, constant) in {
        "in use": (np.array(astuple(WEIGHTS)), BIAS),
        "fitted": (weights, bias),
    }.items():
        chances = 1 / (1 + np.exp(-(rows @ each + constant)))
        told = ", ".join(f"{f.name} {w:.1f}" for f, w in zip(fields(Signals), each, strict=True))
        area = auroc(chances[answerable].tolist(), chances[~answerable].tolist()) or 0.0
        print(f"  {name}: {area:.3f}  ({told}, bias {constant:.1f})")

    run = ask_all(assistant, gold)
    confidences = np.array([row.confidence for row in run.rows])
    right = np.array([row.question.answerable for row in run.rows])
    threshold, f1 = best_threshold(confidences, right)
    print(f"threshold in use {THRESHOLD}; best {threshold:.3f}, with an F1 of {f1:.1%}")


def _signals(
    assistant: Assistant, questions: Sequence[GoldQuestion]
) -> tuple[Rows, NDArray[np.bool_]]:
    rows, answerable = [], []
    for gold in questions:
        _, found = assistant.found(gold.question, gold.history)
        told = found[0].signals
        if len(found) == 1 and told is not None:
            rows.append(astuple(told))
            answerable.append(gold.answerable)
    return np.array(rows, np.float64), np.array(answerable)


if __name__ == "__main__":
    main()
