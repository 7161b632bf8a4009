"""Options for an organisation or a publication: names of bodies, and bodies without a name."""

from __future__ import annotations

import re
from typing import Final

from index.calendar_words import is_time_word
from rag.short.candidates import Parsed, Range, terms_of
from rag.short.gazetteer import (
    COUNTRIES,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    POLITICAL_PARTIES,
)
from rag.short.numbers import near
from rag.short.persons import bare, person_in, slot
from rag.short.phrases import things
from rag.short.ranking import Asking, Option, has_head, novelty, remembered


@remembered
def organisations(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names that are neither persons nor places, and noun phrases of the head asked for."""
    found = []
    for whole in parsed.names:
        run = _past_months(parsed, whole)
        if novelty(asks, parsed.cut(run)) > 0:
            found.append(Option(_without_article(parsed, run), _body_score(asks, parsed, run)))
    if asks.want.head == "party":
        parties = [at for at, t in enumerate(parsed.tokens) if t.text in POLITICAL_PARTIES]
        found += [Option((at, at + 1), 6.0) for at in parties]
    if SEVERAL.search(asks.question):
        found = joined(parsed, found)
    nouns = [o for o in things(asks, parsed) if has_head(asks, parsed, o.piece)]
    return found + nouns + _common_bodies(asks, parsed) or things(asks, parsed)


def _common_bodies(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return bodies that have no name of their own: "the electoral commission"."""
    return [
        Option(piece, _body_score(asks, parsed, piece))
        for piece in parsed.phrases
        if parsed.tokens[piece[1] - 1].tag == "noun"
        and parsed.tokens[piece[1] - 1].text in ORGANISATION_WORDS
        and novelty(asks, parsed.cut(piece)) > 0
    ]


def _body_score(asks: Asking, parsed: Parsed, run: Range) -> float:
    text = parsed.cut(run)
    terms = terms_of(text)
    words = [bare(parsed.tokens[at].text).lower() for at in range(*run)]
    listed = any(word in ORGANISATION_WORDS for word in words)
    acronym = bool(re.fullmatch(r"[A-Z]{2,6}", bare(text))) and text not in COUNTRIES
    hinted = sum(term in asks.terms and not term.endswith("_") for term in terms)
    score = 0.7 + 1.5 * listed + 1.0 * acronym + 1.6 * hinted / max(1, len(terms))
    score -= 1.0 * (person_in(parsed, run) is not None) + 1.5 * (text in COUNTRIES)
    score += 0.4 * near(asks, parsed, run[0])
    return score + slot(asks, parsed, run) + has_head(asks, parsed, run)


def _past_months(parsed: Parsed, run: Range) -> Range:
    start, end = run
    while start < end and is_time_word(parsed.tokens[start].text):
        start += 1
    return start, end


def publications(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names of newspapers and magazines, else other names."""
    found = []
    for option in organisations(asks, parsed):
        words = parsed.cut(option.piece).lower().split()
        known = any(bare(word) in OUTLET_WORDS for word in words)
        found.append(Option(_outlet(parsed, option.piece), option.score + 2.5 * known))
    return found


SEVERAL: Final = re.compile(r"\b(?:two|both|three|countries|nations|countries'|nations')")
"""Asks for more than one."""


def joined(parsed: Parsed, found: list[Option]) -> list[Option]:
    """Return options with "X and Y" made one."""
    ends = {option.piece[1]: option for option in found}
    for option in found:
        start = option.piece[0]
        before = ends.get(start - 1)
        if before and parsed.tokens[start - 1].tag == "and":
            return [Option((before.piece[0], option.piece[1]), option.score + before.score)]
    return found


def _without_article(parsed: Parsed, piece: Range) -> Range:
    start, end = piece
    article = parsed.tokens[start].text in ("The", "the") and end - start > 1
    return (start + 1, end) if article else piece


def _outlet(parsed: Parsed, piece: Range) -> Range:
    """Return the name after a possessive: "DPRK's Rodong Sinmun" gives "Rodong Sinmun"."""
    start, end = piece
    for at in range(start, end - 1):
        if parsed.tokens[at].possessive:
            start = at + 1
    return start, end
