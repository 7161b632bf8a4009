"""What the form of a question says about its short answer, on sentences of imagined articles."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import Span
from rag.short import Evidence, ShortAnswer, joined, short_answer, written_together
from rag.short.want import wanted
from rag.types import Asked


def answer(question: str, *sentences: str, asked: Asked = "what") -> str | None:
    """Return the short answer by rules; the sentences are entries of May 4, 2020 and days after."""
    evidence = [
        Evidence(text, Span(0, len(text)), text, date(2020, 5, 4 + at))
        for at, text in enumerate(sentences)
    ]
    found = short_answer(question, asked, evidence)
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("On which Friday did the ferry sail?", "date"),
        ("The ferry's last trip: month and year?", "month"),
        ("What portion of the harbour was dredged?", "share"),
        ("Ferry to bridge, the gap in days?", "duration"),
        ("One-word verdict of the mayor on the bridge?", "quote"),
        ("In the mayor's words, what sank the plan?", "quote"),
        ("By what means did the crew reach the wreck?", "manner"),
        ("Which item of the chronology follows the storm?", "statement"),
        ("What does the chronology record after the storm?", "statement"),
        ("Which club beat which rival?", "statement"),
        ("Who paid, and on what date?", "person"),
        ("The mayor's successor at the port authority?", "person"),
        ("Which governing body banned the boat?", "organisation"),
    ],
)
def test_the_kind_that_a_form_asks_for(question: str, kind: str) -> None:
    assert wanted(question).kind == kind


def test_after_be_a_plain_form_is_a_noun() -> None:
    """A word that may be a verb, such as "head", is none in "is the head of"."""
    want = wanted("Who is the head of the port authority?")
    assert (want.slot, want.verb) == ("copula", "")


def test_who_felt_something_is_sought_before_the_verb() -> None:
    assert wanted("Who was worried by the plan?").slot == "subject"
    assert wanted("Who was sacked by the club?").slot == "patient"


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "Which club beat which rival?",
            "Rovers beat United, ending a run of nine defeats.",
            "Rovers beat United",
        ),
        (
            "Which three ports will be dredged?",
            "The ministry will dredge Ardal, Bergen, and Calder.",
            "Ardal, Bergen, and Calder",
        ),
        (
            "Which ships did nobody see in the harbour?",
            "The harbour shows tugs and no trawlers.",
            "trawlers",
        ),
        (
            "Why did the club delay the sale?",
            "At the players' urging, the club delays the sale for the time being.",
            "At the players' urging",
        ),
        (
            "By what means did the crew reach the wreck?",
            "The crew reached the wreck by cutting a channel through the ice.",
            "cutting a channel through the ice",
        ),
        (
            "Volume and number of the journal?",
            "The paper appeared in Harbours, Vol. 7, No. 2, May 2020.",
            "Vol. 7, No. 2",
        ),
        ("What came back to port?", "Two trawlers came back to port.", "Two trawlers"),
        (
            "From which nation was the shipowner fined by the ministry?",
            "Canadian ministry fines a Greek shipowner and a pilot.",
            "Greek",
        ),
        (
            "Besides Norway, which country was thanked by the captain?",
            "The captain thanks Norway and Iceland for the rescue of a US sailor.",
            "Iceland",
        ),
        (
            "The letter about the wreck: where was it printed?",
            "Harbour Times letter calls the wreck a danger.",
            "Harbour Times",
        ),
        (
            "How was the new ferry described?",
            "The owner visited the yard of a “sleek, silent” ferry.",
            "sleek, silent",
        ),
        (
            "What cheaper, quicker works do some captains favour?",
            "Some captains want quicker works: dredging, lights, and buoys.",
            "dredging, lights, and buoys",
        ),
        (
            "Why can't the bridge open yet?",
            "The bridge stays closed until the cables are mended.",
            "until the cables are mended",
        ),
        (
            "Why does the new channel worry the pilots?",
            "Pilots are concerned about the channel, which could flood the old quays.",
            "could flood the old quays",
        ),
        (
            "Who greets the pilot at the quay?",
            "Figure 1 A harbour master (left) greets the pilot at the quay.",
            "A harbour master",
        ),
    ],
)
def test_the_form_finds_the_piece(question: str, sentence: str, expected: str) -> None:
    assert answer(question, sentence) == expected


def test_several_days_are_told_together() -> None:
    sentences = ["The ferry sails.", "The ferry sails again.", "The ferry sails once more."]
    question = "On which dates did the ferry sail?"
    assert answer(question, *sentences, asked="which") == "May 4, May 5 and May 6, 2020"
    assert answer("On which date did the ferry sail?", *sentences) == "May 4, 2020"


def test_days_of_two_years_are_not_told_with_one_year() -> None:
    assert written_together([date(2019, 12, 30), date(2020, 1, 2)]) is None
    assert written_together([date(2020, 1, 2), date(2020, 2, 3)]) == "Jan. 2 and Feb. 3, 2020"


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Did the regatta go ahead?", "The regatta is canceled.", "No"),
        ("Did the club cancel the regatta?", "The club cancels the regatta.", "Yes"),
        ("Did the club reject the offer?", "The club rejects the offer.", "Yes"),
        ("Did the club reject the offer?", "The club has not seen the offer.", None),
        ("Was the regatta stopped?", "The regatta is suspended.", None),
    ],
)
def test_what_is_called_off_did_not_happen_unless_that_is_asked(
    question: str, sentence: str, expected: str | None
) -> None:
    assert answer(question, sentence, asked="yes_no") == expected


def test_the_only_list_of_several_sentences_answers_for_several() -> None:
    """Without a sentence that tells them together, or beside the point, there is no answer."""
    trip = "The captain sails to Ardal, Bergen, and Calder for talks."
    others = ["The captain meets the owner.", "The owner praises Dover, Esbjerg, and Faro."]
    question = "Which ports were on the captain's trip?"
    assert answer(question, trip, *others, asked="list") == "Ardal, Bergen, and Calder"
    assert answer(question, *others, asked="list") is None


def test_a_count_that_a_sentence_tells_goes_before_a_count_of_sentences() -> None:
    told, other = "After three harbour races in 2020, the club rests.", "The club wins."
    assert answer("How many times were there races?", told, other) == "three"
    assert answer("How many times were there fires?", told, other) == "2"


def test_answers_to_two_parts_are_all_told_or_none() -> None:
    one, other = ShortAnswer("Ward", None), ShortAnswer("a new quay", None)
    found = joined([one, other])
    assert found is not None and found.text == "Ward; a new quay"
    assert joined([one, None]) is None
    assert joined([one, one]) is None
    assert joined([one]) == one


def test_a_list_in_what_leads_up_asks_for_no_list() -> None:
    sentences = ["The captain lists the damage.", "The owner says the boat can be saved."]
    question = "The captain drew up a list. What did the owner say about the boat?"
    assert answer(question, *sentences, asked="list") is not None
    assert answer("List the statements of the owner.", *sentences, asked="list") is None


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which agency put out the map?", "organisation"),
        ("I need the name of the person running the ferry.", "person"),
        ("Where was the sailor from?", "country"),
        ("Which of the clubs' games was moved?", "thing"),
        ("What does the port want to happen to its cost share?", "thing"),
        ("hu is the captain", "person"),
        ("Did the ferry sail or not?", "yes_no"),
    ],
)
def test_words_beside_the_noun_asked_for_dont_hide_its_kind(question: str, kind: str) -> None:
    assert wanted(question).kind == kind


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "Who is the envoy for river trade?",
            "Anna Holm met the new envoy for river trade, Piet Kroll, on the quay.",
            "Piet Kroll",
        ),
        (
            "Which body kept the mayor off the list?",
            "The mayor was barred from the list by the harbour commission.",
            "the harbour commission",
        ),
        (
            "What did the crew request from the bank?",
            "The crew asked the bank for a longer loan.",
            "a longer loan",
        ),
        (
            "Why did the ferry stop?",
            "At the mayor's urging, the ferry stopped.",
            "At the mayor's urging",
        ),
        (
            "How far apart are the two bids?",
            "Bids of $3 million and $5 million came in.",
            "$2 million",
        ),
        (
            "What is Dahl's exact job title?",
            "The board greets Deputy Director for Talent Eva Dahl.",
            "Deputy Director for Talent",
        ),
        (
            "What is Ann Ray's position?",
            "Norway's Ambassador to the UN Ann Ray leaves the hall.",
            "Norway's Ambassador to the UN",
        ),
        (
            "What post does Berg hold?",
            "Harbour Commander Gen. Karl Berg leaves the hall.",
            "Harbour Commander",
        ),
        (
            "Which Norwegian co-hosted the meal?",
            "Minister Ann Ray and Norwegian counterpart Carl Dahl host a meal.",
            "Carl Dahl",
        ),
        (
            "What pledge did Berg give Dahl on the day of the parade?",
            "Berg gives Dahl a pledge of free fares.",
            "a pledge of free fares",
        ),
        (
            "What would closing the old harbour bring, according to Berg?",
            "Closing the old harbour would bring higher fares.",
            "higher fares",
        ),
        (
            "What did the ferry company say the day before the harbour closed?",
            "The ferry company says fares will go up.",
            "fares will go up",
        ),
        (
            "What did the mayor say about closing the harbour?",
            "The mayor says the harbour will in no case be closed.",
            "the harbour will in no case be closed",
        ),
        (
            "What did the Bergen Post say about the mayor's advisers?",
            'The Bergen Post describes the mayor\'s advisers: "None of them can count."',
            "None of them can count",
        ),
        (
            "What did Berg do in May?",
            "Karl Berg sends the mayor a letter requesting another meeting.",
            "sends the mayor a letter requesting another meeting",
        ),
        (
            "Which cities Berg travel to in May?",
            "Berg is traveling to Rome, Oslo, and Lima for talks.",
            "Rome, Oslo, and Lima",
        ),
    ],
)
def test_the_answer_stands_where_the_question_points(
    question: str, sentence: str, expected: str
) -> None:
    assert answer(question, sentence) == expected
