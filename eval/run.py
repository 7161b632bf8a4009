"""Ask the gold questions, score the answers, and keep what is needed to compare two runs."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.gold import GoldSet
from eval.record import Given, given
from eval.score import (
    Figure,
    Row,
    by_reason,
    by_type,
    has_confidence,
    justified,
    risk_curve,
    score,
    summarise,
)
from eval.selective import calibration
from index.errors import BadFile, RagError
from rag.contract import answer_record

if TYPE_CHECKING:
    from rag.assistant import Assistant

FORMAT = 1
"""Version of the JSON that a run is written as."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Run:
    """A scored run.

    Attributes:
        gold: the questions that were scored.
        rows: one for each of them, in their order.
        made: how it came about: commit, index, settings; plain JSON values.
    """

    gold: GoldSet
    rows: tuple[Row, ...]
    made: Mapping[str, object]


def ask_all(assistant: Assistant, gold: GoldSet, progress: Progress | None = None) -> Run:
    """Ask every gold question and score what comes back.

    Only the record that other programs see is scored. A question that the assistant refuses is
    kept as a question without a result.

    Args:
        assistant: opened on an index that holds the gold document.
        gold: the questions.
        progress: called with (questions done, questions in all) after each.

    Raises:
        BadFile: if the index doesn't hold the very text that the gold questions are about.
    """
    _check_document(assistant, gold)
    assistant.warm()
    answers: dict[str, Given] = {}
    errors: dict[str, str] = {}
    for done, question in enumerate(gold.questions, start=1):
        try:
            answer = assistant.ask(question.question, question.history)
            answers[question.id] = given(answer_record(answer, question.id))
        except RagError as error:
            errors[question.id] = str(error)
        if progress:
            progress(done, len(gold.questions))
    made = {
        **provenance(),
        "index": fingerprint_of(assistant.manifest),
        "settings": asdict(assistant.settings),
        **({"models": names} if (names := assistant.models.names) else {}),
    }
    return Run(gold, score(gold, answers, errors), made)


def _check_document(assistant: Assistant, gold: GoldSet) -> None:
    held = assistant.documents.get(gold.document)
    if held is None:
        raise BadFile(
            f"the index does not hold {gold.document}, which the gold questions are about;"
            " run `rag index`"
        )
    if held.source != gold.source:
        raise BadFile(
            f"{gold.document} in the index is not the text that the gold questions are about;"
            " run `rag index`"
        )


def score_answers(gold: GoldSet, answers: Mapping[str, Given], source: Path) -> Run:
    """Score answers that a batch run has written to the file `source`."""
    return Run(gold, score(gold, answers), {**provenance(), "answers": source.name})


def provenance() -> dict[str, object]:
    """Return the time, the commit (None outside a git checkout), and the Python in use.

    `dirty` tells whether the checkout held changes that were not committed.
    """
    commit = _git("rev-parse", "HEAD")
    status = _git("status", "--porcelain")
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit or None,
        "dirty": bool(status) if status is not None else None,
        "python": platform.python_version(),
        "machine": platform.machine(),
    }


def _git(*arguments: str) -> str | None:
    """Return what git prints about the folder of this file, or None if it can't tell."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def fingerprint_of(manifest: Any) -> dict[str, object]:
    """Return an index manifest as plain JSON values, with the sha256 of all of them."""
    values = asdict(manifest) if is_dataclass(manifest) and not isinstance(manifest, type) else {}
    text = json.dumps(values, sort_keys=True, default=str)
    return {"sha256": hashlib.sha256(text.encode()).hexdigest(), "manifest": json.loads(text)}


def to_json(run: Run, show_held_out: bool = False) -> dict[str, object]:
    """Return a run as plain JSON values.

    Args:
        run: the run.
        show_held_out: whether questions and answers of the test split are spelled out. They
            are left out otherwise, so that nobody tunes on them by accident.
    """
    has = has_confidence(run.rows)
    return {
        "format": FORMAT,
        "made": dict(run.made),
        "gold": {"fingerprint": run.gold.fingerprint, "questions": len(run.gold.questions)},
        "summary": {
            "all": _plain(run.gold, run.rows),
            "by type": {name: _plain(run.gold, rows) for name, rows in by_type(run.rows).items()},
            "by reason": {
                name: _plain(run.gold, rows) for name, rows in by_reason(run.rows).items()
            },
        },
        "risk and coverage": risk_curve(run.rows) if has else [],
        "calibration": [asdict(b) for b in calibration(justified(run.rows))] if has else [],
        "questions": [_plain_row(row, show_held_out) for row in run.rows],
    }


def _plain(gold: GoldSet, rows: Sequence[Row]) -> dict[str, object]:
    return {name: figure_of(held) for name, held in summarise(gold, rows).items() if held.n}


def figure_of(figure: Figure) -> dict[str, float | None]:
    """Return a figure as plain JSON values."""
    return {"value": None if figure.value is None else round(figure.value, 6), "n": figure.n}


def _plain_row(row: Row, show_held_out: bool) -> dict[str, object]:
    question, answer = row.question, row.given
    plain: dict[str, object] = {
        "id": question.id,
        "split": question.split,
        "type": question.type,
        "answerable": question.answerable,
        "why_unanswerable": question.why_unanswerable,
        "outcome": answer.outcome if answer else None,
        "confidence": answer.confidence if answer else None,
        "seconds": answer.seconds if answer else None,
        "measures": {name: round(value, 6) for name, value in row.measures.items()},
    }
    if question.split == "test" and not show_held_out:
        return plain
    return plain | {
        "question": question.question,
        "history": list(question.history),
        "accepted": list(question.answers),
        "short_answer": answer.short if answer else None,
        "answer": answer.text if answer else None,
        "reason": answer.reason if answer else None,
        "error": row.error,
        "citations": [[c.span.start, c.span.end] for c in answer.cited] if answer else [],
    }
