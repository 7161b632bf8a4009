"""Options cut from predicates: what a verb says, with or without the verb and its object."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rag.short.candidates import Parsed, Predicate, Range, terms_of
from rag.short.fitting import (
    LONGEST_TOLD,
    fitted,
    is_clause,
    subject_end,
    words_in,
)
from rag.short.ranking import (
    LONGEST,
    NEW,
    Asking,
    Option,
    left_anchor,
    main_verb,
    novelty,
    remembered,
    same_preposition,
)
from rag.short.want_words import BE
from rag.thesaurus import expansions
from rag.verb_lists import SAYING
from rag.verbs import verb


@remembered
def clauses(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows each verb, and verbs with what follows, scored."""
    found: list[Option] = []
    for predicate in parsed.predicates():
        for piece, bonus in _pieces(asks, parsed, predicate):
            if piece[0] < piece[1]:
                found.append(Option(piece, clause_score(asks, parsed, piece) + bonus))
    return with_news(asks, parsed, found)


@remembered
def doings(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return verbs with what follows them, those of the subject asked about first."""
    if re.search(r"\bto do\b", asks.question):
        return clauses(asks, parsed)
    about = terms_of(asks.want.subject)
    like = about | frozenset(expansions(tuple(sorted(about))))
    found: list[Option] = []
    for predicate in parsed.predicates():
        subject = terms_of(parsed.cut(predicate.subject))
        shared = min(1.0, len(subject & like) / len(about)) if about else 0.0
        if _DOES.search(asks.question) and is_passive(parsed, predicate.verb):
            continue
        whole = with_denial(parsed, predicate.verb), predicate.complement[1]
        piece = fitted(asks, parsed, whole, limit=LONGEST + 2)
        main = 0.5 if predicate.verb == main_verb(parsed) else 0.0
        finite = 0.3 if parsed.tokens[predicate.verb].tag == "verb" else 0.0
        rest = parsed.cut(piece)
        if about and not shared and like.isdisjoint(terms_of(rest)):
            continue  # others do something about something else
        touched = len(terms_of(rest) & asks.terms) * 0.2
        found.append(Option(piece, shared + main + finite + touched + novelty(asks, rest)))
    return found


_DOES: Final = re.compile(r"\b(?:do|done|doing)\b")


def is_passive(parsed: Parsed, at: int) -> bool:
    """Tell whether a verb is done to its subject: "was sold", "posts | scrapped by"."""
    known = verb(parsed.tokens[at].text)
    if known is None or known[1] != "past" or not at:
        return False
    following = parsed.tokens[at + 1].tag if at + 1 < len(parsed.tokens) else "stop"
    helper = next((t for t in reversed(parsed.tokens[:at]) if t.tag != "adverb"), None)
    first = at == main_verb(parsed) and all(t.tag != "aux" for t in parsed.tokens[:at])
    hangs = "comma" if first else "noun"
    bare = helper is not None and helper.tag in ("comma", hangs)
    be = helper is not None and helper.text.lower() in BE
    return be or (bare and following in ("prep", "stop"))


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
    told = says > 1 and start in _told_starts(parsed)
    end = _told_end(parsed, start, end) if told else end
    yield fitted(asks, parsed, (start, end), limit=LONGEST_TOLD if told else LONGEST), says
    urged = _urged(parsed, predicate, start)
    if urged:
        sought = parsed.tokens[urged - 1].tag != "to"
        yield fitted(asks, parsed, (urged, end)), says + (1.5 if sought else 0.5)
    verb_at = _past_known_subject(asks, parsed, start, end)
    if verb_at > start:
        yield fitted(asks, parsed, (verb_at, end)), says + 0.3
    if lemma not in SAYING and parsed.tokens[predicate.verb].tag != "aux":
        first = with_denial(parsed, predicate.verb)
        yield fitted(asks, parsed, (first, end)), 0.2 if first < predicate.verb else -0.2


def _told_end(parsed: Parsed, start: int, end: int) -> int:
    """Return where what is said ends: past ", but won't ...", where the whole is short enough."""
    tags = [token.tag for token in parsed.tokens]
    at = end + (tags[end : end + 1] == ["comma"])
    link, verb_tag = tags[at : at + 1], tags[at + 1 : at + 2]
    if link not in (["and"], ["but"]) or verb_tag not in (["aux"], ["verb"]):
        return end
    stop = next((i for i in range(at, len(tags)) if tags[i] in ("stop", "dash")), len(tags))
    return stop if words_in(parsed, (start, stop)) <= LONGEST_TOLD else end


def _told_starts(parsed: Parsed) -> Iterable[int]:
    """Yield where what somebody says begins: "says X will", "says that X", "tells the club he"."""
    for at, token in enumerate(parsed.tokens[:-2]):
        if token.text == ":" and parsed.tokens[at + 1].tag == "open":
            yield at + 2
        if token.lemma not in SAYING or token.tag not in ("verb", "ing"):
            continue
        start = _addressee_end(parsed, at + 1) or at + 1
        if parsed.tokens[start : start + 1] and parsed.tokens[start].text == "that":
            yield start + 1
        elif token.lemma in ADDRESSING and parsed.tokens[start].tag == "pronoun":
            yield start
        elif is_clause(parsed, at + 1, len(parsed.tokens)):
            yield at + 1


def with_denial(parsed: Parsed, at: int) -> int:
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


def _addressee_end(parsed: Parsed, start: int) -> int:
    """Return where a phrase after a verb ends, 0 where none is: "tells visiting Smith" has one."""
    visiting = start > 0 and parsed.tokens[start - 1].lemma in ADDRESSING
    at = start + 1 if visiting and parsed.tokens[start].tag == "ing" else start
    return dict(parsed.phrases).get(at, 0)


def _past_known_object(asks: Asking, parsed: Parsed, start: int, end: int) -> int:
    """Return where the complement goes on after "tells Pence that", "asks Washington for"."""
    after = _addressee_end(parsed, start)
    if not after or after >= end:
        return start
    link = parsed.tokens[after]
    if parsed.tokens[start - 1].lemma in ADDRESSING and link.tag == "pronoun":
        return after
    told = parsed.tokens[start - 1].lemma in ADDRESSING and link.text == "that"
    blamed = asks.want.prep in _BLAMED and link.text in _BLAMED
    if novelty(asks, parsed.cut((start, after))) > 0 and not told and not blamed:
        return start
    if link.text in ("that", "for", "of", "to", "with", "about", "over", "as"):
        return after + (link.tag != "to")
    return start


_BLAMED: Final = frozenset({"of", "with"})
"""What one is accused of or charged with, whatever the accused is called."""


def _past_known_subject(asks: Asking, parsed: Parsed, start: int, end: int) -> int:
    """Return where the verb of a clause starts whose subject the question names, else `start`."""
    phrases = dict(parsed.phrases)
    pronoun = start < end and parsed.tokens[start].tag == "pronoun"
    after = start + 1 if pronoun else subject_end(parsed, start, end) or phrases.get(start, start)
    if after == start or after >= end or parsed.tokens[after].tag not in ("aux", "verb"):
        return start
    if not pronoun and novelty(asks, parsed.cut((start, after))) > 0:
        return start
    while after < end and _is_mere_helper(parsed, after):
        after += 1
    return after


def _is_mere_helper(parsed: Parsed, at: int) -> bool:
    """Tell whether a helping verb says neither "not" nor what must or may be."""
    token = parsed.tokens[at]
    return token.tag == "aux" and token.text not in _BINDING and not _negated(parsed, at)


_BINDING: Final = frozenset({"must", "should", "may", "might", "could"})


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
