"""Differences of two numbers, checked against sums done by hand."""

from __future__ import annotations

import pytest

from rag.assistant import Assistant
from rag.short import told_difference

FEE = "The club wants to raise the fee from $860 million to $1.3 billion in 2019."


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("By how much would the fee rise?", FEE, "$440 million"),
        ("What is the difference between the old and the new fee?", FEE, "$440 million"),
        ("How much is the fee?", FEE, None),
        ("How many more do they suspect?", "They found 13 of 20 bases.", "7"),
        ("How many fewer came?", "On May 4, 1,250 came, and 50,000 stayed.", "48,750"),
        ("How many more came?", "In 2018 some 13 came.", None),
        ("How many more came?", "13 came, 20 stayed, 30 left.", None),
        ("By how much did it rise?", "It rose 5 percent to 40.", None),
        ("By how much did it rise?", "It rose from $5 million to €6 million.", None),
        ("By how much did it rise?", "It stayed at $5 million, not $5 million more.", None),
        (
            "By how much did it rise?",
            "It rose from $0.5 billion to $1.75 billion.",
            "$1.25 billion",
        ),
        ("By how much did it rise?", "It rose from $900 to $1,150.", "$250"),
        ("BY HOW MUCH", "1:3", None),
        ("By how much did they win?", "They led 1:3 at 12:30.", None),
        ("By how much did it rise?", "The numbers: from 1 to 3: a lot.", "2"),
    ],
)
def test_two_numbers_are_told_apart(question: str, sentence: str, expected: str | None) -> None:
    assert told_difference(question, sentence) == expected


def test_two_sentences_tell_one_number_each(assistant: Assistant) -> None:
    """Where each side has a sentence of its own, the numbers of both are compared."""
    text = "The club sold 31 boats in May.\n\nThe bank bought 12 boats in June.\n"
    notes = assistant.over([assistant.embedded("boats.md", f"# Boats\n\n{text}")])
    answer = notes.ask("How many more boats did the club sell than the bank bought?")
    assert answer.short == "19"
    assert len(answer.citations) == 2
