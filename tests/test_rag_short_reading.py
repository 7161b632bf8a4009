"""What the networks that read have to say of a few words, beside the plain network."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from rag.attention import together
from rag.short import FEATURES, OF_ARTICLE, Pieces
from rag.short.candidates import parse
from rag.short.features import rows_of
from rag.short.meaning import met
from rag.short.ranking import asking
from rag.short.reading import places_of, read_scores
from rag.short.typed import options
from rag.short.want import wanted
from rag.short.weighing import rivals, weighed

QUESTION = "Which ships did Rome sell?"
SENTENCE = "Rome sold three old ships to its worst neighbour."


def pieces_of(text: str, seed: int, fingerprint: str) -> Pieces:
    """Return a text whose pieces are its words and signs, with vectors drawn by chance."""
    spans = tuple(found.span() for found in re.finditer(r"\w+|[^\w\s]", text))
    rows = np.random.default_rng(seed).normal(size=(len(spans), 384))
    unit = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return Pieces(text, spans, unit, fingerprint)


def scores(question: Pieces, sentence: Pieces) -> dict[tuple[int, int], float]:
    asks, parsed = asking(QUESTION, wanted(QUESTION)), parse(SENTENCE)
    found = weighed(asks, parsed, options(asks, parsed, ()), sentence, question, OF_ARTICLE)
    return {option.piece: option.score for option in found}


def by_both(question: Pieces, sentence: Pieces) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the score of each piece by the plain network, and by those that read."""
    asks, parsed = asking(QUESTION, wanted(QUESTION)), parse(SENTENCE)
    near = met(asks, parsed, sentence, question)
    among = rivals(asks, parsed, options(asks, parsed, ()), near)
    rows, found = np.array(rows_of(asks, parsed, near, among)), [each.piece for each in among]
    places = places_of(parsed, sentence, found)
    read = read_scores(OF_ARTICLE.reading(), rows, question.rows, sentence.rows, places)
    each = zip(OF_ARTICLE.plain().scores(rows).tolist(), read.tolist(), strict=True)
    return dict(zip(found, each, strict=True))


def test_the_networks_that_are_shipped_score_rows_of_these_features() -> None:
    piece = pieces_of("Rome sold three", 1, "").rows
    rows = np.zeros((2, len(FEATURES)))
    found = read_scores(OF_ARTICLE.reading(), rows, piece, piece, np.array([[0, 1], [1, 3]]))
    assert found.shape == (2,)
    assert np.isfinite(found).all()


def test_words_are_read_where_their_pieces_stand() -> None:
    """Worked out by hand for a text whose second word has two pieces and whose comma none."""
    text = "Two sub-marines, lost"
    sentence = Pieces(text, ((0, 3), (4, 7), (8, 15), (17, 21)), np.eye(4, dtype=np.float32))
    parsed = parse(text)
    told = [token.text for token in parsed.tokens]
    assert told == ["Two", "sub-marines", ",", "lost"]
    ranges = [(0, 1), (1, 2), (0, 2), (1, 4), (2, 3)]
    expected = [[0, 1], [1, 3], [0, 3], [1, 4], [0, 1]]
    assert places_of(parsed, sentence, ranges).tolist() == expected
    assert places_of(parsed, sentence, []).shape == (0, 2)


def test_both_kinds_of_networks_have_their_say() -> None:
    known = OF_ARTICLE.reading().fingerprint
    texts = pieces_of(QUESTION, 1, known), pieces_of(SENTENCE, 2, known)
    expected = {piece: together(*map(np.array, both)) for piece, both in by_both(*texts).items()}
    assert len(expected) > 2
    assert scores(*texts) == pytest.approx(expected)


def test_pieces_of_another_encoder_are_not_read() -> None:
    for other in ("another", ""):
        texts = pieces_of(QUESTION, 1, other), pieces_of(SENTENCE, 2, other)
        expected = {piece: plain for piece, (plain, _) in by_both(*texts).items()}
        assert scores(*texts) == pytest.approx(expected)


def test_a_question_without_pieces_is_not_read() -> None:
    """So it is where nothing but days is asked for."""
    known = OF_ARTICLE.reading().fingerprint
    question, sentence = pieces_of(QUESTION, 1, known), pieces_of(SENTENCE, 2, known)
    nothing = replace(question, text="", spans=(), rows=question.rows[:0])
    assert np.isfinite(list(scores(nothing, sentence).values())).all()
