"""Which piece of a sentence answers: the rules' score and nearness in meaning, weighed together.

The rules of each kind propose and score; beside theirs, every phrase and predicate of the
sentence is proposed where the kind is an open one. What speaks for each (`rag.short.features`) is
weighed by a small network (`rag.short.network`), and together with what they say by others that
read sentence and question (`rag.short.reading`). Both are fitted to gold questions, so that of the
pieces of the sentences cited those which the evaluation accepts share the probability.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from rag.attention import together
from rag.fitted import Networks
from rag.short.candidates import Parsed, Range
from rag.short.features import FEATURES, Rival, rows_of, telling
from rag.short.fitting import LONGEST_TOLD, fitted, words_in
from rag.short.meaning import Met, Pieces, met
from rag.short.organisations import organisations
from rag.short.persons import persons
from rag.short.phrases import quotations, things
from rag.short.predicates import clauses, doings
from rag.short.ranking import LONGEST, Asking, Option, governing
from rag.short.reading import places_of, read_scores
from rag.short.reasons import reasons
from rag.short.sense import is_supposed
from rag.short.want_words import BE, Kind
from rag.verb_lists import SAYING

_CLOSED: Final[frozenset[Kind]] = frozenset(
    {"amount", "share", "count", "times", "frequency", "duration", "nationality", "country",
     "publication", "title", "office", "identity", "place", "doing", "statement", "choice"}
)  # fmt: skip
"""Kinds whose own rules leave nothing out; of other kinds any phrase may be the answer."""

_UNRULED: Final = -4.0
_MOST: Final = 11


def weighed(
    asks: Asking,
    parsed: Parsed,
    ruled: Sequence[Option],
    sentence: Pieces,
    question: Pieces,
    networks: Networks,
) -> list[Option]:
    """Return the pieces of a sentence that may answer, with their weighed scores, in order.

    Args:
        asks: the question.
        parsed: the sentence.
        ruled: what the rules of the kind asked for propose; without any there is no answer.
        sentence: the word pieces of the sentence.
        question: those of the question.
        networks: by which they are weighed.
    """
    near = met(asks, parsed, sentence, question)
    among = rivals(asks, parsed, ruled, near)
    found = [rival.piece for rival in among]
    rows = np.array(rows_of(asks, parsed, near, among)).reshape(-1, len(FEATURES))
    scores = networks.plain().scores(rows)
    reading = networks.reading()
    if found and len(question.rows) and reading.can_read(question.fingerprint):
        places = places_of(parsed, sentence, found)
        read = read_scores(reading, rows, question.rows, sentence.rows, places)
        scores = together(scores, read)
    return [Option(piece, score) for piece, score in zip(found, scores.tolist(), strict=True)]


def chance_of(best: Option, weighed: Sequence[Option]) -> float:
    """Return how likely the answer lies where a piece lies, by the weighed scores of all: 0..1.

    It is the share of the chances of all pieces that those have which overlap with it.
    """
    chances = [(option, math.exp(option.score - best.score)) for option in weighed]
    start, end = best.piece
    here = sum(chance for o, chance in chances if o.piece[0] < end and start < o.piece[1])
    return here / sum(chance for _, chance in chances)


def rivals(asks: Asking, parsed: Parsed, ruled: Sequence[Option], near: Met) -> list[Rival]:
    """Return every piece that may answer, in the order of the sentence."""
    scores: dict[Range, float] = {}
    for option in ruled:
        scores[option.piece] = max(option.score, scores.get(option.piece, option.score))
    best = max(scores.values(), default=0.0)
    people = {option.piece for option in _people(asks, parsed)}
    pieces = set(scores)
    told = asks.want.kind == "quote" and bool(parsed.quotations())
    if told:
        pieces &= {option.piece for option in quotations(asks, parsed)}
    elif scores and asks.want.kind not in _CLOSED:
        pieces |= people | set(_any_pieces(asks, parsed))
    pieces = {piece for piece in pieces if not _breaks_name(asks, parsed, piece)} or pieces
    pieces = {piece for piece in pieces if not _breaks_series(parsed, piece)} or pieces
    pieces = {piece for piece in pieces if not is_supposed(parsed, piece)} or pieces
    quoted = parsed.quotations()
    pieces = {piece for piece in pieces if not _breaks_quotation(quoted, piece)} or pieces
    if asks.want.slot == "object" and not told:
        asked = governing(asks, parsed)
        pieces = {each for each in pieces if asked.isdisjoint(range(*each))} or pieces
    if asks.want.slot in ("object", "patient") and _asks_object(asks):
        asked = governing(asks, parsed)
        if not asked and asks.want.kind == "thing" and not asks.want.head and _is_plain_verb(asks):
            asked = _nearest_verb(parsed, near)
        start, end = _place_of_object(parsed, asked, asks.want.slot == "patient")
        pieces = {each for each in pieces if start <= each[0] and each[1] <= end} or pieces
    heard = telling(parsed)
    return [
        Rival(
            piece,
            max(scores.get(piece, best + _UNRULED) - best, _UNRULED),
            ruled=piece in scores,
            person=piece in people,
        )
        for piece in sorted(pieces)
        if any(piece[0] <= at < piece[1] for at in heard)
    ]


def _breaks_name(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece ends inside a name, as "Secretary" does in "Secretary of State".

    Where a person or a body is asked for, neither does it begin behind a link of one: "Studies" of
    "Center for Studies". A country may: "Korea" of "Bank of Korea".
    """
    start, end = piece
    link = parsed.tokens[start - 1].text if start else ""
    acting = asks.want.kind in ("person", "organisation")
    return any(
        (first < end < last and parsed.tokens[end].tag == "prep")
        or (acting and first < start and end <= last and link in ("of", "for", "and"))
        for first, last in parsed.names
    )


def _breaks_series(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece has two or more of "A, B and C" without the last."""
    start, end = piece
    whole = parsed.extended((start, dict(parsed.phrases).get(start, end)))[-1]
    if words_in(parsed, whole) > LONGEST_TOLD:
        return False
    tags = [token.tag for token in parsed.tokens[start : end + 2]]
    link = end + (tags[end - start :] == ["comma", "and"])
    return (
        "comma" in tags[: end - start]
        and tags[link - start :][:1] == ["and"]
        and any(first == link + 1 for first, _ in parsed.phrases)
    )


def _breaks_quotation(quoted: Sequence[Range], piece: Range) -> bool:
    """Tell whether a piece begins before a quotation and ends early within it."""
    start, end = piece
    return any(start < first < end < last - 1 for first, last in quoted)


def _nearest_verb(parsed: Parsed, near: Met) -> frozenset[int]:
    """Return the verb that is clearly nearest in meaning to the question's, if there is one."""
    found = sorted(
        (-cosine, at)
        for at, (token, cosine) in enumerate(zip(parsed.tokens, near.verb, strict=True))
        if token.tag in ("verb", "ing") and cosine >= _NEAR
    )
    clear = len(found) == 1 or (len(found) > 1 and found[1][0] - found[0][0] >= _CLEAR)
    return frozenset({found[0][1]}) if clear else frozenset()


_NEAR: Final = 0.25
_CLEAR: Final = 0.1
"""A verb nearer than this, by this much, stands for the question's."""


def _is_plain_verb(asks: Asking) -> bool:
    """Tell whether the question's verb has its meaning alone: no "give up", nor "say" and "see"."""
    return asks.want.verb not in SAYING | {"see"} and not _PARTICLE.search(asks.question)


_PARTICLE: Final = re.compile(r"\b(?:up|out|back|off|away|down|over|through|forward|along|for)\b")


def _asks_object(asks: Asking) -> bool:
    """Tell whether what the verb acts on is asked for, and no reason, wording or "who was it"."""
    person = asks.want.kind == "person" and "whom" not in asks.question.lower()
    return not (person or asks.want.prep or asks.want.kind in ("reason", "quote"))


def _place_of_object(parsed: Parsed, asked: frozenset[int], passive: bool) -> Range:
    """Return where the object of the only verb asked about stands, (0, 0) without such a verb.

    Headlines may lack a "was", which a passive question supplies: "coal shipped into the South".
    """
    acts = [predicate for predicate in parsed.predicates() if predicate.verb in asked]
    if len(acts) != 1:
        return 0, 0
    at = acts[0].verb
    was = parsed.tokens[at - 1].text.lower() in BE
    after = [token.tag for token in parsed.tokens[at + 1 : at + 2]]
    bare = passive and after in (["prep"], ["stop"])
    acted_on = parsed.tokens[at].tag == "verb" and (was or bare)
    return acts[0].subject if acted_on else acts[0].complement


def _people(asks: Asking, parsed: Parsed) -> list[Option]:
    return persons(asks, parsed) if asks.want.kind == "person" else []


def _any_pieces(asks: Asking, parsed: Parsed) -> Iterable[Range]:
    """Yield phrases, names, predicates and subjects, whatever is asked."""
    for find in (things, clauses, doings, quotations, reasons, persons, organisations):
        yield from (option.piece for option in find(asks, parsed) if _holds(option.piece))
    for phrase in parsed.phrases:
        yield from parsed.extended(phrase)
        if parsed.tokens[phrase[0]].text.lower() in ("no", "any") and phrase[1] - phrase[0] > 1:
            yield phrase[0] + 1, phrase[1]
    yield from parsed.names
    for predicate in parsed.predicates():
        end = predicate.complement[1]
        yield from filter(_holds, _predicate_pieces(asks, parsed, predicate.verb, end))
        subject = _near_part(parsed, predicate.subject)
        if _holds(subject):
            yield fitted(asks, parsed, subject, limit=_MOST)


def _holds(piece: Range) -> bool:
    return piece[0] < piece[1]


def _predicate_pieces(asks: Asking, parsed: Parsed, verb: int, end: int) -> Iterable[Range]:
    for limit in (LONGEST, _MOST):
        yield fitted(asks, parsed, (verb, end), limit=limit)
        if verb + 1 < end:
            yield fitted(asks, parsed, (verb + 1, end), limit=limit)
    if verb and parsed.tokens[verb - 1].text in ("could", "might", "may", "would", "will"):
        yield fitted(asks, parsed, (verb - 1, end), limit=_MOST)


def _near_part(parsed: Parsed, subject: Range) -> Range:
    """Return what of a subject stands after the last comma, "and" or dash, without helpers."""
    start, end = subject
    borders = ("comma", "stop", "dash", "and", "but")
    cut = next((at for at in range(end, start, -1) if parsed.tokens[at - 1].tag in borders), start)
    while end > cut and parsed.tokens[end - 1].tag in ("aux", "adverb"):
        end -= 1
    return cut, end
