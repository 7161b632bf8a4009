"""Answers of the assistant pass the check as they are, and fail it however they are altered."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from eval.gold import default_files
from index.article import reading
from rag.cli import main
from rag.provenance import full_record, sha256_of
from rag.verify import problems
from rag.verify_quotes import Sources

if TYPE_CHECKING:
    from index.disk import Index
    from rag.assistant import Assistant

Record = dict[str, Any]
Alter = Callable[[Record], bool]
"""Alters a record in place; False where there is nothing to alter."""


def records(assistant: Assistant, *, each: int, first: int = 0) -> list[Record]:
    """Return the answers to every so many of the dev questions, as a program reads them."""
    sha256 = sha256_of(assistant.documents)
    (dev,) = (file for file in default_files() if file.stem == "dev")
    asked = [json.loads(line) for line in dev.read_text("utf-8").splitlines()[first::each]]
    answers = [
        full_record(assistant.ask(q["question"], q["history"]), q["id"], sha256) for q in asked
    ]
    return [json.loads(json.dumps(answer)) for answer in answers]


SHARES = 6
"""Parts in which the dev questions are asked, each within the time that a test may take."""


@pytest.fixture(scope="module")
def fake_answers(fake_index: Index) -> list[Record]:
    from index.encode import HashEncoder
    from rag.assistant import Assistant

    return records(Assistant(fake_index, HashEncoder()), each=4)


@pytest.fixture(scope="module")
def sources(fake_index: Index) -> Sources:
    return Sources.of(fake_index.documents)


@pytest.mark.parametrize("first", range(SHARES))
def test_no_answer_to_a_dev_question_is_rejected(first: int, assistant: Assistant) -> None:
    """Answers and refusals alike; a share of the questions at a time."""
    answers = records(assistant, each=SHARES, first=first)
    assert {record["outcome"] for record in answers} == {"answered", "not_in_article"}
    prepared = Sources.of(assistant.documents)
    assert {r["id"]: told for r in answers if (told := problems(r, prepared))} == {}


QUOTING = ("citations", "nearest")
FLIPS = {
    "actor": {"Trump": "Moon", "Moon": "Kim", "Kim": "Trump", "DPRK": "ROK", "ROK": "DPRK",
              "Seoul": "Pyongyang", "Pyongyang": "Seoul", "US": "China", "North": "South",
              "South": "North", "Pompeo": "Bolton"},
    "verb": {"says": "denies", "meets": "avoids", "announces": "cancels", "agree": "refuse",
             "agrees": "refuses", "calls": "hides", "rejects": "accepts", "urges": "forbids",
             "reports": "doubts", "states": "doubts", "notes": "doubts", "opens": "shuts",
             "suggests": "denies", "claims": "denies", "met": "snubbed", "said": "denied"},
    "a not put in": {"will": "will not", "is": "is not", "was": "was not", "are": "are not",
                     "would": "would not", "can": "cannot", "has": "has not", "were": "were not"},
    "a not left out": {"not": "", "no": "", "never": "", "without": "with"},
}  # fmt: skip


def first_quote(record: Record) -> dict[str, Any] | None:
    return next((record[key][0] for key in QUOTING if record[key]), None)


def flip(words: dict[str, str]) -> Callable[[str], str]:
    """Return what swaps the first of these words in a text."""

    def flipped(text: str) -> str:
        pattern = re.compile(rf"\b(?:{'|'.join(words)})\b")
        return pattern.sub(lambda found: words[found.group()], text, count=1)

    return flipped


def next_digit(text: str) -> str:
    return re.sub(r"\d", lambda found: str((int(found.group()) + 1) % 10), text, count=1)


def other_marks(text: str) -> str:
    curly, straight = "“”‘’", "\"\"''"
    table = str.maketrans(curly, straight)
    return text.translate(table) if any(mark in text for mark in curly) else text.replace('"', "”")


CHANGES: dict[str, Callable[[str], str]] = {
    **{name: flip(words) for name, words in FLIPS.items()},
    "number": next_digit,
    "quotation marks": other_marks,
}


def in_quote(change: Callable[[str], str], *, said_too: bool) -> Alter:
    """Alter the first quote, and where it is said as well if wanted."""

    def alter(record: Record) -> bool:
        quote = first_quote(record)
        if quote is None or change(quote["quote"]) == quote["quote"]:
            return False
        altered = change(quote["quote"])
        if said_too:
            record["answer"] = record["answer"].replace(reading(quote["quote"]), reading(altered))
        quote["quote"] = altered
        return True

    return alter


def in_answer(change: Callable[[str], str]) -> Alter:
    """Alter the first quote where it is said, and there alone."""

    def alter(record: Record) -> bool:
        quote = first_quote(record)
        if quote is None:
            return False
        said = reading(quote["quote"])
        before = record["answer"]
        record["answer"] = before.replace(said, change(said), 1)
        return bool(record["answer"] != before)

    return alter


def shifted(start: int, end: int, *, source: str = "") -> Alter:
    """Move the first quote's borders; with a source the quote is what stands there then."""

    def alter(record: Record) -> bool:
        quote = first_quote(record)
        if quote is None:
            return False
        before = reading(quote["quote"])
        quote["start"] += start
        quote["end"] += end
        if source:
            quote["quote"] = source[quote["start"] : quote["end"]]
            record["answer"] = record["answer"].replace(before, reading(quote["quote"]), 1)
        return True

    return alter


def long_date(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def other_day(record: Record, *, field: bool, said: bool) -> bool:
    """Put the day before in front of an entry, where its day is told as such and as said."""
    quote = first_quote(record)
    if quote is None or quote["date"] is None:
        return False
    day = date.fromisoformat(quote["date"])
    other = day - timedelta(days=1)
    if said:
        record["answer"] = record["answer"].replace(
            f"{long_date(day)}: {reading(quote['quote'])}",
            f"{long_date(other)}: {reading(quote['quote'])}",
        )
    if field:
        quote["date"] = other.isoformat()
    return True


def day_swapped(record: Record) -> bool:
    """Let two quotes of different days have each other's."""
    quotes = record["citations"] or record["nearest"]
    if len(quotes) < 2 or quotes[0]["date"] == quotes[1]["date"]:
        return False
    quotes[0]["date"], quotes[1]["date"] = quotes[1]["date"], quotes[0]["date"]
    return True


def kind_flipped(record: Record) -> bool:
    quote = first_quote(record)
    if quote is None:
        return False
    quote["kind"] = "prose" if quote["kind"] == "event" else "event"
    return True


def kind_and_date_flipped(record: Record) -> bool:
    quote = first_quote(record)
    if quote is None or not kind_flipped(record):
        return False
    quote["date"] = None if quote["date"] else "2018-10-07"
    return True


def renamed(record: Record) -> bool:
    quote = first_quote(record)
    if quote is None:
        return False
    quote["document"] = "another-article.txt"
    return True


def numbers_swapped(record: Record) -> bool:
    quotes = record["citations"] or record["nearest"]
    if len(quotes) < 2 or quotes[0]["quote"] == quotes[1]["quote"]:
        return False
    swap = {"[1]": "[2]", "[2]": "[1]"}
    record["answer"] = re.sub(r"\[[12]\]", lambda found: swap[found.group()], record["answer"])
    return True


def quotes_swapped(record: Record) -> bool:
    """Let the two first quotes change places and keep the numbers of the places."""
    quotes = record["citations"] or record["nearest"]
    if len(quotes) < 2 or quotes[0]["quote"] == quotes[1]["quote"]:
        return False
    quotes[0], quotes[1] = {**quotes[1], "n": 1}, {**quotes[0], "n": 2}
    return True


def quote_dropped(record: Record) -> bool:
    key = next((key for key in QUOTING if record[key]), None)
    if key is None:
        return False
    record[key].pop()
    return True


def claim_added(record: Record) -> bool:
    record["answer"] += " Officials confirmed it."
    return True


def short_answer(short: Callable[[Record], str | None]) -> Alter:
    """Give an answer another short answer."""

    def alter(record: Record) -> bool:
        new = short(record) if record["citations"] else None
        if new is None or any(new in reading(quote["quote"]) for quote in record["citations"]):
            return False
        record["short_answer"] = new
        return True

    return alter


def other_words(record: Record) -> str:
    """Return words of the last passage, which is the one that fits least."""
    return " ".join(reading(record["passages"][-1]["text"]).split()[-4:]).rstrip(".")


def other_entrys_day(record: Record) -> str | None:
    """Return the day of an entry that is not cited, and that no quote names."""
    days = {quote["date"] for quote in record["citations"]}
    quotes = " ".join(reading(quote["quote"]) for quote in record["citations"])
    for passage in record["passages"]:
        if passage["date"] and passage["date"] not in days:
            day = date.fromisoformat(passage["date"])
            short = f"{long_date(day)[:3]}. {day.day}"
            if short not in quotes:
                return f"{short}, {day.year}"
    return None


def yes(record: Record) -> str | None:
    open_question = re.match(r"(?:who|what|when|where|why|which)\b", record["question"], re.I)
    return "Yes" if open_question and record["standalone"] == record["question"] else None


def passage(change: Callable[[Record], object]) -> Alter:
    def alter(record: Record) -> bool:
        if not record["passages"]:
            return False
        change(record["passages"][len(record["passages"]) // 2])
        return True

    return alter


def in_reason(change: Callable[[str], str]) -> Alter:
    """Alter the reason for not answering, and where it is said as well."""

    def alter(record: Record) -> bool:
        before = record["reason"]
        if before is None or change(before) == before:
            return False
        record["reason"] = change(before)
        record["answer"] = record["answer"].replace(before, record["reason"])
        return True

    return alter


def nearest_sold(record: Record) -> bool:
    before = record["answer"]
    record["answer"] = before.replace("Nearest: ", "")
    return bool(record["answer"] != before)


def outcome_flipped(record: Record) -> bool:
    answered = record["outcome"] == "answered"
    record["outcome"] = "not_in_article" if answered else "answered"
    return True


def refusal_as_answer(record: Record) -> bool:
    """Make all that a refusal holds look like an answer."""
    if not record["nearest"]:
        return False
    record.update(outcome="answered", reason=None, citations=record["nearest"], nearest=[])
    return True


def another_source(record: Record) -> bool:
    for name in record["sources"]:
        record["sources"][name] = record["sources"][name][::-1]
    return bool(record["sources"])


ALTERATIONS: dict[str, Alter] = {
    **{f"{name} in a quote": in_quote(do, said_too=False) for name, do in CHANGES.items()},
    **{f"{name} throughout": in_quote(do, said_too=True) for name, do in CHANGES.items()},
    **{f"{name} where it is said": in_answer(do) for name, do in CHANGES.items()},
    "shifted by one": shifted(1, 1),
    "shifted back by one": shifted(-1, -1),
    "starts one later": shifted(1, 0),
    "ends one earlier": shifted(0, -1),
    "another day told": lambda record: other_day(record, field=True, said=False),
    "another day said": lambda record: other_day(record, field=False, said=True),
    "another day throughout": lambda record: other_day(record, field=True, said=True),
    "days swapped": day_swapped,
    "kind flipped": kind_flipped,
    "kind and date flipped": kind_and_date_flipped,
    "document renamed": renamed,
    "numbers swapped": numbers_swapped,
    "quotes swapped": quotes_swapped,
    "quote dropped": quote_dropped,
    "claim added": claim_added,
    "short answer of other words": short_answer(other_words),
    "short answer of another day": short_answer(other_entrys_day),
    "short answer of too many": short_answer(lambda record: "99"),
    "short answer of some days": short_answer(lambda record: "3001 days"),
    "short answer that says yes": short_answer(yes),
    "passage without a word": passage(lambda p: p.update(text=p["text"].split(" ", 1)[-1] + " ")),
    "passage shifted": passage(lambda p: p.update(start=p["start"] + 1, end=p["end"] + 1)),
    "passage of another day": passage(lambda p: p.update(date="2018-09-02")),
    "passage of another kind": passage(lambda p: p.update(kind="figure")),
    "reason of other words": in_reason(lambda reason: "Nobody knows."),
    "reason denied": in_reason(flip({"not": "", "no": "a", "outside": "inside", "from": "until"})),
    "reason of another number": in_reason(next_digit),
    "nearest sold as an answer": nearest_sold,
    "outcome flipped": outcome_flipped,
    "refusal as an answer": refusal_as_answer,
    "another source": another_source,
}


def altered(answers: list[Record], alter: Alter) -> Iterator[Record]:
    """Yield an altered copy of each answer that can be altered so."""
    for answer in answers:
        copy = deepcopy(answer)
        if alter(copy):
            assert copy != answer
            yield copy


def test_every_alteration_of_an_answer_is_rejected(
    fake_answers: list[Record], sources: Sources
) -> None:
    """Each way to alter is tried on each answer; the answers themselves are right."""
    assert [record["id"] for record in fake_answers if problems(record, sources)] == []
    tried: Counter[str] = Counter()
    passed = []
    for name, alter in ALTERATIONS.items():
        for record in altered(fake_answers, alter):
            tried[name] += 1
            if not problems(record, sources):
                passed.append((name, record["id"]))
    assert passed == []
    assert {name for name in ALTERATIONS if not tried[name]} == set()
    assert tried.total() > 1_000


@pytest.mark.parametrize(("start", "end"), [(1, 0), (4, 0), (0, -1), (0, -12), (-1, 0), (0, 1)])
def test_a_quote_cut_out_of_its_sentence_is_rejected_though_it_stands_there(
    start: int, end: int, fake_answers: list[Record], sources: Sources, article_source: str
) -> None:
    """What is cut off may be the very word that denies it."""
    cut = list(altered(fake_answers, shifted(start, end, source=article_source)))
    assert len(cut) > 50
    assert [record["id"] for record in cut if not problems(record, sources)] == []


def test_the_command_tells_each_altered_line_and_no_other(
    fake_answers: list[Record],
    fake_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A file in which every second answer is altered: exit status 1, and all right ones pass."""
    alterations = list(ALTERATIONS.values())
    lines, wrong = [], []
    for number, answer in enumerate(fake_answers, start=1):
        copy = deepcopy(answer)
        if number % 2 and alterations[number % len(alterations)](copy):
            wrong.append(number)
        lines.append(json.dumps(copy, ensure_ascii=False))
    path = tmp_path / "answers.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert len(wrong) > 20
    assert main(["verify", str(path), "--index", str(fake_folder)]) == 1
    told = capsys.readouterr().out.splitlines()[:-1]
    assert sorted({int(re.findall(r"^line (\d+)", line)[0]) for line in told}) == wrong
