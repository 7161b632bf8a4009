"""What the nouns and names of a question mean: a person, a party, a thing, several of them.

>>> known = Names(persons=frozenset({"moon"}), parties=frozenset({"seoul"}))
>>> found = mentions(tokens("did President Moon leave Seoul with the Blue House?"), known)
>>> [(mention.words, mention.kind) for mention in found]
[((1, 3), 'person'), ((4, 5), 'party'), ((6, 9), 'party')]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from rag.followup.timepoints import DATE
from rag.followup.wordforms import (
    CLAUSE_OPENERS,
    PLURALS,
    Range,
    Word,
    form_of,
    is_adverb,
    is_function,
    is_verb,
    tokens,
)
from rag.names import FEMALE, MALE, TITLES, Names, folded
from rag.verb_lists import DETERMINERS, PREPOSITIONS

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
    "russian korean japanese german partner host guest colleague rival opponent critic mediator "
    "broker interpreter translator economist historian columnist correspondent editor publisher "
    "organiser organizer activist campaigner dissident defector refugee hostage captive inmate "
    "suspect defendant witness executive banker businessman businesswoman tycoon admiral colonel "
    "lieutenant sergeant marshal undersecretary attorney magistrate delegate emissary intermediary "
    "consul attache chairperson spokesperson treasurer co-founder adult grown-up guy lady "
    "gentleman figure personality newcomer".split()
)
"""Nouns that mean one person."""

COLLECTIVES: Final = frozenset(
    "assembly association society university center centre nations alliance "
    "government administration press media party house senate congress parliament police team "
    "company firm bank army navy ministry department office agency council court committee "
    "commission institute group country state regime union side staff public crew band "
    "family board panel organisation organization ngo charity newspaper broadcaster outlet "
    "corporation bureau treasury fund league federation coalition delegation military cabinet "
    "command foundation society consortium college school church tribunal think-tank".split()
)
"""Nouns that mean several persons acting as one: both "it" and "they" may stand for them."""

_ACTORS: Final = PLURALS | frozenset(
    "countries companies ministries parties agencies nations sides neighbors neighbours powers "
    "leaders members generals rivals critics protesters scientists researchers inspectors".split()
)

TIME_NOUNS: Final = frozenset(
    "day days date week weeks weekend month months year years time times fortnight hour hours "
    "morning evening night autumn fall spring summer winter moment minute minutes decade century "
    "today yesterday tomorrow while earlier later ago".split()
)

EMPTY_NOUNS: Final = frozenset(
    "anything something nothing everything anyone someone everyone nobody thing things other "
    "others one ones lot name reason reasons point part end kind sort way much many more else "
    "article piece chronology text author timeline record page case place effect".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question: a half-open range of words, what it means, and its title's gender."""

    words: Range
    kind: Kind
    gender: Gender = ""


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


def is_animate(phrase: str) -> bool:
    """Tell whether a phrase in the plural means people or those who act like people."""
    noun = head(tokens(phrase) or (Word("", "", 0, 0),))
    capital = any(word[:1].isupper() and word.lower() == noun for word in phrase.split())
    return capital or noun in _ACTORS or noun.removesuffix("s") in ROLES | COLLECTIVES


def head(words: tuple[Word, ...]) -> str:
    """Return the noun that a phrase is about: the last before its first preposition."""
    end = next(
        (i for i, word in enumerate(words) if i and word.lower in PREPOSITIONS | CLAUSE_OPENERS),
        len(words),
    )
    kept = [word.lower for word in words[:end] if not is_adverb(word.lower)]
    return kept[-1] if kept else words[0].lower


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
        common = not capital and length == 1 and (is_function(word.lower) or is_verb(word.lower))
        acronym = kind == "person" and word.text.isupper() and len(word.text) > 1 and cased
        if kind and known and not the_moon and not common and not acronym:
            end = at + length
            while capital and kind == "person" and end < len(words) and _may_follow(words, end):
                end += 1
            return end, kind
    if not capital or not _may_be_name(words, at):
        return at, "name"
    end = at + 1
    while end < len(words) and _continues_name(words, end, keys, names):
        end += 1
    return end, "name"


def _may_be_name(words: tuple[Word, ...], at: int) -> bool:
    lower = words[at].lower
    if is_function(lower) or lower in TITLES | EMPTY_NOUNS or DATE.fullmatch(words[at].text):
        return False
    alone = len(words) <= 2
    return at > 0 or alone or (form_of(lower) is None and not is_adverb(lower))


def _may_follow(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a capitalised word goes on with the name of a person before it."""
    adjacent = words[at].start - words[at - 1].end == 1
    return adjacent and words[at].text[:1].isupper() and _may_be_name(words, at)


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
    body = words[end - 1].lower in COLLECTIVES
    if titles and not body and kind in ("name", "person"):
        gender: Gender = "she" if titles & FEMALE else "he" if titles & MALE else ""
        return Mention((start, end), "person", gender)
    if at > 0 and words[at - 1].lower == "the":
        return Mention((at - 1, end), "party" if kind == "name" else kind)
    return Mention((at, end), kind)
