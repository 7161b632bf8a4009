"""Who acts in a sentence, held against whose deed is asked for."""

from __future__ import annotations

import pytest

from rag.actors import idle
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
