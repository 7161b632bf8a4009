"""What an author holds is asked of the text's own voice, by a made-up author of made-up ports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from test_rag_retrieve import match

from rag.ask import Ask
from rag.narrator import asks_view, by_office, of_text, own_only, own_voice
from rag.retrieve import Match
from rag.times import Times

TIMELESS = Times((), "", None, "", ())
VIEW = Ask("What does the article say?", "what", TIMELESS, frozenset(), "", narrated=True)
ANNA_BERG = frozenset({"anna", "berg"})


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What does the author say about the quay?", "What does the article say about the quay?"),
        ("What did the writer make of the mayor?", "What does the article say about the mayor?"),
        ("What is Berg's view of the mayor?", "What does the article say about the mayor?"),
        ("How does Dr. Anna Berg rate the quay?", "What does the article say about the quay?"),
        ("What does Berg think the port needs?", "Does the article say what the port needs?"),
        ("Which ports does Berg expect will grow?", "Does the article say which ports will grow?"),
        ("Does the author believe that Oslo grows?", "Does the article say Oslo grows?"),
        ("From the author's point of view, who gains?", "Who gains?"),
        ("Who is Anna Berg?", "Who is the author?"),
        ("What does Berg predict for 2030?", "What does the article say about 2030?"),
        ("What does Berg find most striking?", "Does the article say what is most striking?"),
        ("What does the author say in the end?", "What does the author say in the end?"),
        ("What did Anna Holm sell?", "What did Anna Holm sell?"),
        ("Who is the author of the plan?", "Who is the author of the plan?"),
        ("What did the mayor think of the quay?", "What did the mayor think of the quay?"),
    ],
)
def test_a_question_for_the_author_is_one_for_the_text(question: str, asked: str) -> None:
    """The expected questions are written by hand; others, and namesakes, stay as they are."""
    assert of_text(question, ANNA_BERG) == asked


def test_without_authors_no_name_is_theirs() -> None:
    assert by_office("What does Berg say?") == "What does Berg say?"
    assert by_office("What does Berg say?", ANNA_BERG) == "What does the author say?"


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Whom does the author call a fool?", True),
        ("In the writer's opinion, who won?", True),
        ("Where does the author teach?", False),
        ("Who is the author?", False),
        ("What does the author of the plan think?", False),
    ],
)
def test_a_view_is_asked_with_a_word_for_holding_it(question: str, asks: bool) -> None:
    assert asks_view(question, ANNA_BERG) is asks


def _saying(name: str, score: float, text: str) -> Match:
    found = match(name, score)
    return found._replace(sentence=replace(found.sentence, text=text))


def test_the_voice_of_the_text_leads_where_it_is_near_the_best() -> None:
    """Entries report, and so do sentences whose first verb is one of saying."""
    entry, reported = match("e", 1.0, date(2019, 5, 2)), _saying("r", 0.9, "Ann says no.")
    own, far = (_saying("o", score, "The port is a risk.") for score in (0.7, 0.5))
    assert [m.passage.id for m in own_voice(VIEW, [entry, reported, own])] == ["o", "e", "r"]
    assert own_voice(VIEW, [entry, reported, far]) == (entry, reported, far)
    assert own_voice(replace(VIEW, narrated=False), [entry, own]) == (entry, own)


def test_only_the_voice_of_the_text_is_cited_for_a_view_where_there_is_any() -> None:
    entry, own = match("e", 1.0, date(2019, 5, 2)), _saying("o", 0.7, "The port is a risk.")
    assert own_only(VIEW, [entry, own]) == (own,)
    assert own_only(VIEW, [entry]) == (entry,)
    assert own_only(replace(VIEW, narrated=False), [entry, own]) == (entry, own)
