"""General knowledge that the text does not spell out: which names mean the same party or place.

Kept small on purpose. Only names belong here that a newspaper uses without explaining them;
what a text says of its own people (who is the defense secretary) is read from the text itself.
Keys are entity terms; they end in `_`, which no word of a text does.
Values are phrases as they read, lower case, without punctuation.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

ALIASES: Final = MappingProxyType(
    {
        "dprk_": (
            "dprk", "north korea", "north korean", "north koreas", "north koreans", "the north",
            "the norths", "n korea", "nkorea", "nk", "pyongyang", "pyongyangs", "kim regime",
            "democratic peoples republic of korea",
        ),
        "rok_": (
            "rok", "south korea", "south korean", "south koreas", "south koreans", "the south",
            "the souths", "s korea", "skorea", "sk", "republic of korea", "seoul", "seouls",
            "blue house", "rokg",
        ),
        "us_": (
            "us", "usa", "united states", "united states of america", "america", "americas",
            "american", "americans", "washington", "washingtons", "stateside", "usg",
        ),
        "blue_house_": ("blue house", "cheong wa dae", "presidential office"),
        "inter_korean_": (
            "inter korean", "interkorean", "north south", "two koreas", "both koreas",
            "the koreas", "intra korean",
        ),
        "un_": ("un", "united nations", "unga", "unsc", "un general assembly"),
        "kim_jong_un_": (
            "kim jong un", "kim jung un", "jong un", "kim jongun", "chairman kim", "kju",
        ),
        "unga_": (
            "unga", "un general assembly", "general assembly", "united nations general assembly",
        ),
        "unsc_": (
            "unsc", "un security council", "security council", "united nations security council",
        ),
        "usfk_": ("usfk", "us forces korea", "us forces in korea"),
        "unc_": ("unc", "united nations command", "un command"),
        "cfc_": ("cfc", "combined forces command"),
        "mnd_": (
            "mnd", "ministry of national defense", "defense ministry", "ministry of defense",
        ),
        "state_department_": (
            "state department", "department of state", "foggy bottom", "us state department",
        ),
        "treasury_": ("treasury", "treasury department", "department of the treasury"),
        "pentagon_": ("pentagon", "defense department", "department of defense", "dod"),
        "iaea_": ("iaea", "international atomic energy agency", "un nuclear watchdog",
                  "nuclear watchdog", "atomic watchdog", "atomic agency"),
        "dmz_": ("dmz", "demilitarized zone"),
        "jsa_": ("jsa", "joint security area", "panmunjom"),
        "korus_": (
            "korus", "korus fta", "korus free trade agreement", "free trade agreement", "fta",
            "korea us trade deal", "free trade deal", "free trade pact", "trade deal", "trade pact",
        ),
        "csis_": ("csis", "center for strategic and international studies"),
        "fm_": ("fm", "foreign minister", "foreign ministers"),
        "opcon_": ("opcon", "wartime operational control", "operational control"),
        "russia_": ("russia", "russian", "russians", "russias", "moscow", "kremlin"),
        "china_": ("china", "chinese", "chinas", "beijing", "prc"),
        "turkey_": ("turkey", "turkish", "ankara", "turkiye"),
        "kcna_": ("kcna", "korean central news agency"),
        "ncnk_": ("ncnk", "national committee on north korea"),
        "ngo_": ("ngo", "ngos", "aid group", "aid groups", "aid organizations", "charities"),
        "thaad_": ("thaad", "terminal high altitude area defense"),
        "sma_": ("special measure agreements", "special measures agreement", "sma"),
    }
)  # fmt: skip

PARTIES: Final = frozenset({"dprk_", "rok_", "us_", "inter_korean_", "kim_jong_un_"})
"""Terms that replace the words of a name, which alone would match the wrong party ("Korea" in
both names, "Kim" in two persons'). Other names keep their words beside the term."""

CAPITALS: Final = frozenset({"pyongyang", "pyongyangs", "seoul", "seouls", "washington"})
"""Cities that stand for their governments and for themselves: word and term are both kept."""

SPELLINGS: Final = MappingProxyType(
    {
        "adviser": "advisor", "advisers": "advisors", "defence": "defense", "defences": "defenses",
        "centre": "center", "programme": "program", "programmes": "programs",
        "neighbour": "neighbor", "labour": "labor", "favour": "favor", "honour": "honor",
        "licence": "license", "grey": "gray", "judgement": "judgment", "travelling": "traveling",
        "cancelled": "canceled", "cancelling": "canceling", "targetted": "targeted",
        "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "nukes": "nuclear", "nuke": "nuclear",
        "denuke": "denuclearization", "denuking": "denuclearization", "levelled": "leveled",
        "leant": "leaned", "learnt": "learned", "spelt": "spelled", "burnt": "burned",
        "spoilt": "spoiled", "dreamt": "dreamed", "whilst": "while", "amongst": "among",
        "cheque": "check", "tonnes": "tons", "wargames": "drills", "un's": "un",
    }
)  # fmt: skip
"""British and informal spellings -> the spelling that is indexed. Words in -ise, -isation and
-our that are not listed are folded by rule in `index.analyze`."""
