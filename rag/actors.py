"""Whether the person whose deed or words a question asks for does anything in a sentence.

"What did Dahl answer?" is not told where Berg writes to Dahl, though both stand in one sentence.

    >>> from rag.names import names_in
    >>> names = names_in(["Mayor Berg sends Minister Dahl a note."])
    >>> idle("What did Dahl answer?", "Berg sends Dahl a note.", names)
    True
    >>> idle("What did Berg write?", "Berg sends Dahl a note.", names)
    False
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms, words
from rag.names import TITLES, Names
from rag.short import PEOPLE, Parsed, Range, parse, terms_of, wanted

_KINDS: Final = frozenset({"thing", "doing", "statement", "manner", "reason"})
_ACTIVE: Final = re.compile(r"\b(?:did|does|do|has|had|will|would)\b|n['’]t\b", re.IGNORECASE)
_LED_IN: Final = frozenset("by from as per with".split())
_BEFORE_VERB: Final = frozenset({"adverb", "aux", "close", "comma"})


def idle(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence names the person of whose deed a question asks, who does nothing.

    A pronoun that acts, or somebody who is only called by an office, may be that person.
    """
    want = wanted(question)
    if want.slot != "object" or want.kind not in _KINDS or not _ACTIVE.search(question):
        return False
    parts = words(want.subject)
    person = [word for word in parts if names.kind(word) == "person"]
    if not person or any(word not in person and word not in TITLES for word in parts):
        return False
    about = terms_of(" ".join(person))
    told = parse(sentence)
    return bool(about & {*terms(sentence)}) and not any(
        _acts(told, piece) and (about & terms_of(told.cut(piece)) or _unnamed(told, piece))
        for piece in _pieces(told)
    )


def _pieces(told: Parsed) -> list[Range]:
    """Return the phrases, the names (which may hold an "of") and the pronouns."""
    pronouns = [
        (at, at + 1) for at, token in enumerate(told.tokens) if token.tag in ("pronoun", "relative")
    ]
    return [*told.phrases, *told.names, *pronouns]


def _unnamed(told: Parsed, piece: Range) -> bool:
    """Tell whether a piece is a pronoun, or calls somebody by an office alone."""
    inside = told.tokens[piece[0] : piece[1]]
    if inside[0].tag in ("pronoun", "relative"):
        return inside[0].text.lower() not in ("it", "that", "which", "this")
    return all(token.tag != "name" or token.text == "US" for token in inside) and (
        inside[-1].text.lower() in PEOPLE | TITLES
    )


def _acts(told: Parsed, piece: Range) -> bool:
    """Tell whether a piece stands before a verb, owns something, or is said to do it ("by X")."""
    start, end = piece
    if start == 0 or any(token.possessive for token in told.tokens[start:end]):
        return True
    before = told.tokens[start - 1] if start else None
    if before is not None and before.text.lower() in _LED_IN:
        return True
    at = end
    while at < len(told.tokens) and told.tokens[at].tag in _BEFORE_VERB:
        at += 1
    verbal = at < len(told.tokens) and told.tokens[at].tag == "verb"
    helped = end < len(told.tokens) and told.tokens[end].tag == "aux"
    led = before is not None and before.tag in ("prep", "to")
    return (verbal or helped) and not led


_WHO_WROTE: Final = re.compile(
    r"\bwho(?:['’]s| is| was| were)? (?:\w+ly )?"
    r"(?:wrote|authored|penned|the (?:author|writer)s?)\b"
    r"(?!.*\bthis\b|.*\b(?:the|your) (?:\w+ )?"
    r"(?:article|essay|text|paper|document|chronology|timeline|analysis|overview)\b)",
    re.IGNORECASE,
)
"""Asks who wrote something, but not the document itself, which its heading tells."""


def unsigned(question: str, sentence: str, names: Names) -> bool:
    """Tell whether it is asked who wrote something, and a sentence names no person anew."""
    if not _WHO_WROTE.search(question):
        return False
    asked = {*terms(question)}
    return not any(
        names.kind(word) == "person" and asked.isdisjoint(terms(word)) for word in words(sentence)
    )
