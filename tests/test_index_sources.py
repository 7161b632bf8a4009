"""Which files become documents, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadFile
from index.sources import find_files, read_source


def _write(path: Path, data: bytes = b"Some text.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_folders_give_their_text_files_in_order_of_name(tmp_path: Path) -> None:
    b = _write(tmp_path / "b.txt")
    a = _write(tmp_path / "deep" / "er" / "a.MD")
    _write(tmp_path / "c.pdf")
    _write(tmp_path / ".hidden.txt")
    _write(tmp_path / ".git" / "d.txt")
    assert find_files([tmp_path]) == [a, b]


def test_what_was_found_can_be_given_again_and_counts_once(tmp_path: Path) -> None:
    file = _write(tmp_path / "a.txt")
    once = find_files([tmp_path, file, tmp_path / "." / "a.txt", tmp_path / ".." / tmp_path.name])
    assert [path.resolve() for path in once] == [file.resolve()]
    assert find_files(once) == once


@pytest.mark.parametrize("other", ["a.txt", "A.TXT"])
def test_two_files_of_one_name_are_refused_by_both_paths(tmp_path: Path, other: str) -> None:
    first, second = _write(tmp_path / "one" / "a.txt"), _write(tmp_path / "two" / other)
    with pytest.raises(BadFile, match="same name") as refusal:
        find_files([first, second])
    assert str(first) in str(refusal.value)
    assert str(second) in str(refusal.value)


def test_a_link_to_a_folder_above_does_not_go_round_for_ever(tmp_path: Path) -> None:
    file = _write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert find_files([tmp_path]) == [file]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent.txt", "does not exist"),
        ("paper.pdf", r"not a \.txt or \.md file"),
        ("no-suffix", r"not a \.txt or \.md file"),
        ("empty-folder", r"holds no \.txt or \.md file"),
        ("zero\0byte.txt", "does not exist|can't be read"),
        ("x" * 300 + ".txt", "does not exist|can't be read"),
        ("bad\nname.txt", "rename it"),
        (os.fsdecode(b"not-utf8-\xff.txt"), "rename it"),
    ],
)
def test_an_unusable_path_is_one_clear_line(tmp_path: Path, name: str, message: str) -> None:
    if name == "empty-folder":
        (tmp_path / name).mkdir()
    elif name != "absent.txt" and "\0" not in name and len(name) < 250:
        _write(tmp_path / name)
    with pytest.raises(BadFile, match=message) as refusal:
        find_files([tmp_path / name])
    assert str(refusal.value).isprintable(), "one line that any terminal can show"


def test_no_path_at_all_is_refused() -> None:
    with pytest.raises(BadFile, match="no file to index"):
        find_files([])


def test_a_folder_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "a.txt")
    closed = tmp_path / "closed"
    closed.mkdir()
    scandir = os.scandir

    def guarded(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    with pytest.raises(BadFile, match=r"closed can't be read \(Permission denied\)"):
        find_files([tmp_path])


@pytest.mark.parametrize(
    "text", ["plain\n", "\ufeffmark\r\nand\rline ends\n", "naïve “quotes” \U0001f600", "no end"]
)
def test_the_text_is_the_file_character_for_character(tmp_path: Path, text: str) -> None:
    assert read_source(_write(tmp_path / "a.txt", text.encode())) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is blank"),
        (b"\xef\xbb\xbf \n", "is blank"),
        ("\u00a0\u2003".encode(), "is blank"),
        (b"text\0more", "not a text file"),
        ("sixteen".encode("utf-16"), "not a text file"),
        (b"caf\xe9 society", r"not UTF-8 \(byte 3 is 0xe9\)"),
        (b"\xed\xa0\x80 lone surrogate", "not UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = _write(tmp_path / "a.txt", data)
    with pytest.raises(BadFile, match=message) as refusal:
        read_source(path)
    assert str(path) in str(refusal.value)


def test_reading_a_missing_file_a_folder_or_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name, message in [
        ("gone.txt", "does not exist"),
        ("folder.txt", "is not a file"),
        ("a.docx", "not a .txt or .md file"),
    ]:
        with pytest.raises(BadFile, match=message):
            read_source(tmp_path / name)


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(BadFile, match="is not a file"):
        read_source(tmp_path / "pipe.txt")


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    path = _write(tmp_path / "a.txt")
    monkeypatch.setattr(Path, "read_bytes", deny)
    with pytest.raises(BadFile, match="Permission denied"):
        read_source(path)


@given(data=st.binary(max_size=40))
def test_any_bytes_are_read_exactly_or_refused(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a file holds: its characters give its bytes back, or there is one clear error."""
    path = _write(tmp_path_factory.getbasetemp() / "any.txt", data)
    try:
        text = read_source(path)
    except BadFile:
        return
    assert text.encode("utf-8") == data
    assert "\0" not in text
