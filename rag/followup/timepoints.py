"""How questions write a time: a date, a distance from something said before, the same day.

>>> shift_words(SHIFT.search("What did Moon say two days later?"))
'two days after'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)

_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?\b"

DATE: Final = re.compile(
    r"(?:\b(?P<before>on|in|by|since|during|until|around|from|of|for|at|before|after)\s+)?"
    r"(?P<date>(?:\b(?:the|this|that|last|next)\s+)?"
    r"(?:\b(?:early|mid|late|beginning|end|middle|start|(?:first|second|last)\s+(?:week|half|days?)"
    r"|weekend)[\s-]+(?:of\s+)?)?"
    rf"(?:\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|\b(?!may\b){_MONTH}(?:,?\s+\d{{4}})?"
    r"|\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:autumn|spring|summer|winter)\b(?:\s+(?:of\s+)?\d{4})?"
    r"|\b(?:christmas|new\s+year['’]?s?|thanksgiving|easter|halloween|boxing)(?:\s+(?:day|eve))?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b(?!\s+\w)))",
    re.IGNORECASE,
)
"""A date as questions write it, with the preposition before it."""

_UNIT: Final = r"(?:days?|nights?|weeks?|fortnights?|months?|years?|hours?)"

_MEASURE: Final = (
    r"(?:(?:just|only|exactly|about|some|barely)\s+)?"
    rf"(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|few"
    rf"|a\s+few|a\s+couple\s+of|the\s+very)\s+{_UNIT}|shortly|soon|immediately|right|just|long)"
)

_STOP: Final = r"(?=\s*(?:$|[?!.,;:)]))"

_ON: Final = rf"(?:{_STOP}|(?=\s+(?:about|regarding|concerning)\b))"

_GOES_ON: Final = (
    r"(?=\s+(?:about|did|was|were|had|has|and|in|at|to|with|on|by|from|it|he|she|they)\b)"
)

_POINTS: Final = rf"(?:it{_STOP}|(?:that|this|then)(?:{_STOP}|{_GOES_ON}))"

SHIFT: Final = re.compile(
    rf"\b(?:(?P<measure>{_MEASURE})\s+)?(?:"
    rf"(?P<before>before|b4|prior\s+to|ahead\s+of)\s+{_POINTS}"
    rf"|(?P<after>after|following|since|until|by)\s+{_POINTS})"
    rf"|\b(?P<measured>{_MEASURE})\s+(?:(?P<earlier>earlier|previously|beforehand)(?!\s+than\b)"
    rf"|(?P<later>later|afterwards?|thereafter)(?!\s+than\b)"
    rf"|(?P<fore>before|b4|prior){_ON}|(?P<aft>after|following){_ON})"
    r"|(?:\b(?:on\s+|in\s+)?the\s+(?:very\s+)?|^\W*(?:(?:and|so|ok)\s+)?)"
    r"(?:(?P<next>next|following)|(?P<previous>previous|preceding))"
    rf"\s+(?P<unit>day|week|month|year)\b(?!\s+(?:of|after|before|to|in)\b)"
    r"|\b(?:in|over|during|within|for)\s+the\s+(?:(?:(?P<nexts>next|following|ensuing)|previous|preceding)"
    r"\s+(?:(?:few|couple\s+of|two|three)\s+)?(?P<units>days|weeks)\b(?!\s+(?:of|after|before|to|in)\b)"
    rf"|(?P<those>days|weeks)\s+(?:that|which)\s+(?:(?P<followed>followed)|preceded)"
    rf"(?:\s+(?:it|that|this))?{_STOP})"
    rf"|\b(?P<bare_after>afterwards?|thereafter|subsequently){_STOP}"
    rf"|\b(?P<bare_before>beforehand|previously){_STOP}"
    r"|\b(?P<then>(?<=happened )(?:next|then)|(?<=happens )next|(?<=came )next|(?<=do )then)"
    rf"{_STOP}",
    re.IGNORECASE,
)
"""A time reckoned from something said before: "two days later", "after that", "the next day"."""

RECKONED: Final = re.compile(rf"\b{_MEASURE}\s+$", re.IGNORECASE)
"""A distance before "after" and the date that it is reckoned from."""

_SAME_TIME: Final = re.compile(
    r"\b(?:on\s+|in\s+|at\s+|during\s+|by\s+|around\s+)?(?:that|the)\s+(?:very\s+)?(?:same\s+)?"
    r"(?:day|date|time|week|month|year|moment|point)\b"
    r"(?=\s*(?:$|[?!.,;:)])|\s+(?:did|was|were|is|had|has|and|in|at|to|about|with|for|from)\b)",
    re.IGNORECASE,
)

_THEN: Final = re.compile(
    r"\b(?:back |since |until |by )?then(?=\s*[?!.]*\s*$|\s*,|\s+and\b)", re.IGNORECASE
)
_TIMELESS: Final = re.compile(
    r"(?:at\s+)?the\s+(?:day|date|time|week|month|year|moment|point)", re.IGNORECASE
)


def shift_words(found: re.Match[str]) -> str:
    """Return the relation of a shift as it stands before an event: "two days after"."""
    group = found.groupdict()
    if group["unit"]:
        return f"the {group['unit'].lower()} {'after' if group['next'] else 'before'}"
    if units := group["units"] or group["those"]:
        later = group["nexts"] or group["followed"]
        return f"in the {units.lower()} {'after' if later else 'before'}"
    earlier = group["before"] or group["earlier"] or group["fore"] or group["bare_before"]
    relation = "before" if earlier else "after"
    if (group["after"] or "").lower() in ("since", "until", "by"):
        relation = group["after"].lower()
    measure = group["measure"] or group["measured"] or ""
    if group["then"]:
        measure = "right"  # what came next is the nearest
    return f"{measure} {relation}".strip()


def same_times(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open characters of "that day", "at the time" and a last "then"."""
    for found in _SAME_TIME.finditer(text):
        if not _TIMELESS.fullmatch(found.group()) or found.group().lower() == "at the time":
            yield found.span()
    for found in _THEN.finditer(text):
        if re.search(r"\w", re.sub(r"^\W*(?:and|so|but)\b", "", text[: found.start()], flags=re.I)):
            yield found.span()


def tells_time(text: str) -> bool:
    """Tell whether a text names a date or points at a time itself.

    >>> tells_time("And who was fined that day?"), tells_time("And who was fined?")
    (True, False)
    """
    found = DATE.search(text) or SHIFT.search(text)
    return found is not None or any(same_times(text))
