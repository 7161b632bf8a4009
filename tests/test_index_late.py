"""Late interaction: against a loop written out, and through a file and back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.encode import HashEncoder
from index.late import TokenVectors


def unit(rows: list[list[float]]) -> NDArray[np.float32]:
    array = np.asarray(rows, np.float32)
    return np.asarray(array / np.linalg.norm(array, axis=1, keepdims=True), np.float32)


def test_a_sentence_is_scored_by_the_mean_of_the_best_meeting_of_each_piece() -> None:
    """By hand: of the question's two axes, the first sentence meets one, the second both."""
    tokens = TokenVectors.of([unit([[1, 0], [1, 0]]), unit([[1, 0], [0, 1]])], 2)
    assert tokens.similarity(unit([[1, 0], [0, 1]])).tolist() == [0.5, 1.0]


def test_it_agrees_with_loops_over_every_pair_of_pieces() -> None:
    random = np.random.default_rng(7)
    sentences = [unit(random.normal(size=(n, 5)).tolist()) for n in (3, 1, 8, 2)]
    question = unit(random.normal(size=(4, 5)).tolist())
    expected = [
        sum(max(float(np.dot(q, piece)) for piece in sentence) for q in question) / 4
        for sentence in sentences
    ]
    assert TokenVectors.of(sentences, 5).similarity(question) == pytest.approx(expected, abs=1e-6)


def test_a_file_gives_back_nearly_the_same_and_refuses_what_it_is_not(tmp_path: Path) -> None:
    encoder = HashEncoder()
    vectors, pieces = encoder.read(["Kim meets Moon", "Moon leaves"])
    assert vectors.shape == (2, encoder.dimension)
    tokens = TokenVectors.of(pieces, encoder.dimension)
    tokens.save(tmp_path / "tokens.bin")
    data = (tmp_path / "tokens.bin").read_bytes()
    question = encoder.read_question("Moon")[1]
    assert TokenVectors.load(data).similarity(question) == pytest.approx(
        tokens.similarity(question), abs=1e-3
    )
    for broken in (b"", b"other", data[:20], data[: len(data) // 2], data + b"0", data[:30] * 9):
        with pytest.raises(ValueError, match=r"word piece"):
            TokenVectors.load(broken)


def test_pieces_that_belong_to_no_sentence_are_refused() -> None:
    with pytest.raises(ValueError, match="not divided"):
        TokenVectors(unit([[1, 0]]), np.array([0, 2]))
    with pytest.raises(ValueError, match="no word piece"):
        TokenVectors(unit([[1, 0]]), np.array([0, 0, 1]))


def test_without_sentences_nothing_is_scored() -> None:
    assert TokenVectors.of([], 2).similarity(unit([[1, 0]])).tolist() == []


@pytest.mark.model
def test_the_real_pieces_come_with_the_same_vector_as_the_text_alone() -> None:
    from index.encode import open_encoder

    encoder = open_encoder()
    vector, pieces = encoder.read_question("Who met Kim?")
    assert np.allclose(vector, encoder.question("Who met Kim?"))
    assert pieces.shape == (4, encoder.dimension), "who met kim ?"
    assert np.allclose(np.linalg.norm(pieces, axis=1), 1, atol=1e-5)
