"""Who "the top American diplomat" is: offices in a question resolved to persons of the article.

What an office is called is general knowledge and stands in one table here. Who holds it is read
from the article, wherever one of these titles stands right before a name: "ROK FM Kang Kyung-wha",
"Secretary of State Mike Pompeo", "Special Representative Biegun".

>>> holders = read_holders(["ROK Defense Minister Jeong Kyeong-doo met Defense Secretary Mattis."])
>>> named("Whom did the South Korean defence chief meet?", holders)
('Jeong Kyeong-doo',)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.analyze import terms
from index.types import Span
from rag.names import Names, folded

_TOP: Final = r"(?:top|chief|leading|senior|head|number one) (?P<party>\w+ )??"
_OFFICES: Final[tuple[tuple[str, str], ...]] = (
    ("vice president", r"vice[- ]president|veep"),
    ("president", r"(?<!vice )(?<!vice-)president|head of state"),
    ("state", rf"secretary of state|{_TOP}diplomat|state department (?:chief|head|boss)"),
    ("foreign", rf"foreign minister|fm|{_TOP}diplomat|foreign ministry (?:chief|head)"),
    ("defense", r"defen[cs]e (?:secretary|minister|chief|boss|head)|secretary of defen[cs]e"
                r"|(?:pentagon|defen[cs]e ministry)(?:'s|’s)? (?:chief|boss|head)"),
    ("security", r"(?:national[- ])?security advis[eo]r"),
    ("un", r"ambassador to the (?:un|united nations)|(?:un|united nations) (?:ambassador|envoy)"
           r"|envoy (?:to|at) the (?:un|united nations)"),
    ("special", r"special (?:representative|envoy)|point ?man|(?:nuclear|korea) envoy"),
    ("leader", r"leader|ruler|dictator|strongman"),
    ("joint chiefs", r"(?:of the )?joint chiefs(?: of staff)?(?: chair(?:man)?)?"),
    ("commander", r"commander"),
    ("senator", r"sen\.?|senator"),
    ("judge", r"judge"),
)  # fmt: skip
"""Offices and what they are called, as patterns over any case."""

_AMERICAN: Final = re.compile(r"secretary|state|pentagon", re.IGNORECASE)
"""Words of an office that only the United States call so."""

_PARTIES: Final = frozenset({"us_", "rok_", "dprk_", "russia_", "china_", "un_"})
_NAME: Final = r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
_BETWEEN: Final = re.compile(
    r"(?:new|outgoing|incoming|visiting|departing|former|then|own|top)$", re.I
)
"""What may stand between a party and an office: "South Korea's new defense minister"."""


_TURNS: Final = (
    ("outgoing", re.compile(r"\b(?:outgoing|departing|leaving|retiring|exiting)\b", re.I)),
    ("incoming", re.compile(r"\b(?:incoming|new|next|designate|in waiting)\b", re.I)),
)
"""Words for whether an office is being left or taken up, which tell its two holders apart."""
_TURN_REACH: Final = 24
"""Characters before a title in which it may be said."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who holds an office, as the article names both.

    Attributes:
        turn: "outgoing" or "incoming" where that is said right before the title, else "".
        parties: terms of the parties (`us_`, `rok_`) named with the office; empty where none is.
    """

    office: str
    name: str
    parties: frozenset[str]
    turn: str = ""


def read_holders(texts: Iterable[str]) -> tuple[Holder, ...]:
    """Return who holds which office by what the texts say, longest form of each name."""
    found: list[Holder] = []
    for text in texts:
        for office, title, name in _titled(text):
            holder = Holder(office, name, _parties(text, title), _turn(text[: title.start]))
            same = [known for known in found if _same(known, holder)]
            found = [known for known in found if known not in same] + [_merged([*same, holder])]
    return tuple(sorted(found, key=lambda holder: (holder.office, holder.name)))


def named(question: str, holders: Iterable[Holder]) -> tuple[str, ...]:
    """Return the persons whom a question names by their office only, in its order.

    An office that several hold, with nothing to tell whose is meant, names nobody.
    """
    known = tuple(holders)
    names = []
    for office, pattern in _OFFICES:
        for title in re.finditer(rf"\b(?:{pattern})(?!\w)", question, re.IGNORECASE):
            held = [holder for holder in known if holder.office == office]
            inside = frozenset(terms(title.groupdict().get("party") or "")) & _PARTIES
            before = _party_before(question[: title.start()])
            if _AMERICAN.search(title.group()):
                inside |= {"us_"}
            whose = inside | before | _party_after(question[title.end() :])
            turn = _turn(question[: title.start()])
            taking_turns = [holder for holder in held if turn and holder.turn == turn]
            names.extend(_only(taking_turns, frozenset()) or _only(held, whose))
    return tuple(dict.fromkeys(names))


def _titled(text: str) -> Iterator[tuple[str, Span, str]]:
    """Yield the offices that stand before names: office, where its title stands, name."""
    for office, pattern in _OFFICES:
        for found in re.finditer(rf"\b(?i:(?P<title>{pattern}))(?: [Gg]en\.)? {_NAME}", text):
            yield office, Span(*found.span("title")), found["name"]


def _parties(text: str, title: Span) -> frozenset[str]:
    """Return the party that a title implies, else the one named right before it."""
    if _AMERICAN.search(title.of(text)):
        return frozenset({"us_"})
    return _party_before(text[: title.start])


def _turn(before: str) -> str:
    """Return whether the text before a title calls its holder outgoing or incoming."""
    near = before[-_TURN_REACH:]
    return next((turn for turn, words in _TURNS if words.search(near)), "")


def _same(one: Holder, other: Holder) -> bool:
    """Tell whether two mentions are of one person: every word of one name is in the other."""
    words, more = sorted((set(one.name.split()), set(other.name.split())), key=len)
    return one.office == other.office and words <= more


def _merged(mentions: list[Holder]) -> Holder:
    longest = max((holder.name for holder in mentions), key=lambda name: (len(name), name))
    parties = frozenset().union(*(holder.parties for holder in mentions))
    turn = next((holder.turn for holder in mentions if holder.turn), "")
    return Holder(mentions[0].office, longest, parties, turn)


def _only(held: list[Holder], whose: frozenset[str]) -> list[str]:
    """Return the one holder whom the parties single out, if they do."""
    fitting = [holder for holder in held if holder.parties & whose] if whose else held
    if not fitting:
        fitting = [holder for holder in held if not holder.parties]
    return [holder.name for holder in fitting] if len(fitting) == 1 else []


def _party_before(text: str) -> frozenset[str]:
    """Return the party whose name ends `text`, but for an adjective after it."""
    words = text.split()[-4:]
    while words and _BETWEEN.match(words[-1]):
        words.pop()
    last = " ".join(words[-1:]), " ".join(words[-2:])
    return frozenset(term for name in last for term in terms(name)[-1:]) & _PARTIES


def _party_after(text: str) -> frozenset[str]:
    """Return the party in "(the president) of South Korea"."""
    of = re.match(r"\s+(?:of|from|for)\s+(?:the\s+)?(\w+(?:\s+\w+)?)", text)
    return frozenset(terms(of.group(1))) & _PARTIES if of else frozenset()


def persons_in(text: str, names: Names) -> frozenset[str]:
    """Return the terms of the persons named in a text."""
    found = (word for word in text.split() if names.kind(_bare(word)) == "person")
    return frozenset(term for word in found for term in terms(word))


def full_names_in(text: str, names: Names) -> frozenset[str]:
    """Return the terms of the longest names of persons in a text."""
    found = (" ".join(name) for name in _persons_named(text, names))
    return frozenset(term for name in found for term in terms(name))


def spare_names_in(text: str, names: Names) -> frozenset[str]:
    """Return the terms of given names without which the surname tells the same person.

    >>> known = Names(persons=frozenset({"ann lee", "lee", "bo fry", "cy fry", "fry"}))
    >>> sorted(spare_names_in("What did Ann Lee tell Bo Fry?", known))
    ['ann']
    """
    return frozenset(
        term
        for name in _persons_named(text, names)
        for surname in names.persons.intersection(name)
        if not any(_is_of_another(full, name, surname) for full in names.persons)
        for term in terms(" ".join(word for word in name if word != surname))
    )


def _persons_named(text: str, names: Names) -> list[list[str]]:
    """Return the folded words of the longest names of persons in a text."""
    words = [folded(_bare(word)) for word in text.split()]
    found = (words[at : at + names.longest(words, at)] for at in range(len(words)))
    return [name for name in found if names.kind(" ".join(name)) == "person"]


def _is_of_another(full: str, name: Sequence[str], surname: str) -> bool:
    """Tell whether a full name has the surname of a name, and other given names."""
    begins = {word[:_ALIKE] for word in full.split() if word != surname}
    own = {word[:_ALIKE] for word in name if word != surname}
    return surname in full.split() and not (begins <= own or own <= begins)


_ALIKE: Final = 3
"""Letters by which given names are told apart: Steve may be Stephen."""


def _bare(word: str) -> str:
    """Return a word without the marks around it and the ending of an owner."""
    return word.replace("’", "'").strip("?,.;:!()\"'").removesuffix("'s")
