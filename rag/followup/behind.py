"""A question that asks behind its verb, as chats do, turned into one that asks in front.

>>> fronted("the coach met who in May?"), fronted("the coach said that they lost")
('who did the coach meet in May?', 'the coach said that they lost')
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from rag.followup.inversion import direct
from rag.followup.wordforms import (
    HELPERS,
    LEADS,
    PRONOUNS,
    QUESTION_WORDS,
    Word,
    form_of,
    is_adverb,
    tokens,
)
from rag.verb_lists import PREPOSITIONS
from rag.verbs import past

_CLEFT: Final = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)*"
    r"(?P<asked>(?:who|what|when|where|why|how)|(?:which|what) [\w ]{1,30}?)"
    r" (?:was|is) it (?:that|who|which|when) (?P<rest>.+)$",
    re.IGNORECASE,
)
"""Asks in two clauses what one asks as well: "who was it that lost"."""
_ASKED_LAST: Final = frozenset("who whom what where".split())
_COMMANDS: Final = frozenset("tell explain list name give show say describe find guess".split())


def fronted(question: str) -> str:
    """Return a question that asks behind its verb as one that asks in front; others as they are.

    >>> fronted("they met where"), fronted("the club sold how many players last year")
    ('where did they meet', 'how many players did the club sell last year')
    """
    cleft = _CLEFT.match(question)
    if cleft:
        return direct(f"{cleft['asked']} {cleft['rest']}")
    held = tokens(question)
    while held and held[0].lower in LEADS:
        held = held[1:]
    asked = [at for at, word in enumerate(held) if word.lower in QUESTION_WORDS]
    if len(asked) != 1 or not _may_ask_behind(held, asked[0]):
        return question
    first = asked[0]
    last = _asked_end(held, first)
    at = _verb(held[:first])
    if last == first or at is None:
        return question
    phrase = question[held[first].start : held[last - 1].end]
    subject = question[held[0].start : held[at - 1].end]
    after = question[held[at].end : held[first - 1].end]
    rest = question[held[last - 1].end :]
    word = held[at].lower
    form = form_of(word)
    if word in HELPERS or form is None:
        return f"{phrase} {word} {subject}{after}{rest}"
    helper = "does" if form[1] == "s" else "did"
    return f"{phrase} {helper} {subject} {form[0]}{after}{rest}"


def _verb(before: tuple[Word, ...]) -> int | None:
    """Return the finite verb of what stands before a question phrase; None where none is."""
    for at in range(1, len(before)):
        lower = before[at].lower
        form = form_of(lower)
        finite = form is not None and (form[1] in ("past", "s") or past(form[0]) == form[0])
        if lower in HELPERS or (finite and not before[at].text[:1].isupper()):
            return at
    return None


def _may_ask_behind(held: tuple[Word, ...], at: int) -> bool:
    """Tell whether the question word at word `at` may stand where its answer would."""
    words = [word.lower for word in held[:at]]
    if at < 2 or words[0] in HELPERS | _COMMANDS | PREPOSITIONS:
        return False
    joined = words[-1] in ("and", "or", "but")
    near = all(one.end + 1 == after.start for one, after in pairwise(held[: at + 1]))
    return not joined and near


def _asked_end(held: tuple[Word, ...], at: int) -> int:
    """Return where the question phrase at word `at` ends; `at` where a clause hangs on it."""
    end = at + 1
    if held[at].lower in ("which", "how", "what", "whose"):
        if held[at].lower == "how":
            if end == len(held) or held[end].lower not in ("many", "much"):
                return at
            end += 1
        while end < len(held) and not _ends(held, end):
            named = held[end - 1].text[:1].isupper() and form_of(held[end].lower)  # "Ann appears"
            if named or held[end].lower in HELPERS | PRONOUNS | {"the", "a", "an"}:
                return at
            end += 1
    elif held[at].lower not in _ASKED_LAST:
        return at
    return end if end == len(held) or _ends(held, end) else at


def _ends(held: tuple[Word, ...], at: int) -> bool:
    """Tell whether a question phrase ends before word `at` and no clause begins there."""
    lower = held[at].lower
    last = lower in ("last", "this", "next", "exactly", "again", "then", "back")
    return last or lower in PREPOSITIONS - {"of"} or (is_adverb(lower) and lower not in PRONOUNS)
