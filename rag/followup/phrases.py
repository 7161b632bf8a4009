"""What a question names, from its noun phrases: each a referent that a pronoun may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rag.followup.clauses import Shape
from rag.followup.nouns import (
    COLLECTIVES,
    EMPTY_NOUNS,
    ROLES,
    TIME_NOUNS,
    Gender,
    Kind,
    Mention,
    head,
    mentions,
)
from rag.followup.predicates import PARTICLES, modifies
from rag.followup.timepoints import DATE
from rag.followup.wordforms import (
    PRONOUNS,
    Range,
    Word,
    also_noun,
    form_of,
    is_adverb,
    is_function,
    is_plural,
    is_verb,
)
from rag.names import Names
from rag.verb_lists import DETERMINERS, PREPOSITIONS, SAYING

_BARE: Final = 2
"""Words of a noun phrase that tells nothing besides its noun: "the piece"."""
_MODALS: Final = frozenset("should must will would can could may might cannot shall".split())

_ADJECTIVE: Final = re.compile(r"\b[A-Z]\w*(?:ean|ian|ican|rman|ish|ese|[nt]ch)$")
"""A country's adjective, which names nobody before its noun: "the Turkish firm"."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a pronoun may stand for.

    Attributes:
        text: as it reads in the question that named it.
        kind: what it means.
        answer: whether the text only describes it, because its name is an earlier answer.
        gender: "he" or "she" where a title tells.
        subject: whether it was the subject of its question.
        at: the word of its question with which it begins; -1 for an answer.
    """

    text: str
    kind: Kind
    answer: bool = False
    gender: Gender = ""
    subject: bool = False
    at: int = -1


def phrases(shape: Shape, names: Names) -> Iterator[Referent]:
    """Yield what a question names: its subject first, then the rest in order."""
    named = mentions(shape.words, names)
    asked = shape.opening if shape.asked_noun else (0, 0)
    for mention in named:
        if asked[0] <= mention.words[0] and mention.words[1] <= asked[1]:
            yield Referent(
                shape.said(mention.words),
                mention.kind,
                False,
                mention.gender,
                False,
                mention.words[0],
            )
    yield from _of_phrase(shape, shape.subject, named, True)
    main = shape.verb
    body = shape.subject[1] if shape.helper is not None else shape.body[0]
    if main is not None and main >= body:
        for phrase in _noun_phrases(shape, (body, main)):
            yield from _of_phrase(shape, phrase, named, False)
        body = main + 1
        while body < len(shape.words) and shape.words[body].lower in PARTICLES:
            body += 1
    for phrase in _noun_phrases(shape, (body, len(shape.words))):
        yield from _of_phrase(shape, phrase, named, False)


def _noun_phrases(shape: Shape, part: Range) -> Iterator[Range]:
    """Yield the noun phrases of a range of words, "of" and "between" phrases kept inside."""
    at, last = part
    while at < last:
        end = _phrase_end(shape.words, at, last)
        if end > at and not _predicative(shape, at, end):
            yield at, end
        at = max(end, at + 1)


def _predicative(shape: Shape, at: int, end: int) -> bool:
    """Tell whether a phrase is one bare word after "is" or "was": "was sincere"."""
    word = shape.words[at]
    after_be = at > 0 and shape.words[at - 1].lower in ("is", "are", "was", "were", "be", "been")
    return after_be and end == at + 1 and word.text[:1].islower()


def _phrase_end(words: tuple[Word, ...], at: int, last: int) -> int:
    """Return where the noun phrase that begins at word `at` ends; `at` if none begins."""
    start = at
    while at < last:
        lower = words[at].lower
        inside = at > start
        joined = inside and at + 1 < last and (
            lower in ("of", "between", "near")
            or (lower in ("and", "&") and _names_around(words, at))
        )  # fmt: skip
        modified = inside and (words[at - 1].lower in DETERMINERS or words[at - 1].lower == "'s")
        modified = modified or (inside and modifies(words, at))
        acts = is_verb(lower) and not modified and not words[at].text[:1].isupper()
        acts = acts or _must_act(words, at)
        breaks = is_function(lower) or is_adverb(lower) or acts
        opens = lower in DETERMINERS and (not inside or words[at - 1].lower in ("of", "between"))
        owner = inside and lower == "'s" and at + 1 < last and words[at - 1].text[:1].isupper()
        if breaks and not (joined or opens or owner) and lower != "near":
            return at
        if inside and _punctuated(words, at):
            return at
        at += 1
    return at


def _must_act(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is due here: after "should", or between "to" and an article."""
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    form = form_of(words[at].lower)
    perfect = before in ("has", "have", "had") and form is not None and form[1] == "past"
    return before in _MODALS or perfect or (before == "to" and after in DETERMINERS)


def _names_around(words: tuple[Word, ...], at: int) -> bool:
    after = words[at + 1] if words[at + 1].lower != "the" or at + 2 == len(words) else words[at + 2]
    return words[at - 1].text[:1].isupper() and after.text[:1].isupper()


def _punctuated(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether something stands between a word and the one before it besides a blank."""
    return words[at].start - words[at - 1].end > 1


def _of_phrase(
    shape: Shape, phrase: Range, named: tuple[Mention, ...], subject: bool
) -> Iterator[Referent]:
    """Yield what a noun phrase offers: itself, then the names inside it."""
    inside = [m for m in named if phrase[0] <= m.words[0] and m.words[1] <= phrase[1]]
    whole = _trimmed(shape, phrase)
    kind = _phrase_kind(shape, whole, inside)
    if kind and (kind == "couple" or not (inside and inside[0].words == whole)):
        yield Referent(shape.said(whole), kind, subject=subject, at=whole[0])
    if kind != "couple" and len(inside) > 1 and _between(shape, inside):
        pair = (inside[-2].words[0], inside[-1].words[1])
        yield Referent(shape.said(pair), "couple", at=pair[0])
    tail = _after_of(shape, whole)
    if kind and tail and _phrase_kind(shape, tail, []) == "plural":
        yield Referent(shape.said(tail), "plural", at=tail[0])
    for mention in inside:
        text = shape.said(mention.words)
        modifies_noun = mention.words[1] < whole[1] and mention.kind != "person"
        acronym = text.isupper() and mention.words[0] > whole[0]  # "a US trade fair"
        if modifies_noun and (acronym or _ADJECTIVE.search(text)):
            continue
        first = subject and mention is inside[0] and kind not in ("thing", "plural")
        yield Referent(text, mention.kind, False, mention.gender, first, mention.words[0])


def _after_of(shape: Shape, phrase: Range) -> Range | None:
    """Return the noun phrase after the first "of" of a phrase."""
    at = next((i for i in range(*phrase) if shape.words[i].lower == "of"), None)
    if at is None or at + 1 >= phrase[1]:
        return None
    stop = (i for i in range(at + 2, phrase[1]) if shape.words[i].lower in PREPOSITIONS)
    return at + 1, next(stop, phrase[1])


def _trimmed(shape: Shape, phrase: Range) -> Range:
    """Return a phrase without words at its edges that aren't part of what it names."""
    first, last = phrase
    if first and last > first + 1 and shape.words[first].lower == "that":
        form = form_of(shape.words[first - 1].lower)
        first += form is not None and form[0] in SAYING  # "said that sanctions stay"
    while last > first + 1 and _hangs(shape.words[last - 1].lower):
        last -= 1
    return first, last


def _hangs(lower: str) -> bool:
    """Tell whether a word at the end of a phrase belongs to the verb: "accuse the club of"."""
    return is_adverb(lower) or lower in PREPOSITIONS


def _between(shape: Shape, inside: list[Mention]) -> bool:
    """Tell whether the last two names of a phrase are joined by "and"."""
    gap = shape.words[inside[-2].words[1] : inside[-1].words[0]]
    return [word.lower for word in gap] in (["and"], ["&"], ["and", "the"])


def _phrase_kind(shape: Shape, phrase: Range, inside: list[Mention]) -> Kind | None:
    """Return what a noun phrase means; None if it names nothing a pronoun could stand for."""
    words = shape.words[slice(*phrase)]
    if not words or all(is_function(word.lower) for word in words):
        return None
    if DATE.fullmatch(shape.said(phrase)) or shape.said(phrase).isdigit():
        return None
    if len(inside) > 1 and inside[0].words[0] == phrase[0] and _all_joined(shape, phrase, inside):
        return "couple"
    if inside and inside[0].words == phrase:
        return inside[0].kind
    noun = head(words)
    if words[0].lower in ("that", "this") and not _may_be_noun(noun):
        return None
    empty = noun in EMPTY_NOUNS and len(words) <= _BARE
    if noun in TIME_NOUNS or empty or noun in PRONOUNS or is_function(noun):
        return None
    if noun in ROLES:
        return "person"
    if noun in COLLECTIVES:
        return "party"
    return "plural" if is_plural(noun) else "thing"


def _may_be_noun(lower: str) -> bool:
    """Tell whether a word after "that" can be a noun: not in "when was that decided"."""
    return form_of(lower) is None or also_noun(lower)


def _all_joined(shape: Shape, phrase: Range, inside: list[Mention]) -> bool:
    covered = {at for mention in inside for at in range(*mention.words)}
    rest = {shape.words[at].lower for at in range(*phrase) if at not in covered}
    return inside[-1].words[1] == phrase[1] and bool(rest) and rest <= {"and", "&"}
