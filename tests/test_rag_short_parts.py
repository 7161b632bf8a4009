"""Few words that are a part of what a sentence tells, on sentences of imagined articles."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import Span
from rag.question import asked_kind
from rag.short import Evidence, short_answer
from rag.short.want import wanted
from rag.types import Asked


def _short(question: str, *sentences: str, kind: Asked = "what") -> str | None:
    evidence = [Evidence(text, Span(0, len(text)), text, None) for text in sentences]
    answer = short_answer(question, kind, evidence)
    return answer.text if answer else None


def _wanted(question: str) -> tuple[str, str, str]:
    want = wanted(question)
    return want.kind, want.verb, want.prep


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Under which treaty did the crews work in spring?",
            "The crews, under the Harbour Treaty, met twice to discuss the rapid changes.",
            "the Harbour Treaty",
        ),
    ],
)
def test_what_follows_the_preposition_of_the_question_answers(
    question: str, sentence: str, answer: str
) -> None:
    """A preposition that is left behind belongs to what is asked for, also before another one."""
    assert _short(question, sentence) == answer


def test_the_part_of_a_claim_that_is_left_open_answers() -> None:
    """Neither the whole claim is given nor what it says of another."""
    told = "Mayor Holm notes that new taxes could affect the ferry lines."
    assert _short("What did Holm say might hit the ferry lines?", told) == "new taxes"


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "How did Holm see the fair?",
            "Mayor Holm identifies the fair as the best chance for the town.",
            "the best chance for the town",
        ),
        (
            "What did Bo consider the old pier to be?",
            "Bo says the old pier is a danger.",
            "a danger",
        ),
    ],
)
def test_how_something_is_seen_stands_after_as_or_is(
    question: str, sentence: str, answer: str
) -> None:
    """Whatever verb of seeing the question has and whatever one the sentence."""
    assert _short(question, sentence, kind="how") == answer


SAILORS = (
    "Footage of Danish and Swedish sailors painting damaged harbour posts and sharing bread,"
    " coupled with scenes of a parade, suggests a thaw."
)


def test_what_somebody_is_seen_doing_is_a_deed_of_theirs() -> None:
    """No adjective of theirs is given, nor what is done to something else."""
    for question in (
        "What were sailors of both sides doing in the film?",
        "What could you see sailors of the two sides doing there?",
    ):
        assert _short(question, SAILORS) == "painting damaged harbour posts and sharing bread"


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Why are the towns uneasy?",
            "The retreat of Captain Lund especially worried towns; Lund was a good man.",
            "The retreat of Captain Lund",
        ),
        (
            "Why is repair work short of steel?",
            "Tariffs have curtailed steel for repair work in towns.",
            "Tariffs",
        ),
        (
            "Why did Holm complain of the deals?",
            "Mayor Holm bristled at harbour deals made without the town, while Bo thanked her.",
            "harbour deals made without the town",
        ),
        (
            "Why did the ferry line stop work?",
            "The mayor voiced concern over the fog, following port pressure that saw the ferry line"
            " stop work.",
            "port pressure",
        ),
    ],
)
def test_a_reason_may_be_what_changes_things_or_is_resented(
    question: str, sentence: str, answer: str
) -> None:
    """Neither what is changed is a reason nor what is done with it."""
    assert _short(question, sentence, kind="why") == answer


def test_what_does_something_is_the_subject_of_the_very_verb() -> None:
    """What the verb acts on is never given for what acts."""
    told = "Tariffs have curtailed incoming steel for repair work."
    assert _short("What has curtailed steel for repair?", told) == "Tariffs"


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Which test ground would be opened?",
            "Bo is ready to let guests into the Holm test site and Lund field after Oslo agrees.",
            "the Holm test site",
        ),
        (
            "Which type of boat was left out of the show?",
            "The harbour show features rafts and no large boats.",
            "large boats",
        ),
    ],
)
def test_one_thing_is_given_where_which_asks_for_one(
    question: str, sentence: str, answer: str
) -> None:
    """Neither two things are given nor a deed."""
    assert _short(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "kind", "verb", "prep"),
    [
        ("Which state department envoy toured the ports?", "person", "tour", ""),
        ("Which state bans cars?", "place", "ban", ""),
        ("What did the town's head of parks lobby for in front of Bo?", "thing", "lobby", "for"),
        ("Which test ground was closed?", "place", "close", ""),
        ("On what ground was it closed?", "reason", "close", "on"),
        ("What plane did Bo fly, in the words of the Herald?", "quote", "fly", ""),
    ],
)
def test_a_word_that_may_be_a_verb_or_of_two_kinds_is_read_by_its_place(
    question: str, kind: str, verb: str, prep: str
) -> None:
    """A noun after "which" or an owner is no verb, and a ground is no reason by itself."""
    assert _wanted(question) == (kind, verb, prep)


def test_which_words_are_no_list() -> None:
    """Words, terms and grounds are many by their form only."""
    assert asked_kind("In which words did Bo praise the crew?") == "which"
    assert asked_kind("On which grounds did Bo close it?") == "why"
    assert asked_kind("Which boats did Bo praise?") == "list"


def test_of_two_sums_the_one_before_a_raise() -> None:
    """Before a raise it is the first, to how much it rises the second."""
    told = "Holm wants the club to hike the $5 million share to $9 million."
    assert _short("How much did the club pay before the raise?", told) == "$5 million"
    assert _short("To how much should the share rise?", told) == "$9 million"


def test_a_time_is_not_taken_from_what_a_question_is_explained_by() -> None:
    """In brackets stands who is meant; when he was detained is not when he was freed."""
    text = "Moe thanks Oslo for the freeing of Bo Berg, detained in May."
    told = [Evidence(text, Span(0, len(text)), text, date(2018, 6, 7))]
    freed = short_answer("When was he freed? (the man that was detained by Oslo)", "when", told)
    held = short_answer("When was he detained? (the man that was freed by Oslo)", "when", told)
    assert freed is not None
    assert freed.text == "June 7, 2018"
    assert held is not None
    assert held.text == "May"


def test_a_sentence_may_end_in_its_verb() -> None:
    """Captions and headings have no full stop, and nothing need follow a verb."""
    told = "The town says the mayor bristles"
    assert _short("Why does the mayor bristle?", told, kind="why") is None
    assert _short("What did Bo say should be sold?", "Bo says that") is None
