"""Whether a piece can make sense as the answer: none is better than a few words of something else.

Every rule compares the form of the piece with the form that the question asks for.
"""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.gazetteer import ORGANISATION_WORDS
from rag.short.persons import may_act, person_in
from rag.short.ranking import Asking, has_head
from rag.short.want_words import ACTS, BE, SPEECH, UTTERANCES, Kind, singular

_OF_MANY: Final[frozenset[Kind]] = frozenset({"thing", "person", "organisation", "country"})


def makes_sense(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece of a sentence has a form that may answer the question.

    Several things are no single one; and how something is done is told by a verb, by what follows
    "by" or "as", by a quotation or by something new ("a slow start").
    """
    if (
        _splits_phrase(asks, parsed, piece)
        or _is_no_thing(asks, parsed, piece)
        or _is_too_many(asks, parsed, piece)
    ):
        return False
    if asks.want.kind in _OF_MANY and _asks_several(asks):
        return _is_several(parsed, piece) or _is_quoted(parsed, piece)
    if asks.want.kind == "person":
        return may_act(parsed, piece) or _is_quoted(parsed, piece)
    if asks.want.kind == "organisation" and not _is_body(asks, parsed, piece):
        return False
    return asks.want.kind != "manner" or not _is_known_thing(parsed, piece)


def is_supposed(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece is what is done in a case only: "if the troops were | moved away"."""
    at = piece[0] - 1
    if at < 1 or parsed.tokens[at].text.lower() not in BE:
        return False
    while at > 0 and parsed.tokens[at - 1].tag in ("name", "noun", "det", "number", "adverb"):
        at -= 1
    return at > 0 and parsed.tokens[at - 1].text.lower() in ("if", "unless", "when", "until")


def _splits_phrase(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece ends in the middle of a phrase: "Danish and Swedish | firms"."""
    start, end = piece
    if asks.want.kind not in _NOUNS or end >= len(parsed.tokens):
        return False
    whole = next((p for p in parsed.phrases if p[0] <= start and end < p[1]), (start, end))
    rest = [token for token in parsed.tokens[end : whole[1]] if token.tag == "noun"]
    apart = parsed.tokens[end - 1].possessive or parsed.tokens[end].tag in ("det", "open", "close")
    apart = apart or any(run[0] + 1 < run[1] == end for run in parsed.names)
    if asks.want.head and rest and not apart and not terms_of(rest[-1].text) & asks.near:
        return True
    linked = any(token.tag == "and" for token in parsed.tokens[start:end])
    return linked and parsed.tokens[end].tag == "noun" and parsed.tokens[end - 1].tag == "name"


_NOUNS: Final[frozenset[Kind]] = frozenset({"thing", "organisation", "person"})


def _is_no_thing(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece tells a deed where "which" asks for a thing or a body."""
    which = _WHICH.search(asks.question)
    if asks.want.kind not in _BODIES or not asks.want.head or which is None:
        return False
    if asks.want.head in SPEECH | UTTERANCES | ACTS or _is_quoted(parsed, piece):
        return False
    tags = [token.tag for token in parsed.tokens[slice(*piece)]]
    if tags[0] == "ing" and parsed.tokens[piece[0] - 1].tag not in ("det", "noun"):
        return True
    relative = tags.index("relative") if "relative" in tags else len(tags)
    return any(tag in ("verb", "aux") for tag in tags[:relative])


def _is_too_many(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece joins two phrases where "which" asks for one thing: "which ground"."""
    asked = re.search(
        rf"\b[Ww]hich (?:[\w'’-]+ ){{0,3}}?{re.escape(asks.want.head)}\b", asks.question
    )
    if (
        not asks.want.head
        or asked is None
        or asks.want.kind not in _BODIES
        or _several_in(asked[0])
    ):
        return False
    if any(run[0] <= piece[0] and piece[1] <= run[1] for run in parsed.names):
        return False
    links = [at for at in range(piece[0] + 1, piece[1]) if parsed.tokens[at].tag == "and"]
    return any(_joins_phrases(parsed, at) for at in links)


def _joins_phrases(parsed: Parsed, at: int) -> bool:
    """Tell whether "and" joins two phrases: "rafts and no boats", but not "rail and road works"."""
    following = dict(parsed.phrases).get(at + 1)
    if following is None:
        return False
    alone = any(end == at and end - start == 1 for start, end in parsed.phrases)
    before = parsed.tokens[at - 1].text
    modifier = alone and singular(before) == before.lower() and following > at + 2
    return not modifier or parsed.tokens[at + 1].tag == "det"


def _several_in(asked: str) -> bool:
    return re.search(r"\b(?:two|three|four|pair|duo|couple|both)\b", asked) is not None


def _is_body(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece holds a name without a person's title, or a noun for a body."""
    tokens = parsed.tokens[slice(*piece)]
    titled = person_in(parsed, piece) not in (None, piece)
    named = any(token.tag == "name" for token in tokens) and not titled
    body = singular(tokens[-1].text) in ORGANISATION_WORDS
    return named or body or has_head(asks, parsed, piece) > 0 or _is_quoted(parsed, piece)


_BODIES: Final[frozenset[Kind]] = frozenset({"thing", "organisation", "country", "person", "place"})
_WHICH: Final = re.compile(r"\b[Ww]hich\b")


def _asks_several(asks: Asking) -> bool:
    """Tell whether the noun after "which" or "what" is a plural: "which new trams"."""
    found = _ASKED.search(asks.question)
    words = found["words"].lower().split() if found else []
    return any(word != asks.want.head and singular(word) == asks.want.head for word in words)


_ASKED: Final = re.compile(
    r"\b(?:[Ww]hich|[Ww]hat)"
    r"(?P<words>(?: (?!(?:is|was|are|were|did|do|does|of)\b)[\w-]+(?![\w'’-])){1,4})"
)


def _is_several(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece names several: by "and", a comma, a number or a plural."""
    inside = parsed.tokens[piece[0] : piece[1]]
    if any(token.tag in ("comma", "number") or token.text.lower() == "and" for token in inside):
        return True
    return any(token.tag == "noun" and singular(token.text) != token.text.lower()
               for token in inside)  # fmt: skip


def _is_known_thing(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece is a mere phrase of nouns that isn't introduced as new."""
    inside = parsed.tokens[piece[0] : piece[1]]
    new = inside[0].text.lower() in ("a", "an") or _is_quoted(parsed, piece)
    led = piece[0] > 0 and parsed.tokens[piece[0] - 1].text.lower() in _LEADING
    does = any(token.tag in ("verb", "ing", "aux") for token in inside)
    participle = inside[0].tag == "noun" and inside[0].text.endswith(("ed", "ing"))
    return not (new or led or does or participle)


_LEADING: Final = frozenset({"by", "through", "via", "as", "with"})


def _is_quoted(parsed: Parsed, piece: Range) -> bool:
    return any(parsed.tokens[at].tag == "open" for at in range(max(0, piece[0] - 1), piece[1]))
