"""Options cut from predicates: what a verb says, with or without the verb and its object."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rag.short.candidates import Parsed, Predicate, Range, terms_of
from rag.short.fitting import LONGEST_TOLD, fitted, is_clause
from rag.short.ranking import (
    LONGEST,
    NEW,
    Asking,
    Option,
    left_anchor,
    main_verb,
    novelty,
    same_preposition,
)
from rag.verb_lists import SAYING


def clauses(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows each verb, and verbs with what follows, scored."""
    found: list[Option] = []
    for predicate in parsed.predicates():
        for piece, bonus in _pieces(asks, parsed, predicate):
            if piece[0] < piece[1]:
                found.append(Option(piece, clause_score(asks, parsed, piece) + bonus))
    return with_news(asks, parsed, found)


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
    told = parsed.tokens[start - 1].lemma in ADDRESSING and link.text == "that"
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
    urging = parsed.tokens[predicate.verb].lemma in ADDRESSING
    if not urging or not after or after + 1 >= len(parsed.tokens):
        return 0
    link = parsed.tokens[after]
    return after + 1 if link.tag == "to" or link.text in _SOUGHT_BY else 0


def _negated(parsed: Parsed, at: int) -> bool:
    following = parsed.tokens[at + 1].text if at + 1 < len(parsed.tokens) else ""
    return following in ("not", "no", "never") or parsed.tokens[at].text.endswith(("n't", "n’t"))


_SOUGHT_BY: Final = frozenset({"for", "about", "against", "of"})


ADDRESSING: Final = frozenset(
    "tell ask urge warn remind inform assure advise order persuade".split()
)


_NEGATIVE: Final = re.compile(r"\b(?:not|never|no|refuse\w*|reject\w*)\b|n['’]t\b")


def _denies_alike(asks: Asking, parsed: Parsed, verb_at: int) -> bool:
    """Tell whether both the question and the helping verb say no."""
    helper = parsed.tokens[verb_at - 1].text.lower() if verb_at else ""
    return bool(_NEGATIVE.search(asks.question.lower()) and _NEGATIVE.search(helper))


def clause_score(asks: Asking, parsed: Parsed, piece: Range) -> float:
    """Return how much a clause tells that is new and how well it goes on from the question."""
    text = parsed.cut(piece)
    new = sum(term not in asks.terms for term in terms_of(text))
    return (
        NEW * novelty(asks, text)
        + left_anchor(asks, parsed, piece[0])
        + same_preposition(asks, parsed, piece[0])
        + 0.12 * min(new, 4)
    )


def with_news(asks: Asking, parsed: Parsed, found: Iterable[Option]) -> list[Option]:
    """Return the options that tell enough that the question doesn't say."""
    return [option for option in found if novelty(asks, parsed.cut(option.piece)) > 0.3]
