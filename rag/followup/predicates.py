"""Where the subject of a question ends and its verb stands.

>>> from rag.followup.wordforms import tokens
>>> words = tokens("When did the aircraft ban near the border start?")
>>> words[main_verb(words, 1)].text
'start'
"""

from __future__ import annotations

from typing import Final

from rag.followup.nouns import COLLECTIVES, ROLES
from rag.followup.wordforms import (
    BE,
    DO,
    HAVE,
    LEADS,
    POSSESSIVE,
    PRONOUNS,
    QUESTION_WORDS,
    Word,
    also_noun,
    form_of,
    is_adverb,
)
from rag.verb_lists import ADVERBS, DETERMINERS, PREPOSITIONS
from rag.verbs import past

_STOPS: Final = QUESTION_WORDS | {"if", "because", "while", "although"}

PARTICLES: Final = frozenset("back up out off down".split())
"""Words that belong to the verb before them: "hit back"."""

_SUBJECT_ENDS: Final = QUESTION_WORDS | frozenset(
    "about that doing being going due able unable ready likely unlikely supposed slated willing "
    "unwilling keen eager reluctant present absent".split()
)
"""Words that begin a predicate: "Who was Ann due to see?"."""


def main_verb(words: tuple[Word, ...], helper: int) -> int | None:
    """Return the verb that the helping verb of a question calls for.

    Nouns that look like verbs are in the way ("the aircraft ban start"): a verb that is nothing
    else wins, then one with an object or the question's end behind it, then the last with a
    preposition behind it.
    """
    lower = words[helper].lower
    stop = next((i for i in range(helper + 2, len(words)) if words[i].lower in _STOPS), len(words))
    wanted = ("past", "ing") if lower in BE else ("past",) if lower in HAVE else ("base",)
    found = [
        at
        for at in range(helper + 2, stop)
        if (form := form_of(words[at].lower)) is not None
        and (form[1] in wanted or form[0] == words[at].lower == "quit" or _same_past(form, wanted))
        and not _begins_noun(words, at)
        and not modifies(words, at)
        and not _is_think_tank(words, at)
        and not (words[at].lower == "last" and at + 1 < stop and form_of(words[at + 1].lower))
        and not (words[at].lower in PARTICLES and form_of(words[at - 1].lower))
    ]
    found = [at for at in found if not _is_gerund(words, at, found)]
    helping = [at for at in found if words[at].lower.startswith("help") and at + 1 in found]
    pure = helping or [at for at in found if not also_noun(words[at].lower)]
    strong = [at for at in found if _object_follows(words, at)]
    medium = [at for at in found if _preposition_follows(words, at)]
    if pure and not any(at < pure[0] for at in strong):
        return pure[0]
    if not found and lower in DO:
        return _unknown_verb(words, helper + 1)
    return strong[0] if strong else medium[-1] if medium else found[0] if found else None


def modifies(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether an -ing form says of what sort the noun after it is: "working group"."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return words[at].lower.endswith("ing") and after in COLLECTIVES | ROLES


def _is_think_tank(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb begins the one noun that is written as a verb and its noun."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return words[at].lower == "think" and after.startswith("tank")


def _is_gerund(words: tuple[Word, ...], at: int, verbs: list[int]) -> bool:
    """Tell whether an -ing form is a noun: a verb follows, as in "the May meeting was off"."""
    after = [later for later in verbs if later > at and not words[later].lower.endswith("ing")]
    return words[at].lower.endswith("ing") and bool(after)


def _unknown_verb(words: tuple[Word, ...], start: int) -> int | None:
    """Return the verb that must follow "did", by its place: before an object or at the end.

    "the secretary of state grumble about": the last plain word before the next phrase begins.
    """
    if start + 1 >= len(words):
        return None
    at = start + 1
    while at < len(words):
        lower = words[at].lower
        named = words[at].text[:1].isupper()
        begins = lower in PREPOSITIONS - {"of"} or lower in DETERMINERS or lower in PRONOUNS
        if (begins or named) and words[at - 1].text[:1].islower() and at > start + 1:
            break
        at += 1
    plain = at - 1 > start and words[at - 1].text[:1].islower()
    function = words[at - 1].lower in DETERMINERS | PREPOSITIONS | {"'s", "and"}
    return at - 1 if plain and not function else None


def _same_past(form: tuple[str, str], wanted: tuple[str, ...]) -> bool:
    """Tell whether a plain form serves as a past too ("put", "become")."""
    return "past" in wanted and form[1] == "base" and past(form[0]) == form[0]


def _begins_noun(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word before makes this one a noun ("the launch", "Kim's visit")."""
    before = words[at - 1].lower
    return (
        before in DETERMINERS - {"all", "both", "each"}
        or before in POSSESSIVE - {"her"}
        or before in ("'s", "to")
        or (before in PREPOSITIONS and also_noun(words[at].lower))
        or (before in PREPOSITIONS and past_form(words[at].lower))
        or words[at].text[:1].isupper()
    )


def past_form(lower: str) -> bool:
    """Tell whether a word is a past form, which after a preposition tells the sort of a noun."""
    form = form_of(lower)
    return form is not None and form[1] == "past"


def _object_follows(words: tuple[Word, ...], at: int) -> bool:
    if at + 1 == len(words):
        return True
    after = words[at + 1]
    return after.lower in DETERMINERS | PRONOUNS | QUESTION_WORDS or after.text[:1].isupper()


def _preposition_follows(words: tuple[Word, ...], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower in PREPOSITIONS | ADVERBS


def subject_end(words: tuple[Word, ...], helper: int) -> int:
    """Return where the subject ends when no verb shows it: at a preposition other than "of".

    After "did" an unknown verb must follow, so a name ends where its capitals end; it does so
    before the last word of "Is Kim sincere?" too.
    """
    at = start = helper + 1
    doing = words[helper].lower in DO
    polar = helper == 0 or words[helper - 1].lower in LEADS
    while at < len(words):
        lower = words[at].lower
        ends = (lower in PREPOSITIONS and lower != "of") or is_adverb(lower)
        ends = ends or lower in _SUBJECT_ENDS or lower in DETERMINERS - {"the"}
        named = (
            (doing or (polar and at == len(words) - 1))
            and words[at - 1].text[:1].isupper()
            and words[at].text[:1].islower()
        )
        if at > start and (ends or (named and lower not in ("and", "of", "'s"))):
            break
        at += 1
    return at
