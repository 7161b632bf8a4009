"""What a question takes for done, against what a sentence tells; invented sentences."""

from __future__ import annotations

import pytest

from rag.deeds import reversed_roles, told_the_other, unfulfilled
from rag.names import names_in

NAMES = names_in(["President Berg wrote to Minister Dahl."])
UNKEPT = "President Berg regrets not keeping her promise to visit Lisbon within the year."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did Berg say when she came to Lisbon?", True),
        ("What was signed during Berg's visit to Lisbon?", True),
        ("What was signed during Dahl's visit to Lisbon?", False),
        ("What was signed during Berg's visit to Madrid?", False),
        ("What had Berg promised about a trip to Lisbon?", False),
        ("Who greeted Berg when she arrived in Lisbon on her promised visit?", True),
        ("What became of Berg's promised visit to Lisbon?", False),
        ("Why did Berg not travel to Lisbon?", False),
        ("Did Berg visit Lisbon?", False),
    ],
)
def test_a_promise_that_was_not_kept_contradicts_the_deed(question: str, expected: bool) -> None:
    assert unfulfilled(question, UNKEPT, NAMES) is expected
    assert not unfulfilled(question, "President Berg visits Lisbon.", NAMES)


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Why did the Whigs lose the town?", "Control of the town passed to the Whigs.", True),
        ("Why did the Whigs lose the town?", "The Whigs took the town.", True),
        ("Why did the Whigs lose the town?", "The Whigs lost the town.", False),
        ("Why did the Whigs lose the town?", "The Whigs won the harbour.", False),
        ("How did the Tories take the town from the Whigs?", "The town shifts to the Whigs.", True),
        ("How did the Whigs take the town from the Tories?", "The Whigs took the town.", False),
        ("Who won the town?", "The Whigs won the town.", False),
        ("Why did eWhigs lose the town?", "The Whigs took the town.", False),  # a name of its own
    ],
)
def test_who_takes_what_a_question_has_them_lose(
    question: str, sentence: str, expected: bool
) -> None:
    assert reversed_roles(question, sentence) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("What did Ray tell Berg?", "President Berg tells visiting Ray that it rains.", True),
        ("What did Berg tell Ray?", "President Berg tells visiting Ray that it rains.", False),
        ("What did Ray say to Berg?", "Berg met Ray, who told Berg that it rains.", False),
        ("What did Ray say about Berg?", "Ray praises Berg.", False),
        ("What did Ray do?", "Berg tells Ray to go.", False),
    ],
)
def test_who_told_whom_is_kept_apart(question: str, sentence: str, expected: bool) -> None:
    """Only the very reverse, the one told doing the telling, speaks against a question."""
    known = names_in(["President Ray thanked President Berg."])
    assert told_the_other(question, sentence, known) is expected
