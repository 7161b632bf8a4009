"""The questions of a conversation, each made to stand alone with the help of those before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rag.followup.alone import stands_alone
from rag.followup.anaphora import anaphors
from rag.followup.antecedents import Reading, Resolver
from rag.followup.clauses import Shape, read_shape
from rag.followup.events import of_two
from rag.followup.exchange import capital, lower_first
from rag.followup.fragments import (
    Whole,
    also_later,
    complete,
    counted_in,
    counts_nothing,
    is_adverbial,
    is_fragment,
    repeats,
    same_tail,
)
from rag.followup.nouns import ROLES, head
from rag.followup.phrases import Referent, phrases
from rag.followup.preface import is_fronted, put_right, split_preface
from rag.followup.recalled import Recall, nothing, other_person
from rag.followup.referents import Turn, read_turn
from rag.followup.timepoints import DATE, SHIFT, same_times
from rag.followup.wordforms import is_plural, tokens
from rag.names import Names, folded
from rag.verb_lists import DETERMINERS

MOST_TURNS: Final = 8
"""Earlier questions that are read; what was asked before them is out of mind."""

MOST_CHARACTERS: Final = 400
"""Characters of an earlier question that are read; a longer follow-up is left as it is."""

_RELATIONS: Final = re.compile(
    r"^(?:think|feel|believe|react|reacted|respond|responded|reply|replied|comment"
    r"|object|objected|retaliate|agree|reaction|response|reply|answer|reason|purpose|aim"
    r"|goal|result|outcome|consequence|point|return)s?$"
)
"""Words that mean nothing without what they are a reaction to, a reason for, a result of."""

_REMARKS: Final = re.compile(
    r"^\W*(?:(?:and|but|so|well|ok|okay|hm+|oh),?\s+)*(?:that|this|it|those|these|they|he|she|since"
    r"|as(?! (?:for|to|regards)\b)|because|given|although|though|while|considering|seeing"
    r"|now that)\b",
    re.IGNORECASE,
)
"""How a remark begins on what was said before."""

_SHORT_REMARK: Final = 4

_CORRECTION: Final = re.compile(
    r"^\W*(?:(?:sorry|no|oops|actually|wait|hm+|well)\W+)*(?:i (?:mean|meant)\b|make (?:that|it)\b"
    r"|rather\b|(?:the )?same (?:for|with|question for)\b|(?:only|just)\b"
    r"(?= (?:in|on|for|with)\b))\W*",
    re.IGNORECASE,
)
"""How a follow-up says that only a part of the question before is to be another."""

_LONGEST_CORRECTION: Final = 6

_TWO: Final = 2

_NEAR: Final = 3
"""Questions back to which a noun is looked for that "one" stands for."""

_SHORTEST_ASKED: Final = 6
_ONE_OF: Final = ("thing", "plural", "party", "couple")

_WHICH_ONE: Final = re.compile(r"(?:which|what) (?:ones?|of (?:them|these|those))", re.IGNORECASE)

_ORDINAL: Final = (
    r"(?:very )?(?:first|second|third|fourth|fifth|last|latest|final|next|previous|other|earlier"
    r"|later|only|new|old|newest|oldest|biggest|largest|smallest|longest|shortest)"
)
_THE_ONE: Final = re.compile(
    r"\bthe (?:one(?P<several>s)?(?= (?:he|she|it|they|that|which|sent|made|given|held|to|from|in"
    r"|with|about|on|at|for|by)\b)"
    rf"|(?P<which>{_ORDINAL}) one(?P<many>s)?\b"
    rf"|(?<=was the )(?P<bare>{_ORDINAL})(?=\W*$))",
    re.IGNORECASE,
)
"""Words for another thing of the kind that was spoken of."""

_CORRECTED: Final = re.compile(
    r"^\W*(?:(?:no|nope|sorry|wait|oops)\b\W+)+(?:i mean(?:t)? )?(?P<noun>the .+?)\W*$",
    re.IGNORECASE,
)
_WHAT_IS_IT: Final = re.compile(
    r"^(?P<lead>\W*(?:(?:and|but|so)\W+)*)what"
    r"(?= .*\bit (?:to )?(?:be|was|is)\b| (?:is|was) it\b)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:(?:his|her) (?:predecessor|successor|counterpart|opposite number|replacement)"
    r"|the (?:man|woman|person|general|official|one) (?:that |whom? )?(?:he|she)"
    r" (?:replaced|replaces|succeeded|succeeds|followed|took over from|(?:is|was) replacing))\b",
    re.IGNORECASE,
)
"""Somebody whom the sentence on one person mostly names beside him."""
_NUMBERS: Final = ("first", "second", "third", "fourth", "fifth")
_ITEM: Final = re.compile(
    rf"\bthe (?P<which>{'|'.join(_NUMBERS)}|last)(?: one)? of"
    r" (?:these|those|them|the (?:two|three|four|five))\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(
    r"(?P<asked>^\W*(?:(?:and|but|so) )*(?:(?:who|what|where|why|how|which)\b[^?]{0,20}?)?"
    r"(?:['’]s|is|are|do|does|has|have|will|can|should)\b[^?]*?)(?<!back)(?<!since)(?<!until)(?<!by)"
    r",? then(?=\W*$)",
    re.IGNORECASE,
)
"""A last "then" that only joins a question of today to what was said."""

_LIFTED: Final = re.compile(
    r"^\W*(?i:(?:(?:and|but|so|now)\W+)*(?:(?:what|how) about )?)"
    r"(?P<noun>(?:(?i:the|his|her|their|its|these|those)\b[^,;:.?!]*"
    r"|(?!(?:And|But|So|Now|In|On|At|By|For|From|Back)\b)(?:[A-Z][\w’'.-]+ ?)+)"
    r"),\s+(?P<asked>(?:in |on |at |to |for )?(?:who|whom|what|which|where|when|why|how)\b.+)$"
)
_TAKES_UP: Final = re.compile(
    r"\b(?:(?P<owner>his|her(?= \w)|their|its)|he|she|it|they|him|her|them|that(?=\W*$))\b"
)
_TO: Final = re.compile(r"\w to\W*$|\bdo (?:so|that|this|it)\W*$", re.IGNORECASE)
"""Ends where only the question before tells what is done."""

_LIKENESS: Final = re.compile(r"\b(?:the same|(?:do|did|does|done) so|likewise)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that can be understood without the conversation.

    Attributes:
        text: the question, its pronouns replaced and its gaps filled; what only an answer has
            named is described in brackets after it. Dates inside the brackets belong to the
            description, not to what is asked.
        is_follow_up: whether the question needs the earlier ones; if not, `text` is as typed.
        topic: what the earlier questions were about, latest first, without question words; ""
            if the question is no follow-up.
        after: the question before, standing alone; "" if the question is no follow-up.
        same: whether it only asks more of the very event that the question before is on.
    """

    text: str
    is_follow_up: bool
    topic: str
    after: str = ""
    same: bool = False


def standalone(
    question: str, history: Sequence[str], names: Names, recall: Recall = nothing
) -> Standalone:
    """Return the question made to stand alone.

    Args:
        question: what the user typed. One over `MOST_CHARACTERS` explains itself.
        history: the user's earlier questions, oldest first; empty ones are passed over.
        names: the names that the documents use.
        recall: finds what an earlier question was answered by.
    """
    earlier = [text for entry in history if (text := " ".join(entry.split()))][-MOST_TURNS:]
    if not earlier or len(question) > MOST_CHARACTERS:
        return Standalone(question, False, "")
    turns: list[Turn] = []
    thread: list[Turn] = []
    for text in earlier:
        reading = _read(text[:MOST_CHARACTERS], turns, names, recall)
        turn = read_turn(reading.text, names, reading.asides)
        thread = [*thread, turn] if reading.follows else [turn]
        turns.append(turn)
    reading = _read(question, turns, names, recall)
    if not reading.follows:
        return Standalone(question, False, "")
    return Standalone(reading.whole, True, _topic(reading, thread), turns[-1].whole, reading.same)


def _topic(reading: Reading, thread: Sequence[Turn]) -> str:
    """Return what the questions of this thread were about, latest first, each once."""
    said = folded(reading.whole)
    parts = [
        part
        for turn in reversed(thread)
        for part in (turn.statement, *(aside.text for aside in turn.asides))
        if part and folded(part) not in said
    ]
    return "; ".join(dict.fromkeys(parts))


def _read(typed: str, turns: Sequence[Turn], names: Names, recall: Recall) -> Reading:
    """Make one question stand alone, given the questions before that already do."""
    text = typed
    if not turns or stands_alone(text, names):
        return Reading(text, follows=False)
    before = turns[-1]
    text = _as_amount(_with_item(text, before, recall), before)
    told = _with_noun(_with_other(text, before, names, recall), turns)
    text = _lowered(told)
    if told != typed:
        reading = _read(text, turns, names, recall)
        return reading if reading.follows else Reading(text, before.about)
    if joined := _THEN.match(text):
        reading = _read(joined["asked"], turns, names, recall)
        return reading if reading.follows else replace(reading, asides=before.about, follows=True)
    corrected = _CORRECTION.sub("", text)
    if corrected != text and len(corrected.split()) <= _LONGEST_CORRECTION:
        text = corrected
    preface, asked = split_preface(text)
    if meant := put_right(preface):
        put = _read(_question_on(_with_kind(meant, before)), turns, names, recall)
        turn = read_turn(put.text, names, put.asides)
        alone = repeats(read_shape(asked), turn) is not None  # "when was that?"
        return _read(asked, [turn] if alone else [*turns, turn], names, recall)
    if is_fronted(preface):
        reading = _read(asked, turns, names, recall)
        if reading.text != asked:
            return replace(reading, text=preface + lower_first(reading.text))
    if preface and _is_remark(read_shape(preface[:1].lower() + preface[1:]), names):
        reading = _read(asked, turns, names, recall)
        return reading if reading.follows else Reading(asked, before.about)
    shape = read_shape(text)
    if not shape.words:
        return Reading(text, follows=False)
    if (noun := _CORRECTED.match(text)) and not shape.asks:
        return Reading(f"What was {noun['noun']}?", before.about)
    events = [turn.statement for turn in turns[-_TWO:] if turn.tells_event]
    compared = of_two(text, (events[0], events[1])) if len(events) == _TWO else None
    if compared is not None:
        return Reading(compared)
    asked_of = _last_event(turns) if is_adverbial(shape) else before
    if repeated := repeats(shape, asked_of):
        same = shape.asks == "when" and before.shape.asks != "when"
        return replace(_joined(repeated, asked_of), same=same)
    if later := also_later(shape, before, names):
        return _joined(later, before)
    found = anaphors(shape, names)
    reading = Resolver(shape, tuple(turns), names, recall).resolve(found)
    return _completed(reading, bool(found), before, names)


def _question_on(noun: str) -> str:
    """Return a question on nothing but what a noun phrase names."""
    return f"What {'were' if is_plural(head(tokens(noun))) else 'was'} {noun}?"


def _with_kind(noun: str, before: Turn) -> str:
    """Return "the new one" with the noun of what was spoken of before: "the new coach"."""
    kinds = ("person", "thing", "plural")
    found = [each for each in before.referents if not each.answer and each.kind in kinds]
    if not re.search(r"\bones?\b", noun) or not found:
        return noun
    roles = [word.lower for word in tokens(found[0].text) if word.lower in ROLES]
    known = roles[0] if roles else head(tokens(found[0].text))
    return re.sub(r"\bones?\b", known, noun, count=1)


def _with_noun(text: str, turns: Sequence[Turn]) -> str:
    """Return "the one he sent" or "the last one" with the noun of what was spoken of before."""
    found = _THE_ONE.search(text)
    if found is None:
        return text
    which = found["which"] or found["bare"]
    several = found["several"] or found["many"]
    nouns = [noun for turn in reversed(turns[-_NEAR:]) for noun in _nouns(turn)]
    if not nouns or (found["bare"] and len(text.split()) > _SHORTEST_ASKED):
        return text
    noun = min(nouns, key=lambda each: is_plural(each) != bool(which or several))
    one = noun if several else _one_of(noun)
    return f"{text[: found.start()]}the {f'{which} ' if which else ''}{one}{text[found.end() :]}"


def _as_amount(text: str, before: Turn) -> str:
    """Return "What does he want it to be?" as "How much ...?" where an amount was asked for."""
    return _WHAT_IS_IT.sub(r"\g<lead>how much", text) if "much" in before.opening else text


def _with_other(text: str, before: Turn, names: Names, recall: Recall) -> str:
    """Return "his predecessor" as the one person whom the answer before names besides him."""
    found = _OTHER.search(text)
    told = recall(before.whole) if found else None
    other = other_person(told, before.whole, names) if told else ""
    return f"{text[: found.start()]}{other}{text[found.end() :]}" if found and other else text


def _with_item(text: str, before: Turn, recall: Recall) -> str:
    """Return "the first of them" as the first of the things that the answer before lists."""
    found = _ITEM.search(text)
    told = recall(before.whole) if found else None
    if found is None or told is None:
        return text
    items = re.split(r",\s*(?:and\s+)?|\s+and\s+", told.short)
    at = -1 if found["which"].lower() == "last" else _NUMBERS.index(found["which"].lower())
    if not 1 < len(items) <= len(_NUMBERS) or at >= len(items):
        return text
    return f"{text[: found.start()]}{items[at]}{text[found.end() :]}"


def _nouns(turn: Turn) -> Iterator[str]:
    """Yield the common nouns of the things that a question asks for or names."""
    if turn.shape.asked_noun and not turn.asks_time:
        yield head(tokens(turn.shape.asked_noun))
    for found in turn.referents:
        noun = head(tokens(found.text))
        if found.kind in _ONE_OF and not found.answer and noun in found.text.split():
            yield noun


def _one_of(noun: str) -> str:
    """Return a noun in the singular, as "party" of "parties"."""
    if not is_plural(noun) or not noun.endswith("s"):
        return noun
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]


def _lowered(text: str) -> str:
    """Return "his meeting, what became of it?" as "what became of his meeting?"."""
    lifted = _LIFTED.match(text)
    taken = list(_TAKES_UP.finditer(lifted["asked"])) if lifted else []
    if lifted is None or len(taken) != 1 or SHIFT.fullmatch(lifted["noun"]):
        return text
    noun = lifted["noun"].strip() + ("'s" if taken[0]["owner"] else "")
    if DATE.fullmatch(noun) or any(same_times(noun)):
        return text
    start, end = taken[0].span()
    return capital(f"{lifted['asked'][:start]}{noun}{lifted['asked'][end:]}")


def _last_event(turns: Sequence[Turn]) -> Turn:
    """Return the latest question on something that happened; the latest where none was."""
    return next((turn for turn in reversed(turns) if turn.tells_event), turns[-1])


def _completed(reading: Reading, points: bool, before: Turn, names: Names) -> Reading:
    """Fill the gaps that are left after the pronouns."""
    shape = read_shape(reading.text)
    whole = complete(shape, before, names) or same_tail(shape, before)
    if whole is not None:
        return _joined(whole, before, reading.asides)
    if counts_nothing(shape) and (noun := counted_in(before)):
        at = shape.words[shape.opening[1] - 1].end
        text = f"{reading.text[:at]} {noun}{reading.text[at:]}"
        return Reading(text, reading.asides or before.asides)
    if _WHICH_ONE.fullmatch(shape.said(shape.opening)):
        return Reading(reading.text, (before.event, *reading.asides))
    if points and _TO.search(shape.text):
        return replace(reading, asides=(*reading.asides, *before.about))
    if points:
        return reading
    if _leans(shape, names):
        if _named_before(shape, before, names):
            return Reading(reading.text)
        return Reading(reading.text, before.about)
    return Reading(reading.text, follows=bool(shape.leads) and not is_fragment(shape, names))


def _is_remark(shape: Shape, names: Names) -> bool:
    """Tell whether what stands before a question only remarks on what was said."""
    named = any(
        phrase.kind in ("name", "person", "party", "couple") for phrase in phrases(shape, names)
    )
    timed = SHIFT.search(shape.text) or any(same_times(shape.text))
    if named or timed or DATE.search(shape.text) or re.search(r"[\"“”]", shape.text):
        return False
    short = len(shape.words) - shape.leads <= _SHORT_REMARK
    return short or _REMARKS.match(shape.text) is not None or _is_thin(shape, names)


def _is_thin(shape: Shape, names: Names) -> bool:
    """Tell whether a question names nothing of its own: no name, no date, no noun it explains."""
    if DATE.search(shape.text):
        return False
    found = list(phrases(shape, names))
    if any(phrase.kind in ("name", "person", "party", "couple") for phrase in found):
        return False
    nouns = [phrase.text for phrase in found if phrase.kind in ("thing", "plural")]
    return all(_bare_definite(noun) for noun in nouns) and not (
        shape.asked_noun and len(shape.asked_noun.split()) > 1
    )


def _bare_definite(noun: str) -> bool:
    """Tell whether a noun phrase is "the" or "any" and one noun: it needs an explanation."""
    words = noun.lower().split()
    return len(words) == 2 and words[0] in DETERMINERS


def _named_before(shape: Shape, before: Turn, names: Names) -> bool:
    """Tell whether what a question names was named in the same words just before."""
    named = [phrase.text.lower() for phrase in phrases(shape, names)]
    said = before.shape.text.lower()
    return bool(named) and all(text in said for text in named)


def _leans(shape: Shape, names: Names) -> bool:
    """Tell whether a question without pronoun still needs the one before to be understood."""
    words = [word.lower for word in shape.words]
    if not shape.asks and shape.helper is None:
        return False
    if _LIKENESS.search(shape.text):
        return True
    return (_is_thin(shape, names) and len(words) <= 9) or bool(_RELATIONS.match(words[-1]))


def _joined(whole: Whole, before: Turn, asides: tuple[Referent, ...] = ()) -> Reading:
    """Return a completed question with the brackets of the question that completed it."""
    text, added = whole
    event = (before.event,) if added else ()
    return Reading(text, (*event, *before.asides, *asides))
