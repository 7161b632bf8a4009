"""The shape of a question: who does what to whom, found without a parser.

English questions are regular: words of joining, a question phrase, a helping verb, the subject,
the verb, the rest. A lexicon of verbs tells where the subject ends.

    >>> shape = read_shape("And when did the ban on flights start?")
    >>> shape.said(shape.opening), shape.said(shape.subject), shape.statement()
    ('when', 'the ban on flights', 'the ban on flights started')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from rag.verbs import (
    ADVERBS,
    ALSO_NOUNS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SAYING,
    Form,
    verb,
)

MISTYPED: Final = MappingProxyType(
    {
        "wat": "what", "wot": "what", "wht": "what", "wen": "when", "whn": "when",
        "wich": "which", "whic": "which", "wher": "where", "wer": "where", "hw": "how",
        "hwo": "who", "y": "why", "wy": "why",
    }
)  # fmt: skip
"""Usual typing errors of question words, and what is meant."""

QUESTION_WORDS: Final = frozenset("who whom whose what which when where why how".split()) | set(
    MISTYPED
)
"""Words that open a question."""

LEADS: Final = frozenset(
    "and but so also then ok okay well or an & now yes no hmm oh right thanks please".split()
)
"""Words that join a question to the one before it."""

CLAUSE_OPENERS: Final = frozenset(
    "that if when while because although though since whether before after until unless but and "
    "or who which where whom what how why as once".split()
)
"""Words with which another clause may begin."""

OBJECTIVE: Final = frozenset("him her them us me whom".split())
SUBJECTIVE: Final = frozenset("he she they we i".split())
POSSESSIVE: Final = frozenset("his her their its our my your whose".split())
PRONOUNS: Final = OBJECTIVE | SUBJECTIVE | frozenset("it you there".split())
HELPERS: Final = AUXILIARIES | {"'s", "’s", "'d", "'re", "’re", "’d", "wasnt", "didnt", "doesnt"}

_TOKEN: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,/:]\d+)*(?:st|nd|rd|th)?\b|&"
    r"|[^\W_]+(?:-[^\W_]+|['’](?!(?:s|re|d|ll|ve)\b)[^\W_]+)*|['’](?:s|re|d|ll|ve)\b"
)
_COMMAND: Final = re.compile(
    r"^(?:please\s+)?(?:tell me (?:more )?about|list|show(?: me)?|describe|explain|summari[sz]e"
    r"|give me|find|name)\s+(?:all\s+)?",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(r"(?:n['’]t|nt)$")
_DO: Final = frozenset("do does did don't doesn't didn't don’t doesn’t didn’t didnt doesnt".split())
_BE: Final = frozenset("is are was were be been being 's ’s isn't wasn't aren't weren't".split())
_HAVE: Final = frozenset("has have had hasn't haven't hadn't".split())
_VOWELS: Final = ("a", "e", "i", "o", "u")
_STRESSED_ENDS: Final = ("mit", "cur", "pel", "prefer", "refer", "transfer", "defer")
_SUBJECT_ENDS: Final = frozenset("about that who which doing being going".split())
_STOPS: Final = QUESTION_WORDS | {"if", "because", "while", "although"}
_IRREGULAR_PAST: Final = dict(
    pair.split("/")
    for pair in (
        "be/was become/became begin/began break/broke bring/brought build/built buy/bought "
        "catch/caught choose/chose come/came cost/cost cut/cut deal/dealt do/did draw/drew "
        "drive/drove fall/fell feel/felt fight/fought find/found fly/flew get/got give/gave go/went "
        "grow/grew have/had hear/heard hit/hit hold/held keep/kept know/knew lead/led leave/left "
        "let/let lose/lost make/made mean/meant meet/met pay/paid put/put quit/quit read/read "
        "rise/rose run/ran say/said see/saw seek/sought sell/sold send/sent set/set shake/shook "
        "shoot/shot shut/shut speak/spoke spend/spent stand/stood strike/struck take/took "
        "teach/taught tell/told think/thought throw/threw understand/understood win/won "
        "withdraw/withdrew write/wrote"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: half-open characters `[start, end)`; `lower` has plain quotes."""

    text: str
    lower: str
    start: int
    end: int


Range = tuple[int, int]
"""Half-open range of words."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A question taken apart.

    Attributes:
        text: the question.
        words: its words in order.
        leads: how many words of joining it begins with.
        opening: the question phrase, with its preposition ("by whom", "which party").
        helper: the helping verb that comes before the subject, or None.
        subject: who or what does it; empty where the question phrase itself is the subject.
        verb: the main verb, or None where it isn't in the lexicon.
        body: what follows the question phrase and the helping verb.
    """

    text: str
    words: tuple[Word, ...]
    leads: int
    opening: Range
    helper: int | None
    subject: Range
    verb: int | None
    body: Range

    def said(self, part: Range) -> str:
        """Return the characters of a range of words, "" for an empty one."""
        first, last = part
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    @property
    def asks(self) -> str:
        """The question word in lower case, "" for a yes-or-no question or none at all."""
        for word in self.words[slice(*self.opening)]:
            if word.lower in QUESTION_WORDS:
                return MISTYPED.get(word.lower, word.lower)
        return ""

    @property
    def asks_subject(self) -> bool:
        """Whether the question phrase is the subject ("Who chaired it?")."""
        return bool(self.asks) and self.subject[0] == self.subject[1] and self.body_size > 0

    @property
    def body_size(self) -> int:
        """Number of words after the question phrase and the helping verb."""
        return self.body[1] - self.body[0]

    @property
    def polar(self) -> bool:
        """Whether it wants a yes or a no."""
        return not self.asks and self.helper is not None

    def statement(self) -> str:
        """Return what the question takes for granted, without its question words.

        >>> read_shape("What did the two allies launch on November 20?").statement()
        'the two allies launched on November 20'
        >>> read_shape("Where was Biegun on the 19th of December?").statement()
        'Biegun was on the 19th of December'
        >>> read_shape("Which party took the House?").statement()
        'the party that took the House'
        """
        if self.asks_subject:
            return _described(self)
        if self.helper is None:
            said = self.said((max(self.leads, self.opening[1]), len(self.words)))
            return _COMMAND.sub("", said) or said
        helper = self.words[self.helper].lower
        clause = " ".join(filter(None, _parts(self, helper)))
        return f"{self.asked_noun} {clause}" if self.asked_noun else clause

    @property
    def asked_noun(self) -> str:
        """The noun in the question phrase: "danger" of "what danger", "" if there is none."""
        first, last = self.opening
        at = next((i for i in range(first, last) if self.words[i].lower in QUESTION_WORDS), last)
        if at < last and self.words[at].lower in ("how", "hw"):
            many = at + 1 < last and self.words[at + 1].lower in ("many", "much")
            at = at + 1 if many else last
        noun = self.said((at + 1, last))
        return "" if noun.lower() in ("exactly", "else", "precisely", "ever") else noun


def _parts(shape: Shape, helper: str) -> tuple[str, ...]:
    """Return subject, verb and rest in the order of a statement."""
    end = len(shape.words)
    subject = shape.said(shape.subject)
    written = {"'s": "is", "’s": "is", "'re": "are", "'d": "had"}.get(helper, helper)
    if shape.verb is None:
        rest = shape.said((shape.subject[1], end))
        if not rest:
            return (subject,)
        return subject, "" if helper in _DO else written, rest
    between = shape.said((shape.subject[1], shape.verb))
    action = shape.words[shape.verb].text
    if helper in _DO and not _NEGATED.search(helper):
        inflect = {"did": past, "does": _present}.get(helper)
        action, written = inflect(action) if inflect else action, ""
    return subject, between, written, action, shape.said((shape.verb + 1, end))


def _described(shape: Shape) -> str:
    """Return the answer of "who/which ... did it" as a description."""
    first, last = shape.opening
    end = len(shape.words)
    asked = next((i for i in range(first, last) if shape.words[i].lower in QUESTION_WORDS), first)
    noun = shape.said((asked + 1, last))
    predicate = shape.said((shape.helper if shape.helper is not None else last, end))
    if predicate.startswith(("'s ", "’s ")):
        predicate = "is " + predicate[3:]
    if shape.asks == "who":
        return identity(shape) or f"the person that {predicate}"
    counted = shape.asked_noun
    if shape.asks == "how" and counted:
        return f"{counted} {predicate}"
    if shape.asks in ("which", "what") and noun:
        return f"the {noun} that {predicate}"
    return shape.said((shape.helper + 1 if shape.helper is not None else last, end))


def identity(shape: Shape) -> str:
    """Return the role that "who is / was named / is lined up to be ..." asks for, or "".

    >>> identity(read_shape("Who was lined up to be the next head of the bank?"))
    'the next head of the bank'
    """
    found = re.search(
        r"\b(?:to be|as|to become|became|becomes|is|was|were|are|['’]s|named|elected|appointed)\s+"
        r"((?:the|a|an)\s.+)$",
        shape.said((shape.opening[1], len(shape.words))),
        re.I,
    )
    return found[1] if found and len(found[0].split()) < len(shape.words) else ""


def past(base: str) -> str:
    """Return the past of a verb's plain form: "start" gives "started", "see" gives "saw"."""
    lower = base.lower()
    if lower in _IRREGULAR_PAST:
        return _IRREGULAR_PAST[lower]
    if form_of(lower) is None:
        return f"did {base}"
    if lower.endswith("e"):
        return lower + "d"
    if lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        return lower[:-1] + "ied"
    return lower + (lower[-1] if _doubles(lower) else "") + "ed"


def _doubles(base: str) -> bool:
    """Tell whether a verb doubles its last letter: "scrap", "commit", but not "visit"."""
    stressed = len(re.findall(r"[aeiouy]+", base)) == 1 or base.endswith(_STRESSED_ENDS)
    return stressed and re.search(r"[^aeiou][aeiou][bdgklmnprt]$", base) is not None


def _present(base: str) -> str:
    """Return the third person of a verb's plain form: "spend" gives "spends"."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def tokens(text: str) -> tuple[Word, ...]:
    """Return the words of a text; "who's" is two, "Jae-in", "10/7" and "U.S." are one each."""
    return tuple(
        Word(found.group(), _lower(found.group()), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    )


def _lower(word: str) -> str:
    """Return a word in lower case; the country "US" stays apart from the pronoun "us"."""
    return "u.s" if word == "US" else word.lower().replace("’", "'")


def is_adverb(lower: str) -> bool:
    """Tell whether a lower-case word only modifies: "mostly", "still", "each"."""
    known = lower in ADVERBS and lower not in ("north", "south", "abroad")
    return known or lower in ("each", "all", "both") or (lower.endswith("ly") and len(lower) > 5)


@cache
def is_verb(word: str) -> bool:
    """Tell whether a lower-case word is in some form a verb and not as often a noun."""
    return form_of(word) is not None and not also_noun(word)


@cache
def also_noun(word: str) -> bool:
    """Tell whether a verb's form is a noun as often ("post", "posts", "reports")."""
    form = verb(word)
    plain = form is not None and form[1] in ("base", "s") and form[0] in ALSO_NOUNS
    return plain or word in ALSO_NOUNS


@cache
def form_of(word: str) -> tuple[str, Form] | None:
    """Return the plain form of a lower-case word and which form it is; None for no verb.

    Knows the verbs of saying and believing besides those of the lexicon.
    """
    found = verb(word)
    if word == "born":
        return "bear", "past"
    if found is None and word in SAYING:
        return word, "base"
    if found is None and word.endswith("ed") and word[:-1] in SAYING:
        return word[:-1], "past"
    return found


def read_shape(text: str) -> Shape:
    """Take a question apart. Any text has a shape; an odd one has empty parts."""
    words = tokens(text)
    leads = _count_leads(words)
    opening = _opening(words, leads)
    at = opening[1]
    helper = at if at < len(words) and words[at].lower in HELPERS else None
    start = at if helper is None else at + 1
    body = (start, len(words))
    asks = opening[0] < opening[1]
    if helper is None:
        main = start if asks and start < len(words) and form_of(words[start].lower) else None
        return Shape(text, words, leads, opening, None, (start, start), main, body)
    if asks and _subject_asked(words, helper):
        main = next((i for i in range(start, len(words)) if _is_participle(words[i].lower)), None)
        return Shape(text, words, leads, opening, helper, (start, start), main, body)
    main = _main_verb(words, helper)
    subject_end = main if main is not None else _subject_end(words, helper)
    while subject_end > start + 1 and is_adverb(words[subject_end - 1].lower):
        subject_end -= 1
    return Shape(text, words, leads, opening, helper, (start, subject_end), main, body)


def _count_leads(words: tuple[Word, ...]) -> int:
    at = 0
    while at < len(words) - 1 and words[at].lower in LEADS:
        at += 1
    mistyped = len(words) in (2, 3) and words[0].lower == "an"
    return max(at, 1) if mistyped else at


def _opening(words: tuple[Word, ...], at: int) -> Range:
    """Return the question phrase that begins at word `at`; empty if none does."""
    first = at
    if at + 1 < len(words) and words[at].lower in PREPOSITIONS | {"since", "until"}:
        at += 1
    if at >= len(words) or words[at].lower not in QUESTION_WORDS:
        return first, first
    question = words[at].lower
    at += 1
    question = MISTYPED.get(question, question)
    if question == "how":
        return first, _how_end(words, at)
    if question in ("what", "which", "whose"):
        at = _noun_end(words, at)
    while at < len(words) and words[at].lower in {"exactly", "else", "precisely", "ever"}:
        at += 1
    return first, at


def _how_end(words: tuple[Word, ...], at: int) -> int:
    """Return where "how", "how long", "how many missile bases" ends."""
    if at < len(words) and words[at].lower in ("many", "much"):
        return _noun_end(words, at + 1)
    if at + 1 < len(words) and words[at + 1].lower in HELPERS and words[at].lower not in HELPERS:
        return at + 1
    graded = ("long", "often", "come", "far", "soon")
    return at + 1 if at < len(words) and words[at].lower in graded else at


def _noun_end(words: tuple[Word, ...], at: int) -> int:
    """Return where the noun after "which", "what" or "how many" ends."""
    first = at
    while at < len(words):
        lower = words[at].lower
        if lower in HELPERS or lower in PRONOUNS or lower in DETERMINERS:
            break
        form = form_of(lower)
        if at > first and form and form[1] in ("past", "s", "base") and not also_noun(lower):
            break
        if at == first and (is_verb(lower) or lower in PREPOSITIONS and lower != "of"):
            break
        at += 1
    reached_helper = at < len(words) and words[at].lower in HELPERS
    plain = all(word.lower not in PREPOSITIONS for word in words[first:at])
    return at if reached_helper or plain else first


def _subject_asked(words: tuple[Word, ...], helper: int) -> bool:
    """Tell whether after the helping verb comes a predicate instead of a subject."""
    if words[helper].lower in _DO or helper + 1 >= len(words):
        return False
    after = words[helper + 1]
    if after.text[:1].isupper() or after.lower in DETERMINERS | PRONOUNS:
        return False
    return _is_participle(after.lower) or after.lower in PREPOSITIONS | ADVERBS


def _is_participle(lower: str) -> bool:
    return form_of(lower) is not None or (len(lower) > 4 and lower.endswith(("ed", "ing")))


def _main_verb(words: tuple[Word, ...], helper: int) -> int | None:
    """Return the verb that the helping verb of a question calls for.

    Nouns that look like verbs are in the way ("the aircraft ban start"): a verb that is nothing
    else wins, then one with an object or the question's end behind it, then the last with a
    preposition behind it.
    """
    lower = words[helper].lower
    stop = next((i for i in range(helper + 2, len(words)) if words[i].lower in _STOPS), len(words))
    wanted = ("past", "ing") if lower in _BE else ("past",) if lower in _HAVE else ("base",)
    found = [
        at
        for at in range(helper + 2, stop)
        if (form := form_of(words[at].lower)) is not None
        and (form[1] in wanted or form[0] == words[at].lower == "quit" or _same_past(form, wanted))
        and not _begins_noun(words, at)
    ]
    pure = [at for at in found if not also_noun(words[at].lower)]
    strong = [at for at in found if _object_follows(words, at)]
    medium = [at for at in found if _preposition_follows(words, at)]
    if pure and not any(at < pure[0] for at in strong):
        return pure[0]
    return strong[0] if strong else medium[-1] if medium else found[0] if found else None


def _same_past(form: tuple[str, str], wanted: tuple[str, ...]) -> bool:
    """Tell whether a plain form serves as a past too ("put", "become")."""
    return "past" in wanted and form[1] == "base" and past(form[0]) == form[0]


def _begins_noun(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word before makes this one a noun ("the launch", "Kim's visit")."""
    before = words[at - 1].lower
    return (
        before in DETERMINERS - {"all", "both", "each"}
        or before in POSSESSIVE - {"her"}
        or (before in ("'s", "’s"))
        or (before in PREPOSITIONS and also_noun(words[at].lower))
        or words[at].text[:1].isupper()
    )


def _object_follows(words: tuple[Word, ...], at: int) -> bool:
    if at + 1 == len(words):
        return True
    after = words[at + 1]
    return after.lower in DETERMINERS | PRONOUNS | QUESTION_WORDS or after.text[:1].isupper()


def _preposition_follows(words: tuple[Word, ...], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower in PREPOSITIONS | ADVERBS


def _subject_end(words: tuple[Word, ...], helper: int) -> int:
    """Return where the subject ends when no verb shows it: at a preposition other than "of".

    After "did" an unknown verb must follow, so a name ends where its capitals end.
    """
    at = start = helper + 1
    doing = words[helper].lower in _DO
    while at < len(words):
        lower = words[at].lower
        ends = (lower in PREPOSITIONS and lower != "of") or is_adverb(lower)
        ends = ends or lower in _SUBJECT_ENDS or lower in DETERMINERS - {"the"}
        named = doing and words[at - 1].text[:1].isupper() and words[at].text[:1].islower()
        if at > start and (ends or (named and lower not in ("and", "of", "'s"))):
            break
        at += 1
    return at
