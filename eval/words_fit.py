"""Fit networks that read a few words (`rag.short`) to contests of which it is known who wins.

The words stand in sentences that are read against the question, word piece by word piece.
`python -m eval.short_fit` gives them the gold questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from eval.attention_fit import Places, Plan, Sizes, Tensors, fitted_layers, lost
from eval.network_fit import Contest, Rows, spread_of
from index.encode import FloatArray
from rag.attention import AttentionNetwork, Ensemble, padded
from rag.network import standardised
from rag.short import BESIDE, PARTS, read_scores

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The words that compete for one short answer, as they are read.

    Attributes:
        contest: the words, by their rows; "none of them" doesn't compete.
        question: (q, e) unit rows, the question's word pieces.
        sentences: the same for each sentence.
        which: (words,) the sentence that each stands in.
        places: (words, 2) where the word pieces of each begin and end there.
    """

    contest: Contest
    question: FloatArray
    sentences: tuple[FloatArray, ...]
    which: NDArray[np.int64]
    places: NDArray[np.int64]


def fit_words(
    readings: Sequence[Reading], features: Sequence[str], fingerprint: str, plan: Plan
) -> Ensemble:
    """Return networks under which what has worth is likeliest.

    The same readings on one machine give the same networks, on one thread.

    Args:
        readings: those in which nothing can be right are left out.
        features: what the rows of the contests hold.
        fingerprint: of the encoder that read the word pieces.
        plan: how to fit.

    Raises:
        ValueError: if nothing has worth in any reading.
    """
    known = [each for each in readings if each.contest.can_be_right]
    centre, spread = spread_of([each.contest for each in known])
    rows = [standardised(each.contest.rows, centre, spread) for each in known]
    sizes = Sizes(known[0].question.shape[1], PARTS, len(centre))
    lengths = [max(map(len, each.sentences)) for each in known]

    def loss(network: Tensors, batch: Places) -> Tensor:
        return _loss(network, [known[at] for at in batch], [rows[at] for at in batch])

    networks = (
        AttentionNetwork(centre, spread, fitted_layers(loss, lengths, sizes, plan, seed))
        for seed in range(plan.networks)
    )
    return Ensemble(tuple(features), fingerprint, tuple(networks))


def scores_of(networks: Ensemble, reading: Reading) -> Rows:
    """Return (words,): the scores of a reading."""
    found = np.zeros(len(reading.which))
    for at, sentence in enumerate(reading.sentences):
        here = reading.which == at
        if here.any():
            rows, places = reading.contest.rows[here], reading.places[here]
            found[here] = read_scores(networks, rows, reading.question, sentence, places)
    return found


def _loss(network: Tensors, readings: Sequence[Reading], rows: Sequence[Rows]) -> Tensor:
    """Return how unlikely what has worth is, the mean of some readings."""
    import torch  # loading it takes seconds

    scores = _scores(network, readings, np.concatenate(rows))
    of_each = torch.split(scores, [len(each.which) for each in readings])
    worth = (torch.from_numpy(each.contest.worth).float() for each in readings)
    return torch.stack([lost(*each) for each in zip(of_each, worth, strict=True)]).mean()


def _scores(network: Tensors, readings: Sequence[Reading], rows: Rows) -> Tensor:
    """Return (words,): what `scores_of` does, of the words of some readings one after another.

    Args:
        network: the layers.
        readings: r of them, with s sentences in all.
        rows: (words, features), brought to one spread.
    """
    import torch  # loading it takes seconds

    sentences = [sentence for each in readings for sentence in each.sentences]
    many = [len(each.sentences) for each in readings]
    asking = np.repeat(np.arange(len(readings)), many)  # of each sentence its question
    which = torch.from_numpy(
        np.concatenate([each.which for each in readings])
        + np.repeat(np.cumsum([0, *many[:-1]]), [len(each.which) for each in readings])
    )
    starts, ends = torch.from_numpy(np.concatenate([each.places for each in readings])).T
    questions = torch.from_numpy(padded([each.question for each in readings]))
    asked = torch.tensor([len(each.question) for each in readings])
    long = torch.tensor([len(each) for each in sentences])
    own = torch.from_numpy(padded(sentences))
    here = torch.arange(questions.shape[1]) < asked[:, None]  # (r, q)
    pieces = network.projected(questions)
    told = network.compared(
        network.projected(own),
        pieces[asking],
        network.keys(pieces)[asking],
        own @ questions[asking].transpose(1, 2),
        here[asking][:, None],
    )  # (s, longest, d)
    until = torch.cat([torch.zeros_like(told[:, :1]), told.cumsum(dim=1)], dim=1)

    def mean(first: Tensor, end: Tensor) -> Tensor:
        return (until[which, end] - until[which, first]) / (end - first).clamp(min=1)[:, None]

    behind = torch.minimum(ends + BESIDE, long[which])
    summed = torch.cat(
        [
            mean(starts, ends),
            told[which, starts],
            told[which, ends - 1],
            mean((starts - BESIDE).clamp(min=0), starts),
            mean(ends, behind),
            network.weighed(pieces, here[:, :, None])[asking][which],
        ],
        dim=1,
    )
    return network.scores(torch.from_numpy(rows).float(), summed)
