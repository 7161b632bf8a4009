"""What the clauses of a sentence say about its short answer, on sentences of imagined articles."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import Span
from rag.question import asked_kind
from rag.short import Evidence, short_answer, wanted
from rag.tails import each_asked
from rag.types import Asked


def answer(question: str, sentence: str, asked: Asked = "what") -> str | None:
    """Return the short answer by rules; the sentence is an entry of May 4, 2020."""
    evidence = Evidence(sentence, Span(0, len(sentence)), sentence, date(2020, 5, 4))
    found = short_answer(question, asked, [evidence])
    return found.text if found else None


@pytest.mark.parametrize(
    "question",
    [
        "What lay behind the port's refusal?",
        "What explains the strike at the yard?",
        "What was the thinking behind the new toll?",
        "What is the purpose of the second pier?",
        "What was the sale meant to achieve?",
        "For what purpose did the town buy the ferry?",
        "What had the captain done to deserve a fine?",
        "What pushed the mayor to resign?",
    ],
)
def test_a_reason_is_asked_for_in_many_forms(question: str) -> None:
    assert wanted(question).kind == "reason"


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "Why did the port lower its fees?",
            "The port lowers its fees in a bid to win back ferries.",
            "to win back ferries",
        ),
        (
            "Why did the mayor call the crews together?",
            "The mayor called the crews together to assuage fears and raise money for repairs.",
            "to assuage fears and raise money for repairs",
        ),
        (
            "Why did the port close?",
            "The port closes in response to a strike at the yard.",
            "a strike at the yard",
        ),
        (
            "Why did the port close?",
            "The port closes with a view to saving money.",
            "saving money",
        ),
        (
            "What is the point of the patrol?",
            "The harbour set up a patrol aimed at curbing theft.",
            "curbing theft",
        ),
        (
            "Why was the captain sorry?",
            "The captain sent a letter expressing regret for not keeping his promise to repair the "
            "old pier and urging patience.",
            "not keeping his promise to repair the old pier",
        ),
        (
            "Why did the mayor close the old pier?",
            "The mayor closes the old pier in response to the storm warning.",
            "the storm warning",
        ),
        (
            "Why did the court fine the yard?",
            "The court orders the yard to pay the town 3 million euros for poisoning the river.",
            "poisoning the river",
        ),
    ],
)
def test_a_purpose_has_its_verb_and_a_reason_its_whole(
    question: str, sentence: str, expected: str
) -> None:
    """Neither is cut at "for" within it, nor goes on with the next participle."""
    assert answer(question, sentence, "why") == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "How did the storm hurt the yards?",
            "The storm delayed deliveries and repairs.",
            "delayed deliveries and repairs",
        ),
        (
            "How did the mayor take the verdict?",
            "The judge freed the captain, and the mayor welcomed the verdict.",
            "welcomed the verdict",
        ),
        (
            "What did the union make of the offer?",
            "The union sees the offer as a fair start.",
            "a fair start",
        ),
    ],
)
def test_how_is_told_by_a_verb_with_its_object(question: str, sentence: str, expected: str) -> None:
    assert answer(question, sentence, "how") == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "What did Holm say about the ferry?",
            "Holm says the ferry will sail in May, but won't carry cars.",
            "the ferry will sail in May, but won't carry cars",
        ),
        (
            "What did Holm say about tolls?",
            "Holm praises Bo, but says tolls must rise this year.",
            "tolls must rise this year",
        ),
    ],
)
def test_what_is_said_is_given_with_its_verb_and_to_its_end(
    question: str, sentence: str, expected: str
) -> None:
    assert answer(question, sentence) == expected


COUNTED = "The divers found 7 of an estimated 12 wrecks in the bay."
RAISED = "The port wants the town to lift its 40 million euros grant to 65 million euros."


@pytest.mark.parametrize(
    ("question", "sentence", "asked", "expected"),
    [
        ("How many wrecks are thought to lie there?", COUNTED, "how_many", "12"),
        ("How many wrecks are there in total?", COUNTED, "how_many", "12"),
        ("How many of the wrecks were found?", COUNTED, "how_many", "7"),
        ("How much does the town pay now?", RAISED, "how_much", "40 million euros"),
        ("From what sum would the grant rise?", RAISED, "how_much", "40 million euros"),
        ("To what sum would the grant rise?", RAISED, "how_much", "65 million euros"),
    ],
)
def test_of_two_numbers_the_one_asked_for(
    question: str, sentence: str, asked: Asked, expected: str
) -> None:
    """The part or the whole, the sum as it is or as it becomes."""
    assert answer(question, sentence, asked) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "Where is the Lund Institute based?",
            "The Bay Trust in Malmo and the Lund Institute in Visby recorded ships near the Danish "
            "coast.",
            "Visby",
        ),
        ("Where did the firm come from?", "The US fines a Danish firm for theft.", "Danish"),
        (
            "Where did Bo promise to go?",
            "Bo takes back a pledge to visit Oslo in May.",
            "Oslo",
        ),
        (
            "At which base did they see the ships?",
            "They saw ships at their main base at Visby.",
            "their main base at Visby",
        ),
        (
            "Which cities will Bo visit?",
            "Bo will travel to Oslo, Bergen, and Malmo for talks.",
            "Oslo, Bergen, and Malmo",
        ),
    ],
)
def test_where_something_is_and_is_from(question: str, sentence: str, expected: str) -> None:
    """A seat stands right behind the name, and a series is never without its last member."""
    assert answer(question, sentence, "where") == expected


@pytest.mark.parametrize("tail", ["and when was that", "and on what date", "and when exactly"])
def test_each_of_two_things_asked_of_a_sentence_has_its_answer(tail: str) -> None:
    """The person stands in the sentence, and the day is that of its entry."""
    fragments = each_asked(f"Who resigned, {tail}?")
    found = [answer(asked, "Mayor Ann Holm resigns.", asked_kind(asked)) for asked in fragments]
    assert found == ["Ann Holm", "May 4, 2020"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Where's the crew from?", "country"),
        ("Where does the crew come from?", "country"),
        ("Where did the ferry set off from?", "place"),
        ("Which public figures did the mayor meet?", "person"),
        ("What figure did the mayor say the pier cost?", "amount"),
        ("What did the captain do to deserve a fine?", "reason"),
        ("What moved to the new pier?", "thing"),
        ("What moved the mayor to resign?", "reason"),
    ],
)
def test_words_like_those_of_another_kind_are_told_apart(question: str, kind: str) -> None:
    assert wanted(question).kind == kind


def test_what_was_told_before_is_found_as_whole_words_only() -> None:
    """An answer is given again only where it holds the words told, not where a number ends so."""
    sentence = "The port bought 15 ferries."
    evidence = Evidence(sentence, Span(0, len(sentence)), sentence, date(2020, 5, 4))
    found = short_answer("How many ferries were bought?", "how_many", [evidence], told="5")
    assert found is not None
    assert found.text == "15"


def test_an_office_is_no_officer_misspelt() -> None:
    assert wanted("What kind of offices were opened?").kind == "thing"


def test_a_piece_of_advice_is_advice() -> None:
    assert wanted("What was Holm's last piece of advice?").verb == "say"


def test_what_something_is_called_is_a_name() -> None:
    sentence = "The two towns hold the Joint Harbour Committee Meeting in May."
    question = "What is the yearly meeting of the two towns called?"
    assert wanted(question).kind == "title"
    assert "Joint Harbour Committee Meeting" in (answer(question, sentence) or "")
