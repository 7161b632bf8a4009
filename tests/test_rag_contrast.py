"""A question that sets two side by side is read as the same question of each."""

from __future__ import annotations

import pytest

from index.article import reading
from rag.assistant import Assistant
from rag.contrast import two_sides
from rag.two_events import two_events


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How did the coach and the owner differ on the sale?",
            "How did the coach differ on the sale",
            "How did the owner differ on the sale",
        ),
        (
            "Compare what the old and the new mayor said of the bridge.",
            "what the old mayor said of the bridge",
            "what the new mayor said of the bridge",
        ),
        (
            "How many more boats did the club buy than it had sold in May?",
            "How many boats did the club buy",
            "How many boats it had sold in May",
        ),
        (
            "Which sum is larger, the fine paid in May or the loan that Smith wants?",
            "Which sum is larger, the fine paid in May",
            "Which sum is larger, the loan that Smith wants",
        ),
        (
            "What did Smith say of the ferry in May as opposed to June?",
            "What did Smith say of the ferry in May",
            "What did Smith say of the ferry in June",
        ),
        (
            "How did the tone of Smith's speech differ from that of the union's reply?",
            "How did the tone of Smith's speech",
            "the tone of the union's reply",
        ),
        (
            "Where do Oslo and Bergen on one side and Rome and Milan on the other part ways?",
            "Where do Oslo and Bergen part ways",
            "Where do Rome and Milan part ways",
        ),
        (
            "What was the difference between what the bank said and what the club paid?",
            "what the bank said",
            "what the club paid",
        ),
        (
            "How do Smith's and Brown's remarks on the roof differ?",
            "How do Smith's remarks on the roof differ",
            "How do Brown's remarks on the roof differ",
        ),
        (
            "What set Smith's claim on the roof apart from Brown's?",
            "Smith's claim on the roof",
            "Brown's claim on the roof",
        ),
        (
            "On the sale, how did the owner's view differ from that of the fans?",
            "On the sale, how did the owner's view",
            "On the sale, how did the fans’ view",
        ),
        (
            "Smith versus Brown on the roof: what did each say?",
            "what did Smith say on the roof",
            "what did Brown say on the roof",
        ),
        (
            "Unlike the bank, what did the club pay?",
            "what did the club pay",
            "what did the bank pay",
        ),
        (
            "Which was larger, the fine for the bank or the loan to the club?",
            "Which was larger, the fine for the bank",
            "Which was larger, the loan to the club",
        ),
    ],
)
def test_what_is_asked_of_each_is_told_apart(question: str, one: str, other: str) -> None:
    assert two_sides(question) == (one, other)


@pytest.mark.parametrize(
    "question",
    [
        "What did the coach and the owner sign?",
        "Which players and trainers left the club?",
        "What did Smith and Brown say to each other?",
        "Who won more than one race?",
    ],
)
def test_a_question_that_compares_nothing_is_whole(question: str) -> None:
    assert two_sides(question) is None


@pytest.mark.parametrize(
    ("question", "events"),
    [
        ("Who spoke first at the fair, Smith or Brown?",
         ("Smith spoke at the fair", "Brown spoke at the fair")),
        ("Smith or Brown: who was earlier in asking for a strike?",
         ("Smith in asking for a strike", "Brown in asking for a strike")),
        ("Between the bank and the club, whose report came out sooner?",
         ("the bank report", "the club report")),
    ],
)  # fmt: skip
def test_the_earlier_of_two_may_be_asked_for_in_any_order(
    question: str, events: tuple[str, str]
) -> None:
    assert two_events(question) == events


def test_what_is_asked_of_each_of_three_is_told_apart() -> None:
    assert two_sides("At the fair, what did Smith, the coach and the bank each say of it?") == (
        "At the fair, what did Smith say of it",
        "At the fair, what did the coach say of it",
        "At the fair, what did the bank say of it",
    )


NOTES = """# Notes

March 3, 2021: Mayor Ida Holm tells the council that the bridge is safe.

March 9, 2021: Harbour master Per Lie tells the council that the bridge needs new cables.

April 2, 2021: The ferry line buys two ships.

May 4, 2021: The union asks Holm and Lie for longer breaks at night.
"""


def test_each_side_is_answered_by_a_sentence_that_is_on_it(assistant: Assistant) -> None:
    town = assistant.over([assistant.embedded("town.md", NOTES)])
    cited = town.ask("Contrast what Holm and Lie told the council about the bridge.").citations
    quotes = [reading(citation.quote) for citation in cited]
    assert [("is safe" in quote, "cables" in quote) for quote in quotes] == [
        (True, False),
        (False, True),
    ]


def test_one_thing_that_grew_has_no_two_sides() -> None:
    """Where nothing is counted by name, one sentence tells both numbers."""
    assert two_sides("How much more does the club pay than it paid before?") is None
