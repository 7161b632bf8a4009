"""What the earlier questions of a conversation offer a pronoun to stand for.

Each earlier question is read once into a `Turn`: the persons, parties, things and places it
names, the event it is about, and what its answer would be ("who was lined up to be the next
head?" offers the next head, whose name only the answer tells).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rag.followup.clauses import Shape, identity, read_shape
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
from rag.followup.predicates import PARTICLES
from rag.followup.timepoints import DATE
from rag.followup.wordforms import (
    PRONOUNS,
    QUESTION_WORDS,
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
from rag.verbs import DETERMINERS, PREPOSITIONS, SAYING

_MODALS: Final = frozenset("should must will would can could may might cannot shall".split())

COPULAS: Final = ("is", "are", "was", "were", "'s")


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


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question, standing alone.

    Attributes:
        shape: the question without what was added in brackets.
        referents: what it offers, the most salient first.
        statement: what it takes for granted, as a clause.
        dates: the dates it names, with their prepositions.
        places: the places it names after "in", "at", "to" or "from".
        asks_place: whether its answer is a place.
        asks_time: whether its answer is a time.
        asides: what was added to it in brackets.
    """

    shape: Shape
    referents: tuple[Referent, ...]
    statement: str
    dates: tuple[str, ...]
    places: tuple[str, ...]
    asks_place: bool
    asks_time: bool
    asides: tuple[Referent, ...]

    @property
    def event(self) -> Referent:
        """What the question is about as a whole: the answer it describes, or the event."""
        same = (r for r in self.referents if r.answer and r.text == self.statement)
        return next(same, Referent(self.statement, "thing", answer=True))

    @property
    def tells_event(self) -> bool:
        """Whether the question is about something that somebody did or that happened."""
        return self.shape.verb is not None


def read_turn(text: str, names: Names, asides: tuple[Referent, ...] = ()) -> Turn:
    """Read a question that stands alone.

    Args:
        text: the question, without what was added in brackets.
        names: the names of the documents.
        asides: what was added in brackets, as it was found in turns before.
    """
    shape = read_shape(text)
    answer = _answer(shape)
    found = [*_counted(shape), *phrases(shape, names)]
    first = [answer] if answer and _leads_answer(shape) else []
    last = [answer] if answer and not first else []
    return Turn(
        shape=shape,
        referents=(*first, *found, *asides, *last),
        statement=_statement(shape),
        dates=tuple(" ".join(date.group().split()) for date in DATE.finditer(text)),
        places=tuple(_places(shape, names)),
        asks_place=shape.asks == "where" or "place" in shape.said(shape.opening).lower(),
        asks_time=shape.asks == "when" or bool(TIME_NOUNS & _lowers(shape, shape.opening)),
        asides=asides,
    )


def _leads_answer(shape: Shape) -> bool:
    """Tell whether the answer of a question is more salient than what the question names.

    It is in "Who quit?" and "What was agreed at the summit?", not in "What caused the fire?".
    """
    if shape.asks == "what" and not shape.asked_noun:
        passive = shape.helper is not None and shape.words[shape.helper].lower in COPULAS
        return shape.asks_subject and passive and shape.verb == shape.body[0]
    return shape.asks_subject or bool(identity(shape))


def join(parts: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    listed = list(parts)
    return " and ".join(filter(None, [", ".join(listed[:-1]), *listed[-1:]]))


def _statement(shape: Shape) -> str:
    if shape.asks == "who" and shape.helper is not None and shape.verb is None:
        after = shape.words[shape.subject[1] : shape.subject[1] + 1]
        predicate = bool(after) and after[0].lower not in PREPOSITIONS
        return shape.statement() if predicate else shape.said(shape.subject) or shape.statement()
    return shape.statement()


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
        acts = is_verb(lower) and not modified and not words[at].text[:1].isupper()
        acts = acts or _must_act(words, at)
        breaks = is_function(lower) or is_adverb(lower) or acts
        opens = lower in DETERMINERS and (not inside or words[at - 1].lower in ("of", "between"))
        if breaks and not joined and not opens and lower != "near":
            return at
        if inside and _punctuated(words, at):
            return at
        at += 1
    return at


def _must_act(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is due here: after "should", or between "to" and an article."""
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return before in _MODALS or (before == "to" and after in DETERMINERS)


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
    while last > first + 1 and is_adverb(shape.words[last - 1].lower):
        last -= 1
    return first, last


def _between(shape: Shape, inside: list[Mention]) -> bool:
    """Tell whether the last two names of a phrase are joined by "and"."""
    gap = shape.words[inside[-2].words[1] : inside[-1].words[0]]
    return [word.lower for word in gap] in (["and"], ["&"], ["and", "the"])


def _phrase_kind(shape: Shape, phrase: Range, inside: list[Mention]) -> Kind | None:
    """Return what a noun phrase means; None if it names nothing a pronoun could stand for."""
    words = shape.words[slice(*phrase)]
    if not words or all(is_function(word.lower) for word in words):
        return None
    if DATE.fullmatch(shape.said(phrase)):
        return None
    if len(inside) > 1 and inside[0].words[0] == phrase[0] and _all_joined(shape, phrase, inside):
        return "couple"
    if inside and inside[0].words == phrase:
        return inside[0].kind
    noun = head(words)
    if words[0].lower in ("that", "this") and not _may_be_noun(noun):
        return None
    if noun in TIME_NOUNS or noun in EMPTY_NOUNS or noun in PRONOUNS or is_function(noun):
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


def _counted(shape: Shape) -> Iterator[Referent]:
    """Yield what "how many ..." counts."""
    first, last = shape.opening
    counts = [at for at in range(first, last - 1) if shape.words[at].lower in ("many", "much")]
    if counts and shape.words[last - 1].lower not in TIME_NOUNS:
        yield Referent(shape.said((counts[0] + 1, last)), "plural")


def _answer(shape: Shape) -> Referent | None:
    """Return what the answer of a question would be, described by the question."""
    asks = shape.asks
    if asks in ("who", "whom"):
        named = (
            shape.helper is not None and shape.verb is None and shape.subject[0] < shape.subject[1]
        )
        if named and not is_plural(shape.words[shape.subject[1] - 1].lower):
            return None
        return Referent(shape.statement(), "person", answer=True)
    if asks in ("which", "what"):
        first, last = shape.opening
        noun = shape.words[last - 1].lower
        if noun in QUESTION_WORDS or last - first < 2:
            is_open = shape.verb is not None or shape.asks_subject
            return Referent(shape.statement(), "thing", answer=True) if is_open else None
        if noun in TIME_NOUNS:
            return None
        kind: Kind = "thing"
        if noun in ROLES:
            kind = "person"
        elif noun in COLLECTIVES:
            kind = "party"
        elif is_plural(noun):
            kind = "plural"
        return Referent(shape.statement(), kind, answer=True)
    return None


def _places(shape: Shape, names: Names) -> Iterator[str]:
    for mention in mentions(shape.words, names):
        first = mention.words[0]
        before = shape.words[first - 1].lower if first else ""
        if mention.kind != "person" and before in ("in", "at", "to", "from", "near", "into"):
            yield shape.said(mention.words)


def _lowers(shape: Shape, part: Range) -> set[str]:
    return {word.lower for word in shape.words[slice(*part)]}
