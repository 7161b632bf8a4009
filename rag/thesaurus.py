"""Words and phrases that stand for one another in news English, and where a text uses them.

A reader asks for "war games" or what was "called off" where the article has "drills" and
"canceled". The groups in `data/thesaurus.txt` are general knowledge, not of any article. (WordNet
would be the kept alternative; its package fetches its data at run time, and its sets of synonyms
are too narrow: "drill" and "war game" share none.)

    >>> asked_terms("Who called the talks off?")
    ('talk', 'call_off')
    >>> 'cancel' in expansions(('call_off',))
    True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from index.analyze import stem, terms, words

_DATA: Final = Path(__file__).parent / "data"
_FILE: Final = _DATA / "thesaurus.txt"
_PLACES: Final = _DATA / "places.txt"

_PARTICLES: Final = frozenset(
    "up off out down back away in on over into through forward ahead around along by".split()
)
LONGEST: Final = 4
"""Words of the longest phrase that is looked for in a question as it stands."""

_GAP: Final = 3
"""Words that may stand between a verb and its particle: "call the planned talks off"."""


SAYING_LITTLE: Final = frozenset({"carri_out"})
"""Phrases that say nothing beside what is done: "carry out a test"."""


def expansions(asked: Sequence[str]) -> tuple[str, ...]:
    """Return what stands for the asked terms in other reports, sorted, without these.

    Args:
        asked: terms as `index.analyze.terms` gives them, and phrases as `phrases_in` does.
    """
    return _expansions(tuple(asked))


@lru_cache(maxsize=2048)
def _expansions(asked: tuple[str, ...]) -> tuple[str, ...]:
    related = _related()
    found = {other for term in asked for other in related.get(term, ())}
    return tuple(sorted(found - set(asked)))


def single_terms(asked: Sequence[str]) -> tuple[str, ...]:
    """Return the terms among terms and phrases: what a lexical index of words can hold."""
    return tuple(term for term in asked if not is_phrase(term))


def is_phrase(term: str) -> bool:
    """Tell whether a term is a phrase such as "call_off"; "us_" is a name."""
    return "_" in term[:-1]


def phrases_in(text: str) -> tuple[str, ...]:
    """Return the phrases that a text holds, each as one term such as "call_off"."""
    return tuple(name for name, _ in _phrases(words(text)))


@lru_cache(maxsize=64)
def asked_terms(text: str) -> tuple[str, ...]:
    """Return the terms of a question, those of a phrase replaced by the phrase itself."""
    asked = words(text)
    found = tuple(_phrases(asked))
    used = {at for _, places in found for at in places}
    rest = " ".join(word for at, word in enumerate(asked) if at not in used)
    return (*terms(rest), *(name for name, _ in found))


def _phrases(text: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the phrases in a sequence of words, the longest from each word, with their places."""
    stems = tuple(map(stem, text))
    held = frozenset(stems)
    for at, first in enumerate(stems):
        for phrase in _by_first_word().get(first, ()):
            places = _places(phrase, stems, at) if phrase[1] in held else ()
            if places:
                yield phrase_term(phrase), places
                break


def _places(phrase: tuple[str, ...], text: Sequence[str], at: int) -> tuple[int, ...]:
    """Return where the words of a phrase stand from `at` on, () where they don't."""
    if tuple(text[at : at + len(phrase)]) == phrase:
        return tuple(range(at, at + len(phrase)))
    if len(phrase) == 2 and phrase[1] in _PARTICLES:
        for gap in range(1, _GAP + 1):
            if at + 1 + gap < len(text) and text[at + 1 + gap] == phrase[1]:
                return (at, at + 1 + gap)
    return ()


def opens_phrase(first: str) -> bool:
    """Tell whether any phrase of the thesaurus begins with this stem."""
    return first in _by_first_word()


@cache
def known_words() -> frozenset[str]:
    """Return all words of the thesaurus, lower case, those inside of phrases too."""
    return frozenset(word for line in _lines() for word in words(line))


def read_groups(file: Path) -> tuple[str, ...]:
    """Return the groups of a file, a line each, without its remarks."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def group_of(line: str) -> frozenset[str]:
    """Return the terms and phrases of a group as its file has it: "call-off" is one phrase."""
    members = (member for entry in line.split() for member in _members(entry))
    return frozenset(phrase_term(member) if len(member) > 1 else member[0] for member in members)


@cache
def _related() -> dict[str, frozenset[str]]:
    related: dict[str, set[str]] = {}
    for group in _lines():
        members = group_of(group)
        for member in members:
            related.setdefault(member, set()).update(members - {member})
    return {member: frozenset(others) for member, others in related.items()}


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases by the stem of their first word, longer ones first."""
    entries = (entry for line in _lines() for entry in line.split())
    found = {phrase for entry in entries for phrase in _members(entry) if len(phrase) > 1}
    ordered = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    firsts = dict.fromkeys(phrase[0] for phrase in ordered)
    return {first: tuple(p for p in ordered if p[0] == first) for first in firsts}


@cache
def _lines() -> tuple[str, ...]:
    return (*read_groups(_FILE), *read_groups(_PLACES))


def _members(entry: str) -> Iterator[tuple[str, ...]]:
    phrase = tuple(stem(word) for word in words(entry))
    if len(phrase) > 1:
        yield phrase
    else:
        yield from ((term,) for term in terms(entry))


def phrase_term(phrase: Sequence[str]) -> str:
    """Return the term that stands for a phrase of stems: "call_off"."""
    return re.sub(r"[^a-z0-9_]", "_", "_".join(phrase))
