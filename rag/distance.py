"""The short answer to how far two events lie apart, or which of them came first.

>>> from datetime import date
>>> told = (("the final", date(2018, 10, 1)), ("the sale", date(2018, 10, 15)))
>>> between("How many days between the final and the sale?", told)
'14 days'
>>> between("How many weeks passed between the final and the sale?", told)
'2 weeks'
>>> between("Which came first, the final or the sale?", told)
'the final'
>>> between("Did the final come before or after the sale?", told)
'before'
>>> between("Did the final come after the sale?", told)
'No'
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from rag.short import parse
from rag.two_events import alternatives

Told = tuple[tuple[str, date], tuple[str, date]]
"""Two events in words, each with its day."""

_SIDE: Final = re.compile(r"\b(?:before or after|after or before)\b", re.IGNORECASE)
_THAN: Final = re.compile(r"\b(?:(?:earlier|sooner) or later|later or earlier) than\b", re.I)
_CLAIMED: Final = re.compile(
    r"^\W*(?:(?:and|but|so) )?"
    r"(?:did (?:.+? come|(?:that|it|this)(?: \w+)?)|(?:was|is) (?:that|it|this))"
    r" (?P<side>before|after)\b",
    re.IGNORECASE,
)
"""Asks whether the one came before the other."""
_EARLIER: Final = re.compile(
    r"\b(?:which|what|who|whose|did)\b.*?\b(?:first|earlier|sooner|later|last|second(?! [a-z]))\b",
    re.IGNORECASE,
)
_LATER: Final = re.compile(r"\b(?:later|last|second(?! [a-z]))\b", re.IGNORECASE)
_WEEKS: Final = re.compile(r"\bweeks\b", re.IGNORECASE)
_MOST_WORDS: Final = 12


def between(question: str, told: Told) -> str | None:
    """Return the few words that answer; None where two events of one day have no order."""
    (one, first), (other, second) = told
    for pattern, sides in ((_SIDE, ("before", "after")), (_THAN, ("earlier", "later"))):
        if pattern.search(question):
            return None if first == second else sides[first > second]
    if claimed := _CLAIMED.match(question):
        apart = (second - first).days * (1 if claimed["side"].lower() == "before" else -1)
        return "Yes" if apart > 0 else "No"
    order = _EARLIER.search(question)
    if order:
        wants_later = _LATER.search(order.group()) is not None
        words = one if (first < second) != wants_later else other
        words = next((each for each in alternatives(question) or () if each in words), words)
        said = words in question and len(words.split()) <= _MOST_WORDS
        return words if said and first != second else None
    days = abs((second - first).days)
    return in_weeks(days) if _WEEKS.search(question) else in_days(days)


def by_name(question: str, answer: str, sentence: str) -> str:
    """Return who an answer to "who" is as the sentence on them names them, where it does.

    >>> by_name("Who quit first, the coach or Lee?", "the coach", "Coach Ann Ray leaves the club.")
    'Coach Ann Ray'
    """
    if not (_WHO.search(question) and answer.lower().startswith("the ")):
        return answer
    parsed = parse(sentence)
    opening = next((run for run in parsed.names if run[0] == 0), (0, 0))
    acts = parsed.tokens[opening[1] : opening[1] + 1]
    named = bool(acts) and acts[0].tag == "verb" and opening[1] <= _MOST_NAMED
    return parsed.cut(opening) if named else answer


_WHO: Final = re.compile(r"\bwho\b", re.IGNORECASE)
_MOST_NAMED: Final = 7


def in_days(days: int) -> str:
    """Return a number of days as an answer says it: "1 day"."""
    return f"{days} day{'' if days == 1 else 's'}"


def in_weeks(days: int) -> str:
    """Return a number of days in weeks where they are whole: "2 weeks"."""
    whole, rest = divmod(days, 7)
    return in_days(days) if rest else f"{whole} week{'' if whole == 1 else 's'}"
