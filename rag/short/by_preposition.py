"""What stands behind the question's own preposition: "What did the mayor warn the club about?".

The verb, or the noun before the preposition ("give a warning about"), tells where to look in the
sentence; another preposition that leads to a topic stands for "about" there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.fitting import LONGEST_TOLD, complement_of, fitted
from rag.short.ranking import Asking, governing, novelty
from rag.short.wording import asked_itself
from rag.thesaurus import expansions

_FAMILIES: Final = (
    frozenset({"about", "over", "on", "concerning", "regarding"}),
    frozenset({"against", "at", "toward", "towards"}),
    frozenset({"of", "for", "with", "from", "to", "into"}),
)


def by_preposition(asks: Asking, parsed: Parsed) -> Range | None:
    """Return what follows the preposition that the question leaves or opens with, None without."""
    prep = asks.want.prep
    thanked = asks.want.kind == "reason" and prep == "for" and asks.question[:4].lower() == "what"
    if not prep or asks.want.slot == "copula" or not (thanked or asks.want.kind == "thing"):
        return None
    for at in _anchors(asks, parsed):
        end = _reach(parsed, at)
        links = [i for i in range(at + 1, end - 1) if parsed.tokens[i].text in _like(prep)]
        same = [i for i in links if parsed.tokens[i].text == prep] or links
        for link in same[:1]:
            piece = fitted(
                asks, parsed, (link + 1, complement_of(parsed, link + 1)), limit=LONGEST_TOLD
            )
            if piece[0] < piece[1] and novelty(asks, parsed.cut(piece)) > 0:
                return piece
    return _only_one(asks, parsed)


def _only_one(asks: Asking, parsed: Parsed) -> Range | None:
    """Return what follows the question's rarer preposition where the sentence has it just once."""
    if asks.want.prep not in _RARE or not asks.want.head:
        return None
    phrases = dict(parsed.phrases)
    at = [i for i, token in enumerate(parsed.tokens) if token.text.lower() == asks.want.prep]
    piece = (at[0] + 1, phrases.get(at[0] + 1, at[0] + 1)) if len(at) == 1 else (0, 0)
    return piece if piece[0] < piece[1] and novelty(asks, parsed.cut(piece)) > 0 else None


_RARE: Final = frozenset({"through", "under", "against", "between", "into", "without", "beside"})


def _like(prep: str) -> frozenset[str]:
    alike = next((each for each in _FAMILIES[:2] if prep in each), frozenset())
    return alike | {prep}


def _anchors(asks: Asking, parsed: Parsed) -> list[int]:
    """Return where the question's verb stands in a sentence, or the noun before its preposition."""
    verbs = sorted(governing(asks, parsed))
    if verbs or asks.want.verb not in _LIGHT:
        return verbs
    tokens = parse(asked_itself(asks.question)).tokens
    before = [t for t, after in pairwise(tokens) if after.text == asks.want.prep]
    own = terms_of(before[-1].text) if before and before[-1].tag == "noun" else frozenset()
    like = own | frozenset(expansions(tuple(sorted(own)))) if own else own
    return [at for at, t in enumerate(parsed.tokens) if terms_of(t.lemma) & like]


_LIGHT: Final = frozenset(
    "be express give have hold issue make offer show take utter voice".split()
)
"""Verbs that say little beside the noun after them."""


def _reach(parsed: Parsed, at: int) -> int:
    """Return where what hangs on a verb or noun ends: at a mark, another verb or a relative."""
    for end in range(at + 1, len(parsed.tokens)):
        if parsed.tokens[end].tag in ("stop", "dash", "but", "verb", "relative", "aux"):
            return end
    return len(parsed.tokens)
