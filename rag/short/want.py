"""What kind of short answer a question wants, read from the question's own words.

>>> wanted("Which magazine described the coach as finished?").kind
'publication'
>>> wanted("What nationality was the striker?").kind
'nationality'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rag.short.candidates import Parsed, parse
from rag.short.gazetteer import NATIONALITIES
from rag.short.want_words import (
    ACTS,
    ALTERNATIVE,
    AMONG,
    BE,
    BY_PATTERN,
    FEELING,
    LISTS,
    SPEECH,
    STATEMENT,
    VAGUE,
    YES_NO,
    Kind,
    Slot,
    kind_of,
    singular,
)
from rag.short.wording import last_question, tidy
from rag.verbs import ALSO_NOUNS, SAYING, verb


@dataclass(frozen=True, slots=True)
class Want:
    """The short answer wanted.

    Attributes:
        kind: its type; "doing" is a predicate ("what did X do"), "none" is no short answer.
        head: the noun asked for, lower case and in the singular ("which paper": "paper"), or "".
        slot: where the answer stands: before the question's verb, after it, beside "be", or, with
            a passive ("who was sacked"), after the verb of an active sentence.
        verb: the plain form of the question's verb, or "" where it tells nothing.
        subject: who does what is asked, in the question's words, for "object"; else "".
        prep: the preposition the question ends in or opens with ("what ... for?"), or "".
    """

    kind: Kind
    head: str = ""
    slot: Slot = "object"
    verb: str = ""
    subject: str = ""
    prep: str = ""


_WH: Final = re.compile(r"\b(what|which|who|whom|whose|where|when|why|how)\b")
_OPENING: Final = (
    "in on at by to from of for with about under over after until since against into near without "
    "before despite through during between"
)
_ASKING: Final = re.compile(
    r"(?:^|[,;:–—(-]\s*|\b(?:and|but|so|or)\s)"
    rf"(?:(?:{_OPENING.replace(' ', '|')}|out of|and|but|so|then|exactly|roughly|tell me|say"
    r"|remind me|please)\s+)*$"
)
_OPENED: Final = re.compile(rf"\b({_OPENING.replace(' ', '|')})\s*$")
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
    r"^\W*[Ww]ho(?:['’]?s| is| was) (?:[A-Z][\w.’-]*(?: |\b)){1,4}(?:\W*$|\W* and\b)"
)
"""Who somebody is, whose name is given: a sentence tells it, not a few words."""


@lru_cache(maxsize=64)
def wanted(question: str) -> Want:
    """Return what a question asks for; never raises, whatever the text.

    The interrogative is the first one that opens the question or follows a comma, a colon or a
    preposition there ("Two days before the match, which player ..."); a relative "who" isn't one.
    """
    text = last_question(tidy(question))
    plain = text.lower()
    if LISTS.search(plain) or _IDENTITY.search(text):
        return Want("none")
    if STATEMENT.search(plain):
        return Want("statement")
    named = re.match(
        r"\W*(?:name|identify|give|tell me|state|find)(?: me)? (?:the |his |her )?(?=\w)", plain
    )
    wh = _interrogative(plain)
    if wh is None and named:
        return _of_noun_phrase(text[named.end() :])
    for kind, pattern in BY_PATTERN:
        found = pattern.search(plain)
        if found and _is_asked(found, wh):
            return _with_slot(kind, text, wh)
    if wh is None:
        return Want("date") if re.search(r"\bdate\b", plain) else _closed_question(text)
    doing = re.search(r"(\w+) (?:is )?doing what\b", plain)
    if doing:
        return Want("doing", "", "object", "", doing.group(1))
    return _by_word(text, wh)


def _is_asked(found: re.Match[str], wh: re.Match[str] | None) -> bool:
    """Tell whether a pattern met the interrogative, not another question word further on."""
    other = _WH.search(found.group())
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
    kind = kind_of(head) if phrases and phrases[0][0] == 0 else "thing"
    return Want(kind, singular(head), "subject", _first_verb(parsed, 1))


def _by_word(text: str, wh: re.Match[str]) -> Want:
    word = wh.group()
    if word in ("who", "whom"):
        return _with_slot("person", text, wh)
    if word == "whose":
        return Want("person", "whose", "subject")
    if word == "where":
        return _with_slot("place", text, wh)
    if word == "when":
        return _with_slot("date", text, wh)
    if word == "how":
        return _with_slot("manner", text, wh)
    return _what(text, wh)


def _what(text: str, wh: re.Match[str]) -> Want:
    """Read "what" and "which" with the noun that follows, if any."""
    after = text[wh.end() :]
    want = _with_slot("thing", text, wh)
    if _TO_DO.search(after) or re.match(r" happened? to", after):
        return replace(want, kind="doing", verb="", subject=want.subject or _after_to(text))
    rest = re.sub(r"^'s\b", "is", _OF_KIND.sub("", after.lstrip(" ")))
    parsed = parse(rest)
    head = "" if _opens_with_verb(rest) else _asked_noun(parsed)
    chosen = AMONG.search(text)
    if not head and chosen:
        head = chosen.group(1)
    if not head and "happen" in after.lower():
        return replace(want, slot="object", verb="say")
    if not head:
        asked = _COPULA.match(rest)
        return _copula(want, asked.group(1)) if asked else _doing(want)
    return _of_head(want, head)


_TO_DO: Final = re.compile(
    r"\b(?:did|does|do|will|would|can|could|should|must|might|may|to|is|are|was|were|'s)\b"
    r".*?\bdo\b(?! with| for)"
)
"""Ends in "do" for a verb: "what did they do"; not "which players do they want"."""


def _opens_with_verb(rest: str) -> bool:
    """Tell whether a verb follows "what" at once: "what came back", but not "what reports"."""
    first = re.match(r"\w+", rest)
    known = verb(first.group().lower()) if first else None
    return known is not None and (
        known[1] == "past" or (known[1] == "s" and known[0] not in ALSO_NOUNS)
    )


def _asked_noun(parsed: Parsed) -> str:
    """Return the noun after "which": the last of its phrase, or the owner in "which club's".

    A participle may stand before it: "which governing party".
    """
    phrases = parsed.phrases
    if not phrases or any(token.tag != "ing" for token in parsed.tokens[: phrases[0][0]]):
        return ""
    start, end = phrases[0]
    while (
        end < len(parsed.tokens)
        and (parsed.tokens[end].tag == "comma" or parsed.tokens[end].text.lower() == "or")
        and _described(parsed, start, end)
    ):
        start, end = end + 1, dict(phrases)[end + 1]
    inside = parsed.tokens[start:end]
    owner = next((t.text for t in inside[:-1] if t.possessive and t.tag == "noun"), "")
    return owner or inside[-1].text


def _described(parsed: Parsed, start: int, comma: int) -> bool:
    """Tell whether a comma or "or" parts two adjectives: "which slower, cheaper trains"."""
    following = dict(parsed.phrases).get(comma + 1)
    plain = all(token.tag == "noun" for token in parsed.tokens[start + 1 : comma])
    after = parsed.tokens[following : following + 1] if following else ()
    return plain and any(token.tag in ("aux", "verb", "prep") for token in after)


def _of_head(want: Want, head: str) -> Want:
    noun = singular(head)
    if noun in ACTS:
        return Want("doing", "", "object", "", "", want.prep)
    if noun in SPEECH:
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
    first = verb(inside[0].text)
    if first and first[1] in ("past", "ing"):
        return want
    said = next((t.lemma for t in after if t.lemma in SAYING and t.lemma != "report"), "")
    head = singular(inside[-1].text)
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


def _with_slot(kind: Kind, text: str, wh: re.Match[str] | None) -> Want:
    """Find the question's verb, its subject and the place of the answer beside them."""
    if wh is None:
        return Want(kind)
    parsed = parse(re.sub(r"^(\w+)'s ", r"\1 is ", text[wh.start() :]))
    tokens = parsed.tokens
    opening = _OPENED.search(text[: wh.start()].lower())
    prep = opening.group(1) if opening else _trailing(parsed)
    helper = next((at for at, token in enumerate(tokens) if token.tag == "aux"), len(tokens))
    main = next((at for at, token in enumerate(tokens) if token.tag in ("verb", "ing")), helper)
    if main < helper or helper == len(tokens):
        return Want(kind, "", "subject", _first_verb(parsed, 1), "", prep)
    at = helper + 1
    while at < len(tokens) and tokens[at].tag in ("adverb", "aux"):
        at += 1
    name = _first_verb(parsed, helper + 1, after_be=tokens[helper].text in BE)
    if at < len(tokens) and tokens[at].tag in ("verb", "ing"):
        helped = next(token.text for token in reversed(tokens[:at]) if token.tag == "aux")
        passive = tokens[at].tag == "verb" and helped in BE and name not in FEELING
        return Want(kind, "", "patient" if passive else "subject", name, "", prep)
    subject = _subject_words(parsed, helper + 1)
    if helper == 1 and tokens[helper].text in BE and not name:
        return Want(kind, "", "copula", "", subject, prep)
    return Want(kind, "", "object", name, subject, prep)


def _first_verb(parsed: Parsed, start: int, after_be: bool = False) -> str:
    """Return the plain form of the first verb; after "be" a plain form is a noun ("the head")."""
    for at in range(start, len(parsed.tokens)):
        token = parsed.tokens[at]
        if token.tag in ("verb", "ing"):
            return token.lemma
        known = verb(token.text)
        if token.tag != "noun" or not known or known[1] == "s" or at == start:
            continue
        if after_be and known[1] == "base":
            continue
        if known[0] not in ALSO_NOUNS or _ends_subject(parsed, start, at):
            return known[0]
    return ""


def _ends_subject(parsed: Parsed, start: int, at: int) -> bool:
    """Tell whether a plain form after "did the coach" is the verb, not a noun or "the top ..."."""
    if at > start and parsed.tokens[at - 1].tag == "det":
        return False
    if at <= start or at + 1 >= len(parsed.tokens):
        return at > start
    return parsed.tokens[at + 1].tag in ("det", "prep", "stop", "to", "pronoun", "relative", "name")


def _subject_words(parsed: Parsed, start: int) -> str:
    end = start
    while end < len(parsed.tokens) and parsed.tokens[end].tag in _IN_SUBJECT:
        known = verb(parsed.tokens[end].text) if parsed.tokens[end].tag == "noun" else None
        if known and known[1] == "base" and end > start:
            plainly = known[0] not in ALSO_NOUNS
            if plainly or _ends_subject(parsed, start, end):
                break
        end += 1
    return parsed.cut((start, end))


_IN_SUBJECT: Final = frozenset({"name", "noun", "number", "det", "pronoun", "and", "prep"})


def _trailing(parsed: Parsed) -> str:
    words = [token for token in parsed.tokens if token.tag != "stop"]
    if words and words[-1].tag in ("prep", "to"):
        return words[-1].text
    for token, after in pairwise(words):
        if token.tag in ("prep", "to") and after.text in ("when", "while", "as", "after", "before"):
            return token.text
    return ""


def is_vague(name: str) -> bool:
    """Tell whether a verb says nothing of what is asked ("do", "happen")."""
    return name in VAGUE or not name
