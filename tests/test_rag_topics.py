"""Questions on a topic as such, and the sentences that are on it."""

from __future__ import annotations

import pytest
from test_rag_retrieve import match

from rag.topics import MOST, on_topic, topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Tell me about the treaty.", "the treaty"),
        ("What can you tell me about Ann Lee?", "Ann Lee"),
        ("Is there anything on the port strike?", "the port strike"),
        ("What does the article say about tariffs?", "tariffs"),
        ("What do we know about the mayor's plan?", "the mayor's plan"),
        ("What about Leeds?", "Leeds"),
        ("What did Lee say about the treaty?", ""),
        ("What is the article about?", ""),
        ("Tell me who signed the treaty.", ""),
        ("", ""),
    ],
)
def test_topics(question: str, topic: str) -> None:
    """A topic is what stands after "about" where nothing is asked of it."""
    assert topic_of(question) == topic


def test_every_sentence_that_holds_the_topic_is_cited() -> None:
    """What names the topic goes before what only scores well; without such, the best are taken."""
    ranked = [match("strike", 0.9), match("harbour", 0.85), match("strike harbour", 0.5)]
    assert on_topic("the harbour", ranked, 0.9) == ranked[1:]
    assert on_topic("tariffs", ranked, 0.9) == ranked[:2]
    assert len(on_topic("tariffs", [match("x", 0.9)] * 20, 0.9)) == MOST
