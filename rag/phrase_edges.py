"""Where a phrase that names somebody or something begins and ends, beside another one.

>>> text = "What did the mayor and the board of the union tell the press?"
>>> text[phrase_start(text, 18) : 18], text[23 : phrase_end(text, 23)]
('the mayor', 'the board of the union')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rag.verb_lists import ALSO_NOUNS, AUXILIARIES, DETERMINERS, PREPOSITIONS
from rag.verbs import verb

ASKS_TO: Final = re.compile(
    r"^\W*(?:please )?(?:compare|contrast|set|put|place|hold|weigh)\b *"
    r"|^\W*what(?:['’]s| is| was| are| were) the (?:\w+ )?"
    r"(?:differences?|contrasts?|distinctions?|gaps?) between ",
    re.IGNORECASE,
)
"""A verb that opens a request to set two side by side."""
WORD: Final = re.compile(r"[\w’'.-]*\w[\w’'-]*")
OWNER: Final = re.compile(r"(?:[\w.-]+ ){0,4}[\w.-]+(?:['’]s|s['’])")
"""A whole phrase for somebody to whom something belongs: "the old union's"."""
BREAK: Final = re.compile(r"[,:;?!()]| [–—-] ")
_ASKING: Final = frozenset("who whom whose what when where why which how that".split())
_OF_BOTH: Final = frozenset(
    "both each respectively agree differ disagree part between more less better".split()
)
_AFTER_NAMES: Final = PREPOSITIONS - {"of", "for", "in"}


def phrase_start(text: str, end: int) -> int:
    """Return where the phrase begins that ends at `end`."""
    clause = max((found.end() for found in BREAK.finditer(text, 0, end)), default=0)
    words = list(WORD.finditer(text, clause, end))
    said = [word.group() for word in words]
    start = next((n + 1 for n in reversed(range(len(said))) if _stops(said, n)), 0)
    while start < len(words) - 1 and said[start].lower() in PREPOSITIONS:
        start += 1
    return words[start].start() if start < len(words) else end


def phrase_end(text: str, start: int) -> int:
    """Return where the phrase ends that begins at `start`."""
    clause = clause_end(text, start)
    words = list(WORD.finditer(text, start, clause))
    said = [word.group() for word in words]
    end = next((n for n in range(1, len(words)) if ends_phrase(said, n)), None)
    return words[end - 1].end() if end else clause


def clause_end(text: str, start: int) -> int:
    """Return where the clause ends that goes on at `start`."""
    found = BREAK.search(text, start)
    return found.start() if found else len(text)


def _stops(words: Sequence[str], at: int) -> bool:
    """Tell whether a word can't be part of a phrase that names somebody or something."""
    word = words[at].lower()
    if word in AUXILIARIES or word in _ASKING or word in _OF_BOTH or ASKS_TO.match(word):
        return True
    before, known = words[at - 1] if at else "", verb(word)
    if word == "think" and words[at + 1 : at + 2] in (["tank"], ["tanks"]):
        return False
    if known is None or words[at][0].isupper() or before.lower() in _NO_VERB_AFTER:
        return False
    base, form = known
    return form == "past" or base not in ALSO_NOUNS or (form == "base" and before[:1].isupper())


_NO_VERB_AFTER: Final = DETERMINERS | PREPOSITIONS | {"to"}


def ends_phrase(words: Sequence[str], at: int) -> bool:
    """Tell whether a phrase that names somebody or something ends before a word."""
    return _stops(words, at) or words[at].lower() in _AFTER_NAMES


def holds_verb(text: str) -> bool:
    """Tell whether a text holds a verb."""
    words = [word.group() for word in WORD.finditer(text)]
    return any(_stops(words, n) for n in range(len(words)))
