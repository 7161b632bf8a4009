"""How well a piece of a sentence stands where the answer should stand.

Scores compare pieces of one sentence for one question; higher is better. Weights were set by
hand on half of the development questions: what is new to the reader counts most, then what the
question names right beside the piece. `rag.short.weighing` weighs these scores with others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Final, TypeAlias

from index.analyze import stem, terms, words
from rag.short.candidates import Parsed, Range, terms_of
from rag.short.slots import Want, is_vague
from rag.thesaurus import expansions, phrases_in
from rag.verb_lists import SAYING

NEW: Final = 2.5
BESIDE_VERB: Final = 2.0
BESIDE_NOUN: Final = 0.5
BESIDE_MAIN: Final = 0.6
HEAD: Final = 1.5
SAME_PREPOSITION: Final = 2.0
LONGEST: Final = 7
"""An answer of more words than this is cut where a phrase ends."""

_SKIPPED_LEFT: Final = frozenset({"det", "prep", "to", "adverb", "open", "close", "aux", "relative",
                                  "pronoun"})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """A question ready to be compared.

    Attributes:
        question: as asked, standing alone.
        want: the kind of answer wanted.
        terms: the question's analysed terms.
        near: `terms` and those of words of like meaning.
    """

    question: str
    want: Want
    terms: frozenset[str]
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Option:
    """A range of tokens that may answer, and its score (higher is better)."""

    piece: Range
    score: float


_Finder: TypeAlias = Callable[[Asking, Parsed], list[Option]]


def remembered(find: _Finder) -> _Finder:
    """Return a finder that finds the same again without looking, for it is asked several times."""
    kept = lru_cache(maxsize=16)(find)

    @wraps(find)
    def again(asks: Asking, parsed: Parsed) -> list[Option]:
        return list(kept(asks, parsed))

    return again


@lru_cache(maxsize=64)
def asking(question: str, want: Want, known: frozenset[str] = frozenset()) -> Asking:
    """Return a question with its terms, those that are known besides, and those of like meaning."""
    known |= frozenset(terms(question)) | frozenset(stem(word) for word in words(question))
    return Asking(question, want, known, known | _like(known | frozenset(phrases_in(question))))


@lru_cache(maxsize=32)
def _like(known: frozenset[str]) -> frozenset[str]:
    return frozenset(expansions(tuple(sorted(known))))


def novelty(asks: Asking, text: str) -> float:
    """Return the share of a text's terms that the question doesn't hold, 0..1; 0 without terms.

    The noun asked for isn't counted beside other terms: "tactical risk" is new for "what risk".
    """
    found = terms_of(text)
    found = found - terms_of(asks.want.head) or found
    return sum(term not in asks.terms for term in found) / len(found) if found else 0.0


@lru_cache(maxsize=32)
def matched(asks: Asking, parsed: Parsed) -> tuple[bool, ...]:
    """Tell for each token whether the question holds it or a word of like meaning."""
    flags = [bool(terms_of(token.text) & asks.near) or
             (token.tag in ("verb", "ing") and stem(token.lemma) in asks.near)
             for token in parsed.tokens]  # fmt: skip
    for start, end in parsed.names:
        found = terms_of(parsed.cut((start, end)))
        if found and found <= asks.terms:
            flags[start:end] = [True] * (end - start)
    return tuple(flags)


def has_head(asks: Asking, parsed: Parsed, piece: Range) -> float:
    """Return 1 where the piece holds the noun asked for, 0.7 for one of like meaning, else 0."""
    if not asks.want.head:
        return 0.0
    head = min(terms_of(asks.want.head), default=stem(asks.want.head))
    stems = {term for at in range(*piece) for term in terms_of(parsed.tokens[at].text)}
    if head in stems:
        return 1.0
    return 0.7 if stems & _like(frozenset({head})) else 0.0


def left_anchor(asks: Asking, parsed: Parsed, start: int) -> float:
    """Score what stands before a piece: a verb of the question, or its noun and a preposition."""
    flags = matched(asks, parsed)
    linked = False
    at = start - 1
    while at >= 0 and parsed.tokens[at].tag in _SKIPPED_LEFT:
        linked = linked or parsed.tokens[at].tag in ("prep", "to")
        at -= 1
    if at < 0:
        return 0.0
    token = parsed.tokens[at]
    if token.tag in ("verb", "ing"):
        inner = governing(asks, parsed) if asks.want.inner else frozenset()
        if at in inner if inner else flags[at]:
            return BESIDE_VERB
        return BESIDE_MAIN if at == main_verb(parsed) or token.lemma in SAYING else 0.3
    if flags[at] and linked and token.tag in ("noun", "name"):
        asked = asks.want.verb and stem(token.lemma) == stem(asks.want.verb)
        return BESIDE_VERB if asked else BESIDE_NOUN
    return 0.0


@lru_cache(maxsize=32)
def governing(asks: Asking, parsed: Parsed) -> frozenset[int]:
    """Return where verbs stand that mean what the question's innermost verb does."""
    asked = asks.want.inner or asks.want.verb
    if not asked or is_vague(asked):
        return frozenset()
    own = terms_of(asked)
    like = own | _like(own)
    return frozenset(
        at
        for at, token in enumerate(parsed.tokens)
        if token.tag in ("verb", "ing") and terms_of(token.lemma) & like
    )


def right_anchor(asks: Asking, parsed: Parsed, end: int) -> float:
    """Score what stands after a piece: a verb of the question, or the main verb."""
    flags = matched(asks, parsed)
    at = end
    while at < len(parsed.tokens) and parsed.tokens[at].tag in ("aux", "adverb", "close"):
        at += 1
    if at < len(parsed.tokens) and parsed.tokens[at].tag in ("verb", "ing"):
        if flags[at]:
            return BESIDE_VERB
        return BESIDE_MAIN if at == main_verb(parsed) else 0.2
    return 0.0


def main_verb(parsed: Parsed) -> int:
    """Return the position of the first verb, or -1."""
    for at, token in enumerate(parsed.tokens):
        if token.tag == "verb":
            return at
    return -1


def in_place(asks: Asking, parsed: Parsed, piece: Range) -> float:
    """Score where a piece stands: after the verb for objects, before it for subjects."""
    left = left_anchor(asks, parsed, piece[0])
    right = right_anchor(asks, parsed, piece[1])
    if asks.want.slot == "subject":
        return 0.6 * left + right
    if asks.want.slot == "patient":
        return left + (right if _passive(parsed, piece[1]) else 0.0)
    return left + 0.4 * right


def same_preposition(asks: Asking, parsed: Parsed, start: int) -> float:
    """Return SAME_PREPOSITION where the piece follows the question's preposition, else 0.

    One that leads to a topic as well stands for it: "warns over" tells what is warned "about".
    """
    before = parsed.tokens[start - 1].text.lower() if start else ""
    same = before == asks.want.prep or (asks.want.prep == "about" and before in _TOPICAL)
    return SAME_PREPOSITION if asks.want.prep and same else 0.0


_TOPICAL: Final = frozenset({"over", "on", "concerning", "regarding"})


def _passive(parsed: Parsed, end: int) -> bool:
    """Tell whether the verb after a piece is passive: "the talks are suspended"."""
    following = parsed.tokens[end : end + 4]
    be = ("is", "are", "was", "were", "been", "being", "be")
    return any(token.text in be for token in following)


def known_head(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether the last noun of the plain phrase is one that the question names already."""
    end = dict(parsed.phrases).get(piece[0], piece[1])
    last = min(end, piece[1]) - 1
    if has_head(asks, parsed, (last, last + 1)):
        return False
    token = parsed.tokens[last]
    return token.tag == "noun" and bool(terms_of(token.text) & asks.terms)
