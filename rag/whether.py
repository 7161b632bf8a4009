"""Whether a sentence tells anything of what a question for yes or no asks whether it is so.

What comes nearest to "Did the mayor visit Oslo?" may be a visit of the mayor to another town, or
something else about the mayor. It tells whether it is so only where it names the same persons and
has a word for what the question says they do, or for most of it.

    >>> from rag.names import names_in
    >>> nobody = names_in([])
    >>> untold("Was the coal confiscated?", "Coal is shipped to Oslo.", nobody)
    True
    >>> untold("Was the coal brought to Oslo?", "Coal is shipped to Oslo.", nobody)
    False
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.aliases import PARTIES
from index.analyze import CALENDAR_TERMS, is_stop_word, stem, terms, words
from index.calendar_words import is_time_word
from rag.coverage import held_terms, spelt_out
from rag.names import Names
from rag.opposites import opposed
from rag.premise import HOMES
from rag.short import (
    Parsed,
    Range,
    Token,
    answer_yes_no,
    first_verb,
    is_vague,
    kind_of,
    parse,
    tells_deed,
    wanted,
)
from rag.thesaurus import expansions, phrases_in
from rag.verbs import is_adverbial

_LIGHT: Final = frozenset(
    "be have do break get go come make take give put set hold keep call see hear look turn become "
    "seem appear remain stay include involve mention happen occur regard consider name mean use "
    "work win lose pay run bring send show find feel think know want need like say tell state "
    "report announce note argue suggest describe claim ask let allow plan intend try begin start "
    "choose decide expect help manage seek suppose write add believe".split()
)
"""Verbs that many others stand for, so that the lack of one tells little."""

_THINGS: Final = frozenset(
    "anything anyone anybody something someone somebody everything everyone nothing nobody way "
    "part place time case fact thing matter sign reason report talk side kind sort lot deal end "
    "start beginning course true correct year month week day weekend autumn season moment article "
    "text author timeline chronology idea role point".split()
)
"""Nouns that say little of what is asked."""

HOME_WORDS: Final = frozenset("north south korea korean".split())
_DEEDS: Final = frozenset({"verb", "ing"})
"""Tags of verbs."""

_MOST: Final = 0.5
"""Share of the words asked about that a sentence must hold where no verb tells."""

_OTHERWISE: Final = re.compile(
    r"^\W*(?:can|could|would|will|may) (?:you|i|we)\b|^\W*(?:do|did) you\b"
    r"|\b(?:the same (?:way|page|view|opinion)|eye to eye|alike|differ)\b",
    re.IGNORECASE,
)
"""What a request holds, or a question how two compare; neither is told in one sentence."""

_DENIES: Final = re.compile(r"\b(?:no|not|never|none|refrain\w*|without)\b|n['’]t\b", re.IGNORECASE)
"""Words of a sentence that deny something, of which any verb may tell."""

_THERE: Final = re.compile(r"\W*(?:is|are|was|were) there\b", re.IGNORECASE)
"""Asks whether there is something, of which a sentence must have a word."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SHORTENED: Final = re.compile(r"[A-Z]{2,}s?")


def untold(question: str, sentence: str, names: Names, *, nearest: bool = True) -> bool:
    """Tell whether a sentence tells nothing of what a question asks to be confirmed.

    Args:
        question: made to stand alone; one that asks for no yes or no is told by any sentence.
        sentence: as it reads, with what stands around it.
        names: those that the index knows.
        nearest: whether no other comes nearer, so that it may tell it in other words throughout.
    """
    if wanted(question).kind != "yes_no" or _OTHERWISE.search(question):
        return False
    asked, held = parse(question), spelt_out(held_terms(sentence))
    own = held | {stem(word) for word in words(sentence)}
    if answer_yes_no(question, [sentence]) or opposed(question, sentence):
        return False
    if any(_is_missing(asked, run, held, names) for run in asked.names):
        return True
    if nearest and _literal(asked, own) <= _PARAPHRASED:
        return False
    if _THERE.match(question) and not tells_deed(question, sentence):
        return True
    phrases, main = phrases_in(question), first_verb(asked, 1)
    given = _given(asked, main)
    if given is not None and not _stands(given, phrases, held):
        return True
    told = {token: _stands(token, phrases, held) for token in asked.tokens[1:] if _tells(token)}
    deeds = [token for token in told if token.tag in _DEEDS or token.lemma == main]
    if not _DENIES.search(sentence) and any(not told[deed] for deed in deeds):
        return True
    return sum(told.values()) < _MOST * len(told)


_PARAPHRASED: Final = 0.3
"""Share of its words that a question has in common at most with what tells it in other words."""

_WORDED: Final = frozenset({"noun", "name", "number", *_DEEDS})
"""Tags of words in which a question may agree with a sentence."""


def _literal(asked: Parsed, held: frozenset[str]) -> float:
    """Return the share, 0..1, of the words of a question that a sentence itself has.

    A question beside what is told takes the event from it word for word; one that words all else
    otherwise will word the deed otherwise, too. Countries that are named everywhere don't count.
    """
    own = [
        {*terms(token.text), stem(token.lemma), stem(token.text.lower())}
        for token in asked.tokens[1:]
        if token.tag in _WORDED and _says_something(token)
    ]
    counted = [each for each in own if each.isdisjoint(PARTIES | HOME_WORDS)]
    return sum(not held.isdisjoint(each) for each in counted) / max(1, len(counted))


def _says_something(token: Token) -> bool:
    word = token.text.lower()
    thing = token.tag == "name" or not {word, token.lemma} & _THINGS
    return thing and not (is_stop_word(word) or is_adverbial(word) or _is_when(word))


def _given(asked: Parsed, main: str) -> Token | None:
    """Return the noun for what is sent, given or paid, where the verb alone says little.

    >>> given = _given(parse("Did Oslo send a lawyer?"), "send")
    >>> given.text if given else None
    'lawyer'
    """
    at = next((n for n, t in enumerate(asked.tokens) if n and main in (t.lemma, t.text.lower())), 0)
    if not at or main not in _HANDING:
        return None
    given = next((run for run in asked.phrases if run[0] == at + 1), None)
    last = asked.tokens[given[1] - 1] if given else None
    if last is None or last.tag != "noun" or _is_when(last.text.lower()):
        return None
    return None if {last.text.lower(), last.lemma} & _THINGS else last


_HANDING: Final = frozenset("send bring give pay make get rule win hold".split())


def _is_missing(asked: Parsed, run: Range, held: frozenset[str], names: Names) -> bool:
    """Tell whether a name isn't held that is a person's, or that no document uses."""
    name = asked.cut(run)
    if asked.tokens[run[1] - 1].possessive and kind_of(asked.tokens[run[1]].text) == "person":
        return False  # "Smith's envoy" may be called by his own name
    article = run[0] > 0 and asked.tokens[run[0] - 1].tag == "det"
    parts = {
        *terms(asked.cut((run[0] - article, run[1]))),  # "the North"
        *map(stem, words(name)),
    } - CALENDAR_TERMS
    if not parts or parts & HOMES or any(map(_is_when, words(name))):
        return False
    known = {names.kind(word) for word in words(name)}
    if "person" not in known and (known != {""} or _SHORTENED.fullmatch(name)):
        return False
    return held.isdisjoint((*parts, *expansions(tuple(sorted(parts)))))


_KIN: Final = frozenset(
    "wife husband widow son daughter sister brother mother father parents family uncle aunt cousin "
    "nephew niece children fiancee girlfriend boyfriend lawyer attorney doctor interpreter".split()
)
"""Persons who stand beside another and are no name for him."""


def _is_when(word: str) -> bool:
    return is_time_word(word) or _YEAR.fullmatch(word) is not None


def _tells(token: Token) -> bool:
    """Tell whether a word says something of what is asked, and not only who, how or when."""
    word = token.text.lower()
    light = token.lemma in _LIGHT or is_vague(token.lemma)
    if light or is_adverbial(word) or _is_when(word) or {word, token.lemma} & _THINGS:
        return False
    thing = token.tag == "noun" and (kind_of(word) != "person" or word in _KIN)
    return thing or token.tag in ("number", *_DEEDS)


def _stands(token: Token, phrases: Sequence[str], held: frozenset[str]) -> bool:
    """Tell whether a text with these terms holds a word, one like it, or like a phrase of it."""
    own = {*terms(token.text), stem(token.lemma)}
    own |= {phrase for phrase in phrases if stem(token.text.lower()) in phrase.split("_")}
    return not held.isdisjoint((*own, *expansions(tuple(sorted(own)))))
