"""Questions on a topic as such: "Tell me about the treaty", "What do we know about Ann Lee?".

They name what they are about and ask nothing of it, so every sentence on it answers, and no few
words do.

    >>> topic_of("What can you tell me about the treaty?"), topic_of("What is it about?")
    ('the treaty', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.analyze import terms
from rag.retrieve import Match

MOST: Final = 12
"""Sentences that are cited on a topic."""

_MUCH: Final = r"(?:(?:more|something|everything|anything|all|a bit|a little|some) )?"
_NEWS: Final = r"(?:information|info|details?|background|facts|material|anything|everything)"
_TEXT: Final = r"(?:the|this) (?:article|author|text|piece|document|chronology|timeline)"
_TOPIC: Final = re.compile(
    rf"^\W*(?:please )?(?:(?:tell|give|show)(?: (?:me|us))? {_MUCH}(?:{_NEWS} )?(?:about|on)"
    rf"|(?:do you have |is there |have you got )?(?:any |some )?{_NEWS} (?:about|on)"
    r"|what (?:can|could) you (?:tell|say)(?: (?:me|us))? about"
    r"|what (?:do|can|have) (?:we|you|i) (?:know|learn|find out|read|have|got) (?:about|of|on)"
    rf"|what (?:does|do|did|has|is|was) (?:it|there|{_TEXT}) (?:say|said|tell|told|have|got|report"
    r"|reported|write|written|mention|mentioned|note|state)(?: (?:us|me|to say))?"
    r" (?:about|of|on|regarding|concerning)"
    rf"|what (?:is|was) (?:said|told|reported|written|mentioned) (?:in {_TEXT} )?(?:about|of|on)"
    r"|what about) (?P<topic>[^?.;]+?)[?.!\s]*$",
    re.IGNORECASE,
)


def topic_of(question: str) -> str:
    """Return what a question is about that asks nothing of it, "" for any other question."""
    found = _TOPIC.match(question)
    return found["topic"] if found else ""


def on_topic(topic: str, ranked: Sequence[Match], share: float) -> list[Match]:
    """Return the best sentences that hold every word of a topic, at most `MOST`.

    Where none does, those that score at least a share of the best one's score.
    """
    asked = set(terms(topic))
    holding = [match for match in ranked if asked and asked <= set(terms(match.sentence.text))]
    near = [match for match in ranked if match.score >= share * ranked[0].score]
    return (holding or near)[:MOST]
