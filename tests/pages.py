"""Fixtures of the tests that drive the page: a prepared assistant, and readers at their screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from browser import Reader, ScriptedAssistant, citation, one_page, reader, served

from index.article import parse, reading
from index.chunk import long_date
from index.types import DateSpan, Document
from rag.types import Citation

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

DATES = "What happened on October 7 and 9?"
MONEY = "How much must North Korea pay?"
NOWHERE = "Who won the World Cup?"
EMOJI = "emoji.txt"


@pytest.fixture(scope="module")
def document(article_source: str) -> Document:
    return parse("us-korea-relations-2019-01.txt", article_source)


@pytest.fixture(scope="module")
def emoji() -> Document:
    """A second text, in which a character outside the basic plane shifts JavaScript's counts."""
    return parse(EMOJI, "# Faces\n\nThe 😀😀 first *and* the 🎉 second were here.\n")


@pytest.fixture(scope="module")
def money(document: Document) -> tuple[Citation, ...]:
    return (
        citation(
            document,
            1,
            "US Federal Court Judge Beryl Howell orders North Korea to pay Otto Warmbier’s "
            "parents \\$501 million for “torture, hostage-taking, and extrajudicial killing.”",
            mark="\\$501 million",
        ),
        citation(
            document,
            2,
            "In doing so, the new working\n\ngroup may temper fissures in the alliance, narrow "
            "divisions of opinion on policy, and facilitate better communications and "
            "understanding.",
            section="Sanctions, alliance coordination, and human rights",
        ),
    )


@pytest.fixture(scope="module")
def scripted(document: Document, emoji: Document, money: tuple[Citation, ...]) -> ScriptedAssistant:
    assistant = ScriptedAssistant({document.name: document, emoji.name: emoji})
    dated = (
        citation(document, 1, "Secretary Pompeo meets Kim Jong Un in Pyongyang and notes progress "
                 "on Singapore commitments."),
        citation(document, 2, "Blue House announces Pompeo and Kim agree to a second US-DPRK "
                 "summit."),
        citation(document, 3, "Pompeo describes seeing a “path” to denuclearization."),
    )  # fmt: skip
    days = (DateSpan(date(2018, 10, 7), date(2018, 10, 10)),)
    assistant.prepared[MONEY] = (told(money), "$501 million", money, ())
    assistant.prepared[DATES] = (told(dated), None, dated, days)
    assistant.nearest = dated[:1]
    return assistant


def told(citations: tuple[Citation, ...]) -> str:
    return " ".join(
        f"{long_date(item.day) + ': ' if item.day else ''}{reading(item.quote)} [{item.n}]"
        for item in citations
    )


@pytest.fixture(scope="module")
def play() -> Iterator[Playwright]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="module")
def address(scripted: ScriptedAssistant) -> Iterator[str]:
    with served(scripted) as address:
        yield address


@pytest.fixture(scope="module")
def desk_reader(play: Playwright, chromium: str, address: str) -> Iterator[Reader]:
    with reader(play, chromium, address) as desk:
        yield desk


@pytest.fixture(scope="module")
def phone_reader(play: Playwright, chromium: str, address: str) -> Iterator[Reader]:
    with reader(play, chromium, address, width=390, height=844) as phone:
        yield phone


@pytest.fixture
def desk(desk_reader: Reader) -> Iterator[Page]:
    """The page at 1440 x 900; after each test, nothing was asked of any other host."""
    yield from one_page(desk_reader)


@pytest.fixture
def phone(phone_reader: Reader) -> Iterator[Page]:
    """The page at 390 x 844; after each test, nothing was asked of any other host."""
    yield from one_page(phone_reader)
