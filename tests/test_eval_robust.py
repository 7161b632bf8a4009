"""Questions put another way, for the measure of how robust the answers are."""

from __future__ import annotations

from random import Random

import pytest

from eval.robust import WAYS, capitals, embedded, framed, mistyped, small

QUESTION = "When did the coaches leave Leeds?"


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_the_same_seed_gives_the_same_question(way: object) -> None:
    """Figures can be reproduced, and each way does change the question."""
    assert callable(way)
    first, again = way(QUESTION, Random(3)), way(QUESTION, Random(3))
    assert first == again != QUESTION


def test_frames_keep_every_word() -> None:
    """Courtesy is added around a question, and nothing of it is lost."""
    for seed in range(40):
        for way in (framed, embedded):
            put = way(QUESTION, Random(seed))
            assert "hen did the coaches leave Leeds" in put


def test_spelling_only() -> None:
    """Letters change their size, and signs go."""
    assert small(QUESTION, Random(0)) == "when did the coaches leave leeds"
    assert capitals(QUESTION, Random(0)) == "WHEN DID THE COACHES LEAVE LEEDS?"


def test_two_words_are_mistyped() -> None:
    """Two of the three words of five letters or more differ, each by one slip."""
    words = small(QUESTION, Random(0)).split()
    for seed in range(40):
        typed = mistyped(QUESTION, Random(seed)).split()
        changed = [(a, b) for a, b in zip(words, typed, strict=True) if a != b]
        assert len(changed) <= 2
        assert all(abs(len(a) - len(b)) <= 1 and set(b) <= set(a) for a, b in changed)
        assert all(len(a) >= 5 for a, _ in changed)
