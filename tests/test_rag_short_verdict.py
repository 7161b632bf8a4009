"""Yes or no where the rules find it not plain: what is counted, and what becomes of the scores."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from index.types import Span
from rag.short import (
    VERDICT_FEATURES,
    VERDICT_ROW,
    Evidence,
    Pieces,
    decided,
    likelier,
    shipped_verdict,
    verdict_row,
    verdict_rows,
    wanted,
    yes_or_no,
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
    [((2, -1), "Yes"), ((-1, 2), "No"), ((0.1, 0), None), ((0, 0.3, 0, 4), "No"), ((-1, -9), None)],
)
def test_the_likelier_is_said_where_it_is_likely_enough(
    scores: tuple[float, ...], expected: str | None
) -> None:
    """The chances of yes by all sentences add up, and so do those of no; neither scores 0."""
    assert likelier(np.array(scores, float)) == expected


def test_what_is_plain_needs_no_network() -> None:
    """Without word pieces the rules alone decide, and say nothing where it isn't plain."""
    question = "Did the coach resign?"
    assert yes_or_no(question, [evidence("The coach announces his resignation.")]) == "Yes"
    assert yes_or_no(question, [evidence("The coach threatens to resign.")]) is None


@pytest.mark.parametrize(
    ("question", "text", "score", "expected"),
    [
        ("Did Ann sell the boat?", "The captain parts with the boat.", 9, None),  # not of Ann
        ("Did Ann sell the boat?", "Ann parts with the boat.", 9, "Yes"),
        ("Did Ann not sell the boat?", "Ann parts with the boat.", 9, None),  # it denies nothing
        ("Did Ann sell 22 boats?", "Ann parts with 12 boats.", 9, None),
        ("Will Ann sell the boat?", "Ann likes the boat.", -9, None),  # nobody can deny it
        ("Did Ann sell the boat?", "Ann likes the boat.", -9, "No"),
    ],
)
def test_what_is_likely_is_not_said_against_the_plain_words(
    question: str, text: str, score: float, expected: str | None
) -> None:
    """By scores that are sure of yes, or of no."""
    assert decided(question, [text], np.array([score, -score], float)) == expected


@pytest.mark.parametrize(
    ("question", "asks_more"),
    [
        ("Did anybody resign, and who?", True),
        ("Did anybody resign, who?", True),
        ("Did Ann, who sold the boat, resign?", False),
    ],
)
def test_nothing_is_said_to_half_a_question(
    monkeypatch: pytest.MonkeyPatch, question: str, asks_more: bool
) -> None:
    """With a network that is always sure of yes."""
    sure = SimpleNamespace(scores=lambda rows: np.array([9.0, -9.0]))
    monkeypatch.setattr("rag.short.verdict.shipped_verdict", lambda _: sure)
    told = [evidence("Ann leaves.", pieces=words("Ann leaves."))]
    assert (yes_or_no(question, told, words("leaves")) is None) == asks_more


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
        "I'm not sure whether it was May: when did the coach resign?",
        "May I ask you to write the date of the match?",
        "When did the coach know whether he was out?",
        "Please check whether the date is given and what it is",
        "Can we say how many boats left?",
        "From where did the ferry leave, did it say?",
        "At the match, where did the coach sit, was it said?",
        "The ferry: what is her name, is it right?",
        "The reason the talks failed, is it given?",
        "For what, in the coach's words, was the captain thanked?",
        "What is the right date?",
        "Was it the coach or the captain who resigned?",
    ],
)
def test_other_questions_are_not_taken_for_such(question: str) -> None:
    assert wanted(question).kind != "yes_no"
