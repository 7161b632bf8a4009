"""A question of several parts, taken apart: each part wants a sentence of its own.

>>> parts("Who resigned in protest, and when did the minister leave?")
('Who resigned in protest', 'when did the minister leave?')
>>> parts("Who resigned?")
('Who resigned?',)
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms
from index.sentences import split_sentences
from index.types import Span

_ASKS: Final = (
    r"(?:who|whom|whose|what|when|where|why|which|how|did|does|do|was|were|is|are|has|have|had|"
    r"will|can)\b"
)
_JOINT: Final = re.compile(
    rf"[,;–-]? and (?=(?:on |in |at |for |to |by |from )?{_ASKS})|[;:] (?={_ASKS})"
    r"|,? (?:compared (?:with|to)|as opposed to|versus|vs\.?|beside|differ(?:ed|s)? from) ",
    re.IGNORECASE,
)
_TWO_EVENTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bhow (?:long|many \w+)\b.*?\bbetween (?P<one>.+?),? and (?P<other>.+)",
        r"\bhow (?:long|many \w+)\b.*?\bfrom (?P<one>.+?),? (?:to|till|until) (?P<other>.+)",
        r"\bhow (?:long|many \w+) (?:after|before|from|following) (?P<one>.+?),? "
        r"(?:did|was|were|is|had|has) (?P<other>.+)",
        r"\b(?:which|what) (?:came|happened|was|occurred) (?:first|earlier|later|last)\W+"
        r"(?P<one>.+?),? or (?P<other>.+)",
    )
)
"""Questions about two events: the time between them, or which came first."""

_OF_THE_READER: Final = re.compile(r"(?:i|i['’]m|we|we['’]re|my|our|please|hi|hello)\b", re.I)
_FEWEST_TERMS: Final = 2
"""A piece with fewer terms says too little to be searched by itself."""


def parts(question: str) -> tuple[str, ...]:
    """Return the parts of a question in order; the whole question where it has only one.

    A sentence in which the readers speak of themselves ("I'm writing a paper") asks nothing.
    """
    ends = next(filter(None, (pattern.search(question) for pattern in _TWO_EVENTS)), None)
    if ends:
        return (ends["one"].strip(" ,"), ends["other"].strip(" ,?."))
    sentences = split_sentences(question, Span(0, len(question)))
    pieces = [
        piece.strip(" ,;:") for span in sentences for piece in _JOINT.split(span.of(question))
    ]
    telling = [
        piece
        for piece in pieces
        if not _OF_THE_READER.match(piece) and len(set(terms(piece))) >= _FEWEST_TERMS
    ]
    return tuple(telling) if len(telling) > 1 else (question,)
