"""What is asked: the question cleaned, and the kind of answer it wants."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from index.errors import BadQuestion, shown
from rag.short import TELL_THE_DAY, asks_where_told
from rag.types import Asked

MAX_CHARACTERS: Final = 2000
"""A longer text is not a question; the encoder reads about 1,000 characters."""

_KINDS: Final[tuple[tuple[Asked, tuple[str, ...]], ...]] = (
    ("quote", (
        r"\bquote\b", r"\bword[- ]for[- ]word\b", r"\bverbatim\b", r"\bhow\b.{0,12}\bphrase",
        r"\b(?:own|exact|actual) words?\b", r"\b(?:exact|very) (?:phrase|wording)\b",
    )),
    ("compare", (
        r"\bcompar(?:e|ed|es|ing|ison)\b", r"\bversus\b", r"\bvs\b", r"\bcontrast",
        r"\bdiffer(?:s|ed|ent|ence|ences)?\b", r"\bset\b.+\bbeside\b",
        r"\b(?:more|better|worse|less)\b.+\bor\b.+\?",
    )),
    ("how_many", (
        r"\bhow (?:many|mny)\b(?! (?:days|weeks|months|years|hours)\b)",
        r"\bnumber of\b", r"\bcount\b",
    )),
    ("how_often", (r"\bhow (?:often|frequently)\b",)),
    ("how_long", (
        r"\bhow (?:long|many (?:days|weeks|months|years|hours))\b", r"\bduration\b",
        r"\b(?:days|weeks|months) (?:passed|elapsed|went by|between)\b",
    )),
    ("how_much", (
        r"\bhow (?:much|big|large|high)\b", r"\bprice tag\b", r"\bcost\b",
        r"\bwhat (?:amount|sum|share|percentage|proportion)\b",
    )),
    ("when", (
        r"\b(?:when|wen)\b\W+(?:\w+\W+)?"
        r"(?:did|do|does|was|is|were|are|will|had|has|have|would|exactly)\b",
        r"[:;,–-] (?:and )?(?:when|wen|date|month and year|(?:on )?wh(?:at|ich) (?:date|day))\W*$",
        r"^\W*(?:and |but |so )?(?:when|wen)\b(?!.*,)", r"\bdate of\b", r"\bon what day\b",
        r"^\W*(?:the )?(?:(?:exact|precise|launch|start|opening|due) )?dates? "
        r"(?:(?:on )?which|that|when|the|an?)\b",
        r"\b(?:what|which) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        r"\b(?:what|which|wat|wich) (?:(?:exact|precise|other|earlier|later|very) )?"
        r"(?:days?|dates?|month|year)\b", r"\bhow (?:soon|early|late)\b",
        r"^\W*when, [^,]+, (?:did|do|does|was|is|were|are|will|had|has|have)\b", TELL_THE_DAY,
    )),
    ("list", (
        r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!full )(?<!long )(?<!short )(?<!complete )\blist\b",
        r"\b(?:a|the) (?:full |complete |whole )?list of\b(?=.*\bplease\b)",
        r"^\W*(?:(?:can|could|would) you |please |(?:i|we) (?:need|want)(?: to)? )*(?:collect"
        r"|gather|compile|assemble|enumerate|itemi[sz]e|go (?:through|over)|(?:reel|tick) off"
        r"|count up|put together|find (?:all|every|each))\b",
        r"\bin (?:what|which) (?:\w+ )?(?:ways|respects|areas)\b",
        r"\bwho(?:m)?(?: else| all)\b(?= (?:did|was|were|has|had))", r"\bwho (?:or|and) what\b",
        r"^\W*(?:the )?names of (?:the|all)\b",
        r"^\W*(?:the )?(?:(?:dated|chronology|timeline) (?:entries|items|events)|entries|items)\b",
        r"\bwhere (?:do|does|did|can|could) (?:we|i|one|you) (?:read|hear|find|see|learn)\b",
        r"^(?!\W*(?:and |but |so )?(?:did|(?:is|was|were|are) all)\b)"
        r".*(?<!\bat )\b(?:all|every|each of|everyone|everybody|everything)\b",
        r"^\W*(?:please )?(?:(?:re)?trace|recap|summari[sz]e|sum up|outline|recount|chronicle)\b",
        r"^\W*(?:please )?(?:chart|compile)\b", r"\brundown\b",
        r"\bname (?:the|all|two|three|four)\b", r"\bpull together\b", r"\benumerate\b",
        r"\bwhich (?!(?:\w+ )?(?:words|terms|grounds|means|circumstances)\b)"
        r"(?:\w+ ){0,2}\w+s (?:did|were|are|have|had)\b",
        r"\bwhat (?:are|were) the\b(?!.*\w{2}ing\b(?! (?:of|in)\b))",
        r"\b(?:run|walk|take|talk) (?:me|us) through\b", r"\b(?:each|every) time\b",
        r"\b(?:item by item|one by one|step by step|blow[- ]by[- ]blow|the (?:whole )?lot)\b",
        r"\bwhat (?:has|had|was|were|is|are) .{2,40} up to\b(?! (?:the|a|an|now)\b)",
        r"\bwh(?:at|o|ich) (?:were|are) (?:they|these|those)\W*$", r"\bmentions of\b",
        r"\bwhere (?:do|does|did|is|are) .+? (?:turn|show|crop|come|pop) up\b",
        r"\bwhere (?:do|does|did|is|are) .+? (?:appear|figure|feature|mentioned|referred to)\b",
        r"\bhow (?:do|does|did) .+? (?:come into|figure in|fit into|feature in)\b",
        r"\bwhat (?:part|role) (?:do|does|did) .+? play\b",
        r"\bwhat do (?:we|i) (?:learn|hear|read|know) (?:about|of)\b",
        r"\bon which occasions\b", r"\bwhat (?:\w+ )?(?:things|statements|moves|steps)\b",
    )),
    ("why", (
        r"\bwhy\b", r"\bhow come\b", r"\bon (?:what|which) grounds\b", r"\bwhat made\b",
        r"\bwhat for\b",
        r"\bwhat (?:was the |is the |were the )?(?:reason|reasons|grounds|cause)\b",
    )),
    ("who", (
        r"\bwho(?:se|s|'s|’s)?\b", r"\bname of the\b",
        r"\bwhich (?:person|man|woman|official|general|senator|minister|judge|lawmaker|envoy|"
        r"leader|politician|diplomat|commander)\b",
    )),
    ("whom", (r"\bwhom\b",)),
    ("where", (
        r"\bwhere\b(?!.*\b(?:stands?|stood|c[ao]mes? down|land(?:ed)?) (?:on|over|about)\b)",
        r"\b(?:what|which) (?:place|city|town|country|location|site|venue)\b",
    )),
    ("how", (r"\bhow\b",)),
    ("yes_no", (
        r"^\W*(?:and |but |so )?(?:did|does|do|is|was|were|are|has|have|had|will|can|could|would|"
        r"should)\b",
    )),
    ("which", (r"\bw(?:h)?ich\b",)),
)  # fmt: skip
"""Kinds of answer and what asks for them, the more telling first: the first that fits counts."""

_PATTERNS: Final = tuple((kind, re.compile("|".join(rules), re.I)) for kind, rules in _KINDS)


WHOLE_TIME: Final = re.compile(
    r"\b(?:during|over|in|within|across|throughout|through|of|from) (?:the course of )?"
    r"(?:these|those|the|this|that|all) (?:(?:whole|entire|full|last|final|closing) )?(?:of )?"
    r"(?:(?:two|three|four|five|six|[2-9]) months|months|(?:time )?(?:period|span|stretch|window))"
    r"(?: (?:covered|in question|under review|of 20\d\d))?\b",
    re.IGNORECASE,
)
"""Words for all the time that is written of."""


_ONLY_ASKS: Final = re.compile(
    r"\b(?:who(?:m|se)?|what|which|where|when|why|how|did|does|do|was|were|is|are|i|we|please"
    r"|(?:can|could|would) you|tell (?:me|us)|exactly"
    r"|(?:according to|in|per) the (?:article|author|chronology|timeline))\b",
    re.IGNORECASE,
)
"""Words of a question that say how it is asked and not what about."""


_CONTAINER: Final = re.compile(
    r"\b(which|what|list|collect|gather|name|trace)(?: all)?(?: of)?(?: the)? (?:\w+ )?"
    r"(?:steps|moves|measures|actions|developments|news|signs|items|mentions|instances|examples"
    r"|cases|bits|pieces|points|things|progress|efforts) "
    r"(?:on|about|towards?|of|regarding|concerning|over|around|with)\b",
    re.IGNORECASE,
)
"""Nouns that hold what is listed and are no matter themselves: "which steps on disarming"."""


def uncontained(text: str) -> str:
    """Return a question without a noun that only says that things of a matter are listed.

    >>> uncontained("Which new steps towards peace were taken?")
    'Which peace were taken?'
    """
    return _CONTAINER.sub(r"\1", text)


def clean(text: str) -> str:
    """Return the question as one line: control characters and runs of white space folded.

    Raises:
        BadQuestion: if nothing is left to search for; the message names the cure.
    """
    if len(text) > MAX_CHARACTERS:
        raise BadQuestion(
            f"the question is {len(text):,} characters long: ask in at most {MAX_CHARACTERS:,}"
        )
    visible = (" " if unicodedata.category(char).startswith("C") else char for char in text)
    folded = " ".join("".join(visible).split())
    if not folded:
        raise BadQuestion("the question is empty: ask something in English words")
    letters = [char for char in folded if char.isalnum()]
    if not letters:
        raise BadQuestion(f"the question {shown(folded)} holds no words: ask in English words")
    latin = sum(_is_latin(char) for char in letters)
    if latin * 2 < len(letters):
        raise BadQuestion(f"the question {shown(folded)} isn't in English: ask it in English")
    return folded


@lru_cache(maxsize=64)
def asked_kind(question: str) -> Asked:
    """Return the kind of answer that a question wants; "what" where nothing else fits."""
    if asks_where_told(question):
        return "list"
    for kind, pattern in _PATTERNS:
        if pattern.search(question):
            return kind
    return "what"


def searched(text: str) -> str:
    """Return a question without the words that only ask; the same where nothing else is left.

    An encoder brings a question near to questions. What answers it is a statement.

    >>> searched("Could you tell me which general backed the accord?")
    'general backed the accord?'
    """
    left = " ".join(_ONLY_ASKS.sub(" ", text).split())
    return left if any(char.isalnum() for char in left) else text


def _is_latin(char: str) -> bool:
    return char.isdigit() or unicodedata.name(char, "").startswith("LATIN")
