"""The office of a person whom the question names: "What is Smith's job title?".

>>> from rag.short.ranking import asking
>>> from rag.short.candidates import parse
>>> from rag.short.want import wanted
>>> question = "What is Dahl's exact job title?"
>>> said = parse("The club greets Deputy Director for Talent Eva Dahl.")
>>> [said.cut(each.piece) for each in offices(asking(question, wanted(question)), said)]
['Deputy Director for Talent']
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.gazetteer import is_role
from rag.short.persons import appositions, person_in
from rag.short.ranking import Asking, Option, asking
from rag.short.want import wanted

_JOINING: Final = frozenset("of for to the".split())
_BEFORE_OFFICE: Final = frozenset("the a an its his her their new visiting then".split())


def offices(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return the titles before the name in question and the offices beside it, longer ones first.

    None where the sentence names no such person.
    """
    found = []
    for run in parsed.names:
        name = person_in(parsed, run)
        if name is None or not terms_of(parsed.cut((name[1] - 1, name[1]))) & asks.terms:
            continue
        end = name[0] + is_role(parsed.tokens[name[0]].text)
        if end and parsed.tokens[end - 1].text in _JOINING and end < name[1] - 2:
            end += 1  # "Director for Talent Eva Dahl"
        title = _title_before(parsed, end)
        beside = (piece for piece in appositions(parsed, run) if not _names_person(parsed, piece))
        for piece in filter(None, (title, *beside)):
            if _has_role(parsed, piece):
                piece = _itself(parsed, piece)
                found.append(Option(piece, 1.0 + 0.2 * (piece[1] - piece[0])))
    return found


def _itself(parsed: Parsed, office: Range) -> Range:
    """Return an office without "the new" in front."""
    start, end = office
    while start < end - 1 and parsed.tokens[start].text.lower() in _BEFORE_OFFICE:
        start += 1
    return start, end


def asks_office(question: str) -> bool:
    """Tell whether a question asks who somebody is, or what office a person holds."""
    return wanted(question).kind in ("office", "identity")


def fullest_office(question: str, sentences: Sequence[str]) -> int | None:
    """Return which sentence names in most words the office that a question asks for.

    The first of equals; None where no sentence names an office.

    >>> fullest_office("Who is Eva Dahl?", ["Director Eva Dahl left.", "Eva Dahl of Oslo won."])
    0
    """
    asks = asking(question, wanted(question))
    found = [
        (-max(option.piece[1] - option.piece[0] for option in options), at)
        for at, parsed in enumerate(map(parse, sentences))
        if (options := offices(asks, parsed))
    ]
    return min(found)[1] if found else None


def _title_before(parsed: Parsed, end: int) -> Range | None:
    """Return the words up to `end` that are capitalised, roles or join such, if any is a role."""
    if not end:
        return None
    start = end
    while start and _may_be_of_title(parsed, start - 1):
        start -= 1
    while start < end and not (_is_capital(parsed, start) or is_role(parsed.tokens[start].text)):
        start += 1
    if _has_role(parsed, (start, end - 1)) and parsed.tokens[end - 1].text.endswith("."):
        end -= 1  # a rank beside the office: "Commander Gen."
    named = start >= end or _names_person(parsed, (start, end))
    return None if named else (start, end)


def _names_person(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece holds the name of somebody: "the counterpart of Mayor Dahl"."""
    inside = (run for run in parsed.names if piece[0] <= run[0] and run[1] <= piece[1])
    return any(person_in(parsed, run) for run in inside)


def _has_role(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece names an office; whose counterpart somebody is tells none."""
    roles = {token.text for token in parsed.tokens[slice(*piece)] if is_role(token.text)}
    return bool(roles) and "counterpart" not in roles


def _may_be_of_title(parsed: Parsed, at: int) -> bool:
    token = parsed.tokens[at]
    return _is_capital(parsed, at) or token.text in _JOINING or is_role(token.text)


def _is_capital(parsed: Parsed, at: int) -> bool:
    token = parsed.tokens[at]
    return token.text[:1].isupper() and token.tag not in ("prep", "det")
