"""Fields of words: what is told in few words only isn't answered by a sentence without any."""

from __future__ import annotations

import pytest

from rag.fields import outside_field
from rag.names import names_in

NAMES = names_in(["Mayor Anna Berg met Minister Carl Dahl in Lisbon."])


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who was appointed to run the port?", "The port waits for repairs.", True),
        ("Who was appointed to run the port?", "Anna Berg becomes head of the port.", False),
        ("Who did the council pick to succeed Dahl?", "Dahl leaves the council.", True),
        ("Which horse did she pick?", "She rode Arrow.", False),
        ("What was the sailor accused of?", "The sailor came home.", True),
        ("What was the sailor accused of?", "A court fines the sailor.", False),
        ("What did they eat in Lisbon?", "Berg met Dahl in Lisbon.", True),
        ("What might eat into his time?", "His work leaves him little time.", False),
        ("Who is Dahl's wife?", "Minister Dahl speaks.", True),
        ("Who is Dahl's wife?", "Dahl's spouse Anna speaks.", False),
        ("Who is Dahl's wife?", "Figure 3 shows Dahl in Lisbon.", True),
        ("Who became mayor after Berg left?", "That Berg leaves worries Dahl.", True),
        ("Who became mayor after Berg left?", "The new mayor is Dahl.", False),
        ("When did Berg announce she was stepping down?", "Berg accuses Dahl.", True),
        ("When did Berg announce she was stepping down?", "Berg announces she will quit.", False),
        ("At which station did they halt?", "They halt at the ministry (MOD).", True),
        ("What did Berg decide in Lisbon?", "Berg met Dahl in Lisbon.", True),
        ("How did Berg answer the letter?", "Dahl sends Berg a letter.", True),
        ("What did they sign in Lisbon?", "Their treaty is final.", False),
        ("What has Dahl delivered so far?", "Dahl keeps his promises.", False),
    ],
)
def test_what_is_asked_with_a_verb_needs_a_word_of_its_field(
    question: str, sentence: str, expected: bool
) -> None:
    """The verb that asks decides, and no noun that happens to be spelt alike."""
    assert outside_field(question, sentence, NAMES) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Which ship brought the corn?", "The corn was shipped to Spain.", True),
        ("Which ship brought the corn?", "A tanker brought the corn.", False),
        ("Which ship brought the corn?", "The Northern Star brought the corn.", False),
        ("Which ship brought the corn?", "Anna Berg brought the corn from Spain.", True),
        ("How many chairs will they ship?", "They send 40 chairs.", False),
        ("Which idea did she support?", "She liked the corn.", False),
    ],
)
def test_a_thing_is_told_by_a_noun_of_its_field_or_by_a_name_of_its_own(
    question: str, sentence: str, expected: bool
) -> None:
    """Neither a verb nor the name of a person or a country tells which ship it was."""
    assert outside_field(question, sentence, NAMES) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Which airline took Berg home?", "Berg came home from Lisbon.", True),
        ("Which airline took Berg home?", "Berg came home on a TAP flight.", False),
        ("Which airline took Berg home?", "Berg came home with TAP.", False),
        ("Which hotel did Dahl stay in?", "Dahl stayed in Lisbon.", True),
        ("Which hotel did Dahl stay in?", "Dahl stayed at the Tivoli.", False),
        ("Which satellite saw the port?", "NATO saw the port grow.", True),
        ("Which island was sold?", "He bought land on Corvo.", False),
        ("In what language was it written?", "Dahl wrote to the Lisbon Post.", True),
        ("Which general accompanied Dahl?", "Gen. Frank Ortega spoke of Dahl.", True),
        ("Which general accompanied Dahl?", "Gen. Frank Ortega travels with Dahl.", False),
        ("Who interpreted for Berg?", "Berg met Carl Dahl.", True),
        ("Who hand-delivered the note?", "Berg wrote a note.", True),
        ("Who hand-delivered the note?", "Berg's envoy brought a note.", False),
        ("When was Dahl buried?", "Dahl praised the fair.", True),
        ("When did Dahl take office?", "Dahl praised the fair.", True),
        ("When did Dahl take office?", "Dahl is sworn in at the fair.", False),
        ("Where was Dahl born?", "Dahl praised the fair.", True),
        ("When did Dahl join the bank?", "Dahl becomes head of the bank.", False),
        ("How did Dahl find out about the sale?", "Dahl praised the sale.", True),
        ("Whom did Dahl telephone?", "Dahl calls Berg on the eve of the fair.", False),
    ],
)
def test_a_name_tells_a_thing_only_where_a_name_of_its_kind_may_stand(
    question: str, sentence: str, expected: bool
) -> None:
    """A town is no hotel and an alliance no satellite; what somebody did needs a word for it."""
    assert outside_field(question, sentence, NAMES) is expected
