"""What a follow-up says before it asks, such as "That sounds like a triumph, so who doubted it?".

>>> split_preface("That sounds like a triumph, but surely not for all, so who stayed doubtful?")
('That sounds like a triumph, but surely not for all, so ', 'who stayed doubtful?')
>>> split_preface("Who stayed doubtful?")
('', 'Who stayed doubtful?')
"""

from __future__ import annotations

import re
from typing import Final

_CORE: Final = re.compile(
    r"(?:[,;:.!?–—-]+\s+)(?:(?:and|but|so|then|well|now|also|ok|okay),?\s+)*"
    r"(?P<core>(?:(?:in|on|at|by|for|from|to|with|of|about|under)\s+)?"
    r"(?:who|whom|whose|what|when|where|why|which|how)\b[^?!.;]*\?*)\s*$",
    re.IGNORECASE,
)
_ASKS_FIRST: Final = re.compile(
    r"^\W*(?:(?:and|but|so|then|well|ok|okay),?\s+)*(?:(?:in|on|at|by|for|from|to|with)\s+)?"
    r"(?:who|whom|whose|what|when|where|why|which|how|did|does|do|was|were|is|are|has|have|had|will"
    r"|can|could|would|should)\b",
    re.IGNORECASE,
)


def split_preface(question: str) -> tuple[str, str]:
    """Return the remarks before the last clause that asks, and that clause.

    The remarks are "" where the question asks from its beginning on.
    """
    found = _CORE.search(question)
    if found is None or _ASKS_FIRST.match(question):
        return "", question
    return question[: found.start("core")], found["core"]
