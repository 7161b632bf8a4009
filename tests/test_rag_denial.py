"""What a question asks about and a sentence says there is none of; invented sentences."""

from __future__ import annotations

import pytest

from rag.denial import denied
from rag.names import names_in

NOBODY = names_in([])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What deadline did the mayor set for the harbour?", True),
        ("Why is there no deadline for the harbour?", False),
        ("Was there a deadline for the harbour?", False),
        ("What did the mayor say about a deadline for the harbour?", False),
        ("What price did the mayor set for the harbour?", False),
    ],
)
def test_what_there_is_none_of(question: str, expected: bool) -> None:
    """What a sentence denies can't be asked for, but by who asks whether there is any."""
    told = ["The mayor underscores there is no deadline for the harbour."]
    assert denied(question, told, NOBODY) is expected


def test_what_there_is_not_yet_may_come_about() -> None:
    """A better sentence that speaks of the thing tells of it, whatever a worse one denies."""
    question = "When did Oslo set a deadline for the harbour?"
    denial = "Berg says there is no deadline for the harbour in Oslo."
    assert denied(question, [denial], names_in([]))
    assert not denied(question, ["Oslo sets a deadline for the harbour.", denial], names_in([]))
