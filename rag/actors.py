"""Actors that a question calls by what they are: "state media", "the generals"."""

from __future__ import annotations

import re
from typing import Final

from rag.ask import Ask
from rag.short import wanted

_OF_A_KIND: Final = re.compile(
    r"\b(?:(?:(?:state|government|party)(?:[- ](?:run|owned|controlled))?|official),? "
    r"(?:news )?(?:media|press|outlets|(?:news)?papers|dailies|agency|broadcasters|mouthpieces"
    r"|television|tv|radio)"
    r"|media|press|newspapers|magazines|papers|broadcasters|outlets|journalists|reporters"
    r"|generals|admirals|commanders|officers|(?:top )?brass|military (?:leaders|chiefs)"
    r"|watchdogs|think[- ]tanks|institutes|researchers|analysts"
    r"|research (?:bodies|groups|institutions)"
    r"|courts|judges|lawmakers|legislators|senators|congress)\b",
    re.IGNORECASE,
)


def names_kind(ask: Ask) -> bool:
    """Tell whether a question is about actors of some kind: "what did state media say?"."""
    return _OF_A_KIND.search(wanted(ask.text).subject or ask.query) is not None
