r"""Document -> HTML that a reader can read and in which any range of the source can be found.

The source and what is read differ: white space is folded, `\$` reads "$", `*KCNA*` is set in
italics. So the text is rendered as pieces. Inside a piece every shown character is one character
of the source, in order; only folded white space stands for several. A piece carries where it
begins (`data-s`), and where it ends (`data-e`) when its lengths differ; with these two numbers the
page finds any half-open range of the source, even inside a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from index.article import ABSTRACT, CITED_AS, TITLE_PAGE, reading
from index.types import Caption, Document, Entry, Heading, Paragraph, Span
from ui.markup import escaped

Voice = Literal["span", "em", "strong"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of shown text and the raw characters that it stands for.

    Attributes:
        span: raw characters, half-open; as long as `text`, or longer for folded white space.
        text: what is shown.
        voice: the HTML element that shows it: plain, italic or bold.
    """

    span: Span
    text: str
    voice: Voice = "span"


def pieces(raw: str, start: int) -> tuple[Piece, ...]:
    r"""Return how `raw`, which stands at `start` of its source, is shown piece by piece.

    The texts joined are `reading(raw)`. Reading only leaves characters out and folds white space,
    so one walk along both finds what became of each character; the asterisks left out say where
    italics begin and end.

    >>> [(p.span.start, p.text, p.voice) for p in pieces("saw *KCNA* ask\n\n\\$2", 10)]
    [(10, 'saw ', 'span'), (15, 'KCNA', 'em'), (20, ' ask', 'span'), (24, ' ', 'span'), (27, '$2', 'span')]
    """  # noqa: E501  # one line of output, as Python prints it
    found: list[Piece] = []
    for piece in _characters(raw, start, reading(raw)):
        last = found[-1] if found else None
        if last and _joins(last, piece):
            span = Span(last.span.start, piece.span.end)
            found[-1] = Piece(span, last.text + piece.text, last.voice)
        else:
            found.append(piece)
    return tuple(found)


def _characters(raw: str, start: int, shown: str) -> Iterator[Piece]:
    """Yield one piece for each character of `shown`."""
    at = 0
    emphasis = ""
    for character in shown:
        stars = 0
        while not _matches(raw[at], character):
            stars += raw[at] == "*"
            at += 1
        if stars:
            emphasis = "" if emphasis else "*" * stars
        end = at + 1
        while character == " " and end < len(raw) and raw[end].isspace():
            end += 1
        voice: Voice = "em" if emphasis == "*" else "strong" if emphasis else "span"
        yield Piece(Span(start + at, start + end), character, voice)
        at = end


def _matches(raw: str, shown: str) -> bool:
    return raw.isspace() if shown == " " else raw == shown


def _joins(last: Piece, piece: Piece) -> bool:
    return (
        last.voice == piece.voice
        and last.span.end == piece.span.start
        and len(last.span) == len(last.text)
        and len(piece.span) == len(piece.text)
    )


def cut(shown: Iterable[Piece], spans: Sequence[Span]) -> Iterator[tuple[Piece, bool]]:
    """Yield the pieces cut at the borders of `spans`, each with whether a span covers it.

    Folded white space is one character on the page: it is covered when a span touches it.
    """
    for piece in shown:
        if len(piece.span) != len(piece.text):
            yield piece, any(piece.span.overlaps(span) for span in spans)
            continue
        borders = {piece.span.start, piece.span.end}
        borders |= {edge for span in spans for edge in (span.start, span.end)}
        edges = sorted(edge for edge in borders if piece.span.start <= edge <= piece.span.end)
        for start, end in pairwise(edges):
            part = Span(start, end)
            text = piece.text[start - piece.span.start : end - piece.span.start]
            yield Piece(part, text, piece.voice), any(span.covers(part) for span in spans)


def quote_html(raw: str, start: int, marks: Sequence[Span] = ()) -> str:
    """Return a quote as HTML, the few words in `marks` (offsets of the source) set off."""
    out = []
    for piece, marked in cut(pieces(raw, start), marks):
        text = escaped(piece.text)
        text = f'<mark class="word">{text}</mark>' if marked else text
        out.append(text if piece.voice == "span" else f"<{piece.voice}>{text}</{piece.voice}>")
    return "".join(out)


def text_html(source: str, spans: Sequence[Span], between: str = "") -> str:
    """Return the `spans` of `source`, and the white space between them, as findable HTML.

    `between` is HTML that is put between two spans, behind their white space.
    """
    out: list[str] = []
    for number, span in enumerate(spans):
        if number:
            gap = Span(spans[number - 1].end, span.start)
            out.append((_piece_html(Piece(gap, " ")) if len(gap) else "") + between)
        out.extend(_piece_html(piece) for piece in pieces(span.of(source), span.start))
    return "".join(out)


def _piece_html(piece: Piece) -> str:
    end = f' data-e="{piece.span.end}"' if len(piece.span) != len(piece.text) else ""
    text = escaped(piece.text)
    return f'<{piece.voice} data-s="{piece.span.start}"{end}>{text}</{piece.voice}>'


def document_html(document: Document) -> str:
    """Return the whole document set for reading, every sentence findable by its offsets."""
    title = _title(document)
    parts = [_head(document, title)]
    own = title.span if title else None
    blocks = sorted(_blocks(document), key=lambda block: block[0])
    parts += [html for span, html in blocks if span != own]
    body = "\n".join(parts).replace("</ol>\n<ol>", "")
    return f'<article class="document" data-document="{escaped(document.name)}">{body}</article>'


def _title(document: Document) -> Heading | None:
    """Return the heading that is the title of the document, where it opens the document."""
    first = min((span for span, _ in _blocks(document)), default=None)
    found = (h for h in document.headings if h.span == first and h.title == document.title)
    return next(found, None)


def _head(document: Document, title: Heading | None) -> str:
    """Return the title, findable by its offsets where it stands in front, and the reference."""
    cite = (
        '<p class="cite">Cite it: <button type="button" class="link" data-do="save"'
        ' data-form="bibtex">BibTeX</button> <button type="button" class="link" data-do="save"'
        ' data-form="ris">RIS</button></p>'
    )
    shown = text_html(document.source, (title.span,)) if title else escaped(document.title)
    return f'<h2 class="title">{shown}</h2>{cite}'


def _blocks(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield each block of the document with where it stands, in no order."""
    source = document.source
    for heading in document.headings:
        yield heading.span, _heading(source, heading)
    for paragraph in document.paragraphs:
        yield paragraph.span, _paragraph(source, paragraph)
    for caption in document.captions:
        yield caption.span, _caption(source, caption)
    for entry in document.entries:
        yield entry.span, _entry(source, entry)


def _heading(source: str, heading: Heading) -> str:
    loud = ' class="loud"' if heading.title.isupper() else ""
    return f"<h3{loud}>{text_html(source, (heading.span,))}</h3>"


_ROLES: dict[str, str] = {TITLE_PAGE: "front", ABSTRACT: "abstract", CITED_AS: "citation"}


def _paragraph(source: str, paragraph: Paragraph) -> str:
    role = _ROLES.get(paragraph.section)
    attribute = f' class="{role}"' if role else ""
    # The title page is no running text: its lines stay lines.
    between = "<br>" if paragraph.section == TITLE_PAGE else ""
    return f"<p{attribute}>{text_html(source, paragraph.sentences, between)}</p>"


def _caption(source: str, caption: Caption) -> str:
    return f'<p class="caption">{text_html(source, caption.sentences)}</p>'


def _entry(source: str, entry: Entry) -> str:
    head = text_html(source, (entry.head,))
    day = f'<time datetime="{entry.date.isoformat()}">{head}</time>'
    return f"<ol><li>{day}<p>{text_html(source, entry.sentences)}</p></li></ol>"
