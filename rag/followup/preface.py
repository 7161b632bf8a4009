"""What a follow-up says before it asks, such as "That sounds like a triumph, so who doubted it?".

>>> split_preface("That sounds like a triumph, but surely not for all, so who stayed doubtful?")
('That sounds like a triumph, but surely not for all, so ', 'who stayed doubtful?')
>>> split_preface("Who stayed doubtful?")
('', 'Who stayed doubtful?')

A person may stand there, too: "Smith: what did he say?".
"""

from __future__ import annotations

import re
from typing import Final

from rag.names import Names, folded

_CORE: Final = re.compile(
    r"(?:[,;:.!?–—-]+\s+)(?:(?:and|but|so|then|well|now|also|ok|okay),?\s+)*"
    r"(?P<core>(?:(?:in|on|at|by|for|from|to|with|of|about|under)\s+)?"
    r"(?:who|whom|whose|what|when|where|why|which|how)\b[^?!.;]*\?*)\s*$",
    re.IGNORECASE,
)
_ASKS_FIRST: Final = re.compile(
    r"^\W*(?:(?:and|but|so|then|well|ok|okay),?\s+)*(?:(?:in|on|at|by|for|from|to|with)\s+)?"
    r"(?:who|whom|whose|what|when|where|why|which|how|did|does|do|was|were|is|are|has|have|had|will"
    r"|can|could|would|should)\b",
    re.IGNORECASE,
)


def split_preface(question: str) -> tuple[str, str]:
    """Return the remarks before the last clause that asks, and that clause.

    The remarks are "" where the question asks from its beginning on.
    """
    found = _CORE.search(question)
    if found is None or _ASKS_FIRST.match(question):
        return "", question
    return question[: found.start("core")], found["core"]


_FRONTED: Final = re.compile(
    r"^\W*(?:(?:and|but|so|then)\s+)*(?:in|on|at|by|for|from|to|with|under|among|outside|inside|within"
    r"|beyond|besides|apart from|according to)\s+(?!what|which|whom|that|this|it|these|those\b)"
    r"(?:[\w'’.-]+\s?){1,6},\s+$",
    re.IGNORECASE,
)
_PUT_RIGHT: Final = re.compile(
    r"^\W*(?:(?:sorry|no|oops|actually|wait|hm+|well|but|and)\b\W*)*"
    r"(?P<marked>(?:not (?:him|her|it|them|that|this|that one|this one|those|these)\b\W*)?"
    r"(?:(?:i (?:mean|meant)|make (?:that|it)|rather)\b\W*)?)"
    r"(?P<meant>(?:the|his|her|their|its)\s(?:[\w'’-]+\s?){1,6}?)[,;:.!–—-]+\s+$",
    re.IGNORECASE,
)
_NO: Final = re.compile(r"\W*(?:sorry|no|oops)\b", re.IGNORECASE)


_DISLOCATED: Final = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4})(?:\s*[:,–—]|\s+-)\s+"
    r"(?P<before>(?i:who|whom|whose|what|when|where|why|which|how|did|does|is|was|has|had|will|can"
    r"|could|should|would)\b"
    r"[^?]*?\b)(?:he|she)\b(?P<after>.*)$"
)


def put_in(question: str, names: Names) -> str:
    """Return a question with the person that stands before it put in where it means them.

    >>> put_in("Gen. Smith: what did he say?", Names(persons=frozenset({"smith"})))
    'What did Gen. Smith say?'
    """
    found = _DISLOCATED.match(question)
    person = found["name"].strip() if found else ""
    if found is None or folded(person.split()[-1]) not in names.persons:
        return question
    before = found["before"]
    return f"{before[:1].upper()}{before[1:]}{person}{found['after']}"


def is_fronted(preface: str) -> bool:
    """Tell whether what stands before a question is a phrase of it.

    >>> is_fronted("And outside the club, "), is_fronted("That sounds bad, ")
    (True, False)
    """
    return _FRONTED.match(preface) is not None


def put_right(preface: str) -> str:
    """Return what a reader says to be meant instead, before asking of it; "" if nothing.

    >>> put_right("sorry, not him, the new coach. "), put_right("no, I meant the sale, ")
    ('the new coach', 'the sale')
    """
    found = _PUT_RIGHT.match(preface)
    if found is None or not (found["marked"].strip() or _NO.match(preface)):
        return ""
    return found["meant"].strip()


_OTHER: Final = (
    r"(?:(?:a )?(?:completely |totally |entirely )?(?:different|another|new|other|next|separate"
    r"|unrelated) (?:subject|topic|matter|question|thing|note|point|story|theme)"
    r"|(?:something|one more thing|anything) (?:else|different)"
    r"|(?:changing|change|switching|switch)(?: of)? (?:the )?(?:subject|topics?)"
    r"|(?:let['’]s )?move on|moving on|unrelated(?:ly)?|by the way|btw|incidentally)"
)
_OTHER_TOPIC: Final = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|right|well|now|then|alright|thanks|thank you|great|good|fine"
    rf"|to|on|here['’]s)\b\W*)*{_OTHER}"
    r"(?:,? (?:now|then|please|but|though|altogether|entirely|completely|to something else))*"
    r"\s*[:;,.!–—-]+\s*(?:(?:but|and|so) )?(?P<asked>\S.{8,})$",
    re.IGNORECASE,
)


def other_topic(question: str) -> str:
    """Return what is asked after words that leave the matter before; "" without such words.

    >>> other_topic("ok, different subject. Did the club sell the ground?")
    'Did the club sell the ground?'
    """
    found = _OTHER_TOPIC.match(question)
    return found["asked"] if found else ""
