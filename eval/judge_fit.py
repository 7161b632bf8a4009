"""Fit the judge of sentences, and when to refuse: `python -m eval.judge_fit [GOLD ...] [--write]`.

Each question is asked as it stands, and the best sentences of each part of it compete: where it
is answerable those that overlap gold evidence should win, where it isn't "none of them" should. The
networks of `rag.judge` for the article are fitted to the questions of train and dev, and of the
gold files named. With `--others` those for other texts are, to the questions about invented
documents (`eval.invented`), each of which is also asked what only others answer. With `--write` the
fitted ones take the place of those in use.

What a lack that a rule has found counts beside the network (`rag.refusal.Odds`) is fitted to train
alone: the rules were written with dev in view and look better there than they are. Each question
is scored for it by networks that were fitted without it, and without the others about its invented
document. Follow-ups are read with the networks in use: a second fit may differ a little. The
threshold printed is the one of the highest F1 of declining among those that wrongly decline at most
`MOST_WRONG`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eval import network_fit
from eval.attention_fit import Plan
from eval.gold import GoldQuestion
from eval.invented import document_of, each_alone, invented, strange_to
from eval.network_fit import Contest, Rows, asked_for, fit, make_usable, out_of_fold
from eval.selective import abstention, auroc
from eval.sentence_fit import Reading, fit_sentences, scores_of
from rag.assistant import Assistant
from rag.attention import Ensemble, together
from rag.judge import FEATURES, JUDGED, OF_ARTICLE, OF_OTHERS, Judged, level_of
from rag.network import Network
from rag.refusal import IN_ARTICLE, IN_OTHERS, LACKS, THRESHOLD, Odds

READERS: Final = Plan(networks=3)
PLAIN: Final = network_fit.Plan(units=32, penalty=5.0, steps=150, networks=3)
CHECKED: Final = replace(READERS, networks=1)
"""How those of the cross-validation that read are fitted: one for each part, which is quicker."""

MOST_WRONG: Final = 0.04
"""Share of the answerable questions that a threshold may decline."""

UNANSWERABLE: Final = 0.15
"""Share of the questions that readers ask which have no answer; train has far more of them."""

RIDGE: Final = 1.0
"""Half the squared length of the weights of a regression counts this much."""

_NEWTON: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A gold question as the judge is given it.

    Attributes:
        gold: the question.
        judged: its best sentences.
        lacks: (lacks,) 1 for each of `LACKS` that was found, else 0.
        alone: whether it is the whole question, not a part.
    """

    gold: GoldQuestion
    judged: Judged
    lacks: tuple[float, ...]
    alone: bool

    def reading(self) -> Reading:
        """Return the contest with the word pieces of those that compete."""
        return Reading(self.contest(), self.judged.question, self.judged.sentences[:JUDGED])

    def contest(self) -> Contest:
        """Return what competes for the question; for a part of one, nothing but sentences."""
        rows = self.judged.rows[:JUDGED]
        worth = [float(self._is_gold(at)) for at in range(len(rows))]
        none = float(not self.gold.answerable) if self.alone else None
        return Contest(rows, np.array(worth), none)

    def _is_gold(self, at: int) -> bool:
        sentence = self.judged.matches[at].sentence
        places = (place for group in self.gold.groups for place in group)
        return self.gold.answerable and any(sentence.span.overlaps(each) for each in places)


def cases(assistant: Assistant, questions: Sequence[GoldQuestion]) -> Iterator[Case]:
    """Yield what the judge decides: questions, and the parts of those that are answerable.

    Which part of a question has no answer, gold doesn't tell.
    """
    for gold in questions:
        _, found = assistant.found(gold.question, gold.history)
        if len(found) > 1 and not gold.answerable:
            continue
        for each in found:
            if each.judged is not None:
                lacks = tuple(float(name == each.missing) for name in LACKS)
                yield Case(gold, each.judged, lacks, alone=len(found) == 1)


def logistic(rows: Rows, right: NDArray[np.bool_], counts: Rows) -> tuple[Rows, float]:
    """Return the weights and the bias of a logistic regression, by Newton's method.

    Args:
        rows: (questions, numbers).
        right: (questions,) what is to be told from them.
        counts: (questions,) how much each question counts.
    """
    design = np.column_stack([rows, np.ones(len(rows))])
    ridge = RIDGE * np.diag([*np.ones(rows.shape[1]), 0.0])
    found = np.zeros(design.shape[1])
    for _ in range(_NEWTON):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (counts * (right - chance)) - ridge @ found
        curve = (design * (counts * chance * (1 - chance))[:, np.newaxis]).T @ design + ridge
        found = found + np.linalg.solve(curve, slope)
    return found[:-1], float(found[-1])


def evened(answerable: NDArray[np.bool_]) -> Rows:
    """Return (questions,): what each counts, so that those without an answer are `UNANSWERABLE`."""
    without = (~answerable).sum()
    each = UNANSWERABLE / (1 - UNANSWERABLE) * answerable.sum() / without if without else 0.0
    return np.where(answerable, 1.0, each)


def best_threshold(
    chances: Rows, answerable: NDArray[np.bool_], counts: Rows
) -> tuple[float, float]:
    """Return the threshold of the highest F1 of declining, and that F1.

    Of those below which at most `MOST_WRONG` of the answerable questions lie; the lowest of
    equals. What lies below the threshold is declined.
    """
    found = []
    for threshold in sorted({0.5, 1.0, *chances.tolist()}):
        declined = chances < threshold
        wrongly, rightly = (counts[declined & some].sum() for some in (answerable, ~answerable))
        if wrongly <= MOST_WRONG * counts[answerable].sum():
            total = counts[~answerable].sum() + rightly + wrongly
            found.append((-(2 * rightly / total if total else 0.0), threshold))
    f1, threshold = min(found, default=(0.0, 0.0))
    return float(threshold), -float(f1)


def main() -> None:
    """Print how well the judge in use does, and how well one would that is fitted anew."""
    options = asked_for("Fit the judge of sentences to gold questions.", offers_others=True)
    make_usable()
    assistant = Assistant.open()
    if options.others:
        networks, odds = OF_OTHERS, IN_OTHERS
        sets = list(invented("train"))
        known = [
            case
            for own, gold in each_alone(assistant, sets)
            for case in cases(own, (*gold.questions, *strange_to(gold, sets)))
        ]
    else:
        networks, odds = OF_ARTICLE, IN_ARTICLE
        known = list(cases(assistant, options.gold.questions))
    readings = [case.reading() for case in known]
    fresh = [at for at, case in enumerate(known) if case.gold.split == "train"]
    rest = [each for case, each in zip(known, readings, strict=True) if case.gold.split != "train"]
    print(f"{len(known)} questions and parts of some are judged, {len(fresh)} of them of train")
    print(_told("in use", known, [case.judged.scores[:JUDGED] for case in known]))
    fingerprint = assistant.encoder.fingerprint
    reading = fit_sentences(readings, FEATURES, fingerprint, READERS)
    plain = fit([each.contest for each in readings], FEATURES, PLAIN)
    print(_told("fitted", known, [_scores(plain, reading, each) for each in readings]))
    if options.write:
        reading.save(networks.reading_file)
        networks.plain_file.write_text(plain.dump(), encoding="utf-8")
        print(f"written to {networks.reading_file} and {networks.plain_file}")
    of_train, read = [known[at] for at in fresh], [readings[at] for at in fresh]

    def scored(others: Sequence[int], held: Sequence[int]) -> Iterator[Rows]:
        some = [*rest, *(read[at] for at in others)]
        reading = fit_sentences(some, FEATURES, fingerprint, CHECKED)
        plain = fit([each.contest for each in some], FEATURES, PLAIN)
        return (_scores(plain, reading, read[at]) for at in held)

    owners = [document_of(c.gold.id) if options.others else c.gold.id for c in of_train]
    scores = out_of_fold(owners, scored)
    print(_told("cross-validated, train", of_train, scores))
    _print_refusal(
        [(case, each) for case, each in zip(of_train, scores, strict=True) if case.alone], odds
    )


def _scores(plain: Network, reading: Ensemble, read: Reading) -> Rows:
    return together(plain.scores(read.contest.rows), scores_of(reading, read))


def _told(name: str, known: Sequence[Case], scores: Sequence[Rows]) -> str:
    contests = [(case.contest(), each) for case, each in zip(known, scores, strict=True)]
    among = [(c, each) for c, each in contests if c.worth.max() > 0]
    first = sum(c.worth[0] > 0 for c, _ in among) / len(among)
    best = sum(c.worth[int(np.argmax(each))] > 0 for c, each in among) / len(among)
    levels = [
        (case.gold.answerable, level_of(each)) for case, each in zip(known, scores, strict=True)
    ]
    area = auroc([lv for right, lv in levels if right], [lv for right, lv in levels if not right])
    return (
        f"  {name}: of {len(among)} with gold evidence among the sentences, it comes first for "
        f"{best:.1%} (as ranked before {first:.1%}); AUROC of being answerable {area or 0.0:.3f}"
    )


def _print_refusal(fresh: Sequence[tuple[Case, Rows]], odds: Odds) -> None:
    rows = np.array([(level_of(scores), *case.lacks) for case, scores in fresh])
    answerable = np.array([case.gold.answerable for case, _ in fresh])
    counts = evened(answerable)
    weights, bias = logistic(rows, answerable, counts)
    in_use = np.array([odds.level, *(odds.lacks[lack] for lack in LACKS)])
    for name, each, constant in (("in use", in_use, odds.bias), ("fitted", weights, bias)):
        told = zip(("level", *LACKS), each, strict=True)
        listed = ", ".join(f"{lack} {weight:.2f}" for lack, weight in told)
        chances = 1 / (1 + np.exp(-(rows @ each + constant)))
        threshold, f1 = best_threshold(chances, answerable, counts)
        pairs = zip(answerable.tolist(), (chances < THRESHOLD).tolist(), strict=True)
        counted = abstention(pairs)
        area = auroc(chances[answerable].tolist(), chances[~answerable].tolist()) or 0.0
        print(f"  refusal {name}: {listed}, bias {constant:.2f}; AUROC {area:.3f};")
        print(
            f"    at {THRESHOLD} {counted.wrongly or 0.0:.1%} of the answerable and "
            f"{counted.recall or 0.0:.1%} of the others are declined; best threshold "
            f"{threshold:.2f}, with an F1 of {f1:.1%} at {UNANSWERABLE:.0%} of others"
        )


if __name__ == "__main__":
    main()
