"""Refusal: more doubt where less of the question is found, and a reason that fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from test_rag_retrieve import match

from index.article import parse
from index.types import DateSpan
from rag.coverage import TermStatistics
from rag.refusal import LACKS, TEXT, Signals, called, chance, reason, signals
from rag.times import Times
from rag.types import ANY_DAY

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
PASSAGES = [match(text, 0.5).passage for text in ("the roof fell", "the roof held", "rain fell")]
KNOWN = TermStatistics(PASSAGES)


@dataclass(frozen=True)
class Said:
    """What a judge says."""

    level: float
    of_article: bool


def times(*ranges: DateSpan, topic: str = "roof", today: str = "") -> Times:
    return Times(ranges, topic, None, today, ())


def test_rare_terms_weigh_more_than_common_ones() -> None:
    assert KNOWN.idf("hold") > KNOWN.idf("roof") > 0
    assert KNOWN.knows("rain")
    assert not KNOWN.knows("sun")


@pytest.mark.parametrize("name", ["cosine", "coverage"])
def test_more_of_a_good_signal_never_lowers_confidence(name: str) -> None:
    low = Signals(cosine=0.2, coverage=0.2, unknown=0.5)
    high = Signals(**{**{"cosine": 0.2, "coverage": 0.2, "unknown": 0.5}, name: 0.9})
    assert 0 < chance(low, None, "") < chance(high, None, "") < 1


def test_unknown_words_lower_confidence() -> None:
    known = Signals(cosine=0.4, coverage=0.5, unknown=0.0)
    assert chance(Signals(0.4, 0.5, 1.0), None, "") < chance(known, None, "")


def test_the_judge_decides_where_there_is_one_and_a_lack_lowers_its_chance() -> None:
    told, other = Signals(0.4, 0.5, 0.0), Signals(0.1, 0.0, 1.0)
    sure, unsure = Said(1.0, of_article=True), Said(-1.0, of_article=True)
    assert chance(told, sure, "") == chance(other, sure, "")
    assert 0 < chance(told, unsure, "") < chance(told, sure, "") < 1
    for lack in LACKS:
        assert chance(told, sure, lack) < chance(told, sure, "")
        assert chance(told, None, lack) < chance(told, None, "")


def test_in_another_text_a_lack_never_speaks_for_an_answer() -> None:
    """Words that are new to a small text say little: there a lack may count nothing."""
    told, sure = Signals(0.4, 0.5, 0.0), Said(1.0, of_article=False)
    for lack in LACKS:
        assert chance(told, sure, lack) <= chance(told, sure, "") < 1


def test_signals_are_shares_of_what_was_asked() -> None:
    """Two of three words stand in the best passage, and one of them nowhere."""
    found = signals(times(topic="zebra roof hold"), [match("the roof hold", 0.7)], KNOWN)
    idf = {term: KNOWN.idf(term) for term in ("zebra", "roof", "hold")}
    assert found.cosine == 0.7
    assert found.coverage == pytest.approx((idf["roof"] + idf["hold"]) / sum(idf.values()))
    assert found.unknown == pytest.approx(idf["zebra"] / sum(idf.values()))


def test_nothing_found_is_no_evidence() -> None:
    assert signals(times(), [], KNOWN) == Signals(0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("question", "asked", "cosine", "expected"),
    [
        ("?", times(DateSpan.on(date(2020, 5, 1))), 0.5,
         "May 1, 2020 is outside the article's chronology, which runs from September 1, 2018 to "
         "December 31, 2018."),
        ("?", times(today="yesterday"), 0.5, "“yesterday” reckons from today"),
        ("?", times(DateSpan.on(date(2018, 9, 2)), topic="what happened"), 0.5,
         "The chronology has no entry on September 2, 2018."),
        ("Did the Zebra fall?", times(), 0.5, "The article does not mention “Zebra”."),
        ("did it rain?", times(), 0.1, "The article does not speak of this."),
        ("did it rain?", times(), 0.6, "The article speaks of something near this"),
    ],
)  # fmt: skip
def test_the_reason_names_what_is_missing(
    question: str, asked: Times, cosine: float, expected: str
) -> None:
    told = reason(question, asked, PERIOD, match("x", cosine), KNOWN)
    assert expected in told
    # Notes, and several documents, are no article: nothing else of the words changes.
    other = reason(question, asked, PERIOD, match("x", cosine), KNOWN, noun=TEXT)
    assert other == told.replace("article", "text")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (times(today="yesterday"), "“yesterday” reckons from today, which the text does not know."),
        (times(DateSpan.on(date(2018, 9, 2)), topic="what happened"),
         "The text does not speak of this."),
    ],
)  # fmt: skip
def test_without_a_chronology_no_reason_speaks_of_one(asked: Times, expected: str) -> None:
    assert reason("?", asked, ANY_DAY, None, KNOWN, noun=TEXT) == expected


def test_one_document_that_is_cited_is_an_article_and_all_else_is_text() -> None:
    cited = parse("a.txt", "Preferred citation: A. Writer, “On Roofs”, Journal.\n\nRoofs fall in.")
    notes = parse("b.txt", "Roofs fall in.")
    assert [called(found) for found in ([cited], [notes], [cited, cited], [])] == [
        "article", "text", "text", "text",
    ]  # fmt: skip


def test_the_opposite_is_told_only_of_what_is_named() -> None:
    """Of a name that stands nowhere, nothing is said, and so no opposite either."""
    best = match("x", 0.5)
    told = reason("Did the Zebra fall?", times(), PERIOD, best, KNOWN, lacking="opposite")
    assert told == "The article does not mention “Zebra”."
    told = reason("did the roof fall?", times(), PERIOD, best, KNOWN, lacking="opposite")
    assert "opposite" in told
