"""Whether a sentence fills a slot that few words can fill: a time of day, a reply, a crime.

>>> fills_slot("What time did they meet?", "They met in Oslo on Monday.")
False
>>> fills_slot("What did Oslo say in reply?", "Oslo rejects the offer.")
True
"""

from __future__ import annotations

import re
from typing import Final

from index.calendar_words import LONG_MONTHS, MONTHS
from rag.short import reacts

_WHEN: Final = rf"(?:{'|'.join((*LONG_MONTHS, *MONTHS, 'Christmas', 'Easter'))})\b"
_SLOTS: Final = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for asked, told in (
        (
            r"\b(?:what|which) (?:time of (?:the )?day|hour)\b"
            r"|^\W*(?:and )?(?:at )?what time (?!of\b)",
            r"\d ?[ap]\.?m\b|\d:\d\d|\b(?:noon|mid-?day|midnight|morning|afternoon|evening|night"
            r"|overnight|dawn|dusk|sunrise|sunset|hours?)\b|o['’]clock",
        ),
        (
            r"\bhow (?:fast|quick(?:ly)?) .*\b(?:fly|flew|flying|travel|drive|run|sail|move)\b"
            r"|\b(?:what|which|top) speed\b",
            r"km/h|\bmph\b|\bknots?\b|\bmach\b|\b(?:per|an|a) (?:hour|second)\b|\bspeeds?\b"
            r"|supersonic",
        ),
        (
            r"\bin (?:reply|response|answer|return)\W*$|\b(?:what|how) (?:did|does|was"
            r"|is)\b.*\b(?:reply|answer|respond|retort|(?:write|say|shoot|fire|hit) back)\b"
            r"|\bwhat (?:\w+ )?(?:reply|answer|response|counter-?offer|counter-?proposal)\b",
            r"\b(?:repl|respon|answer|retort|react|counter|reject|accept|refus|agree|welcom"
            r"|prais|dismiss|rebuff|thank|conten|warn|condemn|turn\w* down|turn\w* away|in turn"
            r"|decr(?:y|i)|denounc|slam|blast|protest|object|rebuk|brand|den(?:y|i)|mock|scoff"
            r"|shrug|insist|hail|applaud|balk|bristl)",
        ),
        (
            r"\bcrimes?\b.*\b(?:commit\w*|accus\w*|guilty)\b|\baccused of\b|\bcharged with\b"
            r"|\b(?:do|done) to (?:get|be|end up|land|deserve)\b.*\b(?:arrest\w*|detain\w*"
            r"|jail\w*|lock\w*|prison\w*|sanction\w*|blacklist\w*)\b",
            r"\b(?:accus|alleg|blam|charg|crim|cyber|convict|violat|breach|illegal|unlawful"
            r"|offen[cs]e|spy|espion|guilt|cheat|smuggl|trespass|subver|hostile|theft|fraud|trad"
            r"|suppl|help|tortur|kill|undermin)",
        ),
        (
            r"\b(?:what|which) (?:political )?party (?:does|did|do|is|was)\b.*\b(?:belong|from"
            r"|member|represent|in|of)\b",
            r"\b(?:Democrat|Republican|Labou?r|Conservative|Liberal|Socialist|Communist|Green"
            r"|part(?:y|ies)\b|GOP\b|independent)",
        ),
        (
            r"\bhow (?:big|large|wide|slim|great|narrow|strong) .*\b(?:majority|margin|lead)\b",
            r"\b(?:seats?|votes?|points?|margin|%|per ?cent|slim|narrow|wide)\b",
        ),
        (
            r"\b(?:reason|explanation|justification|excuse|ground|rationale|pretext)s? (?:did"
            r"|does|do|has|have|had) .*\b(?:give|given|gave|offer|cite|provide|state|name"
            r"|put forward)(?:ed|d)?\b",
            r"\b(?:cit(?:e|es|ed|ing)|sa(?:y|ys|id|ying)|explain\w*|argu\w+|because|claim\w*"
            r"|blam\w+|due to|given|insist\w*|announc\w+|tell\w*|told|stat(?:e|es|ed|ing)"
            r"|express\w*|warn\w*|contend\w*|over|for|after|since|in order|reasons?|so that"
            r"|complain\w*|call(?:s|ed|ing)?|accus\w+|following|amid|to [a-z]+)\b",
        ),
        (
            r"\b(?:through|via|by|over|on|with) (?:what|which|whose) (?:\w+ )?(?:channel|route"
            r"|medium|vehicle|courier|network|platform|transport|mode|embassy|intermediary"
            r"|mediator|go-between|middleman|messenger|line)s? (?:did|was|were|has|have|had)\b"
            r"|\b(?:through|via|by way of) whom\b|\bmeans of transport",
            r"\b(?:through|via|by (?:letter|phone|mail|post|plane|train|ship|car|road|rail|sea"
            r"|air)|using|channel|route|courier|envoy|hand(?:s|ed|ing)?\b|deliver|phone|telegram"
            r"|tweet|e-?mail|broadcast|televis|tv\b|network|radio|twitter|website|online|media"
            r"|commentary|newspaper|post(?:ed|al)|embassy|ambassador|flew|fl(?:y|ies|ight)|plane"
            r"|jet|ship|train|car\b|road|rail|sea\b|air\b)",
        ),
        (
            r"\bhow (?:did|was|were) .*\b(?:message|letter|note|reply|word)\b.*\b(?:deliver"
            r"|transmit|convey|hand|reach|sent|get to|pass)",
            r"\b(?:through|via|by (?!the end)|using|channel|courier|envoy|hand(?:s|ed|ing)?\b"
            r"|deliver|phone|telegram|e-?mail|in person|carr(?:y|ies|ied)|brought|embassy)",
        ),
        (
            r"\b(?:job|post|position|role|office|assignment)\b.*\b(?:next|mov(?:e|es|ed"
            r"|ing) (?:on )?to|go(?:es|ing)? (?:on )?to|went (?:on )?to|tak(?:e|es|ing) up"
            r"|took up)\b|\bwhat (?:will|would|did|does) [^,;?]+ do (?:next|after (?:leav|resign"
            r"|quit|step|retir|his|her)|(?:once|when) (?:he|she))|\bwhat(?:['’]s| is"
            r"| are) [^,;?]+ (?:going|about) to do (?:next|after)|\bwhat(?:['’]s| is"
            r"| was) next for\b|\bwhere (?:will|would|did|does|is) [^,;?]+ (?:next"
            r"|go after \w+ing)\b",
            r"\b(?:becom|became|join|appoint|nominat|named? |retir|mov\w+ (?:on )?to\b"
            r"|new (?:job|post|role)|t(?:ake|akes|aking|ook) (?:over|up)\b|next|run(?:s"
            r"|ning)? for|elect|successor|succeed|replac|will (?:serve|lead|head|visit|go|travel"
            r"|fly|meet)|head(?:s|ing)? (?:for|to|north|south)|travel|visit)",
        ),
        (
            r"\bwhat (?:\w+ )?(?:did|does|has|have|had|could|will|would)\b[^?]*\b"
            r"(?:(?:get|got|gotten) (?:out of|from)|(?:bring|brought|take|took|carry|carried)"
            r" (?:back|home)|(?:gain|achieve|accomplish|obtain|secure|extract|win|won|reap)(?:e?d)?"
            r"(?: (?:from|with|by|in|at|out of)\b|\W*$)"
            r"|(?:come|came|walk|go|went)(?:ed)? (?:away|home) with|have to show for)",
            r"\b(?:agree|assur|promis|pledg|commit|success|progress|w[io]n|secur|obtain|g[eo]t|receiv"
            r"|concession|deal\b|approv|accept|grant|result|achiev|gain|establish|sign|nothing|no\b"
            r"|award|afford|provid|return|releas|free)",
        ),
        (
            r"\bwhat (?:did|had|has|does) [^?]+ (?:do|done|been)(?: for a living)?,?"
            r" (?:before|prior to) (?:he|she|they|becoming|joining|running|taking|coming|being"
            r"|entering|his|her)\b|\bwhere (?:did|had|was|were) [^?]+"
            r" (?:serve|work|train|study|teach|live|post)\w*\b[^?]*\b(?:before|previously|earlier"
            r"|formerly|first)\b|\bwhat (?:did|has|had) [^?]+ stud(?:y|ied)"
            r"(?: (?:at|in)\b[^?]*)?\W*$",
            r"\b(?:former|previous|ex-|once|served|serving|career|retired|earlier|stud(?:y|ied)"
            r"|graduat|degree|began|started)",
        ),
        (
            r"\b(?:what|which) (?:job|post|position|role|office) (?:did|had|was|has)\b.*"
            r"\b(?:before|previously|formerly|earlier)\b|\bwhat (?:was|were) [^?]*"
            r"\b(?:job|post|position|role|office)\b.*\b(?:before|previously)\b",
            r"\b(?:former|previous|ex-|once|served|serving|career|retired|earlier)",
        ),
        (
            r"\bwho (?:held|served"
            r"|led|headed|ran|had (?:the|his|her|their|been)|(?:was|were)(?! (?:\w+(?:ed|en|wn)"
            r"|shot|hit|sent|met|put|held|kept|told|made|found|there|at|on|with|to"
            rf"|in (?!office|charge|power|command))\b))\b.*\bbefore (?:him|her|(?!{_WHEN})"
            r"(?-i:[A-Z])\w+)\W*$|\bpredecessor\b",
            r"\b(?:former|previous|ex-|once|served|serving|career|retired|earlier|predecess"
            r"|succe[es]|replac|outgoing|took over|from .* to )",
        ),
        (
            r"\b(?:what|which|anything)\b(?:(?! (?:when|while|after|before|that"
            r"|who)\b).)*\b(?:discuss(?:ed|ing)?|(?:argue|argued|quarrel|confer|chat)(?:red|led"
            r"|ted)? (?:\w+ ){0,2}?about|(?:talk|sp[eo]ak|spoken|spoke)(?:ed"
            r"|ing)? (?:\w+ ){0,2}?(?:about|over|through)|(?:say|tell|said"
            r"|told) (?:to )?each other|c[ao]me up|go over|on the (?:agenda|table))\b|\b(?:what"
            r"|which)\b(?: \w+){0,4} (?:topics?|subjects?|issues?|themes?)\b.*\b(?:rais|address"
            r"|cover|touch|come\b|came\b|met\b|meet|sat down|talks?\b)|\bwhat .*\b(?:talks?"
            r"|conversations?|discussions?|meetings?|phone call)\b.* about\b(?: (?:on|in|at"
            r"|that)\b[^?]*)?\W*$|\bwhat (?:came|resulted) (?:out )?(?:of|from) .*\b(?:talks?"
            r"|meetings?|sessions?|negotiations?)\b|\bwhat(?:['’]s| is| was"
            r"| were) the (?:\w+ )?(?:outcome|result|upshot)s? of .*\b(?:talks?|meetings?"
            r"|sessions?|negotiations?|summit|visit)\b",
            r"\b(?:about|over|regarding|concerning|discuss|topic|agenda|aim|agree|sa(?:y|id|ys"
            r"|ying)\b|tell|told|urg|ask|call(?:s|ed|ing)? (?:for|on)|accus|credit|promis"
            r"|not(?:e|es|ed|ing)\b|warn|thank|prais|reiterat|stress|underscor|emphasi|declar"
            r"|describ|suggest|express|voic|complain|demand|offer|propos|acknowledg|conced"
            r"|insist|remind|pledg|vow|assur|rais|explain|argu|reassur|convinc|persuad|negotiat"
            r"|focus|address|touch\w* on|cover|deal)",
        ),
    )
)  # fmt: skip
"""What asks for something that is told in few ways, and the words one of which tells it."""


def fills_slot(question: str, sentence: str) -> bool:
    """Tell whether a sentence has a word of what is asked; true where no such slot is asked."""
    reacting = reacts(question, sentence)
    if reacting is not None:
        return reacting
    return all(told.search(sentence) for asked, told in _SLOTS if asked.search(question))
