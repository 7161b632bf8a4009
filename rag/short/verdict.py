"""Whether a sentence says yes or no, where the rules of `rag.short.polar` find it not plain.

The rules say little and seldom err. A small network weighs what they find together with the words
that deny, limit and compare: "Yes" and "No" compete for each sentence, and neither as well.
`python -m eval.verdict_fit --write` fits it to gold questions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.fitted import is_the_article
from rag.network import DATA, Network, shipped
from rag.short.candidates import Parsed, parse
from rag.short.claims import claimed, held_in, holds_name
from rag.short.cutting import Evidence
from rag.short.denied import denies
from rag.short.meaning import Pieces
from rag.short.otherwise import replaced
from rag.short.outright import done_by_another
from rag.short.plain_words import plain_polar
from rag.short.polar import answer_yes_no
from rag.short.verdict_features import FEATURES as TOLD
from rag.short.verdict_features import row_of

NETWORK_FILE: Final = DATA / "verdict.json"
OTHERS_FILE: Final = DATA / "verdict_others.json"
"""The fitted network for the article, and that for any other text (see `rag.fitted`)."""

FEATURES: Final = (*(f"yes: {name}" for name in TOLD), *(f"no: {name}" for name in TOLD))
"""What the numbers of a row stand for: those of "Yes", or those of "No", and 0 for the others."""

SURE: Final = 0.65
"""How likely the one must be, if it is one of them, to be answered."""

LIKELY: Final = 0.5
"""How likely it must be at all: neither is told of much that sounds like what is told."""

_READ: Final = 3
"""Sentences that are read, best first."""


def yes_or_no(
    question: str, sentences: Sequence[Evidence], read: Pieces | None = None
) -> str | None:
    """Return "Yes" or "No" where the sentences say so, else None.

    Args:
        question: for yes or no, made to stand alone, without "yes or no?" and "didn't they?".
        sentences: the cited ones, best first; at least one.
        read: the word pieces of what was searched for. Without them the rules alone decide.
    """
    texts = [evidence.text for evidence in sentences]
    plain = answer_yes_no(question, texts)
    if plain is not None or read is None or _ASKS_MORE.search(question):
        return plain
    file = NETWORK_FILE if is_the_article(sentences[0].source) else OTHERS_FILE
    rows = rows_of(question, sentences, read)
    return decided(question, texts, shipped_verdict(file).scores(rows))


def decided(question: str, texts: Sequence[str], scores: NDArray[np.float64]) -> str | None:
    """Return what is said where the rules say nothing, None where it isn't likely or sure enough.

    Args:
        question: as for `yes_or_no`.
        texts: how the cited sentences read.
        scores: (2k,) those of the rows of the first k of them.
    """
    said = likelier(scores)
    if said is None or not _may_be_said(said, question, texts[:_READ]):
        return None
    return said


def _may_be_said(said: str, question: str, texts: Sequence[str]) -> bool:
    """Tell whether nothing forbids to say yes or no, however likely it looks.

    No sentence says yes of somebody whom it doesn't name, of what it has another one do, or of
    another number or place; nor of what only the question denies. What is still to come nobody
    can deny, nor what is expected by the day on which somebody says so.
    """
    asked = parse(plain_polar(question, " ".join(texts)))
    claim = claimed(asked)
    if said == "No":
        return not (claim.ahead or _EXPECTED.search(question))
    held = held_in(" ".join(texts))
    if not all(holds_name(name, held) for name in claim.names):
        return False
    told = [parse(text) for text in texts]
    if _denials(asked, 1) > max(map(_denials, told)):
        return False
    return any(not (done_by_another(asked, each) or replaced(asked, each)) for each in told)


_EXPECTED: Final = re.compile(
    r"^\W*(?:is|are|was|were)\b.*\b(?:expected|anticipated|foreseen)\b", re.IGNORECASE
)


def _denials(parsed: Parsed, start: int = 0) -> int:
    """Return how many words from a token on deny what follows them."""
    after = parsed.tokens[start:]
    return sum(denies(t.text, t.lemma) or t.text.lower() in _NONE for t in after)


_NONE: Final = frozenset("no none nobody nothing".split())


_ASKING: Final = r"(?:who|whom|whose|what|which|when|where|why|how)\b"
_ASKS_MORE: Final = re.compile(
    rf"(?:\band|\bor|[;?.]) {_ASKING}"
    rf"|, {_ASKING}(?:\W*$| (?:did|do|does|is|was|are|were|has|had)\b)",
    re.IGNORECASE,
)
"""What is asked besides: "Did anybody resign, and who?"."""


def rows_of(
    question: str, sentences: Sequence[Evidence], read: Pieces | None
) -> NDArray[np.float64]:
    """Return (2k, features): a row for "Yes" by each of k sentences, then one for each "No".

    The first three sentences are read; at least one is needed.
    """
    told = np.array([row_of(question, evidence, read) for evidence in sentences[:_READ]])
    nothing = np.zeros_like(told)
    return np.block([[told, nothing], [nothing, told]])


def likelier(scores: NDArray[np.float64]) -> str | None:
    """Return "Yes" or "No" if it is likely enough, by (2k,) scores of `rows_of`, else None."""
    most = max(float(scores.max()), 0.0)
    odds = np.exp(scores - most)
    yes, no = (float(half.sum()) for half in np.split(odds, 2))
    said, chance = max(("Yes", yes), ("No", no), key=itemgetter(1))
    total = yes + no
    likely = chance >= SURE * total and chance >= LIKELY * (total + math.exp(-most))
    return said if likely else None


def shipped_verdict(file: Path = NETWORK_FILE) -> Network:
    """Return a network that is shipped: that for the article, or that of `OTHERS_FILE`.

    Raises:
        BadFile: if it can't be used.
    """
    return shipped(file, FEATURES)
