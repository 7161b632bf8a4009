"""The chronology drawn to scale: a mark for each entry over its day, months to choose below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from index.article import reading
from index.types import DateSpan, Document
from ui.markup import day_name, days_attributes, escaped, month_name
from ui.timeline import Dated, in_order

_ONE_DAY = timedelta(days=1)
_MOST_NAMES = 24
"""More names than these would not fit; instead of months, years are named, or tens of years."""


def period_of(documents: Sequence[Document]) -> DateSpan | None:
    """Return the days that the chronologies cover together; None where there are none."""
    periods = [document.period for document in documents if document.period]
    if not periods:
        return None
    return DateSpan(min(p.start for p in periods), max(p.end for p in periods))


def strip_html(documents: Sequence[Document]) -> str:
    """Return the drawn timeline; "" where no document has dated entries."""
    period = period_of(documents)
    if period is None:
        return ""
    dated = in_order(documents)
    days = [list(group) for _, group in groupby(dated, key=lambda d: d[1].date)]
    marks = "".join(_mark(one, row, period) for day in days for row, one in enumerate(day))
    rows = max(map(len, days))
    names = "".join(_name(span, period) for span in _named(period))
    return (
        f'<section class="strip" aria-label="Timeline"{days_attributes(period)}'
        f' style="--days:{period.days};--rows:{rows}">'
        '<p class="sr" id="strip-help">Left and right arrow keys walk the entries; Enter opens one '
        "in the article; with Shift they choose days to keep the next questions to.</p>"
        '<div class="plot"><div class="brush" hidden></div><div class="marks" role="toolbar"'
        f' aria-label="Entries by day" aria-describedby="strip-help">{marks}</div></div>'
        f'<div class="axis" role="group" aria-label="Ask about one month only">{names}</div>'
        "</section>"
    )


def _percent(day: date, period: DateSpan) -> str:
    return f"{100 * (day - period.start).days / period.days:.3f}%"


def _mark(dated: Dated, row: int, period: DateSpan) -> str:
    document, entry = dated
    text = escaped(reading(entry.body.of(document.source)))
    return (
        f'<button type="button" class="mark" tabindex="-1"'
        f' data-entry="{escaped(entry.key)}" data-document="{escaped(document.name)}"'
        f' data-start="{entry.span.start}" data-end="{entry.span.end}"'
        f' data-day="{entry.date.isoformat()}" style="--x:{_percent(entry.date, period)};'
        f'--row:{row}" aria-label="{day_name(entry.date)}: {text}"></button>'
    )


def _months(period: DateSpan) -> Iterator[DateSpan]:
    start = period.start.replace(day=1)
    while start < period.end:
        end = (start + 31 * _ONE_DAY).replace(day=1)
        yield DateSpan(start, end)
        start = end


def _years(period: DateSpan, step: int) -> Iterator[DateSpan]:
    first = period.start.year - period.start.year % step
    for year in range(first, period.last.year + 1, step):
        yield DateSpan(date(max(year, 1), 1, 1), date(min(year + step, 9999), 1, 1))


def _named(period: DateSpan) -> tuple[DateSpan, ...]:
    """Return the months of a period, or the shortest runs of years that are not too many."""
    ways = (_months(period), *(_years(period, step) for step in (1, 10, 100, 1000)))
    return next(spans for spans in map(tuple, ways) if len(spans) <= _MOST_NAMES)


def _name(span: DateSpan, period: DateSpan) -> str:
    shown = DateSpan(max(span.start, period.start), min(span.end, period.end))
    whole = span.days > 31
    several = "s" if span.days > 366 else ""
    name = f"{span.start.year}{several}" if whole else month_name(span.start)
    width = f"{100 * shown.days / period.days:.3f}%"
    return (
        f'<button type="button" class="month-name" data-do="keep"{days_attributes(span)}'
        f' style="width:{width}" aria-pressed="false"><span class="sr">Only </span>'
        f'<span class="long">{name}</span><span class="brief">'
        f"{name if whole else name[:3]}</span></button>"
    )
