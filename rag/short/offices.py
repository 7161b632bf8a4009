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

from rag.short.candidates import Parsed, Range, terms_of
from rag.short.persons import appositions, person_in
from rag.short.ranking import Asking, Option
from rag.short.tagging import is_role


def offices(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return the titles before the name in question and the offices beside it, longer ones first.

    None where the sentence names no such person.
    """
    found = []
    for run in parsed.names:
        name = person_in(parsed, run)
        if name is None or not terms_of(parsed.cut((name[1] - 1, name[1]))) & asks.terms:
            continue
        for piece in (_title(parsed, run, name), *appositions(parsed, run)):
            if _has_role(parsed, piece):
                found.append(Option(piece, 1.0 + 0.2 * (piece[1] - piece[0])))
    return found


def _title(parsed: Parsed, run: Range, name: Range) -> Range:
    """Return what of a capitalised run stands before the name, without a rank cut short.

    What a preposition links to it is part of it: "Minister to the Holy See Ann Ray".
    """
    start, end = run[0], name[0]
    before = start - (start > 0 and parsed.tokens[start - 1].tag == "det")
    if before > 0 and parsed.tokens[before - 1].tag in ("to", "prep"):
        leading = (a for a, b in parsed.phrases if b == before - 1)
        start = next((a for a in leading if _has_role(parsed, (a, before - 1))), start)
    while end < name[1] - 2 and parsed.tokens[end - 1].text in ("for", "of", "to", "the", "and"):
        end += 1
    if parsed.tokens[end - 1].text.endswith(".") and _has_role(parsed, (start, end - 1)):
        end -= 1
    return start, end


def _has_role(parsed: Parsed, piece: Range) -> bool:
    return any(is_role(token.text) for token in parsed.tokens[piece[0] : piece[1]])
