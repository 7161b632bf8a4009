"""What the words of a question say about the kind of answer: nouns, patterns, common typos.

Plain data for `rag.short.want`; the first pattern that matches decides.
"""

from __future__ import annotations

import re
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
    "title": "title headline book film digest",
    "place": "place city town venue location capital site island region border area stadium "
    "destination facility village spot base district province continent room state",
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
    "reason": "reason ground cause grounds motive justification pretext excuse grievance",
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
            "meny=many dat=date hu=who lng=long"
        ).split()
    )
)

BE: Final = frozenset("be is are was were been being".split())

SPEECH: Final = frozenset(
    "verdict message position claim view finding conclusion argument warning response answer "
    "promise demand statement stance ruling reply complaint assessment advice opinion plea "
    "prediction counsel request wish order explanation appeal suggestion proposal "
    "reaction take line".split()
)
"""Nouns that ask for what was said, so that the clause after a verb of saying answers."""

FEELING: Final = frozenset(
    "alarm anger annoy concern disappoint disturb excite frighten interest irritate please "
    "surprise tire trouble unsettle upset worry".split()
)
"""Verbs whose participle tells how somebody feels: "who was worried" asks for that somebody."""

VAGUE: Final = frozenset("be have do go get happen come occur become make take".split())

AMONG: Final = re.compile(r"\b[Oo]f the (?:two|three|four|several) (?:\w+ )?(\w+s)\b")

ACTS: Final = frozenset("step move action measure gesture countermeasure".split())

TELL_THE_DAY: Final = (
    r"\b(?:confirm|tell|give|name|state|specify|provide|know|need|find|looking for|remind me of)\b"
    r".{0,24}\b(?<!\bon )(?<!\bby )(?<!\bfrom )(?<!\bof )(?:the|what) "
    r"(?:(?:exact|precise|very|actual) )?(?:days?|dates?)\b"
    r"(?! (?:before|after|following|prior|earlier|later))"
)
"""A verb of asking before the day that is asked for: "please confirm the date"."""

FEELINGS: Final = (
    "afraid alarmed amazed angry annoyed anxious ashamed bitter concerned confident cross "
    "delighted disappointed enthusiastic excited frustrated furious glad grateful happy "
    "hopeful indignant mad nervous optimistic outraged pessimistic pleased proud puzzled "
    "relieved sad satisfied sceptical scared shocked skeptical sorry surprised thankful "
    "troubled uneasy unhappy upset wary worried"
).replace(" ", "|")
"""How somebody feels, as a pattern: "what was she angry about"."""

_OFFICE: Final = r"(?:job(?: title)?|post|office|rank|position|role|(?:official |formal )?title)"

REASONS: Final = (
    r"(?:reason|ground|cause|motive|excuse|justification|explanation|rationale|pretext)s?"
)
"""Nouns that ask why, as a pattern."""

_BY_WORDS: Final[tuple[tuple[Kind, tuple[str, ...]], ...]] = (
    (
        "quote",
        (
            r"^quote\b|\bquote (?:him|her|them|the|from|what)\b|\bword[- ]for[- ]word\b",
            r"\bverbatim\b|\b(?:own|exact|actual|very|precise|choice of|of) words?\b",
            r"\b(?:exact|very|actual) (?:phrase|wording)\b|\bwhat did .* call\b",
            r"\b(?:in|with|used?|using) (?:what|which) (?:\w+ )?(?:words?|phrase|terms)\b",
            r"\b(?:which|what) words?\b|\bsummed? up as\b",
            r"\bhow (?:did|was|were|does|do|is|are|had|has|have) .*\b(?:phrased?|worded?|"
            r"describe\w*|characteri[sz]e\w*|term(?:ed)?|dubb?(?:ed)?|billed|branded|label+ed)\b",
            r"\bin (?:(?:\w+ ){0,2}\w+(?:'s|s')|his|her|their) words?\b",
            r"\b(?:one|two|three|four)-word\b|\bliterally\b|\boriginal wording\b",
            r"\bhow (?:did|do|does|has|had|have) .*\bputs? (?:it|this|that|things|matters)\b",
            r"\bwhat (?:\w+ )?lines? (?:did|does|do) .*\b(?:use|write|give)\b",
        ),
    ),
    (
        "publication",
        (
            r"\bwhere (?:was|were|is|are|did|had|has) .*"
            r"\b(?:print|printed|publish|published|in print)\b",
        ),
    ),
    (
        "office",
        (
            rf"\b(?:what|which) {_OFFICE} (?:did|does|do) .*\b(?:hold|have|occupy|fill)\W*$",
            rf"\bwhat(?:['’]s| is| was) [^?,]*(?:['’]s|s['’]) (?:\w+ )?{_OFFICE}\W*$",
            r"\bwhat(?:['’]s| is| was) the (?:\w+ )?(?:job(?: title)?|post|rank) of (?!.* on )"
            r"[^?,]+\W*$",
        ),
    ),
    (
        "times",
        (
            r"\bhow many (?:\w+ )?(?:times|occasions|instances|entries)\b(?! (?:a|per|each|every) )"
            r"|\bon how many\b",
            r"\bnumber of (?:times|occasions|instances)\b",
            r"\bhow (?:often|frequently)\b(?: (?:in|over|during|within|across|throughout) [^?]*?)? "
            r"(?:did|was|were|has|have|had)\b"
            r"|\bhow (?:often|frequently) (?:in|over|during|within|across|throughout) the \w+\b",
        ),
    ),
    (
        "frequency",
        (
            r"\bhow (?:often|frequently|regularly)\b",
            r"\bhow many times (?:a|per|each|every) ",
        ),
    ),
    (
        "duration",
        (
            r"\bhow long\b(?! ago)|\bwhat (?:length|period) of time\b",
            r"\bhow many (?:seconds|minutes|hours|days|nights|weeks|months|years|seasons)\b",
            r"\bin days\b|\bnumber of (?:days|weeks|months)\b|\bdays (?:apart|elapsed)\b",
        ),
    ),
    (
        "share",
        (
            r"\bhow (?:much|big|large)(?: of)? an? (?:share|part|cut|increase|rise)\b",
            r"\bwhat (?:per ?cent|%)",
            r"\b(?:what|which) (?:share|percentage|proportion|fraction)\b|\bwhat part of\b",
        ),
    ),
    (
        "count",
        (
            r"\bhow many\b|\b(?:what|which) number\b",
            r"\b(?:what|give|the) (?:is |was )?(?:the )?number of\b",
        ),
    ),
    (
        "amount",
        (
            r"\bhow (?:much|big|large|high|expensive|costly|heavy|steep|wide|small|low)\b",
            r"\bprice tag\b|\bwhat (?:\w+ ){0,2}(?:amount|sum|price|figure|fee|cost|total)\b",
            r"\bwhat (?:did|does|do|is|was|will) .* (?:worth|cost|paid|pay)"
            r"(?=\W*$| (?:to|for|in|on|by|at|the|a|an|each)\b)",
        ),
    ),
    ("manner", (r"\b(?:by|in|through) (?:what|which) (?:ways?|means|manner|methods?)\b",)),
    ("weekday", (r"\b(?:what|which) (?:day of the week|weekday)\b",)),
    ("month", (r"\b(?:what|which) month\b|\bmonth and year\b",)),
    ("year", (r"\b(?:what|which) year\b",)),
    (
        "date",
        (
            r"\b(?:what|which)(?: exact| precise)? (?:dates?|days?)\b|\bdates? of\b",
            TELL_THE_DAY,
            r"\b(?:what|which) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
            r"^(?:the )?dates?\b|\bhow (?:soon|early|late|long ago|recently)\b",
            r"\b(?:give|tell) (?:me )?the (?:exact )?date\b|\bwhat (?:is|was) the date\b",
            r"\bwh(?:at|ich)(?:['’]s| is| was| were)? the (?:\w+ )?(?:dates?|days?) (?:on|when"
            r"|that|of|by|from|in)\b",
            r"\bhow far back\b|^since when\b|\bfor (?:when|what time)\b",
        ),
    ),
    (
        "reason",
        (
            r"\bwhy\b|\bhow come\b|\bon what (?:grounds|basis|pretext)\b",
            r"\b(?:for|over|because of) what\b",
            r"\bwhat (?:was|is|were) (?:the|his|her|their|its) (?:\w+ )?"
            rf"{REASONS}\b",
            rf"\b(?:what|which) (?:\w+ )?{REASONS}\b",
            r"\bhow (?:did|does|do|was|were|is|are)\b.*\b(?:justif(?:y|ied)|explain(?! that)"
            r"|rationali[sz]ed?|account(?:ed)? for)\b",
            r"\b(?:with|to|towards?) (?:what|which) (?:\w+ )?(?:aims?|ends?|purposes?|goals?"
            r"|intentions?|objects?|objectives?|view)\b",
            r"\bwhat (?:made|prompted|caused|triggered|drove|led|sparked|provoked|motivated)\b",
            r"\bwhat (?:(?:did|was|were|is|are|does|do|has|had) .* )?for\?$",
            rf"\bwhat (?:was|is|were|are) .*\b(?:{FEELINGS}) (?:about|over|at|with|by|of|for)\b",
            r"\b(?:what|which) (?:\w+ )?(?:offen[cs]e|crime|misdeed|wrong|abuse|sin)s?\b",
            r"\bwhat (?:was|is|were) .*\b(?:offen[cs]e|crime|misdeed|wrongdoing)\?*$",
        ),
    ),
    ("nationality", (r"\b(?:what|which) nationality\b|\bnationality of\b",)),
)

BY_PATTERN: Final = tuple((kind, re.compile("|".join(rules))) for kind, rules in _BY_WORDS)

LISTS: Final = re.compile(
    r"^\W*(?:list|enumerate|summari[sz]e|outline|compare)\b"
    r"|\brundown\b|\ball the\b|\bpull together\b"
)

YES_NO: Final = re.compile(
    r"^\W*(?:and |but |so |then )?(?:did|does|do|is|was|were|are|has|have|had|will|can|could|would|"
    r"should|didn't|wasn't|isn't)\b"
)

STATEMENT: Final = re.compile(
    r"\b(?:what|which) (?:item|entry|event|development)\b"
    r"|\bwhat (?:does|did|do) (?:the|its?|this) (?:chronology|timeline|record|log|list)\b"
    r"|\b(?:who|which|what)\b.*\b(?:whom|(?:which|what)(?: (?!date|day|month|year)\w+)?)\W*$"
)
"""What asks for two things at once ("who met whom") or for an entry: a whole clause answers."""

ASKS_OFFICE: Final = re.compile(
    r"^\W*[Ww]hat does (?:[A-Z][\w.’'-]* ?){1,4} ?do(?: for a living)?\W*$"
    r"|^\W*[Ww]hat (?:is|was) the (?:role|position|title) of (?:[A-Z][\w.’'-]* ?){1,4}\W*$"
)
"""Asks what somebody is, by name."""

ALTERNATIVE: Final = re.compile(
    r"\b(\w[^,;:?]*?),? or (?:(?:with|in|by|to|from|for|on|at) )?([^,;?]+)\?*$"
)


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
    r"|representative|delegate|chief|public|other|many|most)s?$"
)
"""The shape of a noun for somebody who does something: "supporters", "officials"."""


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
    if len(longer) - len(shorter) != 1 or longer[0] != shorter[0] or longer == shorter + "s":
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
