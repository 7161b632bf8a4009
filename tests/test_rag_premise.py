"""What gives away that the nearest sentence doesn't answer after all; other articles' sentences."""

from __future__ import annotations

import pytest

from rag.names import names_in
from rag.premise import foreign, lacking, of_reader, opposed, unnamed

NAMES = names_in(["Mayor Anna Berg met Minister Carl Dahl in Lisbon."])


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Why did the rules get stricter?", "The guild has relaxed its rules.", True),
        ("Why was the bridge made bigger?", "The city announced a reduction of the bridge.", True),
        ("Did they call off the race?", "The race was canceled.", False),
        ("Why were fees raised?", "Fees were raised after costs fell.", False),
        ("Why did fees rise?", "Fees were raised.", False),
        ("What did he paint?", "He relaxed at home.", False),
    ],
)
def test_only_the_opposite_of_a_word_that_is_not_there_itself_contradicts(
    question: str, sentence: str, expected: bool
) -> None:
    assert opposed(question, sentence) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("What was the local company called?", "The mayor fined a local firm.", True),
        ("What was the local company called?", "The mayor fined the Acme firm.", False),
        ("Who were the three officials?", "Berlin punished three officials.", True),
        ("Who was the minister?", "She met Minister Carl Dahl.", False),
        ("Who punished the officials?", "Berlin punished three officials.", False),
        ("What is the name of the ship?", "The crew went home.", False),
    ],
)
def test_a_name_is_lacking_where_what_is_asked_for_is_told_without_one(
    question: str, sentence: str, expected: bool
) -> None:
    assert unnamed(question, sentence) is expected


def test_a_place_is_a_new_name_after_a_preposition_and_no_person() -> None:
    assert lacking("Where did Berg meet Dahl?", "Berg met Dahl in Lisbon.", NAMES) == ""
    assert lacking("Where did Berg meet Dahl?", "Berg met with Dahl.", NAMES) == "place"
    assert lacking("Where was it signed?", "It was signed by a letter from Berg.", NAMES) == "place"
    assert lacking("When did Berg meet Dahl?", "Berg met with Dahl.", NAMES) == ""


def test_a_country_counts_as_named_by_its_capital_or_its_people() -> None:
    known = {"swedish", "madrid"}
    assert foreign("What did Japan say?", known.__contains__)
    assert not foreign("What did Sweden and Spain say?", known.__contains__)
    assert not foreign("What did the mayor say?", known.__contains__)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How do I get from the airport to the harbour?", True),
        ("Where can we buy tickets?", True),
        ("How should I cite this article?", False),
        ("How do the allies train?", False),
    ],
)
def test_what_readers_may_do_is_in_no_article(question: str, expected: bool) -> None:
    assert of_reader(question) is expected
