"""The index on disk: built aside, published by renaming, verified when loaded.

    <folder>/manifest.json      what it is made of, with a sha256 for each file below
             passages.sqlite    passages, sentences, days, lexicon
             vectors.faiss      one vector for each sentence
             tokens.bin         one vector for each word piece of each sentence
             links.json         sentences of prose and the entries that tell the same
             sources/           each source, byte for byte

The manifest is written last, and the folder is replaced as a whole (`index.publish`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index import links as linking
from index.article import parse
from index.chunk import TOKEN_BUDGET, chunk
from index.embed import embed
from index.encode import Encoder, Progress
from index.errors import BadSetting, IndexUnusable
from index.folder import default_folder, place_of, read_folder, sha256_hex, unusable
from index.late import TokenVectors
from index.links import Link, link_each
from index.manifest import (
    DATA_FILES,
    LINKS_FILE,
    MANIFEST_FILE,
    PASSAGES_FILE,
    SOURCES_FOLDER,
    TOKENS_FILE,
    VECTORS_FILE,
    Manifest,
    Source,
    code_fingerprint,
    first_foreign_name,
    program_version,
    source_path,
)
from index.publish import publish, sync
from index.sources import find_files, read_source
from index.store import LocalStore, PassageStore
from index.tokens import token_counter
from index.types import Document
from index.weights import find_weights, sha256_of

__all__ = ["Index", "Manifest", "build", "default_article", "default_folder", "is_current", "load"]


@dataclass(frozen=True, slots=True)
class Index:
    """A loaded index: what it is made of, the parsed documents by name, and the searchable store.

    Nothing in it refers to the disk any more.

    Attributes:
        tokens: the word pieces of the store's sentences; None to do without late interaction.
        links: sentences of prose and the entries that tell the same, the strongest first.
    """

    manifest: Manifest
    documents: dict[str, Document]
    store: PassageStore
    tokens: TokenVectors | None = None
    links: tuple[Link, ...] = ()


def default_article() -> Path:
    """Return the article that ships with this package."""
    return Path(__file__).parent / "data" / "us-korea-relations-2019-01.txt"


def build(
    files: Sequence[Path],
    folder: Path,
    encoder: Encoder,
    progress: Progress | None = None,
    budget: int = TOKEN_BUDGET,
) -> Manifest:
    """Index source files and publish the result as `folder`, in place of an index there.

    Of builders at the same time, the one that finishes last wins.

    Args:
        files: source files, or folders of them, as `find_files` takes them.
        folder: where the index shall stand; parents are made.
        encoder: what embeds each sentence with its date or section in front.
        progress: told of the embedding, which takes nearly all the time.
        budget: most tokens of prose in one passage of several sentences, 1 or more.

    Raises:
        BadFile: if a source can't be used.
        BadSetting: if the budget is below 1, or the folder can't be written or holds anything
            else than an index.
    """
    if budget < 1:
        raise BadSetting(f"a budget of {budget} tokens holds no sentence: give 1 or more")
    folder = place_of(folder)
    _check_replaceable(folder)
    sources = {file.name: read_source(file) for file in find_files(files)}
    documents = [parse(name, text) for name, text in sources.items()]
    count_tokens = token_counter()
    passages = [
        passage for document in documents for passage in chunk(document, count_tokens, budget)
    ]
    store = LocalStore()
    vectors, tokens = embed(passages, documents, encoder, progress)
    store.add(passages, vectors)
    links = link_each(documents, passages, TokenVectors.load(tokens.dump()), encoder)
    with _writing(folder):
        return publish(
            folder,
            check=lambda: _check_replaceable(folder),
            fill=lambda new: _fill(new, sources, store, tokens, links, encoder, budget),
        )


def load(folder: Path, encoder: Encoder) -> Index:
    """Read an index into memory and verify all of it.

    Raises:
        IndexUnusable: if it is missing, unfinished, damaged, of another format, or built by other
            code or with another encoder; the message names the cure.
        BadSetting: if nothing can have this folder name.
    """
    folder = place_of(folder)
    manifest, files = read_folder(folder)
    _check_encoder(folder, manifest, encoder)
    documents = _documents(manifest, files)
    try:
        store = LocalStore.open(files[PASSAGES_FILE], files[VECTORS_FILE])
        tokens = TokenVectors.load(files[TOKENS_FILE])
        links = linking.load(files[LINKS_FILE])
    except ValueError as error:
        raise unusable(folder, f"can't be opened ({error})") from error
    counted = (manifest.passages, manifest.sentences, manifest.entries)
    if _counts(store) != counted or len(tokens) != manifest.sentences:
        raise unusable(folder, f"doesn't hold what its {MANIFEST_FILE} counts")
    return Index(manifest, documents, store, tokens, links)


def load_documents(folder: Path) -> dict[str, Document]:
    """Return the documents of an index by name, without its encoder, which takes seconds to load.

    Raises:
        IndexUnusable: as `load`, but for what the encoder alone can tell.
    """
    return _documents(*read_folder(place_of(folder)))


def is_current(
    folder: Path,
    files: Sequence[Path],
    encoder_name: str | None = None,
    budget: int = TOKEN_BUDGET,
) -> bool:
    """Tell whether `folder` holds a whole index of just these files, made as it would be today.

    No encoder is loaded. Sources are compared by name and content, wherever they lie.

    Raises:
        BadFile: if a source can't be used.
        BadSetting: if there is no such encoder.
    """
    weights = find_weights(encoder_name)
    sources = {(file.name, sha256_hex(read_source(file).encode())) for file in find_files(files)}
    try:
        manifest, _ = read_folder(place_of(folder))
    except IndexUnusable:
        return False
    return (
        (manifest.encoder, manifest.fingerprint) == (weights.name, weights.fingerprint)
        and manifest.budget == budget
        and {(source.name, source.sha256) for source in manifest.sources} == sources
    )


def _fill(
    new: Path,
    sources: dict[str, str],
    store: LocalStore,
    tokens: TokenVectors,
    links: Sequence[Link],
    encoder: Encoder,
    budget: int,
) -> Manifest:
    (new / SOURCES_FOLDER).mkdir()
    for name, text in sources.items():
        (new / source_path(name)).write_bytes(text.encode("utf-8"))
    store.save(new)
    tokens.save(new / TOKENS_FILE)
    linking.save(links, new / LINKS_FILE)
    passages, sentences, entries = _counts(store)
    manifest = Manifest(
        program=program_version(),
        code=code_fingerprint(),
        sources=tuple(
            Source(name, sha256_hex(text.encode("utf-8")), len(text))
            for name, text in sources.items()
        ),
        encoder=encoder.name,
        fingerprint=encoder.fingerprint,
        dimension=encoder.dimension,
        budget=budget,
        passages=passages,
        sentences=sentences,
        entries=entries,
        files={name: sha256_of(new / name) for name in DATA_FILES},
    )
    for path in (*map(source_path, sources), SOURCES_FOLDER, *DATA_FILES):
        sync(new / path)
    (new / MANIFEST_FILE).write_text(manifest.to_json(), encoding="utf-8")
    sync(new / MANIFEST_FILE)
    return manifest


def _documents(manifest: Manifest, files: Mapping[str, bytes]) -> dict[str, Document]:
    return {
        source.name: parse(source.name, files[source_path(source.name)].decode("utf-8"))
        for source in manifest.sources
    }


def _check_encoder(folder: Path, manifest: Manifest, encoder: Encoder) -> None:
    if manifest.encoder != encoder.name:
        what = f"was built with encoder {manifest.encoder}, not {encoder.name}"
    elif manifest.fingerprint != encoder.fingerprint:
        what = (
            f"was built with other weights of {encoder.name} (sha256 {manifest.fingerprint[:12]}…, "
            f"not {encoder.fingerprint[:12]}…)"
        )
    elif manifest.dimension != encoder.dimension:
        what = (
            f"has vectors of {manifest.dimension} numbers, and {encoder.name} makes "
            f"{encoder.dimension}"
        )
    else:
        return
    raise unusable(folder, what)


def _check_replaceable(folder: Path) -> None:
    """Refuse to put an index where anything else is.

    A damaged index is still one, and may be replaced; a folder with a file too many is not.
    """
    try:
        if not folder.exists():
            return
        if not folder.is_dir():
            raise BadSetting(f"{folder} is a file, not a folder for an index: choose another")
        other = first_foreign_name(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    if other is not None:
        raise BadSetting(
            f"{folder} holds {other}, which is no part of an index, and would be lost: choose "
            f"another folder with --index or RAG_INDEX"
        )


def _counts(store: PassageStore) -> tuple[int, int, int]:
    """Return the numbers of passages, sentences and entries."""
    passages = store.passages()
    sentences = sum(len(passage.sentences) for passage in passages)
    return len(passages), sentences, sum(passage.kind == "event" for passage in passages)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Make the folder's parents, and turn what the disk refuses into one clear line."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        yield
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError | sqlite3.Error) -> BadSetting:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return BadSetting(
        f"an index can't be written to {folder} ({why}): mend that, or choose another folder "
        f"with --index or RAG_INDEX"
    )
