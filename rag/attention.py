"""Small networks that read a text against others, word piece by word piece.

Each piece of the text attends to the pieces of another, is compared with what it finds there, and
what the comparisons say is summed up (Parikh et al. 2016, "A Decomposable Attention Model for
Natural Language Inference"; several heads as in Vaswani et al. 2017). The vectors of the pieces
come from the encoder as they are, so all of it takes a few small products of matrices. A hidden
layer then weighs the sum together with numbers of another kind. How comparisons are summed up is
for those who read: `rag.judge` asks of a sentence whether it answers, `rag.short` of a few words.
`eval.attention_fit` fits such networks.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from index.encode import FloatArray
from index.errors import BadFile
from rag.network import standardised

HEADS: Final = 4
"""Ways of attending; the width of a piece is divided among them."""

CLOSENESS: Final = 8.0
"""What the cosine of two pieces counts for attention, beside what is learnt."""

STRETCH: Final = 4.5
"""What unit vectors are multiplied by, so that their numbers are neither tiny nor large."""

LAYERS: Final = (
    "project", "keys", "compare", "deepen", "weigh", "gather", "linear", "hidden", "out",
)  # fmt: skip
"""The layers of a network, each with a weight and a bias, in the order in which they are used.

The pieces of both texts share `project` and `keys`.
"""

PLAIN_SHARE: Final = 0.5
"""What a plain network, of the features alone, counts in a score beside those that read.

Those partly learn the text that they were fitted to, that one what holds of any."""

_Numbers: TypeAlias = NDArray[np.float64]

_UNUSABLE: Final = (
    *(OSError, KeyError, ValueError, EOFError, TypeError, RuntimeError),
    *(BadZipFile, zlib.error),
)
"""What reading a damaged file raises."""

_HIDDEN_FROM: Final = -1e9
"""What is added where there is no piece to attend to."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A linear layer.

    Attributes:
        weight: (inputs, outputs) float32.
        bias: (outputs,) float32.
    """

    weight: FloatArray
    bias: FloatArray

    def of(self, inputs: FloatArray) -> FloatArray:
        """Return (..., outputs) for (..., inputs)."""
        found: FloatArray = inputs @ self.weight + self.bias
        return found


@dataclass(frozen=True, slots=True, eq=False)
class AttentionNetwork:
    """The weights for f features and word pieces of e numbers.

    Attributes:
        centre: (f,) what is taken from each feature.
        spread: (f,) what each is divided by then; above 0.
        layers: those of `LAYERS`, by name; pieces become d wide, a multiple of `HEADS`, and so is
            what comparing one tells; what is gathered of a sum of p such rows is h wide.

    Raises:
        ValueError: if the shapes don't fit one another, a spread is not above 0, or a number is
            not finite.
    """

    centre: _Numbers
    spread: _Numbers
    layers: Mapping[str, Layer]

    def __post_init__(self) -> None:
        shapes = {name: layer.weight.shape for name, layer in self.layers.items()}
        piece, wide = shapes["project"]
        summed, gathered = shapes["gather"]
        both, units = gathered + len(self.centre), shapes["hidden"][1]
        expected = {
            "project": (piece, wide),
            "keys": (wide, wide),
            "compare": (4 * wide + 1, wide),
            "deepen": (wide, wide),
            "weigh": (wide, 1),
            "gather": (summed - summed % wide, gathered),
            "linear": (both, 1),
            "hidden": (both, units),
            "out": (units, 1),
        }
        biased = all(each.bias.shape == each.weight.shape[1:] for each in self.layers.values())
        if shapes != expected or not biased or wide % HEADS:
            raise ValueError("the layers of the network don't fit one another")
        if self.spread.shape != self.centre.shape or not (self.spread > 0).all():
            raise ValueError("a feature of the network has no spread")
        arrays = [each for layer in self.layers.values() for each in (layer.weight, layer.bias)]
        known = all(np.isfinite(each).all() for each in arrays)
        if not (known and np.isfinite(self.centre).all() and np.isfinite(self.spread).all()):
            raise ValueError("a number of the network is not finite")

    @property
    def parts(self) -> int:
        """The rows that comparisons are summed up in."""
        return len(self.layers["gather"].weight) // len(self.layers["keys"].weight)

    def scores(self, rows: _Numbers, summed: FloatArray) -> _Numbers:
        """Return (k,): the scores of k things.

        Args:
            rows: (k, f) their features.
            summed: (k, p * d) what comparing their word pieces told, summed up.
        """
        told = standardised(rows, self.centre, self.spread).astype(np.float32)
        both = np.concatenate([_gelu(self.layers["gather"].of(summed)), told], axis=1)
        units = np.tanh(self.layers["hidden"].of(both))
        scores = self.layers["linear"].of(both) + self.layers["out"].of(units)
        return np.asarray(scores[:, 0], np.float64)

    def projected(self, pieces: FloatArray) -> FloatArray:
        """Return (..., d) for (..., e) word pieces."""
        return self.layers["project"].of(STRETCH * pieces)

    def compared(self, text: FloatArray, others: Sequence[FloatArray]) -> FloatArray:
        """Return (k, n, d): what each piece of a text finds in each of k others, compared with it.

        Args:
            text: (n, e) unit rows, its word pieces; at least one.
            others: k times (m, e), those of each other; at least one each.
        """
        pieces, there = _side_by_side(others)
        cosines = np.where(there, text @ pieces.transpose(0, 2, 1), -1.0)
        own = self.projected(text)
        found = self._attended(own, self.projected(pieces), cosines, there)
        own = np.broadcast_to(own, found.shape)
        near = cosines.max(axis=2, keepdims=True)
        both = np.concatenate([own, found, own * found, abs(own - found), near], axis=2)
        return _gelu(self.layers["deepen"].of(_gelu(self.layers["compare"].of(both))))

    def weighed(self, told: FloatArray) -> FloatArray:
        """Return (..., d) for (..., n, d): the mean of n rows, each with the share it deserves."""
        shares = _softmax(self.layers["weigh"].of(told), axis=-2)
        mean: FloatArray = (shares * told).sum(axis=-2)
        return mean

    def _attended(
        self, own: FloatArray, told: FloatArray, cosines: FloatArray, there: NDArray[np.bool_]
    ) -> FloatArray:
        """Return (k, n, d): what each piece of a text finds in each of k others.

        Args:
            own: (n, d) the pieces of the text.
            told: (k, m, d) those of the others.
            cosines: (k, n, m) between the two.
            there: (k, 1, m) where another has a piece.
        """
        queries = _by_head(self.layers["keys"].of(own))  # (heads, n, d / heads)
        keys = _by_head(self.layers["keys"].of(told))  # (k, heads, m, d / heads)
        alike = queries @ keys.swapaxes(-1, -2) / np.sqrt(keys.shape[-1], dtype=np.float32)
        alike = alike + CLOSENESS * cosines[:, np.newaxis]
        shares = _softmax(np.where(there[:, np.newaxis], alike, _HIDDEN_FROM), axis=-1)
        found = (shares @ _by_head(told)).swapaxes(1, 2)  # (k, n, heads, d / heads)
        return found.reshape(*found.shape[:2], -1)


def _side_by_side(texts: Sequence[FloatArray]) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return (k, m, e) the pieces of k texts, zeros behind the last ones, and where they are.

    The second is (k, 1, m).
    """
    pieces, lengths = padded(texts), np.array([len(each) for each in texts])
    return pieces, (np.arange(pieces.shape[1]) < lengths[:, np.newaxis])[:, np.newaxis]


def padded(texts: Sequence[FloatArray]) -> FloatArray:
    """Return (n, m, e): the word pieces of n texts side by side, zeros behind the last ones."""
    found = np.zeros((len(texts), max(map(len, texts)), texts[0].shape[1]), np.float32)
    for at, each in enumerate(texts):
        found[at, : len(each)] = each
    return found


def _by_head(pieces: FloatArray) -> FloatArray:
    """Return (..., heads, n, d / heads) for (..., n, d)."""
    *before, count, width = pieces.shape
    return pieces.reshape(*before, count, HEADS, width // HEADS).swapaxes(-2, -3)


def _softmax(values: FloatArray, axis: int) -> FloatArray:
    odds = np.exp(values - values.max(axis=axis, keepdims=True))
    shares: FloatArray = odds / odds.sum(axis=axis, keepdims=True)
    return shares


def _gelu(values: FloatArray) -> FloatArray:
    """Return the Gaussian error linear unit of each number, by its approximation with tanh.

    Hendrycks and Gimpel 2016, "Gaussian Error Linear Units".
    """
    squared = values * values  # a power of three takes numpy 30 times as long
    inner = np.float32(np.sqrt(2 / np.pi)) * values * (1 + np.float32(0.044715) * squared)
    found: FloatArray = np.float32(0.5) * values * (1 + np.tanh(inner))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """Networks of the same features, fitted from different beginnings, whose scores are averaged.

    They err apart: their mean errs less (Hansen and Salamon 1990, "Neural Network Ensembles").

    Attributes:
        features: what the numbers of a row stand for.
        fingerprint: that of the encoder whose word pieces they were fitted to.
        networks: at least one.
    """

    features: tuple[str, ...]
    fingerprint: str
    networks: tuple[AttentionNetwork, ...]

    def mean_of(self, scores: Callable[[AttentionNetwork], _Numbers]) -> _Numbers:
        """Return the mean of the scores, (k,), by each network."""
        return np.asarray(np.mean([scores(each) for each in self.networks], axis=0))

    def can_read(self, fingerprint: str) -> bool:
        """Tell whether they were fitted to word pieces of the encoder with this fingerprint."""
        return bool(self.fingerprint) and self.fingerprint == fingerprint

    def save(self, file: Path) -> None:
        """Write what `read` reads; weights are kept as float16."""
        kept = {"features": np.array(self.features), "fingerprint": np.array(self.fingerprint)}
        for at, network in enumerate(self.networks):
            kept |= {f"{at}.centre": network.centre, f"{at}.spread": network.spread}
            for name, layer in network.layers.items():
                kept[f"{at}.{name}.weight"] = layer.weight.astype(np.float16)
                kept[f"{at}.{name}.bias"] = layer.bias.astype(np.float16)
        np.savez_compressed(file, allow_pickle=False, **kept)

    @classmethod
    def read(cls, file: Path, features: Sequence[str], parts: int) -> Ensemble:
        """Return what `save` wrote.

        Args:
            file: what it wrote.
            features: those that rows have now.
            parts: the rows that comparisons are summed up in now.

        Raises:
            BadFile: if it is missing or damaged, or was fitted to other features or sums.
        """
        try:
            with np.load(file, allow_pickle=False) as kept:
                told = dict(kept)
            if told["features"].tolist() != list(features):
                raise ValueError("the network was fitted to other features")
            count = sum(name.endswith(".centre") for name in told)
            if not count:
                raise ValueError("it holds none")
            networks = tuple(_network(told, at) for at in range(count))
            if any(each.parts != parts for each in networks):
                raise ValueError("the network was fitted to other sums")
            return cls(tuple(features), str(told["fingerprint"]), networks)
        except _UNUSABLE as why:
            raise BadFile(
                f"{file} is no network of this program ({why}): install it again"
            ) from why


def neutral(features: Sequence[str], fingerprint: str, pieces: int, parts: int) -> Ensemble:
    """Return a network that scores everything 0.

    Args:
        features: what the numbers of a row stand for.
        fingerprint: that of the encoder of the word pieces.
        pieces: the numbers of a word piece.
        parts: the rows that a sum of comparisons is made of.
    """
    both = len(features) + 1
    sizes = {
        "project": (pieces, HEADS),
        "keys": (HEADS, HEADS),
        "compare": (4 * HEADS + 1, HEADS),
        "deepen": (HEADS, HEADS),
        "weigh": (HEADS, 1),
        "gather": (parts * HEADS, 1),
        "linear": (both, 1),
        "hidden": (both, 1),
        "out": (1, 1),
    }
    layers = {
        name: Layer(np.zeros((before, after), np.float32), np.zeros(after, np.float32))
        for name, (before, after) in sizes.items()
    }
    nothing = np.zeros(len(features))
    network = AttentionNetwork(nothing, nothing + 1, layers)
    return Ensemble(tuple(features), fingerprint, (network,))


def _network(told: Mapping[str, NDArray[np.generic]], at: int) -> AttentionNetwork:
    def numbers(name: str) -> FloatArray:
        return told[f"{at}.{name}"].astype(np.float32)

    layers = {name: Layer(numbers(f"{name}.weight"), numbers(f"{name}.bias")) for name in LAYERS}
    return AttentionNetwork(
        told[f"{at}.centre"].astype(np.float64), told[f"{at}.spread"].astype(np.float64), layers
    )


def together(plain: _Numbers, read: _Numbers) -> _Numbers:
    """Return the scores by both kinds of networks: of the plain one, and of those that read."""
    return PLAIN_SHARE * plain + (1 - PLAIN_SHARE) * read


@cache
def shipped_ensemble(file: Path, features: tuple[str, ...], parts: int) -> Ensemble:
    """Return the networks that belong to this program.

    Raises:
        BadFile: if they can't be used.
    """
    return Ensemble.read(file, features, parts)
