"""Follow-ups that ask for the very words, put a part right, or ask how somebody took it."""

from __future__ import annotations

from datetime import date

import pytest

from rag.followup import Told, standalone
from rag.followup.definite import known_from_before
from rag.followup.restated import echo, meant, verbatim
from rag.names import Names

NAMES = Names(persons=frozenset({"smith", "jones"}), parties=frozenset({"oslo", "rome"}))


def alone(question: str, *history: str, told: Told | None = None) -> str:
    return standalone(question, history, NAMES, lambda _asked: told).text


@pytest.mark.parametrize(
    "asked",
    [
        "His exact words?",
        "Can you quote her?",
        "word for word please",
        "How did he put it?",
    ],
)
def test_the_exact_words_are_asked_of_the_question_before(asked: str) -> None:
    """Whoever wants the very words asks the question before for a quotation."""
    assert verbatim(asked)
    want = "What did Smith tell the club, in the exact words?"
    assert alone(asked, "What did Smith tell the club?") == want


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("oops, the 9th", "the 9th"),
        ("not on the 4th but on the 9th", "on the 9th"),
        ("Jones, not Smith", "Jones"),
        ("I was asking about the women", "the women"),
        ("no, why?", ""),
        ("actually never mind", ""),
        ("no thanks", ""),
    ],
)
def test_what_is_put_right_is_told_from_what_is_asked_or_said(asked: str, part: str) -> None:
    """Only a name, a number, a noun or a phrase takes the place of a part; thanks don't."""
    assert meant(asked) == part


def test_a_part_put_right_takes_its_place() -> None:
    """The rest of the question before stays as it was asked."""
    assert alone("Not Smith, Jones", "What did Smith say in May?") == "What did Jones say in May?"


@pytest.mark.parametrize(
    "asked", ["And Rome's reaction?", "How did Rome take it?", "Any response from Rome?"]
)
def test_a_reaction_is_one_to_what_was_told_before(asked: str) -> None:
    """However it is put, it is asked how somebody reacted to the event before."""
    assert echo(asked) == "How did Rome react?"
    found = alone(asked, "Did Oslo ban the match?")
    assert found == "How did Rome react to that? (Oslo banned the match)"


def test_how_a_vote_took_place_is_no_reaction() -> None:
    """Verbs of taking ask for a reaction only where they take what was told.

    A position may be a post, and a verdict the very event, unless they are on what was told.
    """
    assert echo("What is her position?") == echo("What was the court's verdict?") == ""
    assert echo("What is her position on that?") == "How did she react?"
    assert echo("How did the vote take place?") == ""
    assert echo("What was Rome's position on the match?") == ""


def test_the_same_day_asks_what_somebody_else_said() -> None:
    """A name and "the same day" ask what that one said on the day before the reader's eyes."""
    found = alone("And Jones, the same day?", "What did Smith say on 4 May?")
    assert found == "What did Jones say on 4 May?"


def test_a_bare_noun_of_an_event_leans_on_the_question_before() -> None:
    """The trip is known from before unless its question explains it or named it just then."""
    assert known_from_before("What did Rome get out of the trip?", "When did Smith fly to Oslo?")
    assert not known_from_before("What came of the trip to Oslo?", "When did Smith fly to Oslo?")
    assert not known_from_before("Who paid for the trip?", "When did the trip to Oslo end?")
    assert known_from_before("Whom did the ban affect?", "Which bank did Smith close?")
    assert known_from_before("Who knew of the plan?", "Who built the biplane?")


def test_a_person_called_like_a_people_may_be_meant() -> None:
    """The ending of a country's adjective says nothing of a known surname before a noun."""
    names = Names(persons=frozenset({"lynch"}), parties=frozenset({"oslo"}))
    found = standalone("Where did he go?", ["Why was Lynch's boat sold?"], names).text
    assert found == "Where did Lynch go?"


def test_long_remarks_are_read_like_short_ones() -> None:
    """Nothing is put right by a text of nothing but remarks, however long."""
    for words in ("no sorry " * 200, "x, not " + "y" * 1900):
        assert meant(f"{words}!;x") == ""


def test_a_preposition_asks_about_the_event_and_not_for_the_same_again() -> None:
    """Asked after a "what" question, "at what kind of event?" keeps its own question phrase."""
    found = alone("At what kind of event?", "What did Smith announce?")
    assert found.startswith("At what kind of event")
    assert "Smith announce" in found


def test_the_answer_before_may_hold_the_day() -> None:
    """Its few words aren't put in where a day was asked for."""
    told = Told("May 4, 2018", "Oslo banned the match.", day=date(2018, 5, 4))
    found = alone("And Rome's reaction?", "When did Oslo ban the match?", told=told)
    assert found == "How did Rome react to that? (Oslo banned the match)"
