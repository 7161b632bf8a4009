"""Whether a sentence says in a question's own words, and in their order, what that asks.

Then nothing need be weighed: what the question denies or leaves open, the sentence does too.

>>> says_outright(parse("Did the coach say he will not resign?"),
...               parse("The new coach says he will not resign."))
True
>>> says_outright(parse("Did the coach resign?"), parse("The coach says he will not resign."))
False
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import stem
from index.calendar_words import is_time_word
from rag.short.candidates import Parsed, parse, terms_of
from rag.short.claims import held_in, like
from rag.short.gazetteer import COUNTRIES
from rag.short.persons import person_in
from rag.short.slots import first_verb
from rag.short.tagging import Token

_LEFT_OUT: Final = frozenset({"det", "open", "close", "comma", "stop", "dash"})
"""Tags of words and marks that tell nothing of their own."""

_PASSED_OVER: Final = frozenset({"name", "noun", "number", "prep", "adverb"})
"""Tags of words that a sentence may have besides: no verb, and nothing that joins clauses."""

_TURNING: Final = frozenset(
    "not never no none without neither nor possible potential alleged likely hardly barely almost "
    "nearly reportedly against despite except".split()
)
"""Words that make something else of what they stand beside."""

_BE: Final = frozenset("be is are was were".split())
_FEWEST: Final = 3
"""Words that a question must have for their order to tell anything."""


def says_outright(asked: Parsed, said: Parsed) -> bool:
    """Tell whether a sentence begins with what a question asks, word for word.

    Only before whom it tells of, as titles do, and between what it tells may it have further words.

    Args:
        asked: a question for yes or no, which opens with an auxiliary verb.
        said: a sentence.
    """
    claim, told = _telling(asked.tokens[1:]), _telling(said.tokens)
    if len(claim) < _FEWEST or asked.tokens[0].lemma in _BE:
        return False  # "was the mayor accused" is no "the mayor accuses"
    does = next((at for at, token in enumerate(claim) if token.tag == "verb"), len(claim))
    return _follows(claim, told, close=range(1, does + 1))


def done_by_another(asked: Parsed, said: Parsed) -> bool:
    """Tell whether a sentence has another one do, word for word, what a question has somebody do.

    Of a person and a country nobody knows whether one acts for the other: they are no others.

    >>> told = parse("Coach Berg sells 22 boats to Spain.")
    >>> done_by_another(parse("Did Dahl sell 22 boats to Spain?"), told)
    True
    >>> done_by_another(parse("Did Italy sell 22 boats to Spain?"), told)
    False
    """
    does = first_verb(asked, 1)
    at = next((n for n, token in enumerate(asked.tokens) if n > 1 and token.lemma == does), 0)
    found = next((each for each in said.predicates() if said.tokens[each.verb].lemma == does), None)
    if not at or found is None or asked.tokens[0].lemma in _BE:
        return False
    claim, told = _telling(asked.tokens[at:]), _telling(said.tokens[found.verb :])
    if len(claim) < _FEWEST or not _follows(claim, told, close=range(1)):
        return False
    return _others(parse(asked.cut((1, at))), parse(said.cut((0, found.verb))))


def _follows(claim: Sequence[Token], told: Sequence[Token], close: range) -> bool:
    """Tell whether the words of a claim follow each other in a sentence.

    Args:
        claim: what is claimed.
        told: the sentence from where it is to begin.
        close: places of the claim before which the sentence may have no other word.
    """
    at = 0
    for place, token in enumerate(claim):
        passed = at
        while at < len(told) and not _same(token, told[at]):
            if told[at].tag not in _PASSED_OVER or told[at].text.lower() in _TURNING:
                return False
            at += 1
        if at == len(told) or (place in close and passed < at):
            return False
        at += 1
    return True


def _others(asked: Parsed, told: Parsed) -> bool:
    """Tell whether two subjects are others: two persons, countries, or bodies."""
    held = held_in(told.text)
    if not asked.names or any(not held.isdisjoint(like(t)) for t in sorted(terms_of(asked.text))):
        return False
    ours, theirs = _side(asked), _side(told)
    if ours and theirs:
        return ours.isdisjoint(theirs)
    if _persons(asked) or _persons(told):
        return _persons(asked) and _persons(told)
    return not ours and any(_side(parse(told.cut(run))) == _NOBODY for run in told.names)


_NOBODY: Final[frozenset[str]] = frozenset()


def _side(subject: Parsed) -> frozenset[str]:
    """Return the countries that a subject names."""
    named = COUNTRIES.intersection(token.text for token in subject.tokens)
    return named | (terms_of(subject.text) & PARTIES)


def _persons(subject: Parsed) -> bool:
    return any(person_in(subject, run) for run in subject.names)


def _telling(tokens: Sequence[Token]) -> list[Token]:
    """Return the words that tell something: no articles, marks, "that" or words of time."""
    return [
        token
        for token in tokens
        if token.tag not in _LEFT_OUT and token.text != "that" and not is_time_word(token.text)
    ]


def _same(asked: Token, told: Token) -> bool:
    """Tell whether two words are forms of one."""
    if asked.text == told.text or asked.lemma == told.lemma:
        return True
    return stem(asked.text.lower()) == stem(told.text.lower())
