"""Follow-up questions made to stand alone: golden conversations, what must stay, properties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.followup import (
    Standalone,
    Told,
    standalone,
)
from rag.followup.clauses import read_shape
from rag.names import Names, names_in

KNOWN = Names(
    persons=frozenset(
        "trump kim moon pompeo mattis biegun merkel macron darwin einstein curie haley brooks "
        "abrams jobs wozniak pence".split()
    )
    | {"kim jong un", "mike pompeo", "angela merkel", "marie curie", "nikki haley"},
    parties=frozenset(
        "us russia china seoul pyongyang washington germany france apple google senate treasury "
        "iran".split()
    )
    | {"north korea", "south korea", "european union"},
)

# (earlier questions, question, what it says standing alone), by what points back
MORE = [
    (
        ["How many ships did Merkel agree to sell?"],
        "When was that?",
        "When did Merkel agree to sell the ships?",
    ),
    (
        ["What happened the day after Nov. 20?"],
        "And a week later?",
        "What happened a week after Nov. 20?",
    ),
    (
        ["When did Mattis quit?"],
        "What did Merkel tell the Senate the day before?",
        "What did Merkel tell the Senate the day before Mattis quit?",
    ),
    (
        ["When did Pompeo land in Seoul?", "And when did Kim write back?"],
        "How many weeks lie between those two?",
        "How many weeks lie between Pompeo landed in Seoul and Kim wrote back?",
    ),
    (
        ["When did Pompeo land in Seoul?", "When did Kim write back?"],
        "So which came first?",
        "Which came first, Pompeo landed in Seoul or Kim wrote back?",
    ),
    (
        ["When did Pompeo land in Seoul?", "When did Kim write back?"],
        "How far apart were they?",
        "How many days lie between Pompeo landed in Seoul and Kim wrote back?",
    ),
    (
        ["Did Apple buy the factory in May?"],
        "Why not?",
        "Why did Apple not buy the factory in May?",
    ),
    (
        ["Who was the outgoing general?"],
        "no, the incoming one, what did he warn of?",
        "what did the incoming general warn of?",
    ),
    (
        ["What did Brooks say about the pact?"],
        "not him, his successor. what did he tell the Senate?",
        "what did Brooks' successor tell the Senate?",
    ),
    (
        ["When was the talk with Kim called off?"],
        "no, I meant the one in Paris, when was that",
        "When was the talk in Paris?",
    ),
    (
        ["Which senator spoke up about the tax on imports?"],
        "And outside Congress, who complained?",
        "And outside Congress, who complained about the tax on imports?",
    ),
    (
        ["What did Pompeo demand on October 2?"],
        "And Kim, a day later?",
        "What did Kim demand a day after October 2?",
    ),
    (
        ["When did Mattis resign?"],
        "and Seoul, the day after?",
        "What did Seoul say the day after Mattis resigned?",
    ),
    (["Did Kim meet Trump?"], "What did Moon say this fall?", "What did Moon say this fall?"),
]
PERSONS = [
    (["When did Mattis quit?"], "And who took over from him?", "And who took over from Mattis?"),
    (
        ["What did Merkel say about the euro?"],
        "Did she change her mind?",
        "Did Merkel change her mind?",
    ),
    (["What did Trump tell Kim?"], "What did he want?", "What did Trump want?"),
    (["Who is Marie Curie?"], "Where was she born?", "Where was Marie Curie born?"),
    (
        ["Who is Marie Curie?"],
        "What was her first discovery?",
        "What was Marie Curie's first discovery?",
    ),
    (
        ["When did President Macron visit Berlin?"],
        "What was his message?",
        "What was President Macron's message?",
    ),
    (["Did Ms. Haley meet Pompeo?"], "What did he say?", "What did Pompeo say?"),
    (["Did Ms. Haley meet Pompeo?"], "What did she say?", "What did Ms. Haley say?"),
    (
        ["What did Pompeo say about the summit?"],
        "What did Trump tell him?",
        "What did Trump tell Pompeo?",
    ),
    (["Why did Moon praise Trump?"], "Did Trump praise him too?", "Did Trump praise Moon too?"),
    (
        ["Did Moon believe Kim was sincere?"],
        "What did he think Kim ought to get?",
        "What did Moon think Kim ought to get?",
    ),
    (
        ["When was Darwin born?", "Where did he study?"],
        "What did he write?",
        "What did Darwin write?",
    ),
    (
        ["When did Darwin sail?", "What was Einstein's theory?"],
        "Where did he work?",
        "Where did Einstein work?",
    ),
    (
        ["Who's Marie Curie?", "When did the war start?"],
        "What did she find?",
        "What did Marie Curie find?",
    ),
    (
        ["Did the minister resign?"],
        "What was her next post?",
        "What was the minister's next post?",
    ),
    (
        ["Where was the meeting with Kim Yong Chol to be held?"],
        "Who is he?",
        "Who is Kim Yong Chol?",
    ),
]
ANSWERS = [
    (
        ["Who discovered radium?"],
        "Where was she born?",
        "Where was she born? (the person that discovered radium)",
    ),
    (
        ["Which general led the attack?"],
        "Did he survive?",
        "Did he survive? (the general that led the attack)",
    ),
    (
        ["Who was appointed as the new director of the museum?"],
        "When does she start?",
        "When does she start? (the new director of the museum)",
    ),
    (
        [
            "Who was lined up to be the next head of US forces in Korea?",
            "What did he tell the Senate about readiness?",
        ],
        "And what danger did he see if they all went home?",
        "And what danger did he see if they all went home? (the next head of US forces in Korea)",
    ),
    (
        ["Which company built the bridge?"],
        "What else did they build?",
        "What else did they build? (the company that built the bridge)",
    ),
    (
        ["What did the two allies launch on November 20?", "Who chaired it?"],
        "What's it meant to strengthen?",
        "What's it meant to strengthen? (the two allies launched on November 20)",
    ),
    (
        ["Who founded the company?", "When was that?"],
        "Where did he live?",
        "Where did he live? (the person that founded the company)",
    ),
    (
        ["What was agreed at the summit?"],
        "Has it been carried out?",
        "Has it been carried out? (agreed at the summit)",
    ),
]
GROUPS = [
    (
        ["When did Kim and Pompeo meet?"],
        "Where did they meet?",
        "Where did Kim and Pompeo meet?",
    ),
    (
        ["When did Trump meet Kim?"],
        "What did they agree on?",
        "What did Trump and Kim agree on?",
    ),
    (
        ["When were the sanctions imposed?"],
        "Who imposed them?",
        "Who imposed the sanctions?",
    ),
    (
        ["Why did the talks between Apple and Google collapse?"],
        "What did they disagree about?",
        "What did Apple and Google disagree about?",
    ),
    (
        ["What did Washington and Seoul quarrel about?"],
        "What was their solution?",
        "What was Washington and Seoul's solution?",
    ),
    (
        ["Did the ministers resign?"],
        "What were their plans?",
        "What were the ministers' plans?",
    ),
    (
        ["What are the three laws of motion?"],
        "Who formulated them?",
        "Who formulated the three laws of motion?",
    ),
    (["When did Trump meet Kim?"], "Did both sign?", "Did both Trump and Kim sign?"),
    (
        ["When did Jobs and Wozniak found Apple?"],
        "Where did the former grow up?",
        "Where did Jobs grow up?",
    ),
    (
        ["When did Jobs and Wozniak found Apple?"],
        "What was the latter's job?",
        "What was Wozniak's job?",
    ),
]
THINGS = [
    (
        ["Did North Korea test new arms in May?"],
        "How did the country's papers describe it?",
        "How did the country's papers describe it? (North Korea tested new arms in May)",
    ),
    (
        ["When did the firms start a working group on Iran policy?"],
        "Who chaired it?",
        "Who chaired a working group?",
    ),
    (
        ["When did the no-fly zone take effect?"],
        "Who opposed it?",
        "Who opposed the no-fly zone?",
    ),
    (
        ["When was the Eiffel Tower built?"],
        "How tall is it?",
        "How tall is the Eiffel Tower?",
    ),
    (["What did China do in the dispute?"], "Did it object?", "Did China object?"),
    (["Where was the parade held?"], "When was it?", "When was the parade held?"),
    (["How does the vaccine work?"], "Is it safe?", "Is the vaccine safe?"),
    (
        ["how does the vaccine work"],
        "what are its side effects",
        "what are the vaccine's side effects",
    ),
    (["What caused the fire?"], "Who was to blame for it?", "Who was to blame for the fire?"),
    (
        ["What is the population of Spain?"],
        "What is its capital?",
        "What is Spain's capital?",
    ),
    (
        ["Did Congress pass the bill?", "What was in it?"],
        "Who voted against it?",
        "Who voted against the bill?",
    ),
    (
        [
            "What was Kim's January 1 speech mostly about?",
            "Did he mention foreign affairs at all?",
            "Anything about America?",
        ],
        "What was the threat in it?",
        "What was the threat in Kim's January 1 speech?",
    ),
    (
        ["When did the two Koreas sign the military accord?"],
        "Who criticised that accord?",
        "Who criticised the military accord?",
    ),
    (
        ["What did Kim and Moon sign in September?"],
        "Who criticised that pact?",
        "Who criticised the pact (Kim and Moon signed in September)?",
    ),
]
PLACES_AND_TIMES = [
    (
        ["What did Merkel do in Paris?"],
        "When did she go there?",
        "When did Merkel go to Paris?",
    ),
    (
        ["Did Kim meet Pompeo in Pyongyang?"],
        "How long did he stay there?",
        "How long did Kim stay in Pyongyang?",
    ),
    (
        ["Where was Biegun on the 19th of December?", "Was it about aid?"],
        "How long was he staying there?",
        "How long was Biegun staying there? (Biegun was on the 19th of December)",
    ),
    (
        ["What did Pompeo announce on October 2?"],
        "Who else spoke that day?",
        "Who else spoke on October 2?",
    ),
    (
        ["When did the ban start?"],
        "What else happened that day?",
        "What else happened on the same day as the ban started?",
    ),
    (
        ["When did Mattis resign?"],
        "What happened after that?",
        "What happened after Mattis resigned?",
    ),
    (
        ["When did Mattis resign?"],
        "What did Trump say two days later?",
        "What did Trump say two days after Mattis resigned?",
    ),
    (
        ["What happened on October 9?"],
        "What did Pompeo say a week before that?",
        "What did Pompeo say a week before October 9?",
    ),
    (
        ["When did the aircraft ban near the DMZ start?"],
        "What had the press been saying a fortnight earlier about how the Americans felt about it?",
        "What had the press been saying a fortnight before the aircraft ban near the DMZ started, "
        "about how the Americans felt about the aircraft ban near the DMZ?",
    ),
    (
        ["What did the paper call the squabble between Washington and Seoul?"],
        "And what did they manage to agree on just two days after that?",
        "And what did Washington and Seoul manage to agree on just two days after "
        "the paper called the squabble between Washington and Seoul?",
    ),
]
EVENTS = [
    (
        ["Who was Pompeo due to meet in Paris?"],
        "And did it go ahead?",
        "And did it go ahead? (Pompeo was due to meet in Paris)",
    ),
    (
        ["Did Kim and Pompeo see each other in the autumn?"],
        "When was that?",
        "When did Kim and Pompeo see each other in the autumn?",
    ),
    (
        ["Did Kim and Pompeo see each other in the autumn?", "When was that?"],
        "What did the press say came out of it?",
        "What did the press say came out of it? (Kim and Pompeo saw each other in the autumn)",
    ),
    (
        ["When did Mattis and Jeong meet?"],
        "Where did it take place?",
        "Where did Mattis and Jeong meet?",
    ),
    (
        ["Why did Moon meet Kim?"],
        "What did Trump say about that?",
        "What did Trump say about that? (Moon met Kim)",
    ),
    (
        ["When did the US withdraw from the treaty?"],
        "How did Russia react?",
        "How did Russia react? (the US withdrew from the treaty)",
    ),
    (
        ["When did the US withdraw from the treaty?"],
        "What was the reason?",
        "Why did the US withdraw from the treaty?",
    ),
    (["Is Kim sincere?"], "What does Moon think?", "What does Moon think? (Kim is sincere)"),
    (["When did the club buy it?"], "the exact sum please", "How much? (the club bought it)"),
    (
        ["Whom did the club fine in May?"],
        "How many were they?",
        "How many were they? (the club fined in May)",
    ),
    (["Explain the row about the ground."], "When did it start?", "When did the row start?"),
    (["When was the second final?"], "And the first?", "When was the first final?"),
    (["When was the last away game?"], "and the last home one?", "When was the last home game?"),
    (
        ["How many old boats did the club buy?"],
        "Out of how many in total?",
        "How many old boats did the club buy out of how many?",
    ),
    (
        ["How many boats did the club buy?"],
        "and how many had it sold to Kim by May 5?",
        "and how many boats had the club sold to Kim by May 5?",
    ),
    (["Did Trump say so?"], "And Moon himself?", "Did Moon say so?"),
    (
        ["Did Moon want it?"],
        "no, not that, I meant his plan for the border",
        "What was Moon's plan for the border?",
    ),
    (
        ["When did Moon sell the boat?"],
        "Had he told Kim about it the week before?",
        "Had Moon told Kim about the boat the week before Moon sold the boat?",
    ),
]
CUT_SHORT = [
    (
        ["What did Trump say about the summit on October 9?"],
        "And in November?",
        "What did Trump say about the summit in November?",
    ),
    (
        ["What did Trump say about the summit on October 9?"],
        "What about Pompeo?",
        "What did Pompeo say about the summit on October 9?",
    ),
    (
        ["what did trump say about the summit"],
        "and mattis?",
        "What did mattis say about the summit",
    ),
    (
        ["What did Trump say about the summit?"],
        "Why?",
        "Why did Trump say that about the summit?",
    ),
    (["Did Moon believe Kim was sincere?"], "why?", "Why did Moon believe Kim was sincere?"),
    (["did mattis resign"], "wen", "When did mattis resign"),
    (["Who chaired the meeting?"], "When?", "When? (the person that chaired the meeting)"),
    (
        ["Which guard posts did North Korea destroy?"],
        "How many?",
        "How many guard posts did North Korea destroy?",
    ),
    (
        ["Which missile bases did the institute find?"],
        "How many were undeclared?",
        "How many missile bases were undeclared?",
    ),
    (["What did Kim promise?"], "What else?", "What else did Kim promise?"),
    (
        ["What did the Senate say about sanctions?"],
        "What about aid?",
        "What did the Senate say about aid?",
    ),
    (
        ["Did Pompeo meet Kim in Pyongyang?"],
        "And in Seoul?",
        "Did Pompeo meet Kim in Seoul?",
    ),
    (
        ["What happened in September?", "And in October?"],
        "And in November?",
        "What happened in November?",
    ),
    (
        ["What did Trump say on October 9?"],
        "And the day after?",
        "What did Trump say the day after October 9?",
    ),
    (
        ["When did Mattis resign?"],
        "And the next day?",
        "What happened the day after Mattis resigned?",
    ),
    (
        ["What did Trump say about the summit?"],
        "And what did Moon say?",
        "And what did Moon say about the summit?",
    ),
    (
        ["Did Kim mention foreign affairs?"],
        "Anything about America?",
        "Did Kim mention anything about America?",
    ),
    (
        ["Did Pompeo and Kim agree on a summit?"],
        "Is that true?",
        "Did Pompeo and Kim agree on a summit?",
    ),
    (
        ["What does Brooks think of the accord?"],
        "And his successor?",
        "What does Brooks' successor think of the accord?",
    ),
    (
        ["What does the article say about Iran?"],
        "thanks, and Turkey?",
        "Tell me about Turkey?",
    ),
    (["Is the ban still in force?"], "Since when?", "Since when is the ban still in force?"),
    (
        ["What happened on December 21?"],
        "Sorry, I meant the 22nd.",
        "What happened on the 22nd of December?",
    ),
    (["What did Trump say on October 9?"], "Same for Pompeo?", "What did Pompeo say on October 9?"),
    (["What happened on Dec 21?"], "what abt the day b4?", "What happened the day before Dec 21?"),
    (
        ["What happened on September 12?", "What about the 13th?"],
        "and the 14th?",
        "What happened on the 14th of September?",
    ),
    (
        ["What happened on Nov. 12?"],
        "And on the Wednesday?",
        "What happened on the Wednesday after Nov. 12?",
    ),
    (
        ["When did Kim send Trump a letter?"],
        "How many days earlier was the parade?",
        "How many days before Kim sent Trump a letter was the parade?",
    ),
    (["What happened on Dec 22?"], "And after that?", "What happened right after Dec 22?"),
    (["What happened on Dec 22?"], "What happened next?", "What happened right after Dec 22?"),
    (
        ["What did Kang suggest on October 3?"],
        "What did Moon say that month?",
        "What did Moon say in October?",
    ),
    (
        ["Did Pompeo get the inspectors in?"],
        "Contingent on what?",
        "Contingent on what? (Pompeo got the inspectors in)",
    ),
    (
        ["Was there a big parade in the North?"],
        "And, since everyone always looks at the hardware, what was missing from it?",
        "what was missing from a big parade?",
    ),
    (
        ["Did the Koreas agree to scrap guard posts?"],
        "That sounds big, so how many were there?",
        "how many guard posts were there?",
    ),
    (
        ["How much must North Korea pay the Warmbiers?", "when was that decided?"],
        "who ordered it?",
        "who ordered it? (North Korea must pay the Warmbiers)",
    ),
    (
        ["Which lawmaker urged Trump to lift the ban?"],
        "who said the month after that it would be looked at?",
        "who said the month after the lawmaker urged Trump to lift the ban, "
        "the ban would be looked at?",
    ),
    (
        ["How much does Germany spend on defence?"],
        "And France?",
        "How much does France spend on defence?",
    ),
    (["", "When did Mattis quit?", "  "], "Why?", "Why did Mattis quit?"),
    (["On what day did Mattis quit?"], "Why?", "Why did Mattis quit?"),
    (["With which bank did Moon meet?"], "Why?", "Why did Moon meet with the bank?"),
    (["On what grounds did Moon quit?"], "When?", "When did Moon quit?"),
    (["On whom did Moon call?"], "Why?", "Why did Moon call?"),
    (["When did Moon first meet Kim?"], "And the last time?", "When did Moon last meet Kim?"),
    (["Who is Mattis?"], "By the way, when did he quit?", "when did Mattis quit?"),
    (
        ["Why did Trump cancel Pompeo's trip to Rome?"],
        "Who was told about it?",
        "Who was told about Pompeo's trip?",
    ),
]
WORDINGS = [
    (
        ["What did the secretary of state grumble about in October?"],
        "Which accord was he talking about?",
        "Which accord was the secretary of state talking about?",
    ),
    (
        ["When did Kim promise to come to Seoul?"],
        "Did he keep it?",
        "Did Kim keep it? (Kim promised to come to Seoul)",
    ),
    (
        ["Which think tank counted the bases?"],
        "How many did it find?",
        "How many bases did it find? (the think tank that counted the bases)",
    ),
    (
        ["What did the two Koreas agree about guard posts in October?"],
        "How many did the North destroy?",
        "How many guard posts did the North destroy?",
    ),
    (
        ["Why was Washington worried about the no-fly zone?"],
        "Was Brooks?",
        "Why was Brooks worried about the no-fly zone?",
    ),
    (
        ["What happened on Nov. 12?"],
        "What else happened that week?",
        "What else happened in the week of Nov. 12?",
    ),
    (
        ["Did the marines hold drills in November?"],
        "What did the press say about them?",
        "What did the press say about drills?",
    ),
    (
        ["What did Moon tell the General Assembly?"],
        "How did the Security Council take it?",
        "How did the Security Council react to that? (Moon told the General Assembly)",
    ),
]
GOLDEN = [*WORDINGS, *PERSONS, *ANSWERS, *GROUPS, *THINGS, *PLACES_AND_TIMES, *EVENTS, *CUT_SHORT]

COMPLETE = [
    "When did the two Koreas open liaison offices?",
    "Is it true that Washington and Moscow agreed on sanctions?",
    "How long was it from the minister's resignation to his last day?",
    "Why is it important for Seoul to wait?",
    "What matters most when it comes to Pyongyang?",
    "Was it Pompeo who met Kim in Pyongyang?",
    "Did Kim keep his promise to visit Seoul?",
    "Kim told Moon he would come to Seoul. Did he make it there before the year was out?",
    "What did Trump say when he met Kim in Singapore?",
    "Why did Washington sign the deal before it was published?",
    "How did the generals describe their time in Korea?",
    "Which American was freed in November, and when had he been picked up?",
    "Was there a military parade in Pyongyang in September?",
    "How many nuclear tests were there in 2018?",
    "What does this article say about Iran?",
    "Who said that sanctions must stay in place?",
    "Who runs the site that North Korea offered to close?",
    "Which of those parties that signed the 1994 accord kept to its terms?",
    "What is photosynthesis?",
    "26 October 2018 - what happened?",
    "revised trade pact washington seoul, date concluded",
    "List the sanctions on Russia in September.",
    "How did both Koreas celebrate on Boxing Day?",
    "What did the former president of France think of Germany?",
    "How long should I ferment kimchi before it goes in the fridge?",
    '"Something miraculous is happening" - who was Moon talking to when he said that?',
    "What happened two days before the no-fly zone took effect?",
    "What was the next step that Washington took against Pyongyang after 6 December?",
    "Who won the football World Cup in 2018?",
    "Did Merkel tell Macron that she would resign?",
]


@pytest.mark.parametrize(("history", "question", "expected"), GOLDEN)
def test_a_follow_up_says_what_it_means(history: list[str], question: str, expected: str) -> None:
    found = standalone(question, history, KNOWN)

    assert (found.text, found.is_follow_up) == (expected, True)


@pytest.mark.parametrize("question", COMPLETE)
@pytest.mark.parametrize(
    "history",
    [
        ["When did Mattis announce his resignation?"],
        ["What did Trump and Merkel agree on in May?", "Who paid for it?"],
        ["Where is the Eiffel Tower?"],
    ],
)
def test_a_question_with_its_own_names_stays_as_typed(history: list[str], question: str) -> None:
    found = standalone(question, history, KNOWN)
    assert (found.text, found.is_follow_up, found.topic) == (question, False, "")


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(GOLDEN) >= 60 and len(COMPLETE) >= 25


def test_the_topic_is_the_thread_latest_first_without_question_words() -> None:
    history = ["What is the capital of Peru?", "When did Mattis quit?", "Did he give a reason?"]

    found = standalone("And who took over from him?", history, KNOWN)

    assert found.topic == "Mattis gave a reason; Mattis quit"


def test_a_change_of_subject_leaves_the_old_thread_out_of_the_topic() -> None:
    history = ["When did Mattis quit?", "What is the capital of Peru?"]

    found = standalone("How big is it?", history, KNOWN)

    assert "Mattis" not in found.text + found.topic
    assert "Peru" in found.text


def test_what_the_question_says_already_is_not_in_the_topic() -> None:
    found = standalone("What did Trump say about that?", ["Why did Moon meet Kim?"], KNOWN)

    assert found.text.endswith("(Moon met Kim)")
    assert found.topic == ""


def test_only_empty_earlier_questions_are_no_history() -> None:
    assert standalone("Why?", ["", "  ", "\n"], KNOWN) == Standalone("Why?", False, "")


def test_names_in_lower_case_are_known_from_the_documents() -> None:
    found = standalone("was he happy", ["what did pompeo say to kim"], KNOWN)

    assert found.text == "was pompeo happy"


def test_names_that_no_document_has_still_serve() -> None:
    found = standalone("Where did she die?", ["When did Ada Lovelace meet Babbage?"], Names())

    assert found.text == "Where did Ada Lovelace die?"


def test_a_capital_that_a_document_calls_a_party_is_no_person() -> None:
    found = standalone("What did he answer?", ["Why did China write to Darwin?"], KNOWN)

    assert found.text == "What did Darwin answer?"


def test_fifty_earlier_questions_find_the_latest_person() -> None:
    history = [f"What happened on {day} May?" for day in range(1, 29)] * 2
    history = [*history[:47], "When did Mattis quit?", "Where is the Eiffel Tower?"]

    assert standalone("Where was he born?", history, KNOWN).text == "Where was Mattis born?"


def test_a_very_long_earlier_question_is_read_in_part() -> None:
    history = ["When did Mattis quit " + "and then quit again " * 5000 + "?"]

    found = standalone("Where was he born?", history, KNOWN)

    assert found.text == "Where was Mattis born?"
    assert len(found.topic) < 1000


def test_a_very_long_question_explains_itself() -> None:
    question = "What did he say? " * 200

    assert standalone(question, ["When did Mattis quit?"], KNOWN).text == question


WORDS = st.sampled_from(
    "who what when where why how which many much did was is were has it he she they them his her "
    "its their that this those there then both former latter same day two days later before after "
    "the a of in on to and but about Kim Moon mattis Seoul us US meeting talks speech said meet "
    "resign October 9 2018 ? , . ' ’s - ( )".split()
)
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join)
TEXTS = st.one_of(SENTENCES, st.text(max_size=80))


@given(TEXTS, st.lists(TEXTS, max_size=5))
@settings(max_examples=400, deadline=None)
def test_any_conversation_is_read_without_an_error(question: str, history: list[str]) -> None:
    found = standalone(question, history, KNOWN)

    assert found.is_follow_up or (found.text, found.topic) == (question, "")


@given(TEXTS)
def test_without_history_nothing_changes(question: str) -> None:
    assert standalone(question, [], KNOWN) == Standalone(question, False, "")


@given(TEXTS, st.lists(TEXTS, max_size=4))
@settings(max_examples=200, deadline=None)
def test_the_same_conversation_reads_the_same_twice(question: str, history: list[str]) -> None:
    assert standalone(question, history, KNOWN) == standalone(question, list(history), KNOWN)


@given(st.sampled_from(COMPLETE), st.lists(st.sampled_from(COMPLETE), max_size=4))
@settings(deadline=None)
def test_complete_questions_never_change_one_another(question: str, history: list[str]) -> None:
    assert standalone(question, history, KNOWN).text == question


@given(st.sampled_from([(tuple(h), q) for h, q, _ in [*PERSONS, *GROUPS, *THINGS]]))
@settings(deadline=None)
def test_what_stands_alone_once_stands_alone_again(case: tuple[tuple[str, ...], str]) -> None:
    """A question whose pronouns were replaced isn't changed by the same history again."""
    history, question = case
    once = standalone(question, history, KNOWN).text

    assert standalone(once, history, KNOWN).text == once


@given(st.lists(st.text(max_size=200), max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_text_has_names(texts: list[str]) -> None:
    found = names_in(texts)

    assert all(name == name.lower() and name for name in found.persons | found.parties)


def test_titles_offices_and_parents_tell_persons_and_the_rest_are_parties() -> None:
    found = names_in(
        [
            "Secretary of State Mike Pompeo met President Moon in Seoul. Moon thanked Pompeo.",
            "US Ambassador to the UN Nikki Haley spoke with Gen. Joseph Dunford.",
            "The court heard Otto Warmbier's parents. Sweden helped citizen Bruce Byron Lowrance.",
            "North Korea and the Wall Street Journal reacted. Despite this, talks went on.",
        ]
    )

    assert {"mike pompeo", "pompeo", "moon", "nikki haley", "haley", "joseph dunford"} <= (
        found.persons
    )
    assert {"dunford", "otto warmbier", "warmbier", "bruce byron lowrance"} <= found.persons
    assert {"seoul", "sweden", "north korea", "wall street journal"} <= found.parties
    assert not {"seoul", "north korea", "despite"} & found.persons
    assert "despite" not in found.parties


def test_a_surname_may_come_first() -> None:
    found = names_in(["President Moon Jae-in and leader Kim Jong Un met.", "Kim left. Kim waved."])

    assert {"moon", "kim", "moon jae-in", "kim jong un"} <= found.persons
    assert "un" not in found.persons


def test_the_longest_name_counts() -> None:
    assert KNOWN.longest(["kim", "jong", "un", "left"], 0) == 3
    assert KNOWN.longest(["left", "kim"], 0) == 0
    assert KNOWN.kind("Kim Jong Un") == "person"
    assert KNOWN.kind("North Korea") == "party"
    assert KNOWN.kind("Atlantis") == ""


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (
            ["Did the board fine any players in May?", "How many of them were there?"],
            "On what grounds?",
            "On what grounds did the board fine any players in May?",
        ),
        (
            ["What tickets did the club sell in May?"],
            "Worth how much?",
            "Worth how much? (tickets the club sold in May)",
        ),
        (
            ["What did the coach say about training?"],
            "According to which paper?",
            "According to which paper? (the coach said about training)",
        ),
        (
            ["When was the club's home meeting canceled?"],
            "Which player left that same day?",
            "Which player left on the same day as the club's home meeting was canceled?",
        ),
        (
            ["What did the paper report about the club in May?"],
            "Which player left that same day?",
            "Which player left on the same day as the paper reported about the club in May?",
        ),
        (
            ["What did the club announce in May?"],
            "Three days later, what did the coach urge?",
            "Three days after the club announced in May, what did the coach urge?",
        ),
        (
            ["What did Mattis announce in May about games?"],
            "Which one did he mean?",
            "Which one did Mattis mean? (Mattis announced in May about games)",
        ),
        (
            ["What did Trump's letter to Merkel say?"],
            "And the one he sent to the fans, was it long?",
            "And the letter Trump sent to the fans, was it long?",
        ),
        (
            ["Did Trump and Merkel sign the pact?"],
            "When had those two first met?",
            "When had Trump and Merkel first met?",
        ),
        (
            ["Which ground did the club look at in May?"],
            "So what did the agency find going on there?",
            "So what did the agency find going on there? (ground the club looked at in May)",
        ),
    ],
)
def test_what_is_cut_short_leans_on_the_event_before(
    history: list[str], question: str, expected: str
) -> None:
    assert standalone(question, history, KNOWN).text == expected


@pytest.mark.parametrize(
    "question",
    [
        "Why did the coach say sorry to the sponsors in the letter of May 4?",
        "Which newspapers reported the sale of the old stadium? List them all.",
        "On what pages of this journal does the essay on stadiums appear?",
        "What did Marie Curie tell the sponsors when she met the press?",
    ],
)
def test_a_question_that_names_enough_of_its_own_is_left_as_it_is(question: str) -> None:
    history = ["Which club was sold in May?", "Who bought it, and for how much?"]
    found = standalone(question, history, KNOWN)
    assert (found.text, found.is_follow_up, found.topic) == (question, False, "")


ANSWERED = {
    "Who runs the bank?": Told("Ms. Merkel", "Ms. Merkel runs the bank."),
    "Who was fired?": Told("Gen. Brooks", "Gen. Brooks gave way to Gen. Abrams."),
    "When is the law due?": Told("in May", "Trump says the law comes after local elections."),
    "Who drew the plan?": Told("Marie Curie", "Marie Curie drew it.", ("Einstein drew a plan.",)),
    "How much did the bank pay?": Told("$3 million", "The bank paid $3 million."),
    "Who was Einstein due to see in Rome?": Told("Marie Curie", "Einstein is to see Marie Curie."),
}


@pytest.mark.parametrize(
    ("asked", "question", "expected"),
    [
        ("Who runs the bank?", "Where did she study?", "Where did Ms. Merkel study?"),
        (
            "Who was fired?",
            "Where did he go next?",
            "Where did he go next? (the person that was fired)",
        ),
        (
            "How much did the bank pay?",
            "Was that enough?",
            "Was that enough? (the bank paid; $3 million)",
        ),
        (
            "Who drew the plan?",
            "When was she born?",
            "When was Marie Curie born?",
        ),
        (
            "Who was Einstein due to see in Rome?",
            "Did it go ahead?",
            "Did it go ahead? (Einstein was due to see in Rome; Marie Curie)",
        ),
        (
            "When is the law due?",
            "And who won those elections?",
            "And who won the local elections?",
        ),
    ],
)
def test_an_answer_is_named_where_it_can_mean_one_alone(
    asked: str, question: str, expected: str
) -> None:
    """What an earlier question was answered by is named, unless its sentences name others too."""
    assert standalone(question, [asked], KNOWN, ANSWERED.get).text == expected


@pytest.mark.parametrize(("history", "question", "expected"), MORE)
def test_more_follow_ups_say_what_they_mean(
    history: list[str], question: str, expected: str
) -> None:
    """Times, pairs, denials and corrections point back as pronouns do."""
    assert standalone(question, history, KNOWN).text == expected


def test_a_bare_when_leaves_what_was_asked_in_mind() -> None:
    """What comes after "When?" points to the question before it."""
    history = ["Who sank the barge?", "When?"]
    told = standalone("Was that before the strike ended?", history, KNOWN).text
    assert told == "Was that before the strike ended? (the person that sank the barge)"
    assert standalone("And the ferry?", history, KNOWN).text == "Who sank the ferry?"


def test_a_meeting_is_no_verb_where_one_follows() -> None:
    """An -ing form before the participle of a question belongs to its subject."""
    shape = read_shape("Why was the May meeting in Rome put off?")
    assert shape.said(shape.subject) == "the May meeting in Rome"
    assert read_shape("Whom was Ann meeting in Rome?").statement() == "Ann was meeting in Rome"
