"""An "it" that points at nothing: "is it true that", "when it comes to", "how far is it to".

>>> from rag.followup.wordforms import tokens
>>> [is_dummy(text, tokens(text)[1]) for text in ("Is it true that Moon left?", "Did it sink?")]
[True, False]
"""

from __future__ import annotations

import re
from typing import Final

from rag.followup.wordforms import Word

EASE: Final = (
    r"true|possible|likely|unlikely|clear|important|necessary|hard|difficult|easy|fair|right|"
    r"correct|known|said|reported|certain|safe|worth|normal|legal|good|bad|better|time|wrong|"
    r"believed|thought|expected|claimed|unclear|unusual|common|enough|okay|ok"
)
"""Words after "is it" or "is that" that judge what is told in a clause behind them."""

_DUMMIES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:when|where|as|if|once) (?P<it>it) (?:comes|came) to\b",
        r"\b(?:is|was|isn't|wasn't|would|will|be|'s) (?P<it>it) (?:\w+ )?"
        rf"(?:{EASE})\b(?: (?:for|of) \w+(?: \w+)?)? (?:that|to|for|if|whether|how|why)\b",
        rf"\b(?P<it>it)(?: is| was|'s|’s| has been| would be| will be)(?: \w+)? (?:{EASE})\b"
        r" (?:that|to|for|if|whether|how|why)\b",
        r"\bhow (?:long|far|much|many \w+|often) (?:\w+ )?"
        r"(?:did|does|do|was|is|will|would|had|has) (?P<it>it) (?:\w+ )?(?:\w+ )?"
        r"(?:from|between|until|till|before|since|to|for|after)\b",
        r"\b(?P<it>it) (?:seems?|appears?|turn(?:s|ed) out|looks like|rains?|snows?|matters?)\b",
        r"\b(?:is|was) (?P<it>it) (?:raining|snowing|cold|hot|warm|sunny|dark)\b",
        r"\b(?:was|is) (?P<it>it) (?:the |really |only )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* "
        r"(?:who|that|which)\b",
        r"\b(?:mak|made|make|call|take)\w* (?P<it>it) (?:there|to|clear|possible|hard|home|out|"
        r"into|a|easy|easier|harder|up|through|for granted)\b",
        r"\b(?:call|find|found|consider|think|thought|deem)\w* (?P<it>it) \w+ (?:to|that)\b",
        r"\bwhat (?:time|day|date|year) (?:is|was) (?P<it>it)\b",
        r"\b(?:what|who|why|how|where|when) (?:is|was) (?P<it>it) (?:that|who|which)\b",
    )
)


def is_dummy(text: str, word: Word) -> bool:
    """Tell whether a word of a question is an "it" for which nothing can be put in."""
    if word.lower != "it":
        return False
    return any(
        found.start("it") == word.start for rule in _DUMMIES for found in rule.finditer(text)
    )
