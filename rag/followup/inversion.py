"""An indirect question turned into a direct one, as "when he left" into "when did he leave".

In English a question that stands alone has its helping verb before the subject, one that hangs on
"do you know" has it behind. What reads questions looks for the first.

    >>> direct("when the coach left the club")
    'when did the coach leave the club'
    >>> direct("whether the coach was fined"), direct("who won the cup")
    ('was the coach fined', 'who won the cup')
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rag.followup.clauses import read_shape
from rag.followup.wordforms import HELPERS, QUESTION_WORDS, Range, Word, also_noun, form_of, tokens
from rag.verb_lists import DETERMINERS, PREPOSITIONS
from rag.verbs import past

_IF: Final = frozenset({"if", "whether"})


def direct(question: str) -> str:
    """Return an indirect question as a direct one; any other text as it is."""
    held = tokens(question)
    if not held:
        return question
    polar = held[0].lower in _IF
    shape = read_shape(question)
    if not polar and (shape.helper is not None or shape.opening[0] == shape.opening[1]):
        return question
    start = 1 if polar else _after_opening(held, shape.opening)
    at = _verb(held, start)
    bare = held[start - 1].lower in ("which", "whose", "many")
    if at is None or bare or held[start].lower in PREPOSITIONS:
        return question[held[1].start :] if polar and len(held) > 1 else question
    opening = "" if polar else question[: held[start - 1].end] + " "
    subject = question[held[start].start : held[at - 1].end]
    rest = question[held[at].end :]
    word = held[at].lower
    if word in HELPERS:
        return f"{opening}{held[at].text.lower()} {subject}{rest}"
    form = form_of(word)
    helper = "does" if form and form[1] == "s" else "did"
    return f"{opening}{helper} {subject} {form[0] if form else word}{rest}"


def _after_opening(held: tuple[Word, ...], opening: Range) -> int:
    """Return where the subject may begin: at a name, where that isn't what is asked for.

    A name is none after another noun ("in which month Ann left") and alone after "what" and "how
    much" ("what Ann said").
    """
    first, last = opening
    named = [at for at in range(first + 1, last) if held[at].text[:1].isupper()]
    start = named[0] if named else last
    while last - 1 > start and form_of(held[last - 1].lower):
        last -= 1
    before, rest = held[start - 1].lower, held[start:last]
    whole = all(word.text[:1].isupper() or word.lower in ("and", "of") for word in rest)
    asked = before in QUESTION_WORDS - {"what"} or before == "many"
    return opening[1] if asked or not whole else start


def states(words: tuple[Word, ...]) -> bool:
    """Tell whether words that ask nothing have a subject and a finite verb: "the bridge opened".

    A plain form is one after a pronoun or a name, where no article opens the words.
    """
    if not words or _verb(words, 0) is not None:
        return bool(words)
    bare = words[0].lower not in DETERMINERS | {"the"}
    pairs = pairwise(words) if bare else ()
    return any(
        (before.lower in ("they", "we", "i", "you") or before.text[:1].isupper())
        and (form := form_of(word.lower)) is not None
        and form[1] == "base"
        for before, word in pairs
    )


def _verb(held: tuple[Word, ...], start: int) -> int | None:
    """Return the finite verb after a subject that begins at word `start`; None without a subject.

    A helping verb is finite, and so is a past or an -s form that is no noun and no participle
    before one.
    """
    if start >= len(held) or held[start].lower in HELPERS or _finite(held, start):
        return None
    for at in range(start + 1, len(held)):
        lower = held[at].lower
        if lower in QUESTION_WORDS:
            return None
        if lower in HELPERS and lower not in ("be", "been", "being", "'s"):
            return at
        if _finite(held, at):
            return at
    return None


def _finite(held: tuple[Word, ...], at: int) -> bool:
    form = form_of(held[at].lower)
    after_name = at > 0 and held[at - 1].text[:1].isupper()
    if form is None or (also_noun(held[at].lower) and not after_name):
        return False
    if form[1] not in ("past", "s") and past(form[0]) != form[0]:
        return False
    before = held[at - 1].lower if at else ""
    return before not in DETERMINERS | PREPOSITIONS | {"the"} and held[at].text[:1].islower()
