"""What labels of a text announce: its pages, who took a picture, who wrote it."""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Range
from rag.short.ranking import Asking
from rag.short.wording import last_question

_PICTURE: Final = r"\b(?:photo|foto|picture|pic|image)s?\b"
_LABELS: Final = tuple(
    (re.compile(question, re.IGNORECASE), re.compile(label))
    for question, label in (
        (
            rf"{_PICTURE}.*\b(?:from|by|credit\w*|source|took|taken)\b"
            rf"|\b(?:credit\w*|who took|whose).*{_PICTURE}",
            r"\b(?:Photo|Image|Source|Credit)(?: by)?: ?(.+?)\.?$",
        ),
        (r"\bvolume and (?:issue|number)\b", r"\b(Vol\. ?\d+, No\. ?\d+)"),
        (r"\b(?:what|which) pages?\b|\bpage numbers?\b", r"\bpp?\.? ?(\d[\d–-]*)"),
        (r"\b(?:what|which) volume\b|\bvolume number\b", r"\b[Vv]ol(?:\.|ume) ?(\d+)"),
        (r"\bissue (?:number|no)\b|\b(?:what|which) issue\b", r"\bNo\. ?(\d+)"),
    )
)
"""A question about what a label announces, and the label."""
_AUTHORS: Final = tuple(
    (
        re.compile(
            r"\b(?:author|writer|wrote|written|penned)\b|\b(?:byline|whose name)\b"
            r"|\bwho(?:['’]s| is) behind\b",
            re.IGNORECASE,
        ),
        re.compile(label),
    )
    for label in (
        r"\b[Cc]itation: ?((?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w’'-]+),",
        r"^(?:By |BY )?((?:[A-Z][A-Z.’'-]* ){1,3}[A-Z][A-Z’'-]+), [A-Z]{2,}",
    )
)
"""The same for who wrote the text: a preferred citation, a line in capitals."""


def labelled(asks: Asking, parsed: Parsed) -> Range | None:
    """Return what a label of the text announces: "Photo: Reuters", "pp 35-44", a line of author."""
    asked = last_question(asks.question)
    for question, label in (*_LABELS, *(_AUTHORS if asks.want.kind == "person" else ())):
        found = label.search(parsed.text) if question.search(asked) else None
        if found:
            piece = parsed.covering(*found.span(1))
            return piece if piece[0] < piece[1] else None
    return None
