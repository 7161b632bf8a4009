"""From what the user typed to what is to be found: one or several things, each with its time.

The stages, in order: clean the text, mend typing errors, make a follow-up stand alone, take the
question apart, and read of each part its kind, its time and the persons that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from index.analyze import terms
from index.types import DateSpan
from rag.followup import standalone
from rag.names import names_in
from rag.parts import parts
from rag.question import asked_kind, clean, searched
from rag.roles import named, read_holders
from rag.settings import Settings
from rag.spelling import Speller
from rag.times import Locate, Times, read_times
from rag.types import Asked, Question

_ALL = Settings()


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to find.

    Attributes:
        text: the part of the question, made to stand alone.
        kind: the kind of answer wanted.
        times: what it says of time; its topic is what is searched.
        persons: the persons it names, by name or by office, as terms.
        query: what is searched: the topic without the words that only ask, with persons added that
            it names by office only.
    """

    text: str
    kind: Asked
    times: Times
    persons: frozenset[str]
    query: str


class Reader:
    """Reads questions on documents with given names, words and days.

    Args:
        passages: how the passages of the documents read.
        period: the days that their chronologies cover.
        count_tokens: number of cl100k_base tokens of a text.
        settings: which stages take part.
    """

    def __init__(
        self,
        passages: Iterable[str],
        period: DateSpan,
        count_tokens: Callable[[str], int],
        settings: Settings = _ALL,
    ) -> None:
        texts = list(passages)
        self._period = period
        self._settings = settings
        self.names = names_in(texts)
        self._holders = read_holders(texts)
        self._speller = Speller(texts, count_tokens)

    def read(
        self, text: str, history: Sequence[str], chosen: DateSpan | None, locate: Locate
    ) -> tuple[Question, tuple[Ask, ...]]:
        """Return the question as understood and what is to be found for it, in order.

        Args:
            text: what the user typed.
            history: the earlier questions, oldest first.
            chosen: days to which the user restricted the chronology, if any.
            locate: finds the days of an event described in words.

        Raises:
            BadQuestion: if there is nothing to search for.
        """
        typed = clean(text)
        earlier = [self._mended(question) for question in history if self._settings.history]
        alone = standalone(self._mended(typed), earlier, self.names).text
        asks = tuple(self._ask(part, chosen, locate) for part in self._parts(alone))
        question = Question(
            text=typed,
            history=tuple(history),
            standalone=alone,
            asked=asked_kind(alone),
            dates=tuple(dict.fromkeys(days for ask in asks for days in ask.times.ranges)),
            notes=tuple(dict.fromkeys(note for ask in asks for note in ask.times.notes)),
        )
        return question, asks

    def resolved(self, text: str) -> str:
        """Return the text with the persons added whom it names by their office only."""
        persons = named(text, self._holders) if self._settings.offices else ()
        return f"{text} ({', '.join(persons)})" if persons else text

    def _mended(self, text: str) -> str:
        return self._speller.mended(text) if self._settings.spelling else text

    def _parts(self, question: str) -> tuple[str, ...]:
        """Return the parts, each made to stand alone after those before it."""
        if not self._settings.parts:
            return (question,)
        whole: list[str] = []
        for part in parts(question):
            whole.append(standalone(part, whole, self.names).text if whole else part)
        return tuple(whole)

    def _ask(self, text: str, chosen: DateSpan | None, locate: Locate) -> Ask:
        times = Times((), text, None, "", ())
        if self._settings.dates:
            times = read_times(text, self._period, lambda event: locate(self.resolved(event)))
        if chosen is not None:
            times = replace(times, ranges=_restricted(times.ranges, chosen))
        query = searched(self.resolved(times.topic))
        return Ask(text, asked_kind(text), times, self._persons(query), query)

    def _persons(self, text: str) -> frozenset[str]:
        """Return the terms of the persons named in a text."""
        found = (term for term in text.replace("’", "'").split())
        return frozenset(
            term
            for word in found
            if self.names.kind(word.strip("?,.;:!()\"'").removesuffix("'s")) == "person"
            for term in terms(word)
        )


def _restricted(ranges: Sequence[DateSpan], chosen: DateSpan) -> tuple[DateSpan, ...]:
    """Return the parts of the ranges that lie in the chosen days; these days if there are none."""
    return tuple(
        DateSpan(max(days.start, chosen.start), min(days.end, chosen.end))
        for days in ranges
        if days.overlaps(chosen)
    ) or (chosen,)
