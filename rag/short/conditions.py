"""What has to come about before something else: "What does the port want before it pays?".

It is asked in the present, or with "must", "should" or "have to", and tells no time: nothing has
been signed yet. In the sentence that tells it, what comes later stands behind "prior to" as well.
"""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range
from rag.short.ranking import Asking

_ASKS_CONDITION: Final = re.compile(
    r"(?:\b(?:do|does|is|are)\b[^?]*\b(?:want|need(?:ed)?|require[ds]?|demand(?:ed)?|insist"
    r"|expect(?:ed)?|seek|call for|ask for)\b"
    r"|\b(?:must|should|ought to|ha[sd] to|have to|needs? to|conditions?)\b)"
    r"[^?]*\b(?:before|until|prior to)\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"\b(?:before|until|prior to)\b(?! (?:19|20)\d\d\b)", re.IGNORECASE)
"""What stands behind it in a sentence comes later than the rest."""


def asks_condition(question: str) -> bool:
    """Tell whether a question asks what has to come about first.

    >>> asks_condition("What must the mayor do before the vote?")
    True
    >>> asks_condition("What did the mayor do before the vote?")
    False
    """
    return _ASKS_CONDITION.search(question) is not None


def comes_after(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece is what comes later, where it is asked what has to come first."""
    if asks.want.kind not in ("thing", "doing") or not asks_condition(asks.question):
        return False
    told = _FIRST.search(parsed.text)
    return told is not None and parsed.tokens[piece[0]].start > told.start()
