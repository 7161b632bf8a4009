"""Files that become documents: which ones, and their text exactly as it stands.

A source is a .txt or .md file in UTF-8. Its text is taken character for character: line ends and
a byte order mark stay, so that offsets mean the same to any program that decodes the file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import BadFile, shown

SUFFIXES = (".txt", ".md")
_KINDS = " or ".join(SUFFIXES)


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Return the source files that paths name, in order of file name.

    A folder stands for the files with a known suffix in it and in its subfolders; what is hidden
    (its name starts with a dot) is left out, and links to folders are not followed. A file that
    is named twice counts once. The suffix may be in capitals.

    Args:
        paths: files and folders; what this function returned may be given again.

    Raises:
        BadFile: if nothing is named, a path is missing or not a file, has another suffix, a
            folder has no such file or can't be read, or two files have the same name.
    """
    if not paths:
        raise BadFile(f"no file to index: name {_KINDS} files or folders that hold them")
    found: dict[str, Path] = {}
    for path in paths:
        for file in _files_at(path):
            # Compared without case, because some file systems keep just one of "A.txt", "a.txt".
            other = found.setdefault(_checked_name(file).casefold(), file)
            if other is not file and other.resolve() != file.resolve():
                raise BadFile(f"{other} and {file} have the same name: rename one of them")
    return sorted(found.values(), key=lambda file: (file.name, str(file)))


def read_source(path: Path) -> str:
    """Return the text of a source file; encoded as UTF-8 it is the file's bytes again.

    Raises:
        BadFile: if the file is missing, unreadable, empty, blank, binary or not UTF-8.
    """
    _check_suffix(path)
    return decoded(str(path), _bytes_of(path))


def decoded(name: str, data: bytes) -> str:
    """Return the text that the bytes of a source are; encoded as UTF-8 it is these bytes again.

    Args:
        name: what a message calls the file.
        data: all of its bytes.

    Raises:
        BadFile: if it is empty, blank, binary or not UTF-8.
    """
    if not data:
        raise BadFile(f"{name} is empty: give a file with text, or leave it out")
    if b"\0" in data:
        raise BadFile(f"{name} is not a text file (it holds zero bytes): save it as UTF-8 text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFile(
            f"{name} is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}): "
            f"save it as UTF-8 text"
        ) from error
    if not text.removeprefix("\ufeff").strip():
        raise BadFile(f"{name} is blank: give a file with text, or leave it out")
    return text


def check_name(name: str) -> None:
    """Make sure that a name which doesn't come from the disk could be that of a source.

    Raises:
        BadFile: if it names a folder as well, can't be shown, or has no known suffix.
    """
    if not name.isprintable() or name.strip() != name or {"/", "\\"} & set(name):
        raise BadFile(f"{shown(name)} is no name of a file: rename it to letters and digits")
    _check_suffix(Path(name))


def _named(path: Path) -> str:
    """Return a path for a message; of a long one the end, which tells it from others."""
    text = str(path)
    return shown(text if len(text) <= 56 else f"…{text[-55:]}")


def _files_at(path: Path) -> list[Path]:
    try:
        is_folder = path.is_dir()
        exists = path.exists()
    except (OSError, ValueError) as error:  # no right to look, too long a name, NUL
        raise BadFile(f"{_named(path)} can't be read ({_why(error)}): mend that") from error
    if is_folder:
        files = sorted(_files_in(path))
        if not files:
            raise BadFile(f"folder {path} holds no {_KINDS} file: name one that does")
        return files
    if not exists:
        raise BadFile(f"{_named(path)} does not exist: name a {_KINDS} file or a folder")
    _check_suffix(path)
    return [path]


def _files_in(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise BadFile(
            f"folder {error.filename} can't be read ({_why(error)}): mend that, or name others"
        ) from error

    for place, subfolders, names in os.walk(folder, onerror=refuse):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(place) / name


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise BadFile(f"{_named(path)} is not a {_KINDS} file: save it as plain text first")


def _checked_name(file: Path) -> str:
    """Return the file's name, which becomes part of ids and is shown to readers."""
    if not file.name.isprintable():
        raise BadFile(f"file name {shown(file.name)} has characters that can't be shown: rename it")
    return file.name


def _bytes_of(path: Path) -> bytes:
    try:
        # Reading a pipe or a device could wait for ever.
        if path.exists() and not path.is_file():
            raise BadFile(f"{path} is not a file: name a {_KINDS} file")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadFile(f"{_named(path)} does not exist: name a {_KINDS} file or a folder") from error
    except (OSError, ValueError) as error:
        raise BadFile(f"{_named(path)} can't be read ({_why(error)}): mend that") from error


def _why(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
