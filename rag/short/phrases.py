"""Options of no narrow type: things, what someone did or said, reasons, and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rag.short.candidates import Parsed, Predicate, Range, terms_of
from rag.short.fitting import LONGEST_TOLD, border_after, complement_of, core, fitted, is_clause
from rag.short.forms import denied, means, series
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
    main_verb,
    matched,
    novelty,
    same_preposition,
)
from rag.verb_lists import SAYING


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
    for pieces, bonus in ((series(asks, parsed), 3.0), (denied(asks, parsed), 2.0)):
        found += [Option(piece, _thing_score(asks, parsed, piece) + bonus) for piece in pieces]
    if not has_head(asks, parsed, (0, len(parsed.tokens))):
        bonus = -1.0 if asks.want.head and asks.want.verb not in SAYING else 0.0
        found += [Option(o.piece, o.score + bonus) for o in clauses(asks, parsed)]
    unsaid = 1.5 if asks.want.verb in SAYING and not _tells(parsed) else 0.0
    return [Option(o.piece, o.score - unsaid) for o in _new(asks, parsed, found)]


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
        if link.text not in ("to", "of", "that", ":") or has_head(asks, parsed, (at, at + 1)) < 1:
            continue
        start = at + 1 if link.text == "to" else at + 2
        piece = fitted(asks, parsed, (start, complement_of(parsed, start)))
        found.append(
            Option(
                piece, 3.0 + novelty(asks, parsed.cut(piece)) + 2.5 * (asks.want.slot == "copula")
            )
        )
    return found


def _seen_as(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what something is seen as: "treats aid as a weapon" gives "a weapon"."""
    found = []
    for at in range(2, len(parsed.tokens) - 1):
        if parsed.tokens[at].text != "as":
            continue
        verbs = [t.lemma for t in parsed.tokens[:at] if t.tag in ("verb", "ing")]
        if verbs and verbs[-1] in _SEEING:
            border = border_after(parsed, at + 1)
            piece = fitted(asks, parsed, (at + 1, border), limit=LONGEST_TOLD)
            bonus = 4.0 if _asks_how_seen(asks, parsed, at) else 0.8
            found.append(Option(piece, _clause_score(asks, parsed, piece) + bonus))
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
    "characterize brand call consider name cast".split()
)


def clauses(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows each verb, and verbs with what follows, scored."""
    found: list[Option] = []
    for predicate in parsed.predicates():
        for piece, bonus in _pieces(asks, parsed, predicate):
            if piece[0] < piece[1]:
                found.append(Option(piece, _clause_score(asks, parsed, piece) + bonus))
    return _new(asks, parsed, found)


def doings(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return verbs with what follows them, those of the subject asked about first."""
    if re.search(r"\bto do\b", asks.question):
        return clauses(asks, parsed)
    about = terms_of(asks.want.subject)
    found: list[Option] = []
    for predicate in parsed.predicates():
        subject = terms_of(parsed.cut(predicate.subject))
        shared = len(subject & about) / len(about) if about else 0.0
        piece = fitted(
            asks, parsed, (_with_denial(parsed, predicate.verb), predicate.complement[1])
        )
        main = 0.5 if predicate.verb == main_verb(parsed) else 0.0
        finite = 0.3 if parsed.tokens[predicate.verb].tag == "verb" else 0.0
        rest = parsed.cut(piece)
        touched = len(terms_of(rest) & asks.terms) * 0.2
        found.append(Option(piece, shared + main + finite + touched + novelty(asks, rest)))
    return found


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
    found += means(asks, parsed) + clauses(asks, parsed)
    return _new(asks, parsed, found)


def _pieces(asks: Asking, parsed: Parsed, predicate: Predicate) -> Iterable[tuple[Range, float]]:
    """Yield ways to cut a predicate: the complement, its clause without subject, with the verb."""
    start, end = predicate.complement
    lemma = parsed.tokens[predicate.verb].lemma
    while (
        start < end
        and parsed.tokens[start].tag in ("relative", "prep")
        and (
            parsed.tokens[start].text
            in ("that", "of", "about", "for", "on", "to", "with", "as", "over")
        )
    ):
        start += 1
    start = _past_known_object(asks, parsed, start, end)
    says = _says(asks, lemma) + 1.5 * _denies_alike(asks, parsed, predicate.verb)
    to_do = 1.5 if re.search(r"\bto do\b", asks.question) else 0.0
    if to_do and predicate.verb and parsed.tokens[predicate.verb - 1].tag == "to":
        yield fitted(asks, parsed, (predicate.verb, end)), to_do
    told = says > 1 and is_clause(parsed, start, end)
    yield fitted(asks, parsed, (start, end), limit=LONGEST_TOLD if told else LONGEST), says
    urged = _urged(parsed, predicate, start)
    if urged:
        sought = parsed.tokens[urged - 1].tag != "to"
        yield fitted(asks, parsed, (urged, end)), says + (1.5 if sought else 0.5)
    verb_at = _past_known_subject(asks, parsed, start, end)
    if verb_at > start:
        yield fitted(asks, parsed, (verb_at, end)), says + 0.3
    if lemma not in SAYING and parsed.tokens[predicate.verb].tag != "aux":
        first = _with_denial(parsed, predicate.verb)
        yield fitted(asks, parsed, (first, end)), 0.2 if first < predicate.verb else -0.2


def _with_denial(parsed: Parsed, at: int) -> int:
    """Return where a verb starts with its "not": an answer may never lose a denial."""
    start = at
    while start > 0 and parsed.tokens[start - 1].tag in ("aux", "adverb"):
        start -= 1
    denied = any(
        token.text.lower() in ("not", "never", "no", "cannot", "hardly", "barely")
        or token.text.endswith(("n't", "n’t"))
        for token in parsed.tokens[start:at]
    )
    return start if denied else at


def _says(asks: Asking, lemma: str) -> float:
    """Return a bonus where a verb of saying is asked about by a verb of saying."""
    opens = asks.want.prep in (
        "after",
        "without",
        "before",
        "until",
        "despite",
        "through",
        "during",
    )
    if lemma not in SAYING or asks.want.slot == "subject" or opens:
        return 0.0
    told = asks.want.verb in SAYING or re.search(r"\bmake\w* known\b|\blet slip\b", asks.question)
    return 1.2 if told else 0.3


def _past_known_object(asks: Asking, parsed: Parsed, start: int, end: int) -> int:
    """Return where the complement goes on after "tells Pence that", "asks Washington for"."""
    phrases = dict(parsed.phrases)
    after = phrases.get(start)
    if after is None or after >= end:
        return start
    link = parsed.tokens[after]
    told = parsed.tokens[start - 1].lemma in _ADDRESSING and link.text == "that"
    if novelty(asks, parsed.cut((start, after))) > 0 and not told:
        return start
    if link.text in ("that", "for", "of", "to", "with", "about", "over", "as"):
        return after + (link.tag != "to")
    return start


def _past_known_subject(asks: Asking, parsed: Parsed, start: int, end: int) -> int:
    """Return where the verb of a clause starts whose subject the question names, else `start`."""
    phrases = dict(parsed.phrases)
    pronoun = start < end and parsed.tokens[start].tag == "pronoun"
    after = start + 1 if pronoun else phrases.get(start, start)
    if after == start or after >= end or parsed.tokens[after].tag not in ("aux", "verb"):
        return start
    if not pronoun and novelty(asks, parsed.cut((start, after))) > 0:
        return start
    while after < end and parsed.tokens[after].tag == "aux" and not _negated(parsed, after):
        after += 1
    return after


def _urged(parsed: Parsed, predicate: Predicate, start: int) -> int:
    """Return what follows "urges the US to", "asks the bank for", 0 where there is nothing."""
    after = dict(parsed.phrases).get(start, 0)
    urging = parsed.tokens[predicate.verb].lemma in _ADDRESSING
    if not urging or not after or after + 1 >= len(parsed.tokens):
        return 0
    link = parsed.tokens[after]
    return after + 1 if link.tag == "to" or link.text in _SOUGHT_BY else 0


def _negated(parsed: Parsed, at: int) -> bool:
    following = parsed.tokens[at + 1].text if at + 1 < len(parsed.tokens) else ""
    return following in ("not", "no", "never") or parsed.tokens[at].text.endswith(("n't", "n’t"))


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


_SOUGHT_BY: Final = frozenset({"for", "about", "against", "of"})
_ADDRESSING: Final = frozenset(
    "tell ask urge warn remind inform assure advise order persuade".split()
)


def _is_addressee(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a phrase is whom something is told: "tells the Assembly that ..."."""
    before = parsed.tokens[piece[0] - 1] if piece[0] else None
    following = parsed.tokens[piece[1]].tag if piece[1] < len(parsed.tokens) else "stop"
    return (
        before is not None
        and before.lemma in _ADDRESSING
        and before.tag == "verb"
        and (following not in ("stop", "comma") and asks.want.prep != "to")
    )


_NEGATIVE: Final = re.compile(r"\b(?:not|never|no|refuse\w*|reject\w*)\b|n['’]t\b")


def _denies_alike(asks: Asking, parsed: Parsed, verb_at: int) -> bool:
    """Tell whether both the question and the helping verb say no."""
    helper = parsed.tokens[verb_at - 1].text.lower() if verb_at else ""
    return bool(_NEGATIVE.search(asks.question.lower()) and _NEGATIVE.search(helper))


def _clause_score(asks: Asking, parsed: Parsed, piece: Range) -> float:
    text = parsed.cut(piece)
    new = sum(term not in asks.terms for term in terms_of(text))
    return (
        NEW * novelty(asks, text)
        + left_anchor(asks, parsed, piece[0])
        + same_preposition(asks, parsed, piece[0])
        + 0.12 * min(new, 4)
    )


def _new(asks: Asking, parsed: Parsed, found: Iterable[Option]) -> list[Option]:
    return [option for option in found if novelty(asks, parsed.cut(option.piece)) > 0.3]
