"""The figures of SQuAD 2.0, as its official script evaluate-v2.0.py defines them.

Exact match and F1 over all questions, over those with an answer and those without, and the best
that a threshold on the probability of no answer could reach (Rajpurkar, Jia and Liang 2018, "Know
What You Don't Know: Unanswerable Questions for SQuAD"). Where a prediction is missing the script
stops; here the question counts as 0.

Questions, predictions and scores lie in a database on disk (`SCHEMA`), so memory does not grow
with their number.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eval.wording import exact_match, f1, normalise

SCHEMA = """
CREATE TABLE contexts (number INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE questions (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE, context INTEGER, text TEXT, answers TEXT
);
CREATE INDEX questions_of_a_context ON questions (context);
CREATE TABLE predictions (id TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
CREATE TABLE no_answer (position INTEGER PRIMARY KEY, id TEXT UNIQUE, probability REAL);
CREATE TABLE scores (
    id TEXT PRIMARY KEY, answerable INTEGER, empty INTEGER, exact REAL, f1 REAL
) WITHOUT ROWID;
"""
"""`answers` is a JSON list of texts, [] where there is no answer; `position` is an order."""

THRESHOLD = 1.0
"""A probability of no answer above this turns a prediction into "no answer"; so 1 turns none."""


@dataclass(frozen=True, slots=True)
class Group:
    """Means over some questions, in 0..1; `total` is how many there are."""

    total: int
    exact: float
    f1: float


@dataclass(frozen=True, slots=True)
class Best:
    """The best mean, 0..1, that a threshold could reach, and that threshold."""

    score: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Figures:
    """How good the predictions are.

    Attributes:
        all: over all questions.
        has_answer: over those with an answer; None if there are none.
        no_answer: over those without; None if there are none.
        best_exact: None where no probabilities are given.
        best_f1: None where no probabilities are given.
        missing: questions without a prediction; they count as 0.
    """

    all: Group
    has_answer: Group | None
    no_answer: Group | None
    best_exact: Best | None
    best_f1: Best | None
    missing: int


def score_all(
    database: sqlite3.Connection,
    threshold: float = THRESHOLD,
    advance: Callable[[int], object] | None = None,
) -> Figures:
    """Score the predictions in the database, which holds at least one question.

    Args:
        database: holds questions and predictions, and probabilities of no answer if there are any.
        threshold: a probability above it turns a prediction into "no answer".
        advance: called with 1 after each question that has a prediction.
    """
    for row in database.execute(
        "SELECT id, answers, predictions.text FROM questions JOIN predictions USING (id) "
        "ORDER BY position"
    ):
        database.execute("INSERT INTO scores VALUES (?, ?, ?, ?, ?)", _scores(*row))
        if advance:
            advance(1)
    groups = _groups(database, threshold)
    (scored,) = database.execute("SELECT count(*) FROM scores").fetchone()
    everything = _together(list(groups.values()))
    return Figures(
        all=everything,
        has_answer=groups.get(True),
        no_answer=groups.get(False),
        best_exact=_best(database, "exact", everything.total),
        best_f1=_best(database, "f1", everything.total),
        missing=everything.total - scored,
    )


def _scores(id: str, answers: str, predicted: str) -> tuple[str, bool, bool, float, float]:
    texts = json.loads(answers)
    accepted = [text for text in texts if normalise(text)] or [""]
    exact, overlap = exact_match(predicted, accepted), f1(predicted, accepted)
    return id, bool(texts), not predicted, exact, overlap


def _groups(database: sqlite3.Connection, threshold: float) -> dict[bool, Group]:
    """Return the figures of questions with an answer (True) and without, those that occur."""
    given = (
        "CASE WHEN exact IS NULL THEN 0 WHEN coalesce(probability, 0) > :t THEN NOT answerable "
        "ELSE {} END"
    )
    rows = database.execute(
        f"SELECT answers != '[]' AS has, count(*), total({given.format('exact')}), "
        f"total({given.format('f1')}) FROM questions LEFT JOIN scores USING (id) "
        "LEFT JOIN no_answer USING (id) GROUP BY has",
        {"t": threshold},
    )
    return {bool(has): Group(n, exact / n, overlap / n) for has, n, exact, overlap in rows}


def _together(groups: list[Group]) -> Group:
    total = sum(group.total for group in groups)
    exact = sum(group.exact * group.total for group in groups)
    return Group(total, exact / total, sum(group.f1 * group.total for group in groups) / total)


def _best(database: sqlite3.Connection, measure: str, questions: int) -> Best | None:
    if not database.execute("SELECT 1 FROM no_answer LIMIT 1").fetchone():
        return None
    rows = database.execute(
        f"SELECT probability, {measure}, answerable, empty FROM no_answer JOIN scores USING (id) "
        "ORDER BY probability, position"
    )
    (unanswerable,) = database.execute(
        "SELECT count(*) FROM scores WHERE NOT answerable"
    ).fetchone()
    best, threshold = best_threshold(rows, unanswerable)
    return Best(best / questions, threshold)


def best_threshold(
    rows: Iterable[tuple[float, float, bool, bool]], unanswerable: int
) -> tuple[float, float]:
    """Return the best sum of scores and the threshold that gives it, as the official script does.

    At first nothing is answered, which is right for every unanswerable question. Then the
    questions are answered one after the other, the least probable "no answer" first.

    Args:
        rows: (probability of no answer, score of the prediction, whether there is an answer,
            whether the prediction is ""), by probability. Like the official script this takes the
            best point even inside a run of equal probabilities.
        unanswerable: how many of the questions have no answer.
    """
    current = best = float(unanswerable)
    threshold = 0.0
    for probability, score, answerable, empty in rows:
        current += score if answerable else (0.0 if empty else -1.0)
        if current > best:
            best, threshold = current, probability
    return best, threshold


def official(figures: Figures) -> dict[str, float]:
    """Return the figures under the official script's names and in its order, in percent."""
    result: dict[str, float] = {}
    groups = {"": figures.all, "HasAns_": figures.has_answer, "NoAns_": figures.no_answer}
    for prefix, group in groups.items():
        if group is not None:
            result[f"{prefix}exact"] = 100 * group.exact
            result[f"{prefix}f1"] = 100 * group.f1
            result[f"{prefix}total"] = group.total
    for name, best in (("best_exact", figures.best_exact), ("best_f1", figures.best_f1)):
        if best is not None:
            result[name] = 100 * best.score
            result[f"{name}_thresh"] = best.threshold
    return result
