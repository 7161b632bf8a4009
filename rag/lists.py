"""Questions that ask for several things, and how the sentences are ranked that hold them.

A list is asked for by a plural ("which fines"), by a word for all ("every", "each time"), or by a
time that is all the time there is: "whom did the club fine in these four months?".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.article import CITED_AS, TITLE_PAGE
from index.calendar_words import LONG_MONTHS, MONTHS
from rag.ask import Ask
from rag.coverage import TermStatistics, Wanted, held_terms
from rag.question import WHOLE_TIME
from rag.retrieve import COVERAGE_WEIGHT, Match
from rag.short import wanted
from rag.topics import topic_of

ENTRY_BONUS: Final = 0.05
"""Added to the score of an entry: it tells of one thing that happened, and prose of many."""

_STEM: Final = 4
"""Letters by which a plural is known for that of a noun."""

_COUNTED: Final = re.compile(
    r"(?i)\bhow many (?:\w+ ){0,2}(?:times(?! (?:a|per|each|every)\b)|dates|days|occasions|entries"
    r"|items|events|rounds)\b"
)
"""Questions that count entries: the entries are the answer."""

_PLURAL: Final = re.compile(
    r"\bwh(?:at|ich) (?!the\b|he\b|she\b|they\b|it\b)"
    r"(?:(?!is|was|does|has|did|do|are|were)\w+,? (?:and )?){0,3}"
    r"(?!was|is|does|has|this|us|news|ways|class|success|process|access|crisis|grounds|terms)(\w{3,})(?<!s)s\b",
    re.I,
)
_THE_DATES: Final = re.compile(r"\bthe (?:exact |precise )?(?:dates|days) (?:of|on|when)\b", re.I)
_CALLED: Final = re.compile(r"\b(?:called|named)\b|\bwhat (?:\w+ )?(?:words|terms)\b", re.I)

_MONTH: Final = rf"(?:{'|'.join((*LONG_MONTHS, *MONTHS))})"
_OVER_MONTHS: Final = re.compile(
    rf"\b{_MONTH}\b[^,?]{{0,14}}?(?: and| to| through| till| until|,|/| ?[-–—])"
    rf"(?: \w+){{0,3}}?[ -]?{_MONTH}\b"
    rf"|\b(?:from|since)\b[^,?]{{0,20}}\b{_MONTH}\b[^,?]{{0,12}} (?:on|onwards?|forward)\b"
    r"|\b(?:last|first|final|closing|opening) (?:two|three|four|five|six|several|few) months\b",
    re.IGNORECASE,
)
"""Several months told one by one, or by their ends: in them things happened, and not a thing."""

_MONTH_LONG: Final = 31
"""Days from which on several things may have happened in them."""

_OF_EACH: Final = re.compile(
    r"\b(?:did|do|does|was|were|is|are|has|have|had) "
    r"(?:each|every|the (?:different|various|several))\b"
    r"|\beach (?:of|one|in turn)\b|\b(?:month by month|one after (?:another|the other)|in turn)\b",
    re.IGNORECASE,
)
"""Words for every one of several actors, or for one time after another."""

_ONLY_LISTS: Final = re.compile(
    r"^\W*(?:please )?(?:(?:(?:can|could|would|will) you|(?:we|i)(?:['’]d| would)?(?: need| want"
    r"| like)(?: to (?:know|see|have))?) (?:please )?)?"
    r"(?:(?:list|name|give|tell|show|find|collect|gather|compile|enumerate|assemble|recap|recount"
    r"|trace|summari[sz]e|outline|chart|chronicle|identify|cite)(?: (?:me|us))?(?: up| together)?"
    r"|(?:walk|run|take|talk|lead) (?:me|us) through|(?:go|run) (?:through|over)"
    r"|(?:pull|put) together|sum up|reel off|tick off|need)\b"
    r"|\b(?:all|every|each|any)(?: of)?(?: the)?(?: (?:rounds?|times?|occasions?|instances?|cases?"
    r"|examples?|mentions?))?\b",
    re.IGNORECASE,
)
"""Words of a question that ask for all of what its other words tell."""


def asks_for_all(ask: Ask) -> bool:
    """Tell whether all things of some sort are asked for."""
    return ask.kind in ("list", "how_often") or _COUNTED.search(ask.text) is not None


def asks_for_several(ask: Ask) -> bool:
    """Tell whether the noun after "which" is a plural; the name of several is one name."""
    if _THE_DATES.search(ask.text):
        return True
    if ask.kind in ("who", "whom", "what", "which") and WHOLE_TIME.search(ask.text):
        return True
    if ask.kind in ("who", "whom", "what", "which") and (
        _OF_EACH.search(ask.whole or ask.text) or _over_months(ask)
    ):
        return True
    found = _PLURAL.search(ask.text)
    if found is None or _CALLED.search(ask.text) or ask.kind in ("how", "why", "quote"):
        return False
    head = wanted(ask.text).head
    return not head or found[1].lower().startswith(head[:_STEM])


def _over_months(ask: Ask) -> bool:
    """Tell whether what happened over several months is asked for, and no single thing of then."""
    if not ask.times.ranges or max(days.days for days in ask.times.ranges) < _MONTH_LONG:
        return False
    head = wanted(ask.text).head
    single = head and head in ask.text.lower().split()
    return not single and not ask.times.fit and _OVER_MONTHS.search(ask.text) is not None


def is_list(ask: Ask) -> bool:
    """Tell whether several things are asked for."""
    return asks_for_all(ask) or asks_for_several(ask)


def may_be_list(ask: Ask) -> bool:
    """Tell whether several things may be asked for, be it only by a time of several days."""
    if is_list(ask) or ask.whole or ask.times.fit:
        return is_list(ask)
    over_days = sum(days.days for days in ask.times.ranges) > 1
    return over_days and ask.kind in ("what", "which", "who", "whom")


def listing_first(ask: Ask, ranked: Sequence[Match], known: TermStatistics) -> tuple[Match, ...]:
    """Return matches ranked anew where several are asked for: by what each sentence holds itself.

    A paragraph that speaks of much covers more of any question than the entries that answer it.
    """
    if not is_list(ask) or topic_of(ask.text) or ask.times.only:
        return tuple(ranked)
    asked = Wanted.of(_ONLY_LISTS.sub(" ", ask.searched), known)
    bonus = 0.0 if ask.times.ranges else ENTRY_BONUS

    def scored(match: Match) -> Match:
        if match.passage.section in (TITLE_PAGE, CITED_AS):
            return match
        own = asked.share_in(held_terms(match.sentence.text)) - match.coverage
        entry = bonus if match.passage.day else 0.0
        return match._replace(score=match.score + COVERAGE_WEIGHT * own + entry)

    return tuple(sorted(map(scored, ranked), key=lambda match: match.rank_key))
