"""Reads a relation of time that begins at one place of a text: "two days before", "since".

>>> shift = shift_at("the Friday after the summit", 0)
>>> shift.snap, shift.first, shift.last  # a Friday (4) among the seven days after it
(4, Offset(edge='last', days=1), Offset(edge='last', days=7))
"""

from __future__ import annotations

import re

from index.dates.calendar import Snap
from index.dates.shifts import FIRST_DAY, LAST_DAY, Offset, Relation, Shift, since, until
from index.dates.words import FLAGS, GAP, HYPHEN, NUMBER, WEEKDAY, number, weekday_number
from index.types import Span

_BEFORE = (
    rf"before|prior{GAP}to|ahead{GAP}of|in{GAP}advance{GAP}of|preceding|earlier{GAP}than"
    rf"|(?:leading(?:{GAP}up)?|in{GAP}the{GAP}(?:run|lead)[-\s]?up){GAP}to|that{GAP}preceded"
)
_AFTER = (
    rf"(?<!\bgo )(?<!\bgoes )(?<!\bgoing )(?<!\bgone )(?<!\bwent )(?<!\bnamed )"
    rf"after(?!{GAP}(?:all|in|on)\b)|(?<!the )following|later{GAP}than"
    rf"|in{GAP}the{GAP}(?:wake|aftermath){GAP}of|that{GAP}followed"
)
_SINCE = rf"(?:ever{GAP})?since|no{GAP}earlier{GAP}than|not{GAP}before|on{GAP}or{GAP}after"
_UNTIL = (
    rf"(?:up{GAP})?(?:until|till)|['’]til|by{GAP}the{GAP}time(?:{GAP}(?:of|that))?|no{GAP}later{GAP}than|not{GAP}later{GAP}than"
    rf"|not{GAP}after|on{GAP}or{GAP}before|before(?={GAP}the{GAP}end{GAP}of\b)"
)
# Read as relations beside a date only: beside other words they mean too many things.
_UNTIL_A_DATE = (
    rf"(?<!\bme )(?<!\bus )through(?:{GAP}to)?|thru|by"
    rf"|(?:up{GAP})?to{GAP}and{GAP}including|up{GAP}to"
    rf"|as{GAP}of|(?:ending|closing)(?:{GAP}(?:on|in|with))?|(?:right{GAP})?from{GAP}the{GAP}(?:very{GAP})?"
    rf"(?:start|beginning|outset)(?:{GAP}of{GAP}(?:the|this){GAP}\w+)?{GAP}"
    rf"(?:up{GAP})?(?:to|until|till|through)"
)
_SINCE_A_DATE = rf"(?:starting|beginning|opening)(?:{GAP}(?:on|from|in|with))?|as{GAP}from"
_AFTER_A_DATE = rf"(?:past|beyond)(?!{GAP}(?:in|on|at|by)\b)"
_AROUND_A_DATE = (
    rf"around|(?:on{GAP}or{GAP})?(?<!came )(?<!come )(?<!comes )(?<!brought )about"
    rf"|on{GAP}or{GAP}around|circa|close{GAP}to|near"
)
_NEAR = r"(?P<near>just|right|shortly|immediately|soon|directly)"
_ON_THE_HEELS = (
    rf"on{GAP}the{GAP}heels{GAP}of|in{GAP}the{GAP}immediate{GAP}(?:wake|aftermath){GAP}of"
)
_BOTH_SIDES = rf"(?:(?:on|to){GAP})?either{GAP}side{GAP}of|around{GAP}the{GAP}time{GAP}of"
_AT_MOST = (
    rf"(?:to{GAP})?within|(?:in{GAP})?(?:less|fewer){GAP}than|no(?:t)?{GAP}(?:more{GAP}than|even)"
    rf"|at{GAP}most"
)
_NEAR_DAYS = 7
_AROUND_DAYS = 3

_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "night": 1, "morning": 1}
_HOURS = 24
_SEVERAL = {"day": 5, "week": 3, "month": 2}  # "in the days after", "weeks before"
_UNIT = r"(?P<unit>day|week|fortnight|month|night|morning)(?P<plural>s?)"
_SNAPS: dict[str, Snap] = {
    "day": None,
    "date": None,
    "week": "week",
    "weekend": "weekend",
    "month": "month",
}
_VAGUE = re.compile(r"few|several", FLAGS)
_COUNT = re.compile(
    rf"(?:(?:only|just|exactly|the{GAP}very){GAP})?(?:(?P<within>{_AT_MOST}){GAP})?"
    rf"(?:(?P<the>the{GAP})(?:(?:first|last|final|immediate|full|next){GAP})?)?"
    rf"(?:(?P<rough>about|around|roughly|some){GAP})?"
    rf"(?:(?:(?P<low>{NUMBER})(?:{GAP}(?:to|or){GAP}|{HYPHEN}))?(?P<n>{NUMBER}){GAP})?{_UNIT}{GAP}"
    rf"(?:(?:immediately|just|right|to{GAP}the{GAP}day){GAP})?"
    rf"(?:(?P<both>before{GAP}and{GAP}after|(?:(?:on|to){GAP})?either{GAP}side{GAP}of|of)"
    rf"|(?P<before>{_BEFORE}|earlier|previously)|(?P<after>{_AFTER}|later|afterwards?|since|on{GAP}from))\b",
    FLAGS,
)
_SPELL = re.compile(
    rf"the{GAP}(?:(?:first|last|full|whole){GAP})?(?:(?P<n>{NUMBER}){GAP})?{_UNIT}{GAP}"
    rf"(?:(?P<ends>(?:up{GAP})?to(?:{GAP}and{GAP}including)?|until|ending(?:{GAP}on)?)"
    rf"|(?P<begins>from|starting(?:{GAP}(?:on|with|from))?|beginning(?:{GAP}(?:on|with))?))\b",
    FLAGS,
)
_EVE = re.compile(rf"(?:on{GAP})?the{GAP}(?P<before>eve){GAP}of\b", FLAGS)
_HOURS_FROM = re.compile(
    rf"(?:(?P<all>the|{_AT_MOST}|the{GAP}(?:first|last|next)){GAP})?"
    rf"(?:(?:only|just|mere|a{GAP}few|(?P<n>{NUMBER})){GAP})?hours?{GAP}"
    rf"(?:(?P<before>{_BEFORE}|earlier)|(?P<after>{_AFTER}|later))\b",
    FLAGS,
)
_NEXT_TO_IT = re.compile(
    rf"(?:the|that){GAP}(?:(?P<after>following|next)|(?P<before>previous|preceding|prior)){GAP}"
    rf"(?:{_UNIT}|(?P<weekend>weekend)|{WEEKDAY})\b(?!{GAP}of\b)",
    FLAGS,
)
_SAME = re.compile(
    rf"(?:(?:on|in|during){GAP})?(?:(?P<the>the|that){GAP}(?:very{GAP}|(?P<same>same){GAP})?)?"
    rf"(?P<unit>day|date|week(?:end)?|month)(?:{GAP}(?P<edge>beginning|starting|commencing|ending))?"
    rf"(?P<of>{GAP}(?:of|as|when|that|in{GAP}which|on{GAP}which))?\b",
    FLAGS,
)
_D_DAY = re.compile(
    rf"\bD(?:(?P<after>\+)|(?P<before>{HYPHEN}))(?P<n>[0-9]{{1,3}})\b"
    rf"(?:{GAP}(?:after|from|of|before|following))?(?!{HYPHEN}?[0-9])",
    FLAGS,
)
# "on the day Bolton spoke": a clause follows, whose subject no relation or verb could begin.
_CLAUSE_DAY = re.compile(
    rf"(?:(?P<on>on|in|during|over){GAP})?the{GAP}(?:very{GAP}|same{GAP})?"
    rf"(?P<unit>day|week(?:end)?|month)"
    rf"(?={GAP}(?(on)|(?:(?-i:[A-Z])|(?:he|she|they|it|the){GAP})))"
    rf"(?={GAP}(?!(?:of|as|when|that|before|after|prior|following|preceding|leading|ahead|in|on|to|and|or"
    rf"|is|was|were|did|do|does|had|has|have|what|who|whom|which|where|why|how|itself|from|by|at"
    rf"|beginning|starting|ending|commencing|until|till|between|with|for)\b)[a-z0-9])",
    FLAGS,
)
_WEEKDAY_BESIDE = re.compile(
    rf"(?:(?:on|over){GAP})?(?:the{GAP})?(?:(?:very|first|last){GAP})?(?:{WEEKDAY}|(?P<weekend>weekend)){GAP}"
    rf"(?:(?:immediately|just|right){GAP})?(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER}))\b",
    FLAGS,
)
_OPEN = re.compile(
    rf"(?:(?:{_NEAR}|some{GAP}time|long){GAP})?"
    rf"(?:(?P<until>{_UNTIL})|(?P<before>{_BEFORE})|(?P<since>{_SINCE})"
    rf"|(?P<close>{_ON_THE_HEELS})|(?P<after>{_AFTER})|(?P<around>{_BOTH_SIDES}))\b",
    FLAGS,
)
_OPEN_BESIDE_A_DATE = re.compile(
    rf"(?:(?P<until>{_UNTIL_A_DATE})|(?P<since>{_SINCE_A_DATE})"
    rf"|(?P<after>{_AFTER_A_DATE})|(?P<around>{_AROUND_A_DATE}))\b",
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
    for pattern, read in _READERS_BESIDE_A_DATE if beside_date else _READERS:
        if (found := pattern.match(text, position)) and (shift := read(found)):
            return shift
    return None


def _shift(
    found: re.Match[str],
    days: tuple[Offset | None, Offset | None],
    relation: Relation = "on",
    snap: Snap = None,
) -> Shift:
    """The shift to the days from the first to the last of `days`, both included."""
    end = found.end()
    return Shift(Span(found.start(), end), Span(end, end), relation, *days, snap)


def _window(found: re.Match[str], nearest: int, farthest: int) -> tuple[Offset, Offset]:
    """Days `nearest` to `farthest` days before or after an anchor, as `found` says."""
    if found["before"]:
        return Offset("first", -farthest), Offset("first", -nearest)
    return Offset("last", nearest), Offset("last", farthest)


def _read_count(found: re.Match[str]) -> Shift | None:
    """Read "two days before", "the week after", "within three days of"."""
    unit = found["unit"].lower()
    several = found["n"] is None and found["plural"] != ""
    count = number(found["n"]) if found["n"] else _SEVERAL.get(unit, 1) if several else 1
    days = count * _UNIT_DAYS[unit]
    if both := found["both"]:
        counted = found["n"] or several
        if not counted or (both.lower() == "of" and not found["within"]):
            return None  # "two weeks of talks"
        return _shift(found, (Offset("first", -days), Offset("last", days)))
    if not (found["n"] or found["the"] or unit == "day"):
        return None
    if found["the"] or found["within"] or several:
        nearest, farthest = 1, days  # "the two days after" are two, "two days after" is one
    else:
        nearest, farthest = _distance(found, days)
    return _shift(found, _window(found, nearest, farthest))


def _distance(found: re.Match[str], days: int) -> tuple[int, int]:
    """Nearest and farthest day of "two to three days", "a few weeks", "about a month"."""
    unit = found["unit"].lower()
    if found["low"]:
        return number(found["low"]) * _UNIT_DAYS[unit], days
    if found["n"] and _VAGUE.search(found["n"]):
        return 2 * _UNIT_DAYS[unit], days
    # Months differ in length, and "about" allows for a day less or more.
    slack = _AROUND_DAYS if unit == "month" else 1 if found["rough"] else 0
    return max(1, days - slack), days + slack


def _read_spell(found: re.Match[str]) -> Shift | None:
    """Read "the five days to", "the fortnight from", which hold the day itself."""
    unit = found["unit"].lower()
    if not found["n"] and (found["plural"] or _UNIT_DAYS[unit] == 1):
        return None
    days = (number(found["n"]) if found["n"] else 1) * _UNIT_DAYS[unit]
    if found["ends"]:
        return _shift(found, (Offset("last", 1 - days), LAST_DAY))
    return _shift(found, (FIRST_DAY, Offset("first", days - 1)))


def _read_eve(found: re.Match[str]) -> Shift:
    """Read "on the eve of"."""
    return _shift(found, _window(found, 1, 1))


def _read_hours(found: re.Match[str]) -> Shift:
    """Read "48 hours after"; "hours after" may be on the same day or the next one."""
    days = -(-number(found["n"]) // _HOURS) if found["n"] else 0
    return _shift(found, _window(found, min(days, 1) if found["all"] else days, max(days, 1)))


def _read_next(found: re.Match[str]) -> Shift | None:
    """Read "the following day", "the previous week", "the next Friday"."""
    if found["unit"]:
        return _shift(found, _window(found, 1, _UNIT_DAYS[found["unit"].lower()]))
    return _read_weekday(found)


def _read_weekday(found: re.Match[str]) -> Shift | None:
    """Read "the Friday after", "the weekend before"."""
    snap: Snap = weekday_number(found["weekday"]) if found["weekday"] else "weekend"
    return _shift(found, _window(found, 1, 7), snap=snap)


def _read_d_day(found: re.Match[str]) -> Shift:
    """Read "D+2 after", "D-3" as planners write a number of days from an event."""
    return _shift(found, _window(found, int(found["n"]), int(found["n"])))


def _read_clause_day(found: re.Match[str]) -> Shift:
    """Read "on the day" of a clause without "when": "on the day the bridge opened"."""
    return _shift(found, (FIRST_DAY, LAST_DAY), snap=_SNAPS[found["unit"].lower()])


def _read_same(found: re.Match[str]) -> Shift | None:
    """Read "the week of", "the same day as", "that month", "the week ending"."""
    unit, of = found["unit"].lower(), (found["of"] or "").strip().lower()
    if unit == "date" and of in ("", "of"):
        return None  # "the date of the parade" asks for it
    if found["edge"]:
        if unit != "week" or of:
            return None
        if found["edge"].lower() == "ending":
            return _shift(found, (Offset("last", -6), LAST_DAY))
        return _shift(found, (FIRST_DAY, Offset("first", 6)))
    that = "that" in ((found["the"] or "").lower(), of)
    if not (that or (found["the"] and (of or found["same"])) or (of and unit != "day")):
        return None  # "the week", "day of"
    return _shift(found, (FIRST_DAY, LAST_DAY), snap=_SNAPS[unit])


def _read_open(found: re.Match[str]) -> Shift | None:
    """Read "before", "since", "until", "shortly after"."""
    span = Span(*found.span())
    if found["until"]:
        return until(span)
    if found["since"]:
        return since(span)
    if found["around"]:
        return _around(found)
    relation: Relation = "before" if found["before"] else "after"
    if found["near"] or found["close"]:
        return _shift(found, _window(found, 1, _NEAR_DAYS), relation)
    if found["before"]:
        return _shift(found, (None, Offset("first", -1)), relation)
    return _shift(found, (Offset("last", 1), None), relation)


def _read_beside_a_date(found: re.Match[str]) -> Shift | None:
    """Read "by", "starting on", "around"; not "about" in "what was said about Dec. 31"."""
    span = Span(*found.span())
    if found["until"]:
        return until(span)
    if found["since"]:
        return since(span)
    if found["after"]:
        return _shift(found, (Offset("last", 1), None), "after")
    spoken = _SPEECH.search(found.string, max(0, span.start - 20), span.start)
    if spoken and found[0].lower() == "about":
        return None
    return _around(found)


def _around(found: re.Match[str]) -> Shift:
    return _shift(found, (Offset("first", -_AROUND_DAYS), Offset("last", _AROUND_DAYS)), "around")


_READERS = (
    (_D_DAY, _read_d_day),
    (_COUNT, _read_count),
    (_HOURS_FROM, _read_hours),
    (_EVE, _read_eve),
    (_NEXT_TO_IT, _read_next),
    (_WEEKDAY_BESIDE, _read_weekday),
    (_SAME, _read_same),
    (_CLAUSE_DAY, _read_clause_day),
    (_OPEN, _read_open),
)
_READERS_BESIDE_A_DATE = (
    (_SPELL, _read_spell),
    *_READERS,
    (_OPEN_BESIDE_A_DATE, _read_beside_a_date),
)
