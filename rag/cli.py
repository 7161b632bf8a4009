"""The console script `rag`: parse, call, print.

    rag index    build the index                 rag verify   check answers against the source
    rag ask      answer one question             rag chat     (package ui)
    rag batch    answer a file of questions      rag eval     (package eval)

Exit status: 0 done, 1 a check failed, 2 the input is wrong; what is wrong is one line on stderr.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points, version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

from index.errors import BadQuestion, BadSetting, RagError, shown
from rag.command import (
    ENTRY_POINTS,
    Command,
    add_index_folder,
    add_index_options,
    add_model_options,
    open_assistant,
    progress_bar,
)
from rag.textfile import STANDARD, is_text, opened

if TYPE_CHECKING:
    from rag.batch import Tally
    from rag.types import Answer, Citation

_DISTRIBUTION = "document-qa"
_INTERRUPTED = 130
_READER_GONE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` names and return the exit status."""
    _write_utf8()
    try:
        args = command_parser().parse_args(argv)
        status: int = args.run(args)
        # Here rather than at exit, so that a reader who has gone is noticed in time.
        sys.stdout.flush()
        return status
    except RagError as error:
        print(f"rag: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # What is still buffered goes nowhere; otherwise the interpreter complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_GONE


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, as those of the commands are."""

    def error(self, message: str) -> NoReturn:
        raise BadSetting(f"{message}; see {self.prog} --help")


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands, those of the packages above `rag` included."""
    parser = _Parser(
        prog="rag",
        description="Ask questions about an article and see every answer proved by its own words.",
        epilog="`rag COMMAND --help` tells more about a command.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"rag {version(_DISTRIBUTION)}",
        help="print the version and leave",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _commands():
        sub = commands.add_parser(
            command.name, help=command.help, description=_sentence(command), allow_abbrev=False
        )
        command.configure(sub)
        sub.set_defaults(run=command.run)
    return parser


def _sentence(command: Command) -> str:
    return f"{command.help[:1].upper()}{command.help[1:]}."


def _commands() -> list[Command]:
    points = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return [INDEX, ASK, BATCH, VERIFY, *(point.load() for point in points)]


def _write_utf8() -> None:
    """Make both outputs UTF-8, whatever the locale: quotes hold curly marks, and JSON is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _index_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="a .txt or .md file, or a folder of such files, to index beside the shipped article",
    )
    add_index_options(parser)
    parser.add_argument(
        "--tokens",
        type=_positive,
        metavar="N",
        help="most tokens of prose that share a passage; a longer sentence stands alone",
    )
    parser.add_argument(
        "--if-needed",
        action="store_true",
        help="do nothing where the index is there and matches its sources and its encoder",
    )


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a whole number from 1 up")
    return int(value)


def _index(args: argparse.Namespace) -> int:
    from index.chunk import TOKEN_BUDGET
    from index.disk import build, default_article, default_folder, is_current
    from index.encode import open_encoder

    folder = args.index or default_folder()
    files = [default_article(), *args.files]
    budget = args.tokens or TOKEN_BUDGET
    if args.if_needed and is_current(folder, files, args.encoder, budget):
        print(f"The index in {folder} is up to date.")
        return 0
    started = perf_counter()
    with progress_bar() as progress:
        made = build(files, folder, open_encoder(args.encoder), progress, budget)
    print(
        f"Indexed {_counted(len(made.sources), 'document')}: {_counted(made.passages, 'passage')}, "
        f"{made.entries} of them dated entries, in {perf_counter() - started:.1f} s.\n"
        f"The index is in {folder}."
    )
    return 0


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _ask_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question", metavar="QUESTION", help="what you want to know; - reads standard input"
    )
    add_index_options(parser)
    add_model_options(parser)
    parser.add_argument(
        "--history",
        action="append",
        default=[],
        metavar="QUESTION",
        help="an earlier question that this one follows; once for each, oldest first",
    )
    parser.add_argument(
        "--json", action="store_true", help="print the whole answer as one line of JSON"
    )


def _ask(args: argparse.Namespace) -> int:
    from rag.contract import json_line
    from rag.provenance import full_record, sha256_of

    question, history = _question(args.question), [_utf8(earlier) for earlier in args.history]
    assistant = open_assistant(args)
    answer = assistant.ask(question, history)
    if args.json:
        print(json_line(full_record(answer, None, sha256_of(assistant.documents))))
    else:
        print(readable(answer))
    return 0


def _question(typed: str) -> str:
    if typed != str(STANDARD):
        return _utf8(typed)
    with opened(STANDARD) as stream:
        return _utf8(stream.read().decode("utf-8", "surrogateescape"))


def _utf8(question: str) -> str:
    if not is_text(question):
        raise BadQuestion(f"the question {shown(question)} is not UTF-8: type it as UTF-8 text")
    return question


def readable(answer: Answer) -> str:
    """Return an answer for a reader at a terminal: short answer, answer, sources."""
    parts = [
        *_understood(answer),
        *([answer.short] if answer.short else []),
        answer.text,
        *(_source(citation) for citation in answer.citations or answer.nearest),
    ]
    return "\n\n".join(parts)


def _understood(answer: Answer) -> Iterator[str]:
    """Yield how the question was read, where that is not plain from the question itself."""
    if answer.question.reworded:
        yield f"Understood as: {answer.question.standalone}"
    yield from answer.question.notes


def _source(citation: Citation) -> str:
    from index.chunk import long_date

    where = long_date(citation.day) if citation.day else citation.section
    place = f"{citation.document} {citation.span.start}-{citation.span.end}"
    quote = " ".join(citation.quote.split())
    return f"[{citation.n}] {', '.join(filter(None, [where, place]))}\n    {quote}"


def _batch_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "questions",
        type=Path,
        metavar="QUESTIONS",
        help="JSON Lines or CSV with question, id and history, or text with a question a line; "
        "- reads standard input",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=STANDARD,
        metavar="ANSWERS",
        help="file for the answers, in the order of the questions; if it holds the answers to the "
        "first of them already, the run goes on after these; otherwise standard output",
    )
    parser.add_argument(
        "--format",
        choices=["jsonl", "csv", "md"],
        default="jsonl",
        help="jsonl: JSON Lines, all there is to know (the default); csv: a table for "
        "spreadsheets; md: a report to read. The latter two are made at the end from ANSWERS.jsonl "
        "(.jsonl is added to the whole name), which stays, for `rag verify` and for going on",
    )
    parser.add_argument(
        "--restart",
        action="store_true",
        help="answer all questions anew and replace what ANSWERS holds, whatever it is",
    )
    add_index_options(parser)
    add_model_options(parser)


def _batch(args: argparse.Namespace) -> int:
    from rag.batch import peak_memory, run

    tally = run(
        args.questions, args.out, lambda: open_assistant(args), args.format, restart=args.restart
    )
    print(_done(tally, args.out, peak_memory()), file=sys.stderr)
    return 2 if tally.broken else 0


def _done(tally: Tally, out: Path, memory: int) -> str:
    """Return what a batch did, in one line; `memory` is the most that it took, in bytes."""
    parts = [f"{tally.answered:,} answered"]
    if tally.kept and not tally.answered:
        whole = f"{out} is complete: {_counted(tally.kept, 'question')} answered before"
        parts = [f"{whole}, nothing to do (--restart answers anew)"]
    elif tally.kept:
        parts.append(f"{tally.kept:,} answered before")
    if tally.broken or tally.answered:
        parts.append(f"{tally.broken:,} could not be asked")
    if tally.answered:
        parts.append(
            f"{tally.seconds:,.1f} s, {tally.answered / tally.seconds:,.1f} questions per second"
        )
        parts.append(f"at most {memory / 1e6:,.0f} MB of memory")
    return ", ".join(parts)


def _verify_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "answers",
        type=Path,
        metavar="ANSWERS",
        help="what `rag batch` or `rag ask --json` wrote; - reads standard input",
    )
    add_index_folder(parser)


def _verify(args: argparse.Namespace) -> int:
    from index.disk import default_folder, load_documents
    from rag.verify import verify

    documents = load_documents(args.index or default_folder())
    checked = verify(args.answers, documents, print)
    print(
        f"{_counted(checked.answers, 'answer')}, {_counted(checked.quotes, 'quote')}: "
        f"{_counted(checked.problems, 'problem') if checked.problems else 'all right'}"
    )
    return 1 if checked.problems else 0


INDEX = Command("index", "build the index that answers come from", _index_options, _index)
ASK = Command("ask", "answer one question, with its sources", _ask_options, _ask)
BATCH = Command("batch", "answer a file of questions", _batch_options, _batch)
VERIFY = Command("verify", "check every quote of answers in the source", _verify_options, _verify)
