"""Fitting the networks that read a few words, on made-up readings whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from eval.attention_fit import Plan, Tensors
from eval.network_fit import Contest
from eval.words_fit import Reading, _scores, fit_words, scores_of
from index.encode import FloatArray
from rag.attention import LAYERS
from rag.network import standardised

PIECE = 12
FEATURES = ("one", "other")
PLAN = Plan(width=16, gathered=8, units=8, epochs=15, batch=32, rate=5e-3, dropout=0.1)


def unit_rows(count: int, chance: np.random.Generator) -> FloatArray:
    rows = chance.normal(size=(count, PIECE))
    found: FloatArray = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def made_up(count: int, seed: int) -> list[Reading]:
    """Return readings whose answer stands right behind the piece of a sentence that is asked for.

    Three pieces of one sentence compete with two of another; features tell nothing.
    """
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        sentences = unit_rows(int(chance.integers(8, 11)), chance), unit_rows(5, chance)
        which, places = (
            np.array([0, 0, 0, 1, 1]),
            np.array([[1, 2], [3, 5], [6, 7], [1, 3], [3, 4]]),
        )
        right = int(chance.integers(5))
        behind = sentences[which[right]][places[right, 0] - 1]
        question = np.concatenate([unit_rows(int(chance.integers(1, 3)), chance), behind[None]])
        worth = np.zeros(5)
        worth[right] = 1.3
        contest = Contest(chance.normal(size=(5, 2)), worth)
        found.append(Reading(contest, question, sentences, which, places))
    return found


def test_what_answers_is_found_in_readings_that_were_never_seen() -> None:
    """Chance would find the words in a fifth of them; the features can't tell."""
    networks = fit_words(made_up(900, seed=1), FEATURES, "an encoder", PLAN)
    fresh = made_up(150, seed=2)
    right = [each.contest.worth[int(np.argmax(scores_of(networks, each)))] > 0 for each in fresh]
    assert np.mean(right) > 0.7
    assert (networks.features, networks.fingerprint) == (FEATURES, "an encoder")


def test_tensors_give_the_scores_that_are_given_when_a_question_comes() -> None:
    """Two ways of writing the same network, for readings of different sizes in one batch."""
    readings = made_up(12, seed=3)
    networks = fit_words(readings, FEATURES, "an encoder", PLAN)
    (network,) = networks.networks
    weights = {
        name: (torch.from_numpy(layer.weight), torch.from_numpy(layer.bias))
        for name, layer in network.layers.items()
    }
    rows = np.concatenate([each.contest.rows for each in readings])
    told = standardised(rows, network.centre, network.spread)
    found = _scores(Tensors(weights), readings, told).numpy()
    expected = np.concatenate([scores_of(networks, each) for each in readings])
    assert found == pytest.approx(expected, abs=1e-3)


def test_the_same_readings_give_the_same_network() -> None:
    one, other = (fit_words(made_up(60, seed=4), FEATURES, "", PLAN) for _ in range(2))
    for name in LAYERS:
        first, second = (each.networks[0].layers[name].weight for each in (one, other))
        assert np.array_equal(first, second)


def test_nothing_is_fitted_where_nothing_is_right() -> None:
    (reading,) = made_up(1, seed=5)
    contest = Contest(reading.contest.rows, np.zeros(5))
    hopeless = Reading(contest, reading.question, reading.sentences, reading.which, reading.places)
    with pytest.raises(ValueError, match="nothing to fit"):
        fit_words([hopeless], FEATURES, "", PLAN)
