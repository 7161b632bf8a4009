"""Answers that stand in no sentence as such: a day, a count, days between two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from index.analyze import stem, terms
from index.calendar_words import LONG_MONTHS, MONTHS, ORDINALS, SHORT_MONTHS, WEEKDAYS
from rag.short.candidates import parse, terms_of
from rag.thesaurus import asked_terms, expansions, phrases_in
from rag.verb_lists import SAYING, SPELT_OUT

Dated = Sequence[tuple[str, date | None]]
"""Sentences as they read with the day of their entry, None for prose."""

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = re.compile(rf"\b({_MONTH})\s(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,\s(\d{{4}}))?"
                         rf"|\b(\d{{1,2}})\s({_MONTH})\b(?:\s(\d{{4}}))?")  # fmt: skip
_WHOLE_MONTH: Final = (
    r"(?:(?:January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|(?:(?<=in )|(?<=of )|(?<=by )|(?<=since )|(?<=until )"
    r"|(?<=early )|(?<=late )|(?<=last ))May\b)"
)
"""A month without a day; "Jan" and "May" may be names."""
_YEAR: Final = (
    r"(?:\b(?:19|20)\d\d\b|(?:(?<=in )|(?<=of )|(?<=by )|(?<=since )|(?<=until )|(?<=from )"
    r"|(?<=to )|(?<=and )|(?<=after )|(?<=before ))1[1-8]\d\d\b(?! (?:people|men|[a-z]{3,}s)\b))"
)
"""A year; an early one only where a word of time stands before it and nothing counted behind."""
_LOOSE: Final = re.compile(
    rf"\b(?:[Tt]he )?(?:{'|'.join(reversed(ORDINALS))}) of {_WHOLE_MONTH}(?:,? \d{{4}})?"
    rf"|\b(?:(?:early|mid|late|the end of|the middle of|the start of|the final days of)[- ])?"
    rf"{_WHOLE_MONTH}(?:,? \d{{4}})?|\bthe new year\b|\b(?:early|late) (?:in )?\d{{4}}\b"
    rf"|{_YEAR}"
    r"|\b(?:last|this|next) (?:summer|autumn|fall|winter|spring|year|month|week|season)\b"
    r"|\b(?:the |late |early )?(?:summer|autumn|fall|winter|spring)\b|\byear’s end\b"
)
_AHEAD: Final = re.compile(
    r"\bwill\b|\bwould\b|\bgoing to\b|\bexpected\b|\bdue\b|\bplann?ed\b|\bscheduled\b|\bsupposed\b"
    r"|\bnext\b|\bshould\b|\bupcoming\b|\bpromis", re.IGNORECASE
)  # fmt: skip
_BEFORE_THAT: Final = re.compile(r"\bhad\b.*\bbeen\b|\bwhen had\b", re.IGNORECASE)
"""Asks for what was already over on the day of which the sentence tells."""

_AFTERWARDS: Final = re.compile(r"\b((?:after|before|once|until|following)\s[^.,;]+?)(?=[.,;]|$)")

MOST_DAYS: Final = 4
"""More days make no short answer."""

_BEFORE_IT: Final = 6
"""Words before a time that tell what it is the time of."""

_LONGEST: Final = 8
"""A time of more words is cut."""


def _looks_ahead(question: str, text: str) -> bool:
    """Tell whether a time to come is asked for: "when will", or "when is" of what will be.

    >>> _looks_ahead("When is the fair?", "The fair will open after Easter.")
    True
    """
    scheduled = bool(_IS_WHEN.search(question) and re.search(r"\bwill\b", text))
    return scheduled or _AHEAD.search(question) is not None


_IS_WHEN: Final = re.compile(
    r"\bwhen(?:['’]s| is| are) (?:the|a|an|his|her|its|their)\b", re.IGNORECASE
)


def written(day: date) -> str:
    """Return a day as chronologies write it: "Oct. 12, 2018"."""
    return f"{SHORT_MONTHS[day.month - 1]} {day.day}, {day.year}"


def answer_day(
    question: str, kind: Literal["date", "month", "year", "weekday"], sentences: Dated
) -> str | None:
    """Return the day asked for, or None where the sentences hold none.

    A question about what lies ahead ("when will", "was due") is answered with the time that the
    sentence tells; any other with the day of the entry, and in prose with the day it names.
    """
    text, day = sentences[0]
    told = _told_time(question, text)
    if day is None and kind in _NAMED and _first_day(text, None) is None:
        named = _told_time(question, text, _NAMED[kind])
        if named is not None:
            return named
    if kind == "date" and day is None and not _looks_ahead(question, text):
        entry = _of_entry(question, told, sentences)
        if entry is not None:
            return written(entry)
    if kind == "date" and told and (day is None or _tells_of_it(question, text, told)):
        return _words(told)
    if kind == "month" and told and _LOOSE.fullmatch(told) and re.match(_MONTH, told):
        return _words(told)
    exact = day or _first_day(text, _year_of(sentences))
    if exact is None:
        exact = next((other for _, other in sentences if other is not None), None)
    if exact is None:
        told = told or (_told_time(question, text, _DAYS_OF_WEEK) if kind == "date" else None)
        return _words(told) if told else None
    if kind == "month":
        return f"{LONG_MONTHS[exact.month - 1]} {exact.year}"
    if kind == "year":
        return str(exact.year)
    return WEEKDAYS[exact.weekday()] if kind == "weekday" else written(exact)


def _of_entry(question: str, told: str | None, sentences: Dated) -> date | None:
    """Return the day of an entry cited beside prose, where it tells the time better; else None.

    It does where prose names no single day, and where the question is when somebody said it.
    """
    entries = ((text, day) for text, day in sentences if day is not None)
    text, day = next(entries, ("", None))
    says = _SAID.search(question) is not None and _says(text)
    return day if says or (told is not None and not _DAY.search(told)) else None


_SAID: Final = re.compile(
    r"\bwhen (?:did|does|was|were|had|has)\b(?: \S+){1,8}? (?:say|said|announced?|declared?"
    r"|tell|told|revealed?|disclosed?|confirm(?:ed)?|reported|state|stated|claim(?:ed)?|warn(?:ed)?)\b",
    re.IGNORECASE,
)
"""Asks when somebody said what was to come or had come, whose own day prose may tell."""


def _says(text: str) -> bool:
    """Tell whether a sentence has a verb of saying: "Lee announces his departure"."""
    return any(token.lemma in SAYING and token.tag == "verb" for token in parse(text).tokens)


def several_days(sentences: Dated) -> str | None:
    """Return the days of entries in order, the year once: "Oct. 20, Nov. 21 and Dec. 20, 2018".

    None where fewer than two are known, where they would be too many words, or where the years
    differ, which the shortened form couldn't tell.
    """
    days = sorted({day for _, day in sentences if day})
    return written_together(days) if 2 <= len(days) <= MOST_DAYS else None


def written_together(days: Sequence[date]) -> str | None:
    """Return two days or more of one year as a list; None where the years differ."""
    if len({day.year for day in days}) > 1:
        return None
    short = [written(day).rpartition(",")[0] for day in days]
    return f"{', '.join(short[:-1])} and {short[-1]}, {days[0].year}"


def days_between(sentences: Dated) -> int | None:
    """Return the number of days from one event to the other, or None without two days."""
    year = _year_of(sentences)
    days = [day or _first_day(text, year) for text, day in sentences]
    known = sorted({found for found in days if found is not None})
    return (known[-1] - known[0]).days if len(known) > 1 else None


def told_count(question: str, text: str) -> str | None:
    """Return the number that a sentence itself tells of what is counted, or None.

    >>> told_count("How many summits did they hold?", "After three inter-Korean summits in 2018")
    'three'
    """
    asked = terms_of(question)
    for found in _NUMBER_OF.finditer(text):
        noun = stem(found["noun"].lower())
        if noun in asked:
            return found["number"]
    return None


_NUMBER_OF: Final = re.compile(
    rf"\b(?P<number>(?:{SPELT_OUT}|\d{{1,2}})) (?:[\w-]+ )?(?P<noun>[a-z]+s)\b"
)


_WEEKDAY: Final = rf"(?:{'|'.join(WEEKDAYS)})s?"
_DAYS_OF_WEEK: Final = re.compile(rf"\b{_WEEKDAY}(?:(?:,? and |,? or |, ){_WEEKDAY})*\b")
_NAMED: Final = {"year": re.compile(_YEAR), "weekday": _DAYS_OF_WEEK}
"""What prose names in so many words, though it may tell no day."""


def _told_time(question: str, text: str, pattern: re.Pattern[str] | None = None) -> str | None:
    """Return the time phrase in a sentence that the question's own words don't hold.

    Args:
        question: what is asked.
        text: the sentence.
        pattern: of such a phrase; by default a day, what lies before or behind, or a loose time.
    """
    exact = _DAY.search(text)
    if pattern is None and exact and exact.group() not in question:
        return exact.group()
    later = _AFTERWARDS.search(text)
    if pattern is None and later and _looks_ahead(question, text):
        return later.group(1)
    loose = [found.group() for found in (pattern or _LOOSE).finditer(text)]
    new = [phrase for phrase in loose if phrase.lower() not in question.lower()]
    wanted = asked_terms(question)
    asked = {*terms(question), *wanted, *expansions(wanted)}

    def nearness(told: str) -> tuple[bool, int, bool]:
        before = " ".join(text[: text.index(told)].split()[-_BEFORE_IT:])
        held = {*terms(before), *phrases_in(before)}
        return held_last(before), len(held & asked), not told.isdigit()

    def held_last(before: str) -> bool:
        return not set(terms(before)[-1:]).isdisjoint(terms(question))

    return max(new, key=nearness, default=None)


def _tells_of_it(question: str, text: str, told: str) -> bool:
    """Tell whether the phrase dates what is asked about rather than the entry."""
    if _looks_ahead(question, text) or _BEFORE_THAT.search(question):
        return True
    before = text[: text.index(told)].rstrip()
    before = re.sub(r"\s(?:in|on|since|by|from|until|for|during|the)$", "", before)
    last = before.split()[-1] if before else ""
    asked = terms_of(_ASIDE.sub("", question)) - _ASKS_WHEN or terms_of(question)
    return bool(terms_of(last) & asked) and bool(re.search(r"(?:ed|en|t)$", last))


_ASIDE: Final = re.compile(r" ?\([^()]*\)\W*$")
"""What explains a question: "When was he freed? (the man that was held)" asks of freeing him."""
_ASKS_WHEN: Final = terms_of("when what which day date time")


def _first_day(text: str, year: int | None) -> date | None:
    for found in _DAY.finditer(text):
        month = (found[1] or found[5]).strip(".").lower()
        named = found[3] or found[6]
        in_year = int(named) if named else year
        try:
            if in_year:
                return date(in_year, MONTHS[month], int(found[2] or found[4]))
        except ValueError:
            continue
    return None


def _year_of(sentences: Dated) -> int | None:
    return next((day.year for _, day in sentences if day), None)


def _words(text: str) -> str:
    return " ".join(text.split()[:_LONGEST])
