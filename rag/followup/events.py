"""The two events that the questions before asked about, where a follow-up compares them.

>>> of_two("How many days lie between those?", ("the cup was drawn", "the final was played"))
'How many days lie between the cup was drawn and the final was played?'
>>> of_two("And which came first?", ("the cup was drawn", "the final was played"))
'Which came first, the cup was drawn or the final was played?'
"""

from __future__ import annotations

import re
from typing import Final

_THE_TWO: Final = r"(?:them|both|(?:those|these|the)(?: two)?(?: (?:events?|dates?|days|things))?)"
_BETWEEN: Final = re.compile(
    rf"\bhow (?:long|far|many|much)\b[^?]*? between (?P<two>{_THE_TWO})(?=\W*$|\s*\?)",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    r"^\W*(?:and |so |but )*how (?P<far>far|long|many (?:days|weeks|months)|much time)"
    r"(?: (?:apart|away from each other))? (?:were|are|was|is|did|do|lay|lie|separate[sd]?)\b"
    rf"(?: {_THE_TWO}| they| it| that)?(?: (?:lie|fall|come|happen))?"
    r"(?: apart| away from each other)?\W*$",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"^\W*(?:and |so |but )*how (?P<far>long|much|many (?:days|weeks|months))(?: time)?"
    r" (?:after(?:wards?)?|later|before(?:hand)?|earlier)(?: (?:was|is|did|came))?"
    r"(?: (?:that|it|this))?(?: (?:was|come|happen))?\W*$",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    rf"^\W*(?:and |so |but )*(?:which|what)(?: one| of {_THE_TWO})? "
    r"(?P<came>(?:came|happened|was|occurred)(?: out)? "
    r"(?:first|earlier|sooner|later|last|second))\W*$",
    re.IGNORECASE,
)


def of_two(question: str, events: tuple[str, str]) -> str | None:
    """Return a question on the distance or the order of two events that names them, or None.

    Args:
        question: the follow-up, as "How many days lie between those?".
        events: clauses for the two events, the earlier asked first.
    """
    both = " and ".join(events)
    found = _BETWEEN.search(question)
    if found:
        return f"{question[: found.start('two')]}{both}{question[found.end('two') :]}"
    if (found := _APART.match(question)) and "apart" in question.lower():
        far = found["far"] if found["far"].lower().startswith("m") else "many days"
        return f"How {far} lie between {both}?"
    if found := _LATER.match(question):
        far = found["far"] if found["far"].lower().startswith("many") else "many days"
        return f"How {far} lie between {both}?"
    if found := _FIRST.match(question):
        return f"Which {found['came']}, {' or '.join(events)}?"
    return None
