"""A question on somebody or some place that it only describes, taken apart.

Who "the minister who met the general" is must be found before what the minister said can be. So the
description and what is asked are two parts, the second of which leans on the first (`rag.hops`).

>>> described("What did the minister who met the general say of the border?")
('the minister who met the general', 'What did the minister say of the border?')
>>> described("What did engineers find at the plant that the minister wanted closed?")
('the plant that the minister wanted closed', 'What did engineers find there?')
>>> described("Who was the minister who met the general?") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from index.analyze import terms
from rag.relatives import ROLES, written_out
from rag.verb_lists import ADVERBS, ALSO_NOUNS, AUXILIARIES, DETERMINERS, PREPOSITIONS
from rag.verbs import Form, past, verb

_PLACES: Final = r"(?:place|site|plant|complex|facility|base|city|town|hospital|building|station)"

_SOMEBODY: Final = re.compile(
    rf"\b(?P<whom>the (?:[\w’'-]+ ){{0,4}}?{ROLES}) (?P<relative>whom?|whose|that) ", re.IGNORECASE
)
_MOVED: Final = re.compile(
    rf"^(?P<asked>\W*(?:[\w’'-]+ ){{0,4}}?(?:did|does|do|has|had|will|would) "
    rf"(?P<whom>the (?:[\w’'-]+ ){{0,4}}?{ROLES}) (?P<verb>[\w’'-]+(?: \w+)?)),? "
    r"(?P<clause>(?:who|whom|whose) [^?]+)",
    re.IGNORECASE,
)
"""A description after the verb: "whom did the coach replace who had been fined"."""
_ENDING: Final = re.compile(
    rf"^(?P<asked>\W*(?:who|whom|which|what)\b[^?]+? (?:with|to|for|by|from|of|about|against)"
    rf" the (?:[\w’'-]+ ){{0,4}}?{ROLES}),? (?P<clause>(?:who|whom|whose) [^?]+)",
    re.IGNORECASE,
)
"""A description at the end: "which club bargained with the mayor who had closed the plant"."""
_RELATED: Final = re.compile(
    r"^(?P<asked>\W*(?:who|whom|which|what)\b[^?]*?\b(?:counterparts?|opposite numbers?|successors?"
    r"|predecessors?|replacements?|deput(?:y|ies)|bosse?s?|superiors?)\b[^?]*? (?:of|to|for)"
    rf" the (?:[\w’'-]+ ){{0,4}}?{ROLES}),? (?P<clause>(?:who|that|whose|whom) [^?]+)",
    re.IGNORECASE,
)
"""Somebody told by another one: "who is the successor of the coach who had been fined"."""
_TO_SOMEBODY: Final = re.compile(
    rf"^(?P<asked>\W*(?:who|(?:which|what) (?:[\w’'-]+ ){{1,3}}?)\b ?(?P<deed>[\w’'-]+)"
    rf" the (?:[\w’'-]+ ){{0,4}}?{ROLES}),? (?P<clause>(?:who|that|whose|whom) [^?]+)",
    re.IGNORECASE,
)
"""What somebody described suffered: "who replaced the coach who had been fined"."""
_SOMEWHERE: Final = re.compile(
    rf"^(?P<asked>.+?) (?:at|in|on|from|near|inside|to) "
    rf"(?P<where>the (?:[\w’'-]+ ){{0,3}}?{_PLACES} (?:whose|that|which) [^?]+)",
    re.IGNORECASE,
)
_WHO_IT_IS: Final = re.compile(r"\b(?:is|was|are|were) (?:the|his|her|their) \w+ of\b", re.I)
"""Asks who or what somebody is: "what was the name of"."""

_WORD: Final = re.compile(r"[\w’'-]+")
_ENDS: Final = re.compile(r"[:;?!]| [–—-] |$")
"""What no relative clause goes beyond."""

_AFTER: Final[dict[str, tuple[Form, ...]]] = {
    **dict.fromkeys(("did", "does", "do", "will", "would", "could", "can", "should"), ("base",)),
    **dict.fromkeys(("had", "has", "have"), ("past",)),
    "": ("past", "s"),
}
"""The forms of the verb that goes on after the description, by the auxiliary before it."""

_ASKED_TERMS: Final = 2
"""A question with fewer terms beside the description asks for nothing but who or what it is."""


def described(question: str) -> tuple[str, str] | None:
    """Return whom or what place a question describes and what it asks of them, or None."""
    question = written_out(question)
    return _of_somebody(question) or _at_the_end(question) or _of_somewhere(question)


def _of_somebody(question: str) -> tuple[str, str] | None:
    """Return "the minister who left" and what is asked of that minister."""
    found = _SOMEBODY.search(question)
    if not found:
        return None
    before = question[: found.start()].split()
    forms = _AFTER.get(before[-1].lower() if before else "")
    who = found["relative"].lower() == "who"
    at = _going_on(question, found.end(), forms, who=who) if forms else None
    if at is None:
        return None
    description = question[found.start() : at].strip(" ,")
    return description, f"{question[: found.end('whom')]} {question[at:]}"


def _at_the_end(question: str) -> tuple[str, str] | None:
    """Return "the coach who had been fined" and what is asked, where the clause ends it."""
    if moved := _MOVED.match(question):
        return f"{moved['whom']} {moved['clause']}", f"{moved['asked']}?"
    ending = _RELATED.match(question) or _done_to(question)
    if not ending:
        ending = _ENDING.match(question)
        if not ending or _WHO_IT_IS.search(ending["asked"]):
            return None
    whom = ending["asked"][ending["asked"].lower().rindex(" the ") + 1 :]
    return f"{whom} {ending['clause']}", f"{ending['asked']}?"


def _done_to(question: str) -> re.Match[str] | None:
    found = _TO_SOMEBODY.match(question)
    deed = found["deed"].lower() if found else ""
    known = verb(deed)
    acts = known is not None and known[1] in ("past", "s") and deed not in AUXILIARIES
    return found if acts else None


def _of_somewhere(question: str) -> tuple[str, str] | None:
    """Return "the plant that was sold" and what is asked of it, where it ends a question."""
    found = _SOMEWHERE.match(question)
    if not found or len(set(terms(found["asked"]))) < _ASKED_TERMS:
        return None
    return found["where"], f"{found['asked']} there?"


def _going_on(question: str, start: int, forms: Sequence[Form], *, who: bool) -> int | None:
    """Return where the main clause goes on after a relative clause that begins at `start`.

    After "who" the clause opens with its verb.
    """
    end = next(_ENDS.finditer(question, start)).start()
    words = list(_WORD.finditer(question, start, end))
    texts = [word.group().lower() for word in words]
    own = 0 if who else next(_verbs(texts, ("past", "s", "base"), 0), len(texts))
    last = len(texts) if forms == ("base",) else len(texts) - 1  # "what did he who left say?"
    found = [at for at in _verbs(texts, forms, own + 1 + who) if at < last]
    if not found:
        return None
    sure = (
        at for at in found if texts[at] not in ALSO_NOUNS or _OPENING & {*texts[at + 1 : at + 2]}
    )
    at = next(sure, found[0])
    if texts[at - 1] in ADVERBS or texts[at - 1].endswith("ly"):
        at -= 1
    return words[at].start()


_OPENING: Final = DETERMINERS | {"that", "about"}
"""Words that follow a verb and not the noun that reads like it: "say his club"."""

_NO_PREDICATE: Final = DETERMINERS | PREPOSITIONS | {"to", "and", "or", "was", "were", "is", "are"}
"""Words after which a verb's form is something else: "a checked list", "in talks"."""


def _verbs(texts: Sequence[str], forms: Sequence[Form], start: int) -> Iterator[int]:
    """Yield where verbs of some forms stand that are no nouns or adjectives by what is before."""
    for at in range(start, len(texts)):
        known = verb(texts[at])
        if known is None or (at and texts[at - 1] in _NO_PREDICATE):
            continue
        base, form = known
        if form in forms or ("past" in forms and past(base) == texts[at]):
            yield at
