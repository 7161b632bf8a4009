"""A sentence as tokens, noun phrases and predicates: what a short answer may be cut from.

A shallow parse by rules and a small lexicon (`rag.verbs`); there is no model. Positions are
half-open indices of tokens, and the offsets of a token are characters of the reading.

    >>> said = parse("Seoul says Pyongyang intends to abolish all nuclear weapons.")
    >>> [said.cut(phrase) for phrase in said.phrases]
    ['Seoul', 'Pyongyang', 'all nuclear weapons']
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from index.analyze import terms
from rag.short.tagging import Token, tokens_of
from rag.verb_lists import MODALS

Range = tuple[int, int]

_KEPT: Final = 512
"""Sentences whose parse is kept: those of an article compete time and again."""

_PHRASE: Final = frozenset({"name", "noun", "number", "det"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its subject before it and its complement after it (ranges of tokens)."""

    subject: Range
    verb: int
    complement: Range


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A sentence with its tokens in order.

    Attributes:
        text: the sentence as it reads.
        tokens: its words and marks.
        phrases: the plain noun phrases in order, none overlapping; "X and Y" are two.
        names: runs of capitalised words in order, role words included, cut after a possessive.
    """

    text: str
    tokens: tuple[Token, ...]
    phrases: tuple[Range, ...]
    names: tuple[Range, ...]

    def cut(self, piece: Range) -> str:
        """Return the characters from the first to the last token of a range, "" if empty."""
        start, end = piece
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def covering(self, start: int, end: int) -> Range:
        """Return the tokens that hold any of the characters `[start, end)`; (0, 0) for none."""
        inside = [at for at, t in enumerate(self.tokens) if t.start < end and t.end > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def extended(self, piece: Range) -> list[Range]:
        """Return a noun phrase and the longer ones made with what follows, shortest first.

        What may follow: "and" or a comma and another phrase, or a preposition and a phrase.
        """
        return _extended(self.tokens, piece, dict(self.phrases))

    def predicates(self) -> list[Predicate]:
        """Return the verbs with their subject and complement, in order."""
        return list(_predicates(self))

    def quotations(self) -> list[Range]:
        """Return the tokens between quotation marks, the marks left out, in order."""
        return list(_quotations(self))


@lru_cache(maxsize=_KEPT)
def parse(text: str) -> Parsed:
    """Return a sentence (as it reads) with its words tagged; any text will do."""
    tokens = _without_label(text, tokens_of(text))
    return Parsed(text, tokens, tuple(_noun_phrases(tokens)), tuple(_names(tokens)))


_LABEL: Final = re.compile(r"^(?:Figure|Fig\.|Table|Chart|Map|Photo|Image|Box) \d+[.:]?(?= )")


def _without_label(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with a caption's own label made a mark: "Figure 1" answers nothing."""
    label = _LABEL.match(text)
    if label is None:
        return tokens
    marks = [replace(token, tag="stop") for token in tokens if token.end <= label.end()]
    return *marks, *(
        replace(token, start=token.start + label.end(), end=token.end + label.end())
        for token in tokens_of(text[label.end() :])
    )


@lru_cache(maxsize=2048)
def terms_of(text: str) -> frozenset[str]:
    """Return the analysed terms of a few words as a set."""
    return frozenset(terms(text))


def _noun_phrases(tokens: tuple[Token, ...]) -> list[Range]:
    found: list[Range] = []
    start: int | None = None
    for at, token in enumerate((*tokens, Token("", 0, 0, "stop", ""))):
        inside = token.tag in _PHRASE or (
            start is not None and token.tag in ("open", "close") and _goes_on(tokens, at)
        )
        if start is not None and _starts_another(tokens, at):
            found.append((start, at))
            start = at
        elif inside and start is None:
            start = at
        elif not inside and start is not None:
            found.append((start, at))
            start = None
    return [_without_open(tokens, piece) for piece in found]


def _starts_another(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a phrase ends before a token that another begins: "the maker | 40 euros"."""
    if at >= len(tokens):
        return False
    if tokens[at].tag == "det":
        return tokens[at - 1].tag in ("name", "noun")
    before = tokens[at - 1]
    return tokens[at].tag == "number" and before.tag == "noun" and not before.possessive


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].tag in ("noun", "name", "number")
        and (tokens[at].text in '“‘"”’')
    )


def _without_open(tokens: tuple[Token, ...], piece: Range) -> Range:
    start, end = piece
    while end > start and tokens[end - 1].tag in ("open", "close"):
        end -= 1
    return start, end


def _extended(tokens: tuple[Token, ...], piece: Range, phrases: dict[int, int]) -> list[Range]:
    start, end = piece
    found = [piece]
    while end + 1 < len(tokens):
        link = tokens[end]
        after = end + 1
        if link.tag == "comma" and tokens[after].tag == "and":
            after += 1
        if link.tag not in ("prep", "to", "and", "comma") or after not in phrases:
            break
        if link.tag == "comma" and not _in_series(tokens, end, phrases):
            break
        end = phrases[after]
        found.append((start, end))
    return found


def _in_series(tokens: tuple[Token, ...], comma: int, phrases: dict[int, int]) -> bool:
    """Tell whether a comma separates members of "A, B, and C" (and no clause)."""
    at = comma
    for _ in range(8):
        at += 1
        if at < len(tokens) and tokens[at].tag == "and":
            return at + 1 in phrases
        if at not in phrases:
            return False
        at = phrases[at]
        while at + 1 < len(tokens) and tokens[at].text == "of" and at + 1 in phrases:
            at = phrases[at + 1]
        if at < len(tokens) and tokens[at].tag == "and":
            return at + 1 in phrases
        if at >= len(tokens) or tokens[at].tag != "comma":
            return False
    return False


@lru_cache(maxsize=_KEPT)
def _predicates(parsed: Parsed) -> tuple[Predicate, ...]:
    tokens = parsed.tokens
    verbs = [at for at, token in enumerate(tokens) if token.tag in ("verb", "ing")]
    verbs += [at for at, token in enumerate(tokens) if _copula(tokens, at)]
    found: list[Predicate] = []
    for at in sorted(verbs):
        start = _subject_start(tokens, at)
        found.append(Predicate((start, at), at, (at + 1, _complement_end(tokens, at))))
    return tuple(found)


def _copula(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether an auxiliary stands alone, as "is" in "is opposed" does not."""
    if tokens[at].tag != "aux" or tokens[at].text.lower() in MODALS:
        return False
    following = next((t for t in tokens[at + 1 : at + 4] if t.tag != "adverb"), None)
    return following is None or following.tag not in ("verb", "ing", "aux")


def _subject_start(tokens: tuple[Token, ...], at: int) -> int:
    start = at
    while start > 0:
        token = tokens[start - 1]
        if token.tag in ("verb", "relative", "stop", "dash", "but"):
            break
        start -= 1
    return start


def _complement_end(tokens: tuple[Token, ...], at: int) -> int:
    depth = 0
    for end in range(at + 1, len(tokens)):
        token = tokens[end]
        depth += {"open": 1, "close": -1}.get(token.tag, 0)
        if depth > 0:
            continue
        if token.tag == "dash" or (token.tag == "stop" and token.text in ".;:?!"):
            return end
        if token.tag in ("and", "but") and _opens_verb(tokens, end + 1):
            return end - (tokens[end - 1].tag == "comma")
        if opens_aside(tokens, end):
            return end
    return len(tokens)


def _opens_verb(tokens: tuple[Token, ...], at: int) -> bool:
    while at < len(tokens) and tokens[at].tag == "adverb":
        at += 1
    return at < len(tokens) and tokens[at].tag in ("verb", "aux")


def opens_aside(tokens: tuple[Token, ...], comma: int) -> bool:
    """Tell whether a comma stands before something beside the point: ", despite the rain"."""
    at = comma + 1
    if tokens[comma].tag != "comma" or at >= len(tokens):
        return tokens[comma].tag == "comma"
    return tokens[at].tag in ("ing", "relative", "but", "verb") or (
        tokens[at].text.lower() in ("despite", "following", "after", "including", "with")
    )


@lru_cache(maxsize=_KEPT)
def _quotations(parsed: Parsed) -> tuple[Range, ...]:
    tokens = parsed.tokens
    found: list[Range] = []
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.text in ("“", "‘") or (token.text == '"' and token.tag == "open"):
            opened = [each for each in opened if tokens[each].text != token.text]  # never closed
            opened.append(at)
        elif opened and (token.text in ("”", "’") or token.text == '"'):
            start = opened.pop()
            if start + 1 < at:
                found.append((start + 1, at))
    if opened and opened[0] + 1 < len(tokens):
        found.append((opened[0] + 1, len(tokens)))
    return tuple(sorted(found))


def _names(tokens: tuple[Token, ...]) -> list[Range]:
    found: list[Range] = []
    start: int | None = None
    for at, token in enumerate((*tokens, Token("", 0, 0, "stop", ""))):
        inside = token.tag == "name" or (
            start is not None
            and token.text in ("of", "for", "the", "and", "on")
            and _joins(tokens, start, at)
        )
        if inside and start is None:
            start = at
        elif start is not None and (not inside or tokens[at - 1].possessive):
            found.append((start, at))
            start = at if inside else None
    return found


_JOINED: Final = re.compile(
    r"(?:Ministry|Department|Bank|Council|Secretary|Center|Centre|Institute|University|Republic|"
    r"House|Chairman|Court|Representative|Director|Ministers?|Association|Bureau|Office|Board|"
    r"Committee|Federation|Organi[sz]ation|International|Chiefs|State|League|Minister|President|"
    r"Strategic|Policy|Head|Fund|Trade|Commission)$"
)


def _joins(tokens: tuple[Token, ...], start: int, at: int) -> bool:
    """Tell whether a small word stays inside a name: "Ministry of National Defense"."""
    after = next((t for t in tokens[at + 1 : at + 3] if t.text.lower() != "the"), None)
    if after is None or after.tag != "name":
        return False
    if tokens[at].text == "on":
        return tokens[at - 1].text in ("Council", "Committee", "Commission", "Conference")
    if tokens[at].text == "and":
        return tokens[start].text in ("Center", "Centre", "Ministry", "Department", "Organization")
    return bool(_JOINED.search(tokens[at - 1].text)) or tokens[at - 1].text in ("of", "for")
