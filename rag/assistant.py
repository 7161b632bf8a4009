"""The whole flow from a question to an answer; the chat, the evaluation and the CLI call this.

>>> Assistant.open().ask("When did the two Koreas open liaison offices?").short  # doctest: +SKIP
'Sept. 12, 2018'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from pathlib import Path
from time import perf_counter

from index.article import reading
from index.disk import Index, Manifest, default_folder, load
from index.encode import Encoder, open_encoder
from index.store import PassageStore
from index.tokens import token_counter
from index.types import DateSpan, Document
from rag.answer import BEFORE_NEAREST, NEAREST, choose, cite, compose, mark
from rag.coverage import TermStatistics, Wanted, passage_terms
from rag.pieces import OnceReader, PieceFinder
from rag.refusal import THRESHOLD, confidence, reason, signals
from rag.retrieve import MONTH, Match, Retriever, hits, in_days, within
from rag.settings import Settings
from rag.short import MAX_WORDS, Evidence, ShortAnswer, short_answer
from rag.support import supported
from rag.times import Times
from rag.types import Answer, Citation, Question
from rag.understand import Ask, Reader

FEW_DAYS = 14
VAGUE_SHARE = 0.15
"""Where entries of a few days cover less of the question than this, the days are the question."""

UNSUPPORTED = 0.3
"""What confidence is multiplied by where no sentence holds the kind of thing asked for."""

_AHEAD = re.compile(
    r"\b(?:will|would|won't|shall|should|could|might|may|going to|likely|future|ahead|hop\w+"
    r"|expect\w*|predict\w*|plan\w*|anticipat\w+|foresee\w*|forecast\w*|promis\w+|want\w*)\b",
    re.IGNORECASE,
)

_ALWAYS = DateSpan(date.min, date.max)
_YEAR = re.compile(r"\b(?:1[0-9]|20)[0-9]{2}\b")

EVENT_SCORE = 0.4
"""Entries that match the words for an event less than this are not that event."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found for one part of a question: ranked matches, and those to cite."""

    ask: Ask
    ranked: tuple[Match, ...]
    chosen: tuple[Match, ...]
    confidence: float
    missing: str


class Assistant:
    """Answers questions over an index. Many threads may ask at once: nothing is kept of any."""

    def __init__(self, index: Index, encoder: Encoder, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.manifest: Manifest = index.manifest
        self.documents: Mapping[str, Document] = index.documents
        self.store: PassageStore = index.store
        self.period = _period(index.documents)
        reckoned = _reckoned(self.period, index.documents)
        passages = index.store.passages()
        encoder = OnceReader(encoder)
        self.pieces = PieceFinder(encoder, index.tokens, passages)
        self._statistics = TermStatistics(passages)
        self._retriever = Retriever(
            index.store, encoder, self._statistics, reckoned, self.settings, index.tokens
        )
        self._reader = Reader(
            (passage.text for passage in passages), reckoned, token_counter(), self.settings
        )

    @classmethod
    def open(
        cls,
        folder: Path | None = None,
        encoder: Encoder | None = None,
        settings: Settings | None = None,
    ) -> Assistant:
        """Open the index in `folder` (the environment's own by default) with its encoder.

        Raises:
            IndexUnusable: if the index is missing, damaged or made with another encoder; the
                message names the command that cures it.
        """
        chosen = encoder or open_encoder()
        return cls(load(folder or default_folder(), chosen), chosen, settings)

    def warm(self) -> None:
        """Ask one question, so that the first reader doesn't wait for lazy initialisation."""
        self.ask("What happened first?")

    def ask(
        self, question: str, history: Sequence[str] = (), within: DateSpan | None = None
    ) -> Answer:
        """Answer a question from the indexed documents alone.

        Args:
            question: what the user typed, at most 2,000 characters.
            history: the user's earlier questions of the conversation, oldest first.
            within: days to which the chronology is restricted, if the user chose some.

        Raises:
            BadQuestion: if the text holds nothing to search for.
        """
        started = perf_counter()
        asked, asks = self.read(question, history, within)
        found = tuple(map(self._find, asks))
        held = [each for each in found if each.chosen and each.confidence >= THRESHOLD]
        answer = self._answered(asked, held) if held else self._refused(asked, found[0])
        return replace(
            answer,
            hits=hits(_interleaved(found), self.documents),
            confidence=max(each.confidence for each in found),
            seconds=perf_counter() - started,
        )

    def read(
        self, question: str, history: Sequence[str] = (), within: DateSpan | None = None
    ) -> tuple[Question, tuple[Ask, ...]]:
        """Return a question as understood, and what is to be found for it.

        Raises:
            BadQuestion: if the text holds nothing to search for.
        """
        return self._reader.read(question, history, within, self._days_of_event)

    def _find(self, ask: Ask) -> _Found:
        if self._says_only_when(ask):
            ask = replace(ask, times=replace(ask.times, topic=""))
        ranked = self._ranked(ask)
        missing = ""
        if self.settings.support and not ask.times.only:
            support = supported(ask.text, ask.kind, ranked, self.documents, self._reader.names)
            ranked, missing = support.ranked, support.missing
        sure = _certain(ask.times, ranked)
        if sure is None:
            sure = confidence(signals(ask.times.topic, ranked, self._statistics))
        if missing:
            sure *= UNSUPPORTED
        return _Found(ask, ranked, choose(ask, ranked), sure, missing)

    def _says_only_when(self, ask: Ask) -> bool:
        """Tell whether the entries of a few days hold next to nothing of what else is asked.

        "What have we got for 22 to 26 October?" asks for the days, whatever its other words.
        """
        days = sum(span.days for span in ask.times.ranges)
        if ask.times.only or ask.persons or not 0 < days <= FEW_DAYS:
            return False
        entries = in_days(self._retriever.entries(), ask.times.ranges)
        wanted = Wanted.of(ask.times.topic, self._statistics)
        shares = (wanted.share_in(passage_terms(match.passage)) for match in entries)
        return max(shares, default=1.0) < VAGUE_SHARE

    def _days_of_event(self, event: str) -> DateSpan | None:
        """Return the day of the entry that tells of an event, if any entry does."""
        for match in self._retriever.matches(event):
            if match.passage.day is not None:
                sure = match.score >= EVENT_SCORE
                return DateSpan.on(match.passage.day) if sure else None
        return None

    def _ranked(self, ask: Ask) -> tuple[Match, ...]:
        """Return what may answer: best first, or in the order of time if only time is asked."""
        times = ask.times
        if times.only:
            return in_days(self._retriever.entries(), times.ranges)
        found = self._retriever.matches(ask.query)
        if not times.ranges:
            return found
        if any(days.overlaps(self.period) for days in times.ranges):
            return within(found, times.ranges)
        if _looks_ahead(ask.text):
            return found
        return in_days(found, [days for days in times.ranges if days.days <= MONTH])

    def _answered(self, question: Question, found: Sequence[_Found]) -> Answer:
        chosen = dict.fromkeys(match for each in found for match in each.chosen)
        citations = cite(chosen, self.documents)
        short = self._short(question, found, citations)
        span = short.span if short else None
        citations = tuple(mark(citation, span) for citation in citations)
        return Answer(
            question=question,
            outcome="answered",
            reason=None,
            text=compose(citations),
            short=short.text if short else None,
            citations=citations,
            nearest=(),
            hits=(),
            confidence=0.0,
            seconds=0.0,
        )

    def _refused(self, question: Question, found: _Found) -> Answer:
        near = found.ranked or self._near_in_time(found.ask.times)
        best = found.ranked[0] if found.ranked else None
        why = reason(
            question.standalone,
            found.ask.times,
            self.period,
            best,
            self._statistics,
            found.missing,
        )
        nearest = cite(near[:NEAREST], self.documents)
        return Answer(
            question=question,
            outcome="not_in_article",
            reason=why,
            text=" ".join([why, *([BEFORE_NEAREST, compose(nearest)] if nearest else [])]),
            short=None,
            citations=(),
            nearest=nearest,
            hits=(),
            confidence=0.0,
            seconds=0.0,
        )

    def _short(
        self, question: Question, found: Sequence[_Found], citations: Sequence[Citation]
    ) -> ShortAnswer | None:
        if all(each.ask.times.only for each in found):
            entries = {match.passage.id for each in found for match in each.chosen}
            if question.asked == "how_many":
                return ShortAnswer(str(len(entries)), None)
            return _whole(citations)
        evidence = [
            Evidence(
                text=reading(citation.quote),
                span=citation.span,
                source=self.documents[citation.document].source,
                day=citation.day,
                pieces=self.pieces.sentence(citation.document, citation.span),
            )
            for citation in citations
        ]
        if not evidence:
            return None
        parts = [each.ask for each in found] if self.settings.meaning else []
        read = self.pieces.question(parts)
        return short_answer(question.standalone, question.asked, evidence, read)

    def _near_in_time(self, times: Times) -> tuple[Match, ...]:
        """Return the entries nearest to the first range asked for, nearest first."""
        if not times.ranges:
            return ()
        wanted = times.ranges[0]
        entries = [match for match in self._retriever.entries() if match.passage.day]
        return tuple(sorted(entries, key=lambda match: (_distance(match, wanted), match.position)))


def _whole(citations: Sequence[Citation]) -> ShortAnswer | None:
    """Return the only sentence cited, without its full stop, where it is short enough."""
    text = reading(citations[0].quote).rstrip(".")
    if len(citations) > 1 or len(text.split()) > MAX_WORDS:
        return None
    return ShortAnswer(text, None)


def _looks_ahead(question: str) -> bool:
    """Tell whether a question asks what is to come, which the article may speak of."""
    return _AHEAD.search(question) is not None


def _certain(times: Times, ranked: Sequence[Match]) -> float | None:
    """Return 0 or 1 where time alone decides whether the article answers, else None."""
    if times.today and not times.ranges:
        return 0.0
    return float(bool(ranked)) if times.only else None


def _distance(match: Match, days: DateSpan) -> int:
    """Return the days between an entry and a range; 0 inside of it."""
    day = match.passage.day or date.max
    return max((days.start - day).days, (day - days.end).days + 1, 0)


def _period(documents: Mapping[str, Document]) -> DateSpan:
    """Return the days that the chronologies of the documents cover; all days without any."""
    periods = [document.period for document in documents.values() if document.period]
    if not periods:
        return _ALWAYS
    return DateSpan(min(p.start for p in periods), max(p.end for p in periods))


def _reckoned(period: DateSpan, documents: Mapping[str, Document]) -> DateSpan:
    """Return the days that dates without a year are read by: those of the chronologies.

    Without any it is the year that the texts name most often, the earliest of several. All days
    would leave ten thousand years to choose from, for each date, and the first one is never meant.
    """
    if period != _ALWAYS:
        return period
    named = Counter(
        year for document in documents.values() for year in _YEAR.findall(document.source)
    )
    year = int(min(named, key=lambda year: (-named[year], year), default="2000"))
    return DateSpan(date(year, 1, 1), date(year + 1, 1, 1))


def _interleaved(found: Sequence[_Found]) -> Iterator[Match]:
    """Yield the best of what each part chose, then the rest of the rankings turn by turn."""
    if len(found) > 1 or found[0].ask.times.order:
        for each in found:
            yield from sorted(each.chosen, key=lambda match: match.rank_key)[:1]
    for turn in zip_longest(*(each.ranked for each in found)):
        yield from (match for match in turn if match is not None)
