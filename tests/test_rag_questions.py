"""Files of questions: every form is read, and a broken line is told and spoils no other."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadFile
from rag.questions import Asked, Broken, askable, read

BARE = Path("questions")
"""A name without a suffix, so that the form is told by the first line."""


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


def test_a_question_is_asked_as_its_answer_will_repeat_it() -> None:
    assert askable(Asked(3, "a", " Who\tmet\n Kim? ", ("A  B?",))) == Asked(
        3, "a", "Who met Kim?", ("A  B?",)
    )


@pytest.mark.parametrize(
    ("question", "said"), [("x" * 2_001, "2,001"), ("?!", "no words"), ("谁见了金正恩?", "English")]
)
def test_a_question_that_no_assistant_takes_is_a_broken_line(question: str, said: str) -> None:
    broken = askable(Asked(3, "a", question))
    assert isinstance(broken, Broken)
    assert broken.line == 3
    assert said in broken.problem
    assert askable(broken) is broken
