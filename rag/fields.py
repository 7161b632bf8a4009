"""Words of the field that a question asks in, one of which any sentence that answers it holds.

Most of what is asked can be told in many ways, so the lack of a word proves little. But who
succeeded somebody, what somebody was accused of, or which ship it was, is told in few words, which
a table of general knowledge lists.

    >>> from rag.names import names_in
    >>> nobody = names_in([])
    >>> outside_field("Which ship brought the coal?", "They bring the coal.", nobody)
    True
    >>> outside_field("Which ship brought the coal?", "A tanker brings it.", nobody)
    False
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from index.aliases import PARTIES
from index.analyze import CALENDAR_TERMS, stem, terms, terms_of_each, words
from rag.names import Names
from rag.opposites import held
from rag.premise import names_country
from rag.short import (
    COUNTRY_WORDS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    Parsed,
    Range,
    parse,
    wanted,
)
from rag.thesaurus import group_of, read_groups
from rag.verbs import verb

_FILE: Final = Path(__file__).parent / "data" / "fields.txt"
_OF_COUNTRIES: Final = terms_of_each(COUNTRY_WORDS | PLACE_WORDS)
_WHO: Final = "who"
_NOUNS: Final = frozenset({"noun", "name"})


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of words.

    Attributes:
        verbs: terms and phrases that ask in it as the verb of a question.
        nouns: terms that ask in it as the noun asked for.
        words: all of them, and the others that tell what is asked.
        naming: how a thing of the field may be told by a name of its own: as other things, or as
            a "place" or a "body"; "nameless" where no name tells it. "who" where the verbs count
            only if a person is asked for.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    words: frozenset[str]
    naming: str


def outside_field(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence has no word of the field in which a question asks.

    Which ship it was may be told by its name alone.
    """
    want = wanted(question)
    asking = frozenset(terms(f"{want.verb or _first_verb(question)} {want.inner}"))
    head = want.head or _kin(question)
    if head:
        nouns = frozenset(terms(head))
        fields = [field for field in _fields() if nouns & field.nouns]
        if want.kind == "person":  # a prisoner is no prison
            fields = [field for field in fields if field.naming != "place"]
        if fields or want.kind != "person":
            return bool(fields) and not _tells_thing(question, sentence, fields, names)
    runs = {run for run in _in_plain_form(question) if run.partition("_")[0] in asking}
    phrasal = any(run.partition("_")[2] in _PARTICLES for run in runs)
    asked = runs if phrasal else asking | runs
    fields = [
        field
        for field in _fields()
        if asked & field.verbs and (field.naming != _WHO or want.kind == "person")
    ]
    return bool(fields) and not any(held(sentence) & field.words for field in fields)


def _in_plain_form(question: str) -> set[str]:
    """Return the runs of words of a question, also with the plain form of a verb that opens one.

    >>> "take_over" in _in_plain_form("Who took over the bank?")
    True
    """
    runs = {run for run in held(question) if "_" in run}
    forms = {stem(word): stem(known[0]) for word in words(question) if (known := verb(word))}
    opened = ((forms.get(run.partition("_")[0]), run.partition("_")[2]) for run in sorted(runs))
    return runs | {f"{plain}_{rest}" for plain, rest in opened if plain}


_KIN: Final = re.compile(
    r"\bwho(?:['’]s| is| was| are| were) (?:the )?[\w ’'-]+?(?:['’]s?|s['’]) (?P<kin>\w+)\W*$"
    r"|\bwho(?:['’]s| is| was| are| were) (?:the|his|her|their) (?P<of>\w+)(?: of\b|\W*$)",
    re.IGNORECASE,
)


def _kin(question: str) -> str:
    """Return what somebody is to another of whom it is asked who it is: "Who is Smith's wife?"."""
    found = _KIN.search(question)
    return (found["kin"] or found["of"]) if found else ""


_PARTICLES: Final = frozenset("into up away off out down back through over aside".split())
"""Words that give the verb before them another sense: what eats into a budget is no meal."""

_WHO_DOES: Final = re.compile(r"\bwho (?P<verb>[\w-]+)", re.IGNORECASE)


def _first_verb(question: str) -> str:
    """Return the word after "who", which is a verb wherever the verb isn't known as one."""
    found = _WHO_DOES.search(question)
    return found["verb"] if found else ""


def _tells_thing(question: str, sentence: str, fields: Sequence[_Field], names: Names) -> bool:
    """Tell whether a sentence has a noun of a field, or a name that may stand for one."""
    told = parse(sentence)
    if any(_nouns(told) & field.words for field in fields):
        return True
    return any(
        _may_name_thing(told.cut(run), question, names)
        and any(_may_stand(told, run, field.naming) for field in fields)
        for run in told.names
    )


_TO_TOWN: Final = re.compile(r"\b(?:in|into|to|from|at)\s+$", re.IGNORECASE)


def _may_stand(told: Parsed, run: Range, naming: str) -> bool:
    """Tell whether a name stands where that of a thing may.

    A ship is neither what one gets to ("in Lisbon") nor an abbreviation ("NATO").
    """
    leads = _TO_TOWN.search(told.text[: told.tokens[run[0]].start])
    if naming in ("place", "nameless"):
        return naming == "place" and not told.cut(run).isupper()
    return not leads and (naming == "body" or not told.cut(run).isupper())


def _nouns(told: Parsed) -> frozenset[str]:
    """Return what a sentence holds, without its verbs: coal that is "shipped" tells of no ship."""
    return held(" ".join(token.text for token in told.tokens if token.tag in _NOUNS))


def _may_name_thing(name: str, question: str, names: Names) -> bool:
    """Tell whether a name that a question doesn't hold is that of no person, body or country."""
    new = {*terms(name)} - {*terms(question)} - CALENDAR_TERMS - _OF_COUNTRIES
    return bool(new - PARTIES) and not (
        names_country(name, besides="")
        or any(word in ORGANISATION_WORDS or names.kind(word) == "person" for word in words(name))
    )


@cache
def _fields() -> Sequence[_Field]:
    return tuple(_field(*line.split("|")) for line in read_groups(_FILE))


def _field(verbs: str, nouns: str, others: str, naming: str = "") -> _Field:
    every = group_of(f"{verbs} {nouns} {others}")
    return _Field(group_of(verbs), group_of(nouns), every, naming.strip())
