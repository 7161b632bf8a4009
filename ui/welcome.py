"""The start of a conversation: what can be asked, what can't, and what the source is."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Document
from ui.examples import Example
from ui.markup import escaped

_CAN = (
    "find the sentences that answer, and prove each by its place in the text",
    "read days, ranges and “the day after …” against the chronology",
    "take a follow-up, and show how it was read",
    "say that the text doesn’t answer, and why",
)
_CANNOT = (
    "write, judge or sum up in words of its own",
    "know anything that the text doesn’t say",
    "be sure of every near miss: the quote is the proof, not the choice of it",
)


def welcome_html(documents: Sequence[Document], examples: Sequence[Example]) -> str:
    """Return the start page; each example is a button that asks it."""
    return (
        '<div class="welcome"><h2>What would you like to know?</h2>'
        "<p>Every answer is made of sentences quoted from the text: choose [1] to read one where "
        "it stands. All of it works here, without the internet.</p>"
        f"{_examples(examples)}"
        '<div class="limits">'
        f"<section><h3>It can</h3>{_list(_CAN)}</section>"
        f"<section><h3>It can’t</h3>{_list(_CANNOT)}</section></div>"
        f"{_about(documents)}</div>"
    )


def _examples(examples: Sequence[Example]) -> str:
    items = "".join(
        f'<li><button type="button" class="example" data-do="ask"'
        f' data-question="{escaped(example.question)}"><span class="kind">{escaped(example.kind)}'
        f'</span> <span class="text">{escaped(example.question)}</span></button></li>'
        for example in examples
    )
    return f'<ul class="examples" aria-label="Examples">{items}</ul>' if items else ""


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escaped(item)}</li>' for item in items)}</ul>"


def _about(documents: Sequence[Document]) -> str:
    """Return how to cite the documents, with the reference to save."""
    items = "".join(
        f"<li>{escaped(document.citation or document.title)}</li>" for document in documents
    )
    own = (
        '<p>Ask other texts as well: <button type="button" class="link" data-documents>add your own'
        " documents</button>. Other programs can ask, too: see the "
        '<button type="button" class="link" data-api>API</button>.</p>'
    )
    return (
        f'<section class="about"><h3>The source</h3><ul>{items}</ul>'
        '<p>Save its reference as <button type="button" class="link" data-do="save"'
        ' data-form="bibtex">BibTeX</button> or <button type="button" class="link" data-do="save"'
        ' data-form="ris">RIS</button>.</p>'
        f"{own}</section>"
    )
