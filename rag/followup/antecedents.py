"""What the words that point back stand for, and the question with them replaced.

A pronoun takes the latest and most salient antecedent that agrees with it in kind: the subject
before the objects, as in centering theory (Grosz, Joshi and Weinstein, 1995). What an earlier
answer names and no question does is described in brackets at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rag.followup.anaphora import Anaphor
from rag.followup.clauses import Shape
from rag.followup.nouns import ROLES, is_animate
from rag.followup.offers import Offers
from rag.followup.phrases import Referent
from rag.followup.recalled import Recall, body_in, holder_in, nothing, person_in, phrase_in
from rag.followup.referents import Turn, asked_role, join, with_brackets
from rag.followup.timepoints import DATE
from rag.followup.wordforms import form_of, is_plural
from rag.names import Names, folded

LONGEST_TOLD: Final = 9
"""Words of an answer that are added to what it answers."""

_MOVES: Final = frozenset(
    "go goes went gone going travel travelled fly flew come came return".split()
)
_EVENT_OF_ROLE: Final = re.compile(r".+? (?:at|during|in) (?P<event>(?:the|an?|his|her|their) .+)")
"""Tells at what somebody played a part: "her partner at the talks"."""
_MEETING: Final = frozenset(
    "meet talk speak discuss agree sit see negotiate disagree argue chat confer clash".split()
)
"""What two do with each other."""
_ARTICLE: Final = re.compile(r"^the (?!first|last|end)(?=\D+$)")
"""Before a month that tells which thing is meant: "at the May parade"."""
_IDENTITY: Final = re.compile(r"\bwho(?: (?:is|was|were|are)|['’]s)\b|\b(?:called|named?)\b", re.I)
"""Asks who somebody is."""
_TWO: Final = 2
_GUESTS: Final = frozenset("visitor guest caller newcomer".split())
_HOSTS: Final = frozenset({"host"})
_HOSTING: Final = frozenset("host receive welcome entertain invite greet".split())
_VISITING: Final = _HOSTING | frozenset("visit call come go travel fly arrive see meet".split())
"""What those do who come to see somebody, and those whom they see."""
_IS: Final = re.compile(r"^['’]s\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made to stand alone: its words, and what is added in brackets.

    Attributes:
        text: its words.
        asides: what is added.
        follows: whether it needs the questions before it.
        same: whether it only asks when the event was that the question before is on.
        echoes: whether it asks how somebody reacted to that event.
        anew: whether it is to be answered as if nothing had been asked before.
    """

    text: str
    asides: tuple[Referent, ...] = ()
    follows: bool = True
    same: bool = False
    echoes: bool = False
    anew: bool = False

    @property
    def whole(self) -> str:
        """The words with the brackets, leaving out what the words say already."""
        return with_brackets(self.text, self.asides)


class Resolver:
    """Finds what the words of one question that point back stand for."""

    def __init__(
        self, shape: Shape, turns: tuple[Turn, ...], names: Names, recall: Recall = nothing
    ) -> None:
        self._shape = shape
        self._turns = turns
        self._names = names
        self._recall = recall
        self._offers = Offers(shape, turns, names)
        self._done: set[str] = set()
        self._persons: list[str] = []
        self._asides: list[Referent] = []
        self._edits: list[tuple[Anaphor, str]] = []

    def resolve(self, found: Sequence[Anaphor]) -> Reading:
        """Replace what points back; what can't be replaced is explained in brackets."""
        for anaphor in found:
            if anaphor.kind in self._done:
                continue
            new = self._replacement(anaphor)
            if new is not None:
                self._edits.append((anaphor, new))
            if anaphor.kind in ("he", "she", "it", "they"):
                self._done.add(anaphor.kind)
        text = self._shape.text
        for anaphor, new in reversed(self._edits):
            rest = (
                _IS.sub(" is", text[anaphor.end :])
                if not anaphor.possessive
                else text[anaphor.end :]
            )
            text = text[: anaphor.start] + new + rest
        text = text[:1].upper() + text[1:] if self._edits and self._edits[0][0].start == 0 else text
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
        if not referent.text:  # after "When?"
            self._asides += self._turns[-1].asides
            return None
        of_deed = anaphor.kind == "it" and referent.kind == "person"  # "it" is what somebody did
        if referent.answer and not of_deed and (name := self._name_of(referent)):
            if any(name in new for _, new in self._edits):
                return None  # "where did he publish this"
            return _owning(name) if anaphor.possessive else name
        if referent.answer and not self._is_role(referent):
            self._explain(referent)
            return None
        if any(folded(referent.text) in folded(aside.text) for aside in self._asides):
            return None
        return _owning(referent.text) if anaphor.possessive else referent.text

    def _explain(self, referent: Referent) -> None:
        """Put in brackets what an earlier question asked for, and the few words it was told."""
        self._asides.append(referent)
        turn = next((t for t in reversed(self._turns) if t.event.text == referent.text), None)
        if turn is None:
            return
        self._asides += turn.asides
        told = self._recall(turn.whole) if referent.kind == "thing" and turn.asks_words else None
        if told is None or told.rivals or DATE.search(told.short):  # its day is not what is asked
            return
        if 0 < len(told.short.split()) <= LONGEST_TOLD:
            self._asides.append(Referent(told.short, referent.kind, answer=True))

    def _name_of(self, referent: Referent) -> str:
        """Return the name of the person whom an earlier question asked for, "" if unknown."""
        known = referent.kind in ("person", "party")
        asked = _asked_for(referent, self._turns) if known else ""
        told = self._recall(asked) if asked else None
        if told is None:
            return ""
        if referent.kind == "party":
            return body_in(told, asked, self._names)
        return person_in(told, asked, self._names)

    def _is_role(self, referent: Referent) -> bool:
        """Tell whether an answer is described by a noun phrase: "the coach of the club"."""
        return any(asked_role(turn.shape) == referent.text for turn in self._turns)

    def _antecedent(self, anaphor: Anaphor) -> Referent | None:
        if anaphor.kind in ("he", "she"):
            found = next(self._offers.persons(anaphor.kind, self._persons), None)
            self._persons += [found.text] if found else []
            return found
        pointed = self._shape.text[anaphor.start : anaphor.end].lower()
        if pointed in ("these", "those"):
            return next(self._offers.ones(), None)
        if anaphor.kind == "they" and (both := self._met(anaphor)):
            return both
        if anaphor.kind == "they":
            return next(self._offers.groups(anaphor), None)
        return next(self._offers.things(anaphor), None)

    def _met(self, anaphor: Anaphor) -> Referent | None:
        """Return the two that "they" are in "When did they meet?" after "Who saw the coach?"."""
        verb = self._shape.verb
        form = form_of(self._shape.words[verb].lower) if verb is not None else None
        asked = self._turns[-1]
        answer = next((r for r in asked.referents if r.answer and r.kind == "person"), None)
        others = [r for r in asked.referents if not r.answer and r.kind == "person"]
        if not anaphor.acts or form is None or form[0] not in _MEETING:
            return None
        name = self._name_of(answer) if answer and len(others) == 1 else ""
        return Referent(join([name, others[0].text]), "couple") if name else None

    def _anchor(self) -> str:
        """Return the latest day that was named, or else what the latest question was about."""
        turn = self._turns[-1]
        days = [found["date"] for found in DATE.finditer(turn.shape.text)]
        exact = [day for day in days if re.search(r"\d", day)]
        if exact:
            return exact[-1]
        event = _EVENT_OF_ROLE.match(turn.statement) if asked_role(turn.shape) else None
        return event["event"] if event else turn.happened

    def _reckoned(self, anaphor: Anaphor) -> str:
        rough = self._turns[-1].dates if anaphor.noun in ("by", "since", "until") else ()
        known = DATE.fullmatch(rough[-1]) if rough else None
        return self._closed(f"{anaphor.noun} {known['date'] if known else self._anchor()}", anaphor)

    def _closed(self, text: str, anaphor: Anaphor) -> str:
        """Return words put in, with a comma where more words of the question follow."""
        return text + ("," if re.match(r"\s*\w", self._shape.text[anaphor.end :]) else "")

    def _same_day(self, anaphor: Anaphor) -> str:
        same = "in the same week as" if "week" in self._said(anaphor) else "on the same day as"
        for turn in reversed(self._turns):
            if turn.dates:
                date = turn.dates[-1]
                known = DATE.fullmatch(date)
                bare = _ARTICLE.sub("", known["date"] if known else date)
                exact = re.search(r"\d{1,2}(?!\d)", bare)
                unit = re.search(r"week|month", self._said(anaphor))
                if not exact and turn.tells_event and re.search(r"day|date", self._said(anaphor)):
                    return self._closed(f"{same} {turn.happened}", anaphor)
                if exact and unit:
                    return f"in the {unit.group()} of {bare}"
                preposition = "on" if exact else "in"
                return f"{preposition} {bare}"
            if turn.tells_event or turn.asks_time:
                return self._closed(f"{same} {turn.happened}", anaphor)
        return self._closed(f"{same} {self._turns[-1].happened}", anaphor)

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
        if noun in _GUESTS | _HOSTS and (guest := self._guest_or_host(noun)):
            return _owning(guest) if anaphor.possessive else guest
        stem = noun.rstrip("s")
        for turn in reversed(self._turns):
            for referent in turn.referents:
                if not referent.answer and stem in folded(referent.text).split("of")[0]:
                    return referent.text
        told = self._recall(self._turns[-1].whole)
        if noun in ROLES and told and (holder := holder_in(told.sentence, noun, self._names)):
            if not _IDENTITY.search(self._shape.text):
                return holder
            self._asides.append(self._turns[-1].event)  # "who is the judge?"
            return None
        unnamed = self._shape.text.startswith("What is the name of")  # nobody known is meant
        if noun in ROLES and not unnamed and (person := self._role(anaphor)):
            return self._written(person, anaphor)
        if self._shape.text[anaphor.start :][:4].lower() == "the ":
            return None
        if told and (phrase := phrase_in(told.sentence, noun)):
            return f"the {phrase}"
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

    def _guest_or_host(self, noun: str) -> str:
        """Return who came in the latest visit that was asked about, or to whom; "" if unknown."""
        for turn in reversed(self._turns):
            verb = turn.shape.verb
            form = form_of(turn.shape.words[verb].lower) if verb is not None else None
            both = self._persons_of(turn)
            if form is None or form[0] not in _VISITING or not both:
                continue
            comes = next((r for r in turn.referents if r.kind == "person" and r.subject), None)
            guest = comes.text if comes and not turn.shape.asks_subject else both[0]
            others = [person for person in both if person != guest]
            hosting = form[0] in _HOSTING
            meant = [guest] if (noun in _GUESTS) != hosting else others
            named = len(meant) == 1 and not meant[0].lower().startswith("the ")
            return meant[0] if named else ""
        return ""

    def _role(self, anaphor: Anaphor) -> Referent | None:
        """Return who "this man" is; "the man" is someone only where nobody else was named."""
        persons = list(self._offers.persons(""))
        bare = self._shape.text[anaphor.start :][:4].lower() == "the "
        several = len({person.text for person in persons}) > 1
        return persons[0] if persons and not (bare and several) else None

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
        """Return the two that the latest question with two tells of, itself or with its answer."""
        for turn in reversed(self._turns):
            couples = [r.text for r in turn.referents if r.kind == "couple"]
            if couples:
                return re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", couples[0])
            persons = self._persons_of(turn)
            parties = [r.text for r in turn.referents if r.kind == "party" and not r.answer]
            for named in (persons, [] if persons else parties):
                if len(named) == _TWO:
                    return named
        return []

    def _persons_of(self, turn: Turn) -> list[str]:
        """Return the persons whom a turn names, and whom it was answered by."""
        persons = [r for r in turn.referents if r.kind == "person"]
        named = (self._name_of(r) if r.answer else r.text for r in persons)
        return list(dict.fromkeys(filter(None, named)))


def _asked_for(referent: Referent, turns: Sequence[Turn]) -> str:
    """Return the earlier question that a description of an answer was made from, or ""."""
    found = (t for t in reversed(turns) if t.event.text == referent.text and t.asks_answer)
    return next((turn.whole for turn in found), "")


def _owning(text: str) -> str:
    """Return the possessive of a name: "Moon's", "the two Koreas'"."""
    return text + ("'" if text.endswith("s") and is_plural(text.split()[-1].lower()) else "'s")
