"""Many questions in, one answer each out, in the order of the questions.

Questions are read, asked and written one at a time, so memory does not grow with their number.
Into a file, the answers go as JSON Lines, each as soon as it is known; a run that was ended in
whatever way is taken up where it stopped (`rag.journal`). A table or a report is made from these
lines at the end. Into a stream, every form is written answer by answer.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Protocol, TextIO

from index.errors import BadQuestion, BadSetting
from index.types import Document
from rag.formats import FORMATS, Format
from rag.journal import Journal, opened_journal, writing
from rag.provenance import full_record, sha256_of
from rag.questions import Asked, Broken, askable, read
from rag.textfile import STANDARD, opened
from rag.types import Answer

if TYPE_CHECKING:
    from tqdm import tqdm


@dataclass(slots=True)
class Tally:
    """What a run has done so far.

    Attributes:
        answered: questions answered in this run.
        broken: lines that could not be asked.
        kept: questions that an earlier run had answered.
        seconds: wall time of asking and writing; opening the index is left out.
    """

    answered: int = 0
    broken: int = 0
    kept: int = 0
    seconds: float = 0.0


class Assistant(Protocol):
    """What answers a question."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """What answers are taken from, by name."""
        ...

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Return the answer, or raise BadQuestion."""
        ...


def run(
    questions: Path,
    out: Path,
    open_assistant: Callable[[], Assistant],
    form: Format = "jsonl",
    *,
    restart: bool = False,
) -> Tally:
    """Answer a file of questions into a file of answers, with a progress bar on a terminal.

    What an earlier run has answered of the same questions is kept, and the run goes on after it.
    Both files are tried first; the index is opened for the first question that is left to ask.

    Args:
        questions: where the questions stand; `-` is standard input.
        out: where the answers go; `-` is standard output.
        open_assistant: called once, or not at all where nothing is left to ask.
        form: of the answers. A file in any other form than jsonl is made at the end from a file
            of JSON Lines beside it, `journal_of(out, form)`, which stays.
        restart: whether to replace what is there and to answer all questions anew.

    Raises:
        BadFile: if the questions can't be read.
        BadSetting: if the answers can't be written, or something else is in their place.
    """
    from tqdm import tqdm

    total = _count(questions)
    with opened(questions) as stream, tqdm(total=total, unit=" questions", disable=None) as bar:
        batch = Batch(open_assistant, bar)
        items = map(askable, read(questions, stream))
        if _is_stream(out):
            with _stream(out) as target:
                for piece in FORMATS[form](batch.answers(items)):
                    _write(target, piece, out)
        else:
            journal = journal_of(out, form)
            _check_places(questions, out, journal, restart=restart)
            with opened_journal(journal, restart=restart) as answers:
                batch.complete(items, answers)
                if journal != out and _is_older(out, journal):
                    _convert(answers, out, form)
    return batch.tally


def peak_memory() -> int:
    """Return the most bytes of memory that this process has held, model and index included."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # The one unit that systems don't agree on.
    return peak if sys.platform == "darwin" else peak * 1024


def journal_of(out: Path, form: Format) -> Path:
    """Return the file of JSON Lines in which the answers for `out` are gathered."""
    return out if form == "jsonl" else out.with_name(f"{out.name}.jsonl")


class Batch:
    """One run: an assistant, opened when the first question is asked, and what was done.

    Args:
        open_assistant: called once, or not at all.
        bar: counts the lines, and prints what is said of them.

    Attributes:
        tally: what was done so far.
    """

    def __init__(self, open_assistant: Callable[[], Assistant], bar: tqdm) -> None:
        self.tally = Tally()
        self._open = open_assistant
        self._bar = bar

    def answers(
        self,
        items: Iterable[Asked | Broken],
        ready: Callable[[Mapping[str, str]], object] = lambda sha256: None,
    ) -> Iterator[dict[str, object]]:
        """Yield the record of each answer before the next question is read.

        Args:
            items: what is to be asked; a line that can't be is reported with its number.
            ready: called before the first question, with the sha256 of the documents.
        """
        assistant: Assistant | None = None
        sha256: Mapping[str, str] = {}
        started = 0.0
        for item in items:
            if isinstance(item, Broken):
                self._report(item.line, item.problem)
                continue
            if assistant is None:
                assistant = self._open()
                sha256 = sha256_of(assistant.documents)
                ready(sha256)
                # So that the bar tells the speed of asking.
                self._bar.initial = self._bar.n
                self._bar.unpause()
                started = perf_counter()
            try:
                answer = assistant.ask(item.question, item.history)
            except BadQuestion as error:
                self._report(item.line, str(error))
                continue
            yield full_record(answer, item.id, sha256)
            self.tally.answered += 1
            self.tally.seconds = perf_counter() - started
            self._bar.update()

    def complete(self, items: Iterable[Asked | Broken], journal: Journal) -> None:
        """Add to a journal the answers that it lacks.

        Raises:
            BadSetting: if it holds something else than answers to the first of these questions.
        """

        def ready(sha256: Mapping[str, str]) -> None:
            journal.check_sources(sha256)
            journal.begin()

        for record in self.answers(self._left(items, journal), ready):
            journal.write(record)
        journal.finish()

    def _left(self, items: Iterable[Asked | Broken], journal: Journal) -> Iterator[Asked | Broken]:
        """Yield the lines that the journal holds no answer to."""
        for item in items:
            if isinstance(item, Asked) and journal.holds(item):
                self.tally.kept += 1
                self._bar.update()
            else:
                yield item

    def _report(self, line: int, problem: str) -> None:
        self.tally.broken += 1
        self._bar.write(f"line {line}: {problem}", file=sys.stderr)
        self._bar.update()


def _count(questions: Path) -> int | None:
    """Return how many lines will be asked or reported; None where reading would use them up."""
    if questions == STANDARD or not questions.is_file():
        return None
    with opened(questions) as stream:
        return sum(1 for _ in read(questions, stream))


def _is_stream(out: Path) -> bool:
    """Tell whether answers go where nothing stays that could be gone on with."""
    return out == STANDARD or (out.exists() and not out.is_file() and not out.is_dir())


@contextmanager
def _stream(out: Path) -> Iterator[TextIO]:
    if out == STANDARD:
        yield sys.stdout
        return
    with writing(out):
        target = out.open("w", encoding="utf-8", newline="")
    try:
        yield target
    finally:
        # Each piece is flushed when it is written: what fails here has failed and been told before.
        with suppress(OSError):
            target.close()


def _write(target: TextIO, piece: str, out: Path) -> None:
    with writing(out):
        target.write(piece)
        target.flush()


def _check_places(questions: Path, out: Path, journal: Path, *, restart: bool) -> None:
    """Make sure that no file is overwritten that the user did not mean."""
    for place in (out, journal):
        if questions != STANDARD and place.exists() and place.samefile(questions):
            raise BadSetting(f"{place} is the file of questions: name another file with --out")
    if out != journal and out.exists() and not journal.exists() and not restart:
        raise BadSetting(
            f"{out} is there already, without the answers in {journal} that it would be made from: "
            f"--restart replaces it, or name another file"
        )


def _is_older(out: Path, journal: Path) -> bool:
    """Tell whether answers were added since `out` was made from them."""
    return not out.exists() or out.stat().st_mtime_ns < journal.stat().st_mtime_ns


def _convert(answers: Journal, out: Path, form: Format) -> None:
    """Replace a file as a whole: a reader sees the old one or the new one, never a part."""
    place = Path(os.path.realpath(out))
    new = place.with_name(f".{place.name}.rag-new")
    with writing(out):
        try:
            with new.open("w", encoding="utf-8", newline="") as target:
                target.writelines(FORMATS[form](answers.records()))
            new.replace(place)
        except (KeyError, TypeError, ValueError):
            raise BadSetting(
                f"{answers.path} holds a line that is no answer: --restart answers anew"
            ) from None
        finally:
            new.unlink(missing_ok=True)
