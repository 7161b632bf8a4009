"""Widths and contrast, in light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import active, ask, is_seen, reader, settle
from pages import DATES, MONEY, NOWHERE

from index.article import reading
from rag.types import Citation

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright


pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 1024, 820, 390])
def test_nothing_is_wider_than_the_window(
    play: Playwright, chromium: str, address: str, width: int
) -> None:
    long = "x" * 400
    with reader(play, chromium, address, width=width, height=800) as own:
        page = own.open()
        for step in ("start", MONEY, NOWHERE, long, "#tab-article", "#tab-chronology"):
            if step.startswith("#"):
                if page.locator(".views").is_visible():
                    page.click('[data-view="source"]')
                page.click(step)
            elif step != "start":
                ask(page, step)
            widest = page.evaluate(
                """() => Math.max(document.documentElement.scrollWidth, ...[...document
                    .querySelectorAll('#conversation, .panel')].map((e) => e.scrollWidth
                    - e.clientWidth + innerWidth))"""
            )
            assert widest <= width, step
        assert own.elsewhere == []


def test_on_a_narrow_screen_a_number_opens_the_source_and_a_button_leads_back(
    phone: Page, money: tuple[Citation, ...]
) -> None:
    ask(phone, MONEY)
    assert not phone.is_visible("#panel-article")
    phone.click(".said .ref >> nth=1")
    settle(phone)
    assert phone.is_visible("#panel-article")
    assert not phone.is_visible("#question")
    assert active(phone) == reading(money[1].quote)
    assert is_seen(phone, "#panel-article mark.active")
    phone.click("[data-back]")
    assert phone.is_visible("#question")
    assert phone.evaluate("document.activeElement.textContent") == "[2]"


_CONTRAST = """(selectors) => {
    const parse = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = (color) => {
        const [r, g, b] = parse(color).map((v) => v / 255)
            .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (let e = element; e; e = e.parentElement) {
            const color = getComputedStyle(e).backgroundColor;
            const [, , , alpha = 1] = parse(color);
            if (alpha === 1) return color;
        }
        return 'rgb(255, 255, 255)';
    };
    return Object.fromEntries(selectors.map((selector) => {
        const element = document.querySelector(selector);
        const pair = [light(getComputedStyle(element).color), light(behind(element))];
        return [selector, (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)];
    }));
}"""


@pytest.mark.parametrize("dark", [False, True])
def test_text_has_the_contrast_that_readers_need_in_light_and_dark(
    play: Playwright, chromium: str, address: str, dark: bool
) -> None:
    """WCAG AA for text of normal size: 4.5 to 1."""
    with reader(play, chromium, address, dark=dark) as own:
        page = own.open()
        start = page.evaluate(_CONTRAST, [".welcome p", "button.example", "#send", ".reads", "h1"])
        ask(page, DATES)
        answer = page.evaluate(
            _CONTRAST,
            [".asked", ".chip", ".chip .label", ".note", ".said p", ".said time", ".ref",
             ".sources summary", ".place", ".offsets", "#clear", "[role=tab]",
             "[role=tab][aria-selected=false]", ".front", ".caption", ".citation",
             "#panel-article time", "#panel-article mark.cited", ".entry.lit", ".entry.lit .by",
             ".weekday", ".hint", ".months a"],
        )  # fmt: skip
        page.click(".said .ref >> nth=0")
        page.mouse.move(5, 5)
        clicked = page.evaluate(_CONTRAST, ["#panel-article mark.active", ".ref[aria-current]"])
        ask(page, NOWHERE)
        refused = page.evaluate(_CONTRAST, [".refused .verdict", ".refused .label",
                                            ".refused .place", ".refused .offsets"])  # fmt: skip
        ask(page, "break")
        failed = page.evaluate(_CONTRAST, [".problem .verdict", ".problem p"])
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        weak = {
            name: round(ratio, 2)
            for name, ratio in (start | answer | clicked | refused | failed).items()
            if ratio < 4.5
        }
        assert weak == {}
        assert background == ("rgb(21, 23, 26)" if dark else "rgb(250, 249, 246)")
        assert own.elsewhere == []
