"""Rankings of documents against graded judgements, as trec_eval counts, and its run files.

All functions are pure; values lie in 0..1 and higher is better. A judgement is a whole number: a
document is relevant when it is 1 or more, and a document without one is not relevant. Figures are
those of trec_eval (Buckley and Voorhees, NIST), which BEIR uses (Thakur et al. 2021, "BEIR: A
Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval Models").
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from eval.metrics import reciprocal_rank

DEPTH = 100
"""Most documents of a ranking."""

MEASURES = ("nDCG@10", "recall@10", "recall@100", "MRR@10", "MAP")

Judgements = Mapping[str, int]
"""Document id -> how relevant it is to one query."""


def measures(ranking: Sequence[str], judged: Judgements) -> dict[str, float]:
    """Return each of `MEASURES` for one query.

    Args:
        ranking: ids of different documents, best first, at most `DEPTH`; may be empty.
        judged: the judgements of the query. Where none is 1 or more, every measure is 0.0.
    """
    ranks = [rank for rank, id in enumerate(ranking, start=1) if judged.get(id, 0) > 0]
    relevant = sum(grade > 0 for grade in judged.values())
    found = {
        "nDCG@10": graded_ndcg(ranking, judged, 10),
        "recall@10": _recall(ranks, relevant, 10),
        "recall@100": _recall(ranks, relevant, 100),
        "MRR@10": reciprocal_rank([rank for rank in ranks if rank <= 10]),
        "MAP": _average_precision(ranks, relevant),
    }
    return {name: found[name] for name in MEASURES}


def graded_ndcg(ranking: Sequence[str], judged: Judgements, cut: int) -> float:
    """Return the normalised discounted cumulative gain of the first `cut` documents.

    After Järvelin and Kekäläinen (2002): the gain is the judgement, the discount 1 / log2(rank +
    1), and the sum is divided by that of the best possible ranking.
    """
    best = sorted(judged.values(), reverse=True)
    ideal = _discounted(best[:cut])
    return _discounted([judged.get(id, 0) for id in ranking[:cut]]) / ideal if ideal else 0.0


def _discounted(grades: Sequence[int]) -> float:
    return sum(max(grade, 0) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def _recall(ranks: Sequence[int], relevant: int, cut: int) -> float:
    return sum(rank <= cut for rank in ranks) / relevant if relevant else 0.0


def _average_precision(ranks: Sequence[int], relevant: int) -> float:
    """Return the mean precision at the ranks of the relevant documents; one not found adds 0."""
    total = sum(found / rank for found, rank in enumerate(ranks, start=1))
    return total / relevant if relevant else 0.0


def run_lines(query: str, ranking: Sequence[tuple[str, float]], tag: str = "rag") -> Iterator[str]:
    """Yield the lines of a TREC run file for one query: query, Q0, document, rank, score, tag.

    trec_eval reads scores as 32-bit floats and puts equal ones in an order of its own, whatever
    the rank says. So a score that is not below the one before it is written as the next 32-bit
    float below that: read back, the ranking is the one that was scored here.

    Args:
        query: id of the query, without white space.
        ranking: (document id without white space, score), best first.
        tag: name of the run.
    """
    import numpy as np

    before = np.float32(math.inf)
    for rank, (document, score) in enumerate(ranking, start=1):
        before = min(np.float32(score), np.nextafter(before, np.float32(-math.inf)))
        yield f"{query} Q0 {document} {rank} {before:.9g} {tag}\n"
