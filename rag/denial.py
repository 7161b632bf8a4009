"""A question about what there is none of, by a sentence that comes near.

>>> from rag.names import names_in
>>> denied("What schedule did they set?", ["They set no schedule."], names_in([]))
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.analyze import terms, words
from rag.deeds import persons_named
from rag.names import Names
from rag.premise import HOMES
from rag.short import wanted
from rag.thesaurus import expansions

_NO: Final = re.compile(
    r"\bno (?P<thing>(?!longer|way|doubt|less|more|one|progress|change|comment)(?:[\w-]+ ?){1,3})",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\b(?:for|of|on|in|to|at|with|by|from|and|or|until|that|is|are|was|as)\b.*"
)
_OPEN: Final = re.compile(
    r"\b(?:no|not|never|none|without|any|whether|if|lack\w*|absen\w*|missing|deny"
    r"|about|concerning|regarding|mention\w*"
    r"|denied|rul\w+ out)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a question that may ask whether there is any, or what is said of it."""


def denied(question: str, sentences: Sequence[str], names: Names) -> bool:
    """Tell whether a sentence says that there is none of what a question asks about.

    No better one may speak of it: what there isn't yet may come about.

    The persons that the question names must be named there, too.
    """
    if wanted(question).kind == "yes_no" or _OPEN.search(question):
        return False
    asked = {*terms(question)}
    alike = {part for term in expansions(tuple(sorted(asked))) for part in (term, *term.split("_"))}
    doers = persons_named(question, names)
    for at, sentence in enumerate(sentences):
        thing = doers.issubset(words(sentence)) and _denied_in(sentence, asked, asked | alike)
        if thing:
            like = asked & {*thing, *expansions(tuple(sorted(thing)))}
            told = ({*terms(better)} for better in sentences[:at])
            return not any(thing <= better or like & better for better in told)
    return False


def _denied_in(sentence: str, asked: set[str], alike: set[str]) -> frozenset[str]:
    """Return the terms of that of which a sentence says there is none, if it is asked about."""
    for found in _NO.finditer(sentence):
        thing = frozenset(terms(_ENDS.sub("", found["thing"])))
        rest = {*terms(sentence)} - thing
        if thing and thing <= alike and asked & rest - HOMES:
            return thing
    return frozenset()
