"""The actions of `rag eval` for other people's data: `retrieval` and `answers`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from eval.beir import files_of, retrieval_report, score_retrieval
from eval.files import write_text
from eval.options import check_outputs
from eval.run import provenance
from eval.squad import Files, answers_report, over_context, score_answers
from eval.squad_score import THRESHOLD, official
from index.errors import BadSetting
from rag.command import add_model_options, open_models

if TYPE_CHECKING:
    from index.encode import Encoder

Actions = argparse._SubParsersAction  # argparse gives the type of add_subparsers() no public name


def configure_retrieval(actions: Actions[argparse.ArgumentParser]) -> None:
    """Add `rag eval retrieval`."""
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
    scoring.set_defaults(action=_retrieval)


def configure_answers(actions: Actions[argparse.ArgumentParser]) -> None:
    """Add `rag eval answers`."""
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
    scoring.set_defaults(action=_answers)


def _add_shared(parser: argparse.ArgumentParser) -> None:
    # An option of a subcommand must not overwrite, by its default, what was given before it.
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="as for `rag index`; otherwise RAG_ENCODER, otherwise the packaged one",
    )
    add_model_options(parser, argparse.SUPPRESS)
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        default=argparse.SUPPRESS,
        help="write the figures as JSON",
    )


def _retrieval(args: argparse.Namespace) -> int:
    run = args.trec or Path(f"{args.folder.resolve().name}.run")
    check_outputs(("--out", args.out), ("--run", run), read=files_of(args.folder))
    done = score_retrieval(
        args.folder, args.qrels, run, lambda: _encoder(args), lambda: open_models(args)
    )
    print(retrieval_report(done), end="")
    _write_figures(args, {**asdict(done), "run": str(done.run)})
    return 0


def _answers(args: argparse.Namespace) -> int:
    saved = (("--save-predictions", args.save_predictions), ("--save-na-prob", args.save_na_prob))
    read = (args.questions, args.predictions, args.na_prob)
    check_outputs(("--out", args.out), *saved, read=read)
    if args.predictions is None and args.na_prob is not None:
        raise BadSetting("--na-prob goes with --predictions; give both, or neither")
    if args.predictions is not None and (args.save_predictions or args.save_na_prob):
        raise BadSetting("--predictions are yours already; leave out the options that save")
    files = Files(args.questions, args.predictions, args.na_prob, *(path for _, path in saved))
    figures = score_answers(
        files, args.na_prob_thresh, lambda: over_context(_encoder(args), open_models(args))
    )
    print(answers_report(figures), end="")
    _write_figures(args, official(figures) | {"missing": figures.missing})
    return 0


def _encoder(args: argparse.Namespace) -> Encoder:
    from index.encode import open_encoder

    return open_encoder(args.encoder)


def _write_figures(args: argparse.Namespace, figures: Mapping[str, object]) -> None:
    if args.out:
        result = {"made": provenance(), "figures": figures}
        write_text(args.out, [json.dumps(result, ensure_ascii=False, indent=1), "\n"])
