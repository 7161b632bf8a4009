"""Numbers, measures, spans of time and years as sentences spell them, in imagined notes."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import Span
from rag.short import Evidence, short_answer
from rag.types import Asked


def answer(question: str, text: str, day: date | None = None, asked: Asked = "what") -> str | None:
    """Return the short answer by rules from a sentence of prose, or of the entry of a day."""
    found = short_answer(question, asked, [Evidence(text, Span(0, len(text)), text, day)])
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("How many guests came?", "Some three hundred and forty guests came.",
         "three hundred and forty"),
        ("How many shelters burned?", "The fire burned sixty-two shelters.", "sixty-two"),
        ("How many farms applied?", "Twenty-two farms apply.", "Twenty-two"),
        ("How many boats sank?", "Two thousand boats sank in one night.", "Two thousand"),
        ("How many boats and crews came?", "Nine boats and four crews came.", "Nine"),
    ],
)  # fmt: skip
def test_a_number_that_is_spelt_out_is_given_whole(
    question: str, sentence: str, expected: str
) -> None:
    assert answer(question, sentence, asked="how_many") == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("How high did the river get?", "The river rose to 6.8 metres on the second day.",
         "6.8 metres"),
        ("How much land was burning?", "The crew finds six acres burning.", "six acres"),
        ("How much did the collection raise?", "The collection raises 21,400 crowns.",
         "21,400 crowns"),
        ("How much time do the judges get?", "The judges get five days to rule.", "five days"),
    ],
)  # fmt: skip
def test_an_amount_is_given_with_its_unit(question: str, sentence: str, expected: str) -> None:
    assert answer(question, sentence, asked="how_much") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The fire stopped deliveries for eleven weeks.", "eleven weeks"),
        ("The motor should cool for thirty minutes.", "thirty minutes"),
        ("The crew lost two hours and ten minutes by it.", "two hours and ten minutes"),
        ("They played for an hour and a half.", "an hour and a half"),
    ],
)
def test_a_span_of_time_is_found_however_it_is_spelt(sentence: str, expected: str) -> None:
    assert answer("How long did it last?", sentence, asked="how_long") == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("In what year did Agathe die?", "Agathe died in 1870 in Lennick.", "1870"),
        ("In what year was the club founded?", "Born in 1850, he founded the club in 1894.",
         "1894"),
        ("On which weekday is the box emptied?", "The box is emptied on Mondays.", "Mondays"),
        ("When does the van stop there?", "A van stops there on Tuesdays and Fridays.",
         "Tuesdays and Fridays"),
        ("When did she get lost?", "On the ninth of January she got lost.", "the ninth of January"),
    ],
)  # fmt: skip
def test_prose_names_years_weekdays_and_days_in_words(
    question: str, sentence: str, expected: str
) -> None:
    assert answer(question, sentence, asked="when") == expected


def test_the_day_of_an_entry_goes_before_a_year_that_it_names() -> None:
    told = "The club, founded in 1894, wins."
    assert answer("In what year did the club win?", told, date(2020, 5, 4), "when") == "2020"
