"""The words of which a frame around a question is made, by what they do there.

All lower case. A frame is courtesy, who asks and for what, the text at hand, and what asker and
answerer do with it; the rest is small words that mean nothing by themselves.
"""

from __future__ import annotations

from typing import Final

COURTESY: Final = frozenset(
    "hi hello hey hiya greetings dear good morning afternoon evening day please pls plz kindly "
    "thanks thank thx cheers sorry apologies excuse pardon ok okay well um uh hmm hm oh ah right "
    "alright anyway btw fyi lol folks guys sir madam assistant bot so but now actually".split()
)
ASKER: Final = frozenset(
    "i i'm im i'd i've i'll we we're we'd we've my our me you you're u your yours anyone anybody "
    "someone somebody question questions query".split()
)
HIS_WORK: Final = frozenset(
    "teacher professor prof boss editor friend colleague tutor instructor lecturer supervisor "
    "classmate homework assignment essay thesis paper coursework class seminar exam quiz story "
    "presentation school university project student journalist reporter analyst researcher report "
    "dissertation".split()
)
"""Who asks, for whom and for what."""
PUBLIC_WORK: Final = frozenset("project report school university story analyst student".split())
"""Those of them of whose sort a text may tell: "a permit for the railway project"."""
DOING: Final = frozenset(
    "write writing read reading study studying hearing prepare preparing work working".split()
)
TEXT: Final = frozenset(
    "article text document chronology timeline author writer piece essay paper passage source "
    "sources".split()
)
DEALINGS: Final = frozenset(
    "know knows known tell tells telling told say says saying ask asks asked asking wonder "
    "wonders wondering wondered curious interested confused unsure sure certain clear remember "
    "recall forget forgot forgotten find finding mind figure understand learn learning hear see "
    "check confirm clarify explain describe specify mention mentions mentioned state states "
    "stated give gives given show shows shown look looking trying try want wants wanted need "
    "needs like liked love loved help inform remind let go happen wish hoping hope hoped".split()
)
SMALL: Final = frozenset(
    "quick short brief simple silly stupid dumb obvious basic general maybe perhaps possibly just "
    "also still really quite not there it this that here one more another some any a an the idea "
    "chance clue out up to for of about on in at from as with by regarding concerning according "
    "per based once again if be been being am is are was were do does did don't dont doesn't "
    "didn't can can't cant cannot keep keeps much many advance context background tomorrow "
    "tonight soon bit lot thing things "
    "could couldn't will would wouldn't might may have has had having what's "
    "whats how's something anything everything briefly exactly precisely following what".split()
)
MANNER: Final = frozenset(
    "answer answers answering short briefly brief only one two word words sentence sentences line "
    "lines keep make quick quickly detail details full fully list bullet bullets points format "
    "cite citing citation citations quote quotes quoting reference references referenced page "
    "pages evidence include including provide add your exact exactly source with and or "
    "then too passage passages where it's its that's".split()
)
"""In what manner an answer is wanted; every answer here is quoted with its source."""
FRAME: Final = COURTESY | ASKER | HIS_WORK | DOING | TEXT | DEALINGS | SMALL

REQUESTS: Final = frozenset(
    "list name give show tell describe explain summarize summarise identify find quote state "
    "outline recount compare trace recap compile".split()
)
"""Imperatives with which a question may begin."""
GIVING: Final = frozenset(
    "tell tells told ask asks asked show give gives remind let inform".split()
)
CLITICS: Final = frozenset(("'s", "'d", "'re", "'m", "'ve", "'ll"))
COMMON: Final = frozenset("known idea clue mentioned stated specified".split())
"""What is asked of anybody: "Is it known", "Any idea"."""
LEADS: Final = frozenset("so but now right actually day".split())
"""Words of courtesy with which a follow-up may begin as well."""
OPEN: Final = frozenset("if whether".split())
BEFORE_OPEN: Final = GIVING | frozenset(
    "know knows wonder wondering wondered sure unsure certain clear me us say says mention "
    "mentions state states idea clue remember recall out check confirm curious see understand "
    "about".split()
)
BEFORE_WHICH: Final = frozenset(
    "in on at to by for from with of under during since until after before against".split()
)
POINTING: Final = frozenset("that this those these one his her their its".split())
