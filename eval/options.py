"""Options that several actions of `rag eval` share, and what they mean."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eval.compare import MINIMUM
from eval.gold import SPLITS, GoldSet, default_files, load
from index.errors import BadSetting
from rag.settings import STAGES, Settings

if TYPE_CHECKING:
    from rag.assistant import Assistant

_CHOICES = (*SPLITS, "all")

# An option of a subcommand must not overwrite, by its default, what was given before it: such
# options have the default argparse.SUPPRESS.


def add_gold(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add the options that name the gold questions and their article."""
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
    add_article(parser, default)


def add_article(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add the option that names the article."""
    parser.add_argument(
        "--article",
        metavar="FILE",
        type=Path,
        default=default,
        help="the text that the gold questions are about; otherwise ours",
    )


def add_outputs(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add the options that say where results go and how they look."""
    parser.add_argument(
        "--out", metavar="FILE", type=Path, default=default, help="write all results as JSON"
    )
    parser.add_argument(
        "--html", metavar="FILE", type=Path, default=default, help="write a report as one web page"
    )
    parser.add_argument(
        "--markdown",
        action="store_true",
        default=default or False,
        help="print the tables as Markdown",
    )
    parser.add_argument(
        "--show-held-out",
        action="store_true",
        default=default or False,
        help="spell out questions and answers of the test split in --out and --html too",
    )


def add_stages(parser: argparse.ArgumentParser) -> None:
    """Add the options that switch stages of answering off."""
    parser.add_argument(
        "--without",
        metavar="STAGES",
        help=f"switch stages off, with commas between them: {', '.join(STAGES)}",
    )
    parser.add_argument(
        "--ablate",
        action="store_true",
        help="ask with all stages, with each one off, and with retrieval alone, and compare",
    )


def add_minimum(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add the option that says how large a loss must be."""
    parser.add_argument(
        "--minimum",
        metavar="POINTS",
        type=float,
        default=default or 100 * MINIMUM,
        help="smallest loss that counts as a regression, in percentage points; otherwise "
        f"{100 * MINIMUM:g}",
    )


def minimum(args: argparse.Namespace) -> float:
    """Return --minimum as a share.

    Raises:
        BadSetting: if it is no share of 100 points.
    """
    if not 0 <= args.minimum <= 100:
        raise BadSetting(f"--minimum is {args.minimum}; give percentage points from 0 to 100")
    return float(args.minimum) / 100


def settings(args: argparse.Namespace) -> Settings:
    """Return the stages that --without leaves on.

    Raises:
        BadSetting: if it names something that is no stage.
    """
    if args.without is None:
        return Settings()
    return Settings.without(*(stage.strip() for stage in args.without.split(",")))


def gold_set(args: argparse.Namespace) -> GoldSet:
    """Return the gold questions meant; the held-out file isn't even read unless it is asked for.

    Raises:
        BadFile: with everything that is wrong with them.
    """
    split = args.split or ("all" if args.gold else "dev")
    ours = [file for file in default_files() if split in ("all", file.stem)]
    gold = load(args.gold or ours, article(args))
    return gold if split == "all" else gold.only(split)


def article(args: argparse.Namespace) -> Path:
    """Return the article that the gold questions are about."""
    from index.disk import default_article

    return args.article or default_article()


def opener(args: argparse.Namespace) -> Callable[[Settings], Assistant]:
    """Load encoder, other models and index once and return what makes an assistant over them.

    Raises:
        IndexUnusable: if there is no such index, or it can't be used.
        BadSetting: if the encoder or another model can't be opened.
    """
    from index.disk import default_folder
    from index.disk import load as load_index
    from index.encode import open_encoder
    from rag.assistant import Assistant
    from rag.command import open_models

    models = open_models(args)
    encoder = open_encoder(args.encoder)
    index = load_index(args.index or default_folder(), encoder)
    return lambda chosen: Assistant(index, encoder, chosen, models)


def check_outputs(
    *outputs: tuple[str, Path | None],
    read: Sequence[Path | None] = (),
) -> None:
    """Refuse a place that can't be written before minutes are spent on the answers.

    Args:
        outputs: option -> the file that it names, if it is given.
        read: files that are read, which no output may replace.

    Raises:
        BadSetting: if the folder of an output doesn't exist, or the output is such a file.
    """
    for option, path in outputs:
        if path is None:
            continue
        if path.is_dir() or not path.parent.is_dir():
            raise BadSetting(f"{option} {path} can't be written; name a file in a folder there is")
        if path.exists() and any(file and file.exists() and path.samefile(file) for file in read):
            raise BadSetting(f"{option} {path} is a file that is read; name another")
