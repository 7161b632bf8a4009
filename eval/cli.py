"""The command `rag eval`: measure the assistant, check gold questions, compare runs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from eval.ablation import ablate, ablation_json, ablation_report, variants
from eval.baseline import read_baseline, write_baseline
from eval.compare import compare, past, read_past, text_comparison
from eval.files import write_text
from eval.foreign import configure_answers, configure_retrieval
from eval.gold import SPLITS, GoldSet, annotate, default_files, load
from eval.html import html_report
from eval.options import (
    add_article,
    add_gold,
    add_minimum,
    add_outputs,
    add_stages,
    article,
    check_outputs,
    gold_set,
    minimum,
    opener,
    settings,
)
from eval.record import read_answers
from eval.report import Draw, aligned, gold_report, markdown, text_report
from eval.run import Run, ask_all, score_answers, to_json
from index.errors import BadSetting
from rag.command import Command, add_index_options, add_model_options

if TYPE_CHECKING:
    from rag.assistant import Assistant
    from rag.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `rag eval` and its own subcommands."""
    parser.description = (
        "Ask the gold questions, score the answers and print a table by type. "
        "Exit status: 0 done, 1 a regression, 2 something given can't be used."
    )
    add_index_options(parser)
    add_model_options(parser)
    add_gold(parser)
    add_outputs(parser)
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        type=Path,
        help="compare with a run written by --out or --write-baseline",
    )
    parser.add_argument(
        "--write-baseline",
        metavar="FILE",
        type=Path,
        help="write what --baseline needs: the scores of each question, and no text",
    )
    add_stages(parser)
    add_minimum(parser)
    parser.set_defaults(action=_ask)
    actions = parser.add_subparsers(title="other things to do", metavar="ACTION")
    _configure_check(actions)
    _configure_annotate(actions)
    _configure_score(actions)
    _configure_compare(actions)
    configure_retrieval(actions)
    configure_answers(actions)


_Actions = argparse._SubParsersAction  # argparse gives the type of add_subparsers() no public name


def _configure_check(actions: _Actions[argparse.ArgumentParser]) -> None:
    check = actions.add_parser(
        "check", allow_abbrev=False, help="prove every quote, offset, answer and split"
    )
    check.add_argument("files", metavar="FILE", type=Path, nargs="*", help="otherwise all of ours")
    add_article(check)
    check.set_defaults(action=_check)


def _configure_annotate(actions: _Actions[argparse.ArgumentParser]) -> None:
    adding = actions.add_parser(
        "annotate", allow_abbrev=False, help="write offsets and the split into a gold file"
    )
    adding.add_argument("file", metavar="FILE", type=Path, help="changed in place")
    adding.add_argument("--split", dest="into", choices=SPLITS, required=True, help="its split")
    add_article(adding)
    adding.set_defaults(action=_annotate)


def _configure_score(actions: _Actions[argparse.ArgumentParser]) -> None:
    scoring = actions.add_parser(
        "score", allow_abbrev=False, help="score a file that `rag batch` has written"
    )
    scoring.add_argument("answers", metavar="ANSWERS", type=Path, help="JSON Lines")
    add_gold(scoring, argparse.SUPPRESS)
    add_outputs(scoring, argparse.SUPPRESS)
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
    add_minimum(comparing, argparse.SUPPRESS)
    comparing.set_defaults(action=_compare)


def run(args: argparse.Namespace) -> int:
    """Do what the parsed options say and return the exit status."""
    return int(args.action(args))


def _ask(args: argparse.Namespace) -> int:
    _check_choices(args)
    least, stages = minimum(args), settings(args)
    _check_all_outputs(args)
    gold = gold_set(args)
    before = read_baseline(args.baseline, gold) if args.baseline else None
    open_with = opener(args)
    if args.ablate:
        return _ablate(args, gold, open_with)
    with _bar(len(gold.questions)) as tick:
        done = ask_all(open_with(stages), gold, tick)
    result = _finish(done, args)
    if args.write_baseline:
        write_baseline(args.write_baseline, done)
    if before is None:
        return 0
    comparison = compare(before, past(result, "this run"), least)
    print(f"\nCompared with {args.baseline} (A)\n")
    print(text_comparison(comparison), end="")
    return 1 if comparison.regressions else 0


def _ablate(
    args: argparse.Namespace, gold: GoldSet, open_with: Callable[[Settings], Assistant]
) -> int:
    tried = variants()
    with _bar(len(gold.questions) * len(tried)) as tick:
        done = ablate(open_with, gold, tried, tick)
    print(ablation_report(done, _draw(args)), end="")
    if args.out:
        _write_json(args.out, ablation_json(done))
    return 0


def _check_choices(args: argparse.Namespace) -> None:
    """Refuse options that don't go together.

    Raises:
        BadSetting: naming the two.
    """
    chosen = {
        "--without": args.without,
        "--baseline": args.baseline,
        "--write-baseline": args.write_baseline,
        "--html": args.html,
    }
    given = [option for option, value in chosen.items() if value is not None]
    if args.ablate and given:
        raise BadSetting(f"{given[0]} doesn't go with --ablate; leave one of them out")
    if args.baseline and args.write_baseline:
        raise BadSetting("--baseline doesn't go with --write-baseline; leave one of them out")


def _check_all_outputs(args: argparse.Namespace) -> None:
    check_outputs(
        ("--out", args.out), ("--html", args.html), ("--write-baseline", args.write_baseline)
    )


def _score(args: argparse.Namespace) -> int:
    check_outputs(("--out", args.out), ("--html", args.html), read=[args.answers])
    gold = gold_set(args)
    _finish(score_answers(gold, read_answers(args.answers, gold), args.answers), args)
    return 0


def _check(args: argparse.Namespace) -> int:
    gold = load(args.files or default_files(), article(args))
    print(gold_report(gold), end="")
    print(f"\nAll {len(gold.questions)} questions are right: quotes, offsets, answers, splits.")
    return 0


def _annotate(args: argparse.Namespace) -> int:
    count = annotate(args.file, article(args), args.into)
    print(f"{args.file}: {count} questions now have offsets and the split {args.into}")
    return 0


def _compare(args: argparse.Namespace) -> int:
    comparison = compare(read_past(args.a), read_past(args.b), minimum(args))
    print(text_comparison(comparison), end="")
    return 1 if comparison.regressions else 0


@contextmanager
def _bar(questions: int) -> Iterator[Callable[[int, int], None]]:
    """Draw a progress bar and yield what moves it to (questions done, questions in all)."""
    from tqdm import tqdm

    # disable=None: no bar where standard error is no terminal.
    with tqdm(total=questions, unit=" questions", disable=None) as bar:

        def tick(done: int, _: int) -> None:
            bar.update(done - bar.n)

        yield tick


def _finish(done: Run, args: argparse.Namespace) -> dict[str, object]:
    """Print the report, write the files that are asked for, and return the run's JSON."""
    print(text_report(done, _draw(args)), end="")
    result = to_json(done, args.show_held_out)
    if args.out:
        _write_json(args.out, result)
    if args.html:
        write_text(args.html, [html_report(done, args.show_held_out)])
    return result


def _write_json(path: Path, result: Mapping[str, object]) -> None:
    write_text(path, [json.dumps(result, ensure_ascii=False, indent=1), "\n"])


def _draw(args: argparse.Namespace) -> Draw:
    return markdown if args.markdown else aligned


COMMAND = Command(
    name="eval", help="Measure the answers on gold questions", configure=configure, run=run
)
