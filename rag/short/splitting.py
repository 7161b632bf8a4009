"""A sentence as words, numbers and marks, as they follow one another.

>>> [text for text, _, _ in pieces_of("It cost $1.5 million, she said.")]
['It', 'cost', '$1.5 million', ',', 'she', 'said', '.']
"""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"(?:US|C|A|HK)?[$€£¥]\s?\d[\d.,]*\d?(?:\s?(?:thousand|million|billion|trillion|bn|m)\b)?"
    r"|\d[\d.,]*\d?(?:\s(?:thousand|million|billion|trillion|percent|per cent)\b|\s?%|-percent\b)"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?:-[^\W\d_]+)*"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:Gen|Sen|Rep|Sec|Adm|Col|Capt|Lt|Sgt|Mr|Mrs|Ms|Dr|Prof|Gov|St|No|Vol)\."
    r"|(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\."
    r"|[^\W_]+(?:[-’'&/.][^\W_]+)*(?:[’'](?![\w]))?"
    r"|\.\.\.|\S"
)


def pieces_of(text: str) -> list[tuple[str, int, int]]:
    """Return the words and marks of a sentence with their half-open characters."""
    raw = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    return [piece for item in raw for piece in _unglued(item)]


def _unglued(item: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    """Split what the pattern took too much of: a number's final mark, a closing quote."""
    text, start, end = item
    if len(text) > 1 and text[-1] in ".," and any(char.isdigit() for char in text):
        return [(text[:-1], start, end - 1), (text[-1], end - 1, end)]
    if len(text) > 1 and text[-1] in "’'" and text[-2] not in "sS":
        return [(text[:-1], start, end - 1), (text[-1], end - 1, end)]
    return [item]
