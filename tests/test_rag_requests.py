"""Requests for all of something, in whatever words, and the entries on a matter."""

from __future__ import annotations

import pytest

from rag.entries_on import matter_asked
from rag.requests import plainly


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "Go through the coach's remarks in May, please.",
            "List the coach's remarks in May, please.",
        ),
        ("Could you reel off the fines?", "List the fines?"),
        ("Sum up everything the coach had to say.", "Summarize everything the coach had to say."),
        ("Put together a short list of the fines.", "List the fines."),
        ("Recap this article.", "Recap this article."),
        ("Outline the main points.", "Outline the main points."),
        ("Did the coach sum up the game?", "Did the coach sum up the game?"),
        ("Date the port was closed?", "When was the port closed?"),
        ("Tell me the exact date on which Ann sold the club", "When did Ann sell the club"),
        ("Reason the ferry stopped?", "Why did the ferry stop?"),
        ("Place the coach flew to first?", "Where did the coach fly to first?"),
        ("The date Ann gave for the sale?", "The date Ann gave for the sale?"),
        ("Day two of the talks was long?", "Day two of the talks was long?"),
        ("Name of the cup that the club won?", "What is the name of the cup that the club won?"),
        ("Full name of the coach?", "What is the name of the coach?"),
        ("what for?", "Why?"),
        ("What for was it built?", "What for was it built?"),
        ("Date of the sale?", "Date of the sale?"),
        ("The day after the sale, what closed?", "The day after the sale, what closed?"),
        ("Place names in the article?", "Place names in the article?"),
    ],
)
def test_a_request_is_read_alike_in_any_verb(text: str, plain: str) -> None:
    assert plainly(text) == plain


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Which items of May deal with the ferry or the bridge?", "the ferry or the bridge"),
        ("Give me every dated entry about the strike, please.", "the strike"),
        ("What timeline entries have to do with the city court?", "the city court"),
        ("Dated entries about the strike being called off", "the strike being called off"),
        ("Which bridge did the items mention?", ""),
        ("Which ferries were sold in May?", ""),
    ],
)
def test_the_matter_of_entries_is_what_they_are_on(question: str, matter: str) -> None:
    assert matter_asked(question) == matter
