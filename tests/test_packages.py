"""Imports run one way, the packages are this repository's, and `rag --help` loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("index", "rag", "ui", "eval")
# Packages inside a package, each a face with modules behind it, and the modules of their own
# package that they may use besides their own.
INNER = {
    "index.dates": {"index.calendar_words", "index.sentences", "index.types"},
    "rag.judge": {
        "rag.ask",
        "rag.attention",
        "rag.coverage",
        "rag.fitted",
        "rag.followup",
        "rag.kinds_held",
        "rag.names",
        "rag.network",
        "rag.pieces",
        "rag.refusal",
        "rag.retrieve",
        "rag.short",
        "rag.thesaurus",
    },
    "rag.short": {
        "rag.attention",
        "rag.fitted",
        "rag.network",
        "rag.opposites",
        "rag.thesaurus",
        "rag.types",
        "rag.verb_lists",
        "rag.verbs",
    },
    "rag.followup": {"rag.names", "rag.verb_lists", "rag.verbs"},
}
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


def imported(code: str) -> Iterator[str]:
    """Yield the modules that `code` imports, wherever, and the names it takes from packages."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_inside(name: str, package: str) -> bool:
    return f"{name}.".startswith(f"{package}.")


def strays(inner: str, allowed: set[str], code: str) -> list[str]:
    """Return the modules around the package `inner` that `code` uses beyond those allowed."""
    outer = inner.split(".")[0]
    around = {name for name in imported(code) if is_inside(name, outer)} - {outer}
    known = {inner, *allowed}
    return sorted(name for name in around if not any(is_inside(name, other) for other in known))


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package.replace(".", "/")).rglob("*.py"))


def module_name(path: Path) -> str:
    """Return how a module is imported; that of an `__init__.py` is its package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


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


@pytest.mark.parametrize("inner", INNER)
def test_a_package_inside_another_uses_only_what_both_share(inner: str) -> None:
    """It could be lifted out: what it uses of the package around it is listed here."""
    found = {
        f"{path.relative_to(ROOT)}: {stray}"
        for path in modules(inner)
        for stray in strays(inner, INNER[inner], path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("inner", INNER)
def test_others_use_a_package_inside_another_through_its_face(inner: str) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for package in PACKAGES
        for path in modules(package)
        if not is_inside(module_name(path), inner)
        for name in imported(path.read_text(encoding="utf-8"))
        if name in {module_name(behind) for behind in modules(inner)} - {inner}
    }
    assert found == set()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("from rag.verbs import verb\nfrom rag.short.want import Want\nimport index.types", []),
        ("from rag.names import Names", ["rag.names", "rag.names.Names"]),
        ("def f():\n    from rag import followup, verbs", ["rag.followup"]),
        ("import rag.shorter", ["rag.shorter"]),
    ],
)
def test_the_check_of_inner_packages_finds_what_it_should(code: str, expected: list[str]) -> None:
    assert strays("rag.short", INNER["rag.short"], code) == expected


def test_every_folder_with_modules_is_installed() -> None:
    """A package that `pyproject.toml` doesn't list would be missing from a built wheel."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        listed = tomllib.load(file)["tool"]["setuptools"]["packages"]
    folders = {path.parent for package in PACKAGES for path in modules(package)}
    assert sorted(listed) == sorted(".".join(folder.relative_to(ROOT).parts) for folder in folders)
    assert all((folder / "__init__.py").is_file() for folder in folders)
    assert set(listed) == {*PACKAGES, *INNER}


def python(code: str, folder: Path) -> str:
    """Return what an interpreter with nothing but the environment on its path prints."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("package", [*PACKAGES, *INNER])
def test_each_package_is_the_one_of_this_repository(package: str, tmp_path: Path) -> None:
    """The names are common ones: another distribution's package must not come first."""
    printed = python(
        f"import importlib; print(importlib.import_module({package!r}).__file__)", tmp_path
    )
    assert Path(printed.strip()) == ROOT / package.replace(".", "/") / "__init__.py"


def test_importing_every_module_loads_nothing_heavy(tmp_path: Path) -> None:
    """Heavy libraries are imported by the functions that use them."""
    names = [module_name(path) for package in PACKAGES for path in modules(package)]
    assert {"rag.cli", *INNER} <= set(names)
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
