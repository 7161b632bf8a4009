"""Who wrote something, held against whom a sentence names."""

from __future__ import annotations

import pytest

from rag.names import names_in
from rag.signed import unsigned

NAMES = names_in(["Mayor Anna Berg met Minister Carl Dahl in Lisbon."])


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who wrote the Harbour Gazette story?", "Harbour Gazette story mocks the port.", True),
        ("Who wrote the Harbour Gazette story?", "Anna Berg mocks the port in print.", False),
        ("Who was the author of the note to Berg?", "A note reached Berg in May.", True),
        ("Who is the author of this article?", "BY A WRITER OF THE PORT", False),
        ("Who read the Harbour Gazette story?", "Harbour Gazette story mocks the port.", False),
    ],
)
def test_who_wrote_something_is_told_by_a_person_alone(
    question: str, sentence: str, expected: bool
) -> None:
    """The heading of a document tells its own author, whatever the names known from its text."""
    assert unsigned(question, sentence, NAMES) is expected
