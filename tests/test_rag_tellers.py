"""Who is asked for words but only mentioned, and things that are mentioned only; invented text."""

from __future__ import annotations

import pytest

from rag.lacking import lacking
from rag.names import names_in
from rag.tellers import looks_on, only_mentioned, silent

NAMES = names_in(["Mayor Anna Berg met Minister Carl Dahl in Lisbon."])
FREED = "Berg thanks Oslo and Bergen for the release of sailor Nils Holm, held since May."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did Holm say after his return?", True),
        ("How did Holm react to his release?", True),
        ("What was Holm's reaction to the news?", True),
        ("How did the parents of Holm react to his release?", False),
        ("What did Berg say about Holm?", False),
        ("Why did Oslo free Holm?", False),
        ("What was said of Holm?", False),
    ],
)
def test_whoever_only_has_something_done_to_them_says_nothing(
    question: str, expected: bool
) -> None:
    assert silent(question, FREED) is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Holm tells Berg that he is well.",
        "Supporters of Holm's plan argue that it pays.",
        "The plan led to a strong retort from Holm.",
        "Dahl meets Holm, who praises the port.",
        "Dahl says that Berg and Holm agree.",
    ],
)
def test_whoever_does_something_in_a_sentence_may_speak_in_it(sentence: str) -> None:
    assert not silent("What did Holm say?", sentence)


def test_what_parents_say_is_not_told_where_they_are_only_paid() -> None:
    """Those are meant who are asked for, not the one whose they are."""
    question = "What did Holm's parents say about it?"
    assert silent(question, "A judge orders the port to pay Holm's parents a fine.")
    assert not silent(question, "Holm's parents thank the judge.")


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Which mistakes did Berg mean?", "Berg says despite mistakes, they will meet.", True),
        ("Which mistakes did Berg mean?", "Berg regrets mistakes of her office.", False),
        ("Which mistakes did Berg mean?", "Berg regrets accounting mistakes.", False),
        ("Which mistake did Berg mean?", "Berg says despite mistakes, they will meet.", False),
        ("Which of Berg's mistakes was the worst?", "Berg regrets mistakes.", False),
        ("How many mistakes did Berg make?", "Berg regrets mistakes.", False),
        ("What reports did Berg read?", "Berg met Dahl.", False),
    ],
)
def test_which_things_it_were_is_not_told_by_their_kind_alone(
    question: str, sentence: str, expected: bool
) -> None:
    assert only_mentioned(question, sentence) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Which country's experts will come?", "Spain invites foreign experts.", "name"),
        ("Which country's experts will come?", "Spain invites Danish experts.", ""),
        ("Where were the coins returned?", "More coins return in Danish handover.", "place"),
        ("Where were the coins returned?", "More coins return in Lisbon.", ""),
        ("Which prisoner did Oslo let go?", "Berg thanks Oslo for the release of Carl Dahl.", ""),
    ],
)
def test_countries_and_places_must_be_those_of_what_is_asked(
    question: str, sentence: str, expected: str
) -> None:
    assert lacking(question, sentence, NAMES) == expected


def test_a_visit_holds_no_words() -> None:
    """Whoever owns a journey says nothing by it."""
    assert silent("What did Holm say in Oslo?", "Berg speaks with Dahl in advance of Holm's visit.")
    assert not silent("What did Holm say?", "Berg speaks with Dahl in advance of Holm's call.")


def test_what_others_want_of_somebody_is_none_of_their_deeds() -> None:
    """Whoever should do something, or is told to, has said nothing yet."""
    assert silent("What did Oslo answer?", "Berg suggests that Oslo should pay.")
    assert silent("How did Oslo react?", "A judge orders Oslo to pay.")
    assert silent("How did the parents of Holm react?", "A judge awards Holm's parents $40.")
    assert not silent("What did Oslo answer?", "Berg says that Oslo will pay.")
    assert not silent("How did Oslo react?", "The sale especially worried Oslo.")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How did Bergen help to get Holm out?", True),
        ("How did Holm get into the port?", True),
        ("How did Berg take the release?", False),  # who acts
        ("How was Holm received in Bergen?", False),  # a passive
        ("How did Holm's release come about?", False),
        ("Why did Oslo free Holm?", False),
    ],
)
def test_whoever_does_nothing_did_it_in_no_way(question: str, expected: bool) -> None:
    """How somebody did something isn't told where others only thank them or free them."""
    assert looks_on(question, FREED) is expected
