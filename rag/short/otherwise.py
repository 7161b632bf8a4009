"""Where a sentence tells of the very thing asked about, with another number or another place.

>>> from rag.short.candidates import parse
>>> asked = parse("Did the board sell 40 boats?")
>>> sorted(replaced(asked, parse("The board sells 22 boats.")))
['40']
>>> sorted(replaced(parse("Was it held in Oslo?"), parse("It was held in Lima.")))
['oslo']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import stem, words
from index.calendar_words import is_time_word
from rag.short.candidates import Parsed, Range, terms_of
from rag.short.gazetteer import COUNTRY_WORDS, is_role
from rag.thesaurus import expansions

_ROUGH: Final = re.compile(
    r"\b(?:more|less|fewer|over|under|up to|at (?:least|most)|between|about|around|almost|nearly"
    r"|another|some)\b",
    re.IGNORECASE,
)
"""Words by which a number is no exact one, or one beside others."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONEY: Final = re.compile(r"[$€£¥₩]|US\$")


def replaced(question: Parsed, said: Parsed) -> frozenset[str]:
    """Return the terms of a number or a place for which a sentence has another one, if any."""
    other = _other_number(question, said) or _other_place(question, said)
    return other or _other_side(question, said)


def _other_number(question: Parsed, said: Parsed) -> frozenset[str]:
    asked, told = list(_counted(question)), list(_counted(said))
    for number, unit in asked:
        same = {_plain(text) for text, of in told if of == unit}
        if same and _plain(number) not in same:
            alike = {each[0].isalpha() for each in (*same, _plain(number))}
            exact = len(same) == 1 and len(alike) == 1 and not _ROUGH.search(question.text)
            return frozenset({*terms_of(number), *map(stem, words(number))}) if exact else _NONE
    return _NONE


_NONE: Final[frozenset[str]] = frozenset()


def _plain(number: str) -> str:
    return _MONEY.sub("", number.lower()).replace(",", "").strip()


def _counted(parsed: Parsed) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a sentence as they stand, each with what it counts; years left out."""
    for at, token in enumerate(parsed.tokens):
        if token.tag != "number" or _YEAR.fullmatch(token.text):
            continue
        if _MONEY.search(token.text):
            yield token.text, "$"
            continue
        end = next((run[1] for run in parsed.phrases if run[0] <= at < run[1]), at)
        if end - 1 > at and not is_time_word(parsed.tokens[at + 1].text):
            yield token.text, stem(parsed.tokens[end - 1].text.lower())


def _other_place(question: Parsed, said: Parsed) -> frozenset[str]:
    told = [said.cut(run) for run in _where(said)]
    for run in _where(question):
        place = question.cut(run)
        alike = any(terms_of(place) & terms_of(other) for other in told)
        if told and not alike and _unnamed(place, said):
            return terms_of(place) | frozenset(map(stem, words(place)))
    return _NONE


def _other_side(question: Parsed, said: Parsed) -> frozenset[str]:
    """Return "before" where a sentence says "after" the same thing, or "after" for "before"."""
    for asked in _SIDE.finditer(question.text):
        for told in _SIDE.finditer(said.text):
            same = terms_of(asked["what"]) & terms_of(told["what"])
            if same and asked["side"].lower() != told["side"].lower():
                return frozenset({asked["side"].lower(), stem(asked["side"].lower())})
    return _NONE


_SIDE: Final = re.compile(r"\b(?P<side>before|after) (?P<what>[\w'’-]+(?: [\w'’-]+){0,2})", re.I)


def unplaced(question: Parsed, said: Parsed) -> bool:
    """Tell whether a question says where, and a sentence doesn't, or names but the country."""
    found = [question.cut(run) for run in _where(question)]
    told = [terms_of(said.cut(run)) for run in _where(said)]
    if any(_only_meant(place, said) for place in found) and not _GOES.search(question.text):
        return True
    return any(
        (_unnamed(place, said) and not COUNTRY_WORDS.intersection(place.split()))
        or (told and all(terms_of(place).isdisjoint(other) for other in told))
        for place in found
    )


def _only_meant(place: str, said: Parsed) -> bool:
    """Tell whether a sentence names a place only as one that somebody means to visit."""
    named = [m.start() for m in re.finditer(rf"\b{re.escape(place)}\b", said.text)]
    return bool(named) and all(_MEANS_TO_VISIT.search(said.text[:start]) for start in named)


_MEANS_TO_VISIT: Final = re.compile(r"\bto visit (?:the )?$", re.IGNORECASE)
_GOES: Final = re.compile(
    r"\b(?:visit|go|come|travel|fly|trip|journey|tour|went|came|flew)", re.IGNORECASE
)


def of_another_object(question: Parsed, said: Parsed, doing: int) -> bool:
    """Tell whether a verb has another name right behind it than in a question.

    >>> from rag.short.candidates import parse
    >>> asked = parse("Did the court order Spain to pay?")
    >>> of_another_object(asked, parse("The court orders Italy to pay Spain."), 2)
    True
    """
    if doing >= len(said.tokens) or said.tokens[doing].tag != "verb":
        return False
    lemma = said.tokens[doing].lemma
    at = next((n for n, t in enumerate(question.tokens) if n and t.lemma == lemma), 0)
    asked, told = _behind(question, at) if at else "", _behind(said, doing)
    if not asked or not told:
        return False
    named = terms_of(asked)
    like = {*named, *expansions(tuple(sorted(named)))}
    return like.isdisjoint(terms_of(told))


def _behind(parsed: Parsed, at: int) -> str:
    """Return the name right behind a verb, articles aside; "" for none."""
    start = at + 1 + (parsed.tokens[at + 1 : at + 2] != () and parsed.tokens[at + 1].tag == "det")
    return next((parsed.cut(run) for run in parsed.names if run[0] == start), "")


def of_another_pair(names: Sequence[frozenset[str]], said: Parsed) -> bool:
    """Tell whether a sentence tells of what two do together, one of them none of those named.

    >>> from rag.short.candidates import parse
    >>> told = parse("Dahl hails the Berg-Lund meeting.")
    >>> of_another_pair([frozenset({"berg"}), frozenset({"dahl"})], told)
    True
    """
    pairs = [terms_of(t.text) for t in said.tokens if t.tag == "name" and _PAIR.fullmatch(t.text)]
    persons = [name for name in names if name.isdisjoint(PARTIES)]
    return len(persons) > 1 and any(
        any(pair & name for name in persons) and any(pair.isdisjoint(name) for name in persons)
        for pair in pairs
    )


_PAIR: Final = re.compile(r"[A-Z][\w’']*-[A-Z][\w’']*")
"""Two who do something together: "the Berg-Dahl meeting"."""


def _unnamed(place: str, said: Parsed) -> bool:
    return set(map(stem, words(place))).isdisjoint(map(stem, words(said.text)))


def _where(parsed: Parsed) -> Iterator[Range]:
    """Yield the names that tell where, those after "in" and after what travels "to" a place."""
    for start, end in parsed.names:
        before = parsed.tokens[start - 1].text.lower() if start else ""
        first = parsed.tokens[start].text
        name = parsed.cut((start, end))
        if is_time_word(first) or is_role(first) or _INSTITUTION.search(name):
            continue
        going = before == "to" and _GOING.search(parsed.text[: parsed.tokens[start].start])
        if before == "in" or going:
            yield start, end


_INSTITUTION: Final = re.compile(r"\b(?:House|Senate|Congress|Treasury|Committee|Council|Court)\b")
_GOING: Final = re.compile(
    r"\b(?:travel\w*|fl(?:y|ies|ying|ew)|go|goes|going|went|trips?|head(?:s|ed|ing)?"
    r"|visits?|journeys?|tours?|flights?) to $",
    re.IGNORECASE,
)
