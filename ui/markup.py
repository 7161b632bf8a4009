"""Text made safe for HTML, and days as a reader writes them.

Whatever comes from a question or a document goes through `escaped` and nowhere else into the
page, so nothing that a user types can become markup.
"""

from __future__ import annotations

import html
import re
from datetime import date

from index.calendar_words import LONG_MONTHS, SHORT_MONTHS
from index.types import DateSpan
from rag.types import Citation

NO_SECTION = "Text"
"""What the place of prose is called that stands under no heading."""

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def escaped(text: str) -> str:
    """Return `text` as HTML text or attribute value that shows exactly these characters.

    Control characters and lone surrogates, which HTML cannot hold, show as U+FFFD.
    """
    return html.escape(_UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text), quote=True)


def sentence(error: Exception) -> str:
    """Return the message of an error, which is written to stand behind "error:", as a sentence."""
    message = str(error)
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '!', '?')) else '.'}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 source", "1,200 sources"; `plural` where no s makes it."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def month_name(day: date) -> str:
    """Return the month and year of `day`, such as "October 2018"."""
    return f"{LONG_MONTHS[day.month - 1]} {day.year}"


def day_name(day: date) -> str:
    """Return `day` as the chronology writes it, such as "Oct. 7, 2018"."""
    return f"{SHORT_MONTHS[day.month - 1]} {day.day}, {day.year}"


def days_attributes(days: DateSpan | None) -> str:
    """Return a range as the attributes by which the page knows it: its first and last day."""
    if days is None or not days.days:
        return ""
    return f' data-first="{days.start.isoformat()}" data-last="{days.last.isoformat()}"'


def place_name(citation: Citation, *, named: bool = False) -> str:
    """Return where a citation stands, in words: its day, or its section; `named` adds the file."""
    if citation.day:
        place = f"{day_name(citation.day)}, chronology"
    else:
        place = citation.section or NO_SECTION
    return f"{place} · {citation.document}" if named else place


def range_name(days: DateSpan) -> str:
    """Return a half-open range of days as a reader writes it, both ends belonging to it.

    Whole months and years are named as such: "October 2018", "Sept. - Nov. 2018", "2018".
    A range that reaches to the calendar's own end is named by its other end alone.
    """
    if not days.days:
        return "no days"
    first, last = days.start, days.last
    if first == date.min or days.end == date.max:
        return _one_sided(days)
    if days.days == 1:
        return day_name(first)
    if first.day == 1 and days.end.day == 1:
        return _months(first, last)
    return _between(first, last)


def _one_sided(days: DateSpan) -> str:
    if days.start == date.min and days.end == date.max:
        return "any day"
    if days.start == date.min:
        return f"up to {day_name(days.last)}"
    return f"from {day_name(days.start)} on"


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return month_name(first)
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    head = SHORT_MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
    return f"{head} – {SHORT_MONTHS[last.month - 1]} {last.year}"


def _between(first: date, last: date) -> str:
    head = f"{SHORT_MONTHS[first.month - 1]} {first.day}"
    if first.year != last.year:
        return f"{head}, {first.year} – {day_name(last)}"
    if first.month != last.month:
        return f"{head} – {day_name(last)}"
    return f"{head} – {last.day}, {last.year}"
