"""The few words are those of the argument that the question leaves open, on invented sentences."""

from __future__ import annotations

import pytest

from index.types import Span
from rag.short import Evidence, ShortAnswer, short_answer
from rag.types import Asked


def answer(question: str, raw: str, asked: Asked = "what") -> ShortAnswer | None:
    return short_answer(question, asked, [Evidence(raw, Span(0, len(raw)), raw, None)])


@pytest.mark.parametrize(
    ("question", "raw", "expected"),
    [
        (
            "As what did the paper present the strike?",
            "The paper portrays the strike as a last resort.",
            "a last resort",
        ),
        (
            "With what aim did the two ports cut their fees?",
            "The two ports cut fees in an effort to win back ferries.",
            "to win back ferries",
        ),
        (
            "Whose licences were stopped?",
            "Fishers object to Oslo's cut in licences for foreign trawlers.",
            "foreign trawlers",
        ),
        (
            "To whom is the flood a danger?",
            "Mayor Lee calls the flood a danger to the hill farmers.",
            "the hill farmers",
        ),
        (
            "Who was asked to come and look?",
            "The firm invites foreign inspectors to watch repairs of a dam at Lumo.",
            "foreign inspectors",
        ),
    ],
)
def test_the_open_argument_answers(question: str, raw: str, expected: str) -> None:
    """Each question opens with its preposition, "whose" or "who": what fits that is given."""
    found = answer(question, raw)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("question", "raw", "expected"),
    [
        ("Who razed the huts?", "Peru razes 8 huts in the DMZ.", "Peru"),
        ("By whom were the huts razed?", "Peru razes 8 huts in the DMZ.", "Peru"),
        ("Who fined a firm?", "UK Treasury fines a Danish firm and a Polish bank.", "UK Treasury"),
        ("Who razed the huts?", "Judge Ann Lee razes 8 huts in the DMZ.", "Ann Lee"),
    ],
)
def test_who_did_a_thing_is_the_subject_of_its_verb(question: str, raw: str, expected: str) -> None:
    """A country or a body acts like a person where the question's own verb says so."""
    found = answer(question, raw, "who")
    assert found is not None
    assert found.text == expected
