"""Questions out of their frames, and indirect questions made direct."""

from __future__ import annotations

import pytest

from rag.followup import bare
from rag.followup.inversion import direct

AUTHORS = ("ann", "lee")

QUESTIONS = (
    "Who won the cup in 1912?",
    "When did the coach leave the club?",
    "Why was the final put off?",
    "How many players were fined after the match?",
    "In which town did the two clubs meet?",
    "What did Smith say about the referee?",
    "What does the article say about the referee?",
    "Did the goalkeeper resign?",
    "List all matches in May.",
    "Name the club that signed Brown.",
    "After the final, who was fined?",
    "What did Brown tell us about the treaty?",
    "And in June?",
    "Trump met Moon. Why?",
    "I read that the coach left in May. Is that true?",
    "How do I cite this article?",
    "What is this article about?",
)

FRAMES = (
    "Hi! {}",
    "Hello, I have a question. {}",
    "Good morning! {} Thanks a lot!",
    "I'm curious: {}",
    "Quick question - {}",
    "According to the article, {}",
    "According to Ann Lee, {}",
    "One more question, {}",
    "I am a student and need help with my essay. {}",
    "{} Please quote the passage.",
    "{} Give the source.",
    "{} I need it for my homework.",
    "Thank you. {}",
    "1. {}",
    "- {}",
)


def same(one: str, other: str) -> bool:
    return one.lower().rstrip("?. ") == other.lower().rstrip("?. ")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_without_a_frame_stays_as_it_is(question: str) -> None:
    """Nothing is cut from what asks no more than it has to."""
    assert bare(question, AUTHORS) == question


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("question", QUESTIONS[:13])
def test_a_frame_changes_nothing(question: str, frame: str) -> None:
    """A question in a frame is read as the same question without it."""
    assert same(bare(frame.format(question), AUTHORS), question)


@pytest.mark.parametrize(
    ("framed", "question"),
    [
        ("Could you tell me who won the cup?", "Who won the cup?"),
        ("Do you know when the coach left the club?", "When did the coach leave the club?"),
        ("Does the article say why the final was put off?", "Why was the final put off?"),
        ("I'd like to know if the goalkeeper resigned", "Did the goalkeeper resign?"),
        ("What do we know about how many players Smith fined?", "How many players did Smith fine?"),
        ("Can u pls tell me in which month Brown signs?", "In which month does Brown sign?"),
        ("My teacher asked us whether the final was put off.", "Was the final put off?"),
        ("Is it known how much Leeds pays?", "How much does Leeds pay?"),
        ("I don't remember who won the cup, do you?", "Who won the cup?"),
        ("Could you list all matches in May?", "List all matches in May?"),
        ("sorry if this is obvious but who won the cup", "Who won the cup?"),
        ("“Who won the cup?”", "Who won the cup?"),
        ("Who won the cup, according to the author?", "Who won the cup?"),
        ("Who, according to Lee, won the cup?", "Who won the cup?"),
        ("thanks! and who won the cup? keep it short", "And who won the cup?"),
    ],
)
def test_what_is_asked_stands_after_the_frame(framed: str, question: str) -> None:
    """An indirect question becomes the direct one that a reader would have typed without frame."""
    assert same(bare(framed, AUTHORS), question)


@pytest.mark.parametrize(
    "question",
    [
        "What did Brown say when Smith asked him to leave?",
        "Did he say when he would come?",
        "Did the club tell the press who was fined?",
        "Can you say who was fined and why the club paid?",
        "I keep reading that the league was uneasy about late games. What was it afraid of?",
        "Who wrote to the players that the final was off? I want it verbatim.",
        "Did the club get a permit for the stadium project?",
    ],
)
def test_what_belongs_to_the_matter_stays(question: str) -> None:
    """Words of frames that tell who did what, or to what a question leans on, are kept."""
    kept = bare(question, AUTHORS).lower()
    asked = question.lower().removeprefix("can you say ")
    assert same(kept, asked)


@pytest.mark.parametrize(
    "text", ["", "?", "please", "Hi!", "can you", "tell me", "what", "if", "…"]
)
def test_any_text_has_something_left(text: str) -> None:
    """A frame without a question is returned, so that it can be answered for what it is."""
    assert bare(text, AUTHORS).strip() == text.strip() or bare(text, AUTHORS)


@pytest.mark.parametrize(
    ("indirect", "asked"),
    [
        ("what Brown and Smith said about the cup", "what did Brown and Smith say about the cup"),
        ("who the captain was", "who was the captain"),
        ("whether the two clubs will meet", "will the two clubs meet"),
        ("how long the strike lasted", "how long did the strike last"),
        ("why the two sides put off the final", "why did the two sides put off the final"),
        ("which club won", "which club won"),
        ("when did it end", "when did it end"),
        ("the name of the club", "the name of the club"),
        ("who", "who"),
    ],
)
def test_direct_questions(indirect: str, asked: str) -> None:
    """The helping verb goes before the subject, and what has it there stays."""
    assert direct(indirect) == asked
