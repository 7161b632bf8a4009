"""Two that are named first, and then what is asked of each: "Ann and Bob: what did each say?".

>>> each_of_pair("Ann and Bob at the fair: what did either of them sell?")
('what did Ann sell (at the fair)', 'what did Bob sell (at the fair)')
>>> each_of_pair("In May both Ann and Bob spoke. Who was louder, and what did each say of it?")
('what did Ann say of it (In May spoke)', 'what did Bob say of it (In May spoke)')
>>> each_of_pair("Set the mayor and the union side by side: what was the wish of each?")
('what was the wish of the mayor', 'what was the wish of the union')
>>> each_of_pair("Ann and Bob met. What did she say to each other guest?") is None
True
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms
from rag.phrase_edges import phrase_end, phrase_start

_ASKS: Final = r"(?:who|whom|whose|what|when|where|why|which|how)\b"
_EACH: Final = (
    r"(?<!from )(?<!to )\b(?:each|either|both)\b(?! other)(?! and)(?: (?:one|side|man|woman|party"
    r"|country|government|leader|official|person)\b| of (?:them|these|those|the two)(?: two)?\b)?"
)
_SHORTENED: Final = "".join(
    rf"(?<!\b{word})"
    for word in "Jan Feb Mar Apr Aug Sep Sept Oct Nov Dec Gen Sen Rep Gov Mr Mrs Ms Dr".split()
)
"""Where a full stop ends a sentence: not after a word cut short."""
_PAIR: Final = re.compile(
    rf"^\W*(?P<told>(?!{_ASKS})[^?:;]*?\band\b[^?:;]*?)\s*"
    rf"(?:[:;]|{_SHORTENED}[.!](?= )|,(?= {_ASKS})| [–—-](?= )) "
    rf"(?P<asked>(?:[^?]*[,.;] (?:and |but )?)??{_ASKS}[^?]*{_EACH}[^?]*?)\W*$",
    re.IGNORECASE,
)
_FRAMES: Final = re.compile(
    r"^(?:please )?(?:set|put|place|hold|take|consider|compare|contrast|weigh|look at|between|of"
    r"|with|as for|regarding)\b *"
    r"|,? (?:side by side|next to (?:each other|one another)|together|in comparison|compared)\b",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(r"\bboth\b", re.IGNORECASE)
_THE: Final = re.compile(r"^(?:The|A|An|Its|Their|His|Her)\b")
_IN: Final = re.compile(r" (?:in|for) ")
_AND: Final = re.compile(r" and ")
_CLAUSE: Final = re.compile(rf"[,.;]? (?:and|but) (?={_ASKS})|[.;] (?={_ASKS})", re.IGNORECASE)
_EACH_OF: Final = re.compile(_EACH, re.IGNORECASE)


def each_of_pair(question: str) -> tuple[str, str] | None:
    """Return what is asked of each of two that were named before the question, or None."""
    found = _PAIR.match(question)
    if found is None:
        return None
    told = _FRAMES.sub("", found["told"]).strip()
    join = _AND.search(told)
    clause = next((each for each in _CLAUSE.split(found["asked"]) if _EACH_OF.search(each)), "")
    if join is None or re.search(_ASKS, told, re.IGNORECASE):
        return None
    start, end = phrase_start(told, join.start()), phrase_end(told, join.end())
    if (common := _IN.search(told, join.end(), end)) and not _IN.search(told, start, join.start()):
        end = common.start()
    one, other = told[start : join.start()].strip(" ,"), told[join.end() : end].strip(" ,")
    one = _THE.sub(lambda found: found.group().lower(), one)
    rest = _BOTH.sub(" ", f"{told[:start]} {told[end:]}")
    rest = " ".join(rest.split()).strip(" ,.")
    context = f" ({rest})" if terms(rest) else ""
    if not terms(one) or not terms(other):
        return None
    one, other = (f"{_EACH_OF.sub(side, clause).strip(' ?.')}{context}" for side in (one, other))
    return one, other
