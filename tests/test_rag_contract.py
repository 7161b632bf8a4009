"""The JSON of an answer is the contract that other programs rely on, key for key."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import cast

import numpy as np

from index.types import DateSpan, Passage, Sentence, Span
from rag.contract import answer_record, json_line
from rag.types import Answer, Citation, Hit, Question

ENTRY = Passage(
    id="a.txt#2018-12-21.1",
    document="a.txt",
    kind="event",
    span=Span(100, 121),
    text="Kim “tests” a new way.",
    section="",
    day=date(2018, 12, 21),
    sentences=(
        Sentence("a.txt#2018-12-21.1/1", Span(100, 121), "Kim “tests” a new way.", "Dec. 21: Kim"),
    ),
)
PROSE = replace(ENTRY, id="a.txt#p1.1", kind="prose", day=None, span=Span(0, 9), text="Moon met.")
QUESTION = Question(
    text="And when?",
    history=("What did Kim do?",),
    standalone="And when did Kim?",
    asked="when",
    dates=(DateSpan(date(2018, 10, 1), date(2018, 10, 8)),),
    notes=("read as October",),
)
ANSWER = Answer(
    question=QUESTION,
    outcome="answered",
    reason=None,
    text="December 21, 2018: Kim “tests” a new way. [1]",
    short="Dec. 21, 2018",
    citations=(
        Citation(
            n=1,
            document="a.txt",
            kind="event",
            day=date(2018, 12, 21),
            section="",
            span=Span(100, 121),
            quote="Kim “tests”\na new way.",
        ),
    ),
    nearest=(),
    hits=(
        Hit(ENTRY, ENTRY.sentences[0], 0.75, ("dense", "lexical"), "Kim “tests”\na new way."),
        Hit(PROSE, ENTRY.sentences[0], 0.5, ("dates",), "Moon met."),
    ),
    confidence=0.9,
    seconds=0.0123456,
)


def test_an_answer_becomes_the_record_of_the_contract() -> None:
    """Names, values and order of all keys, written by hand."""
    expected = {
        "id": "q1",
        "question": "And when?",
        "outcome": "answered",
        "reason": None,
        "answer": "December 21, 2018: Kim “tests” a new way. [1]",
        "short_answer": "Dec. 21, 2018",
        "citations": [
            {
                "n": 1,
                "document": "a.txt",
                "kind": "event",
                "date": "2018-12-21",
                "start": 100,
                "end": 121,
                "quote": "Kim “tests”\na new way.",
            }
        ],
        "passages": [
            {
                "text": "Kim “tests”\na new way.",
                "start": 100,
                "end": 121,
                "kind": "event",
                "date": "2018-12-21",
                "score": 0.75,
                "via": "dense+lexical",
                "document": "a.txt",
            },
            {
                "text": "Moon met.",
                "start": 0,
                "end": 9,
                "kind": "prose",
                "date": None,
                "score": 0.5,
                "via": "dates",
                "document": "a.txt",
            },
        ],
        "dates": [["2018-10-01", "2018-10-08"]],
        "seconds": 0.0123,
        "standalone": "And when did Kim?",
        "notes": ["read as October"],
        "nearest": [],
        "confidence": 0.9,
    }
    # As text, so that the order of the keys counts too.
    assert json.dumps(answer_record(ANSWER, "q1")) == json.dumps(expected)


def test_a_refusal_cites_nothing_and_shows_the_nearest() -> None:
    refusal = replace(
        ANSWER,
        outcome="not_in_article",
        reason="It is not there.",
        short=None,
        citations=(),
        nearest=ANSWER.citations,
        question=replace(QUESTION, dates=()),
    )
    record = answer_record(refusal, None)
    assert record["id"] is None
    assert (record["outcome"], record["reason"]) == ("not_in_article", "It is not there.")
    assert (record["short_answer"], record["citations"], record["dates"]) == (None, [], [])
    assert [quote["start"] for quote in record["nearest"]] == [100]  # type: ignore[attr-defined] # a list, by the test above


def test_at_most_twenty_passages_and_the_best_of_them() -> None:
    hits = tuple(replace(ANSWER.hits[0], score=float(score)) for score in range(25, 0, -1))
    passages = answer_record(replace(ANSWER, hits=hits), "q")["passages"]
    assert isinstance(passages, list)
    assert [passage["score"] for passage in passages] == [float(n) for n in range(25, 5, -1)]


def test_the_id_is_given_back_as_it_came() -> None:
    assert [answer_record(ANSWER, id)["id"] for id in ("7", 7, None)] == ["7", 7, None]


def test_a_line_is_one_line_of_plain_json() -> None:
    """Scores may be numpy's, quotes hold line breaks, and curly marks stay readable."""
    hits = (replace(ANSWER.hits[0], score=cast(float, np.float32(0.25))),)
    line = json_line(answer_record(replace(ANSWER, hits=hits), "q1"))
    assert "\n" not in line
    assert "“tests”" in line
    assert json.loads(line)["passages"][0]["score"] == 0.25
