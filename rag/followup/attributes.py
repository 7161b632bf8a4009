"""A bare noun that asks one thing more of what was told: the date, the place, the amount, a name.

>>> asked_by("the date please"), asked_by("And what was the exact amount?"), asked_by("the reason?")
('When was that?', 'How much was that?', 'Why?')
>>> asked_by("the date of the final"), asked_by("his name again?")
('', 'Who was that?')
"""

from __future__ import annotations

import re
from typing import Final

_BY_NOUN: Final = {
    "When was that?": "date|day|time|month|year|moment|timing",
    "Where was that?": "place|location|venue|site|city|town|spot",
    "How much was that?": "amount|sum|price|cost|value|bill|total|figure",
    "How many?": "number|count|tally|quantity",
    "Why?": "reason|reasons|cause|motive|motives|grounds|justification|rationale",
    "Who was that?": "name|names|person|identity",
}
"""What a noun asks for, by the words in which it may be said."""

_ASKED_FOR: Final = (
    r"(?:(?:what|how) about |what(?:['’]?s| is| was| were| are) |(?:can|could|may) (?:i|you) "
    r"(?:have|get|see|give me|tell me) |(?:give|tell|show) me |do (?:you|we) (?:have|know) "
    r"|(?:do you have|is there|have you got|got) |any idea (?:of|about) |i need |any )?"
)
_WHOSE: Final = (
    r"(?:(?:the|a|an|his|her|its|their|that|exact|precise|actual|full|specific|place"
    r"|(?:last|first)(?= names?\b)|which|what) )*"
)
_TAIL: Final = (
    r"(?:(?: (?:of|for|behind) (?:it|that|this|them|all that))?"
    r"(?:\W+(?:please|pls|again|then|though|too|as well|exactly|thanks|given|mentioned))*)\W*$"
)
_FORMS: Final = tuple(
    (
        asked,
        re.compile(
            r"^\W*(?:(?:and|but|so|ok|okay|also|or)\b\W*)*"
            rf"{_ASKED_FOR}{_WHOSE}(?P<noun>{nouns}){_TAIL}",
            re.IGNORECASE,
        ),
    )
    for asked, nouns in _BY_NOUN.items()
)


def asked_by(text: str) -> str:
    """Return the short question that a bare noun stands for, "" where it is no such noun."""
    return next((asked for asked, form in _FORMS if form.match(text)), "")
