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
from rag.short.phrases import things
from rag.short.ranking import Asking, Option
from rag.short.tagging import is_role


def offices(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return the titles before the name in question and the offices beside it, longer ones first.

    Where the sentence names no such person, whatever else may answer.
    """
    found = []
    for run in parsed.names:
        name = person_in(parsed, run)
        if name is None or not terms_of(parsed.cut((name[1] - 1, name[1]))) & asks.terms:
            continue
        for piece in (_title(parsed, run, name), *appositions(parsed, run)):
            if any(is_role(token.text) for token in parsed.tokens[piece[0] : piece[1]]):
                found.append(Option(piece, 1.0 + 0.2 * (piece[1] - piece[0])))
    return found or things(asks, parsed)


def _title(parsed: Parsed, run: Range, name: Range) -> Range:
    """Return what of a capitalised run stands before the name, and a short title within it."""
    start, end = run[0], name[0]
    while end < name[1] - 1 and is_role(parsed.tokens[end].text):
        end += 1
    return start, end
