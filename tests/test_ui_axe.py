"""What axe-core finds in every view, in light and dark, wide and narrow: nothing.

axe-core comes from npm, into a temporary folder; only this test needs it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from browser import ScriptedAssistant, ask, reader, served, settle
from pages import DATES, MONEY, NOWHERE
from test_ui_shelf import SlowAssistant

from index.types import Document
from ui.feedback import FeedbackFile

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

pytestmark = pytest.mark.browser

_AXE = "axe-core@4.14.1"


def _go_without(reason: str) -> NoReturn:
    if os.environ.get("RAG_REQUIRE_BROWSER") == "1":
        pytest.fail(f"RAG_REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, fetched with npm and none of its install scripts run."""
    npm = shutil.which("npm")
    if npm is None:
        _go_without("there is no npm to install axe-core with")
    folder = tmp_path_factory.mktemp("axe")
    quiet = ("--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
    done = subprocess.run(
        [npm, "install", "--prefix", str(folder), *quiet, _AXE],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        _go_without(f"npm could not install {_AXE}: {done.stderr.strip()[-300:]}")
    return Path(folder, "node_modules", "axe-core", "axe.min.js").read_text(encoding="utf-8")


def found_by(axe: str, page: Page) -> list[str]:
    """Return what axe finds on the page, a line for each place."""
    settle(page)
    page.evaluate(axe)
    lines: list[str] = page.evaluate(
        """async () => (await axe.run(document)).violations.flatMap((rule) => rule.nodes.map(
            (node) => `${rule.impact} ${rule.id}: ${rule.help}: ${node.target} ${node.html}`))"""
    )
    return lines


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_while_a_document_is_indexed(
    play: Playwright, chromium: str, document: Document, axe: str, dark: bool
) -> None:
    assistant = SlowAssistant({document.name: document})
    with served(assistant) as address, reader(play, chromium, address, dark=dark) as own:
        page = own.open()
        page.click("#tab-documents")
        page.set_input_files(
            "#file", {"name": "own.md", "mimeType": "", "buffer": b"# My own\n\nA text.\n"}
        )
        page.wait_for_selector(".coming progress[value]")
        found = found_by(axe, page)
        assistant.go_on.set()
        assert found == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_any_view(
    play: Playwright,
    chromium: str,
    scripted: ScriptedAssistant,
    axe: str,
    width: int,
    dark: bool,
    tmp_path: Path,
) -> None:
    narrow = width < 820
    with (
        served(scripted, feedback=FeedbackFile(tmp_path / "feedback.sqlite")) as address,
        reader(play, chromium, address, width=width, height=860, dark=dark) as own,
    ):
        page = own.open()
        found = {"start": found_by(axe, page)}
        ask(page, MONEY)
        ask(page, DATES)
        found["answer"] = found_by(axe, page)
        page.click(".turn:last-child .ref >> nth=0")
        if not narrow:
            page.click('.turn:last-child [data-verdict="right"]')
        found["citation"] = found_by(axe, page)
        if narrow:
            page.click("[data-back]")
        page.click(".turn:last-child .head .edit")
        found["editor"] = found_by(axe, page)
        page.keyboard.press("Escape")
        ask(page, NOWHERE)
        found["refusal"] = found_by(axe, page)
        ask(page, "break")
        found["problem"] = found_by(axe, page)
        if narrow:
            page.click('[data-view="source"]')
        page.click("#tab-chronology")
        page.click(".month-name >> nth=1")
        page.wait_for_selector("#within .within", state="attached")
        found["chronology, with days kept to"] = found_by(axe, page)
        page.click("#tab-documents")
        found["documents"] = found_by(axe, page)
        for name, data in (("own.md", b"# My own\n\nA text.\n"), ("empty.txt", b"")):
            page.set_input_files("#file", {"name": name, "mimeType": "", "buffer": data})
        page.wait_for_selector('[data-use="own.md"]')
        page.wait_for_selector("#refusals .problem")
        page.uncheck("#use-0")
        page.wait_for_selector(".asking", state="attached")
        found["documents, one refused and one left out"] = found_by(axe, page)
        if narrow:
            page.click('[data-view="talk"]')
            found["limits"] = found_by(axe, page)
            page.click('[data-view="source"]')
        page.evaluate("location.hash = '#at=1-2&in=gone.txt'")
        page.wait_for_selector("#missing", state="visible")
        found["a place that is missing"] = found_by(axe, page)
        page.fill("#find", "summit")
        found["found words"] = found_by(axe, page)
        assert {view: lines for view, lines in found.items() if lines} == {}
        assert own.elsewhere == []
