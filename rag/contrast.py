"""A question that sets two side by side, read as the same question of each.

"Compare what Ann and Bob said of the sale" asks what Ann said of it, and what Bob did. Each is
looked for by itself, for a sentence on the one seldom is the best on the other.

>>> two_sides("Compare what the mayor and the union said of the sale.")
('what the mayor said of the sale', 'what the union said of the sale')
>>> two_sides("How do Oslo and Rome see the ban, as against Paris?")
('How do Oslo and Rome see the ban', 'How do Paris see the ban')
>>> two_sides("What did the mayor and the union sign?") is None
True
"""

from __future__ import annotations

import re
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms
from index.calendar_words import LONG_MONTHS
from rag.agreement import asked_of, goes_with, set_together
from rag.pairs import each_of_pair
from rag.phrase_edges import (
    ASKS_TO,
    BREAK,
    OWNER,
    WORD,
    clause_end,
    ends_phrase,
    holds_verb,
    phrase_end,
    phrase_start,
)
from rag.verb_lists import AUXILIARIES

_COMPARES: Final = re.compile(
    r"\b(?:compar(?:e[ds]?|ing|ison)|contrast\w*|differ(?:s|ed|ences?)?|distinguish\w*|alike"
    r"|apart\b.* from|unlike|whereas|separate[sd]?\b.* from|sets?\b.* apart|divide[sd]?\b.* from"
    r"|disagree\w*|versus|vs|respectively|each(?! other| of)"
    r"|side by side|eye to eye)\b"
    r"|\bas (?:against|opposed to)\b|\bpart(?:ed)? ways\b|^\W*(?:please )?(?:set|weigh)\b"
    r"|\b(?:the )?same (?:line|view|page|account|thing|position|stance)\b",
    re.IGNORECASE,
)
"""Words that set two beside each other."""

_MEASURES: Final = re.compile(
    r"\b(?:more|less|fewer|better|worse|bigger|larger|greater|smaller|higher|lower|longer|shorter"
    r"|stronger|harsher|softer|tougher|costlier)\b",
    re.IGNORECASE,
)
"""Words that measure one against another: "which was the larger, the fine or the loan?"."""

_AGAINST: Final = re.compile(
    r",? (?:(?:as )?(?:compare[sd]?|contrast(?:ed|s)?) (?:with|to)|in contrast (?:with|to)|unlike"
    r"|as against|as opposed to|versus|vs\.?|(?:very )?differ(?:ed|s|ent)? from"
    r"|(?:bigger|larger|greater|smaller|higher|lower) than) ",
    re.IGNORECASE,
)
"""What stands between one and the other."""

_COUNTS: Final = re.compile(
    r"^\W*how (?P<much>many|much) (?:more |fewer |less )?"
    r"(?P<what>(?!more |fewer |less )(?:[\w’'-]+ ){1,4}?)"
    r"(?P<deed>(?:did|does|do|were|was|are|is|had|has|have)\b .+?),? "
    r"(?:than|(?:as )?against|(?:as )?compared (?:with|to)|versus|next to) "
    r"(?:(?:the|how many|how much) (?:(?:number|amount|sum|total|figure)(?: that| which)? )?)?"
    r"(?P<other>.+)$",
    re.IGNORECASE,
)
"""Two numbers of one sort: "how many more boats did the club buy than it had sold"."""

_SET: Final = tuple(
    re.compile(rf"^\W*(?:please )?{pattern}", re.IGNORECASE)
    for pattern in (
        r"(?:set|put|place|hold|weigh) (?P<one>.+?),? "
        r"(?:against|beside|alongside|next to|side by side with) (?P<other>.+)",
        r"(?:compare|contrast) (?P<one>.+?),? (?:with|against) (?P<other>.+)",
        r"(?:compare|contrast) (?P<one>.+?),? to (?P<other>.+)",
        r"what (?:set|separate|distinguishe|divide)[sd]? (?P<one>.+?) (?:apart )?from "
        r"(?P<other>.+)",
        r"(?:unlike|in contrast (?:to|with)|as opposed to|compared (?:to|with)) (?P<other>[^,?]+), "
        r"(?P<one>(?:what|how|which|who|where|when|why)\b.+)",
        r"whereas (?P<other>[^,?]+), (?P<one>(?:what|how|which|who|where|when|why)\b.+)",
    )
)
_PUTS: Final = _SET[0]
_CLAUSES: Final = re.compile(
    r"\b(?:between|compare|contrast) (?P<one>(?:what|how) .+?),? (?:and|with|to) "
    r"(?P<other>(?:what|how) .+)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"^\W*(?P<one>[^,:;?]+?) (?:versus|vs\.?|as against|compared (?:with|to)) (?P<other>[^,:;?]+?)"
    r"(?P<on> (?:on|over|about|regarding) [^:;?]+)?[:;,] (?P<asked>[^?]*?)\b(?:each|both|they)\b"
    r"(?: of them)?(?P<rest>[^?]*)$",
    re.IGNORECASE,
)
"""A heading that names two, and what is asked of each: "Oslo versus Rome: what did each say"."""
_EACH_OF: Final = re.compile(
    r"^(?P<asked>.*?\b(?:did|does|do|had|has|have|was|were|is|are|will|would)) "
    r"(?P<all>[^?,]+?(?:, [^?,]+?)+,? and [^?,]+?) (?:each|respectively|in turn)\b(?P<rest>[^?]+)",
    re.IGNORECASE,
)
"""What is asked of each of three and more: "what did Ann, Bob and the board each say"."""
_FRAME: Final = re.compile(
    r"^\W*(?:on|in|about|regarding|concerning|over|as (?:for|to|regards)|when it comes to) [^,?]+, "
    r"(?=(?:how|what|where|do|does|did|is|are|was|were)\b)",
    re.IGNORECASE,
)
"""The matter on which two are compared, told before the question."""
_OWNED: Final = re.compile(
    r"(?P<owner>(?:(?:the|both|its|their) )?(?:[\w.-]+ )*[\w.-]+)(?:['’]s|(?<=s)['’])"
    r" (?P<what>\S.*)"
)
_EACH: Final = re.compile(r" (?:each|respectively)(?= )", re.IGNORECASE)
_APART: Final = re.compile(
    r"\bapart (?:are|is|were|was) (?P<one>.+?) from (?P<other>.+?)"
    r"(?P<on>(?: (?:on|over|about)\b.+)?)$",
    re.IGNORECASE,
)
_ON_ONE_SIDE: Final = re.compile(
    r",? on (?:the )?(?:one|other)(?: side| hand)?(?=\W|$)", re.IGNORECASE
)
_JOINS: Final = re.compile(r",? (?P<word>and|or) ", re.IGNORECASE)
_LONE: Final = re.compile(
    r"(?:the |its |their )?(?:old|new|former|current|present|first|second|last|next|earlier|later"
    r"|older|younger|upper|lower|\w+(?:ing|ern|ior))"
)
"""A word that tells one of a pair, whose noun may stand with the other one alone."""

_QUALIFIED: Final = re.compile(r"(?:the |its |their )?(?!the |its |their )[\w-]+ (?P<noun>\w.*)")
_THAT_OF: Final = re.compile(r"^(?:that|those) (?=(?:of|by|from) )")
_HEAD: Final = re.compile(r"\bthe (?:[\w-]+ )?[\w-]+(?= of )")
_MATTER: Final = re.compile(r" (?:of|on|about|over|for|towards?|regarding) .+")
_MONTH: Final = re.compile(
    rf"\b(?:in )?(?:{'|'.join(LONG_MONTHS)}|spring|summer|autumn|fall|winter|\d{{4}})\b"
)
_OF_DAY: Final = (
    rf"(?:of|from|on|in) (?:(?:early|late|mid)[ -])?(?:\d{{1,2}} )?{_MONTH.pattern}(?: \d{{1,2}})?"
)
_DAY: Final = re.compile(_OF_DAY)
_THOSE_OF_DAY: Final = re.compile(rf"(?:that|those) ({_OF_DAY})")
_FEW: Final = 6
"""Words of what is set against a whole clause without being a clause."""


def two_sides(question: str) -> tuple[str, ...] | None:
    """Return what is asked of each of two, or more, that a question sets side by side, or None."""
    if each := _EACH_OF.match(question.rstrip(" ?.!")):
        names = re.split(r",? and |, ", each["all"])
        return tuple(f"{each['asked']} {name}{each['rest']}" for name in names)
    if pair := each_of_pair(question) or set_together(question):
        return pair
    if told := goes_with(question):
        one, other = _whole(*told)
        return asked_of(one), asked_of(other)
    if counted := _COUNTS.match(question.rstrip(" ?.!")):
        of = f"How {counted['much']} {counted['what']}"
        if holds_verb(counted["other"]):
            return f"{of}{counted['deed']}", f"{of}{counted['other']}"
    compares = _COMPARES.search(question) is not None or _PUTS.match(question) is not None
    if not compares and not _MEASURES.search(question):
        return None
    text = _ON_ONE_SIDE.sub("", question.rstrip(" ?.!"))
    frame = found.group() if (found := _FRAME.match(text)) else ""
    text = text.removeprefix(frame)
    words = ("and",) if compares else ("or",)
    ways = [_set_against(text), *(_joined(text, word) for word in words)]
    sides = next((way for way in ways if way and all(map(terms, way))), None)
    return (f"{frame}{sides[0]}", f"{frame}{sides[1]}") if sides else None


def _set_against(text: str) -> tuple[str, str] | None:
    """Return the two of "A as against B"; what B leaves unsaid is taken over from A."""
    if clauses := _CLAUSES.search(text):
        return clauses["one"], clauses["other"]
    if title := _TITLE.match(text):
        one, other = (
            f"{title['asked']}{title[side]}{title['rest']}{title['on'] or ''}"
            for side in ("one", "other")
        )
        return one, other
    if apart := _APART.search(text):
        return f"{apart['one']}{apart['on']}", f"{apart['other']}{apart['on']}"
    if told := next(filter(None, (pattern.match(text) for pattern in _SET)), None):
        return _whole(told["one"], told["other"])
    between = _AGAINST.search(text)
    if between is None or not between.start():
        return None
    return _whole(text[: between.start()], text[between.end() :])


def _whole(one: str, other: str) -> tuple[str, str]:
    """Return both, the second put in the place of the first's subject where it is no clause."""
    if of_owner := _of_owner(one, other):
        return one, of_owner
    if head := _HEAD.search(one):
        other = _THAT_OF.sub(f"{head.group()} ", other)
    if len(other.split()) > _FEW and holds_verb(other):
        return one, other
    if len(other.split()) > _FEW or holds_verb(other) or "’s " in other or "'s " in other:
        first, second = _MATTER.search(one), _MATTER.search(other)
        return (
            one if first or not second else one + second.group(),
            other if second or not first else other + first.group(),
        )
    if _MONTH.fullmatch(other):
        return one, _MONTH.sub(f"in {other.removeprefix('in ')}", one)
    subject, matter = _subject(one), _MATTER.search(other)
    if matter and not _MATTER.search(one):
        return f"{one}{matter.group()}", other
    return (one, f"{one[: subject[0]]}{other}{one[subject[1] :]}") if subject else (one, other)


def _of_owner(one: str, other: str) -> str | None:
    """Return "Rome's view of the ban" for "that of Rome" or "Rome's" after "Oslo's view of it".

    None where neither stands.
    """
    told = (word for word in WORD.finditer(one) if word.group().lower() in AUXILIARIES)
    start = next((word.end() + 1 for word in told), 0)
    day, other_day = _DAY.search(one), _THOSE_OF_DAY.fullmatch(other)
    if day and other_day:
        return f"{one[: day.start()]}{other_day[1]}{one[day.end() :]}"
    owned = _OWNED.match(one, start)
    if owned is None:
        return None
    if OWNER.fullmatch(other):
        return f"{one[:start]}{other} {owned['what']}"
    if _THAT_OF.match(other) and not _HEAD.search(one):
        owner = other.split(" ", 2)[2]
        return f"{one[:start]}{owner}{'’' if owner.endswith('s') else '’s'} {owned['what']}"
    return None


def _subject(text: str) -> tuple[int, int] | None:
    """Return where the subject after an auxiliary stands: "how do [Oslo and Rome] see it"."""
    found = list(WORD.finditer(text))
    said = [word.group() for word in found]
    start = next((n + 1 for n, word in enumerate(said) if word.lower() in AUXILIARIES), None)
    if start is None or start >= len(found):
        return None
    end = next((n for n in range(start + 1, len(found)) if ends_phrase(said, n)), None)
    return (found[start].start(), found[end - 1].end()) if end else None


def _joined(text: str, word: str) -> tuple[str, str] | None:
    """Return the question asked of A and of B, where it names "A and B" or "A or B"."""
    for join in _JOINS.finditer(text):
        if join["word"].lower() != word:
            continue
        start, end = phrase_start(text, join.start()), phrase_end(text, join.end())
        if word == "or" and (last := _last_break(text, join.start())):
            # "Which is the larger, the fine of May or the loan?"
            start, end = last, clause_end(text, join.end())
        if word == "and" and text[:start].rstrip().endswith(","):
            continue  # "A, B and C" are no two
        one, other = _filled(*_halves(text[start:end], word))
        shared = set(terms(one)) & set(terms(other))
        if not set(terms(one)) - shared or not set(terms(other)) - shared:
            continue
        return _of(text, start, one, end), _of(text, start, other, end)
    return None


def _last_break(text: str, end: int) -> int:
    """Return where the clause begins that ends at `end`, 0 where nothing stands before it."""
    found = list(BREAK.finditer(text, 0, end))
    return found[-1].end() + (text[found[-1].end()] == " ") if found else 0


def _filled(one: str, other: str) -> tuple[str, str]:
    """Return both, the first with the noun that stands with the second: "the old and new coach"."""
    owned = _OWNED.match(other)
    if owned and OWNER.fullmatch(one):
        return f"{one} {owned['what']}", other
    if (
        _QUALIFIED.fullmatch(other)
        and set(terms(one)) <= PARTIES
        and one.lower().startswith("the ")
    ):
        return f"{one} {other.split(' ', 1)[1]}", other
    shared = _LONE.fullmatch(one) and _QUALIFIED.fullmatch(other)
    return (f"{one} {shared['noun']}", other) if shared else (one, other)


def _halves(text: str, word: str) -> tuple[str, str]:
    """Return what stands before and after the middle one of the words that join a text."""
    joins = [join for join in _JOINS.finditer(text) if join["word"].lower() == word]
    middle = joins[len(joins) // 2]
    return text[: middle.start()], text[middle.end() :]


def _of(text: str, start: int, side: str, end: int) -> str:
    """Return a question with one side in the place of both."""
    rest = _EACH.sub("", text[end:])
    return ASKS_TO.sub("", f"{text[:start]}{side}{rest}").strip(" ,:;")
