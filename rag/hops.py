"""A later part of a question that leans on what answers the one before it.

"The coach who replaced Smith: what did he tell the press?" names nobody to look for in its second
part. Who is meant stands in the sentence that answers the first one, so the names found there go
into the second search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms, words
from index.article import reading
from rag.ask import Ask, tells_of
from rag.followup import Told
from rag.found import Found
from rag.names import NameKind, Names, folded
from rag.parts import asks_outcome, context_of, is_asking
from rag.refusal import OPPOSITE_TOLD, THRESHOLD, UNTOLD
from rag.relatives import ROLES
from rag.retrieve import Match, favoured
from rag.types import Answer

NEAR: Final = 0.9
"""Share of a part's best score from which its next sentence serves where the best is taken."""

LEANING_NEAR: Final = 0.7
"""The same share for a part that leans on the one before it, so that it asks of something else."""

OUTCOME_SHARE: Final = 0.6
"""What both are multiplied by for what came of something, which is seldom told in its own words."""

RIVAL: Final = 0.9
"""Share of the best score from which another passage may answer an earlier question as well."""

_QUOTED: Final = re.compile(r"[\"“].+[\"”]")
_TWO: Final = 2
_ROLE: Final = rf"(?:{ROLES}|(?:pair|two|couple|duo|both))s?"
_DESCRIBED: Final = re.compile(
    rf"\b(?:he|she|they|him|her|them|(?:the|his|her|one|an?) (?:\w+ ){{0,2}}{_ROLE})\b", re.I
)
"""Words for persons who are named elsewhere."""
_THE_ROLE: Final = re.compile(rf"\b(?:the|one|an?) (?:\w+ ){{0,2}}{_ROLE}\b(?! of\b)", re.I)
_WHO_DID: Final = re.compile(r"(?<=\w) (?:who|whom|that|which) ")
_SAME: Final = re.compile(
    rf"\b(?:this|that|these|those|same|the (?=pair|two|couple|duo)) ?(?:\w+ )?{_ROLE}\b", re.I
)
"""Words for the very persons of whom something was told or asked before."""
_THERE: Final = re.compile(
    r"\bthere\b(?! (?:was|were|is|are|been|be)\b)|\b(?:this|that|same) (?:place|site|plant|city)\b",
    re.I,
)


def leaning(ask: Ask, before: Sequence[Found], names: Names) -> Ask:
    """Return a part with the names added that the part before it was answered by.

    The part is returned as it is where it leans on nothing, or where nothing was found.
    """
    hop = before[-1] if before else None
    if hop is None or ask.dated or not hop.chosen or hop.confidence < THRESHOLD:
        return ask
    added = tuple(dict.fromkeys(_added(ask, hop, names)))
    exact = sum(span.days for span in ask.times.ranges) == 1
    if exact:  # "the same day", and not "weeks later", which may be any time
        ask = replace(ask, times=replace(ask.times, fit=0.0))
    if added or exact:
        ask = _without(hop.ask.text.rstrip(" .?!"), ask)
    persons = [name for name in added if names.kind(name) == "person"]
    if persons:
        ask = _without_brackets(hop.ask.text, ask)
    if len(persons) == 1 and (roles := list(_THE_ROLE.finditer(ask.text))):
        who = roles[-1]
        text = f"{ask.text[: who.start()]}{persons[0].title()}{ask.text[who.end() :]}"
        ask = replace(ask, text=text)
    told = frozenset(term for name in persons for term in terms(name))
    return replace(ask, leans_on=added, persons=ask.persons | told)


def _without(event: str, ask: Ask) -> Ask:
    """Return a part without the words of an event, whose day is known.

    "What did he say a day after the coach resigned?" asks for what was said.
    """
    if f"({event})" in ask.text:
        return ask
    if event not in ask.text:  # "whom did the coach see who resigned?"
        event = event[told.start() :] if (told := _WHO_DID.search(event)) else ""
    if not event or event not in ask.text:
        return ask
    text, query = (" ".join(each.replace(event, "").split()) for each in (ask.text, ask.query))
    return replace(ask, text=text, query=query)


def _without_brackets(event: str, ask: Ask) -> Ask:
    """Return a part without brackets that only say of whom it asks, where that is found."""
    held = f"({event.strip(' .?!')})"
    text, query = (each.replace(held, "").strip() for each in (ask.text, ask.query))
    return replace(ask, text=text, query=query)


def _added(ask: Ask, hop: Found, names: Names) -> Iterator[str]:
    """Yield the names of the sentence found that tell of whom or where a part asks."""
    sentence = hop.chosen[0].sentence.text
    of_persons = hop.ask.kind in ("who", "whom") or not is_asking(hop.ask.text)
    described = of_persons and _DESCRIBED.search(context_of(ask.text)[0])
    asked = set(terms(hop.ask.query)) | set(terms(ask.query))
    if described or _SAME.search(ask.text):
        for name in _named(sentence, names, "person"):
            if asked.isdisjoint(terms(name)):
                yield _surname(name, names)
    if _THERE.search(ask.text):
        for name in _named(sentence, names, "party"):
            if not (asked | PARTIES) & set(terms(name)):
                yield name


def _surname(name: str, names: Names) -> str:
    """Return the word of a person's two names by which texts go on to call that person."""
    both = name.split()
    alone = [word for word in both if names.kind(word) == "person"]
    return alone[0] if len(both) == len(alone) + 1 == _TWO else name


def _named(text: str, names: Names, kind: NameKind) -> Iterator[str]:
    """Yield the longest known names of a kind in a text, folded, in its order."""
    found = [folded(word) for word in words(text)]
    at = 0
    while at < len(found):
        length = names.longest(found, at)
        name = " ".join(found[at : at + length])
        if length and names.kind(name) == kind:
            yield name
        at += max(1, length)


def beyond(ask: Ask, ranked: tuple[Match, ...], before: Sequence[Found]) -> tuple[Match, ...]:
    """Return the matches for a part that leans on another, that one's sentence after the next.

    It says of whom the part asks, so it is near whatever is asked; what comes next is nearly as
    near where it answers.
    """
    if not ask.leans_on or len(ranked) < _TWO:
        return ranked
    taken = {match.sentence.id for match in before[-1].chosen}
    first = next((at for at, match in enumerate(ranked) if match.sentence.id not in taken), 0)
    if ranked[first].score < LEANING_NEAR * ranked[0].score:
        return ranked
    return (ranked[first], *ranked[:first], *ranked[first + 1 :])


def another(found: Found, before: Sequence[Found]) -> Found:
    """Return what was found for a part after others, with a sentence of its own where it can be.

    Where an earlier part has taken the only sentence chosen, the next one that no part has taken
    serves if it is nearly as good. A part that leans on an answer is as sure as that.
    """
    if found.ask.leans_on and found.missing in ("", OPPOSITE_TOLD, UNTOLD):
        found = replace(found, confidence=max(found.confidence, THRESHOLD))
    answered = (each for each in before if each.confidence >= THRESHOLD)
    taken = {match.sentence.id for each in answered for match in each.chosen}
    if found.ask.dated or found.ask.side:
        return found
    if len(found.chosen) != 1 or found.chosen[0].sentence.id not in taken:
        return found
    floor = (LEANING_NEAR if found.ask.leans_on else NEAR) * found.chosen[0].score
    free = [match for match in found.ranked if match.sentence.id not in taken]
    if asks_outcome(found.ask.text):
        floor *= OUTCOME_SHARE
        day = found.chosen[0].passage.day
        free = [match for match in free if _may_follow(match, day)]
    nearest: Match | None = next((match for match in free if match.score >= floor), None)
    return replace(found, chosen=(nearest,)) if nearest and floor > 0 else found


def _may_follow(match: Match, day: date | None) -> bool:
    """Tell whether a sentence may be of a time after a day: it is, or it tells none."""
    return day is None or match.passage.day is None or match.passage.day > day


def of_others(ask: Ask, ranked: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return the matches on what somebody else did than was told before, where that is asked.

    Where it is asked when that was, what tells its day leads, and so do its exact words.
    """
    if ask.again:
        return favoured(ranked, lambda m: m.sentence.text == ask.again and _serves(ask, m), 0.0)
    if not ask.not_again:
        return ranked
    others = tuple(match for match in ranked if match.sentence.text != ask.not_again)
    naming = (match for match in others if tells_of(match.sentence.text, ask.actors))
    return tuple(naming) or others or ranked


def _serves(ask: Ask, match: Match) -> bool:
    """Tell whether a sentence that was told before holds the day or the words asked for."""
    if ask.kind == "quote":
        return _QUOTED.search(match.sentence.text) is not None
    return ask.kind == "when" and (match.passage.day is not None or bool(match.told))


def told_by(answer: Answer) -> Told | None:
    """Return what a question was answered by, for a follow-up to lean on; None if by nothing."""
    if answer.outcome != "answered" or not answer.citations:
        return None
    floor = RIVAL * answer.hits[0].score
    rivals = (reading(hit.quote) for hit in answer.hits[1:] if hit.score >= floor)
    best = answer.hits[0].best.text
    of_best = (each for each in answer.citations if reading(each.quote) == best)
    marked = (each for each in answer.citations if each.marks)
    first = next(marked, next(of_best, answer.citations[0]))
    short = answer.short or ""
    short = "" if short in ("Yes", "No") else short  # nothing to lean on
    return Told(
        short,
        reading(first.quote),
        tuple(rivals),
        first.day,
        asked=answer.question.standalone,
        cited=tuple(reading(each.quote) for each in answer.citations),
        ranked=tuple(hit.best.text for hit in answer.hits),
    )
