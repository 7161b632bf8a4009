"""A description that leaves out its "who was" or "whom", written out in full.

English may shorten "the general who was replaced by Ann" to "the general replaced by Ann", and
"the minister whom Ann met" to "the minister Ann met". What takes questions apart looks for the
relative pronoun.

>>> written_out("What did the general replaced by Ann say of the sale?")
'What did the general who was replaced by Ann say of the sale?'
>>> written_out("What did the coach the mayor met in May announce?")
'What did the coach whom the mayor met in May announce?'
>>> written_out("What did the coach tell the mayor?")
'What did the coach tell the mayor?'
"""

from __future__ import annotations

import re
from typing import Final

from rag.names import TITLES
from rag.verb_lists import AUXILIARIES, PREPOSITIONS
from rag.verbs import verb

ROLES: Final = (
    rf"(?:{'|'.join(sorted(TITLES))}|man|woman|person|politician|diplomat|official|lawmaker"
    r"|nominee|appointee|candidate|incumbent|newcomer|veteran|expert|scholar|researcher|critic"
    r"|captive|prisoner|detainee|negotiator|dignitary|statesman|stateswoman|figure|member"
    r"|successor|predecessor|deputy|boss|guest|visitor|host|speaker|aide"
    r"|(?:American|Russian|German|Korean|Japanese|Briton|Frenchman))"
)
"""Nouns for somebody, as a pattern."""

_WORD: Final = re.compile(r"[\w’'.-]*[\w’'-]")
_NAMED: Final = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}"
_OWN: Final = re.compile(
    rf" (?P<subject>(?:the|his|her|their|its) (?:[\w’'-]+ ){{0,2}}?[\w’'-]+|{_NAMED}"
    r"|(?-i:he|she|they)) (?P<verb>[a-z]+)\b"
)
"""A subject of its own after a noun, and its verb: "the coach [the mayor met]"."""
_SOMEBODY: Final = re.compile(
    rf"\bthe (?:[\w’'-]+ ){{0,4}}?{ROLES}(?= [\w’'])(?! {ROLES}\b)", re.IGNORECASE
)
_ASKS: Final = re.compile(r"\b(?:did|does|do|will|would|could|can|should)\b", re.I)
"""What the plain form of the main verb follows, so that a past form belongs to a description."""
_AFTER: Final = PREPOSITIONS | {"as", "when", "after", "before", "a", "together", "to", "with"}
"""Words that go on after a participle which has no object: "replaced by", "sent to"."""


def written_out(question: str) -> str:
    """Return a question with the relative pronoun that the description of a person leaves out."""
    for found in _SOMEBODY.finditer(question):
        if not _ASKS.search(question, 0, found.start()):
            continue
        at = found.end()
        pronoun = "who was" if _participle(question, at) else "whom" if _own(question, at) else ""
        if pronoun:
            return f"{question[:at]} {pronoun}{question[at:]}"
    return question


def _participle(question: str, at: int) -> bool:
    """Tell whether a participle follows at once, where the main verb would be a base form."""
    following = [word.group().lower() for word in _WORD.finditer(question, at)][:2]
    if len(following) < 2 or question[at : at + 1] != " " or following[0] in AUXILIARIES:
        return False
    known = verb(following[0])
    return known is not None and known[1] == "past" and following[1] in _AFTER


def _own(question: str, at: int) -> bool:
    """Tell whether a subject and its finite verb follow at once."""
    found = _OWN.match(question, at)
    known = verb(found["verb"]) if found else None
    return known is not None and known[1] in ("past", "s")
