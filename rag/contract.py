"""Answer -> the JSON that other programs rely on.

The keys and their order are a contract: new keys come after the old ones, and none goes away.
"""

from __future__ import annotations

import json

from index.types import DateSpan
from rag.types import Answer, Citation, Hit

MOST_PASSAGES = 20
_SCORE_DIGITS = 6
_SECONDS_DIGITS = 4
_CHANCE_DIGITS = 4


def answer_record(answer: Answer, id: str | int | None) -> dict[str, object]:
    """Return an answer as a record of plain JSON values.

    Args:
        answer: what the assistant said.
        id: what the asker calls the question; given back as it came.

    Positions are half-open characters of the source, and days half-open ISO dates. A citation's
    `quote` and a passage's `text` are raw source: `source[start:end]`.
    """
    return {
        "id": id,
        "question": answer.question.text,
        "outcome": answer.outcome,
        "reason": answer.reason,
        "answer": answer.text,
        "short_answer": answer.short,
        "citations": [_citation(citation) for citation in answer.citations],
        "passages": [_passage(hit) for hit in answer.hits[:MOST_PASSAGES]],
        "dates": [_days(span) for span in answer.question.dates],
        "seconds": round(answer.seconds, _SECONDS_DIGITS),
        "standalone": answer.question.standalone,
        "notes": list(answer.question.notes),
        "nearest": [_citation(citation) for citation in answer.nearest],
        "confidence": round(float(answer.confidence), _CHANCE_DIGITS),
    }


def json_line(record: dict[str, object]) -> str:
    """Return a record as one line of JSON Lines, without the line end."""
    return json.dumps(record, ensure_ascii=False)


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "n": citation.n,
        "document": citation.document,
        "kind": citation.kind,
        "date": citation.day.isoformat() if citation.day else None,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
    }


def _passage(hit: Hit) -> dict[str, object]:
    passage = hit.passage
    return {
        "text": hit.quote,
        "start": passage.span.start,
        "end": passage.span.end,
        "kind": passage.kind,
        "date": passage.day.isoformat() if passage.day else None,
        # float() because numpy's own numbers are not JSON.
        "score": round(float(hit.score), _SCORE_DIGITS),
        "via": "+".join(hit.via),
        # Without it a position means nothing in an index of several documents.
        "document": passage.document,
    }


def _days(span: DateSpan) -> list[str]:
    return [span.start.isoformat(), span.end.isoformat()]
