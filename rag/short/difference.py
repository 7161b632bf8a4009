"""How far two numbers of a sentence lie apart, where a question asks for that.

>>> told_difference("By how much did it rise?", "From $860 million to $1.3 billion.")
'$440 million'
>>> told_difference("How many more are suspected than found?", "They found 13 of 20 bases.")
'7'
>>> told_difference("How many were found?", "They found 13 of 20 bases.") is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

_ASKS: Final = re.compile(
    r"\bhow (?:many|much) (?:more|fewer|less|higher|lower|bigger|smaller|dearer)\b"
    r"|\bby how (?:many|much)\b|\bhow (?:far|wide) apart\b|\b(?:difference|gap) between\b",
    re.IGNORECASE,
)
_UNITS: Final = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_MONEY: Final = re.compile(
    r"(?P<sign>[$€£])(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?: (?P<unit>thousand|million|billion|trillion))?"
)
_PLAIN: Final = re.compile(
    r"(?<![\w$€£.,/-])(?<!\d:)\d[\d,]*(?:\.\d+)?(?![\w%/-]|:\d)(?!\s*(?:percent|per cent))"
)
_MONTH: Final = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d+|\b(?:19|20)\d\d\b"
)


def asks_gap(question: str) -> bool:
    """Tell whether a question asks how far two numbers lie apart."""
    return _ASKS.search(question) is not None


def told_difference(question: str, sentence: str) -> str | None:
    """Return the difference of the only two sums, or the only two other numbers, of a sentence.

    None where a question doesn't ask for one, or a sentence doesn't hold just two to compare.
    Days, years, clock times and scores ("1:3") are no numbers here.
    """
    if not asks_gap(question):
        return None
    found = amounts_in(sentence)
    if len(found) != 2 or found[0].unit != found[1].unit or found[0] == found[1]:
        return None
    gap, unit = abs(found[0].value - found[1].value), found[0].unit
    return unit + _written(gap) if unit else f"{gap:,f}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum or another number: how many of a unit ("" for no money), and as it is written."""

    value: Decimal
    unit: str
    text: str = field(compare=False)


def amounts_in(text: str) -> list[Amount]:
    """Return the sums of a text, its other numbers where it has none; days are no numbers here.

    >>> [str(each.value) for each in amounts_in("From $2 million in May 2018 to $3 million")]
    ['2000000', '3000000']
    """
    sums = [
        Amount(_value(each["number"]) * _UNITS[each["unit"] or ""], each["sign"], each.group())
        for each in _MONEY.finditer(text)
    ]
    plain = _PLAIN.finditer(_MONTH.sub("", text))
    return sums or [Amount(_value(each.group()), "", each.group()) for each in plain]


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _written(value: Decimal) -> str:
    """Return a sum in the largest unit in which it is 1 or more."""
    unit = max((name for name in _UNITS if value >= _UNITS[name]), key=_UNITS.__getitem__)
    number = (value / _UNITS[unit]).normalize()
    return f"{number:,f} {unit}".rstrip()
