"""Fit the network by which the short answer is chosen: `python -m eval.short_fit [GOLD ...]`.

Each question of dev, and of the gold files named, that has accepted short answers is given its
gold evidence, so that what retrieval misses plays no part. The pieces of the evidence compete by
the scores of `rag.short.network`, which is fitted to those that `eval.wording.is_accepted`
accepts, with a penalty on large weights. Printed is the share of these questions that are
answered right with the network in use, and, of those where pieces compete, how many with the
fitted one and how many by cross-validation, where a network fitted without a question answers it:
only the last number says what other questions would give. With `--write` the fitted network takes
the place of the one in use.
"""

from __future__ import annotations

from argparse import ArgumentParser
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
from rag.short import (
    FEATURES,
    NETWORK_FILE,
    WIDEST,
    Evidence,
    Network,
    Pieces,
    competing,
    shipped_network,
    short_answer,
)
from rag.types import Question

Rows = NDArray[np.float64]

UNITS: Final = 32
"""Hidden ones of the network."""

PENALTY: Final = 3.0
"""Of the squared length of the weights, but for the bias; features are brought to one spread."""

FOLDS: Final = 5

_STEPS: Final = 240
_RATE: Final = 0.01
_LEAST: Final = 0.3
"""What a piece that is accepted counts at least; F1 is added, so that the tightest counts most."""
_NARROWEST: Final = 1e-3
"""Least spread of a feature, for one that is the same everywhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A question's pieces.

    Attributes:
        rows: (pieces, features) as `rag.short.features.FEATURES` orders them.
        worth: (pieces,) 0 for what is not accepted, more the better the answer.
    """

    rows: Rows
    worth: Rows

    def right(self, network: Network) -> bool:
        """Tell whether the piece of the highest score is accepted."""
        return bool(self.worth[int(np.argmax(network.scores(self.rows)))] > 0)


def fit(choices: Sequence[Choice], penalty: float = PENALTY, seed: int = 0) -> Network:
    """Return the network under which accepted pieces are likeliest, as far as the penalty lets.

    Adam (Kingma and Ba 2015) over all questions at once. On one machine the same choices and
    seed give the same network.

    Raises:
        ValueError: if no choice has an accepted piece.
    """
    import torch  # loading it takes seconds

    known = [choice for choice in choices if choice.worth.max() > 0]
    if not known:
        raise ValueError("no question has an accepted piece: there is nothing to fit")
    rows = np.concatenate([choice.rows for choice in known])
    centre, spread = rows.mean(axis=0), rows.std(axis=0) + _NARROWEST
    told = torch.from_numpy(np.clip((rows - centre) / spread, -WIDEST, WIDEST))
    worth = torch.from_numpy(np.concatenate([choice.worth for choice in known]))
    owner = torch.from_numpy(np.repeat(np.arange(len(known)), [len(c.worth) for c in known]))
    nothing = torch.zeros(len(known), dtype=torch.float64)
    features = rows.shape[1]
    start = np.random.default_rng(seed).normal(0.0, features**-0.5, (features, UNITS))
    linear, bias, out = (
        torch.zeros(size, dtype=torch.float64, requires_grad=True)
        for size in (features, UNITS, UNITS)
    )
    hidden = torch.from_numpy(start).requires_grad_()
    adam = torch.optim.Adam([linear, hidden, bias, out], lr=_RATE)
    for _ in range(_STEPS):
        scores = told @ linear + torch.tanh(told @ hidden + bias) @ out
        best = nothing.scatter_reduce(0, owner, scores.detach(), "amax", include_self=False)
        chance = torch.exp(scores - best[owner])
        all_of = nothing.index_add(0, owner, chance)
        liked = nothing.index_add(0, owner, chance * worth)
        size = sum((weights**2).sum() for weights in (linear, hidden, out))
        loss = (torch.log(all_of) - torch.log(liked)).sum() + penalty * size
        adam.zero_grad()
        torch.autograd.backward(loss)
        adam.step()
    weights = (each.detach().numpy() for each in (linear, hidden, bias, out))
    return Network(centre, spread, *weights)


def cross_validated(choices: Sequence[Choice], seed: int = 0) -> int:
    """Return how many choices are right, each by a network fitted without it."""
    dealt = np.random.default_rng(seed).permutation(len(choices))
    right = 0
    for fold_at in range(FOLDS):
        held = set(dealt[fold_at::FOLDS].tolist())
        network = fit([c for at, c in enumerate(choices) if at not in held])
        right += sum(choices[at].right(network) for at in sorted(held))
    return right


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


def by_rules() -> Network:
    """Return a network by which the rules' own scores decide."""
    linear = np.array([float(name == "rules") for name in FEATURES])
    ones, nothing = np.ones(len(linear)), np.zeros(1)
    return Network(0 * linear, ones, linear, np.zeros((len(linear), 1)), nothing, nothing)


def _make_usable() -> None:
    """Let the rules stand in for a network that was fitted to other features than there are now.

    Follow-up questions can't be read without any: what was answered before is part of them.
    """
    try:
        shipped_network()
    except ValueError as why:
        NETWORK_FILE.write_text(by_rules().dump(), encoding="utf-8")
        print(f"{why}; until then the rules alone decide")


def main() -> None:
    """Print how well the network does and how well one would that is fitted anew."""
    parser = ArgumentParser(description="Fit the choice of the short answer to gold questions.")
    parser.add_argument("gold", nargs="*", type=Path, help="gold files beside dev")
    parser.add_argument("--write", action="store_true", help="use the fitted network from now on")
    options = parser.parse_args()
    _make_usable()
    gold = load([*default_files()[:1], *options.gold], default_article())
    asked = list(given(Assistant.open(), gold.questions))
    right = sum(each.right() for each in asked)
    print(f"with the network in use {right} of {len(asked)} ({right / len(asked):.1%}) are right")
    choices = [choice for each in asked if (choice := each.choice()) is not None]
    fitted = fit(choices)
    possible = sum(bool(choice.worth.max() > 0) for choice in choices)
    print(f"pieces compete in {len(choices)}, a right one is among them in {possible}")
    print(
        f"with that in use {sum(choice.right(shipped_network()) for choice in choices)} right, "
        f"fitted to all {sum(choice.right(fitted) for choice in choices)}, "
        f"cross-validated {cross_validated(choices)}"
    )
    if options.write:
        NETWORK_FILE.write_text(fitted.dump(), encoding="utf-8")
        print(f"written to {NETWORK_FILE}")


if __name__ == "__main__":
    main()
