"""Options for a place: what follows "in" or "at", countries, and adjectives of countries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.gazetteer import COUNTRIES, NATIONALITIES, PLACE_WORDS, REGIONS
from rag.short.organisations import SEVERAL, joined, organisations
from rag.short.persons import bare, is_person, is_time, slot
from rag.short.ranking import Asking, Option, has_head, matched, novelty, same_preposition

_PLACE_PREPOSITIONS: Final = frozenset(
    "in at near to from inside outside along on into off around across toward towards via through "
    "for".split()
)


def places(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows "in", "at", "to" and the like, names before other phrases.

    A town or a country has a name: without one in the sentence there is none.
    """
    proper = asks.want.head in _WITH_NAMES
    if _SEAT.search(asks.question):
        beside = [p for p in parsed.phrases if _beside_asked(asks, parsed, p[0]) >= _MOSTLY]
        if beside:
            return [Option(p, 1.0 + _beside_asked(asks, parsed, p[0])) for p in beside]
    found = _self_placed(parsed)
    going = goes(asks.question)
    for phrase in parsed.phrases:
        start, end = phrase
        before = parsed.tokens[start - 1].text.lower() if start else ""
        linked = before in _PLACE_PREPOSITIONS or (going and before in _VISITS)
        placed = any(bare(t.text).lower() in PLACE_WORDS for t in parsed.tokens[start:end])
        placed = placed and (linked or _is_proper(parsed, phrase))
        if not (linked or placed or asks.want.slot == "subject"):
            continue
        if parsed.cut(phrase) in _CHAMBERS or (before == "to" and is_person(parsed, phrase)):
            continue
        for piece in parsed.extended(phrase):
            if proper and any(t.tag == "prep" for t in parsed.tokens[end : piece[1]]):
                break
            new = novelty(asks, parsed.cut(piece))
            if new == 0.0 or is_time(parsed, piece) or (proper and not _is_proper(parsed, piece)):
                continue
            score = 1.2 * linked + 1.0 * placed + new + _place_score(asks, parsed, phrase, piece)
            found.append(Option(piece, score))
    if asks.want.head in _SITES:
        found = [option for option in found if _is_proper(parsed, option.piece)] or found
    return found if found or proper else organisations(asks, parsed)


_CHAMBERS: Final = frozenset({"the House", "the Senate", "House", "Senate"})
"""Bodies that are called like places."""

_SITES: Final = frozenset(
    "site facility complex base plant camp port airport station venue".split()
)
"""Places that are known by a name, where a sentence has one: "at its main base at Deal"."""

_VISITS: Final = frozenset("visit visits visited visiting tour tours toured touring".split())
_GOES: Final = re.compile(
    r"\b(?:(?:visit|tour)(?:s|ed|ing)?|travel\w*|trips?|head(?:s|ed|ing)?|fl(?:y|ies|ew|own|ying)"
    r"|go(?:es|ing|ne)?|went|com(?:e|es|ing)|came|invit(?:e|es|ed|ing|ation))\b",
    re.IGNORECASE,
)


def goes(question: str) -> bool:
    """Tell whether a question is about going somewhere, which a visit to a place tells."""
    return _GOES.search(question) is not None


_SEAT: Final = re.compile(
    r"\b(?:based|located|situated|headquartered|seated|housed|sited|sit|sits|lie|lies|seat of"
    r"|home of|headquarters of|offices of)\b",
    re.IGNORECASE,
)
"""Asks where something has its seat, which stands right behind its name: "the bank in Rome"."""
_MOSTLY: Final = 0.6
"""The least share of the words of a name that a question for its seat must hold."""


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
    score += 2.5 * _beside_asked(asks, parsed, start)
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
        found += [Option(o.piece, o.score + _OF_ANOTHER) for o in adjectives]
    found = [Option(o.piece, o.score + _as_asked(asks, parsed, o.piece)) for o in found]
    if _OWNED.search(asks.question):
        found = _owning(asks, parsed, adjectives + found)
        return joined(parsed, found) if SEVERAL.search(asks.question) else found
    found = _in_region(asks, parsed, found or adjectives)
    if found and SEVERAL.search(asks.question):
        found = joined(parsed, found)
    return found or places(asks, parsed)


_ORIGIN: Final = re.compile(
    r"^\W*from (?:which|what) |\bfrom (?:which|what) (?:country|nation|state)\b"
    r"|\b(?:from|of origin|belong\w* to|registered|based)\W*$"
    r"|\b(?:which|what) (?:country|nation|state)(?:'s|s'| of origin)? .*\bfrom\b"
    r"|\b(?:country|nation|state|government|countrie)(?:['’]s|s['’])(?=\W)"
    r"|\b(?:from|of) (?:where|what nationality)\b|\bwhere .*\b(?:from|hail)\b"
    r"|\w of (?:which|what) (?:country|nation|state|nationality)\b",
    re.IGNORECASE,
)
"""Asks where somebody or something is from, or whose it is, which an adjective tells.

"From which country", "which country's border": "a Turkish firm", "the Chinese border".
"""


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


_OWNED: Final = re.compile(
    r"\b(?:country|nation|state|government|countrie)(?:['’]s|s['’]) (?P<owned>[\w-]+)",
    re.IGNORECASE,
)


def _owning(asks: Asking, parsed: Parsed, found: Sequence[Option]) -> list[Option]:
    """Return what stands before the noun of "which country's border": "the Chinese border"."""
    owned = _OWNED.search(asks.question)
    if owned is None:
        return []
    named = terms_of(owned["owned"])
    before = {o.piece[1] for o in found} & {
        at for at, token in enumerate(parsed.tokens) if terms_of(token.text) & named
    }
    before |= {o.piece[0] - 1 for o in found if o.piece[1] in before}  # "Russian and Chinese"
    return [o for o in found if o.piece[1] in before] or [
        o for o in found if o.piece[1] in _nouns(parsed)
    ]


def _nouns(parsed: Parsed) -> set[int]:
    """Return where nouns stand that are no names."""
    return {at for at, token in enumerate(parsed.tokens) if token.tag == "noun"}


def _in_region(asks: Asking, parsed: Parsed, found: list[Option]) -> list[Option]:
    """Keep the countries of the region that the question names ("which European country")."""
    asked = asks.question.lower()
    inside = {
        name for region, names in REGIONS.items() if region in asked for name in names.split()
    }
    return [o for o in found if bare(parsed.cut(o.piece)) in inside] or found


def nationalities(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return adjectives of countries ("a Turkish firm"), else countries."""
    return _listed(asks, parsed, NATIONALITIES) or _listed(asks, parsed, COUNTRIES)


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
