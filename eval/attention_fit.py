"""Fit a `rag.attention` network: the formulas in tensors, which know their slopes, and the descent.

A network is fitted by stochastic gradient descent, with dropout and weight decay, so that what has
worth is likeliest (`eval.network_fit` says what a contest is). What is read, and how comparisons
are summed up, is told by those who fit one: `eval.sentence_fit` and `eval.words_fit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from rag.attention import CLOSENESS, HEADS, LAYERS, STRETCH, Layer

if TYPE_CHECKING:
    from torch import Tensor

HIDDEN: Final = -1e9
"""A score for what is not there."""

Places = NDArray[np.int64]

_ALIKE: Final = 8
"""Batches among which readings are sorted by length, so that little is padded."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How networks are fitted.

    Attributes:
        width: of a word piece in the network, a multiple of `HEADS`.
        gathered: numbers that are gathered of what competes.
        units: hidden ones that weigh them with the features.
        epochs: times that each reading is seen.
        batch: readings that are seen at once.
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
    batch: int = 64
    rate: float = 2e-3
    decay: float = 0.02
    dropout: float = 0.2
    networks: int = 1


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a network is given.

    Attributes:
        piece: numbers of a word piece.
        parts: rows that comparisons are summed up in.
        features: beside them.
    """

    piece: int
    parts: int
    features: int


@dataclass(frozen=True, slots=True, eq=False)
class Tensors:
    """The layers of a network as tensors; what has the name of a method there says the same.

    Attributes:
        weights: a weight and a bias by the name of the layer.
        dropout: share of the numbers of a layer that are left out at a time.
    """

    weights: Mapping[str, tuple[Tensor, Tensor]]
    dropout: float = 0.0

    def projected(self, pieces: Tensor) -> Tensor:
        """Return (..., d) for (..., e) word pieces."""
        return self._some(self._layer("project", STRETCH * pieces))

    def keys(self, pieces: Tensor) -> Tensor:
        """Return (..., heads, n, d / heads) for (..., n, d): by what they are attended to."""
        return _by_head(self._layer("keys", pieces))

    def compared(
        self, own: Tensor, told: Tensor, keys: Tensor, cosines: Tensor, there: Tensor
    ) -> Tensor:
        """Return (..., n, d): what pieces find in others, compared with it.

        Args:
            own: (..., n, d) the pieces.
            told: (..., m, d) the others.
            keys: (..., heads, m, d / heads) theirs.
            cosines: (..., n, m) between the two.
            there: (..., 1, m) where another is a piece.
        """
        import torch  # loading it takes seconds

        cosines = cosines.masked_fill(~there, -1.0)
        alike = self.keys(own) @ keys.transpose(-1, -2) / keys.shape[-1] ** 0.5
        alike = alike + CLOSENESS * cosines.unsqueeze(-3)
        shares = alike.masked_fill(~there.unsqueeze(-3), HIDDEN).softmax(dim=-1)
        found = (shares @ _by_head(told)).transpose(-2, -3).flatten(-2)
        own = own.expand_as(found)
        near = cosines.amax(dim=-1, keepdim=True)
        both = torch.cat([own, found, own * found, (own - found).abs(), near], dim=-1)
        return _gelu(self._layer("deepen", self._some(_gelu(self._layer("compare", both)))))

    def weighed(self, told: Tensor, there: Tensor) -> Tensor:
        """Return (..., d) for (..., n, d): the mean of rows, each with the share it deserves.

        Args:
            told: the rows.
            there: (..., n, 1) where one is.
        """
        shares = self._layer("weigh", told).masked_fill(~there, HIDDEN).softmax(dim=-2)
        return (shares * told).sum(dim=-2)

    def scores(self, rows: Tensor, summed: Tensor) -> Tensor:
        """Return (...,) for (..., features) and (..., parts * d)."""
        import torch  # loading it takes seconds

        gathered = _gelu(self._layer("gather", self._some(summed)))
        both = torch.cat([gathered, rows], dim=-1)
        units = self._layer("hidden", both).tanh()
        units = torch.nn.functional.dropout(units, self.dropout / 2)
        return (self._layer("linear", both) + self._layer("out", units))[..., 0]

    def _layer(self, name: str, inputs: Tensor) -> Tensor:
        weight, bias = self.weights[name]
        return inputs @ weight + bias

    def _some(self, numbers: Tensor) -> Tensor:
        import torch  # loading it takes seconds

        return torch.nn.functional.dropout(numbers, self.dropout)


def _gelu(numbers: Tensor) -> Tensor:
    import torch  # loading it takes seconds

    return torch.nn.functional.gelu(numbers, approximate="tanh")


def _by_head(pieces: Tensor) -> Tensor:
    *before, length, width = pieces.shape
    return pieces.reshape(*before, length, HEADS, width // HEADS).transpose(-2, -3)


def fitted_layers(
    loss: Callable[[Tensors, Places], Tensor],
    lengths: Sequence[int],
    sizes: Sizes,
    plan: Plan,
    seed: int,
) -> dict[str, Layer]:
    """Return layers under which a loss is small, from a beginning of their own for each seed.

    Args:
        loss: of a batch of readings, told by their places, with some layers.
        lengths: of the readings; those of like length are read together.
        sizes: what the network is given.
        plan: how to fit.
        seed: of where it begins, and of the order of readings.
    """
    import torch  # loading it takes seconds

    torch.manual_seed(seed)
    weights = _beginning(sizes, plan)
    tensors = Tensors(weights, plan.dropout)
    several = [each for pair in weights.values() for each in pair]
    adam = torch.optim.AdamW(several, plan.rate, weight_decay=plan.decay)
    batches = list(_batches(lengths, plan, np.random.default_rng(seed)))
    pace = torch.optim.lr_scheduler.OneCycleLR(adam, plan.rate, total_steps=len(batches))
    for batch in batches:
        adam.zero_grad()
        torch.autograd.backward(loss(tensors, batch))
        adam.step()
        pace.step()
    return {
        name: Layer(weight.detach().numpy().astype(np.float32), bias.detach().numpy())
        for name, (weight, bias) in weights.items()
    }


def _beginning(sizes: Sizes, plan: Plan) -> dict[str, tuple[Tensor, Tensor]]:
    """Return the weights to begin with, as `torch.nn.Linear` draws them, by layer."""
    import torch  # loading it takes seconds

    wide, both = plan.width, plan.gathered + sizes.features
    shapes = {
        "project": (sizes.piece, wide),
        "keys": (wide, wide),
        "compare": (4 * wide + 1, wide),
        "deepen": (wide, wide),
        "weigh": (wide, 1),
        "gather": (sizes.parts * wide, plan.gathered),
        "linear": (both, 1),
        "hidden": (both, plan.units),
        "out": (plan.units, 1),
    }
    found = {}
    for name in LAYERS:
        before, after = shapes[name]
        drawn = (torch.rand(count, after) * 2 - 1 for count in (before, 1))
        weight, bias = (each * before**-0.5 for each in drawn)
        found[name] = weight.requires_grad_(), bias[0].clone().requires_grad_()
    return found


def _batches(lengths: Sequence[int], plan: Plan, chance: np.random.Generator) -> Iterator[Places]:
    """Yield the places of each batch: all in each epoch, those of like length together.

    Args:
        lengths: of the readings.
        plan: how often each comes, and with how many others.
        chance: by which they are dealt.
    """
    told, size = np.asarray(lengths), plan.batch
    for _ in range(plan.epochs):
        order = chance.permutation(len(told))
        batches: list[Places] = []
        for start in range(0, len(order), size * _ALIKE):
            some = order[start : start + size * _ALIKE]
            some = some[np.argsort(told[some], kind="stable")]
            batches += [some[at : at + size] for at in range(0, len(some), size)]
        yield from (batches[at] for at in chance.permutation(len(batches)))


def lost(scores: Tensor, worth: Tensor) -> Tensor:
    """Return (...,): how unlikely what has worth is, the negative log of its chance.

    Args:
        scores: (..., things) `HIDDEN` for what is not there.
        worth: (..., things) 0 for what should lose.
    """
    liked = scores.masked_fill(worth == 0, HIDDEN) + worth.clamp(min=1e-6).log()
    return scores.logsumexp(dim=-1) - liked.logsumexp(dim=-1)
