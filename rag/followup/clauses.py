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
from typing import Final

from rag.followup.nouns import TIME_NOUNS
from rag.followup.predicates import main_verb, past_form, subject_end
from rag.followup.wordforms import (
    DO,
    HELPERS,
    LEADS,
    MISTYPED,
    PRONOUNS,
    QUESTION_WORDS,
    Range,
    Word,
    also_noun,
    form_of,
    is_adverb,
    is_verb,
    tokens,
)
from rag.verb_lists import ADVERBS, DETERMINERS, PREPOSITIONS
from rag.verbs import past, present

_COMMAND: Final = re.compile(
    r"^\W*(?:(?:please|now|so)\s+)*(?:"
    r"(?:tell|give|show)(?: me| us)? "
    r"(?:(?:a |an |some |any |the |all )?(?:bit |little |lot )?(?:more|something|everything"
    r"|anything|all|overview|summary|account|details?|info|information|background|facts"
    r"|what you know|what you have) )?(?:about|on|of)"
    r"|(?:brief|fill|walk|talk|take|run)(?: me| us)? (?:in |through )?(?:on|about|through)"
    r"|(?:sum|go|run|look) (?:up|over|through|into)|details (?:on|about|of)"
    r"|(?:more|anything|something|everything|info|information|background) (?:on|about)"
    r"|list|show(?: me)?|describe|explain|summari[sz]e|recap|outline|sketch|discuss|give me|find"
    r"|name)\s+(?:all\s+)?",
    re.IGNORECASE,
)
"""A request to tell of something, which it names after these words."""

_HEDGES: Final = frozenset("exactly else precisely ever".split())
"""Words that may follow a question word without being what is asked for."""

_NEGATED: Final = re.compile(r"(?:n['’]t|nt)$")


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
        noun = "" if self.asked_noun.lower() in TIME_NOUNS else self.asked_noun
        return f"{noun} {clause}" if noun else clause

    @property
    def asked_noun(self) -> str:
        """The noun in the question phrase: "danger" of "what danger", "" if there is none."""
        first, last = self.opening
        at = next((i for i in range(first, last) if self.words[i].lower in QUESTION_WORDS), last)
        if at < last and self.words[at].lower in ("how", "hw"):
            many = at + 1 < last and self.words[at + 1].lower in ("many", "much")
            at = at + 1 if many else last
        noun = self.said((at + 1, last))
        return "" if noun.lower() in _HEDGES else noun


def _parts(shape: Shape, helper: str) -> tuple[str, ...]:
    """Return subject, verb and rest in the order of a statement."""
    end = len(shape.words)
    subject = shape.said(shape.subject)
    written = {"'s": "is", "'re": "are", "'d": "had"}.get(helper, helper)
    if shape.verb is None:
        rest = shape.said((shape.subject[1], end))
        if not rest:
            return (subject,)
        return subject, "" if helper in DO else written, rest
    between = shape.said((shape.subject[1], shape.verb))
    action = shape.words[shape.verb].text
    if helper in DO and not _NEGATED.search(helper):
        inflect = {"did": past, "does": present}.get(helper)
        action, written = inflect(action) if inflect else action, ""
    return subject, written, between, action, shape.said((shape.verb + 1, end))


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
    if helper is None and not asks:
        command = _COMMAND.match(text)
        named = sum(word.end <= command.end() for word in words) if command else start
        body = (min(max(start, named), len(words)), len(words))
    if helper is None:
        main = start if asks and start < len(words) and form_of(words[start].lower) else None
        return Shape(text, words, leads, opening, None, (start, start), main, body)
    if asks and _subject_asked(words, helper):
        main = next((i for i in range(start, len(words)) if _is_participle(words[i].lower)), None)
        return Shape(text, words, leads, opening, helper, (start, start), main, body)
    main = main_verb(words, helper)
    end = main if main is not None else subject_end(words, helper)
    while end > start + 1 and _is_edge(words[end - 1].lower):
        end -= 1
    return Shape(text, words, leads, opening, helper, (start, end), main, body)


def _is_edge(lower: str) -> bool:
    """Tell whether a word between subject and verb belongs to the verb."""
    return is_adverb(lower) or lower in ("to", "be", "been", "being", "last", "first")


def _count_leads(words: tuple[Word, ...]) -> int:
    at = 0
    while at < len(words) - 1 and words[at].lower in LEADS:
        at += 1
    mistyped = len(words) in (2, 3) and words[0].lower == "an"
    return max(at, 1) if mistyped else at


def _opening(words: tuple[Word, ...], at: int) -> Range:
    """Return the question phrase that begins at word `at`; empty if none does."""
    first = at
    if at + 1 < len(words) and words[at].lower in PREPOSITIONS:
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
    while at < len(words) and words[at].lower in _HEDGES:
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
    sort = at < len(words) and past_form(words[at].lower)  # "how many hidden posts did they find"
    while at < len(words):
        lower = words[at].lower
        inside = at > first and words[at - 1].lower in PREPOSITIONS and lower == "the"
        if lower in HELPERS or lower in PRONOUNS or (lower in DETERMINERS and not inside):
            break
        form = form_of(lower)
        if at > first and form and form[1] in ("past", "s", "base") and not also_noun(lower):
            break
        acts = is_verb(lower) and (form is None or form[1] != "base" or past(lower) == lower)
        if at == first and ((acts and not sort) or (lower in PREPOSITIONS and lower != "of")):
            break
        at += 1
    reached_helper = at < len(words) and words[at].lower in HELPERS
    if sort and not (reached_helper and at > first + 1):
        return first
    joints = [word.lower for word in words[first:at] if word.lower in PREPOSITIONS]
    whole = joints == ["of"] and words[first].lower != "of" and at == len(words)  # "kind of cup"
    return at if reached_helper or whole or not joints else first


def _subject_asked(words: tuple[Word, ...], helper: int) -> bool:
    """Tell whether after the helping verb comes a predicate instead of a subject."""
    if words[helper].lower in DO or helper + 1 >= len(words):
        return False
    after = words[helper + 1]
    if after.text[:1].isupper() or after.lower in DETERMINERS | PRONOUNS:
        return False
    return _is_participle(after.lower) or after.lower in PREPOSITIONS | ADVERBS


def _is_participle(lower: str) -> bool:
    return form_of(lower) is not None or (len(lower) > 4 and lower.endswith(("ed", "ing")))


def subject_of(clause: str) -> str:
    """Return the subject of a clause without its auxiliary, "" where none is found.

    >>> subject_of("the coach leave the club")
    'the coach'
    """
    shape = read_shape(f"Did {clause}?")
    return shape.said(shape.subject)
