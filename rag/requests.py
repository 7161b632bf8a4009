"""What is asked for in a request, whatever verb or noun asks for it: "recap his talks", "date?".

>>> plainly("Recap Smith's talks in May."), plainly("Please sum up what Smith said.")
("List Smith's talks in May.", 'Summarize what Smith said.')
>>> plainly("Sum up the article."), plainly("Who runs through the park?")
('Sum up the article.', 'Who runs through the park?')

What is asked for by its name is asked for by its question word:

>>> plainly("Date the bridge was opened?"), plainly("Name of the bridge that fell?")
('When was the bridge opened?', 'What is the name of the bridge that fell?')
>>> plainly("Berg's job?"), plainly("boats sold number")
("What is Berg's job?", 'How many boats sold?')
"""

from __future__ import annotations

import re
from typing import Final

from rag.followup import direct
from rag.verb_lists import PREPOSITIONS

_POLITE: Final = (
    r"^\W*(?:(?:please|pls|now|ok|okay|so|and|then|could you|can you|would you"
    r"|will you|kindly)\b\W*)*"
)
_WHOLE_TEXT: Final = (
    r"(?!(?:it|this|that|everything|all|things)\W*$|(?:for me )?(?:the|this) (?:whole |entire )?"
    r"(?:article|text|piece|essay|paper|document|author|writer|chronology|timeline|main|key)\b)"
)
_LISTS: Final = re.compile(
    rf"{_POLITE}(?:recap|recount|outline|enumerate|itemi[sz]e|chronicle|retrace"
    r"|(?:go|run) (?:through|over)|(?:run|walk|take|talk) (?:me|us) through"
    r"|(?:reel|tick|rattle) off|(?:round|gather|pull|collect|put) (?:up|together)"
    r"|(?:set|lay|spell) out|jot down|note down)"
    rf" {_WHOLE_TEXT}(?:(?:an?|the) (?:\w+ )?list of )?",
    re.IGNORECASE,
)
_SUMS: Final = re.compile(rf"{_POLITE}sum up {_WHOLE_TEXT}", re.IGNORECASE)
_GIVES: Final = rf"{_POLITE}(?:(?:give|tell|show|find)(?: me| us)? )?(?:the )?"
_QUESTION_WORDS: Final = r"(?!.*\b(?:who|whom|whose|what|when|where|why|which|how)\b)"
_SUBJECT: Final = (
    r"(?=(?:the|an?|his|her|their|its|this|that|he|she|they|it|we|both)\b|(?-i:[A-Z]))"
)
"""How a clause begins after a noun to which nothing joins it."""

_NAMED: Final = re.compile(
    rf"{_GIVES}(?:exact |precise |main |stated )?"
    r"(?:(?P<when>date|day)(?P<on> (?:on which|that|when))?"
    r"|(?P<where>place|location|venue)(?P<at> (?:in which|at which|that|where))?"
    r"|(?P<why>reason)(?P<of> (?:why|that|for which))?)"
    rf" (?P<clause>(?(on)|(?(at)|(?(of)|{_SUBJECT}))){_QUESTION_WORDS}\w.*)$",
    re.IGNORECASE,
)
"""Asks by a noun for what a question word asks for, in a clause: "date the bridge opened"."""

_WHAT_FOR: Final = re.compile(
    r"(?:(?:and|but|so|ok) )?(?:what for|for what(?: reason)?|how come)(?: exactly)?\W*",
    re.I,
)
"""Asks why, and nothing else."""

_TELLS: Final = re.compile(
    r"\b(?:give|name|set|announce|propose|mention|choose|pick|cite|suggest|offer|fix|state)"
    r"(?= (?:for|as|to|in|on|of|by)\b|\W*$)"
)
"""Does something with the very noun: "the date he gave for the sale"."""

_NAME_OF: Final = re.compile(rf"{_POLITE}(?:full )?name of (?=the\b)", re.IGNORECASE)

_OFFICE_OF: Final = re.compile(
    rf"{_POLITE}{_QUESTION_WORDS}(?P<whose>[\w. -]+['’]s?|his|her|their)"
    r" (?P<office>(?:(?:job|official) )?(?:title|job|post|position|role|rank|office|function))\W*$",
    re.IGNORECASE,
)
"""Asks by nothing but a noun what somebody is: "Berg's job?"."""

_COUNT_OF: Final = re.compile(
    rf"^{_QUESTION_WORDS}(?!(?:the|an?|his|her|their|its|this|that|these|those|my|our|is|are|was|were"
    r"|do|does|did|has|have|tell|give|show|list|name)\b)"
    r"(?P<what>(?:[\w.-]+ ){0,2}[a-z]{3,}(?<![sui])s(?: [a-z]+){0,3}) number\W*$",
    re.IGNORECASE,
)
"""Asks for a number of things in as few words as may be: "us troops number"."""


def plainly(text: str) -> str:
    """Return a request in the plainest words for it; any other text as it is."""
    if _NAME_OF.match(text):
        return _NAME_OF.sub("What is the name of ", text)
    if office := _OFFICE_OF.match(text):
        return f"What is {office['whose']} {office['office']}?"
    if counted := _COUNT_OF.match(text):
        return f"How many {counted['what']}?"
    if named := _NAMED.match(text):
        return _asked(named) or text
    if _WHAT_FOR.fullmatch(text.strip()):
        return "Why?"
    if _SUMS.match(text):
        return _SUMS.sub("Summarize ", text)
    return _LISTS.sub("List ", text)


def _asked(named: re.Match[str]) -> str:
    """Return the question for a noun with a clause, "" where no clause follows the noun."""
    word = next(word for word in ("when", "where", "why") if named[word])
    clause = named["clause"]
    asked = f"{word} {clause}"
    turned = direct(asked)
    if clause.split()[0].lower() in PREPOSITIONS or turned == asked or _TELLS.search(turned):
        return ""
    return turned[0].upper() + turned[1:]
