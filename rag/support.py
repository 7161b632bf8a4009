"""Whether a sentence holds the kind of thing that a question asks for.

A question near the article's subject but beyond what it states ("how many kilometres of track?")
finds a sentence about the right event all the same. What gives it away is that the sentence holds
no number. So the best few sentences are tried: one that holds the kind asked for moves up, and
where the best one still holds no number for a question that wants one, there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms
from index.types import Document
from rag.coverage import held_terms, spelt_out
from rag.deeds import reversed_roles, told_the_other, unfulfilled
from rag.expected import came_about, held_elsewhere, met_others, only_expected
from rag.kinds_held import holds_kind
from rag.lacking import UNTOLD, lacking
from rag.matters import has_speaker, off_matter
from rag.miscounted import beyond_count, other_number
from rag.mismatch import by_another, denied, of_another_subject, without_person
from rag.names import Names
from rag.opposites import contrary
from rag.premise import contradicted, countries, refrained
from rag.retrieve import Match, favoured
from rag.short import FEARING, answer_yes_no, is_vague, parse, wanted
from rag.thesaurus import expansions
from rag.types import Asked
from rag.unreal import leaves_open, unreal, yet_to_come
from rag.verbatim import beside
from rag.whether import untold

TRIED: Final = 12
"""Sentences that are tried, best first."""

NEAR_TRIED: Final = 4
"""Sentences any of which may tell as done what the best tells as wished only."""

SECOND: Final = 0.9
"""Share of the best score that is enough for an entry where the best sentence contradicts."""

PLAIN: Final = 0.9
"""The same for a sentence that says yes or no more plainly."""

GRANTED: Final = 0.75
"""The same for a sentence that says the opposite of that for which a reason is asked."""

TELLING: Final = 0.5
"""The same for a sentence that may tell as done what the best tells as wished only."""

NAMING: Final = 0.5
"""The same for a sentence that names the countries of the question, as the best doesn't."""

HAVING_BEEN: Final = 0.6
"""The same for a sentence that tells as having been what the best one only expects."""

SHARING: Final = 0.8
"""The same for a sentence that shares a name with the best one, which lacks a name or a place."""

PLACING: Final = 0.75
"""The same where it lacks a place."""

_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LONG_NAME: Final = 2
"""Words of a name that can't well be told in others."""

_NUMBERS: Final = frozenset({"amount", "count", "duration", "frequency", "share"})
_BONUS: Final[Mapping[str, float]] = {
    **dict.fromkeys(sorted(_NUMBERS), 0.15),
    **dict.fromkeys(("date", "office", "quote"), 0.1),
    **dict.fromkeys(("person", "publication", "title", "reason"), 0.06),
}
"""Added to the score of a sentence that holds the kind asked for."""


@dataclass(frozen=True, slots=True)
class Support:
    """Matches ranked anew, and whether the first holds what is asked.

    Attributes:
        missing: the kind of thing that the best sentence doesn't hold ("number", "name",
            "place", "reason", `UNTOLD` for any other), "opposite" where it says the opposite, or
            "" where nothing is amiss.
    """

    ranked: tuple[Match, ...]
    missing: str


def supported(
    question: str,
    topic: str,
    asked: Asked,
    ranked: Sequence[Match],
    documents: Mapping[str, Document],
    names: Names,
) -> Support:
    """Return the matches with those that hold the kind asked for moved up."""
    near = [match.sentence.text for match in ranked[:TRIED]]
    if any(_undone(question, text, names) for text in near) or _misled(question, near, names):
        return Support(tuple(ranked), "opposite")
    if _of_deed(question) and any(
        contrary(topic, match.sentence.text)
        for match in ranked[:TRIED]
        if match.score >= GRANTED * ranked[0].score
    ):
        return Support(tuple(ranked), "opposite")
    found = _supported(question, topic, asked, ranked, documents, names)
    if not found.missing and _asks_day(question):
        found = _came_about(question, found, names)
    if not found.missing and wanted(question).kind == "yes_no":
        found = replace(found, ranked=_plainest(question, found.ranked))
    floor = TELLING * found.ranked[0].score if found.ranked else 0.0
    best = [match.sentence.text for match in found.ranked[:NEAR_TRIED] if match.score >= floor]
    if best and not found.missing and (unreal(question, best) or yet_to_come(question, best)):
        return replace(found, missing=UNTOLD)
    return found


def _of_deed(question: str) -> bool:
    """Tell whether a question asks why or how something was done, and so takes it for done."""
    want = wanted(question)
    asked = want.kind == "reason" or (want.kind == "manner" and not is_vague(want.verb))
    return asked and not leaves_open(question)


def _plainest(question: str, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return matches with one in front that plainly says yes or no, if it is nearly the best."""

    def plain(match: Match) -> bool:
        return answer_yes_no(question, [match.sentence.text]) is not None

    return (*favoured(ranked[:NEAR_TRIED], plain, PLAIN), *ranked[NEAR_TRIED:])


def _supported(
    question: str,
    topic: str,
    asked: Asked,
    ranked: Sequence[Match],
    documents: Mapping[str, Document],
    names: Names,
) -> Support:
    """Return the matches with those that hold the kind asked for moved up, and what is lacking."""
    kind = wanted(question).kind
    bonus = _BONUS.get(kind)
    if bonus is None:
        return _without_lack(question, topic, asked, ranked, names)
    floor = ranked[0].score - bonus if ranked and kind != "reason" else 0.0  # else never first
    tried = [
        match._replace(score=match.score + bonus)
        if match.score >= floor and holds_kind(question, asked, match, documents, names)
        else match
        for match in ranked[:TRIED]
    ]
    holding = {new.sentence.id for new, old in zip(tried, ranked, strict=False) if new is not old}
    order = sorted(tried, key=lambda match: match.rank_key)
    lacks = bool(order) and order[0].sentence.id not in holding
    found = (*order, *ranked[TRIED:])
    if lacks and kind in _NUMBERS:
        return Support(found, "number")
    if lacks and kind == "reason" and order[0].passage.day:
        # An entry is terse: where it gives a reason, a word says so. Prose may give it in passing.
        feeling = FEARING.search(question)
        felt = {*terms(feeling.group()), *expansions(terms(feeling.group()))} if feeling else set()
        telling = favoured(
            order,
            lambda m: m.sentence.id in holding and not felt.isdisjoint(terms(m.sentence.text)),
            SHARING,
        )
        if telling[0] is order[0]:
            telling = favoured(
                order,
                lambda m: (
                    m.sentence.id in holding
                    and not m.passage.day
                    and not _lacking(question, topic, asked, m, names)
                ),
            )
        if telling[0] is not order[0]:
            return _without_lack(question, topic, asked, (*telling, *ranked[TRIED:]), names)
        missing = _lacking(question, topic, asked, order[0], names) or "reason"
        return Support(found, missing)
    return _without_lack(question, topic, asked, found, names)


_PAST: Final = re.compile(r"\b(?:did|was|were)\b", re.IGNORECASE)


def _asks_day(question: str) -> bool:
    """Tell whether a question asks on what day something happened."""
    return wanted(question).kind == "date" and _PAST.search(question) is not None


def _came_about(question: str, found: Support, names: Names) -> Support:
    """Return matches with what tells of an event as having been before what only expects it."""
    best = found.ranked[0].sentence.text if found.ranked else ""
    told = only_expected(question, best) or met_others(question, best, names)
    if not (told or held_elsewhere(question, best)):
        return found
    ranked = favoured(
        found.ranked[:TRIED],
        lambda m: bool(m.passage.day or m.told) and came_about(question, m.sentence.text, names),
        HAVING_BEEN,
    )
    missing = UNTOLD if ranked[0] is found.ranked[0] else ""
    return Support((*ranked, *found.ranked[TRIED:]), missing)


def _undone(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence says that what a question takes for done was not, or not so."""
    return (
        refrained(question, sentence)
        or unfulfilled(question, sentence, names)
        or reversed_roles(question, sentence)
    )


def _misled(question: str, near: Sequence[str], names: Names) -> bool:
    """Tell whether what comes near has none of what a question asks about, or another do it."""
    return (
        denied(question, near, names) or by_another(question, near) or beyond_count(question, near)
    )


def _without_lack(
    question: str, topic: str, asked: Asked, ranked: Sequence[Match], names: Names
) -> Support:
    """Return the matches as they are ranked, but for one that lacks nothing and is nearly best."""
    if not ranked:
        return Support((), "")
    missing = _lacking(question, topic, asked, ranked[0], names, nearest=True)
    if not missing:
        return Support(tuple(ranked), "")

    def fine(match: Match) -> bool:
        return not _lacking(question, topic, asked, match, names)

    tried = favoured(ranked[:TRIED], fine)
    if tried[0] is ranked[0] and missing == "opposite":
        tried = favoured(tried, lambda match: match.passage.day is not None and fine(match), SECOND)
        abroad = countries(question)
        if tried[0] is ranked[0] and abroad:
            tried = favoured(
                tried, lambda m: abroad <= countries(m.sentence.text) and fine(m), NAMING
            )
    if tried[0] is ranked[0] and missing in ("name", "place", UNTOLD):
        share = PLACING if missing == "place" else SHARING
        best = tried[0]

        def near(match: Match) -> bool:
            speaking = missing == UNTOLD and has_speaker(question, match.sentence.text, names)
            return (speaking or _share_name(match, best)) and fine(match)

        tried = favoured(tried, near, share)
    return Support((*tried, *ranked[TRIED:]), missing if tried[0] is ranked[0] else "")


def _share_name(match: Match, best: Match) -> bool:
    """Tell whether a sentence holds a name of several words that the best one holds, too."""
    told, other = parse(best.sentence.text), match.sentence.text
    names = map(told.cut, told.names)
    return any(name in other and len({*terms(name)} - PARTIES) >= _LONG_NAME for name in names)


def _lacking(
    question: str,
    topic: str,
    asked: Asked,
    match: Match,
    names: Names,
    *,
    nearest: bool = False,
) -> str:
    """Return what a sentence lacks of the answer, "" where nothing tells."""
    best = match.sentence
    closed = wanted(question).kind == "yes_no"
    if asked == "compare" or (closed and answer_yes_no(question, [best.text])):
        return ""
    if (
        contradicted(question, topic, best.text, best.context, names)
        or other_number(question, best.text)
        or told_the_other(question, best.text, names)
    ):
        return "opposite"
    if wanted(question).kind == "year" and not (match.passage.day or _YEAR.search(best.text)):
        return UNTOLD
    if wanted(question).kind in _NUMBERS and _of_another_name(question, best.context, names):
        return "number"
    if of_another_subject(question, best.context):
        return "number"
    if off_matter(topic, best.text, best.context, names):
        return UNTOLD
    if without_person(question, best.text, names):
        return UNTOLD
    missing = lacking(question, best.text, names)
    if missing:
        return missing
    aside = untold(topic, best.context, names, nearest=nearest) or beside(topic, best.context)
    return UNTOLD if aside else ""


def _of_another_name(question: str, context: str, names: Names) -> bool:
    """Tell whether a sentence and what stands around it lack a name that a question holds.

    A name of one word may be that of a place told in other words; a country's, a person's and a
    longer one are held, or their words stand for others.
    """
    if countries(question) - countries(context):
        return True
    told, asked = spelt_out(held_terms(context)), parse(question)
    for run in asked.names:
        name = asked.cut(run)
        parts = terms(name)
        if len(parts) < _LONG_NAME and names.kind(name) != "person":
            continue
        if names.kind(name) and any(
            told.isdisjoint((part, *expansions((part,)))) for part in parts
        ):
            return True
    return False
