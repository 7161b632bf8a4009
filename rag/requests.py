"""What is asked for in a request, whatever verb asks for it: "recap his talks", "list his talks".

>>> plainly("Recap Smith's talks in May."), plainly("Please sum up what Smith said.")
("List Smith's talks in May.", 'Summarize what Smith said.')
>>> plainly("Sum up the article."), plainly("Who runs through the park?")
('Sum up the article.', 'Who runs through the park?')
"""

from __future__ import annotations

import re
from typing import Final

_POLITE: Final = (
    r"^\W*(?:(?:please|pls|now|ok|okay|so|and|then|could you|can you|would you"
    r"|will you|kindly)\b\W*)*"
)
_WHOLE_TEXT: Final = (
    r"(?!(?:it|this|that|everything|all|things)\W*$|(?:for me )?(?:the|this) (?:whole |entire )?"
    r"(?:article|text|piece|essay|paper|document|author|writer|chronology|timeline|main|key)\b)"
)
_LISTS: Final = re.compile(
    rf"{_POLITE}(?:recap|recount|outline|enumerate|itemi[sz]e|chronicle|retrace"
    r"|(?:go|run) (?:through|over)|(?:run|walk|take|talk) (?:me|us) through"
    r"|(?:reel|tick|rattle) off|(?:round|gather|pull|collect|put) (?:up|together)"
    r"|(?:set|lay|spell) out|jot down|note down)"
    rf" {_WHOLE_TEXT}(?:(?:an?|the) (?:\w+ )?list of )?",
    re.IGNORECASE,
)
_SUMS: Final = re.compile(rf"{_POLITE}sum up {_WHOLE_TEXT}", re.IGNORECASE)


def plainly(text: str) -> str:
    """Return a request with the plainest verb for it; any other text as it is."""
    if _SUMS.match(text):
        return _SUMS.sub("Summarize ", text)
    return _LISTS.sub("List ", text)
