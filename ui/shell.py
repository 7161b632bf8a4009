"""The frame of the page: the line on top, the source with its two tabs, the line below."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Document
from ui.bibliography import reference
from ui.markup import escaped
from ui.source import document_html
from ui.timeline import in_order, timeline_html

_FIND = (
    '<search class="finder"><input type="search" id="find" aria-label="Find in the article"'
    ' placeholder="Find in the article" autocomplete="off" spellcheck="false">'
    '<output class="found" for="find"></output>'
    '<button type="button" data-find="-1" aria-label="Previous place" disabled>↑</button>'
    '<button type="button" data-find="1" aria-label="Next place" disabled>↓</button></search>'
)

FOOT = (
    '<p class="foot"><button type="button" class="link" id="clear" data-do="clear">'
    "New conversation</button><span>Save as "
    '<button type="button" class="link" data-do="save" data-form="markdown">Markdown</button> '
    '<button type="button" class="link" data-do="save" data-form="json">JSON</button></span></p>'
)
"""What can be done with the whole conversation."""


def header_html(documents: Sequence[Document]) -> str:
    """Return the top line: what this is, what it reads, and, on narrow screens, the two views."""
    if len(documents) == 1:
        reads = f'<p class="reads">{escaped(documents[0].title)}{_author(documents[0])}</p>'
    else:
        reads = f'<p class="reads">{len(documents)} documents</p>'
    return (
        f'<header class="top"><h1>Ask the article</h1>{reads}'
        '<nav class="views" aria-label="Views">'
        '<button type="button" data-view="talk" aria-pressed="true">Answers</button>'
        '<button type="button" data-view="source" aria-pressed="false">Source</button>'
        "</nav></header>"
    )


def _author(document: Document) -> str:
    author = reference(document).author
    return f'<span class="author">{escaped(author)}</span>' if author else ""


def source_html(documents: Sequence[Document]) -> str:
    """Return the source: the documents set for reading, and their chronology in a tab."""
    count = f' <span class="count">{len(in_order(documents))}</span>'
    articles = "".join(document_html(document) for document in documents)
    return (
        '<div class="bar"><div class="tabs" role="tablist" aria-label="Source">'
        f"{_tab('article', 'Article', selected=True)}"
        f"{_tab('chronology', 'Chronology' + count, selected=False)}"
        f"</div>{_FIND}"
        '<button type="button" class="back" data-back>← Answer</button></div>'
        f"{_panel('article', articles, selected=True)}"
        f"{_panel('chronology', timeline_html(documents), selected=False)}"
    )


def _tab(name: str, label: str, *, selected: bool) -> str:
    return (
        f'<button type="button" role="tab" id="tab-{name}" aria-controls="panel-{name}"'
        f' aria-selected="{str(selected).lower()}" tabindex="{0 if selected else -1}">'
        f"{label}</button>"
    )


def _panel(name: str, content: str, *, selected: bool) -> str:
    hidden = "" if selected else " hidden"
    return (
        f'<div role="tabpanel" class="panel" id="panel-{name}" aria-labelledby="tab-{name}"'
        f' tabindex="0"{hidden}>{content}</div>'
    )
