"""Questions that ask where in a text something is told, and not where in the world it was.

>>> asks_where_told("Where is a new bridge promised or asked for?")
True
>>> asks_where_told("Where was the bridge promised?"), asks_where_told("Where is she expected?")
(False, False)
"""

from __future__ import annotations

import re
from typing import Final

_TEXT: Final = (
    r"(?:(?:the|this|that|its|your) )?(?:timeline|chronology|article|analysis|essay|text|paper"
    r"|piece|author|writer|log|record|entries|report|story|document)"
)
_TOLD: Final = (
    r"(?:(?:mention|discuss|ask|call|request|promis|predict|forecast|announc|suggest|describ|report"
    r"|rais|propos|talk|quot|cit|criticiz|criticis|prais|warn|threaten|deni|claim|acknowledg|touch"
    r"|cover|address|recall|explain|hint|point|demand|urg|condemn|complain|list|record|not"
    r"|stat|voic|express|back|question|doubt|reject|refer)e?d|said|told|spoken"
    r"|brought up|foreseen|alluded|foretold|set out|written)"
)
_WHERE_TOLD: Final = re.compile(
    rf"\bwhere (?:else |exactly |all )?(?:in|within|throughout|on) {_TEXT}\b"
    rf"|\bwhere (?:else )?(?:do|does|did) {_TEXT}\b(?! (?:live|work|come|study|teach)\b)"
    rf"|\bwhere (?:else )?(?:is|are) .+? {_TOLD}(?: (?:of|to|for|on|about|up|out|upon|at))?"
    rf"(?:,? (?:and|or|nor)(?: \w+){{1,3}})?\W*$",
    re.IGNORECASE,
)


def asks_where_told(question: str) -> bool:
    """Tell whether the places of a text are asked for at which it tells of something."""
    return _WHERE_TOLD.search(question) is not None
