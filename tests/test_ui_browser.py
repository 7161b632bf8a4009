"""The page as a reader uses it, in real Chromium, which may reach nothing but the page's server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from browser import Reader, ScriptedAssistant, citation, reader, served

from index.article import parse, reading
from index.chunk import long_date
from index.types import DateSpan, Document, Span
from rag.types import Citation

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

    from rag.assistant import Assistant

pytestmark = pytest.mark.browser

DATES = "What happened on October 7 and 9?"
MONEY = "How much must North Korea pay?"
NOWHERE = "Who won the World Cup?"
EMOJI = "emoji.txt"

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


def one_page(by: Reader) -> Iterator[Page]:
    page = by.open()
    yield page
    page.close()
    assert by.elsewhere == []
    assert by.errors == []


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter, and wait until it has come to an end."""
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    wanted = question.strip() or "(nothing)"
    page.wait_for_function(
        """(wanted) => {
            const turns = document.querySelectorAll('.turn');
            const last = turns[turns.length - 1];
            return last && last.querySelector('.asked').textContent === wanted
                && last.querySelector('.card:not(.pending)');
        }""",
        arg=wanted,
    )
    settle(page)


def settle(page: Page) -> None:
    """Wait for two frames, so that what the page does after a change is done."""
    page.evaluate("() => new Promise((go) => requestAnimationFrame(() => "
                  "requestAnimationFrame(() => setTimeout(go, 30))))")  # fmt: skip


def active(page: Page) -> str:
    marks = page.locator("#panel-article mark.active")
    return "".join(marks.all_text_contents())


def is_seen(page: Page, selector: str) -> bool:
    """Tell whether all of an element lies in its panel and in the window."""
    return bool(
        page.evaluate(
            """(selector) => {
                const element = document.querySelector(selector);
                const box = element.getBoundingClientRect();
                const frame = element.closest('.panel').getBoundingClientRect();
                return box.height > 0 && box.top >= frame.top && box.bottom <= frame.bottom
                    && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
            }""",
            selector,
        )
    )


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
    assert desk.inner_text("#peek .where") == "[1] Dec. 24, 2018, chronology"
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


# ---- the chronology


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


# ---- questions


def test_a_refusal_looks_like_one_and_links_to_the_nearest_entry(desk: Page) -> None:
    ask(desk, NOWHERE)
    assert desk.inner_text(".refused .verdict") == "Not in the article"
    assert desk.locator(".answered, .problem").count() == 0
    assert desk.locator("#panel-article mark.cited, .entry.lit").count() == 0
    desk.click(".refused .place")
    settle(desk)
    assert active(desk).startswith("Secretary Pompeo meets Kim Jong Un")


def test_an_empty_question_is_told_and_forgotten_with_the_next_one(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    ask(desk, "   ")
    assert "The question is empty: type a few words" in desk.inner_text(".problem")
    ask(desk, NOWHERE)
    assert desk.locator(".problem").count() == 0
    assert scripted.calls[-1] == (NOWHERE, ())


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


def test_no_markup_in_a_question_ever_runs(desk: Page) -> None:
    """Each payload stands on the page as it was typed, and makes no element of its own."""
    before = desk.locator("script, iframe, img, svg").count()
    for payload in PAYLOADS:
        ask(desk, payload)
        assert desk.inner_text(".turn:last-child .asked") == payload
    assert desk.evaluate("window.bad") is None
    assert desk.locator("script, iframe, img, svg").count() == before
    assert desk.locator(".turn b, .turn a").count() == 0


# ---- looks


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
