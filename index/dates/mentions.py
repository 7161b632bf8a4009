"""Reads time expressions from the left: a lead-in, words of relation, a date or a range.

    mention  = [lead] shift mention | [lead] range [onwards]       "in the week before Oct. 7"
    range    = date "to" date | date "and" date | date             "from the 3rd to the 9th of Oct."
    date     = day of a month | part of whole | named day | whole  "the first week of October"
    whole    = month | season | quarter | year

Each line of this grammar has a module: here, `date_ranges`, `date_reader` and `whole_times`.

    >>> from datetime import date
    >>> scene = Scene("in the week before Oct. 7", DateSpan(date(2018, 9, 1), date(2019, 1, 1)))
    >>> [mention.when.start.isoformat() for mention in read_mentions(scene)]
    ['2018-09-30']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.dates.ranges import Found, listed_day, read_range, until_another
from index.dates.scene import Scene
from index.dates.shift_reader import shift_at
from index.dates.shifts import Relation, Shift, until
from index.dates.words import FLAGS, GAP
from index.types import DateSpan, Span

_WORD = re.compile(r"\b[a-z0-9]", FLAGS)
_LEAD = re.compile(
    rf"(?:(?:in|on|during|over|throughout|within|across|at|towards?){GAP})?"
    rf"(?:(?:(?:all|most)|the{GAP}(?:whole|rest|remainder|remaining{GAP}(?:days|weeks|part)|entirety|course|month|(?:early{GAP})?morning"
    rf"|afternoon|evening|night))(?:{GAP}of)?{GAP})?",
    FLAGS,
)
_GAP = re.compile(GAP, FLAGS)
_THE = re.compile(rf"the{GAP}", FLAGS)
_OVER = re.compile(
    rf"{GAP}(?:(?:is|was|were|had|has|came|comes|drew|draws){GAP}(?:yet{GAP})?)?(?:clos(?:es|ed|ing)"
    rf"|end(?:s|ed)?|finish(?:es|ed)|(?:ran|runs|run){GAP}out|out|over|up|to{GAP}an?{GAP}(?:end|close))\b",
    FLAGS,
)
_MOST_NESTED = 2  # "the day before the week of Oct. 7"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression in a text.

    Attributes:
        span: the whole expression with its words of relation.
        when: the days meant, never empty; an open end is the end of the period.
        relation: "on" for every bounded time ("in", "from ... to", "two days before").
        text: the expression as it stands.
        note: what a reader should be told of the reading taken, or None.
    """

    span: Span
    when: DateSpan
    relation: Relation
    text: str
    note: str | None


def read_mentions(scene: Scene) -> Iterator[DateMention]:
    """Read the times of the whole text."""
    for words, found in _all_read(scene):
        if found.days and found.days.days:
            text = words.of(scene.text)
            yield DateMention(words, found.days, found.relation, text, found.note)


def read_impossible(scene: Scene) -> Iterator[Span]:
    """Read where the text names days that no calendar has: "Sept. 31"."""
    for words, found in _all_read(scene):
        if found.days is None:
            lead = _LEAD.match(scene.text, words.start)
            yield Span(lead.end() if lead else words.start, words.end)


@lru_cache(maxsize=2)
def _all_read(scene: Scene) -> tuple[tuple[Span, Found], ...]:
    """Remember what was read last: a question is read for its times and for impossible ones."""
    return tuple(_read(scene))


def _read(scene: Scene) -> Iterator[tuple[Span, Found]]:
    """Read every expression with its words; at each word, the longest reading wins."""
    position = 0
    for word in _WORD.finditer(scene.text):
        start = word.start()
        found = _mention(scene, start) if start >= position else None
        while found:
            position = found.end
            yield Span(start, found.end), found
            start, found = listed_day(scene, found) or (position, None)


def _mention(scene: Scene, position: int, depth: int = 0) -> Found | None:
    lead = _LEAD.match(scene.text, position)
    led = lead.end() if lead else position
    if depth < _MOST_NESTED:
        for start in sorted({position, led}):
            shift = shift_at(scene.text, start, beside_date=True)
            if shift and (found := _shifted(scene, shift, depth)):
                return found
    return read_range(scene, led, onwards=depth == 0)


def _shifted(scene: Scene, shift: Shift, depth: int) -> Found | None:
    """Read the date that a relation is to, also in "after the Oct. 7 meeting"."""
    gap = _GAP.match(scene.text, shift.span.end)
    if gap is None:
        return None
    if shift.relation != "before" and (both := until_another(scene, gap.end(), shift)):
        return both
    anchor = _mention(scene, gap.end(), depth + 1)
    if anchor is None and (the := _THE.match(scene.text, gap.end())):
        anchor = read_range(scene, the.end(), onwards=False)
    if anchor is None or anchor.relation in ("before", "after"):
        return None
    end = anchor.end
    over = (
        _OVER.match(scene.text, end) if shift.first is None and shift.relation == "before" else None
    )
    if over is not None:  # "before 2018 was out" is within it
        end, shift = over.end(), until(shift.span)
    spelt_out = anchor.date and scene.days(anchor.date) != anchor.days
    if shift.snap and shift.relation == "on" and spelt_out and anchor.days:
        return Found(end, anchor.days, "on", anchor.note)  # "the week of 12 to 16 November"
    days = anchor.days and shift.apply(anchor.days, scene.period)
    return Found(end, days, shift.relation, anchor.note)
