"""Fitting the network of the judge, on made-up readings whose answers are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from eval.attention_fit import Plan, Tensors
from eval.network_fit import Contest
from eval.sentence_fit import Reading, _Told, fit_sentences, scores_of
from index.encode import FloatArray
from rag.attention import LAYERS

PIECE = 12
FEATURES = ("one", "other")
PLAN = Plan(width=16, gathered=8, units=8, epochs=12, rate=5e-3, dropout=0.1, networks=1)


def unit_rows(count: int, chance: np.random.Generator) -> FloatArray:
    rows = chance.normal(size=(count, PIECE))
    found: FloatArray = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def made_up(count: int, seed: int) -> list[Reading]:
    """Return readings that one of three sentences answers which holds two pieces asked for.

    Another one holds one of them; in every third none holds both. Features tell nothing.
    """
    chance = np.random.default_rng(seed)
    found = []
    for at in range(count):
        question = unit_rows(int(chance.integers(2, 4)), chance)
        sentences = [unit_rows(int(chance.integers(3, 7)), chance) for _ in range(3)]
        right, other = chance.permutation(3)[:2]
        sentences[other][1] = question[0]
        sentences[right][0] = question[1]
        if at % 3:
            sentences[right][2] = question[0]
        worth = np.zeros(3)
        worth[right] = float(bool(at % 3))
        contest = Contest(chance.normal(size=(3, 2)), worth, float(not at % 3))
        found.append(Reading(contest, question, tuple(sentences)))
    return found


def test_what_answers_is_found_in_readings_that_were_never_seen() -> None:
    """Chance would find the sentence in a third of them; the features can't tell."""
    networks = fit_sentences(made_up(900, seed=1), FEATURES, "an encoder", PLAN)
    fresh = [each for each in made_up(150, seed=2) if each.contest.worth.any()]
    right = [each.contest.worth[int(np.argmax(scores_of(networks, each)))] for each in fresh]
    assert np.mean(right) > 0.8
    assert (networks.features, networks.fingerprint) == (FEATURES, "an encoder")


def test_tensors_give_the_scores_that_are_given_when_a_question_comes() -> None:
    """Two ways of writing the same network, for readings of different sizes in one batch."""
    whole = made_up(18, seed=3)
    short = Contest(whole[1].contest.rows[:1], np.ones(1))
    part = Contest(whole[4].contest.rows[:2], np.array([1.0, 0.0]))
    readings = [
        *whole,
        replace(whole[1], contest=short, sentences=whole[1].sentences[:1]),
        replace(whole[4], contest=part, sentences=whole[4].sentences[:2]),
    ]
    networks = fit_sentences(readings, FEATURES, "an encoder", PLAN)
    (network,) = networks.networks
    weights = {
        name: (torch.from_numpy(layer.weight), torch.from_numpy(layer.bias))
        for name, layer in network.layers.items()
    }
    assert tuple(weights) == LAYERS
    told = _Told.of(readings, network.centre, network.spread)
    found = told.scores(Tensors(weights), np.arange(20)).numpy()
    for row, reading in zip(found, readings, strict=True):
        count = len(reading.sentences)
        assert row[:count] == pytest.approx(scores_of(networks, reading), abs=1e-2)
        assert (row[count:] < -1e8).all()


def test_the_same_readings_give_the_same_network() -> None:
    one, other = (fit_sentences(made_up(60, seed=4), FEATURES, "", PLAN) for _ in range(2))
    for name in LAYERS:
        first, second = (each.networks[0].layers[name].weight for each in (one, other))
        assert np.array_equal(first, second)


def test_nothing_is_fitted_where_nothing_is_right() -> None:
    chance = np.random.default_rng(6)
    hopeless = Reading(
        Contest(np.zeros((1, 2)), np.zeros(1)), unit_rows(2, chance), (unit_rows(2, chance),)
    )
    with pytest.raises(ValueError, match="nothing to fit"):
        fit_sentences([hopeless], FEATURES, "", PLAN)
