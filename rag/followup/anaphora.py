"""The words of a question that point back to something said before.

A pronoun points back unless its own question explains it ("Did Kim keep his promise?"), or it
points at nothing at all ("Is it true that ...", "when it comes to", "there was").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rag.followup.clauses import Shape
from rag.followup.dummies import is_dummy
from rag.followup.nouns import COLLECTIVES, ROLES, Kind
from rag.followup.phrases import Referent, phrases
from rag.followup.standing import (
    ends_phrase,
    exists,
    inverted,
    is_explained,
    is_pair,
    is_place,
    joins_clauses,
    noun_end,
    stands_alone,
    word_after,
    word_before,
)
from rag.followup.timepoints import DATE, SHIFT, same_times, shift_words
from rag.followup.wordforms import (
    CLAUSE_OPENERS,
    HELPERS,
    QUESTION_WORDS,
    also_noun,
    form_of,
    is_adverb,
    is_plural,
)
from rag.names import Names
from rag.verb_lists import DETERMINERS, PREPOSITIONS

Pointer = Literal[
    "he",
    "she",
    "it",
    "they",
    "that",
    "there",
    "day",
    "shift",
    "noun",
    "both",
    "two",
    "former",
    "latter",
]
"""What kind of thing is pointed at: `that` at a thing or an event, `day` at a time, `shift` at a
time reckoned from another, `noun` at what "that pact" or "those talks" names."""

_PRONOUNS: Final[dict[str, Pointer]] = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she", "it": "it",
    "its": "it", "they": "they", "them": "they", "their": "they", "theirs": "they",
}  # fmt: skip

_AGREES: Final[dict[Pointer, frozenset[Kind]]] = {
    "he": frozenset({"person", "name"}),
    "she": frozenset({"person", "name"}),
    "it": frozenset({"thing", "party", "name"}),
    "they": frozenset({"couple", "plural", "party"}),
    "that": frozenset({"thing"}),
    "noun": frozenset({"thing", "plural"}),
}

_OWN_WORDS: Final = frozenset(
    "article piece chronology journal report text document timeline author year week month day "
    "time times date paper page source app site century morning evening moment point fall autumn "
    "summer spring winter quarter decade".split()
)
"""Nouns after "this" or "these" that mean what is read, or the reader's own time."""


_COUPLES: Final = frozenset("two pair duo couple".split())
_IN_PAIRS: Final = frozenset("men women leaders generals ministers officials diplomats".split())
_GENERIC: Final = frozenset(
    "man woman guy lady gentleman official visitor guest host speaker envoy diplomat officer "
    "general commander judge politician lawmaker newcomer".split()
)
"""Nouns that tell nobody's office, so that with "the" they mean one who was spoken of."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that point back.

    Attributes:
        start: first character, half-open with `end`.
        end: the character after the last.
        kind: what is pointed at.
        possessive: whether it stands before what it owns ("his").
        acts: whether it is the subject of its clause.
        noun: the noun of "that pact", lower case; the relation of a shift; or "".
    """

    start: int
    end: int
    kind: Pointer
    possessive: bool = False
    acts: bool = False
    noun: str = ""


def anaphors(shape: Shape, names: Names) -> tuple[Anaphor, ...]:
    """Return what points back in a question, in order, none overlapping another."""
    if _has_preface(shape):
        return ()
    times = list(_shifts(shape.text))
    same = [Anaphor(start, end, "day") for start, end in same_times(shape.text)]
    times += [day for day in same if all(shift.end <= day.start for shift in times)]
    times = [found for found in times if not DATE.search(shape.text[: found.start])]
    own = tuple(phrases(shape, names))
    taken = [(found.start, found.end) for found in times]
    words = [found for at in range(len(shape.words)) for found in _of_word(shape, at, own)]
    free = [f for f in words if not any(a < f.end and f.start < b for a, b in taken)]
    found = sorted([*times, *free], key=lambda each: (each.start, -each.end))
    ends = [max((each.end for each in found[:n]), default=0) for n in range(len(found))]
    return tuple(each for each, end in zip(found, ends, strict=True) if each.start >= end)


def _has_preface(shape: Shape) -> bool:
    """Tell whether a question begins with its own explanation before it asks or points."""
    at = shape.leads
    if at < len(shape.words) and SHIFT.match(shape.text, shape.words[at].start):
        return False
    asks = shape.opening[1] > at or shape.helper is not None
    if re.search(r"[\"“].+[\"”]|^(?:\S+\s+){3,}\S*\w{4}[.!]\s+[A-Z]", shape.text):
        return True
    return not asks and any(w.lower in QUESTION_WORDS for w in shape.words[at + 3 :])


def _shifts(text: str) -> Iterator[Anaphor]:
    for found in SHIFT.finditer(text):
        yield Anaphor(found.start(), found.end(), "shift", noun=shift_words(found))


def _of_word(shape: Shape, at: int, own: tuple[Referent, ...]) -> Iterator[Anaphor]:
    word = shape.words[at]
    if word.lower in _PRONOUNS:
        found = _pronoun(shape, at)
        if not is_dummy(shape.text, word) and not _bound(shape, found, at, own):
            yield found
    elif word.lower in ("this", "that", "these", "those"):
        yield from _demonstrative(shape, at, own)
    elif word.lower in _COUPLES or (word.lower == "the" and word_after(shape, at) in _GENERIC):
        yield from _definite(shape, at, own)
    elif word.lower == "there" and not exists(shape, at):
        if not any(_names_a_place(shape, phrase) and phrase.at < at for phrase in own):
            yield Anaphor(word.start, word.end, "there")
    elif word.lower in ("former", "latter") and word_before(shape, at) == "the":
        if ends_phrase(shape.words, at):
            kind: Pointer = "former" if word.lower == "former" else "latter"
            owned = word_after(shape, at) == "'s"
            end = shape.words[at + 1].end if owned else word.end
            yield Anaphor(shape.words[at - 1].start, end, kind, possessive=owned)
    elif word.lower == "both" and not any(phrase.at in (at, at + 1) for phrase in own):
        last = at + 2 if word_after(shape, at) == "of" and at + 2 < len(shape.words) else at
        if last == at or shape.words[last].lower in ("them", "these", "those"):
            yield Anaphor(word.start, shape.words[last].end, "both")


def _definite(shape: Shape, at: int, own: tuple[Referent, ...]) -> Iterator[Anaphor]:
    """Yield "the guest" or "the two of them", where the question tells nothing more of them."""
    words = shape.words
    if words[at].lower == "the":
        noun = words[at + 1]
        whole = ends_phrase(words, at + 1) or shape.subject == (at, at + 2)
        whole = whole and not is_explained(shape, at + 2)
        if whole and not any(phrase.kind == "person" and phrase.at < at for phrase in own):
            yield Anaphor(words[at].start, noun.end, "noun", noun=noun.lower)
        return
    start = words[at - 1].start if word_before(shape, at) == "the" else words[at].start
    after = [word.lower for word in words[at + 1 : at + 3]]
    of_them = after[:1] == ["of"] and after[1:] in (["them"], ["these"], ["those"])
    if of_them:
        yield Anaphor(start, words[at + 2].end, "two")
    elif start < words[at].start and word_after(shape, at) in _IN_PAIRS:
        if not is_explained(shape, at + 2):
            yield Anaphor(start, words[at + 1].end, "two")
    elif start < words[at].start and (
        shape.subject == (at - 1, at + 1) or (words[at].lower != "two" and ends_phrase(words, at))
    ):
        yield Anaphor(start, words[at].end, "two")


def _names_a_place(shape: Shape, phrase: Referent) -> bool:
    """Tell whether a phrase may name where "there" is: "in Paris", but not "the agency"."""
    named = phrase.kind in ("party", "name") and any(map(str.isupper, phrase.text))
    return named and is_place(shape, phrase.at)


def _pronoun(shape: Shape, at: int) -> Anaphor:
    word = shape.words[at]
    after = word_after(shape, at)
    possessive = word.lower in ("his", "its", "their") or (
        word.lower == "her" and bool(after) and not _breaks(after)
    )
    acts = word.lower in ("he", "she", "they") or (
        word.lower == "it" and (after in HELPERS or inverted(shape, at) or _finite(after))
    )
    return Anaphor(word.start, word.end, _PRONOUNS[word.lower], possessive, acts)


def _finite(lower: str) -> bool:
    form = form_of(lower)
    return form is not None and form[1] in ("s", "past") and not also_noun(lower)


def _breaks(lower: str) -> bool:
    """Tell whether a word can't be what "her" owns."""
    function = lower in PREPOSITIONS or lower in DETERMINERS or lower in HELPERS
    return function or lower in CLAUSE_OPENERS or is_adverb(lower)


def _bound(shape: Shape, pronoun: Anaphor, at: int, own: tuple[Referent, ...]) -> bool:
    """Tell whether a pronoun is explained by its own question.

    What stands before it and agrees explains a possessive; for the others another clause must
    have begun in between, because "Trump told him" isn't about Trump.
    """
    agreeing = [phrase for phrase in own if phrase.kind in _AGREES[pronoun.kind] and phrase.at < at]
    if pronoun.kind == "it" and not pronoun.acts and not pronoun.possessive:
        agreeing = [phrase for phrase in agreeing if phrase.kind == "thing"]
    persons = [phrase for phrase in own if phrase.kind == "person" and phrase.at < at]
    starts = [phrase.at for phrase in agreeing]
    if pronoun.kind == "they" and len(persons) > 1:
        starts.append(persons[1].at)
    asked = shape.asked_noun.lower().split()[-1:] or [shape.asks]
    if pronoun.possessive and starts:
        return True
    opens = shape.opening[1] < at and not inverted(shape, at)
    if opens and _opening_agrees(asked[0], pronoun.kind):
        if pronoun.possessive:
            return bool(shape.asked_noun)
        starts.append(shape.opening[1] - 1)
    return any(_clause_between(shape, start, at, pronoun) for start in starts)


def _opening_agrees(asked: str, kind: Pointer) -> bool:
    """Tell whether the question phrase itself may be what a pronoun means ("which general")."""
    if kind in ("he", "she"):
        return asked in ("who", "whom", "whose") or asked in ROLES
    if kind == "they":
        return asked not in ("what", "which", "who") and (is_plural(asked) or asked in COLLECTIVES)
    person = asked in QUESTION_WORDS or asked in ROLES
    return bool(asked) and not person and not is_plural(asked)


def _clause_between(shape: Shape, start: int, at: int, pronoun: Anaphor) -> bool:
    """Tell whether another clause begins between a phrase and the pronoun."""
    between = shape.words[start + 1 : at]
    if any(word.lower in CLAUSE_OPENERS for word in between):
        return True
    first = shape.words[start].start
    if re.search(r"[,;:]", shape.text[first : shape.words[at].start]):
        return True
    verbs = [word for word in between if form_of(word.lower) and not also_noun(word.lower)]
    return pronoun.acts and bool(verbs)


def _demonstrative(shape: Shape, at: int, own: tuple[Referent, ...]) -> Iterator[Anaphor]:
    word = shape.words[at]
    several = word.lower in ("these", "those")
    if several and word_after(shape, at) == "two" and is_pair(shape, at + 1):
        yield Anaphor(word.start, shape.words[at + 1].end, "two")
        return
    if stands_alone(shape, at):
        if not _explained(own, at, "plural" if several else "thing"):
            kind: Pointer = "they" if several else "that"
            yield Anaphor(word.start, word.end, kind, acts=inverted(shape, at))
        return
    if word.lower == "that" and joins_clauses(shape, at):
        return
    end = noun_end(shape.words, at + 1)
    noun = shape.words[end - 1].lower
    if noun == "one" and end == at + 2:
        yield Anaphor(word.start, shape.words[end - 1].end, "it")
        return
    named = any(word.text[:1].isupper() for word in shape.words[at + 1 : end])
    if end == at + 1 or named or noun in _OWN_WORDS or is_explained(shape, end):
        return
    if not any(phrase.at < at and noun in phrase.text.lower() for phrase in own):
        yield Anaphor(word.start, shape.words[end - 1].end, "noun", noun=noun)


def _explained(own: tuple[Referent, ...], at: int, kind: Kind) -> bool:
    """Tell whether an earlier clause of the question names something of this kind."""
    return any(phrase.kind == kind and 0 <= phrase.at < at - 2 and phrase.subject for phrase in own)
