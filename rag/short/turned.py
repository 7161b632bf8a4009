"""What a sentence tells in another form than the question asks: by a noun, or as what it is.

"What did she regret?" is answered by "expressed regret for the delay", and "what did she call a
shame?" by "the delay is a shame".
"""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.fitting import LONGEST_TOLD, complement_of, fitted
from rag.short.ranking import Asking, governing, novelty
from rag.short.slots import is_vague
from rag.short.want_patterns import FEELINGS
from rag.short.wording import last_question, tidy
from rag.thesaurus import expansions

_SEEING: Final = (
    "describe|call|see|regard|view|consider|name|label|identify|treat|brand|deem|term|dub"
    "|characteri[sz]e|portray|depict|judge|declare"
)
_SEEN: Final = re.compile(
    rf"\bwhat (?:did|does|do|has|had|have) [^?]*?\b(?:{_SEEING})d?(?: to be| as| being)? "
    r"(?P<what>[^?]++)\W*$",
    re.IGNORECASE,
)
_FELT: Final = re.compile(
    rf"\bwhat (?:was|is|were|are|made|makes) .*\b(?P<how>{FEELINGS})\b"
    rf"|\b(?P<how_>{FEELINGS}) (?:about|over|at|with|by|of) what\b",
    re.IGNORECASE,
)


def turned(asks: Asking, parsed: Parsed) -> Range | None:
    """Return what answers in a sentence that turns the question's words about, None without it."""
    if asks.want.kind not in ("thing", "reason", "quote") or asks.want.head:
        return None
    return _seen_so(asks, parsed) or (None if asks.want.kind == "quote" else _of_noun(asks, parsed))


def _seen_so(asks: Asking, parsed: Parsed) -> Range | None:
    """Return of what a sentence says what the question has it described as."""
    asked = _SEEN.search(last_question(tidy(asks.question)))
    told = terms_of(asked["what"]) if asked else frozenset()
    if not told:
        return None
    like = told | frozenset(expansions(tuple(sorted(told))))
    for predicate in parsed.predicates():
        start, end = predicate.complement
        if parsed.tokens[predicate.verb].tag == "aux":
            subject = _after_opener(parsed, predicate.subject)
            held = len(terms_of(parsed.cut((start, end))) & like)
            if held >= len(told) and _new(asks, parsed, subject):
                return subject
            continue
        for at in range(start + 1, end):
            after = terms_of(parsed.cut((at + 1, end)))
            if parsed.tokens[at].text == "as" and len(after & like) >= len(told):
                piece = fitted(asks, parsed, (start, at), limit=LONGEST_TOLD)
                return piece if _new(asks, parsed, piece) else None
    return None


def _new(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    return piece[0] < piece[1] and novelty(asks, parsed.cut(piece)) > 0


def _after_opener(parsed: Parsed, piece: Range) -> Range:
    """Return a subject without the marks before it: what opens a quotation, a comma."""
    start, end = piece
    marks = (at + 1 for at in range(start, end) if parsed.tokens[at].tag in ("open", "comma"))
    return max(marks, default=start), end


_LED: Final = frozenset({"for", "over", "at", "about", "of", "with", "to", "by", "against", "on"})


def _of_noun(asks: Asking, parsed: Parsed) -> Range | None:
    """Return what hangs on a noun that says what the question's verb or feeling says."""
    felt = _FELT.search(asks.question)
    verb = asks.want.inner or asks.want.verb
    own = terms_of((felt["how"] or felt["how_"]) if felt else verb)
    unfit = asks.want.kind == "reason" or is_vague(verb) or asks.want.slot != "object"
    if governing(asks, parsed) or (unfit and not felt):
        return None
    like = own | frozenset(expansions(tuple(sorted(own)))) if felt or verb in _FEEL else own
    for at, token in enumerate(parsed.tokens[:-2]):
        if token.tag != "noun" or not terms_of(token.text) & like:
            continue
        link = at + 1 + (parsed.tokens[at + 1].tag == "close")
        if parsed.tokens[link].text not in _LED:
            continue
        piece = fitted(asks, parsed, (link + 1, complement_of(parsed, link + 1)))
        if _new(asks, parsed, piece):
            return piece
    return None


_FEEL: Final = frozenset(
    "worry concern fear regret dread resent admire alarm trouble back support endorse approve "
    "favor oppose praise".split()
)
"""Verbs of feeling, for which nouns of other words stand too: "deep concern over the plan"."""
