"""From a question and its cited sentences to the short answer with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from index.article import reading
from rag.short.by_place import by_place
from rag.short.candidates import Parsed, Range, parse, terms_of
from rag.short.cutting import MAX_WORDS, Evidence, ShortAnswer, raw_span, words_of
from rag.short.derived import (
    answer_day,
    days_between,
    several_days,
    told_count,
)
from rag.short.difference import told_difference
from rag.short.features import rows_of
from rag.short.forms import listing, several
from rag.short.labels import labelled
from rag.short.meaning import Pieces, met
from rag.short.misfits import misfits
from rag.short.network import networks_for
from rag.short.ranking import Asking, Option, asking, novelty
from rag.short.reactions import asks_reaction, reaction
from rag.short.reading import places_of
from rag.short.sense import makes_sense
from rag.short.slots import TIMES, Want
from rag.short.typed import options
from rag.short.verdict import yes_or_no
from rag.short.want import wanted
from rag.short.weighing import chance_of, rivals, weighed
from rag.short.wording import last_question
from rag.types import Asked

BETWEEN: Final = "; "
"""What stands between the answers to two parts of a question."""

_AGAIN: Final = 1.5
_READ: Final = 4
_LATER: Final = 0.8
"""How much better an answer in the next sentence must be than in the one before it."""


_LIKELY: Final = 0.3
"""The least chance of a place in a sentence to hold the answer, for one that is chosen by meaning.
Set on halves of the dev split, each with a network that was fitted to the other."""


_OPEN: Final = frozenset({"thing", "manner", "doing", "choice"})
"""Kinds of which the words of an answer show nothing."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A short answer that a reader proposes.

    Attributes:
        sentence: which of the sentences holds it, counted from 0.
        start: its first character as that sentence reads.
        end: the character after its last one; the words between are 1..12.
    """

    sentence: int
    start: int
    end: int


_Finder: TypeAlias = Callable[[Asking, Parsed], Range | None]
Proposer: TypeAlias = Callable[[str, Sequence[str]], Proposed | None]
"""From a question and how sentences read to the words of one that answer, or None."""


def short_answer(
    question: str,
    asked: Asked,
    sentences: Sequence[Evidence],
    read: Pieces | None = None,
    propose: Proposer | None = None,
    known: frozenset[str] = frozenset(),
    told: str = "",
) -> ShortAnswer | None:
    """Return the words that answer, or None where no few words would.

    Args:
        question: the question made to stand alone.
        asked: the kind of answer wanted; lists have no short answer.
        sentences: the cited sentences, best first.
        read: the word pieces of what was searched for. With them, and those of a sentence,
            nearness in meaning has a say beside the rules; without, the rules alone decide.
        propose: chooses in place of both, where it proposes anything. What is derived or listed
            stands in no sentence, and what a label announces is sure: there is nothing to choose.
        known: terms of what the question speaks of in other words, which don't answer it.
        told: the few words that answered the question before, which aren't given again where
            others serve.
    """
    want = wanted(question)
    many = asked == "list" and len(sentences) > 1 and not _is_single(question, want)
    if not sentences or want.kind == "none" or _defined(question, want, sentences[0].text):
        return None
    bare = asking(question, want)
    if many:
        return _listed(bare, sentences)
    derived = _derived(question, want, sentences)
    if derived is None and want.kind == "yes_no":
        derived = yes_or_no(question, sentences, read)
    if derived is not None:
        return _standing(derived, sentences) if want.kind in TIMES else ShortAnswer(derived, None)
    near = sentences[:_READ]
    announced = _pointed_at(bare, near, labelled)
    if announced is not None:
        return announced
    proposed = propose(question, [each.text for each in near]) if propose else None
    if proposed is not None:
        return _taken(near[proposed.sentence], proposed)
    pointed_at = _pointed_at(bare, near, by_place)
    if pointed_at is not None:
        return pointed_at
    reacting = asks_reaction(question) if asked != "compare" else ""
    if reacting:
        return _reacted(bare, near, reacting)
    if asked == "compare" and len(sentences) > 1 and want.kind in ("thing", "manner"):
        return None
    asks = asking(question, want, known)
    found: list[tuple[float, int, ShortAnswer | None]] = []
    if want.kind == "quote":
        sentences = [each for each in sentences if parse(each.text).quotations()] or sentences
    for rank, (evidence, parsed, ruled) in enumerate(_ruled(asks, sentences)):
        choice, by_meaning = ruled, False
        if read is not None and evidence.pieces is not None:
            by_meaning = True
            networks = networks_for(evidence.source)
            choice = weighed(asks, parsed, ruled, evidence.pieces, read, networks)
        if want.kind == "person":
            choice = [o for o in choice if not known & terms_of(parsed.cut(o.piece))] or choice
        choice = [o for o in choice if not _given(parsed.cut(o.piece), told)] or choice
        sensible = [o for o in choice if makes_sense(asks, parsed, o.piece)]
        best = _best(sensible if want.kind != "manner" else choice)
        cut = words_of(evidence, parsed, best.piece) if best else None
        if best and cut:
            likely = best in sensible and not misfits(asks, parsed, best.piece)
            if by_meaning and want.kind in _OPEN:
                likely = likely and chance_of(best, choice) >= _LIKELY
            found.append((_LATER * rank - best.score, rank, cut if likely else None))
    return min(found, key=lambda item: item[:2])[2] if found else None


def _given(text: str, told: str) -> bool:
    """Tell whether words hold those that were told before: "5 ships" holds "5", "15" doesn't."""
    return bool(told) and re.search(rf"(?<!\w){re.escape(told)}(?!\w)", text) is not None


def _defined(question: str, want: Want, sentence: str) -> bool:
    """Tell whether it is asked what something is that a sentence only names: "What is the cup?"."""
    asks_what = want.kind == "thing" and want.slot == "copula"
    return asks_what and terms_of(question) <= terms_of(sentence)


def _pointed_at(asks: Asking, sentences: Sequence[Evidence], find: _Finder) -> ShortAnswer | None:
    """Return what the first sentence tells in which a label or a place points at it."""
    for evidence in sentences:
        parsed = parse(evidence.text)
        piece = find(asks, parsed)
        if piece is not None:
            return words_of(evidence, parsed, piece)
    return None


def _reacted(asks: Asking, sentences: Sequence[Evidence], who: str) -> ShortAnswer | None:
    """Return how somebody reacted by the first sentence that tells it."""
    for evidence in sentences:
        parsed = parse(evidence.text)
        piece = reaction(asks, parsed, who)
        if piece is not None:
            return words_of(evidence, parsed, piece)
    return None


def _taken(evidence: Evidence, proposed: Proposed) -> ShortAnswer:
    """Return the words of a sentence that were proposed, with their span."""
    text = evidence.text[proposed.start : proposed.end]
    return ShortAnswer(text, raw_span(evidence, proposed.start, proposed.end, text))


def joined(answers: Sequence[ShortAnswer | None]) -> ShortAnswer | None:
    """Return the answers to the parts of a question as one: all of them, or None.

    Two parts don't ask for the same; where they get the same, one of them is wrong.

    >>> joined([ShortAnswer("Abrams", None), ShortAnswer("a slight dip", None)]).text
    'Abrams; a slight dip'
    """
    if len(answers) == 1:
        return answers[0]
    known = [answer.text for answer in answers if answer is not None]
    text = BETWEEN.join(known)
    distinct = len(set(known)) == len(answers) > 0
    if not distinct or len(text.split()) > MAX_WORDS:
        return None
    return ShortAnswer(text, None)


@dataclass(frozen=True, slots=True, eq=False)
class Competitor:
    """A piece of a sentence that may answer, with what speaks for it.

    Attributes:
        short: its words.
        row: what `FEATURES` names.
        sentence: the word pieces of the sentence.
        place: where those of the piece begin and end.
    """

    short: ShortAnswer
    row: tuple[float, ...]
    sentence: Pieces
    place: Range


def competing(question: str, sentences: Sequence[Evidence], read: Pieces) -> list[Competitor]:
    """Return every piece of the sentences that may answer.

    Empty where the answer is derived or none makes sense: then there is nothing to choose.
    """
    want = wanted(question)
    if want.kind in ("none", "yes_no") or want.kind in TIMES:
        return []
    if not sentences or _derived(question, want, sentences) is not None:
        return []
    asks = asking(question, want)
    found = []
    for evidence, parsed, ruled in _ruled(asks, sentences):
        if (pieces := evidence.pieces) is None:
            continue
        near = met(asks, parsed, pieces, read)
        among = rivals(asks, parsed, ruled, near)
        rows = rows_of(asks, parsed, near, among)
        places = places_of(parsed, pieces, [rival.piece for rival in among]).tolist()
        for rival, row, (start, end) in zip(among, rows, places, strict=True):
            if cut := words_of(evidence, parsed, rival.piece):
                found.append(Competitor(cut, row, pieces, (start, end)))
    return found


def _ruled(
    asks: Asking, sentences: Sequence[Evidence]
) -> Iterator[tuple[Evidence, Parsed, list[Option]]]:
    """Yield the first sentences, parsed, each with what the rules of the kind asked for propose."""
    read = sentences[:_READ]
    for rank, evidence in enumerate(read):
        parsed = parse(evidence.text)
        proposed = options(asks, parsed, _emphasised(evidence))
        found = [option for option in proposed if option.piece[0] < option.piece[1]]
        if asks.want.kind == "person" and len(read) > 1:
            others = [other.text for other in (*read[:rank], *read[rank + 1 :])]
            found = _shared(parsed, found, others)
        yield evidence, parsed, found


def _listed(asks: Asking, sentences: Sequence[Evidence]) -> ShortAnswer | None:
    """Return what the only sentence with a list tells where several are asked for, else None.

    It must say as much of what the question says as any other sentence that is cited.
    """
    if not several(asks):
        return None
    found = []
    shared = [len(terms_of(evidence.text) & asks.terms) for evidence in sentences]
    for evidence, said in zip(sentences, shared, strict=True):
        if not 0 < said == max(shared):
            continue
        parsed = parse(evidence.text)
        pieces = [each for each in listing(parsed) if novelty(asks, parsed.cut(each)) == 1]
        found += [cut for each in pieces if (cut := words_of(evidence, parsed, each))]
    return found[0] if len(found) == 1 else None


def _is_single(question: str, want: Want) -> bool:
    """Tell whether one short answer is wanted after all: a count, a reason, "which two".

    So it is where only what leads up to the question made it look like one for a list.
    """
    few = want.kind in ("times", "reason") or _FEW.search(question) is not None
    asked = last_question(question)
    return few or (asked != question and not _PLURAL.search(asked))


_PLURAL: Final = re.compile(r"\b(?:[Ww]hich|[Ww]hat|all|every|[Ll]ist|[Nn]ame) (?:\w+ ){0,2}\w+s\b")
_FEW: Final = re.compile(r"\b(?:[Ww]hich|[Ww]hat) (?:two|three)\b")


def _shared(parsed: Parsed, found: Sequence[Option], others: Sequence[str]) -> list[Option]:
    """Raise persons whom the other cited sentences name too: the question joins the sentences."""
    raised = []
    for option in found:
        last = parsed.tokens[option.piece[1] - 1].text
        again = any(re.search(rf"\b{re.escape(last)}\b", text) for text in others)
        raised.append(Option(option.piece, option.score + (_AGAIN if again else 0.0)))
    return raised


def _standing(text: str, sentences: Sequence[Evidence]) -> ShortAnswer:
    """Return a time with the place where a cited sentence tells it in these words, if one does."""
    for evidence in sentences:
        found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", evidence.text)
        if found:
            return ShortAnswer(text, raw_span(evidence, found.start(), found.end(), text))
    return ShortAnswer(text, None)


_ITALICS: Final = re.compile(r"(?<![\\\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")


def _emphasised(evidence: Evidence) -> tuple[str, ...]:
    """Return the words of the sentence that stand in italics, as they read."""
    raw = evidence.span.of(evidence.source)
    return tuple(reading(found.group(1)) for found in _ITALICS.finditer(raw)) if "*" in raw else ()


_DATES: Final = re.compile(r"\b(?:dates|days)\b", re.IGNORECASE)


def _derived(question: str, want: Want, sentences: Sequence[Evidence]) -> str | None:
    """Return what stands in no sentence as such: a day, a count, a number of days."""
    whole = " ".join(evidence.text for evidence in sentences)
    gap = told_difference(question, sentences[0].text) or told_difference(question, whole)
    if gap is not None:
        return gap
    texts = [(evidence.text, evidence.day) for evidence in sentences]
    if want.kind == "times" and (len(sentences) > 1 or sentences[0].day):
        told = told_count(question, sentences[0].text)
        return told or str(len(sentences))
    if want.kind == "duration" and len(sentences) > 1:
        days = days_between(texts)
        return f"{days} day{'s' if days != 1 else ''}" if days else None
    if want.kind == "date" and len(sentences) > 1 and _DATES.search(question):
        return several_days(texts) or answer_day(question, "date", texts)
    if want.kind in ("date", "month", "year", "weekday"):
        return answer_day(question, want.kind, texts)
    return None


def _best(found: Sequence[Option]) -> Option | None:
    """Return the option with the highest score; of equals the earliest, then the longest."""
    return min(found, key=lambda o: (-o.score, o.piece[0], -o.piece[1]), default=None)
