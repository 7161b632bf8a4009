"""A page served on a free loopback port, and a Chromium that may talk to nothing else.

For tests that drive the page as a reader would; the assistant answers from a table.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from index.errors import BadQuestion
from index.types import DateSpan, Document, Span
from rag.types import Answer, Citation, Question

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Playwright, Request, Route

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

    def ask(
        self, question: str, history: Sequence[str] = (), within: DateSpan | None = None
    ) -> Answer:
        """Return the prepared answer, raise as a real assistant would, or refuse."""
        self.calls.append((question, tuple(history)))
        self.kept_to.append(within)
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
            dates=(within,) if within else dates,
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
def served(assistant: Any) -> Iterator[str]:
    """Serve the page for `assistant` in a thread; yield its address."""
    from ui.app import web_app
    from ui.server import address_of, bind, server_for

    up = threading.Event()
    with bind("127.0.0.1", 0) as sock:
        server = server_for(web_app(assistant), up.set)
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

    def open(self, address: str | None = None, fragment: str = "") -> Page:
        """Open the page, wait until it works, and return it."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto((address or self.address) + "/" + fragment)
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
