"""What the nearest sentence doesn't hold though a question asks for it.

A question just beside what an article states finds the right event, whatever it asks of it. What
gives it away is that the sentence names nobody where a person is asked for, tells of "a local firm"
where its name is asked for, or gives no place or no country.

    >>> unnamed("What was the local company called?", "The mayor fined a local firm.")
    True
"""

from __future__ import annotations

import re
from typing import Final

from index.aliases import PARTIES
from index.analyze import CALENDAR_TERMS, terms, words
from index.calendar_words import LONG_MONTHS, MONTHS
from rag.fields import outside_field
from rag.miscounted import counts_keepers
from rag.names import Names
from rag.places_told import BEFORE_PLACE, of_some_country, without_place
from rag.premise import HOMES, names_country
from rag.short import (
    ORGANISATION_WORDS,
    PEOPLE,
    Parsed,
    Range,
    Want,
    is_vague,
    kind_of,
    names_owner,
    parse,
    reacts,
    singular,
    terms_of,
    wanted,
)
from rag.signed import unsigned
from rag.slots_told import fills_slot
from rag.tellers import looks_on, only_mentioned, silent
from rag.thesaurus import expansions
from rag.units import in_unit
from rag.unnamed import ASKS_NAME, WHO_IS, unnamed, without_office
from rag.verb_lists import SAYING

UNTOLD: Final = "answer"
"""Lacking where a sentence tells nothing of the kind that is asked."""

_OR_THINGS: Final = re.compile(r"\bpeople (?:and|or) (?P<things>\w+)", re.IGNORECASE)
"""Asks for people and things alike: "which people and companies"."""

_DEADLINE: Final = re.compile(
    r"\b(?:(?:by|for|until|till|in) (?:what|which) (?:\w+ )?(?:year|date|day|month)"
    r"|(?:by|until) when"
    r"|(?:what|which) year)\b.*\b(?:will|would|should|due|set|supposed|scheduled|planned|hand over"
    r"|hands over|take over|takes over|expires?|(?:is|are) .+ to)\b"
    r"|^\W*(?:and |but |so )?when (?:will|shall)\b",
    re.IGNORECASE,
)
"""Asks for a day to come, which is not that of an entry."""

_TIME: Final = re.compile(
    rf"\b(?:\d{{4}}|{'|'.join((*MONTHS, *LONG_MONTHS))}|spring|summer|autumn|fall|winter|years?"
    r"|months?|weeks?|days?|next|new year|midterms?|christmas|soon|end of|until|before"
    r"|after|decades?)\b",
    re.IGNORECASE,
)

_WHOM: Final = re.compile(r"\bwhom\b", re.IGNORECASE)

_BESIDE_DEED: Final = frozenset(
    "with for of in into at on about against near over between without despite".split()
)
"""Lead to somebody beside whom or about whom something is done, not to who hands or takes over."""


def lacking(question: str, sentence: str, names: Names) -> str:
    """Return what a sentence has none of and a question asks for.

    "name", "number", "place", `UNTOLD` where it tells nothing of the kind, "" for nothing.
    """
    want = wanted(question)
    if want.head == "whose" and names_owner(question, sentence):
        return ""
    if unnamed(question, sentence) or unsigned(question, sentence, names):
        return "name"
    if without_office(question, sentence):
        return "name"
    if not in_unit(question, sentence) or counts_keepers(question, sentence):
        return "number"
    if _DEADLINE.search(question) and not _TIME.search(sentence):
        return UNTOLD
    if not fills_slot(question, sentence):
        return UNTOLD
    if want.kind == "person" and not _names_somebody(question, want, sentence, names):
        return "name"
    whom = want.head not in ("", "whose")
    if want.kind == "person" and whom and _of_another_home(question, sentence, names):
        of_home = not HOMES.isdisjoint(terms(want.head))  # "which American"
        return "" if of_home and _without_home(question, sentence, names) else "name"
    if want.kind == "country" and not names_country(sentence, besides=question):
        return "name"
    if want.kind == "country" and not of_some_country(question, sentence):
        return "name"
    if without_place(question, sentence, names):
        return "place"
    if reacts(question, sentence):
        return ""
    if outside_field(question, sentence, names):
        return UNTOLD
    if silent(question, sentence) or only_mentioned(question, sentence):
        return UNTOLD
    if looks_on(question, sentence):
        return UNTOLD
    return ""


def _names_somebody(question: str, want: Want, sentence: str, names: Names) -> bool:
    """Tell whether a sentence names a person, or whoever else acts, that a question doesn't."""
    told = parse(sentence)
    known = {*terms(question)}
    new = [run for run in told.names if terms_of(told.cut(run)) - known - CALENDAR_TERMS]
    if _asks_person(question):
        return any(_may_be_person(told.cut(run), names) for run in new)
    if _tells_things(question, sentence):
        return True
    if want.head == "whose" and any(told.tokens[run[1] - 1].possessive for run in new):
        return True
    if want.head not in ("", "whose"):
        persons = (_persons(told, run, names) for run in new)
        return any(each and known.isdisjoint(each) for each in persons)
    besides = {run for run in _in_places(told) if not _persons(told, run, names)}
    if _asks_whom(question, want):
        if _tells_object(want, told, known):
            return True
        besides |= _tellers(told) | _describing(told)
        new = [run for run in new if known.isdisjoint(_persons(told, run, names))]
    elif want.slot in ("subject", "patient"):
        besides |= _beside_deed(told)
        new = [run for run in new if known.isdisjoint(_persons(told, run, names))]
    return any(run not in besides for run in new)


_DONE: Final = frozenset(
    "agreement accord treaty pact summit war meeting games act exercise".split()
)
"""Last words of names of what is done or signed, and does nothing itself."""


def _beside_deed(told: Parsed) -> set[Range]:
    """Return the names that do nothing in a sentence: "meets with Smith", "the Oslo Treaty"."""
    starts = {at: start for start, end in told.phrases for at in range(start, end)}
    return {
        run
        for run in told.names
        if told.tokens[max(0, starts.get(run[0], run[0]) - 1)].text.lower() in _BESIDE_DEED
        or told.tokens[run[1] - 1].text.lower() in _DONE
    }


def _tells_object(want: Want, told: Parsed, known: set[str]) -> bool:
    """Tell whether a sentence has the asked verb, or one like it, with an object of its own.

    Whom they fined may be two fishermen, whom nobody names.
    """
    verbs = {*terms(want.verb), *expansions(terms(want.verb))}
    return any(
        start == found.complement[0] and not terms_of(told.cut((start, end))) <= known
        for found in told.predicates()
        if verbs & terms_of(told.tokens[found.verb].lemma)
        for start, end in told.phrases
    )


def _tells_things(question: str, sentence: str) -> bool:
    """Tell whether a sentence tells of the things for which a question asks beside people."""
    asked = _OR_THINGS.search(question)
    things = terms(asked["things"]) if asked else ()
    return not {*terms(sentence)}.isdisjoint((*things, *expansions(things)))


def _asks_whom(question: str, want: Want) -> bool:
    """Tell whether a question asks for somebody to whom another did something."""
    told = want.slot == "object" and want.subject and not is_vague(want.verb)
    return bool(told and not re.match(r"it\b", want.subject)) or _WHOM.search(question) is not None


def _tellers(told: Parsed) -> set[Range]:
    """Return the first name of a sentence where it is who announces or says all the rest."""
    return {
        (start, end)
        for start, end in told.names[:1]
        if any(token.lemma in SAYING for token in told.tokens[end : end + 1])
    }


def _describing(told: Parsed) -> set[Range]:
    """Return the names that say of what kind a thing is: "Danish tariffs", not "Berg's tariffs"."""
    return {
        (start, end)
        for start, end in told.names
        if any(token.tag == "noun" for token in told.tokens[end : end + 1])
        and not told.tokens[end - 1].possessive
    }


def _persons(told: Parsed, run: Range, names: Names) -> set[str]:
    """Return the terms of the words of a name that are known for persons."""
    return {
        term
        for word in words(told.cut(run))
        if names.kind(word) == "person"
        for term in terms(word)
    }


_RELATED: Final = re.compile(r"\w+-(?:related|based|focused|wide|led|born|trained)\b")
"""A country that says what somebody deals with, or where from, not whose they are."""


def _of_another_home(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence names others of the countries that are named everywhere, only.

    >>> from rag.names import names_in
    >>> nobody = names_in([])
    >>> _of_another_home("Which North Korean general led it?", "US Gen. Smith led it.", nobody)
    True
    >>> _of_another_home("Which American met Lee?", "Envoy Smith meets Korean Lee.", nobody)
    False
    """
    asked = {*terms(_RELATED.sub(" ", question))} & HOMES
    named = ({*terms(name)} for name in _names_in(question))
    known = {term for held in named if held.isdisjoint(HOMES) for term in held}
    parsed = parse(sentence)
    people = [phrase for phrase in parsed.phrases if _of_people(parsed, phrase, names)]
    phrases = [{*terms(parsed.cut(phrase))} for phrase in people]
    told = {term for held in phrases if held.isdisjoint(known) for term in held & HOMES}
    return bool(asked and told) and asked.isdisjoint(told)


def _of_people(told: Parsed, phrase: Range, names: Names) -> bool:
    """Tell whether a phrase ends in a name or a noun for people: "the Oslo summit" doesn't."""
    last = told.tokens[phrase[1] - 1]
    person = last.tag == "name" or kind_of(last.text) == "person"
    return person or bool(_persons(told, phrase, names))


def _without_home(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence names a person that the question doesn't, and no home of theirs."""
    parsed = parse(sentence)
    return any(
        _persons(parsed, phrase, names) - {*terms(question)}
        for phrase in parsed.phrases
        if HOMES.isdisjoint(terms(parsed.cut(phrase)))
    )


def _names_in(text: str) -> list[str]:
    parsed = parse(text)
    return [parsed.cut(run) for run in parsed.names]


def _asks_person(question: str) -> bool:
    """Tell whether a question asks who some person is ("Who was the general?"), or for a name."""
    asked = WHO_IS.search(question)
    if asked is None:
        return False
    after = parse(question[asked.end() :])
    noun = after.tokens[after.phrases[0][1] - 1].text if after.phrases else ""
    return singular(noun) in PEOPLE or ASKS_NAME.search(question) is not None


def _may_be_person(name: str, names: Names) -> bool:
    """Tell whether a name is a person's, or reads like one: two or three words, and no body's."""
    parts = words(name)
    if any(names.kind(word) == "person" for word in parts):
        return True
    body = any(word in ORGANISATION_WORDS or names.kind(word) == "party" for word in parts)
    return len(parts) in (2, 3) and not body and not {*terms(name)} & PARTIES


def _in_places(told: Parsed) -> set[Range]:
    """Return the names that stand where a place does: "to Moscow, Paris and Brussels".

    "In Moscow, Smith met ..." is no such row: none of its commas leads to an "and".
    """
    found: set[Range] = set()
    row: list[Range] = []
    for at, run in enumerate(told.names):
        before = told.names[at - 1] if at else run
        between = told.cut((before[1], run[0])).split()
        if row and between in ([","], ["and"], [",", "and"], ["or"], [",", "or"]):
            row.append(run)
            if between != [","]:
                found.update(row)
                row = []
            continue
        row = []
        name = words(told.cut(run))
        acting = any(word in ORGANISATION_WORDS for word in name) or kind_of(name[-1]) == "person"
        if not acting and BEFORE_PLACE.search(told.text[: told.tokens[run[0]].start]):
            found.add(run)
            row = [run]
    return found
