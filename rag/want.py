"""What kind of short answer a question wants, read from the question's own words.

>>> wanted("Which magazine described the coach as finished?").kind
'publication'
>>> wanted("What nationality was the striker?").kind
'nationality'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rag.candidates import Parsed, parse
from rag.verbs import ALSO_NOUNS, SAYING, verb
from rag.want_words import (
    ACTS,
    ALTERNATIVE,
    AMONG,
    BE,
    BY_PATTERN,
    HEADS,
    LISTS,
    NATIONS_OF,
    PEOPLE,
    SPEECH,
    TYPOS,
    VAGUE,
    YES_NO,
    Kind,
    Slot,
)


@dataclass(frozen=True, slots=True)
class Want:
    """The short answer wanted.

    Attributes:
        kind: its type; "doing" is a predicate ("what did X do"), "none" is no short answer.
        head: the noun asked for, lower case and in the singular ("which paper": "paper"), or "".
        slot: where the answer stands: before the question's verb, after it, beside "be", or, with
            a passive ("who was sacked"), after the verb of an active sentence.
        verb: the plain form of the question's verb, or "" where it tells nothing.
        before: the words of the question that the answer's subject is in, for "object".
        prep: the preposition the question ends in or opens with ("what ... for?"), or "".
    """

    kind: Kind
    head: str = ""
    slot: Slot = "object"
    verb: str = ""
    subject: str = ""
    prep: str = ""


_WH: Final = re.compile(r"\b(what|which|who|whom|whose|where|when|why|how)\b")


_ASKING: Final = re.compile(
    r"(?:^|[,;:–—(-]\s*|\b(?:and|but|so|or)\s)(?:(?:in|on|at|by|to|from|of|for|with|about|under|over|after|"
    r"until|since|against|into|near|without|before|despite|through|during|between|out of|and|but|so|then|exactly|roughly|tell me|say|remind me|please)\s+)*$"
)


_AFTER_ADVERB: Final = re.compile(
    r"(?:did|do|does|was|is|were|are|will|had|has|have|would|exactly|should|could|can|might|wa|wud|'s|’s)\b"
)


def wanted(question: str) -> Want:
    """Return what a question asks for; never raises, whatever the text.

    The interrogative is the first one that opens the question or follows a comma, a colon or a
    preposition there ("Two days before the match, which player ..."); a relative "who" isn't one.
    """
    text = _last_question(_tidy(question))
    plain = text.lower()
    if LISTS.search(plain):
        return Want("none")
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


def _tidy(question: str) -> str:
    text = " ".join(question.replace("’", "'").split())
    text = re.sub(r"\bthink tank", "think-tank", text)
    text = re.sub(
        r"[A-Za-z']+", lambda found: TYPOS.get(found.group().lower(), found.group()), text
    )
    return re.sub(r"\bus\b(?= \w)", "US", text) if text.islower() else text


def _last_question(text: str) -> str:
    """Return the last sentence where others lead up to it ("Kim promised to come. Did he?")."""
    pieces = re.split(r"(?<=[a-z]{4}[.!?]) (?=[A-Z])", text)
    return pieces[-1] if pieces[-1].endswith("?") else text


def _interrogative(plain: str) -> re.Match[str] | None:
    """Return the question word: in the place of one if there is such, else the first."""
    found = list(_WH.finditer(plain))
    if not found:
        return None
    if YES_NO.match(plain):
        return None
    for match in found:
        if not _ASKING.search(plain[: match.start()]):
            continue
        adverbial = match.group() in ("when", "where", "while")
        if not adverbial or _AFTER_ADVERB.match(plain[match.end() :].lstrip(" ")):
            return match
    return found[0] if not YES_NO.match(plain) else None


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
    phrases = parsed.noun_phrases()
    head = parsed.tokens[phrases[0][1] - 1].text if phrases else ""
    kind = _kind_of(head) if phrases and phrases[0][0] == 0 else "thing"
    return Want(kind, _singular(head), "subject", _first_verb(parsed, 1))


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
    rest = re.sub(
        r"^\s*(?:of|kind of|sort of|type of|class of)\s+", "", text[wh.end() :].lstrip(" ")
    )
    rest = re.sub(r"^'s\b", "is", rest)
    parsed = parse(rest)
    phrases = parsed.noun_phrases()
    head = ""
    if phrases and phrases[0][0] == 0:
        head = parsed.tokens[phrases[0][1] - 1].text
    want = _with_slot("thing", text, wh)
    if re.search(r"\bdo\b(?! with| for)", text[wh.end() + 5 :]) or re.match(
        r" happened? to", text[wh.end() :]
    ):
        return Want("doing", "", want.slot, "", want.subject or _after_to(text), want.prep)
    if not head and "happen" in text.lower():
        return Want("thing", "", "object", "say", want.subject, want.prep)
    owner = next((t.text for t in parsed.tokens[: phrases[0][1] - 1] if t.possessive and t.tag == "noun"),
                 "") if head else ""  # fmt: skip
    head = owner or head
    if head and any(t.text in NATIONS_OF for t in parsed.tokens[: phrases[0][1] - 1]):
        return Want("country", "country", want.slot, want.verb, want.subject, want.prep)
    if not head and not AMONG.search(text):
        asked = re.match(r"(?:is|was|were|are) (?:the |its |his |her |their )?([^?]*)", rest)
        return _copula(want, asked.group(1)) if asked else _doing(want)
    if not head and (chosen := AMONG.search(text)):
        head = chosen.group(1)
    if _singular(head) in ACTS:
        return Want("doing", "", "object", "", "", want.prep)
    if _singular(head) in SPEECH:
        return Want("thing", _singular(head), "object", "say", want.subject, want.prep)
    noun = "" if _singular(head) in ("thing", "else") else _singular(head)
    return Want(_kind_of(head), noun, want.slot, want.verb, want.subject, want.prep)


def _after_to(text: str) -> str:
    """Return what "happened to": the words after it."""
    return text.partition(" to ")[2].rstrip("? ")


def _copula(want: Want, rest: str) -> Want:
    """Read "What was the price of ...": the noun after "be" is what is asked for."""
    parsed = parse(rest)
    phrases = parsed.noun_phrases()
    first = verb(parsed.tokens[0].text) if parsed.tokens else None
    if phrases and any(_singular(t.text) in ACTS for t in parsed.tokens[: phrases[0][1]]):
        return Want("doing", "", "object", "", "", want.prep)
    if not phrases or phrases[0][0] != 0 or (first and first[1] in ("past", "ing")):
        return want
    end = phrases[0][1]
    head = parsed.tokens[end - 1].text
    said = next(
        (t.lemma for t in parsed.tokens[end:] if t.lemma in SAYING and t.lemma != "report"), ""
    )
    if said or _singular(head) in SPEECH:
        return Want("thing", "", "object", said or "say", want.subject, want.prep)
    if end < len(parsed.tokens) and parsed.tokens[end].tag in ("verb", "ing"):
        return want
    if _singular(head) == "name":
        person = any(t.text.lower().removesuffix("'s") in PEOPLE for t in parsed.tokens)
        person = person or "of the american" in rest.lower() or not re.match(r"name of", rest)
        return Want("person" if person else "title", "name", "copula", "", want.subject, want.prep)
    kind = _kind_of(head)
    known = kind in (
        "amount",
        "share",
        "date",
        "title",
        "nationality",
        "quote",
        "duration",
        "reason",
    )
    return Want(kind if known else "thing", _singular(head), "copula", "", want.subject, want.prep)


def _doing(want: Want) -> Want:
    if want.slot == "object" and want.verb in ("do", "happen", "") and not want.prep:
        return Want("doing", "", want.slot, want.verb, want.subject, want.prep)
    return want


def _kind_of(head: str) -> Kind:
    noun = _singular(head)
    if noun in PEOPLE or noun.endswith(("woman", "man")):
        return "person"
    known = HEADS.get(noun) or HEADS.get(head)
    if known:
        return known
    close = _misspelt(noun)
    return close if close else "thing"


def _misspelt(noun: str) -> Kind | None:
    """Return the kind of a listed noun that differs by one dropped or doubled letter."""
    if len(noun) < 5 or verb(noun):
        return None
    for listed in sorted(PEOPLE):
        if _one_letter_off(noun, listed):
            return "person"
    for listed, kind in HEADS.items():
        if _one_letter_off(noun, listed):
            return kind
    return None


def _one_letter_off(word: str, listed: str) -> bool:
    longer, shorter = (listed, word) if len(listed) > len(word) else (word, listed)
    if len(longer) - len(shorter) != 1 or longer[0] != shorter[0] or longer == shorter + "s":
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _singular(noun: str) -> str:
    word = noun.lower().removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _with_slot(kind: Kind, text: str, wh: re.Match[str] | None) -> Want:
    """Find the question's verb, its subject and the place of the answer beside them."""
    if wh is None:
        return Want(kind)
    parsed = parse(re.sub(r"^(\w+)'s ", r"\1 is ", text[wh.start() :]))
    opening = re.search(r"\b(in|on|at|by|to|from|of|for|with|about|under|over|against|into|near|without|after|before"
                        r"|until|despite|through|during|between)\s*$",
                        text[: wh.start()].lower())  # fmt: skip
    prep = opening.group(1) if opening else _trailing(parsed)
    helper = next((at for at, token in enumerate(parsed.tokens) if token.tag == "aux"), None)
    main = next((at for at, t in enumerate(parsed.tokens) if t.tag in ("verb", "ing")), None)
    head = ""
    if helper is None or (main is not None and main < helper):
        return Want(kind, head, "subject", _first_verb(parsed, 1), "", prep)
    at = helper + 1
    while at < len(parsed.tokens) and parsed.tokens[at].tag in ("adverb", "aux"):
        at += 1
    after = parsed.tokens[at] if at < len(parsed.tokens) else None
    helped = next((t.text for t in reversed(parsed.tokens[:at]) if t.tag == "aux"), "")
    name = _first_verb(parsed, helper + 1)
    subject = _subject_words(parsed, helper + 1)
    if helper == 1 and parsed.tokens[helper].text in BE and not name:
        return Want(kind, head, "copula", "", subject, prep)
    if after is not None and after.tag == "verb" and helped in BE:
        return Want(kind, head, "patient", name, "", prep)
    if after is not None and after.tag in ("verb", "ing"):
        return Want(kind, head, "subject", name, "", prep)
    return Want(kind, head, "object", name, subject, prep)


def _first_verb(parsed: Parsed, start: int) -> str:
    for at in range(start, len(parsed.tokens)):
        token = parsed.tokens[at]
        if token.tag in ("verb", "ing"):
            return token.lemma
        known = verb(token.text)
        if token.tag != "noun" or not known or known[1] == "s" or at == start:
            continue
        if known[0] not in ALSO_NOUNS or _ends_subject(parsed, start, at):
            return known[0]
    return ""


def _ends_subject(parsed: Parsed, start: int, at: int) -> bool:
    """Tell whether a plain form after "did the coach" is the verb, not a noun."""
    if at <= start or at + 1 >= len(parsed.tokens):
        return at > start
    return parsed.tokens[at + 1].tag in ("det", "prep", "stop", "to", "pronoun", "relative", "name")


def _subject_words(parsed: Parsed, start: int) -> str:
    end = start
    while end < len(parsed.tokens) and parsed.tokens[end].tag in (
        "name", "noun", "number", "det", "pronoun", "and", "prep",
    ):  # fmt: skip
        known = verb(parsed.tokens[end].text)
        base = parsed.tokens[end].tag == "noun" and known is not None and known[1] == "base"
        if (
            base
            and end > start
            and (known[0] not in ALSO_NOUNS or _ends_subject(parsed, start, end))
        ):
            break
        end += 1
    return parsed.cut((start, end))


def _trailing(parsed: Parsed) -> str:
    words = [token for token in parsed.tokens if token.tag != "stop"]
    if words and words[-1].tag in ("prep", "to"):
        return words[-1].text
    for token, after in zip(words, words[1:], strict=False):
        if token.tag in ("prep", "to") and after.text in ("when", "while", "as", "after", "before"):
            return token.text
    return ""


def is_vague(name: str) -> bool:
    """Tell whether a verb says nothing of what is asked ("do", "happen")."""
    return name in VAGUE or not name
