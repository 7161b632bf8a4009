"""Whether a sentence denies what a question for yes or no claims.

It does so with a word that denies, with a word for the contrary, by calling the event off, or by
saying that there is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.analyze import stem
from rag.opposites import opposing
from rag.short.candidates import Parsed, terms_of
from rag.short.claims import BE, Claim, held_in, like
from rag.short.slots import is_vague
from rag.verbs import verb

_DENYING: Final = frozenset(
    "not never refuse fail reject deny decline regret avoid refrain unable without".split()
)
_NONE: Final = frozenset("no none neither nor without zero".split())
_CALLED_OFF: Final = frozenset("cancel scrap shelve abandon suspend postpone halt".split())


def contradicts(
    claim: Claim, said: Parsed, things: Sequence[str], rest: frozenset[str], places: Sequence[int]
) -> bool:
    """Tell whether a sentence says the contrary of what is asked.

    Args:
        claim: what is asked.
        said: the sentence.
        things: the terms of the claim that it holds.
        rest: those that it might hold.
        places: its tokens that stand for the verb of the claim.
    """
    named = frozenset().union(*claim.names)
    own = sum(term in held_in(said.text) for term in things)
    most = 2 * len(things) > len(rest) or not rest
    if most and opposing(claim.text, said.text) and (named or 2 * own >= len(things)):
        return True
    if _called_off(claim, said) or _none_of(sorted({*things, *named, *claim.doing}), said):
        return True
    denied = any(_is_denied(claim, said, at) for at in places)
    return denied or (not claim.doing and _not_so(things, said))


def _not_so(things: Sequence[str], said: Parsed) -> bool:
    """Tell whether a sentence denies one of some qualities: "not simply symbolic"."""
    alike = frozenset().union(*map(like, things))
    for at, token in enumerate(said.tokens):
        if denies(token.text, token.lemma):
            after = said.tokens[at + 1 : at + 3]
            if any(not alike.isdisjoint(terms_of(each.text)) for each in after):
                return True
    return False


def _is_denied(claim: Claim, said: Parsed, at: int) -> bool:
    """Tell whether a word in front of a verb, in the same clause, denies it.

    What is named by a noun is not denied with another verb: "not keeping his promise".
    """
    names = said.tokens[at].tag == "noun"
    for token in reversed(said.tokens[:at]):
        if token.tag in ("comma", "but", "dash", "stop", "relative"):
            return False
        if names and token.tag in ("verb", "ing") and not denies(token.text, token.lemma):
            names = is_vague(token.lemma)
            if not names:
                return False
        if denies(token.text, token.lemma) and not terms_of(token.text) & claim.words:
            return True
    return False


def denies(text: str, lemma: str) -> bool:
    """Tell whether a word denies what follows it: "not", "refuses", "didn't"."""
    return lemma in _DENYING or text.lower() in _DENYING or bool(re.search("n['’]t$", text.lower()))


def _called_off(claim: Claim, said: Parsed) -> bool:
    """Tell whether what the question names is called off, and it doesn't ask whether it was."""
    lemmas = [token.lemma for token in said.tokens]
    at = next((at for at, lemma in enumerate(lemmas) if lemma in _CALLED_OFF), None)
    if at is None or any(
        not like(term).isdisjoint(map(stem, _CALLED_OFF))
        for term in sorted(claim.words | claim.doing | claim.things)
    ):
        return False
    passive = said.tokens[at - 1].tag in ("aux", "adverb") if at else False
    told = terms_of(said.text[: said.tokens[at].start])
    return passive and any(
        not told.isdisjoint(like(term)) for term in sorted(claim.things | claim.doing)
    )


def _none_of(things: Sequence[str], said: Parsed) -> bool:
    """Tell whether a sentence says that there is none of what a question names: "no timetable"."""
    for at, token in enumerate(said.tokens):
        if token.text.lower() not in _NONE:
            continue
        phrase = next(
            (run for run in said.phrases if run[0] <= at + 1 < run[1] or run[0] == at), None
        )
        told = held_in(said.cut(phrase)) if phrase else frozenset()
        if any(not told.isdisjoint(like(term)) for term in things):
            return True
    return False


def is_suffered(said: Parsed, at: int) -> bool:
    """Tell whether a verb says what is done to its subject: "is abruptly canceled"."""
    known, before = verb(said.tokens[at].text), said.tokens[max(at - 2, 0) : at]
    participle = known is not None and known[1] != "base"
    return participle and any(token.lemma in BE for token in before)
