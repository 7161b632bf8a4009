"""Fit the network by which the short answer is chosen: `python -m eval.short_fit [GOLD ...]`.

Each question of train and dev, and of the gold files named, that has accepted short answers is
given its gold evidence, so that what retrieval misses plays no part. The pieces compete by
the scores of `rag.short.network`, which is fitted to those that `eval.wording.is_accepted`
accepts, with a penalty on large weights. Printed is the share of these questions that are
answered right with the network in use, and, of those where pieces compete, how many with the
fitted one and how many by cross-validation, where a network fitted without a question answers it:
only the last number says what other questions would give. With `--write` the fitted network takes
the place of the one in use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from eval.gold import GoldQuestion
from eval.network_fit import (
    Contest,
    Plan,
    asked_for,
    by_others,
    fit,
    is_right,
    make_usable,
)
from eval.wording import f1, fold, is_accepted
from index.types import Document, Passage, Span
from rag.ask import Ask
from rag.assistant import Assistant
from rag.network import Network
from rag.parts import is_asking
from rag.short import (
    FEATURES,
    NETWORK_FILE,
    Evidence,
    Pieces,
    competing,
    shipped_network,
    short_answer,
)
from rag.types import Question

PLAN: Final = Plan(units=32, penalty=3.0, steps=240)

_LEAST: Final = 0.3
"""What a piece that is accepted counts at least; F1 is added, so that the tightest counts most."""


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

    def contest(self) -> Contest | None:
        """Return the pieces that compete; None where nothing does."""
        found = competing(self.question.standalone, self.evidence, self.read)
        if not found:
            return None
        rows = np.array([features for _, features in found])
        return Contest(rows, np.array([self._worth(short.text) for short, _ in found]))

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
    """Print how well the network does and how well one would that is fitted anew."""
    gold, write = asked_for("Fit the choice of the short answer to gold questions.")
    make_usable()
    asked = list(given(Assistant.open(), gold.questions))
    right = sum(each.right() for each in asked)
    print(f"with the network in use {right} of {len(asked)} ({right / len(asked):.1%}) are right")
    among = {each.gold.id: found for each in asked if (found := each.contest()) is not None}
    contests = list(among.values())
    fitted = fit(contests, FEATURES, PLAN)
    possible = sum(contest.can_be_right for contest in contests)
    print(f"pieces compete in {len(contests)}, a right one is among them in {possible}")
    others = by_others(contests, list(among), FEATURES, PLAN)
    print(
        f"with that in use {_right(contests, shipped_network())} right, "
        f"fitted to all {_right(contests, fitted)}, "
        f"cross-validated {sum(map(is_right, contests, others))}"
    )
    if write:
        NETWORK_FILE.write_text(fitted.dump(), encoding="utf-8")
        print(f"written to {NETWORK_FILE}")


def _right(contests: Sequence[Contest], network: Network) -> int:
    return sum(is_right(contest, network.scores(contest.rows)) for contest in contests)


if __name__ == "__main__":
    main()
