"""Whether a sentence fills a slot that few words can fill: a time of day, a reply, a crime.

>>> fills_slot("What time did they meet?", "They met in Oslo on Monday.")
False
>>> fills_slot("What did Oslo say in reply?", "Oslo rejects the offer.")
True
"""

from __future__ import annotations

import re
from typing import Final

from rag.short import reacts

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
            r"\bin (?:reply|response|answer|return)\W*$"
            r"|\b(?:what|how) (?:did|does|was|is)\b.*\b(?:reply|answer|respond|retort"
            r"|(?:write|say|shoot|fire|hit) back)\b"
            r"|\bwhat (?:\w+ )?(?:reply|answer|response|counter-?offer|counter-?proposal)\b",
            r"\b(?:repl|respon|answer|retort|react|counter|reject|accept|refus|agree|welcom|prais"
            r"|dismiss|rebuff|thank|conten|warn|condemn|turn\w* down|turn\w* away|in turn)",
        ),
        (
            r"\bcrimes?\b.*\b(?:commit\w*|accus\w*|guilty)\b|\baccused of\b|\bcharged with\b"
            r"|\b(?:do|done) to (?:get|be|end up|land|deserve)\b.*"
            r"\b(?:arrest\w*|detain\w*|jail\w*|lock\w*|prison\w*|sanction\w*|blacklist\w*)\b",
            r"\b(?:accus|alleg|blam|charg|crim|cyber|convict|violat|breach|illegal|unlawful|offen[cs]e"
            r"|spy|espion|guilt|cheat|smuggl|trespass|subver|hostile|theft|fraud|trad|suppl|help"
            r"|tortur|kill|undermin)",
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
    )
)  # fmt: skip
"""What asks for something that is told in few ways, and the words one of which tells it."""


def fills_slot(question: str, sentence: str) -> bool:
    """Tell whether a sentence has a word of what is asked; true where no such slot is asked."""
    reacting = reacts(question, sentence)
    if reacting is not None:
        return reacting
    return all(told.search(sentence) for asked, told in _SLOTS if asked.search(question))
