"""Which of two sums or numbers is the larger one, or whether one is larger than the other.

>>> size_asked("Which is bigger, the fee for the coach or the fine for the club?").sides
('the fee for the coach', 'the fine for the club')
>>> size_asked("Was the fee higher than the fine?").closed
True
>>> size_asked("How much higher was the fee than the fine?") is None
True
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rag.found import Found
from rag.question import asked_kind
from rag.retrieve import Match
from rag.short import MAX_WORDS, Amount, ShortAnswer, amounts_in
from rag.types import Asked

_LARGER: Final = (
    r"bigger|biggest|larger|largest|greater|greatest|higher|highest|costlier|dearer|costliest"
    r"|more (?:expensive|costly|numerous|money)"
)
_SMALLER: Final = (
    r"smaller|smallest|fewer|fewest|lower|lowest|lesser|cheaper|cheapest"
    r"|less (?:expensive|costly|money)"
)
_HOW: Final = rf"(?:(?P<larger>{_LARGER})|{_SMALLER})"
_NO_SIZE: Final = (
    r"(?! (?:recent|important|often|likely|powers?|officials?|officers?|courts?|house|chamber"
    r"|opinion|regard|rank\w*|office|good)\b)"
)
"""Not before words that make it no size: "a higher court", "a lower opinion"."""
_ASKED: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?>[^?]*?\b(?:which|what|who)\b[^?,:;]*?\b{_HOW}\b{_NO_SIZE})"
        r"(?>[^?,:;]*?(?:[,:;]|\s[–—-])\s*(?:is it |was it )?)"
        r"(?!(?:and|but|did|does|do|was|were|is|are|who|what|which|when|where|why|how)\b)"
        r"(?P<one>[^?]+?),? or (?P<other>[^?]++)$",
        r"^(?P<one>[^?,:;]+?),? or (?>(?P<other>[^?,:;]+?)(?:[,:;]|\s[–—-])\s*"
        rf"(?:which|what)\b[^?]*?\b{_HOW}\b{_NO_SIZE})[^?]*+$",
        r"^(?P<closed>is|was|are|were) (?P<one>(?!there\b)[^?]+?)(?<! or) "
        rf"(?:(?P<larger>{_LARGER}|more)|{_SMALLER}|less) than "
        r"(?!(?:it|he|she|they|we|that|this|expected|planned|usual|ever|before)\b"
        r"|(?:[\w-]+ ){1,2}(?:hour|day|week|month|year)s?\b)(?P<other>[^?]++)$",
    )
)
"""Patterns for a question without the marks around it; each takes the first words that fit.

So a long question takes no longer to read than its words times their number.
"""
_MARKS: Final = f"{string.whitespace}{string.punctuation}“”‘’…"


@dataclass(frozen=True, slots=True)
class SizeAsked:
    """Two things whose sizes are compared, in the question's words.

    Attributes:
        sides: the two.
        larger: whether the larger one is asked for, or whether the first is the larger one.
        closed: whether "Yes" or "No" answers.
    """

    sides: tuple[str, str]
    larger: bool
    closed: bool


def size_asked(question: str) -> SizeAsked | None:
    """Return the two whose sizes a question compares, None where it compares none."""
    text = question.strip(_MARKS)
    found = next(filter(None, (pattern.search(text) for pattern in _ASKED)), None)
    if found is None:
        return None
    closed = "closed" in found.re.groupindex
    return SizeAsked((found["one"], found["other"]), found["larger"] is not None, closed)


def asks_if_larger(question: str) -> bool:
    """Tell whether "Yes" or "No" answers which of two is the larger one."""
    asked = size_asked(question)
    return asked is not None and asked.closed


def sizes_told(question: str, found: Sequence[Found]) -> SizeAsked | None:
    """Return the two whose sizes a question compares where what was found tells any number."""
    chosen = [match.sentence.text for each in found for match in each.chosen]
    return size_asked(question) if any(amounts_in(text) for text in chosen) else None


def compared(
    asked: SizeAsked,
    found: Sequence[Found],
    cut: Callable[[str, Asked, Sequence[Found]], ShortAnswer | None],
) -> ShortAnswer | None:
    """Return which of two is the larger one, "Yes" or "No"; None where the sums can't be compared.

    Args:
        asked: the two.
        found: for each, or for both together.
        cut: returns the few words that answer a question of some kind by what was found.
    """
    parts = found if len(found) == len(asked.sides) else [found[0]] * len(asked.sides)
    told = []
    for side, part in zip(asked.sides, parts, strict=True):
        sums = any(each.unit for match in part.chosen for each in amounts_in(match.sentence.text))
        text = f"How {'much is' if sums else 'many are'} {side}?"
        words = cut(text, asked_kind(text), [part])
        told.append(words.text if words else "")
    answer = larger(asked, told)
    return ShortAnswer(answer, None) if answer else None


_NEAR: Final = 0.6
"""Share of the best score from which a sentence with a number may tell of one of the two."""
_MONEY: Final = re.compile(
    r"[$€£]|\b(?:sums?|amount|cost\w*|pa(?:y|ys|id|yments?)|price|fee|award\w*|damages|contribut\w+"
    r"|budget|sales?|bill|fines?|worth|expensive|cheap\w*|dear\w*|spend\w*|spent|money|debt|wage)\b",
    re.IGNORECASE,
)


def with_sizes(question: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Return what was found for two that are compared, each by the best sentence with a size."""
    asked = size_asked(question)
    if asked is None or len(found) != len(asked.sides):
        return tuple(found)
    money = _MONEY.search(question) is not None

    def sized(match: Match) -> bool:
        return any(each.unit or not money for each in amounts_in(match.sentence.text))

    return tuple(_best(each, sized) for each in found)


def _best(found: Found, sized: Callable[[Match], bool]) -> Found:
    near = [each for each in found.ranked if each.score >= _NEAR * found.ranked[0].score]
    best = next(filter(sized, (*found.chosen, *near)), None)
    return replace(found, chosen=(best,)) if best else found


def larger(asked: SizeAsked, told: Sequence[str]) -> str | None:
    """Return the one asked for, "Yes" or "No"; None where the sums can't be compared.

    Args:
        asked: the two.
        told: for each the words that tell how large it is.
    """
    sizes = [_size(side, words) for side, words in zip(asked.sides, told, strict=True)]
    one, other = sizes
    if one is None or other is None or one.unit != other.unit or one.value == other.value:
        return None
    first = (one.value > other.value) == asked.larger
    if asked.closed:
        return "Yes" if first else "No"
    name, size = (names(asked)[0], one) if first else (names(asked)[1], other)
    short = name if size.text in name else f"{name} ({size.text})"
    return short if len(short.split()) <= MAX_WORDS else None


def names(asked: SizeAsked) -> tuple[str, str]:
    """Return the first words of each of two that name it, all of them where these are the same."""
    one, other = map(_name, asked.sides)
    apart = not asked.sides[0].startswith(other) and not asked.sides[1].startswith(one)
    return (one, other) if apart else asked.sides


def _name(side: str) -> str:
    found = _NAME.match(side)
    return found.group() if found else side


_NAME: Final = re.compile(
    r"(?!(?:those|these|that|what|how)\b)[\w’'-]+(?: [\w’'-]+){0,4}?"
    r"(?= (?:for|in|on|at|to|from|by|that|which|who|the|an?|its|his|her|their|both|currently|now"
    r"|reportedly|\w+ed|paid|given)\b|\W*$)",
    re.IGNORECASE,
)
"""The first words of one of two: all but what tells more of it, "the fine | for fraud"."""


def follows(short: str, question: str, quotes: Sequence[str]) -> bool:
    """Tell whether a short answer is one of two that a question compares, with its number told."""
    asked = size_asked(question)
    found = _WITH_SIZE.fullmatch(short)
    name, size = (found["name"], found["size"]) if found else (short, "")
    told = any(each.text == size for text in quotes for each in amounts_in(text))
    return asked is not None and name in (*names(asked), *asked.sides) and (told or not size)


_WITH_SIZE: Final = re.compile(r"(?P<name>.+) \((?P<size>[^()]+)\)")


def _size(side: str, told: str) -> Amount | None:
    """Return the only sum or number that a side names itself, or that is told of it."""
    for text in (side, told):
        found = set(amounts_in(text))
        if found:
            return found.pop() if len(found) == 1 else None
    return None
