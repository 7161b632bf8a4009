"""Few words that the form of a question points to, on sentences of imagined articles."""

from __future__ import annotations

import pytest

from index.types import Span
from rag.larger import follows, larger, size_asked
from rag.short import Evidence, short_answer
from rag.short.reactions import asks_reaction
from rag.short.want import wanted
from rag.types import Asked


def _short(question: str, *sentences: str, kind: Asked = "what") -> str | None:
    evidence = [Evidence(text, Span(0, len(text)), text, None) for text in sentences]
    answer = short_answer(question, kind, evidence)
    return answer.text if answer else None


FERRY = (
    "The port fined two ferry lines over late boats – leading to a sharp reply from the crews"
    " and a short strike."
)
RATES = 'The union decries the new rates as a "plain robbery."'
PARADE = 'Mayor Holm warns the "calm; and Bo thanks the guards for "quiet courage" after the march.'


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How did the crews react to the fines?", FERRY, "a sharp reply"),
        ("How did the union respond to the new rates?", RATES, "plain robbery"),
        ("What was the union's reply to the new rates?", RATES, "plain robbery"),
        ("How did the harbour board take the strike?", FERRY, None),
        (
            "How did the pilots receive the harbour plan?",
            "The harbour plan deeply worried pilots.",
            "worried pilots",
        ),
    ],
)
def test_a_reaction_is_what_those_asked_about_do_or_what_is_drawn_from_them(
    question: str, sentence: str, answer: str | None
) -> None:
    """What somebody else does in the sentence is never given for a reaction."""
    assert _short(question, sentence, kind="how") == answer


def test_whose_reaction_is_asked_for() -> None:
    assert asks_reaction("What did Oslo do in response?") == "Oslo"


def test_what_follows_the_word_that_the_question_asks_by() -> None:
    """Never is the whole sentence given."""
    told = "Bo says the bridge will open after the spring regatta."
    assert _short("After what event will the bridge open, says Bo?", told) == "the spring regatta"


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "What line on the mayor's aides was in the Herald?",
            'The Herald describes the mayor\'s aides: "None of them can swim."',
            "None of them can swim",
        ),
        (
            "Word for word, what did Bo say was being built in the valley?",
            "Bo suggests that a “new town is being built in the valley.”",
            "new town is being built in the valley",
        ),
        ("For what did Bo thank the guards, literally?", PARADE, "quiet courage"),
    ],
)
def test_a_quotation_is_given_where_one_is_asked_for(
    question: str, sentence: str, answer: str
) -> None:
    """A mark that was never closed doesn't turn the next quotation inside out."""
    assert _short(question, sentence, kind="quote") == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "What did the board see as a fair target?",
            "The board regarded the ferry as a fair target for its cuts.",
            "the ferry",
        ),
        (
            "What did the mayor regret?",
            "The mayor sent Bo a note expressing regret for the late boats.",
            "the late boats",
        ),
        (
            "The bank was worried about what?",
            "The bank voices “grave concern” over the loan plans.",
            "the loan plans",
        ),
        (
            "What took place between the towns in May?",
            "A joint opening of the river path occurs.",
            "A joint opening of the river path occurs",
        ),
    ],
)
def test_what_a_sentence_tells_in_another_form(question: str, sentence: str, answer: str) -> None:
    """A noun may stand for the question's verb, and a statement for how it is described."""
    assert _short(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Whose fleet did the port seize?",
            "The port seizes the Danish and Swedish fleet.",
            "Danish and Swedish",
        ),
        ("At whose request was it shut?", "At Oslo's urging, the bridge was shut.", "Oslo"),
        ("Whose ruling was it?", "The Bergen court ruling surprised many.", "Bergen"),
        ("Whom did Captain Lie meet?", "Envoy Anna Holm meets Captain Lie.", "Anna Holm"),
        ("Who did Anna Holm see?", "Anna Holm meets Captain Lie.", "Captain Lie"),
    ],
)
def test_persons_told_by_their_place(question: str, sentence: str, answer: str) -> None:
    """An owner stands before or after what is owned, and a meeting has two sides."""
    given = _short(question, sentence, kind="who")
    assert given is not None
    assert given.endswith(answer)


def test_a_list_is_given_whole_or_its_first_members() -> None:
    """What "of" leads to belongs to the member before it; twelve words are the most."""
    question = "Which vows did the town keep?"
    first = "the new pier, closure of the mill"
    kept = f"The town kept its vows: {first}, and a return of peace."
    assert _short(question, kept) == f"{first}, and a return of peace"
    kept = f"The town kept its vows: {first}, and a return of all the stolen bells."
    assert _short(question, kept) == first


@pytest.mark.parametrize("taken", ["power", "office", "part", "control of the town"])
def test_what_is_taken_and_no_news_draws_no_reaction(taken: str) -> None:
    assert asks_reaction("How did the mayor take the news?") == "the mayor"
    assert not asks_reaction(f"How did the mayor take {taken}?")


def test_which_of_two_is_larger() -> None:
    """The numbers decide, sums by their units; what can't be compared has no answer."""
    asked = size_asked("Which is bigger, the fee for the coach or the fine for the club?")
    assert asked is not None
    assert larger(asked, ["$2 million", "$900,000"]) == "the fee ($2 million)"
    assert larger(asked, ["$2 million", "$3 billion"]) == "the fine ($3 billion)"
    assert larger(asked, ["$2 million", "12"]) is None
    assert larger(asked, ["$2 million", ""]) is None
    closed = size_asked("Was the fee lower than $3 million?")
    assert closed is not None
    assert larger(closed, ["$2 million", ""]) == "Yes"
    assert size_asked("Which is more recent, the fee or the fine?") is None
    for other in (
        "Were there more than 20 people?",
        "Was the final less than a week after the sale?",
        "Was the fee larger than expected?",
        "Which higher court ruled, the one in Rome or the one in Oslo?",
        "What did she say of the higher fee, and did he pay or leave?",
    ):
        assert size_asked(other) is None
    assert size_asked("How much higher was the fee than the fine?") is None


def test_the_larger_of_two_follows_from_a_quote_with_its_number() -> None:
    """Neither another thing nor another number follows."""
    question = "Which is bigger, the fee for the coach or the fine for the club?"
    quotes = ["The club pays a fee of $2 million."]
    assert follows("the fee ($2 million)", question, quotes)
    assert not follows("the fee ($3 million)", question, quotes)
    assert not follows("the loan ($2 million)", question, quotes)
    assert not follows("the fee ($2 million)", "Who paid the fee?", quotes)


def test_a_view_is_no_quotation() -> None:
    """The line that somebody takes is what they hold, not how they put it."""
    assert wanted("What line did the mayor take on tolls?").kind == "thing"
    assert wanted("What line did the mayor use on tolls?").kind == "quote"
