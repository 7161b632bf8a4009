"""What a question takes for done, against what a sentence tells; invented sentences."""

from __future__ import annotations

import pytest

from rag.deeds import unfulfilled
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
