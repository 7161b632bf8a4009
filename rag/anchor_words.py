"""Words that reckon a time from an event, turned into "after" and "before", which are understood.

>>> plainly("Once the bridge had opened, who spoke?")
'After the bridge had opened, who spoke?'
>>> plainly("No sooner had the bridge opened than who spoke?")
'Right after the bridge had opened, who spoke?'
>>> plainly("With the talks called off, what came next?")
'After the talks called off, what came next?'
>>> plainly("Who spoke once again?")
'Who spoke once again?'
"""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = (
    r"(?:the|a|an|this|that|his|her|their|its|he|she|they|it|both|all|(?-i:[A-Z])[\w’'-]*)"
)
_CLAUSE: Final = rf"(?=(?:[\w’'-]+ ){{0,2}}?{_NAMES}\b)"
_OVER: Final = (
    r"(?:over|done|out|off|through|complete|behind (?:him|her|them|us)|in place|under ?way|gone"
    r"|\w{2,}ed|called off|shut|sent|held|met|made|signed|broken|blown up|drawn up|set up|done with"
    r"|fallen through)"
)
_FINITE: Final = (
    r"(?:ha[sd]|was|were|is|are|went|came|took|got|met|left|won|lost|spoke|said|fell|broke|began|sat"
    r"|gave|made|held|quit|saw|\w{2,}ed|\w{3,}s)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:would|will|won['’]t|shall|should|going to)\b|\w['’](?:d|ll)\b", re.IGNORECASE
)
"""What is to come "once they have voted" is no time that the chronology holds."""

_STOP: Final = r"(?=\s*[,?.;]|$)"

_WORDINGS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (
            r"\b(?:no sooner|hardly|scarcely|barely) (?P<had>had|did|was|were) "
            r"(?P<event>(?:[\w’'-]+ ){1,12}?)(?P<verb>[\w’'-]+) (?:than|when)\b",
            r"right after \g<event>\g<had> \g<verb>,",
        ),
        (
            rf"(?<![\w’'-] )with (?P<event>{_NAMES} (?:[\w’'-]+ ){{1,9}}?)(?:now |finally "
            rf"|just |at last )?"
            rf"(?P<over>(?:(?:having been|having|being) )?{_OVER})(?=,)",
            r"after \g<event>\g<over>",
        ),
        (
            r"\bwhen (?P<event>(?:[\w’'-]+ ){1,9}?)(?:was|were|had come to an?|had been) "
            rf"(?P<over>over|done|finished|complete|completed|through|end){_STOP}",
            r"after \g<event>was \g<over>",
        ),
        (
            rf"\bwhen (?={_NAMES} (?:[\w’'-]+ ){{0,6}}?had (?!to\b))(?!.*\bwhen had\b)(?=[^?]*,)",
            "after ",
        ),
        (
            r"\b(?:as soon as|the (?:moment|minute|instant)(?: that)?|immediately (?:on|upon)"
            r"|(?:hard |hot |close )?on the heels of|fresh (?:from|off|out of)|straight"
            r" (?:after|from)"
            rf"|(?:(?<=^)|(?<=, )|(?<=happened ))upon) {_CLAUSE}",
            "right after ",
        ),
        (
            r"(?<!at )(?<!only )(?<!more than )(?<!\bagain )\bonce (?!again|more|a\b|an\b|in\b"
            r"|every|per\b|upon|and\b"
            rf"|or\b|for all){_CLAUSE}(?=[^,?;]*? {_FINITE})",
            "after ",
        ),
        (
            rf"\b(?:now that|subsequent to|following (?:on from|upon)|consequent (?:on|upon))"
            rf" {_CLAUSE}",
            "after ",
        ),
        (r"\b(?:previous to|in anticipation of|in the build-?up to|building up to) ", "before "),
        (
            r"\b(?:on|in) the (?:very |same |self-?same ){1,2}(?:date|day)(?: when| that| as)?"
            r" (?=(?:an?|the|its|his|her|their|(?-i:[A-Z])[\w’'-]*)"
            r" (?!(?:did|was|were)\b)[\w’'-]+ )",
            "on the day when ",
        ),
        (
            r"\bon (?P<event>(?:the )?(?:[\w’-]+ ){0,4}(?!year)[\w-]+)['’]s eve\b",
            r"on the eve of \g<event>",
        ),
        (
            r"\b(?:from|starting (?:with|from|at)|beginning (?:with|from|at)) "
            rf"(?P<event>{_NAMES}\b[^?,;]*?),? (?:(?:right |all the way )?through(?: to)?"
            rf"|(?:all the way |right )?(?:up )?(?:to|until|till)|(?:and )?ending (?:with|at"
            rf"|in)) (?!(?:he|she|they|it) )(?={_NAMES}\b)",
            r"from \g<event> to ",
        ),
    )
)


def plainly(text: str) -> str:
    """Return a text with its words of relation to an event as "after", "before", "from ... to"."""
    for pattern, plain in _WORDINGS:
        found = pattern.search(text)
        if found and not _AHEAD.search(text, 0, found.start()):
            text = pattern.sub(plain, text)
    return text[:1].upper() + text[1:]
