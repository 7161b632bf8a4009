"""The names that documents use, so that a question's "Pompeo", "mattis" or "Seoul" is known.

A name is a run of capitalised words. What stands before it tells a person: "President Moon",
"Gen. Joseph Dunford", "FM Kang". Once a surname is known, it is known without its title too. All
other runs are parties: countries, cities, organisations, agreements.

    >>> found = names_in(["Secretary of State Mike Pompeo met President Moon. Moon thanked Seoul."])
    >>> sorted(found.persons), sorted(found.parties)
    (['mike pompeo', 'moon', 'pompeo'], ['seoul'])
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from index.calendar_words import MONTHS, WEEKDAYS

NameKind = Literal["person", "party", ""]
"""What a name stands for; "" where the documents don't tell."""

TITLES: Final = frozenset(
    "president vice-president secretary minister premier chancellor ambassador gen general adm "
    "admiral col colonel maj major capt captain lt lieutenant sgt sergeant commander chief sen "
    "senator rep representative congressman congresswoman gov governor mayor judge justice "
    "director chairman chairwoman chair chairperson leader envoy fm pm king queen prince princess "
    "emperor pope bishop sir lord lady mr mrs ms miss dr prof professor citizen officer spokesman "
    "spokeswoman spokesperson counterpart adviser advisor analyst journalist author historian "
    "astronaut coach lawyer attorney scientist engineer economist architect founder ceo".split()
)
"""Words before a name that tell a person, lower case, without the stop of an abbreviation."""

FEMALE: Final = frozenset(
    "ms mrs miss queen princess lady madam chairwoman congresswoman spokeswoman".split()
)
MALE: Final = frozenset("mr king prince sir lord chairman congressman spokesman".split())

_OFFICES: Final = frozenset(
    "state defense defence treasury foreign affairs commerce unification interior justice labor "
    "labour health education energy agriculture transport transportation homeland security war "
    "trade finance culture environment economy staff staffs".split()
)
_CALENDAR: Final = frozenset([*MONTHS, *(name.lower() for name in WEEKDAYS)])
_RUN: Final = re.compile(r"[A-Z][\w’'.&-]*(?:\s+[A-Z][\w’'.&-]*){0,7}")
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'&][^\W_]+)*")
_BODIES: Final = frozenset(
    "assembly council court department ministry association committee commission institute "
    "society university center centre house party agency organization organisation company bank "
    "board office union league command forces accords agreement treaty act".split()
)
_OPENERS: Final = frozenset(
    "the a an and but yet so or if as at by for from in of on to with after before since until "
    "though although while when where whether despite unlike like given both some many most each "
    "two three several however meanwhile then also only even now still".split()
)
_LOWER_TITLE: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(TITLES))})\s+([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){{0,2}})"
)
_POSTED: Final = re.compile(
    r"\b[A-Z]?[a-z]+\s+(?:of|to|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+)+([A-Z]\w+\s+[A-Z][\w’'-]*)"
)
"""An office with its place before the name: "Ambassador to the UN Nikki Haley"."""
_PLACE: Final = re.compile(
    r"\b(?:in|into|inside|near|across|throughout)\s+(?:the\s+)?([A-Z]\w+(?:\s+[A-Z]\w+)?)"
)
_KIN: Final = re.compile(
    r"\b([A-Z]\w+(?:\s+[A-Z]\w+){0,2})['’]s?\s+"
    r"(?:parents|mother|father|wife|husband|sons?|daughters?|widow|brother|sister|family)\b"
)
_SMALLEST_SURNAME: Final = 2
_LONGEST_NAME: Final = 6


@dataclass(frozen=True, slots=True)
class Names:
    """The names a reader of the documents would know, folded by `folded`.

    Attributes:
        persons: surnames and full names.
        parties: countries, places, organisations and whatever else has a name.
    """

    persons: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()

    def kind(self, name: str) -> NameKind:
        """Return what a name stands for; a person where it could be both."""
        key = folded(name)
        if key in self.persons:
            return "person"
        return "party" if key in self.parties else ""

    def longest(self, words: Sequence[str], at: int) -> int:
        """Return how many of the folded words from `at` on are a known name; 0 for none."""
        if words[at] not in _first_words(self):
            return 0
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            key = " ".join(words[at : at + length])
            if key in self.persons or key in self.parties:
                return length
        return 0


@lru_cache(maxsize=8)
def _first_words(names: Names) -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in names.persons | names.parties)


@lru_cache(maxsize=1024)
def folded(name: str) -> str:
    """Return a name as it is compared: lower case, no accents, no stops, one blank between.

    >>> folded("Gen. José  Dunford")
    'gen jose dunford'
    """
    if name.isascii():
        return " ".join(name.lower().replace(".", "").split())
    plain = unicodedata.normalize("NFKD", name).lower().replace("’", "'")
    kept = "".join(char for char in plain if not unicodedata.combining(char) and char != ".")
    return " ".join(kept.split())


def names_in(texts: Iterable[str]) -> Names:
    """Collect the names of persons and parties from the text of documents.

    The surname of a person is the last word of the name, except where the first stands alone in
    the texts more often, as in Korean names ("Kim Jong Un": "Kim says").
    """
    read = list(texts)
    runs = [run for text in read for run in _runs(text)]
    lower = {word for text in read for word in _WORD.findall(text) if word[0].islower()}
    alone = Counter(run[0] for run in runs if len(run) == 1)
    titled = _titled(read, runs)
    surnames = {_surname(name, alone) for name in titled}
    persons = surnames | {" ".join(name) for name in titled}
    parties: set[str] = set()
    for run in runs:
        rest = _without_titles(run)
        name = _known_name(rest, titled, surnames, alone)
        if name:
            persons.add(" ".join(name))
        elif rest and rest[-1] not in surnames and not _ordinary(rest, lower):
            parties.add(" ".join(rest))
    return Names(
        frozenset(folded(name) for name in persons if _usable(name)),
        frozenset(folded(name) for name in parties if _usable(name)),
    )


def _titled(texts: Sequence[str], runs: Sequence[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the names whose surroundings tell a person: a title, an office, parents."""
    found = {_after_title(run) for run in runs}
    for text in texts:
        found |= {_name(name) for name in (*_KIN.findall(text), *_LOWER_TITLE.findall(text))}
        found |= {_name(post[1]) for post in _POSTED.finditer(text) if _is_post(post[0])}
    places = {tuple(place.split()) for text in texts for place in _PLACE.findall(text)}
    found -= places
    return {
        name
        for name in found
        if name and not {word.lower() for word in name} & (_BODIES | _CALENDAR | _OFFICES | TITLES)
    }


def _known_name(
    run: tuple[str, ...],
    titled: set[tuple[str, ...]],
    surnames: set[str],
    alone: Counter[str],
) -> tuple[str, ...]:
    """Return the name of a known person at the end of a run without title, or ()."""
    for length in (3, 2):
        name = run[-length:]
        if len(name) == length and _surname(name, alone) in surnames:
            surname_first = name[0] in surnames and alone[name[0]] > 0
            office = name[0].lower() in _OFFICES
            if not office and (length == 2 or name in titled or surname_first):
                return name
    return ()


def _name(raw: str) -> tuple[str, ...]:
    """Return the words of a name without its possessive."""
    return tuple(re.sub(r"['’]s?$", "", word) for word in raw.split())


def _is_post(text: str) -> bool:
    return text.split()[0].lower() in TITLES


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of capitalised words of a text, possessives cut, pairs with - apart."""
    for found in _RUN.finditer(text):
        run: list[str] = []
        for raw in found.group().split():
            word = re.sub(r"['’]s?$", "", raw.rstrip(".")).strip("’'-&")
            possessive = len(word) < len(raw.rstrip("."))
            parts = word.split("-") if re.search(r"-[A-Z]", word) else [word]
            run.extend(parts[:1])
            ends = possessive or (raw.endswith(".") and not _abbreviates(word))
            if len(parts) > 1 or ends:
                yield tuple(run)
                for part in parts[1:-1]:
                    yield (part,)
                run = parts[-1:] if len(parts) > 1 and not ends else []
                if len(parts) > 1 and ends:
                    yield (parts[-1],)
        if run:
            yield tuple(run)


def _abbreviates(word: str) -> bool:
    """Tell whether the stop after a word is the word's own, not the sentence's."""
    return word.lower() in TITLES or len(word) == 1 or "." in word


def _after_title(run: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name that follows the last title of a run; () where no title or no name is."""
    at = max((i for i, word in enumerate(run) if word.lower() in TITLES), default=-1)
    if at < 0:
        return ()
    rest = list(run[at + 1 :])
    return tuple(rest) if len(rest) <= 3 else ()


def _without_titles(run: tuple[str, ...]) -> tuple[str, ...]:
    """Return a run without titles, months and the sentence's first words before the name."""
    words = list(run)
    at = next((i for i, word in enumerate(words) if word.lower() in TITLES), len(words))
    words = words[:at] or words[at + 1 :]
    while words and words[0].lower() in _CALENDAR | _OPENERS:
        words.pop(0)
    return tuple(words)


def _surname(name: tuple[str, ...], alone: Counter[str]) -> str:
    """Return the word of a name that stands for the person; "" for an empty name."""
    if not name:
        return ""
    first, last = name[0], name[-1]
    given_last = re.search(r"-[a-z]", last) is not None
    return first if len(name) > 1 and (given_last or alone[first] > alone[last]) else last


def _ordinary(run: tuple[str, ...], lower: set[str]) -> bool:
    """Tell whether a run is a plain word with the capital of a sentence's beginning."""
    return len(run) == 1 and (run[0].lower() in lower or run[0].lower() in _CALENDAR)


def _usable(name: str) -> bool:
    return len(name) >= _SMALLEST_SURNAME and any(char.isalpha() for char in name)
