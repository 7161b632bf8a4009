"""Score answers against gold questions: one row a question, then figures over rows.

A measure that makes no sense for a question (recall of an unanswerable one) is left out of its
row. A question without a result is never left out: it scores 0 in every measure that applies
to it, counts as wrongly declined where it is answerable and as not declined where it is not,
and has the worst confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.gold import GoldQuestion, GoldSet
from eval.gold_rules import REASONS, TYPES
from eval.metrics import (
    WORD_BUDGETS,
    citation_precision,
    citation_recall,
    completeness,
    evidence_recall,
    hit_at_1,
    ndcg,
    ranks_found,
    reciprocal_rank,
)
from eval.record import Given
from eval.selective import (
    abstention,
    area,
    auroc,
    calibration,
    calibration_error,
    percentile,
    risk_coverage,
)
from eval.wording import exact_match, f1, fold, is_accepted, only_days

GOLD_SHARE = 1 / 3
"""A right answer has at least this share of its cited characters in gold evidence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question, what was given for it, and how good that is.

    Attributes:
        question: the gold question.
        given: the answer; None when there was none.
        error: why there was none, if known.
        measures: name -> 0..1 for each measure that applies to the question.
    """

    question: GoldQuestion
    given: Given | None
    error: str | None
    measures: Mapping[str, float]

    @property
    def declined(self) -> bool:
        """Whether it counts as "not in the article"; no result counts as the wrong one."""
        return self.question.answerable if self.given is None else not self.given.answered

    @property
    def confidence(self) -> float:
        """The confidence given, 0..1; the worst one where none was."""
        if self.given is None or self.given.confidence is None:
            return 0.0 if self.question.answerable else 1.0
        return self.given.confidence

    @property
    def right(self) -> bool:
        """Whether the outcome is right."""
        return self.measures["right"] == 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over `n` questions; `value` is None when it can't be said of them."""

    value: float | None
    n: int


def score(
    gold: GoldSet, answers: Mapping[str, Given], errors: Mapping[str, str] | None = None
) -> tuple[Row, ...]:
    """Return one row for every gold question, in the order of the gold set.

    Args:
        gold: the questions.
        answers: question id -> what was given; a question that isn't in it scores 0.
        errors: question id -> why there is no answer, for the report.
    """
    return tuple(
        Row(
            question,
            answers.get(question.id),
            (errors or {}).get(question.id),
            measure(gold, question, answers.get(question.id)),
        )
        for question in gold.questions
    )


def measure(gold: GoldSet, question: GoldQuestion, given: Given | None) -> dict[str, float]:
    """Return every measure that applies to one question, by name."""
    if not question.answerable:
        return {"right": float(given is not None and not given.answered)}
    names = [*_RETRIEVAL, *_CITATIONS]
    values = dict.fromkeys(names, 0.0)
    if given is not None:
        values |= _retrieval(gold, question, given) | _citations(gold, question, given)
    if question.answers:
        values |= _short(question, given)
    on_date = _date_right(question, given)
    if on_date is not None:
        values["date"] = on_date
    values["declined"] = float(given is None or not given.answered)
    values["right"] = float(_is_right(values, given))
    return values


_RETRIEVAL = (*(f"recall@{words}" for words in WORD_BUDGETS), "hit@1", "mrr", "ndcg@10")
_CITATIONS = ("cited precision", "cited recall", "complete")


def _retrieval(gold: GoldSet, question: GoldQuestion, given: Given) -> dict[str, float]:
    passages = [
        found.span if found.document in (None, gold.document) else found.words
        for found in given.passages
    ]
    ranks = ranks_found(gold.source, passages, question.groups)
    recalls = {
        f"recall@{words}": evidence_recall(gold.source, passages, question.groups, words)
        for words in WORD_BUDGETS
    }
    return recalls | {
        "hit@1": hit_at_1(ranks),
        "mrr": reciprocal_rank(ranks),
        "ndcg@10": ndcg(ranks, len(question.groups)),
    }


def _citations(gold: GoldSet, question: GoldQuestion, given: Given) -> dict[str, float]:
    """Measure the citations; those beside a refusal prove nothing and are not in `cited`."""
    cited = [c.span for c in given.cited if c.document == gold.document]
    stray = sum(len("".join(c.quote.split())) for c in given.cited if c.document != gold.document)
    return {
        "cited precision": citation_precision(gold.source, cited, question.groups, stray),
        "cited recall": citation_recall(gold.source, cited, question.groups),
        "complete": completeness(gold.source, cited, question.groups),
    }


def _short(question: GoldQuestion, given: Given | None) -> dict[str, float]:
    short = given.short if given is not None and given.answered else None
    if short is None:
        return {"short": 0.0, "em": 0.0, "f1": 0.0}
    accepted = [fold(answer) for answer in question.answers]
    return {
        "short": float(is_accepted(short, question.answers)),
        "em": exact_match(fold(short), accepted),
        "f1": f1(fold(short), accepted),
    }


def _date_right(question: GoldQuestion, given: Given | None) -> float | None:
    """Tell whether a temporal question was answered with the right day; None if none is asked.

    Where the accepted answers are days, the short answer must be one of them; otherwise the
    first citation must bear the day of an entry that holds gold evidence.
    """
    asks_for_day = any(map(only_days, question.answers))
    if question.type != "temporal" or not (asks_for_day or question.days):
        return None
    if given is None or not given.answered:
        return 0.0
    if asks_for_day:
        return float(is_accepted(given.short, question.answers))
    return float(bool(given.cited) and given.cited[0].day in question.days)


def _is_right(values: Mapping[str, float], given: Given | None) -> bool:
    """Tell whether an answerable question is answered, proved, and nothing said wrong.

    The citations cover every group of evidence and a third of what they hold is gold; a short
    answer, where one is given and gold has one, is accepted.
    """
    if given is None or not given.answered:
        return False
    proved = values["complete"] == 1.0 and values["cited precision"] >= GOLD_SHARE
    return proved and (given.short is None or values.get("short", 1.0) == 1.0)


def fault(row: Row) -> str | None:
    """Return in a few words what keeps an outcome from being right; None where it is right."""
    if row.right:
        return None
    if row.given is None:
        return "no result"
    if not row.question.answerable:
        return "answered though the article doesn't"
    if not row.given.answered:
        return "declined"
    if row.measures["complete"] < 1.0:
        return "evidence not cited" if not row.measures["complete"] else "evidence cited in part"
    if row.measures["cited precision"] < GOLD_SHARE:
        return "cites too much beside the evidence"
    return "short answer not accepted"


MEANS = (
    "right",
    *_RETRIEVAL,
    "short",
    "em",
    "f1",
    *_CITATIONS,
    "date",
    "declined",
)
"""Measures of single questions; the figure of several questions is the mean of those they
apply to. All are better when higher, except `declined`, the share of answerable questions
that were wrongly declined."""


def summarise(gold: GoldSet, rows: Sequence[Row]) -> dict[str, Figure]:
    """Return the figure of every measure over some rows, by name."""
    return figures_of(rows) | {"verbatim": _verbatim(gold, rows)}


def figures_of(rows: Sequence[Row]) -> dict[str, Figure]:
    """Return what `summarise` does but for "verbatim": the rows may be of several documents."""
    figures = {
        name: _mean([r.measures[name] for r in rows if name in r.measures]) for name in MEANS
    }
    return figures | _selective(rows) | _speed(rows)


def _mean(values: Sequence[float]) -> Figure:
    return Figure(sum(values) / len(values) if values else None, len(values))


def _selective(rows: Sequence[Row]) -> dict[str, Figure]:
    counts = abstention((row.question.answerable, row.declined) for row in rows)
    n = len(rows)
    figures = {
        "abstention precision": Figure(counts.precision, sum(row.declined for row in rows)),
        "abstention recall": Figure(counts.recall, counts.unanswerable),
        "abstention f1": Figure(counts.f1, n),
    }
    if not has_confidence(rows):
        return figures | dict.fromkeys(("auroc", "aurc", "calibration error"), Figure(None, 0))
    sure = [row.confidence for row in rows if row.question.answerable]
    unsure = [row.confidence for row in rows if not row.question.answerable]
    return figures | {
        "auroc": Figure(auroc(sure, unsure), n),
        "aurc": Figure(area(risk_curve(rows)), n),
        "calibration error": Figure(calibration_error(calibration(justified(rows))), n),
    }


def has_confidence(rows: Iterable[Row]) -> bool:
    """Tell whether any answer came with a confidence."""
    return any(row.given is not None and row.given.confidence is not None for row in rows)


def risk_curve(rows: Iterable[Row]) -> list[tuple[float, float]]:
    """Return (coverage, risk): the share of wrong answers among the surest questions.

    A question that was declined, or that the article doesn't answer, has no right answer.
    """
    return risk_coverage((row.confidence, row.right and row.question.answerable) for row in rows)


def justified(rows: Iterable[Row]) -> list[tuple[float, bool]]:
    """Return (confidence, whether the article answers the question) for a reliability diagram."""
    return [(row.confidence, row.question.answerable) for row in rows]


def _speed(rows: Sequence[Row]) -> dict[str, Figure]:
    seconds = [row.given.seconds for row in rows if row.given is not None]
    return {
        "seconds p50": Figure(percentile(seconds, 0.5), len(seconds)),
        "seconds p95": Figure(percentile(seconds, 0.95), len(seconds)),
    }


def _verbatim(gold: GoldSet, rows: Iterable[Row]) -> Figure:
    """Return the share of citations of the gold document that are its text at their place."""
    same = [
        cited.span.of(gold.source) == cited.quote
        for row in rows
        if row.given is not None
        for cited in row.given.cited
        if cited.document == gold.document
    ]
    return Figure(sum(same) / len(same) if same else None, len(same))


def by_type(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows of each type that occurs, in the order of `TYPES`."""
    return _grouped(rows, TYPES, lambda row: row.question.type)


def by_reason(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the unanswerable rows by why they are, in the order of `REASONS`."""
    return _grouped(rows, REASONS, lambda row: row.question.why_unanswerable)


def _grouped(
    rows: Iterable[Row], names: Sequence[str], name_of: Callable[[Row], str | None]
) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {name: [] for name in names}
    for row in rows:
        name = name_of(row)
        if name is not None:
            groups[name].append(row)
    return {name: members for name, members in groups.items() if members}
