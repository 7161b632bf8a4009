"""How something is done or what comes of it, told by a verb with all that follows.

"How did the mayor take it?" has no better answer in "The mayor welcomed the verdict" than "welcomed
the verdict": no "by" or "with" tells the manner, so the deed does.
"""

from __future__ import annotations

from rag.short.candidates import Parsed, Predicate, terms_of
from rag.short.fitting import LONGEST_TOLD, fitted
from rag.short.predicates import clause_score, with_denial
from rag.short.ranking import Asking, Option, main_verb
from rag.verb_lists import SAYING


def deeds(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return verbs with all that follows, but for verbs of saying.

    Those whose subject the question names come first, then those of whole clauses.
    """
    about = terms_of(asks.want.subject)
    elsewhere = bool(about & terms_of(parsed.text))
    found = []
    for predicate in parsed.predicates():
        if parsed.tokens[predicate.verb].lemma in SAYING:
            continue
        whole = with_denial(parsed, predicate.verb), predicate.complement[1]
        piece = fitted(asks, parsed, whole, limit=LONGEST_TOLD)
        named = len(terms_of(parsed.cut(predicate.subject)) & about) / len(about) if about else 0.0
        score = clause_score(asks, parsed, piece) + 1.5 * named - 1.0 * (elsewhere and not named)
        found.append(Option(piece, score + 0.5 * _is_finite(parsed, predicate)))
    return found


def _is_finite(parsed: Parsed, predicate: Predicate) -> bool:
    """Tell whether a verb is that of a whole clause: no "to win", nor "posts won by", nor "if"."""
    at, start = predicate.verb, predicate.subject[0]
    before = parsed.tokens[at - 1] if at else None
    if parsed.tokens[at].tag == "ing" or before is None or before.tag == "to":
        return False
    opener = parsed.tokens[start - 1] if start else None
    if opener is not None and opener.tag == "but" and opener.text not in ("but", "yet", "so"):
        return False
    hangs = before.tag == "comma" or (before.tag in ("noun", "name") and at > main_verb(parsed))
    linked = any(token.tag in ("prep", "to") for token in parsed.tokens[at + 1 : at + 2])
    return not (hangs and linked)
