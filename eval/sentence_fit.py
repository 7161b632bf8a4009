"""Fit networks that read sentences (`rag.judge`) to readings of which it is known which answers.

A reading is a contest (`eval.network_fit`) between sentences, with their word pieces and those of
the question. `python -m eval.judge_fit` gives them the gold questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from eval.attention_fit import HIDDEN, Places, Plan, Sizes, Tensors, fitted_layers, lost
from eval.network_fit import Contest, Rows, spread_of
from index.encode import FloatArray
from rag.attention import AttentionNetwork, Ensemble, padded
from rag.judge import PARTS, read_scores
from rag.network import standardised

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What competes for one question, as it is read.

    Attributes:
        contest: the sentences, by their rows.
        question: (q, e) unit rows, the question's word pieces.
        sentences: the same for each sentence.
    """

    contest: Contest
    question: FloatArray
    sentences: tuple[FloatArray, ...]


def fit_sentences(
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
    told = _Told.of(known, centre, spread)
    sizes = Sizes(told.question.shape[2], PARTS, len(centre))
    lengths = told.asked.tolist()
    networks = (
        AttentionNetwork(centre, spread, fitted_layers(told.loss, lengths, sizes, plan, seed))
        for seed in range(plan.networks)
    )
    return Ensemble(tuple(features), fingerprint, tuple(networks))


def scores_of(networks: Ensemble, reading: Reading) -> Rows:
    """Return (sentences,): the scores of a reading."""
    return read_scores(networks, reading.contest.rows, reading.question, reading.sentences)


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """Readings as tensors: n of them, of k sentences at most, with q and s word pieces at most.

    Attributes:
        question: (n, q, e); pieces that are not there are 0.
        asked: (n,) how many are there.
        table: (sentences, s, e) the different sentences; the same for them.
        told: (sentences,) how many pieces each has.
        which: (n, k) the sentences of each reading.
        cosines: (n, k, q, s) float16, of the pieces of a question with those of each sentence.
        rows: (n, k, features), brought to one spread.
        worth: (n, k).
        none: (n,) the worth of "none of them".
        competes: (n,) 1 where that competes, else 0.
        count: (n,) how many sentences compete.
    """

    question: Tensor
    asked: Tensor
    table: Tensor
    told: Tensor
    which: Tensor
    cosines: Tensor
    rows: Tensor
    worth: Tensor
    none: Tensor
    competes: Tensor
    count: Tensor

    @classmethod
    def of(cls, readings: Sequence[Reading], centre: Rows, spread: Rows) -> _Told:
        import torch  # loading it takes seconds

        places: dict[bytes, int] = {}
        different: list[FloatArray] = []
        most = max(len(each.sentences) for each in readings)
        which = np.zeros((len(readings), most), np.int64)
        rows = np.zeros((len(readings), most, len(centre)), np.float32)
        worth = np.zeros((len(readings), most), np.float32)
        longest = max(len(each.question) for each in readings)
        last = max(len(sentence) for each in readings for sentence in each.sentences)
        cosines = np.zeros((len(readings), most, longest, last), np.float16)
        for at, each in enumerate(readings):
            for k, sentence in enumerate(each.sentences):
                key = sentence.tobytes()
                if key not in places:
                    places[key] = len(different)
                    different.append(sentence)
                which[at, k] = places[key]
                alike = each.question @ sentence.T
                cosines[at, k, : alike.shape[0], : alike.shape[1]] = alike
            contest = each.contest
            count = len(contest.worth)
            rows[at, :count] = standardised(contest.rows, centre, spread)
            worth[at, :count] = contest.worth
        contests = [each.contest for each in readings]
        numbers = (
            padded([each.question for each in readings]),
            np.array([len(each.question) for each in readings]),
            padded(different),
            np.array([len(each) for each in different]),
            which,
            cosines,
            rows,
            worth,
            np.array([each.none or 0.0 for each in contests], np.float32),
            np.array([each.none is not None for each in contests], np.float32),
            np.array([len(each.worth) for each in contests]),
        )
        return cls(*map(torch.from_numpy, numbers))

    def scores(self, network: Tensors, batch: Places) -> Tensor:
        """Return (batch, k): what `rag.judge.read_scores` does; `HIDDEN` where no sentence is."""
        import torch  # loading it takes seconds

        used, which = torch.unique(self.which[batch], return_inverse=True)
        longest, last = int(self.asked[batch].max()), int(self.told[used].max())
        here = (torch.arange(longest) < self.asked[batch][:, None])[:, None, :, None]
        there = (torch.arange(last) < self.told[used][:, None])[which][:, :, None]
        asked = network.projected(self.question[batch, :longest])[:, None]
        pieces = network.projected(self.table[used, :last])
        told = network.compared(
            asked,
            pieces[which],
            network.keys(pieces)[which],
            self.cosines[batch, :, :longest, :last].float(),
            there,
        )
        most = told.masked_fill(~here, HIDDEN).amax(dim=2)
        summed = torch.cat([network.weighed(told, here), most], dim=-1)
        scores = network.scores(self.rows[batch], summed)
        behind = torch.arange(scores.shape[1]) >= self.count[batch][:, None]
        return scores.masked_fill(behind, HIDDEN)

    def loss(self, network: Tensors, batch: Places) -> Tensor:
        """Return how unlikely what has worth is, the mean of a batch."""
        import torch  # loading it takes seconds

        competes, liked = self.competes[batch][:, None], self.none[batch][:, None]
        none = (competes - 1) * -HIDDEN  # "none of them" scores 0
        everything = torch.cat([self.scores(network, batch), none], dim=1)
        worth = torch.cat([self.worth[batch], liked], dim=1)
        return lost(everything, worth).mean()
