"""What the earlier questions of a conversation offer a pronoun to stand for.

Each earlier question is read once into a `Turn`: the persons, parties, things and places it
names, the event it is about, and what its answer would be ("who was lined up to be the next
head?" offers the next head, whose name only the answer tells).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rag.clauses import (
    CLAUSE_OPENERS,
    HELPERS,
    PRONOUNS,
    QUESTION_WORDS,
    Range,
    Shape,
    Word,
    identity,
    is_adverb,
    form_of,
    is_verb,
    read_shape,
    tokens,
)
from rag.names import FEMALE, MALE, TITLES, Names, folded
from rag.verbs import DETERMINERS, PREPOSITIONS

Kind = Literal["person", "party", "couple", "plural", "thing", "name"]
"""What a phrase means; `name` is a name of which nothing is known."""

Gender = Literal["he", "she", ""]

ROLES: Final = frozenset(
    "president minister secretary chief general commander ambassador envoy representative senator "
    "lawmaker leader chairman chairwoman director spokesman spokeswoman judge man woman person boy "
    "girl official diplomat negotiator officer soldier prisoner detainee citizen adviser advisor "
    "counterpart author writer reporter journalist head boss successor predecessor candidate "
    "nominee premier chancellor king queen prince princess pope mayor governor scientist professor "
    "expert analyst founder inventor actor actress singer painter composer player captain coach "
    "astronaut pilot driver doctor lawyer victim winner speaker visitor deputy ruler emperor hero "
    "artist engineer architect ceo manager husband wife father mother son daughter brother sister "
    "student teacher owner dictator politician congressman commissioner aide prosecutor american "
    "russian korean japanese german citizen".split()
)
"""Nouns that mean one person."""

COLLECTIVES: Final = frozenset(
    "government administration press media party house senate congress parliament police team "
    "company firm bank army navy ministry department office agency council court committee "
    "commission institute group country state regime union side staff public crew band "
    "family board panel".split()
)
"""Nouns that mean several persons acting as one: both "it" and "they" may stand for them."""

_PLURALS: Final = frozenset("people men women children troops forces police media allies".split())
_ACTORS: Final = _PLURALS | frozenset(
    "countries companies ministries parties agencies nations sides neighbors neighbours powers "
    "leaders members generals rivals critics protesters scientists researchers inspectors".split()
)
_NEVER_PLURAL: Final = ("ss", "us", "is", "'s", "ics", "news", "series")
_TIME_NOUNS: Final = frozenset(
    "day days date week weeks weekend month months year years time times fortnight hour hours "
    "morning evening night autumn fall spring summer winter moment minute minutes decade century "
    "today yesterday tomorrow while earlier later ago".split()
)
_EMPTY_NOUNS: Final = frozenset(
    "anything something nothing everything anyone someone everyone nobody thing things other "
    "others one ones lot name reason reasons point part end kind sort way much many more else "
    "article piece chronology text author timeline record page case place".split()
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?\b"
DATE: Final = re.compile(
    r"(?:\b(?P<before>on|in|by|since|during|until|around|from|of|for|at|before|after)\s+)?"
    r"(?P<date>(?:\b(?:the|this|that|last|next)\s+)?"
    r"(?:\b(?:early|mid|late|beginning|end|middle|start|(?:first|second|last)\s+(?:week|half|days?)"
    r"|weekend)[\s-]+(?:of\s+)?)?"
    rf"(?:\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|\b(?!may\b){_MONTH}(?:,?\s+\d{{4}})?"
    r"|\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:autumn|spring|summer|winter)\b(?:\s+(?:of\s+)?\d{4})?"
    r"|\b(?:christmas|new\s+year['’]?s?|thanksgiving|easter|halloween|boxing)(?:\s+(?:day|eve))?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b(?!\s+\w)))",
    re.IGNORECASE,
)
"""A date as questions write it, with the preposition before it."""


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
class Mention:
    """A name in a question: a half-open range of words, what it means, and its title's gender."""

    words: Range
    kind: Kind
    gender: Gender = ""


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
    first = [answer] if answer and (shape.asks_subject or identity(shape)) else []
    last = [answer] if answer and not first else []
    return Turn(
        shape=shape,
        referents=tuple([*first, *found, *asides, *last]),
        statement=_statement(shape),
        dates=tuple(" ".join(date.group().split()) for date in DATE.finditer(text)),
        places=tuple(_places(shape, names)),
        asks_place=shape.asks == "where" or "place" in shape.said(shape.opening).lower(),
        asks_time=shape.asks == "when" or bool(_TIME_NOUNS & _lowers(shape, shape.opening)),
        asides=asides,
    )


def mentions(words: tuple[Word, ...], names: Names) -> tuple[Mention, ...]:
    """Return the names among the words, in order, with their titles and a `the` before them.

    A name in lower case counts where the documents know it and the question has no capitals.
    """
    keys = [folded(word.lower.rstrip("'")) for word in words]
    cased = any(word.text[:1].isupper() for word in words[1:])
    found: list[Mention] = []
    at = 0
    while at < len(words):
        end, kind = _name_at(words, keys, at, names, cased)
        if end == at:
            at += 1
            continue
        found.append(_titled(words, at, end, kind))
        at = end
    return tuple(found)


def is_plural(noun: str) -> bool:
    """Tell whether a lower-case noun means several."""
    if noun in _PLURALS:
        return True
    return noun.endswith("s") and len(noun) > 3 and not noun.endswith(_NEVER_PLURAL)


def is_animate(phrase: str) -> bool:
    """Tell whether a phrase in the plural means people or those who act like people."""
    head = _head(tokens(phrase) or (Word("", "", 0, 0),))
    capital = any(word[:1].isupper() and word.lower() == head for word in phrase.split())
    return capital or head in _ACTORS or head.removesuffix("s") in ROLES | COLLECTIVES


def join(parts: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    listed = list(parts)
    return " and ".join(filter(None, [", ".join(listed[:-1]), *listed[-1:]]))


def _statement(shape: Shape) -> str:
    if shape.asks == "who" and shape.helper is not None and shape.verb is None:
        return shape.said(shape.subject) or shape.statement()
    return shape.statement()


def _name_at(
    words: tuple[Word, ...], keys: list[str], at: int, names: Names, cased: bool
) -> tuple[int, Kind]:
    """Return where the name at word `at` ends and what it is; `at` itself if there is none."""
    word = words[at]
    capital = word.text[:1].isupper()
    length = names.longest(keys, at)
    if length:
        kind = names.kind(" ".join(keys[at : at + length]))
        known = capital or not (cased and kind == "party")
        the_moon = not capital and at > 0 and words[at - 1].lower in DETERMINERS
        common = not capital and length == 1 and (_is_function(word.lower) or is_verb(word.lower))
        acronym = kind == "person" and word.text.isupper() and len(word.text) > 1 and cased
        if kind and known and not the_moon and not common and not acronym:
            return at + length, kind
    if not capital or not _may_be_name(words, at):
        return at, "name"
    end = at + 1
    while end < len(words) and _continues_name(words, end, keys, names):
        end += 1
    return end, "name"


def _may_be_name(words: tuple[Word, ...], at: int) -> bool:
    lower = words[at].lower
    if _is_function(lower) or lower in TITLES | _EMPTY_NOUNS or DATE.fullmatch(words[at].text):
        return False
    alone = len(words) <= 2
    return at > 0 or alone or (form_of(lower) is None and not is_adverb(lower))


def _continues_name(words: tuple[Word, ...], at: int, keys: list[str], names: Names) -> bool:
    word = words[at]
    adjacent = words[at].start - words[at - 1].end == 1
    known = names.longest(keys, at) > 0 and names.kind(keys[at]) == "person"
    return adjacent and word.text[:1].isupper() and not known and _may_be_name(words, at)


def _titled(words: tuple[Word, ...], at: int, end: int, kind: Kind) -> Mention:
    """Return the mention widened by the titles or the "the" before it."""
    start = at
    titles: set[str] = set()
    while start > 0 and words[start - 1].lower in TITLES and words[start - 1].text[:1].isupper():
        start -= 1
        titles.add(words[start].lower)
    if titles and kind in ("name", "person"):
        gender: Gender = "she" if titles & FEMALE else "he" if titles & MALE else ""
        return Mention((start, end), "person", gender)
    if at > 0 and words[at - 1].lower == "the":
        return Mention((at - 1, end), "party" if kind == "name" else kind)
    return Mention((at, end), kind)


def phrases(shape: Shape, names: Names) -> Iterator[Referent]:
    """Yield what a question names: its subject first, then the rest in order."""
    named = mentions(shape.words, names)
    asked = (shape.opening[0], shape.opening[1]) if shape.asked_noun else (0, 0)
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
        breaks = _is_function(lower) or is_adverb(lower) or acts
        opens = lower in DETERMINERS and (not inside or words[at - 1].lower in ("of", "between"))
        if breaks and not joined and not opens and lower != "near":
            return at
        if inside and _punctuated(words, at):
            return at
        at += 1
    return at


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
    if not words or all(_is_function(word.lower) for word in words):
        return None
    if DATE.fullmatch(shape.said(phrase)):
        return None
    if len(inside) > 1 and inside[0].words[0] == phrase[0] and _all_joined(shape, phrase, inside):
        return "couple"
    if inside and inside[0].words == phrase:
        return inside[0].kind
    head = _head(words)
    if head in _TIME_NOUNS or head in _EMPTY_NOUNS or head in PRONOUNS or _is_function(head):
        return None
    if head in ROLES:
        return "person"
    if head in COLLECTIVES:
        return "party"
    return "plural" if is_plural(head) else "thing"


def _all_joined(shape: Shape, phrase: Range, inside: list[Mention]) -> bool:
    covered = {at for mention in inside for at in range(*mention.words)}
    rest = {shape.words[at].lower for at in range(*phrase) if at not in covered}
    return inside[-1].words[1] == phrase[1] and bool(rest) and rest <= {"and", "&"}


def _head(words: tuple[Word, ...]) -> str:
    """Return the noun that a phrase is about: the last before its first preposition."""
    end = next(
        (i for i, word in enumerate(words) if i and word.lower in PREPOSITIONS | CLAUSE_OPENERS),
        len(words),
    )
    kept = [word.lower for word in words[:end] if not is_adverb(word.lower)]
    return kept[-1] if kept else words[0].lower


def _counted(shape: Shape) -> Iterator[Referent]:
    """Yield what "how many ..." counts."""
    first, last = shape.opening
    counts = [at for at in range(first, last - 1) if shape.words[at].lower in ("many", "much")]
    if counts and shape.words[last - 1].lower not in _TIME_NOUNS:
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
        if noun in _TIME_NOUNS:
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


def _is_function(lower: str) -> bool:
    """Tell whether a lower-case word joins or points rather than names."""
    return (
        lower in PREPOSITIONS
        or lower in DETERMINERS
        or lower in HELPERS
        or lower in PRONOUNS
        or lower in CLAUSE_OPENERS
        or lower in QUESTION_WORDS
        or lower in ("i", "so", "then", "now", "just", "please", "its", "i'm", "not", "to", "&")
    )
