"""The whole flow from a question to an answer; the chat, the evaluation and the CLI call this.

>>> Assistant.open().ask("When did the two Koreas open liaison offices?").short
'Sept. 12, 2018'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from time import perf_counter

from index.disk import Index, Manifest, default_folder, load
from index.encode import Encoder, Progress, open_encoder
from index.errors import BadQuestion
from index.memory import Embedded, each_of, embedded, together
from index.store import PassageStore
from index.tokens import token_counter
from index.types import DateSpan, Document
from rag.answer import (
    BEFORE_NEAREST,
    NEAREST,
    by_score,
    cite,
    compose,
    eligible,
    going_on,
    in_order,
    mark,
    one_end,
    settled,
    told_for_sure,
)
from rag.ask import Ask
from rag.choice import Choice, choice_among
from rag.chronology import nearest_to
from rag.coverage import TermStatistics
from rag.few_words import FewWords, is_count
from rag.followup import Told, authors_of
from rag.found import Found, apart, asking, held, interleaved
from rag.hops import another, beyond, leaning, of_others, told_by
from rag.itself import credits_last, of_figure, of_itself
from rag.judge import JUDGED, LISTED, Judge, Judged, recalled, searched_with
from rag.lacks import lack_of, not_given
from rag.larger import with_sizes
from rag.linked import Links
from rag.lists import listing_first, may_be_list
from rag.models import Models
from rag.narrator import own_only, own_voice
from rag.period import period_of, reckoned_by
from rag.pieces import OnceReader, PieceFinder
from rag.reckoned import reckoned
from rag.refusal import OPPOSITE_TOLD, UNHEARD, called, certain, chance, reason, signals
from rag.retrieve import Match, Retriever, hits
from rag.settings import Settings
from rag.sides import one_each
from rag.successions import telling
from rag.timeline import Timeline
from rag.types import Answer, Question
from rag.understand import Reader
from rag.unheard import never_told

RECALLED = 256
"""Earlier questions of conversations whose answers are kept in mind."""


class Assistant:
    """Answers questions over an index. Many threads may ask at once: no state of any is shared."""

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        settings: Settings | None = None,
        models: Models | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._index, self.encoder = index, encoder
        self.models = models or Models()
        self.manifest: Manifest = index.manifest
        self.documents: Mapping[str, Document] = index.documents
        self.store: PassageStore = index.store
        self.period = period_of(index.documents)
        reckoned = reckoned_by(self.period, index.documents)
        passages = index.store.passages()
        encoder = OnceReader(encoder)
        self.pieces = PieceFinder(encoder, index.tokens, passages)
        self._statistics = TermStatistics(passages)
        self._retriever = Retriever(
            index.store, encoder, self._statistics, reckoned, self.settings, index.tokens
        )
        self._links = Links(index.links if self.settings.links else ())
        self._timeline = Timeline(self._retriever, self._statistics, self.period)
        self._recalled = lru_cache(RECALLED)(self._answered_before)
        self._reader = Reader(
            (passage.text for passage in passages),
            reckoned,
            token_counter(),
            self.settings,
            authors_of(index.documents.values()),
        )
        self._few_words = FewWords(
            self.documents,
            self.pieces,
            self.models,
            self._reader.named_otherwise,
            meaning=self.settings.meaning,
        )
        self._judge = Judge(
            self.pieces,
            self._statistics,
            self.documents,
            self._reader.names,
        )

    @classmethod
    def open(
        cls,
        folder: Path | None = None,
        encoder: Encoder | None = None,
        settings: Settings | None = None,
        models: Models | None = None,
    ) -> Assistant:
        """Open the index in `folder` (the environment's own by default) with its encoder.

        Raises:
            IndexUnusable: if the index is missing, damaged or made with another encoder; the
                message names the command that cures it.
        """
        chosen = encoder or open_encoder()
        return cls(load(folder or default_folder(), chosen), chosen, settings, models)

    @cached_property
    def parts(self) -> tuple[Embedded, ...]:
        """The documents one by one, each of which can be asked or left out (`over`)."""
        return each_of(self._index)

    def embedded(self, name: str, text: str, progress: Progress | None = None) -> Embedded:
        """Return another document, ready to be asked beside these; takes seconds.

        Args:
            name: of the document, one that none of those asked together has.
            text: of its source.
            progress: told of its sentences.

        Raises:
            BadFile: if its text holds neither a paragraph nor a dated entry.
        """
        return embedded(name, text, self.encoder, self.manifest.budget, progress)

    def over(self, parts: Sequence[Embedded]) -> Assistant:
        """Return an assistant that answers from these documents alone, one or more.

        They are some of `parts` and of what `embedded` returned.
        """
        whole = together(parts, self.manifest)
        return Assistant(whole, self.encoder, self.settings, self.models)

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
            within: days to which the chronology is restricted, if the user chose some; `ANY_DAY`
                lifts even what the question itself says of time.

        Raises:
            BadQuestion: if the text holds nothing to search for.
        """
        started = perf_counter()
        asked, found = self.found(question, history, within)
        answered = held(found)
        complete = len(asking(answered)) == len(asking(found))
        answer = (
            self._answered(asked, answered, complete)
            if answered
            else self._refused(asked, (asking(found) or found)[0])
        )
        return replace(
            answer,
            hits=hits(interleaved(found), self.documents),
            confidence=max(each.confidence for each in found),
            seconds=perf_counter() - started,
        )

    def found(
        self, question: str, history: Sequence[str] = (), within: DateSpan | None = None
    ) -> tuple[Question, tuple[Found, ...]]:
        """Return a question as understood, and what was found for each part of it.

        Raises:
            BadQuestion: if the text holds nothing to search for.
        """
        asked, asks = self.read(question, history, within)
        found: list[Found] = []
        for ask in asks:
            dated = reckoned(ask, found, self.period, self._reader.resolved)
            part = leaning(dated, found, self._reader.names)
            found.append(another(self._find(part, found), found))
        return asked, with_sizes(asked.standalone, one_each(apart(found)))

    def read(
        self, question: str, history: Sequence[str] = (), within: DateSpan | None = None
    ) -> tuple[Question, tuple[Ask, ...]]:
        """Return a question as understood, and what is to be found for it.

        Raises:
            BadQuestion: if the text holds nothing to search for.
        """
        return self._reader.read(question, history, within, self._timeline.days_of, self._recalled)

    def _answered_before(self, question: str) -> Told | None:
        """Return what an earlier question was answered by; None also where it can't be asked."""
        try:
            return told_by(self.ask(question))
        except BadQuestion:
            return None

    def _find(self, ask: Ask, before: Sequence[Found] = ()) -> Found:
        names = self._reader.names
        own = of_itself(ask, self._retriever.prose()) or self._timeline.confirmed(ask, names)
        if own:
            return own
        named = self._timeline.naming(ask)
        if named:
            return Found(ask, named, one_end(ask.times, named), 1.0, "", counts=True)
        if self._timeline.asks_days_only(ask):
            ask = replace(ask, times=replace(ask.times, topic=""))
        ask, ranked = self._timeline.ranked(ask, self._reader.timeless)
        ranked = listing_first(ask, of_others(ask, ranked), self._statistics)
        credit = of_figure(ask, ranked)
        if credit:
            return credit
        ranked = beyond(ask, own_voice(ask, credits_last(ranked)), before)
        sure, judged, missing = certain(ask.times, ranked), None, ""
        if sure is None and self.settings.judge:
            told = signals(ask.times, ranked, self._statistics)
            most = LISTED if may_be_list(ask) else JUDGED
            led_to = self._retriever.matches(searched_with(ask)) if ask.before else ()
            among = recalled(ask, ranked, led_to, JUDGED)
            judged = self._judge.judged(ask, among, told, most, led_to)
            ranked = judged.ranked(among) if judged else ranked
        if self.models.reranker and not (ask.times.only or ask.times.beside):
            ranked = self.models.reranker.reranked(ask.text, ranked)
        if sure is None and told_for_sure(ask, ranked):
            sure = 1.0
        if sure is None:
            missing = self._lacking(ask, ranked)
            sure = chance(signals(ask.times, ranked, self._statistics), judged, missing)
        chosen, choice = self._chosen(ask, ranked, judged)
        grounds = (*self._timeline.grounds(ask), *telling(ask.swapped, ranked))
        return Found(
            ask,
            ranked,
            own_only(ask, chosen),
            sure,
            missing,
            judged=judged,
            choice=choice,
            grounds=grounds,
        )

    def _chosen(
        self, ask: Ask, ranked: Sequence[Match], judged: Judged | None
    ) -> tuple[tuple[Match, ...], Choice | None]:
        """Return the matches to cite, and what they were chosen among if they were weighed."""
        chosen = settled(ask, ranked)
        if chosen or not ranked:
            return chosen, None
        if judged is None or not self.settings.choice:
            return by_score(ask, ranked), None
        entry = self._links.told_by(ranked)
        beside = (*going_on(ask, ranked), *([entry] if entry else ()))
        several = may_be_list(ask)
        wide = several or (judged.of_article and not ask.dated)
        among = eligible(ask, ranked) if wide else (ranked[0], *beside)
        ids = {match.sentence.id for match in beside}
        choice = choice_among(judged, among, several=several, with_it=ids)
        return in_order(choice.cited()), choice

    def _lacking(self, ask: Ask, ranked: Sequence[Match]) -> str:
        """Return what tells against an answer beside the judge, one of `LACKS`, or ""."""
        if not self.settings.lacks:
            return ""
        missing = lack_of(ask, ranked, self._reader.names)
        if missing == OPPOSITE_TOLD and ask.side:
            missing = ""  # of two set side by side one may well deny what the other holds
        if missing:
            return missing
        return UNHEARD if never_told(ask, self._statistics.knows, self.period) else ""

    def _answered(self, question: Question, found: Sequence[Found], complete: bool) -> Answer:
        likely = [each.telling for each in found]
        taken = {match.sentence.id: match for each in likely for match in each.chosen}
        answering = cite(taken.values(), self.documents)
        short = self._few_words.of(question, likely, answering) if complete else None
        cites = likely if is_count(question, short) else found
        chosen = {match.sentence.id: match for each in cites for match in each.chosen}
        told = question.reworded and question.history  # the event that a time is reckoned from
        for match in (match for each in found for match in each.grounds if not told):
            chosen.setdefault(match.sentence.id, match)
        citations = cite(chosen.values(), self.documents)
        citations = tuple(mark(each, short.span if short else None) for each in citations)
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

    def _refused(self, question: Question, found: Found) -> Answer:
        near = found.ranked or nearest_to(self._retriever.entries(), found.ask.times.ranges)
        best, names = (found.ranked[0] if found.ranked else None), self._reader.names
        why = reason(
            question.standalone,
            found.ask.times,
            self.period,
            best,
            self._statistics,
            found.missing or (not_given(found.ask, best, self.documents, names) if best else ""),
            called(self.documents.values()),
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
