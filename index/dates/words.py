"""The words of time and their values: months, weekdays, years, days of a month, numbers.

The constants are pieces of regular expressions, to be compiled with `FLAGS`; each group that
they name has a function here that reads it.

    >>> found = re.match(f"{MONTH} {DAY}{AND_YEAR}", "Sept. 4, '18", FLAGS)
    >>> month_number(found["month"]), int(found["day"]), year_number(found)
    (9, 4, 2018)
    >>> number("a couple of"), nth_number("second-to-last"), weekday_number("Tues")
    (2, -2, 1)
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.calendar_words import ORDINALS

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
    r"|until|till|of|this|that|happened|any|there|onwards?|forwards?|inclusive|itself)\b)"
)


def _longest_first(words: Iterable[str]) -> str:
    """Alternatives of which none hides a longer one that begins alike: "six" and "sixteen"."""
    return "|".join(sorted(words, key=len, reverse=True))


DAY_WORD = rf"(?P<day_word>{_longest_first(ORDINALS)})\b"
_DAY_WORDS = {word: n for n, word in enumerate(ORDINALS, start=1)}
NTH = (
    r"(?P<nth>(?:second|next)[- ](?:to[- ])?last|penultimate|1st|2nd|3rd|4th|5th"
    rf"|{'|'.join(ORDINALS[:5])}|opening|last|latter|back|final|closing)"
)
_NTH = {
    "opening": 1,
    "latter": -1,
    "back": -1,
    "penultimate": -2,
    "last": -1,
    "final": -1,
    "closing": -1,
}

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
_NUMBER_WORDS = {word: n for n, word in enumerate(_NUMBERS, start=1)} | {
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
    rf"|{_longest_first(_NUMBERS)}|twenty|thirty|an?)"
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
    return int(word[0]) if word[0].isdigit() else _DAY_WORDS[word]


def number(words: str) -> int:
    """Return the value of "3", "three", "a couple of"; it must have matched `NUMBER`."""
    if words.isdigit():
        return int(words)
    named = [word for word in words.lower().split() if word != "of"]
    return _NUMBER_WORDS[named[-1]]


def year_number(found: re.Match[str]) -> int | None:
    """Return the year that `YEAR` matched within `found`; "'18" is 2018, "'98" is 1998."""
    digits = found["year"] or found["short_year"]
    return full_year(digits) if digits else None


def full_year(digits: str) -> int:
    """Return the year of four digits, or of two by the rule of POSIX: 69 to 99 are 19xx."""
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 69 else 2000)


def day_number(found: re.Match[str]) -> int:
    """Return the day of the month that `DAY` or `DAY_WORD` matched within `found`."""
    return int(found["day"]) if found["day"] else _DAY_WORDS[found["day_word"].lower()]
