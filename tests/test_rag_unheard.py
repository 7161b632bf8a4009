"""Names that stand nowhere, and times that nothing tells of; an invented index."""

from __future__ import annotations

from datetime import date

import pytest

from index.analyze import terms
from index.types import DateSpan
from rag.ask import Ask
from rag.times import Times
from rag.unheard import names_stranger, never_told

KNOWN = frozenset(
    terms("The pact says what ships may carry, and names the harbour and its weapons.")
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the pact say about tea?", False),  # one word may be a paraphrase
        ("What does the pact say about a Sicilian monopoly?", True),
        ("What do coffee tariffs cost?", False),
        ("What did Queen Maud say about ships?", True),
        ("What did the Harbour Board say about ships?", False),
        ("Who won the Harbour Cup?", True),
        ("What did Maud do about ships?", True),
        ("What may Olsen, say, carry in ships?", False),  # an example
        ("What did the HB do about ships?", False),  # an abbreviation may be the reader's
        ("The harbour closed. Ships waited. Why?", False),  # capitals that only open a sentence
    ],
)
def test_a_name_that_stands_nowhere_is_a_strangers(question: str, expected: bool) -> None:
    assert names_stranger(question, KNOWN.__contains__) is expected


PERIOD = DateSpan(date(2018, 9, 1), date(2019, 1, 1))


@pytest.mark.parametrize(
    ("question", "days", "expected"),
    [
        ("What did the ships carry?", DateSpan(date(2019, 6, 1), date(2019, 9, 1)), True),
        ("What did the ships carry?", DateSpan(date(2019, 1, 1), date(2019, 2, 1)), False),
        ("What may ships carry?", DateSpan(date(2019, 6, 1), date(2019, 9, 1)), False),  # to come
        ("What did the ships carry?", DateSpan(date(2018, 6, 1), date(2018, 9, 1)), False),
    ],
)
def test_nobody_tells_what_was_done_long_after(
    question: str, days: DateSpan, expected: bool
) -> None:
    """An account of a period may tell of the weeks after it and of what is to come, no more."""
    times = Times((days,), question, None, "", ())
    ask = Ask(question, "what", times, frozenset(), question)
    assert never_told(ask, KNOWN.__contains__, PERIOD) is expected
