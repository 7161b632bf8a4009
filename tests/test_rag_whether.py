"""Questions for yes or no held against what comes nearest; invented sentences."""

from __future__ import annotations

import pytest

from rag.names import names_in
from rag.whether import untold

NAMES = names_in(["Mayor Berg met Mayor Dahl in Rome.", "Captain Moe sails from Oslo."])


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Did Berg visit Dahl?", "Dahl meets Moe in Rome.", True),  # another person
        ("Did Berg praise Moe?", "Berg fined Moe.", True),  # another deed
        ("Did Berg invite Strand to Rome?", "Berg invites Dahl to Rome.", True),  # a stranger
        ("Was the cargo confiscated?", "The cargo is shipped to Oslo.", True),
        ("Was anyone named to succeed Berg?", "Berg announces his resignation.", True),
        ("Did Moe demand a pilot?", "Moe sails with coal, timber and wool.", True),
        ("Did Berg send Dahl's lawyer home?", "Berg meets Dahl in Rome.", True),
        ("Did Moe pay a fine for the cargo?", "Berg says that Moe hid the cargo.", True),
        ("Did Moe bring his sister to the party?", "Moe praised the party.", True),
        ("Was Moe paid?", "Moe sails from Oslo.", True),  # nothing else is asked
        ("Has Berg spoken to the board?", "Berg sold a ship (not a new one).", True),
        ("Did Berg see Dahl?", "Berg meets Dahl in Rome.", False),
        ("Did Moe visit Dahl's", "Berg meets Dahl in Rome.", True),  # cut off
        ("Did Berg's deputy thank Dahl?", "Deputy Holm thanks Dahl.", False),  # by his own name
        ("Was any lawmaker cross about the relief people?", "Dahl calls for help for Oslo.", False),
        ("Did the mayor see Dahl in 2018?", "Berg meets Dahl in Rome.", False),
        ("Was the cargo brought to Oslo?", "The cargo is shipped to Oslo.", False),
        ("Is it true that Berg fined Moe?", "Berg fined Moe.", False),
        ("Did Moe buy the ship?", "Moe has not paid for a ship.", False),  # a denial may tell of it
        ("Did Berg and Moe see the fine the same way?", "Moe decries the fine.", False),
        ("Could you tell me what Berg praised?", "Moe sails from Oslo.", False),  # no yes or no
        ("Whom did Berg praise?", "Moe sails from Oslo.", False),
    ],
)
def test_what_is_near_tells_whether_it_is_so(question: str, sentence: str, expected: bool) -> None:
    """Other persons, other deeds or other things than those asked about tell no yes or no."""
    assert untold(question, sentence, NAMES) is expected


def test_only_what_comes_nearest_may_tell_it_in_other_words_throughout() -> None:
    """A question that shares few words with the nearest sentence isn't held to its deed."""
    question, sentence = "Were the old hands gloomy about the crew?", "The captains hail the men."
    assert not untold(question, sentence, NAMES)
    assert untold(question, sentence, NAMES, nearest=False)
