"""Whether a sentence tells of the property that a question asks of something.

What is asked as "the X of Y" is mostly told with that word or one like it: the capital of a
country, the score of a match. What sums up or judges ("the point of it") is told in any words.

    >>> without_attribute("What is the capital of Spain?", "The mayor thanks Spain.")
    True
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms
from rag.coverage import held_terms
from rag.short import SPEECH, wanted
from rag.thesaurus import expansions

_ATTRIBUTE: Final = re.compile(
    r"(?i:^\W*(?:and |but |so )?what(?:['’]s| is| was| were| are) (?:the|his|her|its|their)) "
    r"(?:[a-z-]+ )?(?P<noun>[a-z-]+) of (?:the|a|an|that|this|those|these|his|her|its|their|[A-Z])"
)
_ANYHOW: Final = frozenset(
    terms(
        "meaning significance purpose aim goal objective effect impact result outcome consequence "
        "upshot point gist content subject topic theme role attitude view opinion mood tone state "
        "status nature essence message context background future prospect idea sense stance "
        "position substance focus basis origin source reason cause kind sort type part thing name "
        "names target line reaction response answer fate implication importance value "
        "assessment verdict take purport thrust crux core heart state condition situation date "
        "day time place location venue number amount cost size sum share objection criticism "
        "statement word title office job task duty mission function work use benefit advantage"
    )
)
"""Nouns that ask for what may be told in any words, or of kinds that are told otherwise."""


def without_attribute(question: str, context: str) -> bool:
    """Tell whether a sentence with what stands around it lacks the property asked for.

    >>> without_attribute("What is the point of the visit?", "The mayor thanks Spain.")
    False
    """
    found = _ATTRIBUTE.match(question)
    if found is None or wanted(question).kind != "thing":
        return False
    noun = terms(found["noun"])
    return (
        bool(noun)
        and _ANYHOW.isdisjoint(noun)
        and found["noun"] not in SPEECH
        and held_terms(context).isdisjoint((*noun, *expansions(noun)))
    )
