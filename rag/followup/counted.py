"""Numbers that a follow-up asks for without what is counted: "How many did they buy?".

>>> asks_whole("out of how many in total?"), asks_whole("How many were there?")
(True, False)
"""

from __future__ import annotations

import re
from typing import Final

from rag.followup.clauses import Shape
from rag.followup.referents import Turn
from rag.followup.wordforms import is_plural

_OUT_OF: Final = re.compile(
    r"^\W*(?:(?:and|but|so) )*(?:that['’]s |is that |was that )?out of (?:how many|what)\b"
    r"(?: (?:in (?:all|total)|altogether|total|overall))?\W*$",
    re.IGNORECASE,
)
"""Asks for the whole of which the number before is a part."""


def asks_whole(text: str) -> bool:
    """Tell whether it is asked of how many the number before is a part."""
    return _OUT_OF.match(text) is not None


def counts_nothing(shape: Shape) -> bool:
    """Tell whether "how many" stands without what is counted ("How many were destroyed?")."""
    opening = shape.said(shape.opening).lower()
    return opening.split()[-1:] == ["many"] and shape.helper is not None


def counted_in(before: Turn) -> str:
    """Return what the question before names several of, without its article; "" for nothing.

    Nobody asks how many "the two Koreas" were.
    """
    for found in before.referents:
        if found.kind == "plural" and not (found.answer or found.text.split()[-1][0].isupper()):
            return re.sub(r"^(?:the|these|those|all|any|some)\s+", "", found.text, flags=re.I)
        noun = before.shape.asked_noun
        if noun and is_plural(noun.split()[-1].lower()):
            return noun
    return ""
