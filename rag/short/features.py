"""What speaks for a piece of a sentence as the short answer, as numbers for `rag.short.network`.

A row holds what the rules say, how near the words in, beside and outside the piece are to those of
the question, what kinds of words it is made of and stands between, and what the question asks for.
None of them names a word of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, get_args

from rag.short.candidates import Parsed, Range
from rag.short.fitting import words_in
from rag.short.meaning import Met, mean
from rag.short.persons import appositions, is_time
from rag.short.ranking import LONGEST, Asking, novelty
from rag.short.slots import TIMES
from rag.short.tagging import Tag
from rag.short.want_words import Kind, Slot
from rag.short.wording import asked_itself, tidy

_TAGS: Final[tuple[Tag, ...]] = get_args(Tag)
_SLOTS: Final[tuple[Slot, ...]] = get_args(Slot)
_KINDS: Final[tuple[Kind, ...]] = tuple(
    kind for kind in get_args(Kind) if kind not in TIMES and kind not in ("none", "yes_no")
)
_WH: Final = ("who", "whom", "whose", "what", "which", "why", "how", "where", "when")
_LINKS: Final = ("of", "and")
_FEW: Final = (1, 2, 3, 4, 5)

_SILENT: Final = frozenset(
    {"det", "prep", "to", "and", "but", "relative", "open", "close", "comma", "stop", "dash",
     "aux", "pronoun"}
)  # fmt: skip
_AROUND: Final = 8
_FADES: Final = 0.7
_MOST_ALIKE: Final = 3
_LONGEST_QUESTION: Final = 20

FEATURES: Final[tuple[str, ...]] = (
    "rules",  # the score by rules, 0 for the best of the sentence and less for others, -4 at least
    "ruled",  # 1 where a rule of the kind asked for proposes it
    "best",  # 1 where one does and none has a better score by rules
    "known",  # mean nearness of its words to the question's: an answer says something new
    "nearest",  # nearness of that of its words which is nearest to the question's
    "new",  # share of its terms that the question doesn't hold
    "stale",  # 1 where it has none
    "head",  # nearness of its last word to the noun asked for
    "head elsewhere",  # the same of the nearest word outside it
    "around",  # nearness to the question of the words beside it, which fades with distance
    "before",  # the same of the word before it
    "after",  # the same of the word after it
    "verb",  # where a subject is asked for, nearness of the verb before it to the question's
    "last",  # 1 where the sentence ends with it
    "place",  # where it begins: 0 for the first word of the sentence, nearly 1 for the last
    "words",  # their number, 12 at most
    "beyond",  # words beyond seven
    "time",  # 1 where it names a time
    "person",  # 1 where a person is asked for and it may be one
    "title",  # nearness to the question of the titles before such a person's name
    "phrase",  # 1 where it is a noun phrase
    "name",  # 1 where it is a name
    "opens phrase",  # 1 where it begins with one
    "quoted",  # 1 where it stands within quotation marks
    *(f"{length} words" for length in _FEW),
    *(f"before: {tag}" for tag in (*_TAGS, "edge")),
    *(f"after: {tag}" for tag in (*_TAGS, "edge")),
    *(f"after: “{word}”" for word in _LINKS),
    *(f"first: {tag}" for tag in _TAGS),
    *(f"last: {tag}" for tag in _TAGS),
    *(f"held: {tag}" for tag in _TAGS),  # how many of them, three at most, a third each
    *(f"asks {kind}" for kind in _KINDS),
    *(f"asks {slot}" for slot in _SLOTS),
    *(f"“{word}”" for word in _WH),
    "no asking word",
    "noun asked for",  # 1 where the question has one
    "verb asked about",
    "preposition asked by",
    "question",  # its words, 20 at most, a twentieth each
)
"""What the numbers of a row stand for, in order."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A piece of a sentence that may answer.

    Attributes:
        piece: its tokens.
        rules: its score by rules less that of the best, 0 or below.
        ruled: whether a rule of the kind asked for proposes it.
        person: whether a person is asked for and it may be one.
    """

    piece: Range
    rules: float
    ruled: bool
    person: bool


def telling(parsed: Parsed) -> list[int]:
    """Return the tokens of a sentence that say something: no function words, no marks."""
    return [at for at, token in enumerate(parsed.tokens) if token.tag not in _SILENT]


def rows_of(
    asks: Asking, parsed: Parsed, met: Met, rivals: Sequence[Rival]
) -> list[tuple[float, ...]]:
    """Return a row of numbers, named by `FEATURES`, for each piece of a sentence that may answer.

    Args:
        asks: the question.
        parsed: the sentence.
        met: how near its words are to the question's.
        rivals: the pieces, each with a word that says something.
    """
    heard = telling(parsed)
    asked = _of_question(asks)
    return [
        (
            *_of_meaning(asks, parsed, met, rival, heard),
            *_of_form(parsed, rival.piece),
            *asked,
        )
        for rival in rivals
    ]


def _of_meaning(
    asks: Asking, parsed: Parsed, met: Met, rival: Rival, heard: Sequence[int]
) -> tuple[float, ...]:
    start, end = rival.piece
    inside = [at for at in heard if start <= at < end]
    outside = [at for at in heard if not start <= at < end]
    new = novelty(asks, parsed.cut(rival.piece))
    size = len(parsed.tokens)
    subject = asks.want.slot == "subject"
    words = words_in(parsed, rival.piece)
    return (
        rival.rules,
        float(rival.ruled),
        float(rival.ruled and rival.rules == 0),
        mean(met.any[at] for at in inside),
        max(met.any[start:end]),
        new,
        float(new == 0),
        met.head[inside[-1]],
        max((met.head[at] for at in outside), default=0.0),
        _around(met, rival.piece),
        met.any[start - 1] if start else 0.0,
        met.any[end] if end < size else 0.0,
        _verb_before(parsed, met, start) if subject else 0.0,
        float(end >= size - 1),
        start / size,
        float(min(words, 12)),
        float(max(0, words - LONGEST)),
        float(is_time(parsed, rival.piece)),
        float(rival.person),
        _title(parsed, met, rival.piece) if rival.person else 0.0,
    )


@lru_cache(maxsize=16384)
def _of_form(parsed: Parsed, piece: Range) -> tuple[float, ...]:
    """Return what tells of the piece alone; pieces of the same sentences compete time and again."""
    start, end = piece
    quoted = parsed.quotations()
    tokens = parsed.tokens
    held = [token.tag for token in tokens[start:end]]
    before = tokens[start - 1].tag if start else "edge"
    after = tokens[end].tag if end < len(tokens) else "edge"
    follows = tokens[end].text.lower() if end < len(tokens) else ""
    return (
        float(piece in parsed.phrases),
        float(piece in parsed.names),
        float(any(start == first for first, _ in parsed.phrases)),
        float(any(first <= start and end <= last for first, last in quoted)),
        *(float(len(held) == length) for length in _FEW),
        *(float(before == tag) for tag in (*_TAGS, "edge")),
        *(float(after == tag) for tag in (*_TAGS, "edge")),
        *(float(follows == word) for word in _LINKS),
        *(float(held[0] == tag) for tag in _TAGS),
        *(float(held[-1] == tag) for tag in _TAGS),
        *(min(held.count(tag), _MOST_ALIKE) / _MOST_ALIKE for tag in _TAGS),
    )


def _of_question(asks: Asking) -> tuple[float, ...]:
    want = asks.want
    question = asked_itself(tidy(asks.question))
    found = re.search(rf"\b(?:{'|'.join(_WH)})\b", question.lower())
    asking = found.group() if found else ""
    return (
        *(float(want.kind == kind) for kind in _KINDS),
        *(float(want.slot == slot) for slot in _SLOTS),
        *(float(asking == word) for word in _WH),
        float(not asking),
        float(bool(want.head)),
        float(bool(want.verb)),
        float(bool(want.prep)),
        min(len(question.split()), _LONGEST_QUESTION) / _LONGEST_QUESTION,
    )


def _title(parsed: Parsed, met: Met, name: Range) -> float:
    """Return the best nearness of the titles before a name, or of an office beside it, else 0."""
    runs = [run for run in parsed.names if run[0] <= name[0] and name[1] <= run[1]]
    told = [(run[0], name[0]) for run in runs] + [
        each for run in runs for each in appositions(parsed, run)
    ]
    return max((met.any[at] for piece in told for at in range(*piece)), default=0.0)


def _around(met: Met, piece: Range) -> float:
    """Return the nearness of the words on both sides, 0.7 times less for each word further."""
    start, end = piece
    before = range(max(0, start - _AROUND), start)
    after = range(end, min(len(met.any), end + _AROUND))
    left = (met.any[at] * _FADES ** (start - 1 - at) for at in before)
    right = (met.any[at] * _FADES ** (at - end) for at in after)
    return sum(left) + sum(right)


def _verb_before(parsed: Parsed, met: Met, start: int) -> float:
    """Return how near the last verb before a place is to the question's verb."""
    before = (at for at in range(start - 1, -1, -1) if parsed.tokens[at].tag in ("verb", "ing"))
    return next((met.verb[at] for at in before), 0.0)
