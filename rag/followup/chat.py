"""How chats write: words cut short, digits for words, remarks that say nothing of the matter.

What is written short is written out, and what only colours a question goes.

    >>> written_out("did the coach rly quit or nah lol")
    'did the coach really quit'
    >>> written_out("wats the score & whos gonna pay 4 it")
    "what's the score & who's going to pay for it"
"""

from __future__ import annotations

import re
from typing import Final

from rag.followup.timepoints import DATE
from rag.followup.wordforms import PRONOUNS, QUESTION_WORDS, form_of, is_plural
from rag.verb_lists import DETERMINERS

_CHAT: Final = dict(
    pair.split("=")
    for pair in (
        "wat=what wot=what wht=what wut=what wtf=what waht=what whta=what wuz=was wen=when "
        "whn=when wehn=when wich=which whcih=which hw=how wy=why y=why whi=why wher=where hu=who "
        "n=and nd=and w/o=without w/=with w=with b4=before afta=after abt=about bout=about "
        "btwn=between frm=from thru=through bcuz=because cuz=because becuz=because "
        "bc=because coz=because cos=because ppl=people da=the teh=the hte=the u=you ya=you "
        "ur=your r=are pls=please plz=please dat=that tht=that dem=them thier=their "
        "govt=government gov=government prez=president pres=president natl=national "
        "intl=international msg=message msgs=messages mtg=meeting mtgs=meetings "
        "diff=different smth=something sth=something smthn=something "
        "smthing=something sumthin=something sumthing=something sum1=someone some1=someone "
        "any1=anyone every1=everyone noone=nobody wud=would wld=would cud=could cld=could "
        "shud=should shld=should hv=have hav=have hvnt=haven't gr8=great l8r=later "
        "rly=really rlly=really prob=probably probs=probably mny=many mch=much "
        "bak=back bk=back yr=year yrs=years wk=week wks=weeks hrs=hours mins=minutes "
        "rn=now atm=now atleast=at_least alot=a_lot gonna=going_to gunna=going_to wanna=want_to "
        "gotta=have_to lemme=let_me gimme=give_me dunno=don't_know "
        "acc=according accdg=according whats=what's wats=what's wots=what's wuts=what's "
        "whos=who's whens=when's wens=when's wheres=where's whys=why's hows=how's hws=how's "
        "thats=that's theres=there's arent=aren't isnt=isn't wasnt=wasn't werent=weren't "
        "dont=don't doesnt=doesn't didnt=didn't hasnt=hasn't havent=haven't hadnt=hadn't "
        "cant=can't wont=won't couldnt=couldn't wouldnt=wouldn't shouldnt=shouldn't im=I'm ive=I've"
    ).split()
)
"""What is written for short in chats, lower case; `_` stands for a blank."""

_SHORT: Final = re.compile(
    rf"(?<![\w'’.&/-])(?:{'|'.join(sorted(_CHAT, reverse=True))})(?![\w'’.&-])"
)
_NOISE: Final = re.compile(
    r"[\s,]*(?<![\w'’/-])(?:lo+l+z?|lm(?:f)?ao+|rofl|o+mf?g+|wow|hah(?:a|h)*|hehe|smh|tbh|ngl|imh?o"
    r"|fr|frfr|ffs|jk|bro|bruh|dude|fam|tf|tho|ty|tysm|thx|thnx|tnx|xd)(?![\w'’/-])(?=[\s,.!?)]|$)"
)
"""What only colours a question."""
_OPENING: Final = re.compile(
    r"^\W*(?:(?:yo+|so like|um+|uh+|er+m?|idk|idc|quick q|y/n)(?![\w'’-])[\s,:!.-]*)+(?=\w)",
    re.IGNORECASE,
)
_EITHER: Final = re.compile(
    r"[\s,;:?(–—-]*(?<!whether )\b(?:y\s?/\s?n|yes\s?/\s?no|yes or no|true or false"
    r"|t\s?/\s?f|true\s?/\s?false|or (?:nah|nope|not|no|what|naw))\b\W*$",
    re.IGNORECASE,
)
"""Asks for a yes or a no, which the question does by itself."""
_DIGIT: Final = re.compile(
    r"(?:(?<=\w )|^)(?P<digit>[24])(?= (?P<after>[A-Za-z][\w'’-]*)(?P<rest>.*))"
)
_NUMBERED: Final = re.compile(
    r"(?:no|nr|number|day|phase|round|part|article|figure|point|top|last|first|next|the|of|only"
    r"|about|least|most|than|by|these|those|all|just)$",
    re.IGNORECASE,
)
"""Stands before a digit that counts."""
_COUNTED: Final = frozenset(
    "or and to of more other new different main in at on by per percent pm am o'clock million "
    "billion hundred thousand dozen".split()
)


def written_out(question: str) -> str:
    """Return a question with what chats write short written out, and no more remarks."""
    text = _NOISE.sub("", question).strip().replace(" + ", " and ")
    text = _EITHER.sub(lambda found: "?" if found.group()[-1:] == "?" else "", text)
    text = _OPENING.sub("", text)
    text = _SHORT.sub(lambda found: _CHAT[found.group()].replace("_", " "), text)
    text = _DIGIT.sub(_digit, text)
    return text if any(map(str.isalnum, text)) else question


def _digit(found: re.Match[str]) -> str:
    """Return "to" or "for" where a digit stands for it, and counts nothing."""
    before = "".join(found.string[: found.start()].split()[-1:])
    after = found["after"].lower()
    second = (re.findall(r"[\w'’-]+", found["rest"]) or [""])[0].lower()
    month = DATE.fullmatch(before) or before.lower() == "may"
    small = DETERMINERS | PRONOUNS | QUESTION_WORDS
    counts = after in _COUNTED or is_plural(after) or (after not in small and is_plural(second))
    counts = counts or not (found.string.islower() or after in small)
    month = month or DATE.match(after) or after == "may"
    if month or counts or _NUMBERED.match(before) or form_of(after) in ((after, "past"),):
        return found["digit"]
    return "to" if found["digit"] == "2" else "for"
