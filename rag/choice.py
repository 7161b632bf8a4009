"""Which of the best sentences to cite beside the very best, where no rule decides.

Where several things may be asked for, one sentence may answer or a dozen, and the words of the
question don't tell. Where one thing is, another sentence may still go on from the best one, tell
the same, or tell who is meant by what the question describes. So each of them is weighed by itself:
what `rag.judge` says of it, how far it is behind the best, what it has in common with that. A small
network gives the log of the odds that it belongs to the answer. `python -m eval.choice_fit --write`
fits it to gold questions.

A sentence too many costs a reader less than one that is missing, so what belongs a little less
likely than not is cited as well. The few words that answer are taken from what more likely does;
where the likeliest sentence is of another text than the network was fitted to, no more is cited
either.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.analyze import terms
from rag.judge import FEATURES as JUDGE_FEATURES
from rag.judge import Judged
from rag.network import DATA, Network, shipped
from rag.retrieve import Match

NETWORK_FILE: Final = DATA / "choice.json"
"""The fitted network."""

LEAST: Final = -0.75
"""The log of the odds above which a sentence is cited, where several things may be asked for."""

SURE: Final = -0.25
"""The same where one thing is."""

LEAST_TELLING: Final = 0.0
"""The log of the odds above which the few words may be taken from a sentence that is cited."""

SURE_TELLING: Final = 1.0
"""The same where one thing is asked for."""

MOST: Final = 12
"""Sentences of a list that are cited at most, the likeliest."""

ACTING: Final = 3
"""Words that open a report and name who acts."""

DOING: Final = 7
"""Words that open a report and name who acts, what is done, and as a rule to whom."""

_TEN: Final = 10.0

_JUDGED_BY: Final = [
    at for at, name in enumerate(JUDGE_FEATURES) if not name.startswith("verdict: ")
]

FEATURES: Final[tuple[str, ...]] = (
    "judged",  # the judge's score
    "behind the best",  # its distance from the best one's
    "likely",  # 1 where it is above that of "none of them"
    "rank by it",  # from 0, a tenth each
    "near the top",  # 1 over the rank, counted from 1
    "share",  # of the best one's score in the ranking
    "best",  # the best one's score by the judge
    "second",  # the next one's
    "likely ones",  # how many are likely, a tenth each
    "best is an entry",
    "several",  # 1 where several things may be asked for
    "goes with it",  # 1 for the first of the ranking and what goes on from it or tells the same
    "in common",  # terms in common with the best, of all terms of both
    "same actor",  # share of the terms that open it with which the best opens
    "acted on",  # share of them that the best has for what is done or to whom
    "same day",
    "beside",  # 1 where it stands next to the best
    "is best",
    *(JUDGE_FEATURES[at] for at in _JUDGED_BY),
)
"""What the numbers of a row stand for, in order; the best is the one that the judge likes best."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Sentences that may be cited, each with the odds that it belongs to the answer.

    Attributes:
        best: the one that is cited anyway.
        matches: those that may be cited, in the order in which they were judged.
        rows: (sentences, features) what was told of them, named by `FEATURES`.
        scores: (sentences,) the log of the odds of each.
        several: whether several things may be asked for.
        of_article: whether the likeliest sentence is of the text that the network was fitted to.
    """

    best: Match
    matches: tuple[Match, ...]
    rows: NDArray[np.float64]
    scores: NDArray[np.float64]
    several: bool
    of_article: bool = True

    def cited(self) -> tuple[Match, ...]:
        """Return the best sentence and those that may well belong to the answer."""
        if not self.of_article:
            return self.telling()
        return self._above(LEAST if self.several else SURE)

    def telling(self) -> tuple[Match, ...]:
        """Return the best sentence and those that likely belong to the answer."""
        return self._above(LEAST_TELLING if self.several else SURE_TELLING)

    def _above(self, least: float) -> tuple[Match, ...]:
        """Return the best sentence and those whose odds are better, `MOST` at most."""
        likely = [at for at in np.argsort(-self.scores, kind="stable") if self.scores[at] > least]
        others = (self.matches[at] for at in likely)
        belonging = [each for each in others if each.sentence.id != self.best.sentence.id]
        return (self.best, *belonging[: MOST - 1])


def choice_among(
    judged: Judged, eligible: Sequence[Match], *, several: bool, with_it: Collection[str]
) -> Choice:
    """Return the choice among the sentences that were judged and may be cited.

    Args:
        judged: at least one.
        eligible: what may be cited, best first; at least one.
        several: whether several things may be asked for.
        with_it: the ids of the best sentence and of those that go on from it or tell the same.
    """
    known = {match.sentence.id: match for match in eligible}
    some = [at for at, match in enumerate(judged.matches) if match.sentence.id in known]
    rows = rows_of(judged, several=several, with_it=with_it)[some]
    matches = tuple(known[judged.matches[at].sentence.id] for at in some)
    scores = shipped_choice().scores(rows)
    return Choice(eligible[0], matches, rows, scores, several, judged.of_article)


def rows_of(judged: Judged, *, several: bool, with_it: Collection[str]) -> NDArray[np.float64]:
    """Return (sentences, features): a row, named by `FEATURES`, for each sentence judged."""
    matches, scores = judged.matches, judged.scores
    order = np.argsort(-scores, kind="stable")
    at_rank = np.empty(len(scores), int)
    at_rank[order] = np.arange(len(scores))
    best = matches[order[0]]
    told = _told(best), _told(best, 0, ACTING), _told(best, ACTING, DOING)
    most = max(match.score for match in matches)
    of_all = (
        float(scores[order[0]]),
        float(scores[order[1]]) if len(scores) > 1 else 0.0,
        float((scores > 0).sum()) / _TEN,
        float(best.passage.day is not None),
        float(several),
    )
    rows = [
        (
            score,
            score - of_all[0],
            float(score > 0),
            rank / _TEN,
            1 / (1 + rank),
            match.score / most if most > 0 else 0.0,
            *of_all,
            float(match.sentence.id in with_it),
            *_in_common(match, *told),
            float(match.passage.day == best.passage.day),
            float(abs(match.position - best.position) == 1),
            float(match.sentence.id == best.sentence.id),
        )
        for match, score, rank in zip(matches, scores.tolist(), at_rank.tolist(), strict=True)
    ]
    return np.column_stack([np.array(rows), judged.rows[:, _JUDGED_BY]])


def _in_common(
    match: Match, told: frozenset[str], acting: frozenset[str], done: frozenset[str]
) -> tuple[float, float, float]:
    """Return what a sentence has in common with all terms of another and with its opening ones."""
    own, opening = _told(match), _told(match, 0, ACTING)
    return (
        len(own & told) / max(1, len(own | told)),
        len(opening & acting) / max(1, len(opening)),
        len(opening & done) / max(1, len(opening)),
    )


def _told(match: Match, start: int = 0, end: int | None = None) -> frozenset[str]:
    return frozenset(terms(" ".join(match.sentence.text.split()[start:end])))


def shipped_choice() -> Network:
    """Return the network that is shipped.

    Raises:
        BadFile: if it can't be used.
    """
    return shipped(NETWORK_FILE, FEATURES)
