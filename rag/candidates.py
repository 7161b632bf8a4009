"""A sentence as tokens, noun phrases and predicates: what a short answer may be cut from.

A shallow parse by rules and a small lexicon (`rag.verbs`); there is no model. Positions are
half-open indices of tokens, and the offsets of a token are characters of the reading.

    >>> said = parse("Seoul says Pyongyang intends to abolish all nuclear weapons.")
    >>> [said.cut(phrase) for phrase in said.noun_phrases()]
    ['Seoul', 'Pyongyang', 'all nuclear weapons']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from index.analyze import terms
from rag.gazetteer import LONG_MONTHS, MONTHS, ROLES, WEEKDAYS
from rag.verbs import (
    ADVERBS,
    ALSO_NOUNS,
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    verb,
)

Tag = Literal[
    "name", "noun", "number", "det", "pronoun", "verb", "ing", "aux", "adverb", "prep", "to",
    "and", "but", "relative", "open", "close", "comma", "stop", "dash",
]  # fmt: skip

Range = tuple[int, int]

_TOKEN: Final = re.compile(
    r"(?:US|C|A|HK)?[$€£¥]\s?\d[\d.,]*\d?(?:\s?(?:thousand|million|billion|trillion|bn|m)\b)?"
    r"|\d[\d.,]*\d?(?:\s(?:thousand|million|billion|trillion)\b|\s?%|-percent\b|\s(?:percent|per cent)\b)"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?:-[^\W\d_]+)*"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:Gen|Sen|Rep|Sec|Adm|Col|Capt|Lt|Sgt|Mr|Mrs|Ms|Dr|Prof|Gov|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec|St|No|Vol)\."
    r"|[^\W_]+(?:[-’'&/.][^\W_]+)*(?:[’'](?![\w]))?"
    r"|\.\.\.|\S"
)
_OPENERS: Final = "“‘([{"
_CLOSERS: Final = "”’)]}"
_PHRASE: Final = frozenset({"name", "noun", "number", "det"})
_ADJECTIVAL: Final = re.compile(r"(?:ed|al|ic|ous|ive|ful|less|able|ible|ary|ish|ern|an|est)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark and where it stands in the reading, half-open characters."""

    text: str
    start: int
    end: int
    tag: Tag
    lemma: str

    @property
    def possessive(self) -> bool:
        """Tell whether the word ends in 's or s'."""
        return self.text.endswith(("'s", "’s", "s'", "s’"))


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its subject before it and its complement after it (ranges of tokens)."""

    subject: Range
    verb: int
    complement: Range


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its tokens in order."""

    text: str
    tokens: tuple[Token, ...]

    def cut(self, piece: Range) -> str:
        """Return the characters from the first to the last token of a range, "" if empty."""
        start, end = piece
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def noun_phrases(self) -> list[Range]:
        """Return the plain noun phrases in order, none overlapping; "X and Y" are two."""
        return _noun_phrases(self.tokens)

    def extended(self, piece: Range) -> list[Range]:
        """Return a noun phrase and the longer ones made with what follows, shortest first.

        What may follow: "and" or a comma and another phrase, or a preposition and a phrase.
        """
        return _extended(self.tokens, piece, dict(self.noun_phrases()))

    def predicates(self) -> list[Predicate]:
        """Return the verbs with their subject and complement, in order."""
        return _predicates(self.tokens)

    def quotations(self) -> list[Range]:
        """Return the tokens between quotation marks, the marks left out, in order."""
        return _quotations(self.tokens)

    def names(self) -> list[Range]:
        """Return runs of capitalised words, role words included, in order."""
        return _names(self.tokens)


@lru_cache(maxsize=512)
def parse(text: str) -> Parsed:
    """Return a sentence (as it reads) with its words tagged; any text will do."""
    raw = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    raw = [piece for item in raw for piece in _unglued(item)]
    return Parsed(text, tuple(_tagged(raw)))


@lru_cache(maxsize=8192)
def terms_of(text: str) -> frozenset[str]:
    """Return the analysed terms of a few words as a set."""
    return frozenset(terms(text))


def _unglued(item: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    """Split what the pattern took too much of: a number's final mark, a closing quote."""
    text, start, end = item
    if len(text) > 1 and text[-1] in ".," and any(char.isdigit() for char in text):
        return [(text[:-1], start, end - 1), (text[-1], end - 1, end)]
    if len(text) > 1 and text[-1] in "’'" and text[-2] not in "sS":
        return [(text[:-1], start, end - 1), (text[-1], end - 1, end)]
    return [item]


def _tagged(raw: list[tuple[str, int, int]]) -> Iterator[Token]:
    tokens: list[Token] = []
    quoted = False
    for at, (text, start, end) in enumerate(raw):
        following = [piece[0] for piece in raw[at + 1 : at + 3]]
        if text == '"':
            tag: Tag = "close" if quoted else "open"
            quoted = not quoted
            tokens.append(Token(text, start, end, tag, text))
            continue
        word = text.lower().replace("’", "'")
        known = verb(word)
        tag = _closed_class(text, word, tokens) or _open_class(text, word, tokens, following)
        lemma = known[0] if known else word
        tokens.append(Token(text, start, end, tag, lemma))
    yield from tokens


def _closed_class(text: str, word: str, before: list[Token]) -> Tag | None:
    """Return the tag of marks, numbers and function words; None for any other word."""
    if not text[0].isalnum() and text[0] not in "$€£¥":
        return _mark(text)
    if text[0].isdigit() or text[0] in "$€£¥" or re.match(r"(?:US|C|A|HK)[$€£¥]", text):
        return "number"
    if text[0].isupper() and (not _starts(before) or _is_acronym(text) or word in _COMPASS):
        return "name"
    if word in NUMBERS:
        return "number"
    if word == "to":
        return "to"
    if word == "that" and before and before[-1].lemma not in SAYING and _is_adjectival_that(before):
        return "det"
    for tag, listed in _CLOSED:
        if word in listed and not (word in _COMPASS and before and before[-1].tag == "det"):
            return tag
    return "adverb" if _is_adverb(word, before) else None


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text[:2].isupper()


def _is_adverb(word: str, before: list[Token]) -> bool:
    if not word.endswith("ly") or len(word) < 5 or "-" in word or word in _NO_ADVERBS:
        return False
    return not (before and before[-1].tag == "det")


_COMPASS: Final = frozenset({"north", "south", "east", "west"})
_NO_ADVERBS: Final = frozenset(
    "rally supply early family reply ally anomaly likely friendly daily weekly monthly assembly "
    "italy july yearly quarterly deadly costly elderly monopoly".split()
)


_CLOSED: Final[tuple[tuple[Tag, frozenset[str]], ...]] = (
    ("aux", AUXILIARIES),
    ("relative", RELATIVES),
    ("det", DETERMINERS),
    ("pronoun", PRONOUNS),
    ("and", frozenset({"and", "or", "&"})),
    ("but", SUBORDINATORS | {"but", "yet"}),
    ("adverb", ADVERBS),
    ("prep", PREPOSITIONS),
)


def _is_adjectival_that(before: list[Token]) -> bool:
    return before[-1].tag in ("prep", "to")


def _mark(text: str) -> Tag:
    if text[0] in _OPENERS:
        return "open"
    if text[0] in _CLOSERS:
        return "close"
    if text[0] in "–—-":
        return "dash"
    return "comma" if text[0] == "," else "stop"


def _starts(before: list[Token]) -> bool:
    """Tell whether the next word opens the sentence, so that its capital says nothing."""
    return all(token.tag == "open" for token in before)


def _open_class(text: str, word: str, before: list[Token], following: list[str]) -> Tag:
    known = verb(word)
    if text[0].isupper():
        plain = _starts(before) and known is not None and following[:1] and following[0].islower()
        common = re.search(r"(?:ed|ing|al|ive|ous|ian|ic)$", word) and not following[:1] == ["says"]
        return "noun" if plain and common else "name"
    if known is None:
        return "noun"
    base, form = known
    if form == "ing":
        return "ing" if _is_participle(before, following) else "noun"
    return "verb" if _is_verb(word, base, form, before, following) else "noun"


def _is_participle(before: list[Token], following: list[str]) -> bool:
    """Tell whether an -ing word acts as a verb: "is expanding", ", citing the"."""
    last = before[-1].tag if before else "stop"
    if last == "aux" or not before:
        return True
    opens_object = bool(following) and (
        following[0].lower() in DETERMINERS | PREPOSITIONS | PRONOUNS | RELATIVES
        or following[0][0].isupper() or following[0][0] in "$“\"‘" or following[0][0].isdigit()
    )
    if last == "det" or before[-1].possessive:
        return False
    if last in ("prep", "comma", "and", "noun", "name", "but"):
        return opens_object or last in ("prep", "comma", "but")
    return last in ("verb", "adverb", "pronoun")


def _is_verb(word: str, base: str, form: str, before: list[Token], following: list[str]) -> bool:
    last = before[-1] if before else None
    if last is None:
        return False
    helper = next((token for token in reversed(before[-4:]) if token.tag != "adverb"), last)
    if helper.tag == "to":
        return form == "base" and (base not in ALSO_NOUNS or _takes_object(following))
    if helper.tag == "aux":
        return form != "s"
    if last.tag == "det" or last.possessive:
        return False
    if form == "past":
        if last.tag == "number" and _modifies(following):
            return False
        return not (_modifies(following) and last.tag in ("prep", "comma", "and", "verb"))
    if helper.lemma in ("which", "who", "that"):
        return base not in ALSO_NOUNS or (_takes_object(following) and not _verb_next(following))
    if last.tag == "prep":
        return False
    if helper.tag == "and":
        return _coordinated(before, form) and (base not in ALSO_NOUNS or _takes_object(following))
    if last.tag == "verb" and base in ALSO_NOUNS:
        return False
    if base in ALSO_NOUNS or form == "base":
        return _is_first_in_clause(before) and not _verb_next(following) and (
            base not in ALSO_NOUNS or _takes_object(following)) and (
            form == "s" or _plural_subject(before)
        ) and not _after_preposition(before)
    return True


def _takes_object(following: list[str]) -> bool:
    return bool(following) and following[0] not in (".", ",", ";")


def _modifies(following: list[str]) -> bool:
    """Tell whether a past form stands before a noun, as in "by updated rules"."""
    return bool(following) and following[0].isalpha() and following[0].lower() not in (
        PREPOSITIONS | DETERMINERS | PRONOUNS | RELATIVES | AUXILIARIES | ADVERBS | {"and", "to"}
    )


def _verb_next(following: list[str]) -> bool:
    if not following:
        return False
    if following[0].lower() in AUXILIARIES:
        return True
    known = verb(following[0])
    return bool(known and known[1] != "ing" and known[0] not in ALSO_NOUNS)


def _clause(before: list[Token]) -> list[Token]:
    for at in range(len(before) - 1, -1, -1):
        if before[at].tag in ("relative", "stop", "dash", "but"):
            return before[at + 1 :]
        if before[at].tag == "verb" and before[at].lemma in SAYING:
            return before[at + 1 :]
    return before


def _is_first_in_clause(before: list[Token]) -> bool:
    clause = _clause(before)
    return bool(clause) and not any(token.tag in ("verb", "aux") for token in clause)


def _after_preposition(before: list[Token]) -> bool:
    """Tell whether the phrase just before hangs on the clause's opening preposition."""
    clause = _clause(before)
    return bool(clause) and clause[0].tag == "prep" and not any(t.tag == "comma" for t in clause)


def _plural_subject(before: list[Token]) -> bool:
    clause = _clause(before)
    last = clause[-1].text.lower() if clause else ""
    return (
        any(token.tag == "and" for token in clause)
        or (last.endswith("s") and not last.endswith("ss"))
        or last in ("people", "men", "women", "media", "police", "they", "we")
    )


def _coordinated(before: list[Token], form: str) -> bool:
    """Tell whether "and" joins a second verb to an earlier one of the same form."""
    for token in reversed(before):
        if token.tag == "verb":
            known = verb(token.text.lower())
            return known is not None and known[1] == form
        if token.tag == "stop":
            break
    return False


def _noun_phrases(tokens: tuple[Token, ...]) -> list[Range]:
    found: list[Range] = []
    start: int | None = None
    for at, token in enumerate((*tokens, Token("", 0, 0, "stop", ""))):
        inside = token.tag in _PHRASE or (
            start is not None and token.tag in ("open", "close") and _goes_on(tokens, at)
        )
        if token.tag == "det" and start is not None and tokens[at - 1].tag in ("name", "noun"):
            found.append((start, at))
            start = at
        elif inside and start is None:
            start = at
        elif not inside and start is not None:
            found.append((start, at))
            start = None
    return [_without_open(tokens, piece) for piece in found]


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].tag in ("noun", "name", "number") and (
        tokens[at].text in "“‘\"”’"
    )


def _without_open(tokens: tuple[Token, ...], piece: Range) -> Range:
    start, end = piece
    while end > start and tokens[end - 1].tag in ("open", "close"):
        end -= 1
    return start, end


def _extended(tokens: tuple[Token, ...], piece: Range, phrases: dict[int, int]) -> list[Range]:
    start, end = piece
    found = [piece]
    while end + 1 < len(tokens):
        link = tokens[end]
        after = end + 1
        if link.tag == "comma" and tokens[after].tag == "and":
            after += 1
        if link.tag not in ("prep", "to", "and", "comma") or after not in phrases:
            break
        if link.tag == "comma" and not _in_series(tokens, end, phrases):
            break
        end = phrases[after]
        found.append((start, end))
    return found


def _in_series(tokens: tuple[Token, ...], comma: int, phrases: dict[int, int]) -> bool:
    """Tell whether a comma separates members of "A, B, and C" (and no clause)."""
    at = comma
    for _ in range(8):
        at += 1
        if at < len(tokens) and tokens[at].tag == "and":
            return at + 1 in phrases
        if at not in phrases:
            return False
        at = phrases[at]
        if at < len(tokens) and tokens[at].tag == "and":
            return at + 1 in phrases
        if at >= len(tokens) or tokens[at].tag != "comma":
            return False
    return False


def _predicates(tokens: tuple[Token, ...]) -> list[Predicate]:
    verbs = [at for at, token in enumerate(tokens) if token.tag in ("verb", "ing")]
    verbs += [at for at, token in enumerate(tokens) if _copula(tokens, at)]
    found: list[Predicate] = []
    for at in sorted(verbs):
        start = _subject_start(tokens, at)
        found.append(Predicate((start, at), at, (at + 1, _complement_end(tokens, at))))
    return found


def _copula(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether an auxiliary stands alone, as "is" in "is opposed" does not."""
    if tokens[at].tag != "aux" or tokens[at].text.lower() in MODALS:
        return False
    following = next((t for t in tokens[at + 1 : at + 4] if t.tag != "adverb"), None)
    return following is None or following.tag not in ("verb", "ing", "aux")


def _subject_start(tokens: tuple[Token, ...], at: int) -> int:
    start = at
    while start > 0:
        token = tokens[start - 1]
        if token.tag in ("verb", "relative", "stop", "dash", "but"):
            break
        start -= 1
    return start


def _complement_end(tokens: tuple[Token, ...], at: int) -> int:
    depth = 0
    for end in range(at + 1, len(tokens)):
        token = tokens[end]
        depth += {"open": 1, "close": -1}.get(token.tag, 0)
        if depth > 0:
            continue
        if token.tag == "stop" and token.text in ".;:?!" or token.tag == "dash":
            return end
        if token.tag in ("and", "but") and _opens_verb(tokens, end + 1):
            return end - (tokens[end - 1].tag == "comma")
        if token.tag == "comma" and _opens_aside(tokens, end + 1):
            return end
    return len(tokens)


def _opens_verb(tokens: tuple[Token, ...], at: int) -> bool:
    while at < len(tokens) and tokens[at].tag == "adverb":
        at += 1
    return at < len(tokens) and tokens[at].tag in ("verb", "aux")


def _opens_aside(tokens: tuple[Token, ...], at: int) -> bool:
    if at >= len(tokens):
        return True
    return tokens[at].tag in ("ing", "relative", "but", "verb") or (
        tokens[at].text.lower() in ("despite", "following", "after", "including", "with")
    )


def _quotations(tokens: tuple[Token, ...]) -> list[Range]:
    found: list[Range] = []
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.text in ("“", "‘") or (token.text == '"' and token.tag == "open"):
            opened.append(at)
        elif opened and (token.text in ("”", "’") or token.text == '"'):
            start = opened.pop()
            if start + 1 < at:
                found.append((start + 1, at))
    if opened and opened[0] + 1 < len(tokens):
        found.append((opened[0] + 1, len(tokens)))
    return sorted(found)


def _names(tokens: tuple[Token, ...]) -> list[Range]:
    found: list[Range] = []
    start: int | None = None
    for at, token in enumerate((*tokens, Token("", 0, 0, "stop", ""))):
        inside = token.tag == "name" or (
            start is not None and token.text in ("of", "for", "the", "and")
            and _joins(tokens, start, at)
        )
        if inside and start is None:
            start = at
        elif start is not None and (not inside or tokens[at - 1].possessive):
            found.append((start, at))
            start = at if inside else None
    return found


_JOINED: Final = re.compile(
    r"(?:Ministry|Department|Bank|Council|Secretary|Center|Centre|Institute|University|Republic|"
    r"House|Chairman|Court|Representative|Director|Ministers?|Association|Bureau|Office|Board|"
    r"Committee|Federation|Organi[sz]ation|International|Chiefs|State|League|Minister|President|"
    r"Strategic|Policy|Head|Fund|Trade|Commission)$"
)


def _joins(tokens: tuple[Token, ...], start: int, at: int) -> bool:
    """Tell whether a small word stays inside a name: "Ministry of National Defense"."""
    after = next((t for t in tokens[at + 1 : at + 3] if t.text.lower() != "the"), None)
    if after is None or after.tag != "name":
        return False
    if tokens[at].text == "and":
        return tokens[start].text in ("Center", "Centre", "Ministry", "Department", "Organization")
    return bool(_JOINED.search(tokens[at - 1].text)) or tokens[at - 1].text in ("of", "for")


def is_time_word(word: str) -> bool:
    """Tell whether a word names a month or a weekday."""
    plain = word.strip(".").lower()
    return plain in MONTHS or word in WEEKDAYS or word in LONG_MONTHS


def is_role(word: str) -> bool:
    """Tell whether a word of a name is a title or an office."""
    return word.strip(".'’").lower().removesuffix("'s").removesuffix("’s") in ROLES


def is_adjective(word: str) -> bool:
    """Guess from its ending whether a word is an adjective."""
    return bool(_ADJECTIVAL.search(word))
