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
from typing import Final

from index.analyze import CALENDAR_TERMS, stem, terms, words
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
from rag.thesaurus import expansions
from rag.unreal import hoped_for
from rag.verbatim import LIGHT, PARAPHRASED, VAGUE_NOUNS, literal_share, stands
from rag.verbs import is_adverbial

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

_BRACKETS: Final = re.compile(r"\([^()]*\)")
"""An aside, which denies nothing of what stands around it."""

_THERE: Final = re.compile(r"\W*(?:is|are|was|were) there\b", re.IGNORECASE)
"""Asks whether there is something, of which a sentence must have a word."""

_LIGHTEST: Final = frozenset(
    "be have do get go come make take give put set hold keep see happen occur remain stay "
    "call".split()
)
"""Verbs that say nothing at all of what was done."""

_HANDING: Final = frozenset("send bring give pay make get rule win hold".split())
"""Verbs that say little without the noun for what is given or won."""

_KIN: Final = frozenset(
    "wife husband widow son daughter sister brother mother father parents family uncle aunt cousin "
    "nephew niece children fiancee girlfriend boyfriend lawyer attorney doctor interpreter".split()
)
"""Persons that somebody has beside him, who are told by no name of his."""

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
    if answer_yes_no(question, [sentence]) or opposed(question, sentence):
        return False
    if any(_is_missing(asked, run, held, names) for run in asked.names):
        return True
    if hoped_for(question, sentence):
        return True
    if nearest and literal_share(asked, sentence) <= PARAPHRASED:
        return False
    main, telling = first_verb(asked, 1), [t for t in asked.tokens[1:] if _tells(t)]
    alone = not telling and main in LIGHT - _LIGHTEST
    if (alone or _THERE.match(question)) and not tells_deed(question, sentence):
        return True
    given = _given(asked, main)
    if given is not None and not stands(given, question, held):
        return True
    told = {token: stands(token, question, held) for token in telling}
    deeds = [t for t in told if t.tag in _DEEDS or t.lemma == main or t.text.lower() in _KIN]
    if not _DENIES.search(_BRACKETS.sub(" ", sentence)) and any(not told[deed] for deed in deeds):
        return True
    return sum(told.values()) < _MOST * len(told)


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
    return None if {last.text.lower(), last.lemma} & VAGUE_NOUNS else last


def _is_missing(asked: Parsed, run: Range, held: frozenset[str], names: Names) -> bool:
    """Tell whether a name isn't held that is a person's, or that no document uses."""
    name = asked.cut(run)
    owned = asked.tokens[run[1] : run[1] + 1] if asked.tokens[run[1] - 1].possessive else ()
    if any(kind_of(token.text) == "person" for token in owned):
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


def _is_when(word: str) -> bool:
    return is_time_word(word) or _YEAR.fullmatch(word) is not None


def _tells(token: Token) -> bool:
    """Tell whether a word says something of what is asked, and not only who, how or when."""
    word = token.text.lower()
    light = token.lemma in LIGHT or is_vague(token.lemma)
    if light or is_adverbial(word) or _is_when(word) or {word, token.lemma} & VAGUE_NOUNS:
        return False
    thing = token.tag == "noun" and (kind_of(word) != "person" or word in _KIN)
    return thing or token.tag in ("number", *_DEEDS)
