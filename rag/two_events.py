"""Questions about two events: how far apart they are, or which of them came first.

>>> two_events("How many days lie between the final and the sale?")
('the final', 'the sale')
>>> two_events("Who sold the club?") is None
True
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms
from rag.phrase_edges import OWNER

_FAR: Final = r"\bhow (?:long|soon|much time|many (?:\w+ )?(?:days|weeks|months))"
_HOW_FAR: Final = (
    r"(?:\bhow (?:long|many (?:[\w-]+ )?(?:days|weeks|months|hours|nights)|much time)"
    r"|\b(?:count|number|tally|total)(?: up)?(?: of)?(?: the| all)?(?: of)? (?:days|weeks|months))"
)
_TO_ANSWER: Final = (
    r"(?:(?:hit|strike|fire|bite) back|answer|respond|reply|react|retaliate|object|protest)"
    r"(?: (?:to|at|against))?"
)
_TWO_EVENTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:\b(?:that|how|when|since|between|and|as) |^)(?P<one>(?:the|that) [^.?!;]+?) and "
        r"(?P<other>(?:the|that) [^.?!;]+?) (?:(?:were|are|was|is|lie|lay|come|came|stand)\b[^?]*)?"
        r",? (?:and |but |so )*how (?:long|many (?:days|weeks|months)) (?:\w+ )?"
        r"(?:separat\w+|between|apart|lie|lay|came|passed|went by)\b",
        rf"{_FAR}\b.*? did it take (?P<other>[^?]+?),? (?:after|once|following) (?P<one>[^?]+)",
        rf"{_FAR}\b.*? did it take (?P<other>[^?]+? to {_TO_ANSWER} (?P<one>[^?]+))",
        r"\bhow long (?:had|has|was|were) (?!.*\bto (?:stay|last|be|remain|spend|run|take)\b)"
        r"(?P<one>.+?) when (?P<other>.+)",
        r"^(?:did|was|were|is) (?P<one>.+?)(?<! for) "
        r"(?:come |happen |occur |take place |made |held )?"
        r"(?:before or after|after or before|(?:earlier or later|sooner or later|later or earlier) "
        r"than) "
        r"(?P<other>.+)",
        r"^did (?P<one>.+?)(?<! will)(?<! would)(?<! should)(?<! to) come (?:before|after) "
        r"(?!or\b|us\b|me\b)(?P<other>.+)",
        rf"(?!.*\b(?:last|take|go on|run)\W*$)"  # what lasts is one event, though between two
        rf"(?:{_HOW_FAR}\b.*?|\b(?:time|gap|delta|interval|distance|days|weeks))"
        r" (?:in days )?(?:between|separat\w+) (?P<one>.+?),? (?:and|from) (?P<other>.+)",
        rf"{_HOW_FAR}\b.*?\bfrom (?P<one>.+?),? (?:till|until|through to) (?P<other>.+)",
        r"\b(?:delta|gap|interval|distance|(?:(?<=^)|(?<=many )|(?<=number of )|(?<=count"
        r" ))days)(?: in days)?\W+"
        r"(?!(?:after|before|following|since|from|between|went|go|passed|pass|elapsed|was|were|is|are"
        r"|did|does|do|had|has|will)\b)"
        r"(?P<one>[^:?]+?),? "
        r"(?:to|till|until|->) (?P<other>.+)",
        rf"{_HOW_FAR}\b.*?\bfrom (?P<one>.+?),? to (?P<other>(?:the|a|an|its|his|her|their|when"
        r"|(?-i:[A-Z])[\w’'-]*)\b.+)",
        rf"{_HOW_FAR}\b.*?\bfrom (?P<one>.+?),? to (?P<other>.+)",
        r"\bhow far apart (?:in (?:time|days) \w+ |(?:were|was|did) )(?P<one>.+?),? and "
        r"(?P<other>.+?)(?: (?:take place|happen|occur|fall|come))?$",
        r"\bhow (?:quickly|fast|soon|long|many days)(?: (?:later|afterwards))? did (?P<other>.+?) "
        r"(?:follow|come after|succeed) (?P<one>.+)",
        r"\bhow (?:long|many \w+|much)(?: (?:days|time))? (?:later|afterwards)? ?than"
        r" (?P<one>.+?),? "
        r"(?:did|does|was|were|is|had|has) (?P<other>.+)",
        r"\b(?:by )?how (?:long|many \w+|much) did (?P<one>.+?) (?:precede|predate|come before"
        r"|antedate) "
        r"(?P<other>.+)",
        r"\b(?:after|once|following) (?P<one>[^?]+?), how (?:long|soon|quickly|many \w+|much"
        r" time)\b.*? "
        r"(?:until|till|before|did it take (?:for)?) (?P<other>.+)",
        r"\bhow (?:long|soon|many \w+) (?:after|before|from|following) (?P<one>.+?),? "
        r"(?:did|does) (?P<other>.+)",
        r"\bhow (?:long|soon|many \w+) (?:after|before|from|following) (?P<one>.+?),? "
        r"(?:was|were|is|had|has) (?P<other>.+)",
        r"\b(?:which|what)(?: (?:event|one))?(?: of (?:the|these|those) two)? "
        r"(?:came|happened|was|occurred)(?: out)? (?:first|earlier|sooner|later|last|second)\W+"
        r"(?P<one>.+?),? or (?P<other>.+)",
        r"^did (?P<one>.+?) or (?P<other>.+?) (?:come|happen|occur|take place)"
        r"(?: \w+)? (?:first|earlier|sooner|later|last)\b",
    )
)
"""Questions about two events: the time between them, or which came first."""

_MEANWHILE: Final = re.compile(
    r"\b(?:in|during|over|within|through(?:out)?) (?:the|those|these) (?:[\w-]+ ){0,3}"
    r"(?:time|days|weeks|interval|gap) (?:between|separating|from)\b",
    re.IGNORECASE,
)
"""Asks what happened in the days between, and not how many they were."""

_OF_SUMS: Final = re.compile(
    r"^(?!.*\b(?:days|weeks|months|time|how (?:long|soon|quickly|far))\b)"
    r"(?=.*\b(?:gap|delta|difference|interval|distance)\b)"
    r".*\b(?:pay(?:s|ing|ments?)?|paid|costs?|prices?|sums?|amounts?|money|fees?|contributions?"
    r"|shares?)\b",
    re.IGNORECASE,
)
"""Asks for a gap between sums of money, and for no time."""

_LATER: Final = re.compile(rf"{_FAR} ?(?:after|following)\b|{_FAR}\b.*? did it take\b", re.I)
"""Says that the second of two events is later."""

_FIRST: Final = r"(?:first|earlier|earliest|sooner|later|last|latest)"
_ALTERNATIVES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?P<one>[^,:;?]+?) or (?P<other>[^,:;?]+?)\s*[:;,–-] "
        rf"(?:who|whose|which|what)(?: of (?:the two|them))? (?P<event>[^?]*?)\b{_FIRST}\b"
        r"(?P<rest>[^?]*)",
        rf"^\W*between (?P<one>[^,:;?]+?) and (?P<other>[^,:;?]+?)\s*[:;,–-] "
        rf"(?:who|whose|which|what) (?P<event>[^?]*?)\b{_FIRST}\b(?P<rest>[^?]*)",
        rf"\b(?:which|who|what)(?: of (?:the two|them))? (?P<event>[^?,:;]+?) (?:the )?{_FIRST}\b"
        r"(?: of the two)?(?P<rest>(?: (?:to|in|on|at|about|of|for|with|during|that)\b[^?,:;]*)?)"
        r"\s*[,:;–-]+ ?(?P<one>[^?]+?),? or (?P<other>[^?]+)",
    )
)
"""Questions for the earlier of two, of which the same is asked: "A or B: who won first?"."""
_LINKS: Final = re.compile(r"^(?:was|were|did|had|got)\b|\b(?:came|come) out\b|\bcame\b", re.I)


@lru_cache(maxsize=64)
def two_events(question: str) -> tuple[str, str] | None:
    """Return the two events whose distance or order a question asks for, or None."""
    found = next(filter(None, (pattern.search(question) for pattern in _TWO_EVENTS)), None)
    if found is None or _MEANWHILE.search(question) or _OF_SUMS.search(question):
        return _same_of_two(question)
    events = _filled(found["one"].strip(" ,?."), found["other"].strip(" ,?."))
    return events if all(set(terms(event)) - PARTIES for event in events) else None


def _filled(one: str, other: str) -> tuple[str, str]:
    """Return two events; "the club's" after "the bank's fine" is the club's fine.

    >>> _filled("the bank's fine for fraud", "the club's")
    ("the bank's fine for fraud", "the club's fine for fraud")
    """
    owned, alike = _OWNED.match(one), _ONE_LIKE.fullmatch(other)
    if alike and (noun := _NOUN_OF.match(one)):
        return one, f"{alike[1]} {noun[1]}"
    return (one, f"{other} {owned[1]}") if owned and OWNER.fullmatch(other) else (one, other)


_ONE_LIKE: Final = re.compile(r"(the [\w’'-]+) one", re.IGNORECASE)
_NOUN_OF: Final = re.compile(r"the [\w’'-]+ (?!of\b|for\b|to\b|in\b|by\b)([\w-]+)", re.IGNORECASE)
_OWNED: Final = re.compile(r"[^?]*?\w(?:['’]s|s['’]) (.+)")


def is_after(question: str) -> bool:
    """Tell whether a question says that the second of its two events came after the first.

    >>> is_after("How many days after the final did the club fold?")
    True
    >>> is_after("How many days lie between the final and the sale?")
    False
    """
    return _LATER.search(question) is not None


def alternatives(question: str) -> tuple[str, str] | None:
    """Return the two of which the earlier or later is asked for, or None.

    >>> alternatives("Which was fined earlier, the bank or the club?")
    ('the bank', 'the club')
    >>> two_events("Smith or Brown: whose report came out first?")
    ('Smith report', 'Brown report')
    """
    found = _two(question)
    return (found["one"].strip(" ,"), found["other"].strip(" ,?.")) if found else None


def _two(question: str) -> re.Match[str] | None:
    return next(filter(None, (pattern.search(question) for pattern in _ALTERNATIVES)), None)


def _same_of_two(question: str) -> tuple[str, str] | None:
    """Return what is asked of each of two, as an event of each."""
    found, named = _two(question), alternatives(question)
    if found is None or named is None:
        return None
    event = " ".join(_LINKS.sub(" ", f"{found['event']} {found['rest']}").split())
    if not set(terms(event)) - PARTIES:
        return None
    one, other = (f"{each} {event}" for each in named)
    return one, other
