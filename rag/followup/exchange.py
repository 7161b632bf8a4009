"""A part of a question put in the place of the like part of the question before.

>>> from rag.names import Names
>>> from rag.followup.referents import read_turn
>>> before = read_turn("What did Trump say in Seoul on October 9?", Names())
>>> exchanged("in Tokyo", before, Names())
'What did Trump say in Tokyo on October 9?'
>>> exchanged("November 3", before, Names())
'What did Trump say in Seoul on November 3?'
"""

from __future__ import annotations

import re
from typing import Final

from rag.followup.clauses import Shape, read_shape
from rag.followup.measures import beside
from rag.followup.nouns import Kind
from rag.followup.phrases import Referent, phrases
from rag.followup.referents import Turn
from rag.followup.timepoints import DATE
from rag.followup.wordforms import HELPERS
from rag.names import Names, folded
from rag.verb_lists import PREPOSITIONS

_POLITE: Final = re.compile(r",?\s+(?:please|pls|thanks|then|though)$", re.IGNORECASE)
ANY: Final = re.compile(r"^(?:any|some|no)(?:thing|one|body|where)?\b", re.IGNORECASE)
"""How a part begins that asks whether there is any of something."""


def exchanged(part: str, before: Turn, names: Names) -> str | None:
    """Return the question before with a part of it exchanged; None where nothing is like it.

    Args:
        part: a date, "anything about ...", a preposition with its noun, a name or a noun.
        before: the question before.
        names: the names of the documents.
    """
    return (
        _with_date(part, before)
        or _with_any(part, before)
        or _with_preposition(part, before, names)
        or _with_name(part, before, names)
    )


def _with_date(part: str, before: Turn) -> str | None:
    """Put a date in the place of the date of the question before, or after its words."""
    found = DATE.fullmatch(part)
    if not found:
        return None
    text = before.shape.text
    old = DATE.search(text)
    if not old:
        joined = part if found["before"] else f"{_date_preposition(part)} {part}"
        return f"{bare(text)} {joined}?"
    part = beside(part, found["date"], old["date"])
    kept = old["before"] if found["before"] is None and old["before"] else ""
    return f"{text[: old.start()]}{f'{kept} {part}'.strip()}{text[old.end() :]}"


def _date_preposition(date: str) -> str:
    return "on" if re.search(r"\d{1,2}(?!\d)", date) else "in"


def _with_any(part: str, before: Turn) -> str | None:
    """Ask whether there was any of something: "Anything about America?"."""
    prior = before.shape
    if not ANY.match(part) or prior.verb is None or prior.helper is None or prior.asks_subject:
        return None
    start, end = prior.words[prior.helper].start, prior.words[prior.verb].end
    return f"{capital(prior.text[start:end])} {lower_first(part)}?"


def _with_preposition(part: str, before: Turn, names: Names) -> str | None:
    """Put "with Kim" or "in Seoul" in the place of the like phrase, or after all words."""
    words = part.split()
    if len(words) < 2 or words[0].lower() not in PREPOSITIONS:
        return None
    prior = before.shape
    for phrase in phrases(prior, names):
        if phrase.at > 0 and prior.words[phrase.at - 1].lower == words[0].lower():
            start = prior.words[phrase.at - 1].start
            end = prior.words[phrase.at].start + len(phrase.text)
            return f"{prior.text[:start]}{part}{prior.text[end:]}"
    return f"{bare(prior.text)} {part}?"


def _with_name(part: str, before: Turn, names: Names) -> str | None:
    """Put a name or a noun in the place of the like one of the question before."""
    prior = before.shape
    own = read_shape(part)
    kind = _kind(own, names)
    cased = any(word.text[:1].isupper() for word in prior.words[1:])
    if kind == "name" and part[:1].islower():
        old = _like(part, "thing", before, names)
        old = old or (None if cased else _like(part, "name", before, names))
    else:
        old = _like(part, kind, before, names)
    if old is None:
        return None
    start = prior.words[old.at].start
    return capital(f"{prior.text[:start]}{part}{prior.text[start + len(old.text) :]}")


def _kind(shape: Shape, names: Names) -> Kind:
    """Return what a part of a question means; a lone unknown word may be a name misspelt."""
    found = next((phrase for phrase in phrases(shape, names) if phrase.at <= 1), None)
    kind: Kind = found.kind if found else "name"
    lone = len(shape.words) == 1 and not shape.words[0].lower.endswith("ing")
    return "name" if lone and kind == "thing" else kind


def _like(part: str, kind: Kind, before: Turn, names: Names) -> Referent | None:
    """Return what of the question before a part takes the place of."""
    found = [phrase for phrase in phrases(before.shape, names) if phrase.at >= 0]
    if any(folded(phrase.text) == folded(part) for phrase in found):
        return None
    named: tuple[Kind, ...] = ("couple", "person", "party", "name")
    order: dict[Kind, tuple[tuple[Kind, ...], ...]] = {
        "person": (("couple", "person", "name"), ("party",)),
        "party": (("couple", "party", "name"), ("person",)),
        "couple": (named,),
        "name": (named,),
        "plural": (("plural", "thing"),),
        "thing": (("thing", "plural"),),
    }
    fitting = (phrase for wanted in order[kind] for phrase in found if phrase.kind in wanted)
    return next(fitting, None)


def bare(text: str) -> str:
    """Return a text without the marks at its end."""
    return _POLITE.sub("", text.strip().rstrip(" ?!.,;")).strip()


def capital(text: str) -> str:
    """Return a text with a capital first."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return a text that may go on another, its first letter small unless it begins a name."""
    word = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if word.lower() in HELPERS or ANY.match(word) else text
