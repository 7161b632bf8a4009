"""Whose words on which matter are asked for, and whether a sentence tells them; invented text."""

from __future__ import annotations

import pytest

from rag.matters import has_speaker, off_matter
from rag.names import names_in

NAMES = names_in(["Mayor Anna Berg met Minister Carl Dahl in Lisbon."])
PRAISED = "Mayor Berg praises the harbour fair."


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg think about the ferry tax?",
        "What did Berg say about closing the school?",
        "What is Berg's view of the ferry tax?",
        "What is the opinion of Berg on the ferry tax?",
        "How does Berg feel about an end to the tax?",
        "How does Berg see the ferry tax?",
        "Where does Berg stand on the ferry tax?",
        "Did Berg say anything about the ferry tax?",
        "What position did Berg take on the ferry tax?",
        "What did Berg say about the tax when she opened the harbour fair?",
        "What does Dahl think about the harbour fair?",
    ],
)
def test_a_sentence_without_the_matter_or_without_the_speaker(question: str) -> None:
    """However a view is asked for, the sentence must name whose it is and have a word for it."""
    assert off_matter(question, PRAISED, "", NAMES)


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg think about the harbour fair?",
        "How did Berg see the fair?",
        "What did Berg say about it?",
        "What did Berg say on the same day?",
        "What did Berg say about what happened there?",
        "Why did Berg praise the ferry?",
        "What did the mayor think of the fair?",
    ],
)
def test_what_the_sentence_may_tell(question: str) -> None:
    """A matter told, by a pronoun or of no one's words alone proves nothing."""
    assert not off_matter(question, PRAISED, "", NAMES)


def test_the_speaker_may_be_named_beside() -> None:
    """A sentence that goes on from one with the name may leave it out."""
    told = "The fair was a success."
    assert off_matter("What does Berg say about the fair?", told, "", NAMES)
    assert not off_matter("What does Berg say about the fair?", told, PRAISED, NAMES)


def test_whoever_is_to_have_spoken_is_named() -> None:
    """A reaction of one who isn't named is none; nor is an office's owner the one who speaks."""
    told = "The board sells the ferry."
    assert off_matter("How did Berg react to the sale?", told, "", NAMES)
    assert not off_matter("What did Berg's office say?", told, "", NAMES)
    assert has_speaker("How did Berg react to the sale?", PRAISED, NAMES)
    assert not has_speaker("How did Berg react to the sale?", told, NAMES)
    assert not has_speaker("Who sold the ferry?", PRAISED, NAMES)
