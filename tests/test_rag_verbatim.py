"""Questions worded as the nearest sentence is, and others; invented sentences."""

from __future__ import annotations

import pytest

from rag.short import parse
from rag.verbatim import beside, is_bare_name, literal_share

FAIR = "Mayor Anna Berg opens the fair at Lillevik and praises the bakers."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When was Mayor Anna Berg buried?", True),
        ("On what day did Anna Berg marry?", True),
        ("Where was Mayor Anna Berg educated?", True),
        ("Why did Anna Berg sue the bakers?", True),
        ("How did Anna Berg repair the fair?", True),
        ("When did Anna Berg become mayor of Lillevik?", True),
        ("When did Anna Berg launch the fair?", False),  # in another word
        ("When did Anna Berg get to the fair?", False),  # a verb for many others
        ("When did the head of the town cut the ribbon at the show?", False),  # worded otherwise
        ("When did Mayor Anna Berg say that the fair would be repaired?", False),
        ("How did Anna Berg's view of the bakers alter?", False),
        ("Did Mayor Anna Berg marry?", False),  # for yes or no, which is held against otherwise
    ],
)
def test_what_takes_an_event_word_for_word_must_find_its_deed(
    question: str, expected: bool
) -> None:
    """A question in a sentence's own words whose verb has no like there asks beside it."""
    assert beside(question, FAIR) is expected


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("Did Berg open the fair?", 1.0),
        ("Did Berg open the harbour?", 2 / 3),
        ("Was the town's head glad about the show?", 0.0),
        ("Did they?", 0.0),
    ],
)
def test_the_share_of_words_in_common_is_counted(question: str, share: float) -> None:
    """Words that a sentence has as they stand, over all that say something; counted by hand."""
    assert literal_share(parse(question), FAIR) == pytest.approx(share)


def test_a_bare_name_owns_nothing() -> None:
    assert is_bare_name("the Danes")
    assert is_bare_name("Anna Berg")
    assert not is_bare_name("Berg's visit")
    assert not is_bare_name("the new bakers")
