"""What contradicts a question, in the sentences of other articles."""

from __future__ import annotations

import pytest

from rag.names import names_in
from rag.opposites import contrary, opposed
from rag.premise import (
    called_off,
    contradicted,
    foreign,
    of_another_country,
    of_another_person,
    of_reader,
    refrained,
)

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


def test_the_opposite_of_the_very_thing() -> None:
    """What is opposed must be told of much the same as the question is about."""
    question = "Why did Oslo loosen its rules on coal?"
    assert contrary(question, "Oslo says its coal rules are unchanged.")
    assert not contrary(question, "Bergen says its fees are unchanged.")
    assert not contrary(question, "Oslo loosens its coal rules.")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did the mayors sign when they met in Lisbon?", True),
        ("What did the mayors agree on in Lisbon?", True),
        ("Where should the mayors have met?", False),
        ("What happened when the mayors met?", False),
        ("Why was the meeting of the mayors canceled?", False),
        ("Which mayors were due to meet?", False),
    ],
)
def test_what_was_called_off_has_no_outcome(question: str, expected: bool) -> None:
    assert called_off(question, "The meeting of the mayors in Lisbon is canceled.") is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why did she accuse Spain of delay?", True),
        ("Why did she accuse Italy of delay?", False),
        ("Which country did she accuse when she was in Spain?", False),
        ("Whom did she accuse of delay?", False),
        ("What did Portugal hear of the delay?", False),
    ],
)
def test_a_sentence_about_another_country_tells_nothing_of_the_one_asked_for(
    question: str, expected: bool
) -> None:
    sentence = "She accuses Italy of delay."
    assert of_another_country(question, sentence, f"Portugal. {sentence}") is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did Berg say in Lisbon?", True),
        ("What did Dahl say in Lisbon?", False),
        ("Who spoke in Lisbon?", False),
        ("What did the visitor say in Lisbon?", False),
    ],
)
def test_a_sentence_about_another_person_tells_nothing_of_the_one_who_is_asked_about(
    question: str, expected: bool
) -> None:
    sentence = "Dahl thanks the hosts in Lisbon."
    assert of_another_person(question, sentence, sentence, NAMES) is expected


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
        ("How do you make a good fish soup?", True),
        ("Recommend a good book on sailing", True),
        ("How do you read the treaty?", False),
        ("How should I cite this article?", False),
        ("How do the allies train?", False),
    ],
)
def test_what_readers_may_do_is_in_no_article(question: str, expected: bool) -> None:
    assert of_reader(question) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why did Spain launch a rocket in the autumn of 2001?", True),
        ("How loud was the rocket that Spain set off in 2001?", True),
        ("How loud was the rocket that Spain set off in 1999?", False),
        ("How loud was the rocket that Italy set off in 2001?", False),
        ("When did Spain last launch a rocket before May 2001?", False),
        ("Did Spain say why it would not launch a rocket in 2001?", False),
        ("Why did Spain launch a balloon in 2001?", False),
        ("Did Spain launch rockets in 2001?", False),
        ("Which rockets did Spain launch in May?", True),
    ],
)
def test_who_refrained_from_something_did_not_do_it_then(question: str, expected: bool) -> None:
    """Only the same party, the same deed and a time of the clause itself contradict."""
    told = "Spain refrained from rocket tests for all of 2001, last testing one in 1999."
    assert refrained(question, told) is expected


def test_what_only_tells_the_time_is_opposed_by_no_answer() -> None:
    """What happened on the day of an event needn't agree with the words for that event."""
    question = "On the day that the quay opened, which bridge was in the news?"
    sentence = "The old bridge closes."
    assert not contradicted(question, "which bridge was in the news?", sentence, sentence, NAMES)
    assert contradicted(question, question, sentence, sentence, NAMES)


def test_what_was_settled_at_a_meeting_that_was_called_off_is_settled_nowhere() -> None:
    """Whatever is said or agreed at a meeting takes for granted that it took place."""
    sentence = "Dahl's meeting with Berg is canceled."
    assert called_off("What did Dahl and Berg settle at their meeting?", sentence)
    assert called_off("What did Dahl say to Berg when they met?", sentence)
    assert not called_off("What was Dahl supposed to say to Berg?", sentence)


def test_the_words_of_an_opposite_may_stand_around_a_name() -> None:
    """Words in a row say no more than "orders Dahl to pay" does."""
    question = "Why did the judge throw out the claim of Berg?"
    assert opposed(question, "A judge orders Dahl to pay Berg.")
    assert not opposed(question, "A judge orders Dahl to speak of Berg.")


def test_a_person_may_be_called_by_an_office() -> None:
    """The mayor of a question is no other person than Mayor Dahl of a sentence."""
    sentence = "Dahl thanks Mayor Anna Berg."
    names = names_in(["Mayor Anna Berg met Minister Carl Dahl and Minister Lena Lund."])
    question = "In what words did Dahl tell the mayor of Lund's return?"
    assert not of_another_person(question, sentence, sentence, names)
    assert of_another_person("In what words did Dahl tell of Lund?", sentence, sentence, names)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which firm runs the best tours of the port, and do I need to bring a passport?", True),
        ("What is the best time of the year for sailing?", True),
        ("Can you recommend a good inn near the port?", True),
        ("Do I need to know more about the treaty?", False),
        ("What would be the best way to peace?", False),
        ("Who called the lease the best deal for the port?", False),
    ],
)
def test_what_a_traveller_asks_is_of_the_reader(question: str, expected: bool) -> None:
    assert of_reader(question) is expected
