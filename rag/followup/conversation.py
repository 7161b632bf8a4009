"""The questions of a conversation, each made to stand alone with the help of those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rag.followup.alone import stands_alone
from rag.followup.anaphora import anaphors
from rag.followup.antecedents import LONGEST_TOLD, Reading, Resolver
from rag.followup.attributes import asked_by
from rag.followup.clauses import Shape, read_shape
from rag.followup.counted import asks_whole, counted_in, counts_nothing
from rag.followup.days import with_days
from rag.followup.definite import known_from_before
from rag.followup.events import of_two
from rag.followup.exchange import bare, lower_first
from rag.followup.fragments import (
    Whole,
    also_later,
    at_that_time,
    complete,
    is_adverbial,
    is_fragment,
    repeats,
    same_tail,
)
from rag.followup.months import with_months
from rag.followup.nouns import head, mentions
from rag.followup.ones import lowered, spelt_out, with_kind, with_other
from rag.followup.phrases import Referent, phrases
from rag.followup.preface import is_fronted, other_topic, put_in, put_right, split_preface
from rag.followup.recalled import Recall, nothing
from rag.followup.referents import Turn, read_turn
from rag.followup.restated import echo, meant, restated, says_own, verbatim
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

_TWO: Final = 2

_WHICH_ONE: Final = re.compile(r"(?:which|what) (?:ones?|of (?:them|these|those))", re.IGNORECASE)

_CORRECTED: Final = re.compile(
    r"^\W*(?:(?:no|nope|sorry|wait|oops)\b\W+)+(?:i mean(?:t)? )?(?P<noun>the .+?)\W*$",
    re.IGNORECASE,
)
_THEN: Final = re.compile(
    r"(?P<asked>^\W*(?:(?:and|but|so) )*(?:(?:who|what|where|why|how|which)\b[^?]{0,20}?)?"
    r"(?:['’]s|is|are|do|does|has|have|will|can|should)\b[^?]*?)(?<!back)(?<!since)(?<!until)(?<!by)"
    r",? then(?=\W*$)",
    re.IGNORECASE,
)
"""A last "then" that only joins a question of today to what was said."""

_IT_WAS: Final = re.compile(
    r"^\W*(?:(?:and|but|so) )*(?:did (?:that|this|it) (?:happen|occur|take place|come)"
    r"|was (?:that|this|it))(?: really| actually)? (?P<when>(?:on|in) [^?]+?)\W*$",
    re.IGNORECASE,
)
"""Asks to confirm when what was asked about happened."""

_TO: Final = re.compile(r"\w to\W*$|\bdo (?:so|that|this|it)\W*$", re.IGNORECASE)
"""Ends where only the question before tells what is done."""

_ANOTHER: Final = re.compile(r"(?:which|what) (?:other|else)\b|who else\b", re.IGNORECASE)
"""Asks for another than the question before was on."""

_WHO: Final = "Who was that?"

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
        after: the last question before that asks more than a time, standing alone; "" if there is
            none, if another topic begins, or if this one is too long to be read as a follow-up.
        same: whether it only asks more of the very event that the question before is on.
        echoes: whether it asks how somebody reacted to that event.
    """

    text: str
    is_follow_up: bool
    topic: str
    after: str = ""
    same: bool = False
    echoes: bool = False


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
        reading = _read(put_in(text[:MOST_CHARACTERS], names), turns, names, recall)
        turn = read_turn(reading.text, names, reading.asides)
        if turns and turn.asks_only_when:
            continue  # "When?" tells nothing that a later question could point to
        thread = [*thread, turn] if reading.follows else [turn]
        turns.append(turn)
    reading = _read(question, turns, names, recall)
    if reading.anew:
        return Standalone(reading.whole, False, "")
    before = turns[-1].whole
    if not reading.follows:
        return Standalone(question, False, "", before)
    topic = _topic(reading, thread)
    return Standalone(reading.whole, True, topic, before, reading.same, reading.echoes)


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
    wholes = [turn.whole for turn in turns]
    named = with_days(with_months(typed, wholes, recall), wholes, recall)
    if named != typed:
        return replace(_read(named, turns, names, recall), follows=True)
    if not turns:
        return Reading(typed, follows=False)
    before = turns[-1]
    if another := other_topic(typed):
        if anaphors(read_shape(another), names):  # "by the way, where did they meet?"
            return _read(another, turns, names, recall)
        return Reading(another, follows=False, anew=True)
    if asks := asked_by(typed):
        if asks == _WHO and before.shape.asks in ("who", "which", "what"):
            return Reading(before.shape.text, before.asides, anew=True)  # whose name else
        return _read(asks, turns, names, recall)
    if verbatim(typed):
        return Reading(f"{bare(before.shape.text)}, in the exact words?", before.asides, same=True)
    if (dated := _IT_WAS.match(typed)) and before.tells_event:
        return Reading(f"Is it true that {before.happened} {dated['when']}?", before.asides)
    if (asked := echo(typed)) and asked != typed:
        return _reacting(_read(asked, turns, names, recall), before, recall)
    text = restated(typed)
    if (instead := meant(typed)) and not before.shape.asks and says_own(instead):
        return _read(_question_on(instead), turns, names, recall)
    points = known_from_before(text, before.shape.text)
    part = read_shape(text)
    cut = is_fragment(part, names) and part.leads
    if stands_alone(text, names) and text == typed and not points and not cut:
        return Reading(text, follows=False)
    other = with_other(text, before, names, recall)
    if other != text:
        return replace(_read(other, turns, names, recall), follows=True)
    told = spelt_out(text, turns, recall)
    changed = told != text
    text = lowered(told)
    if changed:
        reading = _read(text, turns, names, recall)
        return reading if reading.follows else Reading(text, before.about)
    if joined := _THEN.match(text):
        reading = _read(joined["asked"], turns, names, recall)
        return reading if reading.follows else replace(reading, asides=before.about, follows=True)
    preface, asked = split_preface(text)
    if instead := put_right(preface):
        put = _read(_question_on(with_kind(instead, before)), turns, names, recall)
        turn = read_turn(put.text, names, put.asides)
        alone = repeats(read_shape(asked), turn) is not None  # "when was that?"
        return _read(asked, [turn] if alone else [*turns, turn], names, recall)
    if is_fronted(preface):
        reading = _read(asked, turns, names, recall)
        if reading.text != asked:
            whole = reading.text
            if DATE.search(preface) and not DATE.search(asked):  # a time of its own
                whole = re.sub(r"\s+(?=\?$)", "", DATE.sub("", whole))
            return replace(reading, text=preface + lower_first(whole))
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
    if asks_whole(text):
        counted = next((turn for turn in reversed(turns) if "many" in turn.opening), before)
        return Reading(f"{bare(counted.shape.text)} out of how many?", counted.asides)
    if repeated := repeats(shape, asked_of):
        only_asks = shape.opening[1] == len(shape.words)  # "by whom?", "when exactly?"
        same = only_asks or (shape.asks == "when" and before.shape.asks != "when")
        return replace(_joined(repeated, asked_of), same=same)
    if later := also_later(shape, before, names):
        return _joined(later, before)
    if then := at_that_time(shape, names):
        shape = read_shape(then)
    found = anaphors(shape, names)
    reading = Resolver(shape, tuple(turns), names, recall).resolve(found)
    return _completed(reading, bool(found), before, names)


def _reacting(reading: Reading, before: Turn, recall: Recall) -> Reading:
    """Return how somebody reacted with what to: the event before, and what was told of it."""
    told = recall(before.whole) if before.asks_words else None
    few = told is not None and not told.rivals and 0 < len(told.short.split()) <= LONGEST_TOLD
    answer = (Referent(told.short, "thing", answer=True),) if told and few else ()
    text = reading.text.replace("react?", "react to that?")
    return Reading(text, (*before.about, *answer), echoes=True)


def _question_on(noun: str) -> str:
    """Return a question on nothing but what a noun phrase names."""
    return f"What {'were' if is_plural(head(tokens(noun))) else 'was'} {noun}?"


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
    if _leans(shape, names) or known_from_before(shape.text, before.shape.text):
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
    if DATE.search(shape.text) and not shape.leads:  # "and who was fined in May?"
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
    if _ANOTHER.match(shape.said(shape.opening)) and not mentions(shape.words, names):
        return True
    if _LIKENESS.search(shape.text):
        return True
    return (_is_thin(shape, names) and len(words) <= 9) or bool(_RELATIONS.match(words[-1]))


def _joined(whole: Whole, before: Turn, asides: tuple[Referent, ...] = ()) -> Reading:
    """Return a completed question with the brackets of the question that completed it."""
    text, added = whole
    event = (before.event,) if added else ()
    return Reading(text, (*event, *before.asides, *asides))
