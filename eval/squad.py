"""Score answers on other people's questions: a file in the format of SQuAD 2.0.

Each question is asked over its own context: an assistant is built over that one text, asked its
questions, and forgotten. So memory does not grow with the number of contexts or questions.
Predictions made elsewhere can be scored instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.plain import plain_document, plain_passages
from eval.report import aligned
from eval.scratch import Problems, scratch
from eval.squad_files import (
    read_predictions,
    read_probabilities,
    read_questions,
    write_predictions,
    write_probabilities,
)
from eval.squad_score import SCHEMA, Figures, score_all
from index.errors import RagError

if TYPE_CHECKING:
    from index.encode import Encoder
    from rag.assistant import Assistant
    from rag.models import Models
    from rag.types import Answer


@dataclass(frozen=True, slots=True)
class Prediction:
    """What is answered to one question.

    Attributes:
        text: the answer; "" says that there is none.
        no_answer: 0..1, the estimated chance that the context holds no answer.
    """

    text: str
    no_answer: float


Ask = Callable[[str], Prediction | None]
"""Answers a question over one context; None where it can't be asked."""

Over = Callable[[str], Ask]
"""Makes ready to answer over a context."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one evaluation.

    Attributes:
        questions: in the format of SQuAD 2.0.
        predictions: made elsewhere, {id: text}; None asks the assistant.
        probabilities: of no answer, {id: number}, for such predictions; None if there are none.
        save_predictions: where the assistant's predictions are written, if anywhere.
        save_probabilities: where its probabilities of no answer are written, if anywhere.
    """

    questions: Path
    predictions: Path | None = None
    probabilities: Path | None = None
    save_predictions: Path | None = None
    save_probabilities: Path | None = None


def score_answers(files: Files, threshold: float, open_over: Callable[[], Over]) -> Figures:
    """Score predictions that are given, or ask the assistant and score what it says.

    A progress bar is drawn on standard error if that is a terminal.

    Args:
        files: what is read and written.
        threshold: a probability of no answer above it turns a prediction into "no answer".
        open_over: called once, when all files are known to be right, unless predictions are given.

    Raises:
        BadFile: with everything that is wrong in the files read, or if one can't be written.
    """
    from tqdm import tqdm

    with scratch(SCHEMA) as database:
        _read(files, database)
        (questions,) = database.execute("SELECT count(*) FROM questions").fetchone()
        with tqdm(total=questions, unit=" questions", disable=None) as bar:
            if files.predictions is not None:
                return score_all(database, threshold, bar.update)
            answer_all(database, open_over(), bar.update)
        if files.save_predictions is not None:
            write_predictions(files.save_predictions, database)
        if files.save_probabilities is not None:
            write_probabilities(files.save_probabilities, database)
        return score_all(database, threshold)


def _read(files: Files, database: sqlite3.Connection) -> None:
    problems = Problems()
    read_questions(files.questions, database, problems)
    if files.predictions is not None:
        read_predictions(files.predictions, database, problems)
        if files.probabilities is not None:
            read_probabilities(files.probabilities, database, problems)
    problems.refuse()


def over_context(encoder: Encoder, models: Models | None = None) -> Over:
    """Return what builds an assistant over one context and asks it, nothing else in its index."""

    def over(context: str) -> Ask:
        assistant = assistant_over(context, encoder, models)

        def ask(question: str) -> Prediction | None:
            try:
                return prediction(assistant.ask(question))
            except RagError:
                return None

        return ask

    return over


def assistant_over(context: str, encoder: Encoder, models: Models | None = None) -> Assistant:
    """Return an assistant whose index holds one plain text and lives in memory."""
    from index.chunk import TOKEN_BUDGET
    from index.disk import Index, Manifest
    from index.embed import embed
    from index.manifest import code_fingerprint, program_version
    from index.store import LocalStore
    from rag.assistant import Assistant

    document = plain_document("context", context)
    passages = plain_passages(document)
    store = LocalStore()
    vectors, tokens = embed(passages, [document], encoder)
    store.add(passages, vectors)
    manifest = Manifest(
        program=program_version(),
        code=code_fingerprint(),
        sources=(),
        encoder=encoder.name,
        fingerprint=encoder.fingerprint,
        dimension=encoder.dimension,
        budget=TOKEN_BUDGET,
        passages=len(passages),
        sentences=sum(len(passage.sentences) for passage in passages),
        entries=0,
        files={},
    )
    index = Index(manifest, {document.name: document}, store, tokens)
    return Assistant(index, encoder, models=models)


def prediction(answer: Answer) -> Prediction:
    """Return an answer as SQuAD wants it: the few words, else what is cited, else nothing."""
    text = ""
    if answer.outcome == "answered":
        text = answer.short or " ".join(citation.quote for citation in answer.citations)
    return Prediction(text, 1 - answer.confidence)


def answer_all(
    database: sqlite3.Connection, over: Over, advance: Callable[[int], object] | None = None
) -> None:
    """Answer every question over its own context and put the predictions into the database.

    Args:
        database: holds contexts and questions.
        over: makes ready to answer over a context; called once for each that has questions.
        advance: called with 1 after each question.
    """
    contexts = database.execute(
        "SELECT number, text FROM contexts "
        "WHERE number IN (SELECT context FROM questions) ORDER BY number"
    )
    for number, context in contexts:
        ask = over(context)
        questions = database.execute(
            "SELECT id, text FROM questions WHERE context = ? ORDER BY position", (number,)
        )
        for id, question in questions:
            given = ask(question)
            if given is not None:
                database.execute("INSERT INTO predictions VALUES (?, ?)", (id, given.text))
                database.execute("INSERT INTO no_answer VALUES (NULL, ?, ?)", (id, given.no_answer))
            if advance:
                advance(1)


def answers_report(figures: Figures) -> str:
    """Return the figures as plain text."""
    groups = {
        "with an answer (HasAns)": figures.has_answer,
        "without (NoAns)": figures.no_answer,
        "all": figures.all,
    }
    rows = [
        [name, str(group.total), f"{100 * group.exact:.2f}", f"{100 * group.f1:.2f}"]
        for name, group in groups.items()
        if group is not None
    ]
    parts = [aligned([["questions", "n", "EM", "F1"], *rows]), *_notes(figures)]
    return "\n\n".join(parts) + "\n"


def _notes(figures: Figures) -> Iterator[str]:
    if figures.best_exact and figures.best_f1:
        yield "\n".join(
            f"Best {name} over all thresholds: {100 * best.score:.2f}, with “no answer” above a "
            f"probability of {best.threshold!r}"
            for name, best in (("EM", figures.best_exact), ("F1", figures.best_f1))
        )
    if figures.missing:
        yield f"{figures.missing:,} of the questions have no prediction, counted as 0."
