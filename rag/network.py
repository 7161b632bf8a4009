"""A small network that scores things which compete, fitted beforehand and read from a file.

One hidden layer beside a linear part, over named numbers: so a number may be read by another
("begins with a verb" speaks for a reason and against a person). `eval.network_fit` fits one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.errors import BadFile

DATA: Final = Path(__file__).parent / "data"
"""Where the fitted networks lie."""

WIDEST: Final = 4.0
"""How many spreads a feature may lie from its centre before it counts as just that far."""

_Numbers = NDArray[np.float64]


def standardised(rows: _Numbers, centre: _Numbers, spread: _Numbers) -> _Numbers:
    """Return rows whose features lie about 0 with a spread of 1, `WIDEST` away at most."""
    return np.clip((rows - centre) / spread, -WIDEST, WIDEST)


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """The weights of n features and h hidden units.

    Attributes:
        features: (n,) what the numbers of a row stand for.
        centre: (n,) what is taken from each feature.
        spread: (n,) what each is divided by then; above 0.
        linear: (n,) weights of the features themselves.
        hidden: (n, h) those into the hidden units.
        bias: (h,) added there.
        out: (h,) the weights of the units.
        level: added to every score; it counts where none of what competes may be right, too, and
            that scores 0.

    Raises:
        ValueError: if the shapes don't fit one another, or a spread is not above 0.
    """

    features: tuple[str, ...]
    centre: _Numbers
    spread: _Numbers
    linear: _Numbers
    hidden: _Numbers
    bias: _Numbers
    out: _Numbers
    level: float = 0.0

    def __post_init__(self) -> None:
        features, units = self.hidden.shape
        of_features = (self.centre, self.spread, self.linear)
        if any(each.shape != (features,) for each in of_features) or features != len(self.features):
            raise ValueError(f"the network has not {features} numbers for its features")
        if any(each.shape != (units,) for each in (self.bias, self.out)):
            raise ValueError(f"the network has not {units} numbers for its units")
        if not (self.spread > 0).all():
            raise ValueError("a feature of the network has no spread")

    def scores(self, rows: Sequence[Sequence[float]] | _Numbers) -> _Numbers:
        """Return (k,): the higher, the likelier each of the k things that (k, n) rows tell of.

        Differences count: e to the power of a score is in proportion to the chance of a thing.

        Raises:
            ValueError: if the rows have another number of features.
        """
        told = np.asarray(rows, np.float64)
        if not len(told):
            return np.zeros(0)
        if told.shape[1:] != self.centre.shape:
            raise ValueError(f"rows of {told.shape[1:]} features, not of {self.centre.shape}")
        told = standardised(told, self.centre, self.spread)
        units = np.tanh(told @ self.hidden + self.bias)
        return np.asarray(told @ self.linear + units @ self.out + self.level)

    def dump(self) -> str:
        """Return what `read` reads; numbers have five digits."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        plain = {"features": told.pop("features")} | {k: _rounded(v) for k, v in told.items()}
        lines = (f"{json.dumps(key)}: {json.dumps(value)}" for key, value in plain.items())
        return "{\n" + ",\n".join(lines) + "\n}\n"

    @classmethod
    def read(cls, text: str, features: Sequence[str]) -> Network:
        """Return the network that `dump` wrote.

        Args:
            text: what it wrote.
            features: those that rows have now.

        Raises:
            ValueError: if it was fitted to other features, or is no such text.
        """
        found = json.loads(text)
        if not isinstance(found, dict) or found.pop("features", None) != list(features):
            raise ValueError("the network was fitted to other features")
        if {"features", *found} != {field.name for field in fields(cls)}:
            raise ValueError("the network lacks some of its weights")
        level = float(found.pop("level"))
        weights = {name: np.array(numbers, np.float64) for name, numbers in found.items()}
        return cls(tuple(features), **weights, level=level)


@cache
def shipped(file: Path, features: tuple[str, ...]) -> Network:
    """Return a network that belongs to this program.

    Raises:
        BadFile: if it is missing or damaged, or was fitted to other features than there are now.
    """
    try:
        return Network.read(file.read_text(encoding="utf-8"), features)
    except (OSError, TypeError, ValueError) as why:
        raise BadFile(f"{file} is no network of this program ({why}): install it again") from why


def averaged(networks: Sequence[Network]) -> Network:
    """Return one network whose scores are the means of those of some of the same features.

    Networks that differ in nothing but where their fit began err apart: their mean errs less
    (Hansen and Salamon 1990, "Neural Network Ensembles").

    Raises:
        ValueError: if they have different features, centres or spreads, or there are none.
    """
    if not networks:
        raise ValueError("there is no network to average")
    first = networks[0]
    for other in networks[1:]:
        same = zip((first.centre, first.spread), (other.centre, other.spread), strict=True)
        alike = all(np.array_equal(one, another) for one, another in same)
        if other.features != first.features or not alike:
            raise ValueError("networks of different features have no mean")
    return Network(
        first.features,
        first.centre,
        first.spread,
        np.mean([each.linear for each in networks], axis=0),
        np.concatenate([each.hidden for each in networks], axis=1),
        np.concatenate([each.bias for each in networks]),
        np.concatenate([each.out for each in networks]) / len(networks),
        float(np.mean([each.level for each in networks])),
    )


def neutral(features: Sequence[str], **weights: float) -> Network:
    """Return a network that scores everything 0 but for the weights of the features named."""
    size = len(features)
    linear = np.array([weights.get(name, 0.0) for name in features])
    nothing = np.zeros(1)
    ones, zeros = np.ones(size), np.zeros(size)
    return Network(tuple(features), zeros, ones, linear, np.zeros((size, 1)), nothing, nothing)


def _rounded(numbers: _Numbers | float) -> object:
    told = np.asarray(numbers, np.float64)
    five = np.array([float(f"{number:.5g}") for number in told.ravel()])
    return five.reshape(told.shape).tolist()
