"""Who acts in a sentence, held against whose deed is asked for."""

from __future__ import annotations

import pytest

from rag.actors import idle, unsigned
from rag.names import names_in

NAMES = names_in(["Mayor Anna Berg met Minister Carl Dahl in Lisbon."])


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("What did Dahl answer?", "Berg sends Dahl a note on the port.", True),
        ("What did Berg write?", "Berg sends Dahl a note on the port.", False),
        ("How did Dahl react?", "A note from Berg reached Dahl in May.", True),
        ("How did Berg react?", "A note from Berg reached Dahl in May.", False),
        ("How did Dahl react?", "Berg wrote to Dahl, who praised the note.", False),
        ("How did Dahl react?", "Berg wrote to Dahl, and the minister praised the note.", False),
        ("What did Dahl promise?", "Dahl’s promise to Berg was a new port.", False),
        ("What did Dahl promise?", "The port waits for repairs.", False),
        ("Where was Dahl seen?", "Berg saw Dahl in Lisbon.", False),
    ],
)
def test_whoever_only_suffers_a_deed_has_done_nothing(
    question: str, sentence: str, expected: bool
) -> None:
    """A person acts as a subject, as an owner, or under a pronoun or an office alone."""
    assert idle(question, sentence, NAMES) is expected


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
