"""Fitted networks as they are shipped: those for the article, and those for any other text.

What tells an answer in thousands of questions about one text is not what tells it elsewhere: fitted
to the article alone, the judge refuses a third of the questions that other documents answer, and
fitted to all texts together it answers worse from the article. So the judge, the short answer and
"yes or no" have networks for either; what to cite is chosen by one for all, for too few questions
about other documents leave a choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.disk import default_article
from index.sources import read_source
from rag.attention import Ensemble, shipped_ensemble
from rag.network import DATA, Network, shipped


@dataclass(frozen=True, slots=True)
class Networks:
    """Networks that were fitted to the same questions: some that read, and a plain one.

    Attributes:
        name: of their files.
        features: what the numbers of a row stand for; the plain one knows nothing else.
        parts: the rows that comparisons of word pieces are summed up in.
    """

    name: str
    features: tuple[str, ...]
    parts: int

    @property
    def reading_file(self) -> Path:
        """Where those that read lie."""
        return DATA / f"{self.name}.npz"

    @property
    def plain_file(self) -> Path:
        """Where the plain one lies, which decides alone if another encoder read the pieces."""
        return DATA / f"{self.name}.json"

    def reading(self) -> Ensemble:
        """Return those that read.

        Raises:
            BadFile: if they can't be used.
        """
        return shipped_ensemble(self.reading_file, self.features, self.parts)

    def plain(self) -> Network:
        """Return the plain one.

        Raises:
            BadFile: if it can't be used.
        """
        return shipped(self.plain_file, self.features)


def is_the_article(source: str) -> bool:
    """Tell whether a text is the very one that the networks for the article were fitted to."""
    return source == _article()


@cache
def _article() -> str:
    return read_source(default_article())
