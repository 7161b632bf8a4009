"""A question put plainly before it is read: typing errors, and what only leads up to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rag.short.candidates import parse
from rag.short.want_words import TYPOS, kind_of, singular

_ASIDE = re.compile(
    r",(?: as)?(?: in)? (?:the|this|its) (?:author|writer|article|text|piece|essay)(?:'s)? \w+,",
    re.IGNORECASE,
)
"""Whose view is asked for, in the middle of a question: ", the author thinks,"."""


@lru_cache(maxsize=64)
def tidy(question: str) -> str:
    """Return a question on one line, with plain apostrophes and common typing errors mended."""
    text = _ASIDE.sub("", " ".join(question.replace("’", "'").split()))
    text = re.sub(r"\bthink tank", "think-tank", text)
    text = _AMID.sub(r"\1", _RATHER.sub(r"\1", _AHEAD.sub(r"would\1 ", text)))
    text = re.sub(
        r"[A-Za-z']+", lambda found: TYPOS.get(found.group().lower(), found.group()), text
    )
    return re.sub(r"\bus\b(?= \w)", "US", text) if text.islower() else text


_AHEAD: Final = re.compile(
    r"\b(?:is|are|was|were)((?: (?!(?:is|are|was|were)\b)[\w'-]+){0,5}?)"
    r" (?:going|about|set|due|meant|supposed) to (?=[a-z])(?!the\b|an?\b|wh|be\b)"
)
"""Asks what somebody "is going to" do: the verb is the one that follows."""


_RATHER: Final = re.compile(r"\b(would\b[^,;?]{0,40}?)(?: much)? (?:rather|sooner)\b", re.I)
_AMID: Final = re.compile(
    r"\b((?:who|which \w+)(?:'d| would| will| might| may| could| can| should| must| did| had| has"
    r"| have))(?: (?:not|even|also|well|perhaps|maybe|soon|best|better|still|then|just|once|likely"
    r"|always|never|ever))+(?= [a-z])",
    re.IGNORECASE,
)
"""Small words between a helping verb and the verb: "who would rather see", "who might well go"."""


def last_question(text: str) -> str:
    """Return the last sentence where others lead up to it ("Kim promised to come. Did he?").

    One that says too little by itself is put together with what it asks for:

    >>> last_question("Critics say one club was spared. Which club?")
    'which club was spared?'
    """
    pieces = _SENTENCE_END.split(text)
    if len(pieces) < 2 or not pieces[-1].endswith("?"):
        return text
    return _about_what_was_said(pieces[-2], pieces[-1]) or pieces[-1]


def asked_itself(text: str) -> str:
    """Return what a question asks, without what leads up to it or another event that dates it.

    >>> asked_itself("What did the bank say on the day that the club closed?")
    'What did the bank say?'
    """
    return _MEANWHILE.sub(r"\1", last_question(text))


_MEANWHILE: Final = re.compile(
    r"^(\W*(?:and |but |so )?(?:what|which|who|whom)\b(?! (?:day|date|week|month|time)s?\b)"
    r"[^?,;:]*? (?:(?:did|was|were|had) [^?,;:]*?\w|happened|took place)),?"
    r" (?:on |in |during )?(?:(?:the|that|one|two|three|four|five|six|\d+|a|a few|some)"
    r" (?:very |same |next |following )?(?:day|week|fortnight|month)s?"
    r" (?:earlier |later )?(?:before|after|as|when|that)\b|(?:the|that) (?:same )?day\b"
    r"|(?:as|when|while|once) (?:the|a|an|his|her|their|its|he|she|it|they|(?-i:[A-Z]\w+)) \w)"
    r"[^?,;:(]*(?=\W*$)",
    re.IGNORECASE,
)


_SENTENCE_END: Final = re.compile(
    r"(?:(?<=[a-z]{4}[.!?])|(?<=[A-Z]{3}[.!?])|(?<= [a-z]{3}[.!?])|(?<= [a-z]{2}[.!?])(?<! vs\.)) "
    r"(?=[A-Z])"
)
"""After a word that is no abbreviation: these are short and mostly have a capital."""


_BARE: Final = re.compile(
    r"(?P<wh>which|what|who)(?: (?!(?:is|was|are|were)\b)(?P<noun>\w+))?\?+$"
    r"|(?:which|what|who)(?:'s| is| was| are| were) (?:it|that|this|he|she|they)\?+$"
    r"|what(?:'s| is| was) (?P<name>(?:his|her) name)\?+$",
    re.IGNORECASE,
)
"""Asks for what the sentence before left open: "Which club?", "Who was it?"."""
_LEFT_OPEN: Final = frozenset("a an one another some two three several".split())
_INDIRECT: Final = re.compile(r"\b(?:what|who|which|where)\b(?!.*\b(?:what|who|which|where)\b).+")
_UNNAMED: Final = re.compile(r"\b(?:(?P<thing>something)|someone|somebody)\b")


def _about_what_was_said(lead: str, asked: str) -> str | None:
    """Return a bare question with the clause of the sentence before it that it is about."""
    bare = _BARE.match(asked)
    if bare is None:
        return None
    lead = lead.rstrip(".!?")
    unnamed = _UNNAMED.search(lead)
    if unnamed and not bare["noun"]:
        return f"{'what' if unnamed['thing'] else 'who'}{lead[unnamed.end() :]}?"
    indirect = _INDIRECT.search(lead)
    if indirect and not bare["noun"]:
        return f"{indirect.group()}?"
    if bare["name"] or (bare["wh"] or "").lower() == "who":
        return _who_of(lead, certain=bare["name"] is not None)
    return _which_of(lead, bare["noun"] or "")


def _who_of(lead: str, certain: bool) -> str | None:
    """Return "who was fined?" of "a pilot was fined"; not certain, a person must be spoken of."""
    parsed = parse(lead)
    for start, end in parsed.phrases:
        left_open = parsed.tokens[start].text.lower() in _LEFT_OPEN and end - start > 1
        if left_open and (certain or kind_of(parsed.tokens[end - 1].text) == "person"):
            return f"who{lead[parsed.tokens[end - 1].end :]}?"
    return None


def _which_of(lead: str, noun: str) -> str | None:
    """Return "which club was spared?" of "they say one club was spared", None without such.

    The noun may be a number: "Which two?" of "they thanked two clubs".
    """
    parsed = parse(lead)
    for start, end in parsed.phrases if noun else ():
        first, last = parsed.tokens[start].text.lower(), parsed.tokens[end - 1].text
        counted = noun.lower() == first
        named = counted or singular(noun) == singular(last)
        if named and first in _LEFT_OPEN and end - start > 1:
            kept = start if counted else start + 1
            return f"which {lead[parsed.tokens[kept].start :]}?"
    return None
