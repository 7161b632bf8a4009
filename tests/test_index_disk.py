"""An index on disk is whole or refused, and replacing one is safe at every moment."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import numpy as np
import pytest

import index.disk
import index.publish
from index.article import parse
from index.chunk import TOKEN_BUDGET, chunk
from index.disk import build, default_article, default_folder, is_current, load
from index.encode import FloatArray, HashEncoder, Progress
from index.errors import BadFile, BadSetting, IndexUnusable
from index.manifest import code_fingerprint
from index.tokens import token_counter

ARTICLE_SHA256 = "9c922133977bfd47a453c0d35fad2145a7e3e2da24a84dd4b3976cbbc05e64ce"

NOTES = """# Notes

The harbour of Busan was closed for a day because of a storm.

Sept. 4, 2018: The ministers met in Busan. They spoke about ships.

Sept. 5, 2018: Nothing happened.
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    file = tmp_path / "in" / "notes.md"
    file.parent.mkdir()
    file.write_text(NOTES, encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path, notes: Path) -> Path:
    """A finished index of the notes, alone in its parent folder."""
    place = tmp_path / "out" / "my index"
    build([notes], place, HashEncoder())
    return place


def _files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _edit(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Change the manifest of an index in place."""
    file = folder / "manifest.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    change(record)
    file.write_text(json.dumps(record), encoding="utf-8")


def _refusal(folder: Path) -> str:
    with pytest.raises(IndexUnusable) as refusal:
        load(folder, HashEncoder())
    message = str(refusal.value)
    assert message.isprintable()
    assert str(folder) in message
    assert "`rag index" in message, "the cure is a command"
    return message


def test_the_article_is_indexed_whole(fake_folder: Path, article_source: str) -> None:
    """What is loaded is the source, its parse, its passages and their vectors, in order."""
    encoder = HashEncoder()
    loaded = load(fake_folder, encoder)
    document = parse("us-korea-relations-2019-01.txt", article_source)
    passages = chunk(document, token_counter())
    assert loaded.documents == {document.name: document}
    assert loaded.store.passages() == passages
    contexts = [sentence.context for passage in passages for sentence in passage.sentences]
    np.testing.assert_array_equal(loaded.store.vectors(), encoder.passages(contexts))
    manifest = loaded.manifest
    assert (manifest.passages, manifest.sentences) == (len(passages), len(contexts))
    assert manifest.entries == 77
    assert manifest.budget == TOKEN_BUDGET
    assert (manifest.encoder, manifest.dimension) == ("hash", 256)
    for passage in loaded.store.passages():
        for sentence in passage.sentences:
            assert sentence.span.of(article_source).strip(), "a sentence stands in the source"


def test_the_files_are_those_promised_and_the_manifest_tells_their_hashes(
    fake_folder: Path,
) -> None:
    files = _files(fake_folder)
    source = "sources/us-korea-relations-2019-01.txt"
    promised = {
        "manifest.json",
        "passages.sqlite",
        "vectors.faiss",
        "tokens.bin",
        "links.json",
        source,
    }
    assert set(files) == promised
    assert files[source] == default_article().read_bytes()
    record = json.loads(files["manifest.json"])
    assert record["format"] == 3
    assert record["sources"] == [
        {
            "name": "us-korea-relations-2019-01.txt",
            "sha256": ARTICLE_SHA256,
            "characters": len(default_article().read_bytes().decode("utf-8")),
        }
    ]
    assert record["files"] == {
        name: hashlib.sha256(files[name]).hexdigest()
        for name in ("passages.sqlite", "vectors.faiss", "tokens.bin", "links.json")
    }


def test_the_same_sources_give_the_same_index_wherever_they_lie(
    tmp_path: Path, notes: Path
) -> None:
    elsewhere = shutil.copytree(notes.parent, tmp_path / "elsewhere")
    build([notes, default_article()], tmp_path / "one", HashEncoder())
    build([default_article(), elsewhere], tmp_path / "two", HashEncoder())
    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_documents_stand_in_order_of_name(tmp_path: Path, notes: Path) -> None:
    build([default_article(), notes], tmp_path / "i", HashEncoder())
    loaded = load(tmp_path / "i", HashEncoder())
    names = ["notes.md", "us-korea-relations-2019-01.txt"]
    assert list(loaded.documents) == names
    assert list(dict.fromkeys(p.document for p in loaded.store.passages())) == names


def test_a_loaded_index_needs_the_disk_no_more(folder: Path) -> None:
    loaded = load(folder, HashEncoder())
    shutil.rmtree(folder)
    assert loaded.store.lexical(["storm"], 3)[0].id.startswith("notes.md#")
    assert loaded.documents["notes.md"].source == NOTES


def test_progress_is_told_of_each_sentence(tmp_path: Path, notes: Path) -> None:
    told: list[tuple[int, int]] = []
    manifest = build(
        [notes], tmp_path / "i", HashEncoder(), lambda done, total: told.append((done, total))
    )
    assert told[-1] == (manifest.sentences, manifest.sentences)


def test_another_budget_makes_other_passages(tmp_path: Path) -> None:
    small = build([default_article()], tmp_path / "small", HashEncoder(), budget=1)
    large = build([default_article()], tmp_path / "large", HashEncoder(), budget=500)
    assert small.sentences == large.sentences
    assert small.passages > large.passages
    assert load(tmp_path / "small", HashEncoder()).manifest == small


def test_the_default_places_do_not_depend_on_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = (default_folder(), default_article())
    monkeypatch.chdir(tmp_path)
    assert (default_folder(), default_article()) == before
    assert default_folder() == Path(sys.prefix) / "var" / "rag-index"
    assert default_article().is_absolute()


# --- loading what is not a whole, fitting index


def test_a_missing_index_names_the_command_that_makes_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for place in ("gone", "deep/er/gone", "file", "file/below", "empty"):
        assert "there is no index in" in _refusal(tmp_path / place)


def test_the_cure_can_be_pasted_into_a_shell(folder: Path) -> None:
    (folder / "vectors.faiss").unlink()
    assert _refusal(folder).endswith(f"rebuild it with `rag index --index '{folder}'`")


@pytest.mark.parametrize(
    "name", ["passages.sqlite", "vectors.faiss", "tokens.bin", "links.json", "sources/notes.md"]
)
@pytest.mark.parametrize("damage", ["missing", "truncated", "changed", "emptied"])
def test_a_damaged_file_is_named(folder: Path, name: str, damage: str) -> None:
    file = folder / name
    data = file.read_bytes()
    if damage == "missing":
        file.unlink()
    else:
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        file.write_bytes({"truncated": data[:-1], "changed": flipped, "emptied": b""}[damage])
    message = _refusal(folder)
    assert "is damaged" in message
    assert f"({name} is " in message


def test_an_index_without_its_manifest_is_not_whole(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    assert "is not whole (manifest.json is missing)" in _refusal(folder)


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"null", b'{"format": "1"}', b'{"format": 3}', b"\xff", b'"\\ud800"',
     b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_manifest_is_refused(folder: Path, text: bytes) -> None:
    (folder / "manifest.json").write_bytes(text)
    assert "manifest.json is not a manifest" in _refusal(folder)


def _set(name: str, value: object) -> Callable[[dict[str, object]], object]:
    return lambda record: record.__setitem__(name, value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_set("format", 1), "has format 1, and this program reads format 3"),
        (_set("code", "0" * 64), "was built by another state of this program"),
        (_set("passages", 99), "doesn't hold what its manifest.json counts"),
        (_set("sentences", 99), "doesn't hold what its manifest.json counts"),
        (_set("entries", 99), "doesn't hold what its manifest.json counts"),
        (_set("passages", "4"), "is not a manifest"),
        (_set("extra", 1), "is not a manifest"),
        (_set("files", {}), "lists other files"),
        (_set("sources", [{"name": "notes.md"}]), "is not a manifest"),
        (_set("sources", ["notes.md"]), "is not a manifest"),
        (
            _set("sources", [{"name": "../../x.txt", "sha256": "0", "characters": 1}]),
            "is not a manifest",
        ),
        (
            _set("sources", [{"name": "notes.md", "sha256": "0" * 64, "characters": 1}]),
            "sources/notes.md is not as it was built",
        ),
        (lambda record: record.pop("encoder"), "is not a manifest"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    folder: Path, change: Callable[[dict[str, object]], object], message: str
) -> None:
    _edit(folder, change)
    assert message in _refusal(folder)


@dataclass
class OtherEncoder:
    """The fake encoder with something about it changed."""

    name: str = HashEncoder.name
    fingerprint: str = HashEncoder.fingerprint
    dimension: int = HashEncoder.dimension

    def passages(self, texts: list[str], progress: Progress | None = None) -> FloatArray:
        raise AssertionError("loading embeds nothing")

    def question(self, text: str) -> FloatArray:
        raise AssertionError("loading embeds nothing")


@pytest.mark.parametrize(
    ("encoder", "message"),
    [
        (OtherEncoder(name="other"), "was built with encoder hash, not other"),
        (OtherEncoder(fingerprint="f" * 64), "was built with other weights of hash"),
        (OtherEncoder(dimension=384), "has vectors of 256 numbers, and hash makes 384"),
    ],
)
def test_another_encoder_is_refused(folder: Path, encoder: OtherEncoder, message: str) -> None:
    with pytest.raises(IndexUnusable, match=message):
        load(folder, encoder)  # type: ignore[arg-type]  # a list is all that it would take


def test_an_index_that_may_not_be_read_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", deny)
    with pytest.raises(IndexUnusable, match=r"can't be read \(Permission denied\)"):
        load(folder, HashEncoder())


# --- building where something stands already


def test_an_index_is_replaced_and_nothing_else_is_left(tmp_path: Path, folder: Path) -> None:
    build([default_article()], folder, HashEncoder())
    assert list(load(folder, HashEncoder()).documents) == ["us-korea-relations-2019-01.txt"]
    assert list(folder.parent.iterdir()) == [folder]


def _leave_one_empty_data_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "passages.sqlite").touch()


def _leave_an_empty_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@pytest.mark.parametrize(
    "break_it",
    [
        lambda folder: (folder / "manifest.json").write_bytes(b"{"),
        lambda folder: (folder / "manifest.json").unlink(),
        lambda folder: (folder / "vectors.faiss").unlink(),
        lambda folder: shutil.rmtree(folder / "sources"),
        lambda folder: _edit(folder, _set("format", 1)),
        _leave_one_empty_data_file,
        _leave_an_empty_folder,
    ],
)
def test_a_damaged_or_empty_folder_is_cured_by_building(
    folder: Path, notes: Path, break_it: Callable[[Path], object]
) -> None:
    break_it(folder)
    build([notes], folder, HashEncoder())
    assert list(load(folder, HashEncoder()).documents) == ["notes.md"]


@pytest.mark.parametrize(
    "names",
    [
        ["letter.txt"],
        ["sources/mine.txt"],
        ["manifest.json"],
        ["manifest.json", "sources/logo.png"],
        ["passages.sqlite", "vectors.faiss", "thesis.txt"],
    ],
)
def test_a_folder_of_other_files_is_never_replaced(
    tmp_path: Path, notes: Path, names: list[str]
) -> None:
    place = tmp_path / "mine"
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("dear to me")
    before = _files(place)
    with pytest.raises(BadSetting, match="no part of an index, and would be lost"):
        build([notes], place, HashEncoder())
    assert _files(place) == before


@pytest.mark.parametrize("name", ["todo.txt", "sources/mine.txt"])
def test_an_index_with_a_file_of_the_users_is_not_replaced(
    folder: Path, notes: Path, name: str
) -> None:
    (folder / name).write_text("dear to me")
    with pytest.raises(BadSetting, match=name):
        build([notes], folder, HashEncoder())
    assert (folder / name).read_text() == "dear to me"
    assert list(load(folder, HashEncoder()).documents) == ["notes.md"]


@pytest.mark.parametrize("place", ["file", "file/below", "/", "zero\0byte", "x" * 300])
def test_a_place_that_cannot_hold_an_index_is_one_clear_line(
    tmp_path: Path, notes: Path, place: str
) -> None:
    (tmp_path / "file").write_text("dear to me")
    with pytest.raises(BadSetting, match="choose another") as refusal:
        build([notes], tmp_path / place, HashEncoder())
    assert str(refusal.value).isprintable()
    assert (tmp_path / "file").read_text() == "dear to me"


def test_a_link_to_an_index_stays_a_link(tmp_path: Path, folder: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder, target_is_directory=True)
    build([default_article()], link, HashEncoder())
    assert link.is_symlink()
    assert load(folder, HashEncoder()).manifest == load(link, HashEncoder()).manifest


@pytest.mark.parametrize("budget", [0, -5])
def test_a_budget_that_holds_nothing_is_refused(tmp_path: Path, notes: Path, budget: int) -> None:
    with pytest.raises(BadSetting, match=f"a budget of {budget} tokens"):
        build([notes], tmp_path / "i", HashEncoder(), budget=budget)


def test_a_bad_source_leaves_the_old_index(folder: Path, notes: Path) -> None:
    before = _files(folder)
    empty = notes.with_name("empty.txt")
    empty.touch()
    with pytest.raises(BadFile, match="is empty"):
        build([notes.parent], folder, HashEncoder())
    assert _files(folder.parent) == {f"{folder.name}/{name}": before[name] for name in before}


def _full(path: Path) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_one_clear_line_and_leaves_the_old_index(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _files(folder.parent)

    monkeypatch.setattr(index.disk, "sync", _full)
    with pytest.raises(BadSetting, match=r"can't be written .*\(No space left on device\)"):
        build([default_article()], folder, HashEncoder())
    assert _files(folder.parent) == before


# --- crashes and crowds


class Crash(BaseException):
    """The end of a process in the middle of something."""


@pytest.fixture
def crash_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Let the process end before its n-th step that changes the disk: no step after it happens."""

    def arrange(step: int) -> None:
        left = step

        def guarded(real: Callable[..., object]) -> Callable[..., object]:
            def call(*args: object, **options: object) -> object:
                nonlocal left
                left -= 1
                if left < 0:
                    raise Crash
                return real(*args, **options)

            return call

        for name in ("mkdir", "rename", "write_bytes", "write_text"):
            monkeypatch.setattr(Path, name, guarded(getattr(Path, name)))
        for module in (index.disk, index.publish):
            monkeypatch.setattr(module, "sync", guarded(index.publish.sync))
        monkeypatch.setattr(shutil, "rmtree", guarded(shutil.rmtree))

    yield arrange
    monkeypatch.undo()


def test_a_crash_at_any_step_leaves_the_old_index_or_the_new_one(
    tmp_path: Path, notes: Path, monkeypatch: pytest.MonkeyPatch,
    crash_at: Callable[[int], None],
) -> None:  # fmt: skip
    """Whichever step it is before; and the next build works and leaves nothing lying about."""
    place = tmp_path / "out" / "index"
    seen = []
    for step in range(100):
        build([notes], place, HashEncoder())
        crash_at(step)
        try:
            build([default_article()], place, HashEncoder())
            crashed = False
        except Crash:
            crashed = True
        monkeypatch.undo()
        seen += list(load(place, HashEncoder()).documents)
        build([default_article()], place, HashEncoder())
        assert [path.name for path in place.parent.iterdir()] == ["index"]
        if not crashed:
            break
    else:
        pytest.fail("a build never came to its end")
    new, old = "us-korea-relations-2019-01.txt", "notes.md"
    assert len(seen) > 10
    assert seen == sorted(seen), "first always the old one, then always the new one"
    assert set(seen) == {old, new}


def test_an_index_put_aside_by_a_crash_is_still_found(
    folder: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that ended between its two moves leaves the old index under another name.

    It is found there, and again after builds that fail early or late.
    """
    aside = folder.with_name(f".{folder.name}.rag-old")
    folder.rename(aside)
    folder.with_name(f".{folder.name}.rag-new").mkdir()
    assert list(load(folder, HashEncoder()).documents) == ["notes.md"]
    assert is_current(folder, [notes], "hash")
    with pytest.raises(BadFile):
        build([notes.with_name("gone.txt")], folder, HashEncoder())
    assert list(load(folder, HashEncoder()).documents) == ["notes.md"]
    with monkeypatch.context() as patch, pytest.raises(BadSetting):
        patch.setattr(index.disk, "sync", _full)
        build([default_article()], folder, HashEncoder())
    assert list(load(folder, HashEncoder()).documents) == ["notes.md"]
    build([default_article()], folder, HashEncoder())
    assert list(folder.parent.iterdir()) == [folder]


def test_builders_and_readers_at_once_never_meet_a_half_index(tmp_path: Path) -> None:
    """Four build different sources in one place while four load: each load is of one whole."""
    names = [f"n{number}.md" for number in range(4)]
    for name in names:
        (tmp_path / name).write_text(NOTES + f"\nThe file is called {name} by all.\n")
    place = tmp_path / "out" / "index"
    build([tmp_path / names[0]], place, HashEncoder())
    done = Event()

    def read(_: int) -> list[str]:
        found = []
        while not done.is_set():
            (name,) = load(place, HashEncoder()).documents
            found.append(name)
        return found

    def write(name: str) -> None:
        for _ in range(12):
            build([tmp_path / name], place, HashEncoder())

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read, number) for number in range(4)]
        writers = [pool.submit(write, name) for name in names]
        try:
            for writer in writers:
                writer.result()
        finally:
            done.set()
        seen = {name for reader in readers for name in reader.result()}
    assert seen <= set(names)
    assert len(seen) > 1, "the readers saw it change"
    assert [path.name for path in place.parent.iterdir()] == ["index"]


# --- is it current?


def test_a_fresh_index_is_current_for_its_sources_wherever_they_lie(
    folder: Path, notes: Path, tmp_path: Path
) -> None:
    assert is_current(folder, [notes], "hash")
    assert is_current(folder, [shutil.copytree(notes.parent, tmp_path / "copy")], "hash")


def test_what_is_not_as_it_would_be_built_today_is_not_current(
    folder: Path, notes: Path, tmp_path: Path
) -> None:
    assert not is_current(tmp_path / "gone", [notes], "hash")
    assert not is_current(folder, [notes], None), "another encoder"
    assert not is_current(folder, [notes], "hash", budget=TOKEN_BUDGET + 1)
    assert not is_current(folder, [notes, default_article()], "hash")
    renamed = notes.rename(notes.with_name("renamed.md"))
    assert not is_current(folder, [renamed], "hash")
    notes.write_text(NOTES + "More.\n")
    assert not is_current(folder, [notes], "hash")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "vectors.faiss").write_bytes(b"x"),
        lambda folder: (folder / "sources" / "notes.md").unlink(),
        lambda folder: _edit(folder, _set("format", 1)),
        lambda folder: _edit(folder, _set("code", "0" * 64)),
        lambda folder: _edit(folder, _set("fingerprint", "0" * 64)),
    ],
)
def test_a_damaged_or_outdated_index_is_not_current(
    folder: Path, notes: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(folder)
    assert not is_current(folder, [notes], "hash")


def test_looking_loads_no_encoder(
    folder: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The default's hash is known, so its 90 MB are not even read."""
    _edit(folder, _set("encoder", "all-MiniLM-L6-v2"))
    _edit(
        folder,
        _set("fingerprint", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"),
    )
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    monkeypatch.setattr(index.weights, "sha256_of", None)
    assert is_current(folder, [notes])


def test_an_unusable_request_is_an_error_and_not_out_of_date(folder: Path, notes: Path) -> None:
    with pytest.raises(BadFile, match="does not exist"):
        is_current(folder, [notes.with_name("gone.md")], "hash")
    with pytest.raises(BadSetting, match="encoder 'nonsense'"):
        is_current(folder, [notes], "nonsense")


def test_the_code_fingerprint_is_of_every_module_of_the_package() -> None:
    """Worked out another way: over the names, sizes and bytes that the folders list."""
    root = Path(index.disk.__file__).parent
    modules = sorted(
        (Path(folder) / name).relative_to(root).as_posix()
        for folder, _, names in os.walk(root)
        for name in names
        if name.endswith(".py")
    )
    assert {"disk.py", "dates/__init__.py", "dates/holidays.py"} <= set(modules)
    text = b"".join(
        f"{name} {(root / name).stat().st_size}\n".encode() + (root / name).read_bytes()
        for name in modules
    )
    assert code_fingerprint() == hashlib.sha256(text).hexdigest()
