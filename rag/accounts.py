"""What a question asks beside its time: something of its own, or only what there was.

"Piece together what unfolded", "what does the log have" and "bring me up to speed" say no more
than that everything is asked for.

    >>> content("Could you put together what took place?")
    set()
    >>> sorted(content("Which bridge did they open?"))
    ['bridg']
"""

from __future__ import annotations

import re
from typing import Final

from index.analyze import terms

_FAMILIES: Final = (
    # that something was
    "happen happened happening happenings occur occurred occurrence occurrences take took taken "
    "place go goes going goings gone went come comes came coming transpire transpired unfold "
    "unfolded unfolding befall befell ensue ensued arise arose bring brings brought offer see saw "
    "seen lie lay fall fell fallen belong belongs date dated pass passed mark marks marked crop "
    "cropped",
    # that it is told
    "report reports reported record records recorded note notes noted log logs logged list lists "
    "listed mention mentions mentioned register registered enter entered document documented "
    "find found show shown stand stands sit sits appear appears hold holds contain contains "
    "feature features include includes cover covers covered carry carries have got put read",
    # what it is
    "event events entry entries item items development developments thing things stuff incident "
    "incidents occasion occasions news headline headlines highlight highlights bullet bullets line "
    "lines anything everything something nothing lot moment moments bit bits detail details rest "
    "remainder other others more",
    # where it is told
    "timeline chronology log record article story calendar diary sequence chain",
    # when it was
    "anywhere somewhere day days date dates week weeks weekend month months fortnight quarter "
    "period year years time "
    "window stretch span spell interval holiday early late mid around between during middle whole "
    "entire first last next previous following latest earliest oldest newest recent second third "
    "one two three four five six seven eight nine ten dozen inclusive exclusive included "
    "excluding onward onwards forward forwards",
    "january february april june july august september october november december",
    # how an end of it is called
    "open opens opening close closes closing begin begins beginning began start starts started "
    "end ends ended finish finishes finished conclude concludes kick kicks kicked lead leads led "
    "set sets round rounds rounded wrap wraps wrapped finale opener top bottom head foot tail "
    "parting",
    # how it is asked for
    "feel i'd i'm i'll give show tell describe describes list name get know want need like look"
    " provide present "
    "compile assemble collect gather piece together sum summary summarise summarize summed digest "
    "rundown recap overview outline account recount narrate retrace trace review walk run talk "
    "guide step fill catch brief briefing speed set bring updated update picture please quick"
    " quickly "
    "briefly short main key important major significant notable top big biggest order "
    "chronological chronologically blow full complete exact exactly precisely number many total "
    "altogether most fewest least",
    "korea korean related relations",
)
"""Families of words that an account of any time may be asked for with."""

_GENERIC: Final = frozenset(terms(" ".join(_FAMILIES)))

_SETTING: Final = re.compile(
    r"\b(?:on|in|within|across|around|with|for|about|concerning) the (?:whole |entire )?"
    r"(?:peninsula|continent|island|region|area|country|world|alliance|partnership|relationship)\b",
    re.IGNORECASE,
)
"""Where all of it happens: "what happened in the region" asks no more than what happened."""

_TOLD_AGAIN: Final = re.compile(
    r"\((?:\d{1,2}(?!\d)(?:st|nd|rd|th)?|to|through|and|[-–—,. ])+\)|\b\d{1,2}(?:st|nd|rd|th)\b"
)
"""Days told once more: "the first week of October (1st to 7th)"."""


def content(text: str) -> set[str]:
    """Return the terms of a text that say more than that something happened."""
    return set(terms(_SETTING.sub(" ", _TOLD_AGAIN.sub(" ", text)))) - _GENERIC


_EXCEPT: Final = re.compile(
    r"[,(]?\s*\b(?:(?:apart|aside) from|other than|besides|except(?:ing)?(?: for)?|excluding"
    r"|not counting|disregarding|ignoring|setting aside|(?:leaving|putting|setting)(?=[^,.?]+"
    r" aside\b))\s+"
    r"(?P<what>[^,.?;()]+?)(?: aside)?\s*(?:[,)]+|(?=[.?;]|$))",
    re.IGNORECASE,
)


def left_out(text: str) -> tuple[str, str]:
    """Return a text without what it leaves out, and the words for that, "" where it is nothing.

    >>> left_out("Leaving the parade aside, what happened?")
    ('what happened?', 'the parade')
    """
    found = _EXCEPT.search(text)
    if found is None:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), found["what"]
