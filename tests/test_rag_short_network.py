"""The network that chooses the short answer, and the numbers that it is given."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from rag.short import NETWORK_FILE, Network, shipped_network
from rag.short.candidates import parse
from rag.short.features import FEATURES, Rival, rows_of
from rag.short.meaning import Met
from rag.short.network import WIDEST
from rag.short.ranking import Option, asking
from rag.short.want import wanted
from rag.short.weighing import rivals


def small() -> Network:
    return Network(
        centre=np.array([1.0, 0.0]),
        spread=np.array([2.0, 1.0]),
        linear=np.array([0.5, -1.0]),
        hidden=np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]),
        bias=np.array([0.0, 0.1, 0.2]),
        out=np.array([1.0, -2.0, 3.0]),
    )


@pytest.mark.parametrize("row", [(3.0, 0.5), (1.0, 0.0), (-40.0, 40.0)])
def test_a_score_is_that_worked_out_unit_by_unit(row: tuple[float, float]) -> None:
    """By plain arithmetic, number by number; far-off features count as just four spreads away."""
    one = max(-WIDEST, min(WIDEST, (row[0] - 1) / 2))
    other = max(-WIDEST, min(WIDEST, row[1]))
    units = (math.tanh(one), math.tanh(other + 0.1), math.tanh(2 * one - other + 0.2))
    expected = 0.5 * one - other + units[0] - 2 * units[1] + 3 * units[2]
    assert small().scores([row]).tolist() == pytest.approx([expected])


def test_no_pieces_have_no_scores() -> None:
    assert small().scores([]).tolist() == []


def test_no_row_of_another_width_is_scored() -> None:
    with pytest.raises(ValueError, match="features"):
        small().scores([(1.0, 2.0, 3.0)])


def test_what_is_written_is_read_back_to_five_digits() -> None:
    size, units = len(FEATURES), 2
    chance = np.random.default_rng(1)
    parts = [chance.normal(size=size) for _ in range(3)]
    layers = chance.normal(size=(size, units)), chance.normal(size=units), chance.normal(size=units)
    network = Network(parts[0], np.abs(parts[1]) + 0.1, parts[2], *layers)
    again = Network.read(network.dump())
    for name in ("centre", "spread", "linear", "hidden", "bias", "out"):
        np.testing.assert_allclose(getattr(again, name), getattr(network, name), rtol=1e-4)


def test_the_network_that_is_shipped_scores_rows_of_these_features() -> None:
    scores = shipped_network().scores(np.zeros((3, len(FEATURES))))
    assert scores.shape == (3,)
    assert np.isfinite(scores).all()


def test_a_network_for_other_features_is_refused() -> None:
    fields = json.loads(NETWORK_FILE.read_text(encoding="utf-8"))
    fields["features"] = fields["features"][1:]
    with pytest.raises(ValueError, match="fit it again"):
        Network.read(json.dumps(fields))


@pytest.mark.parametrize("text", ["[]", '{"features": null}', "{}"])
def test_what_is_no_network_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="fit it again"):
        Network.read(text)


def test_a_network_without_some_of_its_weights_is_refused() -> None:
    fields = json.loads(NETWORK_FILE.read_text(encoding="utf-8"))
    del fields["bias"]
    with pytest.raises(ValueError, match="lacks"):
        Network.read(json.dumps(fields))


def test_weights_that_do_not_fit_one_another_are_refused() -> None:
    parts = small()
    with pytest.raises(ValueError, match="2 numbers for its features"):
        Network(parts.centre[:1], parts.spread, parts.linear, parts.hidden, parts.bias, parts.out)
    with pytest.raises(ValueError, match="no spread"):
        Network(parts.centre, 0 * parts.spread, parts.linear, parts.hidden, parts.bias, parts.out)
    with pytest.raises(ValueError, match="3 numbers for its units"):
        Network(parts.centre, parts.spread, parts.linear, parts.hidden, parts.bias[:2], parts.out)


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
