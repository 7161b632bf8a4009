"""What a question for yes or no claims: who does what, and what else it names.

>>> sorted(claimed(parse("Did the coach resign in May?")).doing)
['resign']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.aliases import PARTIES
from index.analyze import stem
from index.calendar_words import LONG_MONTHS, MONTHS, is_time_word
from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.gazetteer import COUNTRIES, is_role
from rag.short.persons import person_in
from rag.short.slots import first_verb
from rag.thesaurus import SAYING_LITTLE, asked_terms, expansions, phrases_in
from rag.verbs import verb

_AGAINST: Final = "oppose"
"""What "against" and "opposed to" ask for."""

AGAINST_TERMS: Final = frozenset(asked_terms(f"against {_AGAINST}"))
"""Their terms, told by the contrary where a sentence says that somebody is in favour."""

TAKING_PLACE: Final = frozenset("take_place go_ahead come_off happen occur".split())
"""What a question says of an event when it asks whether there was one."""


_MONTH: Final = rf"(?:{'|'.join((*LONG_MONTHS, *MONTHS))})\b\.?"
DAY: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b", re.I
)
"""A day of a month, by which an entry is found, and which it doesn't tell again."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question asks whether it is so.

    Attributes:
        doing: forms of its verb and of phrases with it, as terms; none where "be" is the verb.
        names: the terms of each name.
        things: the other terms, days and months left out.
        numbers: its numbers as they stand.
        subject: the terms of who does it; none in a passive.
        words: all terms of the question.
        text: the question.
        of_whom: whether it is asked who did what was done: "was it the coach who".
    """

    doing: frozenset[str]
    names: tuple[frozenset[str], ...]
    things: frozenset[str]
    numbers: frozenset[str]
    subject: frozenset[str]
    words: frozenset[str]
    text: str
    exists: bool = False
    ahead: bool = False
    patient: frozenset[str] = frozenset()
    of_whom: bool = False


def claimed(question: Parsed) -> Claim:
    """Return what a question for yes or no claims."""
    bare = parse(question.text.split("? (")[0] + "?") if "? (" in question.text else question
    main = _put(bare) if _is_description(bare) else _main(bare)  # what came before isn't asked
    main = "" if main == "be" else main
    asked = _asked(question.text)
    doing = frozenset(term for term in asked if main and stem(main) in stems(term))
    exists = _THERE.match(question.text) is not None
    light = main in LIGHT and not _phrases(doing - SAYING_LITTLE)
    deed = _deed(question, main) if exists or light else ""
    ahead = AHEAD.search(question.text) is not None
    empty = _said_emptily(question, ahead) | (
        {stem(main), *(doing & SAYING_LITTLE)} if deed and main else frozenset()
    )
    if deed:
        doing = terms_of(deed) | {term for term in asked if stem(deed) in stems(term)}
    names = [run for run in question.names if not is_time_word(question.tokens[run[0]].text)]
    named = tuple(terms for run in names if (terms := _name_terms(question, run)))
    forms = (terms_of(t.text) for t in question.tokens if t.lemma == main)
    return Claim(
        doing=doing or (frozenset({stem(main)}) if main else frozenset()),
        names=named,
        things=asked
        - doing
        - TAKING_PLACE
        - empty
        - frozenset().union(*named)
        - frozenset().union(*forms),
        numbers=frozenset(re.findall(r"\d[\d.,]*\d|\d", DAY.sub(" ", question.text))),
        subject=_subject(question, main),
        words=terms_of(question.text),
        text=question.text,
        exists=exists,
        ahead=ahead,
        patient=_patient(question) if main and not exists else frozenset(),
    )


_THERE: Final = re.compile(
    r"\W*(?:(?:is|are|was|were) there|(?:has|have|had) there (?:already )?been)\b", re.I
)
AHEAD: Final = re.compile(r"^\W*(?:will|would|shall)\b|\b(?:is|are) [\w -]+ going to\b", re.I)
"""Asks for what is still to come, of which nobody can say more than that it will be."""

LIGHT: Final = frozenset(
    "make give put lend take have hold get issue place levy level reach strike pay conduct carry"
    " perform stage".split()
)
"""Verbs that say little without the noun that names the deed: "gave its approval"."""


def _phrases(found: frozenset[str]) -> bool:
    return any("_" in term for term in found)


def _deed(question: Parsed, main: str) -> str:
    """Return the noun that tells what is done, or what there is.

    >>> _deed(parse("Did the board give its approval to the sale?"), "give")
    'approval'
    """
    tokens = question.tokens
    at = next((at for at, t in enumerate(tokens) if at and t.lemma == main), 1)
    after = [run for run in question.phrases if run[1] > at + 1]
    passive = main and tokens[0].lemma in BE
    if passive and (not after or tokens[at + 1].text.lower() in _WHERE):
        after = [run for run in question.phrases if run[1] <= at][-1:]
    found = tokens[after[0][1] - 1] if after and tokens[at + 1].text.lower() != "for" else None
    plain = found is not None and (found.tag == "noun" or found.text.lower() != found.lemma)
    return found.text if found and plain else ""


_WHERE: Final = frozenset("in at near on as before after during by since".split())


def _said_emptily(question: Parsed, ahead: bool) -> frozenset[str]:
    """Return the terms of small words, which no sentence need hold, nor "next" of what is ahead."""
    coming = frozenset({"next", "come", "upcom"}) if ahead else frozenset()
    return coming | frozenset().union(
        *(
            terms_of(token.text) | {stem(token.text.lower())}
            for token in question.tokens
            if token.tag in ("adverb", "prep", "pronoun") and token.text.lower() not in _TELLING
        )
    )


_TELLING: Final = frozenset("against without before after".split())


def _patient(question: Parsed) -> frozenset[str]:
    """Return the terms of whom or what a passive says something is done to; none of an active."""
    if question.tokens[0].lemma not in BE or not question.phrases:
        return frozenset()
    return terms_of(question.cut(question.phrases[0]))


def _main(question: Parsed) -> str:
    """Return the verb that is asked about: after "was" the participle, no noun that looks like one.

    >>> _main(parse("Was the meeting with the board cancelled?"))
    'cancel'
    """
    finite = [at for at, token in enumerate(question.tokens) if at and token.tag == "verb"]
    passive = question.tokens[finite[0]].lemma if finite else ""
    if len(finite) > 1 and question.tokens[finite[-1] + 1 :][:1] == question.tokens[-1:]:
        between = question.tokens[finite[0] : finite[-1]]
        if all(token.tag in ("verb", "prep", "noun", "name", "adverb", "det") for token in between):
            passive = question.tokens[finite[-1]].lemma  # "were the boats sold in May repaired?"
    if question.tokens[0].lemma not in BE:
        passive = ""
    return passive or first_verb(question, 1) or _plain_verb(question)


def _put(question: Parsed) -> str:
    """Return a light verb whose participle looks like a noun: "was he put under pressure"."""
    for before, token, after in zip(
        question.tokens[1:], question.tokens[2:], question.tokens[3:], strict=False
    ):
        known = verb(token.text)
        if known and known[0] in LIGHT and before.tag in ("noun", "name") and after.tag == "prep":
            return known[0]
    return ""


def _plain_verb(question: Parsed) -> str:
    """Return the first plain form of a verb that follows a noun or name: "the two banks open"."""
    for before, token in pairwise(question.tokens[1:]):
        known = verb(token.text)
        if known and known[1] == "base" and before.tag in ("noun", "name"):
            return known[0]
    return ""


def _name_terms(question: Parsed, run: Range) -> frozenset[str]:
    """Return the terms of a name, those of "the two Koreas" included; a person's without titles."""
    if person := person_in(question, run):
        whole = terms_of(question.cut(person))
        own = (t.text for t in question.tokens[slice(*person)] if not is_role(t.text.rstrip(".")))
        return whole & PARTIES or terms_of(" ".join(own)) or whole
    start = run[0]
    before = question.cut((start - 1, start)) if start else ""
    return terms_of(question.cut(run)) | terms_of(f"{before} {question.cut(run)}") - terms_of(
        before
    )


def _asked(text: str) -> frozenset[str]:
    """Return the terms and phrases of a question, without times; "against" asks who opposes."""
    against = _AGAINST if re.search(r"\b(?:against|opposed to)\b", text) else ""
    text = _RELATIVE_TIME.sub(" ", text)
    timeless = " ".join(word for word in text.split() if not is_time_word(word.strip("?,.")))
    return frozenset(asked_terms(f"{timeless} {against}"))


_RELATIVE_TIME: Final = re.compile(
    r"\b(?:the|that|this) (?:following|next|same|previous|coming|past) "
    r"(?:day|week|weekend|month|year|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
"""A time that only the time of something else tells."""


def stems(term: str) -> list[str]:
    """Return the stems of the words of a term."""
    return term.split("_")


def _is_description(question: Parsed) -> bool:
    """Tell whether a form of "be" is all the verb there is: "Is the coach popular?"."""
    first, *rest = question.tokens
    return first.lemma in BE and not any(token.tag in ("verb", "ing") for token in rest)


BE: Final = frozenset("be is are was were".split())
"""Lemmas of "be" as they are tagged at the head of a question."""


def _subject(question: Parsed, main: str) -> frozenset[str]:
    """Return the terms before the verb of an active question, none of a passive."""
    if question.tokens[0].lemma in BE or not main:
        return frozenset()
    before = []
    for token in question.tokens[1:]:
        if stem(token.text.lower()) == stem(main) or token.lemma == main:
            break
        if token.tag == "aux":
            return frozenset()
        before.append(token.text)
    return terms_of(" ".join(before))


_KOREAS: Final = frozenset({"dprk_", "rok_"})
"""Who "the two Koreas" are."""


def held_in(text: str) -> frozenset[str]:
    """Return the terms and phrases of a text, and the words of a full name known as one term."""
    found = terms_of(text)
    parts = (part for term in found if term.endswith("_") for part in term.split("_") if part)
    both = {"inter_korean_"} if found >= _KOREAS else ()
    return found.union(phrases_in(text), parts, both)


def names_held(question: str, sentence: str) -> bool:
    """Tell whether a sentence holds every name of a question, or what stands for it."""
    held = held_in(sentence)
    return all(holds_name(name, held) for name in claimed(parse(question)).names)


def holds_name(name: frozenset[str], held: frozenset[str]) -> bool:
    """Tell whether a sentence holds a word of a name, and every country in it: "US-Oslo talks"."""
    countries = sorted(name & _COUNTRIES)
    return all(not held.isdisjoint(like(each)) for each in countries) and any(
        not held.isdisjoint(like(each)) for each in sorted(name)
    )


_COUNTRIES: Final = PARTIES - {"inter_korean_"} | {f"{name.lower()}_" for name in COUNTRIES}


def like(term: str) -> frozenset[str]:
    """Return a term and those that stand for it."""
    return frozenset({term, *expansions((term,))})
