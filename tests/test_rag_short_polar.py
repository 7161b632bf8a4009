"""Questions for yes or no, on sentences of other articles: what was right was judged by reading."""

from __future__ import annotations

import pytest

from rag.short.polar import answer_yes_no

STATED = [
    ("Did Dahl ask for 40 boats on May 3?", "Dahl asks the board for 40 boats."),
    ("Did the coach resign?", "Coach Ian Reid announces his resignation."),
    ("Did the harbour board approve the ferry sale?", "The harbour board approves the ferry sale."),
    ("Was the ferry sold to Norway?", "The board confirms that the ferry was sold to Norway."),
    ("Did Berg promise to visit Oslo?", "Berg promises to visit Oslo in the spring."),
    ("Did the guild tear down the old sheds?", "The guild demolishes ten old sheds."),
    ("Did Dahl ask for 40 boats?", "Dahl asks the board for 40 boats."),
    ("Was Berg's meeting with Dahl cancelled?", "Berg's meeting with Dahl is abruptly canceled."),
    ("Is it true that Berg sold the ferry?", "Berg sells the ferry to the harbour board."),
    ("Is it the case that the ferry was sold?", "The ferry was sold in May."),
    ("Did the parade take place?", "The harbour parade features floats and no horses."),
    ("Has the bridge been repaired?", "The council reports that the bridge has been repaired."),
    ("Did the board give its approval to the sale?", "The board approves the sale of the ferry."),
    ("Was the guild put under sanctions?", "The mayor sanctions the guild."),
    ("Are there ferries between the two towns?", "Ferries ply between the two towns."),
    ("Did Berg say that fares must stay?", "Berg thanks Dahl, but says fares must stay for now."),
    ("Did Dahl want the ban eased?", "Dahl calls on the mayor to ease the ban."),
    ("Will the fares stay?", "Berg suggests patience and underscores that the fares will stay."),
    ("Was the parade free of horses?", "The harbour parade features floats and no horses."),
    ("Did Berg go to Oslo?", "Dahl speaks of Berg's visit to Oslo."),
    ("Did the guild sell ten sheds in 2018?", "The guild sells ten sheds."),
    ("Is it true Berg sold the ferry?", "Berg sells the ferry to the harbour board."),
]

DENIED = [
    ("Did the parade feature horses?", "The parade features floats and no horses."),
    ("Did Berg change the fares?", "Berg says he has made no change to the fares."),
    ("Did Berg set a date for the vote?", "Berg says there is no date for the vote."),
    ("Did the regatta in Bergen take place?", "The regatta in Bergen is abruptly canceled."),
    ("Did the club sell its captain?", "The club refuses to sell its captain."),
    ("Did Berg visit Oslo?", "Berg regrets not fulfilling his promise to visit Oslo."),
    ("Are the Oslo sheds permanent?", "Berg reaffirms the temporary status of the Oslo sheds."),
    ("Did Oslo loosen its rules?", "Oslo says it has made no change to its rules."),
    ("Did the guild praise Berg?", "The guild condemns Berg."),
    ("Did Dahl ask for 50 boats?", "Dahl asks the board for 40 boats."),
    ("Was the regatta held in Bergen?", "The guilds hold the regatta in Oslo."),
    (
        "Did Berg say the vote would come before the fair?",
        "Berg says a vote will come after the fair.",
    ),
    ("Were all of the 20 sheds found?", "The guild says it found 13 of an estimated 20 sheds."),
    ("Did the club say the sale was off the table?", "The club says that a sale will occur."),
    ("Did the guild conduct a ship test?", "The guild refrained from boat and ship tests."),
    ("Did the guild carry out ship tests?", "The guild refrained from boat and ship tests."),
    (
        "Did Berg make it to Oslo in 2018 like he promised?",
        "Berg regrets not fulfilling his promise to visit Oslo.",
    ),
    (
        "Did Berg come to Oslo before the end of the year?",
        "Berg regrets not fulfilling his promise to visit Oslo.",
    ),
    ("Was the award purely symbolic?", "The award (not simply symbolic) was welcome."),
]

OPEN = [
    ("Was Berg paid for his work?", "Berg calls working-level talks in Oslo."),
    ("Was Dahl replaced after the regatta fell through?", "Dahl's regatta is abruptly canceled."),
    ("Did Berg lift the fares?", "Berg says that is the only path to lower fares."),
    ("Did Berg visit Oslo?", "Berg promises to visit Oslo."),
    ("Did Berg meet Dahl?", "Falk meets Berg, who praises an earlier meeting with Dahl."),
    ("Did the ship test take place?", "Berg invites experts to the ship testing site."),
    ("Did the parade take place?", "Berg announces that Dahl and Falk agree to a parade."),
    ("Did the parade take place?", "The parade will take place in May."),
    ("Did Berg promise to visit Oslo?", "Berg regrets not fulfilling his promise to visit Oslo."),
    ("Was Berg's meeting with Dahl cancelled?", "Berg's meeting with Dahl is likely canceled."),
    ("Did the guild cheat on its dues?", "The mayor accuses the guild of cheating on its dues."),
    ("Was the second regatta held?", "Berg says a second regatta will come after the vote."),
    ("Did Dahl thank Berg?", "Berg thanks Dahl for the boats."),
    ("Did Dahl promise to visit Oslo?", "Berg meets Dahl, and promises to visit Oslo."),
    ("Did the coach resign?", "The coach left the morning meeting early."),
    ("Did Eva Falk attend the talks?", "Anna Berg and Carl Dahl attend the talks in Lima."),
    ("Is the mayor popular in Bergen?", "The mayor wants Bergen to pay a bigger share."),
    ("Was Berg against cutting the fleet?", "Berg announces a cut in the size of the fleet."),
    ("Didn't the coach resign?", "The coach announces his resignation."),
    ("Was the mayor accused of fraud?", "The mayor accuses the guild of fraud."),
    ("Was Berg fined for speeding?", "The court fines Berg for parking there."),
    ("Did Berg say there would be no vote?", "Berg says a vote will come in May."),
    ("Was there a parade?", "Dahl and Falk agree to a parade."),
    ("Did Berg fly to Oslo?", "Berg says that Oslo is far away."),
    ("Were all the boats sold?", "The guild sells boats."),
    ("Did Dahl go to Oslo?", "Dahl speaks of Berg's visit to Oslo."),
    ("Did Berg do what he promised and come to Oslo?", "Berg promises to visit Oslo."),
    ("Did the guild sell ten sheds in 2018?", "The guild sells ten sheds in 2017."),
]


@pytest.mark.parametrize(("question", "sentence"), STATED)
def test_yes_where_the_sentence_states_it(question: str, sentence: str) -> None:
    assert answer_yes_no(question, [sentence]) == "Yes"


@pytest.mark.parametrize(("question", "sentence"), DENIED)
def test_no_where_the_sentence_denies_it(question: str, sentence: str) -> None:
    assert answer_yes_no(question, [sentence]) == "No"


@pytest.mark.parametrize(("question", "sentence"), OPEN)
def test_neither_where_it_is_promised_alleged_or_told_of_others(
    question: str, sentence: str
) -> None:
    assert answer_yes_no(question, [sentence]) is None


def test_sentences_that_differ_give_no_plain_answer() -> None:
    question = "Did the club sell its captain?"
    said = ["The club sells its captain.", "The club refuses to sell its captain."]
    assert [answer_yes_no(question, [each]) for each in said] == ["Yes", "No"]
    assert answer_yes_no(question, said) is None
