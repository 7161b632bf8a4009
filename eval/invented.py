"""How well are documents answered from that nothing was fitted to? `python -m eval.invented`.

Readers add documents of their own. The networks of this program are fitted to thousands of
questions about one article and, where a document is another, to those about invented documents of
the split train: minutes, diaries, reports, chronologies. Those of the split test, by other authors,
are asked here, each alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from eval.gold import GoldQuestion, GoldSet, Split, load
from eval.report import ANSWERING, DECLINING, FINDING, aligned, percent, table
from eval.run import ask_all
from eval.score import Row, by_type, figures_of
from index.errors import BadFile
from rag.assistant import Assistant

FOLDER: Final = Path(__file__).parent / "gold" / "invented"
"""A text file `NAME.md` and a gold file `NAME.jsonl` for each document."""

STRANGE: Final = 6
"""Questions about others that are put to each document that networks are fitted to."""


def invented(split: Split) -> Iterator[GoldSet]:
    """Yield the gold questions about each invented document of a split, by its name.

    Raises:
        BadFile: if a file is no good, or its questions are of several splits.
    """
    for file in sorted(FOLDER.glob("*.jsonl")):
        gold = load([file], file.with_suffix(".md"))
        splits = {question.split for question in gold.questions}
        if len(splits) > 1:
            raise BadFile(f"{file} has questions of {len(splits)} splits; give all of them one")
        if splits == {split}:
            yield gold


def document_of(id: str) -> str:
    """Return the name of an invented document, with which the id of a question about it begins.

    >>> document_of("harbour-log-07")
    'harbour-log'
    """
    return id.rpartition("-")[0]


def each_alone(
    assistant: Assistant, sets: Iterable[GoldSet]
) -> Iterator[tuple[Assistant, GoldSet]]:
    """Yield gold questions, each with an assistant that answers from their document alone."""
    for gold in sets:
        yield assistant.over([assistant.embedded(gold.document, gold.source)]), gold


def strange_to(gold: GoldSet, others: Sequence[GoldSet]) -> tuple[GoldQuestion, ...]:
    """Return questions about other documents, which that of some gold questions doesn't answer.

    Authors ask about what their document speaks of; readers may ask the wrong one.

    Args:
        gold: the questions about the document.
        others: those about some, itself among them; of each of the `STRANGE` behind it, in a
            circle, one question is taken that goes on from no other.
    """
    own = [each.document for each in others].index(gold.document)
    behind = (*others[own + 1 :], *others[:own])[:STRANGE]
    alone = [[each for each in one.questions if not each.history] for one in behind]
    asked = [questions[at * len(questions) // STRANGE] for at, questions in enumerate(alone)]
    return tuple(
        replace(
            question,
            id=f"{document_of(gold.questions[0].id)}-strange{at}",
            answerable=False,
            answers=(),
            evidence=(),
            why_unanswerable="out-of-domain",
        )
        for at, question in enumerate(asked, start=1)
    )


def main() -> None:
    """Print how well the questions of the split test are answered, by type."""
    assistant = Assistant.open()
    sets = list(invented("test"))
    rows: list[Row] = []
    strange: list[Row] = []
    for own, gold in each_alone(assistant, sets):
        rows += ask_all(own, gold).rows
        strange += ask_all(own, replace(gold, questions=strange_to(gold, sets))).rows
    figures = {name: figures_of(some) for name, some in {"all": rows, **by_type(rows)}.items()}
    declining = [[told, percent(figures["all"][key])] for key, told in DECLINING.items()]
    print(f"{len(rows)} questions about {len(sets)} documents")
    for told in (table(FINDING, figures), table(ANSWERING, figures), declining):
        print("", aligned(told), sep="\n")
    declined = sum(row.declined for row in strange)
    print(
        f"\nof {len(strange)} questions that only another document answers {declined} are declined"
    )


if __name__ == "__main__":
    main()
