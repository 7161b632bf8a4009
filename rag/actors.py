"""Who acts in what a question lists: by its subject, or as the owner of what was said or done."""

from __future__ import annotations

import re
from typing import Final

from rag.ask import Ask
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


_OF_A_KIND: Final = re.compile(
    r"\b(?:(?:(?:state|government|party)(?:[- ](?:run|owned|controlled))?|official),? "
    r"(?:news )?(?:media|press|outlets|(?:news)?papers|dailies|agency|broadcasters|mouthpieces"
    r"|television|tv|radio)"
    r"|media|press|newspapers|magazines|papers|broadcasters|outlets|journalists|reporters"
    r"|generals|admirals|commanders|officers|(?:top )?brass|military (?:leaders|chiefs)"
    r"|watchdogs|think[- ]tanks|institutes|researchers|analysts"
    r"|research (?:bodies|groups|institutions)"
    r"|courts|judges|lawmakers|legislators|senators|congress)\b",
    re.IGNORECASE,
)


def names_kind(ask: Ask) -> bool:
    """Tell whether actors of some kind are asked for: "state media", "the generals"."""
    return _OF_A_KIND.search(wanted(ask.text).subject or ask.query) is not None
