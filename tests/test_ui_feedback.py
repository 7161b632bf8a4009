"""What readers say of answers: pressed in the page, kept in a file, made into gold candidates."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import ScriptedAssistant, ask, citation, reader, served
from pages import MONEY, NOWHERE

from eval.gold_rules import problems_of
from index.article import parse
from index.errors import BadFile, BadSetting
from index.types import Document
from rag.cli import main
from rag.provenance import full_record
from ui.feedback import FeedbackFile, Rated, candidates, default_path, keep

if TYPE_CHECKING:
    from playwright.sync_api import Playwright


@pytest.fixture(scope="module")
def document(article_source: str) -> Document:
    return parse("us-korea-relations-2019-01.txt", article_source)


def record_of(document: Document, question: str, *history: str) -> dict[str, Any]:
    """Return the record of an answer if the question is "How much?", of a refusal otherwise."""
    assistant = ScriptedAssistant({document.name: document})
    cited = citation(document, 1, "US approves possible \\$2.6 billion in military sales to ROK.")
    assistant.prepared["How much?"] = ("It approves. [1]", "\\$2.6 billion", (cited,), ())
    return full_record(assistant.ask(question, history), None, {})


def test_the_last_word_on_a_question_is_kept_and_each_history_has_its_own(
    document: Document, tmp_path: Path
) -> None:
    file = FeedbackFile(tmp_path / "folder" / "feedback.sqlite")
    first, later = record_of(document, "How much?"), record_of(document, "How much?", "Before?")
    file.keep("wrong-answer", first)
    file.keep("right", later)
    file.keep("right", first)
    assert [(each.verdict, each.record) for each in file.all()] == [
        ("right", later),
        ("right", first),
    ]


def test_a_file_that_is_none_is_told_in_one_line(document: Document, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="is not there: no answer has been rated yet"):
        FeedbackFile(tmp_path / "none").all()
    other = tmp_path / "other"
    other.write_text("no database, and long enough not to be taken for an empty one\n" * 20)
    with pytest.raises(BadFile, match="can't be read"):
        FeedbackFile(other).all()
    with pytest.raises(BadFile, match="can't be written"):
        FeedbackFile(other).keep("right", record_of(document, "How much?"))
    with pytest.raises(BadSetting, match="--no-feedback"):
        keep(None, "right", {})


def test_a_right_answer_is_a_whole_gold_line_and_a_wrong_one_asks_to_be_completed(
    document: Document,
) -> None:
    """Held against the rules of the gold files themselves."""
    rated = [
        Rated("right", record_of(document, "How much?")),
        Rated("right", record_of(document, "How much?", "Before?")),
        Rated("right", record_of(document, "Who won?")),
        Rated("wrong-evidence", record_of(document, "How much?")),
        Rated("wrong-answer", record_of(document, "Who won?")),
    ]
    lines = list(candidates(rated))
    problems = [list(problems_of(line, document.source, False)) for line in lines]
    assert problems[:3] == [[], [], []]
    assert all(any("evidence" in problem for problem in found) for found in problems[3:])
    assert [line["type"] for line in lines[:3]] == ["factoid", "follow-up", "unanswerable"]
    assert [line["id"] for line in lines[3:]] == [
        "feedback-4-wrong-evidence",
        "feedback-5-wrong-answer",
    ]


def test_the_command_prints_a_candidate_a_line(
    document: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = FeedbackFile(tmp_path / "feedback.sqlite")
    for question in ("How much?", "Who won?"):
        file.keep("right", record_of(document, question))
    assert main(["feedback", "export", "--feedback", str(file.path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["question"] for line in lines] == ["How much?", "Who won?"]
    assert main(["feedback", "export", "--feedback", str(tmp_path / "none")]) == 2


@pytest.mark.parametrize(
    ("environment", "system", "wanted"),
    [
        ({"HOME": "/home/zoe"}, "linux", "/home/zoe/.local/share"),
        ({"HOME": "/home/zoe", "XDG_DATA_HOME": "/data"}, "linux", "/data"),
        ({"HOME": "/home/zoe", "XDG_DATA_HOME": ""}, "linux", "/home/zoe/.local/share"),
        ({"HOME": "/home/zoe", "XDG_DATA_HOME": "data"}, "linux", "/home/zoe/.local/share"),
        ({"HOME": "/Users/zoe"}, "darwin", "/Users/zoe/Library/Application Support"),
        ({"HOME": "/Users/zoe", "XDG_DATA_HOME": "/data"}, "darwin", "/data"),
    ],
)
def test_it_is_kept_in_the_users_folder_for_data(
    environment: dict[str, str], system: str, wanted: str
) -> None:
    """Outside of the environment, which `make clean` removes; an XDG path must be a whole one."""
    path = default_path(environment, system)
    assert path == Path(wanted, "ask-the-article", "feedback.sqlite")


def test_without_a_home_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(BadSetting, match="--feedback FILE"):
        default_path({}, "linux")


def test_unless_a_file_is_named_the_command_reads_the_one_there(
    document: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["feedback", "export"]) == 2
    assert "no answer has been rated yet" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [], "asking for it makes nothing"
    file = FeedbackFile(tmp_path / "ask-the-article" / "feedback.sqlite")
    file.keep("right", record_of(document, "How much?"))
    assert file.path.parent.stat().st_mode & 0o077 == 0, "others of the machine can't read it"
    assert main(["feedback", "export"]) == 0
    assert json.loads(capsys.readouterr().out)["question"] == "How much?"


@pytest.mark.browser
def test_a_reader_says_what_is_wrong_and_it_is_kept_with_the_answer(
    play: Playwright, chromium: str, scripted: ScriptedAssistant, tmp_path: Path
) -> None:
    file = FeedbackFile(tmp_path / "feedback.sqlite")
    with served(scripted, feedback=file) as address, reader(play, chromium, address) as own:
        page = own.open()
        ask(page, MONEY)
        page.click('[data-turn="1"] [data-verdict="right"] >> nth=0')
        page.click('[data-turn="1"] [data-verdict="wrong-evidence"] >> nth=0')
        ask(page, NOWHERE)
        pressed = page.locator('.turn >> nth=0 >> .rate[aria-pressed="true"]')
        assert pressed.all_inner_texts() == ["Wrong evidence"]
        page.click('.turn:last-child [data-verdict="right"]')
        for _ in range(100):
            if len(file.all()) == 2:
                break
            page.wait_for_timeout(50)
        page.wait_for_timeout(300)
        assert own.elsewhere == []
        assert own.errors == []
    kept = {each.record["question"]: each.verdict for each in file.all()}
    assert kept == {MONEY: "wrong-evidence", NOWHERE: "right"}
    with sqlite3.connect(file.path) as store:
        [(count,)] = store.execute("SELECT count(*) FROM rated")
    assert count == 2


@pytest.mark.browser
def test_where_nothing_is_kept_nothing_is_asked(
    play: Playwright, chromium: str, address: str
) -> None:
    with reader(play, chromium, address) as own:
        page = own.open()
        ask(page, MONEY)
        assert page.locator(".rate").count() == 0
        page.evaluate(
            "document.dispatchEvent(new CustomEvent('page:send', "
            "{ detail: { do: 'rate', turn: 1, verdict: 'right' } }))"
        )
        page.wait_for_selector(".problem")
        assert "--no-feedback" in page.inner_text(".problem")
        # Nothing was asked, and so no question stands above what is told.
        assert page.inner_text(".problem .verdict") == "This could not be done"
        assert page.locator(".asked").all_text_contents() == [MONEY]
