"""Are questions still answered when they are put another way? `python -m eval.robust [N]`.

Those dev questions that are answered right as they stand are asked again: with courtesy around
them, as indirect questions, in small letters, in capitals, as chats spell, and with typing
errors. A right answer must not depend on that (metamorphic testing: the right outcome is known
without new labels). N of them (200 by default), drawn with a fixed seed, are asked each way.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from random import Random
from types import MappingProxyType
from typing import Final

from eval.gold import GoldQuestion, gold_file, load
from eval.run import ask_all
from index.disk import default_article
from rag.assistant import Assistant

SEED: Final = 7
NUMBER: Final = 200

_FRAMES: Final = (
    "Hi! {asked}",
    "Hello, I have a question. {asked} Thanks in advance!",
    "I'm writing an essay on this. {asked}",
    "Quick question: {low}",
    "According to the article, {low}",
    "{asked} Please quote the passage.",
    "{asked} I need it for my homework.",
    "one more thing - {low}",
    "{stem}, please?",
    "{stem}, according to the author?",
)
_EMBEDDED: Final = (
    "Can you tell me {low}",
    "Do you know {low}",
    "I'd like to know {low}",
    "Does the article say {low}",
    "My teacher asked us {low}",
    "could u pls remind me {low}",
)
_OPENS: Final = re.compile(r"(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[?,.;:!’']")
_CHAT: Final = MappingProxyType(
    {
        "what": "wat", "when": "wen", "which": "wich", "who": "hu", "how": "hw", "you": "u",
        "and": "n", "before": "b4", "because": "cuz", "with": "w", "about": "abt",
        "between": "btwn", "after": "afta", "was": "wuz", "people": "ppl",
    }
)  # fmt: skip
_OFTEN: Final = 0.5
"""Share of the words that have a chat spelling which get it."""
_SLIPS: Final = 2
_SHORTEST: Final = 5
"""Letters of a word from which on it may get a typing error."""


def framed(question: str, chance: Random) -> str:
    """Return a question with courtesy, or whom it is asked for, around it."""
    return _filled(chance.choice(_FRAMES), question)


def embedded(question: str, chance: Random) -> str:
    """Return a question that hangs on another; framed where it has no question word in front."""
    frames = _EMBEDDED if _OPENS.match(question) else _FRAMES
    return _filled(chance.choice(frames), question)


def small(question: str, chance: Random) -> str:
    """Return a question in small letters without its signs."""
    return _SIGNS.sub("", question.lower())


def capitals(question: str, chance: Random) -> str:
    """Return a question in capitals."""
    return question.upper()


def chatty(question: str, chance: Random) -> str:
    """Return a question in small letters, every other word as chats spell it.

    >>> chatty("Who met whom after May?", Random(1))
    'hu met whom afta may'
    """
    words = small(question, chance).split()
    return " ".join(_CHAT.get(w, w) if chance.random() < _OFTEN else w for w in words)


def mistyped(question: str, chance: Random) -> str:
    """Return a question in small letters with typing errors in two of its longer words.

    Two letters change places, one is left out or one is typed twice.
    """
    words = small(question, chance).split()
    long = [at for at, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    chance.shuffle(long)
    for at in long[:_SLIPS]:
        word, place = words[at], chance.randrange(1, len(words[at]) - 2)
        head, one, two, tail = word[:place], word[place], word[place + 1], word[place + 2 :]
        words[at] = head + chance.choice((two + one, two, one + one + two)) + tail
    return " ".join(words)


WAYS: Final[MappingProxyType[str, Callable[[str, Random], str]]] = MappingProxyType(
    {
        "with courtesy around it": framed,
        "as an indirect question": embedded,
        "in small letters": small,
        "in capitals": capitals,
        "in chat spelling": chatty,
        "with two typing errors": mistyped,
    }
)
"""The ways in which questions are put, by what is said of them."""


def main() -> None:
    """Print how many right questions stay right when they are put in each way."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    assistant = Assistant.open()
    gold = load([gold_file("dev")], default_article())
    right = [row.question for row in ask_all(assistant, gold).rows if row.right]
    alone = [question for question in right if not question.history]
    drawn = Random(SEED).sample(alone, min(number, len(alone)))
    for name, way in WAYS.items():
        chance = Random(SEED)
        put: tuple[GoldQuestion, ...] = tuple(
            replace(question, question=way(question.question, chance)) for question in drawn
        )
        rows = ask_all(assistant, replace(gold, questions=put)).rows
        stay = sum(row.right for row in rows)
        print(f"{name:24} {stay} of {len(rows)} stay right ({100 * stay / len(rows):.1f}%)")


def _filled(frame: str, question: str) -> str:
    opening = _OPENS.match(question)
    low = question[0].lower() + question[1:] if opening else question
    return frame.format(asked=question, low=low, stem=question.rstrip("?. "))


if __name__ == "__main__":
    main()
