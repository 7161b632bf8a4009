"""Nouns that mean what was just told: "the trip", "the ruling", "the ban", unexplained.

>>> known_from_before("What did the coach say came out of the trip?", "When did they fly to Rome?")
True
>>> known_from_before("What came out of the trip to Rome?", "When did they fly to Rome?")
False
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms

_NOUNS: Final = (
    "trip visit journey tour stay stop meeting encounter conversation call talks discussion session"
    " gathering event ceremony hearing speech address remark remarks statement announcement letter"
    " message story deal agreement accord pact settlement ruling verdict"
    " judgment judgement decision order award fine penalty punishment move step measure measures"
    " test launch drill drills exercise exercises ban curbs restriction restrictions warning threat"
    " accusation charge allegation complaint criticism request demand offer proposal plan promise"
    " pledge change cut cuts increase release arrest resignation departure appointment firm company"
    " group body agency institute thing dispute row quarrel disagreement money sum"
    " weapon device site facility place zone post posts footage commentary".split()
)
_BARE: Final = re.compile(
    rf"\bthe (?P<noun>{'|'.join(_NOUNS)})(?=\W*$|['’]s\b|[,;:]|\s+"
    r"(?:is|are|was|were|did|does|do|had|has|have|will|would|could|came|come|happen\w*|took|take"
    r"|itself|and|or|as|so|be|been|start\w*|begin|end|go|mean|say|cover|lead|affect|involve"
    r"|hold|appear|[a-z]+ed)\b)",
    re.IGNORECASE,
)


def known_from_before(question: str, before: str) -> bool:
    """Tell whether a question has such a noun that the question before doesn't have.

    >>> known_from_before("What did the ban cover?", "Which bank was fined?")
    True
    """
    told = set(terms(before))
    return any(told.isdisjoint(terms(found["noun"])) for found in _BARE.finditer(question))
