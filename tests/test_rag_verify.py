"""The check of answers finds each way in which a quote, a date or a claim can be wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import parse
from index.errors import BadFile
from rag.verify import Checked, problems, verify
from rag.verify_quotes import Sources

SOURCE = """Two leaders meet

There was a talk. The envoys met in Seoul and agreed on a new

working group of *both* sides. Trade grew by \\$5 billion, officials said.

CHRONOLOGY

Sept. 4, 2018: Moon sends a “special” envoy. He carries a letter.

Sept. 5, 2018: Kim answers within a day.
"""
DOCUMENT = parse("a.txt", SOURCE)
DOCUMENTS = {"a.txt": DOCUMENT, "b.txt": parse("b.txt", "The envoys met in Busan for a day.\n")}
SOURCES = Sources.of(DOCUMENTS)
SHA256 = {name: hashlib.sha256(SOURCE.encode()).hexdigest() for name in ["a.txt"]}

LETTER = "He carries a letter."
GROUP = "The envoys met in Seoul and agreed on a new\n\nworking group of *both* sides."

Change = Callable[[dict[str, Any]], object]


def placed(text: str) -> dict[str, Any]:
    start = SOURCE.index(text)
    return {"document": "a.txt", "start": start, "end": start + len(text)}


def answered() -> dict[str, Any]:
    """A right answer, written by hand, with an entry and prose that a page break cuts."""
    return {
        "id": "q1",
        "question": "What did he carry?",
        "outcome": "answered",
        "reason": None,
        "answer": "September 4, 2018: He carries a letter. [1] The envoys met in Seoul and agreed "
        "on a new working group of both sides. [2]",
        "short_answer": "a letter",
        "citations": [
            {"n": 1, "kind": "event", "date": "2018-09-04", **placed(LETTER), "quote": LETTER},
            {"n": 2, "kind": "prose", "date": None, **placed(GROUP), "quote": GROUP},
        ],
        "passages": [
            {
                **placed("Moon sends a “special” envoy. He carries a letter."),
                "text": "Moon sends a “special” envoy. He carries a letter.",
                "kind": "event",
                "date": "2018-09-04",
                "score": 0.5,
                "via": "dense",
            },
            {
                **placed("Trade grew by \\$5 billion, officials said."),
                "text": "Trade grew by \\$5 billion, officials said.",
                "kind": "prose",
                "date": None,
                "score": 0.25,
                "via": "lexical",
            },
        ],
        "dates": [],
        "seconds": 0.1,
        "nearest": [],
        "sources": SHA256,
    }


def refused() -> dict[str, Any]:
    """A right refusal with the nearest entry."""
    record = answered()
    return record | {
        "outcome": "not_in_article",
        "reason": "The article does not speak of this.",
        "answer": "The article does not speak of this. Nearest: September 4, 2018: He carries a "
        "letter. [1]",
        "short_answer": None,
        "citations": [],
        "nearest": record["citations"][:1],
    }


def test_right_answers_have_no_problems() -> None:
    assert problems(answered(), SOURCES) == []
    assert problems(refused(), SOURCES) == []


def test_a_refusal_may_have_no_nearest() -> None:
    record = refused() | {"answer": "The article does not speak of this.", "nearest": []}
    assert problems(record, SOURCES) == []


def test_a_day_in_front_of_a_quote_may_be_left_out_where_it_is_not_another() -> None:
    """A reader takes a quote without a day for one of the day said last."""
    record = answered()
    record["answer"] = record["answer"].removeprefix("September 4, 2018: ")
    assert problems(record, SOURCES) == []
    kim = "Kim answers within a day."
    record["citations"][1] = {
        "n": 2, "kind": "event", "date": "2018-09-05", **placed(kim), "quote": kim,
    }  # fmt: skip
    later = "September 5, 2018: Kim answers within a day. [2]"
    for answer, right in [
        (f"September 4, 2018: He carries a letter. [1] {later}", True),
        (f"He carries a letter. [1] {later}", True),
        ("September 4, 2018: He carries a letter. [1] Kim answers within a day. [2]", False),
        (f"{later} He carries a letter. [1]", False),
    ]:
        assert (problems(record | {"answer": answer}, SOURCES) == []) is right, answer


def test_an_answer_need_not_tell_its_sources_but_what_it_tells_must_be_so() -> None:
    record = answered()
    del record["sources"]
    assert problems(record, SOURCES) == []
    record["sources"] = {"a.txt": "0" * 64, "c.txt": "1" * 64}
    told = problems(record, SOURCES)
    assert len(told) == 2
    assert "another text of a.txt" in told[0]
    assert "'c.txt'" in told[1]


@pytest.mark.parametrize(
    ("short", "question", "right"),
    [
        ("a letter", "What?", True),
        ("both sides", "Who?", True),
        ("a lett", "What?", False),
        ("an envoy", "Who?", False),
        ("Sept. 4, 2018", "When?", True),
        ("September 2018", "Which month?", True),
        ("2018", "Which year?", True),
        ("Tuesday", "Which day of the week?", True),
        ("Sept. 5, 2018", "When?", False),
        ("Wednesday", "Which day of the week?", False),
        ("October 2018", "Which month?", False),
        ("2", "How many?", True),
        ("1", "How many entries?", True),
        ("3", "How many?", False),
        ("02", "How many?", False),
        ("1 day", "How long?", False),
        ("Yes", "Did he carry a letter?", True),
        ("No", "Did he carry a letter?", True),
        ("Yes", "What did he carry?", False),
    ],
)
def test_a_short_answer_stands_in_a_quote_or_follows_from_the_quotes(
    short: str, question: str, right: bool
) -> None:
    """September 4, 2018 was a Tuesday; one entry and one sentence of prose are cited."""
    record = answered() | {"short_answer": short, "question": question}
    assert (problems(record, SOURCES) == []) is right


def test_nought_is_no_count_of_quotes() -> None:
    """Only prose is cited, so there are no entries to count; "0" must not pass for their number."""
    record = answered()
    prose = [item for item in record["citations"] if item["kind"] == "prose"]
    record |= {"citations": prose, "question": "How many?", "short_answer": "0"}
    assert any("stands in no quote" in problem for problem in problems(record, SOURCES))


def test_a_number_in_a_quote_counts_as_a_whole_only() -> None:
    record = answered()
    trade = "Trade grew by \\$5 billion, officials said."
    record["citations"] = [{"n": 1, "kind": "prose", "date": None, **placed(trade), "quote": trade}]
    record["answer"] = "Trade grew by $5 billion, officials said. [1]"
    for short, right in [("$5 billion", True), ("5 billion", False), ("$5", True), ("$6", False)]:
        assert (problems(record | {"short_answer": short}, SOURCES) == []) is right, short


def test_days_between_two_entries_follow_from_them() -> None:
    record = answered()
    kim = "Kim answers within a day."
    record["citations"] = [
        record["citations"][0],
        {"n": 2, "kind": "event", "date": "2018-09-05", **placed(kim), "quote": kim},
    ]
    record["answer"] = (
        "September 4, 2018: He carries a letter. [1] September 5, 2018: Kim answers within a day. "
        "[2]"
    )
    for short, right in [("1 day", True), ("2 days", False), ("1 days", False)]:
        assert (problems(record | {"short_answer": short}, SOURCES) == []) is right, short


REASONS = [
    ("The article does not speak of this.", True),
    ("The article speaks of something near this, but does not say what is asked.", True),
    ("The article speaks of something near this, but gives no number for it.", True),
    ("The article speaks of something near this, but gives no date for it.", False),
    ("The article does not mention “Macron”.", True),
    ("The article does not mention “Macron” or “Paris”.", True),
    ("The article does not mention “Berlin”.", False),
    ("The article does not mention “Kim”.", False),
    ("The article does not mention Macron.", False),
    ("The chronology has no entry on September 6, 2018.", True),
    ("The chronology has no entry on September 7, 2018.", False),
    ("The chronology has no entry on September 5, 2018.", False),
    (
        "March 1, 2019 to March 31, 2019 is outside the article's chronology, which runs from "
        "September 1, 2018 to September 30, 2018.",
        True,
    ),
    (
        "March 1, 2019 to March 31, 2019 is outside the article's chronology, which runs from "
        "September 1, 2018 to October 31, 2018.",
        False,
    ),
    (
        "March 1, 2017 to March 31, 2017 is outside the article's chronology, which runs from "
        "September 1, 2018 to September 30, 2018.",
        False,
    ),
    (
        "September 6, 2018 is outside the article's chronology, which runs from "
        "September 1, 2018 to September 30, 2018.",
        False,
    ),
    ("“last week” reckons from today; the article covers September 1, 2018 to September 30, 2018.",
     True),
    ("“next week” reckons from today; the article covers September 1, 2018 to September 30, 2018.",
     False),
    ("“last week” reckons from today; the article covers September 2, 2018 to September 30, 2018.",
     False),
    ("There is no “31 September” in the calendar.", True),
    ("There is no “30 September” in the calendar.", False),
    ("There is no “31 June” in the calendar.", False),
    ("Officials denied it.", False),
    ("The text does not speak of this.", True),
    ("The text speaks of something near this, but gives no number for it.", True),
    ("The text does not mention “Berlin”.", False),
    ("“last week” reckons from today, which the text does not know.", True),
    ("“next week” reckons from today, which the text does not know.", False),
    ("The book does not speak of this.", False),
    ("The article does not speak of this", False),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "right"), REASONS)
def test_a_reason_is_one_that_the_assistant_gives_and_true(reason: str, right: bool) -> None:
    """The chronology holds September 4 and 5, 2018, and so runs through that month."""
    record = refused() | {
        "question": "Did Macron of Paris meet Kim last week, on 31 September or 30 September?",
        "reason": reason,
        "answer": f"{reason} Nearest: September 4, 2018: He carries a letter. [1]",
        "dates": [["2019-03-01", "2019-04-01"], ["2018-09-06", "2018-09-07"],
                  ["2018-09-05", "2018-09-06"]],
    }  # fmt: skip
    assert (problems(record, SOURCES) == []) is right


def first(record: dict[str, Any]) -> dict[str, Any]:
    quote: dict[str, Any] = record["citations"][0]
    return quote


def shifted(record: dict[str, Any]) -> None:
    first(record)["start"] += 1
    first(record)["end"] += 1


WRONG: list[tuple[str, Change, str]] = [
    ("shifted by one", shifted, "citation 1: 'He carries a letter.' is not what stands there"),
    ("a changed word", lambda r: first(r).update(quote="He carries a latter."), "citation 1: "),
    ("a straight quote mark", lambda r: first(r).update(quote='He "carries"'), "citation 1: "),
    (
        "quoted as it reads",
        lambda r: r["citations"][1].update(quote=GROUP.replace("\n\n", " ")),
        "",
    ),
    (
        "no such document",
        lambda r: first(r).update(document="c.txt"),
        "'c.txt' is not in the index",
    ),
    ("another document", lambda r: first(r).update(document="b.txt"), "citation 1: "),
    ("no document", lambda r: first(r).pop("document"), "document None is not in the index"),
    ("before the text", lambda r: first(r).update(start=-3), "is not inside 0.."),
    ("behind the text", lambda r: first(r).update(end=len(SOURCE) + 1), "is not inside 0.."),
    ("nothing quoted", lambda r: first(r).update(end=first(r)["start"], quote=""), "not inside"),
    ("backwards", lambda r: first(r).update(end=3), "is not inside 0.."),
    ("position as text", lambda r: first(r).update(start="9"), "is not two whole numbers"),
    ("wrong kind", lambda r: first(r).update(kind="prose"), "kind is 'prose'"),
    ("wrong day", lambda r: first(r).update(date="2018-09-05"), "date is '2018-09-05'"),
    ("no day", lambda r: first(r).update(date=None), "date is None"),
    ("prose with a day", lambda r: r["citations"][1].update(date="2018-09-04"), "has none"),
    ("wrong number", lambda r: first(r).update(n=3), "citation 1 is numbered 3"),
    ("True for one", lambda r: first(r).update(n=True), "citation 1 is numbered True"),
    ("False for nought", lambda r: r["passages"][1].update(start=False), "two whole numbers"),
    (
        "cut in the middle of a sentence",
        lambda r: first(r).update(placed("carries a letter."), quote="carries a letter."),
        "is not whole sentences",
    ),
    ("passages are no list", lambda r: r.update(passages=None), "passages is None"),
    ("nearest as well", lambda r: r.update(nearest=r["citations"]), "yet with nearest quotes"),
    ("no object", lambda r: r["citations"].insert(0, "He"), "citation 1: 'He' is not an object"),
    ("no citation", lambda r: r.update(citations=[]), "answered without a citation"),
    ("no list", lambda r: r.update(citations=None), "answered without a citation"),
    ("a reason as well", lambda r: r.update(reason="Because."), "the reason 'Because.'"),
    ("no outcome", lambda r: r.pop("outcome"), "outcome is None"),
    ("another outcome", lambda r: r.update(outcome="maybe"), "outcome is 'maybe'"),
    (
        "a word added",
        lambda r: r.update(answer=r["answer"].replace("a letter", "no letter")),
        "no le",
    ),
    ("a claim added", lambda r: r.update(answer=r["answer"] + " War came."), "'War came.'"),
    ("a claim before", lambda r: r.update(answer="Sadly, " + r["answer"]), "'Sadly, "),
    ("another day said", lambda r: r.update(answer=r["answer"].replace(" 4,", " 5,")), "5, 2018"),
    ("unknown number", lambda r: r.update(answer=r["answer"].replace("[2]", "[3]")), "'The envoys"),
    ("numbers swapped", lambda r: r.update(answer=r["answer"].replace("[1]", "[2]")), "[2]"),
    ("one not referred to", lambda r: r.update(answer="He carries a letter. [1]"), "citation 2"),
    ("no answer", lambda r: r.update(answer=""), "the answer is ''"),
    ("answer is no text", lambda r: r.update(answer=None), "the answer is None"),
    ("short answer too long", lambda r: r.update(short_answer="so " * 13), "more than 12 words"),
    ("short answer is no text", lambda r: r.update(short_answer=7), "the short answer is 7"),
    ("short answer is blank", lambda r: r.update(short_answer=" "), "the short answer is ' '"),
    ("passage as it stands", lambda r: r["passages"][1].update(text="by \\$5"), "passage 2: "),
    ("passage moved", lambda r: r["passages"][0].update(start=0), "passage 1: "),
    ("passage of another day", lambda r: r["passages"][0].update(date=None), "passage 1: date is"),
    ("too many passages", lambda r: r.update(passages=r["passages"] * 11), "22 passages"),
]


@pytest.mark.parametrize(("change", "said"), [row[1:] for row in WRONG], ids=[r[0] for r in WRONG])
def test_each_wrong_thing_in_an_answer_is_found(change: Change, said: str) -> None:
    record = answered()
    change(record)
    found = problems(record, SOURCES)
    assert found
    assert any(said in problem for problem in found)
    assert not any("\n" in problem for problem in found)


WRONG_REFUSALS: list[tuple[str, Change, str]] = [
    ("no reason", lambda r: r.update(reason=None), "without a reason"),
    ("blank reason", lambda r: r.update(reason=" "), "without a reason"),
    ("a citation", lambda r: r.update(citations=r["nearest"]), "yet with citations"),
    ("a short answer", lambda r: r.update(short_answer="a letter"), "yet with a short answer"),
    ("wrong nearest", lambda r: r["nearest"][0].update(start=0), "nearest 1: "),
    ("another reason said", lambda r: r.update(answer="No."), "doesn't begin with the reason"),
    ("a claim added", lambda r: r.update(answer=r["answer"] + " War came."), "'War came.'"),
    (
        "the nearest sold as the answer",
        lambda r: r.update(answer=r["answer"].replace("Nearest:", "However,")),
        "neither reason nor quote",
    ),
    ("nearest not said", lambda r: r.update(answer=r["reason"]), "doesn't refer to nearest 1"),
]


@pytest.mark.parametrize(
    ("change", "said"), [row[1:] for row in WRONG_REFUSALS], ids=[row[0] for row in WRONG_REFUSALS]
)
def test_each_wrong_thing_in_a_refusal_is_found(change: Change, said: str) -> None:
    record = deepcopy(refused())
    change(record)
    assert any(said in problem for problem in problems(record, SOURCES))


def test_a_quote_over_the_border_of_an_entry_has_no_kind() -> None:
    record = answered()
    quote = "letter.\n\nSept. 5"
    first(record).update(placed(quote), quote=quote)
    assert any("crosses the border of a dated entry" in said for said in problems(record, SOURCES))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    key=st.sampled_from(sorted(answered())),
    inner=st.sampled_from([None, *sorted(answered()["citations"][0])]),
    value=JSON,
)
def test_any_value_anywhere_is_checked_without_a_crash(
    key: str, inner: str | None, value: object
) -> None:
    record = answered()
    if inner is None or not isinstance(record[key], list) or not record[key]:
        record[key] = value
    else:
        record[key][0][inner] = value
    assert all(isinstance(problem, str) for problem in problems(record, SOURCES))


def test_a_file_is_checked_line_by_line(tmp_path: Path) -> None:
    """Each problem is told with its line and id; what is not JSON is a problem like any other."""
    wrong = answered() | {"id": 7, "answer": "War came. [1]"}
    path = tmp_path / "answers.jsonl"
    path.write_text(
        f"\ufeff{json.dumps(answered())}\n\n{json.dumps(refused())}\n{{oops\n{json.dumps(wrong)}\n[]\n",
        encoding="utf-8",
    )
    told: list[str] = []
    assert verify(path, DOCUMENTS, told.append) == Checked(answers=5, quotes=5, problems=3)
    assert told == [
        "line 4: '{oops' is not a JSON object",
        "line 5 (7): the answer says what is not quoted: 'War came. [1]'",
        "line 6: '[]' is not a JSON object",
    ]


@pytest.mark.parametrize(("name", "text"), [("a.csv", "id,question\n"), ("a.md", "# Answers\n")])
def test_a_table_or_report_names_the_file_that_can_be_checked(
    name: str, text: str, tmp_path: Path
) -> None:
    """What `rag batch --format` makes is no file of answers; that lies beside it."""
    table = tmp_path / name
    table.write_text(text, encoding="utf-8")
    assert verify(table, DOCUMENTS, lambda line: None).problems == 1
    (tmp_path / f"{name}.jsonl").write_text(json.dumps(answered()), encoding="utf-8")
    with pytest.raises(BadFile, match=rf"check .*{name}\.jsonl"):
        verify(table, DOCUMENTS, lambda line: None)


@pytest.mark.parametrize(
    ("data", "said"), [(None, "No such file"), (b"", "empty"), (b"\n\n", "blank"), (b"\0", "UTF-8")]
)
def test_a_file_that_can_not_be_read_is_no_failed_check(
    data: bytes | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "answers.jsonl"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BadFile, match=said):
        verify(path, DOCUMENTS, lambda line: None)
