"""A follow-up question made to stand alone, from the earlier questions, without a model.

    >>> from rag.names import Names
    >>> known = Names(persons=frozenset({"mattis"}))
    >>> standalone("And who took over from him?", ["When did Mattis quit?"], known).text
    'And who took over from Mattis?'
    >>> asked = ["Who was lined up to be the next head of US forces?"]
    >>> standalone("What danger did he see?", asked, known).text
    'What danger did he see? (the next head of US forces)'

Earlier questions are made to stand alone one after the other, so that a chain of pronouns
resolves link by link. A pronoun takes the latest and most salient antecedent that agrees with
it in kind: the subject before the objects, as in centering theory (Grosz, Joshi and Weinstein,
1995). What an earlier answer names and no question does is described in brackets at the end.

Before that each question is taken out of the courtesy around it:

    >>> bare("Hi! Could you tell me when Mattis quit, please?")
    'When did Mattis quit?'

Import from here; the modules inside serve each other.
"""

from __future__ import annotations

from rag.followup.chat import written_out
from rag.followup.clauses import subject_of
from rag.followup.confirming import to_confirm
from rag.followup.conversation import Standalone, standalone
from rag.followup.framing import authors_of, bare
from rag.followup.inversion import direct
from rag.followup.recalled import Recall, Told, nothing
from rag.followup.timepoints import tells_time

__all__ = [
    "Recall",
    "Standalone",
    "Told",
    "authors_of",
    "bare",
    "direct",
    "nothing",
    "standalone",
    "subject_of",
    "tells_time",
    "to_confirm",
    "written_out",
]
