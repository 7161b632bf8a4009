"""What somebody said, asked for or called something: "Did the mayor say that taxes will rise?".

What is said need not be a fact, so words that leave it open are no bar: who says it must be the
one asked about, and the sentence must hold all that he is said to have said.

    >>> from rag.short.candidates import parse
    >>> speech(parse("Did the mayor want the tax cut?"))
    Speech(verb='want', at=3)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rag.short.candidates import Parsed
from rag.verb_lists import SAYING
from rag.verbs import verb

_STATING: Final = frozenset(
    "say tell state argue suggest call describe claim declare mention remark note think believe "
    "label see view regard consider".split()
)
_WISHING: Final = frozenset("want wish ask urge request demand call seek push press favor".split())

_STATED: Final = (
    SAYING
    | frozenset("call describe identify characterize portray label brand accuse warn".split())
) - frozenset("deny hope hint expect predict find promise pledge vow propose complain".split())

_WISHED: Final = _WISHING | frozenset("appeal insist propose wish urge".split())
_ADVISED: Final = frozenset("say suggest argue tell think insist".split())
"""Verbs that tell of a wish where "should" or "must" follows."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The verb of a question that asks what somebody said, and its token."""

    verb: str
    at: int


def speech(question: Parsed) -> Speech | None:
    """Return the verb of saying or wishing that an active question asks about, if it is one."""
    if question.tokens[0].text.lower() not in _ASKING:
        return None
    for at, token in enumerate(question.tokens[1:], 1):
        known = verb(token.text)
        if known and known[0] in _STATING | _WISHING and question.tokens[at - 1].tag in _WHO:
            active = known[1] in ("base", "ing") or token.tag == "verb"
            return Speech(known[0], at) if active and _is_active(question, known[1]) else None
        if token.tag in ("verb", "ing", "prep", "to") and token.text != "of":
            return None
    return None


_ASKING: Final = frozenset("do does did has have had is was are were".split())


def _is_active(question: Parsed, form: str) -> bool:
    """Tell whether a form after an auxiliary is active: "was he asking", "did he ask"."""
    return (question.tokens[0].text.lower() in ("is", "was", "are", "were")) == (form == "ing")


_WHO: Final = frozenset({"name", "noun", "adverb"})


def spoken(asked: Speech, said: Parsed) -> list[int]:
    """Return the tokens of verbs that say as much as the verb asked about."""
    found = []
    for at, token in enumerate(said.tokens):
        if token.tag not in ("verb", "ing"):
            continue
        after = {each.text.lower() for each in said.tokens[at:]}
        stating = asked.verb in _STATING and token.lemma in _STATED
        wishing = asked.verb in _WISHING and token.lemma in _WISHED
        advised = asked.verb in _WISHING and token.lemma in _ADVISED and after & _SHOULD
        if stating or wishing or advised:
            found.append(at)
    return found


_SHOULD: Final = frozenset("should must".split())
