"""Follow-ups that leave out a noun, lift one out, or mean whom an earlier answer names."""

from __future__ import annotations

import pytest

from rag.followup import Told, standalone
from rag.names import Names

KNOWN = Names(
    persons=frozenset({"merkel", "macron", "scholz"}), parties=frozenset({"france", "germany"})
)
ANSWERED = {
    "Who is the head of the club?": Told("Ms. Merkel", "Ms. Merkel runs the club."),
    "Who was the coach before Scholz?": Told(
        "Mr. Scholz", "The club went from Mr. Macron to Mr. Scholz."
    ),
    "Who replaced the coach?": Told("Mr. Scholz", "Mr. Scholz took over from Mr. Macron."),
    "Which agency sold the stadium?": Told("the Sports Fund", "The Sports Fund sold it."),
    "What was sold in May?": Told("the stadium and the hotel", "The stadium and the hotel went."),
    "Who saw Merkel in May?": Told("Mr. Macron", "Mr. Macron saw Merkel in Berlin."),
}


@pytest.mark.parametrize(
    ("history", "question", "whole"),
    [
        (
            ["How many finals did France win?"],
            "Where was the last one?",
            "Where was the last final? (finals France won)",
        ),
        (
            ["Did Merkel write to Macron?"],
            "And her letter, who got it?",
            "Who got Merkel's letter?",
        ),
        (
            ["Did Merkel and Macron meet in May?"],
            "What did the two of them agree on?",
            "What did Merkel and Macron agree on?",
        ),
        (
            ["When did Merkel last write a letter?"],
            "And a poem?",
            "When did Merkel last write a poem?",
        ),
        (
            ["How much does France pay for the stadium?"],
            "What does Macron want it to be?",
            "How much does Macron want it to be? (France pays for the stadium)",
        ),
        (
            ["When was the cup drawn?", "When was the final played?"],
            "How much later was that?",
            "How many days lie between the cup was drawn and the final was played?",
        ),
        (
            ["Was France asked to pay the club?"],
            "For what damage?",
            "For what damage was France asked to pay the club?",
        ),
        (
            ["Was the final made shorter?"],
            "Who announced that?",
            "Who announced that? (the final was made shorter)",
        ),
        (
            ["When did the new working group meet?"],
            "Who led it?",
            "Who led the new working group?",
        ),
        (
            ["Did France stop asking for a list of players?"],
            "Who urged them to?",
            "Who urged France to? (France stopped asking for a list of players)",
        ),
    ],
)
def test_a_gap_is_filled_from_the_question_before(
    history: list[str], question: str, whole: str
) -> None:
    assert standalone(question, history, KNOWN).text == whole


@pytest.mark.parametrize(
    ("asked", "question", "whole"),
    [
        ("Who is the head of the club?", "What did she say?", "What did Ms. Merkel say?"),
        ("Who was the coach before Scholz?", "Where did he go?", "Where did Mr. Macron go?"),
        ("Who replaced the coach?", "What did his predecessor say?", "What did Mr. Macron say?"),
        ("Who is the head of the club?", "Why did this woman go?", "Why did Ms. Merkel go?"),
        ("Which agency sold the stadium?", "Who runs it?", "Who runs the Sports Fund?"),
        ("Who saw Merkel in May?", "Where did they meet?", "Where did Mr. Macron and Merkel meet?"),
        (
            "What was sold in May?",
            "Who bought the second of them?",
            "Who bought the hotel? (sold in May)",
        ),
    ],
)
def test_whom_or_what_an_answer_names_is_named(asked: str, question: str, whole: str) -> None:
    assert standalone(question, [asked], KNOWN, ANSWERED.get).text == whole


def test_the_first_of_things_that_a_question_only_asks_for_is_left_as_it_is() -> None:
    """The capitals are no thing that was spoken of until the answer names them."""
    asked = ["When did France announce that trip of Macron's?", "Which capitals?"]
    whole = standalone("Whom did he see in the first one?", asked, KNOWN).text
    assert whole.startswith("Whom did Macron see in the first")


@pytest.mark.parametrize(
    "asked",
    ["Ms. Merkel: What did she tell France?", "Merkel, why did she quit?", "Merkel - is she ill?"],
)
def test_who_stands_before_a_question_is_who_is_meant_after_it(asked: str) -> None:
    whole = standalone("Whom did she replace?", [asked], KNOWN).text
    assert whole in ("Whom did Merkel replace?", "Whom did Ms. Merkel replace?")


def test_a_run_of_capitals_before_a_question_takes_no_time() -> None:
    """Tried in every way of cutting it, it would take longer than the test may."""
    asked = "A" * 390
    assert standalone("Whom did he see?", [asked], KNOWN).text


def test_the_question_before_is_known_though_it_is_not_needed() -> None:
    asked = ["When did Macron quit?"]
    assert standalone("Who runs France?", asked, KNOWN).after == asked[0]
    assert standalone("By the way, who runs France?", asked, KNOWN).after == ""


def test_two_pronouns_are_two_persons() -> None:
    """He and she in one question never stand for the same person."""
    asked = ["Did Macron see Merkel in May?"]
    assert standalone("What did he tell her?", asked, KNOWN).text == "What did Macron tell Merkel?"
