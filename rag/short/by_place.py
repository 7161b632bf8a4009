"""Persons whom the place beside a word tells: who owns a thing, and the other one at a meeting.

"Whose decision was it?" is answered by what owns or describes that noun, "whom did the mayor meet?"
by "the envoy meets the mayor" as well as by "the mayor meets the envoy".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from index.calendar_words import is_time_word
from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.ranking import Asking, novelty
from rag.short.wording import last_question
from rag.thesaurus import expansions

_WHOSE: Final = re.compile(r"\b[Ww]hose (?P<owned>[^?]+)")
_MEETING: Final = frozenset("meet see receive host confer talk speak sit negotiate consult".split())
_WITH: Final = frozenset({"with", "to"})


def by_place(asks: Asking, parsed: Parsed) -> Range | None:
    """Return who owns what is asked for, or met whom the question names; None where untold."""
    if asks.want.kind != "person":
        return None
    if asks.want.head == "whose":
        return owner(asks, parsed)
    return _other_at_meeting(asks, parsed) if asks.want.verb in _MEETING else None


def owner(asks: Asking, parsed: Parsed) -> Range | None:
    """Return who owns the noun after "whose", which may be another word for it in the sentence."""
    asked = _WHOSE.search(last_question(asks.question))
    nouns = _first_noun(asked["owned"]) if asked else frozenset()
    like = nouns | frozenset(expansions(tuple(sorted(nouns))))
    for kind in (nouns, like):
        for at, token in enumerate(parsed.tokens):
            if token.tag in ("noun", "ing") and terms_of(token.text) & kind:
                found = next(_owners_of(parsed, at), None)
                if found and novelty(asks, parsed.cut(found)) > 0:
                    return found
    return None


def _first_noun(owned: str) -> frozenset[str]:
    """Return the terms of what is owned: the words before the verb, the last noun of these."""
    told = parse(owned)
    if told.tokens and told.tokens[0].tag == "ing":
        return terms_of(told.tokens[0].text)
    if not told.phrases or told.phrases[0][0] > 1:
        return frozenset()
    return terms_of(told.tokens[told.phrases[0][1] - 1].text)


def _owners_of(parsed: Parsed, at: int) -> Iterator[Range]:
    """Yield who owns a noun: "the firm's | fine", "Oslo | fine", "ruling of | the court"."""
    start = at
    while start > 0 and parsed.tokens[start - 1].tag in ("noun", "name", "number"):
        if parsed.tokens[start - 1].possessive:
            yield _phrase_before(parsed, start), start
            return
        start -= 1
    end = at
    while end > start and parsed.tokens[end - 1].tag == "noun" and not _doing(parsed, end - 1):
        end -= 1
    named = end
    while named > 0 and parsed.tokens[named - 1].tag in ("name", "and"):
        named -= 1  # "Danish and Swedish | firms"
    named += named < end and parsed.tokens[named].tag == "and"
    if named < end and not is_time_word(parsed.tokens[named].text):
        yield named, end
    phrases = dict(parsed.phrases)
    linked = any(token.text in ("of", "by") for token in parsed.tokens[at + 1 : at + 2])
    if linked and at + 2 in phrases:
        yield at + 2, phrases[at + 2]


def _doing(parsed: Parsed, at: int) -> bool:
    return parsed.tokens[at].text.endswith("ing")


def _phrase_before(parsed: Parsed, end: int) -> int:
    """Return where the phrase begins whose last word before `end` is an owner."""
    start = end
    while start > 0 and parsed.tokens[start - 1].tag in ("noun", "name", "number"):
        start -= 1
    return start


def _other_at_meeting(asks: Asking, parsed: Parsed) -> Range | None:
    """Return the one at a meeting whom the question doesn't name, where it names the other one."""
    for predicate in parsed.predicates():
        if parsed.tokens[predicate.verb].lemma not in _MEETING:
            continue
        start = predicate.verb + 1
        start += parsed.tokens[start : start + 1] != () and parsed.tokens[start].text in _WITH
        met = start, dict(parsed.phrases).get(start, start)
        sides = [
            *[run for run in parsed.names if _within(run, predicate.subject)][-1:],
            *[run for run in parsed.names if _within(run, met)][-1:],
        ]
        new = [run for run in sides if not _known(asks, parsed, run)]
        if len(sides) == len(_BOTH) and len(new) == 1:
            return new[0]
        if len(sides) < len(_BOTH) and (other := _other_of_two(asks, parsed, predicate.subject)):
            return other
    return None


def _other_of_two(asks: Asking, parsed: Parsed, subject: Range) -> Range | None:
    """Return the one of the last two named in a subject of whom the question says less."""
    both = [run for run in parsed.names if _within(run, subject)][-len(_BOTH) :]
    if len(both) < len(_BOTH):
        return None
    between = parsed.tokens[both[0][1] : both[1][0]]
    told = [len(terms_of(parsed.cut(run)) & asks.terms) for run in both]
    if not any(token.tag == "and" for token in between) or told[0] == told[1]:
        return None
    return both[told.index(min(told))]


_BOTH: Final = ("one", "other")


def _within(run: Range, piece: Range) -> bool:
    return piece[0] <= run[0] and run[1] <= piece[1]


def _known(asks: Asking, parsed: Parsed, run: Range) -> bool:
    """Tell whether a question names somebody by the last word of a name."""
    return bool(terms_of(parsed.tokens[run[1] - 1].text) & asks.terms)
