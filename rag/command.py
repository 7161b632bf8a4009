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
    from rag.models import Models

ENTRY_POINTS = "rag.commands"

_MODELS = {
    "reranker": "name or folder of a sentence-transformers cross-encoder that has a say in the "
    "ranking",
    "reader": "name or folder of an extractive question-answering model of transformers that "
    "proposes the short answer",
}
"""Option -> what its model does. None is loaded unless it is named, and nothing is downloaded."""


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


def add_model_options(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add `--reranker` and `--reader`, which fall back to RAG_RERANKER and RAG_READER.

    Afterwards `args.reranker` and `args.reader` are each a name or None.

    Args:
        parser: of a command that asks questions.
        default: argparse.SUPPRESS below a command that has these options already.
    """
    for option, told in _MODELS.items():
        variable = f"RAG_{option.upper()}"
        parser.add_argument(
            f"--{option}",
            metavar="NAME",
            default=default or os.environ.get(variable) or None,
            help=f"{told}; otherwise {variable}, otherwise none",
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
        BadSetting: if the encoder or another model can't be opened.
    """
    from index.encode import open_encoder
    from rag.assistant import Assistant

    models = open_models(args)
    return Assistant.open(args.index, open_encoder(args.encoder), models=models)


def open_models(args: argparse.Namespace) -> Models:
    """Load the models that `add_model_options` lets the user name.

    Raises:
        BadSetting: if one of them can't be opened.
    """
    from rag.models import Models

    return Models.open(args.reranker, args.reader)


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
