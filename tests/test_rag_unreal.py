"""What a question takes for done and a sentence tells as a wish; invented sentences."""

from __future__ import annotations

import pytest

from rag.unreal import hoped_for, unreal, yet_to_come


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


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("When was the second regatta held?", "The club anticipates a second regatta.", True),
        ("Where did the second regatta take place?", "A second regatta may draw crowds.", True),
        ("When did the third regatta happen?", "They agree to a third Whig regatta.", True),
        ("When did the second regatta actually take place?", "They want a second regatta.", True),
        ("When was the second regatta held?", "A second regatta drew crowds.", False),
        ("When was the second regatta held?", "The club expects a third regatta.", False),
        ("When was the regatta held?", "The club expects a regatta.", False),
        ("When will the second regatta be held?", "The club expects a second regatta.", False),
    ],
)
def test_an_event_that_is_only_expected_was_not_held(
    question: str, sentence: str, expected: bool
) -> None:
    """Only another of its kind is told apart by its number: "the regatta" may be an earlier one."""
    assert yet_to_come(question, [sentence]) is expected


def test_one_sentence_that_tells_an_event_as_held_is_enough() -> None:
    question = "When was the second regatta held?"
    assert not yet_to_come(question, ["They want a second regatta.", "A second regatta ends."])
    assert not yet_to_come(question, [])


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Did the Whigs pay the fine?", "A judge orders the Whigs to pay the fine.", True),
        ("Have divers come to Oslo?", "Oslo invites divers to come.", True),
        ("Did the Whigs promise to come?", "The Whigs promise to come.", False),
        ("Will the Whigs pay the fine?", "A judge orders the Whigs to pay the fine.", False),
        ("Did the Whigs pay the fine?", "The Whigs pay the fine and promise to come.", False),
        ("Who paid the fine?", "A judge orders the Whigs to pay the fine.", False),
    ],
)
def test_what_is_ordered_or_wished_tells_of_no_deed(
    question: str, sentence: str, expected: bool
) -> None:
    assert hoped_for(question, sentence) is expected
