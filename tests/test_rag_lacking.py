"""What gives away that the nearest sentence lacks the answer; other articles' sentences."""

from __future__ import annotations

import pytest

from rag.lacking import lacking
from rag.names import names_in
from rag.unnamed import unnamed, without_office

NAMES = names_in(["Mayor Anna Berg met Minister Carl Dahl in Lisbon."])


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("What was the local company called?", "The mayor fined a local firm.", True),
        ("What was the local company called?", "The mayor fined the Acme firm.", False),
        ("Who were the three officials?", "Berlin punished three officials.", True),
        ("Who was the minister?", "She met Minister Carl Dahl.", False),
        ("Who punished the officials?", "Berlin punished three officials.", False),
        ("What was the Dutch company called that was fined?", "A Dutch firm was fined.", True),
        ("Which banks lent the money?", "The city borrows from local banks.", True),
        ("Which banks lent the money?", "The city borrows from Acme Bank.", False),
        ("Which firms did Oslo fine?", "Oslo fines Danish and Spanish shipping firms.", False),
        (
            "Name the trio of officials that were punished.",
            "Berlin punished three officials.",
            True,
        ),
        ("What is the name of the ship?", "The crew went home.", False),
        ("Who was the South African put on the list?", "Oslo sanctions a South African.", True),
        ("Which firms in Spain did Oslo fine?", "Oslo fines Spanish shipping firms.", True),
        ("What is the name of the South African who sold it?", "They fine a South African.", True),
        ("What is the name of the Danish envoy?", "Berg tells Danish envoy Spain is near.", True),
        ("What is the name of the Danish envoy?", "Berg tells Danish envoy Dahl to go.", False),
        ("Who exactly was the envoy Berg spoke to? I need a name.", "Berg met an envoy.", True),
        ("What make of boots did they wear?", "They dance in boots.", True),
        ("What make of boots did they wear?", "They dance in Rieker boots.", False),
        ("What did envoys make of the boots?", "The boots please envoys.", False),
        ("List the envoys who went along.", "The envoys praise the fair.", True),
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
    assert lacking("Where was it?", "It was a part of the June plan.", NAMES) == "place"
    meant = "Berg met Dahl and promised to visit Oslo."
    assert lacking("Where did Berg meet Dahl?", meant, NAMES) == "place"
    assert lacking("Where did Berg promise to go?", meant, NAMES) == ""
    assert lacking("Where did Berg sit?", "Berg was seated in a garden.", NAMES) == ""
    assert lacking("Where did Berg sit?", "Berg spoke in a garden.", NAMES) == "place"


def test_whose_meeting_it_was_is_one_who_met() -> None:
    """A name that owns what is told is somebody; one that says of what kind it is, is nobody."""
    asked = "Who was Dahl supposed to meet in Lisbon?"
    assert lacking(asked, "Mayor Berg’s meeting in Lisbon with Dahl is off.", NAMES) == ""
    assert lacking(asked, "The Lisbon meeting with Dahl is off.", NAMES) == "name"


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who carried the letter that Berg wrote?", "Berg sent a letter to the press.", "name"),
        ("Who carried the letter that Berg wrote?", "Dahl brings a letter by Berg.", ""),
        ("How many boats does Oslo have?", "Oslo opens three new boat yards.", "number"),
        ("How many boat yards does Oslo have?", "Oslo opens three new boat yards.", ""),
        ("Who wants Berg to visit?", "Berg was asked to visit Lisbon.", "name"),
        ("Who fined Berg?", "The Court of Lisbon fined Berg.", ""),
        ("Which minister did Berg meet?", "Berg met a guest of the Lisbon Opera.", "name"),
        ("Which minister did Berg meet?", "Berg met Dahl.", ""),
        ("Whose letter came first?", "The Lisbon letter came first.", ""),
        ("Who met Berg?", "Berg is off to Oslo, Lisbon and Bonn.", "name"),
        ("Who met Berg in Bonn?", "In Bonn, Pauli met Berg.", ""),
        ("Whom did Dahl see in Bonn?", "The Board says that Carl Dahl is going to Bonn.", "name"),
        ("Whom did Dahl see in Bonn?", "The Board says that Pauli saw Carl Dahl.", ""),
        ("Whom did Dahl see in Bonn?", "Dahl speaks of Danish tariffs.", "name"),
        ("Which people and companies were fined?", "A Turkish company was fined.", ""),
        ("Which people and companies were fined?", "The coal was fined.", "name"),
        ("Which North Korean general led it?", "US Gen. Anna Berg led it.", "name"),
        ("Which North Korean minister came?", "DPRK Minister Dahl came.", ""),
    ],
)
def test_somebody_is_named_whom_the_question_does_not_name(
    question: str, sentence: str, expected: str
) -> None:
    assert lacking(question, sentence, NAMES) == expected


def test_where_somebody_is_from_is_told_by_a_nationality() -> None:
    told = "The Board fines an Italian for the coal."
    assert lacking("Where was the man fined for the coal from?", told, NAMES) == ""
    assert lacking("Where was the man fined for the coal?", told, NAMES) == "place"


def test_a_country_is_named_that_the_question_does_not_name() -> None:
    asked = "Which country did the Swedish minister visit?"
    assert lacking(asked, "The Swedish minister praised the hosts.", NAMES) == "name"
    assert lacking(asked, "The Swedish minister praised the Danish hosts.", NAMES) == ""


def test_in_which_country_needs_one_where_a_place_stands() -> None:
    asked = "In which country will they meet again?"
    assert lacking(asked, "The Danish minister praised the message.", NAMES) == "place"
    assert lacking(asked, "They meet again in Denmark.", NAMES) == ""


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "Who was the general at the June talks?",
            "The chairmen of the Board met in June.",
            "name",
        ),
        ("Who was the general at the June talks?", "Gen. Rosa Marin spoke in June.", ""),
        ("Which local banks lent the money?", "The minister fears local bank plans.", "name"),
        ("In what kind of room did they meet?", "They met in a cellar.", ""),
        ("Where should the horses be kept?", "She says that they belong overseas.", ""),
        ("Where did Berg stand on the new tax?", "Berg opposes the tax.", ""),
        ("Which ship did they lose?", "They lost the corn.", "answer"),
    ],
)
def test_what_is_lacking_depends_on_the_kind_of_thing_asked_for(
    question: str, sentence: str, expected: str
) -> None:
    """A person needs a person's name; an opinion or a kind of place needs no name of a place."""
    assert lacking(question, sentence, NAMES) == expected


def test_whom_somebody_dealt_with_may_be_people_without_a_name() -> None:
    names = names_in([])
    question = "Whom did the council fine in March?"
    assert lacking(question, "The council fines two fishermen for fishing at night.", names) == ""
    assert lacking(question, "The council meets in the old mill.", names) == "name"


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who spoke to the sailors?", "They hear a note about Berg.", "name"),
        ("Who spoke to Dahl?", "Minister Carl Dahl reads a note.", "name"),
        ("Who signed it in Lisbon?", "The Oslo Treaty is signed.", "name"),
        ("Who took over from Dahl?", "The port passes from Dahl to Berg.", ""),
        ("Who spoke to the sailors?", "Berg speaks to them.", ""),
        ("Whom did Dahl meet?", "Dahl meets with Berg.", ""),
    ],
)
def test_who_did_it_is_neither_beside_nor_about_whom_it_was_done(
    question: str, sentence: str, expected: str
) -> None:
    """Only somebody who may be the subject tells who did something."""
    assert lacking(question, sentence, NAMES) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who did Berg talk to in Oslo?", "The Board says that Berg is off to Oslo.", "name"),
        ("Who did Berg talk to in Oslo?", "In Oslo, Berg met Dahl.", ""),
        ("Who was it that Berg met?", "The Board saw her.", ""),
        ("In which city did the court sit?", "The court wants money from Spain.", "place"),
        ("In which city did the court sit?", "The court sat in Lisbon.", ""),
        ("Where was the sailor held?", "Dahl speaks of the release of US citizen Berg.", "place"),
        ("By what year should the bridge be ready?", "They agree on the bridge.", "answer"),
        ("By what year should the bridge be ready?", "It will be built by 2030.", ""),
        ("By what date was the bridge ready?", "The bridge is ready.", ""),
    ],
)
def test_a_slot_is_filled_by_what_stands_in_the_asked_relation(
    question: str, sentence: str, expected: str
) -> None:
    """Who is asked about isn't whom they met, a land is no city, a deadline is a day to come."""
    assert lacking(question, sentence, NAMES) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who was the speaker of the house then?", "Envoy Berg addresses the house.", True),
        ("Who was the Danish minister?", "Danish FM Dahl addresses the house.", False),
        ("Who was the Danish ambassador?", "Danish envoy Dahl addresses the house.", False),
        ("Who was the minister that praised Berg?", "Dahl praises Berg.", False),
        ("Who praised the minister?", "Dahl praises Berg.", False),
    ],
)
def test_who_held_an_office_is_told_with_a_word_for_it(
    question: str, sentence: str, expected: bool
) -> None:
    assert without_office(question, sentence) is expected


def test_whose_something_is_may_be_told_by_an_owner_that_is_no_person() -> None:
    """What a country's officials urge is the country's, whoever else is named beside it."""
    names = names_in(["Mayor Anna Berg met Minister Carl Dahl in Lisbon."])
    assert not lacking("Whose idea was the truce?", "At Lisbon's urging, they agree.", names)
    assert lacking("Whose idea was the truce?", "They agree to the truce.", names) == "name"
