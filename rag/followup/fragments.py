"""Questions cut short, made whole with the words of the question before.

>>> from rag.names import Names
>>> from rag.followup.clauses import read_shape
>>> from rag.followup.referents import read_turn
>>> before = read_turn("What did Trump say about the summit on October 9?", Names())
>>> complete(read_shape("And in November?"), before, Names())
('What did Trump say about the summit in November?', '')
>>> complete(read_shape("What about Pompeo?"), before, Names())
('What did Pompeo say about the summit on October 9?', '')
>>> repeats(read_shape("Why?"), before)
('Why did Trump say that about the summit on October 9?', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rag.followup.clauses import Shape
from rag.followup.counted import counted_in
from rag.followup.exchange import ANY, bare, capital, exchanged, lower_first
from rag.followup.measures import distance_from
from rag.followup.nouns import TIME_NOUNS, mentions
from rag.followup.ones import with_kind
from rag.followup.referents import Turn
from rag.followup.timepoints import DATE, RECKONED, SHIFT, same_times, shift_words
from rag.followup.wordforms import (
    HELPERS,
    MISTYPED,
    QUESTION_WORDS,
    Word,
    also_noun,
    form_of,
    is_function,
    is_verb,
)
from rag.names import Names
from rag.verb_lists import DETERMINERS, PREPOSITIONS, SAYING

_ABOUT: Final = re.compile(
    r"^(?:w(?:h)?[ao]t|how|wot)(?:['’]?s)?\s+(?:about|abt|of)\s+",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"^\W*(?:(?:can|could) you |please )?(?:tell me more|more|more details?|go on|continue|details?"
    r"|for example|such as|like what|elaborate|explain|really|interesting|any more|what more)"
    r"(?: (?:about|on) (?:that|it|this))?(?: please)?\W*$",
    re.IGNORECASE,
)
_CONFIRM: Final = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)*(?:is|was|are you) (?:that|this|it|you)? ?(?:really |actually )?"
    r"(?:true|right|so|correct|sure|certain|the case)\W*$",
    re.IGNORECASE,
)
_EVENT: Final = re.compile(
    r"^(?:(?:did|does|was|is|were|will|had|would|has) (?:that|this|it|they do (?:it|that|this|so)"
    r"|(?:he|she|it|they) (?:do (?:it|that|this|so)|(?:say|announce|claim|report|suggest|admit)"
    r" so))"
    r"(?: (?:all|happen|happened|occur|occurred|take place|taken place|be|been|done|exactly|so))*"
    r"|['’]s (?:that|this))?\W*$",
    re.IGNORECASE,
)
_GROUNDS: Final = re.compile(
    r"(?:on|for|under|with) (?:what|which) (?:grounds?|basis|reasons?|pretext|charges?|terms)$",
    re.I,
)
_NUMBERED: Final = re.compile(
    r"the (?:first|second|third|fourth|fifth|last|next|previous|other|final|latest) \w+",
    re.IGNORECASE,
)
"""One of several that the question before is on."""
_ORDINAL: Final = (
    r"(?:first|second|third|fourth|fifth|last|latest|most recent|next|previous|other|earlier|later"
    r"|old|new|final)"
)
_WHICH_OF_THEM: Final = re.compile(rf"the (?P<which>{_ORDINAL})(?: ones?| time)?", re.IGNORECASE)
"""Another one of those of which the question before asks after one."""
_HIMSELF: Final = re.compile(r"(?<=\w) (?:him|her|it|them)sel(?:f|ves)$", re.IGNORECASE)
_WHY_NOT: Final = re.compile(r"^\W*(?:(?:and|but|so|ok|okay)\W+)*wh?y not\W*$", re.IGNORECASE)
_TOPIC: Final = re.compile(r"(?:up |out )?(?P<topic>(?:about|on|over|against) .+)", re.IGNORECASE)
_REMARKING: Final = SAYING | frozenset(
    "agree argue boast comment complain object protest react respond worry".split()
)
"""Verbs that want to be told of what: "who complained?"."""
_ADVERBIAL: Final = frozenset("when where why how".split())
_LONGEST_FRAGMENT: Final = 6
_LONGEST_BARE: Final = 4


Whole = tuple[str, str]
"""A completed question, and what is to be added in brackets ("" for nothing)."""


def repeats(shape: Shape, before: Turn) -> Whole | None:
    """Complete a question that asks of nothing but the event of the question before.

    "Why?", "When was that?", "How many?", "And the day after?", "Is that true?", "Tell me
    more". Returns None if the question is of another form.
    """
    part = _part(shape)
    if SHIFT.fullmatch(part):
        return _with_shift(part, before), ""
    far = distance_from(shape.text, before.statement)
    if far is not None:
        return far, ""
    if _asks_last(shape):
        return shape.text.strip(), before.statement
    if _MORE.match(shape.text):
        return shape.text.strip(), before.statement
    if _CONFIRM.match(shape.text):
        return before.shape.text, ""
    if _WHY_NOT.match(shape.text):
        return _denied(before), ""
    if not shape.asks or not _EVENT.match(_after_opening(shape)):
        return None
    happens = re.search(r"happen|place|occur", _after_opening(shape))
    if happens and not before.tells_event:
        return None
    return None if _asks_of_thing(shape) else _with_opening(shape, before)


def complete(shape: Shape, before: Turn, names: Names) -> Whole | None:
    """Complete a question of which only a part is said; None if it is no such part."""
    about = _ABOUT.match(_after_leads(shape))
    if not about and not is_fragment(shape, names):
        return None
    part = with_kind(_part(shape), before)
    asked = re.search(rf"\b{_ORDINAL}\b(?! [A-Z])", before.shape.text)
    if asked and (other := _WHICH_OF_THEM.fullmatch(_part(shape))):
        text = before.shape.text
        return f"{text[: asked.start()]}{other['which']}{text[asked.end() :]}", ""
    if _NUMBERED.fullmatch(part):
        asks = before.shape.asks
        opening = asks if asks in ("when", "where", "who") else "what"
        return f"{capital(opening)} was {part[:1].lower()}{part[1:]}?", before.statement
    whole = part and exchanged(part, before, names)
    return (whole, "") if whole else (shape.text.strip(), before.statement)


def _denied(before: Turn) -> str:
    """Ask why what the question before wanted to know didn't come about."""
    prior = before.shape
    if prior.helper is None or prior.subject[0] == prior.subject[1]:
        return f"Why not {before.statement}?"
    last = prior.helper if prior.verb is None else prior.subject[1] - 1
    end = prior.words[last].end
    start = prior.words[prior.helper].start
    return f"Why {lower_first(prior.text[start:end])} not{prior.text[end:]}"


def also_later(shape: Shape, before: Turn, names: Names) -> Whole | None:
    """Complete "And Kang, a day later?": another actor at another time; None for another form."""
    part = _part(shape)
    shift = next((found for found in SHIFT.finditer(part) if found.end() == len(part)), None)
    rest = part[: shift.start()].rstrip(" ,") if shift else ""
    clause = shape.asks or (shape.polar and shape.verb is not None)
    if shift is None or not rest or clause or not mentions(shape.words, names):
        return None
    whole = exchanged(rest, before, names)
    if whole is None:
        return None
    date = next(DATE.finditer(whole), None)
    if date and re.search(r"\d", date["date"]):
        shifted = f"{shift_words(shift)} {date['date']}"
        return f"{whole[: date.start()]}{shifted}{whole[date.end() :]}", ""
    return f"What did {rest} say {shift_words(shift)} {before.statement}?", ""


def at_that_time(shape: Shape, names: Names) -> str:
    """Return what "And Smith, the same day?" asks: what that one said then; "" for another form."""
    part = _part(shape)
    start = next((start for start, end in same_times(part) if end == len(part)), 0)
    rest = part[:start].rstrip(" ,")
    if not rest or shape.asks or shape.helper is not None or not mentions(shape.words, names):
        return ""
    if any(is_verb(word.lower) for word in shape.words[shape.leads :]):
        return ""
    return f"What did {rest} say {part[start:]}?"


def _asks_last(shape: Shape) -> bool:
    """Tell whether a few words end with what they ask: "Contingent on what?", "Worth how much?"."""
    short = 1 < len(shape.words) <= _LONGEST_FRAGMENT
    if not short or shape.asks or shape.helper is not None:
        return False
    asked = [at for at, word in enumerate(shape.words) if word.lower in QUESTION_WORDS]
    rest = shape.words[asked[0] + 1 :] if asked else ()
    return bool(asked) and not any(is_verb(word.lower) or is_function(word.lower) for word in rest)


def _asks_of_thing(shape: Shape) -> bool:
    """Tell whether a thing is asked about and not an event: "how tall is it", "how long is it"."""
    words = shape.said(shape.opening).lower().split()
    known = ("how", "long", "often", "much", "many", "soon", "come", "exactly", "else", *MISTYPED)
    size = len(words) > 1 and words[-1] not in known
    return shape.asks == "how" and (
        size or re.match(r"\w+ it\W*$", _after_opening(shape)) is not None
    )


def _after_leads(shape: Shape) -> str:
    at = shape.leads
    return shape.text[shape.words[at].start :] if at < len(shape.words) else shape.text


def _part(shape: Shape) -> str:
    """Return what is said without "and", "what about" and the marks at the end."""
    part = _HIMSELF.sub("", bare(_ABOUT.sub("", _after_leads(shape))))
    return part.split(" ", 1)[-1] if shape.polar else part


def is_fragment(shape: Shape, names: Names) -> bool:
    """Tell whether a question has neither question word nor verb, and so is only a part."""
    if shape.asks or not shape.words:
        return False
    if shape.helper is not None:
        named = mentions(shape.words, names)
        return shape.verb is None and bool(named) and named[-1].words == (shape.body)
    inner = shape.words[shape.leads :]
    part = _part(shape)
    if len(inner) > _LONGEST_FRAGMENT and not SHIFT.fullmatch(part):
        return False
    if ANY.match(part) or SHIFT.fullmatch(part) or DATE.fullmatch(part):
        return True
    if any(_acts(inner, at) for at in range(len(inner))):
        return False
    if shape.leads or inner[0].lower in PREPOSITIONS:
        return True
    named = mentions(shape.words, names)
    whole = len(named) == 1 and named[0].words[1] - named[0].words[0] == len(shape.words)
    return whole or (len(inner) <= _LONGEST_BARE and shape.text.rstrip().endswith("?"))


def _acts(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word of a part is its verb, and doesn't belong to a noun: "the last test"."""
    lower = words[at].lower
    if lower in HELPERS:
        return True
    noun = words[0].lower in ("the", "a", "an", "his", "her", "its", "their", "any", "no")
    return is_verb(lower) and not (
        noun and (words[at - 1].lower in DETERMINERS or also_noun(lower))
    )


def same_tail(shape: Shape, before: Turn) -> Whole | None:
    """Complete a question that ends in the verb of the one before with what followed there.

    "And what did Pompeo say?" after "What did Trump say about sanctions?" asks about sanctions.
    """
    verb, other = shape.verb, before.shape.verb
    if verb is None or other is None or verb != len(shape.words) - 1:
        return None
    mine, theirs = form_of(shape.words[verb].lower), form_of(before.shape.words[other].lower)
    tail = before.shape.said((other + 1, len(before.shape.words)))
    alike = shape.asks == before.shape.asks and mine and theirs and mine[0] == theirs[0]
    if not alike:
        remarks = shape.asks_subject and mine is not None and mine[0] in _REMARKING
        topic = _TOPIC.match(tail) if remarks else None
        tail = topic["topic"] if topic else ""
    return (f"{bare(shape.text)} {tail}?", "") if tail else None


def _after_opening(shape: Shape) -> str:
    """Return what follows the question phrase, "" for nothing."""
    at = shape.opening[1]
    return shape.text[shape.words[at].start :].strip() if at < len(shape.words) else ""


def _with_opening(shape: Shape, before: Turn) -> Whole:
    """Ask the question before again with another question phrase."""
    opening = _spelled(shape)
    prior = before.shape
    alone = f"{opening}?", before.statement
    if prior.helper is None or prior.asks_subject:
        return alone
    rest = prior.text[prior.words[prior.helper].start :]
    if "many" in opening.lower().split() or "much" in opening.lower().split():
        noun = prior.asked_noun
        if noun:
            return f"{opening} {noun} {rest}", ""
        noun = counted_in(before) if opening.lower().split()[-1] == "many" else ""
        return f"{f'{opening} {noun}'.strip()}?", before.statement
    if is_adverbial(shape):
        if shape.asks == prior.asks and opening.split()[0].lower() not in PREPOSITIONS:
            return prior.text, ""
        return f"{opening} {lower_first(_with_object(prior, rest))}", ""
    again = shape.asks == prior.asks and "else" in opening.lower()
    return (f"{opening} {rest}", "") if again else alone


def is_adverbial(shape: Shape) -> bool:
    """Tell whether it is asked when, why or on what grounds something happened."""
    words = shape.said(shape.opening).lower().split()
    if len(words) > 1 and words[0] in PREPOSITIONS:
        return True
    return shape.asks in _ADVERBIAL or _GROUNDS.match(shape.said(shape.opening)) is not None


def _spelled(shape: Shape) -> str:
    """Return the question phrase with a capital, its question word spelt right."""
    words = [MISTYPED.get(word.lower, word.text) for word in shape.words[slice(*shape.opening)]]
    return capital(" ".join(words))


def _with_object(prior: Shape, rest: str) -> str:
    """Put in the object that the question before asked for: "say about" -> "say that about"."""
    noun = prior.asked_noun
    known = ("what", "who", "which", "whom", *(("how",) if noun else ()))
    is_time = noun.split()[-1:] and noun.split()[-1].lower() in TIME_NOUNS  # "on what day"
    if prior.asks not in known or prior.verb is None or is_time:
        return rest
    if (before := prior.words[prior.opening[0]].lower) in PREPOSITIONS:  # "with which club"
        told = noun and not _GROUNDS.match(prior.said(prior.opening))
        return f"{bare(rest)} {before} the {noun}?" if told else rest
    first, last = prior.opening
    filler = f"the {noun}" if noun else "that" if prior.asks == "what" else "them"
    if prior.words[-1].lower in PREPOSITIONS:
        return f"{bare(rest)} {filler}?"
    after = prior.words[_last_verb(prior, prior.verb)].end
    start = prior.words[prior.helper].start if prior.helper is not None else last
    return f"{prior.text[start:after]} {filler}{prior.text[after:]}" if first < last else rest


def _last_verb(prior: Shape, verb: int) -> int:
    """Return the verb whose object is asked for: "scrap" of "agree to scrap"."""
    to, last = verb + 1, verb + 2
    if last >= len(prior.words) or prior.words[to].lower != "to":
        return verb
    form = form_of(prior.words[last].lower)
    return last if form and form[1] == "base" else verb


def _with_shift(part: str, before: Turn) -> str:
    """Reckon a time from the question before: "and the day after?"."""
    found = SHIFT.fullmatch(part)
    if found is None:
        return part
    nearest = "right " if not re.search(r"\d|\b(?:day|week|month|year)", part) else ""
    relation = nearest * (len(part.split()) < 3) + shift_words(found)
    dates = list(DATE.finditer(before.shape.text))
    exact = dates and re.search(r"\d|week|weekend", dates[-1].group())
    if dates and (exact or before.shape.asks_subject):
        start, end = dates[-1].span()
        text = before.shape.text
        start = len(RECKONED.sub("", text[:start]))  # "the day after" is another shift of it
        return f"{text[:start]}{relation} {dates[-1]['date']}{text[end:]}"
    return f"What happened {relation} {before.statement}?"
