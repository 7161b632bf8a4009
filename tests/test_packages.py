"""Imports run one way, the packages are this repository's, and `rag --help` loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("index", "rag", "ui", "eval")
MAY_IMPORT = {
    "index": {"index"},
    "rag": {"index", "rag"},
    "ui": {"index", "rag", "ui"},
    "eval": {"index", "rag", "eval"},
    "tests": set(PACKAGES),
}
HEAVY = [
    *("faiss", "gradio", "matplotlib", "pandas", "scipy", "sentence_transformers", "sklearn"),
    *("tiktoken", "torch", "transformers"),
]


def offences(package: str, code: str) -> Iterator[str]:
    """Yield the imports in `code`, wherever they stand, that a module of `package` may not make."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
            yield from (f"import {name}" for name in names if name.split(".")[0] == "eval")
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        else:
            continue
        tops = {name.split(".")[0] for name in names}
        yield from sorted(tops & set(PACKAGES) - MAY_IMPORT[package])


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_run_one_way(package: str) -> None:
    """The direction is index <- rag <- {ui, eval}; nothing imports ui or eval, or rebinds eval."""
    found = {
        f"{path.relative_to(ROOT)}: {offence}"
        for path in modules(package)
        for offence in offences(package, path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("package", "code", "expected"),
    [
        ("index", "from rag.types import Answer", ["rag"]),
        ("rag", "def f():\n    from ui.app import app", ["ui"]),
        ("rag", "if TYPE_CHECKING:\n    import ui", ["ui"]),
        ("ui", "from eval.metrics import recall", ["eval"]),
        ("eval", "import ui.app", ["ui"]),
        ("tests", "import eval.metrics", ["import eval.metrics"]),
        ("eval", "import eval as measured", ["import eval"]),
        ("eval", "from eval.metrics import recall\nfrom rag import types", []),
        ("ui", "from index.types import Span\nimport indexing", []),
    ],
)
def test_the_check_of_imports_finds_what_it_should(
    package: str, code: str, expected: list[str]
) -> None:
    assert list(offences(package, code)) == expected


def python(code: str, folder: Path) -> str:
    """Return what an interpreter with nothing but the environment on its path prints."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_the_one_of_this_repository(package: str, tmp_path: Path) -> None:
    """The names are common ones: another distribution's package must not come first."""
    printed = python(
        f"import importlib; print(importlib.import_module({package!r}).__file__)", tmp_path
    )
    assert Path(printed.strip()) == ROOT / package / "__init__.py"


def test_importing_every_module_loads_nothing_heavy(tmp_path: Path) -> None:
    """Heavy libraries are imported by the functions that use them."""
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for package in PACKAGES
        for path in modules(package)
        if path.stem != "__init__"
    ]
    assert "rag.cli" in names
    code = (
        f"import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    assert python(code, tmp_path).split() == []


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """`rag --help` lists all commands without even numpy."""
    code = (
        "import sys\n"
        "from rag.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print('LOADED', *sorted({{'numpy', 'tqdm', *{HEAVY!r}}} & set(sys.modules)))"
    )
    shown, loaded = python(code, tmp_path).split("LOADED")
    assert loaded.split() == []
    assert all(name in shown for name in ("index", "ask", "batch", "verify", "chat", "eval"))
