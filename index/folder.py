"""The folder of an index: where it lies, what is read from it, and what is said of a bad one."""

from __future__ import annotations

import hashlib
import shlex
import sys
from pathlib import Path

from index.errors import BadSetting, IndexUnusable, shown
from index.manifest import (
    DATA_FILES,
    FORMAT,
    MANIFEST_FILE,
    Manifest,
    OtherFormat,
    code_fingerprint,
    source_path,
)
from index.publish import locked, standing


def default_folder() -> Path:
    """Return where the index of this Python environment lies, whatever the current folder."""
    return Path(sys.prefix) / "var" / "rag-index"


def read_folder(folder: Path) -> tuple[Manifest, dict[str, bytes]]:
    """Return the manifest and the bytes of all files by path in the folder, hashes checked.

    Raises:
        IndexUnusable: if it is missing, unfinished, damaged, of another format, or built by other
            code.
    """
    try:
        with locked(folder.parent, exclusive=False):
            place = standing(folder)
            manifest = _read_manifest(folder, place)
            files = {
                name: _read_file(folder, place, name, sha256)
                for name, sha256 in _expected_files(folder, manifest).items()
            }
    except FileNotFoundError as error:  # not even the parent folder
        raise _missing(folder) from error
    except OSError as error:
        raise IndexUnusable(
            f"the index in {folder} can't be read ({error.strerror}): mend that, or choose "
            f"another folder with --index or RAG_INDEX"
        ) from error
    return manifest, files


def place_of(folder: Path) -> Path:
    """Return where a folder really lies: a link to an index stays, and its target is replaced."""
    try:
        place = folder.expanduser().resolve()
        if not place.name:
            raise ValueError("the root of the file system can't be replaced")
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, no home, NUL
        raise BadSetting(
            f"{shown(str(folder))} can't be the folder of an index: choose another with --index "
            f"or RAG_INDEX"
        ) from error
    return place


def sha256_hex(data: bytes) -> str:
    """Return the sha256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def unusable(folder: Path, what: str) -> IndexUnusable:
    """Return the error that an index in a folder is such that it can't be used, with the cure."""
    return IndexUnusable(f"the index in {folder} {what}: rebuild it with {_cure(folder)}")


def _read_manifest(folder: Path, place: Path) -> Manifest:
    if not place.is_dir() or not any(place.iterdir()):
        raise _missing(folder)
    try:
        manifest = Manifest.from_json((place / MANIFEST_FILE).read_bytes())
    except FileNotFoundError as error:
        raise unusable(folder, f"is not whole ({MANIFEST_FILE} is missing)") from error
    except OtherFormat as error:
        raise unusable(
            folder, f"has format {error.found}, and this program reads format {FORMAT}"
        ) from error
    except ValueError as error:
        raise unusable(folder, f"is damaged ({MANIFEST_FILE} is not a manifest)") from error
    if manifest.code != code_fingerprint():
        raise unusable(
            folder, f"was built by another state of this program (version {manifest.program})"
        )
    return manifest


def _expected_files(folder: Path, manifest: Manifest) -> dict[str, str]:
    """Return the sha256 of each file that the index must hold, by path in its folder."""
    if set(manifest.files) != set(DATA_FILES):
        raise unusable(folder, f"is damaged ({MANIFEST_FILE} lists other files)")
    sources = {source_path(source.name): source.sha256 for source in manifest.sources}
    return {**manifest.files, **sources}


def _read_file(folder: Path, place: Path, name: str, sha256: str) -> bytes:
    try:
        data = (place / name).read_bytes()
    except FileNotFoundError as error:
        raise unusable(folder, f"is damaged ({name} is missing)") from error
    if sha256_hex(data) != sha256:
        raise unusable(folder, f"is damaged ({name} is not as it was built)")
    return data


def _missing(folder: Path) -> IndexUnusable:
    return IndexUnusable(f"there is no index in {folder}: make one with {_cure(folder)}")


def _cure(folder: Path) -> str:
    if folder == place_of(default_folder()):
        return "`rag index`"
    return f"`rag index --index {shlex.quote(str(folder))}`"
