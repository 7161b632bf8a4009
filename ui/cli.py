"""`rag chat`: the page in the browser, served from this machine."""

from __future__ import annotations

import argparse
import sys

from rag.command import Command, add_index_options, open_assistant

_HOST = "127.0.0.1"
_PORT = 7860


def _configure(parser: argparse.ArgumentParser) -> None:
    add_index_options(parser)
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
        "--open", action="store_true", help="open the page in the browser once it is served"
    )


def _run(args: argparse.Namespace) -> int:
    """Serve until interrupted. The port is taken first, so that a taken one is told at once."""
    from ui.app import web_app
    from ui.server import address_of, bind, is_loopback, serve

    with bind(args.host, args.port) as sock:
        try:
            assistant = open_assistant(args)
            assistant.warm()
            app = web_app(assistant)
        except KeyboardInterrupt:
            return 0
        address = address_of(sock)
        if not is_loopback(sock):
            print("Everyone who can reach this machine can open the chat.", file=sys.stderr)

        def ready() -> None:
            print(f"Chat: {address}", flush=True)
            if args.open:
                import webbrowser

                webbrowser.open(address)

        serve(app, sock, ready)
    return 0


COMMAND = Command("chat", "serve the chat in the browser", _configure, _run)
