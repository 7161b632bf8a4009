"""What tells that the best sentence doesn't answer, though it comes near.

The judge weighs how well a sentence meets a question. A few things it can't see, for they turn on a
single word: the sentence says the opposite, has as wished what the question takes for done, is on
another field, or counts in another unit. Rules for these stand here that were right on the train
questions, which were not there when they were written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from index.types import Document
from rag.ask import Ask
from rag.deeds import unfulfilled
from rag.denial import denied
from rag.expected import held_elsewhere, met_others, only_expected
from rag.fields import outside_field
from rag.kinds_held import holds_kind
from rag.names import Names
from rag.opposites import contrary
from rag.premise import contradicted, refrained
from rag.refusal import NAME, NUMBER, OPPOSITE_TOLD, PLACE, REASON, UNTOLD
from rag.retrieve import Match
from rag.short import answer_yes_no, is_vague, wanted
from rag.units import in_unit
from rag.unreal import leaves_open, unreal

NEAR: Final = 8
"""Sentences any of which may say that what a question takes for granted was not so."""

NEAREST: Final = 4
"""Those of them that may say it by an opposite word."""

TOLD_BY: Final = 3
"""Those of which one may tell as done what the best one tells as wished only."""


def lack_of(ask: Ask, ranked: Sequence[Match], names: Names) -> str:
    """Return what the first of some matches lacks, one of `rag.refusal.LACKS`, or "".

    Args:
        ask: what is asked.
        ranked: matches, best first.
        names: those that the index knows.
    """
    if not ranked:
        return ""
    near = [match.sentence.text for match in ranked[:NEAR]]
    if _undone(ask, near, names):
        return OPPOSITE_TOLD
    question = ask.text
    closed = wanted(question).kind == "yes_no"
    if not (ask.kind == "compare" or (closed and answer_yes_no(question, near[:1]))):
        if contradicted(question, ask.times.topic, near[0], ranked[0].sentence.context, names):
            return OPPOSITE_TOLD
        if not in_unit(question, near[0]):
            return NUMBER
        if outside_field(question, near[0], names):
            return UNTOLD
    if (
        wanted(question).kind == "date"
        and _PAST.search(question)
        and _not_then(question, near[0], names)
    ):
        return UNTOLD
    return UNTOLD if unreal(question, near[:TOLD_BY]) else ""


_PAST: Final = re.compile(r"\b(?:did|was|were)\b", re.IGNORECASE)


def _not_then(event: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence only expects an event, or is of other persons or another place."""
    return (
        only_expected(event, sentence)
        or met_others(event, sentence, names)
        or held_elsewhere(event, sentence)
    )


_NAMED_BY: Final[Mapping[str, str]] = {
    **dict.fromkeys(sorted(("amount", "count", "duration", "frequency", "share")), NUMBER),
    **dict.fromkeys(("person", "organisation", "country"), NAME),
    "place": PLACE,
    "reason": REASON,
}
"""Kinds of things asked for -> what to call it where a sentence gives none."""


def not_given(ask: Ask, best: Match, documents: Mapping[str, Document], names: Names) -> str:
    """Return what to call the kind of thing asked for where the best match gives none, else ""."""
    called = _NAMED_BY.get(wanted(ask.text).kind, "")
    return "" if called and holds_kind(ask.text, ask.kind, best, documents, names) else called


def _undone(ask: Ask, near: Sequence[str], names: Names) -> bool:
    """Tell whether a sentence says that what a question takes for done was not, or not so."""
    question = ask.text
    return (
        any(refrained(question, text) or unfulfilled(question, text, names) for text in near)
        or denied(question, near, names)
        or (_of_deed(question) and any(contrary(ask.times.topic, text) for text in near[:NEAREST]))
    )


def _of_deed(question: str) -> bool:
    """Tell whether a question asks why or how something was done, and so takes it for done."""
    want = wanted(question)
    asked = want.kind == "reason" or (want.kind == "manner" and not is_vague(want.verb))
    return asked and not leaves_open(question)
