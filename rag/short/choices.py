"""Questions that offer two answers: "Did the board raise or lower the fee?"."""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.ranking import Asking, Option
from rag.thesaurus import expansions


def choices(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return the alternative of "A or B" that the sentence names, or speaks better of."""
    text = asks.question.rstrip("? ")
    told = _before_or_after(text, parsed) or _told_side(text, parsed)
    if told:
        return told
    found = []
    for option in re.split(r"\bor\b|,", text)[-2:]:
        wanted_terms = terms_of(option.split(" with ")[-1])
        for phrase in parsed.phrases:
            shared = len(terms_of(parsed.cut(phrase)) & wanted_terms)
            if shared and wanted_terms:
                found.append(Option(phrase, shared / len(wanted_terms) + _mood(parsed, phrase)))
    return found


_IN_TIME: Final = re.compile(
    r"\b(?:before\b.*\bor\b.*\bafter|after\b.*\bor\b.*\bbefore)\b", re.IGNORECASE
)


def _before_or_after(question: str, parsed: Parsed) -> list[Option]:
    """Return what a sentence says that something comes before or after, where that is asked."""
    if not _IN_TIME.search(question):
        return []
    asked = terms_of(question)
    found = []
    for start, end in parsed.phrases:
        if start and parsed.tokens[start - 1].text.lower() in ("before", "after"):
            shared = len(terms_of(parsed.cut((start, end))) & asked)
            found.append(Option((start - 1, end), 1.0 + shared))
    return found


_BESIDE_OR: Final = re.compile(r"(?P<left>[\w’'-]+),? or (?:(?:the|an?|to) )?(?P<right>[\w’'-]+)")
_SAME_WORD: Final = 2.0


def _told_side(question: str, parsed: Parsed) -> list[Option]:
    """Return where a sentence tells just one of the two words beside "or", or one like it."""
    beside = _BESIDE_OR.search(question)
    if beside is None:
        return []
    left, right = terms_of(beside["left"]), terms_of(beside["right"])
    sides = [_tells(parsed, one - other) for one, other in ((left, right), (right, left))]
    best = [max((option.score for option in side), default=0.0) for side in sides]
    if best[0] == best[1]:
        return []
    return sides[best.index(max(best))]


def _tells(parsed: Parsed, side: frozenset[str]) -> list[Option]:
    """Return the phrases or words of a sentence that hold a term, or one of like meaning."""
    like = frozenset(expansions(tuple(sorted(side))))
    found = []
    for at, token in enumerate(parsed.tokens):
        held = terms_of(token.text)
        score = _SAME_WORD * bool(held & side) or float(bool(held & like))
        if score:
            whole = (run for run in (*parsed.names, *parsed.phrases) if run[0] <= at < run[1])
            found.append(Option(next(whole, (at, at + 1)), score))
    return found


_GLAD: Final = frozenset(
    "win welcome support praise back embrace applaud gain succeed improve rise grow agree".split()
)
_SORRY: Final = frozenset(
    "cautious skeptical sceptical wary critical reject oppose doubt lose fall fail remain refuse "
    "lukewarm cold".split()
)


def _mood(parsed: Parsed, phrase: Range) -> float:
    """Return 1 where the phrase follows a glad word in its clause, -1 for a sorry one."""
    start, end = phrase
    around = {t.lemma for t in parsed.tokens[max(0, start - 4) : start]}
    after = {t.lemma for t in parsed.tokens[end : end + 8] if t.tag != "comma"}
    return 1.0 * bool(around & _GLAD) - 1.0 * bool((around | after) & _SORRY)
