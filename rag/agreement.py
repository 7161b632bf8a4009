"""Two that are asked about as agreeing or not, or one at two times: each side looked for by itself.

>>> goes_with("How does what Ann said in May square with what Bob said in June?")
('what Ann said in May', 'what Bob said in June')
>>> set_together("How did Ann's view of it change between early May and late June?")
("What was Ann's view of it in early May", "What was Ann's view of it in late June")
>>> set_together("The mayor and the union saw the sale quite differently. How?")
('What did The mayor say about the sale', 'What did the union say about the sale')
>>> set_together("Did Ann and Bob agree about the sale?")
('What did Ann say about the sale', 'What did Bob say about the sale')
>>> set_together("Did Ann and Bob agree to sell?") is None
True
"""

from __future__ import annotations

import re
from typing import Final

from index.calendar_words import LONG_MONTHS, MONTHS
from rag.followup import direct

_IS: Final = r"(?:is|are|was|were|does|do|did|has|have|can|could)"
_GOES_WITH: Final = (
    r"(?:(?:square|tally|chime|fit|jibe|gel|sit|accord|line up|match up|stack up|clash|correspond)"
    r"(?:s|d|ed|es)?(?: (?:well|easily|badly|at all|in))? (?:with|to|against)"
    r"|(?:contradict|mirror|resemble|undercut|belie)(?:s|d|ed)?"
    r"|(?:in line|in keeping|at odds|in conflict|consistent|compatible|on a par|in tune|in step)"
    r" with)"
)
_WITH: Final = re.compile(
    rf"^\W*(?P<how>(?:how|in what way|to what extent)(?: well| far| closely)? )?{_IS} "
    rf"(?P<one>.+?) (?P<by>{_GOES_WITH}) (?P<other>.+)$",
    re.IGNORECASE,
)
_MEETS: Final = re.compile(r"(?:clash|correspond|sit|line up)", re.IGNORECASE)
"""What people do with one another as well: "how did Ann clash with Bob?"."""
_TOLD: Final = re.compile(
    r"\b(?:what|how|words?|(?:statement|remark|message|forecast|prediction|view|claim|comment|finding"
    r"|position|stance|report|promise|pledge|assessment|letter|line|account|version|figure|offer"
    r"|demand|opinion|warning)s?)\b",
    re.IGNORECASE,
)
"""What somebody said or found, which may go with what somebody else did."""
_CHANGES: Final = re.compile(
    r"^\W*(?:how|in what way)(?: far| much)? (?:did|has|have|had|does|do) (?P<what>.+?) "
    r"(?:change|shift|evolve|develop|differ|move|vary|alter)(?:d|ed)?(?: over time)? "
    r"(?:between|from) (?P<one>.+?) (?:and|to|until|till) (?P<other>.+)$",
    re.IGNORECASE,
)
_MONTH: Final = rf"(?:{'|'.join((*LONG_MONTHS, *MONTHS))})\b"
_TIME: Final = re.compile(
    rf"(?:(?:the )?(?:early|late|mid|middle|end|start|beginning)(?: of)?[ -])?(?:\d{{1,2}} )?"
    rf"{_MONTH}\.?(?: \d{{1,2}})?",
    re.IGNORECASE,
)
_DIFFERENTLY: Final = re.compile(
    r"^\W*(?P<one>[^,.;?]+?) and (?P<other>(?:(?:the|its|their|his|her) )?(?:[\w’'-]+ ){1,4}?)"
    r"(?:saw|viewed|took|treated|judged|read|regarded|looked at|reacted to|responded to"
    r"|described|handled|approached|interpreted|assessed|felt about|spoke of) "
    r"(?P<on>[^.?;:]*?)"
    r"(?: (?:quite|very|rather|so|somewhat|altogether))? (?:differently|in different ways)"
    r"\W+(?:how|in what ways?)\b[^?]{0,20}\W*$",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"(?:what|how|who|where|when|why)\b", re.IGNORECASE)
_AGREE: Final = re.compile(
    rf"^\W*{_IS} (?P<one>[^,?]+?) and (?P<other>[^,?]+?) (?:agree(?= (?:about|that|whether|when|on"
    r" (?:whether|when|how|what|who|why))\b)|concur|think alike|feel the same|(?:all )?of one mind"
    r"|of the same mind|at one(?= (?:about|on|over|in|with)\b|$)|in agreement"
    r"|(?:hold|have|share|of) the same (?:opinion|belief|conviction|hopes?|fears?|concerns?))\b"
    r"(?P<on>.*)$",
    re.IGNORECASE,
)


def set_together(question: str) -> tuple[str, str] | None:
    """Return what is asked of two that may agree, or of one at two times; None for others."""
    text = question.rstrip(" ?.!")
    if found := _AGREE.match(text):
        return _said(found["one"], found["on"]), _said(found["other"], found["on"])
    if found := _DIFFERENTLY.match(text):
        on = f" about {found['on']}"
        return _said(found["one"], on), _said(found["other"].strip(), on)
    if found := _CHANGES.match(text):
        return _at(found["what"], found["one"]), _at(found["what"], found["other"])
    return None


def goes_with(question: str) -> tuple[str, str] | None:
    """Return the two of which it is asked whether one goes with the other; None for others."""
    found = _WITH.match(question.rstrip(" ?.!"))
    judged = found and found["how"] and not _MEETS.search(found["by"])
    whole = found and (judged or _TOLD.search(found["one"]))
    return (found["one"], found["other"]) if found and whole else None


def asked_of(side: str) -> str:
    """Return a side as a question of its own.

    >>> asked_of("what Ann said in May"), asked_of("Bob's words in June")
    ('what did Ann say in May', "What was Bob's words in June")
    """
    return direct(side) if _ASKS.match(side) else f"What was {side}"


def _said(who: str, on: str) -> str:
    return f"What did {who} say{on}"


def _at(what: str, when: str) -> str:
    """Return what is compared, at one of two times, or as one of two told it."""
    if _TIME.fullmatch(when):
        on = "on" if re.search(r"\d", when) else "in"
        return asked_of(f"{what} {on} {when}")
    return asked_of(f"{when} on {what}")
