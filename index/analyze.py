"""Text -> terms for lexical search: the same analysis for passages and for questions.

    >>> terms("Seoul's defence ministry on North Korean nukes")
    ('seoul', 'rok_', 'defens', 'ministri', 'mnd_', 'dprk_', 'nuclear')

Words are lower-cased, British spellings folded, possessives cut, stop words dropped and the rest
stemmed (Snowball English). A name that stands for a party or a body is followed
by the term of that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Final

from index.aliases import ALIASES, CAPITALS, PARTIES, SPELLINGS
from index.calendar_words import LONG_MONTHS, MONTHS, WEEKDAYS
from index.irregular import PLAIN

_WORD = re.compile(r"[A-Za-z](?:\.[A-Za-z])+\b|[^\W_]+(?:[.,][0-9]+)*(?:['’][^\W_]+)?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_STOP_WORDS = frozenset(
    "a about again all also am an and any are as at be been being both but by can could did do "
    "does doing done down each else ever every few for from get gets getting give given go goes "
    "going got had has have having he her here hers him his how i if in into is it its itself "
    "just let lets like made make makes many may me might more most much must my no nor not now "
    "of off on once one ones only or other our out over own please per quite rather really said "
    "same say saying says she should so some such tell than that the their them themselves then "
    "there these they thing things this those through to too under until up upon us very was "
    "way we were what whats when where which while who whom whose why will with within without "
    "would you your yours article author according chronology mention mentioned mentions "
    "wat wich wen cud shud wud doin gonna gona gotta pls thx".split()
)
_STEMS_KEPT = 1 << 15
"""Words whose stems are remembered; the article has some 1,500, a large collection many more."""

_TEXTS_KEPT = 1 << 11
"""Texts whose words and terms are remembered: questions, sentences, phrases come up many times."""


@cache
def _stemmer() -> object:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


_STEMMING: Final = Lock()


@lru_cache(_STEMS_KEPT)
def stem(word: str) -> str:
    """Return the Snowball English stem of a lower-case word.

    One word at a time: a stemmer keeps the word at hand in itself, and what another thread wrote
    into it would be remembered for good.
    """
    with _STEMMING:
        return str(_stemmer().stemWord(PLAIN.get(word, word)))  # type: ignore[attr-defined]  # the package has no types


@cache
def _entities_by_phrase() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entity, phrases in ALIASES.items():
        for phrase in phrases:
            key = tuple(phrase.split())
            found[key] = (*found.get(key, ()), entity)
    return found


@cache
def _longest_by_first_word() -> dict[str, int]:
    """Return how many words the longest alias has that begins with a word."""
    found: dict[str, int] = {}
    for phrase in _entities_by_phrase():
        found[phrase[0]] = max(len(phrase), found.get(phrase[0], 0))
    return found


@lru_cache(_TEXTS_KEPT)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text: lower case, accents kept apart, spellings folded.

    "U.S." is "us", "50,000" is "50000", "50th" is "50", "Moon's" is "moon".
    """
    return tuple(_folded(found.group()) for found in _WORD.finditer(_plain(text)))


@lru_cache(_TEXTS_KEPT)
def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text in order, made of `[a-z0-9_]` only, repeats kept."""
    return tuple(_terms(words(text)))


def terms_of_each(several: Iterable[str]) -> frozenset[str]:
    """Return the terms of several texts, each taken by itself: no two of them make a name.

    So the order of a set, which changes from process to process, changes nothing.
    """
    return frozenset(term for text in several for term in terms(text))


def is_stop_word(word: str) -> bool:
    """Tell whether a lower-case word carries no meaning of its own for search."""
    return word in _STOP_WORDS


def _plain(text: str) -> str:
    """Return a text without accents."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=2048)
def _folded(token: str) -> str:
    word = re.sub(r"['’](?:s|S)?$|['’](?:s|S)$", "", token).replace("’", "'")
    word = word.lower().replace(",", "")
    if re.fullmatch(r"[a-z](?:\.[a-z])+", word):
        word = word.replace(".", "")
    word = _ORDINAL.sub(r"\1", word)
    return SPELLINGS.get(word) or _american(word)


def _american(word: str) -> str:
    word = re.sub(r"is(e|es|ed|ing|ation|ations)$", r"iz\1", word) if len(word) > 7 else word
    return re.sub(r"our(s|ed|ing|able)?$", r"or\1", word) if len(word) > 7 else word


def _terms(text: tuple[str, ...]) -> Iterator[str]:
    entities = _entities_by_phrase()
    at = 0
    while at < len(text):
        length, found = _longest_alias(text, at, entities)
        if found:
            for word in text[at : at + length]:
                if word in CAPITALS or PARTIES.isdisjoint(found):
                    yield from _ordinary(word)
            yield from found
            at += length
        else:
            yield from _ordinary(text[at])
            at += 1


def _longest_alias(
    text: tuple[str, ...], at: int, entities: dict[tuple[str, ...], tuple[str, ...]]
) -> tuple[int, tuple[str, ...]]:
    longest = _longest_by_first_word().get(text[at], 0)
    for length in range(min(longest, len(text) - at), 0, -1):
        found = entities.get(text[at : at + length])
        if found:
            return length, found
    return 1, ()


@lru_cache(_STEMS_KEPT)
def _ordinary(word: str) -> tuple[str, ...]:
    """Return the term of a word that is no alias, () for a stop word."""
    if word in _STOP_WORDS:
        return ()
    if word.isascii() and word.isdecimal():
        return (word,)
    stemmed = re.sub(r"[^a-z0-9]", "_", stem(word)).strip("_")
    return (stemmed,) if stemmed else ()


CALENDAR_TERMS = frozenset(terms(" ".join((*MONTHS, *LONG_MONTHS, *WEEKDAYS))))
"""Terms of the names of months and weekdays; "may" is a stop word."""
