"""Who does what a sentence tells: the subject of the verb that a question asks about."""

from __future__ import annotations

from collections.abc import Sequence

from rag.short.candidates import Parsed, Predicate, Range
from rag.short.ranking import Asking, Option, novelty
from rag.short.slots import is_vague
from rag.verbs import verb


def doers(asks: Asking, parsed: Parsed, found: Sequence[Option]) -> list[Option]:
    """Return who does the very thing asked about, as options; [] where that isn't plain.

    It is plain where one verb of the sentence is the question's own, and is active: "Who razed the
    posts?", "By whom were they razed?". A person named in the subject answers better than its
    whole.
    """
    acting = asks.want.slot == "subject" or asks.want.prep == "by"
    if not acting or is_vague(asks.want.verb) or asks.want.head:
        return []
    does = [p for p in parsed.predicates() if parsed.tokens[p.verb].lemma == asks.want.verb]
    if (
        len(does) != 1
        or parsed.tokens[does[0].verb].tag != "verb"
        or _suffered(parsed, does[0].verb)
    ):
        return []
    start, end = does[0].subject
    named = [o for o in found if start <= o.piece[0] < o.piece[1] <= end]
    whole = _last_name(parsed, (start, end))
    if named or whole is None or novelty(asks, parsed.cut(whole)) == 0.0:
        return named
    return [Option(whole, 1.0)]


def whole_subject(parsed: Parsed, predicate: Predicate) -> Range | None:
    """Return the longest phrase that ends where a verb with its helpers begins, None without."""
    end = predicate.verb
    while end > predicate.subject[0] and parsed.tokens[end - 1].tag in ("aux", "adverb"):
        end -= 1
    pieces = (
        piece
        for phrase in parsed.phrases
        if predicate.subject[0] <= phrase[0]
        for piece in parsed.extended(phrase)
    )
    return next((piece for piece in pieces if piece[1] == end), None)


def is_named(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a phrase has a name for its head; a plain word that opens a sentence is none."""
    at = dict(parsed.phrases)[piece[0]] - 1
    many = any(token.text in ("have", "are", "were") for token in parsed.tokens[1:2])
    opens = at == 0 and (many or verb(parsed.tokens[0].text.lower()) is not None)
    return parsed.tokens[at].tag == "name" and not opens


def _suffered(parsed: Parsed, verb: int) -> bool:
    return verb > 0 and parsed.tokens[verb - 1].tag == "aux"


def _last_name(parsed: Parsed, subject: Range) -> Range | None:
    """Return the capitalised words that a subject consists of or ends in."""
    start, end = subject
    return next((run for run in parsed.names if start <= run[0] and run[1] == end), None)
