"""Fit what ranks: `python -m eval.fit [GOLD ...]`, on dev and the files named.

The shares of the four scores in the fused one (`rag.retrieve`) are fitted, and printed beside those
in use: a log-linear choice among the sentences of the index, fitted to those that overlap gold
evidence. Shares are not negative and come to 1; the steepness of the choice is fitted along with
them. The hit@1 by cross-validation, where shares fitted without a question rank for it, is what
other questions would give.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eval.gold import GoldQuestion, gold_file, load
from index.disk import default_article
from rag.assistant import Assistant
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

FOLDS: Final = 5

_STEPS: Final = 600
_RATE: Final = 0.05


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


def main() -> None:
    """Print what is in use and what would be best."""
    files = [gold_file("dev"), *map(Path, sys.argv[1:])]
    gold = load(files, default_article())
    assistant = Assistant.open()
    known = list(rankings(assistant, gold.questions))
    shares = fit_shares(known)
    print(f"fusion, on {len(known)} questions of one part; hit@1 of the fused score alone:")
    for name, each in (("in use", np.array(IN_USE)), ("fitted", shares)):
        told = ", ".join(f"{score} {share:.2f}" for score, share in zip(SCORES, each, strict=True))
        print(f"  {name}: {sum(r.hit(each) for r in known) / len(known):.1%}  ({told})")
    print(f"  cross-validated: {cross_validated(known):.1%}")


if __name__ == "__main__":
    main()
