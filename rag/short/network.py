"""A small network that scores the pieces of a sentence which may be the short answer.

One hidden layer beside a linear part, over the numbers of `rag.short.features`: so a number may be
read by the kind that is asked for ("begins with a verb" speaks for a reason and against a person).
`python -m eval.short_fit --write` fits it to the dev questions.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.short.features import FEATURES

NETWORK_FILE: Final = Path(__file__).parents[1] / "data" / "short_answer.json"
"""The fitted network: for each field of `Network` its numbers, and the names of the features."""

WIDEST: Final = 4.0
"""How many spreads a feature may lie from its centre before it counts as just that far."""

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """The weights of n features and h hidden units.

    Attributes:
        centre: (n,) what is taken from each feature.
        spread: (n,) what each is divided by then; above 0.
        linear: (n,) weights of the features themselves.
        hidden: (n, h) those into the hidden units.
        bias: (h,) added there.
        out: (h,) the weights of the units.

    Raises:
        ValueError: if the shapes don't fit one another, or a spread is not above 0.
    """

    centre: _Numbers
    spread: _Numbers
    linear: _Numbers
    hidden: _Numbers
    bias: _Numbers
    out: _Numbers

    def __post_init__(self) -> None:
        features, units = self.hidden.shape
        of_features = (self.centre, self.spread, self.linear)
        if any(each.shape != (features,) for each in of_features):
            raise ValueError(f"the network has not {features} numbers for its features")
        if any(each.shape != (units,) for each in (self.bias, self.out)):
            raise ValueError(f"the network has not {units} numbers for its units")
        if not (self.spread > 0).all():
            raise ValueError("a feature of the network has no spread")

    def scores(self, rows: Sequence[Sequence[float]] | _Numbers) -> _Numbers:
        """Return (pieces,): the higher, the likelier a piece of (pieces, n) rows answers.

        Differences count: e to the power of a score is in proportion to the chance of a piece.

        Raises:
            ValueError: if the rows have another number of features.
        """
        told = np.asarray(rows, np.float64)
        if not len(told):
            return np.zeros(0)
        if told.shape[1:] != self.centre.shape:
            raise ValueError(f"rows of {told.shape[1:]} features, not of {self.centre.shape}")
        told = np.clip((told - self.centre) / self.spread, -WIDEST, WIDEST)
        return np.asarray(told @ self.linear + np.tanh(told @ self.hidden + self.bias) @ self.out)

    def dump(self) -> str:
        """Return what `read` reads; numbers have five digits."""
        fields = {name: _rounded(getattr(self, name)) for name in self.__dataclass_fields__}
        lines = (f"{json.dumps(key)}: {json.dumps(value)}" for key, value in fields.items())
        return "{\n" + ",\n".join((f'"features": {json.dumps(FEATURES)}', *lines)) + "\n}\n"

    @classmethod
    def read(cls, text: str) -> Network:
        """Return the network that `dump` wrote.

        Raises:
            ValueError: if it was fitted to other features than there are, or is no such text.
        """
        found = json.loads(text)
        if not isinstance(found, dict) or found.pop("features", None) != list(FEATURES):
            raise ValueError("the network was fitted to other features: fit it again")
        if found.keys() != cls.__dataclass_fields__.keys():
            raise ValueError("the network lacks some of its weights: fit it again")
        return cls(**{name: np.array(numbers, np.float64) for name, numbers in found.items()})


@cache
def shipped_network() -> Network:
    """Return the network that is shipped."""
    return Network.read(NETWORK_FILE.read_text(encoding="utf-8"))


def _rounded(numbers: _Numbers) -> object:
    told = np.array([float(f"{number:.5g}") for number in numbers.ravel()])
    return told.reshape(numbers.shape).tolist()
