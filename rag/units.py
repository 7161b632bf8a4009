"""Whether a sentence tells a number in the unit asked for: hours, years of age, miles, money.

>>> in_unit("How many hours did they talk?", "They met a month later.")
False
>>> in_unit("How old was the sailor?", "The 61-year-old sailor came home.")
True
"""

from __future__ import annotations

import re
from typing import Final

from rag.verb_lists import NUMBERS

_NUMBER: Final = rf"(?:[\d.,]*\d|{'|'.join(NUMBERS)}|an?|half an?|several|a few)[- ]"
_UNITS: Final = tuple(
    (re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for asked, told in (
        (
            r"how many (?:minutes|hours)",
            rf"\b{_NUMBER}(?:minute|hour|day|night)|around-the-clock|all (?:day|night)",
        ),
        (
            r"how long (?:did|does|do|was|were|is|are|will|has|have|had|should|can)\b",
            rf"\b(?!an? second [A-Za-z]){_NUMBER}"
            r"(?:second|minute|hour|day|night|week|month|year|decade|season)s?"
            r"(?! (?:later|earlier|ago)\b)\b"
            r"|around-the-clock|all (?:day|night)|\b(?:since|until|till|through|from|for now"
            r"|time being|temporar|permanent|indefinit|time|entire|throughout)",
        ),
        (
            r"how many seconds",
            rf"\b(?!an?[- ]second){_NUMBER}(?:second|minute|hour)",
        ),
        (
            r"how old|(?:what|which) age",
            r"\b\d+[- ]years?[- ]old|\baged?\b|\bborn\b|, \d\d?,|\bcentur|\bdates? (?:back|from)",
        ),
        (
            r"how tall|how (?:wide|deep) (?:is|was|are|were)|how far (?:away )?(?:is|was|are|were"
            r"|from|off)|how far (?:did|does|do|can|could|will|would|has|had)\b.*"
            r"\b(?:fly|flew|flown|travel|travelled|traveled|reach|drive|walk|sail|fall)\b"
            r"|how many (?:kilomet(?:er|re)s|km|miles|met(?:er|re)s|yards|feet|inches)",
            rf"\b{_NUMBER}(?:kilomet|km\b|miles?\b|met(?:er|re)|yards?\b|feet\b|foot\b|inch)",
        ),
        (
            r"how heavy (?:is|was|are|were)|how many (?:tons|tonnes|kilos|kilograms|kg|pounds of)",
            rf"\b{_NUMBER}(?:metric )?(?:tons?\b|tonnes?\b|kilo|kg\b|pounds?\b)",
        ),
        (
            r"how much money|(?:what|which) (?:exact )?(?:sum|price)"
            r"|what (?:do|does|did|will|would|must) .*\b(?:pay|paid|cost|spend)\b"
            r"|how much (?:do|does|did|will|would|is|was|were|are|must|has|had)\b.*\b"
            r"(?:pay|paid|cost|spend|spent|owe|owed|charge|worth|contribute|donate|donated|fined?)\b",
            r"[$€£¥₩%]|\b(?:dollars?|euros?|yen|yuan|cents?|million|billion|trillion|free|half"
            r"|double|per ?cent)\b|\d won\b",
        ),
        (
            r"(?:what|which) (?:percentage|per ?cent)|in per ?cent"
            r"|how (?:low|high|bad|good|popular) .*\b(?:ratings?|approval|popularity|polls?)\b"
            r"|what (?:is|was|were) .*\b(?:approval|unemployment|interest|inflation|growth|birth)"
            r" (?:rates?|ratings?)",
            r"%|\bper ?cent|\b(?:half|third|quarter|fifth|tenth|majority|minority|most)s?\b",
        ),
    )
)  # fmt: skip
"""What asks in a unit, and what tells in it or in the next larger one."""


def in_unit(question: str, sentence: str) -> bool:
    """Tell whether a sentence has a number in the unit asked for; true where none is."""
    return all(told.search(sentence) for asked, told in _UNITS if asked.search(question))
