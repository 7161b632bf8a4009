"""Questions for yes or no in an entry's own words: what the chronology says is the oracle.

Every entry that begins with who does what is made a question of ("Did Seoul say ... in October?"),
with its own time, with another month, with a country that does nothing in it, and with a denial
taken out or put in. None of these is worded by hand, so no rule can be made for one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pytest

from index.article import reading
from index.types import Document
from rag.assistant import Assistant
from rag.short import answer_yes_no, parse
from rag.verbs import verb

_FEWEST = 60
_FEWEST_TURNED = 10
_MOST_MISSED = 1
_TAIL = re.compile(r", (?:who|which|after|with|as|saying|under|citing|despite)\b.*|\.$")
_ANOTHER_MONTH = {9: "December", 10: "December", 11: "September", 12: "September"}


@dataclass(frozen=True)
class _Told:
    """What an entry begins with: who does what, the verb in its plain form, on which day."""

    day: date
    who: str
    does: str
    rest: str

    def asked(self, who: str, month: str) -> str:
        return f"Did {who} {self.does}{self.rest} in {month}?"

    @property
    def month(self) -> str:
        return self.day.strftime("%B")


def _told(document: Document) -> list[_Told]:
    """Return every entry's first sentence that begins with who does something."""
    found = []
    for entry in document.entries:
        span = entry.sentences[0]
        text = reading(document.source[span.start : span.end])
        told = parse(text)
        first = next(iter(told.predicates()), None)
        does = verb(told.tokens[first.verb].text) if first and first.subject[0] == 0 else None
        if first and does and does[1] == "s":
            at = told.tokens[first.verb]
            who, rest = text[: at.start].strip(), _TAIL.sub("", text[at.end :])
            found.append(_Told(entry.date, who, does[0], rest))
    return found


@pytest.fixture(scope="module")
def told(assistant: Assistant) -> list[_Told]:
    found = _told(next(iter(assistant.documents.values())))
    assert len(found) >= _FEWEST
    return found


def test_what_an_entry_says_in_just_these_words_is_so(
    assistant: Assistant, told: list[_Told]
) -> None:
    """Whatever it denies or leaves open itself: nothing need be weighed."""
    missed = [e for e in told if assistant.ask(e.asked(e.who, e.month)).short != "Yes"]
    assert len(missed) <= _MOST_MISSED, missed


def test_what_an_entry_says_was_not_in_another_month(
    assistant: Assistant, told: list[_Told]
) -> None:
    """The entry proves it: what it tells has a day of its own, which is another one."""
    another = [(e, assistant.ask(e.asked(e.who, _ANOTHER_MONTH[e.day.month]))) for e in told]
    missed = [e for e, answer in another if answer.short != "No"]
    assert len(missed) <= _MOST_MISSED, missed


def test_what_one_did_is_never_confirmed_of_another(
    assistant: Assistant, told: list[_Told]
) -> None:
    """Sweden is named once in the chronology, as one that is thanked, and does nothing in it."""
    confirmed = [e for e in told if assistant.ask(e.asked("Sweden", e.month)).short == "Yes"]
    assert not confirmed


def test_what_an_entry_denies_is_never_confirmed_without_the_denial(
    assistant: Assistant, told: list[_Told]
) -> None:
    """And what it doesn't deny is never confirmed with one."""
    turned = [_denied_otherwise(entry) for entry in told]
    asked = [question for question in turned if question]
    assert len(asked) >= _FEWEST_TURNED
    assert not [question for question in asked if assistant.ask(question).short == "Yes"]


def _denied_otherwise(entry: _Told) -> str:
    """Return what an entry says with its "no" taken out, or "not" put in; "" where neither can."""
    asked = f"Did {entry.who} {entry.does}{entry.rest}?"
    for found, instead in ((" no ", " "), (" will ", " will not "), (" is ", " is not ")):
        if found in asked:
            return asked.replace(found, instead, 1)
    return ""


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        ("Did Rome sell 22 boats?", "Coach Rome sells 22 boats to Oslo.", "Yes"),
        ("Did Oslo say that it will not pay?", "Oslo says it will not pay.", "Yes"),
        ("Did Oslo pay?", "Oslo says it will not pay.", "No"),
        ("Did Berg sell 22 boats?", "Coach Dahl sells 22 boats to Oslo.", None),  # both may have
        ("Was it Berg who sold 22 boats?", "Coach Dahl sells 22 boats to Oslo.", "No"),
        ("Was it Spain that sold 22 boats to Oslo?", "Italy sells 22 boats to Oslo.", "No"),
        ("Was it Italy that sold 22 boats?", "Coach Dahl sells 22 boats to Oslo.", None),
        ("Did Berg sell the club?", "The lawyer of Berg sells the club.", None),
        ("Did Berg sell the club?", "Berg’s lawyer sells the club.", None),
        ("Did Dahl meet Berg in Oslo?", "Dahl meets Berg, who promises to visit Oslo.", None),
        ("Did Dahl thank Berg?", "Dahl leaves the talks; and Lund thanks Berg.", None),
        ("Did Spain cut the tax?", "The Oslo Post reports Italy has cut the tax.", None),
        ("Did the court order Spain to pay?", "The Spain court orders Italy to pay.", None),
        ("Did Oslo report the plant is closing?", "Oslo reports the plant is growing.", None),
        ("Did Dahl say Oslo will not pay?", "Dahl says Oslo will pay, but won’t leave.", None),
        ("Did Oslo agree to leave?", "Oslo agrees to leave only if Rome pays.", None),
        ("Did Oslo say it has made changes?", "Oslo says it has made no changes.", "No"),
        ("Did Oslo say it will not pay?", "Oslo says it will pay.", None),
        ("Did Rome win the Oslo-Lima talks?", "Rome wins the US-Lima talks.", None),
        ("Did Dahl cancel the match?", "The match of Dahl is cancelled.", None),  # by whom?
        (
            "Did Oslo and Rome want the rules tightened?",
            "Oslo and Rome want the rules eased.",
            "No",
        ),
        ("Was it Dahl who sold the boats?", "Dahl sells the boats.", "Yes"),
    ],
)
def test_a_sentence_is_held_against_who_is_asked_about(
    question: str, sentence: str, short: str | None
) -> None:
    assert answer_yes_no(question, [sentence]) == short
