"""The conversation: mended, copied, linked, saved; and words found in the article."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import Reader, ScriptedAssistant, active, ask, is_seen, reader, served, settle
from pages import DATES, MONEY, NOWHERE

from index.article import reading
from index.types import DateSpan, Document
from rag.types import ANY_DAY, Citation

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

    from rag.assistant import Assistant


pytestmark = pytest.mark.browser


def asked(page: Page) -> list[str]:
    return page.locator(".asked").all_text_contents()


def wait_for(page: Page, questions: list[str]) -> None:
    """Wait until the conversation is of these questions, all of them at an end."""
    page.wait_for_function(
        """(wanted) => JSON.stringify([...document.querySelectorAll('.asked')]
            .map((e) => e.textContent)) === wanted && !document.querySelector('.pending')""",
        arg=json.dumps(questions, ensure_ascii=False, separators=(",", ":")),
    )
    settle(page)


def test_what_is_done_in_haste_is_done_in_order_and_once(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    """Days chosen and Enter pressed twice, all before the first of it has come to an end."""
    desk.fill("#question textarea", MONEY)
    before = len(scripted.calls)
    desk.evaluate(
        """() => {
            document.querySelector('.month-name[data-first="2018-11-01"]').click();
            const box = document.querySelector('#question textarea');
            for (let i = 0; i < 2; i += 1) {
                box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
            }
        }"""
    )
    wait_for(desk, [MONEY])
    assert len(scripted.calls) == before + 1
    assert scripted.kept_to[-1] == DateSpan(date(2018, 11, 1), date(2018, 12, 1))
    assert desk.input_value("#question textarea") == ""


def test_what_is_written_while_an_answer_is_awaited_is_kept_and_asked_next(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    desk.fill("#question textarea", MONEY)
    desk.evaluate(
        """(questions) => {
            const box = document.querySelector('#question textarea');
            const press = () => box.dispatchEvent(
                new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
            press();
            for (const question of questions) {
                box.value = question;
                box.dispatchEvent(new Event('input', { bubbles: true }));
                if (question !== 'And then') press();
            }
        }""",
        [DATES, "And then"],
    )
    wait_for(desk, [MONEY, DATES])
    assert scripted.calls[-1] == (DATES, (MONEY,))
    assert desk.input_value("#question textarea") == "And then"


def test_what_is_being_written_is_not_replaced_by_a_question_that_failed(desk: Page) -> None:
    desk.fill("#question textarea", "break")
    desk.evaluate(
        """() => {
            const box = document.querySelector('#question textarea');
            box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
            box.value = 'And then';
            box.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    wait_for(desk, ["break"])
    assert desk.input_value("#question textarea") == "And then"


# ---- mending


def test_an_edited_question_replaces_its_answer_and_all_after_it(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    for question in (MONEY, DATES, NOWHERE):
        ask(desk, question)
    desk.click('[data-turn="2"] .head .edit')
    assert desk.evaluate("document.activeElement.value") == DATES
    assert "all that was asked after it" in desk.inner_text(".editor")
    desk.keyboard.type("Something else?")
    desk.keyboard.press("Enter")
    wait_for(desk, [MONEY, "Something else?"])
    assert scripted.calls[-1] == ("Something else?", (MONEY,))
    assert desk.locator(".editor").count() == 0


def test_editing_is_given_up_with_escape_and_the_focus_comes_back(desk: Page) -> None:
    ask(desk, MONEY)
    ask(desk, NOWHERE)
    desk.click('[data-turn="1"] .head .edit')
    desk.keyboard.press("Escape")
    assert desk.locator(".editor").count() == 0
    assert asked(desk) == [MONEY, NOWHERE]
    assert desk.evaluate("document.activeElement.dataset.edit") == "1"


def test_an_edit_that_fails_takes_nothing_away(desk: Page) -> None:
    for question in (MONEY, DATES):
        ask(desk, question)
    desk.click('[data-turn="1"] .head .edit')
    desk.keyboard.type("break")
    desk.keyboard.press("Enter")
    wait_for(desk, [MONEY, DATES, "break"])
    assert desk.locator(".problem").count() == 1
    assert desk.input_value("#question textarea") == "break"


def test_the_days_understood_can_be_changed(desk: Page, scripted: ScriptedAssistant) -> None:
    ask(desk, DATES)
    desk.click(".chip .edit")
    assert desk.input_value('.editor [name="first"]') == "2018-10-07"
    assert desk.input_value('.editor [name="last"]') == "2018-10-09"
    desk.fill('.editor [name="last"]', "2018-10-10")
    desk.click(".editor [type=submit]")
    wait_for(desk, ["What happened?"])
    assert scripted.kept_to[-1] == DateSpan(date(2018, 10, 7), date(2018, 10, 11))
    assert desk.locator("#within .within").count() == 0, "it held for this question alone"


def test_the_days_of_a_question_can_be_taken_away(desk: Page, scripted: ScriptedAssistant) -> None:
    desk.click('.month-name[data-first="2018-11-01"]')
    desk.wait_for_selector("#within .within")
    ask(desk, MONEY)
    desk.click(".chip .away")
    desk.wait_for_selector(".chip", state="detached")
    assert scripted.calls[-1] == (MONEY, ())
    assert scripted.kept_to[-1] is None


def test_days_that_an_event_gives_can_be_taken_away_and_changed_again(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    """The question keeps its words; they restrict nothing any more, and the page says so."""
    question = "What happened the day after the summit?"
    _, _, cited, days = scripted.prepared[DATES]
    scripted.prepared[question] = (scripted.prepared[DATES][0], None, cited, days)
    ask(desk, question)
    assert desk.inner_text(".chip .edit") == "Dates Oct. 7 – 9, 2018"
    desk.click(".chip .away")
    desk.wait_for_function("document.querySelector('.chip .edit')?.textContent === 'Dates any day'")
    settle(desk)
    assert scripted.calls[-1] == (question, ())
    assert scripted.kept_to[-1] == ANY_DAY
    assert desk.locator(".chip .away").count() == 0
    assert desk.locator("#within .within").count() == 0
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.click("[data-link]")
    desk.wait_for_function("document.querySelector('[data-link]').textContent === 'Copied'")
    desk.goto(desk.evaluate("navigator.clipboard.readText()"))
    wait_for(desk, [question])
    assert scripted.kept_to[-1] == ANY_DAY
    desk.click(".chip .edit")
    assert desk.input_value('.editor [name="first"]') == ""
    desk.click(".editor [type=submit]")
    desk.wait_for_selector(".editor", state="detached")
    desk.wait_for_selector(".chip .away")
    assert scripted.kept_to[-1] is None


# ---- taking it along


def test_an_answer_is_copied_with_its_quotes_and_places(
    desk: Page, money: tuple[Citation, ...], document: Document
) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(desk, MONEY)
    desk.click("[data-copy]")
    desk.wait_for_function("document.querySelector('[data-copy]').textContent === 'Copied'")
    copied = desk.evaluate("navigator.clipboard.readText()")
    lines = copied.splitlines()
    assert lines[0] == MONEY
    assert "$501 million" in lines
    for cited in money:
        place = f"characters {cited.span.start}–{cited.span.end}"
        [line] = [line for line in lines if place in line]
        assert f"“{reading(cited.quote)}”" in line
    assert lines[-1] == document.citation


def test_a_link_asks_again_and_opens_the_span_on_another_page(
    desk: Page, desk_reader: Reader, scripted: ScriptedAssistant, money: tuple[Citation, ...]
) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.click('.month-name[data-first="2018-12-01"]')
    desk.wait_for_selector("#within .within")
    ask(desk, MONEY)
    desk.click(".said .ref >> nth=0")
    desk.click("[data-link]")
    desk.wait_for_function("document.querySelector('[data-link]').textContent === 'Copied'")
    link = desk.evaluate("navigator.clipboard.readText()")
    other = desk_reader.open(link.removeprefix(desk_reader.address + "/"))
    wait_for(other, [MONEY])
    assert active(other) == reading(money[0].quote)
    assert is_seen(other, "#panel-article mark.active")
    assert other.locator("#panel-article mark.word").all_text_contents() == ["$501 million"]
    assert scripted.kept_to[-1] == DateSpan(date(2018, 12, 1), date(2019, 1, 1))
    other.close()


def saved(page: Page, selector: str, folder: Path) -> tuple[str, str]:
    """Press a button and return the name and the text of the file that the browser saves."""
    with page.expect_download() as download:
        page.click(selector)
    path = folder / "saved"
    download.value.save_as(path)
    return download.value.suggested_filename, path.read_bytes().decode("utf-8")


def test_the_conversation_is_saved_with_every_quote_at_its_place(
    desk: Page, tmp_path: Path, document: Document, money: tuple[Citation, ...]
) -> None:
    ask(desk, MONEY)
    ask(desk, NOWHERE)
    name, text = saved(desk, '.foot [data-form="json"]', tmp_path)
    assert name == "conversation.json"
    records = json.loads(text)
    assert [record["question"] for record in records] == [MONEY, NOWHERE]
    quotes = records[0]["citations"] + records[1]["nearest"]
    assert len(quotes) == 3
    for item in quotes:
        assert document.source[item["start"] : item["end"]] == item["quote"]
    name, text = saved(desk, '.foot [data-form="markdown"]', tmp_path)
    assert name == "conversation.md"
    assert text.startswith(f"## {MONEY}\n")
    assert "**\\$501 million**" in text
    for cited in money:
        assert f"characters {cited.span.start}–{cited.span.end}" in text
    assert "Not in the text." in text
    # The same file a second time is saved a second time.
    assert saved(desk, '.foot [data-form="markdown"]', tmp_path) == (name, text)


def test_the_reference_is_saved_for_both_kinds_of_programs(desk: Page, tmp_path: Path) -> None:
    name, text = saved(desk, '.document [data-form="bibtex"] >> nth=0', tmp_path)
    assert name == "source.bib"
    assert "author = {Stephen Noerper}" in text
    name, text = saved(desk, '.document [data-form="ris"] >> nth=0', tmp_path)
    assert name == "source.ris"
    assert "AU  - Noerper, Stephen\r\n" in text


# ---- finding


def test_words_are_found_across_page_breaks_quotes_and_case(desk: Page, document: Document) -> None:
    """The sentence is cut in two by a page break, and its quotes are curly."""
    desk.fill("#find", "THE NEW WORKING GROUP MAY")
    settle(desk)
    assert desk.inner_text(".found") == "1 of 1"
    found = "".join(desk.locator("#panel-article mark.find").all_text_contents())
    assert found == "the new working group may"
    assert is_seen(desk, "#panel-article mark.now")
    desk.fill("#find", 'seeing a "path" to')
    settle(desk)
    assert "".join(desk.locator("mark.find").all_text_contents()) == "seeing a “path” to"


def test_found_places_are_walked_in_a_circle_and_as_many_as_there_are(
    desk: Page, document: Document
) -> None:
    count = reading(document.source).lower().count("warmbier")
    assert count > 1
    desk.fill("#find", "warmbier")
    settle(desk)
    assert desk.inner_text(".found") == f"1 of {count}"
    desk.press("#find", "Enter")
    assert desk.inner_text(".found") == f"2 of {count}"
    desk.press("#find", "Shift+Enter")
    desk.click('[data-find="-1"]')
    assert desk.inner_text(".found") == f"{count} of {count}"
    desk.click('[data-find="1"]')
    assert desk.inner_text(".found") == f"1 of {count}"
    desk.fill("#find", "no such words")
    assert desk.inner_text(".found") == "none"
    assert desk.locator("mark.find").count() == 0
    desk.fill("#find", "")
    assert desk.inner_text(".found") == ""


# ---- with the real assistant


def test_what_was_searched_is_listed_with_scores_behind_a_disclosure(
    play: Playwright, chromium: str, assistant: Assistant
) -> None:
    question = "What did the two Koreas open in September?"
    answer = assistant.ask(question)
    with served(assistant) as address, reader(play, chromium, address) as own:
        page = own.open()
        ask(page, question)
        assert not page.is_visible(".passages ol")
        page.click(".passages summary")
        scores = [float(text.split()[0]) for text in page.locator(".score").all_inner_texts()]
        assert scores == [pytest.approx(hit.score, abs=0.006) for hit in answer.hits]
        page.click(".passages .place >> nth=0")
        settle(page)
        assert active(page) == reading(answer.hits[0].quote)
        assert own.elsewhere == []
        assert own.errors == []
