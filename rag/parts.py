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
from index.sentences import split_sentences
from index.types import Span
from rag.contrast import two_sides
from rag.described import described

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
        r"(?:before or after|after or before|(?:(?:earlier|sooner) or later|later or earlier) than) "
        r"(?P<other>.+)",
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

_ASKING: Final = re.compile(
    rf"\b{_ASKS}|\b(?:list|name|give|tell|show|summari[sz]e|anything|happen\w*)\b|\?", re.IGNORECASE
)
_OPENS: Final = re.compile(
    r"^\W*(?:(?:and|but|so|then|also|exactly|please|on|in|at|for|to|by|from|of|with|about) )*"
    rf"(?:{_ASKS}|(?:list|name|give|tell|show|say|identify|state|find|summari[sz]e)\b)"
    rf"|^\W*(?:on|in|at|by|during|after|before|when|while|since)\b[^,]*, (?:\w+ )?{_ASKS}"
    r"|\?(?=\W*(?:\(|$))",
    re.IGNORECASE,
)
_THAT: Final = re.compile(
    r"(?P<asks>did|was|were|is) (?:that|it|this) "
    r"(?=(?:\w+ )?(?:before or after|after or before)\b)",
    re.IGNORECASE,
)
_CONTEXT: Final = re.compile(r"(?P<asked>.*?\S) (?P<context>\([^()]+\)(?: \([^()]+\))*)$")
"""Brackets at the end: what a follow-up leaves to the questions before it."""

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
    others = any(is_asking(other) for n, other in enumerate(pieces) if n != at)
    pair = len(pieces) == _PAIR and bool(terms(piece))
    return bool(at and others and _AFTER_DOING.match(piece)) and (
        pair or _POINTS_BACK.search(piece) is not None
    )


def asks_outcome(text: str) -> bool:
    """Tell whether a text asks what followed of something told before it.

    >>> asks_outcome("and what came of it?"), asks_outcome("what came first?")
    (True, False)
    """
    return _OUTCOME.search(text) is not None


def two_events(question: str) -> tuple[str, str] | None:
    """Return the two events whose distance or order a question asks for, or None."""
    found = next(filter(None, (pattern.search(question) for pattern in _TWO_EVENTS)), None)
    if found is None or _MEANWHILE.search(question):
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
    return (one, f"{other} {owned[1]}") if owned and _OWNER.fullmatch(other) else (one, other)


_ONE_LIKE: Final = re.compile(r"(the [\w’'-]+) one", re.IGNORECASE)
_NOUN_OF: Final = re.compile(r"the [\w’'-]+ (?!of\b|for\b|to\b|in\b|by\b)([\w-]+)", re.IGNORECASE)
_OWNED: Final = re.compile(r"[^?]*?\w(?:['’]s|s['’]) (.+)")
_OWNER: Final = re.compile(r"(?:[\w.-]+ ){0,4}[\w.-]+(?:['’]s|s['’])")


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


def explained(question: str, context: str) -> str:
    """Return a question for two events with the brackets in the place of the "that" they explain.

    >>> explained("Was that before or after the sale?", "(the final)")
    'Was the final before or after the sale?'
    """
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


def context_of(question: str) -> tuple[str, str]:
    """Return a question and the brackets that follow it, "" where none do."""
    found = _CONTEXT.match(question)
    return (found["asked"], found["context"]) if found else (question, "")


def parts(question: str) -> tuple[str, ...]:
    """Return the parts of a question in order; the whole question where it has only one.

    A sentence in which the readers speak of themselves ("I'm writing a paper") asks nothing.
    """
    ends = two_events(question)
    if ends:
        return ends
    sides = two_sides(question)
    if sides:
        return tuple(f"{side}?" for side in sides)
    leaning = described(question)
    if leaning:
        return (leaning[0], *parts(leaning[1]))
    sentences = split_sentences(question, Span(0, len(question)))
    pieces = [
        _THAT_FOLLOWED.sub(r"the following \g<unit>", piece.strip(" ,;:"))
        for span in sentences
        for piece in _JOINT.split(span.of(question))
    ]
    if len(pieces) > 1 and _LISTS.fullmatch(pieces[-1]):
        pieces = [*pieces[:-2], f"All: {pieces[-2]}"]
        question = " ".join(pieces)
    telling = [
        piece
        for n, piece in enumerate(pieces)
        if not _OF_THE_READER.match(piece)
        and (len(set(terms(piece))) >= _FEWEST_TERMS or _adds(piece, pieces, n))
    ]
    if any(_TIME_ALONE.match(piece) for piece in telling[1:]):
        return (question,)
    return tuple(telling) if len(telling) > 1 else (question,)
