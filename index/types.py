"""The nouns of the index: where text stands, when things happened, what a passage is.

Every position is a half-open range of characters of the immutable source text
(Python `str` indices, not bytes), so that `source[span.start:span.end]` is the quote.
Every time is a half-open range of days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PassageKind = Literal["prose", "event"]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters in a source text.

    Raises:
        ValueError: if the range is negative or runs backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} does not run forward from 0")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, source: str) -> str:
        """Return the characters of `source` that this span covers."""
        return source[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class DateSpan:
    """Half-open range of days: `start` belongs to it, `end` does not.

    Raises:
        ValueError: if the range runs backwards.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"dates {self.start}..{self.end} run backwards")

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def days(self) -> int:
        """Number of days covered, 0 or more."""
        return (self.end - self.start).days

    @classmethod
    def on(cls, day: date) -> DateSpan:
        """Return the span of one whole day."""
        return cls(day, day + _ONE_DAY)

    @property
    def last(self) -> date:
        """The last day that belongs to a span that is not empty."""
        return self.end - _ONE_DAY

    def overlaps(self, other: DateSpan) -> bool:
        """Tell whether the two spans share at least one day."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose, whole across page breaks, with its sentences in order."""

    span: Span
    section: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a figure: kept apart from the prose that it interrupts."""

    span: Span
    number: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading as it stands in the source."""

    span: Span
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated entry of the chronology.

    Attributes:
        span: the whole entry with its date head.
        head: the date head alone ("Sept. 4, 2018"), without the colon.
        body: what the entry says, without the head.
        date: the day in the head.
        ordinal: 1 for the first entry of that day, 2 for the second, and so on.
        sentences: the sentences of the body in order; each inherits the date.
    """

    span: Span
    head: Span
    body: Span
    date: date
    ordinal: int
    sentences: tuple[Span, ...]

    @property
    def key(self) -> str:
        """Unique name of the entry in its document, such as `2018-09-06.2`."""
        return f"{self.date.isoformat()}.{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed source: the text itself and where each of its parts stands.

    Attributes:
        name: unique in an index; the file name without its folder.
        source: the text, character for character as in the file.
        title: the title as a reader would write it; the name where the text has none.
        byline: author and affiliation line, or "".
        citation: the preferred citation with typographic marks folded, or "".
        period: the days that the chronology covers, whole months; None without entries.
    """

    name: str
    source: str
    title: str
    byline: str
    citation: str
    headings: tuple[Heading, ...]
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[Caption, ...]
    entries: tuple[Entry, ...]
    period: DateSpan | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit that is embedded, scored and cited.

    Attributes:
        id: unique in an index, `<passage id>/<ordinal from 1>`.
        span: where it stands in the document's source.
        text: how it reads: white space folded, escapes and emphasis marks removed.
        context: what is embedded and indexed: `text` with its date or section in front, and in
            brackets what it takes up from the sentences before it.
    """

    id: str
    span: Span
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What retrieval returns: a few sentences of prose, or one entry of the chronology.

    Attributes:
        id: unique in an index, `<document name>#<entry key or prose ordinal>`.
        span: where it stands in the source; an entry's span leaves out its date head.
        day: the entry's day; None for prose.
        section: the heading above the passage, "" before the first.
    """

    id: str
    document: str
    kind: PassageKind
    span: Span
    text: str
    section: str
    day: date | None
    sentences: tuple[Sentence, ...]
