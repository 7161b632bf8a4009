"""Yes or no where the rules find it not plain: what is counted, and what becomes of the scores."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from index.types import Span
from rag.short import (
    VERDICT_FEATURES,
    VERDICT_ROW,
    Evidence,
    Pieces,
    says,
    shipped_verdict,
    verdict,
    verdict_row,
    verdict_rows,
    wanted,
)

TEXT = "The club has not sold both boats, but may lend one to Oslo."


def evidence(text: str, day: date | None = None, pieces: Pieces | None = None) -> Evidence:
    return Evidence(text, Span(0, len(text)), text, day, pieces)


def words(text: str) -> Pieces:
    """Return each word as a piece of its own, with a vector that only the same word has."""
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    rows = np.zeros((len(spans), 997), np.float32)
    for row, (start, end) in zip(rows, spans, strict=True):
        row[sum(map(ord, text[start:end].strip(".,?").lower())) % 997] = 1
    return Pieces(text, tuple(spans), rows)


def named(question: str, told: Evidence, read: Pieces | None = None) -> dict[str, float]:
    return dict(zip(VERDICT_FEATURES, verdict_row(question, told, read), strict=True))


def test_every_number_has_a_name_of_its_own() -> None:
    assert len(set(VERDICT_ROW)) == len(VERDICT_ROW) == 2 * len(VERDICT_FEATURES)
    assert np.isfinite(shipped_verdict().scores(np.zeros((2, len(VERDICT_ROW))))).all()


def test_a_row_says_what_its_names_say() -> None:
    """Worked out by hand; the sentence denies, speaks of both, and leaves something open."""
    found = named("Did the club sell both boats on May 3?", evidence(TEXT, date(2021, 5, 4)))
    expected = {
        "opens did|do|does": 1, "opens was|were|is|are": 0, "other day": 1, "asks the negative": 0,
        "asked: all": 1, "told: all": 1, "both: all": 1, "asked: denies": 0, "told: denies": 1,
        "told: ahead": 1, "told: some": 0, "denied": 1, "contradicts": 1, "numbers": 0,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    assert named("Did the club sell both boats on May 4?", evidence(TEXT, date(2021, 5, 4)))[
        "other day"
    ] == 0  # fmt: skip


def test_nearness_is_that_of_the_words_of_the_question() -> None:
    """Each word's vector is its own, so that what the sentence holds is near, and nothing else."""
    told = evidence(TEXT, pieces=words(TEXT))
    all_held = named("Was the club in Oslo?", told, words("club Oslo"))
    assert all_held["near: least"] == all_held["near: mean"] == pytest.approx(1)
    half = named("Was the club in Rome?", told, words("club Rome"))
    assert half["near: least"] == 0
    assert half["near: mean"] == pytest.approx(0.5)
    assert half["near: least name"] == 0
    assert half["near: least noun"] == pytest.approx(1)


def test_yes_and_no_have_numbers_of_their_own_by_each_sentence() -> None:
    told = [evidence(TEXT), evidence("Oslo buys a boat.")]
    rows = verdict_rows("Did the club sell both boats?", told, None)
    size = len(VERDICT_FEATURES)
    assert rows.shape == (4, 2 * size)
    assert np.array_equal(rows[:2, :size], rows[2:, size:])
    assert not rows[:2, size:].any()
    assert not rows[2:, :size].any()


@pytest.mark.parametrize(
    ("scores", "expected"),
    [((2, -1), "Yes"), ((-1, 2), "No"), ((0.1, 0), None), ((0, 0.3, 0, 4), "No")],
)
def test_the_likelier_is_said_where_it_is_likely_enough(
    scores: tuple[float, ...], expected: str | None
) -> None:
    """The chances of yes by all sentences add up, and so do those of no."""
    assert says(np.array(scores, float)) == expected


def test_what_is_plain_needs_no_network() -> None:
    """Without word pieces the rules alone decide, and say nothing where it isn't plain."""
    assert (
        verdict("Did the coach resign?", [evidence("The coach announces his resignation.")], None)
        == "Yes"
    )
    assert (
        verdict("Did the coach resign?", [evidence("The coach threatens to resign.")], None) is None
    )


@pytest.mark.parametrize(
    "question",
    [
        "In May, did the coach resign?",
        "By the time the ferry sank, had the captain left?",
        "The captain who left in May: was he a Dane?",
        "Is it true that the date of the match was moved?",
        "Am I right that the coach resigned?",
        "I should like to know whether the coach resigned.",
        "The coach resigned in May, right?",
        "coach resigned yes or no",
        "Was the number of boats larger than that of cars?",
        "Didn't the coach say who pays him?",
    ],
)  # fmt: skip
def test_questions_for_yes_or_no_are_told_however_they_are_led_up_to(question: str) -> None:
    assert wanted(question).kind == "yes_no"


@pytest.mark.parametrize(
    "question",
    [
        "Where, then, did the coach go?",
        "When, before May, did the coach last resign?",
        "On which day did the coach resign, and was it a Monday?",
        "May I ask when the coach resigned?",
        "What did the captain say, is it known?",
        "For what, in the coach's words, was the captain thanked?",
        "What is the right date?",
        "Was it the coach or the captain who resigned?",
    ],
)
def test_other_questions_are_not_taken_for_such(question: str) -> None:
    assert wanted(question).kind != "yes_no"
