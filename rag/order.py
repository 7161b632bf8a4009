"""Order in a question: the first or last of several, and the entry beside another one.

>>> read_order("When did Bolton first appear?"), read_order("When did the museum open?")
('first', None)
>>> read_order("What opens the chronology?"), read_order("the end-of-war declaration")
('first', None)
>>> read_beside("Which item sits directly below the one on the parade?")
Beside(event='the parade', step=1)
>>> read_beside("What happened after the parade?") is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from rag.accounts import content

Order = Literal["first", "last"]

_NOT_FIRST: Final = (
    r"(?! (?:lady|name|hand|class|place|of all|ones? (?:is|was|are|were)|half|such)\b)"
)
_NOT_LAST: Final = r"(?! (?:name|resort|ditch|word|minute|gasp|straw|leg)\b)"
_ITEM: Final = (
    r"(?:entry|entries|item|bullet|line|listing|record|event|development|note|thing listed)"
)
_ORDER: Final[tuple[tuple[Order, re.Pattern[str]], ...]] = (
    (
        "first",
        re.compile(
            rf"\b(?:(?<!at )first{_NOT_FIRST}|earliest|soonest|initially)\b"
            rf"|\bnext (?:{_ITEM}|one)\b"
            r"|\b(?:happen(?:s|ed)|com(?:es|e)|came|follow(?:s|ed)|occur(?:s|red)) next\b",
            re.IGNORECASE,
        ),
    ),
    (
        "last",
        re.compile(
            rf"\b(?:(?<!at )last{_NOT_LAST}|latest|final|most recent(?:ly)?)\b"
            rf"|\b(?:previous|preceding) (?:{_ITEM}|one)\b",
            re.IGNORECASE,
        ),
    ),
)
_OFF: Final = r"(?: [\w’'-]+){0,3}? off"
_EDGES: Final[tuple[tuple[Order, re.Pattern[str]], ...]] = (
    (
        "last",
        re.compile(
            r"\b(?:clos(?:es?|ed|ing)|ends?|ended|conclud(?:es?|ed)|finish(?:es|ed)?|finale|newest|parting"
            rf"|(?:at|stands) the (?:very )?(?:close|bottom|foot|tail)|bottom|(?:finish|sign"
            rf"|cap|top)\w*{_OFF}"
            r"|(?:to|on) (?:a|its|an) (?:close|end)|(?:wrap|wind|wound|finish)\w*(?:"
            r" [\w’'-]+){0,3}? up"
            r"|round(?:s|ed)?(?: [\w’'-]+){0,3}? (?:off|out))\b(?! with what)",
            re.IGNORECASE,
        ),
    ),
    (
        "first",
        re.compile(
            r"\b(?:open(?:s|ed|ing|er)?|beg[iau]ns?|beginning|starts?|started|outset|oldest"
            rf"|(?:kick|lead|start|set)s?(?:ed)?{_OFF}|kicked{_OFF}|led{_OFF}"
            r"|(?:at|stands|heads) the (?:very )?(?:top|head)|top (?:of|entry|item))\b",
            re.IGNORECASE,
        ),
    ),
)
"""Words that ask for an end of the chronology, where nothing else is asked."""
_OF_A_TIME: Final = re.compile(r"\b(?:end|close|start|beginning) of (?-i:[A-Z])", re.IGNORECASE)
"""An end of a month, of which a day is told besides."""

_LASTS: Final = re.compile(
    r"\b(?:how long|(?:how many|what number of) (?:\w+ )?(?:minutes|hours|days|nights|weeks|months"
    r"|years)|until when)\b[^,;?]*(?<!\bthe)(?<!\bhis)(?<!\bher)(?<!\btheir) last\b"
    r"(?! (?:minute|hour|day|night|week|month|year|time)s?\b)",
    re.IGNORECASE,
)
"""Asks how long something lasts, where "last" is a verb."""

_NEAREST: Final = re.compile(
    r"\b(?:right|just|immediately|directly|shortly|straight) (?P<side>before|prior|ahead|after)\b",
    re.IGNORECASE,
)
"""Words that ask for the nearest entry on one side of an event."""

_NEAR: Final = r"(?:(?:directly|right|immediately|straight|just|next|closest|one) )?"
_STANDS: Final = (
    r"(?: (?:that|which|does|do|is|was|are|has|have|it))*"
    r"(?: (?:comes?|came|sits?|stands?|appears?|listed|given|recorded|logged|placed|next))*"
)
_AFTER: Final = (
    r"after|following|once|as soon as|below|beneath|under(?:neath)?|follows?|followed|succeeds?"
)
_BEFORE: Final = r"before|preceding|above|prior to|ahead of|precedes?|preceded"
_ENDS: Final = r"(?=\s*(?:[:?!;]|\.(?:\s|$)|$|, (?:what|who|whom|which|where|when|why|how)\b))"
_THE_ONE: Final = (
    rf"the (?:one|{_ITEM}|mention)s? "
    r"(?:on|about|of|for|regarding|concerning|describing|where|when|in which|that|which)"
)
_BESIDE: Final = re.compile(
    rf"\b(?:{_ITEM}{_STANDS}|(?:comes?|came|is|was|sits?|stands?|listed|recorded)(?= {_NEAR}"
    rf"(?:{_AFTER}|{_BEFORE}) (?:{_THE_ONE}|the (?:\w[\w'’-]* ){{1,4}}{_ITEM}\b))"
    rf"|what(?= (?:{_AFTER}|{_BEFORE}) {_THE_ONE})"
    rf"|what(?= {_NEAR}(?:follow(?:s|ed)|preced(?:es|ed)) (?!in\b|on\b|from\b|next\b|up\b"
    rf"|during\b))"
    rf"|what (?:(?:comes?|came|is|was|stands?|sits?)(?: logged| listed| recorded)? "
    rf"(?:next|right|directly|immediately)|happen(?:s|ed) next)(?: in the \w+)?"
    rf"(?= (?:{_AFTER}|{_BEFORE}) )) {_NEAR}"
    rf"(?:(?P<after>{_AFTER})|(?P<before>{_BEFORE}))(?: on from)? (?P<event>\S.*?){_ENDS}",
    re.IGNORECASE,
)
_EVENT_FIRST: Final = re.compile(
    r"^\W*(?:(?:right|just|directly|immediately) )?"
    r"(?:(?P<after>after|following)|(?P<before>before)) (?P<event>\S[^,]*), "
    rf"(?:what|which) (?:(?:{_ITEM} )?(?:comes?|came|stands?|stood|follow(?:s|ed)|happen(?:s|ed)) "
    r"(?:next|right|directly|immediately|first|last)\b"
    rf"|(?:is|was) (?:the )?(?:very )?next (?:[\w-]+ )?(?:{_ITEM}|thing)\b(?! (?:that )?[A-Za-z]))",
    re.IGNORECASE,
)
"""The event named before what is asked, as in "After the parade, what comes next?"."""

_ONE_ON: Final = re.compile(rf"^(?:{_THE_ONE}|that (?:on|of|about)) ", re.IGNORECASE)


_THE_ITEM: Final = re.compile(rf"(?<=\w) {_ITEM}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Beside:
    """The entry that stands so many places from the entry of an event.

    Attributes:
        event: the words that name the event.
        step: 1 for the entry after it, -1 for the one before.
    """

    event: str
    step: Literal[1, -1]


def read_order(topic: str, text: str = "") -> Order | None:
    """Return which end is asked for: by the topic's own words, or as "right before" in `text`."""
    topic = _LASTS.sub(" ", topic)
    for order, pattern in _ORDER:
        if pattern.search(topic):
            return order
    if not content(topic) and not _OF_A_TIME.search(topic):
        for order, pattern in _EDGES:
            if pattern.search(topic):
                return order
    near = _NEAREST.search(text)
    if near is None:
        return None
    return "last" if near["side"].lower() in ("before", "prior", "ahead") else "first"


def states_order(sentence: str, order: Order) -> bool:
    """Tell whether a sentence itself calls something first or last ("last testing a device")."""
    return any(pattern.search(sentence) for known, pattern in _ORDER if known == order)


def read_beside(text: str) -> Beside | None:
    """Return the neighbour that a question asks for among the entries, or None."""
    found = _BESIDE.search(text) or _EVENT_FIRST.search(text)
    if found is None:
        return None
    event = _THE_ITEM.sub("", _ONE_ON.sub("", found["event"]).strip(" ,."))
    return Beside(event, 1 if found["after"] else -1) if event else None
