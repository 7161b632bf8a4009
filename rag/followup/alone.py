"""Whether a question plainly stands alone, whatever was asked before it.

Many questions of a conversation do: a reader goes on to something else. One that names enough of
its own, and holds no word that points beyond it, needs nothing of the earlier ones.
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms
from rag.followup.timepoints import SHIFT
from rag.names import Names, folded

ENOUGH: Final = 4
"""Terms with which a question names enough of its own; those of a follow-up without pronoun are
fewer ("Contingent on what?")."""

_POINTING: Final = re.compile(
    r"\b(?:it|its|they|them|their|theirs|this|that|these|those|there|then|so|such|same|one|ones|else"
    r"|the (?:man|woman|guy|lady|gentleman|official|visitor|guest|host|speaker|newcomer)"
    r"|other|others|another|latter|former|both|pair|two|couple|later|earlier|afterwards?|beforehand"
    r"|(?P<person>he|she|him|her|his|hers))\b",
    re.IGNORECASE,
)
_UNCOUNTED: Final = re.compile(
    r"^\W*(?:(?:and|but|so|then) )*how many "
    r"(?:did|do|does|had|has|have|was|were|are|is|will|would)\b",
    re.IGNORECASE,
)
"""Leaves to the question before what is counted."""

_OF_THE_TEXT: Final = re.compile(
    r"\b(?:this|these|the) (?:\w+ )?(?:article|essay|text|paper|document|chronology|timeline|period"
    r"|months|time(?: round)?)\b",
    re.IGNORECASE,
)
"""What points at the text itself or at the time that it covers."""


def stands_alone(question: str, names: Names) -> bool:
    """Tell whether a question names enough of its own and points at nothing outside of it.

    What follows the first question mark only adds to what is asked: "list them all".
    """
    asked = question.partition("?")[0]
    if len(set(terms(asked))) < ENOUGH or _UNCOUNTED.match(asked):
        return False
    plain = _OF_THE_TEXT.sub(" ", asked)
    if SHIFT.search(plain):  # "the day before", "a week after"
        return False
    return not any(_points_out(found, plain, names) for found in _POINTING.finditer(plain))


def _points_out(found: re.Match[str], asked: str, names: Names) -> bool:
    """Tell whether a word points beyond a question; "he" may be a person named before it.

    "Him" right after a verb is somebody else than whoever does it: "Kim told him".
    """
    if not found["person"]:
        return True
    before = folded(asked[: found.start()]).split()
    if found["person"].lower() == "him":
        before = before[:-2]
    return not any(names.kind(word) == "person" for word in before)
