"""The command `rag eval` on small gold files over the shipped article, for several tests."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from eval.cli import COMMAND
from index.disk import default_article
from rag.contract import answer_record
from rag.types import Answer, Citation, Question

LETTER = 'President Trump states he is expecting a "positive" letter from Kim Jong Un.'
OFFICES = "Two Koreas open liaison offices with around-the-clock communications channels."


def rag_eval(*words: object) -> int:
    """Run `rag eval` with these words on its command line."""
    parser = argparse.ArgumentParser(prog="rag eval")
    COMMAND.configure(parser)
    return COMMAND.run(parser.parse_args([str(word) for word in words]))


def line(id: str, quote: str | None, **changes: Any) -> dict[str, Any]:
    """Return a gold line without offsets and split; without a quote it is unanswerable."""
    plain: dict[str, Any] = {
        "id": id,
        "question": f"What about {id}?",
        "history": [],
        "type": "factoid" if quote else "unanswerable",
        "answerable": quote is not None,
        "answers": [],
        "evidence": [[quote]] if quote else [],
    }
    if quote is None:
        plain["why_unanswerable"] = "absent"
    return plain | changes


def write_gold(path: Path) -> Path:
    """Write three questions on the shipped article, annotated as dev, and return the file."""
    lines = [line("letter", LETTER), line("offices", OFFICES), line("nothing", None)]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    rag_eval("annotate", path, "--split", "dev")
    return path


def answers(path: Path, **quotes: str | None) -> Path:
    """Write an answers file that cites a quote for each id, or declines where there is none."""
    source = default_article().read_bytes().decode("utf-8")
    records = [answer_record(_answer(source, quote), id) for id, quote in quotes.items()]
    path.write_text("\n".join(map(json.dumps, records)) + "\n", encoding="utf-8")
    return path


def _answer(source: str, quote: str | None) -> Answer:
    from index.types import Span

    start = source.index(quote or "")
    span = Span(start, start + len(quote or ""))
    citation = Citation(1, default_article().name, "event", None, "", span, quote or "")
    return Answer(
        question=Question("?", (), "?", "what", ()),
        outcome="answered" if quote else "not_in_article",
        reason=None if quote else "It does not say.",
        text=quote or "It does not say.",
        short=None,
        citations=(citation,) if quote else (),
        nearest=(),
        hits=(),
        confidence=0.9 if quote else 0.1,
        seconds=0.1,
    )
