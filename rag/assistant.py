"""The whole flow from a question to an answer; the chat, the evaluation and the CLI call this.

>>> Assistant.open().ask("When did the two Koreas open liaison offices?").short  # doctest: +SKIP
'Sept. 12, 2018'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter

from index.article import reading
from index.disk import Index, Manifest, default_folder, load
from index.encode import Encoder, open_encoder
from index.store import PassageStore
from index.tokens import token_counter
from index.types import DateSpan, Document
from rag.answer import NEAREST, choose, cite, compose, mark
from rag.followup import standalone
from rag.names import names_in
from rag.question import asked_kind, clean
from rag.refusal import THRESHOLD, TermStatistics, confidence, reason, signals
from rag.retrieve import Match, Retriever, hits, in_days, within
from rag.roles import named, read_holders
from rag.short import Evidence, ShortAnswer, short_answer
from rag.spelling import Speller
from rag.times import Times, read_times
from rag.types import Answer, Citation, Question


@dataclass(frozen=True, slots=True)
class _Draft:
    """An answer before it is decided whether to give it."""

    question: Question
    times: Times
    ranked: tuple[Match, ...]
    citations: tuple[Citation, ...]
    short: ShortAnswer | None
    confidence: float


class Assistant:
    """Answers questions over an index. Many threads may ask at once: nothing is kept of any."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self.manifest: Manifest = index.manifest
        self.documents: Mapping[str, Document] = index.documents
        self.store: PassageStore = index.store
        self.period = _period(index.documents)
        self._encoder = encoder
        self._retriever = Retriever(index.store, encoder, self.period)
        self._statistics = TermStatistics(index.store.passages())
        texts = [passage.text for passage in index.store.passages()]
        self._speller = Speller(texts, token_counter())
        self._holders = read_holders(texts)
        self._names = names_in(texts)

    @classmethod
    def open(cls, folder: Path | None = None, encoder: Encoder | None = None) -> Assistant:
        """Open the index in `folder` (the environment's own by default) with its encoder.

        Raises:
            IndexUnusable: if the index is missing, damaged or made with another encoder; the
                message names the command that cures it.
        """
        chosen = encoder or open_encoder()
        return cls(load(folder or default_folder(), chosen), chosen)

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
        asked, times = self._understand(question, history, within)
        draft = self._draft(asked, times)
        answer = self._answered(draft) if self._holds(draft) else self._refused(draft)
        return replace(answer, seconds=perf_counter() - started)

    def _understand(
        self, text: str, history: Sequence[str], chosen: DateSpan | None
    ) -> tuple[Question, Times]:
        typed = clean(text)
        alone = standalone(
            self._speller.mended(typed),
            tuple(map(self._speller.mended, history)),
            self._names,
        )
        times = read_times(alone.text, self.period, self._days_of_event)
        if chosen is not None:
            times = replace(times, ranges=_restricted(times.ranges, chosen))
        question = Question(
            text=typed,
            history=tuple(history),
            standalone=alone.text,
            asked=asked_kind(alone.text),
            dates=times.ranges,
            notes=times.notes,
        )
        return question, times

    def _days_of_event(self, event: str) -> DateSpan | None:
        """Return the day of the entry that tells of an event, if any entry does."""
        for match in self._retriever.matches(self._resolved(event)):
            if match.passage.day is not None:
                return DateSpan.on(match.passage.day)
        return None

    def _draft(self, question: Question, times: Times) -> _Draft:
        ranked = self._ranked(times)
        chosen = choose(question.asked, times, ranked)
        citations = cite(chosen, self.documents)
        short = self._short(question, citations)
        sure = _certain(times, ranked)
        if sure is None:
            sure = confidence(signals(times.topic, ranked, self._statistics))
        return _Draft(question, times, ranked, citations, short, sure)

    def _ranked(self, times: Times) -> tuple[Match, ...]:
        """Return what may answer: best first, or in the order of time if only time is asked."""
        if times.only:
            return in_days(self._retriever.entries(), times.ranges)
        found = self._retriever.matches(self._resolved(times.topic))
        if not times.ranges:
            return found
        if any(days.overlaps(self.period) for days in times.ranges):
            return within(found, times.ranges)
        return in_days(found, times.ranges)

    def _resolved(self, text: str) -> str:
        """Return the text to search: with the persons added whom it names by office only."""
        persons = named(text, self._holders)
        return f"{text} ({', '.join(persons)})" if persons else text

    def _short(self, question: Question, citations: Sequence[Citation]) -> ShortAnswer | None:
        evidence = [
            Evidence(
                text=reading(citation.quote),
                span=citation.span,
                source=self.documents[citation.document].source,
                day=citation.day,
            )
            for citation in citations
        ]
        return short_answer(question.standalone, question.asked, evidence) if evidence else None

    def _holds(self, draft: _Draft) -> bool:
        return bool(draft.citations) and draft.confidence >= THRESHOLD

    def _answered(self, draft: _Draft) -> Answer:
        span = draft.short.span if draft.short else None
        citations = tuple(mark(citation, span) for citation in draft.citations)
        return Answer(
            question=draft.question,
            outcome="answered",
            reason=None,
            text=compose(citations),
            short=draft.short.text if draft.short else None,
            citations=citations,
            nearest=(),
            hits=hits(draft.ranked),
            confidence=draft.confidence,
            seconds=0.0,
        )

    def _refused(self, draft: _Draft) -> Answer:
        near = draft.ranked or self._near_in_time(draft.times)
        best = draft.ranked[0] if draft.ranked else None
        why = reason(draft.question.standalone, draft.times, self.period, best, self._statistics)
        nearest = cite(near[:NEAREST], self.documents)
        return Answer(
            question=draft.question,
            outcome="not_in_article",
            reason=why,
            text=" ".join([why, *(["Nearest: " + compose(nearest)] if nearest else [])]),
            short=None,
            citations=(),
            nearest=nearest,
            hits=hits(near),
            confidence=draft.confidence,
            seconds=0.0,
        )

    def _near_in_time(self, times: Times) -> tuple[Match, ...]:
        """Return the entries nearest to the first range asked for, nearest first."""
        if not times.ranges:
            return ()
        wanted = times.ranges[0]
        entries = [match for match in self._retriever.entries() if match.passage.day]
        return tuple(sorted(entries, key=lambda match: (_distance(match, wanted), match.position)))


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
    """Return the days that the chronologies of the documents cover; the year of none at all."""
    periods = [document.period for document in documents.values() if document.period]
    if not periods:
        return DateSpan(date.min, date.max)
    return DateSpan(min(p.start for p in periods), max(p.end for p in periods))


def _restricted(ranges: Sequence[DateSpan], chosen: DateSpan) -> tuple[DateSpan, ...]:
    """Return the parts of the ranges that lie in the chosen days; these days if there are none."""
    return tuple(
        DateSpan(max(days.start, chosen.start), min(days.end, chosen.end))
        for days in ranges
        if days.overlaps(chosen)
    ) or (chosen,)
