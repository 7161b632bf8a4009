"""Several times in one question, and the days that they come to together.

"In October, before the 5th", "after Nov. 6 but before he left" and "over Easter, April 2 to 6" each
name one time twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from index.dates import DateMention, snapped
from index.types import DateSpan, Span
from rag.anchored import common


def explained(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Return the times of a text, those that the days right behind them explain by these days.

    "Over the Easter holiday, April 2 to 6" is those five days.
    """
    kept: list[DateMention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if (
            before is not None
            and mention.when.overlaps(before.when)
            and (
                _THAT_IS.fullmatch(text, before.span.end, mention.span.start)
                or (
                    mention.relation == before.relation == "on"
                    and _APPOSITION.fullmatch(text, before.span.end, mention.span.start)
                    and mention.when.days <= MOST_EXPLAINING
                )
            )
        ):
            days = mention.when
            if mention.relation != "on":
                days = common(before.when, days)
            between, after = text[before.span.end : mention.span.start], text[mention.span.end :]
            end = mention.span.end + _opened(between, after)
            span = Span(before.span.start, end)
            kept[-1] = replace(mention, span=span, when=days, relation="on")
        else:
            kept.append(mention)
    return tuple(kept)


def _opened(between: str, after: str) -> int:
    """Return the length of the mark that closes what a mark between two times opened: "(9 May)"."""
    return int("(" in between and after.startswith(")"))


_APPOSITION: Final = re.compile(
    r"(?: (?:holidays?|weekend|break|week|period|festival))?\s?(?:[,:(]| [–—-]) ?(?:that is,? )?"
)
_THAT_IS: Final = re.compile(
    r"\s?[,:;(–—-]\s?"
    r"(?:i\.?e\.?|that is|that is to say|meaning|namely|in other words|say|viz\.?),?\s"
)
MOST_EXPLAINING: Final = 14
"""Days of a time that explains the one before it."""


def in_that_unit(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Return the times of a text, an only open one cut to "that month" or "that week" beside it.

    "By the 6th of May, what had that month brought?" is from May 1 on.
    """
    unit = _THAT_UNIT.search(text)
    if unit is None or len(mentions) != 1 or mentions[0].span.overlaps(Span(*unit.span())):
        return tuple(mentions)
    only = mentions[0]
    edge = {"before": only.when.last, "after": only.when.start}.get(only.relation)
    if edge is None:
        return tuple(mentions)
    whole = snapped(DateSpan.on(edge), "week" if unit["unit"].lower() == "week" else "month")
    return (replace(only, when=common(only.when, whole)),)


_THAT_UNIT: Final = re.compile(
    r"\b(?:(?:in|of|during|over|within) )?(?:that|the same|the) (?P<unit>week|month)\b"
    r"(?! (?:of|before|after|when|that|prior|following|leading|ending|starting|in|on)\b)",
    re.IGNORECASE,
)


def only_bounds(mentions: Sequence[DateMention]) -> bool:
    """Tell whether the only date is a bounded time longer than a day: "in October"."""
    return len(mentions) == 1 and mentions[0].relation == "on" and mentions[0].when.days > 1


def bounded(
    found: Sequence[tuple[DateSpan, Span]], mentions: Iterable[DateMention]
) -> list[tuple[DateSpan, Span]]:
    """Return days reckoned from an event, cut to the dates that stand beside its words.

    "In the rest of October, after the parade" is after it and in October.
    """
    for mention in mentions:
        beside = not any(words.overlaps(mention.span) for _, words in found)
        if found and beside and all(days.overlaps(mention.when) for days, _ in found):
            days = common(found[0][0], mention.when)
            found = [*((days, words) for _, words in found), (days, mention.span)]
    return list(found)


def closed(mentions: Sequence[DateMention]) -> tuple[DateSpan, ...]:
    """Return the days that "after" one date and "before" another, or "in" one, have in common."""
    relations = {mention.relation for mention in mentions}
    if relations != {"before", "after"} and (len(mentions) != 2 or len(relations) != 2):
        return ()
    days = mentions[0].when
    for mention in mentions[1:]:
        if not mention.when.overlaps(days):
            return ()
        days = common(days, mention.when)
    return (days,)
