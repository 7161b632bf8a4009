"""Whether a sentence has somebody speak on the matter on which their words or views are asked.

Whoever is named in an article is mostly found whatever they are asked about. What they think of a
matter is told only where a sentence that names them has a word for it.

    >>> from rag.names import names_in
    >>> known = names_in(["Mayor Berg praised the fair."])
    >>> off_matter("What does Berg think of the tax?", "Mayor Berg praised the fair.", "", known)
    True
    >>> off_matter("What did Berg say about the fair?", "Mayor Berg praised the fair.", "", known)
    False
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from index.aliases import PARTIES
from index.analyze import CALENDAR_TERMS, terms, words
from rag.coverage import held_terms
from rag.names import Names
from rag.short import parse
from rag.tellers import asked_to_speak
from rag.thesaurus import asked_terms, expansions

_DID: Final = r"(?:did|does|do|has|have|had|would)"
_IS: Final = r"(?:['’]s| is| was| were| are)"
_WHO: Final = r"(?P<who>(?:the |his |her )?[\w.’'-]+(?: (?!do\s)[\w.’'-]+){0,6}?)"
_ON: Final = (
    r"(?:about|of|on|regarding|concerning|over|towards?|as to|as regards|with regard to"
    r"|when it c[ao]mes? to)"
)
_TIMES: Final = r"(?:when|while|after|before|during|once|at the time)"
_MATTER: Final = rf"(?P<matter>(?:(?! {_TIMES}\b)[^,;:?])+)"
_SAY: Final = (
    r"(?:sa(?:y|id)|th(?:ink|ought)|tell|told|ma[kd]e|believed?|f(?:eel|elt)|argued?|stated?"
    r"|remark(?:ed)?|comment(?:ed)?|wr(?:ite|itten)|claim(?:ed)?|warn(?:ed)?|complain(?:ed)?"
    r"|report(?:ed)?|announced?|reveal(?:ed)?|sp(?:eak|oken)|talk(?:ed)?)"
)
_VIEW: Final = (
    r"(?:views?|opinions?|stance|position|take|thoughts?|feelings?|attitude|lines?|verdict"
    r"|comments?|statements?|remarks?|assessment|judge?ment|message|words?)"
)
_TAKE: Final = r"(?:take|took|have|had|hold|held|express|voice|give|gave|make|made|offer)"
_ASKED: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:what|anything|something)(?: else| exactly| precisely)? {_DID} {_WHO}"
        rf"(?: \w+ly| have to| had to)? {_SAY}(?: him| her| them| us| reporters)? {_ON} {_MATTER}",
        rf"^\W*(?:and |but |so )?{_DID} {_WHO}(?: ever)? {_SAY} (?:anything |something )?{_ON}"
        rf" {_MATTER}",
        rf"\bwhat{_IS} {_WHO}(?:['’]s|(?<=s)['’]) (?:\w+ )?{_VIEW} {_ON} {_MATTER}",
        rf"\bwhat{_IS} the (?:\w+ )?{_VIEW} of {_WHO} {_ON} {_MATTER}",
        rf"\bhow {_DID} {_WHO} (?:feel|felt|think|thought) {_ON} {_MATTER}",
        rf"\bhow {_DID} {_WHO} (?:views?|see|regard|judge|assess|rate|perceive) {_MATTER}",
        rf"\bwhere {_DID} {_WHO} stand (?:on|over|about) {_MATTER}",
        rf"\bwhat {_VIEW} {_DID} {_WHO} {_TAKE} {_ON} {_MATTER}",
    )
)
"""Asks for somebody's words or view on a matter, in all the ways that English has."""

_OWNER: Final = re.compile(r"[\w.-]+(?:['’]s|(?<=s)['’]) ")
"""Somebody to whom those belong who are asked for: "Smith's office"."""

_VAGUE: Final = frozenset(
    terms(
        "day time moment occasion same thing matter issue subject topic question idea prospect "
        "possibility again else ally partner side all whole entire other both each next last "
        "first second new old "
        "early late earlier later recent current present future past between among front way "
        "situation development event news plan proposal see it that this what "
        "which who us right now then today formal possible likely"
    )
)
"""Terms that say nothing of what a matter is, or that any words may tell."""


def off_matter(question: str, sentence: str, context: str, names: Names) -> bool:
    """Tell whether a sentence has nothing of the matter on which somebody's words are asked.

    Or doesn't name the person who is to have spoken.

    Args:
        question: without what only tells a time.
        sentence: the one that comes nearest.
        context: the sentence with what stands around it.
        names: those that the index knows.
    """
    who = asked_to_speak(question)
    if not _speaks(who, f"{sentence} {context}", names):
        return True
    return any(
        not (_speaks(who, f"{sentence} {context}", names) and _is_on(matter, sentence))
        for who, matter in _asked(question)
    )


def has_speaker(question: str, sentence: str, names: Names) -> bool:
    """Tell whether a sentence names the person whose words or reaction a question asks for."""
    who = asked_to_speak(question)
    return not _speaks(who, "", names) and _speaks(who, sentence, names)


def _asked(question: str) -> Iterator[tuple[str, str]]:
    """Yield whose words are asked for and on what matter, once at most."""
    for pattern in _ASKED:
        found = pattern.search(question)
        if found:
            yield found["who"], found["matter"]
            return


def _speaks(who: str, told: str, names: Names) -> bool:
    """Tell whether a text names the person of whom it is asked, if one is named."""
    persons = {word for word in words(_OWNER.sub(" ", who)) if names.kind(word) == "person"}
    return not persons or not persons.isdisjoint(words(told))


def _is_on(matter: str, sentence: str) -> bool:
    """Tell whether a sentence has a word for a matter, or the matter has none that tells."""
    own = {*terms(matter), *asked_terms(matter)} - _VAGUE - PARTIES - CALENDAR_TERMS
    telling = {term for term in own if not term.isdigit()}
    if not telling or parse(matter).tokens[0].text.lower() in _POINTING:
        return True
    like = telling | {*expansions(tuple(sorted(telling)))}
    parts = {part for term in like for part in term.split("_") if part}
    return not (like | parts - _VAGUE).isdisjoint(held_terms(sentence))


_POINTING: Final = frozenset("it this that them him her what how whether when where why".split())
