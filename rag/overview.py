"""A question about a text as a whole, which the text answers itself where it opens.

"What is this article about?" names nothing that could be searched for. An abstract says it, or, in
a text without one, its first sentences.

    >>> asks_overview("What's this article about?"), asks_overview("What is the deal about?")
    (True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.article import ABSTRACT, CITED_AS, TITLE_PAGE
from rag.retrieve import Match

OPENING: Final = 3
"""Sentences that open a text without an abstract."""

_TEXT: Final = (
    r"(?:(?:this|the|that|your|whole|entire|author['’]s) )+"
    r"(?:article|text|document|essay|piece|paper|study|report|analysis|notes)"
)
_SUMMARY: Final = r"(?:summary|overview|gist|abstract|synopsis|outline|bottom line|tl;?dr)"
_POINT: Final = (
    r"(?:\w+ )?(?:main|key|central|overall|core|principal) "
    r"(?:point|argument|message|idea|thesis|topic|claim|takeaway|conclusion|finding|theme|subject)s?"
)
_THEME: Final = r"(?:topic|subject|theme|thesis|argument|message|conclusion)"
_MAINLY: Final = (
    r"(?:(?:all|mainly|basically|really|mostly|generally|essentially|actually|chiefly|primarily"
    r"|largely|in general|overall|on the whole|in short) ?)"
)
_TREATS: Final = (
    r"(?:cover|discuss|deal with|talk about|say|argue|describe|examine|look at|focus on|treat"
    r"|address|explore|conclude)"
)
_WHAT: Final = r"(?:what['’]?s|what (?:is|was|are|does|do))"
_FORMS: Final = (
    rf"{_WHAT} {_TEXT} {_MAINLY}?(?:about|concerned with|on)",
    rf"{_WHAT} (?!the (?:report|study)){_TEXT} {_MAINLY}?{_TREATS}(?: {_MAINLY})?",
    rf"{_WHAT} (?:the )?(?:{_POINT}|{_SUMMARY})(?: of {_TEXT})?",
    rf"{_WHAT} (?:the )?{_THEME} of {_TEXT}",
    rf"{_WHAT} {_TEXT}['’]s (?:{_POINT}|{_THEME}|{_SUMMARY})",
    rf"{_WHAT} the (?:author|writer)['’]s {_POINT}",
    r"(?:summari[sz]e|sum up|outline|recap|list)"
    rf" (?:it|this|{_TEXT}|the (?:(?:author|writer)['’]s )?{_POINT})(?: of {_TEXT})?(?: up)?",
    r"what(?:['’]s| is) the (?:author|writer) (?:trying to say|getting at|arguing)",
    rf"(?:give |write |show )?(?:me )?(?:an? |the )?(?:(?:short|brief|quick) )*{_SUMMARY}"
    rf"(?: of {_TEXT})?",
)
_POLITE: Final = (
    r"(?:(?:so|and|ok|okay|please|can you|could you|tell me|in short|in a nutshell|briefly)\W+)*"
)
_MANNER: Final = r"(?:,? (?:here|in (?:\w+ ){1,2}\w+|briefly|please|for me))*"
_OVERVIEW: Final = re.compile(
    rf"\W*{_POLITE}(?:{'|'.join(_FORMS)}){_MANNER}\W*",
    re.IGNORECASE,
)
_ENDS: Final = (
    rf"how does (?:{_TEXT}|the author) (?:end|conclude|close|finish)",
    rf"{_WHAT} (?:{_TEXT}|the author) conclude(?: with)?",
    rf"{_WHAT} (?:{_TEXT}['’]s|the author['’]s|the) (?:final |overall )?conclusions?"
    rf"(?: of {_TEXT})?",
)
_ENDING: Final = re.compile(rf"\W*{_POLITE}(?:{'|'.join(_ENDS)}){_MANNER}\W*", re.IGNORECASE)


def asks_overview(question: str) -> bool:
    """Tell whether a question asks no more than what a text says as a whole."""
    return _OVERVIEW.fullmatch(" ".join(question.split())) is not None


def asks_ending(question: str) -> bool:
    """Tell whether a question asks how a text ends or what it concludes."""
    return _ENDING.fullmatch(" ".join(question.split())) is not None


def opening(prose: Sequence[Match]) -> tuple[Match, ...]:
    """Return the sentences of prose that open the documents: the abstract, else the first few.

    Args:
        prose: all sentences of prose, in the order of the index.
    """
    found: list[Match] = []
    for document in dict.fromkeys(match.passage.document for match in prose):
        own = [match for match in prose if match.passage.document == document]
        abstract = [match for match in own if match.passage.section == ABSTRACT]
        body = [match for match in own if match.passage.section not in (TITLE_PAGE, CITED_AS)]
        found += abstract or body[:OPENING]
    return tuple(found)


def ending(prose: Sequence[Match]) -> tuple[Match, ...]:
    """Return the last sentence of each document's prose."""
    last = {
        match.passage.document: match
        for match in prose
        if match.passage.section != CITED_AS and not match.passage.section.startswith("Figure ")
    }
    return tuple(last.values())


def of_whole(question: str, prose: Sequence[Match]) -> tuple[Match, ...]:
    """Return the sentences that answer a question about a text as a whole; () for any other."""
    if asks_ending(question):
        return ending(prose)
    return opening(prose) if asks_overview(question) else ()
