"""A run as text for the terminal: by type, and how well it knows when to say no."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from eval.gold import GoldSet
from eval.gold_rules import TYPES
from eval.run import Run
from eval.score import Figure, Row, by_reason, by_type, summarise
from eval.significance import bootstrap_mean

WIDTH = 100
"""Characters that a line of the text report has at most."""

FINDING = {
    "recall@50": "R@50",
    "recall@100": "R@100",
    "recall@200": "R@200",
    "recall@400": "R@400",
    "hit@1": "hit@1",
    "mrr": "MRR",
    "ndcg@10": "nDCG@10",
}
"""Measures of retrieval -> their column heads."""

ANSWERING = {
    "right": "right",
    "short": "short",
    "em": "EM",
    "f1": "F1",
    "cited precision": "cit.P",
    "cited recall": "cit.R",
    "complete": "compl.",
    "date": "date",
    "declined": "declined",
}
"""Measures of answers -> their column heads."""


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines with aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a Markdown table; a blank line must stand in front of it."""
    head, *body = rows
    border = [":--", *["--:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, border, *body))


Draw = Callable[[Sequence[Sequence[str]]], str]
"""Draws rows of text, the head first, as a table."""


def text_report(run: Run, draw: Draw = aligned) -> str:
    """Return the whole report as plain text, at most `WIDTH` characters wide.

    Args:
        run: the scored run.
        draw: draws its tables; `markdown` gives a report in Markdown.
    """
    figures = figures_by_type(run)
    parts = [
        *taking_part(run),
        _titled("Finding the evidence (%)", table(FINDING, figures), draw),
        _titled("Answering (%)", table(ANSWERING, figures), draw),
        certainty(run.rows),
        _titled('Saying "not in the article" (%)', declining(run, figures["all"]), draw),
        verbatim(figures["all"]["verbatim"]),
        speed(figures["all"]),
    ]
    failed = [row for row in run.rows if row.given is None]
    if failed:
        parts.append(f"{_many(len(failed), 'question')} without a result, counted as 0.")
    return "\n\n".join(parts) + "\n"


def _titled(title: str, rows: Sequence[Sequence[str]], draw: Draw) -> str:
    return title + ("\n\n" if draw is markdown else "\n") + draw(rows)


def figures_by_type(run: Run) -> dict[str, dict[str, Figure]]:
    """Return the figures of all questions under "all", then those of each type that occurs."""
    groups = {"all": run.rows, **by_type(run.rows)}
    return {name: summarise(run.gold, rows) for name, rows in groups.items()}


def percent(figure: Figure) -> str:
    """Return a share as a percentage with one decimal, or "-" where there is none."""
    return "-" if figure.value is None else f"{100 * figure.value:.1f}"


def table(
    columns: Mapping[str, str], figures: Mapping[str, Mapping[str, Figure]]
) -> list[list[str]]:
    """Return a table by type as rows of text, the head first.

    Args:
        columns: measure -> its column head.
        figures: name of a group of questions -> its figures. A group that none of the measures
            applies to has no row; `n` is how many of its questions the widest one applies to.
    """
    body = [
        [name, str(max(values[key].n for key in columns)), *(percent(values[k]) for k in columns)]
        for name, values in figures.items()
        if any(values[key].value is not None for key in columns)
    ]
    return [["type", "n", *columns.values()], *body]


DECLINING = {
    "abstention precision": "declined questions that are unanswerable",
    "abstention recall": "unanswerable questions that were declined",
    "abstention f1": "F1 of both",
    "declined": "answerable questions that were declined (lower is better)",
    "auroc": "confidence: area under the ROC curve",
    "aurc": "confidence: area under risk and coverage (lower is better)",
    "calibration error": "confidence: calibration error (lower is better)",
}
"""Measures of saying "not in the article" -> what they are called."""


def declining(run: Run, figures: Mapping[str, Figure]) -> list[list[str]]:
    """Return how well a run declines as rows of text: in all, then by why it should."""
    named = {told: figures[key] for key, told in DECLINING.items()}
    for reason, held in by_reason(run.rows).items():
        named[f"declined rightly: {reason}"] = summarise(run.gold, held)["right"]
    body = [[told, str(figure.n), percent(figure)] for told, figure in named.items()]
    return [["measure", "n", "%"], *body]


def taking_part(run: Run) -> list[str]:
    """Return lines that name the stages that took no part and the models that did, if any."""
    stages = run.made.get("settings")
    off = [name for name, on in stages.items() if not on] if isinstance(stages, dict) else []
    models = run.made.get("models")
    named = models.items() if isinstance(models, dict) else ()
    without = [f"Without {', '.join(off)}"] if off else []
    return [*without, *(f"With the {role} {name}" for role, name in named)]


def certainty(rows: Sequence[Row]) -> str:
    """Return how far the headline could be off with other questions of the same kind."""
    rights = bootstrap_mean([float(row.right) for row in rows])
    return (
        f"Right {100 * rights.mean:.1f}%, with 95% certainty between {100 * rights.low:.1f}% and "
        f"{100 * rights.high:.1f}% (bootstrap over questions)"
    )


def verbatim(figure: Figure) -> str:
    """Return how many citations are what the article says at their place."""
    if figure.value is None:
        return "Citations: none given"
    return f"Citations that are the article's text at their place: {percent(figure)}% of {figure.n}"


def speed(figures: Mapping[str, Figure]) -> str:
    """Return how long an answer took."""
    half, most = figures["seconds p50"].value, figures["seconds p95"].value
    if half is None or most is None:
        return "Seconds an answer: none given"
    return f"Seconds an answer: half within {half:.3f}, 95% within {most:.3f}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def gold_report(gold: GoldSet) -> str:
    """Return the counts of a gold set by type and split as plain text."""
    counts = gold.counts()
    names = [name for name in TYPES if any(held[name] for held in counts.values())]
    body = [[name, *(str(counts[split][name]) for split in counts)] for name in names]
    totals = ["all", *(str(sum(counts[split].values())) for split in counts)]
    return aligned([["type", *counts], *body, totals]) + "\n"
