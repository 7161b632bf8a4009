"""Late interaction: against a loop written out, and through a file and back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.encode import FloatArray, HashEncoder, Progress, WordPieces
from index.late import CLOSE, TokenVectors, among_neighbours


def unit(rows: list[list[float]]) -> NDArray[np.float32]:
    array = np.asarray(rows, np.float32)
    return np.asarray(array / np.linalg.norm(array, axis=1, keepdims=True), np.float32)


def pieces(rows: list[list[float]], ids: list[int]) -> WordPieces:
    return WordPieces(np.asarray(ids, np.int64), unit(rows))


def test_a_sentence_is_scored_by_the_mean_of_the_best_meeting_of_each_piece() -> None:
    """By hand: of the question's two axes, the first sentence meets one, the second both."""
    first, second = pieces([[1, 0], [1, 0]], [1, 1]), pieces([[1, 0], [0, 1]], [1, 2])
    tokens = TokenVectors.of([first, second], 2)
    # Piece 1 stands in both sentences, pieces 7 and 8 in none: alike in weight.
    question = pieces([[1, 0], [0, 1]], [7, 8])
    assert tokens.similarity(question).tolist() == pytest.approx([0.5, 1.0])


def test_a_piece_that_few_sentences_hold_counts_for_more() -> None:
    """By hand, with ln(1 + N/(1 + n)): of three sentences all hold piece 1, one holds piece 2."""
    sentences = [pieces([[1, 0]], [1]), pieces([[1, 0]], [1]), pieces([[1, 0], [0, 1]], [1, 2])]
    tokens = TokenVectors.of(sentences, 2)
    common, rare = math.log(1 + 3 / 4), math.log(1 + 3 / 2)
    assert tokens.idf(np.array([1, 2, 9])) == pytest.approx([common, rare, math.log(4)])
    scores = tokens.similarity(pieces([[1, 0], [0, 1]], [1, 2]))
    assert scores == pytest.approx([common / (common + rare)] * 2 + [1.0])


def test_it_agrees_with_loops_over_every_pair_of_pieces() -> None:
    random = np.random.default_rng(7)
    sentences = [
        pieces(random.normal(size=(n, 5)).tolist(), random.integers(9, size=n).tolist())
        for n in (3, 1, 8, 2)
    ]
    question = pieces(random.normal(size=(4, 5)).tolist(), [0, 3, 5, 20])
    weights = [
        math.log(1 + 4 / (1 + sum(number in s.ids.tolist() for s in sentences)))
        for number in question.ids.tolist()
    ]
    expected = [
        sum(
            weight * min(1.0, max(float(np.dot(q, piece)) for piece in sentence.vectors) / CLOSE)
            for q, weight in zip(question.vectors, weights, strict=True)
        )
        / sum(weights)
        for sentence in sentences
    ]
    assert TokenVectors.of(sentences, 5).similarity(question) == pytest.approx(expected, abs=1e-6)


class Reader(HashEncoder):
    """Reads as the fake does, but gives every piece of a longer text the vector of its number."""

    def read(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> tuple[FloatArray, list[WordPieces]]:
        vectors, found = super().read(texts, progress)
        axis = np.eye(self.dimension, dtype=np.float32)
        return vectors, [WordPieces(each.ids, axis[np.arange(len(each))]) for each in found]


def test_a_sentence_is_also_read_among_its_neighbours() -> None:
    """By hand: with a date in front, the pieces of the text alone take in how the group reads."""
    encoder = Reader()
    alone = encoder.read(["May 1: Kim spoke", "May 1: He left"])[1]
    first, second = among_neighbours(alone, [[(0, "Kim spoke"), (1, "He left")]], encoder)
    axis = np.eye(encoder.dimension)
    half = math.sqrt(0.5)
    assert first.ids.tolist() == alone[0].ids.tolist()
    assert np.allclose(first.vectors[:2], axis[:2]), "what stands in front is read alone"
    assert np.allclose(first.vectors[2:], half * (axis[[2, 3]] + axis[[0, 1]]))
    assert np.allclose(second.vectors[2:], axis[[2, 3]]), "pieces 2 and 3 of both readings"


def test_a_sentence_without_neighbours_stays_as_it_is() -> None:
    encoder = HashEncoder()
    alone = encoder.read(["Kim spoke"])[1]
    (only,) = among_neighbours(alone, [[(0, "Kim spoke")], []], encoder)
    assert only is alone[0]


def test_a_file_gives_back_nearly_the_same_and_refuses_what_it_is_not(tmp_path: Path) -> None:
    encoder = HashEncoder()
    vectors, read = encoder.read(["Kim meets Moon", "Moon leaves"])
    assert vectors.shape == (2, encoder.dimension)
    tokens = TokenVectors.of(read, encoder.dimension)
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
        TokenVectors(pieces([[1, 0]], [1]), np.array([0, 2]))
    with pytest.raises(ValueError, match="no word piece"):
        TokenVectors(pieces([[1, 0]], [1]), np.array([0, 0, 1]))
    with pytest.raises(ValueError, match="has a vector"):
        TokenVectors(pieces([[1, 0]], [1, 2]), np.array([0, 1]))


def test_without_sentences_nothing_is_scored() -> None:
    assert TokenVectors.of([], 2).similarity(pieces([[1, 0]], [1])).tolist() == []


@pytest.mark.model
def test_the_real_pieces_come_with_the_same_vector_as_the_text_alone() -> None:
    from index.encode import open_encoder

    encoder = open_encoder()
    vector, pieces = encoder.read_question("Who met Kim?")
    assert np.allclose(vector, encoder.question("Who met Kim?"))
    assert pieces.vectors.shape == (4, encoder.dimension), "who met kim ?"
    assert np.allclose(np.linalg.norm(pieces.vectors, axis=1), 1, atol=1e-5)
    assert len(set(pieces.ids.tolist())) == 4
