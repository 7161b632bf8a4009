"""What speaks for "Yes" and for "No" in a sentence, as numbers for a `rag.network.Network`.

A row holds what the rules of `rag.short.polar` find, how well the sentence meets each kind of
word of the question, and which words of either deny, limit, compare or leave open. None of the
numbers names a word of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from index.analyze import terms
from index.calendar_words import MONTHS
from rag.opposites import contrary, opposing
from rag.short.candidates import Parsed, parse
from rag.short.claims import Claim, claimed, held_in, holds_name, like
from rag.short.cutting import Evidence
from rag.short.denied import contradicts, denies
from rag.short.meaning import Pieces, says_something
from rag.short.otherwise import of_another_pair, replaced, unplaced
from rag.short.outright import done_by_another, says_outright
from rag.short.plain_words import plain_polar
from rag.short.polar import is_fact, places_of, told_by
from rag.short.reported import speech
from rag.thesaurus import expansions

_OPENING: Final = (
    "did|do|does", "was|were|is|are", "has|have|had", "will|would|shall|should|can|could|may|might",
)  # fmt: skip

_MARKS: Final[tuple[tuple[str, str], ...]] = (
    ("denies", r"not|never|no|none|nothing|nobody|neither|nor|without|\w+n['’]t|cannot"),
    ("refuses", r"refus\w*|fail\w*|reject\w*|declin\w+|deny|denies|denied|avoid\w*|refrain\w*"
                r"|withhold|withheld|lack\w*|unable|against|oppos\w+|despite|instead|rather"),
    ("ends", r"cancel\w*|scrap\w*|suspen\w*|postpon\w*|halt\w*|stop\w*|end(?:s|ed|ing)?|withdr\w+"
             r"|drop\w*|abandon\w*|call\w* off|cut\w*|remov\w*"),
    ("ahead", r"will|would|shall|(?-i:may)|might|could|should|plan(?:s|ned|ning)?"
              r"|hop(?:e|es|ed|ing)|expect\w*|intend\w*|aim\w*|promis\w*|pledg\w*|anticipat\w*"
              r"|agree(?:s|d|ing)? to|to be"),
    ("unsure", r"if|unless|whether|perhaps|possib\w+|likely|reported\w*|alleg\w*|suggest\w*"
               r"|seem\w*"),
    ("all", r"all|every|each|both|entire\w*|whole|full\w*|complete\w*|total\w*|always|everyone"
            r"|everybody|permanent\w*|for good|forever"),
    ("some", r"some|many|most|several|few|part|partly|partial(?:ly)?|half|largely|mostly"
             r"|temporar\w*|for now|for the time being"),
    ("only", r"only|just|sole\w*|alone|mere\w*|simply|nothing but"),
    ("any", r"any\w*|ever|at all"),
    ("still", r"still|remain\w*|continu\w*|maintain\w*|keep\w*|kept|yet|already|no longer"),
    ("also", r"also|too|as well|another|other|again|second|further"),
    ("first", r"first|last|latest|earli\w+|next|before|after|until|since|by|later|ago"),
    ("compares", r"than|more|less|fewer|greater|bigger|larger|smaller|higher|lower|same|differ\w*"
                 r"|alike|equal\w*|as \w+ as"),
)  # fmt: skip
"""Kinds of words that turn an answer, with the words."""

_PATTERNS: Final = tuple((name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _MARKS)

_GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("name", ("name",)),
    ("noun", ("noun",)),
    ("verb", ("verb", "ing")),
    ("number", ("number",)),
    ("other", ("adverb", "det", "prep", "pronoun", "and", "but", "relative", "to", "aux")),
)
_SAME: Final = 0.8
_MANY: Final = 20.0

FEATURES: Final[tuple[str, ...]] = (
    "says yes",  # as the rules find before they look whether who did it is asked
    "says no",
    "outright",
    "by another",
    "opposed",  # 1 where the sentence has the opposite of a word of the question
    "contrary",
    "contradicts",
    "another number or place",
    "unplaced",
    "another pair",
    "stated",
    "verb told",
    "speech",
    "ahead",
    "exists",
    "plain be",  # 1 where no verb but "be" is asked about
    "passive",
    "names",
    "names held",
    "all names held",
    "things",
    "things held",
    "numbers",
    "numbers held",
    "asks to confirm",
    "asks the negative",
    "other day",  # 1 where the question names a day of the month that is not the sentence's
    *(f"opens {words}" for words in _OPENING),
    *(f"asked: {name}" for name, _ in _MARKS),
    *(f"told: {name}" for name, _ in _MARKS),
    *(f"both: {name}" for name, _ in _MARKS),
    "denied",  # words of the sentence that deny, as its parse tells
    "near: mean",
    "near: least",
    "near: second least",
    *(f"near: least {name}" for name, _ in _GROUPS),
    *(f"met: least {name}" for name, _ in _GROUPS),
    "near: last word",
    "near: mean back",  # how near the words of the sentence are to the question's, on average
    "words",
    "told words",
)
"""What the numbers of a row stand for, in order."""


def row_of(question: str, evidence: Evidence, read: Pieces | None) -> tuple[float, ...]:
    """Return the numbers, named by `FEATURES`, of a sentence for a question for yes or no.

    Args:
        question: made to stand alone.
        evidence: the sentence.
        read: the word pieces of what was searched for.
    """
    claim, asked = _claim(plain_polar(question, evidence.text))
    said, held = parse(evidence.text), held_in(evidence.text)
    return (
        *_of_rules(claim, asked, said, held),
        *_of_claim(question, claim, asked, evidence, held),
        *_of_marks(question, said),
        *_of_words(read, evidence, held),
        len(asked.tokens) / _MANY,
        len(said.tokens) / _MANY,
    )


@lru_cache(maxsize=64)
def _claim(question: str) -> tuple[Claim, Parsed]:
    asked = parse(question)
    return claimed(asked), asked


def _of_rules(claim: Claim, asked: Parsed, said: Parsed, held: frozenset[str]) -> tuple[float, ...]:
    found = told_by(claim, said)
    things = [term for term in sorted(claim.things) if not held.isdisjoint(like(term))]
    places = list(places_of(claim, said, len(claim.names) + len(things)))
    return (
        float(found == "Yes"),
        float(found == "No"),
        float(says_outright(asked, said)),
        float(done_by_another(asked, said)),
        float(bool(opposing(claim.text, said.text))),
        float(contrary(claim.text, said.text)),
        float(contradicts(claim, said, things, claim.things, places)),
        float(bool(replaced(asked, said))),
        float(unplaced(asked, said)),
        float(of_another_pair(claim.names, said)),
        float(is_fact(claim, said, things)),
        float(bool(places)),
        float(speech(asked) is not None),
        float(claim.ahead),
        float(claim.exists),
        float(not claim.doing),
        float(bool(claim.patient)),
    )


_CONFIRM: Final = re.compile(
    r"\b(?:is|was|would|am|are) (?:it|i|we|that) (?:\w+ ){0,3}?"
    r"(?:true|right|correct|accurate|fair)\b"
    r"|\bcan (?:i|we|one) (?:say|write)|\b(?:right|correct|true)\W*$",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(
    r"^\W*(?:do|does|did|is|are|was|were|has|have|had|wo|would|should|ca|could|must)n['’]?t\b",
    re.IGNORECASE,
)
_MONTH: Final = "|".join(MONTHS)
_DAY: Final = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{_MONTH})\b",
    re.IGNORECASE,
)


def _of_claim(
    question: str, claim: Claim, asked: Parsed, evidence: Evidence, held: frozenset[str]
) -> tuple[float, ...]:
    names = [holds_name(name, held) for name in claim.names]
    things = [not held.isdisjoint(like(term)) for term in sorted(claim.things)]
    numbers = [number in evidence.text for number in sorted(claim.numbers)]
    opens = asked.tokens[0].text.lower() if asked.tokens else ""
    return (
        float(len(names)),
        _share(names),
        float(all(names)),
        float(len(things)),
        _share(things),
        float(len(numbers)),
        _share(numbers),
        float(_CONFIRM.search(question) is not None),
        float(_NEGATIVE.match(question) is not None),
        float(_is_of_another_day(question, evidence)),
        *(float(opens in words.split("|")) for words in _OPENING),
    )


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def _is_of_another_day(question: str, evidence: Evidence) -> bool:
    if evidence.day is None:
        return False
    days = [
        (MONTHS[(found["month"] or found["month2"]).lower()], int(found["day"] or found["day2"]))
        for found in _DAY.finditer(question)
    ]
    return bool(days) and (evidence.day.month, evidence.day.day) not in days


def _of_marks(question: str, said: Parsed) -> tuple[float, ...]:
    asked = [pattern.search(question) is not None for _, pattern in _PATTERNS]
    told = [pattern.search(said.text) is not None for _, pattern in _PATTERNS]
    return (
        *map(float, asked),
        *map(float, told),
        *(float(a and t) for a, t in zip(asked, told, strict=True)),
        float(sum(denies(token.text, token.lemma) for token in said.tokens)),
    )


def _of_words(read: Pieces | None, evidence: Evidence, held: frozenset[str]) -> tuple[float, ...]:
    """Return how well a sentence meets the words of a question; all is met where it isn't known."""
    if read is None or evidence.pieces is None:
        return (1.0,) * (3 + 2 * len(_GROUPS) + 2)
    cosines = read.rows @ evidence.pieces.rows.T
    best = cosines.max(axis=1)
    near, met, tags = [], [], []
    parsed = parse(read.text)
    named = {at for run in parsed.names for at in range(*run)}
    for at, token in enumerate(parsed.tokens):
        columns = read.covering(token.start, token.end)
        if not says_something(token.text) or not columns:
            continue
        own = terms(token.text)
        told = not held.isdisjoint((*own, *expansions(own)))
        near.append(float(best[list(columns)].mean()))
        met.append(max(near[-1], _SAME * told))
        tags.append("name" if at in named else token.tag)
    lowest, second, *_ = (*sorted(near), 1.0, 1.0)
    return (
        sum(near) / len(near) if near else 1.0,
        lowest,
        second,
        *(least(near, tags, group) for _, group in _GROUPS),
        *(least(met, tags, group) for _, group in _GROUPS),
        near[-1] if near else 1.0,
        float(cosines.max(axis=0).mean()),
    )


def least(values: Sequence[float], tags: Sequence[str], wanted: Sequence[str]) -> float:
    """Return the least of the numbers that have a wanted tag, 1 where none has."""
    return min((v for v, tag in zip(values, tags, strict=True) if tag in wanted), default=1.0)
