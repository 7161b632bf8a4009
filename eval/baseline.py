"""A run to hold later ones against, small enough to be kept beside the code.

It is written in the format of `rag eval --out` with only what a comparison decides on: of each
question its id and the compared measures, a question a line, and no text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from eval.compare import COMPARED, Past, read_past
from eval.files import write_text
from eval.gold import GoldSet
from eval.run import FORMAT, Run
from index.errors import BadFile


def write_baseline(path: Path, run: Run) -> None:
    """Write a run as a baseline.

    Raises:
        BadFile: if the file can't be written.
    """
    write_text(path, _lines(run))


def _lines(run: Run) -> Iterator[str]:
    gold = {"fingerprint": run.gold.fingerprint, "questions": len(run.rows)}
    head = {"format": FORMAT, "made": dict(run.made), "gold": gold}
    rows = [
        json.dumps(
            {
                "id": row.question.id,
                "measures": {
                    name: round(row.measures[name], 6) for name in COMPARED if name in row.measures
                },
            },
            ensure_ascii=False,
        )
        for row in run.rows
    ]
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield ',\n "questions": [\n  ' + ",\n  ".join(rows) + "\n ]\n}\n"


def read_baseline(path: Path, gold: GoldSet) -> Past:
    """Read a baseline, or any run that was written to a file, for these gold questions.

    Raises:
        BadFile: if it can't be read, or is one of other questions.
    """
    before = read_past(path)
    asked = {question.id for question in gold.questions}
    if before.fingerprint != gold.fingerprint or before.measures.keys() != asked:
        raise BadFile(
            f"{path} was scored on other gold questions: make it anew with"
            f" `rag eval --write-baseline {path}`, or ask those it was made on"
        )
    return before
