"""Units: a number answers a question for hours or for age only in that unit."""

from __future__ import annotations

import pytest

from rag.units import in_unit


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("For how many hours did they talk?", "They talked for three hours.", True),
        ("For how many hours did they talk?", "They talked for two days.", True),
        ("For how many hours did they talk?", "They met again a month later.", False),
        ("How many seconds did it last?", "It led to a second meeting.", False),
        ("How old was the sailor?", "The sailor, 61, came home.", True),
        ("How old was the sailor?", "The sailor came home with 40 others.", False),
        ("How tall is the tower?", "The tower of 90 metres fell.", True),
        ("How tall is the tower?", "The tower cost 90 million euros.", False),
        ("What percentage of the town voted?", "A third of the town voted.", True),
        ("What percentage of the town voted?", "Some 300 people voted.", False),
        ("How far did the town go in helping them?", "The town gave them bread.", True),
        ("How many people came?", "Forty came.", True),
        ("How much does the town pay for its police?", "The town has 28,000 police.", False),
        ("How much does the town pay for its police?", "The town pays $40 for each.", True),
        ("How much of the town was flooded?", "A tenth was flooded.", True),
    ],
)
def test_a_number_counts_in_the_unit_asked_for(
    question: str, sentence: str, expected: bool
) -> None:
    """Where no unit is asked for, nothing is lacking."""
    assert in_unit(question, sentence) is expected
