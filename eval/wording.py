"""Compare a short answer with the accepted ones: exact match, F1, days, a few extra words.

`normalise`, `exact_match` and `f1` follow the official evaluation script of SQuAD 2.0
(Rajpurkar, Jia and Liang 2018, "Know What You Don't Know: Unanswerable Questions for SQuAD").
`is_accepted` is this project's own measure, made for short answers that a reader would accept.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

EXTRA_WORDS = 4
"""A short answer may hold this many words beside an accepted answer and still be right."""

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_TYPOGRAPHY = str.maketrans("“”\u2018\u2019\u2013\u2014", "\"\"''--", "\\")
_NEGATIONS = frozenset({"no", "not", "never", "nobody", "none", "neither", "nor", "without"})

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s+(?P<year>\d{4})\b)?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"\b{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}{_YEAR}", re.IGNORECASE),
)
_AROUND_DATES = frozenset({"on", "and", "the", "of", "to", "in", "from", "until", "through"})


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day as written: month 1..12, day 1..31, and the year where one is given."""

    month: int
    day: int
    year: int | None = None


def fold(text: str) -> str:
    """Return `text` with typographic quotes and dashes as typed ones, backslashes left out.

    The official SQuAD script knows only ASCII punctuation; without this step a curly quote
    in the article would make a right answer wrong.
    """
    return " ".join(text.translate(_TYPOGRAPHY).split())


def normalise(text: str) -> str:
    """Return `text` as the official SQuAD script compares it.

    Lower case, without ASCII punctuation, without the articles a, an, the, and with single
    blanks between words.

    >>> normalise("The  U.S. President")
    'us president'
    """
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(given: str, accepted: Sequence[str]) -> float:
    """Return 1.0 if the normalised answer equals any accepted one, else 0.0 (SQuAD EM)."""
    return float(any(normalise(given) == normalise(answer) for answer in accepted))


def f1(given: str, accepted: Sequence[str]) -> float:
    """Return the best harmonic mean of word precision and recall, 0..1 (SQuAD F1).

    Where either side has no words after normalisation, it is 1.0 if both have none.
    """
    return max((_f1(normalise(given).split(), normalise(a).split()) for a in accepted), default=0.0)


def _f1(given: list[str], accepted: list[str]) -> float:
    if not given or not accepted:
        return float(given == accepted)
    shared = sum((Counter(given) & Counter(accepted)).values())
    return 2 * shared / (len(given) + len(accepted))


def is_accepted(given: str | None, accepted: Sequence[str]) -> bool:
    """Tell whether a short answer is right.

    It is right when it equals an accepted answer after `normalise`, or holds one as whole
    words in a row with at most `EXTRA_WORDS` other words, none of them a negation.

    Days are compared as days: "12 October" is "Oct. 12, 2018". Where an accepted answer is
    nothing but days and the given one names days, only the days count: each must be the
    same, and a year that is given must be the right one.
    """
    if given is None:
        return False
    dated = [answer for answer in map(only_days, accepted) if answer]
    if dated and (named := days_in(given)):
        return not _digits_beside_days(given) and any(_same(named, d, dated) for d in dated)
    words = normalise(fold(given)).split()
    return any(_holds(words, normalise(fold(answer)).split()) for answer in accepted)


def _holds(words: list[str], accepted: list[str]) -> bool:
    extra = len(words) - len(accepted)
    if not accepted or not 0 <= extra <= EXTRA_WORDS:
        return False
    for start in range(extra + 1):
        if words[start : start + len(accepted)] == accepted:
            beside = words[:start] + words[start + len(accepted) :]
            return _NEGATIONS.isdisjoint(beside)
    return False


def days_in(text: str) -> tuple[Day, ...]:
    """Return the days that `text` names, sorted: ISO, "Oct. 12, 2018", "12th of October"."""
    return tuple(sorted((day for day, _ in _dates(text)), key=_day_key))


def _day_key(day: Day) -> tuple[int, int, int]:
    return day.month, day.day, day.year or 0


def _dates(text: str) -> list[tuple[Day, str]]:
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            found.append((_day(match), match.group()))
        text = pattern.sub(" ", text)
    return found


def _day(match: re.Match[str]) -> Day:
    month, year = match["month"], match["year"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return Day(number, int(match["day"]), int(year) if year else None)


def _rest(text: str) -> str:
    for pattern in _DATES:
        text = pattern.sub(" ", text)
    return text


def only_days(answer: str) -> tuple[Day, ...]:
    """Return the days of an answer that names nothing else, otherwise ()."""
    words = normalise(_rest(answer)).split()
    return days_in(answer) if _AROUND_DATES.issuperset(words) else ()


def _digits_beside_days(text: str) -> bool:
    """Tell whether a number is left over, as in "Oct. 12-14": then the days are not all read."""
    return any(character.isdigit() for character in _rest(text))


def _same(given: Sequence[Day], accepted: Sequence[Day], every: Sequence[Sequence[Day]]) -> bool:
    """Compare days pairwise; an accepted day without a year takes it from the other answers."""
    years: dict[tuple[int, int], set[int]] = {}
    for day in (day for answer in every for day in answer if day.year is not None):
        years.setdefault((day.month, day.day), set()).add(day.year or 0)

    def agree(one: Day, other: Day) -> bool:
        right = {other.year} if other.year else years.get((other.month, other.day), set())
        same_day = (one.month, one.day) == (other.month, other.day)
        return same_day and (one.year is None or not right or one.year in right)

    return len(given) == len(accepted) and all(map(agree, given, accepted))
