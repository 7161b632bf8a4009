"""Options of the kind that the question wants, and the finders of names that aren't persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from rag.short.candidates import Parsed, Range, opens_aside, terms_of
from rag.short.choices import choices
from rag.short.fitting import fitted
from rag.short.gazetteer import (
    COUNTRIES,
    NATIONALITIES,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PLACE_WORDS,
    POLITICAL_PARTIES,
    REGIONS,
)
from rag.short.numbers import amounts, counts, durations, found_by, frequencies, near, shares
from rag.short.persons import bare, is_person, is_time, person_in, persons, slot
from rag.short.phrases import doings, manners, quotations, things
from rag.short.ranking import (
    Asking,
    Option,
    has_head,
    left_anchor,
    matched,
    novelty,
    same_preposition,
)
from rag.short.reasons import reasons
from rag.short.tagging import is_time_word
from rag.short.want_words import Kind

_PLACE_PREPOSITIONS: Final = frozenset(
    "in at near to from inside outside along on into off around across toward towards via through "
    "for".split()
)


def options(asks: Asking, parsed: Parsed, emphasised: Sequence[str] = ()) -> list[Option]:
    """Return what may answer in a sentence, scored; empty where nothing is of the kind.

    Args:
        asks: the question.
        parsed: the sentence.
        emphasised: its words in italics, which are titles and names of papers and weapons.
    """
    find = _FINDERS.get(asks.want.kind)
    found = find(asks, parsed) if find else []
    return found + _in_italics(asks, parsed, emphasised)


def _in_italics(asks: Asking, parsed: Parsed, emphasised: Sequence[str]) -> list[Option]:
    if asks.want.kind not in ("title", "publication"):
        return []
    new = [text for text in emphasised if novelty(asks, text) > 0]
    patterns = [re.compile(rf"(?<!\w){re.escape(text)}(?!\w)") for text in new]
    found = [option for pattern in patterns for option in found_by(asks, parsed, pattern)]
    return [Option(option.piece, option.score + 6.0) for option in found]


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
    if _SEVERAL.search(asks.question):
        found = _joined(parsed, found)
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


def places(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows "in", "at", "to" and the like, names before other phrases.

    A town or a country has a name: without one in the sentence there is none.
    """
    proper = asks.want.head in _WITH_NAMES
    found = _self_placed(parsed)
    for phrase in parsed.phrases:
        start, end = phrase
        before = parsed.tokens[start - 1].text.lower() if start else ""
        linked = before in _PLACE_PREPOSITIONS
        placed = any(bare(t.text).lower() in PLACE_WORDS for t in parsed.tokens[start:end])
        placed = placed and (linked or _is_proper(parsed, phrase))
        if not (linked or placed or asks.want.slot == "subject"):
            continue
        for piece in parsed.extended(phrase):
            new = novelty(asks, parsed.cut(piece))
            if new == 0.0 or is_time(parsed, piece) or (proper and not _is_proper(parsed, piece)):
                continue
            score = 1.2 * linked + 1.0 * placed + new + _place_score(asks, parsed, phrase, piece)
            found.append(Option(piece, score))
    return found if found or proper else organisations(asks, parsed)


_WITH_NAMES: Final = frozenset("city town capital village island province country nation".split())
_SELF_PLACED: Final = re.compile(r"(?:(?:off|on|in|cross)-[a-z]+|abroad|overseas|offshore)")


def _is_proper(parsed: Parsed, piece: Range) -> bool:
    return any(parsed.tokens[at].tag == "name" for at in range(*piece))


def _self_placed(parsed: Parsed) -> list[Option]:
    """Return words that tell a place by themselves: "take place off-site", "work abroad"."""
    return [
        Option((at, at + 1), 2.0)
        for at, token in enumerate(parsed.tokens)
        if _SELF_PLACED.fullmatch(token.text)
        and (at + 1 == len(parsed.tokens) or parsed.tokens[at + 1].tag in ("stop", "comma", "prep"))
    ]


def _place_score(asks: Asking, parsed: Parsed, phrase: Range, piece: Range) -> float:
    start, end = phrase
    named = parsed.tokens[end - 1].tag == "name"
    person = named and is_person(parsed, phrase)
    shown = parsed.tokens[start].tag == "det"
    longer = piece[1] > end
    series = all(parsed.tokens[at].tag in ("name", "comma", "and") for at in range(*piece))
    score = 0.4 * shown + 1.0 * named - 1.5 * person + (0.3 if series else -0.4) * longer
    score += _beside_asked(asks, parsed, start)
    score += 0.5 * slot(asks, parsed, piece) + has_head(asks, parsed, piece)
    return score + same_preposition(asks, parsed, start)


def _beside_asked(asks: Asking, parsed: Parsed, start: int) -> float:
    """Return the share of what the question names in the phrase before "in": "the port in Rome"."""
    if start == 0 or parsed.tokens[start - 1].text not in ("in", "at", "near"):
        return 0.0
    before = [phrase for phrase in parsed.phrases if phrase[1] == start - 1]
    flags = [flag for phrase in before for flag in matched(asks, parsed)[slice(*phrase)]]
    return sum(flags) / len(flags) if flags else 0.0


def countries(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names of countries that the question doesn't hold."""
    adjectives = _listed(asks, parsed, NATIONALITIES)
    found = _listed(asks, parsed, COUNTRIES)
    if _ORIGIN.search(asks.question):
        found += adjectives
    found = [Option(o.piece, o.score + _as_asked(asks, parsed, o.piece)) for o in found]
    found = _in_region(asks, parsed, found or adjectives)
    if found and _SEVERAL.search(asks.question):
        found = _joined(parsed, found)
    return found or places(asks, parsed)


_ORIGIN: Final = re.compile(
    r"^\W*from (?:which|what) |\bfrom (?:which|what) (?:country|nation|state)\b"
    r"|\b(?:from|of origin|belong\w* to|registered|based)\W*$"
    r"|\b(?:which|what) (?:country|nation|state)(?:'s|s'| of origin)? .*\bfrom\b",
    re.IGNORECASE,
)
"""Asks where somebody or something is from, which an adjective tells: "a Turkish firm"."""
_BESIDES: Final = re.compile(
    r"\b(?:besides?|apart from|other than|aside from|along(?:side| with)|together with"
    r"|in addition to|as well as)\b",
    re.IGNORECASE,
)
_JOINED: Final = 2.0
_OF_ANOTHER: Final = 1.0


def _as_asked(asks: Asking, parsed: Parsed, piece: Range) -> float:
    """Score what stands beside a country: what is asked for comes with what the question names.

    "Besides Iran, which country" wants a member of "Iran and Iraq"; whose the bank was wants the
    adjective before "bank"; the country in "a US citizen" is otherwise no party to anything.
    """
    flags = matched(asks, parsed)
    start, end = piece
    tags = [token.tag for token in parsed.tokens]
    after = flags[end] if end < len(flags) and tags[end] in ("noun", "name") else None
    if _ORIGIN.search(asks.question):
        return _JOINED if after else 0.0
    linked = (start > 1 and tags[start - 1] == "and" and flags[start - 2]) or (
        end + 1 < len(flags) and tags[end] == "and" and flags[end + 1]
    )
    score = _JOINED if linked and _BESIDES.search(asks.question) else 0.0
    return score - (_OF_ANOTHER if after is not None and tags[end] == "noun" else 0.0)


def _in_region(asks: Asking, parsed: Parsed, found: list[Option]) -> list[Option]:
    """Keep the countries of the region that the question names ("which European country")."""
    asked = asks.question.lower()
    inside = {
        name for region, names in REGIONS.items() if region in asked for name in names.split()
    }
    return [o for o in found if bare(parsed.cut(o.piece)) in inside] or found


_SEVERAL: Final = re.compile(r"\b(?:two|both|three|countries|nations|countries'|nations')")


def _joined(parsed: Parsed, found: list[Option]) -> list[Option]:
    """Return options with "X and Y" made one."""
    ends = {option.piece[1]: option for option in found}
    for option in found:
        start = option.piece[0]
        before = ends.get(start - 1)
        if before and parsed.tokens[start - 1].tag == "and":
            return [Option((before.piece[0], option.piece[1]), option.score + before.score)]
    return found


def nationalities(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return adjectives of countries ("a Turkish firm"), else countries."""
    return _listed(asks, parsed, NATIONALITIES) or _listed(asks, parsed, COUNTRIES)


def titles(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what is quoted as a title, else long names."""
    quoted = quotations(asks, parsed)
    names = [
        Option(run, 1.0 + 0.3 * (run[1] - run[0]) + novelty(asks, parsed.cut(run))
               + left_anchor(asks, parsed, run[0]))
        for run in parsed.names
        if person_in(parsed, run) is None and novelty(asks, parsed.cut(run)) > 0
    ]  # fmt: skip
    return quoted or names or things(asks, parsed)


def quotes(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return quotations; without any, how it is described or what is said."""
    strict = [Option(o.piece, o.score + 6.0) for o in quotations(asks, parsed)]
    return strict or manners(asks, parsed) or things(asks, parsed)


def whys(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return reasons; nothing where the sentence gives none in so many words."""
    return reasons(asks, parsed) or ([] if "why" in asks.question.lower() else things(asks, parsed))


def statements(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what the sentence says first, up to an aside or a second clause."""
    if not parsed.tokens:
        return []
    end = next(
        (at for at in range(1, len(parsed.tokens)) if opens_aside(parsed.tokens, at)),
        len(parsed.tokens),
    )
    return [Option(fitted(asks, parsed, (0, end), limit=12), 1.0)]


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


def _listed(asks: Asking, parsed: Parsed, listed: frozenset[str]) -> list[Option]:
    found = []
    size = len(parsed.tokens)
    at = 0
    while at < size:
        for length in (3, 2, 1):
            text = bare(parsed.cut((at, min(at + length, size))))
            if at + length <= size and text in listed:
                if novelty(asks, text) > 0:
                    piece = (at, at + length)
                    found.append(Option(piece, 1.0 + slot(asks, parsed, piece)))
                at += length - 1
                break
        at += 1
    return found


_FINDERS: Final[dict[Kind, Callable[[Asking, Parsed], list[Option]]]] = {
    "person": persons,
    "organisation": organisations,
    "publication": publications,
    "title": titles,
    "place": places,
    "country": countries,
    "nationality": nationalities,
    "amount": amounts,
    "share": shares,
    "count": counts,
    "times": counts,
    "frequency": frequencies,
    "duration": durations,
    "quote": quotes,
    "manner": manners,
    "reason": whys,
    "thing": things,
    "doing": doings,
    "statement": statements,
    "choice": choices,
}
