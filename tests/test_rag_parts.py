"""Questions of several parts: where they come apart, and where they must not."""

from __future__ import annotations

import pytest

from rag.parts import MOST_PARTS, context_of, explained, is_asking, is_heading, parts
from rag.two_events import alternatives, is_after, two_events


@pytest.mark.parametrize(
    ("piece", "asks"),
    [
        ("Who left the club", True),
        ("On what day was the ground sold", True),
        ("In May, which player left", True),
        ("two-word shrug of the coach?", True),
        ("did it go ahead? (the sale)", True),
        ("name the sponsor", True),
        ("The striker who left in August", False),
        ("The coach promised a new stand in May.", False),
        ("The club, which had lost, sold the ground.", False),
    ],
)
def test_a_piece_that_only_says_of_whom_asks_nothing(piece: str, asks: bool) -> None:
    assert is_asking(piece) is asks


@pytest.mark.parametrize(
    ("question", "named", "events"),
    [
        (
            "Which was fined earlier, the bank or the club?",
            ("the bank", "the club"),
            ("the bank fined", "the club fined"),
        ),
        (
            "Rovers or United: whose new ground opened first?",
            ("Rovers", "United"),
            ("Rovers new ground opened", "United new ground opened"),
        ),
        (
            "Who was first to speak of the sale, Smith or the bank?",
            ("Smith", "the bank"),
            ("Smith to speak of the sale", "the bank to speak of the sale"),
        ),
        (
            "Who wrote of the sale later in May, Smith or Brown?",
            ("Smith", "Brown"),
            ("Smith wrote of the sale in May", "Brown wrote of the sale in May"),
        ),
    ],
)
def test_the_earlier_of_two_makes_an_event_of_each(
    question: str, named: tuple[str, str], events: tuple[str, str]
) -> None:
    assert alternatives(question) == named
    assert parts(question) == events


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Which sponsor left the club, and when did the new sponsor arrive?",
            ["Which sponsor left the club", "when did the new sponsor arrive?"],
        ),
        (
            "The coach promised a new stand in May. Which board member opposed the stand?",
            ["The coach promised a new stand in May.", "Which board member opposed the stand?"],
        ),
        (
            "How did the old stadium's roof differ from the new stadium's roof?",
            ["How did the old stadium's roof?", "the new stadium's roof?"],
        ),
        (
            "Who met the coach, and what did she tell him?",
            ["Who met the coach", "what did she tell him?"],
        ),
        (
            "The coach promised a new stand in May. What came of it?",
            ["The coach promised a new stand in May.", "What came of it?"],
        ),
        (
            "Which board member resigned, and who was named in the week that followed?",
            ["Which board member resigned", "who was named in the following week?"],
        ),
        (
            "The striker who left in August: which club did the striker join?",
            ["The striker who left in August", "which club did the striker join?"],
        ),
        (
            "How many days passed between the cup final and the sale of the ground?",
            ["the cup final", "the sale of the ground"],
        ),
        (
            "How long had the roof leaked when the ground was sold?",
            ["the roof leaked", "the ground was sold"],
        ),
        (
            "How long after the cup final was the ground sold?",
            ["the cup final", "the ground sold"],
        ),
        (
            "Which came first, the cup final or the sale of the ground?",
            ["the cup final", "the sale of the ground"],
        ),
        (
            "Did the cup final come before or after the sale of the ground?",
            ["the cup final", "the sale of the ground"],
        ),
        (
            "The cup final and the sale of the ground were close, so how many days separate them?",
            ["The cup final", "the sale of the ground"],
        ),
        (
            "How many days went by from the deal to sell the ground until the final?",
            ["the deal to sell the ground", "the final"],
        ),
        (
            "Which was played earlier, the cup final or the friendly?",
            ["the cup final played", "the friendly played"],
        ),
        (
            "The cup final or the friendly: which was played first?",
            ["The cup final played", "the friendly played"],
        ),
        (
            "Gap in days: cup final to ground sale?",
            ["cup final", "ground sale"],
        ),
        (
            "How much time elapsed between the cup final and the sale?",
            ["the cup final", "the sale"],
        ),
        (
            "I'm writing a paper on football. Why was the stadium sold?",
            ["I'm writing a paper on football. Why was the stadium sold?"],
        ),
    ],
)
def test_each_part_that_asks_something_stands_alone(question: str, expected: list[str]) -> None:
    assert list(parts(question)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Who met the North and South Korean leaders?",
        "When did the American and S. Korean armies train?",
        "What did Gen. Brooks and Gen. Abrams acknowledge?",
        "A coach was to meet the fans in May. What came of that?",
        "The coach says that he is leaving: which day of the week was that?",
        "",
        "why?",
    ],
)
def test_one_question_stays_whole(question: str) -> None:
    assert parts(question) == (question,)


def test_brackets_that_a_follow_up_leaves_are_set_apart() -> None:
    assert context_of("Who won? (the cup final) (in May)") == (
        "Who won?",
        "(the cup final) (in May)",
    )
    assert context_of("Who (if anybody) won?") == ("Who (if anybody) won?", "")


def test_a_piece_that_asks_nothing_is_a_heading() -> None:
    assert is_heading("Christmas Eve")
    assert not is_heading("What happened on Christmas Eve")


def test_that_is_explained_where_its_order_is_asked() -> None:
    asked = "Was that before or after the sale?"
    assert explained(asked, "(the cup final)") == "Was the cup final before or after the sale?"
    assert explained("Was that a good match?", "(the cup final)") == "Was that a good match?"


def test_an_event_that_holds_to_is_not_cut_there() -> None:
    asked = "How many days after the owners agreed to sell the club did they leave?"
    assert two_events(asked) == ("the owners agreed to sell the club", "they leave")


@pytest.mark.parametrize(
    ("question", "later"),
    [
        ("How long after the final did the club fold?", True),
        ("How many weeks did it take the club to fold after the final?", True),
        ("How many days before the final did the club fold?", False),
        ("How many days lie between the final and the sale?", False),
    ],
)
def test_which_of_two_events_is_later_may_be_told(question: str, later: bool) -> None:
    assert is_after(question) is later


def test_two_events_may_be_asked_by_how_soon_one_came_after_the_other() -> None:
    asked = "How soon after the parade did the mayor resign?"
    assert two_events(asked) == ("the parade", "the mayor resign")
    asked = "How long after he was elected did the mayor resign?"
    assert two_events(asked) == ("he was elected", "the mayor resign")


@pytest.mark.parametrize(
    ("question", "events"),
    [
        (
            "How long did it take the club to hit back at the fine? Count the days.",
            ("the fine", "the club to hit back at the fine"),
        ),
        (
            "How many days did it take the board to sell up once the coach had left?",
            ("the coach had left", "the board to sell up"),
        ),
        ("Which of the two came later: the sale or the fire?", ("the sale", "the fire")),
        ("How much time passed from the sale until the fire?", ("the sale", "the fire")),
        ("Did the sale or the fire come first?", ("the sale", "the fire")),
        (
            "How long was it from the bank's fine for fraud to the club's?",
            ("the bank's fine for fraud", "the club's fine for fraud"),
        ),
        ("Did they plan the match for before or after the break?", None),
        ("For how many days was the team going to be in Rome?", None),
        ("How long was the coach meant to stay in Rome when he landed there?", None),
        ("What did the last owner say, Smith or Brown?", None),
        ("How long did the talk between Smith and Brown last?", None),
    ],
)
def test_events_are_told_apart_in_questions_for_their_distance_or_order(
    question: str, events: tuple[str, str] | None
) -> None:
    assert two_events(question) == events


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "The bridge: who built it, and when did it fall?",
            ("The bridge: who built it", "The bridge: when did it fall?"),
        ),
        (
            "School meals: what did the mayor want and what did the union want?",
            ("School meals: what did the mayor want", "School meals: what did the union want?"),
        ),
        ("The old mill: who bought it?", ("The old mill: who bought it?",)),
    ],
)
def test_that_a_topic_before_the_question_belongs_to_each_part(
    question: str, asked: tuple[str, ...]
) -> None:
    """What is named before a colon is what every part asks about, and no part itself."""
    assert parts(question) == asked
    assert all(is_asking(part) for part in asked)


def test_that_somebody_described_before_the_question_is_a_part() -> None:
    """Who is meant must be found first."""
    assert len(parts("The coach who left the club: whom did he blame for the loss?")) == 2


def test_a_text_of_very_many_parts_is_searched_as_a_whole() -> None:
    """So that whatever is pasted takes no longer than a question of a few parts."""
    few = " and ".join(f"what did captain {n} say" for n in ("Ahab", "Cook")) + "?"
    many = " and ".join(f"what did captain {n} say" for n in range(MOST_PARTS + 1)) + "?"
    assert len(parts(few)) == 2
    assert parts(many) == (many,)
