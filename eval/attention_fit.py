"""Fit a `rag.judge` network to readings of which it is known which sentence answers.

A reading is a contest (`eval.network_fit`) between sentences, with their word pieces and those of
the question. The network is fitted by stochastic gradient descent, with dropout and weight decay,
so that what has worth is likeliest. `python -m eval.judge_fit` gives it the gold questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from eval.network_fit import Contest, Rows, dealt, spread_of
from index.encode import FloatArray
from rag.judge import (
    CLOSENESS,
    HEADS,
    LAYERS,
    STRETCH,
    AttentionNetwork,
    Ensemble,
    Layer,
)
from rag.network import standardised

if TYPE_CHECKING:
    from torch import Tensor

_BATCH: Final = 64
_ALIKE: Final = 8
"""Batches among which readings are sorted by length, so that little is padded."""

_HIDDEN: Final = -1e9


@dataclass(frozen=True, slots=True)
class Plan:
    """How networks are fitted.

    Attributes:
        width: of a word piece in the network, a multiple of `HEADS`.
        gathered: numbers that are gathered of a sentence.
        units: hidden ones that weigh them with the features.
        epochs: times that each reading is seen.
        rate: the highest of learning, which rises and falls once (Smith and Topin 2017).
        decay: of weights and biases (Loshchilov and Hutter 2019, "Decoupled Weight Decay").
        dropout: share of the numbers of a layer that are left out at a time; half of it of the
            hidden units.
        networks: how many are averaged.
    """

    width: int = 64
    gathered: int = 32
    units: int = 32
    epochs: int = 10
    rate: float = 2e-3
    decay: float = 0.02
    dropout: float = 0.2
    networks: int = 1


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


def fit_attention(
    readings: Sequence[Reading], features: Sequence[str], encoder: str, plan: Plan
) -> Ensemble:
    """Return networks under which what has worth is likeliest.

    The same readings on one machine with as many threads give the same networks.

    Args:
        readings: those in which nothing can be right are left out.
        features: what the rows of the contests hold.
        encoder: the fingerprint of what read the word pieces.
        plan: how to fit.

    Raises:
        ValueError: if nothing has worth in any reading.
    """
    known = [each for each in readings if each.contest.can_be_right]
    centre, spread = spread_of([each.contest for each in known])
    told = _Told.of(known, centre, spread)
    networks = (
        AttentionNetwork(centre, spread, _layers(told, plan, seed)) for seed in range(plan.networks)
    )
    return Ensemble(tuple(features), encoder, tuple(networks))


def attention_by_others(
    readings: Sequence[Reading],
    owners: Sequence[str],
    features: Sequence[str],
    plan: Plan,
    always: Sequence[Reading] = (),
) -> list[Rows]:
    """Return the scores of the sentences of each reading by networks fitted without it.

    Args:
        readings: dealt into parts, each scored by what the others give.
        owners: (readings,) the questions that they belong to; those of one go together.
        features: what the rows hold.
        plan: how to fit.
        always: readings that every network is fitted to as well.
    """
    found: dict[int, Rows] = {}
    for held in dealt(owners):
        others = [each for at, each in enumerate(readings) if at not in held]
        networks = fit_attention([*always, *others], features, "", plan)
        found |= {at: scores_of(networks, readings[at]) for at in held}
    return [found[at] for at in range(len(readings))]


def scores_of(networks: Ensemble, reading: Reading) -> Rows:
    """Return (sentences,): the scores of a reading."""
    return networks.scores(reading.contest.rows, reading.question, reading.sentences)


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
            _padded([each.question for each in readings]),
            np.array([len(each.question) for each in readings]),
            _padded(different),
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


def _padded(texts: Sequence[FloatArray]) -> FloatArray:
    found = np.zeros((len(texts), max(map(len, texts)), texts[0].shape[1]), np.float32)
    for at, each in enumerate(texts):
        found[at, : len(each)] = each
    return found


def _layers(told: _Told, plan: Plan, seed: int) -> dict[str, Layer]:
    """Return fitted layers, from a beginning of their own for each seed."""
    import torch  # loading it takes seconds

    torch.manual_seed(seed)
    weights = _beginning(told.question.shape[2], told.rows.shape[2], plan)
    tensors = [each for pair in weights.values() for each in pair]
    adam = torch.optim.AdamW(tensors, plan.rate, weight_decay=plan.decay)
    batches = list(_batches(told.asked, plan.epochs, np.random.default_rng(seed)))
    pace = torch.optim.lr_scheduler.OneCycleLR(adam, plan.rate, total_steps=len(batches))
    for batch in batches:
        loss = _loss(told, batch, _scores(told, batch, weights, plan.dropout))
        adam.zero_grad()
        torch.autograd.backward(loss)
        adam.step()
        pace.step()
    return {
        name: Layer(weight.detach().numpy().astype(np.float32), bias.detach().numpy())
        for name, (weight, bias) in weights.items()
    }


def _beginning(piece: int, features: int, plan: Plan) -> dict[str, tuple[Tensor, Tensor]]:
    """Return the weights to begin with, as `torch.nn.Linear` draws them, by layer."""
    import torch  # loading it takes seconds

    wide, both = plan.width, plan.gathered + features
    sizes = {
        "project": (piece, wide),
        "keys": (wide, wide),
        "compare": (4 * wide + 1, wide),
        "deepen": (wide, wide),
        "weigh": (wide, 1),
        "gather": (2 * wide, plan.gathered),
        "linear": (both, 1),
        "hidden": (both, plan.units),
        "out": (plan.units, 1),
    }
    found = {}
    for name in LAYERS:
        before, after = sizes[name]
        drawn = (torch.rand(count, after) * 2 - 1 for count in (before, 1))
        weight, bias = (each * before**-0.5 for each in drawn)
        found[name] = weight.requires_grad_(), bias[0].clone().requires_grad_()
    return found


def _batches(
    lengths: Tensor, epochs: int, chance: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """Yield the readings of each batch: all of them in each epoch, those of like length together.

    Args:
        lengths: (n,) of the questions.
        epochs: how often each comes.
        chance: by which they are dealt.
    """
    told = lengths.numpy()
    for _ in range(epochs):
        order = chance.permutation(len(told))
        batches: list[NDArray[np.int64]] = []
        for start in range(0, len(order), _BATCH * _ALIKE):
            some = order[start : start + _BATCH * _ALIKE]
            some = some[np.argsort(told[some], kind="stable")]
            batches += [some[at : at + _BATCH] for at in range(0, len(some), _BATCH)]
        yield from (batches[at] for at in chance.permutation(len(batches)))


def _loss(told: _Told, batch: NDArray[np.int64], scores: Tensor) -> Tensor:
    """Return the mean over a batch of how unlikely what has worth is: of its negative log."""
    import torch  # loading it takes seconds

    none = torch.zeros(len(batch), 1)
    competes, liked = told.competes[batch][:, None], told.none[batch][:, None]
    everything = torch.cat([scores, none + (competes - 1) * -_HIDDEN], dim=1)
    worth = torch.cat([told.worth[batch], liked], dim=1)
    of_worth = everything.masked_fill(worth == 0, _HIDDEN) + torch.log(worth.clamp(min=1e-6))
    return (everything.logsumexp(dim=1) - of_worth.logsumexp(dim=1)).mean()


def _scores(
    told: _Told,
    batch: NDArray[np.int64],
    weights: Mapping[str, tuple[Tensor, Tensor]],
    dropout: float,
) -> Tensor:
    """Return (batch, k) what `AttentionNetwork.scores` does, with dropout; `_HIDDEN` where none is.

    The same formulas in tensors, which know their slopes.
    """
    import torch  # loading it takes seconds

    def layer(name: str, inputs: Tensor) -> Tensor:
        weight, bias = weights[name]
        return inputs @ weight + bias

    def some(numbers: Tensor) -> Tensor:
        return torch.nn.functional.dropout(numbers, dropout)

    def gelu(numbers: Tensor) -> Tensor:
        return torch.nn.functional.gelu(numbers, approximate="tanh")

    def by_head(pieces: Tensor) -> Tensor:
        *before, length, width = pieces.shape
        return pieces.reshape(*before, length, HEADS, width // HEADS).transpose(-2, -3)

    used, which = torch.unique(told.which[batch], return_inverse=True)
    longest, last = int(told.asked[batch].max()), int(told.told[used].max())
    question, table = told.question[batch, :longest], told.table[used, :last]
    here = (torch.arange(longest) < told.asked[batch][:, None])[:, None, :, None]  # (n, 1, q, 1)
    there = (torch.arange(last) < told.told[used][:, None])[which][:, :, None]  # (n, k, 1, s)
    cosines = told.cosines[batch, :, :longest, :last].float().masked_fill(~there, -1.0)
    asked = some(layer("project", STRETCH * question))[:, None]  # (n, 1, q, d)
    pieces = some(layer("project", STRETCH * table))
    keys = by_head(layer("keys", pieces))[which]  # (n, k, heads, s, d / heads)
    alike = by_head(layer("keys", asked)) @ keys.transpose(-1, -2) / keys.shape[-1] ** 0.5
    alike = alike + CLOSENESS * cosines[:, :, None]
    shares = alike.masked_fill(~there[:, :, None], _HIDDEN).softmax(dim=-1)
    found = (shares @ by_head(pieces)[which]).transpose(-2, -3).flatten(-2)  # (n, k, q, d)
    asked = asked.expand_as(found)
    near = cosines.amax(dim=-1, keepdim=True)
    compared = torch.cat([asked, found, asked * found, (asked - found).abs(), near], dim=-1)
    each = gelu(layer("deepen", some(gelu(layer("compare", compared)))))
    weighed = layer("weigh", each).masked_fill(~here, _HIDDEN).softmax(dim=2)
    most = each.masked_fill(~here, _HIDDEN).amax(dim=2)
    gathered = torch.cat([(weighed * each).sum(dim=2), most], dim=-1)
    both = torch.cat([gelu(layer("gather", some(gathered))), told.rows[batch]], dim=-1)
    units = torch.nn.functional.dropout(layer("hidden", both).tanh(), dropout / 2)
    scores = (layer("linear", both) + layer("out", units))[:, :, 0]
    return scores.masked_fill(torch.arange(scores.shape[1]) >= told.count[batch][:, None], _HIDDEN)
