"""How somebody sees or describes something: what stands after "as", in quotation marks or "is".

"How did the mayor see the fair?" is answered by "identifies the fair as a chance" as well as by
"the fair is a chance": the verbs of seeing and describing stand for one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.fitting import LONGEST_TOLD, border_after, fitted, words_in
from rag.short.ranking import Asking, novelty
from rag.short.want_words import BE
from rag.short.wording import asked_itself, tidy
from rag.thesaurus import expansions
from rag.verb_lists import ALSO_NOUNS
from rag.verbs import verb

_VIEWED: Final = (
    r"(?:describe|characteri[sz]e|portray|depict|paint|present|couch|frame|cast|brand|label|term"
    r"|dub|regard|view|see|perceive|consider|judge|rate|assess|interpret|sum up|define|call|deem"
    r"|denounce|condemn|dismiss|refer to|speak of|talk of|talk about|look (?:at|on|upon)"
    r"|think of|read|put(?= (?:the|his|her|their|its|it|this|that|things|matters)\b)"
    r"|choose to (?:see|read|view))"
)
_HAS: Final = r"(?:did|does|do|has|had|have|would|will|might|could|can)"
_ASKED: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bhow {_HAS} (?P<who>[^?,;]+?) {_VIEWED}(?:e?d)? (?P<what>[^?;]+)",
        rf"\bwhat {_HAS} (?P<who>[^?,;]+?) {_VIEWED}(?:e?d)? (?P<what>[^?;]+?) (?:as|to be)\W*$",
        rf"\bas what {_HAS} (?P<who>[^?,;]+?) {_VIEWED}(?:e?d)? (?P<what>[^?;]+)",
        r"\bhow (?:is|was|are|were) (?P<what>[^?,;]+?) (?:described|characteri[sz]ed|portrayed"
        r"|depicted|presented|regarded|viewed|seen|perceived|judged|rated|spoken of|referred to"
        r"|looked (?:at|on|upon)|thought of|summed up|talked of)\b(?! (?:doing|\w+ing)\b)",
    )
)
_SEEING: Final = frozenset(
    "brand call cast characterize condemn consider couch credit deem define denounce depict "
    "describe dismiss dub frame identify interpret judge label name paint perceive portray present "
    "rate regard see sum term treat view".split()
)


def view(asks: Asking, parsed: Parsed) -> Range | None:
    """Return how a sentence says that what the question names is seen, None where it doesn't."""
    own = _seen(asks.question) if asks.want.kind in ("manner", "quote", "thing") else frozenset()
    if not own:
        return None
    about = own | frozenset(expansions(tuple(sorted(own))))
    for find in (_after_as, _said_to_be):
        for piece in find(parsed, about):
            fit = fitted(asks, parsed, piece, limit=LONGEST_TOLD)
            if fit[0] < fit[1] and novelty(asks, parsed.cut(fit)) > 0:
                return fit
    return None


@lru_cache(maxsize=64)
def _seen(question: str) -> frozenset[str]:
    """Return the terms of what a question asks a view of, none where it asks for no view."""
    text = asked_itself(tidy(question))
    asked = next(filter(None, (pattern.search(text) for pattern in _ASKED)), None)
    return terms_of(asked["what"]) if asked else frozenset()


def _after_as(parsed: Parsed, about: frozenset[str]) -> Iterator[Range]:
    """Yield what something of which is asked is called: "sees the fair as | a chance"."""
    for at, token in enumerate(parsed.tokens):
        if token.lemma not in _SEEING or token.text[:1].isupper():
            continue
        link = next(_as_behind(parsed, at), 0)
        if link and not about.isdisjoint(terms_of(parsed.cut((at + 1, link)))):
            yield _past_mark(parsed, link + 1), _end_of(parsed, link + 1)


def _end_of(parsed: Parsed, start: int) -> int:
    """Return where what starts here ends, at the latest before "and" with another verb."""
    end = border_after(parsed, start)
    for at in range(start + 1, end - 1):
        known = verb(parsed.tokens[at + 1].text) if parsed.tokens[at].tag == "and" else None
        if known is not None and known[1] != "ing" and known[0] not in ALSO_NOUNS:
            return at
    return end


def _as_behind(parsed: Parsed, at: int) -> Iterator[int]:
    """Yield where "as" stands behind a verb, before its clause ends."""
    for link in range(at + 1, len(parsed.tokens)):
        if parsed.tokens[link].tag in ("stop", "dash", "comma", "verb"):
            return
        if parsed.tokens[link].text == "as":
            yield link


def _said_to_be(parsed: Parsed, about: frozenset[str]) -> Iterator[Range]:
    """Yield what something of which is asked is said to be: "says that the fair is | a chance"."""
    for at, token in enumerate(parsed.tokens[:-1]):
        if token.text.lower() not in BE or parsed.tokens[at + 1].tag in ("verb", "ing", "aux"):
            continue
        subject = max((p for p in parsed.phrases if p[1] <= at), default=(0, 0))
        relative = parsed.tokens[at - 1].tag == "relative"
        close = subject[1] == at or (relative and subject[1] == at - 1)
        end = border_after(parsed, at + 1)
        short = words_in(parsed, (at + 1, end)) <= LONGEST_TOLD
        if close and short and not about.isdisjoint(terms_of(parsed.cut(subject))):
            yield _past_mark(parsed, at + 1), end


def _past_mark(parsed: Parsed, at: int) -> int:
    return at + 1 if parsed.tokens[at : at + 1] and parsed.tokens[at].tag == "open" else at
