"""Pieces that nearness may choose and that the grammar of the sentence forbids."""

from __future__ import annotations

import pytest

from index.types import Span
from rag.short import Evidence, short_answer
from rag.short.candidates import parse
from rag.short.misfits import misfits
from rag.short.ranking import asking
from rag.short.want import wanted


def _misfits(question: str, sentence: str, piece: str) -> bool:
    parsed = parse(sentence)
    start = sentence.index(piece)
    asks = asking(question, wanted(question))
    return misfits(asks, parsed, parsed.covering(start, start + len(piece)))


def _short(question: str, sentence: str) -> str | None:
    evidence = Evidence(sentence, Span(0, len(sentence)), sentence, None)
    found = short_answer(question, "what", [evidence])
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "piece"),
    [
        ("What does Oslo want?", "Rome wants a new bridge over the strait.", "a new bridge"),
        ("What did Peru accuse Chile of?", "Chile accuses Peru of hiding maps.", "hiding maps"),
        ("What did the Dutch firm do?", "Rome fines the Dutch firm for theft.",
         "fines the Dutch firm"),
        ("What is the medicine for?", "Rome sends medicine to Peru, despite stalled talks.",
         "stalled talks"),
        ("Who leads the task force?", "A new task force meets in Rome to end the strike.",
         "A new task force"),
        ("Who won the election?", "Lopez won over many voters with his plan.", "Lopez"),
        ("What was the ruling about?", "The ruling reminds us that rents are rising.",
         "us that rents are rising"),
        ("What did Lopez say?", "Lopez warned that Rome regards the sale of maps as a crime.",
         "Rome regards the sale of maps"),
        ("Why did Lopez quit?", "His exit saddened many fans; he was the best man on the team.",
         "he was the best man on the team"),
        ("Who paid the club?", "Rome lauds the Friends of Chile fund.", "Friends"),
        ("Who is the wife of Lopez?", "Lopez meets Anna Weber in Rome.", "Anna Weber"),
        ("What did Lopez say about rain?", "Rain will help the farms of Lopez.", "the farms"),
        ("Who fined the bank?", "Rome fined the bank and a broker.", "the bank and a broker"),
        ("What does Rome want before it pays?", "Rome asks for proof prior to any payment to Oslo.",
         "any payment"),
    ],
)  # fmt: skip
def test_what_the_sentence_forbids_is_a_misfit(question: str, sentence: str, piece: str) -> None:
    assert _misfits(question, sentence, piece)


@pytest.mark.parametrize(
    ("question", "sentence", "piece"),
    [
        ("What does Rome want?", "Rome wants a new bridge over the strait.", "a new bridge"),
        ("What does Rome want before it pays?", "Rome asks for proof prior to any payment.",
         "proof"),
        ("What did Chile accuse Peru of?", "Chile accuses Peru of hiding maps.", "hiding maps"),
        ("What did Rome do?", "Rome fines the Dutch firm for theft.", "fines the Dutch firm"),
        ("What must come before peace?", "Peru won't sign without trust.", "trust"),
        ("Who won over the voters?", "Lopez won over many voters with his plan.", "Lopez"),
        ("Why was the team sad?", "Lopez saddened the team; he was its best man.",
         "he was its best man"),
        ("Who is the wife of Lopez?", "Lopez and his wife Anna Weber are in Rome.", "Anna Weber"),
        ("Who fined the bank?", "Rome fined the bank and a broker.", "Rome"),
    ],
)  # fmt: skip
def test_what_the_sentence_tells_is_no_misfit(question: str, sentence: str, piece: str) -> None:
    assert not _misfits(question, sentence, piece)


def test_the_time_beside_the_thing_asked_about_is_told() -> None:
    said = "Rome last launched a rocket in March 2017 and a ferry in May 2017."
    assert _short("When was the last ferry launched?", said) == "May 2017"
