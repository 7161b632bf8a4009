"""The forms of questions that tell the kind of answer wanted, as patterns.

Plain data for `rag.short.want`; the first pattern that matches decides. All but `ASKS_OFFICE` and
`AMONG` are for text in lower case.
"""

from __future__ import annotations

import re
from typing import Final

from rag.short.gazetteer import NATIONALITIES
from rag.short.want_words import Kind

AMONG: Final = re.compile(r"\b[Oo]f the (?:two|three|four|several) (?:\w+ )?(\w+s)\b")

TELL_THE_DAY: Final = (
    r"\b(?:confirm|tell|give|name|state|specify|provide|know|need|find|looking for|remind me of)\b"
    r".{0,24}\b(?<!\bon )(?<!\bby )(?<!\bfrom )(?<!\bof )(?:the|what) "
    r"(?:(?:exact|precise|very|actual) )?(?:days?|dates?)\b"
    r"(?! (?:before|after|following|prior|earlier|later))"
)
"""A verb of asking before the day that is asked for: "please confirm the date"."""

_FEELINGS: Final = (
    "afraid alarmed amazed angry annoyed anxious ashamed bitter concerned confident cross "
    "delighted disappointed enthusiastic excited frustrated furious glad grateful happy "
    "hopeful indignant mad nervous optimistic outraged pessimistic pleased proud puzzled "
    "relieved sad satisfied sceptical scared shocked skeptical sorry surprised thankful "
    "troubled uneasy unhappy upset wary worried"
).replace(" ", "|")
"""How somebody feels, as a pattern: "what was she angry about"."""

REASONS: Final = (
    r"(?:reason|grounds|cause|motive|excuse|justification|explanation|rationale|pretext)s?"
)
"""Nouns that ask why, as a pattern."""

_OFFICE: Final = r"(?:job(?: title)?|post|office|rank|position|role|(?:official |formal )?title)"

_BY_WORDS: Final[tuple[tuple[Kind, tuple[str, ...]], ...]] = (
    (
        "quote",
        (
            r"^quote\b|\bquote (?:him|her|them|the|from|what)\b|\bword[- ]for[- ]word\b",
            r"\bverbatim\b|\b(?:own|exact|actual|very|precise|choice of|of) words?\b",
            r"\b(?:exact|very|actual) (?:phrase|wording)\b",
            r"\bwhat exactly (?:did|does|do|has|have) .*\b(?:say|tell|write|reply|call)\b",
            r"\bwhat did .* call\b(?! (?:for|on|off|in|upon|out|back|to|about)\b)",
            r"\b(?:in|with|used?|using) (?:what|which) (?:\w+ )?(?:words?|phrase|terms)\b",
            r"\b(?:which|what) words?\b|\bsummed? up as\b",
            r"\bhow (?:did|was|were|does|do|is|are|had|has|have) .*\b(?:phrased?|worded?|"
            r"describe\w*|characteri[sz]e\w*|term(?:ed)?|dubb?(?:ed)?|billed|branded|label+ed)\b",
            r"\bin (?:(?:\w+ ){0,2}\w+(?:'s|s')|his|her|their) words?\b|\bin the words of\b",
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
            r"\bwhat(?:['’]s| is| was) the size of\b",
            r"\bprice tag\b|\bwhat (?:\w+ ){0,2}(?:amount|sum|price|figure|fee|cost|total)\b",
            r"\bwhat (?:did|does|do|is|was|will) .* (?:worth|cost|paid|pay)"
            r"(?=\W*$| (?:to|for|in|on|by|at|the|a|an|each)\b)",
        ),
    ),
    (
        "manner",
        (
            r"\b(?:by|in|through) (?:what|which) (?:ways?|means|manner|methods?)\b",
            r"\bwhat (?:did|does|do|had|has|have) (?!.*\b(?:say|tell|claim)\b)"
            r".* (?:think|thought|make|made) of\b",
            r"\bwhat(?:['’]s| is| was| were| are) .*\b(?:views?|opinions?|attitudes?|stance|take"
            r"|feelings?|thoughts?|verdict) (?:of|on|about|over|towards?|regarding)\b",
        ),
    ),
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
            r"\bwhy\b|\bhow come\b|\bon (?:what|which) (?:grounds?|basis|pretext)\b",
            r"\b(?:for|over|because of) what\b",
            r"\bwhat (?:was|is|were) (?:the|his|her|their|its) (?:\w+ )?"
            rf"{REASONS}\b",
            rf"\b(?:what|which) (?:\w+ )?{REASONS}\b",
            r"\bhow (?:did|does|do|was|were|is|are)\b.*\b(?:justif(?:y|ied)|explain(?! that)"
            r"|rationali[sz]ed?|account(?:ed)? for)\b",
            r"\b(?:with|to|towards?) (?:what|which) (?:\w+ )?(?:aims?|ends?|purposes?|goals?"
            r"|intentions?|objects?|objectives?|view)\b",
            r"\bwhat (?:made|prompted|caused|triggered|drove|led|sparked|provoked|pushed|forced"
            r"|moved(?! (?:from|to|in|on|ahead|forward)\b)|persuaded|motivated|motivates|inspired"
            r"|explains?|explained|justif(?:y|ied|ies)"
            r"|accounts? for|accounted for|brought about|gave rise|set off|underl(?:ies|ay))\b",
            r"\bwhat(?:['’]s| is| was| were| are| lies| lay| stands| stood) behind\b",
            r"\bwhat(?:['’]s| is| was| were| are) the (?:\w+ )?(?:purpose|point|aim|goal|objective"
            r"|idea|thinking|rationale|reasoning|logic|intention|motivation)"
            r" (?:of|behind|in|for)\b",
            r"\b(?:meant|supposed|intend(?:ed)?|designed|hop(?:e|ed|ing)|tried|try(?:ing)?|expected"
            r"|want(?:ed)?) to (?:achieve|accomplish|bring about)\b",
            r"\bwhat (?:would|will|could) .*\b(?:achieve|accomplish)\W*$",
            r"\bfor (?:what|which) (?:purpose|end|sake)\b",
            r"\bwhat (?:had|did|have|has) .*\b(?:do(?:ne)? to (?:deserve|merit|provoke)"
            r"|done to (?:earn|be|get))\b",
            r"\bwhat (?:(?:did|was|were|is|are|does|do|has|had) .* )?for\?$",
            rf"\bwhat (?:was|is|were|are) .*\b(?:{_FEELINGS}) (?:about|over|at|with|by|of|for)\b",
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

_AUXILIARY: Final = (
    r"(?:(?:did|does|do|is|was|were|are|has|have|had|will|can|could|would|should)(?:n['’]?t)?"
    r"|won['’]t|can['’]t|must)"
)
_ASKING: Final = r"(?:what|which|who|whom|whose|why|how|when|where)\b"

YES_NO: Final = re.compile(rf"^\W*(?:and |but |so |then )?{_AUXILIARY}\b")

_OPENS: Final = r"^\W*(?=\w)(?:(?:and|but|so|then|well|hey|or) )*"
_ASKS_ELSE: Final = rf"[^?]*(?:[,:;]|\band|\bbut|\bor) (?:\w+ )?{_ASKING}"

CLOSED: Final = re.compile(
    # "Is it true that", "Can I write that": nothing else is asked behind it
    rf"{_OPENS}(?:is it (?:really |actually )?"
    r"(?:true|right|correct|accurate|fair|safe|the case|so)\b"
    r"|am i (?:right|correct)\b|would it be \w+ to (?:say|write)\b|true or false\b"
    r"|(?:can|could|may|might) (?:i|we|one) (?:(?:now|then|safely|fairly|also|really|still) )*"
    rf"(?:say|write|report)\b(?! {_ASKING}))(?!{_ASKS_ELSE})"
    # "I wonder whether"
    rf"|{_OPENS}(?:i|we|please|pls|may|might|can|could|do|want|need|trying|let|not)\b[^?,:;]*?"
    r"\b(?:know|learn|ask|inquire|wonder|check|sure|confirm) (?:whether|if (?!you\b))"
    rf"(?!.*\bor\b)(?!{_ASKS_ELSE})"
    # "Did the number rise": no other word in it asks
    rf"|^\W*(?=\w)(?:and |but |so |then )?{_AUXILIARY} (?!you\b|i\b|we\b|it\b|there\b)"
    rf"(?!.*\bor\b)(?!.*\b{_ASKING})"
    # "In May, did the coach resign?", "The coach resigned, right?": nothing before it asks
    rf"|^(?!\W*(?:and |but |so )?(?:\w+ )?(?:what|who|whom|whose|which|why|how|where)\b)"
    rf"(?!\W*(?:and |but |so )?when(?:,| {_AUXILIARY}\b))(?!{_ASKS_ELSE})"
    r"(?!\W*(?:list|enumerate|summari[sz]e|outline|compare)\b)"
    rf"\W*(?=\w)[^?]*(?:[,:;] (?:and |so )?{_AUXILIARY} (?!you\b|we\b|i\b)"
    r"(?!it (?:given|said|told|known|stated|mentioned|clear)\b)(?!.*\bor\b)"
    rf"(?![^?]*\b{_ASKING})[^?]*\?"
    r"|[,.;:–—-]? (?:right|true|tru|correct|rite|is (?:that|this) (?:right|so|true|correct)|y/n"
    r"|yes or no|true or (?:false|no)|or no|or nah)\W*$)"
)
"""A question for yes or no, however it is led up to."""

STATEMENT: Final = re.compile(
    r"\b(?:what|which) (?:item|entry|event|development)\b"
    r"|\bwhat (?:does|did|do) (?:the|its?|this) (?:chronology|timeline|record|log|list)\b"
    r"|\b(?:who|which|what)\b.*\b(?:whom|(?:which|what)(?: (?!date|day|month|year)\w+)?)\W*$"
)
"""What asks for two things at once ("who met whom") or for an entry: a whole clause answers."""

_LINKS: Final = (
    "after|following|once|since|in the wake of|in the aftermath of|on the heels of|in response to",
    "before|ahead of|in advance of|prior to|in the run-up to|until|till|pending",
    "despite|in spite of|notwithstanding|in defiance of|regardless of",
    "during|in the course of|amid|in the midst of",
    "in exchange for|in return for",
    "instead of|rather than|in place of",
)
"""Ways to lead to what comes before, after and so on, as patterns, those of like meaning in one."""

_LINK: Final = "|".join(_LINKS)
BY_LINK: Final = re.compile(
    rf"\b(?P<link>{_LINK}) (?:what|which)\b"
    rf"|\bwhat\b[^?]*?\b(?:come|came|happen\w*|take place|took place|occur\w*|be held|resume\w*"
    rf"|start\w*|end\w*) (?P<last>{_LINK})\W*$",
    re.IGNORECASE,
)
"""Asks for what one of these words leads to: "after what event", "what will it come after?"."""

TAKES_PLACE: Final = re.compile(
    r"\bwhat (?:event |events |all |else |exactly )?"
    r"(?:(?:happened|occurred|transpired)(?! (?:to|with)\b)|took place|takes place|went on"
    r"|was (?:going|happening) on)\b"
)
"""Asks what happened: a whole clause tells it, by its verb or by a noun: "a fair takes place"."""

STANCE: Final = re.compile(
    r"\b(?:(?:stands?|stood|c[ao]mes? down|land(?:ed)?) (?:on|over|about|with regard)"
    r"|differ|diverge|disagree|part ways|part company)\b"
)
"""Where somebody stands on a matter, or two differ, is an opinion and no place."""

ASKS_OFFICE: Final = re.compile(
    r"^\W*[Ww]hat does (?:[A-Z][\w.’'-]* ?){1,4} ?do(?: for a living)?\W*$"
    r"|^\W*[Ww]hat (?:is|was) the (?:role|position|title) of (?:[A-Z][\w.’'-]* ?){1,4}\W*$"
)
"""Asks what somebody is, by name."""

ALTERNATIVE: Final = re.compile(
    r"\b(\w[^,;:?]*?),? or (?:(?:with|in|by|to|from|for|on|at) )?([^,;?]+)\?*$"
)

PROMINENT: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(NATIONALITIES))}|senior|public|political|military|leading|key|top"
    r"|prominent|major|opposition|religious|historical|influential|well-known)"
    r" figures?\b|\bfigures?\b.+\b(?:meet|met|see|saw|speak|spoke|talk|talked|visit|visited"
    r"|receive|host|greet|call|attack|criticize|praise|thank|accuse)\b|\bfigures? (?:say|said)\b"
)
"""Persons and no numbers: "which French figures", "which figures did she meet"."""


INDIRECT: Final = re.compile(
    r"^\W*(?:is|are|was|were|did|does|do|has|have|had|will|would)\b(?!.*\b(?:know|tell|told|say|said"
    r"|mention|state|give|explain|reveal|report|show|clear|known|remember|find|indicate|specify"
    r"|disclose|word|idea|information)\b)",
    re.IGNORECASE,
)
"""Opens a question for yes or no in which a question word asks nothing: "glad about how much"."""
