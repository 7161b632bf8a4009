"""Reasons in so many words: what follows "because", "over", "citing" and the like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.doers import is_named, whole_subject
from rag.short.fitting import LONGEST_TOLD, complement_of, fitted
from rag.short.gazetteer import is_role
from rag.short.predicates import is_passive
from rag.short.ranking import (
    Asking,
    Option,
    matched,
    novelty,
    remembered,
)
from rag.short.want_words import FEELING
from rag.thesaurus import expansions

_REASON_WORDS: Final = (
    "because", "at a time when", "because of", "due to", "owing to", "until", "given",
    "over", "citing", "in response to", "amid", "for", "after", "thanks to", "in order to",
    "so that",
    "in an effort to", "in a bid to", "in an attempt to", "so as to", "with a view to",
    "with the aim of", "in the hope of", "in hopes of", "aimed at", "aiming at", "aims to",
    "aim to", "aiming to", "aimed to", "meant to", "designed to", "intended to",
    "in return for", "on the grounds that", "as", "in protest at", "to",
    "in advance of", "following", "in light of", "in view of", "under pressure from",
)  # fmt: skip
"""What opens a reason, the surest first."""
_MARKERS: Final = tuple((marker, marker.split()) for marker in _REASON_WORDS)
_BEFORE_NOUN: Final = frozenset(
    ("due to", "owing to", "in response to", "thanks to", "with a view to")
)
"""Those whose "to" stands before a noun: that of the others belongs to the answer, "to win"."""


@remembered
def reasons(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows "because", "over", "citing", "to" and the like, strongest first."""
    words = [token.text.lower() for token in parsed.tokens]
    flags = matched(asks, parsed)
    named = {at for start, end in parsed.names for at in range(start, end)}
    found: list[Option] = []
    places = defaultdict(list)
    for at in range(1, len(words)):
        places[words[at]].append(at)
    for rank, (marker, parts) in enumerate(_MARKERS):
        for at in places.get(parts[0], ()):
            split = marker == "because" and words[at + 1 : at + 2] == ["of"]
            if (
                split
                or at in named
                or at + len(parts) >= len(words)
                or words[at : at + len(parts)] != parts
                or not _gives_reason(asks, parsed, at, marker)
            ):
                continue
            kept = marker == "until" or (parts[-1] == "to" and marker not in _BEFORE_NOUN)
            start = at + len(parts) - kept
            end = complement_of(parsed, start)
            piece = fitted(asks, parsed, (start, end), limit=10)
            text = parsed.cut(piece)
            score = (
                3.0 - 0.1 * rank + 2 * novelty(asks, text) + 0.3 * sum(flags[max(0, at - 4) : at])
            )
            if novelty(asks, text) > 0.3:
                found.append(Option(piece, score))
                found += _told_of(asks, parsed, start)
    found = [option for option in found if not _within(parsed, option.piece, found)]
    found += _opening_reason(asks, parsed) + _feared(asks, parsed)
    found += _resented(asks, parsed) + _effects(asks, parsed)
    return found or _afterthought(asks, parsed) or _causes(asks, parsed)


def _told_of(asks: Asking, parsed: Parsed, start: int) -> list[Option]:
    """Return a reason of which "that" tells what the question names: "pressure | that saw ..."."""
    end = dict(parsed.phrases).get(start, start)
    if end == start or end >= len(parsed.tokens) or parsed.tokens[end].tag != "relative":
        return []
    shared = terms_of(parsed.cut((end, complement_of(parsed, end)))) & asks.near
    return [Option((start, end), 6.0)] if len(shared) >= _SHARED else []


_SHARED: Final = 2


def _within(parsed: Parsed, piece: Range, found: Sequence[Option]) -> bool:
    """Tell whether what follows "for" is but a part of a purpose: "to raise money for repairs"."""
    return parsed.tokens[piece[0] - 1].text.lower() == "for" and any(
        start < piece[0] < end and parsed.tokens[start].tag == "to"
        for start, end in (option.piece for option in found)
    )


FEARING: Final = re.compile(
    r"\b(?:nervous|jitter\w*|worr\w+|uneasy|unease|concern\w*|alarm\w*|fear\w*|afraid|anxious"
    r"|anxiety|wary|dread\w*|apprehensi\w+|trouble\w*|uncomfortable|object\w*)\b",
    re.IGNORECASE,
)
_MAY: Final = frozenset("could might may would".split())


def _feared(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what might come of it, where the question is why somebody fears something."""
    if not FEARING.search(asks.question):
        return []
    found = []
    for predicate in parsed.predicates():
        helper = predicate.verb - 1
        if helper > 0 and parsed.tokens[helper].text in _MAY:
            start = _past_relative(parsed, helper)
            piece = fitted(asks, parsed, (start, predicate.complement[1]), limit=LONGEST_TOLD)
            found.append(Option(piece, 5.0 + novelty(asks, parsed.cut(piece))))
    return found[:1]


def _past_relative(parsed: Parsed, helper: int) -> int:
    """Return where what may come of it begins: past "which", with the case in which it may.

    "Which in a storm could flood the town" gives "in a storm could flood the town".
    """
    between = range(helper - 1, max(-1, helper - _CASE), -1)
    at = next((at for at in between if parsed.tokens[at].tag == "relative"), -1)
    inside = parsed.tokens[at + 1 : helper]
    stated = at >= 0 and bool(inside) and inside[0].tag == "prep"
    return at + 1 if stated and all(t.tag not in ("verb", "stop") for t in inside) else helper


_CASE: Final = 12
"""Tokens in which a case is told, at most."""

_CAUSING: Final = frozenset(
    "affect cause drive force impact influence lead make mean prompt push spur trigger".split()
)
_CHANGING: Final = (
    _CAUSING
    | FEELING
    | frozenset(
        "allow block bolster boost complicate curb curtail cut delay discourage ease enable "
        "encourage facilitate hamper hamstring help hinder impede jeopardize limit prevent reduce "
        "restrict slow speed stall stop strain strengthen threaten undermine weaken "
        "worsen".split()
    )
)
"""Verbs whose subject is why their object is as it is: "the rain delayed the fair"."""
_RESENTING: Final = frozenset("balk bridle bristle chafe fume grumble protest rage seethe".split())


def _resented(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return the whole of what somebody asked about bristles at, with what is said of it."""
    about = terms_of(asks.want.subject)
    found = []
    for predicate in parsed.predicates():
        link = predicate.verb + 1
        if (
            parsed.tokens[predicate.verb].lemma in _RESENTING
            and any(token.tag == "prep" for token in parsed.tokens[link : link + 1])
            and about & terms_of(parsed.cut(predicate.subject))
        ):
            piece = fitted(asks, parsed, (link + 1, complement_of(parsed, link + 1)), limit=10)
            found.append(Option(piece, 5.0 + novelty(asks, parsed.cut(piece))))
    return found


def _effects(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what changes a thing that the question names: no person, but a thing or an event."""
    found = []
    for predicate in parsed.predicates():
        acted_on = terms_of(parsed.cut(predicate.complement)) & asks.near
        changes = parsed.tokens[predicate.verb].lemma in _CHANGING
        if not changes or not acted_on or is_passive(parsed, predicate.verb):
            continue
        piece = whole_subject(parsed, predicate)
        if piece and not is_named(parsed, piece) and not terms_of(parsed.cut(piece)) & asks.near:
            found.append(Option(piece, 4.5 + novelty(asks, parsed.cut(piece))))
    return found


def _causes(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what brings something about: the subject of "will affect", "prompts" and the like."""
    found = []
    for predicate in parsed.predicates():
        causes = parsed.tokens[predicate.verb].lemma in _CAUSING
        if causes and not is_passive(parsed, predicate.verb):
            for phrase in parsed.phrases:
                inside = predicate.subject[0] <= phrase[0] and phrase[1] <= predicate.verb
                longest = parsed.extended(phrase)[-1]
                if inside and longest[1] <= predicate.verb and novelty(asks, parsed.cut(phrase)):
                    found.append(Option(longest, 1.0 + novelty(asks, parsed.cut(longest))))
    return found


def _opening_reason(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return the clause that a sentence starts with: "As prices fell, the bank ...".

    "At the king's request" keeps its "at", without which it is no reason.
    """
    first = parsed.tokens[0].text if parsed.tokens else ""
    urged = first == "At" and _URGED.search(parsed.text.partition(",")[0])
    if not urged and first not in _OPENERS:
        return []
    end = next((at for at, t in enumerate(parsed.tokens) if t.tag == "comma"), 0)
    start = 0 if urged else 1
    return [Option(fitted(asks, parsed, (start, end), limit=12), 5.5)] if end > 1 else []


_OPENERS: Final = frozenset("As Because Since Given With Amid Fearing Citing".split())
_URGED: Final = re.compile(r"\b(?:urging|request|behest|insistence|invitation|prompting)$")


def _afterthought(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows a semicolon, which often explains what stands before it."""
    at = next((at for at, t in enumerate(parsed.tokens) if t.text == ";"), 0)
    inside = sum(t.tag == "open" for t in parsed.tokens[:at]) > sum(
        t.tag == "close" for t in parsed.tokens[:at]
    )
    if not at or inside:
        return []
    piece = fitted(asks, parsed, (at + 1, complement_of(parsed, at + 1)), limit=10)
    return [Option(piece, 1.0)] if piece[0] < piece[1] else []


_NOT_YET: Final = re.compile(
    r"\b(?:not|can't|cannot|isn't|won't|yet|stuck|stall\w*|held up|on hold|block\w*|delay\w*"
    r"|hold\w* (?:up|back)|wait\w*)\b",
    re.IGNORECASE,
)
"""Asks what something waits for, which "until" tells."""


def _gives_reason(asks: Asking, parsed: Parsed, at: int, marker: str) -> bool:
    """Tell whether a reason follows the marker at `at`, behind which a token stands."""
    following = parsed.tokens[at + len(marker.split())]
    if marker == "to":
        return (
            following.tag == "verb"
            and parsed.tokens[at - 1].tag != "verb"
            and not _takes_to(parsed, at)
        )
    if marker == "for":
        being = parsed.cut((at + 1, min(at + 4, len(parsed.tokens)))) == "the time being"
        office = is_role(parsed.tokens[at - 1].text) and following.tag == "name"
        return not (being or office or _belongs_to_verb(asks, parsed, at))
    if marker == "until":
        return _NOT_YET.search(asks.question) is not None
    if marker == "over":
        return following.tag != "number" and not _OVER_TIME.match(parsed.text, following.start)
    return True


_OVER_TIME: Final = re.compile(
    r"(?:(?:the|this|that|these|those) )?(?:(?:last|past|next|coming|same|whole|entire) )?(?:\w+ )?"
    r"(?:period|years?|months?|weeks?|days?|decades?|time|course|weekend)\b",
    re.IGNORECASE,
)
"""What "over" leads to where it tells how long, not why."""

_WITH_FOR: Final = frozenset(
    "thank praise call ask wait look hope prepare allow push press voice".split()
)
"""Verbs to which their "for" belongs: what somebody is thanked for is no reason of other deeds."""


_WITH_TO: Final = frozenset(
    "order ask tell urge advise persuade force require invite allow help want let enable instruct "
    "warn remind expect lead compel press push encourage appeal authorize permit request implore "
    "beg direct command oblige challenge motivate".split()
)
"""Verbs to which their "to" belongs: what somebody is ordered to do is no reason to order it."""


def _takes_to(parsed: Parsed, at: int) -> bool:
    """Tell whether a "to" belongs to the last verb before it: "calls on the mayor to resign"."""
    verb = _last_verb(parsed, at)
    called = verb >= 0 and parsed.tokens[verb].lemma == "call"
    if called:
        return parsed.tokens[verb + 1].text.lower() in ("on", "upon", "for")
    return verb >= 0 and parsed.tokens[verb].lemma in _WITH_TO


def _last_verb(parsed: Parsed, at: int) -> int:
    """Return the place of the last verb before another place, -1 without one."""
    verbs = (i for i in range(at - 1, -1, -1) if parsed.tokens[i].tag in ("verb", "ing"))
    return next(verbs, -1)


def _belongs_to_verb(asks: Asking, parsed: Parsed, at: int) -> bool:
    """Tell whether the "for" at `at` goes with a verb other than the one asked about."""
    verb = _last_verb(parsed, at)
    lemma = parsed.tokens[verb].lemma if verb >= 0 else ""
    like = (*terms_of(lemma), *expansions(tuple(sorted(terms_of(lemma)))))
    return lemma in _WITH_FOR and asks.terms.isdisjoint(like)
