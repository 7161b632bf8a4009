"""Matches and time: what the days of a question leave, and places among the entries.

Entries are of their own day. Prose may tell of any day: a sentence that names one is of that day,
and the others are only less likely than an entry to tell what happened then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from index.types import DateSpan
from rag.order import Beside
from rag.retrieve import Match
from rag.told import MONTH

DATED_PROSE_PENALTY: Final = 0.1
UNDATED_PROSE_PENALTY: Final = 0.15
"""Taken from the scores of prose when a question speaks of days: the chronology knows better."""

ELSEWHERE_PENALTY: Final = 0.1
"""Taken besides that from prose that names another month than the one asked for: what it tells may
have gone on. One that names other days is no answer."""

BEHIND: Final = 1.0
"""Taken from undated prose where so few days are asked for that it comes behind all entries."""

FEW_DAYS: Final = 14

STRAY: Final = 0.4
"""Where no entry of the days scores this share of the best match, the days don't decide alone."""

TOLD_BONUS: Final = 0.05
"""Added to prose that names a time in days which the chronology doesn't cover."""

FORETOLD_BONUS: Final = 0.1
"""Added to what names the time to come that is asked for."""

SEASON: Final = 92
"""Days: of so many or fewer to come a sentence tells only if it names no longer time."""

LATE_BONUS: Final = 0.2
"""Added at most to what stands near the end of the days where they are told by their end."""

_SEASON: Final = re.compile(r"\b(?:this|that|the|last|previous) (spring|summer|autumn|winter)\b")

CLOSE: Final = 10
"""Days: "early October" in prose may tell of a single day that is asked for."""


def within(matches: Sequence[Match], ranges: Sequence[DateSpan]) -> tuple[Match, ...]:
    """Return the matches that the days allow, ranked anew.

    Entries of other days are dropped, and prose that names other days. Other prose stays, at a
    lower score; in a question about a few days only, behind all that is dated. An entry that names
    the month itself stays, too: "she praises the September accord" may be of October.
    """
    asked = sum(days.days for days in ranges)
    few = asked <= FEW_DAYS and _share_inside(in_days(matches, ranges), matches) >= STRAY
    kept = []
    for match in matches:
        inside = _in_days(match, ranges)
        if match.passage.day is not None:
            if inside:
                kept.append(match._replace(via=(*match.via, "dates")))
            elif asked > FEW_DAYS and _tells_whole(match, ranges):
                kept.append(match._replace(score=match.score - DATED_PROSE_PENALTY))
        elif inside:
            kept.append(match._replace(score=match.score - DATED_PROSE_PENALTY))
        elif asked > MONTH or not match.told:
            penalty = BEHIND if few else UNDATED_PROSE_PENALTY
            kept.append(match._replace(score=match.score - penalty))
        elif not few and all(told.days > CLOSE for told in match.told):
            penalty = UNDATED_PROSE_PENALTY + ELSEWHERE_PENALTY
            kept.append(match._replace(score=match.score - penalty))
    return tuple(sorted(kept, key=lambda match: match.rank_key))


def nearer_the_end(matches: Sequence[Match], ranges: Sequence[DateSpan]) -> tuple[Match, ...]:
    """Return matches ranked anew, those better that tell of the last month of the ranges.

    What had come about "by mid-October" is best told by what stands next before it.
    """
    last = max(days.last for days in ranges)

    def nearness(match: Match) -> float:
        days = [match.passage.day] if match.passage.day else [told.last for told in match.told]
        away = min((abs((last - day).days) for day in days), default=MONTH)
        return max(0.0, 1.0 - away / MONTH)

    nearer = (m._replace(score=m.score + LATE_BONUS * nearness(m)) for m in matches)
    return tuple(sorted(nearer, key=lambda match: match.rank_key))


def in_days(matches: Iterable[Match], ranges: Sequence[DateSpan]) -> tuple[Match, ...]:
    """Return the matches that stand in the ranges by their own day or by one that they name."""
    return tuple(match for match in matches if _in_days(match, ranges))


def outside(
    matches: Sequence[Match], ranges: Sequence[DateSpan], period: DateSpan, question: str = ""
) -> tuple[Match, ...]:
    """Return the prose that may tell of days which the chronology doesn't cover.

    Where some sentence names a time in these days as closely as they are asked for, the article
    speaks of them, and sentences around it may do so without naming it. Where none does, there
    is nothing to find.
    """
    prose = [match for match in matches if match.passage.day is None]
    seasons = frozenset(_SEASON.findall(question.lower()))
    telling = [m for m in prose if _tells_in(m, ranges, period) or _of_season(m, seasons)]
    if not telling:
        return ()
    near = [
        match._replace(score=match.score + TOLD_BONUS)
        if _in_days(match, ranges) or _of_season(match, seasons)
        else match
        for match in prose
    ]
    return tuple(sorted(near, key=lambda match: match.rank_key))


def foretold(
    matches: Sequence[Match], ranges: Sequence[DateSpan], period: DateSpan
) -> tuple[Match, ...]:
    """Return what may tell what is to come after the chronology, first what names the time.

    An entry that doesn't name it tells of its own day. Of a few weeks something is known only if
    they are named themselves.
    """
    later = [days for days in ranges if days.start >= period.end]
    named = {match.sentence.id for match in matches if _names_time_in(match, later)}
    if later and not named and all(days.days <= SEASON for days in later):
        return ()
    kept = [
        match._replace(score=match.score + FORETOLD_BONUS) if match.sentence.id in named else match
        for match in matches
        if match.passage.day is None or match.sentence.id in named or not later
    ]
    return tuple(sorted(kept, key=lambda match: match.rank_key))


def _names_time_in(match: Match, ranges: Sequence[DateSpan]) -> bool:
    years = [days for days in ranges if days.days > SEASON]
    closely = any(
        told.overlaps(days) and (days in years or told.days <= SEASON)
        for told in match.told
        for days in ranges
    )
    return closely or any(str(days.start.year) in match.sentence.text for days in years)


def begun(
    matches: Sequence[Match], ranges: Sequence[DateSpan], period: DateSpan
) -> tuple[Match, ...]:
    """Return the prose that names a time before the chronology, begun as one asked for."""
    before = [days for days in ranges if days.end <= period.start]
    return tuple(m for m in matches if m.passage.day is None and _tells_early(m, before))


def _of_season(match: Match, seasons: frozenset[str]) -> bool:
    """Tell whether a sentence names a season without its year, which is that of its article."""
    return not match.told and not seasons.isdisjoint(_SEASON.findall(match.sentence.text.lower()))


def telling(matches: Iterable[Match], ranges: Sequence[DateSpan]) -> tuple[Match, ...]:
    """Return the prose that names days wholly in the ranges, or begun as they do."""
    return tuple(
        match
        for match in matches
        if _tells_early(match, ranges)
        or any(
            days.start <= told.start and told.end <= days.end
            for told in match.told
            for days in ranges
        )
    )


def fits(ranges: Sequence[DateSpan], matches: Sequence[Match], share: float) -> bool:
    """Tell whether some entry of the ranges matches at least this share of the best match."""
    inside = [match for match in in_days(matches, ranges) if match.passage.day]
    return _share_inside(inside, matches) >= share


def dated(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the matches that tell a single day: their own, or one that the sentence names."""
    return tuple(
        match
        for match in matches
        if match.passage.day is not None or any(told.days == 1 for told in match.told)
    )


def nearest_to(entries: Iterable[Match], ranges: Sequence[DateSpan]) -> tuple[Match, ...]:
    """Return the entries nearest to the first range, nearest first; () without a range."""
    if not ranges:
        return ()
    by_day = [(match.passage.day, match) for match in entries if match.passage.day]
    by_day.sort(key=lambda each: (_distance(each[0], ranges[0]), each[1].position))
    return tuple(match for _, match in by_day)


def neighbour(entries: Sequence[Match], anchor: Match, beside: Beside) -> tuple[Match, ...]:
    """Return the sentences of the entry beside that of `anchor`; () at an end of the chronology."""
    order = list(dict.fromkeys(match.passage.id for match in entries))
    place = order.index(anchor.passage.id) + beside.step
    if not 0 <= place < len(order):
        return ()
    return tuple(match for match in entries if match.passage.id == order[place])


def _share_inside(inside: Iterable[Match], matches: Iterable[Match]) -> float:
    """Return the best score of some matches as a share of the best of all; 0 without any."""
    best = max((match.score for match in matches), default=0.0)
    return max((match.score for match in inside), default=0.0) / best if best > 0 else 0.0


def _in_days(match: Match, ranges: Sequence[DateSpan]) -> bool:
    """Tell whether a match's own day, or one that it names as closely as asked, is in a range."""
    if match.passage.day is not None:
        return any(match.passage.day in days for days in ranges)
    return any(
        told.overlaps(days) and told.days <= max(days.days, CLOSE)
        for told in match.told
        for days in ranges
    )


def _tells_whole(match: Match, ranges: Sequence[DateSpan]) -> bool:
    """Tell whether a match names a time that is one of the ranges."""
    return any(told == days for told in match.told for days in ranges)


def _tells_in(match: Match, ranges: Sequence[DateSpan], period: DateSpan) -> bool:
    """Tell whether a match names a time in the ranges.

    What came before an article may be told for a whole year ("last in November 2017"); of what
    came after it, no more than the days that it names.
    """
    return any(
        days.start <= told.start
        and told.end <= days.end
        and (days.end <= period.start or days.days <= MONTH)
        for told in match.told
        for days in ranges
    )


def _tells_early(match: Match, ranges: Sequence[DateSpan]) -> bool:
    """Tell whether a match names the time that begins as one of the ranges does.

    "The start of 2018" and "early in 2018" are the same; a day or a month is told more closely.
    """
    vague = [days for days in ranges if days.days > MONTH or CLOSE <= days.days <= FEW_DAYS]
    told = [times for times in match.told if times.days > CLOSE]
    return any(times.start == days.start for times in told for days in vague)


def _distance(day: date, days: DateSpan) -> int:
    """Return the days between a day and a range; 0 inside of it."""
    return max((days.start - day).days, (day - days.end).days + 1, 0)
