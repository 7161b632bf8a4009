"""Options of the kind that the question wants: for each kind of answer its finder."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from rag.short.candidates import Parsed, opens_aside, terms_of
from rag.short.choices import choices
from rag.short.fitting import LONGEST_TOLD, fitted, words_in
from rag.short.numbers import amounts, counts, durations, found_by, frequencies, shares
from rag.short.offices import offices
from rag.short.organisations import organisations, publications
from rag.short.persons import person_in, persons
from rag.short.phrases import manners, quotations, things
from rag.short.places import countries, nationalities, places
from rag.short.predicates import doings
from rag.short.ranking import Asking, Option, left_anchor, main_verb, novelty
from rag.short.reasons import reasons
from rag.short.want_patterns import REASONS
from rag.short.want_words import Kind


def options(asks: Asking, parsed: Parsed, emphasised: Sequence[str] = ()) -> list[Option]:
    """Return what may answer in a sentence, scored; empty where nothing is of the kind.

    Args:
        asks: the question.
        parsed: the sentence.
        emphasised: its words in italics, which are titles and names of papers and weapons.
    """
    find = _FINDERS.get(asks.want.kind)
    found = find(asks, parsed) if find else []
    return found + _in_italics(asks, parsed, emphasised)


_ASKS_ARTICLE: Final = re.compile(
    r"\b(?:title|headline) of (?:this|the) (?:article|paper|essay|piece|chapter)\b"
    r"|\b(?:article|paper|essay|piece|chapter)['’]s (?:title|headline)\b",
    re.IGNORECASE,
)


def _in_italics(asks: Asking, parsed: Parsed, emphasised: Sequence[str]) -> list[Option]:
    if asks.want.kind not in ("title", "publication"):
        return []
    if _ASKS_ARTICLE.search(asks.question) and quotations(asks, parsed):
        return []  # journals stand in italics, what they hold in quotation marks
    new = [text for text in emphasised if novelty(asks, text) > 0]
    patterns = [re.compile(rf"(?<!\w){re.escape(text)}(?!\w)") for text in new]
    found = [option for pattern in patterns for option in found_by(asks, parsed, pattern)]
    return [Option(option.piece, option.score + 6.0) for option in found]


def titles(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what is quoted as a title, else long names."""
    quoted = quotations(asks, parsed)
    names = [
        Option(run, 1.0 + 0.3 * (run[1] - run[0]) + novelty(asks, parsed.cut(run))
               + left_anchor(asks, parsed, run[0]))
        for run in parsed.names
        if person_in(parsed, run) is None and novelty(asks, parsed.cut(run)) > 0
    ]  # fmt: skip
    return quoted or names or things(asks, parsed)


def posts(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what office a named person holds; where it's no person, a title or what is said."""
    if any(
        terms_of(parsed.cut(run)) & asks.terms for run in parsed.names if person_in(parsed, run)
    ):
        return offices(asks, parsed)
    other = titles if re.search(r"\btitle\b", asks.question) else things
    return other(asks, parsed)


def quotes(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return quotations; without any, how it is described or what is said."""
    strict = [Option(o.piece, o.score + 6.0) for o in quotations(asks, parsed)]
    return strict or manners(asks, parsed) or things(asks, parsed)


def whys(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return reasons; nothing where the sentence gives none in so many words."""
    found = reasons(asks, parsed)
    return found or ([] if _ASKS_WHY.search(asks.question) else things(asks, parsed))


_ASKS_WHY: Final = re.compile(
    r"\bwhy\b|\bhow come\b|\bon what ground|\b(?:justif|rationali[sz]|explain)\w*"
    r"|\baccount(?:s|ed)? for\b"
    r"|\bwhat (?:made|prompted|drove|led|provoked|motivated)\b"
    rf"|\b(?:what|which) (?:\w+ )?{REASONS}\b"
    rf"|\bwhat (?:was|is|were) (?:the|his|her|their|its) (?:\w+ )?{REASONS}\b",
    re.IGNORECASE,
)


def statements(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what the sentence says first, up to an aside or a second clause."""
    if not parsed.tokens:
        return []
    end = next(
        (at for at in range(1, len(parsed.tokens)) if opens_aside(parsed.tokens, at)),
        len(parsed.tokens),
    )
    piece = fitted(asks, parsed, (0, end), limit=LONGEST_TOLD)
    verb = main_verb(parsed)
    if verb >= piece[1]:  # "the mayor and the whole of the council meet for ..."
        piece = 0, verb + 1
    return [Option(piece, 1.0)] if words_in(parsed, piece) <= LONGEST_TOLD else []


_FINDERS: Final[dict[Kind, Callable[[Asking, Parsed], list[Option]]]] = {
    "person": persons,
    "organisation": organisations,
    "publication": publications,
    "office": posts,
    "identity": offices,
    "title": titles,
    "place": places,
    "country": countries,
    "nationality": nationalities,
    "amount": amounts,
    "share": shares,
    "count": counts,
    "times": counts,
    "frequency": frequencies,
    "duration": durations,
    "quote": quotes,
    "manner": manners,
    "reason": whys,
    "thing": things,
    "doing": doings,
    "statement": statements,
    "choice": choices,
}
