"""A network that scores what competes, on numbers worked out by hand."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.errors import BadFile
from rag.network import WIDEST, Network, averaged, neutral, shipped


def small() -> Network:
    return Network(
        features=("one", "other"),
        centre=np.array([1.0, 0.0]),
        spread=np.array([2.0, 1.0]),
        linear=np.array([0.5, -1.0]),
        hidden=np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]),
        bias=np.array([0.0, 0.1, 0.2]),
        out=np.array([1.0, -2.0, 3.0]),
        level=0.25,
    )


@pytest.mark.parametrize("row", [(3.0, 0.5), (1.0, 0.0), (-40.0, 40.0)])
def test_a_score_is_that_worked_out_unit_by_unit(row: tuple[float, float]) -> None:
    """By plain arithmetic, number by number; far-off features count as just four spreads away."""
    one = max(-WIDEST, min(WIDEST, (row[0] - 1) / 2))
    other = max(-WIDEST, min(WIDEST, row[1]))
    units = (math.tanh(one), math.tanh(other + 0.1), math.tanh(2 * one - other + 0.2))
    expected = 0.25 + 0.5 * one - other + units[0] - 2 * units[1] + 3 * units[2]
    assert small().scores([row]).tolist() == pytest.approx([expected])


def test_no_pieces_have_no_scores() -> None:
    assert small().scores([]).tolist() == []


def test_no_row_of_another_width_is_scored() -> None:
    with pytest.raises(ValueError, match="features"):
        small().scores([(1.0, 2.0, 3.0)])


def test_what_is_written_is_read_back_to_five_digits() -> None:
    size, units = 7, 2
    names = tuple("abcdefg")
    chance = np.random.default_rng(1)
    parts = [chance.normal(size=size) for _ in range(3)]
    layers = chance.normal(size=(size, units)), chance.normal(size=units), chance.normal(size=units)
    network = Network(names, parts[0], np.abs(parts[1]) + 0.1, parts[2], *layers, level=1 / 3)
    again = Network.read(network.dump(), names)
    for name in ("centre", "spread", "linear", "hidden", "bias", "out", "level"):
        np.testing.assert_allclose(getattr(again, name), getattr(network, name), rtol=1e-4)


def test_the_mean_of_networks_scores_the_mean_of_their_scores() -> None:
    one = small()
    other = replace(one, linear=one.linear + 1, hidden=one.hidden - 0.5, out=-one.out, level=-2.0)
    rows = [(3.0, 0.5), (1.0, 0.0), (-4.0, 2.0)]
    expected = (one.scores(rows) + other.scores(rows)) / 2
    np.testing.assert_allclose(averaged([one, other]).scores(rows), expected)


def test_networks_of_other_features_have_no_mean() -> None:
    with pytest.raises(ValueError, match="different features"):
        averaged([small(), replace(small(), features=("one", "third"))])
    with pytest.raises(ValueError, match="different features"):
        averaged([small(), replace(small(), centre=np.array([2.0, 0.0]))])
    with pytest.raises(ValueError, match="no network"):
        averaged([])


def test_a_neutral_network_scores_what_it_is_told_to() -> None:
    rows = [(0.0, -1.0), (2.0, 0.0), (5.0, -3.0)]
    assert neutral(("one", "other"), other=1.0).scores(rows).tolist() == [-1.0, 0.0, -3.0]
    assert neutral(("one", "other")).scores(rows).tolist() == [0.0, 0.0, 0.0]


def test_a_network_for_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match=r"other features|lacks"):
        Network.read(small().dump(), ("one", "third"))


@pytest.mark.parametrize("text", ["[]", '{"features": null}', "{}"])
def test_what_is_no_network_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"other features|lacks"):
        Network.read(text, ("one", "other"))


def test_a_network_without_some_of_its_weights_is_refused() -> None:
    fields = json.loads(small().dump())
    del fields["bias"]
    with pytest.raises(ValueError, match="lacks"):
        Network.read(json.dumps(fields), ("one", "other"))


def test_weights_that_do_not_fit_one_another_are_refused() -> None:
    for changed, told in (
        ({"centre": np.zeros(1)}, "2 numbers for its features"),
        ({"features": ("one",)}, "2 numbers for its features"),
        ({"spread": np.zeros(2)}, "no spread"),
        ({"bias": np.zeros(2)}, "3 numbers for its units"),
    ):
        with pytest.raises(ValueError, match=told):
            replace(small(), **changed)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"features": ["one", "other"]}'])
def test_a_damaged_network_ends_in_one_line_that_names_it(text: str, tmp_path: Path) -> None:
    file = tmp_path / "judge.json"
    with pytest.raises(BadFile, match=r"judge\.json .*install it again"):
        shipped(file, ("one", "other"))
    file.write_text(text)
    with pytest.raises(BadFile, match=r"judge\.json .*install it again"):
        shipped(file, ("one", "other"))
