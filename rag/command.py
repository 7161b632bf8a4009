"""What a command of the console script `rag` is, and what those that open an index share.

Packages above `rag` add commands through the entry-point group `rag.commands`: each entry names a
`Command`. Whatever a command raises as `RagError` is shown as one line by the console script.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BadSetting

if TYPE_CHECKING:
    from rag.assistant import Assistant

ENTRY_POINTS = "rag.commands"


@dataclass(frozen=True, slots=True)
class Command:
    """One subcommand of `rag`.

    Attributes:
        name: what the user types after `rag`.
        help: one short sentence for the list of commands, in lower case, without a full stop.
        configure: adds the command's options to its parser.
        run: does the work and returns the exit status: 0 done, 1 a check failed, 2 bad input.
    """

    name: str
    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def add_index_options(parser: argparse.ArgumentParser) -> None:
    """Add `--index` and `--encoder`, which fall back to RAG_INDEX and RAG_ENCODER.

    Afterwards `args.index` is a Path or None (the environment's own index), and `args.encoder` a
    name or None (the packaged all-MiniLM-L6-v2). A variable that is empty counts as not set.
    """
    add_index_folder(parser)
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        default=os.environ.get("RAG_ENCODER") or None,
        help="name or folder of a sentence-transformers model; otherwise RAG_ENCODER, "
        "otherwise the packaged all-MiniLM-L6-v2",
    )


def add_index_folder(parser: argparse.ArgumentParser) -> None:
    """Add `--index` alone, for a command that asks nothing of the encoder."""
    parser.add_argument(
        "--index",
        metavar="DIR",
        type=_folder,
        default=os.environ.get("RAG_INDEX") or None,
        help="folder of the index; otherwise RAG_INDEX, otherwise one inside the environment",
    )


def open_assistant(args: argparse.Namespace) -> Assistant:
    """Open the index that the options name, ready to be asked.

    Raises:
        IndexUnusable: if there is no such index, or it can't be used.
        BadSetting: if the encoder can't be opened.
    """
    from index.encode import open_encoder
    from rag.assistant import Assistant

    return Assistant.open(args.index, open_encoder(args.encoder))


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how far the embedding is, and yield what tells it (done, total)."""
    from tqdm import tqdm

    with tqdm(desc="Embedding", unit=" sentences", disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield progress


def _folder(value: str) -> Path:
    """Return `value` as a path; the current folder is never meant by an empty one."""
    if not value.strip():
        raise BadSetting("--index is empty: name a folder, or leave the option out")
    return Path(value)
