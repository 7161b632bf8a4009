"""Documents that readers add in the page: checked, indexed in the background, put together.

What a reader adds is kept in memory and belongs to the page that it was added in; Gradio lets go of
it an hour after the page is closed. One document is indexed at a time, so that questions are
answered meanwhile.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from queue import SimpleQueue
from threading import Lock, Thread
from weakref import WeakSet

from index.errors import BadFile, BadSetting, RagError, shown
from index.memory import Embedded
from index.sources import check_name, decoded
from index.types import DateSpan, Document
from rag.types import Answer
from ui.desk import Adding, Asks, Desk, GivenUp, Library

MOST_BYTES = 100_000
"""Of one document: about 16,000 words, which take some ten seconds to index."""

MOST_DOCUMENTS = 5
"""Of one page."""

MOST_IN_ALL = 1_000_000
"""Characters of all that readers have added; each takes less than a kilobyte of memory."""

_LOG = logging.getLogger(__name__)


class Chosen:
    """Who answers from chosen documents; they are put together when they are first asked."""

    def __init__(self, library: Library, parts: Sequence[Embedded]) -> None:
        self._library = library
        self._parts = tuple(parts)
        self._asks: Asks | None = None

    def ask(
        self, question: str, history: Sequence[str] = (), within: DateSpan | None = None
    ) -> Answer:
        """Answer a question from the chosen documents alone.

        Raises:
            BadSetting: if there are none.
        """
        if not self._parts:
            raise BadSetting("no document is chosen: choose one or more under Documents")
        if self._asks is None:
            self._asks = self._library.over(self._parts)
        return self._asks.ask(question, history, within=within)


class Shelf:
    """The documents of the index, and a place for those of each page. Many threads may use it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._waiting: SimpleQueue[tuple[Adding, str]] = SimpleQueue()
        self._worker: Thread | None = None
        self._lock = Lock()
        self._kept: WeakSet[Embedded] = WeakSet()
        self._coming: WeakSet[Adding] = WeakSet()

    def documents(self, desk: Desk) -> tuple[Document, ...]:
        """Return all documents of a page: those of the index, then the reader's own."""
        return (*self._library.documents.values(), *(part.document for part in desk.own))

    def asked(self, desk: Desk) -> tuple[Document, ...]:
        """Return those of the documents that questions are asked of."""
        return tuple(d for d in self.documents(desk) if d.name not in desk.left_out)

    def asks(self, desk: Desk) -> Asks:
        """Return who answers from these."""
        return desk.asks or self._library

    def add(self, desk: Desk, name: str, data: bytes, size: int) -> Desk:
        """Return the desk with a document on its way.

        Args:
            desk: to which it is added.
            name: of its file.
            data: its bytes; may be left empty where `size` is too large in any case.
            size: how many they are.

        Raises:
            BadFile: if it has another kind, is too large, empty or no UTF-8 text, if its name is
                taken, or if there are too many.
        """
        check_name(name)
        size = max(size, len(data))
        if size > MOST_BYTES:
            raise BadFile(
                f"{shown(name)} has {size:,} bytes, and {MOST_BYTES:,} is the most: split it, or "
                "start `rag chat` with it"
            )
        self._check_room(desk, name)
        text = decoded(shown(name), data)
        adding = Adding(name, len(text))
        with self._lock:
            if self._held() + len(text) > MOST_IN_ALL:
                raise BadFile(
                    f"{shown(name)} finds no room: all open pages together hold as much as they "
                    "can; remove a document, or try again later"
                )
            self._coming.add(adding)
            if self._worker is None:
                self._worker = Thread(target=self._work, name="shelf", daemon=True)
                self._worker.start()
        self._waiting.put((adding, text))
        return replace(desk, adding=(*desk.adding, adding))

    def _check_room(self, desk: Desk, name: str) -> None:
        here = [*(document.name for document in self.documents(desk))]
        here += [adding.name for adding in desk.adding]
        # Compared without case, as names of files that are indexed together are.
        if name.casefold() in {other.casefold() for other in here}:
            raise BadFile(f"{shown(name)} is here already: remove that one first, or rename this")
        if len(desk.own) + len(desk.adding) >= MOST_DOCUMENTS:
            raise BadFile(
                f"{shown(name)} is one too many, {MOST_DOCUMENTS} is the most: remove one first"
            )

    def arrived(self, desk: Desk) -> tuple[Desk, tuple[RagError, ...]]:
        """Return the desk with what has been indexed meanwhile, and why some has not."""
        outcomes = [adding.outcome for adding in desk.adding]
        new = [each for each in outcomes if isinstance(each, Embedded)]
        refusals = tuple(each for each in outcomes if isinstance(each, RagError))
        if not (new or refusals):
            return desk, ()
        waiting = tuple(adding for adding in desk.adding if adding.outcome is None)
        return self._put_together(replace(desk, own=(*desk.own, *new), adding=waiting)), refusals

    def choose(self, desk: Desk, name: str | None, *, asked: bool) -> Desk:
        """Return the desk with a document asked from now on, or not; None means all of them."""
        if name is None:
            names = () if asked else (document.name for document in self.documents(desk))
            return self._put_together(replace(desk, left_out=frozenset(names)))
        if name not in {document.name for document in self.documents(desk)}:
            raise BadSetting(f"{shown(name)} is not among the documents here: load the page again")
        return self._put_together(desk.choosing(name, asked=asked))

    def remove(self, desk: Desk, name: str) -> Desk:
        """Return the desk without a document that its reader added, or is adding."""
        for adding in desk.adding:
            if adding.name == name:
                adding.give_up()
        return self._put_together(desk.without(name))

    def _put_together(self, desk: Desk) -> Desk:
        if not (desk.own or desk.left_out):
            return replace(desk, asks=None)
        parts = [*self._library.parts, *desk.own]
        chosen = [part for part in parts if part.document.name not in desk.left_out]
        return replace(desk, asks=Chosen(self._library, chosen))

    def _held(self) -> int:
        """Return the characters of all that readers have added or are adding."""
        kept = sum(len(part.document.source) for part in self._kept)
        return kept + sum(each.characters for each in self._coming if each.outcome is None)

    def _work(self) -> None:
        while True:
            adding, text = self._waiting.get()
            adding.outcome = self._made(adding, text)
            del adding, text

    def _made(self, adding: Adding, text: str) -> Embedded | RagError:
        try:
            adding.progress(0, 0)
            part = self._library.embedded(adding.name, text, adding.progress)
        except BadFile as error:
            return BadFile(shown(adding.name) + str(error).removeprefix(adding.name))
        except RagError as error:
            return error
        except GivenUp:
            return RagError(f"{shown(adding.name)} was taken back")
        except Exception:  # the UI's edge: anything else is our fault, and is said so
            _LOG.exception("a document could not be indexed")
            return RagError(
                f"{shown(adding.name)} could not be indexed, which is a mistake of this program: "
                "look at what it wrote in the terminal"
            )
        with self._lock:
            self._kept.add(part)
        return part
