"""What somebody said, or which things, where a sentence only mentions them.

A sentence that names somebody doesn't tell what they said to it unless they do something in it, and
one that speaks of "lapses" without another word doesn't tell which.

>>> silent("What did Jones say when she was freed?", "Smith thanks Oslo for freeing Jones.")
True
>>> only_mentioned("Which lapses did Smith mean?", "Smith says despite lapses, they will meet.")
True
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms
from rag.coverage import held_terms
from rag.deeds import JOURNEYS
from rag.short import FEELING, Parsed, parse, singular, terms_of, wanted
from rag.thesaurus import expansions
from rag.verb_lists import SAYING
from rag.verbatim import is_bare_name

_REACTING: Final = frozenset("react respond reply answer retort comment".split())
_REACTION: Final = re.compile(
    r"\bwhat (?:was|is|were) (?P<who>[\w’' -]+?)(?:['’]s|(?<=s)['’]) (?:\w+ )?(?:reaction|response"
    r"|reply|answer|comment|retort)s?\b",
    re.IGNORECASE,
)
_HELPERS: Final = r"\b(?:did|does|do|has|have|had|will|would)"
"""Stand before whoever is asked about: "what did they say", not "what was their line"."""

_OWNER: Final = re.compile(r"^(?:(?!of\b)[\w.-]+ ){0,3}[\w.-]+(?:['’]s|(?<=s)['’]) ")
"""Somebody to whom those belong who are asked for: "Smith's" in "Smith's parents"."""

_OF_OWNER: Final = re.compile(
    r"^(?P<own>(?:the )?(?:parent|friend|critic|lawyer|victim|rival|relative|supporter|brother"
    r"|sister|son|daughter|husband|wife|wive|widow|mother|father|famil(?:y|ie)|fan|ally|allie)s?)"
    r" of .*"
)
"""The same after them: "the parents of Smith"."""

_SIDES: Final = frozenset("noun name and comma relative adverb".split())
"""What may stand between somebody and the verb that is theirs: "Smith and Jones agree"."""

_LED: Final = frozenset({"prep", "verb", "ing"})
"""Before somebody within a subject that is another's: "a ruling awarding Smith damages"."""

_OWN: Final = frozenset("by from to".split())
"""Before somebody who acts, as in "a retort from Oslo", or who may have asked for what is said."""

_OUGHT: Final = frozenset({"should", "must", "ought"})
"""Before a verb, what others want of somebody."""

_OPENS: Final = frozenset(
    "of that which who whom for to on about like such including include includes over against as "
    "in from at between by with : ( – — namely aimed".split()
)
"""After a noun, what tells more of it."""

_VAGUE: Final = frozenset(
    terms("some certain several various many few more further other such own new exact")
)


def silent(question: str, sentence: str) -> bool:
    """Tell whether a sentence names those whose words or reaction are asked for, who do nothing."""
    return _idle(asked_to_speak(question), sentence)


def looks_on(question: str, sentence: str) -> bool:
    """Tell whether it is asked how one with a name did something who does nothing in a sentence.

    >>> looks_on("How did Oslo help to free her?", "Smith thanks Rome and Oslo for her release.")
    True
    """
    want = wanted(question)
    asked = want.kind == "manner" and want.slot == "object" and is_bare_name(want.subject)
    return asked and _ACTIVE.search(question) is not None and _idle(want.subject, sentence)


_ACTIVE: Final = re.compile(r"\bhow (?:did|does|do|has|have|will|would|could|can)\b", re.IGNORECASE)


def _idle(who: str, sentence: str) -> bool:
    """Tell whether a sentence names somebody who does nothing in it."""
    own = set(terms(_OF_OWNER.sub(r"\g<own>", _OWNER.sub("", who))))
    like = own | {*expansions(tuple(sorted(own)))}
    if not own:
        return False
    told = parse(sentence)
    places = [at for at, token in enumerate(told.tokens) if held_terms(token.text) & like]
    places += [end - 1 for start, end in told.names if held_terms(told.cut((start, end))) & like]
    return bool(places) and not any(_acts(told, at) for at in places)


def asked_to_speak(question: str) -> str:
    """Return whose words or reaction a question asks for, or ""."""
    found = _REACTION.search(question)
    if found:
        return found["who"]
    want = wanted(question)
    speaks = want.verb in _REACTING or (want.verb in SAYING and want.kind in ("thing", "quote"))
    if not speaks or want.slot != "object":
        return ""
    asked = re.search(rf"{_HELPERS} {re.escape(want.subject)}\b", question, re.IGNORECASE)
    return want.subject if asked else ""


def _acts(told: Parsed, at: int) -> bool:
    """Tell whether whoever stands at `at` is the subject of a verb, owns something or sends it."""
    start, end = next(((s, e) for s, e in told.phrases if s <= at < e), (at, at + 1))
    if all(token.tag == "det" for token in told.tokens[:start]):
        return True  # it opens the sentence
    if start and told.tokens[start - 1].text.lower() in _OWN:
        return True
    if told.tokens[at].possessive:
        return JOURNEYS.isdisjoint(terms(told.tokens[end - 1].text))  # no words are on a visit
    if start and told.tokens[start - 1].lemma in FEELING:
        return True  # "it worried them"
    does = (
        each
        for each in told.predicates()
        if told.tokens[each.verb - 1].tag != "comma"
        and told.tokens[each.verb - 1].text.lower() not in _OUGHT
        and not _is_told_to(told, each.subject[0], each.verb)
    )  # "they ask that Oslo should pay" has Oslo do nothing
    if any(
        each.subject[0] <= at < each.subject[1] and not _LED & _tags(told, each.subject[0], at)
        for each in does
    ):
        return True
    at = next((i for i, t in enumerate(told.tokens[end:], end) if t.tag not in _SIDES), 0)
    acts = at > 0 and told.tokens[at].tag in ("verb", "aux", "ing")
    acts = acts and told.tokens[at].text.lower() not in _OUGHT
    return acts and told.tokens[at - 1].tag != "comma"  # "Smith, freed in May"


def _is_told_to(told: Parsed, start: int, at: int) -> bool:
    """Tell whether a verb is what another has its subject do: "they order Oslo to pay"."""
    leads = told.tokens[at - 1].tag == "to" and start > 0
    return leads and told.tokens[start - 1].tag in ("verb", "ing")


def _tags(told: Parsed, start: int, end: int) -> set[str]:
    return {token.tag for token in told.tokens[start:end]}


def only_mentioned(question: str, sentence: str) -> bool:
    """Tell whether a sentence has no word on the several things of which it is asked which.

    >>> only_mentioned("Which lapses did Smith mean?", "Smith regrets lapses of his staff.")
    False
    """
    want = wanted(question)
    if want.kind != "thing" or not want.head or not _asks_which(question, want.head):
        return False
    own = terms_of(want.head)
    like = own | {*expansions(tuple(sorted(own)))}
    known = {*terms(question)} | like | _VAGUE
    told = parse(sentence)
    places = [
        at
        for at, token in enumerate(told.tokens)
        if token.tag == "noun" and terms_of(token.text) & like
    ]
    return bool(places) and not any(_told_of(told, at, known) for at in places)


def _asks_which(question: str, head: str) -> bool:
    """Tell whether it is asked which several things: "what lapses", not "which lapse"."""
    found = re.search(
        rf"\b(?:what|which) (?:(?!of\b)[\w’'-]+ )*?({re.escape(head)}\w+)", question, re.IGNORECASE
    )
    return found is not None and singular(found[1]) == head


def _told_of(told: Parsed, at: int, known: set[str]) -> bool:
    """Tell whether a word beside the noun at `at` tells more of it than what is known."""
    start, end = next(((s, e) for s, e in told.phrases if s <= at < e), (at, at + 1))
    if start and told.tokens[start - 1].tag == "ing":
        return True  # "accounting mistakes"
    if end - 1 != at or not terms_of(told.cut((start, end))) <= known:
        return True
    after = told.tokens[end].text.lower() if end < len(told.tokens) else ""
    return after in _OPENS
