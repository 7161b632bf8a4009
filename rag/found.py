"""What was found for each part of a question, and what the parts together come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Final

from rag.ask import Ask
from rag.choice import Choice
from rag.distance import Told, between, by_name
from rag.judge import Judged
from rag.parts import is_asking
from rag.refusal import THRESHOLD
from rag.retrieve import NEARLY, Match
from rag.short import answer_yes_no, parse
from rag.two_events import is_after

NEAR_BEST: Final = 0.7
"""Share of an event's best score from which on another entry may be that event."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one part of a question.

    Attributes:
        ask: the part.
        ranked: what may answer it, best first or in the order of time.
        chosen: what to cite of it.
        confidence: the estimated chance that it is answered, 0..1.
        missing: what tells against an answer, one of `rag.refusal.LACKS`, or "".
        counts: whether `chosen` are all entries that name what is asked about.
        overview: whether `chosen` are the sentences that open what is asked about as a whole.
        judged: the scores of the best sentences, on which the confidence rests as a rule; None
            where time alone decides or nothing can be judged.
        choice: what the sentences to cite were chosen among; None where a rule or their scores
            in the ranking decide.
        grounds: the entries from whose days those asked for are reckoned; cited, but no answer.
        verdict: "Yes" or "No" where it only asks to have the time of an event confirmed, else "".
    """

    ask: Ask
    ranked: tuple[Match, ...]
    chosen: tuple[Match, ...]
    confidence: float
    missing: str
    counts: bool = False
    overview: bool = False
    judged: Judged | None = None
    choice: Choice | None = None
    grounds: tuple[Match, ...] = ()
    verdict: str = ""

    @property
    def telling(self) -> Found:
        """The same with no more chosen than the few words that answer may be taken from."""
        if self.choice is None:
            return self
        likely = {match.sentence.id for match in self.choice.telling()}
        telling = tuple(match for match in self.chosen if match.sentence.id in likely)
        return replace(self, chosen=telling or self.chosen)

    @property
    def is_date(self) -> bool:
        """Whether the part is one of two events and nothing but a day: "before Christmas"."""
        days = self.ask.times.ranges
        return self.ask.dated and self.ask.times.only and len(days) == 1 and days[0].days == 1


def apart(found: Sequence[Found]) -> tuple[Found, ...]:
    """Return what was found, two events with the same sentence told apart.

    Events are told in the order of time; where that doesn't help, the one that leads by less
    takes its next best entry. What is said to come after something else is looked for after it.
    """
    if len(found) != 2 or not all(each.ask.dated and each.chosen for each in found):
        return tuple(found)
    one, other = found
    if is_after(one.ask.whole) and _backwards((one, other)):
        return _in_order(one, other)
    if any(len(each.chosen) > 1 for each in found):
        return (one, other)
    if not _same(one, other):
        return (one, other)
    ways = [(_yielding(one), other), (one, _yielding(other))]
    ways.sort(key=lambda pair: (_backwards(pair), -sum(each.chosen[0].score for each in pair)))
    return ways[0]


def _in_order(one: Found, other: Found) -> tuple[Found, Found]:
    """Return two events by the best matches of which the second is later, as they are if none are.

    Only matches that are near the best of their event are looked at.
    """
    pairs = [
        (replace(one, chosen=(first,)), replace(other, chosen=(second,)))
        for first in _near_best(one)
        for second in _near_best(other)
    ]
    pairs = [pair for pair in pairs if _forwards(pair)]
    return max(pairs, key=lambda pair: sum(map(_likelihood, pair)), default=(one, other))


def _likelihood(found: Found) -> float:
    """Return the score of what was chosen; an entry tells its day more surely than prose."""
    match = found.chosen[0]
    return match.score if match.passage.day else NEARLY * match.score


def _near_best(found: Found) -> list[Match]:
    """Return the matches for an event that score nearly as well as the one chosen for it."""
    floor = NEAR_BEST * found.chosen[0].score
    return [match for match in found.ranked if match.score >= floor]


def _forwards(pair: tuple[Found, Found]) -> bool:
    first, second = (_day(each) for each in pair)
    return first is not None and second is not None and first < second


def _yielding(found: Found) -> Found:
    """Return what was found with the best match of another entry instead of the chosen one."""
    best = found.chosen[0]
    other = next((m for m in found.ranked if m.passage.id != best.passage.id), best)
    return replace(found, chosen=(other,))


def _backwards(pair: tuple[Found, Found]) -> bool:
    first, second = (_day(each) for each in pair)
    return first is not None and second is not None and second <= first


def _same(one: Found, other: Found) -> bool:
    return one.chosen[0].sentence.id == other.chosen[0].sentence.id


def held(found: Sequence[Found]) -> list[Found]:
    """Return the parts that are answered; of two events, both or neither.

    An event that is a date needs no entry. Parts that only say of whom or what another asks
    answer nothing alone.
    """
    sure = [
        each for each in found if each.chosen and each.confidence >= THRESHOLD and not each.is_date
    ]
    if sure and all(each.ask.dated and (each.chosen or each.is_date) for each in found):
        return [replace(each, chosen=()) if each.is_date else each for each in found]
    if len(sure) < len(found) and _grants(found[0]):
        return []
    return sure if asking(sure) else []


def _grants(first: Found) -> bool:
    """Tell whether a part asks whether something was that the parts after it take for granted.

    "Did divers go down, and what did they find?" is not answered by what leaves both open.
    """
    if first.ask.kind != "yes_no" or first.ask.dated or not first.ask.whole:
        return False
    told = [match.sentence.text for match in first.chosen]
    sure = first.confidence >= THRESHOLD and answer_yes_no(first.ask.text, told) is not None
    return not sure


def asking(found: Sequence[Found]) -> list[Found]:
    """Return the parts whose answers are wanted, of those that are answered.

    "The officer who won: what did he say?" asks in its last part; the first only says of whom.
    """
    if any(not each.ask.whole for each in found):
        return list(found)
    return [each for each in found if is_asking(each.ask.text)]


def claimed(question: str, found: Sequence[Found]) -> str:
    """Return what a question asks to be confirmed, without the time that what was found is of.

    Whether it was "before the sale" is told by the entry's day and not by its words.
    """
    only = found[0].ask if len(found) == 1 else None
    if only is None or only.kind != "yes_no" or not only.times.ranges or only.times.only:
        return question
    if _AHEAD.search(question):
        return question  # the time of what is foretold stands beside it
    topic = _BARE.sub(" take place", only.times.topic)
    event = _WAS.fullmatch(topic)
    return f"Did {event[1]} take place?" if event and not _does(event[1]) else topic


_BARE: Final = re.compile(r" (?:come|happen|occur|fall|follow)(?=\W*$)")
"""What an event does that came before another one, where that one isn't named."""

_AHEAD: Final = re.compile(r"\bwould\b", re.IGNORECASE)

_WAS: Final = re.compile(r"\W*(?:was|were) (the [^?]+)\?", re.IGNORECASE)


def _does(phrase: str) -> bool:
    """Tell whether anything is said of what a phrase names: "the bridge repaired"."""
    return any(token.tag in ("verb", "aux") for token in parse(phrase).tokens)


def decided(question: str, found: Sequence[Found]) -> str | None:
    """Return the few words for a time confirmed, or for the order or distance of two events.

    They are "" where such a thing is asked and there are none, None where it isn't asked.
    """
    if len(found) == 1 and found[0].verdict:
        return found[0].verdict
    events = told(found)
    return None if events is None else told_apart(question, events, found) or ""


def told(found: Sequence[Found]) -> Told | None:
    """Return the two events whose distance or order is asked, each with the day found for it."""
    if len(found) != 2 or not all(each.ask.dated for each in found):
        return None
    days = [each.ask.times.ranges[0].start if each.is_date else _day(each) for each in found]
    if days[0] is None or days[1] is None:
        return None
    return (found[0].ask.text, days[0]), (found[1].ask.text, days[1])


def told_apart(question: str, events: Told, found: Sequence[Found]) -> str | None:
    """Return which of two events came first or how far apart they are, as it is asked."""
    if all(each.chosen for each in found) and _same(*found):
        return None  # two events that one sentence was found for are not told apart
    short = between(question, events)
    for each in found:
        if short and each.chosen and each.ask.text.startswith(short):
            return by_name(question, short, each.chosen[0].sentence.text)
    return short


def _day(found: Found) -> date | None:
    """Return the day of the entry chosen, or the single day that a sentence of prose names."""
    match = found.chosen[0]
    return match.passage.day or next((d.start for d in match.told if d.days == 1), None)


def interleaved(found: Sequence[Found]) -> Iterator[Match]:
    """Yield the best of what each part chose, then the rest of the rankings turn by turn."""
    if len(found) > 1 or found[0].ask.times.order:
        for each in found:
            yield from sorted(each.chosen, key=lambda match: match.rank_key)[:1]
    elif found[0].ask.kind == "list":
        yield from sorted(found[0].chosen, key=lambda match: match.rank_key)
    for each in found:
        yield from (*each.chosen, *each.grounds) if each.grounds else ()
    for turn in zip_longest(*(each.ranked for each in found)):
        yield from (match for match in turn if match is not None)
