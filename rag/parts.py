"""A question of several parts, taken apart: each part wants a sentence of its own.

>>> parts("Who resigned in protest, and when did the minister leave?")
('Who resigned in protest', 'when did the minister leave?')
>>> parts("Who resigned?")
('Who resigned?',)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms
from index.calendar_words import LONG_MONTHS, MONTHS
from index.sentences import split_sentences
from index.types import Span
from rag.contrast import two_sides
from rag.described import described
from rag.relatives import ROLES
from rag.two_events import two_events

_ASKS: Final = (
    r"(?:who|whom|whose|what|when|where|why|which|how|did|does|do|was|were|is|are|has|have|had|"
    r"will|can)\b"
)
_JOINT: Final = re.compile(
    rf"[,;–-]? and (?=(?:on |in |at |for |to |by |from )?{_ASKS})"
    rf"|(?:[;:]| [–—-]) (?=(?:on |in |at |for |to |by |from |with |of |about |over )?{_ASKS})"
    r"|,? beside ",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    rf"\b{_ASKS}|\b(?:list|name|give|tell|show|summari[sz]e|anything|happen\w*)\b|\?", re.IGNORECASE
)
_OPENS: Final = re.compile(
    r"^\W*(?:(?:and|but|so|then|also|exactly|please|on|in|at|for|to|by|from|of|with|about) )*"
    rf"(?:{_ASKS}|(?:list|name|give|tell|show|say|identify|state|find|summari[sz]e)\b)"
    rf"|^\W*(?:on|in|at|by|during|after|before|when|while|since)\b[^,]*, (?:\w+ )?{_ASKS}"
    rf"|^[^,:?]+: (?:(?:on|in|at|for|to|by|from|with) )?{_ASKS}"
    r"|\?(?=\W*(?:\(|$))",
    re.IGNORECASE,
)
_THAT: Final = re.compile(
    r"(?P<asks>did|was|were|is) (?:that|it|this) "
    r"(?=(?:\w+ )?(?:before or after|after or before)\b)",
    re.IGNORECASE,
)
_THAT_SIDE: Final = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:did|was|is) (?:that|it|this)(?: all)?"
    r"(?: (?:come|happen|occur|take place))?"
    r" (?P<side>before|after) (?!or\b|that\b|this\b|then\b|the (?:day|week|month|year)\b)"
    rf"(?P<other>(?!(?:the |early |late |mid-?)*(?:\d|{'|'.join((*LONG_MONTHS, *MONTHS))})\b).+)",
    re.IGNORECASE,
)
"""Asks whether what was told came before another event; a date needs no second search."""
_CONTEXT: Final = re.compile(r"(?P<asked>.*?\S) (?P<context>\([^()]+\)(?: \([^()]+\))*)$")
"""Brackets at the end: what a follow-up leaves to the questions before it."""

_TOPIC: Final = re.compile(
    rf"^\W*(?:(?!{_ASKS}|who\b|that\b|which\b)[\w’'$.-]+ ){{0,8}}"
    rf"(?!{_ASKS}|{ROLES}\b)[\w’'$.-]+: (?=(?:on |in |at |for |to |by |from |with )?{_ASKS})",
    re.IGNORECASE,
)
"""What is asked about, told before the question: "The bridge: who built it, and when?"."""

_LISTS: Final = re.compile(
    r"\W*(?:please )?(?:list|name|give|tell|show)(?: me)?(?: them)?(?: all| every\w*)?"
    r"(?: (?:of )?(?:the|them))?(?: \w+)?\W*$"
    r"|(?:[\w’' -]+, ){1,6}[\w’' -]+[:,–-] (?:the (?:whole )?lot|everything|all)\W*$",
    re.IGNORECASE,
)
"""A sentence that only asks for all of what the one before it asks: "List all the names."."""

_TIME_ALONE: Final = re.compile(
    r"(?:and |but )?(?:(?:on|in) )?(?:when|(?:what|which) (?:day|date|weekday|month|year)"
    r"(?: of (?:the|that) (?:week|month|year))?)(?: (?:was|is) (?:that|it|this))?\W*$",
    re.IGNORECASE,
)
"""A piece that asks for nothing but the time of what the one before tells."""

_POINTS_BACK: Final = re.compile(
    r"\b(?:he|she|it|they|him|her|them|this|that|these|those|his|its|their)\b", re.IGNORECASE
)
_AFTER_DOING: Final = re.compile(rf"(?!(?:when|why)\b){_ASKS}", re.IGNORECASE)
_THING: Final = r"(?:it|that|this|them|those|these)"
_OUTCOME: Final = re.compile(
    rf"\b(?:what|anything|whatever) (?:ever )?(?:came|became|become|come|happened|resulted)"
    rf"(?: out)? (?:of|to|from|with) {_THING}\b"
    rf"|\bhow did {_THING} (?:end|turn out|go|work out|play out)\b"
    rf"|\b(?:was|were) (?:{_THING}|they) (?:ever |then |later )?(?:kept|fulfilled|honou?red"
    r"|redeemed|carried out|implemented|met|done|reali[sz]ed|heeded|granted|followed)\b"
    rf"|\bdid (?:{_THING}|he|she|they|\w+) (?:ever |then |later )?(?:happen|come (?:about|true|off)"
    r"|materiali[sz]e|go ahead|keep (?:it|that|(?:his|her|its|their) (?:word|promise|pledge))"
    r"|deliver|follow through)\b",
    re.IGNORECASE,
)

_PLANNED: Final = re.compile(
    r"\b(?:was|were|had been|is|are) (?:to|due|supposed|set|scheduled|meant|expected|planned)\b",
    re.IGNORECASE,
)
"""What is told to have been planned; its own entry tells what came of it."""
_PAIR: Final = 2
_THAT_FOLLOWED: Final = re.compile(
    r"\bthe (?P<unit>day|week|month)s? (?:that|which) (?:followed|came next)(?=\W*$)", re.IGNORECASE
)

_OF_THE_READER: Final = re.compile(r"(?:i|i['’]m|we|we['’]re|my|our|please|hi|hello)\b", re.I)
_FEWEST_TERMS: Final = 2
"""A piece with fewer terms says too little to be searched by itself."""


def _adds(piece: str, pieces: Sequence[str], at: int) -> bool:
    """Tell whether a short piece asks one thing more than the others, which ask themselves.

    >>> _adds("what did she tell him?", ["Who met the coach", "what did she tell him?"], 1)
    True
    >>> _adds("who was he?", ["A minister resigned.", "who was he?"], 1)
    False
    """
    if at and asks_outcome(piece):
        return _PLANNED.search(pieces[at - 1]) is None
    others = sum(is_asking(other) for n, other in enumerate(pieces) if n != at)
    pair = others + 1 == _PAIR and bool(terms(piece))
    return bool(at and others and _AFTER_DOING.match(piece)) and (
        pair or _POINTS_BACK.search(piece) is not None
    )


def asks_outcome(text: str) -> bool:
    """Tell whether a text asks what followed of something told before it.

    >>> asks_outcome("and what came of it?"), asks_outcome("what came first?")
    (True, False)
    """
    return _OUTCOME.search(text) is not None


def explained(question: str, context: str) -> str:
    """Return a question for two events with the brackets in the place of the "that" they explain.

    >>> explained("Was that before or after the sale?", "(the final)")
    'Was the final before or after the sale?'
    >>> explained("Did that come before the sale?", "(the final)")
    'Did the final come before the sale?'
    """
    if one_side := _THAT_SIDE.match(question):
        event = context.strip("()").partition(";")[0]
        return f"Did {event} come {one_side['side'].lower()} {one_side['other']}"
    found = _THAT.match(question)
    if not found or ";" in context:
        return question
    return f"{found['asks']} {context.strip('()')} {question[found.end() :]}"


def is_heading(piece: str) -> bool:
    """Tell whether a piece asks nothing itself, as "Christmas Eve" in "Christmas Eve: who?"."""
    return not _ASKING.search(piece)


def is_asking(piece: str) -> bool:
    """Tell whether a piece asks, where others only say about whom: "who" may be a relative.

    >>> is_asking("What did he say?"), is_asking("On which day were three officials fined")
    (True, True)
    >>> is_asking("The officer who replaced the coach")
    False
    """
    return _OPENS.search(piece) is not None


_WORDING: Final = re.compile(
    r"\W*(?:(?:in|with|using|give|need|want|i|me|us|please|just|only|the|his|her|their|its) )*"
    r"(?:(?:exact|precise|actual|original|own|very|literal) )+"
    r"(?:words?|wording|quotes?|quotation|phras(?:e|ing))(?:,? (?:only|please|if possible))*\W*",
    re.IGNORECASE,
)
"""A request for the very words, beside a question: "Exact words please"."""


def context_of(question: str) -> tuple[str, str]:
    """Return a question and the brackets that follow it, "" where none do."""
    found = _CONTEXT.match(question)
    return (found["asked"], found["context"]) if found else (question, "")


MOST_PARTS: Final = 10
"""A text of more parts is pasted rather than asked, and is searched as a whole."""


def parts(question: str) -> tuple[str, ...]:
    """Return the parts of a question in order; the whole question where it has one or very many.

    A sentence in which the readers speak of themselves ("I'm writing a paper") asks nothing.
    """
    ends = two_events(question)
    if ends:
        return ends
    days = both_days(question)
    if days:
        return days
    sides = two_sides(question)
    if sides:
        return tuple(f"{side}?" for side in sides)
    leaning = described(question)
    if leaning:
        return (leaning[0], *parts(leaning[1]))
    topic = found.group() if (found := _TOPIC.match(question)) else ""
    pieces = [f"{topic}{piece}" for piece in _pieces(question.removeprefix(topic), topic)]
    return tuple(pieces) if len(pieces) <= MOST_PARTS else (question,)


_BOTH_DAYS: Final = re.compile(
    r"^(?![^?]*\b(?:between|both|among)\b)\W*(?:when|on (?:what|which) (?:days?|dates?)) "
    r"(?P<be>was|were) (?P<one>(?:the|an?) (?:(?! with\b)[^,;:?])+?),? and "
    r"(?P<other>(?:the|an?) [^,;:?]+?)(?P<did>(?: (?:held|made|taken|given|sent|[a-z]+ed))?)\W*$"
    r"|^(?![^?]*\b(?:between|both|among)\b)\W*(?:what|which) (?:were|are) the (?:exact )?"
    r"(?:dates|days) of (?P<one_>[^,;:?]+?),? and "
    r"(?:of )?(?P<other_>[^,;:?]+?)\W*$",
    re.IGNORECASE,
)
"""Asks for the days of two events in one: "When were the sale and the final?"."""
_LINKED: Final = re.compile(r" (?:of|by|for|to|from|on|at|in) ", re.IGNORECASE)
"""In an event that has a matter or a member, to which "and" may add another."""


def both_days(question: str) -> tuple[str, ...]:
    """Return a question for each of two events whose days are asked, () for other questions.

    >>> both_days("When were the sale and the final?")
    ('When was the sale?', 'When was the final?')
    >>> both_days("When were the US and the North at war?")
    ()
    >>> both_days("When was the meeting of the mayor and the envoy?")
    ()
    """
    found = _BOTH_DAYS.match(question)
    if found is None:
        return ()
    events = [found["one"] or found["one_"], found["other"] or found["other_"]]
    if not all(set(terms(event)) - PARTIES for event in events):
        return ()
    one, other = (_LINKED.search(event) is not None for event in events)
    if (found["be"] or "").lower() == "was" and one and not other:
        return ()
    return tuple(f"When was {event}{found['did'] or ''}?" for event in events)


def _pieces(question: str, topic: str) -> tuple[str, ...]:
    """Return the parts of a question on a topic that stood before it, "" where none did."""
    sentences = split_sentences(question, Span(0, len(question)))
    pieces = [
        _THAT_FOLLOWED.sub(r"the following \g<unit>", piece.strip(" ,;:"))
        for span in sentences
        for piece in _JOINT.split(span.of(question))
    ]
    if len(pieces) > 1 and _LISTS.fullmatch(pieces[-1]):
        pieces = [*pieces[:-2], f"All: {pieces[-2]}"]
        question = " ".join(pieces)
    if (asked := [p for p in pieces if not _WORDING.fullmatch(p)]) != pieces:
        return tuple(f"Word for word, {each}" for each in asked) or (question,)
    telling = [
        piece
        for n, piece in enumerate(pieces)
        if not _OF_THE_READER.match(piece)
        and (len(set(terms(f"{topic}{piece}"))) >= _FEWEST_TERMS or _adds(piece, pieces, n))
    ]
    if any(_TIME_ALONE.match(piece) for piece in telling[1:]):
        return (question,)
    return tuple(telling) if len(telling) > 1 else (question,)
