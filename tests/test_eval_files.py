"""JSON Lines are read as the standard library reads them, and what is broken has its line."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from eval.files import json_lines, write_text
from index.errors import BadFile


def test_a_line_is_read_as_the_standard_library_reads_it(tmp_path: Path) -> None:
    """A byte order mark and CRLF do no harm, and U+2028 inside a string ends no line."""
    path = tmp_path / "some.jsonl"
    path.write_bytes('\ufeff{"a": "x\u2028y"}\r\n\n{"b": [1]}'.encode())
    assert [(line.place, line.data) for line in json_lines(path)] == [
        ("some.jsonl:1", {"a": "x\u2028y"}),
        ("some.jsonl:3", {"b": [1]}),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b'{"a" 1}', "not JSON (Expecting ':' delimiter at character 6)"),
        (b"[1]", "[1] is not a JSON object"),
        (b"[" * 100_000, "not usable JSON (nested too deeply)"),
        (b'{"a": ' + b"1" * 5000 + b"}", "not usable JSON (Exceeds the limit"),
        (b'{"a": "\xe9"}', "not UTF-8; save the file as UTF-8"),
    ],
)  # fmt: skip
def test_a_broken_line_is_told_and_spoils_no_other(
    text: bytes, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "some.jsonl"
    path.write_bytes(b'{"b": 1}\n' + text + b'\n{"b": 2}\n')
    first, broken, last = json_lines(path)
    assert (first.data, last.data) == ({"b": 1}, {"b": 2})
    assert (broken.place, broken.data) == ("some.jsonl:2", {})
    assert str(broken.problem).startswith(problem)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\0"])
def test_a_file_that_holds_no_line_of_text_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=r"none\.jsonl"):
        list(json_lines(path))


def test_memory_does_not_grow_with_the_length_of_a_file(tmp_path: Path) -> None:
    """20 MB of lines are read within 2 MB."""
    path = tmp_path / "long.jsonl"
    line = json.dumps({"text": "x" * 2000}) + "\n"
    write_text(path, (line for _ in range(10_000)))
    tracemalloc.start()
    try:
        count = sum(1 for _ in json_lines(path))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 10_000
    assert most < 2_000_000
