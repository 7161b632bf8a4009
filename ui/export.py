"""A conversation as text that survives outside the page: every quote with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.article import reading
from index.errors import BadSetting
from index.types import Document
from rag.provenance import full_record, sha256_of
from rag.refusal import called
from rag.types import ANY_DAY, Answer, Citation
from ui.bibliography import bibtex, ris
from ui.command import Form
from ui.conversation import Conversation, Turn
from ui.markup import place_name, range_name

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")


@dataclass(frozen=True, slots=True)
class File:
    """A file that the reader's browser saves: its name, its media type and its text."""

    name: str
    kind: str
    text: str

    def for_page(self) -> dict[str, object]:
        """Return the file as JSON for the page's script."""
        return {"name": self.name, "kind": self.kind, "text": self.text}


def exported(form: Form, conversation: Conversation, documents: Sequence[Document]) -> File:
    """Return the conversation, or the reference to its source, as a file.

    Args:
        form: of the file.
        conversation: what was asked and answered.
        documents: those of the page, for what is not said of a turn; its own come first.
    """
    sources = tuple(documents)
    match form:
        case "markdown":
            return File("conversation.md", "text/markdown", markdown(conversation, sources))
        case "json":
            return File("conversation.json", "application/json", as_json(conversation, documents))
        case "bibtex":
            return File("source.bib", "application/x-bibtex", "\n".join(map(bibtex, sources)))
        case "ris":
            text = "".join(map(ris, sources))
            return File("source.ris", "application/x-research-info-systems", text)


def record(
    conversation: Conversation, number: int, documents: Sequence[Document] = ()
) -> dict[str, object]:
    """Return a turn, counted from 1, as the record of its answer.

    Raises:
        BadSetting: if the conversation has no such turn.
    """
    if number > len(conversation.turns):
        raise BadSetting(f"there is no turn {number}: load the page again")
    turn = conversation.turns[number - 1]
    return full_record(turn.answer, None, _sha256(turn, documents))


def _sha256(turn: Turn, documents: Sequence[Document]) -> dict[str, str]:
    return sha256_of({document.name: document for document in turn.documents or documents})


def as_json(conversation: Conversation, documents: Sequence[Document]) -> str:
    """Return the turns as a JSON list of the records that `rag ask --json` prints."""
    records = []
    for number, turn in enumerate(conversation.turns, start=1):
        days = turn.within
        within = [days.start.isoformat(), days.end.isoformat()] if days else None
        known = full_record(turn.answer, number, _sha256(turn, documents))
        records.append(known | {"within": within})
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def markdown(conversation: Conversation, documents: Sequence[Document]) -> str:
    """Return the conversation as Markdown that shows exactly what was said, and no more."""
    parts = [
        part for turn in conversation.turns for part in _turn(turn, turn.documents or documents)
    ]
    asked = [document for turn in conversation.turns for document in turn.documents]
    sources = {d.name: d.citation or d.title for d in (*documents, *asked)}
    cited = [f"- {_plain(source)}" for source in sources.values()]
    return "\n\n".join([*parts, "## Source", "\n".join(cited)]) + "\n"


def _turn(turn: Turn, documents: Sequence[Document]) -> Iterable[str]:
    answer = turn.answer
    yield f"## {_plain(turn.asked)}"
    if answer.question.reworded:
        yield f"Read as: {_plain(answer.question.standalone)}"
    if turn.within:
        yield "Of any day" if turn.within == ANY_DAY else f"Only {range_name(turn.within)}"
    if answer.outcome == "answered":
        if answer.short:
            yield f"**{_plain(answer.short)}**"
        yield _plain(answer.text, references=True)
    else:
        yield f"Not in the {called(documents)}. {_plain(answer.reason or '')}"
        if answer.nearest:
            yield "Nearest, though not an answer:"
    for citation in cited_by(answer):
        where = _plain(place(citation), references=True)
        yield f"> {_plain(reading(citation.quote))}\n>\n> {where}"


def plain(turn: Turn, documents: Sequence[Document]) -> str:
    """Return one turn as plain text for the clipboard: answer, quotes, places, reference."""
    answer = turn.answer
    lines = [turn.asked, ""]
    if answer.outcome == "answered":
        lines += [answer.short] if answer.short else []
        lines += [answer.text, ""]
    else:
        lines += [f"Not in the {called(documents)}. {answer.reason or ''}", ""]
    lines += [f"{place(item)}: “{reading(item.quote)}”" for item in cited_by(answer)]
    named = {citation.document for citation in cited_by(answer)}
    lines += ["", *(d.citation or d.title for d in documents if d.name in named)]
    return "\n".join(lines).strip() + "\n"


def cited_by(answer: Answer) -> tuple[Citation, ...]:
    """Return what an answer rests on, or what comes nearest where there is none."""
    return answer.citations or answer.nearest


def place(citation: Citation) -> str:
    """Return the number of a citation, where it stands in words, and at which characters."""
    span = citation.span
    return (
        f"[{citation.n}] {place_name(citation)}, {citation.document}, "
        f"characters {span.start}–{span.end}"
    )


def _plain(text: str, *, references: bool = False) -> str:
    """Return text that Markdown shows as it is, on one line; a [n] stays one if it is meant."""
    safe = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    # At the start of a line these would make a list or a heading of it.
    safe = re.sub(r"^(\d+)(?=[.)])|^(?=[-+=])", r"\1\\", safe)
    return re.sub(r"\\\[(\d+)\\\]", r"[\1]", safe) if references else safe
