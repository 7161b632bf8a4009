"""Options of no narrow type: things, quotations, and how something is described."""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.fitting import LONGEST_TOLD, border_after, complement_of, core, fitted
from rag.short.forms import denied, means, series
from rag.short.predicates import ADDRESSING, clause_score, clauses, with_news
from rag.short.ranking import (
    HEAD,
    LONGEST,
    NEW,
    Asking,
    Option,
    has_head,
    in_place,
    known_head,
    left_anchor,
    matched,
    novelty,
    remembered,
    same_preposition,
)
from rag.short.told_deeds import deeds
from rag.short.want_words import SPEECH
from rag.verb_lists import SAYING


@remembered
def things(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return noun phrases, predicates and clauses, scored for an open "what" or "which"."""
    found = [
        Option(piece, _thing_score(asks, parsed, piece))
        for phrase in parsed.phrases
        for piece in parsed.extended(phrase)
    ]
    found += _complements_of_head(asks, parsed)
    found += _seen_as(asks, parsed)
    found += _without_known_noun(asks, parsed)
    if asks.want.verb in SAYING and (not asks.want.head or asks.want.head in SPEECH):
        found += [Option(o.piece, o.score + NEW) for o in quotations(asks, parsed)]
    for pieces, bonus in ((series(asks, parsed), 3.0), (denied(asks, parsed), 2.0)):
        found += [Option(piece, _thing_score(asks, parsed, piece) + bonus) for piece in pieces]
    if not has_head(asks, parsed, (0, len(parsed.tokens))):
        bonus = -1.0 if asks.want.head and asks.want.verb not in SAYING else 0.0
        found += [Option(o.piece, o.score + bonus) for o in clauses(asks, parsed)]
    unsaid = 1.5 if asks.want.verb in SAYING and not _tells(parsed) else 0.0
    return [Option(o.piece, o.score - unsaid) for o in with_news(asks, parsed, found)]


def _tells(parsed: Parsed) -> bool:
    """Tell whether somebody says something in the sentence."""
    return any(t.lemma in SAYING and t.tag in ("verb", "ing") for t in parsed.tokens)


def _without_known_noun(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what stands before a noun of the question: "flu drugs" gives "flu" for "drugs"."""
    found = []
    for start, end in parsed.phrases if asks.want.head else ():
        cut = end
        while cut > start and _named(asks, parsed, cut - 1):
            cut -= 1
        if start < cut < end and parsed.tokens[cut - 1].tag in ("noun", "name"):
            found.append(Option((start, cut), _thing_score(asks, parsed, (start, cut)) + 0.6))
    return found


def _named(asks: Asking, parsed: Parsed, at: int) -> bool:
    """Tell whether a noun stands in the question and isn't what is asked for."""
    token = parsed.tokens[at]
    known = token.tag == "noun" and bool(terms_of(token.text) & asks.terms)
    return known and not has_head(asks, parsed, (at, at + 1))


def _complements_of_head(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows the noun asked for: "a threat to leave" answers "what threat"."""
    found = []
    for at in range(len(parsed.tokens) - 2):
        link = parsed.tokens[at + 1]
        as_such = link.text == "as" and has_head(asks, parsed, (at, at + 1)) > 0
        named = link.text in ("to", "of", "that", ":") and has_head(asks, parsed, (at, at + 1)) == 1
        if not (named or as_such):
            continue
        start = at + 1 if link.text == "to" else at + 2
        limit = LONGEST_TOLD if link.text == ":" else LONGEST
        piece = fitted(asks, parsed, (start, complement_of(parsed, start)), limit=limit)
        sure = 2.0 * as_such + 2.5 * (as_such or asks.want.slot == "copula")
        found.append(Option(piece, 3.0 + novelty(asks, parsed.cut(piece)) + sure))
    return found


def _seen_as(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what something is seen as: "treats aid as a weapon" gives "a weapon"."""
    found = []
    for at in range(2, len(parsed.tokens) - 1):
        if parsed.tokens[at].text != "as":
            continue
        verbs = [t.lemma for t in parsed.tokens[:at] if t.tag in ("verb", "ing")]
        if not _SEEING.isdisjoint(verbs[-2:]):  # "describes a man smoking as a heretic"
            border = border_after(parsed, at + 1)
            piece = fitted(asks, parsed, (at + 1, border), limit=LONGEST_TOLD)
            bonus = 4.0 if _asks_how_seen(asks, parsed, at) else 0.8
            found.append(Option(piece, clause_score(asks, parsed, piece) + bonus))
    return found


def _asks_how_seen(asks: Asking, parsed: Parsed, at: int) -> bool:
    """Tell whether the question names what is seen as something, or asks how it is seen."""
    if asks.want.head or re.search(r"\bas\b", asks.question):
        return False
    verb = max(p for p in range(at) if parsed.tokens[p].tag in ("verb", "ing"))
    held = any(matched(asks, parsed)[verb + 1 : at])
    return held or asks.want.verb in _SEEING | {"think", "accuse"}


_SEEING: Final = frozenset(
    "regard describe see view treat portray identify label denounce condemn depict dismiss "
    "characterize brand call consider name cast portray paint rate judge".split()
)


_TAKING: Final = frozenset("think make react respond take receive greet meet rate rank".split())
"""Verbs of a question that what somebody sees in something answers besides."""


def quotations(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what stands between quotation marks, that nearest to the question's words first."""
    flags = matched(asks, parsed)
    found: list[Option] = []
    for start, end in parsed.quotations():
        new = novelty(asks, parsed.cut((start, end)))
        near = sum(flags[max(0, start - 6) : start]) * 0.3 + sum(flags[end : end + 6]) * 0.1
        anchor = left_anchor(asks, parsed, start - 1) * 0.3
        piece = core(asks, parsed, (start, end))
        found.append(Option(piece, new + near + anchor))
    return found


def manners(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return how something is described: quoted, after "as", or after "describe X"."""
    found = [Option(o.piece, o.score + 4.0) for o in quotations(asks, parsed)]
    for at, token in enumerate(parsed.tokens):
        if token.text == "as" and any(t.tag in ("verb", "ing") for t in parsed.tokens[:at]):
            end = border_after(parsed, at + 1)
            found.append(Option(fitted(asks, parsed, (at + 1, end)), 2.5))
    found += [o for o in _seen_as(asks, parsed) if asks.want.verb in _SEEING | _TAKING]
    found += means(asks, parsed) + [Option(o.piece, o.score - 1.0) for o in clauses(asks, parsed)]
    return with_news(asks, parsed, found + deeds(asks, parsed))


def _thing_score(asks: Asking, parsed: Parsed, piece: Range) -> float:
    text = parsed.cut(piece)
    terms = terms_of(text)
    new = sum(term not in asks.terms for term in terms)
    length = piece[1] - piece[0]
    quoted = 0.5 if piece[0] and parsed.tokens[piece[0] - 1].tag == "open" else 0.0
    told = 2.0 if _is_addressee(asks, parsed, piece) or text in _LIGHT else 0.0
    known = 1.5 if known_head(asks, parsed, piece) else 0.0
    return (
        NEW * novelty(asks, text)
        - known
        - told
        + quoted
        + in_place(asks, parsed, piece)
        + HEAD * has_head(asks, parsed, piece)
        + same_preposition(asks, parsed, piece[0])
        + 0.12 * min(new, 4)
        - 0.3 * max(0, length - LONGEST)
        - 0.3 * sum(token.tag == "comma" for token in parsed.tokens[piece[0] : piece[1]])
        - 0.5 * any(token.text in _OF_THE_VERB for token in parsed.tokens[piece[0] : piece[1]])
    )


_OF_THE_VERB: Final = frozenset("from to at by before after near during as into".split())
"""Prepositions that mostly belong to the verb, not to the noun before them."""

_LIGHT: Final = frozenset({"effect", "place", "part", "note", "shape", "advance", "addition"})
"""Nouns that belong to the verb ("take effect") and answer nothing by themselves."""


def _is_addressee(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a phrase is whom something is told: "tells the Assembly that ..."."""
    before = parsed.tokens[piece[0] - 1] if piece[0] else None
    following = parsed.tokens[piece[1]].tag if piece[1] < len(parsed.tokens) else "stop"
    return (
        before is not None
        and before.lemma in ADDRESSING
        and before.tag == "verb"
        and (following not in ("stop", "comma") and asks.want.prep != "to")
    )
