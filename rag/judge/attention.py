"""A network that reads a question against a sentence, word piece by word piece.

Each piece of the question attends to the pieces of the sentence, is compared with what it finds
there, and what the comparisons say is gathered (Parikh et al. 2016, "A Decomposable Attention Model
for Natural Language Inference"; several heads as in Vaswani et al. 2017). The vectors of the pieces
come from the encoder as they are, so all of it takes a few small products of matrices. A hidden
layer then weighs what was gathered together with the numbers of `rag.judge.features`.
`eval.attention_fit` fits one.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
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

Pieces of the question and of the sentence share `project` and `keys`.
"""

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
    """The weights for n features of a sentence and word pieces of e numbers.

    Attributes:
        centre: (n,) what is taken from each feature.
        spread: (n,) what each is divided by then; above 0.
        layers: those of `LAYERS`, by name; pieces become d wide, a multiple of `HEADS`, and what
            is gathered h.

    Raises:
        ValueError: if the shapes don't fit one another, a spread is not above 0, or a number is
            not finite.
    """

    centre: _Numbers
    spread: _Numbers
    layers: Mapping[str, Layer]

    def __post_init__(self) -> None:
        shapes = {name: layer.weight.shape for name, layer in self.layers.items()}
        wide, gathered = shapes["project"][1], shapes["gather"][1]
        both, units = gathered + len(self.centre), shapes["hidden"][1]
        expected = {
            "project": (shapes["project"][0], wide),
            "keys": (wide, wide),
            "compare": (4 * wide + 1, shapes["compare"][1]),
            "deepen": (shapes["compare"][1], shapes["deepen"][1]),
            "weigh": (shapes["deepen"][1], 1),
            "gather": (2 * shapes["deepen"][1], gathered),
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

    def scores(
        self, rows: _Numbers, question: FloatArray, sentences: Sequence[FloatArray]
    ) -> _Numbers:
        """Return (k,): the log of the odds of each of k sentences against "none of them".

        Args:
            rows: (k, n) their features.
            question: (q, e) unit rows, the word pieces of the question; at least one.
            sentences: k times (s, e), those of each sentence; a row of zeros where none is known.
        """
        gathered = self._gathered(question, sentences)
        told = standardised(rows, self.centre, self.spread)
        both = np.concatenate([gathered, told.astype(np.float32)], axis=1)
        units = np.tanh(self.layers["hidden"].of(both))
        scores = self.layers["linear"].of(both) + self.layers["out"].of(units)
        return np.asarray(scores[:, 0], np.float64)

    def _gathered(self, question: FloatArray, sentences: Sequence[FloatArray]) -> FloatArray:
        """Return (k, h): what comparing each sentence with the question gives."""
        pieces, there = _side_by_side(sentences)
        cosines = np.where(there, question @ pieces.transpose(0, 2, 1), -1.0)
        asked = self.layers["project"].of(STRETCH * question)
        told = self.layers["project"].of(STRETCH * pieces)
        found = self._attended(asked, told, cosines, there)
        asked = np.broadcast_to(asked, found.shape)
        near = cosines.max(axis=2, keepdims=True)
        compared = [asked, found, asked * found, abs(asked - found), near]
        first = _gelu(self.layers["compare"].of(np.concatenate(compared, axis=2)))
        each = _gelu(self.layers["deepen"].of(first))
        shares = _softmax(self.layers["weigh"].of(each), axis=1)
        gathered = np.concatenate([(shares * each).sum(axis=1), each.max(axis=1)], axis=1)
        return _gelu(self.layers["gather"].of(gathered))

    def _attended(
        self, asked: FloatArray, told: FloatArray, cosines: FloatArray, there: NDArray[np.bool_]
    ) -> FloatArray:
        """Return (k, q, d): what each piece of the question finds in each sentence.

        Args:
            asked: (q, d) the pieces of the question.
            told: (k, s, d) those of the sentences.
            cosines: (k, q, s) between the two.
            there: (k, 1, s) where a sentence has a piece.
        """
        queries = _by_head(self.layers["keys"].of(asked))  # (heads, q, d / heads)
        keys = _by_head(self.layers["keys"].of(told))  # (k, heads, s, d / heads)
        alike = queries @ keys.swapaxes(-1, -2) / np.sqrt(keys.shape[-1], dtype=np.float32)
        alike = alike + CLOSENESS * cosines[:, np.newaxis]
        shares = _softmax(np.where(there[:, np.newaxis], alike, _HIDDEN_FROM), axis=-1)
        found = (shares @ _by_head(told)).swapaxes(1, 2)  # (k, q, heads, d / heads)
        return found.reshape(*found.shape[:2], -1)


def _side_by_side(sentences: Sequence[FloatArray]) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return (k, s, e) the pieces of k sentences, zeros behind the last ones, and where they are.

    The second is (k, 1, s).
    """
    lengths = np.array([len(each) for each in sentences])
    pieces = np.zeros((len(sentences), lengths.max(), sentences[0].shape[1]), np.float32)
    for at, each in enumerate(sentences):
        pieces[at, : len(each)] = each
    return pieces, (np.arange(lengths.max()) < lengths[:, np.newaxis])[:, np.newaxis]


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
    inner = np.float32(np.sqrt(2 / np.pi)) * (values + np.float32(0.044715) * values**3)
    found: FloatArray = np.float32(0.5) * values * (1 + np.tanh(inner))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """Networks of the same features, fitted from different beginnings, whose scores are averaged.

    They err apart: their mean errs less (Hansen and Salamon 1990, "Neural Network Ensembles").

    Attributes:
        features: what the numbers of a row stand for.
        encoder: the fingerprint of the encoder whose word pieces they were fitted to.
        networks: at least one.
    """

    features: tuple[str, ...]
    encoder: str
    networks: tuple[AttentionNetwork, ...]

    def scores(
        self, rows: _Numbers, question: FloatArray, sentences: Sequence[FloatArray]
    ) -> _Numbers:
        """Return what `AttentionNetwork.scores` does, the mean of all networks."""
        told = [each.scores(rows, question, sentences) for each in self.networks]
        return np.asarray(np.mean(told, axis=0))

    def save(self, file: Path) -> None:
        """Write what `read` reads; weights are kept as float16."""
        kept = {"features": np.array(self.features), "encoder": np.array(self.encoder)}
        for at, network in enumerate(self.networks):
            kept |= {f"{at}.centre": network.centre, f"{at}.spread": network.spread}
            for name, layer in network.layers.items():
                kept[f"{at}.{name}.weight"] = layer.weight.astype(np.float16)
                kept[f"{at}.{name}.bias"] = layer.bias.astype(np.float16)
        np.savez_compressed(file, allow_pickle=False, **kept)

    @classmethod
    def read(cls, file: Path, features: Sequence[str]) -> Ensemble:
        """Return what `save` wrote.

        Args:
            file: what it wrote.
            features: those that rows have now.

        Raises:
            BadFile: if it is missing or damaged, or was fitted to other features.
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
            return cls(tuple(features), str(told["encoder"]), networks)
        except _UNUSABLE as why:
            raise BadFile(
                f"{file} is no network of this program ({why}): install it again"
            ) from why


def neutral(features: Sequence[str], encoder: str, pieces: int) -> Ensemble:
    """Return a network that scores everything 0.

    Args:
        features: what the numbers of a row stand for.
        encoder: the fingerprint of the encoder of the word pieces.
        pieces: the numbers of a word piece.
    """
    size = len(features)
    sizes = {
        "project": (pieces, HEADS),
        "keys": (HEADS, HEADS),
        "compare": (4 * HEADS + 1, 1),
        "gather": (2, 1),
        "linear": (size + 1, 1),
        "hidden": (size + 1, 1),
    }
    layers = {}
    for name in LAYERS:
        before, after = sizes.get(name, (1, 1))
        layers[name] = Layer(np.zeros((before, after), np.float32), np.zeros(after, np.float32))
    return Ensemble(
        tuple(features), encoder, (AttentionNetwork(np.zeros(size), np.ones(size), layers),)
    )


def _network(told: Mapping[str, NDArray[np.generic]], at: int) -> AttentionNetwork:
    def numbers(name: str) -> FloatArray:
        return told[f"{at}.{name}"].astype(np.float32)

    layers = {name: Layer(numbers(f"{name}.weight"), numbers(f"{name}.bias")) for name in LAYERS}
    return AttentionNetwork(
        told[f"{at}.centre"].astype(np.float64), told[f"{at}.spread"].astype(np.float64), layers
    )


@cache
def shipped_ensemble(file: Path, features: tuple[str, ...]) -> Ensemble:
    """Return the networks that belong to this program.

    Raises:
        BadFile: if they can't be used.
    """
    return Ensemble.read(file, features)
