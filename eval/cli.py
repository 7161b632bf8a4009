"""The command `rag eval`: measure the assistant, check gold questions, compare runs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from eval.beir import files_of, retrieval_report, score_retrieval
from eval.compare import MINIMUM, compare, past, read_past, text_comparison
from eval.files import write_text
from eval.foreign import configure_answers, configure_retrieval
from eval.gold import SPLITS, GoldSet, annotate, default_files, load
from eval.html import html_report
from eval.record import read_answers
from eval.report import gold_report, text_report
from eval.run import Run, ask_all, provenance, score_answers, to_json
from eval.squad import Files, answers_report, over_context
from eval.squad import score_answers as score_squad
from eval.squad_score import official
from index.errors import BadSetting
from rag.command import Command, add_index_options, open_assistant

if TYPE_CHECKING:
    from index.encode import Encoder
    from rag.assistant import Assistant

_CHOICES = (*SPLITS, "all")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `rag eval` and its own subcommands."""
    parser.description = (
        "Ask the gold questions, score the answers and print a table by type. "
        "Exit status: 0 done, 1 a regression, 2 something given can't be used."
    )
    add_index_options(parser)
    _add_gold(parser)
    _add_outputs(parser)
    parser.add_argument(
        "--baseline", metavar="FILE", type=Path, help="compare with a run written by --out"
    )
    _add_minimum(parser)
    parser.set_defaults(action=_ask)
    actions = parser.add_subparsers(title="other things to do", metavar="ACTION")
    _configure_check(actions)
    _configure_annotate(actions)
    _configure_score(actions)
    _configure_compare(actions)
    configure_retrieval(actions, _retrieval)
    configure_answers(actions, _answers)


_Actions = argparse._SubParsersAction  # argparse gives the type of add_subparsers() no public name


def _configure_check(actions: _Actions[argparse.ArgumentParser]) -> None:
    check = actions.add_parser(
        "check", allow_abbrev=False, help="prove every quote, offset, answer and split"
    )
    check.add_argument("files", metavar="FILE", type=Path, nargs="*", help="otherwise all of ours")
    _add_article(check)
    check.set_defaults(action=_check)


def _configure_annotate(actions: _Actions[argparse.ArgumentParser]) -> None:
    adding = actions.add_parser(
        "annotate", allow_abbrev=False, help="write offsets and the split into a gold file"
    )
    adding.add_argument("file", metavar="FILE", type=Path, help="changed in place")
    adding.add_argument("--split", dest="into", choices=SPLITS, required=True, help="its split")
    _add_article(adding)
    adding.set_defaults(action=_annotate)


def _configure_score(actions: _Actions[argparse.ArgumentParser]) -> None:
    scoring = actions.add_parser(
        "score", allow_abbrev=False, help="score a file that `rag batch` has written"
    )
    scoring.add_argument("answers", metavar="ANSWERS", type=Path, help="JSON Lines")
    _add_gold(scoring, argparse.SUPPRESS)
    _add_outputs(scoring, argparse.SUPPRESS)
    scoring.set_defaults(action=_score)


def _configure_compare(actions: _Actions[argparse.ArgumentParser]) -> None:
    comparing = actions.add_parser(
        "compare",
        allow_abbrev=False,
        help="compare two runs written by --out",
        description="Exit status: 0 no regression, 1 a regression, 2 not comparable.",
    )
    comparing.add_argument("a", metavar="A", type=Path, help="the run before")
    comparing.add_argument("b", metavar="B", type=Path, help="the run after")
    _add_minimum(comparing, argparse.SUPPRESS)
    comparing.set_defaults(action=_compare)


def _add_gold(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    # An option of a subcommand must not overwrite, by its default, what was given before it.
    parser.add_argument(
        "--gold",
        metavar="FILE",
        type=Path,
        action="append",
        default=default,
        help="gold questions, once for each file; otherwise ours",
    )
    parser.add_argument(
        "--split",
        choices=_CHOICES,
        default=default,
        help="which of them; otherwise dev of ours, or all of --gold",
    )
    _add_article(parser, default)


def _add_article(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument(
        "--article",
        metavar="FILE",
        type=Path,
        default=default,
        help="the text that the gold questions are about; otherwise ours",
    )


def _add_outputs(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument(
        "--out", metavar="FILE", type=Path, default=default, help="write all results as JSON"
    )
    parser.add_argument(
        "--html", metavar="FILE", type=Path, default=default, help="write a report as one web page"
    )
    parser.add_argument(
        "--show-held-out",
        action="store_true",
        default=default or False,
        help="spell out questions and answers of the test split in --out and --html too",
    )


def _add_minimum(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument(
        "--minimum",
        metavar="POINTS",
        type=float,
        default=default or 100 * MINIMUM,
        help="smallest loss that counts as a regression, in percentage points; otherwise "
        f"{100 * MINIMUM:g}",
    )


def run(args: argparse.Namespace) -> int:
    """Do what the parsed options say and return the exit status."""
    return int(args.action(args))


def _ask(args: argparse.Namespace) -> int:
    minimum = _minimum(args)
    before = read_past(args.baseline) if args.baseline else None
    _check_outputs(args)
    gold = _gold(args)
    result = _finish(_ask_with_progress(open_assistant(args), gold), args)
    if before is None:
        return 0
    comparison = compare(before, past(result, "this run"), minimum)
    print(f"\nCompared with {args.baseline} (A)\n")
    print(text_comparison(comparison), end="")
    return 1 if comparison.regressions else 0


def _score(args: argparse.Namespace) -> int:
    _check_outputs(args)
    gold = _gold(args)
    _finish(score_answers(gold, read_answers(args.answers, gold), args.answers), args)
    return 0


def _check(args: argparse.Namespace) -> int:
    gold = load(args.files or default_files(), args.article or default_article())
    print(gold_report(gold), end="")
    print(f"\nAll {len(gold.questions)} questions are right: quotes, offsets, answers, splits.")
    return 0


def _annotate(args: argparse.Namespace) -> int:
    count = annotate(args.file, args.article or default_article(), args.into)
    print(f"{args.file}: {count} questions now have offsets and the split {args.into}")
    return 0


def _compare(args: argparse.Namespace) -> int:
    comparison = compare(read_past(args.a), read_past(args.b), _minimum(args))
    print(text_comparison(comparison), end="")
    return 1 if comparison.regressions else 0


def _retrieval(args: argparse.Namespace) -> int:
    run = args.trec or Path(f"{args.folder.resolve().name}.run")
    _check_outputs(args, ("--run", run), read=files_of(args.folder))
    done = score_retrieval(args.folder, args.qrels, run, lambda: _encoder(args))
    print(retrieval_report(done), end="")
    _write_figures(args, {**asdict(done), "run": str(done.run)})
    return 0


def _answers(args: argparse.Namespace) -> int:
    saved = (("--save-predictions", args.save_predictions), ("--save-na-prob", args.save_na_prob))
    _check_outputs(args, *saved, read=(args.questions, args.predictions, args.na_prob))
    if args.predictions is None and args.na_prob is not None:
        raise BadSetting("--na-prob goes with --predictions; give both, or neither")
    if args.predictions is not None and (args.save_predictions or args.save_na_prob):
        raise BadSetting("--predictions are yours already; leave out the options that save")
    files = Files(args.questions, args.predictions, args.na_prob, *(path for _, path in saved))
    figures = score_squad(files, args.na_prob_thresh, lambda: over_context(_encoder(args)))
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


def _gold(args: argparse.Namespace) -> GoldSet:
    """Return the gold questions meant; the held-out file isn't even read unless it is asked for."""
    split = args.split or ("all" if args.gold else "dev")
    ours = [file for file in default_files() if split in ("all", file.stem)]
    gold = load(args.gold or ours, args.article or default_article())
    return gold if split == "all" else gold.only(split)


def default_article() -> Path:
    """Return the article that our gold questions are about."""
    from index.disk import default_article as shipped

    return shipped()


def _minimum(args: argparse.Namespace) -> float:
    """Return --minimum as a share.

    Raises:
        BadSetting: if it is no share of 100 points.
    """
    if not 0 <= args.minimum <= 100:
        raise BadSetting(f"--minimum is {args.minimum}; give percentage points from 0 to 100")
    return float(args.minimum) / 100


def _check_outputs(
    args: argparse.Namespace,
    *others: tuple[str, Path | None],
    read: Sequence[Path | None] = (),
) -> None:
    """Refuse a place that can't be written before minutes are spent on the answers.

    Args:
        args: with the outputs that all actions share.
        others: further options and what they name.
        read: files of the user, which no output may replace.

    Raises:
        BadSetting: if the folder of an output doesn't exist, or the output is such a file.
    """
    for option, path in (("--out", args.out), ("--html", args.html), *others):
        if path is None:
            continue
        if path.is_dir() or not path.parent.is_dir():
            raise BadSetting(f"{option} {path} can't be written; name a file in a folder there is")
        if path.exists() and any(file and file.exists() and path.samefile(file) for file in read):
            raise BadSetting(f"{option} {path} is a file that is read; name another")


def _ask_with_progress(assistant: Assistant, gold: GoldSet) -> Run:
    from tqdm import tqdm

    # disable=None: no bar where standard error is no terminal.
    with tqdm(total=len(gold.questions), unit=" questions", disable=None) as bar:
        return ask_all(assistant, gold, lambda done, _: bar.update(done - bar.n))


def _finish(done: Run, args: argparse.Namespace) -> dict[str, object]:
    """Print the report, write the files that are asked for, and return the run's JSON."""
    print(text_report(done), end="")
    result = to_json(done, args.show_held_out)
    if args.out:
        text = json.dumps(result, ensure_ascii=False, indent=1)
        write_text(args.out, [text, "\n"])
    if args.html:
        write_text(args.html, [html_report(done, args.show_held_out)])
    return result


COMMAND = Command(
    name="eval", help="Measure the answers on gold questions", configure=configure, run=run
)
