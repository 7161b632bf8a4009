"""How a word that may point back stands among its neighbours: alone, with its noun, as a joint."""

from __future__ import annotations

from typing import Final

from rag.followup.clauses import Shape
from rag.followup.dummies import EASE
from rag.followup.wordforms import (
    CLAUSE_OPENERS,
    HELPERS,
    PRONOUNS,
    QUESTION_WORDS,
    Word,
    also_noun,
    form_of,
    is_adverb,
)
from rag.verb_lists import DETERMINERS, PREPOSITIONS, SAYING

_WHERE: Final = ("in", "at", "to", "from", "near", "into")
_GOING: Final = frozenset("visit enter reach leave tour".split())
"""Verbs whose object is a place."""


def inverted(shape: Shape, at: int) -> bool:
    """Tell whether a word follows the helping verb, where a question has its subject."""
    return shape.helper is not None and at == shape.helper + 1


def is_pair(shape: Shape, at: int) -> bool:
    """Tell whether "two" stands for two named before: no noun follows it."""
    after = word_after(shape, at)
    return ends_phrase(shape.words, at) or is_adverb(after) or after in ("first", "last", "next")


def stands_alone(shape: Shape, at: int) -> bool:
    """Tell whether "that" or "these" is a pronoun here, neither joins nor has its own noun."""
    word, after, before = shape.words[at], word_after(shape, at), word_before(shape, at)
    if not after:
        return at > 0
    if _gap(shape, at):
        return True
    verbal = form_of(after) is not None and not also_noun(after)
    predicate = after in HELPERS or after in PREPOSITIONS or is_adverb(after) or verbal
    if inverted(shape, at):
        return (
            shape.verb == at + 1
            or predicate
            or after in DETERMINERS | QUESTION_WORDS
            or after in EASE.split("|")
        )
    first = at == shape.leads
    if first and word.lower != "that":
        return after in HELPERS
    return before in PREPOSITIONS and (predicate or after in CLAUSE_OPENERS) and not verbal


def joins_clauses(shape: Shape, at: int) -> bool:
    """Tell whether "that" opens a clause ("says that sanctions stay") or relates ("site that")."""
    before = word_before(shape, at)
    if at == shape.leads or inverted(shape, at) or before in PREPOSITIONS:
        return False
    form = form_of(before)
    if form is None:
        return before not in CLAUSE_OPENERS
    return form[0] in SAYING or also_noun(before) or before in HELPERS


def noun_end(words: tuple[Word, ...], at: int) -> int:
    """Return where the noun after "that" ends, at most three words on; `at` if there is none."""
    start = at
    while at < len(words) and at < start + 3:
        lower = words[at].lower
        stops = lower in HELPERS | PREPOSITIONS | DETERMINERS | PRONOUNS
        verbal = form_of(lower) is not None and not also_noun(lower)
        if stops or lower in CLAUSE_OPENERS or is_adverb(lower) or (verbal and at > start):
            break
        at += 1
    return at


def is_explained(shape: Shape, end: int) -> bool:
    """Tell whether a noun is followed by words that say which is meant."""
    if end >= len(shape.words):
        return False
    lower = shape.words[end].lower
    explains = "of on between that which who for from against to with by about among over".split()
    return lower in explains or shape.words[end].text[:1].isupper()


def exists(shape: Shape, at: int) -> bool:
    """Tell whether "there" only says that something exists."""
    be = {"is", "are", "was", "were", "be", "been", "'s", "has", "have", "had", "will", "would",
          "isn't", "wasn't", "aren't", "weren't", "being"}  # fmt: skip
    before, after = word_before(shape, at), word_after(shape, at)
    who = shape.asks_subject and at == len(shape.words) - 1 and shape.asks == "who"
    return not who and (before in be or after in be or before == "out")


def ends_phrase(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a noun phrase can go no further than a word."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    verbal = form_of(after) is not None and not also_noun(after)
    return not after or after == "'s" or after in HELPERS or after in PREPOSITIONS or verbal


def _gap(shape: Shape, at: int) -> bool:
    """Tell whether punctuation follows a word."""
    return shape.words[at + 1].start - shape.words[at].end > 1


def word_before(shape: Shape, at: int) -> str:
    """Return the word before another in lower case, "" for none."""
    return shape.words[at - 1].lower if at else ""


def word_after(shape: Shape, at: int) -> str:
    """Return the word after another in lower case, "" for none."""
    return shape.words[at + 1].lower if at + 1 < len(shape.words) else ""


def is_place(shape: Shape, at: int) -> bool:
    """Tell whether a name that begins at a word is where something is: "in Paris"."""
    before = word_before(shape, at)
    form = form_of(before)
    return before in _WHERE or (form is not None and form[0] in _GOING)
