"""All the ways to ask which of two events came first, brought to the few that are read.

>>> plain_order("Was it before or after the final that the club was sold?")
'Did the club was sold come before or after the final?'
>>> plain_order("Did the sale precede the final or follow it?")
'Did the sale come before or after the final?'
>>> plain_order("Of the sale and the final, which happened earlier?")
'Which came first, the sale or the final?'
>>> plain_order("In which order did the sale and the final take place?")
'Which came first, the sale or the final?'
>>> plain_order("Did the sale predate the final?")
'Did the sale happen before the final?'
>>> plain_order("Who won the final?")
'Who won the final?'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_LONGEST: Final = 300
"""Characters of a question; a longer one tells a story, and would take long to try all forms on."""

_AUX: Final = r"(?:did|was|were|is|are|had|has|have|does|do)"
_BEFORE: Final = (
    r"(?:before|prior to|ahead of|after|following|(?P<than>(?:earlier|sooner|later) than))"
)
_LEADS: Final = r"(?:precede|predate|antedate|come before|come after|follow|succeed|postdate)"
_FIRST: Final = r"(?:first|earlier|earliest|sooner|last|later|latest|second)"
_OTHERWISE: Final = (
    r"(?:(?:was|is|were|did|had) (?:it|that|they|he|she)(?: come| happen)? )?"
    r"(?:the other way (?:a)?round|vice[ -]versa|the reverse|the opposite|conversely"
    r"|(?:only |rather |instead )?(?:before|after|afterwards?|earlier|later|sooner)"
    r"(?: that| it| than (?:that|it)| them)?)"
)
_EARLY: Final = r"(?:before|prior to|sooner|earlier)"
_BOTH: Final = rf"(?:{_EARLY} or (?:after|later)|(?:after|later) or {_EARLY})"
_CAME: Final = (
    r"(?:came|comes?|happen(?:ed|s)?|was|is|were|are|occur(?:red|s)?|took place|takes? place|began"
    r"|started|goes back)"
)
_NO_EVENT: Final = (
    r"(?!(?:.* )?(?:expected|planned|scheduled|hoped|thought|anticipated|predicted|intended|usual"
    r"|normal)$)"
)
"""Before a time that only somebody had in mind: "earlier than they had thought"."""
_ONE: Final = r"(?: one)?(?: (?:of|out of|among) (?:them|the two|these(?: two)?|those(?: two)?))?"


def _which(found: re.Match[str]) -> str:
    return f"{found['asked'].strip().capitalize()}, {found['one']} or {found['other']}?"


def _first_or_last(found: re.Match[str]) -> str:
    end = "last" if found.groupdict().get("late") else "first"
    return f"Which came {end}, {found['one']} or {found['other']}?"


def _side(found: re.Match[str]) -> str:
    than = found.groupdict().get("than")
    side = "earlier or later than" if than else "before or after"
    return f"{found['aux'].capitalize()} {found['one']} {side} {found['other']}?"


def _came_side(found: re.Match[str]) -> str:
    return f"Did {found['one']} come before or after {found['other']}?"


def _claimed(side: str) -> Callable[[re.Match[str]], str]:
    def form(found: re.Match[str]) -> str:
        return f"{found['aux'].capitalize()} {found['one']} {side} {found['other']}?"

    return form


_LATE: Final = (
    r"(?:(?P<late>more recent(?:ly)?|most recent(?:ly)?|newer|newest|later|latest|last|second)"
    r"|older|oldest|earlier|earliest|first|sooner|further back)"
)
_FROM: Final = r"(?:out of|of|among|between|from|as between|comparing)(?: the two[,:])?"

_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    (rf"(?:was|is) it {_BOTH}(?: than)? (?P<other>.+?),? that (?P<one>.+)", _came_side),
    (
        rf"(?:was|is) it {_BEFORE} (?P<other>.+?),? or {_OTHERWISE},? that (?P<one>.+)",
        _came_side,
    ),
    (
        rf"{_AUX} (?P<one>.+?) {_LEADS} (?P<other>.+?),? or (?:did (?:it|they) )?{_LEADS}"
        r"(?: it| that| them)?",
        _came_side,
    ),
    (rf"{_AUX} (?P<one>.+?) {_LEADS},? or {_LEADS},? (?P<other>.+)", _came_side),
    (
        rf"(?P<aux>{_AUX}) (?P<one>.+?)(?: come| happen| occur| take place)? {_BEFORE} "
        rf"(?P<other>.+?),? or {_OTHERWISE}",
        _side,
    ),
    (
        rf"(?:{_FROM} )?(?P<one>[^,;:]+?),? (?:and|or|versus|vs\.?) (?P<other>[^,;:]+?)"
        rf"(?:[,:;]| [–—-]) (?:which|what){_ONE} {_CAME} (?:the )?{_LATE}{_ONE}",
        _first_or_last,
    ),
    (
        rf"{_FROM} (?P<one>[^,;:]+?) and (?P<other>[^,;:]+?)[,:;] "
        rf"(?P<asked>(?:which|what|who){_ONE} [^,;:]*?\b{_FIRST}\b[^,;:]*)",
        _which,
    ),
    (
        rf"(?:which|what) of (?P<one>[^,;:]+?) (?:and|or) (?P<other>[^,;:]+?) {_CAME} "
        rf"(?:the )?{_LATE}{_ONE}",
        _first_or_last,
    ),
    (
        rf"(?:which|what){_ONE} {_CAME} (?:the )?{_LATE}{_ONE}(?:[,:;]| [–—-])"
        r" (?P<one>.+?),? or (?P<other>.+)",
        _first_or_last,
    ),
    (
        rf"(?P<aux>{_AUX}) (?P<one>.+?) (?:precede|predate|antedate) (?P<other>.+)",
        _claimed("happen before"),
    ),
    (rf"(?P<aux>{_AUX}) (?P<one>.+?) postdate (?P<other>.+)", _claimed("happen after")),
    (
        rf"(?P<aux>{_AUX}) (?P<one>.+?)(?<! or)(?<! no) (?:earlier|sooner) than {_NO_EVENT}"
        r"(?P<other>(?!.*\bor (?:later|after)\b).+)",
        _claimed("before"),
    ),
    (
        rf"(?P<aux>{_AUX}) (?P<one>.+?)(?<! or)(?<! no) later than {_NO_EVENT}"
        r"(?P<other>(?!.*\bor (?:earlier|sooner)\b).+)",
        _claimed("after"),
    ),
    (
        r"in (?:what|which) (?:order|sequence) (?:did|were|was) (?P<one>.+?) and (?P<other>.+?)"
        r"(?: come| happen| occur| take place| fall| follow| held| made)?",
        _first_or_last,
    ),
)
_READ: Final = tuple(
    (re.compile(rf"\W*(?:so |and |then )?{pattern}", re.IGNORECASE), form)
    for pattern, form in _FORMS
)


def plain_order(question: str) -> str:
    """Return a question for the order of two events as it is plainly put; others as they are."""
    plain = question.rstrip(" ?.!")
    for pattern, form in _READ if len(plain) <= _LONGEST else ():
        if found := pattern.fullmatch(plain):
            return form(found)
    return question
