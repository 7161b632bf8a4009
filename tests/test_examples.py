"""The worked examples in the docstrings of every module are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WITH_EXAMPLES = [
    path.relative_to(ROOT)
    for package in ("index", "rag", "ui", "eval")
    for path in sorted((ROOT / package).rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_the_worked_examples_hold(path: Path) -> None:
    """What a module says of itself is what it does, and none of its examples is skipped."""
    module = importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    ran = doctest.testmod(module)
    assert (ran.failed, ran.attempted > 0) == (0, True)


def test_there_are_examples_in_every_package() -> None:
    """The search for examples finds those of each package that has any."""
    assert {path.parts[0] for path in WITH_EXAMPLES} >= {"index", "rag", "eval"}
