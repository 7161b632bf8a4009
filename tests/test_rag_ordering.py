"""Which of two came first, however it is asked: two events, and the same few words."""

from __future__ import annotations

from datetime import date

import pytest

from rag.distance import between
from rag.ordering import plain_order
from rag.two_events import two_events

SALE, FINAL = date(2018, 10, 1), date(2018, 10, 15)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Was it before or after the cup final that the mill was sold?", "before"),
        ("Was it before the cup final or after it that the mill was sold?", "before"),
        ("Did the sale of the mill come before the cup final, or the other way round?", "before"),
        ("Did the sale of the mill precede or follow the cup final?", "before"),
        ("Did the sale of the mill follow the cup final or precede it?", "before"),
        ("Was the mill sold before the cup final was played, or after?", "before"),
        ("Was the mill sold earlier or later than the cup final?", "earlier"),
        ("Was the mill sold earlier than the cup final, or later?", "earlier"),
        ("Of the sale of the mill and the cup final, which came first?", "the sale of the mill"),
        ("The sale of the mill and the cup final: which was later?", "the cup final"),
        ("Which is the more recent, the sale of the mill or the cup final?", "the cup final"),
        ("In what order did the sale of the mill and the cup final come?", "the sale of the mill"),
        ("Which took place sooner: the sale of the mill or the cup final?", "the sale of the mill"),
    ],
)
def test_that_every_way_to_ask_gets_the_order(question: str, answer: str) -> None:
    """The mill is sold two weeks before the final, whichever is named first."""
    plain = plain_order(question)
    events = two_events(plain)
    assert events is not None
    one, other = events
    assert "mill" in one
    assert "final" in other
    found = between(plain, ((one, SALE), (other, FINAL)))
    assert (found or "").lower() == answer


@pytest.mark.parametrize(
    "question",
    [
        "What happened before the final?",
        "Did the club win before the final or not?",
        "Who met the coach after the sale?",
        "What came first?",
        "Was the mill sold earlier than expected?",
        "Did the club come later than anybody had planned?",
        "Was the mill sold no later than May?",
        f"Was it before or after the final that {'the club and ' * 30}the mill were sold?",
    ],
)
def test_that_other_questions_stay_as_they_are(question: str) -> None:
    """No second event whose place is asked for: nothing to bring to another form."""
    assert plain_order(question) == question
