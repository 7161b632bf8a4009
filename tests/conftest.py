"""What the tests share: the article, an index made with a fake encoder, and the real assistant."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from index.disk import Index
    from rag.assistant import Assistant

pytest_plugins = ["pages"]

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings of whoever runs the tests out of them, and the tests out of their home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RAG_INDEX", raising=False)
        patch.delenv("RAG_ENCODER", raising=False)
        patch.delenv("RAG_RERANKER", raising=False)
        patch.delenv("RAG_READER", raising=False)
        patch.delenv("RAG_AUTH", raising=False)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def article_source() -> str:
    """The shipped article, character for character."""
    from index.disk import default_article

    return default_article().read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def fake_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of an index of the shipped article, made with the fake encoder."""
    from index.disk import build, default_article
    from index.encode import HashEncoder

    folder = tmp_path_factory.mktemp("fake") / "index"
    build([default_article()], folder, HashEncoder())
    return folder


@pytest.fixture(scope="session")
def fake_index(fake_folder: Path) -> Index:
    """The index in `fake_folder`, loaded."""
    from index.disk import load
    from index.encode import HashEncoder

    return load(fake_folder, HashEncoder())


@pytest.fixture(scope="session")
def real_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of an index of the shipped article, made with the packaged encoder."""
    from index.disk import build, default_article
    from index.encode import open_encoder

    folder = tmp_path_factory.mktemp("real") / "index"
    build([default_article()], folder, open_encoder())
    return folder


@pytest.fixture(scope="session")
def assistant(real_folder: Path) -> Assistant:
    """The real assistant: the packaged encoder over the shipped article."""
    from rag.assistant import Assistant

    return Assistant.open(real_folder)


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A list that fills with every host that is asked for; each asking fails."""
    asked: list[object] = []

    def refuse(*args: object, **_: object) -> None:
        asked.append(args)
        raise OSError("the network is blocked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return asked


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser, for tests with the mark `browser`."""
    path = _chromium()
    assert path is not None, "a test that asks for chromium needs the mark `browser`"
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what loads the real encoder, so that `-m 'not model'` leaves it out."""
    for item in items:
        if "assistant" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.model)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip browser tests where there is no browser, unless one is required."""
    if item.get_closest_marker("browser") is None or _chromium() is not None:
        return
    if os.environ.get("RAG_REQUIRE_BROWSER") == "1":
        pytest.fail("RAG_REQUIRE_BROWSER=1, but there is no Chromium: install chromium")
    pytest.skip("there is no Chromium: install chromium to run the browser tests")


def _chromium() -> str | None:
    """Return the path of the first browser found, by the usual names."""
    return next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)
