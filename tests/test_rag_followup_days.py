"""Days that follow-ups reckon from the entry that answered the question before."""

from __future__ import annotations

from datetime import date

import pytest

from rag.assistant import Assistant
from rag.followup import Told, standalone
from rag.names import Names

KNOWN = Names(persons=frozenset({"merkel", "macron"}), parties=frozenset({"france"}))
ANSWERED = {
    "When was the cup drawn?": Told("May 30", "The cup is drawn.", day=date(2018, 5, 30)),
    "Who has to pay?": Told("the club", "The club has to pay Macron."),
}


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Who quit two days later?", "Who quit two days after May 30, 2018?"),
        ("Five days on, who quit?", "Five days after May 30, 2018, who quit?"),
        ("What did Merkel say the next day?", "What did Merkel say the day after May 30, 2018?"),
        ("And who quit a week before?", "And who quit a week before May 30, 2018?"),
        ("Did Macron quit that very day?", "Did Macron quit on May 30, 2018?"),
        ("Who was fined for that same day?", "Who was fined for May 30, 2018?"),
    ],
)  # fmt: skip
def test_a_day_is_reckoned_from_the_entry_that_was_shown(question: str, whole: str) -> None:
    assert standalone(question, ["When was the cup drawn?"], KNOWN, ANSWERED.get).text == whole
    history = ["When was the cup drawn?", "Who has to pay?"]
    assert standalone(question, history, KNOWN, ANSWERED.get).text == whole


@pytest.mark.parametrize(
    "question",
    [
        "Whom did Merkel see two days after Macron quit?",
        "What did France say on May 2?",
        "Who runs France day after day?",
    ],
)
def test_what_reckons_from_its_own_words_is_left_as_it_is(question: str) -> None:
    assert standalone(question, ["When was the cup drawn?"], KNOWN, ANSWERED.get).text == question


def test_the_days_around_an_entry_are_found_from_it(assistant: Assistant) -> None:
    """Entries of September 12, 2018, after those of the day before; told from the article."""
    asked = ["Which remains were returned on September 11, 2018?"]
    answer = assistant.ask("And what did the two Koreas open the day after?", asked)
    assert [each.day for each in answer.citations] == [date(2018, 9, 12)]
    assert "liaison offices" in answer.citations[0].quote
