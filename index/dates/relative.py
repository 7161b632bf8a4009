"""Times that a text tells from something else: from an event, or from the reader's own day.

>>> text = "What did Moon say two days before the Pyongyang summit?"
>>> shift, = find_shifts(text)
>>> shift.span.of(text), shift.days, shift.remainder.of(text)
('two days before', -2, 'the Pyongyang summit')
>>> [span.start for span in find_relative_to_today("Who met yesterday?")]
[8]
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from index.dates.shift_reader import shift_at
from index.dates.shifts import Shift, since, until
from index.dates.words import FLAGS, GAP, NUMBER, WEEKDAY
from index.types import Span

_WORD = re.compile(r"\b[a-z0-9]", FLAGS)
_BETWEEN = re.compile(
    rf"(?P<between>between|(?P<from>from)){GAP}(?P<event>[^.?!;,\n]{{2,120}}?){GAP}"
    rf"(?P<and>(?(from)to|and)){GAP}",
    FLAGS,
)
# "A letter from the mayor to the board" tells no time; "what
# happened from the vote to the fair" does.
_BEFORE_FROM = re.compile(
    rf"(?:^|[,;:(]|\b(?:period|time|days?|weeks?|months?|happen(?:ed|s)?|went{GAP}on|elapsed|passed"
    rf"|entries|events|chronology|timeline|everything|lasted)\b)\W*$",
    FLAGS,
)
_FROM_ON = re.compile(
    rf"(?P<from>from){GAP}(?P<event>[^.?!;,\n]{{2,120}}?){GAP}(?:onwards?\b|forward\b"
    rf"|on(?=[?.!,;:]|$|{GAP}(?:what|who|whom|which|where|why|how|did|was|were)\b))",
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


@lru_cache(maxsize=16)
def _bare_shifts(text: str) -> tuple[Shift, ...]:
    shifts: list[Shift] = []
    for word in _WORD.finditer(text):
        if shifts and word.start() < shifts[-1].span.end:
            continue
        if shift := shift_at(text, word.start()):
            shifts.append(shift)
        elif (pair := _BETWEEN.match(text, word.start())) and _tells_time(pair):
            first = since(Span(*pair.span("between")))
            shifts.append(replace(first, remainder=Span(*pair.span("event"))))
            shifts.append(until(Span(*pair.span("and"))))
        elif on := _FROM_ON.match(text, word.start()):
            shifts.append(replace(since(Span(*on.span())), remainder=Span(*on.span("event"))))
    return tuple(shifts)


def _tells_time(pair: re.Match[str]) -> bool:
    """Tell whether "between ... and", or "from ... to" where it stands, may mean a time."""
    return not pair["from"] or _BEFORE_FROM.search(pair.string[: pair.start()]) is not None


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
