"""The network that chooses the short answer, and the numbers that it is given."""

from __future__ import annotations

import numpy as np
import pytest

from rag.fitted import Networks
from rag.short import OF_ARTICLE, OF_OTHERS
from rag.short.candidates import parse
from rag.short.features import FEATURES, Rival, rows_of
from rag.short.meaning import Met
from rag.short.ranking import Option, asking
from rag.short.want import wanted
from rag.short.weighing import rivals


@pytest.mark.parametrize("networks", [OF_ARTICLE, OF_OTHERS])
def test_the_network_that_is_shipped_scores_rows_of_these_features(networks: Networks) -> None:
    scores = networks.plain().scores(np.zeros((3, len(FEATURES))))
    assert scores.shape == (3,)
    assert np.isfinite(scores).all()


def test_a_row_says_of_a_piece_what_its_names_say() -> None:
    """Worked out by hand for "three old ships" of a sentence of six tokens."""
    parsed = parse("Rome sold three old ships.")
    near = Met((0.1, 0.9, 0.2, 0.3, 0.6, 0.0), (0.0, 0.0, 0.0, 0.0, 0.8, 0.0), (0.0,) * 6)
    asks = asking("Which ships did Rome sell?", wanted("Which ships did Rome sell?"))
    (row,) = rows_of(asks, parsed, near, [Rival((2, 5), -0.5, ruled=True, person=False)])
    told = dict(zip(FEATURES, row, strict=True))
    assert len(set(FEATURES)) == len(FEATURES)
    expected = {
        "rules": -0.5, "ruled": 1, "best": 0, "known": (0.2 + 0.3 + 0.6) / 3, "nearest": 0.6,
        "head": 0.8, "head elsewhere": 0, "before": 0.9, "after": 0, "last": 1, "place": 2 / 6,
        "words": 3, "beyond": 0, "3 words": 1, "2 words": 0, "before: verb": 1, "before: prep": 0,
        "after: stop": 1, "first: number": 1, "last: noun": 1, "held: number": 1 / 3,
        "asks thing": 1, "asks person": 0, "“which”": 1, "no asking word": 0, "noun asked for": 1,
        "preposition asked by": 0, "question": 5 / 20,
    }  # fmt: skip
    assert {name: told[name] for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize(
    ("question", "sentence", "piece", "competes"),
    [
        ("Who found it?", "Center for Bay Studies says it found two wrecks.", "Bay Studies", False),
        ("Which country was meant?", "The Embassy of Russia warns Japan.", "Russia", True),
    ],
)
def test_a_part_of_a_name_is_nobody_but_may_be_a_country(
    question: str, sentence: str, piece: str, competes: bool
) -> None:
    parsed = parse(sentence)
    asks = asking(question, wanted(question))
    near = Met(*((0.0,) * len(parsed.tokens) for _ in range(3)))
    ruled = [Option(each, 1.0) for name in parsed.names for each in _ends(name)]
    found = {parsed.cut(rival.piece) for rival in rivals(asks, parsed, ruled, near)}
    assert any(name.endswith(piece) for name in found)
    assert (piece in found) == competes


def _ends(name: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the ranges of tokens with which a name ends, itself the last."""
    start, end = name
    return [(at, end) for at in range(end - 1, start - 1, -1)]
