"""Questions that ask two things of one sentence: "Who won, and when?", "when and where did …".

One of the two is a bare fragment, and what is asked of it stands with the other one. Both are told
by the same sentence, so they are no parts to look for; each has few words of its own, though.

>>> each_asked("Who sold the boat, and for how much?")
('Who sold the boat', 'for how much was it that somebody sold the boat?')
>>> each_asked("When and where did the coach meet the mayor?")
('When did the coach meet the mayor?', 'where did the coach meet the mayor?')
>>> each_asked("Who sold the boat?")
()
"""

from __future__ import annotations

import re
from typing import Final

from rag.verb_lists import AUXILIARIES

_OF: Final = r"(?:by|to|with|for|from|against|about|at|in|on|of|alongside|towards?|under|over)"
_TIME: Final = r"(?:day|date|month|year|weekday|time|occasion)"
_PLACE: Final = r"(?:city|place|country|town|capital|venue|state|site|building|forum)"
_FRAGMENT: Final = (
    rf"(?:(?:exactly |precisely |just )?(?:when|where)(?: exactly)?"
    rf"|(?:(?:on|in|at|from|since|by) )?(?:what|which) (?:exact |very )?(?:{_TIME}|{_PLACE})"
    r"(?: of the (?:week|month|year))?(?: exactly)?"
    rf"|{_OF} (?:whom|who|what|which (?!{_TIME}|{_PLACE})[\w-]+|whose [\w-]+)"
    rf"|(?:{_OF} )?how (?:much|many)(?: money)?)"
)
_THAT: Final = r"(?:that|it|this|these|those|they|he|she|there)"
_POINTING: Final = (
    rf"(?: (?:in all|in total)| (?:was|is|were|are|did|has|had) {_THAT}(?: been)?"
    r"(?: (?!who|whom|which|that)[a-z]+(?: place)?(?: (?:so|it|that|this))?)?)"
)
"""What may follow a fragment without asking more: "when [was that agreed]"."""

_FRONT: Final = re.compile(
    rf"^\W*(?P<one>{_FRAGMENT}|who|whom|how|why|what),? (?:and|&) (?P<other>{_FRAGMENT}) "
    rf"(?P<rest>(?:{'|'.join(sorted(AUXILIARIES))})\b .+)$",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    rf"^(?P<head>.*?\b(?:who|whom|whose|what|which|when|where|why|how)\b.*?\S),?;?"
    rf"(?:\?? and| –| —|,|\?)(?: also| then| if so)? (?P<one>{_FRAGMENT})"
    rf"(?P<pointing>{_POINTING}?)(?:,? and (?P<other>{_FRAGMENT}){_POINTING}?)?\W*$",
    re.IGNORECASE,
)
_INVERTED: Final = re.compile(
    rf"^\W*(?:{_OF} )?(?:who|whom|whose|what|which|when|where|why|how)\b(?: [\w’'-]+){{0,4}}? "
    rf"(?P<rest>(?:{'|'.join(sorted(AUXILIARIES))})\b .+)$",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(r"^\W*(?:(?P<who>who)|(?:which|what)) ", re.IGNORECASE)


def each_asked(question: str) -> tuple[str, ...]:
    """Return what a question asks of one sentence, each as a question; () where only one thing."""
    if front := _FRONT.match(question):
        return tuple(f"{front[one]} {front['rest']}" for one in ("one", "other"))
    tail = _TAIL.match(question)
    if tail is None or _FRONT_OF.fullmatch(tail["head"]):
        return ()
    head = tail["head"].strip(" ,;?")
    more = (tail[one] for one in ("one", "other") if tail[one])
    return (head, *(f"{fragment} {_told(head)}?" for fragment in more))


_FRONT_OF: Final = re.compile(rf"\W*(?:{_FRAGMENT}|who|how|why)", re.IGNORECASE)
"""Nothing but a fragment: what follows it is no tail."""


def _told(head: str) -> str:
    """Return what a question asks about, so that a fragment may stand before it.

    >>> _told("Who met the coach"), _told("What did the coach sell")
    ('was it that somebody met the coach', 'did the coach sell')
    """
    if inverted := _INVERTED.match(head):
        return inverted["rest"]
    subject = _SUBJECT.match(head)
    if subject is None:
        return f"was it: {head}"
    does = _NUMBER.sub("", head[subject.end() :])
    return f"was it that {'somebody' if subject['who'] else 'the'} {does}"


_NUMBER: Final = re.compile(r"^(?:number|amount|sum) of ", re.IGNORECASE)
