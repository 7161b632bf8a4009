"""What a question takes for done and a sentence tells as a wish; invented sentences."""

from __future__ import annotations

import pytest

from rag.unreal import unreal


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Why did the Whigs leave the pact?", "The Whigs threaten to leave the pact.", True),
        ("How many ships did the yard build?", "The yard may build 40 ships.", True),
        ("When did the yard build the ship?", "The yard has refused to build the ship.", True),
        ("Why did the Whigs end up leaving the pact?", "The Whigs vow to leave the pact.", True),
        ("Why did the Whigs leave the pact?", "The Whigs leave the pact.", False),
        ("When did the Whigs threaten to leave?", "The Whigs threaten to leave.", False),
        ("When will the Whigs leave the pact?", "The Whigs want to leave the pact.", False),
        ("Did the Whigs leave the pact?", "The Whigs threaten to leave the pact.", False),
        ("What did the Whigs say?", "The Whigs may say more.", False),
        ("How much have they actually been paid?", "A judge orders the Whigs to pay $40.", True),
        ("How much have they actually been paid?", "A judge awards them $40.", True),
        ("How much have they actually been paid?", "The Whigs paid them $40.", False),
        ("How much were they to be paid?", "A judge awards them $40.", False),
    ],
)
def test_a_wish_does_not_tell_of_the_deed(question: str, sentence: str, expected: bool) -> None:
    assert unreal(question, [sentence]) is expected


def test_another_sentence_may_tell_that_it_was_done() -> None:
    wish, deed = "The Whigs threaten to leave the pact.", "The Whigs leave the pact at once."
    assert not unreal("Why did the Whigs leave the pact?", [wish, deed])
    assert unreal("Why did the Whigs leave the pact?", [wish, "They sail to Spain."])
