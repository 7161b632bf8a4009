"""Networks that read sentences and a few words against a question, held against plain loops."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from index.encode import FloatArray
from index.errors import BadFile
from rag import judge, short
from rag.attention import (
    CLOSENESS,
    HEADS,
    LAYERS,
    STRETCH,
    AttentionNetwork,
    Ensemble,
    Layer,
    neutral,
)
from rag.network import WIDEST

PIECE, WIDTH, GATHERED, UNITS = 6, 8, 3, 5
FEATURES = ("one", "other")


def unit_rows(count: int, seed: int) -> FloatArray:
    rows = np.random.default_rng(seed).normal(size=(count, PIECE))
    found: FloatArray = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def network(seed: int = 0, parts: int = judge.PARTS) -> AttentionNetwork:
    chance = np.random.default_rng(seed)
    both = GATHERED + len(FEATURES)
    sizes = ((PIECE, WIDTH), (WIDTH, WIDTH), (4 * WIDTH + 1, WIDTH), (WIDTH, WIDTH), (WIDTH, 1),
             (parts * WIDTH, GATHERED), (both, 1), (both, UNITS), (UNITS, 1))  # fmt: skip
    layers = {
        name: Layer(
            chance.normal(0, 0.4, size).astype(np.float32),
            chance.normal(0, 0.4, size[1]).astype(np.float32),
        )
        for name, size in zip(LAYERS, sizes, strict=True)
    }
    return AttentionNetwork(np.array([1.0, 0.0]), np.array([2.0, 1.0]), layers)


def only(*networks: AttentionNetwork) -> Ensemble:
    return Ensemble(FEATURES, "an encoder", networks)


class ByLoops:
    """Works out scores piece by piece, head by head."""

    def __init__(self, told: AttentionNetwork) -> None:
        self._layers = {
            name: (layer.weight.tolist(), layer.bias.tolist())
            for name, layer in told.layers.items()
        }

    def layer(self, name: str, numbers: list[float]) -> list[float]:
        weight, bias = self._layers[name]
        return [
            sum(n * w[at] for n, w in zip(numbers, weight, strict=True)) + bias[at]
            for at in range(len(bias))
        ]

    def projected(self, text: FloatArray) -> list[list[float]]:
        return [self.layer("project", (STRETCH * each).tolist()) for each in text]

    def compared(self, text: FloatArray, other: FloatArray) -> list[list[float]]:
        pieces = self.projected(other)
        keys = [self.layer("keys", each) for each in pieces]
        size = WIDTH // HEADS
        each_told = []
        for own, vector in zip(self.projected(text), text.tolist(), strict=True):
            query = self.layer("keys", own)
            cosines = [float(np.dot(vector, each)) for each in other.tolist()]
            found: list[float] = []
            for head in range(HEADS):
                part = slice(head * size, (head + 1) * size)
                alike = [
                    float(np.dot(query[part], key[part])) / math.sqrt(size) + CLOSENESS * cosine
                    for key, cosine in zip(keys, cosines, strict=True)
                ]
                weighed = list(zip(shares(alike), pieces, strict=True))
                found += [sum(s * piece[at] for s, piece in weighed) for at in range(WIDTH)[part]]
            pairs = list(zip(own, found, strict=True))
            both = [*own, *found, *(a * b for a, b in pairs), *(abs(a - b) for a, b in pairs)]
            first = [gelu(n) for n in self.layer("compare", [*both, max(cosines)])]
            each_told.append([gelu(n) for n in self.layer("deepen", first)])
        return each_told

    def weighed(self, rows: list[list[float]]) -> list[float]:
        weights = shares([self.layer("weigh", each)[0] for each in rows])
        columns = zip(*rows, strict=True)
        return [sum(w * n for w, n in zip(weights, column, strict=True)) for column in columns]

    def score(self, row: list[float], summed: list[float]) -> float:
        gathered = [gelu(n) for n in self.layer("gather", summed)]
        centred = [(row[0] - 1) / 2, row[1]]
        both = [*gathered, *(max(-WIDEST, min(WIDEST, n)) for n in centred)]
        units = [math.tanh(n) for n in self.layer("hidden", both)]
        return self.layer("linear", both)[0] + self.layer("out", units)[0]


def gelu(number: float) -> float:
    inner = math.sqrt(2 / math.pi) * (number + 0.044715 * number**3)
    return number * (1 + math.tanh(inner)) / 2


def shares(numbers: list[float]) -> list[float]:
    odds = [math.exp(number) for number in numbers]
    return [each / sum(odds) for each in odds]


def mean(rows: list[list[float]]) -> list[float]:
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)] or [0.0] * WIDTH


def test_the_score_of_a_sentence_is_that_worked_out_piece_by_piece() -> None:
    """For sentences of different lengths side by side, and a feature far off its centre."""
    question, sentences = unit_rows(3, 1), (unit_rows(4, 2), unit_rows(1, 3), unit_rows(7, 4))
    rows = [[1.0, 0.5], [-40.0, 0.0], [3.0, -1.0]]
    plain = ByLoops(network())
    expected = []
    for row, sentence in zip(rows, sentences, strict=True):
        told = plain.compared(question, sentence)
        most = [max(column) for column in zip(*told, strict=True)]
        expected.append(plain.score(row, [*plain.weighed(told), *most]))
    found = judge.read_scores(only(network()), np.array(rows), question, sentences)
    assert found.tolist() == pytest.approx(expected, abs=1e-4)


def test_the_score_of_a_few_words_is_that_worked_out_piece_by_piece() -> None:
    """For words at both ends of a sentence, in its middle, and for all of it."""
    question, sentence = unit_rows(3, 1), unit_rows(9, 2)
    places = [(0, 1), (4, 6), (7, 9), (0, 9)]
    rows = [[1.0, 0.5], [-40.0, 0.0], [3.0, -1.0], [0.0, 0.0]]
    several = network(parts=short.PARTS)
    plain = ByLoops(several)
    told = plain.compared(sentence, question)
    asked = plain.weighed(plain.projected(question))
    expected = [
        plain.score(
            row,
            [
                *(mean(told[start:end]) + told[start] + told[end - 1]),
                *(mean(told[max(0, start - 3) : start]) + mean(told[end : end + 3]) + asked),
            ],
        )
        for row, (start, end) in zip(rows, places, strict=True)
    ]
    found = short.read_scores(
        only(several), np.array(rows), question, sentence, np.array(places, np.int64)
    )
    assert found.tolist() == pytest.approx(expected, abs=1e-4)


def test_what_is_read_beside_a_sentence_makes_no_difference() -> None:
    question, one, other = unit_rows(3, 1), unit_rows(2, 2), unit_rows(9, 3)
    rows = np.array([[1.0, 0.5], [2.0, 0.0]])
    together = judge.read_scores(only(network()), rows, question, (one, other))
    alone = judge.read_scores(only(network()), rows[:1], question, (one,))
    assert together[:1] == pytest.approx(alone, abs=1e-5)


def test_the_scores_of_several_networks_are_averaged() -> None:
    both = only(network(0), network(1))
    told = np.array([[1.0, 0.5]]), unit_rows(3, 1), (unit_rows(4, 2),)
    each = [judge.read_scores(only(network(seed)), *told)[0] for seed in (0, 1)]
    assert judge.read_scores(both, *told).tolist() == pytest.approx([sum(each) / 2])


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "some.npz"
    saved = only(network(0), network(1))
    saved.save(file)
    again = Ensemble.read(file, FEATURES, judge.PARTS)
    assert (again.features, again.fingerprint, len(again.networks)) == (FEATURES, "an encoder", 2)
    told = np.array([[1.0, 0.5]]), unit_rows(3, 1), (unit_rows(4, 2),)
    before, after = (judge.read_scores(each, *told) for each in (saved, again))
    assert after == pytest.approx(before, abs=0.02)
    first = file.read_bytes()
    again.save(file)
    assert file.read_bytes() == first


def test_a_neutral_network_scores_nothing(tmp_path: Path) -> None:
    file = tmp_path / "none.npz"
    neutral(FEATURES, "an encoder", PIECE, judge.PARTS).save(file)
    told = np.array([[1.0, 9.0]]), unit_rows(3, 1), (unit_rows(4, 2),)
    assert judge.read_scores(Ensemble.read(file, FEATURES, judge.PARTS), *told).tolist() == [0.0]


def test_a_file_that_is_no_such_network_is_named(tmp_path: Path) -> None:
    file = tmp_path / "some.npz"
    with pytest.raises(BadFile, match=r"some\.npz"):
        Ensemble.read(file, FEATURES, judge.PARTS)
    file.write_bytes(b"no network")
    with pytest.raises(BadFile, match="install it again"):
        Ensemble.read(file, FEATURES, judge.PARTS)
    only(network()).save(file)
    with pytest.raises(BadFile, match="other features"):
        Ensemble.read(file, ("one",), judge.PARTS)
    with pytest.raises(BadFile, match="other sums"):
        Ensemble.read(file, FEATURES, short.PARTS)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadFile, match="install it again"):
        Ensemble.read(file, FEATURES, judge.PARTS)
    np.savez(file, features=np.array(FEATURES), fingerprint=np.array("an encoder"))
    with pytest.raises(BadFile, match="holds none"):
        Ensemble.read(file, FEATURES, judge.PARTS)
    with file.open("wb") as opened:
        np.save(opened, np.zeros(3))
    with pytest.raises(BadFile, match="install it again"):
        Ensemble.read(file, FEATURES, judge.PARTS)


@pytest.mark.parametrize("name", LAYERS)
def test_layers_that_do_not_fit_one_another_are_no_network(name: str) -> None:
    whole = network()
    wrong = Layer(np.zeros((3, 7), np.float32), np.zeros(7, np.float32))
    with pytest.raises(ValueError, match="fit one another"):
        AttentionNetwork(whole.centre, whole.spread, {**whole.layers, name: wrong})


def test_numbers_that_are_none_are_no_network() -> None:
    whole = network()
    out = Layer(np.full_like(whole.layers["out"].weight, np.nan), whole.layers["out"].bias)
    with pytest.raises(ValueError, match="finite"):
        AttentionNetwork(whole.centre, whole.spread, {**whole.layers, "out": out})
    with pytest.raises(ValueError, match="spread"):
        AttentionNetwork(whole.centre, np.zeros(2), whole.layers)
