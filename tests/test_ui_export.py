"""What leaves the page: commands read, references, and conversations as text."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from browser import ScriptedAssistant, citation

from index.article import parse
from index.errors import BadSetting
from index.types import DateSpan, Document
from rag.types import Answer
from ui.bibliography import bibtex, ris
from ui.command import AskIt, Command, KeepTo, Rate, Save, StartAnew, read_command, read_days
from ui.conversation import Conversation, Turn, ask
from ui.export import exported, markdown, plain

OCTOBER = DateSpan(date(2018, 10, 1), date(2018, 11, 1))


@pytest.fixture(scope="module")
def document(article_source: str) -> Document:
    return parse("us-korea-relations-2019-01.txt", article_source)


@pytest.fixture
def turn(document: Document) -> Turn:
    assistant = ScriptedAssistant({document.name: document})
    cited = citation(document, 1, "US approves possible \\$2.6 billion in military sales to ROK.")
    text = "September 13, 2018: US approves possible $2.6 billion in military sales to ROK. [1]"
    assistant.prepared["How *much*?"] = (text, "$2.6 billion", (cited,), ())
    return Turn("How *much*?", assistant.ask("How *much*?"), OCTOBER)


# ---- commands


@pytest.mark.parametrize(
    ("data", "command"),
    [
        ({"do": "ask", "question": "Why?"}, AskIt("Why?")),
        ({"do": "ask", "question": "Why?", "turn": 2}, AskIt("Why?", 2)),
        ({"do": "ask", "question": "", "first": ""}, AskIt("", None, False, None)),
        (
            {"do": "ask", "question": "Why?", "first": "2018-10-01", "last": "2018-10-31"},
            AskIt("Why?", None, False, OCTOBER),
        ),
        ({"do": "keep", "first": "2018-10-01", "last": "2018-10-31", "at": 5}, KeepTo(OCTOBER)),
        ({"do": "keep"}, KeepTo(None)),
        ({"do": "save", "form": "ris"}, Save("ris")),
        ({"do": "rate", "turn": 2, "verdict": "right"}, Rate(2, "right")),
        ({"do": "clear"}, StartAnew()),
    ],
)
def test_what_the_page_sends_is_read(data: object, command: Command) -> None:
    assert read_command(data) == command


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "ask",
        {},
        {"do": "eval"},
        {"do": ["ask"]},
        {"do": "ask"},
        {"do": "ask", "question": ["x"]},
        {"do": "ask", "question": "x", "turn": 0},
        {"do": "ask", "question": "x", "turn": True},
        {"do": "ask", "question": "x", "turn": "1"},
        {"do": "save"},
        {"do": "rate", "verdict": "right"},
        {"do": "rate", "turn": 1, "verdict": "perhaps"},
        {"do": "save", "form": "../../etc/passwd"},
        {"do": "keep", "first": "yesterday"},
        {"do": "keep", "first": "2018-10-09", "last": "2018-10-01"},
        {"do": "keep", "first": "2018-10-09", "last": "9999-12-31"},
        {"do": "keep", "first": {"$gt": ""}},
    ],
)
def test_what_no_page_sends_is_refused_in_one_line(data: object) -> None:
    with pytest.raises(BadSetting) as error:
        read_command(data)
    assert "\n" not in str(error.value)


def test_one_day_alone_stands_for_both_ends() -> None:
    day = DateSpan.on(date(2018, 10, 7))
    assert read_days("2018-10-07", "") == read_days("", " 2018-10-07 ") == day
    assert read_days(" ", "") is None


# ---- references


def test_the_article_is_cited_as_it_asks_to_be(document: Document) -> None:
    """Written by hand from the citation that the article gives, and its year from the same page."""
    assert bibtex(document) == (
        "@article{noerper2019,\n"
        "  author = {Stephen Noerper},\n"
        "  title = {{US-Korea Relations: Patience, Tack and Impasse}},\n"
        "  journal = {Comparative Connections},\n"
        "  volume = {20},\n"
        "  number = {3},\n"
        "  pages = {35--44},\n"
        "  year = {2019},\n"
        "}\n"
    )
    assert ris(document).split("\r\n") == [
        "TY  - JOUR",
        "AU  - Noerper, Stephen",
        "TI  - US-Korea Relations: Patience, Tack and Impasse",
        "JO  - Comparative Connections",
        "VL  - 20",
        "IS  - 3",
        "SP  - 35",
        "EP  - 44",
        "PY  - 2019",
        "ER  - ",
        "",
    ]


def test_a_document_without_a_citation_is_cited_by_its_title() -> None:
    own = parse("own.txt", "# 100% of {it} & more\n\nOne sentence stands here.\n")
    assert "title = {{100\\% of \\{it\\} \\& more}}" in bibtex(own)
    assert ris(own).startswith("TY  - GEN\r\nTI  - 100% of {it} & more\r\n")


# ---- conversations


def test_markdown_shows_what_was_said_and_none_of_its_signs_as_markup(
    turn: Turn, document: Document
) -> None:
    text = markdown(Conversation((turn,)), (document,))
    assert text.startswith("## How \\*much\\*?\n\nOnly October 2018\n\n**\\$2.6 billion**\n\n")
    assert "> US approves possible \\$2.6 billion in military sales to ROK.\n>\n> [1] " in text
    assert text.endswith("No. 3, pp 35-44.\n")
    for hostile in ("<script>", "1. one", "- one", "+ one", "# head", "[x](javascript:1)", "~~~"):
        told = markdown(Conversation((replace(turn, asked=hostile),)), ())
        line = told.splitlines()[0].removeprefix("## ")
        assert line.replace("\\", "") == hostile
        assert line != hostile


def test_json_is_the_contract_with_the_days_kept_to(turn: Turn, document: Document) -> None:
    file = exported("json", Conversation((turn, turn)), (document,))
    first, second = json.loads(file.text)
    assert (first["id"], second["id"]) == (1, 2)
    assert first["within"] == ["2018-10-01", "2018-11-01"]
    [cited] = first["citations"]
    assert document.source[cited["start"] : cited["end"]] == cited["quote"]
    assert list(first["sources"]) == [document.name]


def test_a_refusal_is_copied_as_one(turn: Turn, document: Document) -> None:
    answer: Answer = replace(
        turn.answer,
        outcome="not_in_article",
        reason="It says nothing of that.",
        citations=(),
        nearest=turn.answer.citations,
    )
    text = plain(replace(turn, answer=answer), (document,))
    assert text.splitlines()[2] == "Not in the article. It says nothing of that."
    assert "$2.6 billion in military sales" in text
    assert document.citation in text


def test_a_failed_edit_keeps_every_turn_and_a_good_one_drops_what_came_after(
    document: Document,
) -> None:
    assistant = ScriptedAssistant({document.name: document})
    talk = Conversation(within=OCTOBER)
    for question in ("one", "two", "three"):
        talk = ask(assistant, talk, question, talk.within)
    failed = ask(assistant, talk, " ", None, instead_of=2)
    assert failed.history == ("one", "two", "three")
    assert failed.problem is not None
    edited = ask(assistant, failed, "four", None, instead_of=2)
    assert edited.history == ("one", "four")
    assert assistant.calls[-1] == ("four", ("one",))
    assert assistant.kept_to == [OCTOBER, OCTOBER, OCTOBER, None, None]
    assert edited.within == OCTOBER
    assert edited.problem is None
