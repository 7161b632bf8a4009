"""Reads ranges: "from Oct. 10 to 16", "between Labor Day and Thanksgiving", "Oct. 10 onwards".

>>> from datetime import date
>>> scene = Scene("from Dec 20 to Jan 3", DateSpan(date(2018, 9, 1), date(2019, 1, 1)))
>>> read_range(scene, 0, onwards=True).days
DateSpan(start=datetime.date(2018, 12, 20), end=datetime.date(2019, 1, 4))
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.dates.calendar import last_of_month
from index.dates.holidays import holiday_at
from index.dates.reader import read_date
from index.dates.scene import ReadDate, Scene, day_of_month, part_of
from index.dates.shifts import Relation, Shift, since, until
from index.dates.words import (
    AND_YEAR,
    DAY,
    DAY_STOP,
    DAY_WORD,
    FLAGS,
    GAP,
    HYPHEN,
    MAYBE_GAP,
    NOT_COUNTED,
    day_number,
    year_number,
)
from index.types import DateSpan, Span

_OPENER = re.compile(rf"(?:(?:anywhere{GAP})?from|(?P<between>(?:in{GAP})?between)){GAP}", FLAGS)
_JOIN = re.compile(
    rf"(?:{GAP}(?:up{GAP})?(?:to|through|thru|until|till|into){GAP}"
    rf"|{MAYBE_GAP}{HYPHEN}{MAYBE_GAP}"
    rf"|(?P<list>{MAYBE_GAP},{GAP}(?:(?:and|or){GAP})?|{GAP}(?:and|or|&){GAP}))",
    FLAGS,
)
_UNTIL = re.compile(
    rf"(?:{GAP}and)?{GAP}(?:(?:up|on|right){GAP}(?:to|until|till)|(?P<to>to)|through|thru|until|till){GAP}",
    FLAGS,
)
_BETWEEN_AND = re.compile(rf"{MAYBE_GAP}(?:and|to|&|{HYPHEN}){MAYBE_GAP}", FLAGS)
_ONWARDS = re.compile(
    rf"{GAP}(?:(?:onwards?\b|forwards?\b|(?:and|or){GAP}(?:onwards?|after(?:wards)?|later|beyond){DAY_STOP})"
    rf"|(?P<until>(?:and|or){GAP}(?:before|earlier){DAY_STOP})|(?P<on>on\b))",
    FLAGS,
)
_NEW_YEAR = re.compile(
    rf"(?:(?:the|his|her|\w+['’]s){GAP})?new{GAP}year(?:['’]?s)?{GAP}(?:day{GAP})?"
    r"(?:speech|address|message)\b",
    FLAGS,
)
_BARE_DAY = re.compile(rf"(?:the{GAP})?(?:{DAY}|{DAY_WORD})", FLAGS)
_RANGED_DAY = re.compile(rf"(?:the{GAP})?{DAY}{AND_YEAR}", FLAGS)
_DAY_STOPS = re.compile(DAY_STOP, FLAGS)
_UNCOUNTED = re.compile(NOT_COUNTED, FLAGS)
_ITS_MONTH_ENDS = re.compile(
    rf"(?:the{GAP}(?:very{GAP})?(?:end|close){GAP}of{GAP}(?:the|that|the{GAP}same){GAP}month"
    rf"|(?:the|that){GAP}month(?:['’]s{GAP}end|{GAP}(?:ends|ended|closes|closed)"
    rf"|{GAP}(?:is|was){GAP}(?:out|over|up))|month(?:['’]s{GAP}|{HYPHEN}|{GAP})end)\b",
    FLAGS,
)  # the last day of the month in which a range begins
_LISTED_DAY = re.compile(
    rf"(?:{MAYBE_GAP},)?{GAP}(?:(?:and|or|&){GAP})?(?P<all>(?:the{GAP})?{DAY}{AND_YEAR}){DAY_STOP}",
    FLAGS,
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression as read.

    Attributes:
        end: where its words end.
        days: the days meant, or None where no such day exists ("Sept. 31").
        relation: "before" or "after" where one end is open.
        note: what a reader should be told of the reading taken, or None.
        date: the last date of the expression where more days can be listed after it, or None.
    """

    end: int
    days: DateSpan | None
    relation: Relation = "on"
    note: str | None = None
    date: ReadDate | None = None


def read_range(scene: Scene, position: int, *, onwards: bool) -> Found | None:
    """Read "between A and B", "from A to B", "A-B", "A and B" where B adjoins A, or A.

    Args:
        scene: the text to read.
        position: where it begins.
        onwards: also read "A onwards"; not after "before", as in "before A or after".
    """
    opener = _OPENER.match(scene.text, position)
    start = opener.end() if opener else position
    left = read_date(scene, start) or _day_before_join(scene, start)
    if left is None:
        return None
    found = _joined(scene, left, opener)
    if found:
        return found if opener else _lengthened(scene, found)
    alone = _alone(scene, left)
    open_ended = _onwards(scene, alone, opener) if onwards else None
    return open_ended or (None if opener else alone)


def listed_day(scene: Scene, found: Found) -> tuple[int, Found] | None:
    """Read ", 7" and "and 10" after "Oct. 4" as a day of its own; return where it begins too."""
    day = found.date
    more = _LISTED_DAY.match(scene.text, found.end)
    if not (day and day.month and more) or read_date(scene, more.start("all")):
        return None
    year = year_number(more) or day.year
    following = day_of_month(more.end(), day.month, int(more["day"]), year)
    return more.start("all"), _alone(scene, following)


def _alone(scene: Scene, day: ReadDate) -> Found:
    return Found(day.end, scene.days(day), "on", day.note, day)


def _joined(scene: Scene, left: ReadDate, opener: re.Match[str] | None) -> Found | None:
    """Read what joins a second date to the first, and that date."""
    join = _JOIN.match(scene.text, left.end)
    if join is None:
        return None
    if opener and opener["between"] and not _BETWEEN_AND.fullmatch(join[0]):
        return None
    listed = join["list"] is not None and opener is None
    right = _date_after(scene, left, join.end(), listed=listed)
    if right is None:
        return None
    first, second = _days_of_both(scene, left, right)
    if first is None or second is None:
        return Found(right.end, None)
    if listed and second.start != first.end:
        return None
    days = DateSpan(min(first.start, second.start), max(first.end, second.end))
    if first.overlaps(second) and first.start < second.end:  # "December up to Christmas"
        days = DateSpan(first.start, second.end)
    return Found(right.end, days, "on", left.note or right.note, right)


def until_another(scene: Scene, position: int, shift: Shift) -> Found | None:
    """Read "Christmas until New Year" behind "after", which is after the first of the two."""
    left = read_date(scene, position)
    join = _UNTIL.match(scene.text, left.end) if left else None
    right = _date_after(scene, left, join.end(), listed=False) if left and join else None
    if left is None or right is None or (join and join["to"] and right.month):
        return None  # "after May 3 to 5" is after all of them
    first, second = _days_of_both(scene, left, right)
    if first is None or second is None:
        return None
    start = shift.apply(first, scene.period).start
    if start >= second.end:
        return None
    return Found(right.end, DateSpan(start, second.end), "on", left.note or right.note, right)


def _lengthened(scene: Scene, found: Found) -> Found:
    """Lengthen "September, October" by ", and November"."""
    while found.date and found.days:
        join = _JOIN.match(scene.text, found.end)
        if not join or not join["list"]:
            break
        following = _date_after(scene, found.date, join.end(), listed=True)
        days = scene.days(following) if following else None
        if following is None or days is None or days.start != found.days.end:
            break
        days = DateSpan(found.days.start, days.end)
        found = Found(following.end, days, "on", found.note, following)
    return found


def _onwards(scene: Scene, found: Found, opener: re.Match[str] | None) -> Found | None:
    """Read "from Oct. 10 on", "Oct. 10 onwards", "Oct. 10 or earlier"."""
    words = _ONWARDS.match(scene.text, found.end)
    if words is None or (words["on"] and (opener is None or opener["between"])):
        return None
    span = Span(*words.span())
    shift = until(span) if words["until"] else since(span)
    days = found.days and shift.apply(found.days, scene.period)
    return Found(words.end(), days, shift.relation, found.note)


def _date_after(scene: Scene, left: ReadDate, position: int, *, listed: bool) -> ReadDate | None:
    """Read a date, or "16" of "Oct. 10 to 16"; in a list, where a number stops the clause."""
    if right := (
        read_date(scene, position)
        or _end_of_month(scene, left, position)
        or _speech(scene, position)
    ):
        return right
    found = _RANGED_DAY.match(scene.text, position)
    if not found or left.month is None:
        return None
    ends = _DAY_STOPS if listed else _UNCOUNTED
    if not found["th"] and not year_number(found) and not ends.match(scene.text, found.end()):
        return None
    return day_of_month(found.end(), left.month, int(found["day"]), year_number(found))


def _speech(scene: Scene, position: int) -> ReadDate | None:
    """Read "the New Year address", which is an event elsewhere, as the end of a range."""
    found, day = _NEW_YEAR.match(scene.text, position), holiday_at("New Year", 0)
    return ReadDate(found.end(), day[1]) if found and day else None


def _end_of_month(scene: Scene, left: ReadDate, position: int) -> ReadDate | None:
    """Read "the end of that month" after a date: the last day of the month of that date."""
    found = _ITS_MONTH_ENDS.match(scene.text, position)
    return part_of(replace(left, end=found.end()), last_of_month) if found else None


def _day_before_join(scene: Scene, position: int) -> ReadDate | None:
    """Read "10" of "10 and 16 October", "the 3rd" of "the 3rd through the 9th of December"."""
    found = _BARE_DAY.match(scene.text, position)
    join = _JOIN.match(scene.text, found.end()) if found else None
    right = read_date(scene, join.end()) if join else None
    if not found or not right or right.month is None:
        return None
    return day_of_month(found.end(), right.month, day_number(found), right.year)


def _days_of_both(
    scene: Scene, left: ReadDate, right: ReadDate
) -> tuple[DateSpan | None, DateSpan | None]:
    """Days of both ends: a year at one end is that of the other too, or next to it."""
    year = left.year or right.year
    first = scene.days(replace(left, year=left.year or year))
    second = scene.days(replace(right, year=right.year or year))
    if year and first and second and second.end <= first.start:
        if left.year is None:
            first = scene.days(replace(left, year=year - 1))
        elif right.year is None:
            second = scene.days(replace(right, year=year + 1))
    return first, second
