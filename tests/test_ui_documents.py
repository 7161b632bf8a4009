"""Documents of the reader's own: added, chosen, read, cited, removed; and seen by nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import (
    Reader,
    ScriptedAssistant,
    active,
    ask,
    citation,
    is_seen,
    reader,
    served,
    settle,
)
from pages import EMOJI, MONEY, NOWHERE, told
from test_ui_safety import PAYLOADS, hostile
from test_ui_shelf import SlowAssistant

from index.article import parse, reading
from index.types import Document
from rag.types import Citation
from ui.shelf import MOST_BYTES

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

    from rag.assistant import Assistant


pytestmark = pytest.mark.browser

NOTES = "notes.md"
TEXT = (
    "# Garden notes\n\n## Soil\n\nThe soil is heavy clay. We dug in four barrows of compost.\n\n"
    "March 3, 2019: We sow the first peas.\n\nMarch 9, 2019: Mice eat half of the peas.\n"
)
PEAS = "Mice eat half of the peas."


def add(page: Page, name: str = NOTES, text: str | bytes = TEXT, *, wait: bool = True) -> None:
    """Choose a file to add, and wait until it can be asked."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    open_documents(page)
    page.set_input_files("#file", {"name": name, "mimeType": "text/plain", "buffer": data})
    if wait:
        page.wait_for_selector(used(name))
        settle(page)


def used(name: str) -> str:
    return f"[data-use={json.dumps(name)}]"


def open_documents(page: Page) -> None:
    if not page.is_visible("#tab-documents"):
        page.click('[data-view="source"]')
    page.click("#tab-documents")


def here(page: Page) -> list[str]:
    return [
        str(box.get_attribute("data-use")) for box in page.locator(".file [data-use]").all()
    ]  # fmt: skip


@pytest.fixture(scope="module")
def peas(scripted: ScriptedAssistant) -> Citation:
    """What the prepared assistant cites of the notes, whoever added them."""
    cited = citation(parse(NOTES, TEXT), 1, PEAS, mark="half")
    scripted.prepared["What did the mice eat?"] = (told((cited,)), "half", (cited,), ())
    return cited


# ---- adding


def test_an_added_document_is_listed_read_drawn_and_asked(
    desk: Page, scripted: ScriptedAssistant, document: Document, peas: Citation
) -> None:
    entries = desk.locator(".mark").count()
    add(desk)
    assert here(desk) == [document.name, EMOJI, NOTES]
    assert desk.inner_text(".file:last-child .name") == "Garden notes"
    assert desk.inner_text(".file:last-child .facts") == (
        f"notes.md · {len(TEXT)} characters · 2 dated entries"
    )
    assert desk.inner_text(".reads") == "3 documents"
    assert desk.inner_text("#tab-documents .count") == "3"
    assert desk.locator(".mark").count() == entries + 2
    assert desk.inner_text("#tab-chronology .count") == str(entries + 2)
    ask(desk, "What did the mice eat?")
    assert scripted.asked_of[-1] == (document.name, EMOJI, NOTES)
    desk.click(".turn:last-child .said .ref")
    settle(desk)
    assert active(desk) == PEAS
    assert is_seen(desk, "#panel-article mark.active")
    assert desk.locator("#panel-article mark.word").all_text_contents() == ["half"]
    assert desk.locator(".mark.lit").count() == 1
    assert f"chronology · {NOTES}" in desk.inner_text(".turn:last-child .place")


def test_where_the_reader_was_is_kept_while_a_document_comes(desk: Page) -> None:
    """The place in the article, the words found, the answer and its lights stay as they were."""
    ask(desk, MONEY)
    desk.fill("#find", "warmbier")
    settle(desk)
    found = desk.inner_text(".found").split(" of ")[1]
    desk.evaluate("document.querySelector('#panel-article').scrollTo(0, 700)")
    add(desk)
    desk.click("#tab-article")
    settle(desk)
    assert desk.evaluate("document.querySelector('#panel-article').scrollTop") == 700
    assert desk.inner_text(".found") == found
    assert desk.locator("#panel-article mark.cited").count() > 0
    assert desk.locator(".turn .answered").count() == 1


def test_the_beginning_of_a_document_is_one_click_away(desk: Page) -> None:
    add(desk)
    desk.click('[data-read="notes.md"]')
    settle(desk)
    assert desk.is_visible("#panel-article")
    assert is_seen(desk, '[data-document="notes.md"] .title')
    assert desk.evaluate("document.activeElement.textContent") == "Garden notes"
    desk.fill("#find", "garden notes")
    settle(desk)
    assert desk.inner_text(".found") == "1 of 1"


def test_a_file_dropped_on_the_list_is_added(desk: Page) -> None:
    open_documents(desk)
    desk.evaluate(
        """([name, text]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], name));
            const panel = document.querySelector('#panel-documents');
            for (const type of ['dragover', 'drop']) {
                panel.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true }));
            }
        }""",
        [NOTES, TEXT],
    )
    desk.wait_for_selector(used(NOTES))
    assert desk.locator("#panel-documents.over").count() == 0


def test_what_is_missing_is_offered_on_the_start_page(desk: Page) -> None:
    desk.click(".welcome [data-documents]")
    assert desk.is_visible("[data-add]")
    assert desk.evaluate("document.activeElement.id") == "tab-documents"
    with desk.expect_file_chooser() as chooser:
        desk.click("[data-add]")
    assert chooser.value.is_multiple()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("paper.pdf", b"%PDF", "is not a .txt or .md file: save it as plain text first"),
        ("empty.txt", b"", "is empty: give a file with text, or leave it out"),
        ("latin.txt", b"Caf\xe9", "is not UTF-8 (byte 3 is 0xe9): save it as UTF-8 text"),
        ("big.txt", b"a" * (MOST_BYTES + 1), "has 100,001 bytes, and 100,000 is the most: split "
         "it, or start `rag chat` with it"),
        (NOTES, b"Other text.", "is here already: remove that one first, or rename this"),
        ("title.md", b"# Title\n", "holds no paragraph and no dated entry: give a text with "
         "sentences"),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_with_its_name_and_the_cure_and_nothing_else_is_lost(
    desk: Page, name: str, data: bytes, message: str
) -> None:
    add(desk)
    ask(desk, MONEY)
    before = here(desk)
    add(desk, name, data, wait=False)
    desk.wait_for_selector("#refusals .problem")
    assert desk.locator("#refusals .why").all_inner_texts() == [f"'{name}' {message}."]
    assert here(desk) == before
    assert desk.locator(".asked").all_text_contents() == [MONEY]
    add(desk, "more.txt", "More text.\n")
    assert desk.locator("#refusals .problem").count() == 0


def test_of_many_files_those_that_find_room_are_added_and_the_others_told(desk: Page) -> None:
    open_documents(desk)
    files: list[Any] = [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": b"Some text."} for n in range(7)
    ]
    desk.set_input_files("#file", files)
    desk.wait_for_selector(used("4.txt"))
    desk.wait_for_function("document.querySelectorAll('#refusals .why').length === 2")
    messages = desk.locator("#refusals .why").all_inner_texts()
    assert messages == [
        f"'{n}.txt' is one too many, 5 is the most: remove one first." for n in (5, 6)
    ]
    assert here(desk)[2:] == [f"{n}.txt" for n in range(5)]
    desk.click('[aria-label="Remove 0.txt"]')
    desk.wait_for_selector(used("0.txt"), state="detached")
    assert desk.locator("#refusals .problem").count() == 0  # there is room now


@pytest.fixture
def slow(play: Playwright, chromium: str, document: Document) -> Iterator[tuple[Page, Any]]:
    """A page whose assistant indexes one sentence of two and then waits."""
    assistant = SlowAssistant({document.name: document})
    with served(assistant) as address, reader(play, chromium, address) as own:
        yield own.open(), assistant
        assistant.go_on.set()
        assert own.elsewhere == []
        assert own.errors == []


def test_progress_is_shown_and_questions_are_answered_meanwhile(
    slow: tuple[Page, SlowAssistant],
) -> None:
    page, assistant = slow
    add(page, wait=False)
    add(page, "next.txt", "More text.", wait=False)
    page.wait_for_function(
        "document.querySelector('.coming .facts')?.textContent === 'Indexing: 1 of 2 sentences'"
    )
    bar = page.locator(".coming progress").first
    assert (bar.get_attribute("value"), bar.get_attribute("max")) == ("1", "2")
    assert page.locator(".coming .facts").all_inner_texts()[1] == "Waiting for its turn…"
    ask(page, NOWHERE)
    assert assistant.calls[-1] == (NOWHERE, ())
    assert page.locator(".coming").count() == 2
    assistant.go_on.set()
    page.wait_for_selector(used("next.txt"))
    assert here(page)[1:] == [NOTES, "next.txt"]
    assert page.locator(".coming").count() == 0
    assert page.locator(".asked").all_text_contents() == [NOWHERE]


def test_a_document_on_its_way_can_be_stopped(slow: tuple[Page, SlowAssistant]) -> None:
    page, assistant = slow
    add(page, wait=False)
    page.click(".coming [data-do=remove]")
    page.wait_for_selector(".coming", state="detached")
    assistant.go_on.set()
    add(page, "next.txt", "More text.")
    assert here(page)[1:] == ["next.txt"]


# ---- choosing and removing


def test_questions_are_asked_of_the_chosen_documents_alone(
    desk: Page, scripted: ScriptedAssistant, document: Document, peas: Citation
) -> None:
    add(desk)
    desk.uncheck(used(document.name))
    desk.wait_for_selector(".asking")
    assert desk.inner_text(".asking .edit") == "2 of 3 documents"
    desk.uncheck(used(EMOJI))
    desk.wait_for_function("document.querySelector('.asking .edit').textContent === 'Garden notes'")
    settle(desk)
    assert desk.locator(".mark").count() == 2, "the timeline shows what can be asked"
    assert desk.locator('article[data-document="us-korea-relations-2019-01.txt"]').count() == 1
    ask(desk, "What did the mice eat?")
    assert list(scripted.asked_of[-1]) == [NOTES]
    desk.click(".asking .away")
    desk.wait_for_selector(".asking", state="detached")
    settle(desk)
    assert desk.is_checked(used(document.name))
    ask(desk, NOWHERE)
    assert scripted.asked_of[-1] == (document.name, EMOJI, NOTES)


def test_where_no_document_is_chosen_that_is_told_and_the_question_kept(desk: Page) -> None:
    open_documents(desk)
    for box in desk.locator("[data-use]").all():
        box.uncheck()
    desk.wait_for_function("document.querySelector('.asking .edit')?.textContent === 'no document'")
    ask(desk, MONEY)
    assert "No document is chosen: choose one or more under Documents" in desk.inner_text(
        ".problem"
    )
    assert desk.input_value("#question textarea") == MONEY
    desk.click(".asking .edit")
    assert desk.evaluate("document.activeElement.id") == "tab-documents"


def test_documents_are_chosen_by_keyboard_and_the_focus_stays(desk: Page) -> None:
    add(desk)
    desk.focus("#use-2")
    desk.keyboard.press("Space")
    desk.wait_for_selector(".asking")
    settle(desk)
    assert desk.evaluate("document.activeElement.id") == "use-2"
    assert not desk.is_checked(used(NOTES))
    desk.keyboard.press("Space")
    desk.wait_for_selector(".asking", state="detached")
    settle(desk)
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.id") == "read-2"
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(used(NOTES), state="detached")
    settle(desk)
    assert desk.evaluate("document.activeElement.matches('[data-add]')")


def test_a_removed_document_is_gone_and_its_quotes_say_so(
    desk: Page, scripted: ScriptedAssistant, document: Document, peas: Citation, tmp_path: Path
) -> None:
    add(desk)
    ask(desk, "What did the mice eat?")
    desk.click("[data-do=remove]")
    desk.wait_for_selector(used(NOTES), state="detached")
    settle(desk)
    assert desk.locator("article.document").count() == 2
    desk.click(".said .ref")
    settle(desk)
    assert desk.inner_text("#missing") == (
        "“notes.md” is not among the documents here. Add it under Documents, and the place opens."
    )
    assert desk.inner_text(".turn blockquote") == PEAS, "the quote itself stays in the answer"
    with desk.expect_download() as download:
        desk.click('.foot [data-form="json"]')
    download.value.save_as(tmp_path / "saved.json")
    [record] = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert record["citations"][0]["quote"] == PEAS
    assert NOTES in record["sources"]
    ask(desk, NOWHERE)
    assert scripted.asked_of[-1] == (document.name, EMOJI)
    add(desk, NOTES, "Quite another text.\n")
    assert here(desk) == [document.name, EMOJI, NOTES]


def test_a_new_conversation_keeps_the_documents_and_a_new_page_has_none(
    desk: Page, desk_reader: Reader, peas: Citation
) -> None:
    add(desk)
    ask(desk, "What did the mice eat?")
    desk.click("#clear")
    desk.wait_for_selector(".welcome")
    assert NOTES in here(desk)
    desk.reload()
    desk.wait_for_selector("body[data-ready=true]")
    assert NOTES not in here(desk)


# ---- one's own


def test_no_page_sees_the_documents_of_another(
    desk: Page,
    phone: Page,
    desk_reader: Reader,
    scripted: ScriptedAssistant,
    document: Document,
    peas: Citation,
) -> None:
    """A second tab of the same browser, and another browser: neither lists, shows or asks them."""
    add(desk)
    tab = desk_reader.open()
    for other in (tab, phone):
        ask(other, NOWHERE)
        assert scripted.asked_of[-1] == (document.name, EMOJI)
        assert here(other) == [document.name, EMOJI]
        assert "Garden" not in other.content()
        assert "Garden" not in other.evaluate("fetch('/config').then((got) => got.text())")
    add(phone, NOTES, "Another text by the same name.\n")
    ask(desk, "What did the mice eat?")
    assert desk.inner_text(".file:last-child .name") == "Garden notes"
    tab.close()


def test_a_link_into_a_document_that_is_not_here_says_so_and_opens_once_it_is(
    desk_reader: Reader, peas: Citation
) -> None:
    span = peas.span
    page = desk_reader.open(f"#at={span.start}-{span.end}&in={NOTES}")
    assert "“notes.md” is not among the documents here" in page.inner_text("#missing")
    add(page, wait=False)
    page.wait_for_selector("#missing", state="hidden")
    settle(page)
    assert active(page) == PEAS
    assert is_seen(page, "#panel-article mark.active")
    page.close()


def test_on_a_narrow_screen_a_document_is_added_asked_and_read(phone: Page, peas: Citation) -> None:
    phone.click(".welcome [data-documents]")
    add(phone)
    widest = phone.evaluate("document.querySelector('#panel-documents').scrollWidth")
    assert widest <= 390
    phone.click('[data-view="talk"]')
    ask(phone, "What did the mice eat?")
    phone.click(".said .ref")
    settle(phone)
    assert active(phone) == PEAS
    assert is_seen(phone, "#panel-article mark.active")


# ---- safety


def test_no_markup_in_an_added_document_or_its_name_ever_runs(
    desk: Page, scripted: ScriptedAssistant
) -> None:
    """Every payload as text and, without what no name can have, as a name; in every view."""
    before = desk.locator("script, iframe, img, svg, b, object, embed").count()
    for number, payload in enumerate(PAYLOADS, start=1):
        name = f"{number} {payload}.txt".replace("/", "").replace("\\", "")
        text = hostile(number, payload)
        add(desk, name, text)
        cited = citation(parse(name, text), 1, f"He says {payload} to them.", mark="He says")
        scripted.prepared[payload] = (told((cited,)), payload, (cited,), ())
        ask(desk, payload)
        desk.locator(".turn").last.locator(".ref").click()
        settle(desk)
        assert active(desk) == reading(cited.quote)
        desk.click("#tab-documents")
        assert desk.locator(".file").last.locator(".name").inner_text() == parse(name, text).title
        desk.uncheck(used(name))
        desk.click("#tab-chronology")
        desk.click("#tab-documents")
        desk.locator(".file").last.locator("[data-do=remove]").click()
        desk.wait_for_selector(used(name), state="detached", timeout=120_000)
        settle(desk)
    assert desk.evaluate("window.bad") is None
    assert desk.locator("script, iframe, img, svg, b, object, embed").count() == before


def test_a_name_that_leads_elsewhere_is_refused(desk: Page) -> None:
    """Sent as no page would send it: nothing is written to the disk anyway, nor read from it."""
    open_documents(desk)
    for name in ("../../etc/passwd.txt", "/etc/hostname.txt", "C:\\a.txt", "a\0.txt", "..", ".txt"):
        desk.evaluate(
            """(name) => document.dispatchEvent(new CustomEvent('page:send', { detail:
                { do: 'add', name, size: 2, data: 'aGk=' } }))""",
            name,
        )
        desk.wait_for_selector("#refusals .problem")
        assert here(desk)[2:] == []
        desk.evaluate("document.querySelector('#refusals').replaceChildren()")


# ---- with the real assistant


def test_the_real_assistant_answers_from_an_added_document(
    play: Playwright, chromium: str, assistant: Assistant
) -> None:
    with served(assistant) as address, reader(play, chromium, address) as own:
        page = own.open()
        add(page)
        ask(page, "What did the mice eat on March 9, 2019?")
        assert page.inner_text(".turn:last-child blockquote >> nth=0") == PEAS
        page.click(".turn:last-child .ref >> nth=0")
        settle(page)
        assert active(page) == PEAS
        open_documents(page)
        page.uncheck(used(NOTES))
        page.wait_for_selector(".asking")
        ask(page, "When did the two Koreas open liaison offices?")
        assert page.inner_text(".turn:last-child .short") == "Sept. 12, 2018"
        page.check(used(NOTES))
        page.wait_for_selector(".asking", state="detached")
        page.uncheck("#use-0")
        page.wait_for_selector(".asking")
        ask(page, "When did Pompeo meet Kim in Pyongyang?")
        assert page.locator(".turn:last-child .refused").count() == 1
        places = page.locator(".turn:last-child [data-document]").all()
        assert {place.get_attribute("data-document") for place in places} == {NOTES}
        assert own.elsewhere == []
        assert own.errors == []
