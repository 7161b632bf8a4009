"""What days leave of ranked matches, and places among entries: scores that can be added by hand."""

from __future__ import annotations

from datetime import date

import pytest
from test_rag_retrieve import match

from index.types import DateSpan
from rag.chronology import (
    dated,
    fits,
    foretold,
    in_days,
    nearer_the_end,
    nearest_to,
    neighbour,
    outside,
    telling,
    within,
)
from rag.order import Beside

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
OCTOBER = DateSpan(date(2018, 10, 1), date(2018, 11, 1))
FIFTH = DateSpan.on(date(2018, 10, 5))
YEAR_BEFORE = DateSpan(date(2017, 1, 1), date(2018, 1, 1))
YEAR_AFTER = DateSpan(date(2019, 1, 1), date(2020, 1, 1))
NEW_YEAR = DateSpan.on(date(2019, 1, 1))


def test_days_drop_what_they_exclude_and_put_the_chronology_first() -> None:
    inside = match("a", 0.3, date(2018, 10, 5))
    outside = match("b", 0.9, date(2018, 11, 1))
    told = match("c", 0.35, told=(DateSpan.on(date(2018, 10, 9)),))
    told_otherwise = match("d", 0.8, told=(DateSpan.on(date(2018, 9, 9)),))
    undated = match("e", 0.36)
    told_of_a_month = match("f", 0.4, told=(DateSpan(date(2018, 9, 1), date(2018, 10, 1)),))
    kept = within([outside, told_of_a_month, told_otherwise, undated, told, inside], [OCTOBER])
    assert [m.passage.id for m in kept] == ["a", "c", "e", "f"]
    assert kept[0].via == ("dense", "dates")


def test_an_entry_of_another_time_stays_where_it_names_the_month_itself() -> None:
    """In November somebody may well praise "the October accord"."""
    praise = match("p", 0.9, date(2018, 11, 5), told=(OCTOBER,))
    other = match("o", 0.9, date(2018, 11, 6), told=(DateSpan.on(date(2018, 10, 9)),))
    inside = match("a", 0.3, FIFTH.start)
    kept = within([other, praise, inside], [OCTOBER])
    assert [m.passage.id for m in kept] == ["p", "a"]
    assert kept[0].score < praise.score


def test_what_stands_near_the_end_leads_where_an_end_is_told() -> None:
    """Of two that match nearly as well the later one tells what had come about by the end."""
    early, late = match("a", 0.6, date(2018, 10, 1)), match("b", 0.55, date(2018, 10, 30))
    far_better = match("c", 0.9, date(2018, 10, 1))
    ranked = nearer_the_end([far_better, early, late], [OCTOBER])
    assert [m.passage.id for m in ranked] == ["c", "b", "a"]


def test_only_what_names_a_day_counts_when_time_is_the_question() -> None:
    entry = match("a", 0.1, date(2018, 10, 31))
    first_of_november = match("b", 0.1, date(2018, 11, 1))
    told = match("c", 0.1, told=(DateSpan.on(date(2018, 10, 1)),))
    assert in_days([entry, first_of_november, told, match("e", 0.9)], [OCTOBER]) == (entry, told)


def test_undated_prose_comes_behind_the_entries_of_a_day_unless_they_hardly_match() -> None:
    prose = match("e", 0.9)
    assert [m.passage.id for m in within([prose, match("a", 0.5, FIFTH.start)], [FIFTH])] == [
        "a",
        "e",
    ]
    stray = match("b", 0.2, FIFTH.start)
    assert [m.passage.id for m in within([prose, stray], [FIFTH])] == ["e", "b"]


def test_days_fit_where_an_entry_of_them_is_nearly_the_best() -> None:
    best, inside = match("b", 1.0, date(2018, 11, 1)), match("a", 0.8, FIFTH.start)
    assert fits([OCTOBER], [best, inside], 0.8)
    assert not fits([OCTOBER], [best, inside], 0.9)
    assert not fits([OCTOBER], [], 0.1)


def test_prose_tells_of_years_before_the_period_and_of_named_days_after_it() -> None:
    before = match("b", 0.5, told=(DateSpan(date(2017, 11, 1), date(2017, 12, 1)),))
    new_year = match("n", 0.4, told=(NEW_YEAR,))
    entry, other = match("a", 0.9, FIFTH.start), match("o", 0.3)
    assert [m.passage.id for m in outside([entry, before, other], [YEAR_BEFORE], PERIOD)] == [
        "b",
        "o",
    ]
    assert [m.passage.id for m in outside([entry, other, new_year], [NEW_YEAR], PERIOD)] == [
        "n",
        "o",
    ]
    assert outside([entry, new_year, other], [YEAR_AFTER], PERIOD) == ()


def test_what_is_to_come_is_told_by_what_names_the_time_to_come() -> None:
    """An entry that doesn't name next year tells of its own day; prose may speak of any time."""
    entry, prose = match("a", 0.9, FIFTH.start), match("p", 0.5)
    naming = match("n", 0.45, FIFTH.start, told=(YEAR_AFTER,))
    ranked = foretold([entry, prose, naming], [YEAR_AFTER], PERIOD)
    assert [m.passage.id for m in ranked] == ["n", "p"]
    march = DateSpan(date(2019, 3, 1), date(2019, 4, 1))
    assert foretold([entry, prose, naming], [march], PERIOD) == ()
    assert foretold([entry, prose], [FIFTH], PERIOD) == (entry, prose)


def test_a_day_is_that_of_an_entry_or_one_that_prose_names() -> None:
    entry, told = match("a", 0.1, FIFTH.start), match("b", 0.1, told=(FIFTH,))
    month = match("c", 0.9, told=(OCTOBER,))
    assert dated([month, entry, told]) == (entry, told)
    assert telling([month, told], [FIFTH]) == (told,)
    assert telling([month, told], [OCTOBER]) == (month, told)


@pytest.mark.parametrize(("step", "expected"), [(1, ["c"]), (-1, ["a", "a"])])
def test_the_neighbour_is_the_next_entry_with_all_its_sentences(
    step: int, expected: list[str]
) -> None:
    """Two entries of one day are two places, two sentences of one entry a single one."""
    first = match("a", 0.0, FIFTH.start)
    entries = [first, first, match("b", 0.0, FIFTH.start), match("c", 0.0, FIFTH.start)]
    found = neighbour(entries, entries[2], Beside("event", 1 if step > 0 else -1))
    assert [m.passage.id for m in found] == expected


def test_there_is_no_entry_beyond_the_ends() -> None:
    entries = [match("a", 0.0, FIFTH.start), match("b", 0.0, FIFTH.start)]
    assert neighbour(entries, entries[1], Beside("event", 1)) == ()
    assert neighbour(entries, entries[0], Beside("event", -1)) == ()


def test_the_entries_nearest_to_a_range_come_first() -> None:
    """Both ends count: three days before it are as near as three days after it, in order."""
    days = (date(2018, 9, 1), date(2018, 9, 28), date(2018, 10, 5), date(2018, 11, 3))
    entries = [match(name, 0.1, day) for name, day in zip("abcd", days, strict=True)]
    found = nearest_to([*entries, match("p", 0.9)], [OCTOBER])
    assert [m.passage.id for m in found] == ["c", "b", "d", "a"]
    assert nearest_to(entries, []) == ()
