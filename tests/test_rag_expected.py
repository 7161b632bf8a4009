"""Events that a sentence only expects, and meetings of others than those asked about."""

from __future__ import annotations

import pytest

from rag.expected import met_others, only_expected
from rag.names import names_in

NAMES = names_in(
    [
        "President Berg met President Dahl in Rome.",
        "Minister Ann Ray thanked President Moe.",
    ]
)


@pytest.mark.parametrize(
    ("event", "sentence", "expected"),
    [
        ("the fair", "Berg anticipates a second fair with Dahl.", True),
        ("the fair", "Berg says the fair will open in spring.", True),
        ("the fair", "The fair opens, and Berg hopes for crowds.", False),
        ("Ray's visit to Rome", "Oslo announces Ray will visit Rome again.", True),
        ("Ray's visit to Rome", "Ray visits Rome, where Berg will stay.", False),
        ("Dahl's letter", "Berg is expecting a warm letter from Dahl.", True),
        ("the next fair", "Berg anticipates a second fair.", False),
        ("Berg's word that he expects a fair", "Berg expects a fair.", False),
        ("Berg's saying that fairs matter", "Berg wants a fair.", False),
        ("the strike", "Berg expects a fair.", False),
        ("Ray's visit to Rome", "Ray visits Rome in May after the strike.", False),
        ("the end of the strike", 'Berg says that "ending the strike is an urgent task".', True),
        ("the landing of the crew", "A plane with the crew lands near Oslo.", False),
    ],
)
def test_what_is_expected_has_not_come_about(event: str, sentence: str, expected: bool) -> None:
    """All that a sentence shares with an event must stand where it tells what is to come."""
    assert only_expected(event, sentence) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("When did Berg meet Moe?", "Berg meets Dahl, who praises Moe.", True),
        ("When did Berg meet Dahl?", "Berg meets Dahl, who praises Moe.", False),
        ("When did Berg and Moe meet?", "Berg and Moe meet in Rome.", False),
        ("When did Berg praise Moe?", "Berg meets Dahl, who praises Moe.", False),
        ("When did Berg meet the press?", "Dahl meets Moe.", False),
    ],
)
def test_who_met_whom_is_told_apart(question: str, sentence: str, expected: bool) -> None:
    """Only of two persons who are asked about it can be told that others met."""
    assert met_others(question, sentence, NAMES) is expected
