"""The options of `rag eval` for other people's data: `retrieval` and `answers`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from eval.squad_score import THRESHOLD

Actions = argparse._SubParsersAction  # argparse gives the type of add_subparsers() no public name
Action = Callable[[argparse.Namespace], int]


def configure_retrieval(actions: Actions[argparse.ArgumentParser], action: Action) -> None:
    """Add `rag eval retrieval`, which does `action`."""
    scoring = actions.add_parser(
        "retrieval",
        allow_abbrev=False,
        help="score the retrieval on a folder in the format of BEIR",
        description="Index DIR/corpus.jsonl, ask DIR/queries.jsonl, and score what is found "
        "against DIR/qrels.",
    )
    scoring.add_argument("folder", metavar="DIR", type=Path, help="corpus, queries and qrels")
    scoring.add_argument(
        "--qrels", metavar="NAME", help="as dev for qrels/dev.tsv; otherwise test, or the only one"
    )
    scoring.add_argument(
        "--run",
        dest="trec",
        metavar="FILE",
        type=Path,
        help="where the TREC run is written; otherwise to the name of DIR with .run, here",
    )
    _add_shared(scoring)
    scoring.set_defaults(action=action)


def configure_answers(actions: Actions[argparse.ArgumentParser], action: Action) -> None:
    """Add `rag eval answers`, which does `action`."""
    scoring = actions.add_parser(
        "answers",
        allow_abbrev=False,
        help="score answers to a file in the format of SQuAD 2.0",
        description="Answer each question over its own context, or take --predictions, and score "
        "the answers as the official script of SQuAD 2.0 does.",
    )
    scoring.add_argument("questions", metavar="FILE", type=Path, help="JSON, version v2.0")
    for option, told in (
        ("--predictions", "score these, {id: text}, and ask nothing"),
        ("--na-prob", "probabilities of no answer that go with them, {id: number}"),
        ("--save-predictions", "write what the assistant answers, in the same format"),
        ("--save-na-prob", "write its probabilities of no answer, in the same format"),
    ):
        scoring.add_argument(option, metavar="FILE", type=Path, help=told)
    scoring.add_argument(
        "--na-prob-thresh",
        metavar="NUMBER",
        type=float,
        default=THRESHOLD,
        help=f"a probability above it turns a prediction into no answer; otherwise {THRESHOLD:g}",
    )
    _add_shared(scoring)
    scoring.set_defaults(action=action)


def _add_shared(parser: argparse.ArgumentParser) -> None:
    # An option of a subcommand must not overwrite, by its default, what was given before it.
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="as for `rag index`; otherwise RAG_ENCODER, otherwise the packaged one",
    )
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        default=argparse.SUPPRESS,
        help="write the figures as JSON",
    )
