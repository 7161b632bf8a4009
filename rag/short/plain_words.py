"""A question for yes or no without what is no part of what it asks, or is told elsewhere.

>>> plain_polar("Is it true that the coach resigned?")
'Did the coach resigned?'
>>> plain_polar("Was it Ann who sold the club?")
'Did Ann sold the club?'
>>> plain_polar("Did Ann make it to Rome as promised?")
'Did Ann visit Rome?'
"""

from __future__ import annotations

import re
from typing import Final

_IN_YEAR: Final = re.compile(
    r" (?:in|during|throughout|within)(?: the year)? (?P<year>(?:19|20)\d\d)\b"
    r"(?! ?(?:and|or|to|through|until|,|-|–)(?:\b| ?\d))"
)
"""The time of a whole year."""

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_TRUE: Final = re.compile(
    r"^\W*(?:is|was|isn['’]t) it (?:really |actually |indeed )?"
    r"(?:true|correct|right|so|accurate|a fact|the case|known|certain)(?: to say)?"
    r" (?:that |(?-i:(?=[A-Z])))",
    re.IGNORECASE,
)
"""Opens a statement that a question asks to confirm; "did" in its place asks the same."""

_IT_WAS: Final = re.compile(
    r"^\W*(?i:was|is) it (?P<who>(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*),? (?:who|that)"
    r" (?P<does>(?!(?:the|an?|he|she|it|they|not|never|[A-Z]\S*)\b)[^?]+)"
)
"""Asks whether it was somebody who did something."""

_GOES_TO: Final = re.compile(
    r"\b(?:come|go|travel|journey|make it|fly)(?: (?:over|down|up|all the way))? to (?=[A-Z])"
)
"""Words for a visit to a place."""

_BY_ITS_END: Final = re.compile(
    r" (?:before|by) (?:(?:the )?end of the year|(?:the )?year['’]s end"
    r"|the year (?:ended|(?:was|is) (?:out|over|up)))\b"
)
"""A time by which entries are chosen, and which limits what they tell no further."""

_OF_WORDS: Final = re.compile(
    r"\b(?:promis|pledg|vow|plan|agree|say|said|want|expect|hop(?:e|ing)|will|would|call|demand|urg"
    r"|ask)\w*",
    re.IGNORECASE,
)
"""Words of a question for what somebody says or is to do, to which a time at its end belongs."""

_AS_PROMISED: Final = re.compile(
    r",? (?:(?:like|as|just as)(?: (?:he|she|they|it))?|what (?:he|she|they|it)(?=[^?]* and\b))"
    r"(?: had)? "
    r"(?:promised|pledged|vowed|announced|agreed)(?: (?:to|he would|they would))?"
    r"(?= and\b|[?.,]|$)"
)
"""Says of a deed that it was promised before, which leaves open whether it was done."""


def asks_who(question: str) -> bool:
    """Tell whether a question asks who did something, and not whether it was done.

    >>> asks_who("Was it Ann who sold the club?"), asks_who("Did Ann sell the club?")
    (True, False)
    """
    return _IT_WAS.match(question) is not None


def plain_polar(question: str, sentence: str = "") -> str:
    """Return what a question asks, without its year where a sentence needs no year to tell it.

    Entries seldom repeat the year that all of them are of: the question's is left away beside a
    sentence that tells neither that year nor an earlier one.

    >>> plain_polar("Did Ann win in 2018?", "Ann wins.")
    'Did Ann win?'
    >>> plain_polar("Did Ann win in 2018?", "Ann won in 2017.")
    'Did Ann win in 2018?'
    """
    asked = _AS_PROMISED.sub("", question)
    asked = _IT_WAS.sub(r"Did \g<who> \g<does>", _TRUE.sub("Did ", asked, count=1))
    asked = asked if _OF_WORDS.search(asked) else _BY_ITS_END.sub("", asked)
    asked = _GOES_TO.sub("visit ", asked)
    year = _IN_YEAR.search(asked)
    if not sentence or year is None or any(t <= year["year"] for t in _YEAR.findall(sentence)):
        return asked
    return asked[: year.start()] + asked[year.end() :]
