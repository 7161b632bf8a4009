"""Where sentences begin and end, by rules that need no model.

A sentence ends at a full stop, question or exclamation mark (with the quotation marks and
brackets that close after it) when what follows starts like a sentence, and when the full stop is
not that of an abbreviation ("Gen. Abrams", "Sept. 19", "Vol. 20") or of an initial ("J. Smith").
"""

from __future__ import annotations

import re

from index.types import Span

_ABBREVIATIONS = frozenset(
    "adm amb apr aug brig capt cf col cmdr dec dept dr ed eds e.g feb fig gen gov hon i.e inc jan "
    "jr jul jun lt ltd maj mar messrs mr mrs ms mt no nos nov oct p pp pres prof rep reps rev sec "
    "sen sens sept sep sgt sr st vol vols vs".split()
)
_CLOSERS = "”’\"')]*_"
_OPENERS = "“‘\"'([*_"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*(?=\s|$)")
_NEXT = re.compile(rf"\s+[{re.escape(_OPENERS)}]*(?:[A-Z0-9$€£\\]|[^\W\d_a-z])")
_LAST_WORD = re.compile(r"[^\s“‘\"'(\[]{1,40}$")
_INITIAL = re.compile(r"(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])$")


def split_sentences(source: str, within: Span) -> tuple[Span, ...]:
    """Return the sentences of `source[within]` in order, without the white space between them.

    The spans do not overlap and together hold every character of `within` that is not white
    space.
    """
    spans: list[Span] = []
    start = _skip_space(source, within.start, within.end)
    for found in _END.finditer(source, within.start, within.end):
        if found.end() < within.end and not _is_border(source, start, found, within.end):
            continue
        spans.append(Span(start, found.end()))
        start = _skip_space(source, found.end(), within.end)
    if start < within.end:
        rest = source[start : within.end].rstrip()
        spans.append(Span(start, start + len(rest)))
    return tuple(span for span in spans if len(span))


def ends_sentence(text: str) -> bool:
    """Tell whether `text` stops where a sentence does: with its closing punctuation."""
    stripped = text.rstrip()
    return any(found.end() == len(stripped) for found in _END.finditer(stripped))


def _is_border(source: str, start: int, end: re.Match[str], limit: int) -> bool:
    if not _NEXT.match(source, end.end(), limit):
        return False
    if end.group()[0] != "." or end.group().startswith(".."):
        return True
    word = _LAST_WORD.search(source[max(start, end.start() - 41) : end.start()])
    if word is None:
        return True
    last = word.group()
    return last.lower() not in _ABBREVIATIONS and not _INITIAL.fullmatch(last)


def _skip_space(source: str, start: int, end: int) -> int:
    while start < end and source[start].isspace():
        start += 1
    return start
