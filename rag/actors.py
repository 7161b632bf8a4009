"""Who acts in what a question lists: by its subject, or as the owner of what was said or done."""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms
from rag.short import wanted

_DEEDS: Final = (
    "remarks|statements|comments|words|views|positions?|actions|activities|moves|steps|deeds"
    "|doings|trips|travels|visits|meetings|talks|tweets|speeches|appearances|announcements"
    "|promises|pledges|threats|warnings|demands|claims|calls|requests|contacts|dealings|messages"
    "|letters|praise|criticisms?|complaints"
)
_OWNER: Final = re.compile(
    r"\b((?:[Tt]he |[Oo]ur )(?:[\w-]+ ){0,3}?[\w-]+|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})['’]s? "
    rf"(?=(?:[\w-]+ ){{0,3}}?(?:{_DEEDS})\b)"
)
"""Whose words or deeds are asked for: "collect the coach's remarks"."""

_SAYS: Final = re.compile(
    r"\b(?:what|whatever|all|everything|things?|statements?|remarks?|announcements?|words"
    r"|comments?|claims?|moves?|steps?|(?:each|every) time)(?: that)? "
    r"(?P<who>(?:[\w-]+ ){0,4}[\w-]+?)(?: has| had| publicly)? "
    r"(?:sa(?:id|ys)|ma(?:de|kes)|did|told|tells|announce[ds]|took|takes)\b"
)
"""Whose words or deeds are asked for: "list what the coach said"."""

_STAND_IN: Final = re.compile(
    r"\b[\w-]+['’]s? (?:own )?(?:side|camp|regime|government|administration|team|people|officials"
    r"|aides|country|party|supporters|backers|critics|advisers|advisors|army|troops)\b"
)
"""Those who stand for a person and act without that person."""

_BELONGS: Final = re.compile(r"([\w-]+)['’]s?(?!\w)")
_HEADED: Final = re.compile(
    r"\b(?:of|for|behind|around|with)\b(?! (?:the )?(?:state|staff|defen[cs]e|foreign|navy|army)\b)"
)
"""Joins persons to those who act and are not these: "backers of Smith"."""


def actor_of(question: str) -> str:
    """Return the words for who acts, "" where nobody is named so.

    >>> actor_of("Collect the coach's October remarks about Smith.")
    'the coach'
    """
    owner, says = _OWNER.search(question), _SAYS.search(question)
    told = owner[1] if owner else says["who"] if says else ""
    actor = _STAND_IN.sub("", wanted(question).subject or told)
    return "" if _HEADED.search(actor) else actor


def owners_in(actor: str) -> str:
    """Return whom those who act belong to: "the coach" of "the coach's deputy"."""
    return " ".join(_BELONGS.findall(actor))


def without_stand_ins(question: str) -> str:
    """Return a question without those who act in a person's stead: "Smith's camp"."""
    return _STAND_IN.sub("", question)


def acts_first(sentence: str, persons: frozenset[str], acting: frozenset[str]) -> bool:
    """Tell whether a clause names first, of some persons, one who is to act; all are terms.

    >>> acts_first("Smith praises Jones; Jones is silent.", {"smith", "jone"}, {"jone"})
    True
    """
    said = [clause.split() for clause in sentence.split(";")]
    named = ([own for word in words if (own := persons & {*terms(word)})] for words in said)
    return any(found and found[0] & acting for found in named)
