"""Answers don't hang on the order of sets, which changes from process to process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from index.aliases import CAPITALS
from index.analyze import terms, terms_of_each

RAG = Path(sys.executable).parent / "rag"
ROOT = Path(__file__).parents[1]
EVERY = 6
"""Of so many dev questions one is asked, in each process."""


def answers_with_seed(seed: str, folder: Path, questions: Path, out: Path) -> list[object]:
    command = [str(RAG), "batch", str(questions)]
    subprocess.run(
        [*command, "--index", str(folder), "--out", str(out)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return [{**answer, "seconds": None} for answer in answers]


def test_processes_of_other_hash_seeds_answer_alike(real_folder: Path, tmp_path: Path) -> None:
    """Every field of every answer is the same, but for the time it took."""
    gold = (ROOT / "eval/gold/dev.jsonl").read_text(encoding="utf-8").splitlines()[::EVERY]
    asked = [json.loads(line) for line in gold]
    questions = tmp_path / "questions.jsonl"
    kept = [{key: each.get(key) for key in ("id", "question", "history")} for each in asked]
    questions.write_text("".join(json.dumps(each) + "\n" for each in kept), encoding="utf-8")
    with ThreadPoolExecutor() as both:
        one, other = both.map(
            lambda seed: answers_with_seed(
                seed, real_folder, questions, tmp_path / f"answers-{seed}.jsonl"
            ),
            ("1", "2"),
        )
    assert len(one) == len(asked)
    assert one == other


def test_words_taken_one_by_one_make_no_name() -> None:
    """Beside "Korean", "North" is of a country; words of a set stand beside no other."""
    assert "dprk_" in terms("North Korean")
    assert "dprk_" not in terms_of_each(["North", "Korean"])
    assert terms_of_each(CAPITALS) >= {"seoul", "washington", "pyongyang"}
