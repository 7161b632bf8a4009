"""Pieces that the form of the question points to: so many members, a lack, a means."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from rag.short.candidates import Parsed, Range
from rag.short.fitting import LONGEST_TOLD, complement_of, fitted, words_in
from rag.short.ranking import Asking, Option, novelty
from rag.short.want_words import singular
from rag.verb_lists import NUMBERS

_MEMBERS: Final = re.compile(
    r"(?:^|\b(?:which|what|name|list|(?:what|who) (?:are|were))) ?(?:the )?(two|three|four|five)\b",
    re.IGNORECASE,
)


def several(asks: Asking) -> bool:
    """Tell whether the noun asked for stands in the plural: "which capitals"."""
    head = asks.want.head
    words = re.findall(r"[\w-]+", asks.question.lower()) if head else []
    return any(word != head and singular(word) == head for word in words)


def listing(parsed: Parsed) -> list[Range]:
    """Return what a sentence lists: three names or more, or what a colon announces."""
    found: list[Range] = []
    for phrase in parsed.phrases:
        lists = [piece for piece in parsed.extended(phrase) if _is_list(parsed, piece)]
        if not found or phrase[0] >= found[-1][1]:
            found += lists[-1:]
    return found


def _is_list(parsed: Parsed, piece: Range) -> bool:
    tags = [parsed.tokens[at].tag for at in range(*piece)]
    named = set(tags) <= {"name", "comma", "and"} and "comma" in tags
    told = piece[0] > 0 and parsed.tokens[piece[0] - 1].text == ":"
    return "and" in tags and (named or told)


def series(asks: Asking, parsed: Parsed) -> list[Range]:
    """Return "A, B and C" where the question asks for three things: as many as it says.

    Where it asks for any number, what the sentence lists.
    """
    asked = _MEMBERS.search(asks.question)
    if not asked:
        return [_fewer(parsed, each) for each in listing(parsed)] if several(asks) else []
    found = []
    for phrase in parsed.phrases:
        for piece in parsed.extended(phrase):
            tags = [parsed.tokens[at].tag for at in range(*piece)]
            links = tags.count("and") + sum(
                tag == "comma" and after != "and" for tag, after in pairwise(tags)
            )
            if "and" in tags and links + 1 == NUMBERS[asked.group(1).lower()]:
                found.append(piece)
    return found


def _fewer(parsed: Parsed, piece: Range) -> Range:
    """Return a list, or its first members where all of them are more than few words."""
    start, end = piece
    while words_in(parsed, (start, end)) > LONGEST_TOLD:
        commas = [at for at in range(start + 1, end) if parsed.tokens[at].tag == "comma"]
        if not commas:
            return piece
        end = commas[-1]
    return start, end


_LACKING: Final = re.compile(
    r"\b(?:no|nobody|nowhere|not|never|none|without|missing|absent|lack\w*|left out)\b|n['’]t\b"
)


def denied(asks: Asking, parsed: Parsed) -> list[Range]:
    """Return what a sentence says there is none of, where the question says so too."""
    if not _LACKING.search(asks.question.lower()):
        return []
    found = []
    for start, end in parsed.phrases:
        before = parsed.tokens[start - 1].text.lower() if start else ""
        cut = start + (parsed.tokens[start].text.lower() in ("no", "any"))
        if cut < end and (cut > start or before == "without"):
            found.append((cut, end))
    return found


def means(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows "by" or "through": doing something before doing it with something."""
    starts = {start for start, _ in parsed.phrases}
    found = []
    for at in range(1, len(parsed.tokens) - 1):
        doing = parsed.tokens[at + 1].tag == "ing"
        linked = parsed.tokens[at].text in ("by", "through", "via")
        if linked and (doing or at + 1 in starts):
            piece = fitted(asks, parsed, (at + 1, complement_of(parsed, at + 1)), limit=11)
            found.append(Option(piece, 2.0 + 2.0 * doing + novelty(asks, parsed.cut(piece))))
    return found
