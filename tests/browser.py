"""A page served on a free loopback port, and a Chromium that may talk to nothing else.

For tests that drive the page as a reader would; the assistant answers from a table.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from index.chunk import TOKEN_BUDGET
from index.encode import HashEncoder, Progress
from index.errors import BadQuestion
from index.memory import Embedded, embedded
from index.types import DateSpan, Document, Span
from rag.types import ANY_DAY, Answer, Citation, Question

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Playwright, Request, Route

    from ui.feedback import FeedbackFile
    from ui.server import Login

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def citation(
    document: Document, n: int, quote: str, section: str = "", mark: str | None = None
) -> Citation:
    """Return a citation of `quote`, which must stand in the document exactly once."""
    source = document.source
    assert source.count(quote) == 1, quote
    start = source.index(quote)
    span = Span(start, start + len(quote))
    entry = next((entry for entry in document.entries if entry.body.covers(span)), None)
    at = source.index(mark, start) if mark else 0
    return Citation(
        n=n,
        document=document.name,
        kind="event" if entry else "prose",
        day=entry.date if entry else None,
        section=section,
        span=span,
        quote=quote,
        marks=(Span(at, at + len(mark)),) if mark else (),
    )


@dataclass(slots=True)
class ScriptedAssistant:
    """Answers what a test has prepared; refuses the rest; keeps what it was asked."""

    documents: Mapping[str, Document]
    prepared: dict[str, tuple[str, str | None, tuple[Citation, ...], tuple[DateSpan, ...]]] = field(
        default_factory=dict
    )
    nearest: tuple[Citation, ...] = ()
    calls: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    kept_to: list[DateSpan | None] = field(default_factory=list)
    asked_of: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def parts(self) -> tuple[Embedded, ...]:
        """The documents, one by one."""
        return tuple(self.embedded(d.name, d.source) for d in self.documents.values())

    def embedded(self, name: str, text: str, progress: Progress | None = None) -> Embedded:
        """Return a document as a real assistant with the fake encoder would."""
        return embedded(name, text, HashEncoder(), TOKEN_BUDGET, progress)

    def over(self, parts: Sequence[Embedded]) -> ScriptedAssistant:
        """Return an assistant with other documents that answers and remembers the same."""
        return replace(self, documents={part.document.name: part.document for part in parts})

    def ask(
        self, question: str, history: Sequence[str] = (), within: DateSpan | None = None
    ) -> Answer:
        """Return the prepared answer, raise as a real assistant would, or refuse."""
        self.calls.append((question, tuple(history)))
        self.kept_to.append(within)
        self.asked_of.append(tuple(self.documents))
        if not question.strip():
            raise BadQuestion("the question is empty: type a few words")
        if question == "break":
            raise ZeroDivisionError("a secret of the machine")
        text, short, citations, dates = self.prepared.get(question, ("", None, (), ()))
        refused = not citations
        reason = "The article says nothing of that."
        asked = Question(
            text=question,
            history=tuple(history),
            standalone=question if not history else f"{question} (after {history[-1]})",
            asked="what",
            dates=() if within == ANY_DAY else (within,) if within else dates,
            notes=("10/7 is read as October 7",) if dates else (),
        )
        return Answer(
            question=asked,
            outcome="not_in_article" if refused else "answered",
            reason=reason if refused else None,
            text=reason if refused else text,
            short=short,
            citations=citations,
            nearest=self.nearest if refused else (),
            hits=(),
            confidence=0.2 if refused else 0.9,
            seconds=0.01,
        )


@contextmanager
def served(
    assistant: Any,
    login: Login | None = None,
    feedback: FeedbackFile | None = None,
    *,
    any_host: bool = False,
) -> Iterator[str]:
    """Serve the page for `assistant` in a thread; yield its address."""
    from ui.app import web_app
    from ui.server import address_of, bind, server_for

    up = threading.Event()
    with bind("127.0.0.1", 0) as sock:
        server = server_for(web_app(assistant, login, feedback, any_host=any_host), up.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        assert up.wait(60), "the page was not served within a minute"
        try:
            yield address_of(sock)
        finally:
            server.should_exit = True
            thread.join(20)


@dataclass(slots=True)
class Reader:
    """A browser with a profile of its own, and every request that it has made."""

    context: BrowserContext
    address: str
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, fragment: str = "") -> Page:
        """Open the page, at what its address may go on with; wait until it works; return it."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(self.address + "/" + fragment)
        page.wait_for_selector("body[data-ready=true]", timeout=60_000)
        page.wait_for_selector("#question textarea", timeout=60_000)
        return page


@contextmanager
def reader(
    play: Playwright,
    chromium: str,
    address: str,
    *,
    width: int = 1440,
    height: int = 900,
    dark: bool = False,
) -> Iterator[Reader]:
    """Start Chromium with a fresh profile; block and note what asks for another host."""
    with TemporaryDirectory() as profile:
        context = play.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            args=list(_FLAGS),
            accept_downloads=True,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        here = Reader(context, address)
        own = urlsplit(address).netloc

        def note(request: Request) -> None:
            target = urlsplit(request.url)
            if target.scheme not in ("data", "blob") and target.netloc != own:
                here.elsewhere.append(request.url)

        def only_own(route: Route) -> None:
            if urlsplit(route.request.url).netloc == own:
                route.continue_()
            else:
                route.abort()

        context.on("request", note)
        context.route("**/*", only_own)
        try:
            yield here
        finally:
            context.close()


def one_page(by: Reader) -> Iterator[Page]:
    """Yield a page; after the test, nothing was asked of any other host, and nothing failed."""
    page = by.open()
    yield page
    page.close()
    assert by.elsewhere == []
    assert by.errors == [], by.errors


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


def drag(page: Page, first: int, last: int, days: int = 122) -> None:
    """Drag over the timeline of so many days from the middle of one day to that of another."""
    plot = page.locator(".plot").bounding_box()
    assert plot is not None
    start, end = (plot["x"] + (day + 0.5) / days * plot["width"] for day in (first, last))
    level = plot["y"] + plot["height"] - 6
    page.mouse.move(start, level)
    page.mouse.down()
    page.mouse.move((start + end) / 2, level, steps=3)
    page.mouse.move(end, level, steps=3)
    page.mouse.up()
