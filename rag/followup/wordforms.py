"""The words of a question, and what each may be: a verb, an adverb, a plural.

>>> [word.text for word in tokens("Who's Moon Jae-in?")]
['Who', "'s", 'Moon', 'Jae-in']
>>> form_of("sought"), is_verb("reports"), is_adverb("mostly"), is_plural("sanctions")
(('seek', 'past'), False, True, True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from rag.verb_lists import ADVERBS, ALSO_NOUNS, AUXILIARIES, DETERMINERS, PREPOSITIONS, SAYING
from rag.verbs import Form, verb

MISTYPED: Final = MappingProxyType(
    {
        "wat": "what", "wot": "what", "wht": "what", "wen": "when", "whn": "when",
        "wich": "which", "whic": "which", "wher": "where", "wer": "where", "hw": "how",
        "hwo": "who", "y": "why", "wy": "why",
    }
)  # fmt: skip
"""Usual typing errors of question words, and what is meant."""

QUESTION_WORDS: Final = frozenset("who whom whose what which when where why how".split()) | set(
    MISTYPED
)
"""Words that open a question."""

LEADS: Final = frozenset(
    "and but so also then ok okay well or an & now yes no hmm oh right thanks please".split()
)
"""Words that join a question to the one before it."""

CLAUSE_OPENERS: Final = frozenset(
    "that if when while because although though since whether before after until unless but and "
    "or who which where whom what how why as once".split()
)
"""Words with which another clause may begin."""

POSSESSIVE: Final = frozenset("his her their its our my your whose".split())

PRONOUNS: Final = frozenset("he she they we i him her them us me whom it you there".split())

# Words are compared as `Word.lower` has them: with plain quotes.
HELPERS: Final = AUXILIARIES | {"'s", "'d", "'re", "wasnt", "didnt", "doesnt"}

DO: Final = frozenset("do does did don't doesn't didn't didnt doesnt".split())
BE: Final = frozenset("is are was were be been being 's isn't wasn't aren't weren't".split())
HAVE: Final = frozenset("has have had hasn't haven't hadn't".split())

_TOKEN: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,/:]\d+)*(?:st|nd|rd|th)?\b|&"
    r"|[^\W_]+(?:-[^\W_]+|['’](?!(?:s|re|d|ll|ve)\b)[^\W_]+)*|['’](?:s|re|d|ll|ve)\b"
)

PLURALS: Final = frozenset("people men women children troops forces police media allies".split())

_NEVER_PLURAL: Final = ("ss", "us", "is", "'s", "ics", "news", "series")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: half-open characters `[start, end)`; `lower` has plain quotes."""

    text: str
    lower: str
    start: int
    end: int


Range = tuple[int, int]
"""Half-open range of words."""


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Word, ...]:
    """Return the words of a text; "who's" is two, "Jae-in", "10/7" and "U.S." are one each."""
    return tuple(
        Word(found.group(), _lower(found.group()), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    )


def _lower(word: str) -> str:
    """Return a word in lower case; the country "US" stays apart from the pronoun "us"."""
    return "u.s" if word == "US" else word.lower().replace("’", "'")


@cache
def form_of(word: str) -> tuple[str, Form] | None:
    """Return the plain form of a lower-case word and which form it is; None for no verb.

    Knows the verbs of saying and believing besides those of the lexicon.
    """
    found = verb(word)
    if word == "born":
        return "bear", "past"
    if found is None and word in SAYING:
        return word, "base"
    if found is None and word.endswith("ed") and word[:-1] in SAYING:
        return word[:-1], "past"
    return found


@cache
def is_verb(word: str) -> bool:
    """Tell whether a lower-case word is in some form a verb and not as often a noun."""
    return form_of(word) is not None and not also_noun(word)


@cache
def also_noun(word: str) -> bool:
    """Tell whether a verb's form is a noun as often ("post", "posts", "reports")."""
    form = verb(word)
    plain = form is not None and form[1] in ("base", "s") and form[0] in ALSO_NOUNS
    return plain or word in ALSO_NOUNS


_LY_NOUNS: Final = frozenset("family supply assembly anomaly monopoly butterfly weekly".split())


def is_adverb(lower: str) -> bool:
    """Tell whether a lower-case word only modifies: "mostly", "still", "each"."""
    known = lower in ADVERBS and lower not in ("north", "south", "abroad")
    return (
        known
        or lower in ("each", "all", "both")
        or (lower.endswith("ly") and len(lower) > 5 and "-" not in lower and lower not in _LY_NOUNS)
    )


def is_plural(noun: str) -> bool:
    """Tell whether a lower-case noun means several."""
    if noun in PLURALS:
        return True
    return noun.endswith("s") and len(noun) > 3 and not noun.endswith(_NEVER_PLURAL)


def is_function(lower: str) -> bool:
    """Tell whether a lower-case word joins or points rather than names."""
    return (
        lower in PREPOSITIONS
        or lower in DETERMINERS
        or lower in HELPERS
        or lower in PRONOUNS
        or lower in CLAUSE_OPENERS
        or lower in QUESTION_WORDS
        or lower in ("so", "then", "now", "just", "please", "i'm", "not", "&")
    )
