"""Which of the best sentences answers a question, and how likely any of them does.

Ranking adds up how near each sentence is. Whether one answers shows in more: in what it says of
just what is asked. Small networks read the question against each of the best sentences; a plain one
knows nothing but how they were ranked and how well they meet its words. Those partly learn the
sentences that they were asked about, this one what holds of any text, so both have their say. "None
of them" competes with a score of 0, as "no answer" does in Clark and Gardner 2018, "Simple and
Effective Multi-Paragraph Reading Comprehension". `python -m eval.judge_fit --write` fits both kinds
to gold questions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.analyze import terms
from index.encode import FloatArray
from index.types import Document
from rag.ask import Ask
from rag.coverage import TermStatistics, held_terms, spelt_out
from rag.fitted import is_the_article
from rag.judge.features import Candidate, Meeting, Word, rows_of
from rag.judge.networks import OF_ARTICLE, OF_OTHERS, scores_by
from rag.kinds_held import holds_kind
from rag.names import Names
from rag.pieces import PieceFinder
from rag.refusal import Signals
from rag.retrieve import Match
from rag.short import (
    Evidence,
    Pieces,
    parse,
    says_something,
    verdict_row,
    wanted,
)
from rag.thesaurus import expansions

JUDGED: Final = 16
"""Sentences that compete, best first."""

LISTED: Final = 24
"""Sentences that are judged where several may be asked for; those behind don't compete."""


_OPEN: Final = frozenset({"thing", "yes_no"})
"""Kinds of answers that nearly every sentence may hold: it isn't worth the time to look."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The best sentences of a question, each with its score.

    Attributes:
        matches: the sentences as they were ranked before; the first `JUDGED` compete.
        rows: (sentences, features) what was told of them, named by `FEATURES`.
        question: (q, e) the word pieces of the question.
        sentences: (s, e) those of each sentence; a row of zeros where they aren't known.
        scores: (sentences,) their scores; "none of them" has 0.
        from_article: (sentences,) whether each is of the article of the gold questions.
    """

    matches: tuple[Match, ...]
    rows: NDArray[np.float64]
    question: FloatArray
    sentences: tuple[FloatArray, ...]
    scores: NDArray[np.float64]
    from_article: NDArray[np.bool_]

    @property
    def of_article(self) -> bool:
        """Whether the likeliest sentence is of the article of the gold questions."""
        return bool(self.from_article[int(np.argmax(self.scores[:JUDGED]))])

    @property
    def level(self) -> float:
        """The log of the odds that one of the sentences that compete answers."""
        return level_of(self.scores[:JUDGED])

    def ranked(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        """Return matches, of which the first compete, with these in order of their chance.

        Scores stay where they are: the likeliest sentence gets the best one, and so on, for the
        choice of what else to cite compares them.
        """
        among = self.matches[:JUDGED]
        order = sorted(range(len(among)), key=lambda at: (-self.scores[at], at))
        scores = sorted((match.score for match in among), reverse=True)
        first = (among[at]._replace(score=score) for at, score in zip(order, scores, strict=True))
        return (*first, *matches[len(among) :])


def level_of(scores: NDArray[np.float64]) -> float:
    """Return the log of the odds that one of some sentences answers, from their scores."""
    best = float(scores.max())
    return best + math.log(float(np.exp(scores - best).sum()))


class Judge:
    """Judges sentences of an index.

    Args:
        pieces: the word pieces of its sentences.
        statistics: of its terms.
        documents: by their ids.
        names: those that it holds.
    """

    def __init__(
        self,
        pieces: PieceFinder,
        statistics: TermStatistics,
        documents: Mapping[str, Document],
        names: Names,
    ) -> None:
        self._pieces = pieces
        self._statistics = statistics
        self._documents = documents
        self._names = names

    def judged(
        self,
        ask: Ask,
        ranked: Sequence[Match],
        signals: Signals,
        most: int = JUDGED,
        led_to: Sequence[Match] = (),
    ) -> Judged | None:
        """Return the scores of the best matches; None where word pieces aren't known.

        What was put behind all others, by a score of 0 or below, isn't judged.

        Args:
            ask: what is asked.
            ranked: what was found, best first.
            signals: of the ranking as a whole.
            most: how many are judged.
            led_to: what the question finds with what was told before it, best first.
        """
        read = self._pieces.question((ask,))
        if read is None or not len(read.rows) or not ranked:
            return None
        among = tuple(takewhile(lambda match: match.score > 0, ranked[:most])) or (ranked[0],)
        told = _telling(read)
        words = [self._word(text, tag) for text, tag, _ in told]
        pieces = [self._pieces.sentence(m.passage.document, m.sentence.span) for m in among]
        candidates = [
            self._candidate(ask, match, sentence, read, told)
            for match, sentence in zip(among, pieces, strict=True)
        ]
        rows = rows_of(ask, wanted(ask.text).kind, words, signals, candidates, led_to)
        nothing = np.zeros_like(read.rows[:1])
        vectors = tuple(nothing if each is None else each.rows for each in pieces)
        from_article = np.array([self._is_of_article(match) for match in among])
        scores = np.zeros(len(among))
        for networks, own in ((OF_ARTICLE, from_article), (OF_OTHERS, ~from_article)):
            if own.any():
                theirs = [vectors[at] for at in np.flatnonzero(own)]
                scores[own] = scores_by(networks, rows[own], read, theirs)
        return Judged(among, rows, read.rows, vectors, scores, from_article)

    def _is_of_article(self, match: Match) -> bool:
        return is_the_article(self._documents[match.passage.document].source)

    def _word(self, text: str, tag: str) -> Word:
        own = terms(text)
        known = any(map(self._statistics.knows, own))
        return Word(
            tag=tag,
            idf=max(map(self._statistics.idf, own), default=0.0),
            known=known,
            heard=known or any(map(self._statistics.knows, expansions(own))),
        )

    def _candidate(
        self,
        ask: Ask,
        match: Match,
        sentence: Pieces | None,
        read: Pieces,
        told: Sequence[_Told],
    ) -> Candidate:
        evidence = Evidence(
            text=match.sentence.text,
            span=match.sentence.span,
            source=self._documents[match.passage.document].source,
            day=match.passage.day,
            pieces=sentence,
        )
        kind = wanted(ask.text).kind
        return Candidate(
            match=match,
            meetings=_meetings(match, sentence, read, told),
            verdict=verdict_row(ask.text, evidence, read) if kind == "yes_no" else (),
            holds=kind in _OPEN
            or holds_kind(ask.text, ask.kind, match, self._documents, self._names),
        )


_Told = tuple[str, str, tuple[int, ...]]
"""A word of a question: as it stands there, its part of speech, and its word pieces."""


def _telling(read: Pieces) -> list[_Told]:
    """Return the words of a question that say something."""
    parsed = parse(read.text)
    named = {at for run in parsed.names for at in range(*run)}
    return [
        (token.text, "name" if at in named else token.tag, read.covering(token.start, token.end))
        for at, token in enumerate(parsed.tokens)
        if says_something(token.text)
    ]


def _meetings(
    match: Match, sentence: Pieces | None, read: Pieces, told: Sequence[_Told]
) -> tuple[Meeting, ...]:
    held = held_terms(match.sentence.text)
    around = spelt_out(held_terms(match.sentence.context))
    best = None if sentence is None else (read.rows @ sentence.rows.T).max(axis=1)
    found = []
    for text, _, columns in told:
        own = terms(text)
        others = expansions(own)
        near = 0.0 if best is None or not columns else float(best[list(columns)].mean())
        found.append(
            Meeting(
                near=near,
                held=not held.isdisjoint(own),
                related=not held.isdisjoint(others),
                around=not around.isdisjoint((*own, *others)),
            )
        )
    return tuple(found)
