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
from rag.short.claims import BE, held_in, like
from rag.short.gazetteer import COUNTRIES
from rag.short.persons import person_in
from rag.short.slots import first_verb
from rag.short.tagging import Tag, Token

_SMALL: Final = frozenset("a an the this that these those".split())
"""Words that tell nothing of their own; "no", "few" and "every" do."""

_MARKS: Final = frozenset({"open", "close", "comma", "stop", "dash"})

_PASSED_OVER: Final[frozenset[Tag]] = frozenset({"name", "noun", "number", "prep", "adverb"})
"""Tags of words that a sentence may have besides: no verb, and nothing that joins clauses."""

_TITLES: Final[frozenset[Tag]] = frozenset({"name", "noun"})
"""Tags of words that it may have in front: "Coach Berg" is Berg, and "Berg's rival" is another."""

_GOES_ON: Final[frozenset[Tag]] = frozenset({"name", "noun", "number", "ing"})
"""Tags of words that make another thing of what stands right before: "the cup | quarterfinal"."""

_TURNING: Final = frozenset(
    "not never none without neither nor possible potential alleged likely hardly barely almost "
    "nearly reportedly against despite except half part partly lack little zero end suspension "
    "only".split()
)
"""Words that make something else of what they stand beside."""

_CONDITIONS: Final = frozenset("only if unless until".split())
"""Words after which a sentence tells to what limit, or on what condition, all of that is so."""

_FEWEST: Final = 3
"""Words that a question must have for their order to tell anything."""


def says_outright(asked: Parsed, said: Parsed) -> bool:
    """Tell whether a sentence says first of all what a question asks, word for word.

    It may have titles in front and further words between, but none that turn what is said.

    Args:
        asked: a question for yes or no, which opens with an auxiliary verb.
        said: a sentence.
    """
    claim, told = _telling(asked.tokens[1:]), _telling(said.tokens)
    if len(claim) < _FEWEST or asked.tokens[0].lemma in BE:
        return False  # "was the mayor accused" is no "the mayor accuses"
    does = next((at for at, token in enumerate(claim) if token.tag == "verb"), len(claim))
    return _follows(claim, told, said, close=range(1, does + 1))


def done_by_another(asked: Parsed, said: Parsed) -> bool:
    """Tell whether a sentence has another one do, word for word, what a question has somebody do.

    That another did it says only of a deed of one alone that the first did not. Of a person and a
    country nobody knows whether one acts for the other: they are no others.

    >>> told = parse("Coach Berg sells 22 boats to Spain.")
    >>> done_by_another(parse("Did Dahl sell 22 boats to Spain?"), told)
    True
    >>> done_by_another(parse("Did Italy sell 22 boats to Spain?"), told)
    False
    """
    does = first_verb(asked, 1)
    at = next((n for n, token in enumerate(asked.tokens) if n > 1 and token.lemma == does), 0)
    found = next((each for each in said.predicates() if said.tokens[each.verb].lemma == does), None)
    if not at or found is None or asked.tokens[0].lemma in BE:
        return False
    claim, told = _telling(asked.tokens[at:]), _telling(said.tokens[found.verb :])
    if len(claim) < _FEWEST or not _follows(claim, told, said, close=range(1)):
        return False
    return _others(parse(asked.cut((1, at))), parse(said.cut((0, found.verb))))


def _follows(claim: Sequence[Token], told: Sequence[Token], said: Parsed, close: range) -> bool:
    """Tell whether the words of a claim follow each other in a sentence.

    Args:
        claim: what is claimed.
        told: the words of the sentence from where it is to begin.
        said: the sentence.
        close: places of the claim before which the sentence may have no other word.
    """
    at = 0
    for place, token in enumerate(claim):
        passed = at
        while at < len(told) and not _same(token, told[at]):
            if not _may_pass(told[at], _PASSED_OVER if place else _TITLES):
                return False
            at += 1
        if at == len(told) or (place in close and passed < at):
            return False
        at += 1
    rest = said.tokens[said.tokens.index(told[at - 1]) + 1 :]
    after = [token for token in rest if not is_time_word(token.text)]
    return not (after and after[0].tag in _GOES_ON) and _CONDITIONS.isdisjoint(
        token.text for token in after
    )


def _may_pass(token: Token, tags: frozenset[Tag]) -> bool:
    return token.tag in tags and not token.possessive and token.text.lower() not in _TURNING


def _others(asked: Parsed, told: Parsed) -> bool:
    """Tell whether two subjects are two persons, two countries, or two bodies."""
    held = held_in(told.text)
    if not asked.names or any(not held.isdisjoint(like(t)) for t in sorted(terms_of(asked.text))):
        return False
    ours, theirs = _countries(asked), _countries(told)
    if ours and theirs:
        return ours.isdisjoint(theirs)
    if _is_personal(asked) or _is_personal(told):
        return _is_personal(asked) and _is_personal(told)
    bodies = [run for run in told.names if not _countries(parse(told.cut(run)))]
    return not ours and bool(bodies)


def _countries(subject: Parsed) -> frozenset[str]:
    """Return the countries that a subject names."""
    named = COUNTRIES.intersection(token.text for token in subject.tokens)
    return named | (terms_of(subject.text) & PARTIES)


def _is_personal(subject: Parsed) -> bool:
    return any(person_in(subject, run) for run in subject.names)


def _telling(tokens: Sequence[Token]) -> list[Token]:
    """Return the words that tell something: no articles, marks or words of time."""
    return [
        token
        for token in tokens
        if token.tag not in _MARKS
        and token.text.lower() not in _SMALL
        and not is_time_word(token.text)
    ]


def _same(asked: Token, told: Token) -> bool:
    """Tell whether two words are forms of one."""
    if asked.text == told.text or asked.lemma == told.lemma:
        return True
    return stem(asked.text.lower()) == stem(told.text.lower())
