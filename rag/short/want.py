"""What kind of short answer a question wants, read from the question's own words.

>>> wanted("Which magazine described the coach as finished?").kind
'publication'
>>> wanted("What nationality was the striker?").kind
'nationality'
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from rag.short.asked_noun import asked_noun
from rag.short.candidates import Parsed, parse
from rag.short.gazetteer import NATIONALITIES
from rag.short.slots import OPENING, Want, first_verb, with_slot
from rag.short.told_where import asks_where_told
from rag.short.want_patterns import (
    ALTERNATIVE,
    AMONG,
    ASKS_OFFICE,
    BY_LINK,
    BY_PATTERN,
    CLOSED,
    INDIRECT,
    LISTS,
    PROMINENT,
    STANCE,
    STATEMENT,
    TAKES_PLACE,
    YES_NO,
)
from rag.short.want_words import ACTS, SPEECH, UTTERANCES, Kind, kind_of, singular
from rag.short.wording import asked_itself, tidy
from rag.verb_lists import ALSO_NOUNS, SAYING
from rag.verbs import verb

_WH: Final = re.compile(r"\b(what|which|who|whom|whose|where|when|why|how)\b")
_ASKING: Final = re.compile(
    r"(?:^|[,;:–—(-]\s*|\b(?:and|but|so|or)\s)"
    rf"(?:(?:{OPENING.replace(' ', '|')}|out of|and|but|so|then|exactly|roughly|tell me|say"
    r"|remind me|please)\s+)*$"
)
_AFTER_ADVERB: Final = re.compile(
    r"(?:did|do|does|was|is|were|are|will|had|has|have|would|exactly|should|could|can|might"
    r"|wa|wud|'s|’s)\b"
)
_OF_KIND: Final = re.compile(r"^\s*(?:of|kind of|sort of|type of|class of)\s+")
_COPULA: Final = re.compile(r"(?:is|was|were|are) (?:the |its |his |her |their )?([^?]*)")
_KINDS_OF_FACT: Final = frozenset(
    {"amount", "share", "date", "title", "nationality", "quote", "duration", "reason"}
)


_IDENTITY: Final = re.compile(
    r"^\W*[Ww]ho(?: exactly)?(?:['’]?s| is| was) (?:(?:this|that) )?(?:[A-Z][\w.’-]*(?: |\b)){1,4}"
    r"(?:(?:man|woman|guy|person|again|exactly|anyway)?\W*$|\W* and\b)"
)
"""Who somebody is, whose name is given: the office beside the name tells it in a few words."""


_NAMING: Final = re.compile(
    r"\W*(?:i (?:need|want|seek)|(?:i'm )?looking for|(?:can you|please) (?:give|find|name)"
    r"|name|identify|give|tell me|state|find)(?: me)? (?:the |his |her )?(?=\w)"
)
"""Opens what asks for a name without a question word: "Name the ...", "I need the ..."."""

_NAME_OF: Final = re.compile(
    r"\bwhat(?:'s|'re| is| was| are| were) the (?:full |exact )?names? of (?:the|that|those) ",
    re.IGNORECASE,
)
"""Asks who or what somebody or something is: "what is the name of the judge" is "which judge"."""

_CALLED: Final = re.compile(
    r"\b[Ww]hat(?:['’]s| is| was| are| were) (?P<what>(?:the|this|that|his|her|its|their) [^?,]+?) "
    r"(?:called|named|titled|entitled|known as)\W*$"
)
"""Asks for the name of something: "what is the yearly fair of the two towns called"."""
_LAST_BRACKETS: Final = re.compile(r"\s*\([^)]*\)\W*$")
_HANGS: Final = re.compile(r" (?:of|in|on|for|between|with|from|at|that|which|who|whose) ")


_PIECE_OF: Final = re.compile(
    r"\b(?:piece|bit|item)s? of (?=advice|news|warning|praise|criticism|information"
    r"|evidence|wisdom|comfort|thanks|encouragement|equipment|legislation|work)",
    re.IGNORECASE,
)
"""What only makes a noun countable: "a piece of advice" is advice."""


@lru_cache(maxsize=64)
def wanted(question: str) -> Want:
    """Return what a question asks for; never raises, whatever the text.

    The interrogative is the first one that opens the question or follows a comma, a colon or a
    preposition there ("Two days before the match, which player ..."); a relative "who" isn't one.
    """
    text = _PIECE_OF.sub("", _NAME_OF.sub("which ", asked_itself(tidy(question))))
    plain = text.lower()
    if CLOSED.search(plain):
        return Want("yes_no")
    if LISTS.search(plain):
        return Want("none")
    if _IDENTITY.search(text):
        return Want("identity")
    if ASKS_OFFICE.search(text):
        return Want("office")
    if STATEMENT.search(_LAST_BRACKETS.sub("", plain)) and not BY_LINK.search(plain):
        return Want("statement")
    if TAKES_PLACE.search(plain):
        return Want("statement")
    called = _CALLED.search(text)
    if called:
        named_so = parse(_HANGS.split(called["what"], maxsplit=1)[0])
        return Want(_kind_of_named(named_so), singular(named_so.tokens[-1].text), "copula")
    named = _NAMING.match(plain)
    wh = _interrogative(plain)
    if wh is None and named:
        return _of_noun_phrase(text[named.end() :])
    for kind, pattern in BY_PATTERN:
        found = pattern.search(plain)
        if found and _is_asked(found, wh):
            return with_slot(kind, text, wh)
    if wh is None:
        return Want("date") if re.search(r"\bdate\b", plain) else _closed_question(text)
    doing = re.search(r"(\w+) (?:is )?doing what\b", plain)
    if doing:
        return Want("doing", "", "object", "", doing.group(1))
    return _by_word(text, wh)


def _is_asked(found: re.Match[str], wh: re.Match[str] | None) -> bool:
    """Tell whether a pattern met the interrogative, not another question word further on."""
    other = _WH.search(found.group())
    if wh is None and other and INDIRECT.search(found.string[: found.start()]):
        return False
    return wh is None or other is None or found.start() <= wh.start() < found.end()


def _interrogative(plain: str) -> re.Match[str] | None:
    """Return the question word: in the place of one if there is such, else the first."""
    found = list(_WH.finditer(plain))
    if not found or YES_NO.match(plain):
        return None
    for match in found:
        if not _ASKING.search(plain[: match.start()]):
            continue
        adverbial = match.group() in ("when", "where", "while")
        if not adverbial or _AFTER_ADVERB.match(plain[match.end() :].lstrip(" ")):
            return match
    return found[0]


def _closed_question(text: str) -> Want:
    plain = text.lower()
    plain = re.sub(r",? or not(?=\W*$)", "", plain)
    if re.search(r"\bor\b", plain) and ALTERNATIVE.search(plain):
        return Want("choice")
    if YES_NO.match(plain):
        return Want("yes_no")
    return _of_noun_phrase(text)


def _of_noun_phrase(phrase: str) -> Want:
    """Read "Name the senator who ..." and bare noun phrases ("The price tag?")."""
    parsed = parse(phrase)
    phrases = parsed.phrases
    head = parsed.tokens[phrases[0][1] - 1].text if phrases else ""
    if head == "name" and len(phrases) > 1:
        return Want(kind_of(parsed.tokens[phrases[1][1] - 1].text), "name", "subject")
    kind = kind_of(head) if phrases and phrases[0][0] == 0 else "thing"
    return Want(kind, singular(head), "subject", first_verb(parsed, 1))


_ORIGIN: Final = re.compile(
    r"[Ww]here(?:['’]s| is| was| are| were) .*\bfrom\W*$"
    r"|[Ww]here (?:do|does|did|has|have|had) .*\b(?:come from|(?:hail|originate)(?: from)?)\W*$"
)
"""Where somebody is from: a country, or its adjective."""


def _by_word(text: str, wh: re.Match[str]) -> Want:
    word = wh.group()
    if word in ("who", "whom"):
        return with_slot("person", text, wh)
    if word == "whose":
        return Want("person", "whose", "subject")
    if word == "where" and (STANCE.search(text, wh.end()) or asks_where_told(text)):
        return with_slot("thing", text, wh)
    if word == "where":
        return with_slot("country" if _ORIGIN.match(text, wh.start()) else "place", text, wh)
    if word == "when":
        return with_slot("date", text, wh)
    if word == "how":
        return with_slot("manner", text, wh)
    return _what(text, wh)


def _what(text: str, wh: re.Match[str]) -> Want:
    """Read "what" and "which" with the noun that follows, if any."""
    after = text[wh.end() :]
    want = with_slot("thing", text, wh)
    busy = _IS_DOING.match(after)
    if busy:
        return replace(want, kind="doing", verb="", subject=busy["who"])
    if _TO_DO.search(after) or re.match(r" happened? to", after):
        return replace(want, kind="doing", verb="", subject=want.subject or _after_to(text))
    rest = re.sub(r"^'s\b", "is", _OF_KIND.sub("", after.lstrip(" ")))
    parsed = parse(rest)
    among = _OF_KIND.match(after) is not None
    head = "" if _opens_with_verb(rest) else asked_noun(parsed, among)
    chosen = AMONG.search(text)
    if not head and chosen:
        head = chosen.group(1)
    if not head and "happen" in after.lower():
        return replace(want, slot="object", verb="say")
    if not head:
        asked = _COPULA.match(rest)
        return _copula(want, asked.group(1)) if asked else _doing(want)
    if PROMINENT.search(text) and singular(head) == "figure":
        head = "person"
    return _of_head(want, head)


_TO_DO: Final = re.compile(
    r"\b(?:did|does|do|will|would|can|could|should|must|might|may|to|is|are|was|were|'s)\b"
    r".*?\bdo\b(?! with| for)"
)
"""Ends in "do" for a verb: "what did they do"; not "which players do they want"."""


_IS_DOING: Final = re.compile(
    r" (?:is|was|are|were|could|can|did|do|does)(?: (?:you|one|we|viewers|people|they)"
    r"(?: (?:see|watch|find|catch))?)? (?P<who>(?!be\b)[^?,]+?)"
    r"(?: (?:seen|shown|filmed|spotted|caught|pictured))? doing\b"
    r"(?! (?:business|trade|well|so|harm|research|work)\b)"
)
"""Asks what somebody is busy with: "what were the players doing", "what do you see him doing"."""


def _opens_with_verb(rest: str) -> bool:
    """Tell whether a verb follows "what" at once: "what came back", but not "what reports"."""
    first = re.match(r"\w+", rest)
    known = verb(first.group().lower()) if first else None
    return known is not None and (
        known[1] == "past" or (known[1] == "s" and known[0] not in ALSO_NOUNS)
    )


def _of_head(want: Want, head: str) -> Want:
    noun = singular(head)
    if noun in ACTS:
        return Want("doing", "", "object", "", "", want.prep)
    if noun in UTTERANCES and want.verb != "take":  # "the line that she takes" is a view
        return replace(want, kind="quote", head="", slot="object", verb="say")
    if noun in SPEECH | UTTERANCES:
        return replace(want, head=noun, slot="object", verb="say")
    return replace(want, kind=kind_of(head), head="" if noun in ("thing", "else") else noun)


def _after_to(text: str) -> str:
    """Return what "happened to": the words after it."""
    return text.partition(" to ")[2].rstrip("? ")


def _copula(want: Want, rest: str) -> Want:
    """Read "What was the price of ...": the noun after "be" is what is asked for."""
    parsed = parse(rest)
    phrases = parsed.phrases
    if not phrases or phrases[0][0] != 0:
        return want
    end = phrases[0][1]
    inside, after = parsed.tokens[:end], parsed.tokens[end:]
    if any(singular(token.text) in ACTS for token in inside):
        return Want("doing", "", "object", "", "", want.prep)
    first = verb(inside[0].text) if len(inside) == 1 else None
    if first and first[1] in ("past", "ing"):
        return want
    said = next((t.lemma for t in after if t.lemma in SAYING and t.lemma != "report"), "")
    head = singular(inside[-1].text)
    if head in UTTERANCES:
        return Want("quote", "", "object", "say", want.subject, want.prep)
    if said or head in SPEECH:
        return Want("thing", "", "object", said or "say", want.subject, want.prep)
    if after and after[0].tag in ("verb", "ing"):
        return want
    busy = next((t.lemma for t in after if t.tag == "ing"), "")
    if busy:
        return replace(want, kind="doing" if busy == "do" else "thing", slot="object", verb=busy)
    if head == "name":
        return Want(_kind_of_named(parsed), "name", "copula", "", want.subject, want.prep)
    kind = kind_of(head)
    kind = kind if kind in _KINDS_OF_FACT else "thing"
    return Want(kind, head, "copula", "", want.subject, want.prep)


def _kind_of_named(parsed: Parsed) -> Kind:
    """Return what is named in "the name of the paper", "the commander's name"."""
    nouns = [t.text for t in parsed.tokens if t.tag in ("noun", "name") and t.text != "name"]
    if any(kind_of(noun) == "person" or noun in NATIONALITIES for noun in nouns):
        return "person"
    kinds = [kind for noun in nouns if (kind := kind_of(noun)) != "thing"]
    return kinds[0] if kinds else "title"


def _doing(want: Want) -> Want:
    if want.slot == "object" and want.verb in ("do", "happen", "") and not want.prep:
        return replace(want, kind="doing")
    return want
