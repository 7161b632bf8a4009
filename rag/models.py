"""The models that an assistant may use besides its encoder: none, unless they are named."""

from __future__ import annotations

from dataclasses import dataclass

from rag.reader import SpanReader, open_reader
from rag.rerank import Reranker, open_reranker


@dataclass(frozen=True, slots=True)
class Models:
    """What may take part in answering besides the encoder.

    Attributes:
        reranker: has a say in the ranking.
        reader: proposes the short answer.
    """

    reranker: Reranker | None = None
    reader: SpanReader | None = None

    @classmethod
    def open(cls, reranker: str | None = None, reader: str | None = None) -> Models:
        """Load the models that are named, which takes seconds for each.

        Raises:
            BadSetting: if one of them can't be used.
        """
        return cls(
            open_reranker(reranker) if reranker is not None else None,
            open_reader(reader) if reader is not None else None,
        )

    @property
    def names(self) -> dict[str, str]:
        """The name of each that is there, by what it does; the evaluation keeps it with a run."""
        known = {"reranker": self.reranker, "reader": self.reader}
        return {role: model.name for role, model in known.items() if model is not None}
