"""What stands behind "after", "before", "despite" and the like, where just that is asked for.

"After what event did she resign?" is answered by what follows the same word in the sentence, or
another word for the same: "following the vote".
"""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range
from rag.short.fitting import LONGEST_TOLD, complement_of, fitted
from rag.short.ranking import Asking, matched, novelty
from rag.short.want_patterns import BY_LINK, LINKS
from rag.short.wording import last_question


def linked(asks: Asking, parsed: Parsed) -> Range | None:
    """Return what a sentence has behind the word that leads to what is asked, None without such.

    Where it has several, it is the one whose words before it the question holds most of.
    """
    asked = BY_LINK.search(last_question(asks.question))
    if asked is None or asks.want.kind not in ("thing", "statement", "doing", "reason"):
        return None
    link = (asked["link"] or asked["last"]).lower()
    group = next(ways for ways in LINKS if re.fullmatch(ways, link))
    flags = matched(asks, parsed)
    found = []
    for each in re.finditer(rf"(?<![\w-])(?:{group})(?![\w-])", parsed.text, re.IGNORECASE):
        at, start = parsed.covering(*each.span())
        piece = fitted(asks, parsed, (start, complement_of(parsed, start)), limit=LONGEST_TOLD)
        if piece[0] < piece[1] and novelty(asks, parsed.cut(piece)) > 0:
            found.append((sum(flags[max(0, at - _NEAR) : at]), -at, piece))
    return max(found)[2] if found else None


_NEAR: Final = 8
"""Tokens before the link that tell what it belongs to."""
