"""A sentence as words, each with a coarse part of speech, by rules and a small lexicon.

There is no model. A word that the lexicon of verbs (`rag.verbs`) lists is a verb where a verb may
stand; a word with a capital is part of a name; what is left over is taken for a noun.

    >>> [token.tag for token in tokens_of("Seoul reports that exports fell.")]
    ['name', 'verb', 'relative', 'noun', 'verb', 'stop']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rag.short.splitting import pieces_of
from rag.verb_lists import (
    ADVERBS,
    ALSO_NOUNS,
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    MOSTLY_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    is_number,
)
from rag.verbs import is_adverbial, verb

Tag = Literal[
    "name", "noun", "number", "det", "pronoun", "verb", "ing", "aux", "adverb", "prep", "to",
    "and", "but", "relative", "open", "close", "comma", "stop", "dash",
]  # fmt: skip


_OPENERS: Final = "“‘([{"


_CLOSERS: Final = "”’)]}"


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


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words and marks of a sentence, as it reads, each with its tag."""
    return tuple(_tagged(pieces_of(text)))


def _tagged(raw: list[tuple[str, int, int]]) -> Iterator[Token]:
    tokens: list[Token] = []
    quoted = False
    for at, (text, start, end) in enumerate(raw):
        following = [piece[0] for piece in raw[at + 1 : at + 3]]
        if text == '"':
            quoted = _opens(raw, at, quoted)
            tag: Tag = "open" if quoted else "close"
            tokens.append(Token(text, start, end, tag, text))
            continue
        word = text.lower().replace("’", "'")
        known = verb(word)
        tag = _closed_class(text, word, tokens) or _open_class(text, word, tokens, following)
        lemma = known[0] if known else word
        tokens.append(Token(text, start, end, tag, lemma))
    yield from tokens


def _opens(raw: list[tuple[str, int, int]], at: int, quoted: bool) -> bool:
    """Tell whether a straight mark opens a quotation, by the space on one side or else by turns."""
    before = at > 0 and raw[at - 1][2] == raw[at][1]
    after = at + 1 < len(raw) and raw[at + 1][1] == raw[at][2]
    return after if before != after else not quoted


def _closed_class(text: str, word: str, before: list[Token]) -> Tag | None:
    """Return the tag of marks, numbers and function words; None for any other word."""
    if not text[0].isalnum() and text[0] not in "$€£¥":
        return _mark(text)
    if text[0].isdigit() or text[0] in "$€£¥" or re.match(r"(?:US|C|A|HK)[$€£¥]", text):
        return "number"
    if text[0].isupper() and (not _starts(before) or _is_acronym(text) or word in _COMPASS):
        return "name"
    if is_number(word):
        return "number"
    if word == "to":
        return "to"
    if word == "that" and before and before[-1].tag in ("prep", "to"):
        return "det"
    for tag, listed in _CLOSED:
        if word in listed and not (word in _COMPASS and before and before[-1].tag == "det"):
            return tag
    return "adverb" if _is_adverb(word, before) else None


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text[:2].isupper()


def _is_adverb(word: str, before: list[Token]) -> bool:
    return is_adverbial(word) and not (before and before[-1].tag == "det")


_COMPASS: Final = frozenset({"north", "south", "east", "west"})


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
        return "noun" if plain and re.search(r"(?:ed|ing)$", word) else "name"
    if known is None:
        return "verb" if _after_modal(before, following) else "noun"
    base, form = known
    if form == "ing":
        return "ing" if _is_participle(before, following) else "noun"
    return "verb" if _is_verb(base, form, before, following) else "noun"


def _after_modal(before: list[Token], following: list[str]) -> bool:
    """Tell whether an unknown word must be a verb: "might stimulate some activity"."""
    helped = bool(before) and before[-1].text.lower() in MODALS
    if not helped or not following:
        return False
    return following[0][0].isupper() or following[0].lower() in DETERMINERS | PRONOUNS


def _is_participle(before: list[Token], following: list[str]) -> bool:
    """Tell whether an -ing word acts as a verb: "is expanding", ", citing the"."""
    last = before[-1].tag if before else "stop"
    if last == "aux" or not before:
        return True
    if last == "det" or before[-1].possessive:
        return False
    plain = _takes_object(following) and following[0].lower() not in AUXILIARIES
    if last == "noun" and plain and _is_plural(before[-1].text):
        return True  # "troops surveying posts"
    if last == "and" and plain and any(token.tag == "ing" for token in before):
        return True  # "and sharing bread"
    if last in ("prep", "comma", "and", "noun", "name", "but"):
        return _opens_object(following) or last in ("prep", "comma", "but")
    return last in ("verb", "adverb", "pronoun")


def _opens_object(following: list[str]) -> bool:
    """Tell whether a determiner, a name or the like follows, as after a verb."""
    return bool(following) and (
        following[0].lower() in DETERMINERS | PREPOSITIONS | PRONOUNS | RELATIVES
        or following[0][0].isupper()
        or following[0][0] in '$“"‘'
        or following[0][0].isdigit()
    )


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _is_verb(base: str, form: str, before: list[Token], following: list[str]) -> bool:
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
    if form == "base" and _seen_doing(before, following):
        return True
    if form == "past":
        if last.tag == "number" and _modifies(following):
            return False
        return not (_modifies(following) and last.tag in ("prep", "comma", "and", "verb", "ing"))
    if form == "base" and len(before) == 1 and last.lemma in ("which", "what", "whose"):
        return False  # "Which state | bans cars?"
    if helper.lemma in ("which", "who", "that"):
        return base not in ALSO_NOUNS or (_takes_object(following) and not _verb_next(following))
    if last.tag == "prep":
        return False
    if helper.tag == "and" or helper.text in ("but", "yet"):
        return _coordinated(before, form) and (base not in ALSO_NOUNS or _takes_object(following))
    if form == "s" and last.tag in ("noun", "name") and following[:1] in _UP:
        return True  # "the phrase sums up"
    if base in MOSTLY_NOUNS and form != "past":
        return False
    if last.tag == "verb" and base in ALSO_NOUNS:
        return False
    if form == "s" and base in ALSO_NOUNS and _is_object_of_participle(before):
        return False
    if base in ALSO_NOUNS or form == "base":
        return (
            _is_first_in_clause(before)
            and not _verb_next(following)
            and (base not in ALSO_NOUNS or _takes_object(following))
            and (form == "s" or _plural_subject(before))
            and not _after_preposition(before)
        )
    return True


_UP: Final = (["up"], ["off"], ["out"], ["down"], ["away"], ["back"])
_SEEING: Final = frozenset("see saw seen watch let make made help hear heard".split())
"""Verbs after which a phrase and a plain verb may stand: "saw the club sell"."""


def _seen_doing(before: list[Token], following: list[str]) -> bool:
    """Tell whether a plain form follows a verb of seeing or making and one phrase of nouns."""
    at = len(before) - 1
    while at >= 0 and before[at].tag in ("name", "noun", "det", "number"):
        at -= 1
    seen = 0 <= at < len(before) - 1 and before[at].text.lower().rstrip("s") in _SEEING
    return seen and _opens_object(following)


def _is_object_of_participle(before: list[Token]) -> bool:
    """Tell whether a word goes on the phrase after a participle: "surveying guard | posts"."""
    at = len(before) - 1
    while at >= 0 and before[at].tag in ("name", "noun", "det", "number"):
        at -= 1
    return 0 <= at < len(before) - 1 and before[at].tag == "ing"


def _takes_object(following: list[str]) -> bool:
    return bool(following) and following[0] not in (".", ",", ";", ":", ")", "–", "—")


def _modifies(following: list[str]) -> bool:
    """Tell whether a past form stands before a noun, as in "by updated rules"."""
    return (
        bool(following)
        and following[0].isalpha()
        and following[0].lower()
        not in (
            PREPOSITIONS
            | DETERMINERS
            | PRONOUNS
            | RELATIVES
            | AUXILIARIES
            | ADVERBS
            | {"and", "to"}
        )
    )


def _verb_next(following: list[str]) -> bool:
    if not following:
        return False
    if following[0].lower() in AUXILIARIES:
        return True
    known = verb(following[0])
    if not known or known[1] == "ing":
        return False
    return known[1] == "past" or known[0] not in ALSO_NOUNS


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
