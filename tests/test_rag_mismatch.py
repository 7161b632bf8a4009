"""Questions that have another do what is told, other numbers, or what there is none of."""

from __future__ import annotations

import pytest

from rag.miscounted import beyond_count, other_number
from rag.mismatch import (
    by_another,
    denied,
    doer_and_verb,
    of_another_subject,
    without_person,
)
from rag.names import names_in
from rag.slots_told import fills_slot

NOBODY = names_in([])


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "Why did South Korea turn away the envoy Lee?",
            "North Korea turned away envoy Lee.",
            True,
        ),
        ("Why did Pyongyang turn away the envoy Lee?", "North Korea turned away envoy Lee.", False),
        ("Why did South Korea turn away the envoy Lee?", "The port turned away the envoy.", False),
        ("When did South Korea meet the envoy Lee?", "North Korea meets the envoy Lee.", False),
        ("Why did South Korea sell coal?", "North Korea sells two old ferries.", False),
    ],
)
def test_another_side_does_what_is_asked(question: str, sentence: str, expected: bool) -> None:
    """Only one of the sides named everywhere, doing the same to the same, tells of another's."""
    assert by_another(question, [sentence]) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("When did Berg visit the port?", "A ban takes effect along the port.", True),
        ("When did Berg visit the port?", "The US opens the port.", True),
        ("When did Berg close the port?", "The US closes the port.", False),
        ("When did Berg close the port?", "The port closes.", True),
        ("When did Berg visit the port?", "She goes to the port.", False),
        ("When did Berg's envoy visit the port?", "An envoy visits the port.", False),
        ("When did the guild visit the port?", "They go to the port.", False),
        ("Why did Berg visit the port?", "A ban takes effect along the port.", False),
    ],
)
def test_a_day_is_told_only_where_the_person_asked_about_is_in_it(
    question: str, sentence: str, expected: bool
) -> None:
    """A country may stand for who decides something, but nobody travels for another."""
    assert without_person(question, sentence, names_in(["Mayor Anna Berg waved."])) is expected


def test_a_side_that_also_does_so_is_not_another() -> None:
    """One sentence that has the asked side do so is enough."""
    told = ["North Korea turned away envoy Lee.", "South Korea turned away envoy Lee."]
    assert not by_another("Why did South Korea turn away the envoy Lee?", told)


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Why were the 12 boats sold?", "The port sold 30 boats.", True),
        ("Why were the twelve boats sold?", "The port sold 12 of its 30 boats.", False),
        ("Which 12 boats were sold?", "The port sold 30 boats.", False),
        ("What happened in 2018?", "The port sold 30 boats.", False),
    ],
)
def test_numbers_are_compared(question: str, sentence: str, expected: bool) -> None:
    """A number that the question takes for granted must stand in what counts the same."""
    assert other_number(question, sentence) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Where was the fourth port fair held?", True),
        ("Where was the third port fair held?", False),
        ("Where was the fourth mayor born?", False),
    ],
)
def test_order_goes_no_further_than_the_count(question: str, expected: bool) -> None:
    """There is no fourth of three."""
    assert beyond_count(question, ["They held three port fairs in May."]) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What deadline did the mayor set for the harbour?", True),
        ("Why is there no deadline for the harbour?", False),
        ("Was there a deadline for the harbour?", False),
        ("What did the mayor say about a deadline for the harbour?", False),
        ("What price did the mayor set for the harbour?", False),
    ],
)
def test_what_there_is_none_of(question: str, expected: bool) -> None:
    """What a sentence denies can't be asked for, but by who asks whether there is any."""
    told = ["The mayor underscores there is no deadline for the harbour."]
    assert denied(question, told, NOBODY) is expected


def test_whom_a_question_has_do_something() -> None:
    """A verb that may be a noun is read by its place after the name."""
    assert doer_and_verb("Why did Spain turn away the boat?") == ("Spain", "turn")
    assert doer_and_verb("Why was the boat sold?") == ("", "")


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("What time did they meet?", "They met in Oslo on Monday.", False),
        ("What time did they meet?", "They met at 9:30 in Oslo.", True),
        ("How fast did the boat travel?", "The boat travels to Oslo.", False),
        ("How fast did the boat travel?", "The boat travels at 20 knots.", True),
        ("What did Oslo say in reply?", "Oslo rejects the offer.", True),
        ("What did Oslo answer him?", "The mayor calls on Oslo to pay.", False),
        ("What crime did the sailor commit?", "Oslo frees the sailor, detained in May.", False),
        ("What crime did the sailor commit?", "The sailor is charged with theft.", True),
        ("Which party does Berg belong to?", "Sen. Berg calls on Oslo.", False),
        ("How big is their majority?", "They shift control to the Whigs.", False),
        ("How did Oslo answer the charge?", "Oslo decries the charge.", True),
        ("What did Berg and Dahl discuss in Oslo?", "Berg meets counterpart Dahl in Oslo.", False),
        ("What did Berg and Dahl discuss?", "Berg and Dahl hold talks aimed at peace.", True),
        ("What did they talk about in May?", "Berg meets Dahl, saying the ferry pays.", True),
        ("What name shows his worth when Oslo was discussed?", "He was a “rock”.", True),
        ("What reason did Berg give for leaving?", "Berg leaves; she was the “rock”.", False),
        ("What reason did Berg give for leaving?", "Berg leaves, citing her health.", True),
        ("Through which channel did the note reach Oslo?", "Berg sends Oslo a note.", False),
        ("Through which channel did the note come?", "An envoy brings Oslo a note.", True),
        ("By what route would Oslo get past the ban?", "Oslo must ask the council.", True),
        ("How was the letter delivered?", "Berg sends Dahl a letter.", False),
        ("What was the talk of Berg and Dahl about on May 3?", "They hold an Oslo talk.", False),
        ("What were the main topics when they met in Oslo?", "They meet in Oslo.", False),
        ("What came out of the talks in Oslo?", "Berg heads to the talks in Oslo.", False),
        ("What came out of the talks in Oslo?", "In Oslo they agree to a truce.", True),
        ("What was the outcome of the Oslo meeting?", "Berg meets Dahl in Oslo.", False),
        ("What was Berg's job before?", "Envoy Berg visits Oslo.", False),
        ("What job did Berg have before?", "From Lund to Berg, the mayors agree.", False),
        ("Who was mayor before Berg?", "From Lund to Berg, the mayors agree.", True),
        ("What is Berg going to do next?", "Mayor Berg praises the fair.", False),
        ("What job is Berg moving on to?", "Mayor Berg praises the fair.", False),
        ("What will Berg do after leaving office?", "Berg becomes head of the bank.", True),
        ("Who was the envoy before Berg?", "Envoy Berg visits Oslo.", False),
        ("Who was the envoy before Berg?", "Berg succeeds Dahl as envoy.", True),
        ("Who was Berg due to meet before it was called off?", "Berg meets Dahl.", True),
        ("Who was sacked before May?", "The coach is fired.", True),
        ("Who was in Oslo before Berg?", "Dahl visits Oslo.", True),
        ("Who was the envoy before May?", "Envoy Berg visits Oslo.", True),
        ("What reason did Berg give?", "Berg argues that it leaks.", True),
        ("What excuse did Berg offer?", "Berg blames the weather.", True),
        ("What did Berg get out of his hosts?", "Envoy Berg visits Oslo.", False),
        ("What did Berg bring home from Oslo?", "Envoy Berg wins a promise of aid.", True),
        ("What did Berg achieve with his plea?", "Berg asks Oslo for aid.", False),
        ("What did Berg do before he ran the bank?", "Berg runs the bank.", False),
        ("What did Berg do before the match?", "Berg runs the bank.", True),
        ("What did Berg study?", "Berg runs the bank.", False),
    ],
)
def test_slots_that_few_words_fill(question: str, sentence: str, expected: bool) -> None:
    """A time of day, a speed, a reply and the like are told in words that can be listed."""
    assert fills_slot(question, sentence) is expected


def test_how_often_another_meets() -> None:
    """A yearly meeting of others tells nothing of those of whom it is asked."""
    told = "The council holds its annual fair meeting."
    assert of_another_subject("How often does the new guild meet?", told)
    assert not of_another_subject("How often does the council meet?", told)
    assert not of_another_subject("When does the new guild meet?", told)


def test_what_there_is_not_yet_may_come_about() -> None:
    """A better sentence that speaks of the thing tells of it, whatever a worse one denies."""
    question = "When did Oslo set a deadline for the harbour?"
    denial = "Berg says there is no deadline for the harbour in Oslo."
    assert denied(question, [denial], names_in([]))
    assert not denied(question, ["Oslo sets a deadline for the harbour.", denial], names_in([]))


def test_what_is_told_of_the_third_is_not_beyond_two() -> None:
    question = "Who spoke at the third port fair?"
    assert beyond_count(question, ["They held two port fairs."])
    told = ["Berg spoke at the third fair.", "They held two port fairs."]
    assert not beyond_count(question, told)
