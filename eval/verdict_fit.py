"""Fit the network that says yes or no: `python -m eval.verdict_fit [GOLD ...] [--write]`.

Of the questions for yes or no in train and dev, and in the gold files named, those that have an
answer are given their gold evidence, the others the sentence that the judge likes best; "Yes", "No"
and neither compete. Printed is how many of those that have an answer get the right one, and how
many a wrong one: by the rules alone, with the network in use beside them, and by cross-validation.
With `--write` the fitted network is used from now on. With `--others` it is that for other texts
than the article, fitted to the questions about invented documents (`eval.invented`), each of which
counts `COUNTED` times, and to the article's: alone they are too few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from eval.gold import GoldQuestion
from eval.invented import document_of, each_alone, invented
from eval.network_fit import Contest, Plan, Rows, asked_for, by_others, fit, make_usable
from eval.short_fit import given
from rag.assistant import Assistant
from rag.short import (
    VERDICT_FILE,
    VERDICT_OF_OTHERS_FILE,
    VERDICT_ROW,
    Evidence,
    answer_yes_no,
    decided,
    shipped_verdict,
    verdict_rows,
    wanted,
)

PLAN: Final = Plan(units=8, penalty=5.0, steps=200, networks=5)
COUNTED: Final = 4
"""How often a question about an invented document counts beside one about the article."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A question for yes or no.

    Attributes:
        id: of the gold question.
        right: "Yes" or "No"; None where the article doesn't say.
        question: made to stand alone.
        texts: how the sentences read.
        rows: (2k, features) of the first k of them, "Yes" before "No".
    """

    id: str
    right: str | None
    question: str
    texts: tuple[str, ...]
    rows: Rows

    def contest(self) -> Contest:
        """Return what competes: yes and no by each sentence, and neither."""
        half = len(self.rows) // 2
        worth = [float(self.right == "Yes")] * half + [float(self.right == "No")] * half
        return Contest(self.rows, np.array(worth), float(self.right is None))

    def answered(self, scores: Rows | None) -> str | None:
        """Return what is answered by the rules and, where they are silent, by scores."""
        plain = answer_yes_no(self.question, self.texts)
        if plain is not None or scores is None:
            return plain
        return decided(self.question, self.texts, scores)


def cases(assistant: Assistant, questions: Sequence[GoldQuestion]) -> Iterator[Case]:
    """Yield the questions for yes or no; of several parts only those that have an answer."""
    closed = [gold for gold in questions if wanted(gold.question).kind == "yes_no"]
    for each in given(assistant, closed):
        right, text = _right(each.gold), each.question.standalone
        if right is not None and wanted(text).kind == "yes_no":
            rows = verdict_rows(text, each.evidence, each.read)
            told = tuple(evidence.text for evidence in each.evidence)
            yield Case(each.gold.id, right, text, told, rows)
    for gold in closed:
        if not gold.answerable:
            yield from _unanswered(assistant, gold)


def _right(gold: GoldQuestion) -> str | None:
    """Return "Yes" or "No" where an accepted answer opens with it."""
    opening = {answer.split()[0].strip(",.;").lower() for answer in gold.answers}
    return next((word for word in ("Yes", "No") if word.lower() in opening), None)


def _unanswered(assistant: Assistant, gold: GoldQuestion) -> Iterator[Case]:
    _, found = assistant.found(gold.question, gold.history)
    judged = found[0].judged if len(found) == 1 else None
    read = assistant.pieces.question([found[0].ask]) if judged else None
    if judged is None or read is None or wanted(found[0].ask.text).kind != "yes_no":
        return
    best = judged.matches[int(np.argmax(judged.scores))]
    document, span = best.passage.document, best.sentence.span
    evidence = Evidence(
        text=best.sentence.text,
        span=span,
        source=assistant.documents[document].source,
        day=best.passage.day,
        pieces=assistant.pieces.sentence(document, span),
    )
    text = found[0].ask.text
    yield Case(gold.id, None, text, (evidence.text,), verdict_rows(text, [evidence], read))


def main() -> None:
    """Print how well the network in use does, and how well one would that is fitted anew."""
    options = asked_for(
        "Fit the network that says yes or no to gold questions.", offers_others=True
    )
    make_usable()
    assistant = Assistant.open()
    file, known = VERDICT_FILE, list(cases(assistant, options.gold.questions))
    fitted_to, owners = known, [case.id for case in known]
    if options.others:
        file, known = (
            VERDICT_OF_OTHERS_FILE,
            [
                case
                for own, gold in each_alone(assistant, invented("train"))
                for case in cases(own, gold.questions)
            ],
        )
        fitted_to = [*known * COUNTED, *fitted_to]
        owners = [*[document_of(case.id) for case in known] * COUNTED, *owners]
    contests = [case.contest() for case in fitted_to]
    print(f"{len(known)} questions, {sum(case.right is not None for case in known)} with an answer")
    _print("the rules alone", known, [None] * len(known))
    in_use = shipped_verdict(file)
    _print("in use", known, [in_use.scores(case.rows) for case in known])
    scores = by_others(contests, owners, VERDICT_ROW, PLAN)
    _print("cross-validated", known, scores[: len(known)])
    if options.write:
        file.write_text(fit(contests, VERDICT_ROW, PLAN).dump(), encoding="utf-8")
        print(f"written to {file}")


def _print(name: str, known: Sequence[Case], scores: Sequence[Rows | None]) -> None:
    told = [
        (case.answered(each), case.right)
        for case, each in zip(known, scores, strict=True)
        if case.right is not None
    ]
    right = sum(answer == wished for answer, wished in told)
    wrong = sum(answer is not None and answer != wished for answer, wished in told)
    print(f"  {name}: {right} right, {wrong} wrong, {len(told) - right - wrong} not answered")


if __name__ == "__main__":
    main()
