"""An option: a cross-encoder, which reads question and sentence together, has a say in the ranking.

Its scores are logits or chances, as its makers chose, so they are brought to 0..1 over the
sentences that it reads and averaged with the fused scores. They don't replace the order: what days
take from a score, and the shares of the best score by which lists are cut, keep their meaning then,
and a model made for other texts can't rank by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from index.errors import BadSetting, shown
from index.loading import loading
from index.weights import find_folder
from rag.retrieve import Match

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANK_WEIGHT: Final = 0.5
"""Share of the cross-encoder in the score: half, not fitted, because any model may be named."""

READ: Final = 20
"""Sentences that it reads, best first; the others count as the worst of them."""

_KIND: Final = "a cross-encoder of sentence-transformers"
_SCORES_PAIRS: Final = ("ForSequenceClassification", "ForCausalLM")
"""How the kinds of models end that sentence-transformers can use as cross-encoders."""


class Reranker:
    """Ranks anew by a cross-encoder. Usable from many threads: one pass runs at a time."""

    def __init__(self, model: CrossEncoder, name: str) -> None:
        self.name = name
        self._model = model
        self._lock = Lock()

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return (n,) float64, for each text how well it answers, higher is better.

        Raises:
            BadSetting: if the model gives something that is no number.
        """
        pairs = [(question, text) for text in texts]
        with self._lock:
            found = self._model.predict(pairs, batch_size=READ, show_progress_bar=False)
        scores = np.asarray(found, np.float64)
        if not np.isfinite(scores).all():
            raise BadSetting(
                f"reranker {shown(self.name)} gives scores that are no numbers: name another"
            )
        return scores

    def reranked(self, question: str, matches: Sequence[Match]) -> tuple[Match, ...]:
        """Return the same matches with new scores, best first; ties in the order of the source.

        What the days of a question put behind all else has a score of 0 or less. It is not read
        and stays there.

        Args:
            question: what is asked, made to stand alone.
            matches: ranked, best first.
        """
        read = [match.sentence.context for match in matches[:READ] if match.score > 0]
        if len(read) < 2:
            return tuple(matches)
        told = np.zeros(len(matches))
        told[: len(read)] = _stretched(self.scores(question, read))
        fused = (
            match._replace(score=(1 - RERANK_WEIGHT) * match.score + RERANK_WEIGHT * float(score))
            for match, score in zip(matches, told, strict=True)
        )
        return tuple(sorted(fused, key=lambda match: match.rank_key))


def _stretched(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return scores brought to 0..1, the worst 0 and the best 1; all 0 where none is better."""
    low, high = scores.min(), scores.max()
    return np.asarray((scores - low) / ((high - low) or 1.0), np.float64)


def open_reranker(name: str) -> Reranker:
    """Load a cross-encoder, which takes seconds.

    Args:
        name: the folder of one, or the name of one in the model cache, "cross-encoder/" in front
            or left out. Nothing is ever downloaded.

    Raises:
        BadSetting: if there is no such model, it can't be loaded, or it doesn't score pairs.
    """
    folder = find_folder("reranker", name, _KIND, "rank without one", owner="cross-encoder")
    from sentence_transformers import CrossEncoder

    with loading(folder, _KIND):
        model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    # The library makes one of any model, with weights drawn by chance for what it lacks.
    made_as = " ".join(getattr(model.config, "architectures", None) or ())
    if model.num_labels != 1 or not made_as.endswith(_SCORES_PAIRS):
        raise BadSetting(
            f"the model in {folder} gives no single score for question and sentence: name the "
            f"folder of {_KIND}"
        )
    return Reranker(model, name)
