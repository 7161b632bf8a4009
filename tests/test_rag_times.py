"""The time a question speaks of, and what is left to search for."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import DateSpan
from rag.anchored import from_events
from rag.times import Times, read_times

PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))
EVENTS = {"parade": date(2018, 9, 9), "offices": date(2018, 9, 12), "summit": date(2018, 10, 7)}


def locate(event: str) -> DateSpan | None:
    """Stand in for the search: the day of the event that the words name."""
    days = [day for name, day in EVENTS.items() if name in event]
    return DateSpan.on(days[0]) if days else None


def read(question: str) -> Times:
    return read_times(question, PERIOD, locate)


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("What happened on 11 October?", (10, 11), (10, 12)),
        ("what happened between Oct. 10 and Oct. 12", (10, 10), (10, 13)),
        ("Anything in the opening days of November?", (11, 1), (11, 6)),
        ("What happened the day after the parade?", (9, 10), (9, 11)),
        ("What took place two days before the summit?", (10, 5), (10, 6)),
        ("What happened three days after the election of Nov. 6?", (11, 9), (11, 10)),
        ("September 19th?", (9, 19), (9, 20)),
        ("What happened between the parade and the opening of the offices?", (9, 9), (9, 13)),
        ("Walk me through the first five days of October.", (10, 1), (10, 6)),
        ("Between Labor Day and the parade, what happened?", (9, 3), (9, 10)),
        ("After the parade but before Oct. 7, what happened?", (9, 10), (10, 7)),
        ("What happened from the parade to the summit?", (9, 9), (10, 8)),
        ("What was said on either side of the summit?", (10, 4), (10, 11)),
        ("What took place no more than three days after the summit?", (10, 8), (10, 11)),
        ("What happened on the eve of the summit?", (10, 6), (10, 7)),
        ("What happened 48 hours after the parade?", (9, 11), (9, 12)),
        ("What happened in the region from Oct. 2 to Oct. 9?", (10, 2), (10, 10)),
        ("What went on within the alliance on 11 October?", (10, 11), (10, 12)),
    ],
)
def test_a_question_about_nothing_but_time_gives_its_days(
    question: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    times = read(question)
    assert times.ranges == (DateSpan(date(2018, *start), date(2018, *end)),)
    assert times.only


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did Moon argue in October?", "What did Moon argue?"),
        ("On Oct. 7, whom did Pompeo meet?", "whom did Pompeo meet?"),
        ("What did Trump say the day after the parade?", "What did Trump say?"),
    ],
)
def test_words_of_time_are_taken_out_of_what_is_searched(question: str, topic: str) -> None:
    times = read(question)
    assert times.topic == topic
    assert times.ranges
    assert not times.only


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("After marching in the parade in September, when did the band next play?", (9, 10)),
        ("After the summit, when did the band next play?", (10, 8)),
    ],
)
def test_the_next_of_its_kind_is_the_first_after_the_event(
    question: str, start: tuple[int, int]
) -> None:
    """A month beside the event says when that was; what comes next may be in another one."""
    times = read(question)
    assert times.ranges == (DateSpan(date(2018, *start), PERIOD.end),)
    assert (times.order, times.fit) == ("first", 0.0)
    assert "band" in times.topic


def test_a_time_that_is_open_after_an_event_needs_the_next_to_be_asked_for() -> None:
    times = read("After marching in the parade in September, what did the band play?")
    assert times.ranges == (DateSpan(date(2018, 9, 1), date(2018, 10, 1)),)


def test_to_speak_before_somebody_tells_no_time() -> None:
    assert read("When did the mayor speak before the parade committee about taxes?").ranges == ()
    assert read("When did the mayor speak before the parade committee met?").ranges


@pytest.mark.parametrize(
    "question",
    [
        "What does the North want before holding a summit?",
        "What must be settled until the summit can be held?",
        "Which conditions were set prior to the parade?",
    ],
)
def test_what_has_to_come_first_is_a_condition_and_no_time(question: str) -> None:
    """What was done before the same event still is of the days before it."""
    assert read(question).ranges == ()
    assert read("What did the North do before the summit?").ranges != ()


def test_a_question_without_time_is_searched_as_it_stands() -> None:
    times = read("Who is the envoy?")
    assert (times.ranges, times.topic, times.only) == ((), "Who is the envoy?", False)


def test_two_who_are_named_with_a_date_are_no_ends_of_a_time() -> None:
    times = read("What passed between the parade and the summit marshal, up to Oct. 10?")
    assert times.ranges == (DateSpan(date(2018, 9, 1), date(2018, 10, 11)),)


def test_an_event_that_no_entry_tells_of_gives_no_days() -> None:
    assert read("What happened the day after the eclipse?").ranges == ()


@pytest.mark.parametrize(
    ("question", "order"),
    [("What is the first entry about Biegun?", "first"), ("the latest sanctions", "last"),
     ("the sanctions", None), ("What happened right before the summit?", "last"),
     ("What happened just after the summit?", "first")],
)  # fmt: skip
def test_order_is_read(question: str, order: str | None) -> None:
    assert read(question).order == order


@pytest.mark.parametrize(
    "question",
    [
        "Who is from South Africa on the list?",
        "Which talks between Moon and the summit chair failed?",
        "What must be done before the parade can begin?",
        "Since when has the summit been planned?",
        "How many days earlier was the parade?",
        "Month of the parade?",
        "In what month of the summit year did Moon speak?",
        "Could you confirm the day the offices opened?",
        "Was the deal planned for before or after Oct. 7?",
        "Was the deal planned for before or after the summit?",
    ],
)
def test_words_that_look_like_a_relation_to_an_event_give_no_days(question: str) -> None:
    assert read(question).ranges == ()


@pytest.mark.parametrize(
    ("question", "firm"),
    [
        ("What did Moon say the day after the parade?", True),
        ("What did Moon say in October?", True),
        ("What happened before the summit?", True),
        ("What did Moon promise before the summit?", False),
        ("What did Moon promise in the week after the parade?", False),
        ("What did Moon think of the September deal?", False),
        ("What was in the Oct. 7 statement?", False),
        ("Which parade is planned for 2019?", False),
        ("Which parade was held in 2019?", True),
    ],
)
def test_days_bind_where_they_are_told_and_only_hint_where_they_are_background(
    question: str, firm: bool
) -> None:
    times = read(question)
    assert times.ranges
    assert (times.fit == 0.0) == firm


def test_a_time_that_frames_the_whole_period_singles_out_nothing() -> None:
    times = read("How many meetings did Moon hold over the course of 2018?")
    assert (times.ranges, times.topic) == (
        (),
        "How many meetings did Moon hold over the course of 2018?",
    )
    assert read("What happened in 2018?").only


def test_a_year_beside_the_reader_s_own_is_reckoned_from_the_end_of_the_period() -> None:
    assert "(2018)" in read("Why were this year's drills smaller?").topic
    assert "(2019)" in read("Why will next year's drills be smaller?").topic


def test_two_open_ends_are_closed_by_one_another() -> None:
    times = read("What happened after October 5 and before October 9?")
    assert times.ranges == (DateSpan(date(2018, 10, 6), date(2018, 10, 9)),)


def test_a_distance_may_reckon_from_what_was_said_before() -> None:
    times = read_times("and three days later?", PERIOD, locate, before="The parade was held.")
    assert times.ranges == (DateSpan.on(date(2018, 9, 12)),)


@pytest.mark.parametrize(
    ("question", "today"),
    [
        ("What did Moon promise yesterday?", "yesterday"),
        ("What is happening right now?", "right now"),
        ("What does Seoul pay at present?", ""),
        ("Which pledges has Pyongyang kept so far?", ""),
    ],
)
def test_only_the_reader_s_own_day_is_beyond_an_article(question: str, today: str) -> None:
    assert read(question).today == today


@pytest.mark.parametrize(
    "question", ["How many entries are there?", "Which month has the fewest entries?"]
)
def test_a_count_of_all_entries_is_of_the_whole_period(question: str) -> None:
    times = read(question)
    assert (times.ranges, times.only) == ((PERIOD,), True)


def test_a_day_that_no_calendar_has_is_told_where_no_other_time_is() -> None:
    assert read("What happened on 31 September?").impossible == "31 September"
    assert read("What happened on 30 September?").impossible == ""


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("Before the summit in October, what did Moon say?", (9, 1), (10, 7)),
        ("Before the planned summit in October, what did Moon say?", (10, 1), (11, 1)),
        ("As September drew to a close, what did Moon say?", (9, 26), (10, 1)),
        ("When November opened, what did Moon say?", (11, 1), (11, 6)),
        ("After the September parade, what did Moon say?", (9, 10), None),
        ("Before he saw the summit in October, what had Moon said that month?", (10, 1), (10, 7)),
        ("What did Moon say between 12 and 18 September?", (9, 12), (9, 19)),
    ],
)
def test_a_time_beside_an_event_tells_which_event_it_is(
    question: str, start: tuple[int, int], end: tuple[int, int] | None
) -> None:
    last = date(2018, *end) if end else PERIOD.end
    assert read(question).ranges == (DateSpan(date(2018, *start), last),)


def test_who_did_it_is_named_after_a_pronoun() -> None:
    asked = []

    def note(event: str) -> DateSpan | None:
        asked.append(event)
        return locate(event)

    read_times("Before he left the parade in May, what had Smith said?", PERIOD, note)
    assert asked[0] == "Smith left the parade in May"


def test_weeks_from_an_event_are_not_to_the_day() -> None:
    assert read("What did Moon say two weeks after the parade?").slack > 0
    assert read("What did Moon say two days after the parade?").slack == 0


def test_an_entry_beside_another_is_no_range() -> None:
    times = read("Which entry comes right after the one on the parade?")
    assert times.beside is not None
    assert (times.beside.event, times.ranges, times.only) == ("the parade", (), True)
    assert read("What was the entry before Dec. 17?").beside is None


def test_words_that_reckon_from_today_are_kept_for_the_reason() -> None:
    assert read("What happened last week?").today == "last week"


def test_an_unclear_date_brings_a_note() -> None:
    assert "October" in " ".join(read("What happened on 10/7?").notes)


def test_an_end_of_the_whole_chronology_is_sought_in_its_period() -> None:
    times = read("What is the last entry?")
    assert (times.ranges, times.order, times.only) == ((PERIOD,), "last", True)


@pytest.mark.parametrize(
    "question",
    [
        "From which office does the club want to get money for the new stand?",
        "Which promise from Rome that the club announced has it made good on?",
    ],
)
def test_where_something_comes_from_is_no_time(question: str) -> None:
    """Guarantee: "from which office", "to get" and "from Rome" bound no days by an event."""
    found, _, events = from_events(question, PERIOD, lambda _: DateSpan.on(PERIOD.start), "")
    assert (found, events) == ([], ())


def test_a_year_outside_the_period_is_what_an_event_is_about_and_no_time_of_it() -> None:
    """The search would look for the event in that year, and find none."""

    def strict(event: str) -> DateSpan | None:
        return None if "20" in event else locate(event)

    question = "What happened the day after they planned the parade for 2020?"
    times = read_times(question, PERIOD, strict)
    assert times.ranges == (DateSpan.on(date(2018, 9, 10)),)
    assert times.only
