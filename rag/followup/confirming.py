"""What a writer wants checked, brought to a plain question: "I have May 5 for the final. Right?".

Writers put a statement of their own before a question that only asks whether it holds, or after a
request to confirm it. A statement that is nothing but a time is of what was asked before.

>>> to_confirm("My draft says the bridge opened on May 5 - is that right?")
'Is it true that the bridge opened on May 5?'
>>> to_confirm("I have May 5 as the date of the final. Correct?")
'Was the final on May 5?'
>>> to_confirm("My notes say Nov. 5. Is that right?")
'Did that happen on Nov. 5?'
>>> to_confirm("The bridge opened in May, didn't it?")
'Is it true that the bridge opened in May?'
>>> to_confirm("Is that right?")
'Is that right?'
"""

from __future__ import annotations

import re
from typing import Final

from index.calendar_words import LONG_MONTHS, MONTHS
from rag.followup.framing import bare
from rag.followup.inversion import states
from rag.followup.wordforms import tokens
from rag.verbs import verb

_WORK: Final = (
    r"(?:draft|notes?|copy|text|essay|piece|story|report|manuscript|script|caption|spreadsheet|table"
    r"|timeline|calendar|colleague|co-?author|editor|teacher|professor|tutor|friend|boss|source"
    r"|textbook|book|wikipedia|website|student|classmate|headline|summary)s?"
)
_SAYING: Final = (
    r"(?:say(?:s|ing)?|said|ha(?:s|ve|d)|give(?:s)?|gave|put(?:s)?|date(?:s|d)?|claim(?:s|ed)?"
    r"|insist(?:s|ed)?|think(?:s)?|thought|believe(?:s|d)?|state(?:s|d)?|read(?:s)?|list(?:s|ed)?"
    r"|write(?:s)?|wrote|told (?:me|us)|tells (?:me|us)|swears?)"
)
_OPENINGS: Final = (
    rf"(?:(?:in|according to) )?(?:my|our|his|her|their|the|an?) (?:own |old |first )?{_WORK}"
    rf"(?: (?:currently |still |now )?{_SAYING}|,)",
    r"(?:i|we)(?:['’]ve| have)?(?: just| already)? (?:have|had|got|wrote|written|put|noted|thought"
    r"|think|believe|believed|assume|assumed|read|heard|remember|recall|was told|were told|am told"
    r"|take it|understand|said)(?: down| it down)?",
    r"(?:someone|somebody|a \w+|people|they|everyone|everybody)(?: once| here)? (?:told me|told us"
    r"|tells? me|says?|said|claims?|claimed|insists?)",
    r"(?:(?:can|could|would|will) (?:you|u|we|i) )?(?:please )?(?:just )?(?:confirm|verify|check"
    r"|double-?check)(?: for (?:me|us))?(?:,| this)?(?: please)?",
    r"(?:i['’]m|i am|we['’]re|we are) (?:just )?(?:(?:trying|looking|hoping|asked) to )?"
    r"(?:confirm|verify|check|double-?check)(?:ing)?(?! (?:in|out|on|up|with)\b)",
    r"(?:i|we)(?:['’]d like| would like| want| need) to (?:confirm|verify|check|double-?check)"
    r"(?! (?:in|out|on|up|with)\b)",
    r"(?:fact[- ]?check|true or false|to confirm|just checking|quick check)\b",
    r"so(?: then)?,?(?= (?!(?:far|many|much|few|little|long|soon|called)\b))",
    r"(?:am i|are we|would i be) (?:right|correct)(?: (?:in|to) (?:think|thinking|say|saying"
    r"|believe|believing|assume|assuming))?",
)
_OPENING: Final = re.compile(
    rf"^\W*(?:(?:so|and|but|ok|okay|hm+|well),? )*(?P<frame>{'|'.join(_OPENINGS)})\s?[,:–—-]*"
    r"(?: (?:that|if|whether|it (?:as|at|on|that)))?\s+",
    re.IGNORECASE,
)
_RIGHT: Final = r"(?:right|correct|true|so|accurate|ok|okay|the case|a fact|valid)"
_HE: Final = r"(?:it|he|she|they|there|we|that)"
_CLOSING: Final = re.compile(
    r"\s*(?:[,;:.?!(]|\s[–—-])\s*(?:and )?"
    r"(?:(?:is|was|would|does) (?:that|this|it|the date|the day)"
    rf"(?: be| seem| look| sound)?(?: really| actually| still| indeed)? {_RIGHT}"
    rf"|(?:is|was)n['’]?t (?:that|it|this) (?:right|correct|so|true)"
    rf"|(?:have|did|do) i (?:have|get|got|remember)?(?: (?:that|it|this|the date))?(?: right"
    rf"| correct(?:ly)?)|am i (?:right|correct)|(?:right|correct|true|yes|no|yeah|y/n|ok(?:ay)?)"
    rf"|(?:does|do|did) that (?:hold(?: up)?|check out|match|fit|sound right|stand(?: up)?|tally)"
    rf"|can you (?:confirm|check|verify)(?: (?:that|it|this))?"
    rf"|(?:was|were|is|are|did|do|does|had|has|have|could|would)n['’]?t {_HE})\s*[)?.!]*$",
    re.IGNORECASE,
)
"""What asks whether the statement before it holds; "Yes" to "is that wrong?" would deny it."""

_MONTH: Final = rf"(?:{'|'.join((*LONG_MONTHS, *MONTHS))})\.?"
_DAY: Final = (
    rf"(?:{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH})"
)
_DATE: Final = rf"(?:(?:on|in) )?(?P<date>(?:the )?{_DAY}(?:,? \d{{4}})?)"
_ONLY_DATE: Final = re.compile(rf"(?:it was |that was )?{_DATE}", re.IGNORECASE)
_DATE_FOR: Final = re.compile(
    rf"{_DATE}(?: down)? (?:for|as(?: the (?:date|day|month|time) (?:of|for))?"
    r"|to be(?: the (?:date|day) of)?)"
    r" (?P<event>.+)",
    re.IGNORECASE,
)
_DOWN_AS: Final = re.compile(
    r"(?P<what>.+?) (?:down|listed|marked|recorded|noted) as (?P<kind>(?!of\b).+)", re.IGNORECASE
)
"""Notes a thing as something: "I have the match down as a draw"."""

_AMOUNT_OF: Final = re.compile(
    r"(?P<what>[^,]+?) (?:at|as|down as) (?P<kind>(?:about |around |roughly )?[$€£]?\d[\d.,]*"
    r"(?: ?(?:%|[a-z]+))?(?: [a-z]+)?(?: (?:in|on|by|for) .+)?)",
    re.IGNORECASE,
)
"""Notes a number of a thing: "the fine at $40 million"."""

_LEANS: Final = re.compile(r"(?:it|him|her|them|me|us|that|this)\b", re.IGNORECASE)
"""Begins with a word that only points at a thing, which no question can be asked of."""

_DOING: Final = re.compile(
    r"(?P<who>(?:the )?(?!No(?:thing|body|ne)? )[A-Z][^,]*?) (?P<does>[a-z]+ing) (?P<rest>.+)"
)
"""Somebody and what he does, with no more of a verb than "-ing": "I have Berg selling the club"."""

_IT_WAS: Final = re.compile(
    r"it (?:was|is) (?P<who>[^,]+?),? (?:that|who|which) (?P<rest>.+)", re.IGNORECASE
)
_WAS_ON: Final = re.compile(rf"(?P<event>[^,]+?) (?P<be>was|were) {_DATE}", re.IGNORECASE)
_EVENT_AT: Final = re.compile(
    rf"(?P<event>(?:the|an?) [^,]+?|[^,]+['’]s? [^,]+?)"
    rf" (?:as|at|on|in|down as|down for|under) {_DATE}",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"^\W*(?:who|whom|whose|what|which|when|where|why|how|did|does|do|was|were|is|are|has|have|had"
    r"|will|can|could|would|should|list|name|give|tell|show)\b",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_REQUEST: Final = re.compile(r"\b(?:confirm|verify|check|true or false)\b", re.IGNORECASE)
_SOUGHT: Final = re.compile(
    r"(?:the|his|her|its|their)\b(?: [\w-]+){0,2}? (?:date|day|month|year|time|number|name|place"
    r"|amount|sum|title|order|location|identity|reason|author|source|list)s?\b"
    r"(?!.*\b(?:is|are|was|were)\b)|to\b",
    re.IGNORECASE,
)
"""What is asked for where a request has it confirmed: "please confirm the date of the final"."""
_FEWEST: Final = 2
"""Words of a statement; what is shorter and no date is only a remark."""


def to_confirm(text: str) -> str:
    """Return what asks to have a statement confirmed as a plain question; others as they are."""
    closing = _CLOSING.search(text)
    left = text[: closing.start()] if closing else text
    opening = _OPENING.match(left)
    asking = closing or (opening and _asks_itself(opening["frame"], text))
    if not asking:
        return text
    claim = bare((left[opening.end() :] if opening else left).strip(" ,;:.?!–—-"))
    if _ASKS.match(claim) or (not closing and _ASKING.search(claim)):
        return text
    if only := _ONLY_DATE.fullmatch(claim):
        return f"Did that happen {_at(only['date'])}?"
    if of_whom := _IT_WAS.fullmatch(claim):
        return f"Was it {of_whom['who']} who {of_whom['rest']}?"
    if opening and (asked := _of_notes(claim)):
        return asked
    if told := _DATE_FOR.fullmatch(claim):
        return f"Was {told['event']} {_at(told['date'])}?"
    if dated := _WAS_ON.fullmatch(claim):
        return f"{dated['be'].capitalize()} {_in_clause(dated['event'])} {_at(dated['date'])}?"
    return f"Is it true that {_in_clause(claim)}?" if _is_statement(claim) else text


def _of_notes(claim: str) -> str:
    """Return a note without a verb of its own as a question, "" for any other claim.

    >>> _of_notes("the match down as a draw"), _of_notes("Berg selling the club to Rome")
    ('Was the match a draw?', 'Did Berg sell the club to Rome?')
    >>> _of_notes("the fine at $40 million"), _of_notes("the final on May 5")
    ('Was the fine $40 million?', 'Was the final on May 5?')
    """
    dated = _DATE_FOR.fullmatch(claim) or _EVENT_AT.fullmatch(claim)
    if dated and not states(tokens(dated["event"])):
        return f"Was {dated['event']} {_at(dated['date'])}?"
    told = _DOWN_AS.fullmatch(claim) or _AMOUNT_OF.fullmatch(claim)
    if told and not _LEANS.match(told["what"]) and not states(tokens(told["what"])):
        return f"Was {_in_clause(told['what'])} {told['kind']}?"
    doing = _DOING.fullmatch(claim)
    does = verb(doing["does"]) if doing else None
    whole = doing and any(states(tokens(doing[part])) for part in ("who", "rest"))
    if doing and does and does[1] == "ing" and not whole:
        return f"Did {_in_clause(doing['who'])} {does[0]} {doing['rest']}?"
    return ""


def _is_statement(claim: str) -> bool:
    """Tell whether a claim says something, and doesn't only name what is to be told."""
    return len(claim.split()) > _FEWEST and not _SOUGHT.match(claim) and states(tokens(claim))


def _asks_itself(frame: str, text: str) -> bool:
    """Tell whether an opening asks to confirm what follows it: a request, or before a "?"."""
    return text.rstrip().endswith("?") or _REQUEST.search(frame) is not None


def _at(date: str) -> str:
    return f"{'on' if any(map(str.isdigit, date)) else 'in'} {date}"


def _in_clause(claim: str) -> str:
    """Return a statement as it stands after "that": without the capital of a small word."""
    first = claim.partition(" ")[0]
    small = first.lower() in {"the", "a", "an", "it", "he", "she", "they", "there", "two", "both"}
    return claim[:1].lower() + claim[1:] if small else claim
