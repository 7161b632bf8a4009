"""Fusion on a fake store, with scores that can be added by hand."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import parse
from index.disk import Index
from index.encode import HashEncoder
from index.types import DateSpan, Passage, Sentence, Span
from rag.coverage import TermStatistics
from rag.retrieve import Match, Retriever, hits

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))


def match(
    name: str, score: float, day: date | None = None, told: tuple[DateSpan, ...] = ()
) -> Match:
    sentence = Sentence(f"{name}/1", Span(0, 1), name, name)
    kind = "event" if day else "prose"
    passage = Passage(name, "d", kind, Span(0, 1), name, "s", day, (sentence,))  # type: ignore[arg-type]  # mypy widens the conditional to str
    return Match(passage, sentence, score, 0.0, score, ord(name[0]), ("dense",), told)


def retriever_over(index: Index) -> Retriever:
    statistics = TermStatistics(index.store.passages())
    return Retriever(index.store, HashEncoder(), statistics, PERIOD)


def test_every_sentence_is_ranked_once_in_a_total_order(fake_index: Index) -> None:
    retriever = retriever_over(fake_index)
    found = retriever.matches("Pompeo meets Kim in Pyongyang")
    keys = [(-m.score, m.position) for m in found]
    assert keys == sorted(keys)
    assert len({m.sentence.id for m in found}) == len(found)
    assert "Secretary Pompeo meets Kim Jong Un in Pyongyang" in found[0].sentence.text


def test_the_lexical_share_is_one_for_the_best_and_less_for_others(fake_index: Index) -> None:
    retriever = retriever_over(fake_index)
    shares = [m.lexical for m in retriever.matches("THAAD deployments")]
    assert max(shares) == pytest.approx(1.0)
    assert min(shares) == 0.0


def test_a_passage_is_one_hit_with_its_best_sentence() -> None:
    first, second, other = match("a", 0.9), match("a", 0.5), match("b", 0.7)
    documents = {"d": parse("d", "A source of one sentence.")}
    found = hits([first, other, second], documents)
    assert [(h.passage.id, h.score, h.quote) for h in found] == [("a", 0.9, "A"), ("b", 0.7, "A")]
    assert len(hits([first, other], documents, limit=1)) == 1


def test_entries_tell_of_days_that_no_entry_covers(fake_index: Index) -> None:
    """What an entry says of a time outside the chronology is found by that time."""
    told = {match.sentence.text: match.told for match in retriever_over(fake_index).telling()}
    entries = {m.sentence.text for m in retriever_over(fake_index).entries()}
    ahead = {text for text in told if text in entries}
    assert ahead == {text for text in entries if "in 2019" in text}
    assert all(days.start >= date(2019, 1, 1) for text in ahead for days in told[text])
    assert not any("Preferred citation" in text for text in told)
