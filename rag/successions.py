"""Whom "Smith's predecessor" means: two who hold one office in turn, put by their names.

Who leaves an office and who takes it up, the article says where it names them ("outgoing coach
Smith", "incoming coach Jones").

>>> from rag.roles import Holder
>>> both = (Holder("head", "Ann Smith", frozenset(), "outgoing"),
...         Holder("head", "Bob Jones", frozenset(), "incoming"))
>>> with_names("Whom did the predecessor of Jones meet?", both)
'Whom did Ann Smith meet?'
>>> with_names("What did the woman whom Jones replaced say?", both)
'What did Ann Smith say?'
>>> with_names("Who was Jones's predecessor?", both)
"Who was Jones's predecessor?"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from index.analyze import terms
from rag.retrieve import Match
from rag.roles import Holder

_TITLES: Final = r"(?:(?:gen|general|mr|mrs|ms|dr|sen|senator|commander|secretary|minister)\.? )?"
_ONE: Final = r"(?:the|that) (?:\w+ ){0,2}?(?:man|woman|person|one|general|official|\w+er|\w+or)"
_BEFORE: Final = (
    r"{who}(?:['’]s?)? (?:immediate )?(?:predecessor|forerunner)|the predecessor (?:of|to) {who}"
    r"|{one} (?:whom? |that )?{who} (?:has |is |was |had )?(?:replaced|replaces|replacing|succeeded"
    r"|succeeds|succeeding|followed|took over from|takes over from|taking over from)"
    r"|{one} (?:who|that) (?:was |is )?(?:replaced by|succeeded by|made way for|gave way to"
    r"|handed over to|preceded|held the (?:job|post|office) before) {who}"
)
_AFTER: Final = (
    r"{who}(?:['’]s?)? (?:successor|replacement)|the (?:successor|replacement) (?:of|to|for) {who}"
    r"|{one} (?:who|that) (?:has |is |was |had )?(?:replaced|replaces|replacing|succeeded|succeeds"
    r"|succeeding|followed|took over from|takes over from|taking over from|came after) {who}"
)
_ASKS_WHO: Final = re.compile(
    r"^\W*(?:(?:and|but|so) )*(?:who(?:m|['’]s)?|which \w+|what)"
    r"(?: (?:is|was|were|are|had|held|has))?(?: the name of)?\s*$",
    re.IGNORECASE,
)
"""What stands before the words where just this person is asked for."""


def with_names(question: str, holders: Iterable[Holder]) -> str:
    """Return a question with whom it tells only by who came before or after by name."""
    known = tuple(holders)
    for leaving in (holder for holder in known if holder.turn == "outgoing"):
        coming = [
            holder
            for holder in known
            if holder.turn == "incoming" and holder.office == leaving.office
        ]
        if len(coming) != 1:
            continue
        question = _named(question, _BEFORE, coming[0].name, leaving.name)
        question = _named(question, _AFTER, leaving.name, coming[0].name)
    return question


def swap_in(typed: str, read: str, holders: Iterable[Holder]) -> frozenset[str]:
    """Return the terms of both whose names were exchanged in a question, none where none were."""
    known = tuple(holders)
    for leaving in (holder for holder in known if holder.turn == "outgoing"):
        for coming in (each for each in known if each.turn == "incoming"):
            both = (leaving.name, coming.name)
            told = [name for name in both if name in read and name not in typed]
            known_by = [name for name in both if name.split()[-1] in typed]
            if coming.office == leaving.office and len(told) == 1 and known_by and told != known_by:
                return frozenset(terms(" ".join(name.split()[-1] for name in both)))
    return frozenset()


def telling(swapped: frozenset[str], ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return the best match that tells who came after whom; none where nobody was swapped."""
    if not swapped:
        return ()
    found = (match for match in ranked if swapped <= set(terms(match.sentence.text)))
    return tuple(islice(found, 1))


def _named(question: str, forms: str, known: str, meant: str) -> str:
    """Return a question with one person in the place of words that tell of him by another."""
    last = re.escape(known.split()[-1])
    first = "".join(f"(?:{re.escape(word)} )?" for word in known.split()[:-1])
    who = rf"{_TITLES}{first}{last}"
    pattern = re.compile(rf"\b(?:{forms.format(who=who, one=_ONE)})\b", re.IGNORECASE)
    found = pattern.search(question)
    if found is None or _ASKS_WHO.match(question[: found.start()]):
        return question
    return f"{question[: found.start()]}{meant}{question[found.end() :]}"
