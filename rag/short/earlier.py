"""Which of two came first, where each of two dated sentences tells of one of them.

The answer is what the sentence of the right day calls it: the phrase that says most of what the
question says of it, or, where the question speaks of somebody's deed, whoever did it.

>>> from datetime import date
>>> texts = [("The bank opens a branch.", date(2020, 5, 1)), ("The mill burns.", date(2020, 4, 1))]
>>> which_came("Which came first: the mill's fire or the new branch?", texts)
(1, 'The mill')
>>> which_came("Which came first?", texts) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.persons import person_in
from rag.thesaurus import expansions

_SIDE: Final = (
    r"\b(?:[Ww]hich|[Ww]hat|[Ww]ho|[Ww]hose)\b[^:,]*?"
    r"\b(?:(?P<first>first|earlier|sooner)|(?P<last>later|last|second|more recently))\b"
)
_TWO: Final = r"(?P<one>[^:?]+?),? or (?P<other>[^:?]+?)"
_ASKS: Final = (
    re.compile(rf"{_SIDE}[^:,?]*[:,] {_TWO}\?*$"),
    re.compile(rf"^{_TWO}\s*[:,–—] {_SIDE}[^?]*\?*$"),
)
_OWNED: Final = re.compile(r"\w['’]s? \w")


def which_came(
    question: str, sentences: Sequence[tuple[str, date | None]]
) -> tuple[int, str] | None:
    """Return the sentence of the two that tells of the one asked for, and what it is called.

    None where a question doesn't ask which of two came first or last, where there aren't just two
    sentences of different days, or where it isn't plain which tells of which.
    """
    asked = next((found for pattern in _ASKS if (found := pattern.search(question))), None)
    days = [day for _, day in sentences if day is not None]
    if asked is None or len(sentences) != 2 or len(set(days)) != 2:
        return None
    at = days.index(min(days) if asked["first"] else max(days))
    named = _named(asked["one"], asked["other"], [text for text, _ in sentences])
    if named is None:
        return None
    parsed = parse(sentences[at][0])
    piece = _called(named[at], parsed)
    return (at, parsed.cut(piece)) if piece else None


def _named(one: str, other: str, texts: Sequence[str]) -> tuple[str, str] | None:
    """Return which alternative each of two sentences tells of, None where none fits better."""
    straight = _shared(one, texts[0]) + _shared(other, texts[1])
    crossed = _shared(other, texts[0]) + _shared(one, texts[1])
    if straight == crossed:
        return None
    return (one, other) if straight > crossed else (other, one)


def _shared(asked: str, text: str) -> int:
    """Return how many terms of a text are those of what is asked, or of like meaning."""
    return len(terms_of(text) & _near(asked))


def _near(asked: str) -> frozenset[str]:
    known = terms_of(asked)
    return known | frozenset(expansions(tuple(sorted(known))))


def _called(asked: str, parsed: Parsed) -> Range | None:
    """Return what a sentence calls what is asked, None where it has no phrase."""
    subject = _subject(parsed)
    if _OWNED.search(asked) or not parsed.phrases:
        return subject
    scores = [_shared(asked, parsed.cut(phrase)) for phrase in parsed.phrases]
    best = max(scores)
    return parsed.phrases[scores.index(best)] if best else subject


def _subject(parsed: Parsed) -> Range | None:
    """Return the first name or phrase of a sentence, a person without offices."""
    first = min((*parsed.names[:1], *parsed.phrases[:1]), key=lambda r: (r[0], -r[1]), default=None)
    return (person_in(parsed, first) or first) if first else None
