"""Numbers in a sentence: sums of money, shares, counts, spans of time, how often."""

from __future__ import annotations

import re
from typing import Final

from index.calendar_words import ORDINALS
from rag.short.candidates import Parsed, Range
from rag.short.persons import is_time
from rag.short.ranking import Asking, Option, matched
from rag.verb_lists import LARGE_NUMBERS, SPELT_OUT, is_number

_MONEY: Final = re.compile(
    r"[$€£¥]|\b(?:dollars?|euros?|pounds?|won|yen|yuan|cents?|pence|penn(?:y|ies)|shillings?|francs?"
    r"|(?<!\d{4} )marks|crowns?|kron(?:er|or|a|e)|guilders?|rupees?|rou?bles?|pesos?|dinars?|rials?"
    r"|shekels?)\b"
)

_MEASURE: Final = re.compile(
    r"(?:kilo|centi|milli)?met(?:er|re)s?|miles?|yards?|feet|foot|inch(?:es)?|acres?"
    r"|hectares?|(?:kilo|milli)?grams?|kilos?|tons?|tonnes?|ounces?|stones?|lit(?:er|re)s?|gallons?"
    r"|barrels?|degrees?|knots|points?|paces|fathoms?|km|cm|mm|kg|mph|kph|megawatts?|kilowatts?"
)
"""What is measured in."""


_SHARE: Final = re.compile(r"(?:percent|per cent|%)$")


_FRACTIONS: Final = frozenset("half third quarter fifth tenth most majority minority".split())


_OFTEN: Final = re.compile(
    r"\b(?:bi|tri|semi)?-?(?:annual(?:ly)?|monthly|weekly|daily|yearly|quarterly|biennial)\b"
    r"|\btriannual(?:ly)?\b|\b(?:once|twice|three times|four times)(?: (?:a|per|each|every) \w+)?"
    r"|\b(?:every|each) (?:\w+ )?(?:day|week|month|year|season)s?\b|\bseveral times\b",
    re.IGNORECASE,
)


_MANY: Final = rf"(?:\d+|(?:an? )?{SPELT_OUT}|an?|several|a few)"
_OF_TIME: Final = r"(?:second|minute|hour|day|night|week|month|year|season|decade)s?"
_DURATION: Final = re.compile(
    rf"\b(?!an? second [a-zA-Z]){_MANY}[- ](?:and a half[- ])?{_OF_TIME}(?:-long)?"
    rf"(?: and (?:a half|{_MANY} {_OF_TIME}))?\b|\baround-the-clock\b",
    re.IGNORECASE,
)


def amounts(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return sums of money, else shares, else other numbers; two of them where compared."""
    money = [at for at in _numbers(parsed) if _MONEY.search(_with_unit(parsed, at))]
    if len(money) == 2 and re.search(r"\bcompar|\bversus\b|\bvs\b|\bfrom what\b", asks.question):
        return [Option((money[0], money[1] + 1), 9.0)]
    money = _before_or_after_rise(asks, parsed, money)
    found = [Option(_money_piece(parsed, at), 3.0 + near(asks, parsed, at)) for at in money]
    if "by how much" in asks.question.lower():
        found = shares(asks, parsed) or found
    lasting = durations(asks, parsed) if _MUCH_TIME.search(asks.question) else []
    finders = (shares, measures, counts, durations)
    return lasting or found or next(filter(None, (find(asks, parsed) for find in finders)), [])


_MUCH_TIME: Final = re.compile(r"\bhow much (?:time|longer|warning|notice)\b", re.IGNORECASE)


def measures(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return numbers of a unit that is measured in, with it: "80 metres", "six acres"."""
    found = []
    told = [token.text.lower() for token in parsed.tokens]
    for at in _numbers(parsed):
        end = _end(parsed, at)
        end += told[end : end + 1] in (["square"], ["cubic"])
        if end < len(told) and _MEASURE.fullmatch(told[end]):
            found.append(Option((at, end + 1), 3.0 + near(asks, parsed, at)))
    return found


_AS_IT_IS: Final = re.compile(
    r"\bfrom (?:what|how|which)\b|\b(?:at present|at the moment|now|nowadays|currently|today"
    r"|already|so far|existing|current|present|previous|original|initial)(?:ly)?\b"
    r"|\b(?:before|prior to|ahead of) (?:\w+ ){1,3}?(?:raise|rise|increase|hike|change|cut)\b"
    r"|\buntil now\b|\bused to\b",
    re.IGNORECASE,
)
_AS_IT_BECOMES: Final = re.compile(
    r"\b(?:to|up to|down to) (?:what|how|which)\b|\bto\W*$|\b(?:wants?|wanted|seeks?|demands?"
    r"|demanded|asks?|asked|(?-i:new)|rais\w+|increas\w+|hik\w+|lift\w*|rise|grow|cut)\b",
    re.IGNORECASE,
)


def _before_or_after_rise(asks: Asking, parsed: Parsed, sums: list[int]) -> list[int]:
    """Return of two sums the one asked for, where one becomes the other: "from 3 to 5 euros"."""
    raised = [at for at in sums if at and parsed.tokens[at - 1].tag == "to"]
    if len(sums) != 2 or len(raised) != 1:
        return sums
    asked = re.sub(r"\([^)]*\)", "", asks.question)
    if _AS_IT_IS.search(asked):
        return [at for at in sums if at not in raised]
    return raised if _AS_IT_BECOMES.search(asked) else sums


def shares(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return percentages and fractions ("a third")."""
    found = []
    for at, token in enumerate(parsed.tokens):
        if _SHARE.search(token.text) and token.tag == "number":
            found.append(Option((at, at + 1), 3.0 + near(asks, parsed, at)))
        elif token.text.lower() in _FRACTIONS and token.tag != "adverb":
            start = at - (at > 0 and parsed.tokens[at - 1].tag in ("det", "number"))
            found.append(Option((start, at + 1), 2.5 + near(asks, parsed, at)))
    counted = asks.want.kind == "share" and not _IN_HUNDREDS.search(asks.question)
    return found or (counts(asks, parsed) if counted else [])


_OF_ORDER: Final = re.compile(
    r"\b(?:what|which) number\b|\bhow many\b.*\b(?:so far|by then|counting|including)\b",
    re.IGNORECASE,
)
_NO_COUNT_OF_ORDER: Final = re.compile(r"(?:19|20)\d\d")
_NO_COUNT: Final = re.compile(rf"{_NO_COUNT_OF_ORDER.pattern}|\d+(?:st|nd|rd|th)")
"""What counts nothing: years, and ordinals unless the number in an order is asked for."""


def counts(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return numbers, those before a noun of the question first."""
    flags = matched(asks, parsed)
    found = []
    for at in _numbers(parsed):
        text = parsed.tokens[at].text
        no_count = _NO_COUNT_OF_ORDER if _OF_ORDER.search(asks.question) else _NO_COUNT
        if is_time(parsed, (at, at + 1)) or no_count.fullmatch(text):
            continue
        after = flags[at + 1 : at + 7]
        noun = next((1.5 - 0.15 * gap for gap, flag in enumerate(after) if flag), 0.0)
        noun += _weight_in_whole(asks, parsed, at)
        told = 0.8 if text.lower() in asks.question.lower().split() else 0.0
        piece = (at, _end(parsed, at))
        if (
            at
            and parsed.tokens[at - 1].text.lower() in ("a", "several")
            and text in ("dozen", "hundred", "thousand", "couple")
        ):
            piece = (at - 1, at + 1)
        found.append(Option(piece, 2.0 + noun - told - 0.5 * bool(_MONEY.search(text))))
    if not found and _SO_FAR.search(asks.question):
        found = [Option((at, at + 1), 1.0) for at in _ordinals(parsed)]
    if not found:
        for at, token in enumerate(parsed.tokens):
            if token.text.lower() in ("several", "many", "both", "single", "another", "few"):
                found.append(Option((at, at + 1), 1.0))
    return found


_SO_FAR: Final = re.compile(
    r"\b(?:so far|by then|by now|by the end|to date|until then|had there been|have there been"
    r"|counting|including|included|in all|altogether)\b",
    re.IGNORECASE,
)
"""Asks how many there have been, which the number in an order tells: "the 50th meeting"."""
_ORDINAL: Final = re.compile(rf"\d+(?:st|nd|rd|th)|{'|'.join(ORDINALS[1:])}")


def _ordinals(parsed: Parsed) -> list[int]:
    """Return where a sentence tells a number in an order, days left out."""
    found = [at for at, t in enumerate(parsed.tokens) if _ORDINAL.fullmatch(t.text.lower())]
    return [at for at in found if not is_time(parsed, (at, at + 1))]


_WHOLE: Final = re.compile(
    r"\b(?:out of|in total|in all|altogether|all told|total|overall|estimat\w+|suspect\w+"
    r"|believed?|thought|supposed|reckon\w*|assum\w+|exist\w*)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\b(?:so far|by then|confirm\w*|identif\w+|found|find|locat\w+|spot\w*|trac(?:e[ds]?|ing)"
    r"|pinpoint\w*|discover\w*|detect\w*|verif\w+|actually|already|certain|sure"
    r"|of (?:the|those|these|them))\b",
    re.IGNORECASE,
)


_IN_HUNDREDS: Final = re.compile(r"\bper ?cent(?:age)?s?\b", re.IGNORECASE)
"""Asks for a share that no count of things can tell."""
_OUT_OF: Final = re.compile(r"\bout of (?:how|what|which)\b", re.IGNORECASE)


def _weight_in_whole(asks: Asking, parsed: Parsed, at: int) -> float:
    """Return what speaks for a number of "13 of an estimated 20": the part unless all are meant."""
    if not _part_of(parsed, at):
        return 0.0
    if _PART.search(asks.question) and not _OUT_OF.search(asks.question):
        return 1.6
    return -2.0 if _WHOLE.search(asks.question) else 0.8


def _part_of(parsed: Parsed, at: int) -> bool:
    """Tell whether a number is the first of "13 of an estimated 20"."""
    following = parsed.tokens[at + 1 : at + 6]
    return (
        bool(following)
        and following[0].text == "of"
        and any(token.tag == "number" for token in following)
    )


def durations(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return spans of time ("four-day", "70 years")."""
    return found_by(asks, parsed, _DURATION)


def frequencies(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return how often ("annual", "twice a year")."""
    return found_by(asks, parsed, _OFTEN)


def _numbers(parsed: Parsed) -> list[int]:
    """Return where each number begins."""
    found: list[int] = []
    for at in range(len(parsed.tokens)):
        if _is_number(parsed, at) and not (found and at < _end(parsed, found[-1])):
            found.append(at)
    return found


def _is_number(parsed: Parsed, at: int) -> bool:
    token = parsed.tokens[at]
    return token.tag == "number" or is_number(token.text.lower())


def _end(parsed: Parsed, at: int) -> int:
    """Return where the number that begins at a token ends: "three hundred and forty" has four."""
    end = at + 1
    if not is_number(parsed.tokens[at].text.lower()):
        return end
    told = [token.text.lower() for token in parsed.tokens]
    while end < len(told) and (told[end] in LARGE_NUMBERS or told[end - 1] in LARGE_NUMBERS):
        joined = told[end] == "and"
        goes_on = end + joined
        another = joined and told[goes_on + 1 : goes_on + 2] in ([each] for each in LARGE_NUMBERS)
        if goes_on == len(told) or not is_number(told[goes_on]) or another:
            break  # "two hundred and three hundred" are two numbers
        end = goes_on + 1
    return end


def _with_unit(parsed: Parsed, at: int) -> str:
    return parsed.cut((at, min(_end(parsed, at) + 2, len(parsed.tokens))))


def _money_piece(parsed: Parsed, at: int) -> Range:
    if _MONEY.search(parsed.tokens[at].text):
        return at, at + 1
    for end in range(at + 1, min(_end(parsed, at) + 2, len(parsed.tokens))):
        if _MONEY.search(parsed.tokens[end].text):
            return at, end + 1
    return at, at + 1


def near(asks: Asking, parsed: Parsed, at: int) -> float:
    """Return how close the question's words stand to a token: 0.5 each beside it, less further."""
    flags = matched(asks, parsed)
    return sum(0.5 / abs(other - at) for other in range(max(0, at - 8), min(len(flags), at + 9))
               if other != at and flags[other])  # fmt: skip


def found_by(asks: Asking, parsed: Parsed, pattern: re.Pattern[str]) -> list[Option]:
    """Return the places where a pattern matches the text, nearer to the question's words first."""
    found = []
    for match in pattern.finditer(parsed.text):
        piece = parsed.covering(*match.span())
        if piece[0] < piece[1]:
            found.append(Option(piece, 1.0 + near(asks, parsed, piece[0])))
    return found
