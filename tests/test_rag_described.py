"""Questions on somebody or some place that they only describe."""

from __future__ import annotations

import pytest

from rag.described import described
from rag.parts import parts


@pytest.mark.parametrize(
    ("question", "taken_apart"),
    [
        (
            "What did the judge who freed the miners say about the strike?",
            ("the judge who freed the miners", "What did the judge say about the strike?"),
        ),
        (
            "What had the senator who later quit promised the farmers?",
            ("the senator who later quit", "What had the senator promised the farmers?"),
        ),
        (
            "The envoy whose plane was late also called for aid. From whom?",
            ("The envoy whose plane was late", "The envoy also called for aid. From whom?"),
        ),
        (
            "Which club did the official who praised cheap water aid in May join that year?",
            (
                "the official who praised cheap water aid in May",
                "Which club did the official join that year?",
            ),
        ),
        (
            "Whom did the coach replace who told the club that the team was weak?",
            ("the coach who told the club that the team was weak", "Whom did the coach replace?"),
        ),
        (
            "Which club bargained with the mayor who had closed the plant?",
            ("the mayor who had closed the plant", "Which club bargained with the mayor?"),
        ),
        (
            "Who is the successor of the coach that told us the team was weak?",
            ("the coach that told us the team was weak", "Who is the successor of the coach?"),
        ),
        (
            "Who replaced the mayor who had closed the plant?",
            ("the mayor who had closed the plant", "Who replaced the mayor?"),
        ),
        (
            "Which towns did the American whom the club hired visit in May?",
            ("the American whom the club hired", "Which towns did the American visit in May?"),
        ),
        (
            "What did divers discover in June at the harbour station that the mayor had closed?",
            (
                "the harbour station that the mayor had closed",
                "What did divers discover in June there?",
            ),
        ),
    ],
)
def test_the_description_and_what_is_asked_are_two_parts(
    question: str, taken_apart: tuple[str, str]
) -> None:
    assert described(question) == taken_apart
    assert parts(question)[0] == taken_apart[0]


@pytest.mark.parametrize(
    "question",
    [
        "Who was the judge who freed the miners?",
        "What is the name of the judge who freed the miners?",
        "Who is the senator that wants cheaper bread?",
        "Where is the plant that was sold in May?",
        "The judge who freed the miners: what did he say?",
        "What did the judge say about the strike?",
    ],
)
def test_who_or_what_somebody_is_stays_one_question(question: str) -> None:
    assert described(question) is None


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("What threat came from the visitor whom the mayor received?", "the visitor"),
        ("Whom did the nominee blame who had pleaded for the mill?", "the nominee"),
        ("What did the board get from the expert whose report it had paid for?", "the expert"),
    ],
)
def test_that_whom_and_whose_describe_somebody_at_the_end(question: str, whom: str) -> None:
    """The clause says of whom the question asks, and that is found first."""
    described = parts(question)
    assert len(described) == 2
    assert described[0].startswith(whom)
    assert described[1].endswith(f"{whom}?") or f"{whom} " in described[1]


@pytest.mark.parametrize(
    ("question", "description"),
    [
        (
            "What did the judge praised by the miners say?",
            "the judge who was praised by the miners",
        ),
        ("What did the envoy sent to Oslo promise?", "the envoy who was sent to Oslo"),
        ("What did the coach the mayor met in May sign?", "the coach whom the mayor met in May"),
        (
            "Which pact did the general Ann Lee received support?",
            "the general whom Ann Lee received",
        ),
        ("What did the judge who freed the miners announce?", "the judge who freed the miners"),
    ],
)
def test_a_description_may_leave_out_its_pronoun(question: str, description: str) -> None:
    """The pronoun is written out, and the last word may be the main verb."""
    found = described(question)
    assert found is not None
    assert found[0] == description
    assert found[1].endswith(f"{question.split()[-1]}")


@pytest.mark.parametrize(
    "question",
    ["What did the judge tell the miners?", "What had the judge said about the strike?"],
)
def test_a_main_verb_describes_nobody(question: str) -> None:
    """What follows the role is what the question asks, not who is meant."""
    assert described(question) is None
