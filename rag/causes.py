"""Named days that a question speaks of as an event or a cause, which tell no time of it.

"How will the elections affect trade?" asks of what they bring about, not of their day; nor does
"Who won the elections?".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.dates import DateMention

_EFFECT: Final = re.compile(
    r"\W*(?:\w+ly )?(?:affect|impact|influence|change|alter|shape|mean|matter|help|hurt|hinder"
    r"|harm)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"\b(?:did|do|does|will|would|could|can|may|might|should) (?:the )?(?:\w+ )?$", re.IGNORECASE
)
_EFFECT_OF: Final = re.compile(
    r"\b(?:impact|effects?|influence|consequences?|implications?|results?|outcome|significance|meaning)"
    r" (?:of|that|did|do|does|will|from)(?: the)? (?:\w+ )?$",
    re.IGNORECASE,
)


_MATTER: Final = re.compile(
    r"\b(?:w[io]ns?|winning|los(?:es?|t|ing)|contest(?:s|ed)?|boycott(?:s|ed)?|swe(?:ep|pt)"
    r"|celebrat(?:e|ed|es)|observ(?:e|ed|es)|about|concerning|regarding) (?:the )?$",
    re.IGNORECASE,
)
"""Before a named day that is itself what is asked about."""
_ON: Final = re.compile(r"(?:on|in|at|by|before|after|since|until|till|around|during|over)\b", re.I)


def outward(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Return the mentions of days in a question but those of named days that are a matter of it.

    Args:
        text: the question.
        mentions: the days that it names, with where they stand in it.
    """
    return tuple(each for each in mentions if not (_is_cause(text, each) or _of_asker(text, each)))


_ASKER: Final = re.compile(
    r"\b(?:my|our)\b|\b(?:I|we)(?:['’](?:m|re|ve|d)| am| are| have| need| want| write| do)\b"
    r"|^\W*for (?:an?|this)\b",
    re.IGNORECASE,
)
_HIS_PIECE: Final = re.compile(
    r"[\s-]+(?:\w+ )?(?:piece|summary|review|newsletter|column|briefing|round-?up|recap"
    r"|retrospective|wrap-?up|feature|essay|paper|presentation|quiz|assignment|homework|class"
    r"|seminar|lesson|deadline|edition|issue|overview|bulletin|digest|show|episode|podcast|blog"
    r"|post|talk|lecture)\b",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"\b(?:my|our|an?|this)(?: \w+)? $", re.IGNORECASE)


def _of_asker(text: str, mention: DateMention) -> bool:
    """Tell whether a time only says for what an asker needs the answer: "my year-end piece"."""
    start = max(text.rfind(mark, 0, mention.span.start) for mark in ".!?") + 1
    before = text[start : mention.span.start]
    return (
        _LEADS.search(before) is not None
        and _HIS_PIECE.match(text, mention.span.end) is not None
        and _ASKER.search(before) is not None
    )


def _is_cause(text: str, mention: DateMention) -> bool:
    span = mention.span
    if any(letter.isdigit() for letter in span.of(text)):
        return False
    before, after = text[: span.start], text[span.end :]
    acts = _SUBJECT.search(before) is not None and _EFFECT.match(after) is not None
    object_ = _MATTER.search(before) is not None and not _ON.match(span.of(text))
    return acts or object_ or _EFFECT_OF.search(before) is not None
