"""What tells that the best sentence doesn't answer; invented questions and sentences."""

from __future__ import annotations

import pytest
from test_rag_retrieve import match

from index.article import parse
from rag.ask import Ask
from rag.lacks import lack_of, not_given
from rag.names import names_in
from rag.refusal import LACKS, NAME, NUMBER, OPPOSITE_TOLD, REASON, UNTOLD
from rag.times import Times
from rag.types import Asked

NAMES = names_in(["President Berg wrote to Minister Dahl."])


def asked(text: str, kind: Asked) -> Ask:
    return Ask(text, kind, Times((), text, None, "", ()), frozenset(), text)


@pytest.mark.parametrize(
    ("question", "kind", "sentence", "expected"),
    [
        (
            "Why did the guild tighten its rules?",
            "why",
            "The guild relaxed its rules.",
            OPPOSITE_TOLD,
        ),
        ("Why did the guild relax its rules?", "why", "The guild relaxed its rules.", ""),
        ("What schedule did Berg set?", "what", "President Berg set no schedule.", OPPOSITE_TOLD),
        (
            "Why did Berg quit the pact?",
            "why",
            "President Berg threatens to quit the pact.",
            UNTOLD,
        ),
        ("How old was Dahl?", "how_many", "Dahl came home with 40 others.", NUMBER),
        ("What did Berg write?", "what", "President Berg wrote a poem.", ""),
    ],
)
def test_a_lack_has_its_name(question: str, kind: Asked, sentence: str, expected: str) -> None:
    assert lack_of(asked(question, kind), [match(sentence, 0.8)], NAMES) == expected
    assert expected in {"", *LACKS}


def test_a_sentence_that_comes_near_may_deny_what_the_best_one_leaves_open() -> None:
    ask = asked("What was signed when Berg came to Lisbon?", "what")
    best = match("Berg and Dahl signed a treaty in Lisbon.", 0.8)
    unkept = match("President Berg regrets not keeping her promise to visit Lisbon.", 0.5)
    assert lack_of(ask, [best], NAMES) == ""
    assert lack_of(ask, [best, unkept], NAMES) == OPPOSITE_TOLD


def test_of_nothing_nothing_is_lacking() -> None:
    assert lack_of(asked("Why?", "why"), [], NAMES) == ""


@pytest.mark.parametrize(
    ("question", "kind", "sentence", "expected"),
    [
        ("How many ships did Berg sell?", "how_many", "Berg sold ships.", NUMBER),
        ("How many ships did Berg sell?", "how_many", "Berg sold 12 ships.", ""),
        ("Who sold the ships?", "who", "The ships were sold at dawn.", NAME),
        ("Who sold the ships?", "who", "President Berg sold the ships.", ""),
        ("Why did Dahl sail?", "why", "Dahl sails.", REASON),
        ("What did Dahl sail?", "what", "Dahl sails.", ""),
    ],
)
def test_what_a_sentence_does_not_give_is_called_by_its_kind(
    question: str, kind: Asked, sentence: str, expected: str
) -> None:
    documents = {"d": parse("d", "A day at sea.\n\nDahl sails in the evening.\n")}
    assert not_given(asked(question, kind), match(sentence, 0.8), documents, NAMES) == expected
