"""The days that documents cover, and those by which a date without a year is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from index.types import DateSpan, Document
from rag.types import ANY_DAY

_YEAR = re.compile(r"\b(?:1[0-9]|20)[0-9]{2}\b")


def period_of(documents: Mapping[str, Document]) -> DateSpan:
    """Return the days that the chronologies of the documents cover; all days without any."""
    periods = [document.period for document in documents.values() if document.period]
    if not periods:
        return ANY_DAY
    return DateSpan(min(p.start for p in periods), max(p.end for p in periods))


def reckoned_by(period: DateSpan, documents: Mapping[str, Document]) -> DateSpan:
    """Return the days that dates without a year are read by: those of the chronologies.

    Without any it is the year that the texts name most often, the earliest of several. All days
    would leave ten thousand years to choose from, for each date, and the first one is never meant.
    """
    if period != ANY_DAY:
        return period
    named = Counter(
        year for document in documents.values() for year in _YEAR.findall(document.source)
    )
    year = int(min(named, key=lambda year: (-named[year], year), default="2000"))
    return DateSpan(date(year, 1, 1), date(year + 1, 1, 1))


def restricted(ranges: Sequence[DateSpan], chosen: DateSpan) -> tuple[DateSpan, ...]:
    """Return the parts of the ranges that lie in the chosen days; these days if there are none."""
    return tuple(
        DateSpan(max(days.start, chosen.start), min(days.end, chosen.end))
        for days in ranges
        if days.overlaps(chosen)
    ) or (chosen,)
