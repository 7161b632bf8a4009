"""Time expressions in a text: what they say, and which days they mean.

    >>> from datetime import date
    >>> from index.types import DateSpan
    >>> period = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
    >>> mention, = find_dates("What happened between Oct. 28 and early November?", period)
    >>> mention.text, mention.when.start.isoformat(), mention.when.end.isoformat()
    ('between Oct. 28 and early November', '2018-10-28', '2018-11-11')

Words of relation ("two days after") are `Shift`s, the same ones that a caller applies to the days
of events. Import from here; the modules inside are one part of the grammar each.
"""

from __future__ import annotations

from index.dates.calendar import months_from, snapped
from index.dates.find import entry_date, find_dates, find_impossible
from index.dates.mentions import DateMention
from index.dates.relative import find_relative_to_today, find_shifts
from index.dates.shifts import Relation, Shift

__all__ = [
    "DateMention",
    "Relation",
    "Shift",
    "entry_date",
    "find_dates",
    "find_impossible",
    "find_relative_to_today",
    "find_shifts",
    "months_from",
    "snapped",
]
