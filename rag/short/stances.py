"""What somebody says by a verb that is no verb of saying.

"What did the paper say?" has no clause to give in "The paper condemns the drills"; "the drills" by
itself says nothing, "condemns the drills" does.
"""

from __future__ import annotations

from typing import Final

from rag.short.candidates import Parsed, Range
from rag.short.cutting import MAX_WORDS
from rag.short.fitting import is_clause, words_in
from rag.short.ranking import Asking
from rag.verb_lists import CLAUSAL


def with_stance(asks: Asking, parsed: Parsed, piece: Range) -> Range:
    """Return a piece with the verb that takes a stand to it, where it is asked what is said.

    "To win" before a clause keeps its "to": "says that | to win, the club must sell".
    """
    if asks.want.kind in ("person", "organisation"):
        return _whole_name(parsed, piece)
    piece = _before_clause(parsed, piece)
    start, end = piece
    before = parsed.tokens[start - 1] if start else None
    if before is not None and before.tag == "to" and _opens_claim(parsed, piece):
        return start - 1, end
    if asks.want.kind != "thing" or asks.want.verb not in _ASKS_WORDS or asks.want.prep:
        return piece
    at = start - 1
    while at > 0 and parsed.tokens[at].tag in ("prep", "det", "open"):
        at -= 1
    stands = at >= 0 and parsed.tokens[at].tag == "verb" and parsed.tokens[at].lemma in STANCES
    if asks.want.head or not stands or is_clause(parsed, start, end):
        return piece
    return (at, end) if words_in(parsed, (at, end)) <= MAX_WORDS else piece


def _whole_name(parsed: Parsed, piece: Range) -> Range:
    """Return the whole name of a body where a piece is what follows its "and", "for" or "of"."""
    start, end = piece
    inside = (run for run in parsed.names if run[0] < start and end <= run[1])
    run = next(inside, piece)
    return run if start and parsed.tokens[start - 1].text in ("and", "for", "of") else piece


def _before_clause(parsed: Parsed, piece: Range) -> Range:
    """Return an object without the subject of the next clause: "offers gifts | and Rome agrees"."""
    start, end = piece
    before = parsed.tokens[start - 1] if start else None
    after = parsed.tokens[end].tag if end < len(parsed.tokens) else "stop"
    acted = before is not None and before.tag in ("verb", "ing") and before.lemma not in CLAUSAL
    links = [at for at in range(start + 1, end) if parsed.tokens[at].tag == "and"]
    inside = {parsed.tokens[at].tag for at in range(start, end)}
    if not links or not acted or after not in ("verb", "aux") or inside & {"verb", "aux"}:
        return piece
    return start, links[-1]


def _opens_claim(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a purpose opens a clause that a piece goes on with after a comma."""
    led = piece[0] > 1 and parsed.tokens[piece[0] - 2].tag in ("relative", "comma")
    return led and any(parsed.tokens[at].tag == "comma" for at in range(*piece))


_ASKS_WORDS: Final = frozenset("say tell comment remark state write".split())
STANCES: Final = frozenset(
    "accuse applaud back blame call caution celebrate condemn criticise criticize decry defend "
    "denounce endorse express hail laud oppose praise question reaffirm rebuke reject salute slam "
    "support thank urge voice warn welcome".split()
)
