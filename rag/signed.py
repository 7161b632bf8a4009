"""Who wrote something: a person is told by name, or the sentence doesn't tell.

>>> from rag.names import names_in
>>> names = names_in(["Mayor Berg wrote to the Gazette."])
>>> unsigned("Who wrote the Gazette story?", "A Gazette story mocks the port.", names)
True
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms, words
from rag.names import Names

_WHO_WROTE: Final = re.compile(
    r"\bwho(?:['’]s| is| was| were)? (?:\w+ly )?"
    r"(?:wrote|authored|penned|the (?:author|writer)s?)\b"
    r"(?!.*\bthis\b|.*\b(?:the|your) (?:\w+ )?"
    r"(?:article|essay|text|paper|document|chronology|timeline|analysis|overview)\b)",
    re.IGNORECASE,
)
"""Asks who wrote something, but not the document itself, which its heading tells."""


def unsigned(question: str, sentence: str, names: Names) -> bool:
    """Tell whether it is asked who wrote something, and a sentence names no person anew."""
    if not _WHO_WROTE.search(question):
        return False
    asked = {*terms(question)}
    return not any(
        names.kind(word) == "person" and asked.isdisjoint(terms(word)) for word in words(sentence)
    )
