"""Compare two runs on the same gold questions: better, worse, or no telling."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.files import read_text
from eval.report import WIDTH, aligned
from eval.run import FORMAT
from eval.significance import (
    ALPHA,
    Interval,
    bootstrap_mean,
    fewest_flips,
    holm,
    minimum_detectable,
    sign_flip_p,
)
from index.errors import BadFile, shown

COMPARED = (
    "right",
    "recall@100",
    "mrr",
    "short",
    "cited precision",
    "cited recall",
    "declined",
)
"""The measures that a comparison decides on; few, since each test more weakens the others."""

LOWER_IS_BETTER = frozenset({"declined"})

MINIMUM = 0.02
"""A significant loss smaller than this is not called a regression."""


@dataclass(frozen=True, slots=True)
class Past:
    """What a comparison needs of a run that was written to a file: id -> measures, in order."""

    name: str
    fingerprint: str
    measures: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure in two runs over the questions that it applies to.

    Attributes:
        measure: its name.
        n: number of questions.
        a: mean in the first run.
        b: mean in the second.
        interval: B - A with its 95% interval.
        p: two-sided, exact, corrected for the number of measures.
        detectable: smallest difference that these questions would mostly show, if known.
    """

    measure: str
    n: int
    a: float
    b: float
    interval: Interval
    p: float
    detectable: float | None

    @property
    def gain(self) -> float:
        """How much better B is; negative when it is worse."""
        change = self.interval.mean
        return -change if self.measure in LOWER_IS_BETTER else change

    @property
    def significant(self) -> bool:
        """Whether chance is an unlikely explanation."""
        return self.p < ALPHA


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs held against each other.

    Attributes:
        differences: one for each compared measure that applies to a question.
        gained: ids of questions that B has right and A has not, in order.
        lost: ids of questions that A has right and B has not, in order.
        minimum: the smallest loss that counts as a regression.
    """

    differences: tuple[Difference, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    minimum: float

    @property
    def regressions(self) -> tuple[Difference, ...]:
        """The measures that are worse in B: significantly, and by more than the minimum."""
        return tuple(d for d in self.differences if d.significant and -d.gain > self.minimum)


def past(result: Mapping[str, Any], name: str) -> Past:
    """Return what a comparison needs of a run's JSON.

    Raises:
        BadFile: if it is not the JSON of a run in this format.
    """
    if "runs" in result:
        raise BadFile(
            f"{name} holds the figures of --ablate and no single questions;"
            " write each run with `rag eval --without STAGES --out FILE`"
        )
    if result.get("format") != FORMAT:
        raise BadFile(
            f"{name} has format {shown(result.get('format'))}, not {FORMAT};"
            " write it anew with `rag eval --out`"
        )
    try:
        measures = {str(row["id"]): dict(row["measures"]) for row in result["questions"]}
        return Past(name, str(result["gold"]["fingerprint"]), measures)
    except (KeyError, TypeError, ValueError):
        raise BadFile(f"{name} is damaged; write it anew with `rag eval --out`") from None


def read_past(path: Path) -> Past:
    """Read a run that `rag eval --out` has written.

    Raises:
        BadFile: if the file can't be read as one.
    """
    try:
        result = json.loads(read_text(path))
    except json.JSONDecodeError:
        result = None
    if not isinstance(result, dict):
        raise BadFile(f"{path} does not hold a run; name a file that `rag eval --out` has written")
    return past(result, str(path))


def compare(a: Past, b: Past, minimum: float = MINIMUM) -> Comparison:
    """Compare run B with run A question by question.

    Raises:
        BadFile: if the two were not scored on the very same gold questions.
    """
    if a.fingerprint != b.fingerprint or a.measures.keys() != b.measures.keys():
        raise BadFile(
            f"{a.name} and {b.name} were scored on different gold questions;"
            " run both on the same files and split"
        )
    pairs = {name: _pairs(name, a, b) for name in COMPARED}
    pairs = {name: held for name, held in pairs.items() if held}
    changes = {name: [after - before for before, after in held] for name, held in pairs.items()}
    corrected = holm({name: sign_flip_p(values) for name, values in changes.items()})
    differences = tuple(
        Difference(
            measure=name,
            n=len(held),
            a=sum(before for before, _ in held) / len(held),
            b=sum(after for _, after in held) / len(held),
            interval=bootstrap_mean(changes[name]),
            p=corrected[name],
            detectable=minimum_detectable(changes[name]),
        )
        for name, held in pairs.items()
    )
    return Comparison(differences, _turned(a, b), _turned(b, a), minimum)


def _pairs(measure: str, a: Past, b: Past) -> list[tuple[float, float]]:
    return [
        (a.measures[name][measure], b.measures[name][measure])
        for name in a.measures
        if measure in a.measures[name] and measure in b.measures[name]
    ]


def _turned(before: Past, after: Past) -> tuple[str, ...]:
    return tuple(
        name
        for name in before.measures
        if after.measures[name].get("right") == 1.0 and before.measures[name].get("right") != 1.0
    )


def text_comparison(comparison: Comparison) -> str:
    """Return a comparison as plain text."""
    head = ["measure (%)", "n", "A", "B", "B - A", "95% interval", "p", "would show"]
    body = [_line(difference) for difference in comparison.differences]
    n = max((d.n for d in comparison.differences), default=0)
    flips = fewest_flips()
    parts = [
        aligned([head, *body]),
        _ids("Right now, wrong before", comparison.gained),
        _ids("Wrong now, right before", comparison.lost),
        "p: exact sign-flip test, corrected for the number of measures (Holm). would show: the\n"
        f"smallest difference these questions show four times in five. Of {n} questions at least\n"
        f"{flips} must change, all one way, before any test can call it more than chance.",
        _verdict(comparison),
    ]
    return "\n\n".join(parts) + "\n"


def _line(d: Difference) -> list[str]:
    name = f"{d.measure} (lower is better)" if d.measure in LOWER_IS_BETTER else d.measure
    return [
        name,
        str(d.n),
        f"{100 * d.a:.1f}",
        f"{100 * d.b:.1f}",
        f"{100 * d.interval.mean:+.1f}",
        f"{100 * d.interval.low:+.1f} .. {100 * d.interval.high:+.1f}",
        f"{d.p:.4f}",
        "-" if d.detectable is None else f"{100 * d.detectable:.1f}",
    ]


def _ids(title: str, names: Sequence[str]) -> str:
    lines = [f"{title}: {len(names)}"]
    for name in names:
        if len(lines) == 1 or len(lines[-1]) + len(name) + 1 > WIDTH:
            lines.append(" ")
        lines[-1] += f" {name}"
    return "\n".join(lines)


def _verdict(comparison: Comparison) -> str:
    least = f"{100 * comparison.minimum:.1f} points"
    if comparison.regressions:
        told = ", ".join(f"{d.measure} by {-100 * d.gain:.1f}" for d in comparison.regressions)
        return f"REGRESSION: worse in {told} (significant, and more than {least})"
    better = [d.measure for d in comparison.differences if d.significant and d.gain > 0]
    if better:
        return f"No regression; significantly better in {', '.join(better)}"
    return f"No regression: no loss that is significant and more than {least}"
