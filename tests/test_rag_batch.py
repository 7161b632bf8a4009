"""Batches: a run that was ended in any way goes on where it stopped, and nothing is overwritten."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tqdm import tqdm

from index.article import parse
from index.errors import BadFile, BadQuestion, BadSetting, IndexUnusable
from index.types import Document
from rag.batch import Batch, Tally, run
from rag.questions import Asked, Broken
from rag.types import Answer, Question

RAG = Path(sys.executable).parent / "rag"
DOCUMENTS = {"a.txt": parse("a.txt", "He was there. He carried a letter to Seoul.\n")}


class Echo:
    """An assistant that answers with the question and records what it was asked."""

    documents: Mapping[str, Document] = DOCUMENTS

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        return Answer(
            question=Question(question, tuple(history), question, "what", ()),
            outcome="not_in_article",
            reason="No.",
            text=f"No: {question} “né”",
            short=None,
            citations=(),
            nearest=(),
            hits=(),
            confidence=0.0,
            seconds=0.0,
        )


class StopsAt(Echo):
    """An assistant during whose answer to a question the user presses Ctrl-C."""

    def __init__(self, stop: str) -> None:
        super().__init__()
        self.stop = stop

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        if question == self.stop:
            raise KeyboardInterrupt
        return super().ask(question, history)


def no_work() -> Echo:
    raise AssertionError("the index was opened although there is nothing to ask")


def questions_of(out: Path) -> list[str]:
    return [json.loads(line)["question"] for line in out.read_text("utf-8").splitlines()]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A file with four questions."""
    path = tmp_path / "q.txt"
    path.write_text("A?\nB é?\nC?\nD?\n", encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A place for answers, where nothing is yet."""
    return tmp_path / "a.jsonl"


def done(tally: Tally) -> tuple[int, int, int]:
    return tally.answered, tally.broken, tally.kept


def test_each_answer_is_given_before_the_next_line_is_read() -> None:
    """So memory does not grow with the number of questions, and nothing waits for the end."""
    events: list[str] = []

    def items() -> Any:
        for number in (1, 2):
            events.append(f"read {number}")
            yield Asked(number, str(number), "Who?")
        yield Broken(3, "is broken")

    batch = Batch(Echo, tqdm(disable=True))
    for record in batch.answers(items()):
        events.append(f"wrote {record['id']}")
    assert events == ["read 1", "wrote 1", "read 2", "wrote 2"]
    assert done(batch.tally) == (2, 1, 0)


def test_a_line_that_can_not_be_asked_is_told_and_the_rest_answered(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "q.txt"
    questions.write_text(f"A?\n{'x' * 2_001}\nB?\n", encoding="utf-8")
    assert done(run(questions, out, Echo)) == (2, 1, 0)
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == ["1", "3"]
    assert "line 2: the question is 2,001 characters long" in capsys.readouterr().err


def test_what_only_the_assistant_refuses_is_told_too(
    questions: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Picky(Echo):
        def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
            if question == "C?":
                raise BadQuestion("not this one")
            return super().ask(question, history)

    assert done(run(questions, out, Picky)) == (3, 1, 0)
    assert questions_of(out) == ["A?", "B é?", "D?"]
    assert "line 3: not this one" in capsys.readouterr().err


def test_history_reaches_the_assistant_and_curly_marks_the_file(tmp_path: Path, out: Path) -> None:
    questions, echo = tmp_path / "q.jsonl", Echo()
    questions.write_text('{"question": "“Who”?", "history": ["When?"]}\n', encoding="utf-8")
    run(questions, out, lambda: echo)
    assert echo.asked == [("“Who”?", ("When?",))]
    assert "“Who”?" in out.read_text("utf-8")
    assert json.loads(out.read_text("utf-8"))["history"] == ["When?"]


def test_an_interruption_keeps_the_answers_so_far_and_the_next_run_asks_the_rest(
    questions: Path, out: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(questions, out, lambda: StopsAt("C?"))
    assert questions_of(out) == ["A?", "B é?"]
    echo = Echo()
    assert done(run(questions, out, lambda: echo)) == (2, 0, 2)
    assert [question for question, _ in echo.asked] == ["C?", "D?"]
    assert questions_of(out) == ["A?", "B é?", "C?", "D?"]


def test_a_file_cut_after_any_byte_becomes_whole_again(questions: Path, out: Path) -> None:
    """Whole lines are kept as they are; a line cut in any place, even in a letter, is redone."""
    run(questions, out, Echo)
    whole = out.read_bytes()
    for length in range(len(whole)):
        out.write_bytes(whole[:length])
        echo = Echo()
        tally = run(questions, out, lambda echo=echo: echo)  # type: ignore[misc]  # default binds
        assert out.read_bytes() == whole
        assert tally.kept == whole[:length].count(b"\n") == 4 - len(echo.asked)


def test_a_finished_file_is_left_alone_and_no_index_is_opened(questions: Path, out: Path) -> None:
    run(questions, out, Echo)
    before = out.read_bytes(), out.stat().st_mtime_ns
    assert done(run(questions, out, no_work)) == (0, 0, 4)
    assert (out.read_bytes(), out.stat().st_mtime_ns) == before


def test_lines_that_can_not_be_asked_do_not_disturb_what_was_kept(
    tmp_path: Path, out: Path
) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"question": "A?"}\n{oops\n{"question": "B?"}\n?!\n', encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        run(questions, out, lambda: StopsAt("B?"))
    assert done(run(questions, out, Echo)) == (1, 2, 1)
    assert done(run(questions, out, no_work)) == (0, 2, 2)
    assert questions_of(out) == ["A?", "B?"]


def test_questions_added_at_the_end_are_answered_alone(questions: Path, out: Path) -> None:
    run(questions, out, Echo)
    with questions.open("a", encoding="utf-8") as more:
        more.write("E?\n")
    assert done(run(questions, out, Echo)) == (1, 0, 4)
    assert questions_of(out) == ["A?", "B é?", "C?", "D?", "E?"]


def rewritten(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("X?\nB é?\nC?\nD?\n", "line 1"),
        ("A?\nB é?\nX?\nD?\n", "line 3"),
        ("\nA?\nB é?\nC?\nD?\n", "line 1"),
        ("A?\nB é?\n", "more answers than there are questions"),
        ("B é?\nA?\nC?\nD?\n", "line 1"),
    ],
)
def test_answers_to_other_questions_are_never_touched(
    now: str, said: str, questions: Path, out: Path
) -> None:
    run(questions, out, Echo)
    before = out.read_bytes()
    questions.write_text(now, encoding="utf-8")
    with pytest.raises(BadSetting, match=said) as told:
        run(questions, out, no_work)
    assert "--restart" in str(told.value)
    assert str(out) in str(told.value)
    assert "\n" not in str(told.value)
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    "now",
    ['{"id": "2", "question": "A?"}', '{"id": 1, "question": "A?"}',
     '{"id": "1", "question": "A?", "history": ["B?"]}'],
)  # fmt: skip
def test_another_id_or_history_makes_another_question(now: str, tmp_path: Path, out: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "1", "question": "A?"}\n', encoding="utf-8")
    run(questions, out, Echo)
    questions.write_text(f"{now}\n", encoding="utf-8")
    with pytest.raises(BadSetting, match="another question"):
        run(questions, out, no_work)


@pytest.mark.parametrize(
    "held", ["kept\n", "kept", '{"id": "1", "question": "A?"', "[1]\n", "\n", "{}\n", '{"id": 7']
)
def test_what_is_no_answer_is_never_touched(held: str, questions: Path, out: Path) -> None:
    """The third case is the beginning of an answer to the first question, and so is redone."""
    out.write_text(held, encoding="utf-8")
    if held.startswith('{"id": "1"'):
        assert done(run(questions, out, Echo)) == (4, 0, 0)
        return
    with pytest.raises(BadSetting, match="--restart"):
        run(questions, out, no_work)
    assert out.read_text("utf-8") == held


@settings(deadline=None)
@given(st.binary(min_size=1))
def test_a_file_of_any_bytes_is_never_touched(
    tmp_path_factory: pytest.TempPathFactory, held: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    questions, out = folder / "q.txt", folder / "a.jsonl"
    questions.write_text("A?\n", encoding="utf-8")
    out.write_bytes(held)
    if b'{"id": "1", "question": "A?"'.startswith(held):
        return
    with pytest.raises(BadSetting):
        run(questions, out, no_work)
    assert out.read_bytes() == held


def test_a_restart_replaces_whatever_is_there(questions: Path, out: Path) -> None:
    out.write_text("kept\n", encoding="utf-8")
    assert done(run(questions, out, Echo, restart=True)) == (4, 0, 0)
    assert questions_of(out) == ["A?", "B é?", "C?", "D?"]
    echo = Echo()
    assert done(run(questions, out, lambda: echo, restart=True)) == (4, 0, 0)
    assert len(echo.asked) == 4


def test_a_restart_without_a_question_leaves_no_old_answer(tmp_path: Path, out: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text("{oops\n", encoding="utf-8")
    out.write_text("old\n", encoding="utf-8")
    assert done(run(questions, out, no_work, restart=True)) == (0, 1, 0)
    assert out.read_bytes() == b""


def test_answers_from_a_text_that_has_changed_are_not_gone_on_with(
    tmp_path: Path, out: Path, fake_folder: Path
) -> None:
    """Answers kept name the sha256 of what they quote, and the index must still hold that."""
    from index.disk import build
    from index.encode import HashEncoder
    from rag.assistant import Assistant

    article, questions, index = tmp_path / "b.txt", tmp_path / "q.txt", tmp_path / "index"
    article.write_text("Here is a text. Moon met Kim in Pyongyang on Friday.\n", encoding="utf-8")
    build([article], index, HashEncoder())
    questions.write_text("Who met Kim?\n", encoding="utf-8")

    def opened() -> Assistant:
        return Assistant.open(index, HashEncoder())

    run(questions, out, opened)
    with questions.open("a", encoding="utf-8") as more:
        more.write("Where did Moon go?\n")
    before = out.read_bytes()
    article.write_text("Here is a text. Moon met Kim in Pyongyang on Monday.\n", encoding="utf-8")
    build([article], index, HashEncoder())
    with pytest.raises(BadSetting, match=r"another text of b\.txt"):
        run(questions, out, opened)
    assert out.read_bytes() == before


def broken() -> Echo:
    raise IndexUnusable("no index")


@pytest.mark.parametrize("form", ["jsonl", "csv", "md"])
@pytest.mark.parametrize("restart", [False, True])
def test_an_index_that_can_not_be_opened_leaves_no_file_behind(
    form: Any, restart: bool, questions: Path, tmp_path: Path
) -> None:
    with pytest.raises(IndexUnusable):
        run(questions, tmp_path / "a", broken, form, restart=restart)
    assert [path.name for path in tmp_path.iterdir()] == ["q.txt"]


@pytest.mark.parametrize("held", ["", "old\n"])
def test_an_index_that_can_not_be_opened_leaves_what_was_there(
    held: str, questions: Path, out: Path
) -> None:
    out.write_text(held, encoding="utf-8")
    with pytest.raises(IndexUnusable):
        run(questions, out, broken, restart=True)
    assert out.read_text("utf-8") == held


def test_two_runs_into_one_file_are_told(questions: Path, out: Path) -> None:
    """The second is refused while the first is at work, and touches nothing."""

    class Twice(Echo):
        def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
            with pytest.raises(BadSetting, match="another program is writing"):
                run(questions, out, no_work)
            return super().ask(question, history)

    assert done(run(questions, out, Twice)) == (4, 0, 0)
    assert questions_of(out) == ["A?", "B é?", "C?", "D?"]


def wait_for_lines(out: Path, least: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        if out.exists() and out.read_bytes().count(b"\n") >= least:
            return
        time.sleep(0.01)


@pytest.mark.parametrize("form", ["jsonl", "csv", "md"])
def test_a_killed_program_loses_nothing_and_repeats_nothing(
    form: str, tmp_path: Path, fake_folder: Path
) -> None:
    """Killed twice in the middle, the command ends with each answer once, in order."""
    asked = [f"What happened on October {1 + n % 28}, 2018, number {n}?" for n in range(300)]
    questions, out = tmp_path / "q.txt", tmp_path / f"a.{form}"
    journal = out if form == "jsonl" else tmp_path / f"a.{form}.jsonl"
    questions.write_text("\n".join(asked) + "\n", encoding="utf-8")
    argv: list[str | Path] = [
        *(RAG, "batch", questions, "--out", out, "--format", form),
        *("--index", fake_folder, "--encoder", "hash"),
    ]
    kept = b""
    for least in (5, 40):
        with subprocess.Popen(argv, stderr=subprocess.DEVNULL) as process:
            wait_for_lines(journal, least, process)
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        held = journal.read_bytes()
        assert held.startswith(kept)
        kept = held[: held.rindex(b"\n") + 1]
        assert form == "jsonl" or not out.exists()
    last = subprocess.run(argv, capture_output=True, check=True)
    assert journal.read_bytes().startswith(kept)
    assert questions_of(journal) == asked
    before = kept.count(b"\n")
    assert f"{300 - before} answered, {before} answered before".encode() in last.stderr
    # The last line tells the speed, and the memory in a number that a program of this kind takes.
    cost = re.search(
        rb"[\d.,]+ questions per second, at most ([\d,]+) MB of memory$", last.stderr.strip()
    )
    assert cost
    assert 20 < int(cost[1].replace(b",", b"")) < 4_000
    again = subprocess.run(argv, capture_output=True, check=True)
    assert b"is complete: 300 questions answered before" in again.stderr
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
        assert [row["question"] for row in rows] == asked
    if form == "md":
        assert out.read_text("utf-8").count("\n## ") == 300


def test_a_table_is_made_at_the_end_from_the_lines_beside_it(
    questions: Path, tmp_path: Path
) -> None:
    out, journal = tmp_path / "a.csv", tmp_path / "a.csv.jsonl"
    with pytest.raises(KeyboardInterrupt):
        run(questions, out, lambda: StopsAt("C?"), "csv")
    assert not out.exists()
    assert questions_of(journal) == ["A?", "B é?"]
    assert done(run(questions, out, Echo, "csv")) == (2, 0, 2)
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert [row["question"] for row in rows] == ["A?", "B é?", "C?", "D?"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.csv.jsonl", "q.txt"]


def test_a_finished_table_is_left_alone_and_made_again_when_it_is_gone(
    questions: Path, tmp_path: Path
) -> None:
    """What the user has written into the table since stays."""
    out = tmp_path / "a.csv"
    run(questions, out, Echo, "csv")
    made = out.read_bytes()
    out.write_bytes(made + b"mine\r\n")
    assert done(run(questions, out, no_work, "csv")) == (0, 0, 4)
    assert out.read_bytes() == made + b"mine\r\n"
    out.unlink()
    assert done(run(questions, out, no_work, "csv")) == (0, 0, 4)
    assert out.read_bytes() == made


def test_a_table_older_than_its_lines_is_made_again(questions: Path, tmp_path: Path) -> None:
    """As after a kill between the last answer and the table."""
    out, journal = tmp_path / "a.csv", tmp_path / "a.csv.jsonl"
    run(questions, out, Echo, "csv")
    made = out.read_bytes()
    out.write_bytes(b"id\r\n")
    later = journal.stat().st_mtime_ns
    os.utime(out, ns=(later - 10**9, later - 10**9))
    run(questions, out, no_work, "csv")
    assert out.read_bytes() == made


def test_a_table_of_somebody_else_is_never_touched(questions: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("mine\n", encoding="utf-8")
    with pytest.raises(BadSetting, match="--restart"):
        run(questions, out, no_work, "csv")
    assert out.read_text("utf-8") == "mine\n"
    assert done(run(questions, out, Echo, "csv", restart=True)) == (4, 0, 0)
    assert out.read_text("utf-8").startswith("id,question")


def test_lines_that_were_spoiled_by_hand_are_told(questions: Path, tmp_path: Path) -> None:
    out, journal = tmp_path / "a.md", tmp_path / "a.md.jsonl"
    run(questions, out, Echo, "md")
    lines = [json.loads(line) for line in journal.read_text("utf-8").splitlines()]
    for line in lines:
        del line["outcome"]
    journal.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    out.unlink()
    with pytest.raises(BadSetting, match=r"a\.md\.jsonl holds a line that is no answer"):
        run(questions, out, no_work, "md")
    assert not out.exists()


@pytest.mark.parametrize("form", ["jsonl", "csv", "md"])
def test_a_pipe_takes_every_form_answer_by_answer(
    form: Any, questions: Path, tmp_path: Path
) -> None:
    """Nothing is left beside it, because nothing could be gone on with."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert done(run(questions, pipe, Echo, form)) == (4, 0, 0)
        told, _ = reader.communicate()
    assert told.decode().count("B é?") >= 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pipe", "q.txt"]


def memory_of(count: int, folder: Path, index: Path) -> int:
    """Return the most bytes that Python holds while a batch of so many questions runs."""
    from index.encode import HashEncoder
    from rag.assistant import Assistant

    questions = folder / f"{count}.txt"
    questions.write_text(
        "".join(f"What did Moon say about matter {n}?\n" for n in range(count)), encoding="utf-8"
    )
    assistant = Assistant.open(index, HashEncoder())
    assistant.warm()
    tracemalloc.start()
    try:
        tally = run(questions, folder / f"{count}.csv", lambda: assistant, "csv")
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        assert tally.answered == count


def test_memory_does_not_grow_with_the_number_of_questions(
    tmp_path: Path, fake_folder: Path
) -> None:
    """600 answers take about 4 MB on disk; next to nothing of that stays in memory."""
    few = memory_of(100, tmp_path, fake_folder)
    many = memory_of(600, tmp_path, fake_folder)
    assert (tmp_path / "600.csv.jsonl").stat().st_size > 2_400_000
    assert many < few + 3_000_000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "No such file"),
        (b"", "empty"),
        (b"\n\n", "blank"),
        (b"\x89PNG\r\n\x00\x00", "not UTF-8"),
        ("Who?".encode("utf-16"), "not UTF-8"),
    ],
)
def test_a_file_that_holds_no_text_is_told_before_any_work(
    data: bytes | None, said: str, tmp_path: Path
) -> None:
    questions = tmp_path / "q.txt"
    if data is not None:
        questions.write_bytes(data)
    with pytest.raises(BadFile, match=said) as told:
        run(questions, tmp_path / "a.jsonl", no_work)
    assert str(questions) in str(told.value)
    assert not (tmp_path / "a.jsonl").exists()


def test_a_folder_is_no_file_of_questions(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="Is a directory"):
        run(tmp_path, tmp_path / "a.jsonl", no_work)


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("missing/a.jsonl", "No such file"),
        (".", "Is a directory"),
        ("q.txt", "the file of questions"),
    ],
)
def test_a_place_that_can_not_be_written_is_told_before_any_work(
    out: str, said: str, tmp_path: Path
) -> None:
    questions = tmp_path / "q.txt"
    questions.write_text("A?\n", encoding="utf-8")
    with pytest.raises(BadSetting, match=said):
        run(questions, tmp_path / out, no_work)
    assert questions.read_text("utf-8") == "A?\n"


def test_a_full_disk_is_one_clear_line(tmp_path: Path) -> None:
    questions = tmp_path / "q.txt"
    questions.write_text("A?\n", encoding="utf-8")
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(BadSetting, match="/dev/full: No space left on device; make room"):
        run(questions, full, Echo)
