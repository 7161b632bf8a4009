"""The console script: exit status, one line for each mistake, and JSON that keeps the contract."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from index.types import Span
from rag.cli import command_parser, main, readable
from rag.types import Answer, Citation, Question

CONTRACT = [
    *("id", "question", "outcome", "reason", "answer", "short_answer", "citations", "passages"),
    *("dates", "seconds"),
]
RAG = Path(sys.executable).parent / "rag"


@pytest.fixture
def fake(fake_folder: Path) -> list[str]:
    """Options that name the index made with the fake encoder."""
    return ["--index", str(fake_folder), "--encoder", "hash"]


@contextmanager
def standard_input(data: bytes) -> Iterator[None]:
    """Put `data` where a program reads its standard input."""
    before = os.dup(0)
    read, write = os.pipe()
    os.write(write, data)
    os.close(write)
    os.dup2(read, 0)
    os.close(read)
    try:
        yield
    finally:
        os.dup2(before, 0)
        os.close(before)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line on standard error, when that is all that was said."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("rag: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    return err


def parsers() -> Iterator[argparse.ArgumentParser]:
    """Yield the parser of `rag` and those of all commands below it."""
    waiting = [command_parser()]
    while waiting:
        parser = waiting.pop()
        yield parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                waiting += [action.choices[name] for name in sorted(action.choices)]


def test_every_command_and_option_has_help() -> None:
    found = list(parsers())
    assert {parser.prog.split()[-1] for parser in found} >= {
        *("rag", "index", "ask", "batch", "verify", "chat", "eval")
    }
    for parser in found:
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                told = {choice.dest for choice in action._choices_actions if choice.help}
                assert told == set(action.choices), parser.prog
            else:
                assert action.help, f"{parser.prog}: {action.dest}"


def test_no_option_can_be_shortened() -> None:
    """A new option must not change what an old command line means."""
    assert [parser.prog for parser in parsers() if parser.allow_abbrev] == []


def test_the_version_is_that_of_the_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"rag {version('document-qa')}\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "COMMAND"),
        (["sing"], "sing"),
        (["ask"], "rag ask --help"),
        (["ask", "Who?", "--jsn"], "--jsn"),
        (["batch"], "rag batch --help"),
        (["index", "--tokens", "0"], "'0'"),
        (["index", "--tokens", "many"], "'many'"),
        (["index", "--index", ""], "--index"),
        (["ask", "Who?", "--index", "/nowhere/at/all", "--encoder", "hash"], "rag index"),
        (["batch", "/nowhere/questions.txt"], "/nowhere/questions.txt"),
        (["index", "/nowhere/article.txt", "--encoder", "hash"], "/nowhere/article.txt"),
    ],
)
def test_a_mistake_is_one_line_and_exit_status_2(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    assert said in one_line(capsys)


def test_answers_that_can_not_be_read_are_no_failed_check(
    fake: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "/nowhere/answers.jsonl", *fake[:2]]) == 2
    assert "/nowhere/answers.jsonl" in one_line(capsys)


@pytest.mark.parametrize("question", ["", " \t\n", "x" * 100_000, "\x00\x01"])
def test_a_question_that_can_not_be_asked_is_one_line(
    question: str, fake: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", question, *fake]) == 2
    assert len(one_line(capsys)) < 300


@pytest.mark.parametrize("question", ["Who met Kim?", "Wer traf Kim? 🙂 <b>x</b>", "“Café”\x07"])
def test_json_is_one_line_with_the_keys_of_the_contract(
    question: str, fake: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", question, "--json", *fake]) in (0, 2)
    out = capsys.readouterr().out
    for line in out.splitlines():
        assert list(json.loads(line))[: len(CONTRACT)] == CONTRACT


def test_history_may_be_given_more_than_once(
    fake: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rag.assistant import Assistant

    seen: list[tuple[str, list[str]]] = []

    def ask(self: Assistant, question: str, history: list[str]) -> Answer:
        seen.append((question, history))
        return ANSWER

    monkeypatch.setattr(Assistant, "ask", ask)
    assert main(["ask", "--history", "A?", "C?", "--history", "B?", *fake]) == 0
    assert seen == [("C?", ["A?", "B?"])]


def test_a_question_may_come_from_standard_input(
    fake: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with standard_input("Who met Kim in “Pyongyang”?\n".encode()):
        assert main(["ask", "-", "--json", *fake]) == 0
    assert json.loads(capsys.readouterr().out)["question"] == "Who met Kim in “Pyongyang”?"


@pytest.mark.parametrize("data", [b"", b"\n", b"\x00\x01", b"\xff\xfe?"])
def test_standard_input_that_is_no_question_is_one_line(
    data: bytes, fake: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with standard_input(data):
        assert main(["ask", "-", *fake]) == 2
    one_line(capsys)


def test_a_batch_answers_what_it_can_and_verify_agrees(
    tmp_path: Path, fake: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken line is told with its number, exit status 2; the others pass the check, 0."""
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    questions.write_text(
        '{"id": "a", "question": "Who met Kim?"}\n{"question":\n'
        '{"question": "And when?", "history": ["Who met Kim?"]}\n',
        encoding="utf-8",
    )
    assert main(["batch", str(questions), "--out", str(answers), *fake]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line for line in err.splitlines() if line.startswith("line ")] == [
        """line 2: '{"question":' is not a JSON object such as {"question": "Who met Kim?"}"""
    ]
    records = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
    assert [record["id"] for record in records] == ["a", "3"]
    assert main(["verify", str(answers), *fake[:2]]) == 0
    assert capsys.readouterr().out.startswith("2 answers")


def test_a_batch_reads_standard_input_and_writes_standard_output(
    fake: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with standard_input(b"Who met Kim?\nWhat happened on October 1?\n"):
        assert main(["batch", "-", "--out", "-", *fake]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["question"] for line in lines] == [
        "Who met Kim?",
        "What happened on October 1?",
    ]


def test_verify_fails_with_1_and_says_what_is_wrong(
    tmp_path: Path, fake: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "What happened on October 7, 2018?", "--json", *fake]) == 0
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    record["passages"][0]["start"] += 1
    answers = tmp_path / "answers.jsonl"
    answers.write_text(f"{json.dumps(record)}\n", encoding="utf-8")
    assert main(["verify", str(answers), *fake[:2]]) == 1
    out = capsys.readouterr().out
    assert out.startswith("line 1: passage 1: ")
    assert "1 problem" in out.splitlines()[-1]


def test_an_index_is_built_and_left_alone_while_it_is_current(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file beside the article is in the index; one more file makes it out of date."""
    one, two = tmp_path / "one.txt", tmp_path / "two.md"
    one.write_text("Alpha Centauri is the nearest star system.\n", encoding="utf-8")
    two.write_text("Sirius is the brightest star.\n", encoding="utf-8")
    built = ["index", "--index", str(tmp_path / "index"), "--encoder", "hash"]
    assert main([*built, str(one)]) == 0
    first = capsys.readouterr().out
    assert "2 documents" in first
    assert str(tmp_path / "index") in first
    assert main([*built, str(one), "--if-needed"]) == 0
    assert "up to date" in capsys.readouterr().out
    assert main([*built, str(one), str(two), "--if-needed"]) == 0
    assert "3 documents" in capsys.readouterr().out


def test_the_environment_names_index_and_encoder(
    fake_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An option comes before its variable, and an empty variable is none."""
    monkeypatch.setenv("RAG_INDEX", str(fake_folder))
    monkeypatch.setenv("RAG_ENCODER", "hash")
    assert main(["ask", "Who met Kim?", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["question"] == "Who met Kim?"
    assert main(["ask", "Who met Kim?", "--index", "/nowhere/at/all"]) == 2
    assert "/nowhere/at/all" in one_line(capsys)
    monkeypatch.setenv("RAG_INDEX", "")
    assert command_parser().parse_args(["ask", "Who?"]).index is None


def test_an_interruption_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(args: argparse.Namespace) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rag.cli.open_assistant", interrupted)
    assert main(["ask", "Who?"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_who_has_gone_is_no_error(fake: list[str]) -> None:
    """As in `rag ask ... | head -0`."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [RAG, "ask", "Who met Kim?", *fake], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert done.stderr == b""
    assert done.returncode == 141


def test_output_is_utf8_in_any_locale(fake: list[str]) -> None:
    done = subprocess.run(
        [RAG, "ask", "“Café” October 2018?", "--json", *fake],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["question"] == "“Café” October 2018?"


CITED = Citation(
    n=1,
    document="a.txt",
    kind="event",
    day=date(2018, 9, 4),
    section="",
    span=Span(10, 31),
    quote="He carries\n\na letter.",
)
ANSWER = Answer(
    question=Question("What then?", ("Who came?",), "What did Moon do then?", "what", ()),
    outcome="answered",
    reason=None,
    text="September 4, 2018: He carries a letter. [1]",
    short="a letter",
    citations=(CITED,),
    nearest=(),
    hits=(),
    confidence=0.9,
    seconds=0.1,
)


def test_an_answer_reads_short_answer_first_and_sources_last() -> None:
    prose = replace(CITED, n=2, kind="prose", day=None, section="Looking ahead")
    question = replace(ANSWER.question, notes=("9/4 is read as September 4.",))
    assert readable(replace(ANSWER, citations=(CITED, prose), question=question)) == (
        "Understood as: What did Moon do then?\n"
        "\n"
        "9/4 is read as September 4.\n"
        "\n"
        "a letter\n"
        "\n"
        "September 4, 2018: He carries a letter. [1]\n"
        "\n"
        "[1] September 4, 2018, a.txt 10-31\n"
        "    He carries a letter.\n"
        "\n"
        "[2] Looking ahead, a.txt 10-31\n"
        "    He carries a letter."
    )


def test_a_refusal_reads_reason_and_nearest() -> None:
    refusal = replace(
        ANSWER,
        question=replace(ANSWER.question, standalone="What then?"),
        outcome="not_in_article",
        reason="It does not say.",
        text="It does not say. Nearest: September 4, 2018: He carries a letter. [1]",
        short=None,
        citations=(),
        nearest=(CITED,),
    )
    assert readable(refusal) == (
        "It does not say. Nearest: September 4, 2018: He carries a letter. [1]\n"
        "\n"
        "[1] September 4, 2018, a.txt 10-31\n"
        "    He carries a letter."
    )
