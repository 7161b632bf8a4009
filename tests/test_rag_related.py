"""Which sentences hold a word of the question, or one that reports the same."""

from __future__ import annotations

import numpy as np

from index.encode import HashEncoder
from index.late import HELD, TokenVectors
from rag.coverage import IN_OTHER_WORDS
from rag.related import RelatedWords

CONTEXTS = ["The race was canceled.", "Troops hold drills.", "The museum opens in May."]


def spans(text: str) -> list[tuple[int, int]]:
    """One piece a word, between two marks without characters, as an encoder reads a text."""
    found, at = [(0, 0)], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append((start, at))
    return [*found, (0, 0)]


def held_by(text: str) -> list[list[int]]:
    """For each sentence, the words of the text that it holds, counted from 1."""
    found = RelatedWords(CONTEXTS).held(text, spans(text))
    assert found.shape == (len(CONTEXTS), len(text.split()) + 2)
    return [np.flatnonzero(row).tolist() for row in found]


def test_a_word_is_held_by_itself_and_by_what_reports_the_same() -> None:
    assert held_by("maneuvers of soldiers") == [[], [1, 3], []]
    assert held_by("when did the museum open") == [[], [], [4, 5]]
    assert held_by("a zebra") == [[], [], []]


def test_a_phrase_is_held_as_a_whole() -> None:
    """The phrase reports what “cancel” does; neither of its words does so alone."""
    assert held_by("they call off it") == [[2, 3], [], []]
    assert held_by("they call it") == [[], [], []]


def test_other_words_count_less_for_a_phrase_that_stands_somewhere() -> None:
    """A committee stands for the working group as long as no sentence speaks of one."""
    text = "working group"
    alone = RelatedWords(["The committee met."])
    assert alone.held(text, spans(text))[0].tolist() == [0, 1, 1, 0]
    both = RelatedWords(["The committee met.", "The working group met."])
    assert both.held("a working group", spans("a working group"))[:, 2].tolist() == [
        IN_OTHER_WORDS,
        1,
    ]


def test_what_is_held_counts_as_met_at_least_so_much() -> None:
    encoder = HashEncoder()
    _, read = encoder.read(CONTEXTS)
    tokens = TokenVectors.of(read, encoder.dimension)
    _, question = encoder.read_question("zebra")
    alone = tokens.similarity(question)
    held = np.zeros((len(CONTEXTS), len(question)))
    assert np.array_equal(tokens.similarity(question, held), alone)
    held[1] = True
    both = tokens.similarity(question, held)
    assert both[1] == max(alone[1], HELD)
    assert both[0] == alone[0]
