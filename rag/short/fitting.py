"""Cutting a piece of a sentence to a few words without breaking a phrase."""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.ranking import (
    LONGEST,
    Asking,
    novelty,
)

LONGEST_TOLD: Final = 12
"""An answer that is a whole clause, or what follows "as", is cut only beyond these words."""

_BORDERS: Final = frozenset({"prep", "to", "and", "but", "comma", "relative", "ing", "stop",
                             "dash"})  # fmt: skip


def fitted(asks: Asking, parsed: Parsed, piece: Range, limit: int = LONGEST) -> Range:
    """Trim what the question says already at the end, and cut at a border of phrases.

    The result has at most `limit` words where a border lies within, else at most 12.
    """
    start, end = piece
    while start < end and parsed.tokens[start].tag in ("comma", "stop", "dash", "and"):
        start += 1
    while end > start and parsed.tokens[end - 1].tag in ("comma", "stop", "dash", "and"):
        end -= 1
    start = _past_aside(parsed, start, end)
    end = _without_known_tail(asks, parsed, (start, end))
    if words_in(parsed, (start, end)) <= limit:
        return start, end
    cuts = [
        at for at in range(start + 2, end)
        if parsed.tokens[at].tag in _BORDERS and parsed.tokens[at - 1].tag not in _DANGLING
        and words_in(parsed, (start, at)) <= limit
    ]  # fmt: skip
    whole = [at for at in cuts if _parts_clauses(parsed, at)] or cuts
    return (start, _before_set_phrase(parsed, start, whole[-1])) if whole else (start, end)


def _parts_clauses(parsed: Parsed, at: int) -> bool:
    """Tell whether a border leaves phrases whole: no "of", nor "and" between two nouns."""
    if parsed.tokens[at].text == "and":
        return any(token.tag in ("ing", "verb") for token in parsed.tokens[at + 1 : at + 2])
    return parsed.tokens[at].text != "of"


def _past_aside(parsed: Parsed, start: int, end: int) -> int:
    """Return where a piece goes on after brackets that open it: "(left) shakes hands"."""
    if start and start + 1 < end and parsed.tokens[start - 1].text == "(":
        start += parsed.tokens[start + 1].text == ")"
        return start + (parsed.tokens[start].text == ")")
    if start < end and parsed.tokens[start].text == "(":
        closed = (at for at in range(start, end) if parsed.tokens[at].text == ")")
        after = next(closed, end) + 1
        return after if after < end else start
    return start


_SET_PHRASE: Final = re.compile(r"\s*\bin (?:an effort|order|response|return|advance|addition)$")


def _before_set_phrase(parsed: Parsed, start: int, end: int) -> int:
    """Return an earlier end where "in an effort" would be left of "in an effort to ..."."""
    found = _SET_PHRASE.search(parsed.cut((start, end)))
    if found is None or found.start() == 0:
        return end
    return end - len(found.group().split())


_DANGLING: Final = frozenset({"prep", "to", "det", "and", "but", "comma", "aux", "verb", "adverb",
                              "relative", "open", "number", "pronoun"})  # fmt: skip


def words_in(parsed: Parsed, piece: Range) -> int:
    """Return the number of words of a piece."""
    return len(parsed.cut(piece).split())


def _without_known_tail(asks: Asking, parsed: Parsed, piece: Range) -> int:
    """Return an earlier end where the last preposition's phrase only repeats the question."""
    start, end = piece
    for at in range(end - 1, start + 1, -1):
        if parsed.tokens[at].tag == "prep" and at + 1 < end:
            tail = parsed.cut((at + 1, end))
            quoted = any(first < at < last for first, last in parsed.quotations())
            if terms_of(tail) and novelty(asks, tail) == 0.0 and not quoted:
                return _without_known_tail(asks, parsed, (start, at))
            break
    return end


def is_clause(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether a stretch opens with a subject and its verb: "the bank will close ..."."""
    return subject_end(parsed, start, end) > 0


def subject_end(parsed: Parsed, start: int, end: int) -> int:
    """Return where a subject ends that opens a stretch and has its verb next; 0 without such.

    What hangs on it is part of it: "its steps toward peace" of "its steps toward peace must ...".
    """
    after = dict(parsed.phrases).get(start)
    if after is None:
        return 0
    ends = (piece[1] for piece in ((start, after), *parsed.extended((start, after))))
    return next((at for at in ends if at < end and parsed.tokens[at].tag in ("aux", "verb")), 0)


def border_after(parsed: Parsed, start: int) -> int:
    """Return where the phrase that starts at `start` ends: at a mark, a verb or "that"."""
    for at in range(start, len(parsed.tokens)):
        if parsed.tokens[at].tag in ("stop", "dash", "but", "comma", "verb", "relative") and (
            at > start
        ):
            return at
    return len(parsed.tokens)


def complement_of(parsed: Parsed, start: int) -> int:
    """Return where what hangs on a noun or "because" ends: at a mark or a new clause."""
    depth = 0
    for end in range(start, len(parsed.tokens)):
        token = parsed.tokens[end]
        depth += {"open": 1, "close": -1}.get(token.tag, 0)
        if depth < 0 and end > start:
            return end  # what it stands in is quoted or in brackets
        if token.tag in ("stop", "dash", "but") and token.text not in ('"', "%"):
            return end
        if token.text in (")", ";"):
            return end
        following = parsed.tokens[end + 1].tag if end + 1 < len(parsed.tokens) else "stop"
        if token.tag == "comma" and following in ("ing", "but", "relative", "prep", "verb"):
            return end
    return len(parsed.tokens)


def core(asks: Asking, parsed: Parsed, piece: Range) -> Range:
    """Return the heart of a quotation too long to be short: X of "it is X that ...", else a cut."""
    if words_in(parsed, piece) <= 12:
        return _without_marks(parsed, piece)
    text = [token.text.lower() for token in parsed.tokens[piece[0] : piece[1]]]
    if text[:2] in (["it", "is"], ["it", "was"]) and re.search(
        r"\b(?:that|who|which)\b", " ".join(text)
    ):
        start = piece[0] + 2
        while parsed.tokens[start].tag == "adverb":
            start += 1
        stops = [at for at in range(start, piece[1]) if parsed.tokens[at].tag == "relative"]
        if stops and stops[0] > start:
            whole = piece[0], stops[0]
            return whole if words_in(parsed, whole) <= LONGEST_TOLD else (start, stops[0])
    return fitted(asks, parsed, _without_marks(parsed, piece), limit=12)


def _without_marks(parsed: Parsed, piece: Range) -> Range:
    start, end = piece
    while end - 1 > start and parsed.tokens[end - 1].text in (".", ",", ";"):
        end -= 1
    return start, end
