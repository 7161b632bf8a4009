"""Fit the networks by which the short answer is chosen: `python -m eval.short_fit [GOLD ...]`.

Each question of train and dev, and of the gold files named, that has accepted short answers is
given its gold evidence, so that what retrieval misses plays no part. With `--others` those about
invented documents are (`eval.invented`), for texts other than the article. The pieces compete by
the scores of `rag.short.network`, whose networks are fitted to those that
`eval.wording.is_accepted` accepts. Printed is the share of these questions that are answered right
with the networks in use, and, of those where pieces compete, how many with the fitted ones and how
many by cross-validation, where networks fitted without a question, or without all about its
invented document, answer it: only the last number says what other questions would give. With
`--write` the fitted networks take the place of those in use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from eval import attention_fit
from eval.gold import GoldQuestion
from eval.invented import document_of, each_alone, invented
from eval.network_fit import (
    Contest,
    Plan,
    Rows,
    asked_for,
    fit,
    is_right,
    make_usable,
    out_of_fold,
)
from eval.wording import f1, fold, is_accepted
from eval.words_fit import Reading, fit_words, scores_of
from index.types import Document, Passage, Span
from rag.ask import Ask
from rag.assistant import Assistant
from rag.attention import Ensemble, together
from rag.network import Network
from rag.parts import is_asking
from rag.short import (
    FEATURES,
    OF_ARTICLE,
    OF_OTHERS,
    Evidence,
    Pieces,
    competing,
    short_answer,
)
from rag.types import Question

PLAIN: Final = Plan(units=32, penalty=3.0, steps=240)
READERS: Final = attention_fit.Plan(epochs=14, batch=32, dropout=0.3, networks=3)
"""How those for the article are fitted; in cross-validation one that reads is, for each part."""

PLAIN_OF_OTHERS: Final = Plan(units=32, penalty=10.0, steps=240, networks=5)
READERS_OF_OTHERS: Final = replace(READERS, epochs=8)
"""How those for other texts are, of which there are fewer questions."""

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

    def reading(self) -> Reading | None:
        """Return the pieces that compete; None where nothing does."""
        found = competing(self.question.standalone, self.evidence, self.read)
        if not found:
            return None
        sentences = list({id(each.sentence): each.sentence for each in found}.values())
        place = {id(sentence): at for at, sentence in enumerate(sentences)}
        return Reading(
            Contest(
                np.array([each.row for each in found]),
                np.array([self._worth(each.short.text) for each in found]),
            ),
            self.read.rows,
            tuple(sentence.rows for sentence in sentences),
            np.array([place[id(each.sentence)] for each in found]),
            np.array([each.place for each in found]),
        )

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
    """Print how well the networks in use do, and how well ones would that are fitted anew."""
    options = asked_for("Fit the choice of the short answer to gold questions.", offers_others=True)
    make_usable()
    assistant = Assistant.open()
    if options.others:
        networks, plain_plan, readers = OF_OTHERS, PLAIN_OF_OTHERS, READERS_OF_OTHERS
        asked = [
            each
            for own, gold in each_alone(assistant, invented("train"))
            for each in given(own, gold.questions)
        ]
    else:
        networks, plain_plan, readers = OF_ARTICLE, PLAIN, READERS
        asked = list(given(assistant, options.gold.questions))
    right = sum(each.right() for each in asked)
    print(f"with the networks in use {right} of {len(asked)} ({right / len(asked):.1%}) are right")
    among = {each.gold.id: found for each in asked if (found := each.reading()) is not None}
    readings = list(among.values())
    possible = sum(each.contest.can_be_right for each in readings)
    print(f"pieces compete in {len(readings)}, a right one is among them in {possible}")
    fingerprint = assistant.encoder.fingerprint
    plain = fit([each.contest for each in readings], FEATURES, plain_plan)
    reader = fit_words(readings, FEATURES, fingerprint, readers)
    print(f"fitted to all {_right(readings, [_scores(plain, reader, each) for each in readings])}")
    if options.write:
        networks.plain_file.write_text(plain.dump(), encoding="utf-8")
        reader.save(networks.reading_file)
        print(f"written to {networks.plain_file} and {networks.reading_file}")

    def scored(others: Sequence[int], held: Sequence[int]) -> Iterator[Rows]:
        some = [readings[at] for at in others]
        plain = fit([each.contest for each in some], FEATURES, plain_plan)
        reader = fit_words(some, FEATURES, fingerprint, replace(readers, networks=1))
        return (_scores(plain, reader, readings[at]) for at in held)

    owners = list(map(document_of, among)) if options.others else list(among)
    print(f"cross-validated {_right(readings, out_of_fold(owners, scored))}")


def _scores(plain: Network, reader: Ensemble, reading: Reading) -> Rows:
    return together(plain.scores(reading.contest.rows), scores_of(reader, reading))


def _right(readings: Sequence[Reading], scores: Sequence[Rows]) -> int:
    return sum(is_right(each.contest, told) for each, told in zip(readings, scores, strict=True))


if __name__ == "__main__":
    main()
