"""The frame of the page: the line on top, the source with its two tabs, the line below."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Document
from ui.documents import CHRONOLOGY, DOCUMENTS, ENTRIES, OWN, READS, panel_html, reads_html, slot
from ui.shelf import MOST_BYTES, MOST_DOCUMENTS
from ui.source import document_html
from ui.timeline import in_order, timeline_html

_FIND = (
    '<search class="finder"><input type="search" id="find" aria-label="Find in the text"'
    ' placeholder="Find in the text" autocomplete="off" spellcheck="false">'
    '<output class="found" for="find"></output>'
    '<button type="button" data-find="-1" aria-label="Previous place" disabled>↑</button>'
    '<button type="button" data-find="1" aria-label="Next place" disabled>↓</button></search>'
)

FOOT = (
    '<p class="lost" role="alert" hidden>The chat doesn’t answer any more. Copy from here '
    "what you need, then look at the terminal and start it again with <code>make chat</code>: this "
    "page begins anew, with your question in the box.</p>"
    '<p class="foot"><button type="button" class="link" id="clear" data-do="clear">'
    "New conversation</button><span>Save as "
    '<button type="button" class="link" data-do="save" data-form="markdown">Markdown</button> '
    '<button type="button" class="link" data-do="save" data-form="json">JSON</button></span>'
    '<button type="button" class="link" data-api>API</button></p>'
)
"""What can be done with the whole conversation; and what is told where the server is gone."""


def header_html(documents: Sequence[Document]) -> str:
    """Return the top line: what this is, what it reads, and, on narrow screens, the two views."""
    return (
        '<header class="top"><h1>Ask the article</h1>'
        f'<p class="reads">{slot(READS, reads_html(documents), "span")}</p>'
        '<nav class="views" aria-label="Views">'
        '<button type="button" data-view="talk" aria-pressed="true">Answers</button>'
        '<button type="button" data-view="source" aria-pressed="false">Source</button>'
        "</nav></header>"
    )


def source_html(documents: Sequence[Document]) -> str:
    """Return the source: the documents set for reading, their chronology, and a list of them."""
    articles = "".join(document_html(document) for document in documents)
    missing = '<p id="missing" class="missing" role="alert" hidden></p>'
    return (
        '<div class="bar"><div class="tabs" role="tablist" aria-label="Source">'
        f"{_tab('article', 'Article')}"
        f"{_tab('chronology', 'Chronology', ENTRIES, len(in_order(documents)))}"
        f"{_tab('documents', 'Documents', DOCUMENTS, len(documents))}"
        f"</div>{_FIND}"
        '<button type="button" class="back" data-back>← Answer</button></div>'
        f"{missing}"
        f"{_panel('article', articles + slot(OWN, ''))}"
        f"{_panel('chronology', slot(CHRONOLOGY, timeline_html(documents)))}"
        f"{_panel('documents', panel_html(documents, MOST_BYTES, MOST_DOCUMENTS))}"
    )


def _tab(name: str, label: str, counts: str = "", count: int = 0) -> str:
    """Return a tab; the first one is chosen. `counts` is the slot that holds `count`."""
    selected = name == "article"
    number = f' <span class="count">{slot(counts, str(count), "span")}</span>' if counts else ""
    return (
        f'<button type="button" role="tab" id="tab-{name}" aria-controls="panel-{name}"'
        f' aria-selected="{str(selected).lower()}" tabindex="{0 if selected else -1}">'
        f"{label}{number}</button>"
    )


def _panel(name: str, content: str) -> str:
    hidden = "" if name == "article" else " hidden"
    return (
        f'<div role="tabpanel" class="panel" id="panel-{name}" aria-labelledby="tab-{name}"'
        f' tabindex="0"{hidden}>{content}</div>'
    )
