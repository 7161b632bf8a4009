"""Dates: a golden table by hand, what is no date, the article's own heads, and properties."""

from __future__ import annotations

import re
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import parse
from index.dates import entry_date, find_dates, find_relative_to_today, find_shifts
from index.types import DateSpan

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
SUMMIT = DateSpan(date(2018, 9, 18), date(2018, 9, 21))  # Tuesday to Thursday
ARTICLE = Path(__file__).parents[1] / "index" / "data" / "us-korea-relations-2019-01.txt"


# question | expression | first day | day after the last | relation
# Days without a year are in 2018. Written by hand from a calendar of autumn 2018, in which
# Sept. 1 is a Saturday, Oct. 1 a Monday, Nov. 1 a Thursday and Dec. 1 a Saturday.
GOLDEN = """
what happened on 26 October 2018 | on 26 October 2018 | 10-26 | 10-27
What did Moon say on October 26, 2018? | on October 26, 2018 | 10-26 | 10-27
on October 26th, 2018 | on October 26th, 2018 | 10-26 | 10-27
What happened Oct. 26? | Oct. 26 | 10-26 | 10-27
Oct 26th news | Oct 26th | 10-26 | 10-27
on the 26th of October | on the 26th of October | 10-26 | 10-27
on 26 Oct | on 26 Oct | 10-26 | 10-27
on 2018-10-26 | on 2018-10-26 | 10-26 | 10-27
after Columbus Day until Halloween | after Columbus Day until Halloween | 10-09 | 11-01
the day after Halloween to Veterans Day | the day after Halloween to Veterans Day | 11-01 | 11-12
in October, starting with the 12th | starting with the 12th | 10-12 | 11-01 | after
on 10/26/2018 | on 10/26/2018 | 10-26 | 10-27
on 26/10/2018 | on 26/10/2018 | 10-26 | 10-27
on 7.10.2018 | on 7.10.2018 | 10-07 | 10-08
on 10-7-18 | on 10-7-18 | 10-07 | 10-08
on 10/7 what happened? | on 10/7 | 10-07 | 10-08
on 7/10 what happened? | on 7/10 | 10-07 | 10-08
on 11/10 what happened? | on 11/10 | 11-10 | 11-11
What happened 26-Oct-2018? | 26-Oct-2018 | 10-26 | 10-27
what happened on 11 oct 2018 | on 11 oct 2018 | 10-11 | 10-12
on sept 19 | on sept 19 | 09-19 | 09-20
on Sept. 4, '18 | on Sept. 4, '18 | 09-04 | 09-05
on Monday, Oct 1 | on Monday, Oct 1 | 10-01 | 10-02
on the first of November | on the first of November | 11-01 | 11-02
on the twenty-first of December | on the twenty-first of December | 12-21 | 12-22
the Sept. 19 Pyongyang accords | Sept. 19 | 09-19 | 09-20
What was said in 12\u00a0December? | in 12\u00a0December | 12-12 | 12-13
on Nov.\n20 the launch took place | on Nov.\n20 | 11-20 | 11-21
Oct. 5 to the New Year address | Oct. 5 to the New Year address | 10-05 | 2019-01-02
before October was out, what? | before October was out | 09-01 | 11-01 | before
before November ended | before November ended | 09-01 | 12-01 | before
on the night of Dec. 31 | on the night of Dec. 31 | 12-31 | 2019-01-01
in the five days up to Oct. 20 | in the five days up to Oct. 20 | 10-16 | 10-21
in the seven days from 10 October | in the seven days from 10 October | 10-10 | 10-17
in October's last week | in October's last week | 10-25 | 11-01
in the year's final ten days | in the year's final ten days | 12-22 | 2019-01-01
in the latter part of October | in the latter part of October | 10-16 | 11-01
as of Nov. 15 | as of Nov. 15 | 09-01 | 11-16 | before
towards mid-November | towards mid-November | 11-11 | 11-21
less than a week after Oct. 1 | less than a week after Oct. 1 | 10-02 | 10-09
one day on from Oct. 1 | one day on from Oct. 1 | 10-02 | 10-03
on the heels of Oct. 1 | on the heels of Oct. 1 | 10-02 | 10-09 | after
on Jan. 1 | on Jan. 1 | 2019-01-01 | 2019-01-02
on 4 July 2017 | on 4 July 2017 | 2017-07-04 | 2017-07-05
up to and including 10 September | up to and including 10 September | 09-01 | 09-11 | before
in the closing weeks of the year | in the closing weeks of the year | 12-11 | 2019-01-01
in the first weeks of October | in the first weeks of October | 10-01 | 10-22
the day of the US midterm elections | the day of the US midterm elections | 11-06 | 11-07
what happened after the midterms | after the midterms | 11-07 | 2019-01-01 | after
on US election day | on US election day | 11-06 | 11-07
on the 17th anniversary of 9/11 | on the 17th anniversary of 9/11 | 09-11 | 09-12
anniversary of the twin-towers attacks | anniversary of the twin-towers attacks | 09-11 | 09-12
on May 26 | on May 26 | 05-26 | 05-27
on Oct. 4 and 5 | on Oct. 4 and 5 | 10-04 | 10-06
In October, what happened on the 7th? | on the 7th | 10-07 | 10-08
who met from the 7th to the 9th of October? | from the 7th to the 9th of October | 10-07 | 10-10
In November, who met between the 4th and the 6th? | between the 4th and the 6th | 11-04 | 11-07
in Sept | in Sept | 09-01 | 10-01
in Sep. | in Sep. | 09-01 | 10-01
in september | in september | 09-01 | 10-01
throughout November | throughout November | 11-01 | 12-01
all of October | all of October | 10-01 | 11-01
What did the December meeting bring? | December | 12-01 | 2019-01-01
September and October | September and October | 09-01 | 11-01
September, October and November | September, October and November | 09-01 | 12-01
from September to November | from September to November | 09-01 | 12-01
Sept-Nov | Sept-Nov | 09-01 | 12-01
March 2017 | March 2017 | 2017-03-01 | 2017-04-01
In May, who met? | In May | 05-01 | 06-01
in March | in March | 2019-03-01 | 2019-04-01
between 10 and 16 October | between 10 and 16 October | 10-10 | 10-17
Oct 10-16 | Oct 10-16 | 10-10 | 10-17
10–16 Oct | 10–16 Oct | 10-10 | 10-17
Oct. 10–16, 2018 | Oct. 10–16, 2018 | 10-10 | 10-17
Oct 28 to Nov 2 | Oct 28 to Nov 2 | 10-28 | 11-03
between Oct. 10 and Nov 3 | between Oct. 10 and Nov 3 | 10-10 | 11-04
from the 3rd through the 9th of December | from the 3rd through the 9th of December | 12-03 | 12-10
from Oct 10 until Oct 12 | from Oct 10 until Oct 12 | 10-10 | 10-13
from Dec 20 to Jan 3 | from Dec 20 to Jan 3 | 12-20 | 2019-01-04
10/7-10/12 | 10/7-10/12 | 10-07 | 10-13
from mid-October to early November | from mid-October to early November | 10-11 | 11-11
from Oct. 28 to the end of that month | from Oct. 28 to the end of that month | 10-28 | 11-01
from Nov 12 until the month was out | from Nov 12 until the month was out | 11-12 | 12-01
from Thanksgiving to month's end | from Thanksgiving to month's end | 11-22 | 12-01
between Labor Day and Thanksgiving | between Labor Day and Thanksgiving | 09-03 | 11-23
between September and December 2017 | between September and December 2017 | 2017-09-01 | 2018-01-01
between Christmas and New Year's Day | between Christmas and New Year's Day | 12-25 | 2019-01-02
in early October | in early October | 10-01 | 10-11
early in October | early in October | 10-01 | 10-11
mid-December | mid-December | 12-11 | 12-21
in mid December | in mid December | 12-11 | 12-21
late-September | late-September | 09-21 | 10-01
in the middle of November | in the middle of November | 11-11 | 11-21
early to mid-November | early to mid-November | 11-01 | 11-21
in mid-to-late October | in mid-to-late October | 10-11 | 11-01
at the beginning of October | at the beginning of October | 10-01 | 10-06
at the start of November | at the start of November | 11-01 | 11-06
in the opening days of December | in the opening days of December | 12-01 | 12-06
in the first few days of September | in the first few days of September | 09-01 | 09-06
at the end of November | at the end of November | 11-26 | 12-01
in the final days of December | in the final days of December | 12-27 | 2019-01-01
the last days of October | the last days of October | 10-27 | 11-01
in the first half of October | in the first half of October | 10-01 | 10-16
in the second half of September | in the second half of September | 09-16 | 10-01
in the first week of October | in the first week of October | 10-01 | 10-08
the second week of November | the second week of November | 11-08 | 11-15
in the last week of October | in the last week of October | 10-25 | 11-01
the first weekend of October | the first weekend of October | 10-06 | 10-08
the last weekend in December | the last weekend in December | 12-29 | 12-31
the first ten days of December | the first ten days of December | 12-01 | 12-11
the last third of October | the last third of October | 10-21 | 11-01
the first Monday of October | the first Monday of October | 10-01 | 10-02
the last Friday in November | the last Friday in November | 11-30 | 12-01
the final week of the year | the final week of the year | 12-25 | 2019-01-01
the last week of 2018 | the last week of 2018 | 12-25 | 2019-01-01
at the end of the year | at the end of the year | 12-22 | 2019-01-01
by year's end | by year's end | 09-01 | 2019-01-01 | before
at the turn of the year | at the turn of the year | 12-27 | 2019-01-06
in 2019 | in 2019 | 2019-01-01 | 2020-01-01
What happened in 2018? | in 2018 | 2018-01-01 | 2019-01-01
in late 2018 | in late 2018 | 09-01 | 2019-01-01
in the fall | in the fall | 09-01 | 12-01
late fall | late fall | 11-01 | 12-01
in the fall of 2018 | in the fall of 2018 | 09-01 | 12-01
this autumn | this autumn | 09-01 | 12-01
over the summer | over the summer | 06-01 | 09-01
in winter | in winter | 12-01 | 2019-03-01
in the fourth quarter of 2018 | in the fourth quarter of 2018 | 10-01 | 2019-01-01
in Q3 | in Q3 | 07-01 | 10-01
in 3rd quarter | in 3rd quarter | 07-01 | 10-01
on Labor Day | on Labor Day | 09-03 | 09-04
over the Labor Day weekend | over the Labor Day weekend | 09-01 | 09-04
on Columbus Day | on Columbus Day | 10-08 | 10-09
on Indigenous Peoples' Day | on Indigenous Peoples' Day | 10-08 | 10-09
on Halloween | on Halloween | 10-31 | 11-01
on Veterans Day | on Veterans Day | 11-11 | 11-12
on Armistice Day | on Armistice Day | 11-11 | 11-12
on Election Day | on Election Day | 11-06 | 11-07
on Thanksgiving | on Thanksgiving | 11-22 | 11-23
over Thanksgiving weekend | over Thanksgiving weekend | 11-22 | 11-26
in Thanksgiving week | in Thanksgiving week | 11-19 | 11-26
in the week of Thanksgiving | in the week of Thanksgiving | 11-19 | 11-26
on the eve of Thanksgiving | on the eve of Thanksgiving | 11-21 | 11-22
on Black Friday | on Black Friday | 11-23 | 11-24
on Christmas Eve | on Christmas Eve | 12-24 | 12-25
on Boxing Day | on Boxing Day | 12-26 | 12-27
on New Year’s Eve | on New Year’s Eve | 12-31 | 2019-01-01
during Chuseok | during Chuseok | 09-23 | 09-26
the week before Chuseok | the week before Chuseok | 09-16 | 09-23
on National Foundation Day | on National Foundation Day | 10-03 | 10-04
on Gaecheonjeol | on Gaecheonjeol | 10-03 | 10-04
on Hangul Day | on Hangul Day | 10-09 | 10-10
on South Korean Armed Forces Day | on South Korean Armed Forces Day | 10-01 | 10-02
on the anniversary of 9/11 | on the anniversary of 9/11 | 09-11 | 09-12
on the day of the 9/11 anniversary | on the day of the 9/11 anniversary | 09-11 | 09-12
on UN Day | on UN Day | 10-24 | 10-25
on North Korea's founding day | on North Korea's founding day | 09-09 | 09-10
on the party founding anniversary | on the party founding anniversary | 10-10 | 10-11
on Liberation Day | on Liberation Day | 08-15 | 08-16
on Korean Independence Day | on Korean Independence Day | 08-15 | 08-16
on American Thanksgiving Day | on American Thanksgiving Day | 11-22 | 11-23
on South Korean Hangul Day | on South Korean Hangul Day | 10-09 | 10-10
on the US Veterans Day | on the US Veterans Day | 11-11 | 11-12
on Lunar New Year 2019 | on Lunar New Year 2019 | 2019-02-04 | 2019-02-07
before Oct 3 | before Oct 3 | 09-01 | 10-03 | before
prior to Oct. 3 | prior to Oct. 3 | 09-01 | 10-03 | before
ahead of Thanksgiving | ahead of Thanksgiving | 09-01 | 11-22 | before
leading up to Christmas | leading up to Christmas | 09-01 | 12-25 | before
after Dec. 20 | after Dec. 20 | 12-21 | 2019-01-01 | after
following the Nov. 20 launch | following the Nov. 20 | 11-21 | 2019-01-01 | after
after October | after October | 11-01 | 2019-01-01 | after
since mid-November | since mid-November | 11-11 | 2019-01-01 | after
from Oct. 10 on | from Oct. 10 on | 10-10 | 2019-01-01 | after
from November onwards | from November onwards | 11-01 | 2019-01-01 | after
starting on Dec. 1 | starting on Dec. 1 | 12-01 | 2019-01-01 | after
Oct. 10 and later | Oct. 10 and later | 10-10 | 2019-01-01 | after
until Oct. 10 | until Oct. 10 | 09-01 | 10-11 | before
till the end of October | till the end of October | 09-01 | 11-01 | before
before the end of October | before the end of October | 09-01 | 11-01 | before
up to Nov 3 | up to Nov 3 | 09-01 | 11-04 | before
no later than Nov 3 | no later than Nov 3 | 09-01 | 11-04 | before
by mid-November | by mid-November | 09-01 | 11-21 | before
through Nov. 3 | through Nov. 3 | 09-01 | 11-04 | before
around Thanksgiving | around Thanksgiving | 11-19 | 11-26 | around
around Oct. 10 | around Oct. 10 | 10-07 | 10-14 | around
on or about Oct. 10 | on or about Oct. 10 | 10-07 | 10-14 | around
after Dec. 31, 2018 | after Dec. 31, 2018 | 2019-01-01 | 2020-01-01 | after
before Sept. 1, 2018 | before Sept. 1, 2018 | 01-01 | 09-01 | before
since 2017 | since 2017 | 2017-01-01 | 2019-01-01 | after
the week before Oct. 7 | the week before Oct. 7 | 09-30 | 10-07
in the week after Oct. 7 | in the week after Oct. 7 | 10-08 | 10-15
the day before Oct. 1 | the day before Oct. 1 | 09-30 | 10-01
the day after Thanksgiving | the day after Thanksgiving | 11-23 | 11-24
two days before Oct. 7 | two days before Oct. 7 | 10-05 | 10-06
three weeks after Sept. 19 | three weeks after Sept. 19 | 10-10 | 10-11
a week before Christmas | a week before Christmas | 12-18 | 12-19
in the five days after Oct. 26 | in the five days after Oct. 26 | 10-27 | 11-01
over the 3 days after Nov. 28 | over the 3 days after Nov. 28 | 11-29 | 12-02
within three days of Nov. 6 | within three days of Nov. 6 | 11-03 | 11-10
within a week of Dec. 10 | within a week of Dec. 10 | 12-03 | 12-18
within 2 days after Dec. 10 | within 2 days after Dec. 10 | 12-11 | 12-13
two days either side of Nov. 6 | two days either side of Nov. 6 | 11-04 | 11-09
the Friday after Oct 7 | the Friday after Oct 7 | 10-12 | 10-13
the Monday before Oct. 7 | the Monday before Oct. 7 | 10-01 | 10-02
the week of Oct. 17 | the week of Oct. 17 | 10-15 | 10-22
the weekend of Oct. 6 | the weekend of Oct. 6 | 10-06 | 10-08
the weekend of Oct. 7 | the weekend of Oct. 7 | 10-06 | 10-08
the weekend before Oct. 9 | the weekend before Oct. 9 | 10-06 | 10-08
the week ending Oct. 12 | the week ending Oct. 12 | 10-06 | 10-13
just before Oct. 10 | just before Oct. 10 | 10-03 | 10-10 | before
the last week before Christmas | the last week before Christmas | 12-18 | 12-25
in the days before and after Oct. 7 | in the days before and after Oct. 7 | 10-02 | 10-13
two to three days after Oct 7 | two to three days after Oct 7 | 10-09 | 10-11
the second-to-last week of October | the second-to-last week of October | 10-18 | 10-25
the second-last week of October | the second-last week of October | 10-18 | 10-25
Tell me about Dec. 21 | Dec. 21 | 12-21 | 12-22
by Oct. 12 officials had met | by Oct. 12 | 09-01 | 10-13 | before
the day after the Oct. 7 meeting | the day after the Oct. 7 | 10-08 | 10-09
October 7th, 8th and 9th | October 7th, 8th and 9th | 10-07 | 10-10
Was it before Christmas or after? | before Christmas | 09-01 | 12-25 | before
Fall 2018 | Fall 2018 | 09-01 | 12-01
in October 22 guard posts were scrapped | in October | 10-01 | 11-01
"""

# Each holds no date, whatever its words look like.
NOT_DATES = """
the fifth half of October
each US automaker may sell 50,000 cars
28,000 troops are stationed there
They agreed to scrap 22 guard posts
13 of 20 bases were identified
the 50th meeting
the 50th Security Consultative Meeting in Washington
the US-ROK alliance
a hike to $1.3 billion
version 1.3.2 is out
$860 million and $501 million
What may happen to the alliance?
may 10 people go
Who will march on Seoul?
soldiers march 5 miles
They fall in love
Did talks fall apart?
He and Kim "fell in love"
the fall in Moon's popularity
the fall of Saigon
a second summit
the second round of talks
Give me a second
May I ask who resigned?
Theresa May spoke
Mar-a-Lago hosted it
jan was there
Jan spoke to Mark
the Winter Olympics
spring into action
a third of the address
one quarter of the force
2018 troops
a 2,018-page report
$2018
on Sept. 31
on 31 November
on Feb. 30, 2019
on 13/13/2018
a ratio of 1/3
open 24/7
since the 9/11 attacks
the New Year's speech
last week
two days later
the day after the summit
after the parade
in the end
at the time
the first day of the talks
with 15 experts on board
the year
Monday
around-the-clock communications
about sanctions
""".strip().splitlines()


def _day(text: str) -> date:
    return date.fromisoformat(text if len(text) > 5 else f"2018-{text}")


def _rows() -> list[tuple[str, str, DateSpan, str]]:
    rows = []
    for line in re.split(r"\n(?=[^\n]* \| )", GOLDEN.strip("\n").replace("Nov.\n", "Nov.\v")):
        question, expression, start, end, *relation = line.replace("\v", "\n").split(" | ")
        when = DateSpan(_day(start), _day(end))
        rows.append((question, expression, when, relation[0] if relation else "on"))
    return rows


@pytest.mark.parametrize(("question", "expression", "when", "relation"), _rows())
def test_golden(question: str, expression: str, when: DateSpan, relation: str) -> None:
    found = [(m.text, m.when, m.relation) for m in find_dates(question, PERIOD)]
    assert found == [(expression, when, relation)]


def test_the_golden_table_is_large_enough() -> None:
    assert len(_rows()) >= 120
    assert len(NOT_DATES) >= 30


@pytest.mark.parametrize("text", NOT_DATES)
def test_no_date(text: str) -> None:
    assert find_dates(text, PERIOD) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oct. 4, 7 and 10", ["10-04", "10-07", "10-10"]),
        ("on the 4th and the 10th of October", ["10-04", "10-10"]),
        ("on Oct. 3 and on Nov 5", ["10-03", "11-05"]),
        ("on 7 Oct. and 9 Oct.", ["10-07", "10-09"]),
        ("on Sept 6, 2018 or 10/26/2018", ["09-06", "10-26"]),
    ],
)
def test_several_days(text: str, expected: list[str]) -> None:
    assert [m.when for m in find_dates(text, PERIOD)] == [DateSpan.on(_day(d)) for d in expected]


def test_two_relations_are_two_mentions() -> None:
    after, before = find_dates("after Oct. 7 but before Thanksgiving", PERIOD)
    assert (after.relation, after.when.start) == ("after", date(2018, 10, 8))
    assert (before.relation, before.when.end) == ("before", date(2018, 11, 22))


def test_a_month_stays_where_the_day_alone_is_of_another() -> None:
    text = "In October he left. In November, who met on the 7th?"
    assert [m.text for m in find_dates(text, PERIOD)] == ["In October", "on the 7th"]


def test_the_day_of_another_sentence_is_not_guessed() -> None:
    text = "It began in October. Did it end in November? Who met on the 7th?"
    assert [m.text for m in find_dates(text, PERIOD)] == ["in October", "in November"]


def test_an_ambiguous_order_is_told() -> None:
    (inside,) = find_dates("on 7/10", PERIOD)
    assert inside.note == (
        "7/10 is read as October 7, 2018: the only order that falls in the article's period"
    )
    (both,) = find_dates("on 11/10/2018", PERIOD)
    assert both.note == "11/10/2018 is read as November 10, 2018: the US order, month first"
    assert [m.note for m in find_dates("on 10/26/2018 and 10/10/2018", PERIOD)] == [None, None]


def test_a_wrong_weekday_is_told() -> None:
    (mention,) = find_dates("on Tuesday, Oct. 1", PERIOD)
    assert mention.when == DateSpan.on(date(2018, 10, 1))
    assert mention.note == "October 1, 2018 was a Monday"


def test_the_period_gives_the_year() -> None:
    winter = DateSpan(date(2020, 11, 1), date(2021, 3, 1))
    assert [m.when.start for m in find_dates("on Nov. 5 and on Feb. 5", winter)] == [
        date(2020, 11, 5),
        date(2021, 2, 5),
    ]


# ------------------------------------------------------------------ the sentences of the article

# expression | first day | day after the last | relation, for all sentences in the order of the
# source, checked by hand against the article.
IN_THE_ARTICLE = """
in October | 10-01 | 11-01
January 2019 | 2019-01-01 | 2019-02-01
early in 2018 | 01-01 | 05-01
by year’s end | 09-01 | 2019-01-01 | before
in late-September | 09-21 | 10-01
in 2018 | 01-01 | 2019-01-01
in September | 09-01 | 10-01
the entirety of 2018 | 01-01 | 2019-01-01
in September 2017 | 2017-09-01 | 2017-10-01
in November 2017 | 2017-11-01 | 2017-12-01
in late 2018 | 09-01 | 2019-01-01
in September | 09-01 | 10-01
mid-December | 12-11 | 12-21
on Nov. 22 | 11-22 | 11-23
in late 2018 | 09-01 | 2019-01-01
In late November | 11-21 | 12-01
late fall | 11-01 | 12-01
early October | 10-01 | 10-11
in the fall | 09-01 | 12-01
on Oct. 7 | 10-07 | 10-08
in 2019 | 2019-01-01 | 2020-01-01
the end of year | 12-22 | 2019-01-01
In the final days of December | 12-27 | 2019-01-01
in 2019 | 2019-01-01 | 2020-01-01
on Jan. 1 | 2019-01-01 | 2019-01-02
on the end-of-year | 12-22 | 2019-01-01
mid-December | 12-11 | 12-21
December | 12-01 | 2019-01-01
in late 2018 | 09-01 | 2019-01-01
in November | 11-01 | 12-01
Nov. 1 | 11-01 | 11-02
Nov. 20 | 11-20 | 11-21
Dec. 24 | 12-24 | 12-25
mid-December | 12-11 | 12-21
in 2019 | 2019-01-01 | 2020-01-01
on Dec. 31 | 12-31 | 2019-01-01
after midterm elections | 11-07 | 2019-01-01 | after
in early November | 11-01 | 11-11
September | 09-01 | 10-01
Sept. 19 | 09-19 | 09-20
in 2019 | 2019-01-01 | 2020-01-01
in October | 10-01 | 11-01
in 2019 | 2019-01-01 | 2020-01-01
in 2019 | 2019-01-01 | 2020-01-01
"""


def test_every_mention_of_the_article_is_found_and_no_other() -> None:
    """Ordinary prose gives just the times that a reader would mark in it."""
    source = ARTICLE.read_text(encoding="utf-8")
    document = parse("article", source)
    sentences = [
        sentence
        for parts in (document.paragraphs, document.captions, document.entries)
        for part in parts
        for sentence in part.sentences
    ]
    found = [
        (" ".join(mention.text.split()), mention.when, mention.relation)
        for sentence in sorted(sentences)
        for mention in find_dates(sentence.of(source), PERIOD)
    ]
    expected = []
    for line in IN_THE_ARTICLE.strip().splitlines():
        expression, start, end, *relation = line.split(" | ")
        expected.append((expression, DateSpan(_day(start), _day(end)), (*relation, "on")[0]))
    assert found == expected


# ------------------------------------------------------------------------ heads of entries


def _heads() -> list[str]:
    text = ARTICLE.read_text(encoding="utf-8")
    return re.findall(r"^([A-Z][a-z]+\. \d+, \d{4}):", text, re.MULTILINE)


def test_every_head_of_the_article_is_read() -> None:
    heads = _heads()
    expected = [datetime.strptime(h.replace("Sept", "Sep"), "%b. %d, %Y").date() for h in heads]
    assert [entry_date(head) for head in heads] == expected
    assert len(heads) == 77
    assert (expected[0], expected[-1]) == (date(2018, 9, 4), date(2018, 12, 31))


@pytest.mark.parametrize(
    "head",
    [
        "4 September 2018",
        "2018-09-04",
        " Sept. 4, 2018\n",
        "Sep 4 2018",
        "Sept. 4, '18",
        "the fourth of September 2018",
    ],
)
def test_other_heads(head: str) -> None:
    assert entry_date(head) == date(2018, 9, 4)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Sept. 4",
        "Sept. 2018",
        "Sept. 31, 2018",
        "Sept. 4, 2018: US",
        "on 2018-09-04",
        "2018",
        "9/4/2018",
    ],
)
def test_no_head(head: str) -> None:
    assert entry_date(head) is None


# ------------------------------------------------------------------------------ properties

_VOCABULARY = (
    "before after since until between and from to the of in on early mid late first last week "
    "weekend day days two 7th 7 31 10/7 2018 Oct. October Sept May fall year Thanksgiving Chuseok "
    "Monday eve within either side end half onwards , - – . ? ' ſept kıng ٣ ² 9/11"
)
_WORDS = [*_VOCABULARY.split(), "\n", "\u00a0", "\u2003"]
_TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join)
)


@given(_TEXTS)
@settings(max_examples=600, deadline=None)
def test_mentions_lie_in_order_in_any_text(text: str) -> None:
    mentions = find_dates(text, PERIOD)
    for mention in mentions:
        assert mention.text == mention.span.of(text) != ""
        assert mention.when.days > 0
    ends = [0, *(mention.span.end for mention in mentions)]
    assert all(end <= m.span.start for end, m in zip(ends, mentions, strict=False))
    for shift in find_shifts(text):
        assert shift.span.end <= len(text)
        assert shift.remainder.end <= len(text)
        assert shift.apply(SUMMIT, PERIOD).days > 0
    assert all(span.end <= len(text) for span in find_relative_to_today(text))
    entry_date(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_full_date_is_read_back_in_every_way_to_write_it(day: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d", "%d.%m.%Y"):
        (mention,) = find_dates(f"on {day.strftime(form)}", PERIOD)
        assert mention.when == DateSpan(day, day + timedelta(days=1))


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 900), _TEXTS)
@settings(deadline=None)
def test_any_period_will_do(start: date, days: int, text: str) -> None:
    find_dates(text, DateSpan(start, start + timedelta(days=days)))


@pytest.mark.parametrize(
    "piece",
    [
        "the week after ",
        "eve of ",
        "Oct. 4, 5, ",
        "10 and ",
        "1 ",
        "early to ",
        "between ",
        " ",
        "Mon, ",
        "In October the 7th. ",
        "In October on the 7th. ",
        "In October on the 7th ",
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    """Four times the text takes about four times as long; a quadratic reading takes 16 times."""
    assert _seconds_to_read(piece, 50_000) < 9 * _seconds_to_read(piece, 12_500) + 0.05


def _seconds_to_read(piece: str, length: int) -> float:
    """Processor seconds that finding every date in such a text takes, the best of three."""
    text = (piece * length)[:length]
    seconds = []
    for _ in range(3):
        start = time.process_time()
        find_dates(text, PERIOD)
        find_shifts(text)
        find_relative_to_today(text)
        seconds.append(time.process_time() - start)
    return min(seconds)
