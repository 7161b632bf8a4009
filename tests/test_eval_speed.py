"""The benchmark notes what the encoder reads, and changes nothing of it."""

from __future__ import annotations

import numpy as np

from eval.speed import Watched
from index.encode import HashEncoder


def test_each_text_is_noted_with_its_time_and_read_as_ever() -> None:
    watched, encoder = Watched(HashEncoder()), HashEncoder()
    for text in ("a red cat", "a blue dog"):
        vector, pieces = watched.read_question(text)
        told_vector, told_pieces = encoder.read_question(text)
        assert np.array_equal(vector, told_vector)
        assert np.array_equal(pieces.vectors, told_pieces.vectors)
    assert watched.texts == ["a red cat", "a blue dog"]
    assert watched.seconds > 0
