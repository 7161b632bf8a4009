"""What post somebody holds: the title that stands before the name."""

from __future__ import annotations

from typing import Final

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.persons import person_in
from rag.short.ranking import Asking, Option
from rag.short.tagging import is_role

_JOINING: Final = frozenset("of for to the".split())


def offices(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return the titles before the names of those whom the question names, longer ones first."""
    asked = terms_of(asks.question)
    found = []
    for run in parsed.names:
        name = person_in(parsed, run)
        if name is None or not terms_of(parsed.cut(name)) & asked:
            continue
        title = _title_before(parsed, name[0] + is_role(parsed.tokens[name[0]].text))
        if title:
            found.append(Option(title, 2.0 + 0.1 * (title[1] - title[0])))
    return found


def _title_before(parsed: Parsed, end: int) -> Range | None:
    """Return the words up to `end` that are capitalised, roles or join such, if any is a role."""
    start = end
    while start and _may_be_of_title(parsed, start - 1):
        start -= 1
    while start < end and not (_is_capital(parsed, start) or is_role(parsed.tokens[start].text)):
        start += 1
    roles = {token.text for token in parsed.tokens[start:end] if is_role(token.text)}
    return (start, end) if roles - {"counterpart"} else None


def _may_be_of_title(parsed: Parsed, at: int) -> bool:
    token = parsed.tokens[at]
    return not token.possessive and (
        _is_capital(parsed, at) or token.text in _JOINING or is_role(token.text)
    )


def _is_capital(parsed: Parsed, at: int) -> bool:
    token = parsed.tokens[at]
    return token.text[:1].isupper() and token.tag not in ("prep", "det")
