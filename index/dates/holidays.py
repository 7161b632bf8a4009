"""Named days of the year: how they are called, and which days they mean in a given year.

    >>> end, days_in = holiday_at("Chuseok and after", 0)
    >>> "Chuseok and after"[:end], days_in(2018)
    ('Chuseok', DateSpan(start=datetime.date(2018, 9, 23), end=datetime.date(2018, 9, 26)))

Days that the law or the moon moves come from the `holidays` library; days that it does not
know stand in the table below with their fixed month and day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from index.types import DateSpan

DaysIn = Callable[[int], DateSpan]
"""Days that an expression means in a given year; ValueError where that year has none."""

_NORTH = r"(?:North Korea(?:n|['’]s)?|(?:the )?(?:DPRK|North)(?:['’]s)?)"
# A day may be called after its country: "American Thanksgiving", "the South's Armed Forces Day".
_US = r"(?:(?:us|u\.s\.|american|america['’]s) )?"
_KR = r"(?:(?:the )?(?:(?:south )?korea(?:['’]?s|n)?|rok|south['’]s) )?"
_BIRTH = r"(?:found(?:ing|ation)(?: day)?|establishment)"


@lru_cache(maxsize=64)
def _calendar(country: str, year: int) -> dict[str, list[date]]:
    """Days of one country's holidays in one year, by their English names."""
    from holidays import country_holidays  # slow to import, and most texts name no holiday

    days: dict[str, list[date]] = {}
    for day, names in country_holidays(country, years=year, language="en_US").items():
        for name in names.split("; "):
            days.setdefault(name, []).append(day)
    return days


def _law(country: str, name: str) -> DaysIn:
    """Rule of a holiday that the library knows; `name` also covers the days beside it."""

    def days_in(year: int) -> DateSpan:
        days = [
            day
            for known, on in _calendar(country, year).items()
            if known == name or known.endswith((f"preceding {name}", f"second day of {name}"))
            for day in on
        ]
        if not days:
            raise ValueError(f"no {name} is known for {year}")
        return DateSpan(min(days), max(days) + timedelta(days=1))

    return days_in


def _fixed(month: int, day: int) -> DaysIn:
    """Rule of a day that is the same in every year."""
    return lambda year: DateSpan.on(date(year, month, day))


def _election_day(year: int) -> DateSpan:
    """The Tuesday after the first Monday of November, when the US elects its Congress."""
    second = date(year, 11, 2)
    return DateSpan.on(second + timedelta(days=(1 - second.weekday()) % 7))


def _midterms(year: int) -> DateSpan:
    """Election day of the even years in which no president is elected."""
    if year % 4 != 2:
        raise ValueError(f"no midterm elections in {year}")
    return _election_day(year)


def _black_friday(year: int) -> DateSpan:
    """The day after Thanksgiving."""
    thanksgiving = _law("US", "Thanksgiving Day")(year)
    return DateSpan.on(thanksgiving.end)


# Longer names stand before the shorter names that they contain.
_NAMED_DAYS: tuple[tuple[str, DaysIn], ...] = (
    (
        rf"(?:(?:south )?korea(?:['’]s|n) thanksgiving(?: day)?|{_KR}(?:chuseok|ch['’]?us[oŏ]k))",
        _law("KR", "Chuseok"),
    ),
    (
        rf"{_KR}(?:seoll?al|lunar new year(?:['’]?s day)?)|korean new year(?:['’]?s day)?",
        _law("KR", "Korean New Year"),
    ),
    (
        rf"{_KR}(?:national foundation day|gaecheonjeol|kaech[oŏ]nj[oŏ]l)",
        _law("KR", "National Foundation Day"),
    ),
    (rf"(?:{_KR}hangu?e?ul|korean alphabet)(?: proclamation)? day", _law("KR", "Hangul Day")),
    (
        rf"(?:{_KR}liberation day|(?:south )?korea(?:n|['’]s) independence day)",
        _law("KR", "Liberation Day"),
    ),
    (
        rf"{_KR}(?:independence movement day|march (?:1st|first) movement day|samiljeol)",
        _law("KR", "Independence Movement Day"),
    ),
    (r"(?:south )?korea(?:['’]?s|n) memorial day", _law("KR", "Memorial Day")),
    (rf"{_US}labou?r day", _law("US", "Labor Day")),
    (rf"{_US}(?:columbus|indigenous people(?:['’]s|s['’]?)?) day", _law("US", "Columbus Day")),
    (rf"{_US}black friday", _black_friday),
    (rf"{_US}thanksgiving(?: day)?", _law("US", "Thanksgiving Day")),
    (rf"{_US}memorial day", _law("US", "Memorial Day")),
    (rf"{_US}independence day", _law("US", "Independence Day")),
    (rf"{_US}election day", _election_day),
    (
        rf"(?<!at the )(?<!in the ){_US}"
        r"(?:mid-?term(?:s|(?: congressional)? (?:elections?|vote|ballot|polls)(?: day)?)"
        r"|americans (?:went to the polls|voted))"
        r"(?! (?:loss|result|campaign|defeat|win))",
        _midterms,
    ),
    # What follows has a fixed day and is no public holiday of the two countries.
    (
        rf"{_KR}armed forces day",
        _fixed(10, 1),
    ),
    (
        rf"(?:(?:the )?anniversary of {_NORTH} {_BIRTH}|{_NORTH} {_BIRTH}(?: anniversary)?"
        rf"|(?:the )?(?:anniversary of the )?{_BIRTH} of (?:North Korea|the DPRK)|founding day)",
        _fixed(9, 9),
    ),
    (
        rf"(?:the )?(?:anniversary of the )?(?:(?:ruling|workers['’]?) )?party(?:['’]s)? "
        rf"{_BIRTH}(?: anniversary)?",
        _fixed(10, 10),
    ),
    (r"(?:un|u\.n\.|united nations) day", _fixed(10, 24)),
    (
        r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th) )?anniversary of (?:the )?"
        r"(?:9/11|sept(?:\.|ember)? 11(?:th)?|(?:twin[- ]towers?|world trade cent(?:er|re)))"
        r"(?: (?:terror(?:ist)? )?attacks?)?"
        r"|(?:the )?(?:9/11|sept(?:\.|ember)? 11(?:th)?|twin[- ]towers?) anniversary|patriot day",
        _fixed(9, 11),
    ),
    (rf"{_US}(?:veterans?['’]?s?|armistice|remembrance) day", _fixed(11, 11)),
    (r"hallowe['’]?en", _fixed(10, 31)),
    (r"(?:christmas|xmas) eve", _fixed(12, 24)),
    (r"boxing day", _fixed(12, 26)),
    (r"(?:christmas|xmas)(?: day)?", _fixed(12, 25)),
    (r"new year['’]?s eve", _fixed(12, 31)),
    (
        # "in the new year" is the whole year, and "the New Year's address" is a speech.
        r"(?<!in the )(?<!into the )new year(?>(?:['’]?s)?)(?>(?: day)?)"
        r"(?! (?:speech|address|message|greeting|letter|resolution|remarks|wish))",
        _fixed(1, 1),
    ),
)

# "\s" for the blanks inside a name, because a name may be cut by the end of a line.
_ANY = re.compile(
    r"(?:the\s)?(?:"
    + "|".join(f"(?P<h{n}>{name})" for n, (name, _) in enumerate(_NAMED_DAYS)).replace(" ", r"\s")
    + r")\b",
    re.IGNORECASE | re.ASCII,
)


def holiday_at(text: str, position: int) -> tuple[int, DaysIn] | None:
    """Read the name of a day that begins at `position`.

    Returns:
        Where the name ends and the rule for its days in a year; None where none begins.
    """
    found = _ANY.match(text, position)
    if not found or not found.lastgroup:
        return None
    return found.end(), _NAMED_DAYS[int(found.lastgroup[1:])][1]
