"""Pieces that can't answer, by the grammar of the sentence that they are cut from.

Nearness and place choose among the pieces of a sentence; they know nothing of who does what to
whom. So a piece that they choose is held against a few closed rules: somebody else's deed, the
thing that the question names itself, or half of a claim is worse than no few words.
"""

from __future__ import annotations

import re
from typing import Final

from rag.short.candidates import Parsed, Predicate, Range, terms_of
from rag.short.conditions import comes_after
from rag.short.predicates import ADDRESSING
from rag.short.ranking import Asking, governing
from rag.short.slots import is_vague
from rag.verb_lists import SAYING


def misfits(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece of a sentence can't answer, whatever else speaks for it."""
    return (
        _others_do(asks, parsed, piece)
        or _is_done_to(asks, parsed, piece)
        or _is_set_aside(asks, parsed, piece)
        or _is_asked_about(asks, parsed, piece)
        or _does_otherwise(asks, parsed, piece)
        or _is_loose_reason(asks, parsed, piece)
        or _is_part_of_name(asks, parsed, piece)
        or _is_no_kin(asks, parsed, piece)
        or _tells_nothing(asks, parsed, piece)
        or _is_object(asks, parsed, piece)
        or _is_no_topic(asks, parsed, piece)
        or _lacks_its_end(asks, parsed, piece)
        or comes_after(asks, parsed, piece)
    )


def _others_do(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a named other does it: "Rome wants Oslo to pay" for "What does Oslo want?"."""
    about = terms_of(asks.want.subject)
    words = asks.want.subject.split()
    named = all(word[:1].isupper() for word in words[words[:1] == ["the"] :])
    if asks.want.slot != "object" or not named or not about or asks.want.inner:
        return False
    if asks.want.kind not in ("thing", "manner", "person"):
        return False
    acts = [each for each in parsed.predicates() if _holds(each, piece)]
    acts = [each for each in acts if parsed.tokens[each.verb - 1].tag != "to"]
    asked = governing(asks, parsed) if asks.want.verb not in SAYING else frozenset()
    alike = [each for each in acts if each.verb in asked]
    if not alike and (not acts or asks.want.kind != "manner"):
        return False
    act = max(alike or acts, key=lambda each: each.verb)
    who = parsed.cut(_plain_subject(parsed, act))
    shares = bool(about & terms_of(who)) or not set(words).isdisjoint(who.split())
    return who != "" and not shares


def _holds(act: Predicate, piece: Range) -> bool:
    """Tell whether a piece is a predicate, or its complement or a part of that."""
    return act.verb <= piece[0] and piece[1] <= max(act.complement[1], act.verb + 1)


def _plain_subject(parsed: Parsed, act: Predicate) -> Range:
    """Return the subject where it is one name that opens the clause, (0, 0) for any other."""
    start, end = act.subject
    while end > start and parsed.tokens[end - 1].tag in ("aux", "adverb"):
        end -= 1
    whole = any(run == (start, end) for run in parsed.names)
    return (start, end) if whole else (0, 0)


def _is_done_to(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether somebody is done to what is told, where it is asked what they do."""
    about = terms_of(asks.want.subject)
    if asks.want.kind != "doing" or not about or not _DOES.search(asks.question):
        return False
    return about <= terms_of(parsed.cut(piece))


_DOES: Final = re.compile(
    r"\b(?:did|does|do|has|have|had|is|are|was|were)\b.*\b(?:do|done|doing)\b"
)


def _is_set_aside(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece follows "despite", "without" and the like, which isn't asked for."""
    if asks.want.kind not in ("thing", "reason", "person") or _ASIDE.search(asks.question):
        return False
    at = piece[0] - 1
    while at > 0 and parsed.tokens[at].tag in ("det", "open"):
        at -= 1
    return at >= 0 and parsed.tokens[at].text.lower() in _ASIDES


_ASIDES: Final = frozenset({"despite", "without", "notwithstanding", "barring"})
_ASIDE: Final = re.compile(
    r"\b(?:despite|without|notwithstanding|barring|lack\w*|unless|although|though|absen\w+"
    r"|first|before|condition\w*|until|miss\w*|need\w*|require\w*|spite"
    r"|regardless|ignor\w+|defy\w*|defied|hamper\w*)\b",
    re.IGNORECASE,
)


def _is_asked_about(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a person is asked for and the piece is a thing that the question names."""
    last = parsed.tokens[max(piece[0], piece[1] - 2) : piece[1]]
    if asks.want.kind != "person" or asks.want.head or last[-1].tag != "noun":
        return False
    known = all(terms_of(token.text) & asks.terms for token in last)
    return asks.want.slot == "subject" and known


def _does_otherwise(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether the verb after a person means another thing by its particle: "won over"."""
    if asks.want.kind != "person" or asks.want.slot != "subject":
        return False
    at = piece[1]
    while at < len(parsed.tokens) and parsed.tokens[at].tag in ("aux", "adverb"):
        at += 1
    words = parsed.tokens[at : at + 2]
    if len(words) < 2 or words[0].lemma not in _WITH_PARTICLE:
        return False
    particle = words[1].text.lower()
    return particle in _PARTICLES and re.search(rf"\b{particle}\b", asks.question) is None


_WITH_PARTICLE: Final = frozenset(
    "win call turn give put bring carry set break pull hold make take run lay look hand".split()
)
_PARTICLES: Final = frozenset("over out off up down away aside back".split())


def _is_loose_reason(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a reason only follows a semicolon, and the sentence tells no such deed."""
    after_mark = piece[0] > 0 and parsed.tokens[piece[0] - 1].text == ";"
    if is_vague(asks.want.verb) or asks.want.kind != "reason" or not after_mark:
        return False
    return _WHY_DID.search(asks.question) is not None and not governing(asks, parsed)


_WHY_DID: Final = re.compile(r"\bwhy d(?:id|o|oes)\b", re.IGNORECASE)


def _is_object(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether who does it is asked for and the piece is whom it is done to."""
    if asks.want.kind != "person" or asks.want.slot != "subject":
        return False
    at = piece[0] - 1
    while at > 0 and parsed.tokens[at].tag in ("det", "open"):
        at -= 1
    return at > 0 and at in governing(asks, parsed) and parsed.tokens[at - 1].tag != "to"


def _is_no_kin(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a relative is asked for and the sentence names none of that kind."""
    asked = _KIN.search(asks.question)
    if asks.want.kind != "person" or asked is None or asks.want.slot != "copula":
        return False
    return re.search(rf"\b{asked[1]}", parsed.text, re.IGNORECASE) is None


_KIN: Final = re.compile(
    r"\b(wife|husband|spouse|widow|son|daughter|child|brother|sister|father|mother|parent|uncle"
    r"|aunt|cousin|nephew|niece|grand(?:son|daughter|father|mother|child|parent))(?:s|ren)?\b",
    re.IGNORECASE,
)


def _tells_nothing(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether it is asked what somebody said and nobody says anything in the sentence."""
    asked = asks.want.verb in SAYING and asks.want.kind == "thing" and asks.want.slot == "object"
    if not asked or asks.want.head or asks.want.inner or parsed.quotations():
        return False
    if not asks.want.subject or _DID.search(asks.question) is None:
        return False  # "the verdict" stands for what is said
    return not any(
        token.tag in ("verb", "ing") and token.lemma in SAYING | ADDRESSING | _STANCES | _NEEDS_AS
        for token in parsed.tokens
    )


_DID: Final = re.compile(r"\b(?:did|does|do|has|have|had|will|would)\b", re.IGNORECASE)

_STANCES: Final = frozenset(
    "accuse applaud back blame call caution celebrate condemn criticise criticize decry defend "
    "denounce endorse express hail laud oppose praise question reaffirm rebuke reject salute slam "
    "support thank urge voice warn welcome".split()
)
"""Verbs that take a stand to what somebody else says or does."""


def _is_part_of_name(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a person is asked for and the piece is a name's word: "Sponsors of Peace"."""
    if asks.want.kind != "person" or piece[1] + 1 >= len(parsed.tokens):
        return False
    whole = [token.tag for token in parsed.tokens[slice(*piece)]] == ["name"]
    following = parsed.tokens[piece[1] : piece[1] + 2]
    return whole and following[0].text == "of" and following[1].tag == "name"


def _is_no_topic(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether it is asked what something is about and the piece follows no word for that."""
    if (
        asks.want.prep != "about"
        or asks.want.kind != "thing"
        or asks.want.head
        or not _ABOUT.search(asks.question)
        or not piece[0]
    ):
        return False
    before = parsed.tokens[piece[0] - 1]
    open_at = piece[0] - 2 if before.tag in ("det", "open") else piece[0] - 1
    return parsed.tokens[open_at].text.lower() not in _TOPICAL


_ABOUT: Final = re.compile(r"\b(?:is|was|are|were)\b.*\babout\b", re.IGNORECASE)
_TOPICAL: Final = frozenset("about on over regarding concerning for of to at discuss".split())


def _lacks_its_end(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a claim is cut before what its verb needs: "regards the aid | as a weapon"."""
    inside = [token.lemma for token in parsed.tokens[slice(*piece)] if token.tag == "verb"]
    marks = (at for at in range(piece[1], len(parsed.tokens)) if parsed.tokens[at].tag in _MARKS)
    rest = [token.text for token in parsed.tokens[piece[1] : next(marks, len(parsed.tokens))]]
    held = parsed.cut(piece).split()
    return (not _NEEDS_AS.isdisjoint(inside) and "as" in rest and "as" not in held) or (
        not _NEEDS_TO.isdisjoint(inside) and rest[:1] == ["to"]
    )


_MARKS: Final = frozenset({"stop", "comma", "dash", "but", "verb"})

_NEEDS_AS: Final = frozenset(
    "regard describe see view treat portray identify label denounce condemn depict dismiss "
    "characterize consider cast paint interpret perceive".split()
)
_NEEDS_TO: Final = frozenset("hike raise lift double cut reduce lower increase change turn".split())
