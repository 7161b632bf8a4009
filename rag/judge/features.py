"""What speaks for a sentence as the answer to a question, as numbers beside its vectors.

A row holds how the sentence was found and ranked, how well it meets each word of the question and
what the question asks for; where that is yes or no, also what speaks for either. None of the
numbers names a word of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from index.article import CITED_AS, TITLE_PAGE
from rag.ask import Ask
from rag.judge.exchange import OF_EXCHANGE, of_exchange
from rag.refusal import Signals
from rag.retrieve import Match
from rag.short import VERDICT_FEATURES, Kind, least

_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_NAMES: Final = ("name",)
_NOUNS: Final = ("noun",)
_VERBS: Final = ("verb", "ing")

_SAME: Final = 0.8
"""What a word counts at least that the sentence holds, or a related one, beside nearness."""

_LONG: Final = 200.0
_MANY_WORDS: Final = 20.0

FEATURES: Final[tuple[str, ...]] = (
    "cosine",
    "late interaction",
    "lexical",
    "coverage",
    "score",  # the fused one
    "ahead",  # its distance from the best other score
    "behind",  # from the best of all
    "first",  # 1 for the one ranked first
    "rank",  # 1 over its rank
    "entry",  # 1 where it belongs to the chronology
    "on the days",  # 1 where it is of the days asked for
    "tells a day",
    "about the article",  # 1 where it belongs to the title or tells how the article is cited
    "length",  # characters, a two-hundredth each
    "days asked for",
    "order asked for",
    "persons asked about",
    "goes on",  # 1 for a follow-up
    "part",  # 1 for a part of a question
    "event",  # 1 where its day is asked for
    "question",  # words, a twentieth each
    *(f"signal: {name}" for name in Signals.__dataclass_fields__),
    *(f"asks {kind}" for kind in _KINDS),
    *(f"before: {name}" for name in OF_EXCHANGE),  # 0 where nothing was answered before
    "words",  # those of the question that say something; the numbers below are of these
    "near: mean",  # nearness of each to the nearest word of the sentence
    "near: least",
    "near: second least",
    "near: least name",  # 1 where the question has none, as in the next two
    "near: least noun",
    "near: least verb",
    "met: least",  # nearness, or 0.8 where the sentence holds the word or a related one
    "met: second least",
    "met: mean",
    "met: least name",  # nearness, or 1 where the sentence holds it or a related one
    "met: least noun",
    "met: least verb",
    "share: near",  # by idf
    "share: held",
    "share: held or related",
    "share: in context",
    "unknown",  # how many the index doesn't hold
    "unheard",  # how many of which it doesn't hold a related one either
    "weightiest missing",  # idf of that which is neither held nor related nor in the context
    "holds kind",  # 1 as well where nearly every sentence may
    *(f"verdict: {name}" for name in VERDICT_FEATURES),  # 0 where yes or no isn't asked for
)
"""What the numbers of a row stand for, in order."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question that says something.

    Attributes:
        tag: its part of speech, "name" for every word of a name.
        idf: of the rarest of its terms.
        known: whether the index holds it.
        heard: whether the index holds it or a related word.
    """

    tag: str
    idf: float
    known: bool
    heard: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a sentence meets a word of the question.

    Attributes:
        near: the mean cosine of the word's pieces with those of the sentence that are nearest.
        held: whether the sentence holds the word.
        related: whether it holds one that the thesaurus relates to it.
        around: whether what stands around the sentence holds either.
    """

    near: float
    held: bool
    related: bool
    around: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer.

    Attributes:
        match: the sentence as it was ranked.
        meetings: how it meets each word of the question.
        verdict: what speaks for "Yes" and "No", named by `VERDICT_FEATURES`; () where neither is
            asked for.
        holds: whether it may hold the kind of thing asked for.
    """

    match: Match
    meetings: tuple[Meeting, ...]
    verdict: tuple[float, ...]
    holds: bool


def rows_of(
    ask: Ask,
    kind: Kind,
    words: Sequence[Word],
    signals: Signals,
    told: Sequence[Candidate],
    led_to: Sequence[Match] = (),
) -> NDArray[np.float64]:
    """Return (sentences, features): a row, named by `FEATURES`, for each sentence.

    Args:
        ask: what is asked.
        kind: the kind of thing asked for.
        words: those of the question that say something.
        signals: of the ranking as a whole.
        told: the sentences, best first.
        led_to: what the question finds with what was told before it, best first.
    """
    asked = (
        float(bool(ask.times.ranges)),
        float(ask.times.order is not None),
        float(len(ask.persons)),
        float(bool(ask.told or ask.again)),
        float(bool(ask.whole)),
        float(ask.dated),
        len(ask.text.split()) / _MANY_WORDS,
        signals.cosine,
        signals.coverage,
        signals.unknown,
        *(float(kind == each) for each in _KINDS),
    )
    scores = [each.match.score for each in told]
    gone_on = of_exchange(ask, [each.match for each in told], led_to)
    rows = [
        (
            *_of_ranking(each.match, at, scores),
            *asked,
            *before,
            *_of_words(words, each.meetings),
            float(each.holds),
            *(each.verdict or _NO_VERDICT),
        )
        for at, (each, before) in enumerate(zip(told, gone_on, strict=True))
    ]
    return np.array(rows, np.float64).reshape(-1, len(FEATURES))


def _of_ranking(match: Match, at: int, scores: Sequence[float]) -> tuple[float, ...]:
    others = [*scores[:at], *scores[at + 1 :]]
    return (
        match.dense,
        match.late,
        match.lexical,
        match.coverage,
        match.score,
        match.score - max(others, default=match.score),
        max(scores) - match.score,
        float(at == 0),
        1 / (1 + at),
        float(match.passage.day is not None),
        float("dates" in match.via),
        float(bool(match.told)),
        float(match.passage.section in (TITLE_PAGE, CITED_AS)),
        len(match.sentence.text) / _LONG,
    )


def _of_words(words: Sequence[Word], meetings: Sequence[Meeting]) -> tuple[float, ...]:
    if not words:
        return (0.0,) * _OF_WORDS
    near = [each.near for each in meetings]
    told = [each.held or each.related for each in meetings]
    met = [max(n, _SAME * t) for n, t in zip(near, told, strict=True)]
    sure = [max(n, float(t)) for n, t in zip(near, told, strict=True)]
    tags = [word.tag for word in words]
    weights = [word.idf for word in words]
    total = sum(weights) or 1.0

    def share(values: Sequence[float]) -> float:
        return sum(w * v for w, v in zip(weights, values, strict=True)) / total

    absent = [
        word.idf
        for word, each in zip(words, meetings, strict=True)
        if not (each.held or each.related or each.around)
    ]
    return (
        float(len(words)),
        sum(near) / len(near),
        *_two_least(near),
        *(least(near, tags, some) for some in (_NAMES, _NOUNS, _VERBS)),
        *_two_least(met),
        sum(met) / len(met),
        *(least(sure, tags, some) for some in (_NAMES, _NOUNS, _VERBS)),
        share(near),
        share([float(each.held) for each in meetings]),
        share([float(each) for each in told]),
        share([float(each.around) for each in meetings]),
        float(sum(not word.known for word in words)),
        float(sum(not word.heard for word in words)),
        max(absent, default=0.0),
    )


_OF_WORDS: Final = FEATURES.index("holds kind") - FEATURES.index("words")


_NO_VERDICT: Final = (0.0,) * len(VERDICT_FEATURES)


def _two_least(values: Sequence[float]) -> tuple[float, float]:
    """Return the least of some numbers and the next; 1 where there is no next."""
    least, second, *_ = (*sorted(values), 1.0)
    return least, second
