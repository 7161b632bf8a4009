"""A question put plainly before it is read: typing errors, and what only leads up to it."""

from __future__ import annotations

import re

from rag.short.want_words import TYPOS

_ASIDE = re.compile(
    r",(?: as)?(?: in)? (?:the|this|its) (?:author|writer|article|text|piece|essay)(?:'s)? \w+,",
    re.IGNORECASE,
)
"""Whose view is asked for, in the middle of a question: ", the author thinks,"."""


def tidy(question: str) -> str:
    """Return a question on one line, with plain apostrophes and common typing errors mended."""
    text = _ASIDE.sub("", " ".join(question.replace("’", "'").split()))
    text = re.sub(r"\bthink tank", "think-tank", text)
    text = re.sub(
        r"[A-Za-z']+", lambda found: TYPOS.get(found.group().lower(), found.group()), text
    )
    return re.sub(r"\bus\b(?= \w)", "US", text) if text.islower() else text


def last_question(text: str) -> str:
    """Return the last sentence where others lead up to it ("Kim promised to come. Did he?")."""
    pieces = re.split(r"(?<=[a-z]{4}[.!?]) (?=[A-Z])", text)
    return pieces[-1] if pieces[-1].endswith("?") else text
