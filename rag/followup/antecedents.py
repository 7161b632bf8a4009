"""What the words that point back stand for, and the question with them replaced.

A pronoun takes the latest and most salient antecedent that agrees with it in kind: the subject
before the objects, as in centering theory (Grosz, Joshi and Weinstein, 1995). What an earlier
answer names and no question does is described in brackets at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rag.followup.anaphora import Anaphor
from rag.followup.clauses import Shape
from rag.followup.nouns import Gender, is_animate, mentions
from rag.followup.phrases import Referent
from rag.followup.referents import COPULAS, Turn, join
from rag.followup.timepoints import DATE
from rag.followup.wordforms import HELPERS, form_of, is_plural
from rag.names import Names, folded
from rag.verbs import SAYING

_NEAR: Final = 4  # turns in which a thing is looked for before a party or an event is taken

_MOVES: Final = frozenset(
    "go goes went gone going travel travelled fly flew come came return".split()
)

_ACTS: Final = SAYING | frozenset(
    "want agree do plan push accuse demand react respond meet discuss threaten call offer ask "
    "refuse try hope intend decide negotiate launch sign support oppose fear worry expect like "
    "complain object get give take make manage achieve think feel retaliate praise thank".split()
)
"""Verbs whose subject is somebody, not something."""

_THE_COUNTRY: Final = re.compile(r"\bthe (?:country|nation)\b", re.IGNORECASE)
"""Points at a party by itself, so that "it" beside it points at something else."""

_OUTCOME: Final = re.compile(
    r"\b(?:c[ao]mes? (?:out )?of|result of|lead to|led to|react(?:ed)? to|respond(?:ed)? to|"
    r"happen(?:ed)? (?:after|before)|cause[ds]?|prompt(?:ed)?) $"
)


_OCCURS: Final = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:go(?:es|ne)? ahead|went ahead|com(?:e|ing) off|came off|work(?:ed)? out"
    r"|pan(?:ned)? out|fall(?:en)? through|fell through|tak(?:e|en) place|took place|happen(?:ed)?"
    r"|materiali[sz]ed?)\b",
    re.IGNORECASE,
)
"""Verbs of what happens: their subject is an event and no person, party or object."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made to stand alone: its words, and what is added in brackets."""

    text: str
    asides: tuple[Referent, ...] = ()
    follows: bool = True

    @property
    def whole(self) -> str:
        """The words with the brackets, leaving out what the words say already."""
        added = [a.text for a in self.asides if folded(a.text) not in folded(self.text)]
        return f"{self.text} ({'; '.join(dict.fromkeys(added))})" if added else self.text


class Resolver:
    """Finds what the words of one question that point back stand for."""

    def __init__(self, shape: Shape, turns: tuple[Turn, ...], names: Names) -> None:
        self._shape = shape
        self._turns = turns
        self._names = names
        self._own = {folded(shape.words[m.words[1] - 1].text) for m in mentions(shape.words, names)}
        self._done: set[str] = set()
        self._asides: list[Referent] = []

    def resolve(self, found: Sequence[Anaphor]) -> Reading:
        """Replace what points back; what can't be replaced is explained in brackets."""
        edits: list[tuple[Anaphor, str]] = []
        for anaphor in found:
            if anaphor.kind in self._done:
                continue
            new = self._replacement(anaphor)
            if new is not None:
                edits.append((anaphor, new))
            if anaphor.kind in ("he", "she", "it", "they"):
                self._done.add(anaphor.kind)
        text = self._shape.text
        for anaphor, new in reversed(edits):
            text = text[: anaphor.start] + new + text[anaphor.end :]
        text = text[:1].upper() + text[1:] if edits and edits[0][0].start == 0 else text
        return Reading(text, tuple(self._asides), follows=bool(found))

    def _replacement(self, anaphor: Anaphor) -> str | None:
        """Return what to write for an anaphor; None if it stays, explained in brackets."""
        if anaphor.kind == "shift":
            return self._reckoned(anaphor)
        if anaphor.kind == "day":
            return self._same_day(anaphor)
        if anaphor.kind == "there":
            return self._place(anaphor)
        if anaphor.kind == "noun":
            return self._noun(anaphor)
        if anaphor.kind in ("both", "two", "former", "latter"):
            return self._of_pair(anaphor)
        return self._written(self._antecedent(anaphor), anaphor)

    def _written(self, referent: Referent | None, anaphor: Anaphor) -> str | None:
        if referent is None:
            referent = self._turns[-1].event
        if referent.answer:
            self._asides.append(referent)
            return None
        if any(folded(referent.text) in folded(aside.text) for aside in self._asides):
            return None
        return _owning(referent.text) if anaphor.possessive else referent.text

    def _antecedent(self, anaphor: Anaphor) -> Referent | None:
        if anaphor.kind in ("he", "she"):
            return next(self._persons(anaphor.kind), None)
        pointed = self._shape.text[anaphor.start : anaphor.end].lower()
        if pointed in ("these", "those"):
            return next(self._ones(), None)
        if anaphor.kind == "they":
            return next(self._groups(anaphor), None)
        return next(self._things(anaphor), None)

    def _offered(self, turn: Turn) -> list[Referent]:
        """Return what a turn offers that this question doesn't name itself."""
        return [r for r in turn.referents if r.answer or not self._is_named(r)]

    def _is_named(self, referent: Referent) -> bool:
        words = folded(referent.text).split()
        return bool(words) and words[-1] in self._own

    def _persons(self, pronoun: Gender) -> Iterator[Referent]:
        for turn in reversed(self._turns):
            offered = self._offered(turn)
            for referent in offered:
                if referent.kind == "person" and referent.gender in ("", pronoun):
                    yield referent
            for referent in offered:
                if referent.kind == "name" and _may_be_person(referent, turn):
                    yield referent

    def _groups(self, anaphor: Anaphor) -> Iterator[Referent]:
        """Yield what "they" may mean, turn by turn: actors first where something is done."""
        acting = anaphor.possessive or (anaphor.acts and self._is_deed())
        for turn in reversed(self._turns):
            offered = self._offered(turn)
            several = [r for r in offered if r.kind == "plural" and not r.answer]
            if not anaphor.acts:
                several.sort(key=lambda referent: referent.subject)
            actors = [r for r in several if r.subject and is_animate(r.text)]
            actors += [r for r in offered if r.kind == "couple"]
            actors += [r for r in offered if r.subject and r.kind in ("party", "name")]
            actors += [r for r in offered if r.answer and r.kind in ("party", "plural")]
            yield from [*actors, *several] if acting else [*several, *actors]
            persons = [r for r in offered if r.kind == "person" and not r.answer]
            if len(persons) > 1:
                yield Referent(join(r.text for r in persons), "couple")
        for turn in reversed(self._turns):
            yield from (
                r
                for r in self._offered(turn)
                if r.kind in ("party", "name") and r.text not in turn.places
            )

    def _ones(self) -> Iterator[Referent]:
        """Yield what "these" or "those" may mean: several things, or else what happened."""
        for turn in reversed(self._turns[-_NEAR:]):
            for referent in self._offered(turn):
                if referent.kind == "plural" and not is_animate(referent.text):
                    yield referent
        yield self._turns[-1].event

    def _things(self, anaphor: Anaphor) -> Iterator[Referent]:
        """Yield what "it" or "that" may mean: a thing nearby, then a party, then the event."""
        latest = self._turns[-1]
        lead = self._shape.text[: anaphor.start].lower()
        if anaphor.kind == "that" or _OUTCOME.search(lead):
            yield from (r for r in self._offered(latest) if r.kind == "thing" and r.subject)
            yield latest.event
        if anaphor.acts and _OCCURS.match(self._shape.text, anaphor.end):
            yield from (r for r in self._offered(latest) if r.kind == "thing" and r.subject)
            yield latest.event
        acting = anaphor.acts and self._is_deed()
        wanted = {"party", "name"} if acting else {"thing"}
        others = [] if _THE_COUNTRY.search(self._shape.text) else [{"party", "name"}]
        for kinds in (wanted, {"thing"}, *others):
            for turn in reversed(self._turns[-_NEAR:]):
                offered = self._offered(turn)
                yield from _owners(offered, turn)
                yield from (
                    r
                    for r in offered
                    if (r.kind in kinds or (_is_body(r) and "thing" in kinds))
                    and r.text not in turn.places
                    and not _is_several(r)
                )
            if anaphor.possessive and kinds == wanted:
                yield from (r for r in self._offered(latest) if r.kind == "party" and r.subject)

    def _is_deed(self) -> bool:
        """Tell whether the question's verb is one of saying or doing."""
        forms = (form_of(word.lower) for word in self._shape.words)
        acts = any(form is not None and form[0] in _ACTS for form in forms)
        return acts and not self._is_passive()

    def _is_passive(self) -> bool:
        shape = self._shape
        if shape.helper is None or shape.verb is None:
            return False
        form = form_of(shape.words[shape.verb].lower)
        be = shape.words[shape.helper].lower in COPULAS
        return be and form is not None and form[1] == "past"

    def _anchor(self) -> str:
        """Return the latest day that was named, or else what the latest question was about."""
        turn = self._turns[-1]
        days = [found["date"] for found in DATE.finditer(turn.shape.text)]
        exact = [day for day in days if re.search(r"\d", day)]
        return exact[-1] if exact else turn.statement

    def _reckoned(self, anaphor: Anaphor) -> str:
        rough = self._turns[-1].dates if anaphor.noun in ("by", "since", "until") else ()
        known = DATE.fullmatch(rough[-1]) if rough else None
        return self._closed(f"{anaphor.noun} {known['date'] if known else self._anchor()}", anaphor)

    def _closed(self, text: str, anaphor: Anaphor) -> str:
        """Return words put in, with a comma where more words of the question follow."""
        return text + ("," if re.match(r"\s*\w", self._shape.text[anaphor.end :]) else "")

    def _same_day(self, anaphor: Anaphor) -> str:
        for turn in reversed(self._turns):
            if turn.dates:
                date = turn.dates[-1]
                known = DATE.fullmatch(date)
                bare = known["date"] if known else date
                exact = re.search(r"\d{1,2}(?!\d)", bare)
                unit = re.search(r"week|month", self._said(anaphor))
                if not exact and turn.tells_event and re.search(r"day|date", self._said(anaphor)):
                    return self._closed(f"on the same day as {turn.statement}", anaphor)
                if exact and unit:
                    return f"in the {unit.group()} of {bare}"
                preposition = "on" if exact else "in"
                return f"{preposition} {bare}"
            if turn.tells_event or turn.asks_time:
                return self._closed(f"on the same day as {turn.statement}", anaphor)
        return self._closed(f"on the same day as {self._turns[-1].statement}", anaphor)

    def _said(self, anaphor: Anaphor) -> str:
        return self._shape.text[anaphor.start : anaphor.end].lower()

    def _place(self, anaphor: Anaphor) -> str | None:
        for turn in reversed(self._turns):
            if turn.asks_place:
                self._asides.append(turn.event)
                return None
            if turn.places:
                before = self._shape.text[: anaphor.start].split()[-1:] or [""]
                return f"{'to' if before[0].lower() in _MOVES else 'in'} {turn.places[-1]}"
        self._asides.append(self._turns[-1].event)
        return None

    def _noun(self, anaphor: Anaphor) -> str | None:
        """Return what "that pact" means: the pact named before, or "the pact (...)"."""
        noun = anaphor.noun
        stem = noun.rstrip("s")
        for turn in reversed(self._turns):
            for referent in turn.referents:
                if not referent.answer and stem in folded(referent.text).split("of")[0]:
                    return referent.text
        several = is_plural(noun)
        kind = "plural" if several else "thing"
        offered = [
            r
            for r in self._turns[-1].referents
            if r.kind == kind and not r.answer and not is_animate(r.text)
        ]
        meant = offered[0].text if offered else self._turns[-1].statement
        said = self._shape.text[anaphor.start : anaphor.end].split(" ", 1)[1]
        return f"the {said} ({meant})"

    def _of_pair(self, anaphor: Anaphor) -> str | None:
        pair = self._pair()
        if len(pair) < 2:
            self._asides.append(self._turns[-1].event)
            return None
        if anaphor.kind == "both":
            return f"both {join(pair)}"
        if anaphor.kind == "two":
            return join(pair)
        text = pair[0] if anaphor.kind == "former" else pair[-1]
        return _owning(text) if anaphor.possessive else text

    def _pair(self) -> list[str]:
        """Return the two that the latest question with two names them."""
        for turn in reversed(self._turns):
            couples = [r.text for r in turn.referents if r.kind == "couple"]
            if couples:
                return re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", couples[0])
            for kind in ("person", "party"):
                named = [r.text for r in turn.referents if r.kind == kind and not r.answer]
                if len(named) == 2:
                    return named
        return []


def _owning(text: str) -> str:
    """Return the possessive of a name: "Moon's", "the two Koreas'"."""
    return text + ("'" if text.endswith("s") and is_plural(text.split()[-1].lower()) else "'s")


def _may_be_person(referent: Referent, turn: Turn) -> bool:
    """Tell whether a name of which nothing is known may be a person's."""
    acronym = referent.text.isupper() and len(referent.text) > 1
    return not acronym and referent.text not in turn.places and referent.text.lower() not in HELPERS


def _owners(offered: Sequence[Referent], turn: Turn) -> Iterator[Referent]:
    """Yield what "the population of Spain" is a property of, where nothing else is asked."""
    if turn.shape.verb is None and turn.shape.helper is not None:
        for referent in offered:
            owner = referent.kind in ("party", "name") and not referent.answer
            if owner and any(
                r.kind == "thing" and r.text.endswith(f" of {referent.text}") for r in offered
            ):
                yield referent


def _is_body(referent: Referent) -> bool:
    """Tell whether something acted on is called by a common noun: "a working group"."""
    common = referent.text.split(" ")[-1].islower()
    return referent.kind == "party" and common and not referent.subject and not referent.answer


def _is_several(referent: Referent) -> bool:
    """Tell whether a name means several: "the Koreas", "the Warmbiers"."""
    last = referent.text.split(" ")[-1]
    named = referent.kind in ("party", "name") and referent.text.lower().startswith("the ")
    return named and not last.islower() and not last.isupper() and is_plural(last.lower())
