"""The part of a claim that a question leaves open: "What did the mayor say should be sold?".

What is said there is a clause, and the question repeats it but for its subject ("the club should be
sold") or what its verb acts on: "What did the mayor say the town would sell?". So neither the whole
clause answers nor a word of it that another place in the sentence offers.

    >>> from rag.short.candidates import parse
    >>> gap_of(parse("What did the mayor say should be sold?"))
    'subject'
    >>> gap_of(parse("What did the mayor say the town would sell?"))
    'object'
    >>> gap_of(parse("What did the mayor say to the town?"))
    ''
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.fitting import LONGEST_TOLD, complement_of, fitted, subject_end, words_in
from rag.short.predicates import ADDRESSING, told_starts
from rag.short.ranking import Asking, novelty
from rag.short.slots import is_vague
from rag.short.want_words import BE
from rag.short.wording import asked_itself, tidy
from rag.verb_lists import SAYING
from rag.verbs import verb

Gap = Literal["subject", "object", ""]


def in_gap(asks: Asking, parsed: Parsed) -> Range | None:
    """Return what a sentence's claim has where the question leaves its claim open, else None.

    The sayer must be the one asked about; a claim that goes on in another way than the question,
    by a verb that takes a clause of its own, is left to others.
    """
    if asks.want.kind not in ("thing", "quote", "person", "organisation", "country"):
        return None
    gap = _asked_gap(asks.question)
    if not gap:
        return None
    about = terms_of(asks.want.subject)
    if about and about.isdisjoint(terms_of(parsed.text)):
        return None
    for start in _claims(parsed):
        piece = _part(asks, parsed, _past_asides(parsed, start), gap)
        if piece is not None and novelty(asks, parsed.cut(piece)) > 0:
            return _quotation(parsed, piece) if asks.want.kind == "quote" else piece
    return None


@lru_cache(maxsize=64)
def _asked_gap(question: str) -> Gap:
    return gap_of(parse(asked_itself(tidy(question))))


def _quotation(parsed: Parsed, piece: Range) -> Range:
    """Return the whole quotation that a piece begins, where it is few words; else the piece."""
    whole = next((each for each in parsed.quotations() if each[0] == piece[0]), piece)
    end = whole[1] - (parsed.tokens[whole[1] - 1].tag == "stop")
    return (whole[0], end) if words_in(parsed, (whole[0], end)) <= LONGEST_TOLD else piece


def _claims(parsed: Parsed) -> Iterator[int]:
    """Yield where a claim begins: what `told_starts` finds, and after "that" further on."""
    yield from told_starts(parsed)
    said = False
    for at, token in enumerate(parsed.tokens[:-1]):
        said = said or (token.tag in ("verb", "ing") and token.lemma in SAYING)
        before = parsed.tokens[at - 1].tag if at else "stop"
        if said and token.text == "that" and before in ("and", "name", "noun", "number"):
            yield at + 1 + (parsed.tokens[at + 1].tag == "open")


def gap_of(question: Parsed) -> Gap:
    """Return which part of a claim a question with a verb of saying leaves open, "" for none."""
    tokens = question.tokens
    helper = next((at for at, token in enumerate(tokens) if token.tag == "aux"), len(tokens))
    said = next((at for at in range(helper + 1, len(tokens)) if _says(tokens[at].text)), -1)
    if said <= helper + 1 or any(t.tag in ("verb", "ing") for t in tokens[helper:said]):
        return ""
    phrases = dict(question.phrases)
    at = said + 1
    if tokens[said].text.lower() in ADDRESSING and tokens[phrases.get(at, at) :]:
        at = phrases.get(at, at)
    while at < len(tokens) and tokens[at].tag in ("prep", "to") and at + 1 in phrases:
        at = phrases[at + 1]  # "say | in May | was"
    at += at < len(tokens) and tokens[at].text == "that"
    if at < len(tokens) and (tokens[at].tag == "aux" or tokens[at].tag == "verb"):
        return "" if _is_event(tokens[at + 1].text if at + 1 < len(tokens) else "") else "subject"
    if at in phrases or (at < len(tokens) and tokens[at].tag == "pronoun"):
        return "object" if _acts(question, max(phrases.get(at, 0), at + 1)) else ""
    return ""


def _plain(word: str) -> str:
    known = verb(word.lower())
    return known[0] if known else ""


def _says(word: str) -> bool:
    """Tell whether a word is the plain form of a verb of saying, as it stands after "did"."""
    known = verb(word.lower())
    return known is not None and known[0] in SAYING and known[1] != "ing"


def _is_event(word: str) -> bool:
    return _plain(word) in ("happen", "occur", "follow")


def _acts(question: Parsed, after: int) -> bool:
    """Tell whether a subject that ends here has a verb that acts on what is asked for.

    No "be" or "do" is such a verb, nor one with its object behind it.
    """
    verbs = [at for at in range(after, len(question.tokens)) if _plain(question.tokens[at].text)]
    helped = any(t.tag in ("aux", "verb", "to") for t in question.tokens[after : after + 1])
    left = [token.tag for token in question.tokens if token.tag != "stop"][-1] in ("prep", "to")
    if not helped or not verbs:
        return False
    if left or is_vague(_plain(question.tokens[verbs[-1]].text)):
        return left
    following = question.tokens[verbs[-1] + 1 :]
    return not following or following[0].tag in ("stop", "prep", "to", "adverb", "comma", "but")


def _past_asides(parsed: Parsed, start: int) -> int:
    """Return where a claim begins behind what opens it: "to win, | the club", "in May, | she"."""
    first = parsed.tokens[start].tag if start < len(parsed.tokens) else "stop"
    if first not in ("prep", "to", "but"):
        return start
    for at in range(start, len(parsed.tokens)):
        if parsed.tokens[at].tag == "comma":
            return at + 1
        if parsed.tokens[at].tag in ("stop", "dash"):
            break
    return start


def _part(asks: Asking, parsed: Parsed, start: int, gap: Gap) -> Range | None:
    """Return the subject of the clause that starts here, or what its last verb acts on."""
    if start >= len(parsed.tokens):
        return None
    cleft = _CLEFT.match(parsed.text, parsed.tokens[start].start) if gap == "subject" else None
    if cleft:
        return parsed.covering(*cleft.span("what"))
    end = subject_end(parsed, start, len(parsed.tokens))
    if not end:
        return None
    at = end
    while at < len(parsed.tokens) and parsed.tokens[at].tag in _CHAIN:
        at += 1
    chain = [token.text.lower() for token in parsed.tokens[end:at]]
    if _DENIES.search(asks.question) and not any(_DENIES.search(word) for word in chain):
        return None
    acts = at in dict(parsed.phrases) and chain[-1:] != ["take"] and BE.isdisjoint(chain)
    if gap == "subject" and acts and _PASSIVE.search(asks.question):
        return None
    if gap == "subject":
        return (
            _without_mark(parsed, (start, end)) if words_in(parsed, (start, end)) <= _LONG else None
        )
    return fitted(asks, parsed, (at, complement_of(parsed, at)), limit=LONGEST_TOLD)


def _without_mark(parsed: Parsed, piece: Range) -> Range:
    """Return a piece from where a quotation opens inside it: 'a “new order' gives 'new order'."""
    start, end = piece
    opened = [at for at in range(start, end) if parsed.tokens[at].tag == "open"]
    return (opened[-1] + 1, end) if opened and opened[-1] + 1 < end else piece


_CLEFT: Final = re.compile(r"it (?:is|was)(?: \w+ly)? (?P<what>[^,;.]{3,80}?) (?:that|who|which) ")
"""Says what does something before saying that it does: "it is the rain that floods the town"."""
_PASSIVE: Final = re.compile(r"\b(?:be|been|is|was|are|were|become|became) ", re.IGNORECASE)
_DENIES: Final = re.compile(r"\b(?:not|never|no|cannot)\b|n['’]t\b", re.IGNORECASE)
_LONG: Final = 10
_CHAIN: Final = frozenset({"aux", "adverb", "verb", "to", "ing"})
"""What stands between a subject and what its last verb acts on: "would have to sell | it"."""
