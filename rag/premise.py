"""What gives away that the nearest sentence doesn't answer after all.

A question just beside what an article states finds the right event, whatever it asks of it. A
country that the article never names tells, and three things in the sentence itself: it says the
opposite ("relaxed" where the question takes "stricter" for granted), it tells of somebody or
something without the name that is asked for ("a local firm"), or it names no place where a place is
asked for.

    >>> opposed("Why did the guild get stricter?", "The guild has relaxed its rules.")
    True
    >>> unnamed("What was the local company called?", "The mayor fined a local firm.")
    True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from index.aliases import PARTIES
from index.analyze import stem, terms, words
from rag.names import Names
from rag.short import Parsed, Range, parse, terms_of, wanted
from rag.thesaurus import expansions, group_of, read_groups

_DATA: Final = Path(__file__).parent / "data"
_LONGEST: Final = 3
"""Words of the longest phrase in the file of opposites."""

_ASKS_NAME: Final = re.compile(
    r"\b(?:called|named)\W*$|\bnames? of\b|\bneed (?:a|the) names?\b|^\W*name (?:the|a|an|that)\b",
    re.IGNORECASE,
)
_OF_READER: Final = re.compile(
    r"^\W*(?:how|where) (?:do|can|could|should|would) (?:i|we|one)\b"
    r"(?!.*\b(?:cite|quote|reference|refer|credit|find)\b)",
    re.IGNORECASE,
)
_WHO_IS: Final = re.compile(r"\bwho (?:was|were|is|are) (?:the|that|those)\b", re.IGNORECASE)
_ASKING: Final = frozenset({"who", "what", "which", "name", "names"})
"""Words that ask for somebody or something, and are not what is asked for."""

_PLACE: Final = re.compile(
    r"\b(?:in|at|along|near|to|from|off|inside|outside|across|on|into|towards?|between|around|of"
    r"|visit(?:s|ed|ing)?)\s+(?:the\s+)?(?P<name>[A-Z][\w.’'-]*(?:[ ,]+[A-Z][\w.-]*)*)"
)


def lacking(question: str, sentence: str, names: Names) -> str:
    """Return what a sentence lacks of the answer: "opposite", "name", "place", or ""."""
    if opposed(question, sentence):
        return "opposite"
    if unnamed(question, sentence):
        return "name"
    if wanted(question).kind == "place" and not _names_place(question, sentence, names):
        return "place"
    return ""


def opposed(question: str, sentence: str) -> bool:
    """Tell whether a sentence holds the opposite of a word of the question, and not the word."""
    asked, told = _held(question), _held(sentence)
    return any(
        asked & one and told & other and not told & one and not asked & other
        for pair in _opposites()
        for one, other in (pair, pair[::-1])
    )


def unnamed(question: str, sentence: str) -> bool:
    """Tell whether a sentence speaks of what a question asks the name of, and gives none."""
    if not (_ASKS_NAME.search(question) or _WHO_IS.search(question)):
        return False
    head = _asked_noun(parse(question))
    if not head:
        return False
    like = {*terms_of(head), *expansions(tuple(sorted(terms_of(head))))}
    known = {*terms(question), *PARTIES}
    told = parse(sentence)
    heads = [phrase for phrase in told.phrases if terms_of(told.tokens[phrase[1] - 1].text) & like]
    return bool(heads) and not any(_is_named(told, phrase, known) for phrase in heads)


def foreign(question: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a question names a country of which an index knows neither name nor capital.

    Args:
        question: in any case; "turkey" needs no capital letter.
        knows: tells whether the index holds a term.
    """
    asked = set(terms(question))
    return any(asked & place and not any(map(knows, place)) for place in _places())


def of_reader(question: str) -> bool:
    """Tell whether a question asks what its reader may do, which no article reports.

    >>> of_reader("How do I get to the harbour?"), of_reader("How do I cite this article?")
    (True, False)
    """
    return _OF_READER.search(question) is not None


def _asked_noun(question: Parsed) -> str:
    """Return the last word of the first phrase after the question word, lower case, or ""."""
    asking = [at for at, token in enumerate(question.tokens) if token.text.lower() in _ASKING]
    for _, end in question.phrases:
        noun = question.tokens[end - 1].text.lower()
        if asking and end > asking[0] and noun not in _ASKING:
            return noun
    return ""


def _is_named(told: Parsed, phrase: Range, known: set[str]) -> bool:
    """Tell whether a phrase, or the word after it, is a name that the question doesn't hold."""
    start, end = phrase
    after = told.tokens[end : end + 1]
    return (
        told.tokens[end - 1].text[:1].isupper()
        or any(token.text[:1].isupper() for token in after)
        or any(
            token.text[:1].isupper() and not token.text.isupper() and terms_of(token.text) - known
            for token in told.tokens[start:end]
        )
    )


def _names_place(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence has a name after a preposition that is new and no person's."""
    known = set(terms(question))
    return any(
        set(terms(found["name"])) - known
        and all(names.kind(word) != "person" for word in words(found["name"]))
        for found in _PLACE.finditer(sentence)
    )


def _held(text: str) -> frozenset[str]:
    """Return the terms of a text and all its runs of a few words, as phrases are written."""
    stems = tuple(map(stem, words(text)))
    runs = (
        "_".join(stems[at : at + length])
        for length in range(2, _LONGEST + 1)
        for at in range(len(stems) - length + 1)
    )
    return frozenset((*terms(text), *runs))


@cache
def _opposites() -> Sequence[tuple[frozenset[str], frozenset[str]]]:
    sides = [line.split("|") for line in read_groups(_DATA / "opposites.txt")]
    return tuple((group_of(one), group_of(other)) for one, other in sides)


@cache
def _places() -> Sequence[frozenset[str]]:
    return tuple(map(group_of, read_groups(_DATA / "places.txt")))
