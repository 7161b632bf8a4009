"""Gold questions: everything that is wrong is told at once, and every label is a place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.gold import SPLITS, GoldSet, annotate, day_at, default_files, gold_file, load
from eval.gold_rules import find
from index.disk import default_article
from index.errors import BadFile
from index.types import Span

ARTICLE = """Moon reassured the new working

group. Talks went on.

Oct. 12, 2018: Seoul says no. Talks went on.

Oct. 12, 2018: Trump approves \\$5 million.

Nov. 3, 2018: Pompeo flew home.
"""

SHIPPED_ARTICLE = Path(__file__).parent.parent / "index" / "data" / "us-korea-relations-2019-01.txt"

Make = Callable[..., Path]


def question(**changes: Any) -> dict[str, Any]:
    """Return a line that is right, with changes; a value of None leaves the key out."""
    line = {
        "id": "q1",
        "question": "Who flew home?",
        "history": [],
        "type": "factoid",
        "split": "dev",
        "answerable": True,
        "answers": ["Pompeo"],
        "evidence": [["Pompeo flew home."]],
        "spans": [[[159, 176]]],
    }
    return {key: value for key, value in (line | changes).items() if value is not None}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    return path


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write lines (objects, or raw text) as a gold file."""

    def write(*lines: dict[str, Any] | str, name: str = "gold.jsonl") -> Path:
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path = tmp_path / name
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return write


def problems(article: Path, *files: Path) -> list[str]:
    with pytest.raises(BadFile) as caught:
        load(files, article)
    assert caught.value.exit_status == 2
    return str(caught.value).split("\n")


def test_a_right_file_becomes_questions(make: Make, article: Path) -> None:
    gold = load([make(question())], article)
    assert gold.document == "article.txt"
    (only,) = gold.questions
    assert (only.id, only.type, only.split, only.answers) == ("q1", "factoid", "dev", ("Pompeo",))
    (((proof,),)) = (only.evidence[0],)
    assert (proof.quote, proof.day) == ("Pompeo flew home.", date(2018, 11, 3))
    assert only.groups == ((Span(159, 176),),)
    assert only.days == {date(2018, 11, 3)}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"type": "riddle"}, "type is 'riddle'; it must be one of factoid"),
        ({"split": "try"}, "split is 'try'; it must be train, dev or test"),
        ({"split": None}, "the key 'split' is missing; run `rag eval annotate`"),
        ({"question": None}, "the key 'question' is missing"),
        ({"question": " "}, "question is ' '"),
        ({"history": "Who?"}, "history is 'Who?'; it must be a list of texts"),
        ({"answerable": 1}, "answerable is 1; it must be true or false"),
        ({"answers": ["a b c d e f g h i j k l m"]}, "more than 12 words"),
        ({"answers": ["Kim"]}, "no answer, such as 'Kim', stands in a quote"),
        ({"evidence": [], "spans": []}, "answerable without evidence"),
        ({"evidence": [[]], "spans": [[]]}, "answerable without evidence"),
        ({"why_unanswerable": "absent"}, "answerable, yet why_unanswerable"),
        ({"type": "unanswerable"}, "answerable, yet its type is 'unanswerable'"),
        ({"type": "follow-up"}, "a follow-up without history"),
        ({"evidence": [["Pompeo flies home."]]}, "the quote 'Pompeo flies home.' is not in"),
        ({"spans": [[[159, 175]]]}, "the span [159, 175] holds no quote of its group"),
        ({"spans": [[[-17, 176]]]}, "the span [-17, 176] holds no quote of its group"),
        ({"spans": [[]]}, "the quote 'Pompeo flew home.' has no span"),
        ({"spans": []}, "1 groups of quotes, 0 of spans"),
        ({"spans": [[[159, True]]]}, "spans is [[[159, True]]]; it must be"),
        ({"answerable": False}, "not answerable, yet it has evidence"),
        ({"answerable": False}, "not answerable, yet it has answers"),
        ({"answerable": False}, "not answerable without why_unanswerable"),
    ],
)
def test_each_mistake_is_told_with_its_line(
    changes: dict[str, Any], told: str, make: Make, article: Path
) -> None:
    found = problems(article, make(question(id="q0"), question(**changes)))
    assert any(line.startswith("gold.jsonl:2: ") and told in line for line in found), found


def test_all_problems_are_listed_at_once(make: Make, article: Path) -> None:
    """Broken JSON, no object, an id used twice in two files and a false quote: four lines."""
    first = make("{broken", question(), "[1]", name="one.jsonl")
    second = make("", question(), question(id="q2", evidence=[["Nobody."]]), name="two.jsonl")
    starts = [line.split(": ")[0] for line in problems(article, first, second)]
    assert starts == [
        "one.jsonl:1",
        "one.jsonl:3",
        "two.jsonl:2",
        *["two.jsonl:3"] * (len(starts) - 3),
    ]
    told = "\n".join(problems(article, first, second))
    assert "not JSON" in told
    assert "is not a JSON object" in told
    assert "id 'q1' is already used in one.jsonl:2" in told
    assert "'Nobody.' is not in the article" in told


def test_a_derived_answer_need_not_stand_in_a_quote(make: Make, article: Path) -> None:
    gold = load([make(question(answers=["Nov. 3, 2018"], derived=True))], article)
    assert gold.questions[0].derived


def test_an_unanswerable_question_is_right_without_evidence(make: Make, article: Path) -> None:
    line = question(
        answerable=False,
        answers=[],
        evidence=[],
        spans=[],
        type="unanswerable",
        why_unanswerable="absent",
    )
    assert load([make(line)], article).questions[0].why_unanswerable == "absent"


def test_files_that_can_not_be_read_are_told_in_one_line(tmp_path: Path, article: Path) -> None:
    empty, latin = tmp_path / "empty.jsonl", tmp_path / "latin.jsonl"
    empty.write_text("\n \n")
    latin.write_bytes(b'{"id": "\xe9"}\n')
    assert "can't read" in problems(article, tmp_path / "none.jsonl")[0]
    assert "is empty" in problems(article, empty)[0]
    assert problems(article, latin) == ["latin.jsonl:1: not UTF-8; save the file as UTF-8"]
    assert "can't read" in problems(article, tmp_path)[0]


def test_a_file_that_can_not_be_read_hides_no_problem_of_another(
    make: Make, article: Path, tmp_path: Path
) -> None:
    """A missing file, an empty one and a broken line: each is told, in one go."""
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n")
    told = problems(article, tmp_path / "none.jsonl", empty, make("{broken"))
    assert len(told) == 3
    assert "can't read" in told[0]
    assert "is empty" in told[1]
    assert told[2].startswith("gold.jsonl:1: not JSON")


def test_an_empty_split_is_refused(make: Make, article: Path) -> None:
    gold = load([make(question())], article)
    assert len(gold.only("dev").questions) == 1
    with pytest.raises(BadFile, match="no question of the split 'test'"):
        gold.only("test")


class TestAnnotate:
    def test_it_adds_offsets_and_split_and_changes_nothing_else(
        self, make: Make, article: Path
    ) -> None:
        plain = question(spans=None, split=None)
        path = make(plain)
        assert annotate(path, article, "test") == 1
        line = json.loads(path.read_text(encoding="utf-8"))
        assert line == plain | {"split": "test", "spans": [[[159, 176]]]}

    def test_doing_it_twice_changes_nothing(self, make: Make, article: Path) -> None:
        path = make(question(spans=None, split=None))
        annotate(path, article, "dev")
        once = path.read_bytes()
        annotate(path, article, "dev")
        assert path.read_bytes() == once

    def test_wrong_offsets_are_replaced(self, make: Make, article: Path) -> None:
        path = make(question(spans=[[[0, 3]]], split="nonsense"))
        annotate(path, article, "dev")
        assert load([path], article).questions[0].groups == ((Span(159, 176),),)

    def test_a_repeated_quote_has_every_place_as_an_alternative(
        self, make: Make, article: Path
    ) -> None:
        """The quote stands in the prose at 39 and in an entry at 85."""
        path = make(question(evidence=[["Talks went on."]], answers=["Talks"], spans=None))
        annotate(path, article, "dev")
        gold = load([path], article).questions[0]
        assert gold.groups == ((Span(39, 53), Span(85, 99)),)
        assert gold.days == {date(2018, 10, 12)}

    def test_a_file_with_a_problem_stays_as_it_was(self, make: Make, article: Path) -> None:
        path = make(question(spans=None), question(id="q2", evidence=[["Nobody."]], spans=None))
        before = path.read_bytes()
        with pytest.raises(BadFile, match=r"gold\.jsonl:2: the quote 'Nobody\.'"):
            annotate(path, article, "dev")
        assert path.read_bytes() == before
        assert [p.name for p in path.parent.glob(".*")] == []


def test_a_quote_is_found_across_a_page_break() -> None:
    """The blank line in "working / group" counts as one blank; it spans 0 to 38."""
    assert find(ARTICLE, "Moon reassured the new working group.") == (Span(0, 38),)


def test_a_quote_is_plain_text_not_a_pattern() -> None:
    assert find(ARTICLE, "approves \\$5 million.") == (Span(122, 143),)
    assert find(ARTICLE, "Seoul says n.") == ()
    assert find(ARTICLE, " ") == ()


def test_the_day_is_that_of_the_entry_around_a_position() -> None:
    assert day_at(ARTICLE, ARTICLE.index("Seoul")) == date(2018, 10, 12)
    assert day_at(ARTICLE, ARTICLE.index("Pompeo")) == date(2018, 11, 3)
    assert day_at(ARTICLE, ARTICLE.index("reassured")) is None
    assert day_at("Feb. 30, 2018: Never.", 15) is None
    assert day_at("Note 1, 2018: Never.", 15) is None


def test_the_fingerprint_changes_with_whatever_is_scored(make: Make, article: Path) -> None:
    """Another answer, span, question or article is another gold set; order and split are not."""

    def fingerprint(*lines: dict[str, Any]) -> str:
        return load([make(*lines)], article).fingerprint

    one, two = question(), question(id="q2")
    same = fingerprint(one, two)
    assert fingerprint(two, one) == same
    assert fingerprint(question(split="test"), two) == same
    others = {
        fingerprint(one),
        fingerprint(question(answers=["Pompeo", "flew"]), two),
        fingerprint(question(question="Who left?"), two),
        fingerprint(question(evidence=[["Seoul says no."]], answers=[], spans=[[[70, 84]]]), two),
    }
    assert len(others) == 4
    assert same not in others


@pytest.fixture(scope="module")
def gold() -> GoldSet:
    return load(default_files(), SHIPPED_ARTICLE)


class TestShipped:
    """The gold questions of this project. Only ids are ever shown: the test split is held out."""

    def test_they_pass_every_check_and_are_many(self, gold: GoldSet) -> None:
        """At least 220, and at least 40 that can't be answered, most of these near misses."""
        why = [q.why_unanswerable for q in gold.questions if not q.answerable]
        near = [reason for reason in why if reason in ("absent", "false-premise")]
        assert len(gold.questions) >= 220
        assert len(why) >= 40
        assert 2 * len(near) > len(why)

    def test_every_label_is_the_articles_own_text(self, gold: GoldSet) -> None:
        """Read straight from the files: each span holds a quote of its group, blanks folded."""
        source = SHIPPED_ARTICLE.read_bytes().decode("utf-8")
        wrong = [
            line["id"]
            for file in default_files()
            for line in map(json.loads, file.read_text(encoding="utf-8").splitlines())
            for quotes, spans in zip(line["evidence"], line["spans"], strict=True)
            for start, end in spans
            if " ".join(source[start:end].split()) not in {" ".join(q.split()) for q in quotes}
        ]
        assert wrong == []

    def test_no_question_is_in_two_splits(self, gold: GoldSet) -> None:
        """Not even in other capitals or with other marks."""
        asked: dict[tuple[str, ...], set[str]] = {}
        for q in gold.questions:
            key = tuple(re.sub(r"\W+", "", text.casefold()) for text in (q.question, *q.history))
            asked.setdefault(key, set()).add(q.split)
        assert [key for key, splits in asked.items() if len(splits) > 1] == []

    @pytest.mark.parametrize(
        "types",
        [
            *(("factoid",), ("temporal",), ("list",), ("why", "how"), ("quote",), ("multi-hop",)),
            *(("comparison",), ("noisy",), ("follow-up",), ("unanswerable",)),
        ],
    )
    def test_every_split_holds_every_kind_of_question(
        self, types: tuple[str, ...], gold: GoldSet
    ) -> None:
        """Why and how are one kind: either asks for what stands behind an event."""
        counts = gold.counts()
        assert all(sum(counts[split][name] for name in types) for split in SPLITS)


def test_the_conversations_are_gold_and_no_network_is_fitted_to_them() -> None:
    """Follow-ups alone, held out: none stands word for word in train or dev."""
    file = gold_file("test").with_name("conversations.jsonl")
    questions = load([file], default_article()).questions
    assert len(questions) > 100
    assert all(question.history and question.split == "test" for question in questions)
    fitted = load([gold_file("train"), gold_file("dev")], default_article()).questions
    known = {(question.question, question.history) for question in fitted}
    assert known.isdisjoint((question.question, question.history) for question in questions)
    assert {question.id for question in fitted}.isdisjoint(question.id for question in questions)
