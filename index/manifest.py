"""What an index is made of: the names of its files, and the record that is written last."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

FORMAT = 3
"""Version of the layout of files and of the manifest; another one can't be read."""

MANIFEST_FILE = "manifest.json"
PASSAGES_FILE = "passages.sqlite"
VECTORS_FILE = "vectors.faiss"
TOKENS_FILE = "tokens.bin"
LINKS_FILE = "links.json"
SOURCES_FOLDER = "sources"
DATA_FILES = (PASSAGES_FILE, VECTORS_FILE, TOKENS_FILE, LINKS_FILE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was indexed: its name without folder, its sha256 (hex), its length."""

    name: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that decides whether an index is whole and fits program, sources and encoder.

    Attributes:
        program: version of this distribution that built it, for the reader.
        code: hex sha256 of the modules that built it (`code_fingerprint`).
        sources: the files, in order of name.
        encoder: name of the encoder.
        fingerprint: hex sha256 of the encoder's weights.
        dimension: numbers in one vector.
        budget: most cl100k_base tokens of prose in one passage of several sentences.
        passages: how many, entries included.
        sentences: how many, which is also the number of vectors.
        entries: how many passages are entries of a chronology.
        files: hex sha256 of each data file by its name.
        format: `FORMAT` when it was built.
    """

    program: str
    code: str
    sources: tuple[Source, ...]
    encoder: str
    fingerprint: str
    dimension: int
    budget: int
    passages: int
    sentences: int
    entries: int
    files: Mapping[str, str]
    format: int = FORMAT

    def to_json(self) -> str:
        """Return the manifest as JSON for people and programs, the same for the same index."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Manifest:
        """Return the manifest that a JSON text holds.

        Raises:
            OtherFormat: if it is one of another format version.
            ValueError: if it is anything else than a manifest.
        """
        try:
            record = json.loads(text)
        except RecursionError as error:
            raise ValueError("nested too deep") from error
        if not isinstance(record, dict) or not isinstance(record.get("format"), int):
            raise ValueError("no format version")
        if record["format"] != FORMAT:
            raise OtherFormat(record["format"])
        try:
            sources = tuple(Source(**source) for source in record.pop("sources"))
            manifest = cls(sources=sources, **record)
        except (TypeError, KeyError) as error:
            raise ValueError(str(error)) from error
        _check_types(manifest)
        return manifest


class OtherFormat(ValueError):
    """A manifest of a format version that this program doesn't know."""

    def __init__(self, found: int) -> None:
        super().__init__(f"format {found}")
        self.found = found


def program_version() -> str:
    """Return the version of the installed distribution, "unknown" where it isn't installed."""
    try:
        return version("document-qa")
    except PackageNotFoundError:
        return "unknown"


@cache
def code_fingerprint() -> str:
    """Return the hex sha256 of the modules of this package and of those inside it.

    An index holds what this code made of the sources: where sentences end, what the terms are.
    Questions are analysed by the code of today, so an index made by other code is out of date;
    this notices it where a version number would have to be remembered.
    """
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    names = sorted(module.relative_to(folder).as_posix() for module in folder.rglob("*.py"))
    for name in names:
        code = (folder / name).read_bytes()
        digest.update(f"{name} {len(code)}\n".encode() + code)
    return digest.hexdigest()


def source_path(name: str) -> str:
    """Return where a source stands in the folder of an index."""
    return f"{SOURCES_FOLDER}/{name}"


def first_foreign_name(folder: Path) -> str | None:
    """Return the name of something in a folder that no build put there, None if there is nothing.

    What is left of a damaged index still counts as one as long as a data file is there.

    Raises:
        OSError: if the folder can't be read.
    """
    names = sorted(path.name for path in folder.iterdir())
    known = {MANIFEST_FILE, SOURCES_FOLDER, *DATA_FILES}
    sources = folder / SOURCES_FOLDER
    inside = sorted(path.name for path in sources.iterdir()) if sources.is_dir() else []
    try:
        manifest = Manifest.from_json((folder / MANIFEST_FILE).read_bytes())
        listed = {source.name for source in manifest.sources}
    except (OSError, ValueError):
        # Another format, or damaged: then a data file must tell that it is an index.
        if names and not set(DATA_FILES) & set(names):
            return names[0]
        listed = set(inside)
    foreign = [name for name in names if name not in known]
    foreign += [f"{SOURCES_FOLDER}/{name}" for name in inside if name not in listed]
    return foreign[0] if foreign else None


def _check_types(manifest: Manifest) -> None:
    """Refuse what JSON allows and a manifest doesn't; names must stay inside the index."""
    expected: list[tuple[Any, type]] = [
        (manifest.program, str), (manifest.code, str), (manifest.encoder, str),
        (manifest.fingerprint, str), (manifest.dimension, int), (manifest.budget, int),
        (manifest.passages, int), (manifest.sentences, int), (manifest.entries, int),
        (manifest.files, dict),
    ]  # fmt: skip
    for source in manifest.sources:
        expected += [(source.name, str), (source.sha256, str), (source.characters, int)]
    for value, kind in expected:
        if not isinstance(value, kind):
            raise ValueError(f"{value!r} is no {kind.__name__}")
    for name in (*manifest.files, *(source.name for source in manifest.sources)):
        if Path(name).name != name:
            raise ValueError(f"{name!r} is no file name")
