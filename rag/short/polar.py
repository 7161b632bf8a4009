"""Questions for yes or no: "Did the coach resign?".

Nobody may quote a "yes" that a text doesn't state. So a sentence answers only where it names
everybody whom the question names, has a word for what the question says they do, and says it as a
fact: what somebody promises, wants or alleges, or what may come, is none. It answers "no" where it
denies just that. Whatever is less plain has no short answer, and the sentence speaks for itself.

    >>> answer_yes_no("Did the coach resign?", ["The coach announces his resignation."])
    'Yes'
    >>> answer_yes_no("Did the coach resign?", ["The coach threatens to resign."]) is None
    True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import Final

from index.analyze import stem
from rag.opposites import opposed
from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.claims import TAKING_PLACE, Claim, claimed, stems
from rag.short.ranking import main_verb
from rag.short.slots import is_vague
from rag.thesaurus import expansions, phrases_in
from rag.verb_lists import MODALS, SAYING

_OPEN: Final = frozenset(
    "want wish promise pledge vow intend aim plan hope expect predict anticipate seek try urge ask "
    "call request demand order require need threaten offer propose suggest consider warn accuse "
    "allege claim charge suspect deny decry refuse fail regret possible potential likely ready "
    "perhaps if unless whether until could path route prospect chance condition".split()
)
_FACTUAL: Final = frozenset(
    "announce report confirm acknowledge admit reveal disclose show".split()
)
"""Words of saying after which a report takes what is said for a fact."""

_DENYING: Final = frozenset(
    "not never refuse fail reject deny decline regret avoid refrain unable without".split()
)
_NONE: Final = frozenset("no none neither nor without zero".split())
_CALLED_OFF: Final = frozenset("cancel scrap shelve abandon suspend postpone halt".split())

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
    parsed = parse(_TRUE.sub("Did ", question, count=1))
    if any(_denies(token.text, token.lemma) for token in parsed.tokens[:1]):
        return None
    claim = claimed(parsed)
    found = {told for text in sentences if (told := _told(claim, parse(text))) is not None}
    return found.pop() if len(found) == 1 else None


_TRUE: Final = re.compile(
    r"^\W*(?:is|was|isn['’]t) it (?:really |actually |indeed )?"
    r"(?:true|correct|right|so|accurate|a fact|the case|known|certain)(?: to say)? that ",
    re.IGNORECASE,
)
"""Opens a statement that a question asks to confirm; "did" in its place asks the same."""


def _told(claim: Claim, said: Parsed) -> str | None:
    """Return what a sentence answers, None where nothing is plain."""
    held = _held(said.text)
    if not all(any(not held.isdisjoint(_like(each)) for each in terms) for terms in claim.names):
        return None
    if any(number not in said.text for number in claim.numbers):
        return None
    things = [term for term in sorted(claim.things) if not held.isdisjoint(_like(term))]
    if len(things) < _TOLD * len(claim.things):
        return None
    named = frozenset().union(*claim.names)
    if opposed(claim.text, said.text):
        return "No"
    if _called_off(claim, said) or _none_of(sorted({*things, *named, *claim.doing}), said):
        return "No"
    places = list(_places(claim, said, len(claim.names) + len(things)))
    if any(_is_denied(claim, said, at) for at in places):
        return "No"
    if claim.doing and claim.doing <= TAKING_PLACE:
        stated = len(things) == len(claim.things) and _takes_place(claim, said)
    elif claim.doing:
        stated = any(_is_stated(claim, said, at) for at in places)
    else:
        stated = len(things) == len(claim.things) and _is_stated(claim, said, len(said.tokens))
    return "Yes" if stated else None


def _takes_place(claim: Claim, said: Parsed) -> bool:
    """Tell whether what is asked about does something in a sentence that says it as a fact."""
    at = main_verb(said)
    opening = _held(said.text[: said.tokens[at].start]) if at > 0 else frozenset()
    named = bool(claim.things) and claim.things <= opening
    ahead = any(token.lemma in _AHEAD for token in said.tokens)
    return named and not ahead and _is_stated(claim, said, len(said.tokens))


def _held(text: str) -> frozenset[str]:
    """Return the terms and phrases of a text, and the words of a full name known as one term."""
    found = terms_of(text)
    parts = (part for term in found if term.endswith("_") for part in term.split("_") if part)
    return found | frozenset(phrases_in(text)) | frozenset(parts)


def _like(term: str) -> frozenset[str]:
    return frozenset({term, *expansions((term,))})


def _places(claim: Claim, said: Parsed, beside: int) -> Iterator[int]:
    """Yield the tokens that stand for the question's verb.

    Another verb may only stand for it where the sentence holds as much as `_BESIDE` of the rest.
    """
    exact = claim.doing | {stem for term in claim.doing for stem in stems(term)[:1]}
    like = frozenset().union(*map(_like, claim.doing)) if beside >= _BESIDE else exact
    phrases = {term.split("_")[0] for term in like & _held(said.text) if "_" in term}
    for at, token in enumerate(said.tokens):
        own = terms_of(token.text) | {stem(token.text.lower())}
        if own & (like | phrases):
            yield at


def _is_stated(claim: Claim, said: Parsed, at: int) -> bool:
    """Tell whether nothing before a verb makes it less than a fact, and its subject is before it.

    Of an active sentence, that is; whose an act is that a noun names, its words seldom tell.
    """
    before = list(
        takewhile(lambda token: token.tag != "dash" and token.text != ";", said.tokens[:at][::-1])
    )
    if any(t.tag != "name" and _leaves_open(t.text, t.lemma, claim) for t in before):
        return False
    if at < len(said.tokens) and said.tokens[at - 1].text.lower() in _OTHER:
        return False
    active = at < len(said.tokens) and said.tokens[at].tag == "verb"
    passive = at > 0 and (said.tokens[at - 1].tag == "aux" or said.tokens[at - 1].tag == "adverb")
    if not claim.subject or not active or passive:
        return True
    told = _subjects(said, at)
    return any(not told.isdisjoint(_like(term)) for term in sorted(claim.subject))


def _subjects(said: Parsed, at: int) -> frozenset[str]:
    """Return the terms of the phrases before a verb that may be its subject."""
    plain = [run for run in said.phrases if run[1] <= at and not _is_object(said, run)]
    return frozenset().union(*(_held(said.cut(run)) for run in plain))


def _is_object(said: Parsed, run: Range) -> bool:
    """Tell whether a phrase depends on what stands before it, and no "who" takes it up."""
    start, end = run
    before = said.tokens[start - 1] if start else None
    taken_up = any(token.tag == "relative" for token in said.tokens[end : end + 2])
    if before is None or taken_up:
        return False
    return before.tag == "prep" or (before.tag == "verb" and before.lemma not in SAYING)


def _leaves_open(text: str, lemma: str, claim: Claim) -> bool:
    word = text.lower()
    if {stem(word), stem(lemma)} & claim.words or terms_of(word) & claim.words:
        return False
    return word in MODALS or lemma in _unsure() or word in _unsure()


@cache
def _unsure() -> frozenset[str]:
    return _OPEN | (SAYING - _FACTUAL)


def _is_denied(claim: Claim, said: Parsed, at: int) -> bool:
    """Tell whether a word in front of a verb, in the same clause, denies it.

    What is named by a noun is not denied with another verb: "not keeping his promise".
    """
    names = said.tokens[at].tag == "noun"
    for token in reversed(said.tokens[:at]):
        if token.tag in ("comma", "but", "dash", "stop", "relative"):
            return False
        if names and token.tag in ("verb", "ing") and not _denies(token.text, token.lemma):
            names = is_vague(token.lemma)
            if not names:
                return False
        if _denies(token.text, token.lemma) and not terms_of(token.text) & claim.words:
            return True
    return False


def _denies(text: str, lemma: str) -> bool:
    return lemma in _DENYING or text.lower() in _DENYING or bool(re.search("n['’]t$", text.lower()))


def _called_off(claim: Claim, said: Parsed) -> bool:
    """Tell whether what the question names is called off, and it doesn't ask whether it was."""
    lemmas = [token.lemma for token in said.tokens]
    at = next((at for at, lemma in enumerate(lemmas) if lemma in _CALLED_OFF), None)
    if at is None or any(
        not _like(term).isdisjoint(map(stem, _CALLED_OFF)) for term in sorted(claim.words)
    ):
        return False
    passive = said.tokens[at - 1].tag in ("aux", "adverb") if at else False
    told = terms_of(said.text[: said.tokens[at].start])
    return passive and any(
        not told.isdisjoint(_like(term)) for term in sorted(claim.things | claim.doing)
    )


def _none_of(things: Sequence[str], said: Parsed) -> bool:
    """Tell whether a sentence says that there is none of what a question names: "no timetable"."""
    for at, token in enumerate(said.tokens):
        if token.text.lower() not in _NONE:
            continue
        phrase = next(
            (run for run in said.phrases if run[0] <= at + 1 < run[1] or run[0] == at), None
        )
        told = _held(said.cut(phrase)) if phrase else frozenset()
        if any(not told.isdisjoint(_like(term)) for term in things):
            return True
    return False
