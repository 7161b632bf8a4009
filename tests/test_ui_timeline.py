"""The chronology, drawn and as tables, and the days that it keeps the next questions to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from browser import ScriptedAssistant, active, ask, drag, is_seen, settle
from pages import DATES, MONEY, NOWHERE

from index.types import DateSpan

if TYPE_CHECKING:
    from playwright.sync_api import Page


pytestmark = pytest.mark.browser


def test_the_chronology_lights_what_the_answer_cites_and_opens_an_entry_in_the_article(
    desk: Page,
) -> None:
    ask(desk, DATES)
    desk.click("#tab-chronology")
    assert desk.locator("#panel-chronology .entry").count() == 77
    lit = desk.locator(".entry.lit")
    assert [entry.get_attribute("data-entry") for entry in lit.all()] == [
        "2018-10-07.1",
        "2018-10-09.1",
    ]
    assert desk.locator(".entry.lit .by").all_text_contents() == [
        " cited as [1] [2]",
        " cited as [3]",
    ]
    desk.click('.entry[data-entry="2018-12-31.1"]')
    settle(desk)
    assert desk.get_attribute("#tab-article", "aria-selected") == "true"
    assert active(desk).startswith("Dec. 31, 2018Chosun Ilbo reports that Kim sent Trump")
    assert is_seen(desk, "#panel-article mark.active")


def test_the_chronology_works_by_keyboard_alone(desk: Page) -> None:
    desk.focus("#tab-article")
    desk.keyboard.press("ArrowRight")
    assert desk.evaluate("document.activeElement.id") == "tab-chronology"
    assert desk.is_visible("#panel-chronology")
    while not desk.evaluate("document.activeElement.matches('.entry')"):
        desk.keyboard.press("Tab")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    assert desk.evaluate("document.activeElement.dataset.entry") == "2018-09-06.2"
    desk.keyboard.press("End")
    assert desk.evaluate("document.activeElement.dataset.entry") == "2018-12-31.1"
    assert is_seen(desk, ".entry:focus")
    desk.keyboard.press("Enter")
    settle(desk)
    assert "conciliatory message" in active(desk)


# ---- drawn


def marks_of(page: Page) -> list[tuple[str, float, float, float, float]]:
    """Return day, left, right, top and bottom of each mark on the screen."""
    found: list[tuple[str, float, float, float, float]] = page.evaluate(
        """() => [...document.querySelectorAll('.mark')].map((mark) => {
            const box = mark.getBoundingClientRect();
            return [mark.dataset.day, box.left, box.right, box.top, box.bottom];
        })"""
    )
    return found


def test_every_entry_has_a_mark_over_its_day_and_none_hides_another(
    desk: Page, phone: Page
) -> None:
    phone.click('[data-view="source"]')
    for page in (desk, phone):
        marks = marks_of(page)
        assert len(marks) == 77
        plot = page.locator(".plot").bounding_box()
        assert plot is not None
        days = (date(2019, 1, 1) - date(2018, 9, 1)).days
        for day, left, *_ in marks:
            share = (date.fromisoformat(day) - date(2018, 9, 1)).days / days
            assert left == pytest.approx(plot["x"] + share * plot["width"], abs=1)
        for i, (_, left, right, top, bottom) in enumerate(marks):
            assert right - left >= 2
            for _, other_left, other_right, other_top, other_bottom in marks[i + 1 :]:
                apart = right <= other_left or other_right <= left
                assert apart or bottom <= other_top or other_bottom <= top


def test_the_marks_light_with_the_answer_tell_their_entry_and_open_it(desk: Page) -> None:
    ask(desk, DATES)
    lit = desk.locator(".mark.lit")
    assert [mark.get_attribute("data-entry") for mark in lit.all()] == [
        "2018-10-07.1",
        "2018-10-09.1",
    ]
    desk.hover('.mark[data-entry="2018-12-31.1"]')
    desk.wait_for_selector("#peek", state="visible")
    assert desk.inner_text("#peek .where") == "Dec. 31, 2018"
    assert "conciliatory message" in desk.inner_text("#peek blockquote")
    desk.click('.mark[data-entry="2018-12-31.1"]')
    settle(desk)
    assert "conciliatory message" in active(desk)
    assert is_seen(desk, "#panel-article mark.active")
    assert desk.locator('.mark[aria-current="true"]').count() == 1


# ---- days to keep to


@pytest.mark.parametrize("backwards", [False, True])
def test_days_dragged_over_keep_the_next_questions_until_they_are_taken_away(
    desk: Page, scripted: ScriptedAssistant, backwards: bool
) -> None:
    ends = [(day - date(2018, 9, 1)).days for day in (date(2018, 10, 7), date(2018, 10, 20))]
    drag(desk, *(reversed(ends) if backwards else ends))
    desk.wait_for_selector("#within .within")
    settle(desk)
    assert desk.inner_text("#within .days") == "Oct. 7 – 20, 2018"
    assert desk.is_visible(".brush")
    # The entries of these days, counted by hand in the article.
    assert desk.locator(".mark:not(.out)").count() == 10
    assert "#at=" not in desk.url, "a drag that ends on a mark is no click on it"
    ask(desk, MONEY)
    assert scripted.kept_to[-1] == DateSpan(date(2018, 10, 7), date(2018, 10, 21))
    assert desk.inner_text(".turn:last-child .chip .edit") == "Only Oct. 7 – 20, 2018"
    desk.click("#within .away")
    desk.wait_for_selector("#within .within", state="detached")
    settle(desk)
    assert not desk.is_visible(".brush")
    ask(desk, NOWHERE)
    assert scripted.kept_to[-1] is None


def test_days_are_chosen_with_shift_and_arrows_and_taken_away_with_escape(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    desk.focus("body")
    for _ in range(20):
        if desk.evaluate("document.activeElement.matches('.mark')"):
            break
        desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.dataset.entry") == "2018-09-04.1"
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Shift+ArrowRight")
    desk.keyboard.press("Shift+ArrowRight")
    desk.wait_for_selector("#within .within")
    assert desk.inner_text("#within .days") == "Sept. 6 – 7, 2018"
    assert desk.evaluate("document.activeElement.dataset.entry") == "2018-09-07.1"
    ask(desk, MONEY)
    assert scripted.kept_to[-1] == DateSpan(date(2018, 9, 6), date(2018, 9, 8))
    desk.focus('.mark[data-entry="2018-09-07.1"]')
    desk.keyboard.press("Escape")
    desk.wait_for_selector("#within .within", state="detached")
    desk.keyboard.press("Enter")
    settle(desk)
    assert active(desk).startswith("Sept. 7, 2018President Trump states")


def test_a_months_name_keeps_to_it_and_a_second_press_lifts_it(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    desk.click('.month-name[data-first="2018-11-01"]')
    desk.wait_for_selector("#within .within")
    settle(desk)
    assert desk.inner_text("#within .days") == "November 2018"
    pressed = '.month-name[aria-pressed="true"]'
    assert desk.get_attribute(pressed, "data-first") == "2018-11-01"
    # The two days in the Chronology tab are those that hold, all of the chronology's without any.
    assert typed(desk) == ["2018-11-01", "2018-11-30"]
    desk.click(pressed)
    desk.wait_for_selector("#within .within", state="detached")
    settle(desk)
    assert typed(desk) == ["2018-09-04", "2018-12-31"]


def typed(page: Page) -> list[str]:
    fields = page.locator(".chooser input").all()
    return [field.input_value() for field in fields]


def test_days_are_chosen_by_typing_them(desk: Page, scripted: ScriptedAssistant) -> None:
    desk.click("#tab-chronology")
    desk.fill('.chooser [name="first"]', "2018-11-05")
    desk.fill('.chooser [name="last"]', "2018-11-08")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("#within .within")
    ask(desk, MONEY)
    assert scripted.kept_to[-1] == DateSpan(date(2018, 11, 5), date(2018, 11, 9))


def test_days_chosen_on_one_page_hold_for_no_other(
    desk: Page, phone: Page, scripted: ScriptedAssistant
) -> None:
    desk.click('.month-name[data-first="2018-11-01"]')
    desk.wait_for_selector("#within .within")
    ask(phone, NOWHERE)
    assert scripted.kept_to[-1] is None
    assert phone.locator("#within .within").count() == 0
