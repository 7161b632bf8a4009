"""From what the user typed to what is to be found: one or several things, each with its time.

The stages: clean the text, mend typing errors, take the question out of its frame, make a follow-up
stand alone, take the question apart, and read of each part its kind, its time and its persons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms
from index.types import DateSpan
from rag.acronyms import Acronyms
from rag.anchored import Locate
from rag.ask import Ask, tells_of
from rag.contrast import two_sides
from rag.followup import (
    Recall,
    Told,
    bare,
    nothing,
    standalone,
    subject_of,
    tells_time,
    to_confirm,
    written_out,
)
from rag.names import names_in
from rag.narrator import asks_view, of_text
from rag.ordering import plain_order
from rag.owners import somebody_else, without_owner
from rag.parts import both_days, context_of, explained, is_heading, parts
from rag.period import restricted
from rag.question import WHOLE_TIME, asked_kind, clean
from rag.requests import plainly
from rag.roles import full_names_in, named, persons_in, read_holders, spare_names_in
from rag.settings import Settings
from rag.short import wanted
from rag.spelling import Speller
from rag.successions import swap_in, with_names
from rag.times import FITS, Times, read_times
from rag.truecase import Truecaser, in_small_letters
from rag.two_events import two_events
from rag.types import ANY_DAY, Question

_ALL = Settings()
_LEANS = re.compile(r"\b(?:he|she|they|it|his|her|their|its)\b", re.IGNORECASE)
"""Words for what is named elsewhere."""
_DOING = re.compile(r"(?:\w+ly )?(?!being\b)\w{2,}ing\b(?! of\b)", re.IGNORECASE)
"""Begins an event without its own subject: "sitting down with the coach"."""
_ALIKE = 4  # words that open a part as they do the first one, where the same is asked of two
_OPENING = 3
"""Words that open an entry, where it names who acts."""
_WHO_IS = re.compile(r"\bwho(?:['’]s| is| was| are| were)\b", re.IGNORECASE)
"""Asks for the holder of an office itself."""


class Reader:
    """Reads questions on documents with given names, words and days.

    Args:
        passages: how the passages of the documents read.
        period: the days that their chronologies cover.
        count_tokens: number of cl100k_base tokens of a text.
        settings: which stages take part.
        authors: the words of their authors' names, lower case.
    """

    def __init__(
        self,
        passages: Iterable[str],
        period: DateSpan,
        count_tokens: Callable[[str], int],
        settings: Settings = _ALL,
        authors: Iterable[str] = (),
    ) -> None:
        texts = list(passages)
        self._period = period
        self._authors = frozenset(authors)
        self._settings = settings
        self.names = names_in(texts)
        self._holders = read_holders(texts)
        self._speller = Speller(texts, count_tokens)
        self._acronyms = Acronyms(texts)
        self._caser = Truecaser(texts, self.names)

    def read(
        self,
        text: str,
        history: Sequence[str],
        chosen: DateSpan | None,
        locate: Locate,
        recall: Recall = nothing,
    ) -> tuple[Question, tuple[Ask, ...]]:
        """Return the question as understood and what is to be found for it, in order.

        Args:
            text: what the user typed.
            history: the earlier questions, oldest first.
            chosen: days to which the user restricted the chronology, if any; `ANY_DAY` lifts even
                what the question itself says of time.
            locate: finds the days of an event described in words.
            recall: finds what an earlier question was answered by.

        Raises:
            BadQuestion: if there is nothing to search for.
        """
        typed = clean(text)
        earlier = [self._plain(question) for question in history if self._settings.history]
        plain = self._plain(typed)
        follow_up = standalone(plain, earlier, self.names, recall)
        alone = with_names(follow_up.text, self._holders)
        told = recall(follow_up.after) if follow_up.after else None
        asks = self._asks(alone, chosen, locate)
        if asks_view(typed, self._authors):
            asks = tuple(replace(ask, narrated=True) for ask in asks)
        if swapped := swap_in(typed, alone, self._holders):
            asks = tuple(replace(ask, swapped=swapped) for ask in asks)
        if chosen is None and alone != plain and not tells_time(plain):
            asks = tuple(_softened(ask) for ask in asks)
        if told:
            if follow_up.same and len(asks) == 1:
                asks = (_same(asks[0], told),)
            elif follow_up.is_follow_up and len(asks) == 1:
                asks = (self._beyond(asks[0], told, follow_up.echoes),)
            leans = follow_up.is_follow_up
            asks = tuple(replace(ask, before=told, leans=leans) for ask in asks)
        question = Question(
            text=typed,
            history=tuple(history),
            standalone=alone,
            asked=asked_kind(alone),
            dates=tuple(dict.fromkeys(days for ask in asks for days in ask.times.ranges)),
            notes=tuple(dict.fromkeys(note for ask in asks for note in ask.times.notes)),
        )
        return question, asks

    def _beyond(self, ask: Ask, told: Told, reacts: bool) -> Ask:
        """Return what a follow-up asks, apart from the answer before it.

        That sentence is no answer where the follow-up is on what somebody else did, nor where it
        asks how somebody reacted and the entry tells what somebody else did.
        """
        subject = wanted(ask.text).subject
        if _is_joined(subject, told.sentence):
            return ask  # who is asked about did the same: "China and Russia call for it"
        owner = somebody_else(subject)
        if owner:
            ask = self._without_owner(ask, owner)
        subject = self.resolved(without_owner(wanted(ask.text).subject, self._persons))
        actors = self._persons(subject) | (set(terms(subject)) & PARTIES)
        if ask.dated:
            return ask
        ask = ask if told.rivals else replace(ask, told=told.short)
        acting = told.sentence.split()[: _OPENING if reacts and told.day else None]
        if not (actors or owner) or tells_of(" ".join(acting), actors):
            return ask
        return replace(ask, not_again=told.sentence, actors=frozenset(actors))

    def _without_owner(self, ask: Ask, owner: str) -> Ask:
        """Return what is asked of "the boss" where "the coach's boss" is somebody else."""
        times = replace(ask.times, topic=ask.times.topic.replace(owner, "the "))
        query = self.resolved(times.topic)
        text = ask.text.replace(owner, "the ")
        return replace(ask, text=text, times=times, query=query, persons=self._persons(query))

    def timeless(self, ask: Ask) -> Ask:
        """Return what is to be found where its words of time only tell the background."""
        times = replace(ask.times, ranges=(), topic=ask.text, fit=0.0, beside=None, events=())
        return replace(ask, times=times, query=self.resolved(ask.text))

    def resolved(self, text: str) -> str:
        """Return the text as it is searched: bodies by their acronyms, persons by their names.

        Those whom it names by their office only are added.
        """
        persons = named(text, self._holders) if self._settings.offices else ()
        text = self._acronyms.shortened(text)
        return f"{text} ({', '.join(persons)})" if persons else text

    def named_otherwise(self, text: str) -> frozenset[str]:
        """Return the terms of the persons whom the subject of a question names by their office.

        Who they are is no answer to what they did.
        """
        if not self._settings.offices or _WHO_IS.search(text):
            return frozenset()
        return frozenset(
            term for person in named(wanted(text).subject, self._holders) for term in terms(person)
        )

    def _plain(self, text: str) -> str:
        """Return a question without its typing errors and its frame, in usual capitals."""
        text = in_small_letters(text)
        if self._settings.spelling:
            text = self._acronyms.spelt_out(self._speller.mended(written_out(text)))
            text = self._caser.cased(text)
        text = bare(of_text(to_confirm(text), self._authors), self._authors)
        return with_names(plainly(plain_order(text)), self._holders)

    def _asks(self, alone: str, chosen: DateSpan | None, locate: Locate) -> tuple[Ask, ...]:
        """Return what a standalone question asks, one for each part of it."""
        question, context = context_of(alone)
        if not self._settings.parts:
            return (self._ask(question, context, "", chosen, locate),)
        if context and (told := explained(question, context)) != question:
            question, context = told, "" if told.startswith("Did ") else context
        between = two_events(question) is not None
        pieces = self._alone(question) if between else self._pieces(question, locate)
        apart = len(pieces) == 1 or both_days(question)
        whole = "" if apart else self.resolved(alone)
        sides = not between and two_sides(question) is not None
        return tuple(
            replace(
                self._ask(piece, context, " ".join(pieces[:n]), chosen, locate),
                dated=between,
                whole=whole,
                side=sides,
            )
            for n, piece in enumerate(pieces)
        )

    def _alone(self, question: str) -> tuple[str, ...]:
        """Return the parts, each made to stand alone after those before it.

        Of two events the first may lean on the second: "after he resigned did the coach leave",
        or take its subject from there: "after resigning did the coach leave".
        """
        if days := both_days(question):
            return days
        whole = list((pieces := parts(question))[:1])
        if two_events(question) and _DOING.match(pieces[0]):
            whole = [f"{subject_of(pieces[1])} {pieces[0]}".strip()]
        elif two_events(question) and _LEANS.search(pieces[0]):
            whole = [standalone(pieces[0], pieces[1:], self.names).text]
        for part in pieces[1:]:
            same = part.split()[:_ALIKE] == pieces[0].split()[:_ALIKE]
            whole.append(part if same else standalone(part, whole, self.names).text)
        return tuple(whole)

    def _pieces(self, question: str, locate: Locate) -> tuple[str, ...]:
        """Return the parts that ask something, each made to stand alone.

        One that only tells a time ("Christmas Eve: who was fined?") belongs to the next one.
        """
        whole, heading = list[str](), ""
        for part in self._alone(question):
            piece = f"{heading}: {part}" if heading else part
            heading = piece if is_heading(piece) and self._times(piece, "", locate).only else ""
            if not heading:
                whole.append(piece)
        return (*whole, heading) if heading else tuple(whole)

    def _times(self, text: str, before: str, locate: Locate) -> Times:
        """Return what a text says of time; events in it are looked for as if they stood alone."""
        if not self._settings.dates:
            return Times((), text, None, "", ())

        def days_of(event: str) -> DateSpan | None:
            if set(terms(event)) and self._names_only(event):
                return None  # "between Washington and Seoul"
            alone = standalone(event, [text[: text.find(event)].strip()], self.names).text
            if self._names_only(alone):
                return None
            searched[event] = self.resolved(alone)
            return locate(searched[event])

        searched: dict[str, str] = {}
        times = read_times(text, self._period, days_of, before)
        return replace(times, events=tuple(searched[event] for event in times.events))

    def _names_only(self, text: str) -> bool:
        """Tell whether a text holds nothing but names of parties and persons."""
        return not set(terms(text)) - PARTIES - self._persons(text)

    def _ask(
        self, text: str, context: str, before: str, chosen: DateSpan | None, locate: Locate
    ) -> Ask:
        """Return what one part asks; times in brackets count where it tells none itself."""
        text, told = context_of(text)
        context = " ".join(filter(None, (told, context)))
        times = self._times(text, before, locate)
        if context and (times.ranges or times.beside):
            times = replace(times, topic=f"{times.topic} {context}")
        elif context:
            text = f"{text} {context}"
            times = self._times(text, before, locate)
        if chosen == ANY_DAY:
            times = replace(times, ranges=(), topic=text, fit=0.0, beside=None, notes=(), events=())
        elif chosen is not None:
            times = replace(times, ranges=restricted(times.ranges, chosen))
        query = self.resolved(_SEEN.sub(r"\1regard", WHOLE_TIME.sub("", times.topic)))
        persons = self._persons(query)
        given = full_names_in(query, self.names) - persons
        return Ask(
            text=text,
            kind=asked_kind(text),
            times=times,
            persons=persons,
            query=query,
            given_names=given,
            spare_names=spare_names_in(query, self.names) & given,
        )

    def _persons(self, text: str) -> frozenset[str]:
        return persons_in(text, self.names)


_SEEN: Final = re.compile(
    r"(\b[Hh]ow (?:did|does|do|has|had|have) [^?,;]+? )(?:see|seen|look (?:at|on|upon))(?= \w)"
)
"""Asks for a view: nobody is met there, nor anything watched."""


def _is_joined(subject: str, sentence: str) -> bool:
    """Tell whether a sentence names somebody together with another one.

    >>> _is_joined("Bob", "Ann and Bob leave."), _is_joined("Bob", "Ann leaves, and Bob stays.")
    (True, False)
    """
    if not subject[:1].isupper():
        return False
    who = re.escape(subject)
    joined = rf"\b[A-Z][\w'’-]* and {who}\b|\b{who} and [A-Z]"
    return re.search(joined, sentence) is not None


def _same(ask: Ask, told: Told) -> Ask:
    """Return what a follow-up asks of the very event that an answer before it told of."""
    few = "" if ask.kind == "quote" else told.short
    return replace(ask, again=told.sentence, told=few)


def _softened(ask: Ask) -> Ask:
    """Return what is to be found, its time one that only the questions before have told.

    The reader may have left it behind: it holds where something in it fits well.
    """
    inherited = bool(ask.times.ranges) and not ask.times.only and not ask.times.fit
    return replace(ask, times=replace(ask.times, fit=FITS)) if inherited else ask
