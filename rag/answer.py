"""Ranked matches -> the sentences that answer, each cited, and the answer's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from index.aliases import PARTIES
from index.analyze import stem, terms, words
from index.article import reading
from index.chunk import long_date
from index.types import Document, Span
from rag.actors import names_kind
from rag.ask import Ask
from rag.choice import MOST
from rag.entries_on import entries_on, matter_asked
from rag.kinds import nothing_else, of_kind
from rag.lists import asks_for_several, is_list
from rag.open_questions import is_open, mentioned, mentions, wants_all
from rag.order import states_order
from rag.retrieve import Match
from rag.short import MAX_WORDS, ShortAnswer, asks_office, fullest_office
from rag.times import Times
from rag.topics import on_topic, topic_of
from rag.types import Citation

LIST_SHARE: Final = 0.86
"""By scores a list cites what scores at least this share of the best one's score."""

END_SHARE: Final = 0.88
"""The same share for the entries of which the first or the last is asked for."""

SAID_SHARE: Final = 0.92
"""Share of that share for a sentence that tells a time and calls it the first or last itself."""

_BOTH_KOREAS: Final = frozenset({"dprk_", "rok_"})

BESIDE_SHARE: Final = 0.85
"""The same share for the sentence before or after the best one that tells why or how with it."""

BESIDE_TRIED: Final = 4
"""Matches among which that sentence must be."""

SUBJECT_WORDS: Final = 3
PERSON_WORDS: Final = 5
"""Words in which a person is named that acts, with an office: "Secretary of State Mike Pompeo"."""

NEAREST: Final = 2

_GOES_ON: Final = re.compile(
    r"(?:he|she|they|it|his|her|their|its|this|these|such|though|although|but|yet|however|also"
    r"|still|thus|therefore|in doing so|as a result)\b",
    re.IGNORECASE,
)
"""Words that open a sentence which continues the one before it."""

_CHRONOLOGY: Final = re.compile(r"\b(?:chronology|timeline|entries|day-by-day|logged)\b", re.I)
"""Words by which a question asks of the chronology, not of the analysis."""


def settled(ask: Ask, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches to cite where rules decide, in the order of time; () where none does.

    Args:
        ask: what is to be found.
        ranked: matches, best first; with `times.only`, nothing but entries of its ranges.
    """
    if not ranked:
        return ()
    if ask.times.only:
        return one_end(ask.times, in_order(ranked))
    if introduced := _introducing(ask, ranked):
        return (introduced,)
    if listed := of_kind(ask.text, _in_chronology(ask, _on_days(ask, ranked))):
        return one_end(ask.times, in_order(listed[:MOST]))
    if ask.times.order:
        own = _own_entries(ask, ranked) if is_open(ask) else []
        return one_end(ask.times, in_order(own)) or _extreme(ask.times, ranked)
    if ask.times.ranges and is_open(ask) and not names_kind(ask):
        return in_order(_all_about(ask, ranked)) or (ranked[0],)
    if ask.persons and ask.kind == "list" and is_open(ask):
        return in_order(_own_or_all(ask, ranked)[:MOST]) or (ranked[0],)
    if on_it := entries_on(ask, ranked):
        return in_order(on_it[:MOST])
    if wants_all(ask) and not ask.persons and is_open(ask) and (named := mentions(ask, ranked)):
        return in_order(_in_chronology(ask, named)[:MOST])
    if topic := topic_of(ask.text):
        return in_order(on_topic(topic, ranked, LIST_SHARE))
    return ()


def eligible(ask: Ask, ranked: Sequence[Match]) -> Sequence[Match]:
    """Return the matches that may be cited: for a list those of the days asked for, if any are.

    Where only a time hints at several things, prose that tells of it may be cited as well.
    """
    return _in_chronology(ask, _on_days(ask, ranked) if is_list(ask) else ranked)


def by_score(ask: Ask, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches to cite by their scores alone: the best, or all nearly as good.

    Args:
        ask: what is to be found.
        ranked: at least one match, best first.
    """
    if not is_list(ask):
        return going_on(ask, ranked)
    listed = eligible(ask, ranked)
    near = [match for match in listed if match.score >= LIST_SHARE * listed[0].score]
    return in_order(near[:MOST])


def _introducing(ask: Ask, ranked: Sequence[Match]) -> Match | None:
    """Return the sentence that best tells who a person is about whom just that is asked."""
    if not asks_office(ask.text):
        return None
    about = [match for match in ranked if _names_any(match, ask.persons)]
    in_full = [match for match in about if ask.given_names <= _words_of(match.sentence.text)]
    about = in_full or about
    at = fullest_office(ask.text, [match.sentence.text for match in about])
    return None if at is None else about[at]


def going_on(ask: Ask, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return the best match, and with it the sentence beside it where one continues the other.

    "He lost. Though the margin was thin, he resigned." tells in two sentences why or how.
    """
    best = ranked[0]
    for match in ranked[1:BESIDE_TRIED] if ask.kind in ("how", "why") else ():
        later = max(best, match, key=lambda each: each.position)
        beside = abs(match.position - best.position) == 1 and match.passage.day is None
        near = match.score >= BESIDE_SHARE * best.score
        if beside and near and best.passage.day is None and _GOES_ON.match(later.sentence.text):
            return in_order((best, match))
    return (best,)


def is_whole(ask: Ask, chosen: Sequence[Match]) -> bool:
    """Tell whether what is cited answers as a whole, and no few words of it.

    So do all that somebody said or did, and all things of a kind.
    """
    several = len(chosen) > 1
    if topic_of(ask.text) or matter_asked(ask.text):
        return True
    if is_open(ask):
        return several or wants_all(ask)
    persons = ask.kind in ("who", "whom") and asks_for_several(ask)
    return several and (persons or nothing_else(ask.text))


def told_for_sure(ask: Ask, ranked: Sequence[Match]) -> bool:
    """Tell whether no more is asked than what somebody did on days of which entries name them.

    All things of a kind are told for sure, too, where there are any and no more is said of them,
    and so is what names a body or a country on which everything is asked.
    """
    if nothing_else(ask.text):
        return bool(of_kind(ask.text, ranked))
    if wants_all(ask) and not ask.times.ranges and mentioned(ask.query) and is_open(ask):
        return bool(mentions(ask, ranked))
    if not ask.persons or ask.times.fit or not is_open(ask):
        return False
    if ask.times.order:
        return bool(_own_entries(ask, ranked))
    return bool(ask.times.ranges) and any(m.passage.day for m in _all_about(ask, ranked))


def _own_entries(ask: Ask, ranked: Sequence[Match]) -> list[Match]:
    """Return the entries that open with a person, of the days asked for where some are.

    What somebody did first or last is told by an entry on them, however little else they share.
    """
    return [
        match
        for match in ranked
        if match.passage.day
        and ("dates" in match.via or not ask.times.ranges)
        and not ask.persons.isdisjoint(_words_of(_subject(match.sentence.text, PERSON_WORDS)))
    ]


def _all_about(ask: Ask, ranked: Sequence[Match]) -> list[Match]:
    """Return every match of the days asked for that names a person, or opens with a party.

    What passes between both Koreas may be told of the two together.
    """
    dated = [match for match in ranked if "dates" in match.via]
    if ask.persons:
        return [match for match in dated if _names_any(match, ask.persons)]
    parties = set(terms(ask.query)) & PARTIES
    if parties >= _BOTH_KOREAS:
        parties.add("inter_korean_")
    return [match for match in dated if parties & set(terms(_subject(match.sentence.text)))]


def _own_or_all(ask: Ask, ranked: Sequence[Match]) -> list[Match]:
    """Return the entries that name a person; every sentence that does where no entry does."""
    about = [match for match in ranked if _names_any(match, ask.persons)]
    return [match for match in about if match.passage.day] or about


def _names_any(match: Match, persons: frozenset[str]) -> bool:
    return not persons.isdisjoint(_words_of(match.sentence.text))


@lru_cache(maxsize=1024)
def _words_of(text: str) -> frozenset[str]:
    """Return the terms of a text, and those of the single words of the names that it holds."""
    return frozenset((*terms(text), *map(stem, words(text))))


def _subject(sentence: str, words: int = SUBJECT_WORDS) -> str:
    """Return the words that open a sentence, where a report names who acts."""
    return " ".join(sentence.split()[:words])


def _in_chronology(ask: Ask, ranked: Sequence[Match]) -> Sequence[Match]:
    """Return the entries alone where the question asks of the chronology."""
    if not _CHRONOLOGY.search(ask.text):
        return ranked
    return [match for match in ranked if match.passage.day] or ranked


def _on_days(ask: Ask, ranked: Sequence[Match]) -> Sequence[Match]:
    """Return the matches of the days asked for where some are."""
    dated = [match for match in ranked if "dates" in match.via]
    return dated if ask.times.ranges and dated else ranked


def cite(matches: Iterable[Match], documents: Mapping[str, Document]) -> tuple[Citation, ...]:
    """Return numbered citations with their quotes taken from the sources.

    Raises:
        RuntimeError: if a quote doesn't read as the indexed sentence, which means that the
            index and the source have parted; nothing may be shown then.
    """
    return tuple(_citation(n, match, documents) for n, match in enumerate(matches, start=1))


BEFORE_NEAREST: Final = "Nearest:"
"""What stands between the reason for not answering and the nearest quotes."""


def compose(citations: Sequence[Citation]) -> str:
    """Return the quotes as they read, each with its day if it has one and its [n]."""
    return " ".join(said(item.n, item.day, item.quote) for item in citations)


def said(n: int, day: date | None, quote: str) -> str:
    """Return a quote as an answer says it: its day, how it reads, its number."""
    return f"{f'{long_date(day)}: ' if day else ''}{reading(quote)} [{n}]"


def _citation(n: int, match: Match, documents: Mapping[str, Document]) -> Citation:
    span = match.sentence.span
    quote = span.of(documents[match.passage.document].source)
    if reading(quote) != match.sentence.text:
        raise RuntimeError(f"{match.sentence.id} does not stand at {span.start}..{span.end}")
    return Citation(
        n=n,
        document=match.passage.document,
        kind=match.passage.kind,
        day=match.passage.day,
        section=match.passage.section,
        span=span,
        quote=quote,
    )


def mark(citation: Citation, answering: Span | None) -> Citation:
    """Return the citation with the few answering words marked, where they lie in its span."""
    if answering is None or not citation.span.covers(answering):
        return citation
    return replace(citation, marks=(answering,))


def in_order(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return matches in the order in which they stand."""
    return tuple(sorted(matches, key=lambda match: match.position))


def one_end(times: Times, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return all matches in order, or the first or last entry's alone where one is asked for."""
    if times.order is None or not matches:
        return tuple(matches)
    wanted = matches[0 if times.order == "first" else -1].passage.id
    return tuple(match for match in matches if match.passage.id == wanted)


def _extreme(times: Times, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Return the first or last of the entries that match nearly as well as the best."""
    floor = ranked[0].score * END_SHARE
    for match in ranked:
        enough = floor * SAID_SHARE if match.told else floor
        if times.order and match.score >= enough and states_order(match.sentence.text, times.order):
            return (match,)
    entries = [match for match in ranked if match.passage.day and match.score >= floor]
    end = 0 if times.order == "first" else -1
    return (in_order(entries)[end] if entries else ranked[0],)


def whole_sentence(citations: Sequence[Citation]) -> ShortAnswer | None:
    """Return the only sentence cited, without its full stop, where it is short enough."""
    text = reading(citations[0].quote).rstrip(".")
    if len(citations) > 1 or len(text.split()) > MAX_WORDS:
        return None
    return ShortAnswer(text, None)
