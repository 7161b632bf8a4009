"""`rag chat`: the page in the browser, served from this machine; `rag feedback`: what it kept."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BadFile, BadSetting, shown
from rag.command import (
    Command,
    add_index_options,
    add_model_options,
    open_assistant,
    progress_bar,
)

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from rag.assistant import Assistant
    from ui.feedback import FeedbackFile
    from ui.server import Login

_HOST = "127.0.0.1"
_PORT = 7860


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="a .txt or .md file, or a folder of such files, to ask as well: kept in memory for "
        "this run, seen by all who open the page (`rag index FILE...` keeps it)",
    )
    add_index_options(parser)
    add_model_options(parser)
    parser.add_argument(
        "--host",
        default=_HOST,
        metavar="ADDRESS",
        help=f"address to serve on (default {_HOST}: this machine alone)",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=_PORT,
        metavar="N",
        help=f"port to serve on (default {_PORT}; 0 takes any free one)",
    )
    parser.add_argument(
        "--auth",
        metavar="NAME:PASSWORD",
        default=os.environ.get("RAG_AUTH") or None,
        help="ask for this name and password; otherwise RAG_AUTH, which other users of the machine "
        "can't see; needed where --host lets other machines in",
    )
    parser.add_argument(
        "--open-to-all",
        action="store_true",
        help="let other machines in without a name and a password",
    )
    parser.add_argument(
        "--no-feedback",
        action="store_true",
        help="don't ask readers whether an answer was right",
    )
    _add_feedback_file(parser)
    parser.add_argument(
        "--open", action="store_true", help="open the page in the browser once it is served"
    )


def _add_feedback_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--feedback",
        type=Path,
        metavar="FILE",
        help="file that keeps what readers say of answers; otherwise "
        "ask-the-article/feedback.sqlite in the user's folder for data: $XDG_DATA_HOME, or "
        "~/.local/share, on a Mac ~/Library/Application Support",
    )


def _feedback_file(args: argparse.Namespace) -> FeedbackFile:
    from ui.feedback import FeedbackFile, default_path

    return FeedbackFile(args.feedback or default_path(os.environ, sys.platform))


def _run(args: argparse.Namespace) -> int:
    """Serve until interrupted. The port is taken first, so that a taken one is told at once."""
    from ui.app import web_app
    from ui.server import Login, address_of, bind, is_loopback, serve

    login = Login.read(args.auth) if args.auth else None
    with bind(args.host, args.port) as sock:
        _guard(sock, login, args.open_to_all)
        try:
            assistant = _beside(open_assistant(args), args.files)
            assistant.warm()
            feedback = None if args.no_feedback else _feedback_file(args)
            app = web_app(assistant, login, feedback, any_host=not is_loopback(sock))
        except KeyboardInterrupt:
            return 0
        address = address_of(sock)

        def ready() -> None:
            print(f"Chat: {address}", flush=True)
            if args.open:
                import webbrowser

                webbrowser.open(address)

        serve(app, sock, ready)
    return 0


def _beside(assistant: Assistant, files: Sequence[Path]) -> Assistant:
    """Return an assistant that answers from these files as well, which it keeps in memory.

    A file that is in the index already, with the same text, is left out.

    Raises:
        BadFile: if one can't be used, or the index holds another text by its name.
    """
    texts = _new_texts(assistant, files)
    if not texts:
        return assistant
    parts = []
    with progress_bar() as progress:
        for name, text in texts.items():
            parts.append(assistant.embedded(name, text, progress))
    names = "1 document" if len(parts) == 1 else f"{len(parts)} documents"
    print(f"Added {names} for this run; nothing of it is written to the disk.", flush=True)
    return assistant.over([*assistant.parts, *parts])


def _new_texts(assistant: Assistant, files: Sequence[Path]) -> dict[str, str]:
    from index.sources import find_files, read_source

    texts = {file.name: read_source(file) for file in find_files(files)} if files else {}
    known = {name.casefold(): document for name, document in assistant.documents.items()}
    new = {}
    for name, text in texts.items():
        other = known.get(name.casefold())
        if other is None:
            new[name] = text
        elif other.source != text:
            raise BadFile(f"the index holds another {shown(other.name)}: rename the file you give")
    return new


def _guard(sock: socket.socket, login: Login | None, open_to_all: bool) -> None:
    """Let other machines in only if that is meant."""
    from ui.server import is_loopback

    if is_loopback(sock):
        return
    if login is None and not open_to_all:
        raise BadSetting(
            "--host lets other machines in: add --auth NAME:PASSWORD, or --open-to-all to let "
            "everyone in who can reach this one"
        )
    who = "Everyone" if login is None else "Everyone with the password"
    print(f"{who} who can reach this machine can open the chat.", file=sys.stderr)
    print("What is asked and answered travels unencrypted.", file=sys.stderr)


COMMAND = Command("chat", "serve the chat in the browser", _configure, _run)


def _configure_feedback(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["export"], help="print candidates for a gold file")
    _add_feedback_file(parser)


def _export(args: argparse.Namespace) -> int:
    """Print a line for each answer that a reader spoke of."""
    from rag.contract import json_line
    from ui.feedback import candidates

    for line in candidates(_feedback_file(args).all()):
        print(json_line(line))
    return 0


FEEDBACK = Command(
    "feedback", "turn what readers said into gold candidates", _configure_feedback, _export
)
