"""Whether a piece can make sense as the answer: none is better than a few words of something else.

Every rule compares the form of the piece with the form that the question asks for.
"""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range
from rag.short.persons import may_act
from rag.short.ranking import Asking
from rag.short.want_words import Kind, singular

_OF_MANY: Final[frozenset[Kind]] = frozenset({"thing", "person", "organisation", "country"})


def makes_sense(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece of a sentence has a form that may answer the question.

    Several things are no single one; and how something is done is told by a verb, by what follows
    "by" or "as", by a quotation or by something new ("a slow start").
    """
    if asks.want.kind in _OF_MANY and _asks_several(asks):
        return _is_several(parsed, piece) or _is_quoted(parsed, piece)
    if asks.want.kind == "person":
        return may_act(parsed, piece) or _is_quoted(parsed, piece)
    return asks.want.kind != "manner" or not _is_known_thing(parsed, piece)


def _asks_several(asks: Asking) -> bool:
    """Tell whether the noun after "which" or "what" is a plural: "which new trams"."""
    found = _ASKED.search(asks.question)
    words = found["words"].lower().split() if found else []
    return any(word != asks.want.head and singular(word) == asks.want.head for word in words)


_ASKED: Final = re.compile(
    r"\b(?:[Ww]hich|[Ww]hat)"
    r"(?P<words>(?: (?!(?:is|was|are|were|did|do|does|of)\b)[\w-]+(?![\w'’-])){1,4})"
)


def _is_several(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece names several: by "and", a comma, a number or a plural."""
    inside = parsed.tokens[piece[0] : piece[1]]
    if any(token.tag in ("comma", "number") or token.text.lower() == "and" for token in inside):
        return True
    return any(token.tag == "noun" and singular(token.text) != token.text.lower()
               for token in inside)  # fmt: skip


def _is_known_thing(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece is a mere phrase of nouns that isn't introduced as new."""
    inside = parsed.tokens[piece[0] : piece[1]]
    new = inside[0].text.lower() in ("a", "an") or _is_quoted(parsed, piece)
    led = piece[0] > 0 and parsed.tokens[piece[0] - 1].text.lower() in _LEADING
    does = any(token.tag in ("verb", "ing", "aux") for token in inside)
    participle = inside[0].tag == "noun" and inside[0].text.endswith(("ed", "ing"))
    return not (new or led or does or participle)


_LEADING: Final = frozenset({"by", "through", "via", "as", "with"})


def _is_quoted(parsed: Parsed, piece: Range) -> bool:
    return any(parsed.tokens[at].tag == "open" for at in range(max(0, piece[0] - 1), piece[1]))
