"""Who a sentence says does something: the phrases before a verb that may be its subject.

>>> from rag.short.candidates import parse
>>> sorted(subject_terms(parse("The mayor's lawyer in Rome resigns."), 5))
['lawyer']
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.short.candidates import Parsed, Range
from rag.short.claims import held_in
from rag.verb_lists import SAYING


def subject_terms(said: Parsed, at: int) -> frozenset[str]:
    """Return the terms of the phrase right before a verb, or of all before it that may do it."""
    plain = [run for run in said.phrases if run[1] <= at and not _is_object(said, run)]
    plain = _joined(said, plain, at) or plain
    owned = (_without_owner(said, run) for run in plain)
    return frozenset().union(*(held_in(said.cut(run)) for run in owned))


def _without_owner(said: Parsed, run: Range) -> Range:
    """Return what of a phrase is owned: "lawyer" of "the mayor's lawyer"."""
    owners = [at + 1 for at in range(*run) if said.tokens[at].possessive and at + 1 < run[1]]
    return max(owners, default=run[0]), run[1]


def _is_object(said: Parsed, run: Range) -> bool:
    """Tell whether a phrase depends on what stands before it, and no "who" takes it up."""
    start, end = run
    before = said.tokens[start - 1] if start else None
    taken_up = any(token.tag == "relative" for token in said.tokens[end : end + 2])
    if before is None or taken_up:
        return False
    return before.tag == "prep" or (before.tag == "verb" and before.lemma not in SAYING)


def _joined(said: Parsed, runs: Sequence[Range], at: int) -> list[Range]:
    """Return the phrase that ends right before a verb, with those that "and" joins to it."""
    while at and said.tokens[at - 1].tag in ("aux", "adverb", "relative"):
        at -= 1
    at -= at > 0 and said.tokens[at - 1].tag == "comma"  # "the mayor, who resigns"
    found: list[Range] = []
    while run := next((run for run in runs if run[1] == at), None):
        found.append(run)
        at = run[0] - 1
        if at < 1 or said.tokens[at].tag not in ("and", "comma"):
            break
        at -= said.tokens[at].tag == "and" and said.tokens[at - 1].tag == "comma"
    return found
