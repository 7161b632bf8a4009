"""What of an index may answer a question, by the time that the question speaks of.

A question names days, asks for the entry beside another one or for all entries that name
something, or only tells the background by a time. Events are looked for among the entries alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from index.aliases import CAPITALS, PARTIES
from index.analyze import terms, terms_of_each
from index.article import CITED_AS
from index.dates import find_dates
from index.types import DateSpan
from rag.ask import Ask
from rag.chronology import (
    FEW_DAYS,
    begun,
    dated,
    fits,
    foretold,
    in_days,
    nearer_the_end,
    neighbour,
    outside,
    telling,
    within,
)
from rag.confirmed import confirmed, confirms
from rag.coverage import TermStatistics, Wanted, held_terms, passage_terms
from rag.dated_in_prose import NEAR, dated_by_prose, held_in
from rag.expected import held_elsewhere, only_expected
from rag.found import Found
from rag.names import Names
from rag.naming import entries_meeting, entries_naming, meeting_terms, named_terms
from rag.premise import called_off
from rag.retrieve import Match, Retriever, favoured
from rag.thesaurus import expansions
from rag.times import Times

VAGUE_SHARE: Final = 0.15
"""Where entries of a few days cover less of the question than this, the days are the question."""

EVENT_SCORE: Final = 0.4
"""Entries that match the words for an event less than this are not that event."""

AHEAD: Final = 0.11
"""By how much what is of an event's time leads."""

TIMED: Final = 0.75
"""Share of the best score from which an entry leads where a day is asked for."""

WHOLE_SHARE: Final = 0.3
"""Weight of the whole question beside the part of it that is searched."""

_OPEN_KINDS: Final = frozenset({"what", "which", "list"})
"""Kinds of questions that may ask for no more than the days, whatever their words."""

_WEEKDAY: Final = re.compile(r"\b(?:what|which) (?:day of the week|weekday)\b", re.IGNORECASE)
"""A question for what only a whole date tells."""

_AHEAD: Final = re.compile(
    r"\b(?:will|would|won't|shall|should|could|might|may|going to|(?:was|were|is|are) to|likely"
    r"|future|ahead|prospects?|outlook|risks?|odds|chances?|challenges?|dangers?|hop\w+|expect\w*|predict\w*|plan\w*|anticipat\w+|foresee\w*|forecast\w*|promis\w+|want\w*)\b",
    re.IGNORECASE,
)


class Timeline:
    """Finds by time. Holds no state of any question."""

    def __init__(self, retriever: Retriever, statistics: TermStatistics, period: DateSpan) -> None:
        self._retriever = retriever
        self._statistics = statistics
        self._period = period

    def days_of(self, event: str) -> DateSpan | None:
        """Return the day of the entry that tells of an event, if any entry does."""
        entry = self._entry_of(event)
        return DateSpan.on(entry.passage.day) if entry and entry.passage.day else None

    def grounds(self, ask: Ask) -> tuple[Match, ...]:
        """Return the entries from whose days the days asked for are reckoned.

        "What did he say on the day the coach left?" rests on the entry of the coach, too.
        """
        if ask.times.only:
            return ()
        entries = map(self._entry_of, ask.times.events)
        return tuple(entry for entry in entries if entry is not None)

    def confirmed(self, ask: Ask, names: Names) -> Found | None:
        """Return whether an event has its day in the time asked for, where just that is asked."""
        if not confirms(ask):
            return None
        ranked = self._retriever.matches(ask.searched)
        grounds = self.grounds(ask)
        found = confirmed(ask, ranked, grounds, self._statistics, self._period, names)
        if found is None:
            return None
        verdict, match = found
        return Found(ask, ranked, (match,), 1.0, "", grounds=grounds, verdict=verdict)

    def naming(self, ask: Ask) -> tuple[Match, ...]:
        """Return the sentences of entries that name what a question on mentions asks for."""
        if ask.times.beside is not None:
            return ()
        both = meeting_terms(ask.times.topic, ask.persons)
        if both:
            return entries_meeting(both, self._among(ask.times))
        asked = (named_terms(ask.times.topic) or frozenset()) - ask.spare_names
        known = frozenset(term for term in asked if self._statistics.knows(term))
        others = [
            frozenset(filter(self._statistics.knows, expansions((term,))))
            for term in sorted(asked - known)
        ]
        if not known:
            return ()
        return entries_naming(known, self._among(ask.times), tuple(filter(None, others)))

    def _among(self, times: Times) -> tuple[Match, ...]:
        """Return the entries of the ranges, all of them where there are none."""
        entries = self._retriever.entries()
        return in_days(entries, times.ranges) if times.ranges else entries

    def asks_days_only(self, ask: Ask) -> bool:
        """Tell whether the entries of a few days hold next to nothing of what else is asked.

        "What have we got for 22 to 26 October?" asks for the days, whatever its other words.
        """
        days = sum(span.days for span in ask.times.ranges)
        if ask.times.only or ask.persons or not 0 < days <= FEW_DAYS:
            return False
        if ask.kind not in _OPEN_KINDS:
            return False
        entries = in_days(self._retriever.entries(), ask.times.ranges)
        wanted = Wanted.of(ask.times.topic, self._statistics)
        shares = (wanted.share_in(passage_terms(match.passage)) for match in entries)
        return max(shares, default=1.0) < VAGUE_SHARE

    def ranked(self, ask: Ask, timeless: Callable[[Ask], Ask]) -> tuple[Ask, tuple[Match, ...]]:
        """Return what may answer, and the question as read in view of what there is.

        Matches are ranked best first, or stand in the order of time if only time is asked.

        Args:
            ask: what is to be found.
            timeless: reads it anew without its time.
        """
        times = ask.times
        if times.beside is not None:
            anchor = self._entry_of(times.beside.event)
            if anchor is not None:
                return ask, neighbour(self._retriever.entries(), anchor, times.beside)
            ask = timeless(ask)
            times = ask.times
        if times.only:
            days = in_days(self._retriever.entries(), times.ranges)
            days = tuple(match for match in days if not _is_left_out(match, times.without))
            return ask, days or telling(self._retriever.telling(), times.ranges)
        if ask.kind == "yes_no" and self._is_all_time(times):
            times = replace(times, ranges=())  # prose may well deny it
            ask = replace(ask, times=times)
        found = self._matches(ask)
        if times.fit and not fits(times.ranges, found, times.fit):
            ask = timeless(ask)
            return ask, self._matches(ask)
        if ask.dated or _WEEKDAY.search(ask.text):
            # An entry tells its day for sure.
            found = favoured(dated(found) or found, _is_dated)
        if not times.ranges:
            return ask, self._of_its_time(ask, found)
        if any(days.overlaps(self._period) for days in times.ranges):
            inside = within(found, self._missed(times))
            return ask, nearer_the_end(inside, times.ranges) if times.by else inside
        elsewhere = self._retriever.with_elsewhere
        if looks_ahead(ask.text):
            told = (match for match in elsewhere(found) if match.passage.section != CITED_AS)
            return ask, foretold(tuple(told), times.ranges, self._period)
        prose = outside(found, times.ranges, self._period, ask.text)
        return ask, prose or begun(elsewhere(found), times.ranges, self._period)

    def _is_all_time(self, times: Times) -> bool:
        """Tell whether the whole chronology falls in what a question says of time."""
        start, end = self._period.start, self._period.end
        whole = any(days.start <= start and end <= days.end for days in times.ranges)
        return whole and not times.order

    def _of_its_time(self, ask: Ask, found: tuple[Match, ...]) -> tuple[Match, ...]:
        """Return matches led by what is of the time that prose gives an event, if one is asked for.

        An entry of that time that tells as much of it knows the day more closely.
        """
        asks_day = ask.kind == "when" and not ask.times.order
        told = self._dated_by_prose(ask.times.topic, found) if asks_day else None
        if told is None:
            return self._entry_first(found) if asks_day else found
        match, days = told
        asked = Wanted.of(ask.times.topic, self._statistics)
        share = asked.share_in(held_in(match.sentence.text))
        best = next(
            (
                entry
                for entry in in_days(found, [days])
                if entry.passage.day and asked.share_in(held_in(entry.sentence.text)) >= share
            ),
            match,
        )
        lead = best if best.score >= NEAR * found[0].score else match
        return _led_by(lead, found)

    def _entry_first(self, found: tuple[Match, ...]) -> tuple[Match, ...]:
        """Return matches led by an entry that is near the best, where that tells no time."""
        if not found or _is_dated(found[0]) or find_dates(found[0].sentence.text, self._period):
            return found
        near = (match for match in found if match.score >= TIMED * found[0].score)
        lead = next(filter(_is_dated, near), None)
        if lead is None:
            return found
        return _led_by(lead, found)

    def _dated_by_prose(self, event: str, found: Sequence[Match]) -> tuple[Match, DateSpan] | None:
        return dated_by_prose(event, found, self._period, self._statistics)

    def _missed(self, times: Times) -> tuple[DateSpan, ...]:
        """Return the ranges, widened by their slack where no entry is in them."""
        if not times.slack or in_days(self._retriever.entries(), times.ranges):
            return times.ranges
        slack = timedelta(days=times.slack)
        return tuple(DateSpan(days.start - slack, days.end + slack) for days in times.ranges)

    def _matches(self, ask: Ask) -> tuple[Match, ...]:
        """Return the sentences ranked for a part, with some regard to the whole question.

        "How did the regime hit back?" says too little to be searched by itself.
        """
        found = self._retriever.matches(ask.searched)
        if not ask.whole or ask.dated or ask.leans_on:
            return found
        of_whole = {m.sentence.id: m.score for m in self._retriever.matches(ask.whole)}
        blended = (
            match._replace(
                score=(1 - WHOLE_SHARE) * match.score
                + WHOLE_SHARE * of_whole.get(match.sentence.id, 0.0),
            )
            for match in found
        )
        return tuple(sorted(blended, key=lambda match: match.rank_key))

    def _entry_of(self, event: str) -> Match | None:
        """Return the best sentence of the entry that tells of an event, if any does.

        One that only expects it serves where no other tells of it.
        """
        told = [mention.when for mention in find_dates(event, self._period)]
        found = self._retriever.matches(event)
        in_prose = None if told else self._dated_by_prose(event, found)
        told = [in_prose[1]] if in_prose else told
        entries = [
            match
            for match in found
            if match.passage.day
            and not called_off(event, match.sentence.text)
            and not held_elsewhere(event, match.sentence.text)
        ]
        fitting = in_days(entries, told) if told else entries
        if in_prose or not told:
            fitting = [match for match in fitting if match.score >= EVENT_SCORE]
        if in_prose:
            fitting = [match for match in fitting if _tells_of(event, match)]
        return min(fitting, key=lambda m: only_expected(event, m.sentence.text), default=None)


def _led_by(lead: Match, found: Sequence[Match]) -> tuple[Match, ...]:
    """Return matches with one of them clearly ahead."""
    ahead = lead._replace(score=found[0].score + AHEAD)
    return (ahead, *(each for each in found if each is not lead))


def _is_dated(match: Match) -> bool:
    return match.passage.day is not None


def _tells_of(event: str, match: Match) -> bool:
    """Tell whether an entry holds more of an event than a party, and doesn't only expect it."""
    matter = sorted({*terms(event)} - PARTIES - terms_of_each(CAPITALS))
    told = not held_terms(match.sentence.text).isdisjoint((*matter, *expansions(matter)))
    return told and not only_expected(event, match.sentence.text)


def _is_left_out(match: Match, without: str) -> bool:
    """Tell whether a sentence tells of what is to be left out: it holds what stands for it all."""
    told, unwanted = held_terms(match.sentence.text), set(terms(without))
    return bool(unwanted) and not any(
        told.isdisjoint((term, *expansions((term,)))) for term in unwanted
    )


def looks_ahead(question: str) -> bool:
    """Tell whether a question asks what is to come, which the article may speak of."""
    return _AHEAD.search(question) is not None
