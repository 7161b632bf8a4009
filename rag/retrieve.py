"""Four scores of every sentence, one fused ranking, then passages.

Two retrievers propose sentences: the cosine of sentence and question, and BM25. Late interaction of
their word pieces, and how much of the question a passage covers, decide how they rank. Fusion is a
convex combination of scores brought to one range (Bruch, Gai and Ingber 2023, "An Analysis of
Fusion Functions for Hybrid Retrieval"); BM25 is divided by its best score for the question. So
scores are comparable within one question only. Every ranking ends with the position of the
sentence, so that it is total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.analyze import terms
from index.article import CITED_AS, TITLE_PAGE
from index.dates import find_dates
from index.encode import Encoder, WordPieces
from index.late import TokenVectors
from index.store import PassageStore
from index.types import DateSpan, Document, Passage, Sentence
from rag.coverage import TermStatistics, Wanted, passage_terms
from rag.question import searched
from rag.related import RelatedWords
from rag.settings import Settings
from rag.thesaurus import expansions, single_terms
from rag.told import told_days
from rag.types import Hit

_Scores = NDArray[np.float64]
_ALL: Final = Settings()

DENSE_WEIGHT: Final = 0.05
LATE_WEIGHT: Final = 0.65
LEXICAL_WEIGHT: Final = 0.03
COVERAGE_WEIGHT: Final = 0.27
"""Shares in the fused score of the cosine, of late interaction, of BM25 over its best, and of the
coverage of the question by the passage; their sum is 1. Chosen on the dev split by hit@1, near
those that `python -m eval.fit` fits by likelihood. A stage that is off leaves its share to the
others."""

EXPANSION_WEIGHT: Final = 0.5
"""Weight of BM25 over the words that the thesaurus relates to the question's."""

CANDIDATES: Final = 400
"""Sentences asked of each retriever; more than the article has."""

HITS: Final = 20

_LATELY: Final = 8
"""Texts whose matches are kept: several stages look for the same parts of a question."""

NEARLY: Final = 0.93
"""Share of the best score from which on a match is nearly the best."""


class Match(NamedTuple):
    """A sentence scored for a question; no dataclass, for hundreds are made for every question.

    Attributes:
        dense: cosine of sentence and question, -1..1; 0 where the dense search missed it.
        lexical: BM25 over the best BM25 of the question, 0..1.
        score: the fused score with every adjustment, higher is better.
        position: order of the sentence in the index, the last key of every ranking.
        via: retrievers that found it.
        told: the days that a sentence itself names, no longer than a month each.
        late: late interaction of sentence and question, at most 1.
        coverage: share of the question that the passage accounts for, 0..1.
    """

    passage: Passage
    sentence: Sentence
    dense: float
    lexical: float
    score: float
    position: int
    via: tuple[str, ...]
    told: tuple[DateSpan, ...] = ()
    late: float = 0.0
    coverage: float = 0.0

    @property
    def rank_key(self) -> tuple[float, int]:
        """Sort key: best score first, then the order of the source."""
        return (-self.score, self.position)


@dataclass(frozen=True, slots=True)
class _Weights:
    """The shares of the scores that take part; 0 for the others, their sum is 1."""

    dense: float
    late: float
    lexical: float
    coverage: float

    @classmethod
    def of(cls, settings: Settings, *, late: bool) -> _Weights:
        shares = (
            DENSE_WEIGHT * settings.dense,
            LATE_WEIGHT * late,
            LEXICAL_WEIGHT * settings.lexical,
            COVERAGE_WEIGHT * settings.coverage,
        )
        return cls(*(share / (sum(shares) or 1.0) for share in shares))

    def fused(self, dense: _Scores, late: _Scores, lexical: _Scores, coverage: _Scores) -> _Scores:
        """Return the fused scores of sentences from theirs of each kind, in the same order."""
        return (
            self.dense * dense
            + self.late * late
            + self.lexical * lexical
            + self.coverage * coverage
        )


class Retriever:
    """Scores the sentences of an index for a text, and remembers the texts asked of late."""

    def __init__(
        self,
        store: PassageStore,
        encoder: Encoder,
        statistics: TermStatistics,
        period: DateSpan,
        settings: Settings = _ALL,
        tokens: TokenVectors | None = None,
    ) -> None:
        self._store = store
        self._encoder = encoder
        self._statistics = statistics
        self._settings = settings
        self._tokens = tokens if settings.late else None
        self._weights = _Weights.of(settings, late=self._tokens is not None)
        self._nothing = np.zeros(sum(len(p.sentences) for p in store.passages()))
        self._holders = _holders(store.passages())
        self._lately = lru_cache(_LATELY)(self._scored)
        self._sentences = {
            sentence.id: (position, passage, sentence)
            for position, (passage, sentence) in enumerate(
                (passage, sentence)
                for passage in store.passages()
                for sentence in passage.sentences
            )
        }

        self._related = RelatedWords(
            [sentence.context for _, _, sentence in self._sentences.values()]
        )
        self._told = {
            sentence.id: told_days(sentence.text, period)
            for _, _, sentence in self._sentences.values()
        }
        self._elsewhere = {
            sentence.id: _elsewhere(sentence.text, period)
            for _, passage, sentence in self._sentences.values()
            if passage.section not in (TITLE_PAGE, CITED_AS)
        }

    def matches(self, text: str) -> tuple[Match, ...]:
        """Return the sentences that either retriever found for `text`, best first."""
        return self._lately(text)

    def _scored(self, text: str) -> tuple[Match, ...]:
        dense, late = self._dense(text)
        lexical = self._lexical(tuple(dict.fromkeys(terms(text))))
        best = max(lexical.values(), default=0.0) or 1.0
        asked = text if self._settings.coverage else ""
        wanted = Wanted.of(asked, self._statistics, related=self._settings.related)
        covered = wanted.shares(self._holders)
        found = [self._sentences[each] for each in dense.keys() | lexical.keys()]
        found.sort(key=itemgetter(0))
        positions = [position for position, _, _ in found]
        ids = [(passage.id, sentence.id) for _, passage, sentence in found]
        cosines = np.array([dense.get(each, 0.0) for _, each in ids], np.float64)
        overlaps = np.array([lexical.get(each, 0.0) for _, each in ids], np.float64) / best
        shares = np.array([covered.get(each, 0.0) for each, _ in ids], np.float64)
        met = late[positions]
        scores = self._weights.fused(cosines, met, overlaps, shares)
        best_first = np.argsort(-scores, kind="stable").tolist()
        columns = (column.tolist() for column in (cosines, overlaps, scores, met, shares))
        rows = list(zip(found, *columns, strict=True))
        ranked = (rows[at] for at in best_first)
        return tuple(
            Match(
                passage=passage,
                sentence=sentence,
                dense=cosine,
                lexical=overlap,
                score=score,
                position=position,
                via=_via(sentence.id in dense, sentence.id in lexical),
                told=self._told.get(sentence.id, ()),
                late=interaction,
                coverage=share,
            )
            for (position, passage, sentence), cosine, overlap, score, interaction, share in ranked
        )

    def _dense(self, text: str) -> tuple[dict[str, float], NDArray[np.float64]]:
        """Return cosines by sentence id, and late interaction by position, in one pass."""
        text = searched(text)
        vector, pieces = self._encoder.read_question(text)
        found = self._store.dense(vector, CANDIDATES) if self._settings.dense else []
        return {hit.id: hit.score for hit in found}, self._late(text, pieces)

    def _late(self, text: str, pieces: WordPieces) -> NDArray[np.float64]:
        if self._tokens is None:
            return self._nothing
        if not self._settings.related:
            return self._tokens.similarity(pieces)
        held = self._related.held(text, self._encoder.piece_spans(text))
        return self._tokens.similarity(pieces, held)

    def _lexical(self, asked: tuple[str, ...]) -> dict[str, float]:
        """Return BM25 of the asked terms, with that of related words at a lower weight added."""
        if not self._settings.lexical:
            return {}
        found = {hit.id: hit.score for hit in self._store.lexical(asked, CANDIDATES)}
        if not self._settings.related:
            return found
        others = filter(self._statistics.knows, single_terms(expansions(asked)))
        for hit in self._store.lexical(tuple(others), CANDIDATES):
            found[hit.id] = found.get(hit.id, 0.0) + EXPANSION_WEIGHT * hit.score
        return found

    def telling(self) -> tuple[Match, ...]:
        """Return the sentences that name a time, unscored, in the order of the index.

        Those of prose by the times of a month or less that they name, entries by times that the
        chronology doesn't cover ("will meet next year").
        """
        told = {
            id: days
            for id, elsewhere in self._elsewhere.items()
            if (days := (*self._told_in_prose(id), *elsewhere))
        }
        found = self._unscored("dates", lambda _, sentence: sentence.id in told)
        return tuple(match._replace(told=told[match.sentence.id]) for match in found)

    def with_elsewhere(self, matches: Iterable[Match]) -> tuple[Match, ...]:
        """Return matches that know as well what times the chronology doesn't cover they name."""
        return tuple(
            match._replace(told=tuple(dict.fromkeys((*match.told, *told))))
            if (told := self._elsewhere.get(match.sentence.id))
            else match
            for match in matches
        )

    def _told_in_prose(self, sentence_id: str) -> tuple[DateSpan, ...]:
        passage = self._sentences[sentence_id][1]
        return self._told[sentence_id] if passage.day is None else ()

    def prose(self) -> tuple[Match, ...]:
        """Return every sentence of prose, unscored, in the order of the index."""
        return self._prose

    def entries(self) -> tuple[Match, ...]:
        """Return every sentence of the chronology, unscored, in the order of the index."""
        return self._entries

    @cached_property
    def _prose(self) -> tuple[Match, ...]:
        return self._unscored("opening", lambda passage, _: passage.day is None)

    @cached_property
    def _entries(self) -> tuple[Match, ...]:
        return self._unscored("dates", lambda passage, _: passage.day is not None)

    def _unscored(self, via: str, wanted: Callable[[Passage, Sentence], bool]) -> tuple[Match, ...]:
        return tuple(
            Match(
                passage, sentence, 0.0, 0.0, 0.0, position, (via,), self._told.get(sentence.id, ())
            )
            for position, passage, sentence in self._sentences.values()
            if wanted(passage, sentence)
        )


def favoured(
    ranked: Sequence[Match], wanted: Callable[[Match], bool], share: float = NEARLY
) -> tuple[Match, ...]:
    """Return matches with the first that is wanted in front, if it is nearly the best.

    Args:
        ranked: best first.
        wanted: tells which.
        share: of the best score from which on a match is nearly the best.
    """
    for at, match in enumerate(ranked):
        if match.score < share * ranked[0].score:
            break
        if wanted(match):
            return (match, *ranked[:at], *ranked[at + 1 :])
    return tuple(ranked)


def hits(
    matches: Iterable[Match], documents: Mapping[str, Document], limit: int = HITS
) -> tuple[Hit, ...]:
    """Return the passages of ranked matches, each with its best sentence, at most `limit`."""
    best: dict[str, Hit] = {}
    for match in matches:
        if match.passage.id not in best:
            passage = match.passage
            quote = passage.span.of(documents[passage.document].source)
            best[passage.id] = Hit(passage, match.sentence, match.score, match.via, quote)
        if len(best) == limit:
            break
    return tuple(best.values())


def _holders(passages: Iterable[Passage]) -> dict[str, list[str]]:
    """Return the ids of the passages that hold each term."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for passage in passages:
        for term in passage_terms(passage):
            found[term].append(passage.id)
    return dict(found)


def _elsewhere(text: str, period: DateSpan) -> tuple[DateSpan, ...]:
    """Return the times that a text names outside of a period."""
    found = (mention.when for mention in find_dates(text, period))
    return tuple(days for days in found if not days.overlaps(period))


def _via(dense: bool, lexical: bool) -> tuple[str, ...]:
    return (*(("dense",) if dense else ()), *(("lexical",) if lexical else ()))
