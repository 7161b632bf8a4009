"""What is to be found: the noun that reading a question makes, and that every search takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.analyze import terms, words
from rag.followup import Told
from rag.names import folded
from rag.question import uncontained
from rag.times import Times
from rag.types import Asked


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to find.

    Attributes:
        text: the part of the question, made to stand alone.
        kind: the kind of answer wanted.
        times: what it says of time; its topic is what is searched.
        persons: the persons it names, by name or by office, as terms.
        given_names: the terms of these persons' full names besides those in `persons`.
        spare_names: those of `given_names` without which the surname tells the same person.
        query: what is searched: the topic, with persons added that it names by office only.
        dated: whether the day of what is found is asked for.
        whole: the whole question where this is a part of it, else "".
        leans_on: names that an earlier part was answered by and that this one only points at.
        again: a sentence that was told before and of which more is asked, or "".
        not_again: a sentence that was told before and tells of somebody else, or "".
        actors: the terms of that somebody, where there is such a sentence.
        told: the few words that answered the question before, or "".
        before: what that was answered by; None where it has no answer or another topic begins.
        leans: whether what is asked can't be understood without it.
        side: whether it is one of two that the question sets side by side.
        swapped: the terms of two who held one office in turn, where one is meant by the other.
        narrated: whether the author's own view is asked for.
    """

    text: str
    kind: Asked
    times: Times
    persons: frozenset[str]
    query: str
    dated: bool = False
    given_names: frozenset[str] = frozenset()
    spare_names: frozenset[str] = frozenset()
    whole: str = ""
    leans_on: tuple[str, ...] = ()
    again: str = ""
    not_again: str = ""
    actors: frozenset[str] = frozenset()
    told: str = ""
    before: Told | None = None
    leans: bool = False
    side: bool = False
    swapped: frozenset[str] = frozenset()
    narrated: bool = False

    @property
    def searched(self) -> str:
        """The query with the names that it only points at."""
        asked = uncontained(self.query)
        return f"{asked} ({', '.join(self.leans_on)})" if self.leans_on else asked


def tells_of(sentence: str, actors: Iterable[str]) -> bool:
    """Tell whether a sentence names any of some persons or parties, given as terms."""
    named = set(terms(sentence)) | {folded(word) for word in words(sentence)}
    return not named.isdisjoint(actors)
