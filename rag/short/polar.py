"""Questions for yes or no: "Did the coach resign?".

Nobody may quote a "yes" that a text doesn't state. So a sentence answers only where it names
everybody whom the question names, has a word for what the question says they do, and says it as a
fact: what somebody promises, wants or alleges, or what may come, is none. It answers "no" where it
denies just that. Whatever is less plain is left to `rag.short.verdict`.

    >>> answer_yes_no("Did the coach resign?", ["The coach announces his resignation."])
    'Yes'
    >>> answer_yes_no("Did the coach resign?", ["The coach threatens to resign."]) is None
    True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from index.analyze import stem
from index.calendar_words import LONG_MONTHS, is_time_word
from rag.opposites import opposing
from rag.short.candidates import Parsed, parse, terms_of
from rag.short.claims import (
    AGAINST_TERMS,
    BE,
    DAY,
    TAKING_PLACE,
    Claim,
    claimed,
    held_in,
    holds_name,
    like,
    stems,
)
from rag.short.denied import contradicts, denies, is_suffered
from rag.short.gazetteer import is_role
from rag.short.otherwise import of_another_object, of_another_pair, replaced, unplaced
from rag.short.outright import done_by_another, says_outright
from rag.short.plain_words import asks_who, plain_polar
from rag.short.ranking import main_verb
from rag.short.reported import Speech, speech, spoken
from rag.short.subjects import subject_terms
from rag.verb_lists import MODALS, SAYING
from rag.verbs import verb

_OPEN: Final = frozenset(
    "want wish promise pledge vow intend aim plan hope expect predict anticipate seek try urge ask "
    "call request demand order require need threaten offer propose suggest consider warn accuse "
    "allege claim charge suspect deny decry refuse fail regret possible potential likely ready "
    "perhaps if unless whether until could path route prospect chance condition".split()
)
_FACTUAL: Final = frozenset(
    "announce report confirm acknowledge admit reveal disclose show note reaffirm reiterate "
    "underscore".split()
)
"""Words of saying after which a report takes what is said for a fact."""

_AHEAD: Final = frozenset("agree plan schedule set prepare discuss await near approach".split())
"""What is done with an event that is still to come."""

_OTHER: Final = frozenset(
    "earlier previous past former later future next another planned proposed upcoming".split()
)
"""What stands before an event that is another one: "credits an earlier meeting"."""

_TOLD: Final = 0.5
"""Share of what else the question names that a sentence must name."""

_BESIDE: Final = 2
"""How much more of the question a sentence must hold where its verb is another one."""


def answer_yes_no(question: str, sentences: Sequence[str]) -> str | None:
    """Return "Yes" or "No" where a sentence states or denies what is asked, else None.

    Args:
        question: made to stand alone; one that itself denies something has no plain answer.
        sentences: as they read. Where they differ, there is no plain answer.
    """
    if any(denies(token.text, token.lemma) for token in parse(plain_polar(question)).tokens[:1]):
        return None
    who = asks_who(question)
    claims = (claimed(parse(plain_polar(question, text))) for text in sentences)
    told = (
        told_by(replace(claim, of_whom=who), parse(text))
        for claim, text in zip(claims, sentences, strict=True)
    )
    found = {each for each in told if each is not None}
    return found.pop() if len(found) == 1 else None


def tells_deed(question: str, sentence: str) -> bool:
    """Tell whether a sentence has a word for what a question says that somebody does.

    >>> tells_deed("Did Berg fly to Oslo?", "Berg says that Oslo is far away.")
    False
    """
    asked, said = parse(question), parse(sentence)
    claim = claimed(asked)
    if unplaced(asked, said) or replaced(asked, said):
        return False
    light = not claim.doing or claim.doing <= TAKING_PLACE or speech(asked) is not None
    return light or any(True for _ in places_of(claim, said, _BESIDE))


def told_by(claim: Claim, said: Parsed) -> str | None:
    """Return what a sentence answers, None where nothing is plain."""
    held, asked = held_in(said.text), parse(claim.text)
    if says_outright(asked, said):
        return "Yes"
    if claim.of_whom and done_by_another(asked, said):
        return "No"
    other = replaced(asked, said)
    names = [terms for terms in claim.names if not terms <= other]
    if not all(holds_name(name, held) for name in names):
        return None
    contrary = opposing(claim.text, said.text)
    parts = {part for term in contrary for part in (term, *stems(term))}
    rest = claim.things - other - parts - (AGAINST_TERMS if "against" in parts else frozenset())
    things = [term for term in sorted(rest) if not held.isdisjoint(like(term))]
    if len(things) < _TOLD * len(rest):
        return None
    whole = len(things) == len(rest)
    speaks = speech(asked)
    if other:
        stated = is_fact(claim, said, things) or (speaks and _says(claim, speaks, said, rest))
        return "No" if whole and stated else None
    if any(number not in said.text for number in claim.numbers):
        return None
    places = list(places_of(claim, said, len(names) + len(things)))
    of_then = any(time in said.text for time in _MONTH_OF_YEAR.findall(claim.text))
    if not of_then and contradicts(claim, said, things, rest, places):
        lacking = _WITHOUT.search(claim.text) and not _WITHOUT.search(said.text)
        if _DENIES.search(claim.text):
            return None  # two denials: "did it change nothing?", "it made no change"
        return "Yes" if lacking else "No"
    if whole and _ALL.search(claim.text) and _PART.search(said.text):
        return "No"
    if _STRICT.search(claim.text) and not _same_limits(claim.text, said.text):
        return None
    if not _same_denials(claim.text, said.text):
        return None
    if _ONLY_IF.search(said.text) and not _ONLY_IF.search(claim.text):
        return None
    if unplaced(asked, said) or of_another_pair(names, said) or not _has_subject(asked, held):
        return None
    if whole and speaks and _says(claim, speaks, said, rest):
        return "Yes"
    missing = rest.difference(things)
    enough = _forgiven(asked, missing, deeds=not speaks)
    return "Yes" if enough and is_fact(claim, said, things, whole=whole) else None


_DENIES: Final = re.compile(
    r"(?:\b(?:no|not|never|none|nothing|nobody)\b|n['’]t\b)\W*(\w*)", re.IGNORECASE
)
"""Words that deny, and the word behind each."""

_MONTH_OF_YEAR: Final = re.compile(rf"\b(?:{'|'.join(LONG_MONTHS)}) (?:19|20)\d\d\b")
"""A time that both have is what a sentence may except: "none, the last one in May 2017"."""

_ONLY_IF: Final = re.compile(r"\b(?:only (?:if|when|after)|unless|provided)\b", re.IGNORECASE)
"""Words of a condition, under which alone all of a sentence is so."""

_ALL: Final = re.compile(r"\b(?:all|every|each)\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|half|few|several)"
    r" (?:out )?of (?:the |an? |its |their )?(?:\w+ )?(?:\d+|[a-z]+s\b)",
    re.IGNORECASE,
)
"""A part of several, as in "13 of an estimated 20"."""

_WITHOUT: Final = re.compile(r"\b(?:free|devoid|rid) of\b|\bwithout\b|\black(?:ed|ing)?\b", re.I)
"""Words of a question that says there is none of something, as a sentence does that denies it."""

_STRICT: Final = re.compile(
    r"\b(?:only|just|all|every|each|both|entire(?:ly)?|whole|full(?:y)?|complete(?:ly)?|never|always"
    r"|still|again|ever|unanimous(?:ly)?|than|before|after|until|since|solely|free of"
    r"|first|last|without|off the table)\b",
    re.IGNORECASE,
)
"""Words that limit what is asked; a sentence states it only where it has them too."""


def _forgiven(asked: Parsed, missing: frozenset[str], *, deeds: bool) -> bool:
    """Tell whether all that a sentence lacks of a question are roles, times, and verbs for deeds.

    What stands for them varies with the wording; a noun or a quality that is lacking may be wrong,
    and so may the verb of what somebody says.
    """
    light: set[str] = set()
    for before, token in pairwise(asked.tokens):
        word = token.text.lower()
        inner = before.tag == "prep" or (before.lemma in BE and before.start > 0)
        told_of = inner and token.tag == "ing"  # "accused of cheating", "say that it is closing"
        does = deeds and not told_of and (verb(word) or token.tag in ("verb", "ing"))
        if does or is_role(word) or is_time_word(word):
            light |= terms_of(token.text) | {stem(word), stem(token.lemma)}
    days = {part for day in DAY.findall(asked.text) for part in terms_of(day)}
    return all(set(stems(term)) <= light or term in days for term in missing)


def _same_denials(question: str, sentence: str) -> bool:
    """Tell whether a sentence denies as much as a question, and no other word that both have."""
    asked, told = _DENIES.findall(question), _DENIES.findall(sentence)
    held, denied = terms_of(sentence), terms_of(" ".join(told))
    return len(asked) <= len(told) and not (terms_of(" ".join(asked)) & held - denied)


def _same_limits(question: str, sentence: str) -> bool:
    told = {each.lower() for each in _STRICT.findall(sentence)}
    return {each.lower() for each in _STRICT.findall(question)} <= told


def _has_subject(asked: Parsed, held: frozenset[str]) -> bool:
    """Tell whether a sentence names anything of what a question says it of."""
    if not asked.phrases or asked.phrases[0][0] > 1:
        return True
    own = held_in(asked.cut(asked.phrases[0]))
    return not own or any(not held.isdisjoint(like(term)) for term in sorted(own))


def is_fact(claim: Claim, said: Parsed, things: Sequence[str], whole: bool = True) -> bool:
    """Tell whether a sentence says what is asked as a fact."""
    if claim.doing and claim.doing <= TAKING_PLACE:
        return whole and _takes_place(claim, said)
    if not claim.doing:
        return whole and _is_stated(claim, said, len(said.tokens))
    if claim.exists and (not whole or _is_ahead(said)):
        return False
    places = places_of(claim, said, len(claim.names) + len(things))
    return any(_is_stated(claim, said, at) for at in places)


def _says(claim: Claim, asked: Speech, said: Parsed, things: frozenset[str]) -> bool:
    """Tell whether whom a question names says what it says he does, and denies nothing of it."""
    question = parse(claim.text)
    first = next((end for _, end in question.phrases if end < asked.at), asked.at)
    inside = first < asked.at and question.tokens[first].tag in ("prep", "to")
    head = terms_of(question.tokens[(first if inside else asked.at) - 1].text)
    subject = held_in(question.cut((1, asked.at)))
    own = {term for term in subject if not head.isdisjoint(term.split("_"))} | head
    content = things - subject - terms_of(question.tokens[asked.at].text) - {stem(asked.verb)}
    for at in spoken(asked, said):
        told = subject_terms(said, at)
        tail = said.tokens[at:]
        after = held_in(said.text[said.tokens[at].start :])
        if any(denies(token.text, token.lemma) or token.lemma in _IF for token in tail):
            continue
        who = any(not told.isdisjoint(like(term)) for term in sorted(own))
        if who and all(not after.isdisjoint(like(term)) for term in sorted(content)):
            return True
    return False


_IF: Final = frozenset("if unless whether".split())


def _takes_place(claim: Claim, said: Parsed) -> bool:
    """Tell whether what is asked about does something in a sentence that says it as a fact."""
    at = main_verb(said)
    opening = held_in(said.text[: said.tokens[at].start]) if at > 0 else frozenset()
    named = bool(claim.things) and claim.things <= opening
    return named and not _is_ahead(said) and _is_stated(claim, said, len(said.tokens))


def _is_ahead(said: Parsed) -> bool:
    return any(token.lemma in _AHEAD and token.tag == "verb" for token in said.tokens)


def places_of(claim: Claim, said: Parsed, beside: int) -> Iterator[int]:
    """Yield the tokens that stand for the question's verb.

    Another verb may only stand for it where the sentence holds as much as `_BESIDE` of the rest.
    """
    exact = claim.doing | {stem for term in claim.doing for stem in stems(term)[:1]}
    alike = frozenset().union(*map(like, claim.doing)) if beside >= _BESIDE else exact
    phrases = {term.split("_")[0] for term in alike & held_in(said.text) if "_" in term}
    for at, token in enumerate(said.tokens):
        own = terms_of(token.text) | {stem(token.text.lower()), stem(token.lemma)}
        if own & (alike | phrases):
            yield at


def _is_stated(claim: Claim, said: Parsed, at: int) -> bool:
    """Tell whether nothing before a verb makes it less than a fact, and its subject is before it.

    Of an active sentence, that is; whose an act is that a noun names, its words seldom tell.
    """
    opens = max((here for here in range(at) if _opens_clause(said, here)), default=0)
    before = said.tokens[opens:at]
    if any(t.tag != "name" and _leaves_open(t.text, t.lemma, claim) for t in before):
        return False
    if at < len(said.tokens) and said.tokens[at - 1].text.lower() in _OTHER:
        return False
    if not _owns(claim, said, at) or of_another_object(parse(claim.text), said, at):
        return False
    active = at < len(said.tokens) and said.tokens[at].tag == "verb"
    passive = active and is_suffered(said, at)
    if active and not passive and claim.patient:
        after = held_in(said.text[said.tokens[at].start :])
        return any(not after.isdisjoint(like(term)) for term in sorted(claim.patient))
    if not claim.subject or not active:
        return True
    told = held_in(said.text[said.tokens[at].end :]) if passive else subject_terms(said, at)
    return any(not told.isdisjoint(like(term)) for term in sorted(claim.subject))


def _owns(claim: Claim, said: Parsed, at: int) -> bool:
    """Tell whether a deed that a noun names is of whom the question names: "the mayor's visit"."""
    owner = said.tokens[at - 1] if 0 < at < len(said.tokens) else None
    owns = owner is not None and owner.tag == "name" and owner.text.endswith(("'s", "’s"))
    if owner is None or not (owns and claim.subject) or is_time_word(owner.text[:-2]):
        return True
    told = terms_of(owner.text)
    return any(not told.isdisjoint(like(term)) for term in sorted(claim.subject))


def _opens_clause(said: Parsed, at: int) -> bool:
    """Tell whether a new statement begins at a token: "promises to come | and thanks his host"."""
    token, following = said.tokens[at], said.tokens[min(at + 1, len(said.tokens) - 1)]
    if token.tag == "dash" or token.text == ";":
        return True
    known = verb(following.text) if token.tag == "and" and following.tag == "verb" else None
    return known is not None and known[1] in ("s", "past")


def _leaves_open(text: str, lemma: str, claim: Claim) -> bool:
    word = text.lower()
    if {stem(word), stem(lemma)} & claim.words or terms_of(word) & claim.words:
        return False
    if claim.ahead and (word in _COMING or lemma in _PLAIN):
        return False
    return word in MODALS or lemma in _unsure() or word in _unsure()


_COMING: Final = frozenset("will would shall".split())
_PLAIN: Final = frozenset("say state note underscore stress emphasize tell add".split())
"""Words of saying by which what is to come is told no less surely than by others."""


@cache
def _unsure() -> frozenset[str]:
    return _OPEN | (SAYING - _FACTUAL)
