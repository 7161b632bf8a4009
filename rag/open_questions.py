"""Questions that ask for all that somebody did or said, or that is told of somebody or something.

They name no matter by which sentences could be found, so that whoever or whatever is named decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.aliases import ALIASES, CAPITALS, PARTIES
from index.analyze import terms, terms_of_each, words
from rag.ask import Ask
from rag.premise import countries
from rag.retrieve import Match
from rag.short import COUNTRY_WORDS
from rag.topics import topic_of

_DOING: Final = frozenset(
    terms(
        "do say tell state announce declare claim report suggest argue note remark comment talk "
        "speak statement announcement comment word words public publicly call describe express "
        "think want view position stance line message happen event action activity step move "
        "news up each respectively chronology timeline entry entries record recorded please list "
        "give tell show all everything us_ president "
        "secretary minister leader gen general amb ambassador sen senator rep representative envoy "
        "special adm admiral col colonel mr mrs ms dr chairman commander fm incoming outgoing "
        "north south korea korean american government official officials "
        "agency agencies media respectively side sides both between foreign defense state joint "
        "staff head chief boss top diplomat departing leaving former new deputy thing things "
        "first last next final earliest latest"
    )
) | terms_of_each(CAPITALS)
"""Terms that ask what somebody did or said without saying about what."""

_TELLING: Final = frozenset(
    terms(
        "run walk take through item one lot busy come story part play role figure feature appear "
        "crop turn mention mentioned instance learn hear know read article text author paper full "
        "complete whole entire information info detail background fact material bit little"
    )
)
"""Terms that ask for all that is told of somebody or something."""

_ITEMS: Final = re.compile(r"(?<=\w{3} \w{3}.{6}): [^:]*$")
"""What a question for all of something adds as examples: "trips, talks, promises"."""


def wants_all(ask: Ask) -> bool:
    """Tell whether all is wanted that a question is about, if it is open."""
    return ask.kind == "list" or topic_of(ask.text) != ""


def is_open(ask: Ask) -> bool:
    """Tell whether no more is asked than what a person or a party did or said.

    All that is told of a body or a country may be asked for as well.
    """
    listed = wants_all(ask)
    query = _ITEMS.sub("", ask.query) if listed else ask.query
    asked = set(terms(query)) - ask.given_names
    named = mentioned(query) if listed else frozenset()
    known = ask.persons | PARTIES | named | _DOING | (_TELLING if listed else frozenset())
    return bool(ask.persons | (asked & PARTIES) | named) and not asked - known


def mentioned(query: str) -> frozenset[str]:
    """Return the terms of the bodies and countries that a query names, but parties."""
    asked = set(terms(query))
    bodies = [body for body in ALIASES if body in asked and body not in PARTIES]
    lands = [word for word in words(query) if word.title() in COUNTRY_WORDS]
    own = terms(" ".join((*(name for body in bodies for name in ALIASES[body]), *lands)))
    return frozenset((*bodies, *own)) - PARTIES


def mentions(ask: Ask, ranked: Sequence[Match]) -> list[Match]:
    """Return the sentences that name any of the bodies and countries that are asked about."""
    bodies, lands = mentioned(ask.query) & ALIASES.keys(), countries(ask.query)

    def named(text: str) -> bool:
        return not bodies.isdisjoint(terms(text)) or bool(lands & countries(text))

    return [match for match in ranked if named(match.sentence.text)]
