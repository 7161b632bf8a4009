"""Nothing that is typed, read or sent becomes markup, and no other host is asked for anything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from browser import Reader, ScriptedAssistant, ask, citation, reader, served, settle

from index.article import parse, reading

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright


pytestmark = pytest.mark.browser

PAYLOADS = (
    "<script>window.bad = 1</script>",
    "<img src=x onerror='window.bad = 1'>",
    '"><svg onload="window.bad = 1">',
    "</h2></section></textarea><iframe srcdoc='<script>parent.bad = 1</script>'></iframe>",
    "<details open ontoggle=window.bad=1>",
    "[x](javascript:window.bad=1) ![](https://example.com/x.png)",
    "${window.bad = 1}",
    "{{#with this}}{{constructor.constructor 'window.bad = 1'}}{{/with}}",
    "`${window.bad = 1}` \\` \\${window.bad = 1}",
    "&lt;script&gt; &amp; <b>bold</b>",
)


def test_no_markup_in_a_question_ever_runs(desk: Page) -> None:
    """Each payload stands on the page as it was typed, and makes no element of its own."""
    before = desk.locator("script, iframe, img, svg").count()
    for payload in PAYLOADS:
        ask(desk, payload)
        assert desk.inner_text(".turn:last-child .asked") == payload
    assert desk.evaluate("window.bad") is None
    assert desk.locator("script, iframe, img, svg").count() == before
    assert desk.locator(".turn b, .turn a").count() == 0


def hostile(number: int, payload: str) -> str:
    """Return a text whose title, heading, prose and entries hold a payload."""
    return (
        f"# Title {number} {payload}\n\n## Part {payload}\n\nA sentence {number} with {payload} "
        f"stands here.\n\nOct. {number}, 2018: He says {payload} to them.\n"
    )


@pytest.fixture(scope="module")
def hostile_assistant() -> ScriptedAssistant:
    """An assistant whose documents, answers, notes and reasons are made of payloads."""
    documents = [
        parse(f"{number} {payload}.txt", hostile(number, payload))
        for number, payload in enumerate(PAYLOADS, start=1)
    ]
    assistant = ScriptedAssistant({document.name: document for document in documents})
    for document, payload in zip(documents, PAYLOADS, strict=True):
        [entry] = document.entries
        body = entry.body.of(document.source)
        cited = citation(document, 1, body, section=payload, mark="He says")
        assistant.prepared[payload] = (f"{reading(body)} [1]", payload, (cited,), ())
    assistant.nearest = (assistant.prepared[PAYLOADS[0]][2][0],)
    return assistant


def test_no_markup_in_a_document_or_an_answer_ever_runs(
    play: Playwright, chromium: str, hostile_assistant: ScriptedAssistant
) -> None:
    """Every view of every payload: panel, tables, timeline, quote, edit, find, link, refusal."""
    with (
        served(hostile_assistant) as address,
        reader(play, chromium, address) as own,
    ):
        page = own.open()
        before = page.locator("script, iframe, img, svg, b, object, embed").count()
        for payload in PAYLOADS:
            ask(page, payload)
            turn = page.locator(".turn").last
            assert turn.locator(".short").inner_text() == payload
            turn.locator(".ref").hover()
            page.wait_for_selector("#peek", state="visible")
            turn.locator(".ref").click()
            turn.locator(".head .edit").click()
            assert page.input_value(".editor textarea") == payload
            page.keyboard.press("Escape")
            page.fill("#find", payload)
        for mark in page.locator(".mark").all():
            mark.hover()
        ask(page, "a refusal")
        page.click("#tab-chronology")
        settle(page)
        assert page.evaluate("window.bad") is None
        assert page.locator("script, iframe, img, svg, b, object, embed").count() == before
        assert own.elsewhere == []
        assert own.errors == []


def test_no_markup_in_an_address_ever_runs(desk_reader: Reader) -> None:
    for payload in PAYLOADS:
        page = desk_reader.open(f"?ask={quote(payload)}&first={quote(payload)}#at=1-2&in={payload}")
        page.wait_for_selector(".problem, .refused")
        page.goto(f"{desk_reader.address}/?ask={quote(payload)}")
        page.wait_for_selector(".turn .card:not(.pending)")
        assert page.inner_text(".asked") == payload
        assert page.evaluate("window.bad") is None
        page.close()
    assert desk_reader.elsewhere == []


def test_what_no_page_would_send_is_told_as_a_problem(desk: Page) -> None:
    for detail in ({"do": "eval"}, {"do": "ask", "question": ["x"]}, ["x"], {"do": "keep",
                   "first": "<b>"}):  # fmt: skip
        desk.evaluate(
            "(detail) => document.dispatchEvent(new CustomEvent('page:send', { detail }))", detail
        )
        desk.wait_for_selector(".problem")
        assert desk.locator(".turn b").count() == 0
        desk.evaluate("document.querySelector('#clear').click()")
        desk.wait_for_selector(".welcome")
    assert json.loads(desk.evaluate("JSON.stringify(window.bad ?? null)")) is None
