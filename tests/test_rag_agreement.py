"""Two set beside each other by whether they agree, go together, or change between two times."""

from __future__ import annotations

import pytest

from rag.contrast import two_sides


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Does what Ann said in May tally with what the board told the press in June?",
            ("what did Ann say in May", "what did the board tell the press in June"),
        ),
        (
            "Is the mayor's promise of March at odds with the budget of June?",
            ("What was the mayor's promise of March", "What was the budget of June"),
        ),
        (
            "How did the club's view of the ground shift from March 3 to mid-June?",
            (
                "What was the club's view of the ground on March 3",
                "What was the club's view of the ground in mid-June",
            ),
        ),
        (
            "Do Ann and the board hold the same opinion of the sale?",
            ("What did Ann say of the sale", "What did the board say of the sale"),
        ),
        (
            "Did Ann and Bob agree on whether the ground should be sold?",
            (
                "What did Ann say on whether the ground should be sold",
                "What did Bob say on whether the ground should be sold",
            ),
        ),
        (
            "Ann and Bob both spoke on Oct. 9. What did each say?",
            ("What did Ann say (spoke on Oct. 9)", "What did Bob say (spoke on Oct. 9)"),
        ),
        ("Did Ann and Bob agree to sell the ground?", None),
        ("How did the club change its name?", None),
        ("Did the coach fit in with the team?", None),
        ("Did Ann and Bob concurrently run two shops?", None),
        ("Were Ann and Bob at one of the games?", None),
        ("How did Ann clash with Bob over the sale?", None),
        (
            "How does Ann's offer sit with the law?",
            ("What was Ann's offer", "What was the law"),
        ),
        ("Are Ann and Bob at one?", ("What did Ann say", "What did Bob say")),
    ],
)
def test_sides_that_may_agree_are_asked_one_by_one(
    question: str, sides: tuple[str, str] | None
) -> None:
    """Each side is a question of its own that says all that the question says of it."""
    assert two_sides(question) == sides
