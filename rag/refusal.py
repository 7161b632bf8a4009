"""When to say 'not in the article', and why.

The judge of sentences (`rag.judge`) tells the odds that one of them answers, and a few rules
(`rag.lacks`) tell what it can't see; a logistic function of both is the chance that the article
answers. `python -m eval.judge_fit` fits its weights, and prints the best threshold. Where there is
no judge, as over an index without word pieces, some signals of the ranking stand for it, with
weights set by hand.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Final, Protocol

from index.analyze import is_stop_word, terms, words
from index.chunk import long_date
from index.types import DateSpan, Document
from rag.coverage import TermStatistics, Wanted, passage_terms
from rag.retrieve import Match
from rag.thesaurus import expansions
from rag.times import Times
from rag.types import ANY_DAY


@dataclass(frozen=True, slots=True)
class Signals:
    """What a ranking as a whole tells of whether it answers; each is 0..1.

    Attributes:
        cosine: of the nearest sentence, below 0 counted as 0.
        coverage: share of the question's terms, by idf, for which the best passage holds the
            term or a related word.
        unknown: share of the question's terms, by idf, for which the whole index holds neither.
    """

    cosine: float
    coverage: float
    unknown: float


WEIGHTS: Final = Signals(cosine=9.0, coverage=1.0, unknown=-1.0)
BIAS: Final = -1.8
"""What the signals count where there is no judge."""

UNSUPPORTED: Final = 0.3
"""What the chance is multiplied by then where something tells against an answer."""

OPPOSITE_TOLD: Final = "opposite"
UNTOLD: Final = "answer"
NUMBER: Final = "number"
UNHEARD: Final = "unheard"
"""What may be lacking: the best sentence says the opposite, tells nothing of the kind or gives no
number; or the index has never heard of what is asked about."""

NAME: Final = "name"
PLACE: Final = "place"
REASON: Final = "reason"
"""What else a reason may say that there is none of."""


class Judgement(Protocol):
    """What the judge says of the best sentences (`rag.judge.Judged`)."""

    @property
    def level(self) -> float:
        """The log of the odds that one of them answers."""

    @property
    def of_article(self) -> bool:
        """Whether the likeliest one is of the article of the gold questions (`rag.fitted`)."""


LACKS: Final = (OPPOSITE_TOLD, UNTOLD, NUMBER, UNHEARD)
"""What may be lacking of all that is asked."""


@dataclass(frozen=True, slots=True)
class Odds:
    """What the log of the odds of an answer is made of; `python -m eval.judge_fit` fits it.

    Attributes:
        level: what the judge's level counts.
        bias: what is added.
        lacks: what each of `LACKS` counts.
    """

    level: float
    bias: float
    lacks: Mapping[str, float]


IN_ARTICLE: Final = Odds(0.8, 0.5, {OPPOSITE_TOLD: -1.2, UNTOLD: -1.4, NUMBER: -0.9, UNHEARD: -1.6})
IN_OTHERS: Final = Odds(0.9, 0.7, {OPPOSITE_TOLD: -1.2, UNTOLD: -0.8, NUMBER: -0.4, UNHEARD: 0.0})
"""Where the likeliest sentence is of the article of the gold questions, and where of another."""

THRESHOLD: Final = 0.6
OFF_TOPIC_COSINE: Final = 0.25
"""Best matches below this cosine are about something else altogether."""

OUTSIDE: Final = "{days} is outside the {noun}'s chronology, which runs from {first} to {last}."
TODAY: Final = "“{words}” reckons from today; the {noun} covers {first} to {last}."
UNDATED: Final = "“{words}” reckons from today, which the {noun} does not know."
NO_SUCH_DAY: Final = "There is no {words} in the calendar."
NO_ENTRY: Final = "The chronology has no entry on {days}."
LACKING: Final = "The {noun} speaks of something near this, but gives no {lacking} for it."
OPPOSITE: Final = "The {noun} says the opposite of what the question takes for granted."
NO_MENTION: Final = "The {noun} does not mention {names}."
OFF_TOPIC: Final = "The {noun} does not speak of this."
NOT_SAID: Final = "The {noun} speaks of something near this, but does not say what is asked."
"""The reasons, which `rag verify` knows by these words; a new one is to be added there too."""

ARTICLE: Final = "article"
TEXT: Final = "text"
"""The nouns that a reason calls the documents by."""

LACKED: Final = (NUMBER, NAME, PLACE, REASON)
"""What a reason may say is lacking."""

QUOTED: Final = "“{name}”"
OR: Final = " or "


def called(documents: Collection[Document]) -> str:
    """Return what to call the documents that were asked.

    A single one that says how it is cited is an article; notes and several documents are text.
    """
    one = len(documents) == 1 and all(document.citation for document in documents)
    return ARTICLE if one else TEXT


def signals(times: Times, ranked: Sequence[Match], statistics: TermStatistics) -> Signals:
    """Return the signals of a question whose matches are ranked best first."""
    if not ranked:
        return Signals(0.0, 0.0, 1.0)
    wanted = Wanted.of(times.topic, statistics)
    beside = 1 if _tells_the_day(times) and ranked[0].passage.day else 0
    return Signals(
        cosine=max(0.0, *(match.dense for match in ranked)),
        coverage=(wanted.share_in(passage_terms(ranked[0].passage)) + beside) / (1 + beside),
        # "Who is the author?" is made of words that are never searched: none of them is unknown.
        unknown=wanted.share_unknown(statistics) / (1 + beside) if wanted.weights else 0.0,
    )


def _tells_the_day(times: Times) -> bool:
    """Tell whether a question names a day itself: that counts as much as all its other words."""
    return bool(times.ranges) and not times.fit and sum(days.days for days in times.ranges) == 1


def chance(found: Signals, judged: Judgement | None, lacking: str) -> float:
    """Return the estimated chance, 0..1, that the article answers the question.

    Args:
        found: the signals of its matches.
        judged: what the judge says of the best sentences; None where there is no judge.
        lacking: one of `LACKS`, or "".
    """
    if judged is None:
        doubt = UNSUPPORTED if lacking else 1.0
        weighed = zip(astuple(WEIGHTS), astuple(found), strict=True)
        return doubt * _logistic(BIAS + sum(weight * value for weight, value in weighed))
    odds = IN_ARTICLE if judged.of_article else IN_OTHERS
    return _logistic(odds.bias + odds.level * judged.level + odds.lacks.get(lacking, 0.0))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def certain(times: Times, ranked: Sequence[Match]) -> float | None:
    """Return 0 or 1 where time alone decides whether the article answers, else None."""
    if (times.today or times.impossible) and not times.ranges:
        return 0.0
    return float(bool(ranked)) if times.only else None


def reason(
    question: str,
    times: Times,
    period: DateSpan,
    best: Match | None,
    known: TermStatistics,
    lacking: str = "",
    noun: str = ARTICLE,
) -> str:
    """Return one sentence that tells the reader why there is no answer.

    Args:
        question: the standalone question.
        times: what it says of time.
        period: the days that the chronology covers; all days where there is none.
        best: the best match, if there is any.
        known: the terms of the index.
        lacking: what the best match doesn't give, one of `LACKS` or of `LACKED`, or "".
        noun: what to call what was asked.
    """
    outside = [days for days in times.ranges if not days.overlaps(period)]
    if outside:
        return OUTSIDE.format(days=days_in_words(outside[0]), noun=noun, **_ends(period))
    if times.impossible:
        return NO_SUCH_DAY.format(words=QUOTED.format(name=times.impossible))
    if times.today:
        if period == ANY_DAY:
            return UNDATED.format(words=times.today, noun=noun)
        return TODAY.format(words=times.today, noun=noun, **_ends(period))
    if times.only and times.ranges and period != ANY_DAY:
        return NO_ENTRY.format(days=days_in_words(times.ranges[0]))
    missing = _missing_names(times.topic if times.ranges else question, known)
    if lacking == OPPOSITE_TOLD and not missing:
        return OPPOSITE.format(noun=noun)
    if missing:
        return NO_MENTION.format(names=OR.join(missing), noun=noun)
    if best is None or best.dense < OFF_TOPIC_COSINE:
        return OFF_TOPIC.format(noun=noun)
    if lacking in LACKED:
        return LACKING.format(lacking=lacking, noun=noun)
    return NOT_SAID.format(noun=noun)


def _missing_names(question: str, known: TermStatistics) -> list[str]:
    """Return the names of a question for which the index holds neither them, whole, nor others."""

    def stands(term: str) -> bool:
        return any(map(known.knows, (term, *expansions((term,)))))

    found = []
    for match in _NAME.finditer(question):
        name = re.sub(r"['’]s$", "", match.group())
        telling = [word for word in words(name) if not is_stop_word(word)]
        if telling and not all(map(stands, terms(" ".join(telling)))):
            found.append(QUOTED.format(name=name))
    return list(dict.fromkeys(found))


_NAME: Final = re.compile(r"(?<=[\w,;:)] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
"""Capitalised words in a row, but for the first word of a sentence."""


def _ends(period: DateSpan) -> dict[str, str]:
    return {"first": long_date(period.start), "last": long_date(period.last)}


def days_in_words(days: DateSpan) -> str:
    """Return a range of days as a reason names it: its first and last day, or its only one."""
    if days.days <= 1:
        return long_date(days.start)
    return f"{long_date(days.start)} to {long_date(days.last)}"
