"""A run scores what other programs see; a question without a result counts as zero."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from eval.gold import GoldQuestion, GoldSet, GoldSpan
from eval.record import given, read_answers
from eval.run import Run, ask_all, fingerprint_of, provenance, score_answers, to_json
from eval.score import Row, by_reason, by_type, measure, score, summarise
from index.errors import BadFile, BadQuestion
from index.types import Passage, Sentence, Span
from rag.models import Models
from rag.settings import Settings
from rag.types import Answer, Citation, Hit, Question

if TYPE_CHECKING:
    from rag.assistant import Assistant

SOURCE = "Moon met Kim. Seoul waits.\n\nOct. 12, 2018: Trump sent a letter.\n"
MET, WAITS, SENT = Span(0, 13), Span(14, 26), Span(43, 63)
DAY = date(2018, 10, 12)


def asked(id: str, **changes: Any) -> GoldQuestion:
    """Return a question that "Trump sent a letter." answers, with changes."""
    gold = GoldSpan(SENT, SENT.of(SOURCE), DAY)
    plain = GoldQuestion(id, "Who wrote?", (), "factoid", "dev", True, ("Trump",), False, (), None)
    return replace(plain, **({"evidence": ((gold,),)} | changes))


def nothing(id: str, why: str = "absent") -> GoldQuestion:
    """Return an unanswerable question."""
    return asked(
        id,
        type="unanswerable",
        answerable=False,
        answers=(),
        evidence=(),
        why_unanswerable=why,
    )


def gold(*questions: GoldQuestion) -> GoldSet:
    return GoldSet("article.txt", SOURCE, questions)


def cited(span: Span, day: date | None = DAY, document: str = "article.txt") -> dict[str, Any]:
    return {
        "n": 1,
        "document": document,
        "kind": "event" if day else "prose",
        "date": day.isoformat() if day else None,
        "start": span.start,
        "end": span.end,
        "quote": span.of(SOURCE),
    }


def record(**changes: Any) -> dict[str, Any]:
    """Return the record of a right answer, with changes."""
    right = {
        "id": "q1",
        "question": "Who wrote?",
        "outcome": "answered",
        "reason": None,
        "answer": "Trump sent a letter. [1]",
        "short_answer": "Trump",
        "citations": [cited(SENT)],
        "passages": [{"text": SENT.of(SOURCE), "start": 43, "end": 63, "document": "article.txt"}],
        "dates": [],
        "seconds": 0.2,
        "confidence": 0.9,
    }
    return right | changes


REFUSED: dict[str, Any] = {
    "outcome": "not_in_article",
    "reason": "It does not say.",
    "answer": "It does not say.",
    "short_answer": None,
    "citations": [],
    "confidence": 0.1,
}


def measures(question: GoldQuestion, **changes: Any) -> dict[str, float]:
    return measure(gold(question), question, given(record(**changes)))


class TestMeasures:
    def test_a_right_answer_is_right_in_everything(self) -> None:
        values = measures(asked("q1"))
        assert values.pop("declined") == 0.0
        assert set(values.values()) == {1.0}

    def test_an_unanswerable_question_is_right_when_declined(self) -> None:
        assert measures(nothing("q1"), **REFUSED) == {"right": 1.0}
        assert measures(nothing("q1")) == {"right": 0.0}

    def test_a_question_without_a_result_scores_zero_everywhere(self) -> None:
        """Nothing vanishes: the same measures as with a result, all 0 but `declined`."""
        question = asked("q1", type="temporal")
        values = measure(gold(question), question, None)
        assert values.keys() == measures(question).keys()
        assert values.pop("declined") == 1.0
        assert set(values.values()) == {0.0}
        assert measure(gold(nothing("q2")), nothing("q2"), None) == {"right": 0.0}

    def test_declining_an_answerable_question_leaves_only_retrieval(self) -> None:
        values = measures(asked("q1"), **REFUSED)
        assert (values["right"], values["short"], values["complete"]) == (0.0, 0.0, 0.0)
        assert (values["declined"], values["hit@1"], values["recall@50"]) == (1.0, 1.0, 1.0)

    def test_a_wrong_short_answer_is_not_right_whatever_is_cited(self) -> None:
        assert measures(asked("q1"), short_answer="Moon")["right"] == 0.0

    def test_without_a_short_answer_the_right_evidence_is_right(self) -> None:
        values = measures(asked("q1"), short_answer=None)
        assert (values["right"], values["short"]) == (1.0, 0.0)

    def test_the_right_words_without_the_evidence_are_not_right(self) -> None:
        assert measures(asked("q1"), citations=[cited(MET, None)])["right"] == 0.0

    def test_citing_a_whole_document_is_not_right(self) -> None:
        """17 of 17 + 9 x 11 gold characters: less than a third, though everything is covered."""
        padded = SOURCE + "Moon met Kim. " * 9
        question = asked("q1")
        everything = cited(Span(0, len(padded)))
        values = measure(
            GoldSet("article.txt", padded, (question,)),
            question,
            given(record(citations=[everything])),
        )
        assert (values["complete"], values["right"]) == (1.0, 0.0)

    def test_a_list_is_right_only_when_complete(self) -> None:
        both = (
            (GoldSpan(MET, MET.of(SOURCE), None),),
            (GoldSpan(SENT, SENT.of(SOURCE), DAY),),
        )
        question = asked("q1", type="list", answers=(), evidence=both)
        half = measures(question, short_answer=None)
        assert (half["complete"], half["right"], half["cited recall"]) == (0.5, 0.0, 0.5)
        whole = measures(question, short_answer=None, citations=[cited(MET, None), cited(SENT)])
        assert (whole["complete"], whole["right"]) == (1.0, 1.0)

    def test_measures_of_a_short_answer_apply_only_where_gold_has_one(self) -> None:
        assert {"short", "em", "f1"}.isdisjoint(measures(asked("q1", answers=())))

    def test_evidence_in_another_document_proves_nothing(self) -> None:
        foreign = measures(
            asked("q1"),
            citations=[cited(SENT, DAY, "other.txt")],
            passages=[{"text": "Trump sent a letter.", "start": 43, "end": 63, "document": "o"}],
        )
        assert (foreign["hit@1"], foreign["complete"], foreign["cited precision"]) == (0, 0, 0)

    @pytest.mark.parametrize(
        ("answers", "changes", "right"),
        [
            (("Oct. 12, 2018",), {"short_answer": "October 12"}, 1.0),
            (("Oct. 12, 2018",), {"short_answer": "Oct. 13, 2018"}, 0.0),
            (("Oct. 12, 2018",), {"short_answer": None}, 0.0),
            ((), {}, 1.0),
            ((), {"citations": [cited(SENT, date(2018, 10, 13))]}, 0.0),
            ((), {"citations": []}, 0.0),
            ((), REFUSED, 0.0),
        ],
    )
    def test_the_day_of_a_temporal_question(
        self, answers: tuple[str, ...], changes: dict[str, Any], right: float
    ) -> None:
        """The short answer where a day is asked for, otherwise the first citation's day."""
        assert measures(asked("q1", type="temporal", answers=answers), **changes)["date"] == right

    def test_days_are_measured_only_for_temporal_questions_with_a_day(self) -> None:
        prose = ((GoldSpan(MET, MET.of(SOURCE), None),),)
        assert "date" not in measures(asked("q1"))
        assert "date" not in measures(asked("q1", type="temporal", evidence=prose))


class TestFigures:
    def rows(self) -> tuple[GoldSet, tuple[Row, ...]]:
        """One right, one declined, one without a result; two unanswerable, one answered."""
        questions = gold(
            asked("a"), asked("b"), asked("c", type="why"), nothing("d"), nothing("e", "absent")
        )
        answers = {
            "a": given(record()),
            "b": given(record(**REFUSED)),
            "d": given(record(**REFUSED)),
            "e": given(record(confidence=0.5)),
        }
        return questions, score(questions, answers)

    def test_figures_by_hand(self) -> None:
        """Right are a and d of five; hits a and b of three; declined b, c and d.

        Confidence: answerable 0.9, 0.1, 0 (no result), unanswerable 0.1, 0.5: of six pairs
        two are won (0.9) and one tied (0.1): AUROC 2.5 / 6.
        """
        figures = summarise(*self.rows())
        values = {name: figure.value for name, figure in figures.items()}
        assert values["right"] == pytest.approx(2 / 5)
        assert values["hit@1"] == pytest.approx(2 / 3)
        assert values["declined"] == pytest.approx(2 / 3)
        assert values["abstention precision"] == pytest.approx(1 / 3)
        assert values["abstention recall"] == pytest.approx(1 / 2)
        assert values["auroc"] == pytest.approx(2.5 / 6)
        assert values["seconds p50"] == 0.2
        assert values["verbatim"] == 1.0
        assert values["date"] is None
        counts = {name: figure.n for name, figure in figures.items()}
        assert (counts["right"], counts["hit@1"], counts["declined"]) == (5, 3, 3)
        assert (counts["abstention precision"], counts["abstention recall"]) == (3, 2)
        assert (counts["seconds p50"], counts["verbatim"], counts["date"]) == (4, 2, 0)

    def test_without_any_confidence_nothing_is_said_about_it(self) -> None:
        questions = gold(asked("a"))
        figures = summarise(questions, score(questions, {"a": given(record(confidence=None))}))
        assert figures["auroc"].value is None
        assert figures["aurc"].n == 0

    def test_a_quote_that_is_not_the_text_at_its_place_is_not_verbatim(self) -> None:
        questions = gold(asked("a"))
        citations = [cited(SENT), cited(SENT) | {"quote": "Trump sent two letters."}]
        figures = summarise(questions, score(questions, {"a": given(record(citations=citations))}))
        assert (figures["verbatim"].value, figures["verbatim"].n) == (0.5, 2)

    def test_rows_are_grouped_in_a_fixed_order(self) -> None:
        _, rows = self.rows()
        assert {name: len(held) for name, held in by_type(rows).items()} == {
            "factoid": 2,
            "why": 1,
            "unanswerable": 2,
        }
        assert list(by_reason(rows)) == ["absent"]


class TestRecords:
    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"outcome": "maybe"}, "outcome is 'maybe'"),
            ({"answer": None}, "answer is None"),
            ({"short_answer": 5}, "short_answer is 5"),
            ({"citations": None}, "citations is None"),
            ({"citations": ["x"]}, "citations is ['x']"),
            ({"citations": [{"document": "a", "start": 5, "end": 2}]}, "start 5 and end 2"),
            ({"citations": [cited(SENT) | {"date": "Oct. 12"}]}, "date is 'Oct. 12'"),
            ({"passages": [{"text": "x", "start": "0", "end": 2}]}, "start '0' and end 2"),
            ({"seconds": True}, "seconds is True"),
            ({"confidence": 1.5}, "confidence is 1.5"),
        ],
    )
    def test_a_record_of_another_shape_is_refused_with_its_key(
        self, changes: dict[str, Any], told: str
    ) -> None:
        with pytest.raises(ValueError) as caught:
            given(record(**changes))
        assert told in str(caught.value)

    def test_an_answers_file_is_read_by_id(self, tmp_path: Path) -> None:
        path = tmp_path / "answers.jsonl"
        path.write_text(json.dumps(record(id="b")) + "\n")
        answers = read_answers(path, gold(asked("a"), asked("b")))
        assert list(answers) == ["b"]
        assert answers["b"].cited[0].span == SENT

    def test_all_that_is_wrong_with_an_answers_file_is_told_at_once(self, tmp_path: Path) -> None:
        """Another question's answer, one given twice, one broken, one of another shape."""
        path = tmp_path / "answers.jsonl"
        lines = [record(id="a"), record(id="x"), record(id="a"), record(id="b", seconds=None)]
        path.write_text("\n".join([*map(json.dumps, lines), "{"]))
        with pytest.raises(BadFile) as caught:
            read_answers(path, gold(asked("a"), asked("b")))
        told = str(caught.value).split("\n")
        assert [line.split(": ")[0] for line in told] == [
            f"answers.jsonl:{number}" for number in (2, 3, 4, 5)
        ]
        assert "id 'x' is not among these gold questions" in told[0]
        assert "answered twice" in told[1]


@dataclass(frozen=True)
class FakeManifest:
    encoder: str = "fake"
    made: date = DAY


@dataclass(frozen=True)
class FakeDocument:
    source: str = SOURCE


class FakeAssistant:
    """Answers "Who wrote?" rightly, refuses "!", and remembers what it was asked."""

    def __init__(self, source: str = SOURCE, name: str = "article.txt") -> None:
        self.documents = {name: FakeDocument(source)}
        self.manifest = FakeManifest()
        self.settings = Settings.without("dates")
        self.models = Models()
        self.heard: list[object] = []

    def warm(self) -> None:
        self.heard.append("warm")

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.heard.append((question, tuple(history)))
        if question == "!":
            raise BadQuestion("'!' holds no words; type a question")
        text = SENT.of(SOURCE)
        sentence = Sentence("p/1", SENT, text, text)
        passage = Passage("p", "article.txt", "event", SENT, text, "", DAY, (sentence,))
        citation = Citation(1, "article.txt", "event", DAY, "", SENT, text)
        return Answer(
            question=Question(question, tuple(history), question, "who", ()),
            outcome="answered",
            reason=None,
            text=f"{text} [1]",
            short="Trump",
            citations=(citation,),
            nearest=(),
            hits=(Hit(passage, sentence, 1.0, ("dense",), passage.text),),
            confidence=0.9,
            seconds=0.1,
        )


def fake(**changes: Any) -> tuple[FakeAssistant, Assistant]:
    """Return the fake, and the same as what callers take it for."""
    one = FakeAssistant(**changes)
    return one, cast("Assistant", one)


class TestAsking:
    def test_every_question_is_asked_once_with_its_history_after_warming_up(self) -> None:
        one, assistant = fake()
        ticks: list[tuple[int, int]] = []
        questions = gold(asked("a", history=("Who met Kim?",)), asked("b"))
        ask_all(assistant, questions, lambda done, total: ticks.append((done, total)))
        assert one.heard == ["warm", ("Who wrote?", ("Who met Kim?",)), ("Who wrote?", ())]
        assert ticks == [(1, 2), (2, 2)]

    def test_a_question_that_is_refused_stays_with_its_reason_and_scores_zero(self) -> None:
        run = ask_all(fake()[1], gold(asked("a"), asked("b", question="!")))
        assert [row.right for row in run.rows] == [True, False]
        assert run.rows[1].error == "'!' holds no words; type a question"

    def test_an_index_of_another_text_is_refused(self) -> None:
        with pytest.raises(BadFile, match="does not hold article"):
            ask_all(fake(name="other.txt")[1], gold(asked("a")))
        with pytest.raises(BadFile, match="is not the text"):
            ask_all(fake(source=SOURCE + "!")[1], gold(asked("a")))

    def test_the_manifest_is_kept_with_a_hash_that_changes_with_it(self) -> None:
        kept = fingerprint_of(FakeManifest())
        assert kept["manifest"] == {"encoder": "fake", "made": "2018-10-12"}
        assert kept["sha256"] != fingerprint_of(FakeManifest("other"))["sha256"]

    def test_provenance_tells_the_commit_or_that_there_is_none(self) -> None:
        made = provenance()
        assert made["commit"] is None or len(str(made["commit"])) == 40
        assert made["dirty"] in (True, False, None)


class TestJson:
    def run(self) -> Run:
        questions = gold(asked("a"), asked("b", split="test"), nothing("c"))
        return ask_all(fake()[1], questions)

    def test_it_holds_what_a_later_comparison_needs(self) -> None:
        result = json.loads(json.dumps(to_json(self.run())))
        assert result["gold"]["questions"] == 3
        assert [row["id"] for row in result["questions"]] == ["a", "b", "c"]
        assert result["questions"][0]["measures"]["right"] == 1.0
        assert result["questions"][0]["citations"] == [[43, 63]]
        assert result["summary"]["all"]["right"] == {"value": pytest.approx(2 / 3), "n": 3}
        assert set(result["summary"]["by type"]) == {"factoid", "unanswerable"}
        assert result["made"]["index"]["manifest"]["encoder"] == "fake"
        assert [name for name, on in result["made"]["settings"].items() if not on] == ["dates"]
        assert "models" not in result["made"], "none was named"

    def test_held_out_questions_are_not_spelled_out_unless_asked_for(self) -> None:
        run = self.run()
        rows = cast(list[dict[str, Any]], to_json(run)["questions"])
        assert ["question" in row for row in rows] == [True, False, True]
        assert {"accepted", "answer", "short_answer"}.isdisjoint(rows[1])
        shown = cast(list[dict[str, Any]], to_json(run, show_held_out=True)["questions"])
        assert all("question" in row for row in shown)

    def test_answers_from_a_file_are_scored_the_same(self, tmp_path: Path) -> None:
        questions = gold(asked("a"))
        run = score_answers(questions, {"a": given(record())}, tmp_path / "answers.jsonl")
        assert run.rows[0].right
        assert run.made["answers"] == "answers.jsonl"
