"""Who comes and who goes where a sentence passes an office on: "from Smith to Jones"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rag.short.candidates import Parsed, Range
from rag.short.ranking import Asking, Option

_COMES: Final = re.compile(
    r"\b(?:becom(?:e|es|ing)|became|t(?:ake|akes|aking|ook) (?:over|charge|command|the reins)"
    r"|succeed(?:s|ed)?|replac(?:e|es|ed)|inherit(?:s|ed)?|assum(?:e|es|ed)|new|next|incoming)\b",
    re.IGNORECASE,
)
_GOES: Final = re.compile(
    r"\b(?:le(?:ave|aves|aving|ft)|hand(?:s|ed)? over|g(?:ive|ives|ave) way|outgoing|departing"
    r"|step(?:s|ped)? down|until then)\b",
    re.IGNORECASE,
)


def one_end(asks: Asking, parsed: Parsed, found: Sequence[Option]) -> Sequence[Option]:
    """Return of both persons of a handover the one who comes, or goes, as the question has it.

    All that was found where the sentence tells no handover, or the question asks for neither.
    """
    comes, goes = _COMES.search(asks.question), _GOES.search(asks.question)
    if bool(comes) == bool(goes):
        return found
    if asks.want.slot == "object":  # "whom did he replace"
        comes, goes = goes, comes
    for leaving, coming in pairwise(parsed.names):
        if _word_before(parsed, leaving) == "from" and _word_before(parsed, coming) == "to":
            start, end = coming if comes else leaving
            chosen = [o for o in found if start <= o.piece[0] and o.piece[1] <= end]
            if chosen:
                return chosen
    return found


def _word_before(parsed: Parsed, run: Range) -> str:
    """Return the word before a name, lower case; "" where it opens the sentence."""
    return parsed.tokens[run[0] - 1].text.lower() if run[0] else ""
