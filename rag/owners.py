"""Whose somebody or something is that a question says acts: an owner does nothing himself.

>>> somebody_else("the coach's boss")
"the coach's "
>>> without_owner("Smith's office", lambda text: {"smith"} & {text.lower()})
'the office'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

_OWNER: Final = re.compile(
    r"^.*['’]s? (?=(?:\w+ )?(?:boss|superior|rival|opponent|critic|colleague|wife|husband|son"
    r"|daughter|father|mother|brother|sister)(?:e?s)?\b)",
    re.IGNORECASE,
)
_OF_SOMEBODY: Final = re.compile(r"^(?P<owner>[^'’]+)['’]s? (?=\w)")


def somebody_else(subject: str) -> str:
    """Return whose boss or rival acts, who is another person; "" where nobody is such."""
    found = _OWNER.match(subject)
    return found.group() if found else ""


def without_owner(subject: str, persons: Callable[[str], Collection[str]]) -> str:
    """Return "the office" of a person's office; what a party owns stays its own.

    Args:
        subject: what acts.
        persons: finds the persons in a text.
    """
    found = _OF_SOMEBODY.match(subject)
    return f"the {subject[found.end() :]}" if found and persons(found["owner"]) else subject
