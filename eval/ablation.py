"""What each stage of answering is worth: the same questions with one stage off, and with few on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from eval.report import Draw, aligned, percent
from eval.run import FORMAT, Run, ask_all, figure_of
from eval.score import Figure, summarise
from eval.significance import ALPHA, Interval, bootstrap_mean, fewest_flips, holm, sign_flip_p
from rag.settings import STAGES, Settings

if TYPE_CHECKING:
    from eval.gold import GoldSet
    from rag.assistant import Assistant

COLUMNS = {
    "hit@1": "hit@1",
    "recall@200": "R@200",
    "cited precision": "cit.P",
    "cited recall": "cit.R",
    "short": "short",
    "abstention f1": "abst.F1",
    "right": "right",
}
"""Measures of the table -> their column heads."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A way of answering: its name and which stages take part."""

    name: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Change:
    """What became of `right` when stages were switched off.

    Attributes:
        interval: the mean difference to all stages over questions, with its 95% interval.
        p: exact, two-sided, corrected for the number of variants.
        gained: ids of questions that are right only with the stages off.
        lost: ids of questions that are right only with all stages.
    """

    interval: Interval
    p: float
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def significant(self) -> bool:
        """Whether chance is an unlikely explanation."""
        return self.p < ALPHA


@dataclass(frozen=True, slots=True)
class Ablation:
    """One variant measured; `change` is None for that with all stages."""

    variant: Variant
    run: Run
    figures: Mapping[str, Figure]
    change: Change | None


def variants() -> tuple[Variant, ...]:
    """Return all stages, each stage off in turn, and retrieval with no other stage on."""
    return (
        Variant("all stages", Settings()),
        *(Variant(f"without {stage}", Settings.without(stage)) for stage in STAGES),
        Variant("dense alone", _only("dense")),
        Variant("lexical alone", _only("lexical")),
        Variant("dense + lexical", _only("dense", "lexical")),
    )


def _only(*kept: str) -> Settings:
    return Settings.without(*(stage for stage in STAGES if stage not in kept))


def ablate(
    open_with: Callable[[Settings], Assistant],
    gold: GoldSet,
    tried: Sequence[Variant],
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Ablation, ...]:
    """Ask the questions once with each variant and hold it against the first.

    Args:
        open_with: makes an assistant whose stages are as the settings say.
        gold: the questions.
        tried: the variant that the others are compared with, then these, one or more.
        progress: called with (questions asked, questions to ask in all) after each.
    """
    each = len(gold.questions)
    runs: list[Run] = []
    for number, variant in enumerate(tried):
        before = number * each

        def tick(done: int, _: int, before: int = before) -> None:
            if progress:
                progress(before + done, len(tried) * each)

        runs.append(ask_all(open_with(variant.settings), gold, tick))
    changes = (None, *_changes(runs[0], runs[1:]))
    return tuple(
        Ablation(variant, run, summarise(gold, run.rows), change)
        for variant, run, change in zip(tried, runs, changes, strict=True)
    )


def _changes(whole: Run, others: Sequence[Run]) -> list[Change]:
    differences = [
        [
            float(row.right) - float(known.right)
            for row, known in zip(other.rows, whole.rows, strict=True)
        ]
        for other in others
    ]
    p_values = holm({str(n): sign_flip_p(values) for n, values in enumerate(differences)})
    names = [row.question.id for row in whole.rows]
    return [
        Change(
            interval=bootstrap_mean(values),
            p=p_values[str(n)],
            gained=tuple(id for id, value in zip(names, values, strict=True) if value > 0),
            lost=tuple(id for id, value in zip(names, values, strict=True) if value < 0),
        )
        for n, values in enumerate(differences)
    ]


def ablation_report(done: Sequence[Ablation], draw: Draw = aligned) -> str:
    """Return the table as plain text, at most 100 characters wide, or as `draw` draws tables."""
    head = ["%", *COLUMNS.values(), "right - all"]
    body = [
        [each.variant.name, *(percent(each.figures[key]) for key in COLUMNS), _told(each.change)]
        for each in done
    ]
    questions = len(done[0].run.rows)
    note = (
        f"{questions} questions. * where the difference in right is more than chance would make:\n"
        "p < 0.05 in the exact paired sign-flip test, corrected for the number of rows (Holm). At\n"
        f"least {fewest_flips()} questions must change, all one way, before any test can say so."
    )
    return f"{draw([head, *body])}\n\n{note}\n"


def _told(change: Change | None) -> str:
    if change is None:
        return "-  "
    return f"{100 * change.interval.mean:+.1f} {'*' if change.significant else ' '}"


def ablation_json(done: Sequence[Ablation]) -> dict[str, object]:
    """Return the runs as plain JSON values, without any text of a question or an answer."""
    whole = done[0].run
    return {
        "format": FORMAT,
        "made": {key: value for key, value in whole.made.items() if key != "settings"},
        "gold": {"fingerprint": whole.gold.fingerprint, "questions": len(whole.rows)},
        "runs": [_plain(each) for each in done],
    }


def _plain(each: Ablation) -> dict[str, object]:
    change = each.change
    return {
        "name": each.variant.name,
        "settings": asdict(each.variant.settings),
        "figures": {name: figure_of(held) for name, held in each.figures.items() if held.n},
        "right against all stages": change
        and {
            "difference": round(change.interval.mean, 6),
            "low": round(change.interval.low, 6),
            "high": round(change.interval.high, 6),
            "p": round(change.p, 6),
            "significant": change.significant,
            "gained": list(change.gained),
            "lost": list(change.lost),
        },
    }
