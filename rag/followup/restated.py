"""Follow-ups that only put the question before otherwise: word for word, put right, its echo.

>>> verbatim("Can you give me his exact words?"), verbatim("What did he tell them?")
(True, False)
>>> meant("no sorry, I was thinking of the 25th"), meant("Not the coach, the owner"), meant("No.")
('the 25th', 'the owner', '')
>>> echo("And the owner's reaction?"), echo("How did the fans take it?")
('How did the owner react?', 'How did the fans react?')
"""

from __future__ import annotations

import re
from typing import Final

_LEADS: Final = r"^\W*(?:(?:and|but|so|then|well|ok|okay|now|also)\b\W*)*"
_ASKED_FOR: Final = (
    r"(?:(?:(?:can|could|would|will) you|please|pls)\W+)*"
    r"(?:(?:give|tell|show|get|read) (?:me|us) |(?:let me|may i|can i) (?:have|see|hear|get) "
    r"|i(?:['’]d| would)? (?:want|need|like) |what (?:exactly |precisely )?(?:were|was|are|is) "
    r"|what['’]s |quote (?:me )?|in |using |(?:do you|have you) (?:have|got) )?"
)
_WHOSE: Final = r"(?:his|her|their|its|the|those|that|a)\s+"
_TAIL: Final = (
    r"(?:\W+(?:please|pls|then|though|there|exactly|(?:that )?(?:he|she|they|it) (?:used|chose"
    r"|said)|of that|for that|here))*\W*$"
)
_VERBATIM: Final = re.compile(
    rf"{_LEADS}{_ASKED_FOR}(?:"
    rf"(?:{_WHOSE})?(?:exact|own|very|actual|precise|original|literal|verbatim|direct|full|word"
    r"[- ]for[- ]word)\s+(?:words?|wording|phrase|phrasing|quote|quotation|formulation|terms)"
    r"|(?:his|her|their|its) (?:words|wording|phrasing)"
    r"|(?:the|a|that) (?:wording|phrasing|quote|quotation)"
    r"|quote (?:him|her|them|it|that|this)|(?:him|her|them|it|that) (?:word for word|verbatim)"
    r"|(?:that |it )?(?:word[- ]for[- ]word|verbatim)"
    r"|how (?:exactly |precisely )?(?:did|does|do) (?:he|she|they|it) (?:exactly )?"
    r"(?:put|word|phrase|express|formulate) (?:it|that|this)"
    rf"){_TAIL}",
    re.IGNORECASE,
)

_SORRY: Final = (
    r"(?:(?:sorry|no|nope|nah|oops|whoops|actually|wait|hm+|well|er+m?|um|ah|oh|apologies|rather"
    r"|(?:my|a) (?:mistake|bad|error|typo)|(?:hang|hold) on|scratch that|correction)\b\W*)"
)
_MARKED: Final = (
    r"(?:(?:what )?(?:i|we)(?:['’]m| am| was)? (?:actually |really |only )?(?:mean|meant|intended"
    r"|(?:thinking|asking|talking|speaking|wondering) (?:of|about)|referring to|after"
    r"|interested in)(?: to (?:say|ask|type)(?: about)?)?(?: was| is)?"
    r"|(?:i )?(?:should|ought to) have said|make (?:that|it)|let['’]s (?:say|make it))\b\W*"
)
_NOT: Final = (
    r"not (?:(?:on|in|by|with|for|to|at|about) )?(?:[\w'’.-]+ ){0,4}?[\w'’.-]+(?:,|;| but)+ "
)
# Bounded, so that a long text of such words costs no more than a short one.
_PUT_RIGHT: Final = re.compile(
    rf"^\W*(?P<sorry>{_SORRY}{{0,5}})(?P<marked>(?:{_NOT})?{_SORRY}{{0,2}}(?:{_MARKED})?)"
    r"(?P<meant>[^?!.;]{1,80}?)"
    r"(?P<last>(?:,? (?:i mean(?:t)?|rather|instead|not [\w'’.-]+(?: [\w'’.-]+){0,3}))?)\W*$",
    re.IGNORECASE,
)
_LONGEST: Final = 6
_PART: Final = re.compile(
    r"(?:(?-i:[A-Z])|\d|(?:the|his|her|their|on|in|at|by|with|for|to|from|about|of|after|before"
    r"|until|since|during|over|against|between)\b)",
    re.IGNORECASE,
)
"""How a part begins that may take the place of another: a name, a number, a noun, a preposition."""
_ASKS: Final = re.compile(
    r"(?:who|whom|whose|what|when|where|why|which|how|did|does|do|was|were|is|are|has|have|had|will"
    r"|would|can|could|should|tell|give|show|that|this|it|no|not)\b",
    re.IGNORECASE,
)

_POINTED: Final = r"(?:it|that|this|them|these|those|all (?:that|this))"
_ECHO: Final = (
    r"(?:\w+ )?(?:reaction|response|reply|answer|rejoinder|retort|comeback|take|view|comment"
    r"|opinion|stance"
    rf"|(?:position|verdict)(?= (?:to|on|about|of|towards?) {_POINTED}\b))s?"
)
"""What somebody may have to say of an event; a position may be a post, a verdict the event."""
_ON_THAT: Final = rf"(?: (?:to|on|about|of|towards?) {_POINTED})?"
_WHO: Final = r"(?P<who>[\w'’ .-]{1,40}?)"
_WAS: Final = r"(?:what(?:['’]s| was| were| is| about)|how about|how was|was there|is there)? ?"
_DID: Final = r"(?:did|does|do|has|have|was)"
_ECHOES: Final = tuple(
    re.compile(f"{_LEADS}{form}{_TAIL}", re.IGNORECASE)
    for form in (
        rf"{_WAS}{_WHO}(?:['’]s|['’](?=\s)) {_ECHO}{_ON_THAT}",
        rf"{_WAS}(?P<his>his|her|their) {_ECHO}{_ON_THAT}",
        rf"{_WAS}(?:the|a|an|any|some)? ?{_ECHO}{_ON_THAT} (?:of|from|by|in) {_WHO}",
        rf"how {_DID} {_WHO} (?:react|respond|reply|answer)(?:ed)?{_ON_THAT}",
        rf"how {_DID} {_WHO} (?:take|see|view|receive|like|greet|feel about|regard) {_POINTED}",
        rf"what {_DID} {_WHO} (?:make of|think of|think about|have to say (?:about|to)|say to"
        rf"|reply to|answer to|respond to) {_POINTED}",
    )
)
_LIKEWISE: Final = re.compile(
    r"^\W*(?:(?:sorry|no|oops|actually|wait|hm+|well)\W+)*"
    r"(?:(?:the )?same (?:for|with|question for)\b|(?:only|just)\b(?= (?:in|on|for|with)\b))\W*",
    re.IGNORECASE,
)
"""How a follow-up asks the question before of somebody or some time else: "same for May"."""

_LONGEST_CORRECTION: Final = 6
_THE_OTHER: Final = re.compile(
    r"(?<=^)\W*(?:(?:and|but|so) )*(?:(?:what|how) about )?(?:the|an) ?other(?: (?!than\b)\w+)?,? "
    r"(?=(?:to|from|with|on|in|at|about|against|for|by)\b)",
    re.IGNORECASE,
)
"""Another of what was asked about, told by what follows: "and the other one, to the owner?"."""
_OWN_NOUN: Final = re.compile(r"(?:the|his|her|their|its) \w+ \w", re.IGNORECASE)
"""Begins a noun phrase that says more than its noun, and so asks without the question before."""
_OWNERS: Final = {"his": "he", "her": "she", "their": "they"}


def verbatim(text: str) -> bool:
    """Tell whether nothing is asked for but the very words of what was told before."""
    return _VERBATIM.match(text) is not None


def meant(text: str) -> str:
    """Return what a reader puts in the place of a part of the question before; "" for nothing."""
    found = _PUT_RIGHT.match(text)
    if found is None or not (found["sorry"] or found["marked"] or found["last"]):
        return ""
    part = found["meant"].strip(" ,")
    fits = len(part.split()) <= _LONGEST and not _ASKS.match(part)
    return part if fits and _PART.match(part) else ""


def echo(text: str) -> str:
    """Return a question on how somebody took what was told before in one form; "" for others."""
    found = next(filter(None, (form.match(text) for form in _ECHOES)), None)
    if found is None:
        return ""
    groups = found.groupdict()
    who = _OWNERS[groups["his"].lower()] if groups.get("his") else groups["who"].strip()
    return f"How did {who} react?"


def restated(text: str) -> str:
    """Return a question that puts the one before otherwise as one that says what it asks."""
    if part := meant(text):
        return f"What about {part}?"
    text = _THE_OTHER.sub("And ", text)
    corrected = _LIKEWISE.sub("", text)
    if corrected != text and len(corrected.split()) <= _LONGEST_CORRECTION:
        return corrected
    return text


def says_own(part: str) -> bool:
    """Tell whether what is meant instead says enough to be asked by itself: "her plan for May"."""
    return _OWN_NOUN.match(part) is not None
