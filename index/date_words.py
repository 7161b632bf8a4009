"""The words of time: months, numbers, parts of a month, and the relations to a day.

A relation ("two days before", "since", "the week of") is a `Shift`: it turns the days of an
anchor into the days that are meant, be the anchor a date or an event whose day is known.

    >>> period = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
    >>> shift, = find_shifts("What did Moon say two days before the Pyongyang summit?")
    >>> str(shift.apply(DateSpan.on(date(2018, 9, 18)), period).start)
    '2018-09-16'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from index.holidays import Snap, later, snapped
from index.types import DateSpan, Span

Relation = Literal["on", "before", "after", "around"]

FLAGS = re.IGNORECASE | re.ASCII
# Bounded, so that a long run of blanks costs no more than a short one.
GAP = r"[\s\u00a0\u2000-\u200a\u202f]{1,6}"
MAYBE_GAP = r"[\s\u00a0\u2000-\u200a\u202f]{0,6}"
HYPHEN = r"[-\u2010-\u2015\u2212]"
THE = rf"(?:(?:the|this|that){GAP})?"

_MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
# A full stop belongs to "Oct." and "Sept.", not to "in October." at the end of a sentence.
MONTH = rf"(?P<month>(?:{_MONTH_NAMES})\b)(?:(?:(?<=\b[a-z]{{3}})(?<!may)|(?<=\bsept))\.)?"
WEEKDAY = (
    r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b"
)
YEAR = (
    r"(?:(?P<year>(?:19|20)[0-9]{2})(?![0-9]|,[0-9]{3}|[.:/][0-9])"
    r"|['’](?P<short_year>[0-9]{2})\b)"
)
# "Oct. 26, 2018", "October of 2018", "26 Oct 2018"
AND_YEAR = rf"(?:(?:{MAYBE_GAP},{MAYBE_GAP}|{GAP}of{GAP}|{MAYBE_GAP}){YEAR})?"
# Nouns that show that the number before them counts something: "in October 22 guard posts".
_COUNTED_NOUNS = (
    rf"more|fewer|of|percent|per|million|billion|guard{GAP}posts?|troops|soldiers|officials|people"
    r"|bases|times|days|weeks|months|years|hours|countries|members|cars"
)
NOT_COUNTED = rf"(?!{GAP}(?:{_COUNTED_NOUNS})\b|{MAYBE_GAP}%)"
DAY = (
    r"(?P<day>[0-9]{1,2})(?:(?P<th>st|nd|rd|th)\b)?"
    r"(?![0-9A-Za-z]|,[0-9]{3}(?![0-9])|[.:/][0-9])"
)
# What may follow a bare "the 7th" or "and 5": nothing that the number could belong to.
DAY_STOP = (
    rf"(?={MAYBE_GAP}(?:[.,;:?!)\]\"”]|{HYPHEN}|$)|{GAP}(?:did|was|were|is|are|do|does|had|has|have"
    r"|what|who|whom|which|when|where|why|how|in|on|and|or|but|by|the|with|at|to|for|from|through"
    r"|until|till|of|this|that|happened|any|there)\b)"
)

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
)
_ORDINALS = _ORDINAL_WORDS.split()
DAY_WORD = rf"(?P<day_word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\b"
DAY_WORDS = {word: n for n, word in enumerate(_ORDINALS, start=1)}
NTH = (
    r"(?P<nth>(?:second|next)[- ](?:to[- ])?last|penultimate|1st|2nd|3rd|4th|5th"
    rf"|{'|'.join(_ORDINALS[:5])}|opening|last|latter|final|closing)"
)
_NTH = {"opening": 1, "latter": -1, "penultimate": -2, "last": -1, "final": -1, "closing": -1}

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
_NUMBER_WORDS = {word: n for n, word in enumerate(_NUMBERS.split(), start=1)} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "few": 5,
    "several": 5,
    "twenty": 20,
    "thirty": 30,
}
# "a few days" says no number, so that its bounds are 2 and 5 days.
NUMBER = (
    rf"(?:(?:a{GAP})?(?:couple|few)(?:{GAP}of)?|several|[0-9]{{1,3}}"
    rf"|{'|'.join(sorted(_NUMBERS.split(), key=len, reverse=True))}|twenty|thirty|an?)"
)


def month_number(name: str) -> int:
    """Return 1 for "Jan.", "january" and so on; the name must have matched `MONTH`."""
    return "janfebmaraprmayjunjulaugsepoctnovdec".index(name[:3].lower()) // 3 + 1


def weekday_number(name: str) -> int:
    """Return 0 for a Monday to 6 for a Sunday; the name must have matched `WEEKDAY`."""
    return "montuewedthufrisatsun".index(name[:3].lower()) // 3


def nth_number(word: str) -> int:
    """Return 1 for "first" and "1st", -1 for "last"; the word must have matched `NTH`."""
    word = word.lower()
    if word in _NTH:
        return _NTH[word]
    if word.endswith("last"):  # "second to last"
        return -2
    return int(word[0]) if word[0].isdigit() else DAY_WORDS[word]


def number(words: str) -> int:
    """Return the value of "3", "three", "a couple of"; it must have matched `NUMBER`."""
    if words.isdigit():
        return int(words)
    named = [word for word in words.lower().split() if word != "of"]
    return _NUMBER_WORDS[named[-1]]


def year_number(found: re.Match[str]) -> int | None:
    """Return the year that `YEAR` matched within `found`; "'18" is 2018, "'98" is 1998."""
    if year := found["year"]:
        return int(year)
    if short := found["short_year"]:
        return full_year(short)
    return None


def full_year(digits: str) -> int:
    """Return the year of four digits, or of two by the rule of POSIX: 69 to 99 are 19xx."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 69 else 2000)


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of days from the first or the last day of an anchor."""

    edge: Literal["first", "last"]
    days: int

    def of(self, anchor: DateSpan) -> date:
        """Return the day that lies so far from the edge of `anchor`."""
        return later(anchor.start if self.edge == "first" else later(anchor.end, -1), self.days)


@dataclass(frozen=True, slots=True)
class Shift:
    """A relation in words, such as "two days before" or "since", and what it does to days.

    Attributes:
        span: where the words stand.
        remainder: what follows them up to the end of the clause, often the name of an event;
            empty for "the following day", whose anchor was named earlier.
        relation: "before" and "after" where one end is open, "on" for a bounded time.
        exact: true if a single day is meant, when the anchor is one.
        first: the first day meant; None where the time is open towards the past.
        last: the last day meant; None where the time is open towards the future.
        snap: "week", "weekend" or "month" that holds the days, or a weekday (0 is Monday)
            within them.
    """

    span: Span
    remainder: Span
    relation: Relation
    exact: bool
    first: Offset | None
    last: Offset | None
    snap: Snap = None

    @property
    def days(self) -> int | None:
        """Days from the anchor to the day meant, negative before it; None for all else."""
        return self.first.days if self.first and self.first == self.last else None

    def apply(self, anchor: DateSpan, period: DateSpan) -> DateSpan:
        """Return the days meant; an open end is the end of `period`.

        Where nothing of the period is left ("after" its last day), the open end is that of
        the calendar year, so that the result is never empty and lies outside the period.
        """
        if anchor.days == 0:
            return anchor
        first = self.first.of(anchor) if self.first else None
        last = self.last.of(anchor) if self.last else None
        if first is None and last is not None:
            first = period.start if period.start <= last else date(last.year, 1, 1)
        if last is None and first is not None:
            last = later(period.end, -1) if first < period.end else date(first.year, 12, 31)
        if first is None or last is None or last < first:
            return anchor
        return snapped(DateSpan(first, later(last, 1)), self.snap, backwards=self._looks_back)

    @property
    def _looks_back(self) -> bool:
        return self.last is not None and self.last.days < 0


_BEFORE = (
    rf"before|prior{GAP}to|ahead{GAP}of|in{GAP}advance{GAP}of|preceding|earlier{GAP}than"
    rf"|(?:leading(?:{GAP}up)?|in{GAP}the{GAP}(?:run|lead)[-\s]?up){GAP}to|that{GAP}preceded"
)
_AFTER = (
    rf"after(?!{GAP}all\b)|(?<!the )following|later{GAP}than"
    rf"|in{GAP}the{GAP}(?:wake|aftermath){GAP}of|that{GAP}followed"
)
_SINCE = rf"(?:ever{GAP})?since|no{GAP}earlier{GAP}than|not{GAP}before|on{GAP}or{GAP}after"
_UNTIL = (
    rf"(?:up{GAP})?(?:until|till)|['’]til|no{GAP}later{GAP}than|not{GAP}later{GAP}than"
    rf"|not{GAP}after|on{GAP}or{GAP}before"
)
# Read as relations beside a date only: beside other words they mean too many things.
_UNTIL_A_DATE = rf"through|thru|by|up{GAP}to|ending(?:{GAP}(?:on|in))?"
_SINCE_A_DATE = rf"(?:starting|beginning)(?:{GAP}(?:on|from|in|with))?|as{GAP}from"
_AROUND_A_DATE = rf"around|(?:on{GAP}or{GAP})?about|on{GAP}or{GAP}around|circa|close{GAP}to|near"
_NEAR = r"(?P<near>just|right|shortly|immediately|soon|directly)"
_NEAR_DAYS = 7
_AROUND_DAYS = 3

_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "night": 1, "morning": 1}
_SEVERAL = {"day": 5, "week": 3, "month": 2}  # "in the days after", "weeks before"
_UNIT = r"(?P<unit>day|week|fortnight|month|night|morning)(?P<plural>s?)"
_SNAPS: dict[str, Snap] = {"day": None, "week": "week", "weekend": "weekend", "month": "month"}
_COUNT = re.compile(
    rf"(?:(?:only|just|exactly|the{GAP}very){GAP})?(?P<within>(?:to{GAP})?within{GAP})?"
    rf"(?:(?P<the>the{GAP})(?:(?:first|last|final|immediate|full|next){GAP})?)?"
    rf"(?:(?P<rough>about|around|roughly|some){GAP})?"
    rf"(?:(?:(?P<low>{NUMBER})(?:{GAP}(?:to|or){GAP}|{HYPHEN}))?(?P<n>{NUMBER}){GAP})?{_UNIT}{GAP}(?:immediately{GAP}|just{GAP}|right{GAP})?"
    rf"(?:(?P<both>before{GAP}and{GAP}after|(?:(?:on|to){GAP})?either{GAP}side{GAP}of|of)"
    rf"|(?P<before>{_BEFORE}|earlier|previously)|(?P<after>{_AFTER}|later|afterwards?|since))\b",
    FLAGS,
)
_NEXT_TO_IT = re.compile(
    rf"(?:the|that){GAP}(?:(?P<after>following|next)|(?P<before>previous|preceding|prior)){GAP}"
    rf"(?:{_UNIT}|(?P<weekend>weekend)|{WEEKDAY})\b(?!{GAP}of\b)",
    FLAGS,
)
_SAME = re.compile(
    rf"(?:(?:on|in|during){GAP})?(?:(?:the|that){GAP}(?:very{GAP}|same{GAP})?)?"
    rf"(?P<unit>day|week(?:end)?|month)"
    rf"(?P<beginning>{GAP}(?:beginning|starting|commencing))?(?P<ending>{GAP}ending)?"
    rf"(?P<of>{GAP}(?:of|as|when|that))?\b",
    FLAGS,
)
_WEEKDAY_BESIDE = re.compile(
    rf"(?:(?:on|over){GAP})?(?:the{GAP})?(?:(?:very|first|last){GAP})?(?:{WEEKDAY}|(?P<weekend>weekend)){GAP}"
    rf"(?:(?:immediately|just|right){GAP})?(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER}))\b",
    FLAGS,
)
_OPEN = re.compile(
    rf"(?:(?:{_NEAR}|some{GAP}time|long){GAP})?"
    rf"(?:(?P<until>{_UNTIL})|(?P<before>{_BEFORE})|(?P<since>{_SINCE})|(?P<after>{_AFTER}))\b",
    FLAGS,
)
_OPEN_BESIDE_A_DATE = re.compile(
    rf"(?:(?P<until>{_UNTIL_A_DATE})|(?P<since>{_SINCE_A_DATE})|(?P<around>{_AROUND_A_DATE}))\b",
    FLAGS,
)
_SPEECH = re.compile(
    rf"\b(?:sa(?:y|id|ys)|t(?:alk|alks|alked|(?:ell|old)(?:{GAP}(?:me|us))?)|asks?|asked|know|knew|hear|heard|writes?|wrote"
    rf"|written|read|speaks?|spoke|learn(?:ed)?|what|statements?|news|questions?){GAP}$",
    FLAGS,
)


def shift_at(text: str, position: int, *, beside_date: bool = False) -> Shift | None:
    """Read the relation that begins at `position`, or None; its remainder is left empty.

    Args:
        text: the text to read.
        position: where a word begins.
        beside_date: also read words that relate only to dates: "by", "about", "around".
    """
    if text[max(0, position - 1) : position] == "-":
        return None  # "a lead-up to"
    for pattern, read in _READERS:
        if (found := pattern.match(text, position)) and (shift := read(found)):
            return shift
    if beside_date and (found := _OPEN_BESIDE_A_DATE.match(text, position)):
        return _beside_a_date(text, found)
    return None


def _shift(
    found: re.Match[str],
    relation: Relation,
    first: Offset | None,
    last: Offset | None,
    snap: Snap = None,
) -> Shift:
    whole_day = first is not None and first == last
    exact = isinstance(snap, int) or (snap is None and whole_day)
    end = Span(found.end(), found.end())
    return Shift(Span(found.start(), found.end()), end, relation, exact, first, last, snap)


def _window(*, before: bool, nearest: int, farthest: int) -> tuple[Offset, Offset]:
    """Days beside an anchor, `nearest` to `farthest` days away from it."""
    if before:
        return Offset("first", -farthest), Offset("first", -nearest)
    return Offset("last", nearest), Offset("last", farthest)


def _read_count(found: re.Match[str]) -> Shift | None:
    """Read "two days before", "the week after", "within three days of"."""
    unit = found["unit"].lower()
    several = found["n"] is None and found["plural"]
    count = number(found["n"]) if found["n"] else _SEVERAL.get(unit, 1) if several else 1
    days = count * _UNIT_DAYS[unit]
    if found["both"]:
        of_alone = found["both"].lower() == "of"
        if not (found["n"] or several) or (of_alone and not found["within"]):
            return None
        return _shift(found, "on", Offset("first", -days), Offset("last", days))
    if not (found["n"] or found["the"] or unit == "day"):
        return None
    nearest, farthest = _distance(found, days, ranged=found["the"] or found["within"] or several)
    before = found["before"] is not None
    return _shift(found, "on", *_window(before=before, nearest=nearest, farthest=farthest))


def _distance(found: re.Match[str], days: int, *, ranged: object) -> tuple[int, int]:
    """Nearest and farthest day: "two days after" is one day, "the two days after" are two."""
    if ranged:
        return 1, days
    unit = found["unit"].lower()
    if found["low"]:
        return number(found["low"]) * _UNIT_DAYS[unit], days
    if found["n"] and re.search("few|several", found["n"], FLAGS):
        return 2 * _UNIT_DAYS[unit], days
    # Months differ in length, and "about" allows for a day less or more.
    slack = _AROUND_DAYS if unit == "month" else 1 if found["rough"] else 0
    return max(1, days - slack), days + slack


def _read_next(found: re.Match[str]) -> Shift | None:
    """Read "the following day", "the previous week", "the next Friday"."""
    before = found["before"] is not None
    if found["unit"]:
        days = _UNIT_DAYS[found["unit"].lower()]
        return _shift(found, "on", *_window(before=before, nearest=1, farthest=days))
    return _read_weekday(found)


def _read_weekday(found: re.Match[str]) -> Shift | None:
    """Read "the Friday after", "the weekend before"."""
    week = _window(before=found["before"] is not None, nearest=1, farthest=7)
    snap: Snap = weekday_number(found["weekday"]) if found["weekday"] else "weekend"
    return _shift(found, "on", *week, snap)


def _read_same(found: re.Match[str]) -> Shift | None:
    """Read "the week of", "the same day as", "that month", "the week ending"."""
    first, last = Offset("first", 0), Offset("last", 0)
    if found["beginning"] or found["ending"]:
        if found["unit"].lower() != "week" or found["of"]:
            return None
        return _shift(
            found,
            "on",
            first if found["beginning"] else Offset("last", -6),
            Offset("first", 6) if found["beginning"] else last,
        )
    words = found[0].lower()
    if not found["of"] and not re.search(r"\bthat\b|\bsame\b", words):
        return None
    if found["of"] and not re.search(r"\bthe\b|\bthat\b", words) and found["unit"] == "day":
        return None
    return _shift(found, "on", first, last, _SNAPS[found["unit"].lower()])


def _read_open(found: re.Match[str]) -> Shift | None:
    """Read "before", "since", "until", "shortly after"."""
    if found["until"]:
        return _shift(found, "before", None, Offset("last", 0))
    if found["since"]:
        return _shift(found, "after", Offset("first", 0), None)
    before = found["before"] is not None
    relation: Relation = "before" if before else "after"
    if found["near"]:
        near = _window(before=before, nearest=1, farthest=_NEAR_DAYS)
        return _shift(found, relation, *near)
    if before:
        return _shift(found, relation, None, Offset("first", -1))
    return _shift(found, relation, Offset("last", 1), None)


def _beside_a_date(text: str, found: re.Match[str]) -> Shift | None:
    if found["until"]:
        return _shift(found, "before", None, Offset("last", 0))
    if found["since"]:
        return _shift(found, "after", Offset("first", 0), None)
    before = text, max(0, found.start() - 20), found.start()
    if found[0].lower() == "about" and _SPEECH.search(*before):
        return None  # "what was said about Dec. 31" asks for the topic
    days = Offset("first", -_AROUND_DAYS), Offset("last", _AROUND_DAYS)
    return _shift(found, "around", *days)


_READERS = (
    (_COUNT, _read_count),
    (_NEXT_TO_IT, _read_next),
    (_WEEKDAY_BESIDE, _read_weekday),
    (_SAME, _read_same),
    (_OPEN, _read_open),
)


# ------------------------------------------------------- shifts beside the names of events

_WORD = re.compile(r"\b[a-z0-9]", FLAGS)
_BETWEEN = re.compile(
    rf"(?P<between>between){GAP}(?P<event>[^.?!;\n]{{2,120}}?){GAP}(?P<and>and){GAP}", FLAGS
)
_FROM_ON = re.compile(
    rf"(?P<from>from){GAP}(?P<event>[^.?!;,\n]{{2,120}}?){GAP}(?:on(?:wards?)?|forward)\b(?!{GAP}the\b)",
    FLAGS,
)
# Where the clause that names the event ends; the full stop of "Oct. 7" or "U.S." does not.
_CLAUSE_END = re.compile(
    r"[?!;,:\n]|\.(?=\s|$)(?<!\b[A-Z]\.)(?<!\bOct\.)(?<!\bNov\.)(?<!\bDec\.)(?<!\bSept\.)"
    r"(?<!\bGen\.)(?<!\bSen\.)|\b(?:what|who|whom|which|where|why|how|but)\b",
    FLAGS,
)
_TRAILING_AND = re.compile(rf"{GAP}(?:and|or)$", FLAGS)
_LONGEST_EVENT = 200


def find_shifts(text: str) -> tuple[Shift, ...]:
    """Return the relations in `text`, in order, each with what follows it in its clause.

    "Between the summit and the parade" gives two: "between", which is open towards the future,
    and "and", which is open towards the past; what is meant is what both have in common.
    Whether a remainder names an event or a date, the caller knows: relations to dates are
    here too, and `find_dates` has already applied those.
    """
    found = _bare_shifts(text)
    ends = [shift.span.start for shift in found[1:]] + [len(text)]
    return tuple(
        shift if len(shift.remainder) else _with_remainder(text, shift, before=end)
        for shift, end in zip(found, ends, strict=False)  # no shift has one end too many
    )


def _bare_shifts(text: str) -> list[Shift]:
    shifts: list[Shift] = []
    for word in _WORD.finditer(text):
        if shifts and word.start() < shifts[-1].span.end:
            continue
        if shift := shift_at(text, word.start()):
            shifts.append(shift)
        elif pair := _BETWEEN.match(text, word.start()):
            since = _shift(pair, "after", Offset("first", 0), None)
            until = _shift(pair, "before", None, Offset("last", 0))
            event = Span(*pair.span("event"))
            shifts.append(replace(since, span=Span(*pair.span("between")), remainder=event))
            shifts.append(replace(until, span=Span(*pair.span("and"))))
        elif on := _FROM_ON.match(text, word.start()):
            since = _shift(on, "after", Offset("first", 0), None)
            shifts.append(replace(since, remainder=Span(*on.span("event"))))
    return shifts


def _with_remainder(text: str, shift: Shift, *, before: int) -> Shift:
    """Give a shift the words after it, up to the clause's end or the next shift."""
    start = shift.span.end
    start += len(text[start : start + 8]) - len(text[start : start + 8].lstrip())
    limit = max(start, min(before, start + _LONGEST_EVENT))
    border = _CLAUSE_END.search(text, start, limit)
    end = border.start() if border else limit
    words = _TRAILING_AND.sub("", text[start:end].rstrip())
    return replace(shift, remainder=Span(start, start + len(words)))


_TODAY = re.compile(
    rf"\b(?:yesterday|today|tonight|tomorrow|nowadays|currently|(?<!most )(?<!more )recently|lately"
    rf"|right{GAP}now|just{GAP}now|as{GAP}of{GAP}now|(?:until|till|by|up{GAP}to){GAP}now|so{GAP}far"
    rf"|these{GAP}days|at{GAP}(?:present|the{GAP}moment)|(?:the{GAP})?present{GAP}day"
    rf"|this{GAP}(?:morning|afternoon|evening|past{GAP}(?:week|month|year))|last{GAP}night"
    rf"|(?:(?:{NUMBER}){GAP}(?:day|week|month|year)s?|not{GAP}long){GAP}ago"
    rf"|(?:in|over|during|for|within){GAP}the{GAP}(?:last|past){GAP}(?:{NUMBER}{GAP})?(?:day|week|month|year)s?"
    rf"(?!{GAP}(?:of|in|before|prior|leading|ahead|preceding)\b)"
    rf"|(?:last|this|next){GAP}(?:week(?:end)?|month|year|quarter|{WEEKDAY})"
    rf"(?!{GAP}(?:of|in|before|after|prior|leading|ahead|preceding|following)\b))\b",
    FLAGS,
)


def find_relative_to_today(text: str) -> tuple[Span, ...]:
    """Return where `text` names a time by the reader's own day: "yesterday", "last week"."""
    return tuple(Span(*found.span()) for found in _TODAY.finditer(text))
