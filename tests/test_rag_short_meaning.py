"""The choice of a short answer by nearness in meaning, with vectors that are drawn by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pytest

from index.encode import Encoder, FloatArray, HashEncoder, WordPieces, open_encoder
from index.types import Span
from rag.assistant import Assistant
from rag.pieces import OnceReader
from rag.short import Evidence, Pieces, short_answer
from rag.short.candidates import parse
from rag.short.meaning import met
from rag.short.ranking import Option, asking
from rag.short.want import wanted
from rag.short.weighing import chance_of

DAY = date(2020, 5, 4)


def drawn(text: str, alike: Mapping[str, str]) -> Pieces:
    """Return a text whose pieces are its words: one axis for each, shared by those alike."""
    words = list(re.finditer(r"\w+", text))
    axes = [alike.get(word.group().lower(), word.group().lower()) for word in words]
    rows = np.zeros((len(words), 64), np.float32)
    for row, axis in zip(rows, axes, strict=True):
        row[AXES.setdefault(axis, len(AXES))] = 1.0
    return Pieces(text, tuple(word.span() for word in words), rows)


AXES: dict[str, int] = {}


@pytest.fixture(autouse=True)
def _fresh_axes() -> None:
    AXES.clear()


def answer(question: str, sentence: str, alike: Mapping[str, str] | None) -> str | None:
    """Return the short answer, by rules alone where no words are said to be alike."""
    span = Span(0, len(sentence))
    pieces = None if alike is None else drawn(sentence, alike)
    read = None if alike is None else drawn(question, alike)
    evidence = Evidence(sentence, span, sentence, DAY, pieces)
    found = short_answer(question, "which", [evidence], read)
    return found.text if found else None


def test_words_of_like_meaning_show_which_of_two_bodies_acts() -> None:
    """Words alone can't tell who "scraps schemes"; that "cancel" and "projects" are near can."""
    sentence = (
        "The Lake Council voices concern over the cuts, following pressure that "
        "saw the Harbour Fund cancel projects in Norway."
    )
    question = "Which financing body scrapped its schemes in Norway?"
    alike = {"scrapped": "cancel", "schemes": "projects", "financing": "fund", "body": "fund"}
    assert answer(question, sentence, alike) == "Harbour Fund"
    assert answer(question, sentence, None) != "Harbour Fund"


def test_what_the_question_says_in_other_words_is_no_answer() -> None:
    sentence = "The navy reports a successful missile test aimed at submarines."
    question = "What sort of vessel was the rocket trial about?"
    alike = {"rocket": "missile", "trial": "test", "vessel": "submarines"}
    found = answer(question, sentence, alike)
    assert found is not None
    assert "submarines" in found


def test_the_object_stands_behind_the_verb_that_is_nearest_in_meaning() -> None:
    """Of two predicates of one subject, "owned" names the first, which alone is near it."""
    sentence = "The divers conceded small errors, but emphasized the long record of the club."
    question = "What did the divers own?"
    assert answer(question, sentence, {"own": "conceded"}) == "small errors"


def test_nearness_is_the_best_cosine_with_a_telling_word() -> None:
    """Compared with cosines that are read off the drawing: 1 on the same axis, else 0."""
    question = "Which crews repaired the roads?"
    alike = {"repaired": "mend", "roads": "streets"}
    parsed = parse("Crews mend three streets.")
    asks = asking(question, wanted(question))
    found = met(asks, parsed, drawn(parsed.text, alike), drawn(question, alike))
    assert [token.text for token in parsed.tokens] == ["Crews", "mend", "three", "streets", "."]
    assert found.any == (1.0, 1.0, 0.0, 1.0, 0.0)
    assert found.head == (1.0, 0.0, 0.0, 0.0, 0.0)
    assert found.verb == (0.0, 1.0, 0.0, 0.0, 0.0)


def test_as_many_vectors_as_pieces() -> None:
    with pytest.raises(ValueError, match="2 vectors for 1 word pieces"):
        Pieces("word", ((0, 4),), np.zeros((2, 3), np.float32))


class Counting(HashEncoder):
    """The fake encoder, which notes what it reads."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read_question(self, text: str) -> tuple[FloatArray, WordPieces]:
        """Return what the fake encoder does."""
        self.asked.append(text)
        return super().read_question(text)


def test_a_question_is_read_once_for_all_stages() -> None:
    """Retrieval and the short answer share one pass of the model, and get the same vectors."""
    counting = Counting()
    once = OnceReader(counting)
    first = once.read_question("Who rows?")
    again = once.read_question("Who rows?")
    assert counting.asked == ["Who rows?"]
    np.testing.assert_array_equal(first[1].vectors, again[1].vectors)
    np.testing.assert_array_equal(once.question("Who rows?"), HashEncoder().question("Who rows?"))
    np.testing.assert_array_equal(once.passages(["a b"]), HashEncoder().passages(["a b"]))


TEXTS = ("Pompeo’s visit cost $1.3 billion, it's said.", "THAAD deployments", "word")


def _checked(encoder: Encoder, texts: Sequence[str]) -> None:
    for text in texts:
        spans = encoder.piece_spans(text)
        assert len(spans) == len(encoder.read_question(text)[1])
        assert spans == sorted(spans)
        kept = {at for start, end in spans for at in range(start, end)}
        assert {at for at, char in enumerate(text) if char.isalnum()} <= kept


def test_pieces_stand_where_they_are_said_to() -> None:
    """There is a vector for each piece, in order, and no letter or digit lies outside them."""
    _checked(HashEncoder(), TEXTS)


@pytest.mark.model
def test_pieces_of_the_real_encoder_stand_where_they_are_said_to() -> None:
    _checked(open_encoder(), TEXTS)


def test_a_sentence_of_the_index_has_its_own_pieces_without_its_date(
    assistant: Assistant,
) -> None:
    """Every piece kept is one of the sentence; its vectors are those of the index."""
    for passage in assistant.store.passages()[::20]:
        for sentence in passage.sentences:
            pieces = assistant.pieces.sentence(passage.document, sentence.span)
            assert pieces is not None
            assert pieces.text == sentence.text
            assert pieces.spans[-1][1] == len(sentence.text)
    assert assistant.pieces.sentence("no such", Span(0, 1)) is None


def test_persons_added_for_the_search_are_no_part_of_the_question(assistant: Assistant) -> None:
    """Who is meant by an office may be the answer, so the search's hint must not hide it."""
    _, asks = assistant.read("Whom did the top US diplomat meet on 7 October?")
    assert "Mike Pompeo" in asks[0].query
    read = assistant.pieces.question(asks)
    assert read is not None
    assert "Pompeo" not in read.text
    assert all(end <= len(read.text) for _, end in read.spans)
    assert assistant.pieces.question([]) is None


def test_a_place_is_as_likely_as_its_pieces_are_together() -> None:
    """Guarantee: pieces that overlap speak for one place; equal ones apart share the chance."""
    here, longer, apart = Option((0, 2), 1.0), Option((0, 3), 1.0), Option((5, 6), 1.0)
    assert chance_of(here, [here, longer, apart]) == pytest.approx(2 / 3)
    assert chance_of(here, [here]) == 1.0
    sure = Option((0, 2), 30.0)
    assert chance_of(sure, [sure, apart]) == pytest.approx(1.0)
