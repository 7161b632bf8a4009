"""Whether a question is worded as the nearest sentence is, and then whether its deed is told.

A question beside what is told takes the event from it word for word, names and all, and asks one
thing more of it. So where most of its words stand in the sentence, the deed must stand there, too;
a question that words all else otherwise will word the deed otherwise as well.

    >>> beside("When was Anna Berg born?", "Anna Berg opens the fair.")
    True
    >>> beside("When did Anna Berg launch the fair?", "Anna Berg opens the fair.")
    False
"""

from __future__ import annotations

import re
from typing import Final

from index.aliases import PARTIES
from index.analyze import is_stop_word, stem, terms, words
from index.calendar_words import is_time_word
from rag.coverage import held_terms, spelt_out
from rag.short import Parsed, Token, is_vague, parse, wanted
from rag.thesaurus import expansions, phrases_in
from rag.verb_lists import SAYING
from rag.verbs import is_adverbial

PARAPHRASED: Final = 0.3
"""Share of its words that a question has in common at most with what tells it in other words."""

WORD_FOR_WORD: Final = 0.6
"""The same share at least for one that takes an event from a sentence as it stands there."""

LIGHT: Final = frozenset(
    "be have do break get go come make take give put set hold keep call see hear look turn become "
    "seem appear remain stay include involve mention happen occur regard consider name mean use "
    "work win lose pay run bring send show find feel think know want need like say tell state "
    "report announce note argue suggest describe claim ask let allow plan intend try begin start "
    "choose decide expect help manage seek suppose write add believe".split()
)
"""Verbs that many others stand for, so that the lack of one tells little."""

VAGUE_NOUNS: Final = frozenset(
    "anything anyone anybody something someone somebody everything everyone nothing nobody way "
    "part place time case fact thing matter sign reason report talk side kind sort lot deal end "
    "start beginning course true correct year month week day weekend autumn season moment article "
    "text author timeline chronology idea role point".split()
)
"""Nouns that say little of what is asked."""

_LIGHTER: Final = frozenset(
    "hit sit stand locate situate base affiliate receive host act pass leave date list record log "
    "accuse blame criticize condemn denounce praise thank warn react respond back differ".split()
)
"""Verbs that tell little of a day or a place."""

_CAREER: Final = frozenset("become win begin start lose".split())
"""Verbs that tell something where it is asked when: "when did she become mayor"."""

_MEETING: Final = frozenset("visit meet host receive".split())
"""Verbs that stand for one another where it is asked where: whoever is visited is a person."""

_DAYS: Final = frozenset("date year month weekday".split())
_KINDS: Final = frozenset("date year month weekday place person thing reason doing manner".split())
_HOMES: Final = frozenset("north south korea korean".split())
_WORDED: Final = frozenset({"noun", "name", "number", "verb", "ing"})


def beside(question: str, sentence: str) -> bool:
    """Tell whether a question asks of an event in the words of a sentence what it doesn't tell."""
    want = wanted(question)
    light = want.verb in LIGHT | _LIGHTER | SAYING or is_vague(want.verb)
    light = light and not (want.verb in _CAREER and want.kind in _DAYS)
    if want.kind not in _KINDS or want.slot != "object" or light:
        return False
    if want.kind == "manner" and not is_bare_name(want.subject):
        return False
    asked, held = parse(question), spelt_out(held_terms(sentence))
    deed = next((t for t in asked.tokens[1:] if t.lemma == want.verb), None)
    if deed is None or stands(deed, question, held):
        return False
    if want.kind == "place" and want.verb in _MEETING and not held.isdisjoint(_MEETING):
        return False
    if not _is_done_by(want.subject, deed.text, question):
        return False
    own = held | {stem(word) for word in words(sentence)}
    named = [token for run in asked.names for token in asked.tokens[run[0] : run[1]]]
    if not any(_shared(token, own) for token in named):
        return False
    shares = [s for t in asked.tokens[1:] if t is not deed and (s := _shared(t, own)) is not None]
    return len(shares) > 1 and sum(shares) >= WORD_FOR_WORD * len(shares)


def is_bare_name(subject: str) -> bool:
    """Tell whether somebody is called by a name alone: "the Danes", not "Berg's visit"."""
    return all(t.tag in ("det", "name") and not t.possessive for t in parse(subject).tokens)


def _is_done_by(subject: str, deed: str, question: str) -> bool:
    """Tell whether a verb follows its subject: not "did he say would be opened"."""
    between = r"(?: (?:first|last|ever|then|also|actually|\w+ly))?"
    pattern = rf"{re.escape(subject)}{between} {re.escape(deed)}\b"
    return re.search(pattern, question, re.IGNORECASE) is not None


def literal_share(asked: Parsed, sentence: str) -> float:
    """Return the share, 0..1, of the words of a question that a sentence itself has.

    Countries that are named everywhere don't count.
    """
    own = spelt_out(held_terms(sentence)) | {stem(word) for word in words(sentence)}
    shares = [share for t in asked.tokens[1:] if (share := _shared(t, own)) is not None]
    return sum(shares) / max(1, len(shares))


def _shared(token: Token, held: frozenset[str]) -> bool | None:
    """Tell whether a text holds a word as it stands; None for a word that says little."""
    word = token.text.lower()
    if token.tag not in _WORDED or is_stop_word(word) or is_adverbial(word) or is_time_word(word):
        return None
    if token.tag != "name" and {word, token.lemma} & VAGUE_NOUNS:
        return None
    own = {*terms(token.text), stem(token.lemma), stem(word)}
    return not held.isdisjoint(own) if own.isdisjoint(PARTIES | _HOMES) else None


def stands(token: Token, question: str, held: frozenset[str]) -> bool:
    """Tell whether a text holds a word, one like it, or like a phrase of the question with it."""
    own = {*terms(token.text), stem(token.lemma)}
    own |= {p for p in phrases_in(question) if stem(token.text.lower()) in p.split("_")}
    return not held.isdisjoint((*own, *expansions(tuple(sorted(own)))))
