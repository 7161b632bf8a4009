"""`make screenshots`: the pictures of the chat in docs/, taken from the real assistant.

python tests/screenshots.py FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from browser import ask, drag, reader, served, settle

from rag.assistant import Assistant

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, what is done before it is taken, and on which screen."""

    name: str
    steps: Callable[[Page], None]
    width: int = 1440
    height: int = 900
    dark: bool = False


def _answer(page: Page) -> None:
    ask(page, "When did the two Koreas open liaison offices?")
    ask(page, "And what happened the day after?")
    page.click(".turn:last-child .said .ref >> nth=2")


def _start(page: Page) -> None:
    page.mouse.move(5, 5)


def _days(page: Page) -> None:
    ask(page, "How much must North Korea pay the parents of Otto Warmbier?")
    page.click(".said .ref >> nth=0")


def _refusal(page: Page) -> None:
    ask(page, "Who won the World Cup?")


def _brushed(page: Page) -> None:
    drag(page, 36, 59)
    page.wait_for_selector("#within .within")
    ask(page, "What did Pompeo say?")
    page.hover(".mark.lit >> nth=2")
    page.wait_for_selector("#peek", state="visible")


def _narrow_source(page: Page) -> None:
    ask(page, "When did the two Koreas open liaison offices?")
    page.click(".said .ref >> nth=0")


_MINUTES = """# Minutes of the reading circle

## How we read

We read one article a month, and everybody brings two questions.

Jan. 21, 2019: The circle chooses the article on relations between the US and Korea.

Feb. 4, 2019: Eleven readers meet in the library. Most of them had not heard of the working group.

Feb. 18, 2019: The circle compares the chronology with the newspapers of that autumn.
"""


def _documents(page: Page) -> None:
    page.click("#tab-documents")
    data = _MINUTES.encode("utf-8")
    page.set_input_files("#file", {"name": "minutes.md", "mimeType": "", "buffer": data})
    page.wait_for_selector('[data-use="minutes.md"]')
    ask(page, "How many readers met in the library?")
    page.click("#tab-documents")


PICTURES = (
    Picture("chat", _answer),
    Picture("chat-dark", _days, dark=True),
    Picture("chat-start", _start),
    Picture("chat-refusal", _refusal, width=1024, height=768),
    Picture("chat-timeline", _brushed),
    Picture("chat-documents", _documents, width=1200, height=760),
    Picture("chat-narrow", _narrow_source, width=390, height=844),
)


def main(folder: Path) -> None:
    """Take the pictures and write them to `folder` as PNG files."""
    from playwright.sync_api import sync_playwright

    chromium = which("chromium")
    if chromium is None:
        sys.exit("there is no Chromium: install chromium")
    assistant = Assistant.open()
    assistant.warm()
    with sync_playwright() as play, served(assistant) as address:
        for picture in PICTURES:
            with reader(
                play,
                chromium,
                address,
                width=picture.width,
                height=picture.height,
                dark=picture.dark,
            ) as own:
                page = own.open()
                picture.steps(page)
                settle(page)
                page.screenshot(path=folder / f"{picture.name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
