"""A wanted short answer, and where it stands: before the verb, after it, or beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rag.short.candidates import Parsed, parse
from rag.short.want_words import BE, FEELING, VAGUE, Kind, Slot
from rag.verb_lists import ALSO_NOUNS, CLAUSAL, MODALS
from rag.verbs import verb

TIMES: Final = frozenset({"date", "month", "year", "weekday"})
"""Kinds of answers that are times."""


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
        inner: the plain form of the verb whose object is asked for, where that isn't `verb`: "end"
            of "what did she hope to end", else "".
    """

    kind: Kind
    head: str = ""
    slot: Slot = "object"
    verb: str = ""
    subject: str = ""
    prep: str = ""
    inner: str = ""


OPENING: Final = (
    "in on at by to from of for with about under over after until since against into near without "
    "before despite through during between as"
)
_OPENED: Final = re.compile(rf"\b({OPENING.replace(' ', '|')})\s*$")


def with_slot(kind: Kind, text: str, wh: re.Match[str] | None) -> Want:
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
        return Want(kind, "", "subject", first_verb(parsed, 1), "", prep)
    at = helper + 1
    while at < len(tokens) and tokens[at].tag in ("adverb", "aux"):
        at += 1
    after_be = tokens[helper].text in BE
    name = first_verb(parsed, helper + 1, after_be)
    if not name and not after_be and tokens[helper].text.lower() in MODALS:
        name = _helped(parsed, helper + 1)
    if at < len(tokens) and tokens[at].tag == "ing" and tokens[at - 1].text not in BE:
        acting = _verb_of_act(parsed, at)
        if acting:
            return Want(kind, "", "object", acting, "", prep)
    if at < len(tokens) and tokens[at].tag in ("verb", "ing"):
        helped = next(token.text for token in reversed(tokens[:at]) if token.tag == "aux")
        passive = tokens[at].tag == "verb" and helped in BE and name not in FEELING
        return Want(kind, "", "patient" if passive else "subject", name, "", prep)
    subject = _subject_words(parsed, helper + 1)
    if helper == 1 and tokens[helper].text in BE and not name:
        return Want(kind, "", "copula", "", subject, prep)
    return Want(kind, "", "object", name, subject, prep, _innermost(parsed, helper + 1, name))


def _innermost(parsed: Parsed, start: int, name: str) -> str:
    """Return the last verb of "did she say the club hopes to sell", "" where it is `name`.

    What follows "if", "when" and the like, a comma or a verb that takes no clause is left out.
    """
    found, after = "", start
    while (found or name) in CLAUSAL:
        at = _next_verb(parsed, after, found or name)
        if at < 0:
            break
        known = verb(parsed.tokens[at].text)
        if known is None or is_vague(known[0]):
            break
        found, after = known[0], at
    return found


def _next_verb(parsed: Parsed, start: int, name: str) -> int:
    """Return where the verb of the clause after a verb stands, -1 where there is none."""
    at = start
    while at < len(parsed.tokens) and _plain(parsed.tokens[at].text) != name:
        at += 1
    spoken = False
    for here in range(at + 1, len(parsed.tokens)):
        token = parsed.tokens[here]
        following = parsed.tokens[here + 1] if here + 1 < len(parsed.tokens) else token
        if token.tag == "to" and _plain(following.text):
            return here + 1
        if token.tag == "aux" and following.tag in ("verb", "ing"):
            return here + 1
        if token.tag == "verb" and spoken:
            return here
        if token.tag in ("stop", "comma", "but", "open", "dash") or token.text in _OPEN_ASIDE:
            return -1
        spoken = spoken or token.tag in ("name", "noun", "pronoun")
    return -1


_OPEN_ASIDE: Final = frozenset("after before since until during despite without which who".split())


def _plain(word: str) -> str:
    known = verb(word.lower())
    return known[0] if known else ""


def _verb_of_act(parsed: Parsed, at: int) -> str:
    """Return the verb whose subject is an act: "what would | selling the club | bring?"."""
    found = ""
    for token in parsed.tokens[at + 2 :]:
        if token.tag in ("comma", "stop", "relative"):
            break
        known = verb(token.text) if token.tag in ("noun", "verb") else None
        found = known[0] if known and known[1] == "base" else found
    return found


def first_verb(parsed: Parsed, start: int, after_be: bool = False) -> str:
    """Return the plain form of the first verb; after "be" a plain form is a noun ("the head")."""
    for at in range(start, len(parsed.tokens)):
        token = parsed.tokens[at]
        following = parsed.tokens[at + 1] if at + 1 < len(parsed.tokens) else token
        if after_be and token.tag == "verb" and following.tag == "ing":
            return following.lemma  # "what were they seen carrying"
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


def _helped(parsed: Parsed, start: int) -> str:
    """Return the first plain form after a noun: "did the chief rank first" has a verb somewhere."""
    for before, token in pairwise(parsed.tokens[start:]):
        known = verb(token.text)
        owned = before.possessive
        if known and known[1] == "base" and not owned and before.tag in ("noun", "name", "pronoun"):
            return known[0]
    return ""


def _ends_subject(parsed: Parsed, start: int, at: int) -> bool:
    """Tell whether a plain form after "did the coach" is the verb, not a noun or "the top ..."."""
    if at > start and (parsed.tokens[at - 1].tag == "det" or parsed.tokens[at - 1].possessive):
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
    """Return the preposition left without its noun: the last word, or one before another such."""
    aside = next((at for at, t in enumerate(parsed.tokens) if t.text == "("), len(parsed.tokens))
    words = [token for token in parsed.tokens[:aside] if token.tag != "stop"]
    if words and words[-1].tag in ("prep", "to"):
        return words[-1].text
    for token, after in pairwise(words):
        left = token.tag in ("prep", "to") and after.text in _OPEN_TIMES
        if left or (token.text in _STRANDED and after.tag == "prep" and after.text != "as"):
            return token.text
    return ""


_OPEN_TIMES: Final = frozenset({"when", "while", "as", "after", "before"})
_STRANDED: Final = frozenset({"of", "for", "about", "with", "to", "from", "against", "at"})
"""Prepositions that another one follows only where their noun is what is asked for."""


def is_vague(name: str) -> bool:
    """Tell whether a verb says nothing of what is asked ("do", "happen")."""
    return name in VAGUE or not name
