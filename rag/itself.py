"""A question about a text itself: who wrote it, where it appeared, what its figures show.

The words of such a question ("the author", "this article") stand all over a text, or nowhere, so
that what answers it is not found by them. It is known where it stands: on the title page, where the
text says how it is cited, and below the figures.

    >>> asks_writer("Who is the author of this essay?"), asks_writer("Who wrote the memo?")
    (True, False)
    >>> asks_reference("When was this paper published?")
    True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile
from typing import Final

from index.article import CITED_AS, TITLE_PAGE
from index.chunk import BYLINE
from rag.ask import Ask
from rag.found import Found
from rag.overview import of_whole
from rag.retrieve import Match

_KIND: Final = (
    r"(?:article|text|document|essay|piece|paper|study|analysis|survey|review|write-up|overview"
    r"|chapter)"
)
_TEXT: Final = rf"(?:this (?:[\w-]+ ){{0,4}}?{_KIND}\b.*|(?:the|that|your) {_KIND})"
_THIS: Final = rf"(?:this|it|(?:this|the|that|your) {_KIND})"
_WRITER: Final = r"(?:author|writer)"
_POLITE: Final = r"\W*(?:(?:so|and|ok|okay|please|can you|could you|tell me)\W+)*"
_OF: Final = rf"(?: of {_TEXT})?"
_WORKS: Final = (
    r"(?:works?|teach(?:es)?|belongs?|affiliated|attached|connected|linked|tied|comes?|from|with|at"
    r"|based|employed|hold|represent)(?: (?:for|at|to|from|with|in|of|as|or|and|hold|holds|an?"
    r"|post|position|job|chair))*"
)
_WRITER_FORMS: Final = (
    rf"who(?:['’]s| is| was| are| were)? (?:the )?{_WRITER}s?{_OF}",
    r"(?:who|what(?:['’]s| is) the name of the person (?:who|that))(?:['’]s| is)?"
    rf" (?:wrote|authored|penned|compiled|composed|put together|behind) (?:{_TEXT}|this)",
    rf"(?:name|give|identify|state) (?:me )?(?:the |this )?(?:name of the )?{_WRITER}"
    rf"(?:['’]s (?:full )?name)?{_OF}(?: and .*)?",
    r"(?:what|which|who)(?: \w+){0,3} (?:is|are|go(?:es)?|stands?)(?: \w+)? (?:in|on) the byline",
    rf"by whom (?:was|is) {_TEXT}(?: written)?",
    rf"(?:whose|under whose|what) (?:byline|name) (?:is|did|does|stands) .*\b{_THIS}\b.*",
    rf"(?:\w+ )?(?:which|what|where|whom?)(?: \w+){{0,4}} (?:is|was|does|did)"
    rf" (?:the |this )?{_WRITER}{_OF} {_WORKS}",
    rf"(?:what(?:['’]s| is| was| are) )?(?:the|this) {_WRITER}['’]s (?:full )?"
    r"(?:name|affiliations?|employer|institutions?|university)",
)
_OUT: Final = r"(?:published|printed|released|issued|written|come out|appear|run|out)"
_EVER: Final = r"(?:(?:first|originally) )?"
_REFERENCE_FORMS: Final = (
    rf"when (?:was|did|is) {_THIS} {_EVER}{_OUT}",
    r"(?:in |on )?(?:what|which) (?:month|year|day|date)(?: and (?:month|year))? (?:did|was|is)"
    rf" {_THIS} {_EVER}{_OUT}",
    r"(?:what(?:['’]s| is) )?(?:the )?(?:date of publication|publication date)(?: of .*)?",
    rf"where (?:was|did|is|does) {_THIS} {_EVER}(?:{_OUT}|come from|from|taken from)",
    rf"(?:what(?:['’]s| is) )?(?:the )?(?:full |exact )?(?:title|headline) of {_THIS}",
    rf"what(?:['’]s| is) {_THIS}['’]s (?:full |exact )?(?:title|headline)",
    rf"what(?:['’]s| is) {_THIS} (?:called|titled|entitled)",
    r"(?:in |on )?(?:what|which) (?:volume|issue|number|page)s?\b.*"
    rf" {_THIS}(?: in| on)?(?: {_OUT})?",
)
_WRITER_ASKED: Final = re.compile(rf"{_POLITE}(?:{'|'.join(_WRITER_FORMS)})\W*", re.IGNORECASE)
_REFERENCE_ASKED: Final = re.compile(
    rf"{_POLITE}(?:{'|'.join(_REFERENCE_FORMS)})\W*", re.IGNORECASE
)
_TELLING: Final = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(told))
    for asked, told in (
        (r"\b(?:when|date|month|year|day)\b", r"\b(?:19|20)\d\d\b"),
        (r"\b(?:title|titled|entitled|called|headline)\b", r"[“\"].+[”\"]"),
        (r"\bpages?\b", r"\b(?:pp?|pages?)\b"),
    )
)
"""What is asked of a reference, and what the sentence that tells it holds."""
_TAKEN: Final = re.compile(
    rf"\bthis {_KIND} (?:is|was|has|had|first|originally)\b.{{0,40}}"
    r"\b(?:extracted|taken|excerpted|reprinted|published|appeared)\b",
    re.IGNORECASE,
)
_PICTURE: Final = r"(?:figures?|photos?|photographs?|pictures?|images?)"
_NUMBERS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
_NUMBERED: Final = re.compile(
    rf"\b{_PICTURE} (?:no\.? |number )?(?P<figure>\d)\b"
    rf"|\b(?P<word>{'|'.join(_NUMBERS)}|last) {_PICTURE}\b",
    re.IGNORECASE,
)
_SOURCE_ASKED: Final = re.compile(
    rf"\b{_PICTURE}\b.*\b(?:comes? from|from|source|credit(?:ed)?|courtesy|taken by)\W*$"
    rf"|\b(?:source|credit\w*|origin)\b.*\b{_PICTURE}\b|\bwho (?:took|shot|made)\b.*\b{_PICTURE}\b"
    rf"|\bwhose {_PICTURE}\b|\bwhere\b.*\b{_PICTURE}\b.*\b(?:taken|come) from\b",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(r"(?:photo|image|picture|credit|source|courtesy)\w*(?: by)?:", re.I)


def asks_writer(question: str) -> bool:
    """Tell whether a question asks who wrote the text, or where that person works."""
    return _WRITER_ASKED.fullmatch(_first(question)) is not None


def asks_reference(question: str) -> bool:
    """Tell whether a question asks where and when the text appeared, or what it is called."""
    return _REFERENCE_ASKED.fullmatch(_first(question)) is not None


def of_itself(ask: Ask, prose: Sequence[Match]) -> Found | None:
    """Return what answers a question about the text itself or as a whole; None for any other.

    Args:
        ask: what is asked.
        prose: all sentences of prose, in the order of the index.
    """
    whole = of_whole(ask.text, prose)
    own = whole or _telling(ask.text, prose)
    if not own:
        return None
    return Found(ask, own, whole or own[:1], 1.0, "", overview=bool(whole))


def of_figure(ask: Ask, ranked: Sequence[Match]) -> Found | None:
    """Return the credit of a figure with its caption, where the source of a picture is asked."""
    told = _credited(ask.text, ranked)
    return Found(ask, told, told[:1], 1.0, "", grounds=told[1:]) if told else None


def credits_last(ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return matches with the best ones behind that tell nothing: a picture's credit, the title."""
    rest = tuple(dropwhile(_tells_nothing, ranked))
    return (*rest, *ranked[: len(ranked) - len(rest)])


_TITLE_WORDS: Final = 4
"""A longer line in capitals tells something: "A MONTHLY JOURNAL OF GEOLOGY"."""


def _tells_nothing(match: Match) -> bool:
    """Tell whether a sentence only credits a picture, or is a line of the title."""
    text = match.sentence.text
    title = text.isupper() and not match.sentence.context.startswith(BYLINE)
    return bool(_CREDIT.match(text)) or (title and len(text.split()) <= _TITLE_WORDS)


def _telling(question: str, prose: Sequence[Match]) -> tuple[Match, ...]:
    """Return the sentences that answer a question about the text itself, best first."""
    numbered = _NUMBERED.search(question)
    if numbered:
        return _numbered(question, numbered, prose)
    bylines = [match for match in prose if match.sentence.context.startswith(BYLINE)]
    cited = [match for match in prose if match.passage.section == CITED_AS]
    if asks_writer(question):
        return (*bylines, *cited)
    if not asks_reference(question):
        return ()
    taken = [
        match
        for match in prose
        if match.passage.section != TITLE_PAGE and _TAKEN.search(match.sentence.text)
    ]
    told = dict.fromkeys([*cited, *taken])
    needed = [holds for asks, holds in _TELLING if asks.search(question)]
    return tuple(m for m in told if all(holds.search(m.sentence.text) for holds in needed))


def _credited(question: str, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return the credit of the best figure, then its caption, where a picture's source is asked."""
    captions = filter(_is_caption, ranked)
    best = next((each for each in captions if not _CREDIT.match(each.sentence.text)), None)
    if best is None or not _SOURCE_ASKED.search(question):
        return ()
    figure = [match for match in ranked if match.passage.id == best.passage.id]
    credits = [match for match in figure if _CREDIT.match(match.sentence.text)]
    return tuple(dict.fromkeys([*credits, *figure])) if credits else ()


def _numbered(question: str, numbered: re.Match[str], prose: Sequence[Match]) -> tuple[Match, ...]:
    """Return the caption of the figure that a question numbers, or its credit in front."""
    sections = [match.passage.section for match in prose if _is_caption(match)]
    word = (numbered["word"] or "").lower()
    number = int(numbered["figure"] or (word in _NUMBERS and _NUMBERS.index(word) + 1))
    section = f"Figure {number}" if number else "".join(sections[-1:])
    caption = [match for match in prose if section and match.passage.section == section]
    return _credited(question, caption) or tuple(caption)


def _is_caption(match: Match) -> bool:
    return match.passage.section.startswith("Figure ")


def _first(question: str) -> str:
    """Return the first sentence of a question, white space folded."""
    return re.split(r"(?<=[?.!]) ", " ".join(question.split()))[0]
