"""Questions about what entries name: how many, which month has most, the first and the last.

"How many entries mention Bolton?" asks for words that stand in the entries, so that counting needs
no scores.

    >>> sorted(named_terms("How many entries mention Bolton?"))
    ['bolton']
    >>> named_terms("How many guard posts were mentioned?") is None
    True
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from index.analyze import terms
from rag.order import read_order
from rag.retrieve import Match

_ENTRY: Final = r"(?:entr(?:y|ies)|items?|bullets?|lines|events|mentions?|appearances?|references)"
_NAMES: Final = (
    r"(?:mention(?:s|ed|ing)?|nam(?:e|es|ed|ing)|refer(?:s|red|ring)? to|cit(?:e|es|ed|ing)"
    r"|featur(?:e|es|ed|ing)|list(?:s|ed|ing)?|appear(?:s|ed|ing)?|show(?:s|n)? up"
    r"|crop(?:s|ped)? up|com(?:e|es) up|turn(?:s|ed)? up|about|with|for|on|of|to|involv(?:e|es|ing)"
    r"|contain(?:s|ing)?)"
)
_ASKS: Final = re.compile(
    rf"\b{_ENTRY}\b(?: \w+)? {_NAMES}\b"
    r"|\b(?:entr(?:y|ies)|items?|bullets?|lines),? (?:in which|where) .*\b(?:appears?|figures?"
    r"|features?|(?:is|are|was|were) (?:mentioned|named|cited|listed)"
    r"|(?:crops?|comes?|turns?) up)\b"
    rf"|\bhow (?:many (?:times|days|dates)|often)\b.*\b"
    r"(?:mention|nam|refer|appear|featur|crop|cit|come up|turn up)"
    r"|\b(?:first|last|earliest|latest|final) (?:time )?(?:mention|nam|appear|referen|refer|featur"
    r"|crop|entry (?:on|about|for|of|that|to|mention|nam))\w*"
    r"|\b(?:mention|nam|appear|featur|show|crop|come|turn)(?:ed|s|n)?(?: up)? "
    r"(?:for the )?(?:first|last)\b",
    re.IGNORECASE,
)
_MEETING: Final = (
    r"(?:meet(?:s|ing)?|met|g[eo]ts? together|s[ia]ts? down|hold talks|held talks|confer(?:s|red)?"
    r"|conven(?:e|es|ed)|see each other|talk(?:s|ed)? face to face)"
)
_ENCOUNTER: Final = (
    r"(?:meetings?|encounters?|talks|get-togethers?|sit-?downs?|sessions?|summits?|conversations?"
    r"|face-to-faces?|rounds of talks|contacts?)"
)
_PAIR: Final = re.compile(
    rf"\b(?:how many|number of|when|on (?:what|which) (?:days?|dates?))\b.*?\b{_ENCOUNTER} "
    r"(?:[\w-]+ ){0,2}?(?P<between>(?:between|of|involving|with|did|do|have|has|had|by) [^,?]+)"
    r"|\b(?:how (?:many times|often)|when|on (?:what|which) (?:days?|dates?))\b.*?"
    r"\b(?:do|does|did|have|has|had)\b "
    rf"(?P<pair>.+? and .+? (?:first |last |ever )?{_MEETING}"
    rf"|.+? (?:first |last |ever )?{_MEETING} (?:with )?[^,?]+)",
    re.IGNORECASE,
)
"""Two who met, in a question for the number of times, the first or the last time."""
_OTHER: Final = frozenset(terms("counterpart counterparts opposite"))
_COUNTERPART: Final = frozenset(terms("counterpart"))
"""What an entry calls somebody's opposite number."""

_MET: Final = frozenset(
    terms(
        "meet meets met meeting convene convenes convened confer talks summit host hosts hosted "
        "receive receives received visit visits visited welcomes greets"
    )
)
"""Terms by which an entry on two tells that they met."""
_MONTH: Final = re.compile(
    r"\b(?:which|what) month\b.*\b(?:(?P<most>most|highest)|(?P<fewest>fewest|least|lowest))\b",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(r"\bhow (?:many|mny|often)\b|\bnumber of\b|\bcount\b", re.IGNORECASE)
_DAYS: Final = re.compile(r"\bhow many (?:\w+ )?(?:days|dates)\b", re.IGNORECASE)
GENERAL: Final = frozenset(
    terms(
        "how many much times time often number count entries entry items item bullets bullet lines "
        "line events event mention mentions mentioned mentioning name names named naming refer "
        "refers referred referring reference references cite cites cited citing feature features "
        "featured featuring figure figures list lists listed listing appear appears appeared "
        "appearing appearance "
        "appearances show shows shown crop crops cropped come comes came turn turns turned involve "
        "involves involving contain contains containing first last earliest latest final "
        "chronology timeline log record total altogether most fewest least highest month which "
        "what when whole get gets give given tell tells say says speak speaks date dates day days "
        "all every each word term there overall article period explicitly"
    )
)


def named_terms(question: str) -> frozenset[str] | None:
    """Return the terms that entries must hold, or None where no mention is asked for."""
    if not _ASKS.search(question):
        return None
    asked = frozenset(terms(question)) - GENERAL
    return asked or None


def meeting_terms(question: str, persons: frozenset[str]) -> frozenset[str] | None:
    """Return the terms for two who met, where it is asked how often or when first; else None.

    >>> sorted(meeting_terms("How often did Ann and her counterpart meet?", frozenset({"ann"})))
    ['ann', 'counterpart']
    """
    found = _PAIR.search(question)
    if not found or not (counts(question) or read_order(question)):
        return None
    pair = frozenset(terms(found["pair"] or found["between"]))
    named = (pair & persons or persons) | (_COUNTERPART if pair & _OTHER else frozenset())
    return named if len(named) > 1 else None


def entries_meeting(both: frozenset[str], entries: Iterable[Match]) -> tuple[Match, ...]:
    """Return the sentences of entries that name both and tell of a meeting."""
    return tuple(
        match for match in entries_naming(both, entries) if _MET & set(terms(match.sentence.text))
    )


def entries_naming(
    asked: frozenset[str], entries: Iterable[Match], others: Sequence[frozenset[str]] = ()
) -> tuple[Match, ...]:
    """Return the sentences of entries that hold all the terms, and one of each of the `others`.

    These stand for what no entry says: "penalties" for "sanctions".
    """
    held = ((match, frozenset(terms(match.sentence.text))) for match in entries)
    return tuple(
        match
        for match, told in held
        if asked <= told and not any(told.isdisjoint(each) for each in others)
    )


def counted(question: str, found: Sequence[Match]) -> str:
    """Return the count that a question asks for: entries, days, or the month with most of them."""
    month = _MONTH.search(question)
    if month:
        return _month(found, fewest=month["most"] is None)
    if _DAYS.search(question):
        return str(len({match.passage.day for match in found}))
    return str(len({match.passage.id for match in found}))


def counts(question: str) -> bool:
    """Tell whether a number of entries or days is asked for, or the month with most entries."""
    return bool(_COUNTS.search(question) or _MONTH.search(question))


def _month(found: Sequence[Match], *, fewest: bool) -> str:
    """Return the months with most or fewest entries, in order, "" where there are no entries."""
    days = {match.passage.id: match.passage.day for match in found}
    months = Counter(day.replace(day=1) for day in days.values() if day)
    if not months:
        return ""
    wanted = (min if fewest else max)(months.values())
    return " and ".join(_written(first) for first in sorted(months) if months[first] == wanted)


def _written(first: date) -> str:
    return f"{first:%B} {first.year}"
