"""The writer of a text, as somebody of whom readers ask: "What does the author think of the cup?".

What a writer holds, the text says in its own voice. So such a question asks what the text says,
and neither an entry of the chronology nor what others are reported to have said answers it.

    >>> of_text("What does the author think of the cup?")
    'What does the article say about the cup?'
    >>> of_text("Why does Berg believe that the club will win?", {"ann", "berg"})
    'Does the article say why the club will win?'
    >>> of_text("In the writer's view, who won?"), of_text("Who is the author?")
    ('Who won?', 'Who is the author?')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from index.article import CITED_AS, TITLE_PAGE
from rag.ask import Ask
from rag.retrieve import Match
from rag.short import parse
from rag.verb_lists import SAYING

NEAR: Final = 0.6
"""A sentence in the text's own voice counts from this share of the best score on."""

_WRITER: Final = r"the (?:article['’]s |essay['’]s |piece['’]s )?(?:author|writer)"
_HOLDS: Final = (
    r"(?:think|believe|argue|say|conclude|claim|feel|hold|maintain|suggest|note|consider|find|fear"
    r"|expect|predict|judge|reckon|suppose|state|write|contend|assert|hope|anticipate|foresee)"
)
_AWAITS: Final = "expect|predict|hope|anticipate|foresee|forecast"
_VIEW: Final = (
    r"(?:main |own |overall |general |personal )?(?:view|opinion|take|assessment|verdict|judge?ment"
    r"|position|conclusion|stance|attitude|evaluation|thought|impression|analysis)s?"
)
_ON: Final = r"(?:of|on|about|regarding|concerning|towards?|with regard to|when it comes to)"
_FORMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (
            rf"^what (?:do|does|did) {_WRITER} (?:{_HOLDS}|make) {_ON} (?P<rest>.+)",
            "What does the article say about {rest}",
        ),
        (
            rf"^what (?:do|does|did) {_WRITER} (?:{_AWAITS}) (?:for|in) (?P<rest>.+)",
            "What does the article say about {rest}",
        ),
        (
            rf"^what (?:do|does|did) {_WRITER} (?:find|consider|judge|think|call) "
            r"(?P<rest>(?:the )?(?:most|least|more|especially|particularly) \w+)(?=\W*$)",
            "Does the article say what is {rest}?",
        ),
        (
            rf"^what(?:['’]s| is| was| are| were) {_WRITER}['’]s {_VIEW} {_ON} (?P<rest>.+)",
            "What does the article say about {rest}",
        ),
        (
            rf"^how (?:do|does|did) {_WRITER} (?:judge|assess|evaluate|rate|view|see|regard"
            r"|(?:feel|think) (?:about|of)) (?P<rest>.+)",
            "What does the article say about {rest}",
        ),
        (
            rf"^(?:in|from|according to|by) {_WRITER}['’]s (?:{_VIEW}|eyes?|mind|point of view),? "
            r"(?P<rest>.+)",
            "{rest}",
        ),
        (
            r"^(?P<wh>(?:what|which|who|whom|why|how|where)\b(?: (?!(?:do|does|did)\b)\w+){0,4}?)"
            rf" (?:do|does|did) {_WRITER} {_HOLDS} (?:that )?"
            r"(?P<rest>(?!(?:in|for|to|with|from|at|by|as|most|least)\b)\w+ .+)",
            "Does the article say {wh} {rest}",
        ),
        (
            rf"^(?:do|does|did) {_WRITER} {_HOLDS} (?:that )?(?P<rest>.+)",
            "Does the article say {rest}",
        ),
    )
)
_JUDGES: Final = (
    r"(?:call|describe|portray|warn|recommend|advise|urge|see|view|regard|ascribe|attribute|credit"
    r"|blame|critici[sz]e|praise|identify|propose|rate|assess|evaluate|characteri[sz]e|label)"
)
_ASKS_VIEW: Final = re.compile(
    rf"\b{_WRITER}(?:['’]s {_VIEW}\b|(?: seems? to)? (?:{_HOLDS}|{_JUDGES})(?:e?s)?\b)",
    re.IGNORECASE,
)


def by_office(question: str, authors: Collection[str] = ()) -> str:
    """Return a question that calls the author of the text by that word, where it gives the name.

    Args:
        question: one line.
        authors: the words of the authors' names, lower case.
    """
    if not authors:
        return question
    name = "|".join(sorted(map(re.escape, authors)))
    full = rf"\b(?i:(?:(?:dr|mr|ms|mrs|prof(?:essor)?)\.? )?(?:(?:{name}) )*(?:{name}))\b"
    return re.sub(rf"{full}(?! [A-Z])", "the author", question)


def of_text(question: str, authors: Collection[str] = ()) -> str:
    """Return a question for what the author holds as one for what the text says; others as are."""
    called = by_office(question, authors)
    for pattern, told in _FORMS:
        if found := pattern.match(called):
            pieces = found.groupdict()
            asked = told.format(wh=pieces.get("wh", "").lower(), rest=pieces["rest"])
            return asked[0].upper() + asked[1:]
    return called


def asks_view(question: str, authors: Collection[str] = ()) -> bool:
    """Tell whether a question asks for what the author holds."""
    return _ASKS_VIEW.search(by_office(question, authors)) is not None


def own_voice(ask: Ask, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return matches led by those in the text's own voice, where the author's view is asked for.

    They lead if the best of them is near the best of all.
    """
    own = [match for match in ranked if _is_own(match)] if ask.narrated else []
    if not own or own[0].score < NEAR * ranked[0].score:
        return tuple(ranked)
    return (*own, *(match for match in ranked if not _is_own(match)))


def own_only(ask: Ask, chosen: Sequence[Match]) -> tuple[Match, ...]:
    """Return what to cite: of the author's view only the text's own voice, where it has any."""
    own = tuple(match for match in chosen if _is_own(match)) if ask.narrated else ()
    return own or tuple(chosen)


def _is_own(match: Match) -> bool:
    """Tell whether a sentence is prose that reports nobody's words."""
    if match.passage.day is not None or match.passage.section in (TITLE_PAGE, CITED_AS):
        return False
    parsed = parse(match.sentence.text)
    return not any(parsed.tokens[each.verb].lemma in SAYING for each in parsed.predicates()[:1])
