"""Batches: every form of question file is read, broken lines are told apart, nothing is lost."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadFile, BadQuestion, BadSetting, IndexUnusable
from rag.batch import Asked, Broken, Tally, answer_all, read, run
from rag.types import Answer, Question

BARE = Path("questions")
"""A name without a suffix, so that the form is told by the first line."""


class Echo:
    """An assistant that answers with the question and records what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        if len(question) > 2_000:
            raise BadQuestion("the question is too long")
        self.asked.append((question, tuple(history)))
        return Answer(
            question=Question(question, tuple(history), question, "what", ()),
            outcome="not_in_article",
            reason="No.",
            text=f"No: {question}",
            short=None,
            citations=(),
            nearest=(),
            hits=(),
            confidence=0.0,
            seconds=0.0,
        )


def asked(data: bytes, path: Path = BARE) -> list[Asked | Broken]:
    return list(read(path, io.BytesIO(data)))


def numbers(items: list[Asked | Broken], kind: type[Asked] | type[Broken]) -> list[int]:
    return [item.line for item in items if isinstance(item, kind)]


@pytest.mark.parametrize("name", ["q.jsonl", "q.ndjson", "q", "q.txt"])
def test_json_lines_give_question_id_and_history(name: str) -> None:
    data = (
        b'{"id": "a", "question": "Who?", "history": ["When?", "Where?"], "extra": 1}\n'
        b"\n"
        b'{"question": "Why?", "history": null}\n'
        b'{"id": 9, "question": "How?"}'
    )
    assert asked(data, Path(name)) == [
        Asked(1, "a", "Who?", ("When?", "Where?")),
        Asked(3, "3", "Why?"),
        Asked(4, 9, "How?"),
    ]


@pytest.mark.parametrize("name", ["q.csv", "q"])
def test_csv_has_the_same_columns_in_any_order(name: str) -> None:
    data = b'Question,id,history\r\n"Who, and when?",a,"[""Why?"", ""How?""]"\r\n\r\nWhere?,,\r\n'
    assert asked(data, Path(name)) == [
        Asked(2, "a", "Who, and when?", ("Why?", "How?")),
        Asked(4, "4", "Where?"),
    ]


@pytest.mark.parametrize("delimiter", [b";", b"\t"])
def test_csv_of_other_spreadsheets_is_read_too(delimiter: bytes) -> None:
    data = delimiter.join([b"id", b"question"]) + b"\n" + delimiter.join([b"a", b"Who, when?"])
    assert asked(data) == [Asked(2, "a", "Who, when?")]


def test_a_csv_cell_may_run_over_lines_and_the_line_is_where_it_begins() -> None:
    data = b'question\n"Who met\nKim?"\nWhen?\n" "\n'
    assert asked(data) == [Asked(2, "2", "Who met\nKim?"), Asked(4, "4", "When?")]


@pytest.mark.parametrize("name", ["q.txt", "q"])
def test_text_has_a_question_a_line_and_blank_lines_count(name: str) -> None:
    assert asked(b"Who?\n\n  \nWhen, and where?\r\n", Path(name)) == [
        Asked(1, "1", "Who?"),
        Asked(4, "4", "When, and where?"),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_question() -> None:
    mark = b"\xef\xbb\xbf"
    assert asked(mark + b"Who?") == [Asked(1, "1", "Who?")]
    assert asked(mark + b'{"question": "Who?"}') == [Asked(1, "1", "Who?")]
    assert asked(mark + b"question\nWho?") == [Asked(2, "2", "Who?")]


def test_a_line_ends_at_a_line_feed_only() -> None:
    """Other separators of Unicode stand inside questions and would shift the numbers."""
    assert asked("Who\u2028now\x85?\nWhen?".encode()) == [
        Asked(1, "1", "Who\u2028now\x85?"),
        Asked(2, "2", "When?"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"question": "Who?"', "not a JSON object"),
        (b'"Who?"', "not a JSON object"),
        (b"[" * 100_000, "not a JSON object"),
        (b"{}", "no question"),
        (b'{"question": ""}', "no question"),
        (b'{"question": " \\t"}', "no question"),
        (b'{"question": null}', "no question"),
        (b'{"question": 7}', "7"),
        (b'{"question": ["Who?"]}', "['Who?']"),
        (b'{"question": "Who?", "history": "When?"}', "'When?'"),
        (b'{"question": "Who?", "history": ["When?", 7]}', "['When?', 7]"),
        (b'{"question": "Who?", "history": {"a": "b"}}', "{'a': 'b'}"),
        (b'{"question": "Who?", "id": ["a"]}', "['a']"),
        (b'{"question": "Who?", "id": true}', "True"),
        (b'{"question": "Who?", "id": 1.5}', "1.5"),
        (b'{"question": "Caf\xe9?"}', "UTF-8"),
        (b'{"question": "Who? \\ud800"}', "UTF-8"),
    ],
)
def test_a_broken_json_line_is_told_and_spoils_no_other(line: bytes, said: str) -> None:
    first, broken, last = asked(b'{"question": "A?"}\n' + line + b'\n{"question": "B?"}')
    assert (first, last) == (Asked(1, "1", "A?"), Asked(3, "3", "B?"))
    assert isinstance(broken, Broken)
    assert broken.line == 2
    assert said in broken.problem
    assert "\n" not in broken.problem


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"Who, when?,b", "comma"),
        (b",b", "no question"),
        (b"Who?,b,When?", "'When?'"),
        (b'Who?,b,"[1]"', "[1]"),
        (b"Caf\xe9?,b", "UTF-8"),
        (b'"Who" met?,b', "not CSV"),
    ],
)
def test_a_broken_csv_line_is_told_and_spoils_no_other(line: bytes, said: str) -> None:
    columns = b"question,id" if b"comma" in said.encode() else b"question,id,history"
    first, broken, last = asked(columns + b"\nA?,a\n" + line + b"\nB?,c\n")
    assert (first, last) == (Asked(2, "a", "A?"), Asked(4, "c", "B?"))
    assert isinstance(broken, Broken)
    assert broken.line == 3
    assert said in broken.problem


def test_a_quote_that_is_never_closed_is_told_with_the_line_where_it_opens() -> None:
    items = asked(b'question\nA?\n"Who?\nB?\n')
    assert numbers(items, Asked) == [2]
    assert numbers(items, Broken) == [3]


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        (Path("q.csv"), b"id,text\na,Who?\n", "question"),
        (Path("q.csv"), b"Who?\n", "question"),
        (Path("q.jsonl"), b"\n \n", "blank"),
        (Path("q.txt"), b"\xef\xbb\xbf\n", "blank"),
    ],
)
def test_a_file_without_questions_is_refused_whole(path: Path, data: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        asked(data, path)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Each item has a line of its own, in order, and no question is blank or not UTF-8."""
    try:
        items = asked(data)
    except BadFile:
        return
    lines = [item.line for item in items]
    assert lines == sorted(set(lines))
    for item in items:
        if isinstance(item, Asked):
            assert item.question.strip()
            item.question.encode()


@given(
    st.lists(
        st.tuples(st.text(min_size=1).filter(str.strip), st.text(), st.lists(st.text())),
        min_size=1,
    )
)
def test_json_lines_are_read_as_they_were_written(
    written: list[tuple[str, str, list[str]]],
) -> None:
    data = "\n".join(
        json.dumps({"question": question, "id": id, "history": history})
        for question, id, history in written
    )
    assert asked(data.encode()) == [
        Asked(n, id or str(n), question, tuple(q for q in history if q.strip()))
        for n, (question, id, history) in enumerate(written, start=1)
    ]


def test_each_answer_is_written_before_the_next_line_is_read() -> None:
    """So memory does not grow with the number of questions, and nothing waits for the end."""
    events: list[str] = []

    def questions() -> Iterator[Asked | Broken]:
        for number in (1, 2):
            events.append(f"read {number}")
            yield Asked(number, str(number), "Who?")
        yield Broken(3, "is broken")

    tally = answer_all(
        Echo(),
        questions(),
        write=lambda line: events.append(f"wrote {json.loads(line)['id']}"),
        report=lambda line: events.append(line),
    )
    assert events == ["read 1", "wrote 1", "read 2", "wrote 2", "line 3: is broken"]
    assert tally == Tally(answered=2, broken=1)


def test_a_question_that_the_assistant_refuses_is_reported_and_the_rest_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions, out, echo = tmp_path / "q.txt", tmp_path / "a.jsonl", Echo()
    questions.write_text(f"A?\n{'x' * 2_001}\nB?\n", encoding="utf-8")
    assert run(questions, out, lambda: echo) == Tally(answered=2, broken=1)
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == ["1", "3"]
    assert "line 2: the question is too long" in capsys.readouterr().err


def test_history_reaches_the_assistant_and_curly_marks_the_file(tmp_path: Path) -> None:
    questions, out, echo = tmp_path / "q.jsonl", tmp_path / "a.jsonl", Echo()
    questions.write_text('{"question": "“Who”?", "history": ["When?"]}\n', encoding="utf-8")
    run(questions, out, lambda: echo)
    assert echo.asked == [("“Who”?", ("When?",))]
    assert "“Who”?" in out.read_text("utf-8")


def test_an_interruption_keeps_the_answers_so_far(tmp_path: Path) -> None:
    class Interrupted(Echo):
        def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
            if question == "C?":
                raise KeyboardInterrupt
            return super().ask(question, history)

    questions, out = tmp_path / "q.txt", tmp_path / "a.jsonl"
    questions.write_text("A?\nB?\nC?\nD?\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        run(questions, out, Interrupted)
    assert [json.loads(line)["question"] for line in out.read_text("utf-8").splitlines()] == [
        "A?",
        "B?",
    ]


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    questions, out = tmp_path / "q.txt", tmp_path / "a.jsonl"
    questions.write_text("A?\nB?\n", encoding="utf-8")
    run(questions, out, Echo)
    questions.write_text("C?\n", encoding="utf-8")
    run(questions, out, Echo)
    assert [json.loads(line)["question"] for line in out.read_text("utf-8").splitlines()] == ["C?"]


def test_old_answers_stay_when_the_index_can_not_be_opened(tmp_path: Path) -> None:
    def broken() -> Echo:
        raise IndexUnusable("no index")

    questions, out = tmp_path / "q.txt", tmp_path / "a.jsonl"
    questions.write_text("A?\n", encoding="utf-8")
    out.write_text("kept\n", encoding="utf-8")
    with pytest.raises(IndexUnusable):
        run(questions, out, broken)
    assert out.read_text("utf-8") == "kept\n"


def no_work() -> Echo:
    raise AssertionError("the index was opened although a file can't be used")


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
    with pytest.raises(BadSetting, match="/dev/full: No space left"):
        run(questions, full, Echo)
