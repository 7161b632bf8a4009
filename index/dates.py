"""Absolute time expressions in a text: what they say, and which days they mean.

    >>> period = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
    >>> mention, = find_dates("What happened between Oct. 28 and early November?", period)
    >>> mention.text, mention.when.start.isoformat(), mention.when.end.isoformat()
    ('between Oct. 28 and early November', '2018-10-28', '2018-11-11')

The grammar, read from the left at every word:

    mention  = [lead] shift mention | [lead] range [onwards]       "in the week before Oct. 7"
    range    = date "to" date | date "and" date | date             "from the 3rd to the 9th of Oct."
    date     = part-of base | holiday | day of a month | base      "the first week of October"
    base     = month | season | quarter | year

A date without a year takes the one that brings it nearest to the article's period. Words of
relation are `Shift`s, the same ones that a caller applies to the days of events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from index.date_words import (
    AND_YEAR,
    DAY,
    DAY_STOP,
    DAY_WORD,
    DAY_WORDS,
    FLAGS,
    GAP,
    HYPHEN,
    MAYBE_GAP,
    MONTH,
    NOT_COUNTED,
    NTH,
    NUMBER,
    THE,
    WEEKDAY,
    YEAR,
    Relation,
    Shift,
    find_relative_to_today,
    find_shifts,
    full_year,
    month_number,
    nth_number,
    number,
    shift_at,
    weekday_number,
    year_number,
)
from index.holidays import (
    DaysIn,
    fraction,
    holiday_at,
    later,
    long_weekend,
    months_from,
    nth,
    snapped,
    weekdays,
)
from index.sentences import split_sentences
from index.types import DateSpan, Span

__all__ = [
    "DateMention",
    "Relation",
    "Shift",
    "entry_date",
    "find_dates",
    "find_relative_to_today",
    "find_shifts",
]


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


def find_dates(text: str, period: DateSpan) -> tuple[DateMention, ...]:
    """Return the absolute time expressions in `text`, in order and without overlap.

    Args:
        text: a question, or any other text.
        period: the days that the article covers: it gives years and open ends.
    """
    mentions = tuple(_Reader(text, period).mentions())
    months = _months_of_sentences(text, mentions)
    if not months:
        return mentions
    known = frozenset(mentions)
    mentions = tuple(_Reader(text, period, months).mentions())
    days_alone = [mention for mention in mentions if mention not in known]
    return tuple(mention for mention in mentions if not _only_names_month(mention, days_alone))


def entry_date(head: str) -> date | None:
    """Return the day of a chronology entry's head such as "Sept. 4, 2018".

    Strict: None when the head is not wholly a date with its year.
    """
    head = head.strip()
    for pattern in (_MONTH_DAY, _DAY_MONTH, _ISO):
        found = pattern.fullmatch(head)
        if found and found["day"] and found["year"]:
            month = found["month"]
            number_of_month = int(month) if month.isdigit() else month_number(month)
            try:
                return date(int(found["year"]), number_of_month, int(found["day"]))
            except ValueError:
                return None
    return None


# ---------------------------------------------------------------------------- the patterns

_ISO = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<day>[0-9]{1,2}))?"
    r"(?![0-9/-]|\.[0-9])",
    FLAGS,
)
_NUMERIC = re.compile(
    r"(?<![0-9./$€£])(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})"
    r"(?:(?P=mark)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}))?(?![0-9A-Za-z]|(?P=mark)[0-9]|\.[0-9])",
    FLAGS,
)
_MONTH_DAY = re.compile(
    rf"(?:this{GAP})?{MONTH}(?:{MAYBE_GAP}|{HYPHEN})(?:the{GAP})?"
    rf"(?:{DAY}|{DAY_WORD}{DAY_STOP}){AND_YEAR}",
    FLAGS,
)
_DAY_MONTH = re.compile(
    rf"(?:the{GAP})?(?:{DAY}|{DAY_WORD})(?:{GAP}(?:day{GAP})?(?:of{GAP})?(?:this{GAP})?|{HYPHEN}){MONTH}"
    rf"(?:{HYPHEN}(?=[0-9]{{4}}\b))?{AND_YEAR}",
    FLAGS,
)
_BARE_DAY = re.compile(rf"(?:the{GAP})?(?:{DAY}|{DAY_WORD})", FLAGS)
_LISTED_DAY = re.compile(
    rf"(?:{MAYBE_GAP},)?{GAP}(?:(?:and|or|&){GAP})?(?P<all>(?:the{GAP})?{DAY}{AND_YEAR}){DAY_STOP}",
    FLAGS,
)
_RANGED_DAY = re.compile(rf"(?:the{GAP})?{DAY}{AND_YEAR}", FLAGS)
_WEEKDAY_OF = re.compile(rf"{WEEKDAY}\.?,?{GAP}(?:the{GAP})?", FLAGS)
_MONTH = re.compile(rf"(?:this{GAP})?{MONTH}{AND_YEAR}", FLAGS)
_SEASON = re.compile(
    rf"(?P<the>(?:the|this|last|that|next){GAP})?(?P<season>spring|summer|fall|autumn|winter)\b"
    rf"(?!{GAP}olympic)(?P<year_of>(?:{GAP}of|,)?{GAP}"
    rf"(?:(?:the|that){GAP}year\b|{YEAR}(?:{HYPHEN}[0-9]{{2,4}}\b)?))?",
    FLAGS,
)
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
_QUARTER = re.compile(
    rf"{THE}(?:Q(?P<q>[1-4])|{NTH}{GAP}quarter)\b"
    rf"(?:(?:{GAP}of)?{GAP}(?:the{GAP}year\b|{YEAR})|(?!{GAP}(?:of|in)\b))",
    FLAGS,
)
_YEAR = re.compile(
    rf"(?:(?:the{GAP})?(?P<named>year){GAP})?{YEAR}(?!{HYPHEN}[0-9]{{1,2}}\b){NOT_COUNTED}", FLAGS
)
_THE_YEAR = re.compile(rf"{THE}year\b(?!{GAP}[0-9])", FLAGS)
_YEARS_END = re.compile(
    rf"(?:{THE}(?P<turn>turn{GAP}of{GAP}the{GAP}year)"
    rf"|{THE}(?:year(?:['’]s{GAP}|{HYPHEN}|{GAP})end|(?:end|close){HYPHEN}of{HYPHEN}(?:the{HYPHEN})?year))\b",
    FLAGS,
)
_BAND = re.compile(
    rf"{THE}(?P<from>early|mid(?:dle|way)?|halfway|late)"
    rf"(?:(?:{HYPHEN}|{GAP})(?:to|and|or)(?:{HYPHEN}|{GAP})(?P<to>mid|late))?"
    rf"(?:{HYPHEN}|{GAP}(?:part{GAP})?(?:on{GAP})?(?:through|of|in){GAP}|{GAP})",
    FLAGS,
)
_BANDS = {"early": 1, "mid": 2, "middle": 2, "midway": 2, "halfway": 2, "late": 3}
_EDGE = re.compile(
    rf"{THE}(?:(?P<first>beginning|start|opening|outset|onset|(?:first|opening)(?:{GAP}few)?{GAP}days)"
    rf"|(?P<last>end|close|(?:last|final|closing)(?:{GAP}few)?{GAP}days))"
    rf"(?:{GAP}of{GAP}|{HYPHEN}of{HYPHEN})",
    FLAGS,
)
_EDGE_DAYS, _LONG_EDGE_DAYS, _TURN_DAYS = 5, 10, 5
_PARTS = {"half": 2, "third": 3, "quarter": 4}
_NTH_OF = re.compile(
    rf"{THE}{NTH}{GAP}(?:(?P<n>{NUMBER}){GAP}|full{GAP})?"
    rf"(?:(?P<unit>day|weekend|week|fortnight|month)s?|(?P<part>half|third|quarter)|{WEEKDAY}){GAP}(?:of|in){GAP}",
    FLAGS,
)
_EVE_OF = re.compile(rf"(?:the{GAP})?eve{GAP}of{GAP}", FLAGS)
_AND_YEAR = re.compile(AND_YEAR, FLAGS)
_BESIDE_HOLIDAY = re.compile(rf"{GAP}(?P<unit>eve|week(?:end)?)\b", FLAGS)

_LEAD = re.compile(
    rf"(?:(?:in|on|during|over|throughout|within|across|at){GAP})?"
    rf"(?:(?:(?:all|most)|the{GAP}(?:whole|rest|remainder|entirety|course|month|(?:early{GAP})?morning"
    rf"|afternoon|evening|night))(?:{GAP}of)?{GAP})?",
    FLAGS,
)
_OPENER = re.compile(rf"(?:(?:anywhere{GAP})?from|(?P<between>(?:in{GAP})?between)){GAP}", FLAGS)
_JOIN = re.compile(
    rf"(?:{GAP}(?:up{GAP})?(?P<to>to|through|thru|until|till|into){GAP}"
    rf"|(?P<hyphen>{MAYBE_GAP}{HYPHEN}{MAYBE_GAP})"
    rf"|(?P<list>{MAYBE_GAP},{GAP}(?:(?:and|or){GAP})?|{GAP}(?:and|or|&){GAP}))",
    FLAGS,
)
_ONWARDS = re.compile(
    rf"{GAP}(?:(?P<since>onwards?\b|forwards?\b|(?:and|or){GAP}(?:onwards?|after(?:wards)?|later|beyond){DAY_STOP})"
    rf"|(?P<until>(?:and|or){GAP}(?:before|earlier){DAY_STOP})|(?P<on>on\b))",
    FLAGS,
)
_MOST_NESTED = 2  # "the day before the week of Oct. 7"

# Words that make a year or a doubtful name of a month ("May", "Mar") a time.
_LED_STRONGLY = re.compile(
    rf"\b(?:in|during|since|until|till|before|after|throughout|between|from|by|early|mid|late|around"
    rf"|through|over|within|for)(?:{HYPHEN}|{GAP})(?:(?:the|all|all{GAP}of){GAP})?$",
    FLAGS,
)
_LED_BY_MONTH = re.compile(
    rf"(?:\b(?:of|this|last|next)|{MONTH}{MAYBE_GAP}(?:,|and|or|to|through|{HYPHEN})){MAYBE_GAP}$",
    FLAGS,
)
_LED_WEAKLY = re.compile(
    rf"\b(?:of|to|and|or|year|through)(?:{HYPHEN}|{GAP})$|[0-9]{HYPHEN}$", FLAGS
)
_LED_SEASON = re.compile(rf"\b(?:in|early|mid|late|over|during)(?:{GAP}|{HYPHEN})$", FLAGS)
_MONTH_FOLLOWS = re.compile(rf"{GAP}(?:and|or|to|through){GAP}{MONTH}", FLAGS)
_DAY_STOPS = re.compile(DAY_STOP, FLAGS)
_UNCOUNTED = re.compile(NOT_COUNTED, FLAGS)
_WORD = re.compile(r"\b[a-z0-9]", FLAGS)
_GAP = re.compile(GAP, FLAGS)
_THE = re.compile(rf"the{GAP}", FLAGS)
_MONTH_NAME = re.compile(rf"\b{MONTH}", FLAGS)
_ORDINAL_ALONE = re.compile(rf"\bthe{GAP}[0-9]{{1,2}}(?:st|nd|rd|th)\b", FLAGS)
_LED_DAY = re.compile(
    rf"\b(?:on|by|before|after|since|until|till|from|between|and|to|through|around|of){GAP}$", FLAGS
)
_OF_SOMETHING = re.compile(rf"{GAP}(?:of|from){GAP}", FLAGS)
_IN_SOMETHING = re.compile(rf"{GAP}(?:in|to){GAP}", FLAGS)
_DOUBTFUL_MONTHS = frozenset(["may", "march", "mar", "jan", "jun", "jul", "aug", "apr", "feb"])


# ------------------------------------------------------------------------------ the reader


@dataclass(frozen=True, slots=True)
class _Date:
    """A date as read, before a missing year is chosen.

    `days_in` raises ValueError for a year in which there is no such date. `month` and `day`
    are set for a day of a month, so that "and 5" can take its month.
    """

    end: int
    days_in: DaysIn
    year: int | None = None
    month: int | None = None
    day: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention as read; `days` is None where no such day exists ("Sept. 31")."""

    end: int
    days: DateSpan | None
    relation: Relation = "on"
    note: str | None = None
    date: _Date | None = None


class _Reader:
    """Reads the mentions of one text for one period."""

    def __init__(
        self, text: str, period: DateSpan, months: tuple[tuple[Span, int, int], ...] = ()
    ) -> None:
        """Remember what every rule needs.

        Args:
            text: the text to read.
            period: the days that the article covers.
            months: sentences that name one month, with its year and number, so that
                "the 7th" can be read in them.
        """
        self.text = text
        self.period = period
        self.months = months

    def mentions(self) -> Iterator[DateMention]:
        """Read the whole text from left to right; the longest reading at each word wins."""
        position = 0
        for word in _WORD.finditer(self.text):
            start = word.start()
            found = self.mention(start) if start >= position else None
            while found:
                position = found.end
                if found.days and found.days.days:
                    words = Span(start, found.end)
                    text = words.of(self.text)
                    yield DateMention(words, found.days, found.relation, text, found.note)
                start, found = self._listed(found)

    def mention(self, position: int, depth: int = 0) -> _Found | None:
        """Read `[lead] shift mention` or `[lead] range [onwards]` at `position`."""
        lead = _LEAD.match(self.text, position)
        led = lead.end() if lead else position
        if depth < _MOST_NESTED:
            for start in sorted({position, led}):
                shift = shift_at(self.text, start, beside_date=True)
                if shift and (found := self._shifted(shift, depth)):
                    return found
        return self._range(led, onwards=depth == 0)

    def _shifted(self, shift: Shift, depth: int) -> _Found | None:
        gap = _GAP.match(self.text, shift.span.end)
        if gap is None:
            return None
        anchor = self.mention(gap.end(), depth + 1)
        if anchor is None and (the := _THE.match(self.text, gap.end())):
            anchor = self._range(the.end(), onwards=False)  # "after the Oct. 7 meeting"
        if anchor is None or anchor.relation in ("before", "after"):
            return None
        days = anchor.days and shift.apply(anchor.days, self.period)
        return _Found(anchor.end, days, shift.relation, anchor.note)

    # ---- ranges

    def _range(self, position: int, *, onwards: bool) -> _Found | None:
        """Read "between A and B", "from A to B", "A-B", "A and B" where B adjoins A, or A.

        Args:
            position: where it begins.
            onwards: also read "A onwards"; not after "before", as in "before A or after".
        """
        opener = _OPENER.match(self.text, position)
        start = opener.end() if opener else position
        left = self._date(start) or self._day_before_join(start)
        if left is None:
            return None
        between = bool(opener and opener["between"])
        found = self._joined(left, opened=opener is not None, between=between)
        if found:
            return self._list_of_adjoining(found) if not opener else found
        alone = _Found(left.end, self._days(left), "on", left.note, left)
        after_from = opener is not None and not between
        open_ended = self._onwards(alone, after_from=after_from) if onwards else None
        return open_ended or (None if opener else alone)

    def _joined(self, left: _Date, *, opened: bool, between: bool) -> _Found | None:
        join = _JOIN.match(self.text, left.end)
        if join is None:
            return None
        listed = join["list"] is not None
        if between and not (join["hyphen"] or join[0].strip().lower() in ("and", "to", "&")):
            return None
        right = self._date(join.end()) or self._day_in_month_of(
            left, join.end(), listed=listed and not opened
        )
        if right is None:
            return None
        first, second = self._pair(left, right)
        note = left.note or right.note
        if first is None or second is None:
            return _Found(right.end, None)
        if listed and not opened and second.start != first.end:
            return None
        days = DateSpan(min(first.start, second.start), max(first.end, second.end))
        return _Found(right.end, days, "on", note, right)

    def _list_of_adjoining(self, found: _Found) -> _Found:
        """Lengthen "September, October" by ", and November"."""
        while found.date and found.days and (join := _JOIN.match(self.text, found.end)):
            following = self._date(join.end()) or self._day_in_month_of(
                found.date, join.end(), listed=True
            )
            if not join["list"]:
                break
            days = self._days(following) if following else None
            if following is None or days is None or days.start != found.days.end:
                break
            days = DateSpan(found.days.start, days.end)
            found = _Found(following.end, days, "on", found.note, following)
        return found

    def _onwards(self, found: _Found, *, after_from: bool) -> _Found | None:
        """Read "from Oct. 10 on", "Oct. 10 onwards", "Oct. 10 or earlier"."""
        words = _ONWARDS.match(self.text, found.end)
        if words is None or (words["on"] and not after_from):
            return None
        shift = shift_at("until" if words["until"] else "since", 0)
        if shift is None:
            return None
        days = found.days and shift.apply(found.days, self.period)
        return _Found(words.end(), days, shift.relation, found.note)

    def _listed(self, found: _Found) -> tuple[int, _Found | None]:
        """Read ", 7" and "and 10" after "Oct. 4" as days of their own."""
        day = found.date
        more = _LISTED_DAY.match(self.text, found.end)
        if not (day and day.day and day.month and more) or self._date(more.start("all")):
            return 0, None
        date_of = self._day_of_month(
            more, day.month, int(more["day"]), year_number(more) or day.year
        )
        return more.start("all"), _Found(more.end(), self._days(date_of), "on", None, date_of)

    def _day_before_join(self, position: int) -> _Date | None:
        """Read "10" of "10 and 16 October", "the 3rd" of "the 3rd through the 9th of December"."""
        found = _BARE_DAY.match(self.text, position)
        join = _JOIN.match(self.text, found.end()) if found else None
        if not found or not join:
            return None
        right = self._date(join.end())
        if right is None or right.month is None or right.day is None:
            return None
        return self._day_of_month(found, right.month, _day_number(found), right.year)

    def _day_in_month_of(self, left: _Date, position: int, *, listed: bool) -> _Date | None:
        """Read "16" of "Oct. 10 to 16"."""
        found = _RANGED_DAY.match(self.text, position)
        if not found or left.month is None or left.day is None:
            return None
        ends = _DAY_STOPS if listed else _UNCOUNTED
        if not found["th"] and not year_number(found) and not ends.match(self.text, found.end()):
            return None
        return self._day_of_month(found, left.month, int(found["day"]), year_number(found))

    def _pair(self, left: _Date, right: _Date) -> tuple[DateSpan | None, DateSpan | None]:
        """Choose the years of both ends: a year at one end is that of the other, or next to it."""
        if left.year is None and right.year is not None:
            second = self._days(right)
            first = self._days(replace(left, year=right.year))
            if first and second and first.start > second.start:
                first = self._days(replace(left, year=right.year - 1))
            return first, second
        first = self._days(left)
        if right.year is None and left.year is not None:
            second = self._days(replace(right, year=left.year))
            if first and second and second.start < first.start:
                second = self._days(replace(right, year=left.year + 1))
            return first, second
        return first, self._days(right)

    # ---- which days

    def _days(self, found: _Date) -> DateSpan | None:
        """Days of a date in its own year, or in the one nearest to the period."""
        years = (
            [found.year]
            if found.year
            else range(self.period.start.year - 1, self.period.end.year + 2)
        )
        options = [days for year in years if (days := _in_year(found.days_in, year))]
        return min(options, key=lambda days: (self._distance(days), days), default=None)

    def _distance(self, days: DateSpan) -> int:
        """Days between `days` and the period, 0 if they share one."""
        gap = max((days.start - self.period.end).days + 1, (self.period.start - days.end).days + 1)
        return max(gap, 0)

    def _day_of_month(
        self, found: re.Match[str], month: int, day: int, year: int | None, note: str | None = None
    ) -> _Date:
        return _Date(found.end(), partial(_day_in, month, day), year, month, day, note)

    # ---- dates

    def _date(self, position: int) -> _Date | None:
        """Read one date, the most particular kind first."""
        if self.text[position : position + 1].isdigit():
            return self._day(position) or self._nth_of(position) or self._year(position, led=False)
        return (
            self._day(position)
            or self._weekday_of(position)
            or self._band(position)
            or self._edge(position)
            or self._nth_of(position)
            or self._years_end(position)
            or self._eve_of(position)
            or self._holiday(position)
            or self._base(position)
        )

    def _day(self, position: int) -> _Date | None:
        """Read a day of a month."""
        if self.text[position : position + 1].isdigit():
            return self._iso(position) or self._numeric(position) or self._day_month(position)
        return self._month_day(position) or self._day_month(position) or self._day_alone(position)

    def _iso(self, position: int) -> _Date | None:
        found = _ISO.match(self.text, position)
        if not found:
            return None
        month, year = int(found["month"]), int(found["year"])
        if not found["day"]:
            whole = found["mark"] == "-" and len(found["month"]) == 2 and 1 <= month <= 12
            return _months_date(found.end(), month, 1, year) if whole else None
        return self._day_of_month(found, month, int(found["day"]), year)

    def _numeric(self, position: int) -> _Date | None:
        """Read "10/26/2018", "10/7", "7.10.2018"."""
        found = _NUMERIC.match(self.text, position)
        if not found or not self._is_numeric_date(found):
            return None
        a, b = int(found["a"]), int(found["b"])
        year = full_year(found["year"]) if found["year"] else None
        # US order first; with dots, the day first.
        orders = [(b, a), (a, b)] if found["mark"] == "." else [(a, b), (b, a)]
        dates = [self._day_of_month(found, month, day, year) for month, day in orders]
        real = [(option, days) for option in dates if (days := self._days(option))]
        inside = [pair for pair in real if pair[1].overlaps(self.period)]
        if not real or (year is None and not inside):
            return dates[0] if year else None
        chosen, days = real[0]
        if a == b or len(real) == 1 or found["mark"] == ".":
            return chosen
        if len(inside) == 1:
            chosen, days = inside[0]
            why = "the only order that falls in the article's period"
        else:
            why = "the US order, month first"
        return replace(chosen, note=f"{found[0]} is read as {_spoken(days.start)}: {why}")

    def _is_numeric_date(self, found: re.Match[str]) -> bool:
        """Tell "10/7" from a fraction, a score, a version, and the attack of 9/11."""
        year = found["year"]
        if found["mark"] == ".":
            return year is not None and len(year) == 4
        if year is not None:
            return True
        before = self.text[max(0, found.start() - 12) : found.start()]
        if found["mark"] == "-" or not _UNCOUNTED.match(self.text, found.end()):
            return False
        return found[0] != "9/11" or before.lower().endswith("on ")

    def _month_day(self, position: int) -> _Date | None:
        found = _MONTH_DAY.match(self.text, position)
        if not found:
            return None
        year = year_number(found)
        counts = found["day"] and not found["th"] and year is None
        abbreviated = self.text.startswith(".", found.end("month"))  # and so part of a date
        if counts and not abbreviated and not _UNCOUNTED.match(self.text, found.end()):
            return None  # "in October 22 guard posts"
        if not self._is_month(found, has_day=True):
            return None
        return self._day_of_month(found, month_number(found["month"]), _day_number(found), year)

    def _day_month(self, position: int) -> _Date | None:
        found = _DAY_MONTH.match(self.text, position)
        if not found or self.text[max(0, position - 1) : position] in tuple("$€£.,/"):
            return None
        if not self._is_month(found, has_day=True):
            return None
        month = month_number(found["month"])
        return self._day_of_month(found, month, _day_number(found), year_number(found))

    def _weekday_of(self, position: int) -> _Date | None:
        """Read "Monday, Oct 1"; a wrong weekday is noted, the day of the month counts."""
        found = _WEEKDAY_OF.match(self.text, position)
        day = self._day(found.end()) if found else None
        if not found or day is None or day.day is None:
            return None
        days = self._days(day)
        if days is None or days.start.weekday() == weekday_number(found["weekday"]):
            return day
        note = f"{_spoken(days.start)} was a {days.start:%A}"
        return replace(day, note=day.note or note)

    def _day_alone(self, position: int) -> _Date | None:
        """Read "the 7th" in a sentence that names one month elsewhere."""
        known = [(y, m) for span, y, m in self.months if span.start <= position < span.end]
        found = _BARE_DAY.match(self.text, position) if known else None
        if (
            not found
            or not found["th"]
            or not _LED_DAY.search(self.text, max(0, position - 12), position)
        ):
            return None
        if not _DAY_STOPS.match(self.text, found.end()):
            return None
        return self._day_of_month(found, known[0][1], int(found["day"]), known[0][0])

    # ---- parts of a month or of a longer time

    def _band(self, position: int) -> _Date | None:
        """Read "early", "mid-", "in the middle of", "mid to late"."""
        found = _BAND.match(self.text, position)
        base = self._base(found.end(), led=True) if found else None
        if not found or base is None:
            return None
        first = _BANDS[found["from"].lower()]
        last = _BANDS[found["to"].lower()] if found["to"] else first
        return _part(base, lambda days: fraction(days, first, last, 3))

    def _edge(self, position: int) -> _Date | None:
        """Read "the beginning of", "the last few days of"; longer times have longer edges."""
        found = _EDGE.match(self.text, position)
        base = self._base(found.end(), led=True) if found else None
        if not found or base is None:
            return None
        side = 1 if found["first"] else -1
        of_days = "days" in found[0].lower()

        def edge(days: DateSpan) -> DateSpan:
            length = _EDGE_DAYS if of_days or days.days <= 31 else _LONG_EDGE_DAYS
            return nth(days, side, "day", length)

        return _part(base, edge)

    def _nth_of(self, position: int) -> _Date | None:
        """Read "the first week of", "the second half of", "the last ten days of"."""
        found = _NTH_OF.match(self.text, position)
        base = self._base(found.end(), led=True) if found else None
        if not found or base is None:
            return None
        n = nth_number(found["nth"])
        count = number(found["n"]) if found["n"] else 1
        if found["part"]:
            of = _PARTS[found["part"].lower()]
            return _part(base, lambda days: fraction(days, n % (of + 1), n % (of + 1), of))
        if found["weekday"]:
            weekday = weekday_number(found["weekday"])
            return _part(base, lambda days: DateSpan.on(weekdays(days, weekday)[n - (n > 0)]))
        unit = found["unit"].lower()
        return _part(base, lambda days: nth(days, n, unit, count))

    def _years_end(self, position: int) -> _Date | None:
        """Read "year's end", "the turn of the year"."""
        found = _YEARS_END.match(self.text, position)
        if not found:
            return None
        after = _AND_YEAR.match(self.text, found.end())
        year = (year_number(after) if after else None) or self.period.start.year
        end = after.end() if after else found.end()
        whole = _months_date(end, 1, 12, year)
        if found["turn"]:
            return _part(
                whole,
                lambda days: DateSpan(later(days.end, -_TURN_DAYS), later(days.end, _TURN_DAYS)),
            )
        return _part(whole, lambda days: nth(days, -1, "day", _LONG_EDGE_DAYS))

    def _eve_of(self, position: int) -> _Date | None:
        found = _EVE_OF.match(self.text, position)
        day = self._day(found.end()) or self._holiday(found.end()) if found else None
        return _part(day, _eve) if day else None

    def _holiday(self, position: int) -> _Date | None:
        """Read a named day, with "eve", "week" or "weekend" and a year behind it."""
        named = holiday_at(self.text, position)
        if named is None:
            return None
        end, days_in = named
        beside = _BESIDE_HOLIDAY.match(self.text, end)
        year = _AND_YEAR.match(self.text, beside.end() if beside else end)
        found = _Date(year.end() if year else end, days_in, year_number(year) if year else None)
        if beside is None:
            return found
        unit = beside["unit"].lower()
        return _part(found, {"eve": _eve, "weekend": long_weekend, "week": _week}[unit])

    # ---- whole months, seasons, quarters, years

    def _base(self, position: int, led: bool = False) -> _Date | None:
        """Read a time that has parts; `led` after words that only a time can follow."""
        return (
            self._month(position, led)
            or self._season(position, led)
            or self._quarter(position)
            or self._year(position, led)
        )

    def _month(self, position: int, led: bool) -> _Date | None:
        found = _MONTH.match(self.text, position)
        if not found or not self._is_month(found, led=led):
            return None
        if led and self._month_day(position):
            return None  # "late Oct. 26" is no part of October
        return _months_date(found.end(), month_number(found["month"]), 1, year_number(found))

    def _is_month(self, found: re.Match[str], *, has_day: bool = False, led: bool = False) -> bool:
        """Tell the month from the verb "may", the march, and names such as Jan."""
        name = found["month"]
        dated = has_day and year_number(found) is not None
        if name.lower() in ("may", "march") and name.islower():
            return dated
        if name.lower() not in _DOUBTFUL_MONTHS or has_day or year_number(found):
            return True
        if self.text.startswith(("'s", "’s"), found.end()):
            return False
        before = self.text, max(0, found.start() - 24), found.start()
        near = led or _LED_STRONGLY.search(*before) or _LED_BY_MONTH.search(*before)
        return name[0].isupper() and bool(near or _MONTH_FOLLOWS.match(self.text, found.end()))

    def _season(self, position: int, led: bool) -> _Date | None:
        found = _SEASON.match(self.text, position)
        if not found or not self._is_season(found, led):
            return None
        month = _SEASONS[found["season"].lower()]
        return _months_date(found.end(), month, 3, year_number(found))

    def _is_season(self, found: re.Match[str], led: bool) -> bool:
        """Tell the season from "the fall in prices", "a spring" and "summer return"."""
        if found["year_of"]:
            return True
        if _OF_SOMETHING.match(self.text, found.end()):
            return False
        before = self.text, max(0, found.start() - 24), found.start()
        if _LED_SEASON.search(*before) or led:
            return True
        determiner = (found["the"] or "").strip().lower()
        if determiner == "the":
            stops = _DAY_STOPS.match(self.text, found.end())
            return bool(stops) and not _IN_SOMETHING.match(self.text, found.end())
        return bool(determiner) or found["season"].lower() == "autumn"

    def _quarter(self, position: int) -> _Date | None:
        found = _QUARTER.match(self.text, position)
        if not found:
            return None
        n = int(found["q"]) if found["q"] else nth_number(found["nth"])
        return _months_date(found.end(), 3 * (n % 5) - 2, 3, year_number(found)) if n < 5 else None

    def _year(self, position: int, led: bool) -> _Date | None:
        """Read a year where words around it say that it is one, or "the year" of the period."""
        if led and (found := _THE_YEAR.match(self.text, position)):
            return _months_date(found.end(), 1, 12, self.period.start.year)
        found = _YEAR.match(self.text, position)
        if not found:
            return None
        before = self.text, max(0, position - 24), position
        if not (led or found["named"] or _LED_STRONGLY.search(*before)):
            stands_alone = _DAY_STOPS.match(self.text, found.end())
            if not (stands_alone and (position == 0 or _LED_WEAKLY.search(*before))):
                return None
        return _months_date(found.end(), 1, 12, year_number(found))


def _day_number(found: re.Match[str]) -> int:
    return int(found["day"]) if found["day"] else DAY_WORDS[found["day_word"].lower()]


def _day_in(month: int, day: int, year: int) -> DateSpan:
    return DateSpan.on(date(year, month, day))


def _in_year(days_in: DaysIn, year: int) -> DateSpan | None:
    try:
        return days_in(year)
    except (ValueError, OverflowError, IndexError):
        return None


def _months_date(end: int, month: int, count: int, year: int | None) -> _Date:
    return _Date(end, lambda known: months_from(known, month, count), year)


def _part(whole: _Date, part: Callable[[DateSpan], DateSpan]) -> _Date:
    """A date whose days are a part of, or lie beside, those of another."""
    return _Date(whole.end, lambda year: part(whole.days_in(year)), whole.year, note=whole.note)


def _eve(days: DateSpan) -> DateSpan:
    return DateSpan.on(later(days.start, -1))


def _week(days: DateSpan) -> DateSpan:
    return snapped(days, "week")


def _spoken(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _months_of_sentences(
    text: str, mentions: tuple[DateMention, ...]
) -> tuple[tuple[Span, int, int], ...]:
    """Return the sentences that name just one month, with its year and number."""
    if not _ORDINAL_ALONE.search(text):
        return ()
    months = []
    for sentence in split_sentences(text, Span(0, len(text))):
        named = {
            (_year_of(month, mention.when), month)
            for mention in mentions
            if sentence.covers(mention.span)
            for name in _MONTH_NAME.finditer(mention.text)
            for month in [month_number(name["month"])]
        }
        if len(named) == 1:
            months.append((sentence, *named.pop()))
    return tuple(months)


def _only_names_month(mention: DateMention, days: list[DateMention]) -> bool:
    """Tell whether "in October" only says which month "the 7th" belongs to."""
    whole = months_from(mention.when.start.year, mention.when.start.month, 1)
    return mention.when == whole and any(
        whole.start <= day.when.start and day.when.end <= whole.end for day in days
    )


def _year_of(month: int, when: DateSpan) -> int:
    return when.start.year if when.start.month == month else when.last.year
