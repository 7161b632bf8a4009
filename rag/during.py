"""What somebody did, or what was said of a matter, over several days: every entry that tells it.

Over "between May 10 and 16" nearly each entry is of something else, so a question with such a time
asks for all that its actors did then, on the matter that it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from index.aliases import ALIASES, CAPITALS, PARTIES
from index.analyze import terms, terms_of_each
from index.calendar_words import ORDINALS
from rag.accounts import content
from rag.ask import Ask
from rag.coverage import held_terms
from rag.kinds import INSTITUTE, names_outlet
from rag.lists import asks_for_several
from rag.retrieve import Match
from rag.short import wanted
from rag.thesaurus import expansions

SHARE: Final = 0.6
"""Share of the best entry's hold of the matter from which an entry is on it."""

EITHER_SHARE: Final = 0.5
"""The same where one of two matters is enough: "tests or findings"."""

LEAST: Final = 0.5
"""What the best entry must hold of the matter where nothing but that tells what is meant."""

OPENING: Final = 6
"""Words that open an entry and name who acts."""

_OPEN_VERBS: Final = frozenset(
    "do say announce report tell write find put state claim remark declare suggest allege publish "
    "print broadcast air issue release voice express comment argue hear see happen".split()
)
"""Verbs that ask for whatever somebody did."""

_COMING: Final = frozenset(("", *"come appear emerge make take occur arise pass go be".split()))
"""Verbs that say of several things no more than that they were."""

GENERAL: Final = frozenset(
    terms(
        "do say tell announce report write put out find state claim remark declare suggest allege "
        "publish print broadcast air issue release voice express comment argue hear matter matters "
        "step steps move moves measure measures signal signals sign signs development developments "
        "statement statements remarks word words news message messages position positions stance "
        "line lines view views take taken make made come speaker speakers regard concern wise "
        "agency agencies outlet outlets press newspaper newspapers related further each appear "
        "finding findings study survey respectively day dated official officials government "
        "administration ministry ministries minister ministers authority "
        "authorities side party public publicly"
    )
) | terms_of_each(CAPITALS)
"""Terms that name no matter."""

_ORDINALS: Final = frozenset(terms(" ".join(ORDINALS[1:])))
_EITHER: Final = re.compile(r"\b(?:or|and)\b", re.IGNORECASE)

_STATE_MEDIA: Final = re.compile(
    r"\b(?:KCNA|Rodong|Xinhua|TASS|Sputnik|Granma|(?i:state(?:-run)? (?:media|tv|television)))\b"
)
_MEDIA: Final = re.compile(r"\bmedia\b", re.IGNORECASE)
_ARMY_GENERAL: Final = (
    r"(?<![Ss]ecretary[- ])(?<!Attorney )(?<![Dd]irector[- ])[Gg]enerals?"
    r"(?! (?:[Aa]ssembly|[Ee]lection|[Ss]taff))"
)
_OFFICERS: Final = re.compile(
    rf"\b(?:Gen|Adm|Lt)\.|\b(?:{_ARMY_GENERAL}|Admiral|Commander|Chiefs of Staff)\b"
)
_COURTS: Final = re.compile(
    r"\b(?:Courts?|Judges?|Sens?\.|Reps?\.|Senators?|Congress\w*|Parliament)(?!\w)"
)


def _matching(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda told: pattern.search(told) is not None


def _of_media(told: str) -> bool:
    return names_outlet(told, frozenset()) or _MEDIA.search(told) is not None


_ACTORS: Final[tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]] = (
    (
        re.compile(
            r"\b(?:(?:state|government|party)(?:[- ](?:run|owned|controlled))?|official),? "
            r"(?:news )?(?:media|press|outlets?|(?:news)?papers?|dailies|agency|agencies"
            r"|broadcasters?|mouthpieces?|television|tv|radio)\b",
            re.IGNORECASE,
        ),
        _matching(_STATE_MEDIA),
    ),
    (
        re.compile(
            r"\b(?:media|press|newspapers?|magazines?|papers|broadcasters|outlets|journalists"
            r"|reporters)\b",
            re.IGNORECASE,
        ),
        _of_media,
    ),
    (
        re.compile(
            rf"\b(?:{_ARMY_GENERAL}|admirals?|commanders?|officers|(?:top )?brass"
            r"|military (?:leaders|chiefs|men))\b",
            re.IGNORECASE,
        ),
        _matching(_OFFICERS),
    ),
    (
        re.compile(
            r"\b(?:watchdogs?|think[- ]tanks?|institutes?|researchers|analysts"
            r"|research (?:bodies|groups|institutions))\b",
            re.IGNORECASE,
        ),
        _matching(INSTITUTE),
    ),
    (
        re.compile(
            r"\b(?:courts?|judges?|lawmakers?|legislators?|senators?|congress\w*|parliament)\b",
            re.IGNORECASE,
        ),
        _matching(_COURTS),
    ),
)
"""Kinds of actors, by what they are called and by what opens an entry on them."""


_PLURAL_ACTORS: Final = re.compile(
    r"(?<!the two )(?<!both )\b(?:media|newspapers|magazines|papers|broadcasters"
    r"|outlets|generals|admirals|commanders|officers|watchdogs|think[- ]tanks|institutes|courts"
    r"|judges|lawmakers|legislators|senators)\b",
    re.IGNORECASE,
)
"""Several actors of one kind: what these said is asked for, of whatever time."""


_PLURAL_ENDS: Final = ("s", "media", "press", "brass", "agency", "tv", "television", "radio")
_ELSE: Final = re.compile(r"\b(?:else|other|others|that (?:day|week|month))\b", re.IGNORECASE)


def names_actors(ask: Ask) -> bool:
    """Tell whether actors of some kind are asked for: "state media", "the generals"."""
    asked = wanted(ask.text).subject or ask.query
    found = (called.search(asked) for called, _ in _ACTORS)
    return any(each and each.group().lower().endswith(_PLURAL_ENDS) for each in found)


def told_during(ask: Ask, ranked: Sequence[Match]) -> list[Match]:
    """Return the entries of several days that tell all that is asked, best first; [] if unsure."""
    times, want = ask.times, wanted(ask.text)
    if times.fit or times.order or ask.dated:
        return []
    if times.ranges and sum(days.days for days in times.ranges) <= 1:
        return []
    several = asks_for_several(ask)
    open_verb = want.verb in _OPEN_VERBS or want.kind == "doing"
    open_verb = open_verb or (several and want.verb in _COMING)
    if ask.kind not in ("what", "which", "list") or not open_verb:
        return []
    entries = [match for match in ranked if match.passage.day]
    if times.ranges:
        entries = [match for match in entries if "dates" in match.via]
    elif (
        _ELSE.search(ask.text)
        or want.verb not in _OPEN_VERBS
        or not _PLURAL_ACTORS.search(want.subject)
    ):
        return []
    acting, called = _acting(ask, want.subject, entries)
    asked = frozenset(terms(ask.query)) - GENERAL - called - ask.persons
    matter = (asked - PARTIES) & (content(ask.query) | _ORDINALS)
    if not matter:
        return acting if called else []
    held = {match.sentence.id: _share(matter, match.sentence.text) for match in acting}
    best = max(held.values(), default=0.0)
    if not called and (several or best < LEAST or ranked[0].passage.day is None):
        return []
    share = EITHER_SHARE if _EITHER.search(ask.query) else SHARE
    return [match for match in acting if best and held[match.sentence.id] >= share * best]


def _acting(ask: Ask, subject: str, entries: list[Match]) -> tuple[list[Match], frozenset[str]]:
    """Return the entries of the actors asked for, and the terms that call these."""
    for asked, acts in _ACTORS:
        found = asked.search(subject or ask.query)
        own = [match for match in entries if acts(_opening(match))] if found else []
        if own:
            said = (each.group() for each in asked.finditer(subject or ask.query))
            return own, frozenset(terms(" ".join(said)))
    parties = frozenset(terms(subject))
    named = parties - GENERAL - PARTIES
    known = frozenset(term for term in named if term in ALIASES) or named
    known = frozenset() if asks_for_several(ask) else known  # "what charges did they level at Rome"
    own = [match for match in entries if known and known <= set(terms(_opening(match)))]
    if own:
        return own, named
    persons = ask.acting or ask.persons
    own = [match for match in entries if not persons.isdisjoint(terms(_opening(match)))]
    if own:
        return own, frozenset()
    return [match for match in entries if _may_be_of(parties & PARTIES, match)], frozenset()


def _may_be_of(parties: frozenset[str], match: Match) -> bool:
    """Tell whether an entry opens with one of some parties, or with no other party."""
    opening = PARTIES.intersection(terms(_opening(match)))
    return not parties or bool(parties & opening) or not opening


def _opening(match: Match) -> str:
    return " ".join(match.sentence.text.split()[:OPENING])


def _share(matter: frozenset[str], text: str) -> float:
    """Return the share of a matter's terms that a text holds, or words that stand for them."""
    told = held_terms(text)
    return sum(not told.isdisjoint((term, *expansions((term,)))) for term in matter) / len(matter)
