"""What the earlier questions of a conversation offer a pronoun to stand for.

Each earlier question is read once into a `Turn`: the persons, parties, things and places it
names, the event it is about, and what its answer would be ("who was lined up to be the next
head?" offers the next head, whose name only the answer tells).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rag.followup.clauses import Shape, identity, read_shape
from rag.followup.nouns import COLLECTIVES, ROLES, TIME_NOUNS, Kind, head, mentions
from rag.followup.phrases import Referent, phrases
from rag.followup.standing import is_place
from rag.followup.timepoints import DATE
from rag.followup.wordforms import QUESTION_WORDS, Range, is_plural
from rag.names import Names, folded
from rag.verb_lists import PREPOSITIONS

COPULAS: Final = ("is", "are", "was", "were", "'s")

_DID: Final = re.compile(r"(?P<who>the(?: \w+){1,4}?) that (?P<did>(?!is\b).+)")
_ROLE_OF: Final = re.compile(
    r"\b(?:opposite number|number (?:one|two)|right hand|second in command|better half"
    r"|running mate)\W*$",
    re.IGNORECASE,
)
"""What persons are called with a noun that means none."""
_OF_THE_TEXT: Final = re.compile(
    r"^\W*what (?:does the (?:article|text|author|piece|chronology|timeline) "
    r"(?:say|tell|report|mention|write|know|have)|(?:do you|is|can you) (?:know|known|tell|say))"
    r"(?: us| me)? (?:about|on|of) ",
    re.IGNORECASE,
)
"""Asks for all that is told of something, which it names after these words."""
_POINTS: Final = re.compile(r"^(?:it|that|this)\b|\b(?:that|it|this)$")
_THEN: Final = re.compile(r",? (?:at (?:the|that) time|back then|then|now|these days|today)$", re.I)


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
        if self.asides and _POINTS.search(self.statement):
            return self.asides[0]
        same = (r for r in self.referents if r.answer and r.text == self.statement)
        return next(same, Referent(self.statement, "thing", answer=True))

    @property
    def happened(self) -> str:
        """What the question is about, as a clause that tells when: "the person quit"."""
        if self.asides and _POINTS.search(self.statement):
            return self.asides[0].text
        whole = self.shape.asks_subject and not identity(self.shape)
        found = _DID.match(self.statement) if whole else None
        return f"{found['who']} {found['did']}" if found else self.statement

    @property
    def about(self) -> tuple[Referent, ...]:
        """What a question that only leans on this one is to be explained by."""
        return (self.event, *self.asides)

    @property
    def whole(self) -> str:
        """The question with its brackets, as it was searched."""
        return with_brackets(self.shape.text, self.asides)

    @property
    def asks_answer(self) -> bool:
        """Whether the question asks for somebody or something, and not for a time or a yes."""
        return self.shape.asks in ("who", "whom", "what", "which") and not self.asks_time

    @property
    def opening(self) -> tuple[str, ...]:
        """The words of its question phrase, lower case."""
        return tuple(self.shape.said(self.shape.opening).lower().split())

    @property
    def asks_words(self) -> bool:
        """Whether a thing, a place or a number is asked for."""
        counts = self.shape.asks == "how" and bool({"many", "much"} & {*self.opening})
        return self.asks_answer or self.asks_place or counts

    @property
    def asks_only_when(self) -> bool:
        """Whether it asks for the time, place, reason or way of what was asked, and no more."""
        adverbial = self.shape.asks in ("when", "where", "why", "how")
        return adverbial and not self.statement and not self.dates

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
    shape = read_shape(_OF_THE_TEXT.sub("Tell me about ", text))
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
    return shape.asks_subject or bool(identity(shape)) or bool(asked_role(shape))


def asked_role(shape: Shape) -> str:
    """Return what "who is ..." asks the holder of, as a noun phrase, or "".

    >>> asked_role(read_shape("Who was the coach of the club before Smith?"))
    'the coach of the club before Smith'
    """
    first = shape.subject[0]
    if shape.asks != "who" or shape.verb is not None or shape.asks_subject or shape.helper is None:
        return ""
    after = shape.words[shape.subject[1] : shape.subject[1] + 1]
    whole = shape.words[first:]
    ends = not after or after[0].lower in PREPOSITIONS
    known = bool(whole) and ends and (head(whole) in ROLES or _ROLE_OF.search(shape.text))
    return _THEN.sub("", shape.said((first, len(shape.words)))) if known else ""


def with_brackets(text: str, asides: Iterable[Referent]) -> str:
    """Return a question with brackets after it, leaving out what its words say already."""
    added = [aside.text for aside in asides if folded(aside.text) not in folded(text)]
    return f"{text} ({'; '.join(dict.fromkeys(added))})" if added else text


def join(parts: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    listed = list(parts)
    return " and ".join(filter(None, [", ".join(listed[:-1]), *listed[-1:]]))


def _statement(shape: Shape) -> str:
    if role := asked_role(shape):
        return role
    if shape.asks == "who" and shape.helper is not None and shape.verb is None:
        after = shape.words[shape.subject[1] : shape.subject[1] + 1]
        predicate = bool(after) and after[0].lower not in PREPOSITIONS
        return shape.statement() if predicate else shape.said(shape.subject) or shape.statement()
    return shape.statement()


def _counted(shape: Shape) -> Iterator[Referent]:
    """Yield what "how many ..." counts."""
    first, last = shape.opening
    counts = [at for at in range(first, last - 1) if shape.words[at].lower in ("many", "much")]
    if counts and shape.words[last - 1].lower not in TIME_NOUNS:
        yield Referent(shape.said((counts[0] + 1, last)), "plural")


def _answer(shape: Shape) -> Referent | None:
    """Return what the answer of a question would be, described by the question."""
    asks = shape.asks
    if role := asked_role(shape):
        return Referent(role, "person", answer=True)
    if asks in ("who", "whom"):
        named = (
            shape.helper is not None and shape.verb is None and shape.subject[0] < shape.subject[1]
        )
        if named and not is_plural(shape.words[shape.subject[1] - 1].lower):
            return None
        return Referent(shape.statement(), "person", answer=True)
    if asks in ("which", "what"):
        first, last = shape.opening
        noun = head(shape.words[first + 1 : last]) if last - first > 1 else shape.asks
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
        if mention.kind != "person" and is_place(shape, mention.words[0]):
            yield shape.said(mention.words)


def _lowers(shape: Shape, part: Range) -> set[str]:
    return {word.lower for word in shape.words[slice(*part)]}
