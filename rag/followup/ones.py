"""Words of a follow-up that stand for a noun of what was said, written out before it is read.

"The last one" is the last final, "the first of them" what an answer lists first, "his predecessor"
the other person of an answer. What is lifted out in front ("his letter, who got it?") goes back
in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rag.followup.exchange import capital
from rag.followup.nouns import ROLES, head
from rag.followup.recalled import Recall, other_person
from rag.followup.referents import Turn
from rag.followup.timepoints import DATE, SHIFT, same_times
from rag.followup.wordforms import is_plural, tokens
from rag.names import Names

_NEAR: Final = 3
"""Questions back to which a noun is looked for that "one" stands for."""

_SHORTEST_ASKED: Final = 6
_ONE_OF: Final = ("thing", "plural", "party", "couple")

_ORDINAL: Final = (
    r"(?:very )?(?:first|second|third|fourth|fifth|last|latest|final|next|previous|other|earlier"
    r"|later|only|new|old|newest|oldest|biggest|largest|smallest|longest|shortest)"
)
_THE_ONE: Final = re.compile(
    r"\bthe (?:one(?P<several>s)?(?= (?:he|she|it|they|that|which|sent|made|given|held|to|from|in"
    r"|with|about|on|at|for|by)\b)"
    rf"|(?P<which>{_ORDINAL}) one(?P<many>s)?\b"
    rf"|(?<=was the )(?P<bare>{_ORDINAL})(?=\W*$))",
    re.IGNORECASE,
)
"""Words for another thing of the kind that was spoken of."""

_WHAT_IS_IT: Final = re.compile(
    r"^(?P<lead>\W*(?:(?:and|but|so)\W+)*)what"
    r"(?= .*\bit (?:to )?(?:be|was|is)\b| (?:is|was) it\b)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:(?:his|her) (?:predecessor|successor|counterpart|opposite number|replacement)"
    r"|the (?:man|woman|person|general|official|one) (?:that |whom? )?(?:he|she)"
    r" (?:replaced|replaces|succeeded|succeeds|followed|took over from|(?:is|was) replacing))\b",
    re.IGNORECASE,
)
"""Somebody whom the sentence on one person mostly names beside him."""
_NUMBERS: Final = ("first", "second", "third", "fourth", "fifth")
_ITEM: Final = re.compile(
    rf"\bthe (?P<which>{'|'.join(_NUMBERS)}|last)(?: one)? of"
    r" (?:these|those|them|the (?:two|three|four|five))\b",
    re.IGNORECASE,
)
_LIFTED: Final = re.compile(
    r"^\W*(?i:(?:(?:and|but|so|now)\W+)*(?:(?:what|how) about )?)"
    r"(?P<noun>(?:(?i:the|his|her|their|its|these|those)\b[^,;:.?!]*"
    r"|(?!(?:And|But|So|Now|In|On|At|By|For|From|Back)\b)(?:[A-Z][\w’'.-]+ )*[A-Z][\w’'.-]+)"
    r"),\s+(?P<asked>(?:in |on |at |to |for )?(?:who|whom|what|which|where|when|why|how)\b.+)$"
)
_TAKES_UP: Final = re.compile(
    r"\b(?:(?P<owner>his|her(?= \w)|their|its)|he|she|it|they|him|her|them|that(?=\W*$))\b"
)


def spelt_out(text: str, turns: Sequence[Turn], recall: Recall) -> str:
    """Return a question with the nouns that it leaves out, in its usual order.

    Args:
        text: the question.
        turns: those before it, at least one.
        recall: finds what an earlier question was answered by.
    """
    before = turns[-1]
    text = _as_amount(_with_item(text, before, recall), before)
    return _with_noun(text, turns)


def with_kind(noun: str, before: Turn) -> str:
    """Return "the new one" with the noun of what was spoken of before: "the new coach"."""
    kinds = ("person", "thing", "plural")
    found = [each for each in before.referents if not each.answer and each.kind in kinds]
    if not re.search(r"\bones?\b", noun) or not found:
        return noun
    roles = [word.lower for word in tokens(found[0].text) if word.lower in ROLES]
    known = roles[0] if roles else head(tokens(found[0].text))
    return re.sub(r"\bones?\b", known, noun, count=1)


def _with_noun(text: str, turns: Sequence[Turn]) -> str:
    """Return "the one he sent" or "the last one" with the noun of what was spoken of before."""
    found = _THE_ONE.search(text)
    if found is None:
        return text
    which = found["which"] or found["bare"]
    several = found["several"] or found["many"]
    near = reversed(turns[-_NEAR:])
    nouns = [noun for turn in near for noun in _nouns(turn) if noun not in ("one", "ones")]
    if not nouns or (found["bare"] and len(text.split()) > _SHORTEST_ASKED):
        return text
    noun = min(nouns, key=lambda each: is_plural(each) != bool(which or several))
    one = noun if several else _one_of(noun)
    return f"{text[: found.start()]}the {f'{which} ' if which else ''}{one}{text[found.end() :]}"


def _as_amount(text: str, before: Turn) -> str:
    """Return "What does he want it to be?" as "How much ...?" where an amount was asked for."""
    asked = _WHAT_IS_IT.sub(r"\g<lead>how much", text) if "much" in before.opening else text
    return capital(asked) if text[:1].isupper() else asked


def with_other(text: str, before: Turn, names: Names, recall: Recall) -> str:
    """Return "his predecessor" as the one person whom the answer before names besides him."""
    found = _OTHER.search(text)
    told = recall(before.whole) if found else None
    other = other_person(told, before.whole, names) if told else ""
    return f"{text[: found.start()]}{other}{text[found.end() :]}" if found and other else text


def _with_item(text: str, before: Turn, recall: Recall) -> str:
    """Return "the first of them" as the first of the things that the answer before lists."""
    found = _ITEM.search(text)
    told = recall(before.whole) if found else None
    if found is None or told is None:
        return text
    items = re.split(r",\s*(?:and\s+)?|\s+and\s+", told.short)
    at = -1 if found["which"].lower() == "last" else _NUMBERS.index(found["which"].lower())
    if not 1 < len(items) <= len(_NUMBERS) or at >= len(items):
        return text
    return f"{text[: found.start()]}{items[at]}{text[found.end() :]}"


def _nouns(turn: Turn) -> Iterator[str]:
    """Yield the common nouns of the things that a question asks for or names."""
    if turn.shape.asked_noun and not turn.asks_time:
        yield head(tokens(turn.shape.asked_noun))
    for found in turn.referents:
        if found.kind in _ONE_OF and not found.answer:
            noun = head(tokens(found.text))
            if noun in found.text.split():
                yield noun


def _one_of(noun: str) -> str:
    """Return a noun in the singular, as "party" of "parties"."""
    if not is_plural(noun) or not noun.endswith("s"):
        return noun
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]


def lowered(text: str) -> str:
    """Return "his meeting, what became of it?" as "what became of his meeting?"."""
    lifted = _LIFTED.match(text)
    taken = list(_TAKES_UP.finditer(lifted["asked"])) if lifted else []
    if lifted is None or len(taken) != 1 or SHIFT.fullmatch(lifted["noun"]):
        return text
    noun = lifted["noun"].strip() + ("'s" if taken[0]["owner"] else "")
    if DATE.fullmatch(noun) or any(same_times(noun)):
        return text
    start, end = taken[0].span()
    return capital(f"{lifted['asked'][:start]}{noun}{lifted['asked'][end:]}")
