"""What a sentence tells as wished, feared, planned or refused, and a question takes for done.

That somebody threatens to leave does not tell why they left, nor on what day. So a sentence that
has the question's verb only after such a word, or after "may" or "not", doesn't answer.

    >>> unreal("Why did the mayor quit the pact?", ["The mayor threatens to quit the pact."])
    True
    >>> unreal("When did the mayor threaten to quit?", ["The mayor threatens to quit the pact."])
    False
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from index.analyze import terms
from rag.opposites import held
from rag.short import Parsed, is_vague, parse, terms_of, wanted
from rag.thesaurus import expansions
from rag.verb_lists import SAYING
from rag.verbs import verb

_DONE: Final = re.compile(
    r"\b(?:did|was|were|has|have|had|when|after|once|made|led|drove|prompted|that)\b", re.IGNORECASE
)
"""Words of a question that takes something for done."""

_OPEN: Final = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|want\w*|wish\w*|hope\w*|plan\w*|intend\w*"
    r"|promis\w+|pledg\w+|threat\w*|try|tried|urg\w+|ask\w*|call\w*|demand\w*|offer\w*|propos\w+"
    r"|refus\w+|declin\w+|fail\w*|ready|willing|due|going|likely|expect\w*|suppos\w+|set|if|whether"
    r"|not|never|without|yet|still|before|need\w*|seek|sought|aim\w*|agree[sd]?|allow\w*|let|said|say"
    r"|press\w*|push\w*|warn\w*|commit\w*|suggest\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a question that leave open whether it was done, or may speak of the wish itself."""

_MODALS: Final = frozenset("may might could would should can will must cannot won't won’t".split())
_WISHES: Final = frozenset(
    "threaten threat want wish promise pledge plan intend intention intent seek ask urge call hope "
    "propose proposal offer refuse refusal decline fail failure try attempt aim ready willing "
    "unwilling readiness able push press demand expect like request vow consider consideration "
    "reluctant".split()
)
"""Before "to" or "on", words for what may never come about."""

_ORDERS: Final = frozenset(
    "order award grant approve authorize permit allow entitle instruct require oblige invite may "
    "possible potential".split()
)
"""Words for what is granted or ordered, of which it is another matter what came in fact."""

_IN_FACT: Final = re.compile(
    r"\b(?:did|was|were|has|have|had)\b.*\b(?:actually|really|in fact|so far|to date|by now"
    r"|in the end|eventually|finally)\b",
    re.IGNORECASE,
)
"""Asks for what came in fact, where a number is asked for."""

_NUMBERS: Final = frozenset({"amount", "count", "share"})
_LEADS: Final = frozenset({"to", "on", "for", "from", "against"})
_REACH: Final = 6


def unreal(question: str, sentences: Sequence[str]) -> bool:
    """Tell whether the best of some sentences has what a question takes for done as a wish or fear.

    None of the others, which come after it, may tell it as done either.
    """
    want = wanted(question)
    asked = _verb(question)
    if (
        want.kind == "yes_no"
        or is_vague(asked)
        or asked in SAYING
        or not _DONE.search(question)
        or leaves_open(question)
    ):
        return False
    own = terms(asked)
    own = (*own, *(run for run in held(question) if run.partition("_")[0] in own))
    like = frozenset((*own, *expansions(own)))
    in_fact = want.kind in _NUMBERS and _IN_FACT.search(question) is not None
    wishes = _WISHES | _ORDERS if in_fact else _WISHES
    near = sentences[:1] if in_fact else sentences
    told = [[*_told(parse(sentence), like, wishes)] for sentence in near]
    return (in_fact or bool(told[0])) and not any(done for each in told for done in each)


def leaves_open(question: str) -> bool:
    """Tell whether a question leaves open whether what it names was done.

    >>> leaves_open("Why did Spain threaten to leave?"), leaves_open("Why did Spain leave?")
    (True, False)
    """
    return _OPEN.search(question) is not None


def _told(sentence: Parsed, like: frozenset[str], wishes: frozenset[str]) -> Iterator[bool]:
    """Yield of each verb that is like those asked for whether it is told as done.

    Args:
        sentence: one that may tell it.
        like: the terms of the verbs.
        wishes: the words after which it needn't be done; as verbs like those asked for, neither.
    """
    for predicate in sentence.predicates():
        lemma = sentence.tokens[predicate.verb].lemma
        if like & terms_of(lemma):
            granted = lemma in wishes - _WISHES
            yield not granted and not _only_wished(sentence, predicate.verb, wishes)


_ENDS_UP: Final = re.compile(
    r"\b(?:end(?:ed)? up|go(?:ne)? on|went on|start(?:ed)?) (\w+ing)\b", re.IGNORECASE
)


def _verb(question: str) -> str:
    ends = _ENDS_UP.search(question)
    known = verb(ends[1]) if ends else None
    return known[0] if known else wanted(question).verb or _verb_done(question)


def _only_wished(told: Parsed, at: int, wishes: frozenset[str]) -> bool:
    """Tell whether the verb at `at` hangs on a word of wishing or refusing, or is denied."""
    before = [token.lemma or token.text.lower() for token in told.tokens[max(0, at - 3) : at]]
    before += [token.text.lower() for token in told.tokens[max(0, at - 3) : at]]
    if not {*before}.isdisjoint(_MODALS | {"not", "never", "without"}):
        return True
    leads = told.tokens[at - 1].text.lower() if at else ""
    if leads not in _LEADS:
        return False
    near = told.tokens[max(0, at - _REACH) : at - 1]
    return any(token.lemma in wishes or token.text.lower() in wishes for token in near)


_NAME: Final = r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"
_DOES: Final = re.compile(
    r"\b(?:did|does|do|must|will|would|should|has|have|had|can|could|may|might)"
    rf" {_NAME}(?:(?:,| and) {_NAME})* (?P<verb>[a-z]+)"
)


def _verb_done(question: str) -> str:
    """Return the verb of what a question has somebody do, "" where unclear.

    >>> _verb_done("Why did Spain and Italy quit the pact?")
    'quit'
    """
    found = _DOES.search(question)
    known = verb(found["verb"]) if found else None
    return known[0] if known else ""
