"""The forms of the verbs of news English, from which a word's plain form is told.

Used to find where a noun phrase ends and a predicate begins, which needs no model in the plain
prose of a chronology. A word that isn't listed is taken for a noun, which is what most are, but
for one with the ending of an adverb.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from index.irregular import IRREGULAR
from rag.verb_lists import EVERYDAY, NO_ADVERBS, REGULAR

Form = Literal["base", "s", "past", "ing"]

_VOWELS: Final = ("a", "e", "i", "o", "u")
_STRESSED_ENDS: Final = ("mit", "cur", "pel", "prefer", "refer", "transfer", "defer")


@cache
def _forms() -> dict[str, tuple[str, Form]]:
    found: dict[str, tuple[str, Form]] = {}
    for entry in IRREGULAR:
        base, past, participle = entry.split("/")
        for word in (past, participle):
            found.setdefault(word, (base, "past"))
        found[base] = (base, "base")
        found.setdefault(present(base), (base, "s"))
        found.setdefault(_with_ing(base), (base, "ing"))
    for base in REGULAR:
        found.setdefault(base, (base, "base"))
        found.setdefault(present(base), (base, "s"))
        for stem in _stems(base):
            found.setdefault(stem + "ed", (base, "past"))
            found.setdefault(stem + "ing", (base, "ing"))
    return found


def verb_forms() -> frozenset[str]:
    """Return every form of the listed verbs, lower case."""
    return frozenset(_forms())


def news_verb_forms() -> frozenset[str]:
    """Return those of them that are of verbs which news desks use most."""
    return frozenset(word for word, (base, _) in _forms().items() if base not in EVERYDAY)


def past(base: str) -> str:
    """Return the past of a verb's plain form.

    >>> past("start"), past("see"), past("scrap"), past("visit"), past("lie")
    ('started', 'saw', 'scrapped', 'visited', 'lied')
    """
    lower = base.lower()
    if lower in _irregular_past():
        return _irregular_past()[lower]
    if lower.endswith("e"):
        return lower + "d"
    if lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        return lower[:-1] + "ied"
    return lower + (lower[-1] if _doubles(lower) else "") + "ed"


def present(base: str) -> str:
    """Return the third person of a verb's plain form.

    >>> present("spend"), present("reply"), present("reach")
    ('spends', 'replies', 'reaches')
    """
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


@cache
def _irregular_past() -> dict[str, str]:
    listed = dict(entry.split("/")[:2] for entry in IRREGULAR)
    # In the news, who lies says what is untrue; "have" is an auxiliary and not listed.
    return listed | {"have": "had", "lie": "lied"}


def _doubles(base: str) -> bool:
    """Tell whether a verb doubles its last letter: "scrap", "commit", but not "visit"."""
    stressed = len(re.findall(r"[aeiouy]+", base)) == 1 or base.endswith(_STRESSED_ENDS)
    return stressed and re.search(r"[^aeiou][aeiou][bdgklmnprt]$", base) is not None


def _with_ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    doubled = base[-1] in "tnmgpb" and base[-2] in "aeiou" and base[-3:-2] not in tuple("aeiou")
    return base + (base[-1] if doubled and len(base) < 6 else "") + "ing"


def _stems(base: str) -> tuple[str, ...]:
    """Return what may stand before -ed and -ing: "stop" gives "stop" and "stopp"."""
    if base.endswith("e"):
        return base[:-1], base
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "i", base
    if base[-1] in "tnmgpblr" and base[-2] in "aeiou":
        return base, base + base[-1]
    return (base,)


def verb(word: str) -> tuple[str, Form] | None:
    """Return the plain form of a lower-case word and which form it is; None for no known verb.

    >>> verb("announces"), verb("sought"), verb("suspending"), verb("table")
    (('announce', 's'), ('seek', 'past'), ('suspend', 'ing'), None)
    """
    word = word.removeprefix("co-")
    found = _forms().get(word)
    if found is None and "is" in word:
        found = _forms().get(_american(word))
    return found or _unlisted(word)


def _unlisted(word: str) -> tuple[str, Form] | None:
    """Take an unknown word in -ed or -ing for a verb; the plain form is then only its stem."""
    if len(word) < 6 or not word.isalpha() or word in _NO_VERBS:
        return None
    if word.endswith("ed") and not word.endswith(("eed", "hundred")):
        return word[:-2], "past"
    if word.endswith(("string", "thing", "spring", "wing")):
        return None
    return (word[:-3], "ing") if word.endswith("ing") else None


_NO_VERBS: Final = frozenset(
    (
        "according anything beloved ceiling concerning crooked during evening everything "
        "following herring hundred inbred including incoming kindred morning naked nothing "
        "outgoing pudding regarding rugged sacred sibling something sterling wedding wicked"
    ).split()
)


def _american(word: str) -> str:
    for british, american in (("ise", "ize"), ("ising", "izing")):
        if british in word:
            return word.replace(british, american)
    return word


def is_adverbial(word: str) -> bool:
    """Tell whether a word in lower case has the form of an adverb.

    >>> is_adverbial("formally"), is_adverbial("monopoly")
    (True, False)
    """
    return word.endswith("ly") and len(word) >= 5 and "-" not in word and word not in NO_ADVERBS
