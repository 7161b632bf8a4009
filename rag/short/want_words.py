"""What the words of a question say about the kind of answer: nouns, verbs, common typos.

Plain data for `rag.short.want`; `rag.short.want_patterns` has the forms of whole questions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from rag.short.gazetteer import NATIONALITIES, PEOPLE_NOUNS
from rag.verbs import verb

Kind = Literal[
    "person", "organisation", "publication", "title", "place", "country", "nationality",
    "amount", "share", "count", "times", "frequency", "duration", "date", "month", "year",
    "weekday", "office", "identity", "quote", "manner", "reason", "thing", "doing", "statement",
    "choice", "yes_no", "none",
]  # fmt: skip

Slot = Literal["subject", "object", "patient", "copula"]

_NOUNS: Final[dict[Kind, str]] = {
    "organisation": "organisation organization group agency body institute institution "
    "ministry department company firm bank university watchdog committee commission "
    "association charity club team union party institution court side council branch chamber "
    "employer think-tank thinktank ngo fund bureau force service brand bloc alliance "
    "outfit manufacturer maker retailer broadcaster programme program funder donor regulator "
    "authority lender insurer airline carrier operator contractor conglomerate startup "
    "university college orchestra federation confederation league cartel "
    "syndicate militia army navy police parliament congress senate legislature cabinet "
    "administration tribunal panel taskforce lobby foundation trust society academy "
    "network",
    "publication": "newspaper paper magazine outlet journal daily broadsheet tabloid "
    "publication weekly monthly periodical press gazette newswire newsletter",
    "title": "title headline book film digest document pamphlet brochure handbook memoir novel",
    "place": "place city town venue location capital site island region border area stadium "
    "destination facility village spot base ground district province continent room state",
    "country": "country nation government power neighbour neighbor",
    "nationality": "nationality",
    "amount": "amount sum price cost value fee budget bill total figure money payout payment "
    "salary wage ransom debt deficit surplus revenue turnover",
    "share": "share percentage proportion fraction percent portion",
    "count": "number count size tally toll headcount quantity",
    "duration": "duration length period timespan",
    "date": "date day",
    "month": "month",
    "year": "year",
    "weekday": "weekday",
    "quote": "phrase word wording words expression term label adjective slogan metaphor "
    "nickname catchphrase description epithet quotation quote",
    "reason": "reason cause grounds motive justification pretext excuse grievance",
    "frequency": "frequency",
}

HEADS: Final[MappingProxyType[str, Kind]] = MappingProxyType(
    {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
)
"""Noun asked for, in the singular -> kind of answer."""

PEOPLE: Final = PEOPLE_NOUNS | frozenset(
    "person man woman player politician senator lawmaker envoy people figure academic expert "
    "commander mp soldier prisoner captive detainee somebody someone guy name scholar heir "
    "successor predecessor deputy opponent ally rival boss insider hacker businessman "
    "businesswoman democrat republican tycoon magnate mogul guest visitor caller newcomer veteran "
    "refugee defector migrant immigrant tourist traveller traveler resident villager farmer worker "
    "miner fisherman sailor pilot nurse surgeon teacher student graduate lecturer historian "
    "chemist physicist philosopher writer novelist poet painter sculptor artist actor actress "
    "singer musician composer conductor producer presenter anchor columnist commentator critic "
    "correspondent blogger publisher photographer designer architect investor shareholder banker "
    "broker parent mother father son daughter brother sister wife husband widow child boy girl "
    "friend colleague aide assistant clerk treasurer prosecutor plaintiff defendant suspect "
    "culprit criminal thief killer gunman attacker terrorist militant rebel insurgent fighter "
    "warlord spy agent informant whistleblower witness victim survivor hostage guard detective "
    "sheriff astronaut athlete runner champion winner loser finalist candidate nominee incumbent "
    "challenger campaigner activist protester demonstrator dissident conservative liberal "
    "monarch ruler dictator autocrat strongman statesman priest monk nun sponsor volunteer "
    "recruit mercenary voter citizen native mediator negotiator intermediary go-between speaker "
    "interlocutor signatory".split()
) - {"figure"}

TYPOS: Final = MappingProxyType(
    dict(
        pair.split("=")
        for pair in (
            "wich=which whic=which whch=which wat=what waht=what wht=what wot=what wats=what's "
            "whats=what's wen=when whn=when hoo=who whos=who's hw=how wher=where wy=why mny=many "
            "meny=many manny=many maney=many dat=date hu=who lng=long mutch=much moch=much "
            "whre=where whare=where hwere=where hwen=when wehn=when whne=when hwat=what wut=what "
            "whut=what wha=what whitch=which wihch=which hwich=which wiche=which whay=why whi=why "
            "hwy=why hwo=who whoo=who woh=who hou=how howw=how hav=have hve=have"
        ).split()
    )
)

BE: Final = frozenset("be is are was were been being".split())

SPEECH: Final = frozenset(
    "verdict message position claim view finding conclusion argument warning response answer "
    "promise demand statement stance ruling reply complaint assessment advice opinion plea "
    "prediction counsel request wish order explanation appeal suggestion proposal "
    "reaction take charge accusation allegation".split()
)
"""Nouns that ask for what was said, so that the clause after a verb of saying answers."""

UTTERANCES: Final = frozenset(
    "line remark comment quip sentence utterance observation soundbite one-liner pronouncement "
    "mot aside".split()
)
"""Nouns for what somebody said in just these words, so that a quotation answers."""

FEELING: Final = frozenset(
    "alarm anger annoy concern disappoint disturb excite frighten interest irritate please "
    "surprise tire trouble unsettle upset worry".split()
)
"""Verbs whose participle tells how somebody feels: "who was worried" asks for that somebody."""

VAGUE: Final = frozenset("be have do go get happen come occur become make take".split())

ACTS: Final = frozenset("step move action measure gesture countermeasure".split())


def kind_of(head: str) -> Kind:
    """Return the kind that a noun asks for ("paper": publication), "thing" where it is none."""
    return _listed(head) or _misspelt(singular(head)) or "thing"


def _listed(head: str) -> Kind | None:
    noun = singular(head)
    if noun in PEOPLE or noun.endswith(("woman", "man")) or noun.title() in NATIONALITIES:
        return "person"
    return HEADS.get(noun) or HEADS.get(head)


def is_actor(noun: str) -> bool:
    """Tell whether a noun may stand for somebody who acts: people, a body or a country.

    >>> is_actor("supporters"), is_actor("letters")
    (True, False)
    """
    return _listed(noun) in _ACTING or _AGENT.search(noun) is not None


_ACTING: Final = frozenset({"person", "organisation", "country", "publication"})
_AGENT: Final = re.compile(
    r"(?<!\bord)(?<!\bmatt)(?<!\blett)(?<!\bnumb)(?<!\bcent)(?<!\bbord)(?<!\btow)(?<!\briv)"
    r"(?<=[a-z]{2})(?:er|or|ist|ian|ee|eer)s?$|\b(?:official|individual|entit(?:y|ie)"
    r"|representative|delegate|chief|public|other|many|most|media|press|regime|crowd|staff)s?$"
)
"""The shape of a noun for somebody who does something: "supporters", "officials"."""


@lru_cache(maxsize=1024)
def _misspelt(noun: str) -> Kind | None:
    """Return the kind of a listed noun that differs by one dropped or doubled letter."""
    if len(noun) < 5 or verb(noun):
        return None
    for listed in sorted(PEOPLE):
        if _one_letter_off(noun, listed):
            return "person"
    for listed, kind in HEADS.items():
        if _one_letter_off(noun, listed):
            return kind
    return None


def _one_letter_off(word: str, listed: str) -> bool:
    longer, shorter = (listed, word) if len(listed) > len(word) else (word, listed)
    derived = (shorter + "s", shorter + "r")  # an office is no officer misspelt
    if len(longer) - len(shorter) != 1 or longer[0] != shorter[0] or longer in derived:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def singular(noun: str) -> str:
    """Return a noun in lower case, without a plural or possessive ending."""
    word = noun.lower().removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
