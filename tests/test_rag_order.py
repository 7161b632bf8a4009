"""Order among entries, mentions to be counted, and distances of two events, read from questions."""

from __future__ import annotations

from datetime import date

import pytest
from test_rag_retrieve import match

from rag.distance import between, by_name
from rag.naming import counted, counts, entries_meeting, meeting_terms, named_terms
from rag.order import Beside, read_beside, read_order, states_order

MAY, JUNE = date(2018, 5, 3), date(2018, 6, 9)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was the first sanction?", "first"),
        ("What is the earliest entry?", "first"),
        ("What happened next?", "first"),
        ("What is the next entry?", "first"),
        ("What is the latest on the bridge?", "last"),
        ("What is the last mention of the mayor?", "last"),
        ("What was the previous item?", "last"),
        ("How does the chronology open?", "first"),
        ("What closes the timeline?", "last"),
        ("What does the list end with?", "last"),
        ("When did the museum open?", None),
        ("Who called for an end-of-war declaration?", None),
        ("Which camps lie close to the border?", None),
        ("Who will be the next mayor?", None),
        ("The first one is full already, so what goes into the second?", None),
        ("What is her last name?", None),
        ("Was she glad at last?", None),
        ("How long did the talks between Berg and Dahl last?", None),
        ("For how many days will the strike last?", None),
        ("How long did the last strike go on?", "last"),
    ],
)
def test_order_is_asked_for_by_words_that_order_and_not_by_their_namesakes(
    question: str, expected: str | None
) -> None:
    assert read_order(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which entry comes right after the one on the flood?", ("the flood", 1)),
        ("Which item sits directly below the one on the flood?", ("the flood", 1)),
        ("Item straight after the mayor's remark: who replied?", ("the mayor's remark", 1)),
        ("What entry precedes the entry on the flood?", ("the flood", -1)),
        ("What's the next entry after the flood?", ("the flood", 1)),
        ("What is listed just above the flood entry?", ("the flood", -1)),
        ("What follows the entry about the flood?", ("the flood", 1)),
        ("Which event immediately preceded the flood in the log?", ("the flood in the log", -1)),
        ("What happened after the flood?", None),
        ("Who resigned following the flood?", None),
        ("What is the first entry of May?", None),
    ],
)
def test_a_neighbour_among_the_entries_is_told_from_what_happened_later(
    question: str, expected: tuple[str, int] | None
) -> None:
    found = read_beside(question)
    assert (found and (found.event, found.step)) == expected


def test_a_sentence_may_state_the_order_itself() -> None:
    assert states_order("The town last flooded in 1990.", "last")
    assert not states_order("The town flooded in 1990.", "last")
    assert not states_order("The town last flooded in 1990.", "first")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many entries mention Bolton?", {"bolton"}),
        ("How often is Bolton mentioned in the chronology?", {"bolton"}),
        ("Which month has the most entries naming Bolton?", {"bolton"}),
        ("List every entry naming Bolton.", {"bolton"}),
        ("What is the first mention of Bolton?", {"bolton"}),
        ("On how many days does the timeline mention Bolton?", {"bolton"}),
        ("All dated entries in which Bolton appears, please", {"bolton"}),
        ("Which are the items where Bolton turns up?", {"bolton"}),
        ("How many guard posts were mentioned?", None),
        ("How often did Bolton fly?", None),
        ("What did Bolton say about the entries?", None),
    ],
)
def test_questions_on_mentions_give_what_must_stand_in_an_entry(
    question: str, expected: set[str] | None
) -> None:
    found = named_terms(question)
    assert (None if found is None else set(found)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many times do Ann and Bob get together?", {"ann", "bob"}),
        ("How often did Ann and her Danish counterpart meet?", {"ann", "counterpart"}),
        ("When did Ann first sit down with her counterpart?", {"ann", "counterpart"}),
        ("When did Ann sit down with her counterpart?", None),
        ("How often did Ann meet the press?", None),
        ("How many entries mention Ann and Bob?", None),
    ],
)
def test_meetings_are_counted_only_where_two_are_named(
    question: str, expected: set[str] | None
) -> None:
    found = meeting_terms(question, frozenset({"ann", "bob"}))
    assert (None if found is None else set(found)) == expected


def test_entries_on_a_meeting_name_both_and_say_that_they_met() -> None:
    entries = [
        match("Ann meets Bob.", 0.1, MAY),
        match("Ann says that Bob is late.", 0.9, MAY),
        match("Ann meets the mayor.", 0.9, JUNE),
    ]
    assert entries_meeting(frozenset({"ann", "bob"}), entries) == (entries[0],)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many entries mention him?", "3"),
        ("On how many days is he named?", "2"),
        ("Which month has most entries naming him?", "May 2018"),
        ("Which month has the fewest entries naming him?", "June 2018"),
    ],
)
def test_entries_are_counted_as_asked(question: str, expected: str) -> None:
    found = [
        match("a", 0.0, MAY),
        match("a", 0.0, MAY),
        match("b", 0.0, MAY),
        match("c", 0.0, JUNE),
    ]
    assert counts(question)
    assert counted(question, found) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many days lie between them?", "37 days"),
        ("How long after the flood did she resign?", "37 days"),
        ("Which came first, the flood or the fair?", "the flood"),
        ("Which came last, the flood or the fair?", "the fair"),
        ("Did the flood come before or after the fair?", "before"),
        ("How many weeks passed between them?", "37 days"),
    ],
)
def test_two_events_are_set_apart_in_a_few_words(question: str, expected: str) -> None:
    assert between(question, (("the flood", MAY), ("the fair", JUNE))) == expected


def test_a_second_meeting_is_no_later_one() -> None:
    told = (("Lee spoke of a second fair", MAY), ("Ray spoke of a second fair", JUNE))
    asked = "Who spoke of a second fair earlier, Lee or Ray?"
    assert between(asked, told) == "Lee"


def test_who_came_first_is_named_as_the_sentence_names_them() -> None:
    asked = "Who left first, the coach or Lee?"
    assert by_name(asked, "the coach", "Coach Ann Ray leaves the club.") == "Coach Ann Ray"
    assert by_name(asked, "Lee", "Board member Bo Lee leaves the club.") == "Lee"
    assert by_name(asked, "the coach", "The club says the coach leaves.") == "the coach"


def test_two_events_of_one_day_have_no_order() -> None:
    told = (("the flood", MAY), ("the fair", MAY))
    assert between("Which came first, the flood or the fair?", told) is None
    assert between("How many days between the flood and the fair?", told) == "0 days"
    assert between("how many weeks?", (("a", MAY), ("b", date(2018, 5, 10)))) == "1 week"


def test_the_step_of_a_neighbour_is_one() -> None:
    assert read_beside("Which entry is before the one on the flood?") == Beside("the flood", -1)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("After the parade, what comes next in the timeline?", Beside("the parade", 1)),
        ("Before the parade, which entry came last?", Beside("the parade", -1)),
        ("What comes next in the list after the parade?", Beside("the parade", 1)),
        ("What happened next after the parade?", Beside("the parade", 1)),
        ("After the parade, what did the mayor say?", None),
    ],
)
def test_the_event_may_stand_before_or_after_what_comes_next_to_it(
    question: str, expected: Beside | None
) -> None:
    assert read_beside(question) == expected
