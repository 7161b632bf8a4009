"""How well are documents answered from that nothing was fitted to? `python -m eval.invented`.

Readers add documents of their own. The networks of this program are fitted to thousands of
questions about one article and, where a document is another, to those about invented documents of
the split train: minutes, diaries, reports, chronologies. Those of the split test, by other authors,
are asked here, each alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eval.gold import GoldSet, Split, load
from eval.report import ANSWERING, DECLINING, FINDING, aligned, percent, table
from eval.run import ask_all
from eval.score import by_type, figures_of
from rag.assistant import Assistant

FOLDER: Final = Path(__file__).parent / "gold" / "invented"
"""A text file `NAME.md` and a gold file `NAME.jsonl` for each document."""


def invented(split: Split) -> Iterator[GoldSet]:
    """Yield the gold questions about each invented document of a split, by its name.

    Raises:
        BadFile: if a file is no good.
    """
    for file in sorted(FOLDER.glob("*.jsonl")):
        gold = load([file], file.with_suffix(".md"))
        if all(question.split == split for question in gold.questions):
            yield gold


def document_of(id: str) -> str:
    """Return the name of an invented document, with which the id of a question about it begins.

    >>> document_of("harbour-log-07")
    'harbour-log'
    """
    return id.rpartition("-")[0]


def alone(assistant: Assistant, gold: GoldSet) -> Assistant:
    """Return an assistant that answers from nothing but the document of gold questions."""
    return assistant.over([assistant.embedded(gold.document, gold.source)])


def main() -> None:
    """Print how well the questions of the split test are answered, by type."""
    assistant = Assistant.open()
    held_out = list(invented("test"))
    rows = [row for gold in held_out for row in ask_all(alone(assistant, gold), gold).rows]
    figures = {name: figures_of(some) for name, some in {"all": rows, **by_type(rows)}.items()}
    declining = [[told, percent(figures["all"][key])] for key, told in DECLINING.items()]
    print(f"{len(rows)} questions about {len(held_out)} documents")
    for told in (table(FINDING, figures), table(ANSWERING, figures), declining):
        print("", aligned(told), sep="\n")


if __name__ == "__main__":
    main()
