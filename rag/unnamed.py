"""Whether a sentence speaks of what a question asks the name of, and gives none.

>>> unnamed("What was the local company called?", "The mayor fined a local firm.")
True
>>> unnamed("What was the Dane's name?", "The mayor fined a Dane for the coal.")
True
"""

from __future__ import annotations

import re
from typing import Final

from index.aliases import PARTIES
from index.analyze import terms, terms_of_each
from rag.coverage import held_terms
from rag.premise import countries
from rag.short import COUNTRY_WORDS, Parsed, kind_of, parse, terms_of, wanted
from rag.thesaurus import expansions
from rag.verb_lists import ALSO_NOUNS
from rag.verbs import verb

ASKS_NAME: Final = re.compile(
    r"\b(?:called|named)\b(?:\W*$| (?:that|which|who)\b)|\b(?:names?|identity) of\b"
    r"|\b(?:what|which|the) (?:brand|make|model)s? of\b"
    r"|^\W*(?:list|enumerate) (?:all |the |those )+(?=.*\bwho\b)"
    r"|\bneed (?:a|the) names?\b|^\W*name (?:the|a|an|that)\b|['’]s? (?:full |real )?name\W*$"
    r"|^\W*(?:what(?:['’]s| is| was) )(?:the|that) [\w ]+?['’]s? name\b",
    re.IGNORECASE,
)
WHO_IS: Final = re.compile(
    r"\bwho (?:exactly |precisely )?(?:was|were|is|are) (?:the|that|those)\b", re.IGNORECASE
)
_ASKING: Final = frozenset(
    {"who", "what", "which", "name", "names", "pair", "duo", "trio", "quartet", "group", "list",
     "identity", "brand", "make", "model"}
)  # fmt: skip
"""Words that ask for somebody or something, or count them, and are not what is asked for."""

_WHICH: Final = re.compile(r"\b(?:which|what|name|identify|who)\b", re.IGNORECASE)
_NOUNS: Final = frozenset({"noun", "name"})
_LANDS: Final = terms_of_each(COUNTRY_WORDS)


def unnamed(question: str, sentence: str) -> bool:
    """Tell whether a sentence speaks of what a question asks the name of, and gives none."""
    head = _nameable(question)
    if not head:
        return False
    like = {*terms_of(head), *expansions(tuple(sorted(terms_of(head))))}
    known = {*terms(question), *PARTIES, *(_LANDS if _asks_name(question) else ())}
    told, lands = parse(sentence), countries(question)
    named = [terms_of(told.cut(run)) for run in told.names]
    if any(name & like and name - known for name in named):
        return False
    places = [
        at
        for at, token in enumerate(told.tokens)
        if token.tag in _NOUNS and terms_of(token.text) & like and _says_what(told, at)
    ]
    return bool(places) and not any(_is_named(told, at, known, lands) for at in places)


def _says_what(told: Parsed, at: int) -> bool:
    """Tell whether a noun says what its phrase is about: "bank" in "local bank plans" does."""
    nouns = 0
    for token in told.tokens[at + 1 :]:
        if token.tag != "noun":
            break
        nouns += 1
    return nouns < 2


def _nameable(question: str) -> str:
    """Return the noun whose name a question asks for, lower case, or ""."""
    if _asks_name(question):
        return _asked_noun(parse(question))
    want = wanted(question)
    return want.head if want.kind == "organisation" and _WHICH.search(question) else ""


def _asks_name(question: str) -> bool:
    """Tell whether a question asks for a name itself: "which firm" may be a Turkish one."""
    return bool(ASKS_NAME.search(question) or WHO_IS.search(question))


def _asked_noun(question: Parsed) -> str:
    """Return the noun of the first phrase after the question word, lower case, or "".

    A name may stand right after it: "the visitor Smith spoke to".
    """
    asking = [at for at, token in enumerate(question.tokens) if token.text.lower() in _ASKING]
    for start, end in question.phrases:
        inside = [
            token
            for token in question.tokens[start:end]
            if token.tag in _NOUNS and token.text.lower() not in _ASKING
        ]
        nouns = [token for token in inside if token.tag == "noun"]
        if inside and inside[0].tag == "name" and WHO_IS.search(question.text):
            nouns = [token for token in nouns if not _is_done(token.text)]
        kinds = [token for token in nouns if kind_of(token.text) != "thing"]
        if asking and end > asking[0] and inside:
            named = [token for token in inside if token.tag == "name"]
            noun = (kinds or nouns or named or inside)[-1].text.lower()
            return noun.removesuffix("'s").removesuffix("’s")
    return ""


def _is_done(word: str) -> bool:
    """Tell whether what looks like a noun may be a participle: "the Dane put on the list"."""
    known = verb(word.lower())
    return known is not None and known[1] != "ing" and known[0] not in ALSO_NOUNS


def _is_named(told: Parsed, at: int, known: set[str], lands: frozenset[str]) -> bool:
    """Tell whether a name that the question doesn't hold stands in the phrase of a noun, or after.

    That of a country or a party says only where somebody is from.
    """
    phrase = next(((s, e) for s, e in told.phrases if s <= at < e), (at, at + 1))
    near = [run for run in told.names if run[0] <= phrase[1] and run[1] >= phrase[0]]
    return any(
        bool(terms_of(told.cut(run)) - known)
        and not told.cut(run).isupper()
        and not countries(told.cut(run)) & lands
        for run in near
    )


_OFFICES: Final = frozenset(
    "ambassador speaker minister premier chancellor governor mayor senator judge chairman "
    "chairwoman king queen pope bishop archbishop spokesman spokeswoman spokesperson editor "
    "treasurer prosecutor".split()
)
_SHORT: Final = {"minister": {"fm", "pm"}, "senator": {"sen"}, "governor": {"gov"}}
_WHO_WAS: Final = re.compile(
    r"^\W*who(?:['’]s| is| was| are| were) (?P<what>[^,?]+)", re.IGNORECASE
)


def without_office(question: str, sentence: str) -> bool:
    """Tell whether it is asked who held an office of which a sentence has no word.

    >>> without_office("Who was the speaker of the house then?", "Envoy Smith addresses the house.")
    True
    """
    asked = _WHO_WAS.match(question)
    what = parse(asked["what"]) if asked else None
    if what is None or not what.phrases or what.phrases[0][0] != 0:
        return False
    office = what.tokens[what.phrases[0][1] - 1].lemma
    if office not in _OFFICES or any(t.tag in ("verb", "relative") for t in what.tokens):
        return False
    like = {*terms(office), *expansions(terms(office)), *_SHORT.get(office, ())}
    return like.isdisjoint(held_terms(sentence))
