"""Fit the weights by which the short answer is chosen: `python -m eval.short_fit [GOLD ...]`.

Each question of dev, and of the gold files named, that has accepted short answers is given its
gold evidence, so that what retrieval misses plays no part. The weights are those of
`rag.short.weighing.WEIGHTS`: a log-linear choice among the pieces of the evidence, fitted to the
pieces that `eval.wording.is_accepted` accepts, with a penalty on large weights. Printed is the
share of these questions that are answered right with the weights in use, and, of those where
pieces compete, how many with the fitted weights and how many by cross-validation, where weights
fitted without a question answer it: only the last number says what other questions would give.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eval.gold import GoldQuestion, default_files, load
from eval.wording import f1, fold, is_accepted
from index.disk import default_article
from index.types import Document, Passage, Span
from rag.ask import Ask
from rag.assistant import Assistant
from rag.parts import is_asking
from rag.short import Evidence, Features, Pieces, competing, short_answer
from rag.types import Question

Rows = NDArray[np.float64]

PENALTY: Final = 1.0
"""Of half the squared length of the weights, which are those of features of variance 1."""

FOLDS: Final = 5
ROUNDS: Final = 4
"""Cross-validations with the questions dealt out anew, whose mean is told."""

_STEPS: Final = 400
_RATE: Final = 0.05
_LEAST: Final = 0.3
"""What a piece that is accepted counts at least; F1 is added, so that the tightest counts most."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A question's pieces.

    Attributes:
        rows: (pieces, features) as `rag.short.weighing.Features` orders them.
        worth: (pieces,) 0 for what is not accepted, more the better the answer.
    """

    rows: Rows
    worth: Rows

    def right(self, weights: Rows) -> bool:
        """Tell whether the piece of the highest score is accepted."""
        return bool(self.worth[int(np.argmax(self.rows @ weights))] > 0)


def fit(choices: Sequence[Choice], penalty: float = PENALTY) -> Rows:
    """Return the weights under which accepted pieces are likeliest, as far as the penalty lets.

    Adam (Kingma and Ba 2015) over all questions at once; the same choices give the same weights.
    """
    known = [choice for choice in choices if choice.worth.max() > 0]
    rows = np.concatenate([choice.rows for choice in known])
    centre, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    rows = (rows - centre) / spread
    worth = np.concatenate([choice.worth for choice in known])
    sizes = [len(choice.worth) for choice in known]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(known)), sizes)
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = rows @ weights
        chance = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        liked = chance * worth
        chance /= np.add.reduceat(chance, starts)[owner]
        liked /= np.add.reduceat(liked, starts)[owner]
        slope = rows.T @ (chance - liked) + penalty * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.999**step)) + 1e-8
        )
    return np.asarray(weights / spread)


def cross_validated(choices: Sequence[Choice], seed: int = 0) -> float:
    """Return how many choices are right, each by weights fitted without it: the mean of rounds."""
    chance = np.random.default_rng(seed)
    right = 0
    for _ in range(ROUNDS):
        dealt = chance.permutation(len(choices))
        for fold_at in range(FOLDS):
            held = set(dealt[fold_at::FOLDS].tolist())
            weights = fit([c for at, c in enumerate(choices) if at not in held])
            right += sum(choices[at].right(weights) for at in sorted(held))
    return right / ROUNDS


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """A gold question with its evidence as the short answer is cut from it."""

    gold: GoldQuestion
    question: Question
    evidence: tuple[Evidence, ...]
    read: Pieces

    def right(self) -> bool:
        """Tell whether the short answer that the assistant would give is accepted."""
        asked = self.question.standalone, self.question.asked
        short = short_answer(*asked, self.evidence, self.read)
        return is_accepted(short.text if short else None, self.gold.answers)

    def choice(self) -> Choice | None:
        """Return the pieces that compete; None where nothing does."""
        found = competing(self.question.standalone, self.evidence, self.read)
        if not found:
            return None
        rows = np.array([features for _, features in found])
        return Choice(rows, np.array([self._worth(short.text) for short, _ in found]))

    def _worth(self, text: str) -> float:
        accepted = self.gold.answers
        if not is_accepted(text, accepted):
            return 0.0
        return _LEAST + f1(fold(text), [fold(answer) for answer in accepted])


def given(assistant: Assistant, questions: Sequence[GoldQuestion]) -> Iterator[Given]:
    """Yield the questions that have accepted answers, with the first alternative of each group."""
    passages = assistant.store.passages()
    for gold in questions:
        if not gold.answers:
            continue
        question, asks = assistant.read(gold.question, gold.history)
        places = [group[0] for group in gold.groups]
        at = _asking_part(asks)
        if at is not None and len(places) == len(asks):
            part = asks[at]
            question = replace(question, standalone=part.text, asked=part.kind)
            asks, places = (part,), places[at : at + 1]
        read = assistant.pieces.question(asks)
        evidence = tuple(_evidence(assistant, passages, places))
        if read is not None and evidence:
            yield Given(gold, question, evidence, read)


def _asking_part(asks: Sequence[Ask]) -> int | None:
    """Return which of several parts asks, None where it isn't a single one."""
    found = [at for at, ask in enumerate(asks) if is_asking(ask.text)]
    return found[0] if len(asks) > 1 and len(found) == 1 else None


def _evidence(
    assistant: Assistant, passages: Sequence[Passage], places: Sequence[Span]
) -> Iterator[Evidence]:
    for place in places:
        for passage in passages:
            document: Document = assistant.documents[passage.document]
            for sentence in passage.sentences:
                if sentence.span.overlaps(place):
                    pieces = assistant.pieces.sentence(document.name, sentence.span)
                    source = document.source
                    yield Evidence(sentence.text, sentence.span, source, passage.day, pieces)


def main() -> None:
    """Print how well the weights do and what they would best be."""
    files = [*default_files()[:1], *map(Path, sys.argv[1:])]
    gold = load(files, default_article())
    asked = list(given(Assistant.open(), gold.questions))
    right = sum(each.right() for each in asked)
    print(f"with the weights in use {right} of {len(asked)} ({right / len(asked):.1%}) are right")
    choices = [choice for each in asked if (choice := each.choice()) is not None]
    weights = fit(choices)
    fitted = sum(choice.right(weights) for choice in choices)
    possible = sum(bool(choice.worth.max() > 0) for choice in choices)
    print(f"pieces compete in {len(choices)}, a right one is among them in {possible}")
    print(f"fitted to all: {fitted} right; cross-validated: {cross_validated(choices):.1f}")
    for field, weight in zip(Features._fields, weights, strict=True):
        print(f"    {field}={weight:.2f},")


if __name__ == "__main__":
    main()
