"""Fit the choice of what to cite: `python -m eval.choice_fit [GOLD ...] [--write]`.

Each question that has an answer is asked as it stands. Where it is chosen among several sentences
what to cite (`rag.choice`), each of these is a contest with nothing but "it doesn't belong": those
that overlap gold evidence should win, the others lose. Parts of questions are left out, for gold
doesn't tell which evidence is whose. Printed is for which share of these questions just the gold
evidence is cited, with precision and recall: with the network in use, with one fitted to all, by
cross-validation, and where nothing but the best sentence is cited. All of these are somewhat too
good, for the judge, whose scores are read, has seen the questions. With `--write` the fitted one is
used from now on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from eval.gold import GoldQuestion
from eval.network_fit import Contest, Plan, Rows, asked_for, by_others, fit, make_usable
from rag.assistant import Assistant
from rag.choice import FEATURES, NETWORK_FILE, Choice
from rag.retrieve import Match

PLAN: Final = Plan(units=16, penalty=5.0, steps=200, networks=2)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A gold question of which it is chosen what to cite.

    Attributes:
        gold: the question.
        choice: the sentences it is chosen among.
    """

    gold: GoldQuestion
    choice: Choice

    def contests(self) -> list[Contest]:
        """Return a contest for each sentence: whether it belongs."""
        rows = self.choice.rows
        worth = [float(bool(self._groups(match))) for match in self.choice.matches]
        return [
            Contest(rows[at : at + 1], np.array([each]), 1.0 - each)
            for at, each in enumerate(worth)
        ]

    def told(self, scores: Rows) -> tuple[float, float, float]:
        """Return whether what would be cited is just the gold evidence; its precision and recall.

        Args:
            scores: (sentences,) by which it would be chosen.
        """
        groups = [self._groups(match) for match in replace(self.choice, scores=scores).cited()]
        precision = sum(map(bool, groups)) / len(groups)
        recall = len(frozenset().union(*groups)) / len(self.gold.groups)
        return float(precision == recall == 1), precision, recall

    def _groups(self, match: Match) -> frozenset[int]:
        span = match.sentence.span
        groups = enumerate(self.gold.groups)
        return frozenset(at for at, group in groups if any(span.overlaps(place) for place in group))


def cases(assistant: Assistant, questions: Sequence[GoldQuestion]) -> Iterator[Case]:
    """Yield the questions of a single part for which more than one sentence may be cited."""
    for gold in questions:
        if not gold.answerable:
            continue
        _, found = assistant.found(gold.question, gold.history)
        choice = found[0].choice if len(found) == 1 else None
        if choice is not None and len(choice.matches) > 1:
            yield Case(gold, choice)


def main() -> None:
    """Print how well the choice in use does, and how well one would that is fitted anew."""
    options = asked_for("Fit the choice of what to cite to gold questions.")
    make_usable()
    known = list(cases(Assistant.open(), options.gold.questions))
    contests = [contest for case in known for contest in case.contests()]
    owners = [case.gold.id for case in known for _ in case.choice.matches]
    print(f"{len(known)} questions, {len(contests)} sentences among which to choose")
    _print("in use", known, [case.choice.scores for case in known])
    fitted = fit(contests, FEATURES, PLAN)
    _print("fitted", known, [fitted.scores(case.choice.rows) for case in known])
    scores = iter(by_others(contests, owners, FEATURES, PLAN))
    _print(
        "cross-validated",
        known,
        [np.concatenate([next(scores) for _ in case.choice.matches]) for case in known],
    )
    _print(
        "nothing but the best", known, [np.full(len(case.choice.scores), -1.0) for case in known]
    )
    if options.write:
        NETWORK_FILE.write_text(fitted.dump(), encoding="utf-8")
        print(f"written to {NETWORK_FILE}")


def _print(name: str, known: Sequence[Case], scores: Sequence[Rows]) -> None:
    told = [case.told(each) for case, each in zip(known, scores, strict=True)]
    right, precision, recall = np.mean(told, axis=0)
    print(f"  {name}: right {right:.1%}, precision {precision:.1%}, recall {recall:.1%}")


if __name__ == "__main__":
    main()
