"""What the earlier questions offer each kind of pronoun, the likeliest first.

The latest and most salient that agrees in kind leads: the subject before the objects, as in
centering theory (Grosz, Joshi and Weinstein, 1995).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from rag.followup.anaphora import Anaphor
from rag.followup.clauses import Shape
from rag.followup.nouns import ROLES, Gender, is_animate, mentions
from rag.followup.phrases import Referent
from rag.followup.referents import COPULAS, Turn, join
from rag.followup.wordforms import HELPERS, form_of, is_plural
from rag.names import Names, folded
from rag.verb_lists import SAYING

_NEAR: Final = 4  # turns in which a thing is looked for before a party or an event is taken

_ACTS: Final = SAYING | frozenset(
    "want agree do plan push accuse demand react respond meet discuss threaten call offer ask "
    "refuse try hope intend decide negotiate launch sign support oppose fear worry expect like "
    "complain object get give take make manage achieve think feel retaliate praise thank".split()
)
"""Verbs whose subject is somebody, not something."""

_ASKING: Final = frozenset(
    "ask tell urge persuade allow let force press push want get make convince warn order advise "
    "invite beg encourage lead cause help expect permit compel pressure instruct remind".split()
)
"""Verbs whose object is to do something."""
_DECIDING: Final = frozenset("decide confirm publish print order approve propose".split())
_COPULA: Final = re.compile(r"(?:was|is|were|are)\b|(?!of\b)\w+ (?:to be|to rise|is|was)\b")
_LEADING: Final = frozenset("run lead head chair direct found own manage finance fund".split())
_AMOUNT: Final = re.compile(r"^\W*(?:(?:and|but|so) )*how (?:much|many)\b", re.IGNORECASE)

_THE_COUNTRY: Final = re.compile(r"\bthe (?:country|nation)\b", re.IGNORECASE)
"""Points at a party by itself, so that "it" beside it points at something else."""

_OUTCOME: Final = re.compile(
    r"\b(?:(?:be)?c[ao]mes? (?:out )?of|result of|lead to|led to|react(?:ed)? to|respond(?:ed)? to|"
    r"happen(?:ed)? (?:after|before)|cause[ds]?|prompt(?:ed)?) $"
)

_OCCURS: Final = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:go(?:es|ne)? ahead|went ahead|com(?:e|ing) off|came off|work(?:ed)? out"
    r"|pan(?:ned)? out|fall(?:en)? through|fell through|tak(?:e|en) place|took place|happen(?:ed)?"
    r"|materiali[sz]ed?)\b",
    re.IGNORECASE,
)
"""Verbs of what happens: their subject is an event and no person, party or object."""


class Offers:
    """What the earlier questions offer to the words of one question that point back.

    What the question names itself is not offered: a pronoun beside a name means something else.
    """

    def __init__(self, shape: Shape, turns: tuple[Turn, ...], names: Names) -> None:
        self._shape = shape
        self._turns = turns
        self._own = {folded(shape.words[m.words[1] - 1].text) for m in mentions(shape.words, names)}

    def _offered(self, turn: Turn) -> list[Referent]:
        """Return what a turn offers that this question doesn't name itself."""
        return [r for r in turn.referents if r.answer or not self._is_named(r)]

    def _is_named(self, referent: Referent) -> bool:
        words = folded(referent.text).split()
        return bool(words) and words[-1] in self._own

    def persons(self, pronoun: Gender, others: Collection[str] = ()) -> Iterator[Referent]:
        """Yield who "he" or "she" may be, turn by turn: persons, then names of nothing known.

        Args:
            pronoun: "" for either.
            others: the texts of those for whom another pronoun of the question stands.
        """
        for turn in reversed(self._turns):
            offered = [r for r in self._offered(turn) if r.text not in others]
            for referent in offered:
                agrees = not pronoun or referent.gender in ("", pronoun)
                if referent.kind == "person" and agrees:
                    yield referent
            for referent in offered:
                if referent.kind == "name" and _may_be_person(referent, turn):
                    yield referent

    def groups(self, anaphor: Anaphor) -> Iterator[Referent]:
        """Yield what "they" may mean, turn by turn: actors first where something is done."""
        acting = anaphor.possessive or (anaphor.acts and self._is_deed()) or self._asked(anaphor)
        latest = self._turns[-1]
        if not acting and latest.shape.asks in ("who", "whom") and not latest.shape.asks_subject:
            yield from (r for r in self._offered(latest) if r.answer)  # "how many were they?"
        for turn in reversed(self._turns):
            offered = self._offered(turn)
            several = [r for r in offered if r.kind == "plural" and not r.answer]
            if not anaphor.acts:
                several.sort(key=lambda referent: referent.subject)
            actors = [r for r in several if r.subject and is_animate(r.text)]
            actors += [r for r in offered if r.kind == "couple"]
            actors += [r for r in offered if r.subject and r.kind in ("party", "name")]
            actors += [r for r in offered if _is_several(r)]
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

    def ones(self) -> Iterator[Referent]:
        """Yield what "these" or "those" may mean: several things, or else what happened."""
        for turn in reversed(self._turns[-_NEAR:]):
            for referent in self._offered(turn):
                if referent.kind == "plural" and not is_animate(referent.text):
                    yield referent
        yield self._turns[-1].event

    def things(self, anaphor: Anaphor) -> Iterator[Referent]:
        """Yield what "it" or "that" may mean: a thing nearby, then a party, then the event."""
        latest = self._turns[-1]
        lead = self._shape.text[: anaphor.start].lower()
        amount = _AMOUNT.search(latest.shape.said(latest.shape.opening)) or _AMOUNT.match(lead)
        if self._said(anaphor):
            events = (t for t in self._turns[:-3:-1] if t.tells_event and not t.shape.asks_subject)
            yield from (turn.event for turn in events)
        if amount and self._is_copula(anaphor):
            yield latest.event
        if anaphor.kind == "that" or _OUTCOME.search(lead):
            yield from (r for r in self._offered(latest) if r.kind == "thing" and r.subject)
            yield latest.event
        if anaphor.acts and _OCCURS.match(self._shape.text, anaphor.end):
            yield from (r for r in self._offered(latest) if r.kind == "thing" and r.subject)
            yield latest.event
        acting = (anaphor.acts and self._is_deed()) or self._asked(anaphor) or self._is_led(anaphor)
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

    def _is_led(self, anaphor: Anaphor) -> bool:
        """Tell whether it is asked who is at the head: "Who runs it?", "its director"."""
        owned = self._shape.text[anaphor.end :].lower().split()[:1] if anaphor.possessive else []
        if owned and owned[0].strip("?.,") in ROLES:
            return True
        forms = (form_of(word.lower) for word in self._shape.words)
        led = any(form is not None and form[0] in _LEADING for form in forms)
        return led and self._shape.asks in ("who", "whom")

    def _asked(self, anaphor: Anaphor) -> bool:
        """Tell whether a pronoun stands for somebody who is made to do something: "ask it to"."""
        verb = form_of(self._before(anaphor))
        after = self._shape.text[anaphor.end :].split()[:2]
        to = after[:1] in (["to"], ["to?"]) and after[1:] != ["be"]
        return to and verb is not None and verb[0] in _ASKING

    def _said(self, anaphor: Anaphor) -> bool:
        """Tell whether a pronoun stands for what is announced or decided."""
        verb = form_of(self._before(anaphor))
        last = not self._shape.text[anaphor.end :].strip(" ?.!")
        return last and verb is not None and verb[0] in SAYING | _DECIDING

    def _is_copula(self, anaphor: Anaphor) -> bool:
        """Tell whether it is asked what a pronoun is: "was that enough", "want it to be"."""
        around = f"{self._before(anaphor)} {self._shape.text[anaphor.end :].strip()}"
        return _COPULA.match(around) is not None

    def _before(self, anaphor: Anaphor) -> str:
        words = self._shape.text[: anaphor.start].lower().split()
        return words[-1] if words else ""

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
