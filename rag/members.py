"""Which matches are members of the list that a question asks for.

Members are told by how well they match, and by what they have in common: what the list is a list
of ("accusations"), or who acts in them and what about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from index.aliases import CAPITALS, PARTIES
from index.analyze import terms, terms_of_each
from rag.ask import Ask
from rag.coverage import held_terms
from rag.during import GENERAL
from rag.retrieve import Match
from rag.short import told_count, wanted
from rag.thesaurus import asked_terms, expansions, phrase_term
from rag.verb_lists import SAYING

NAMED_SHARE: Final = 0.9
"""Share of the best score from which a sentence counts that holds the noun of what is listed."""

ALIKE_SHARE: Final = 0.75
"""The same for an entry that tells of much the same as the best one."""

OWN_SHARE: Final = 0.6
"""The same for an entry in which the same party acts, telling all that the best one does."""

OPENING: Final = 3
"""Words that open an entry and name who acts."""

DEED: Final = 5
"""Words that open an entry and say what is done."""

NEAR_SHARE: Final = 0.7
"""Share of the best score that an entry must reach for entries to be counted."""

STEP: Final = 0.1
"""Share of the best score by which the next one falls where members end."""

MOST: Final = 6
"""Matches among which such a step is looked for."""

TRIED: Final = 30
"""Matches that are tried, best first."""

MOST_TOLD: Final = 0.6
"""Share of what the best entry holds of the question that such an entry holds, too."""

_LIGHT: Final = frozenset(
    terms(
        "hit put impose place slap level issue voice express hold make take give pay carry conduct "
        "stage deliver lodge raise lay set bring come cause do have get reach use show see say "
        "new newly further other another fresh additional more various several different related"
    )
)
"""Terms that tell little beside a noun: "impose" of "impose fines", "new" of "new fines"."""

_CALLED: Final = terms_of_each(CAPITALS)
"""Terms that name a party by its capital."""

_LIGHT_PHRASES: Final = frozenset(
    phrase_term((verb, link)) for verb in sorted(_LIGHT) for link in ("with", "on", "upon")
)


_REPORTS: Final = frozenset(terms(" ".join(sorted(SAYING))))
"""Terms that open an entry on anything at all: "announces"."""


def members(ask: Ask, pool: Sequence[Match], share: float) -> list[Match]:
    """Return the members of a list, best first, of matches ranked best first.

    Args:
        ask: what is to be found.
        pool: at least one match.
        share: of the best score, from which a match is a member whatever it holds.
    """
    best, tried = pool[0], pool[:TRIED]
    alike = _alike(ask, best, tried) | _named(ask, best, tried) | _doing_so(ask, best, tried)
    floor = (min(share, _gap(tried)) if ask.times.ranges else share) * best.score
    return [match for match in tried if match.score >= floor or match.sentence.id in alike]


def on_matter(ask: Ask, pool: Sequence[Match]) -> list[Match]:
    """Return the entries that hold what somebody did something about, [] where few do.

    "What did the mayor say of the bridge in May?" asks for no more than that.
    """
    if _SEVERAL.search(ask.query):
        return []
    matter = _told(ask, pool[0]) - ask.persons - ask.given_names - GENERAL - _REPORTS
    return [m for m in pool[:TRIED] if matter and m.passage.day and matter & _told(ask, m)]


_SEVERAL: Final = re.compile(r"\b(?:and|or|including|plus|as well as)\b", re.IGNORECASE)
"""Joins two matters, of which an entry may hold one, or names an example."""


def deeds(ask: Ask, ranked: Sequence[Match]) -> list[Match]:
    """Return the entries that tell of what is counted: all that hold what the best of them does.

    Prose sums up what entries tell one by one, so it counts for nothing; [] where it tells the
    number itself, and where no entry is among the matches that are tried.
    """
    entries = [match for match in ranked[:TRIED] if match.passage.day]
    best = ranked[0]
    if not entries or entries[0].score < NEAR_SHARE * best.score:
        return []
    if told_count(ask.text, best.sentence.text):
        return []
    told = _told(ask, entries[0])
    return [match for match in entries if told <= _told(ask, match)]


def _gap(ranked: Sequence[Match]) -> float:
    """Return the share of the best score after which scores fall by a step, 1 where none does.

    What of some days is on the matter parts there from what isn't.
    """
    best = ranked[0].score
    for match, after in pairwise(ranked[1 : MOST + 1]):
        if match.score < NEAR_SHARE * best:
            break
        if match.score - after.score >= STEP * best:
            return match.score / best
    return 1.0


def _named(ask: Ask, best: Match, tried: Sequence[Match]) -> frozenset[str]:
    """Return the entries that hold the noun of what is listed, or a word that reports it."""
    noun = frozenset(terms(wanted(ask.text).head))
    related = noun | frozenset(expansions(sorted(noun)))
    named = [
        match
        for match in (best, *tried)
        if match.score >= NAMED_SHARE * best.score
        and match.passage.day
        and related & held_terms(match.sentence.text)
    ]
    holds = bool(named) and named[0] is best
    return frozenset(match.sentence.id for match in named if holds)


def _alike(ask: Ask, best: Match, tried: Sequence[Match]) -> frozenset[str]:
    """Return the entries that hold most of what the best one, an entry, holds of the question."""
    if best.passage.day is None:
        return frozenset()
    told, party = _told(ask, best), _acting(best)

    def alike(match: Match) -> bool:
        own = bool(told) and told <= _told(ask, match) and bool(party & _acting(match))
        near = (OWN_SHARE if own else ALIKE_SHARE) * best.score
        return match.score >= near and len(told & _told(ask, match)) >= MOST_TOLD * len(told)

    return frozenset(match.sentence.id for match in tried if match.passage.day and alike(match))


def _doing_so(ask: Ask, best: Match, tried: Sequence[Match]) -> frozenset[str]:
    """Return the entries in which the same party does the same, by the word for what it does.

    It stands near the front: "China fines a ferry line", "China imposes heavy fines on sailors".
    """
    want, party = wanted(ask.text), _acting(best)
    deed = (
        (frozenset(terms(f"{want.head} {want.verb}")) or frozenset(terms(ask.query)))
        - _LIGHT
        - PARTIES
    )
    did = (deed | frozenset(expansions(sorted(deed)))) & _opening(best) - _REPORTS
    if best.passage.day is None or not party or not did:
        return frozenset()
    return frozenset(
        match.sentence.id
        for match in tried
        if match.passage.day
        and party & _acting(match)
        and did & _opening(match)
        and match.score >= OWN_SHARE * best.score
    )


def _opening(match: Match) -> frozenset[str]:
    return frozenset(terms(" ".join(match.sentence.text.split()[:DEED])))


def _acting(match: Match) -> frozenset[str]:
    return frozenset(terms(" ".join(match.sentence.text.split()[:OPENING]))) & PARTIES


def _told(ask: Ask, match: Match) -> frozenset[str]:
    """Return the telling terms of the question that a sentence holds, or a related word of."""
    held = held_terms(match.sentence.text)
    asked = frozenset(asked_terms(ask.query)) - PARTIES - _CALLED - _LIGHT - _LIGHT_PHRASES
    return frozenset(term for term in asked if held & {term, *expansions((term,))})
