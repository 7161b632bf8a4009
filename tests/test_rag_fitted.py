"""Which networks are for which text: some for the very article, others for any other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.disk import default_article
from index.types import Span
from rag.fitted import is_the_article
from rag.network import Network, neutral
from rag.short import VERDICT_FILE, VERDICT_OF_OTHERS_FILE, VERDICT_ROW, Evidence, Pieces, yes_or_no
from rag.short.network import OF_ARTICLE, OF_OTHERS, networks_for

ARTICLE = default_article().read_text(encoding="utf-8")


def test_the_article_is_its_very_text() -> None:
    assert is_the_article(ARTICLE)
    assert not is_the_article(ARTICLE + "\n")
    assert not is_the_article("")


def test_the_short_answer_is_weighed_by_the_networks_for_its_text() -> None:
    assert networks_for(ARTICLE) is OF_ARTICLE
    assert networks_for("# Garden notes") is OF_OTHERS
    assert OF_ARTICLE.plain_file != OF_OTHERS.plain_file
    row = np.ones((1, len(OF_ARTICLE.features)))
    assert OF_ARTICLE.plain().scores(row) != pytest.approx(OF_OTHERS.plain().scores(row))


@pytest.mark.parametrize(
    ("source", "expected"), [(ARTICLE, VERDICT_FILE), ("# Notes", VERDICT_OF_OTHERS_FILE)]
)
def test_yes_or_no_is_said_by_the_network_for_the_text(
    source: str, expected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[Path] = []

    def shipped(file: Path) -> Network:
        used.append(file)
        return neutral(VERDICT_ROW)

    monkeypatch.setattr("rag.short.verdict.shipped_verdict", shipped)
    told = "The club weighed whether the ferry might sail."
    piece = np.full((1, 384), 384**-0.5, np.float32)
    read = Pieces("Did the ferry sail?", ((0, 3),), piece)
    sentence = Pieces(told, ((0, 3),), piece)
    evidence = Evidence(told, Span(0, len(told)), source, None, sentence)
    yes_or_no("Did the captain praise the ferry?", [evidence], read)
    assert used == [expected]
