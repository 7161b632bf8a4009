"""The documents of a page as a list to choose from; and the parts of the page that change with it.

Pure. What changes stands in slots, elements with `data-slot`, whose content the page's script
replaces when a document is added, removed or left out; everything around them stays as it is, the
place to which a reader has scrolled included.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Document
from ui.bibliography import reference
from ui.desk import Adding, Desk
from ui.markup import counted, escaped
from ui.source import document_html
from ui.strip import strip_html
from ui.timeline import in_order, timeline_html

FILES = "files"
OWN = "own"
READS = "reads"
TIMELINE = "timeline"
CHRONOLOGY = "chronology"
ENTRIES = "entries"
DOCUMENTS = "documents"


def slot(name: str, content: str, element: str = "div") -> str:
    """Return the element that holds a part of the page that may be replaced."""
    return f'<{element} data-slot="{name}">{content}</{element}>'


def list_slots(all_documents: Sequence[Document], desk: Desk) -> dict[str, str]:
    """Return the parts that tell of documents on their way."""
    return {FILES: files_html(all_documents, desk)}


def choice_slots(all_documents: Sequence[Document], desk: Desk) -> dict[str, str]:
    """Return the parts that change with the choice of documents: only what is asked is in them."""
    asked = [document for document in all_documents if document.name not in desk.left_out]
    return list_slots(all_documents, desk) | {
        TIMELINE: strip_html(asked),
        CHRONOLOGY: timeline_html(asked),
        ENTRIES: str(len(in_order(asked))),
    }


def all_slots(all_documents: Sequence[Document], desk: Desk) -> dict[str, str]:
    """Return all parts that change when a document comes or goes."""
    return choice_slots(all_documents, desk) | {
        OWN: "".join(document_html(part.document) for part in desk.own),
        READS: reads_html(all_documents),
        DOCUMENTS: str(len(all_documents)),
    }


def reads_html(documents: Sequence[Document]) -> str:
    """Return what the page reads: the title of its only document, or how many there are."""
    if len(documents) != 1:
        return counted(len(documents), "document")
    author = reference(documents[0]).author
    by = f'<span class="author">{escaped(author)}</span>' if author else ""
    return escaped(documents[0].title) + by


def panel_html(documents: Sequence[Document], most_bytes: int, most: int) -> str:
    """Return the list of documents, and what adds to it."""
    return (
        '<section class="adder" aria-labelledby="adder-name">'
        '<h2 id="adder-name">Ask your own documents</h2>'
        '<p><button type="button" class="press" data-add>Add files…</button> '
        '<span class="hint">or drop them here</span></p>'
        f'<input type="file" id="file" multiple accept=".txt,.md" data-most="{most_bytes}" hidden>'
        f'<p class="hint">.txt or .md in UTF-8, {most_bytes // 1000} kB at most, {most} of them. '
        "They stay in the memory of this machine, for this page alone: once it is closed or loaded "
        "again nobody can reach them, and within an hour they are gone.</p></section>"
        '<div id="refusals" role="alert"></div>'
        f"{slot(FILES, files_html(documents, Desk()))}"
    )


def files_html(documents: Sequence[Document], desk: Desk) -> str:
    """Return the documents, each to be chosen, and those on their way."""
    own = {part.document.name for part in desk.own}
    items = [
        _file(number, document, desk, own=document.name in own, only=len(documents) == 1)
        for number, document in enumerate(documents)
    ]
    items += [_coming(adding) for adding in desk.adding]
    return (
        '<h2 class="asked-of" id="asked-of">Questions are asked of</h2>'
        f'<ul class="files" aria-labelledby="asked-of">{"".join(items)}</ul>'
    )


def _file(number: int, document: Document, desk: Desk, *, own: bool, only: bool) -> str:
    name = escaped(document.name)
    checked = "" if document.name in desk.left_out else " checked"
    facts = [name, counted(len(document.source), "character")]
    if document.entries:
        facts.append(counted(len(document.entries), "dated entry", "dated entries"))
    remove = (
        f'<button type="button" class="link" id="remove-{number}" data-do="remove"'
        f' data-document="{name}" aria-label="Remove {name}">Remove</button>'
        if own
        else ""
    )
    return (
        f'<li class="file"><label><input type="checkbox" id="use-{number}" data-use="{name}"'
        f' aria-describedby="facts-{number}"{checked}{" disabled" if only else ""}>'
        f'<span class="name" dir="auto">{escaped(document.title)}</span></label>'
        f'<p class="facts" id="facts-{number}">{" · ".join(facts)}</p>'
        f'<p class="does"><button type="button" class="link" id="read-{number}" data-read="{name}"'
        f' aria-label="Read {name}">Read</button>{remove}</p></li>'
    )


def _coming(adding: Adding) -> str:
    name = escaped(adding.name)
    if not adding.total:
        bar, says = "", "Indexing…" if adding.begun else "Waiting for its turn…"
    elif adding.done < adding.total:
        bar = f' value="{adding.done}" max="{adding.total}"'
        says = f"Indexing: {adding.done} of {adding.total} sentences"
    else:
        bar, says = f' value="{adding.done}" max="{adding.total}"', "Indexing: almost done"
    return (
        f'<li class="file coming" data-coming><span class="name" dir="auto">{name}</span>'
        f'<progress aria-label="Indexing {name}"{bar}></progress>'
        f'<p class="facts">{says}</p><p class="does"><button type="button" class="link"'
        f' data-do="remove" data-document="{name}" aria-label="Stop adding {name}">Stop</button>'
        "</p></li>"
    )


def asking_html(documents: Sequence[Document], desk: Desk) -> str:
    """Return which documents the next questions are asked of; "" where none is left out."""
    asked = [document for document in documents if document.name not in desk.left_out]
    if len(asked) == len(documents):
        return ""
    several = f"{len(asked)} of {len(documents)} documents" if asked else "no document"
    which = asked[0].title if len(asked) == 1 else several
    return (
        '<p class="within asking"><span class="label">Asking</span> '
        f'<button type="button" class="edit" data-documents aria-label="Asking {escaped(which)}: '
        f'choose the documents">{escaped(which)}</button> <button type="button" class="away"'
        ' data-do="choose" data-asked aria-label="Ask all documents again">×</button></p>'
    )
