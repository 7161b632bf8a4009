"""The chronology as tables that a reader can walk: months, days, and what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from index.article import reading
from index.types import Document, Entry
from ui.markup import day_name, escaped, month_name

Dated = tuple[Document, Entry]

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def in_order(documents: Iterable[Document]) -> tuple[Dated, ...]:
    """Return all entries by day, then by document name, then in the order of their text."""
    found = [(document, entry) for document in documents for entry in document.entries]
    return tuple(sorted(found, key=lambda d: (d[1].date, d[0].name, d[1].span.start)))


def timeline_html(documents: Iterable[Document]) -> str:
    """Return the chronology as a table for each month; each entry is a button that opens it."""
    dated = in_order(documents)
    if not dated:
        return '<p class="empty">The text has no dated entries.</p>'
    months = [(month, tuple(group)) for month, group in groupby(dated, key=_month)]
    links = "".join(
        f'<li><a href="#month-{month:%Y-%m}" data-month="{month:%Y-%m}">{month_name(month)}'
        f' <span class="count">{len(group)}</span></a></li>'
        for month, group in months
    )
    sections = "".join(_section(month, group) for month, group in months)
    first, last = dated[0][1].date, dated[-1][1].date
    return (
        f"{_chooser(first, last)}"
        f'<nav class="months" aria-label="Months"><ul>{links}</ul></nav>'
        '<p class="hint">Choose an entry to read it in the article. '
        "The arrow keys walk the list; entries cited in the answer are lit.</p>"
        f"{sections}"
    )


def _chooser(first: date, last: date) -> str:
    """Return two days to choose, which keep the next questions to what lies between them."""
    bounds = f'min="{first.isoformat()}" max="{last.isoformat()}"'
    return (
        '<form class="chooser" data-chooser><span>Ask only about</span>'
        f'<label><span class="sr">First day</span><input type="date" name="first" {bounds}'
        f' value="{first.isoformat()}"></label><span>to</span>'
        f'<label><span class="sr">Last day</span><input type="date" name="last" {bounds}'
        f' value="{last.isoformat()}"></label><button type="submit">Keep to these days</button>'
        "</form>"
    )


def _month(dated: Dated) -> date:
    return dated[1].date.replace(day=1)


def _section(month: date, group: tuple[Dated, ...]) -> str:
    name = f"month-{month:%Y-%m}"
    days = "".join(
        _day(day, tuple(entries)) for day, entries in groupby(group, key=lambda d: d[1].date)
    )
    heading = f'<h2 id="{name}" tabindex="-1">{month_name(month)}</h2>'
    columns = '<tr><th scope="col">Day</th><th scope="col">What happened</th></tr>'
    return (
        f'<section class="month" aria-labelledby="{name}">{heading}'
        f'<table aria-labelledby="{name}"><thead class="sr">{columns}</thead>'
        f"<tbody>{days}</tbody></table></section>"
    )


def _day(day: date, entries: tuple[Dated, ...]) -> str:
    shown = f'<span class="weekday">{_WEEKDAYS[day.weekday()]}</span> {day.day}'
    buttons = "".join(_entry(document, entry) for document, entry in entries)
    return (
        f'<tr><th scope="row"><time datetime="{day.isoformat()}" aria-label="{day_name(day)}">'
        f"{shown}</time></th><td>{buttons}</td></tr>"
    )


def _entry(document: Document, entry: Entry) -> str:
    text = escaped(reading(entry.body.of(document.source)))
    return (
        f'<button type="button" class="entry" data-entry="{escaped(entry.key)}"'
        f' data-document="{escaped(document.name)}" data-start="{entry.span.start}"'
        f' data-end="{entry.span.end}"><span class="sr">{day_name(entry.date)}: </span>{text}'
        "</button>"
    )
