"""Proof one click away, and questions, as a reader meets them in real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import Reader, ScriptedAssistant, active, ask, is_seen, reader, served, settle
from pages import DATES, EMOJI, MONEY, NOWHERE

from index.article import reading
from index.types import Document, Span
from rag.types import Citation

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

    from rag.assistant import Assistant


pytestmark = pytest.mark.browser

# ---- proof, one click away


def test_an_answer_lights_its_sentences_in_the_article(
    desk: Page, money: tuple[Citation, ...]
) -> None:
    ask(desk, MONEY)
    assert desk.inner_text(".turn:last-child .short") == "$501 million"
    lit = "".join(desk.locator("#panel-article mark.cited").all_text_contents())
    # In the order of the article: the prose stands before the chronology.
    assert lit == reading(money[1].quote) + reading(money[0].quote)
    assert is_seen(desk, "#panel-article li mark.cited")


def test_a_number_scrolls_to_the_exact_words_and_marks_the_few_that_answer(
    desk: Page, money: tuple[Citation, ...]
) -> None:
    ask(desk, MONEY)
    for n, cited in enumerate(money):
        desk.evaluate("document.querySelector('#panel-article').scrollTo(0, 0)")
        desk.click(f".said .ref >> nth={n}")
        settle(desk)
        assert active(desk) == reading(cited.quote)
        assert is_seen(desk, "#panel-article mark.active")
    assert desk.locator("#panel-article mark.word").all_text_contents() == ["$501 million"]
    current = desk.locator(".ref[aria-current=true]")
    assert current.all_text_contents() == ["[2]"]


def test_back_and_forward_walk_through_the_citations(
    desk: Page, money: tuple[Citation, ...]
) -> None:
    ask(desk, MONEY)
    desk.click(".said .ref >> nth=0")
    desk.click(".said .ref >> nth=1")
    assert active(desk) == reading(money[1].quote)
    desk.go_back()
    settle(desk)
    assert active(desk) == reading(money[0].quote)
    desk.go_forward()
    settle(desk)
    assert active(desk) == reading(money[1].quote)
    assert desk.locator(".turn").count() == 1


def test_the_pointer_or_the_focus_on_a_number_shows_its_quote_and_date(
    desk: Page, money: tuple[Citation, ...]
) -> None:
    ask(desk, MONEY)
    desk.hover(".said .ref >> nth=0")
    desk.wait_for_selector("#peek", state="visible")
    assert (
        desk.inner_text("#peek .where")
        == "[1] Dec. 24, 2018, chronology · us-korea-relations-2019-01.txt"
    )
    assert desk.inner_text("#peek blockquote") == reading(money[0].quote)
    desk.keyboard.press("Escape")
    desk.wait_for_selector("#peek", state="hidden")
    desk.mouse.move(900, 20)
    desk.focus("#question textarea")
    while desk.evaluate("document.activeElement.className") != "ref":
        desk.keyboard.press("Shift+Tab")
    desk.wait_for_selector("#peek", state="visible")
    assert reading(money[1].quote) in desk.inner_text("#peek")


def test_every_sentence_of_the_article_can_be_shown_by_its_offsets(
    desk: Page, document: Document
) -> None:
    spans = [span for paragraph in document.paragraphs for span in paragraph.sentences]
    spans += [span for caption in document.captions for span in caption.sentences]
    spans += [span for entry in document.entries for span in entry.sentences]
    found = desk.evaluate(
        """(spans) => spans.map(([start, end]) => {
            history.replaceState(null, '', `#at=${start}-${end}`);
            dispatchEvent(new PopStateEvent('popstate'));
            return [...document.querySelectorAll('mark.active')].map((m) => m.textContent).join('');
        })""",
        [[span.start, span.end] for span in spans],
    )
    assert found == [reading(span.of(document.source)) for span in spans]


def test_offsets_count_characters_where_javascript_counts_otherwise(
    desk_reader: Reader, emoji: Document
) -> None:
    start = emoji.source.index("first")
    span = Span(start, emoji.source.index(" second"))
    page = desk_reader.open(fragment=f"#at={span.start}-{span.end}&in={EMOJI}")
    settle(page)
    assert active(page) == "first and the 🎉"
    page.close()


def test_an_address_that_names_no_range_does_no_harm(desk_reader: Reader) -> None:
    for fragment in ("#at=9-5", "#at=5-99999999", "#at=1-2&in=%E0%A4%A", "#at=1-2&in=no.txt", "#x"):
        page = desk_reader.open(fragment=fragment)
        assert page.inner_text("h1") == "Ask the article"
        page.close()
    assert desk_reader.errors == []


# ---- questions


def test_a_refusal_looks_like_one_and_links_to_the_nearest_entry(desk: Page) -> None:
    ask(desk, NOWHERE)
    assert desk.inner_text(".refused .verdict") == "Not in the text"  # there are two documents
    assert desk.locator(".answered, .problem").count() == 0
    assert desk.locator("#panel-article mark.cited, .entry.lit").count() == 0
    desk.click(".refused .place")
    settle(desk)
    assert active(desk).startswith("Secretary Pompeo meets Kim Jong Un")


def test_an_empty_box_asks_nothing_and_waits_for_words(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    """A second Enter in haste changes nothing either, when the answer is there already."""
    ask(desk, MONEY)
    before = len(scripted.calls)
    desk.press("#question textarea", "Enter")
    desk.fill("#question textarea", "   ")
    desk.click("#send")
    assert desk.evaluate("document.activeElement.closest('#question') !== null")
    ask(desk, NOWHERE)
    assert desk.locator(".problem").count() == 0
    assert scripted.calls[before:] == [(NOWHERE, (MONEY,))]


def test_a_question_that_cannot_be_asked_is_told_and_forgotten_with_the_next_one(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    ask(desk, NOWHERE)
    desk.click("[data-edit]")
    desk.fill(".editor textarea", "   ")
    desk.click(".editor [type=submit]")
    desk.wait_for_selector(".problem")
    assert "The question is empty: type a few words." in desk.inner_text(".problem")
    ask(desk, MONEY)
    assert desk.locator(".problem").count() == 0
    assert scripted.calls[-1] == (MONEY, (NOWHERE,))


def test_a_failure_of_the_program_is_told_as_one_and_keeps_the_question(desk: Page) -> None:
    ask(desk, "break")
    shown = desk.inner_text(".problem")
    assert "Something went wrong here, not in the article" in shown
    assert "secret" not in desk.content()
    assert desk.locator(".refused").count() == 0
    assert desk.input_value("#question textarea") == "break"


def test_a_follow_up_is_asked_with_the_earlier_questions_and_says_what_was_searched(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    ask(desk, MONEY)
    ask(desk, DATES)
    assert scripted.calls[-1] == (DATES, (MONEY,))
    assert desk.inner_text(".turn:last-child .chip .edit") == "Dates Oct. 7 – 9, 2018"
    understood = desk.inner_text(".turn:last-child .understood")
    assert f"Read as: {DATES} (after {MONEY})" in understood


def test_an_example_is_asked_with_one_click(desk: Page) -> None:
    question = desk.locator("button.example .text").first.inner_text()
    desk.locator("button.example").first.click()
    desk.wait_for_selector(".turn .card:not(.pending)")
    assert desk.inner_text(".asked") == question
    desk.wait_for_selector("button.example", state="hidden")


def test_a_new_conversation_forgets_the_old_one(desk: Page, scripted: ScriptedAssistant) -> None:
    ask(desk, MONEY)
    desk.click("#clear")
    desk.wait_for_selector(".welcome")
    desk.wait_for_selector("button.example", state="visible")
    settle(desk)
    assert desk.locator("#panel-article mark").count() == 0
    ask(desk, NOWHERE)
    assert scripted.calls[-1] == (NOWHERE, ())


def test_two_readers_never_see_each_others_questions(
    desk: Page, phone: Page, scripted: ScriptedAssistant
) -> None:
    ask(desk, MONEY)
    assert phone.locator(".turn").count() == 0
    ask(phone, NOWHERE)
    assert scripted.calls[-1] == (NOWHERE, ())
    assert desk.locator(".asked").all_text_contents() == [MONEY]


def test_all_is_done_by_keyboard_from_question_to_proof(
    desk: Page, money: tuple[Citation, ...]
) -> None:
    desk.focus("body")
    for _ in range(40):
        if desk.evaluate("document.activeElement.matches('#question textarea')"):
            break
        desk.keyboard.press("Tab")
    desk.keyboard.type(MONEY)
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".answered")
    settle(desk)
    numbers = 0
    while numbers < 2:
        desk.keyboard.press("Shift+Tab")
        numbers += bool(desk.evaluate("document.activeElement.matches('.ref')"))
    desk.keyboard.press("Enter")
    settle(desk)
    assert active(desk) == reading(money[0].quote)
    assert is_seen(desk, "#panel-article mark.active")
    assert desk.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_where_the_server_is_gone_the_question_comes_back_and_what_to_do_is_told(
    play: Playwright, chromium: str, address: str
) -> None:
    """Nothing that was typed is lost, and what was answered stays to be read."""
    with reader(play, chromium, address) as own:
        page = own.open()
        ask(page, MONEY)
        own.context.set_offline(True)
        page.fill("#question textarea", NOWHERE)
        page.press("#question textarea", "Enter")
        page.wait_for_selector(".lost:visible", timeout=60_000)
        assert "start it again with make chat" in page.inner_text(".lost")
        assert page.input_value("#question textarea") == NOWHERE
        assert page.locator(".asked").all_text_contents() == [MONEY]
        own.context.set_offline(False)
        page.reload()
        page.wait_for_selector("body[data-ready=true]", timeout=60_000)
        assert page.input_value("#question textarea") == NOWHERE


# ---- with the real assistant


def test_the_examples_are_answered_and_the_last_one_is_refused(
    play: Playwright, chromium: str, assistant: Assistant
) -> None:
    with served(assistant) as address, reader(play, chromium, address) as own:
        page = own.open()
        questions = page.locator("button.example .text").all_inner_texts()
        outcomes = []
        for question in questions:
            ask(page, question)
            outcomes.append(page.locator(".turn:last-child .answered").count())
            page.click(".turn:last-child .place >> nth=0")
            settle(page)
            shown = page.inner_text(".turn:last-child blockquote >> nth=0")
            assert active(page) == shown
            assert is_seen(page, "#panel-article mark.active")
            page.click("#clear")
            page.wait_for_selector(".welcome")
        assert outcomes == [1] * (len(questions) - 1) + [0]
        assert own.elsewhere == []
        assert own.errors == []
