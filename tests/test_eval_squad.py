"""Answers to a file in the format of SQuAD 2.0: the official figures, bad input, memory."""

from __future__ import annotations

import argparse
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from eval.cli import COMMAND
from eval.squad import (
    Ask,
    Files,
    Over,
    Prediction,
    answers_report,
    assistant_over,
    over_context,
    score_answers,
)
from eval.squad_score import best_threshold, official
from index.encode import HashEncoder
from index.errors import BadFile, BadSetting

CONTEXT = (
    "The Normans were the people who in the 10th century gave their name to Normandy, a region "
    "in France. Their leader Rollo swore fealty to King Charles. The duchy was created in 911."
)


def qa(id: str, *answers: str, question: str = "Who?") -> dict[str, Any]:
    """Return a question; without answers it is one that has none."""
    return {
        "question": question,
        "id": id,
        "answers": [{"text": text, "answer_start": 0} for text in answers],
        "is_impossible": not answers,
    }


def dataset(*paragraphs: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    """Return a file with one article; as in the official files the context comes last."""
    held = [{"qas": qas, "context": CONTEXT} for qas in paragraphs]
    return {"version": "v2.0", "data": [{"title": "Normans", "paragraphs": held}]} | changes


SAMPLE = dataset(
    [
        qa("seoul", "Seoul", "the city of Seoul"),
        qa("date", "October 7, 2018"),
        qa("house", "the Blue House"),
    ],
    [qa("kim", "Kim Jong Un"), qa("none1"), qa("none2")],
)
PREDICTIONS = {
    "seoul": "Seoul.",  # the same without the full stop: EM 1, F1 1
    "date": "on October 7",  # 2 of 3 words right, 2 of 3 found: EM 0, F1 2/3
    "house": "",  # nothing: EM 0, F1 0
    "kim": "Kim",  # 1 of 1 right, 1 of 3 found: EM 0, F1 1/2
    "none1": "",  # rightly nothing: EM 1, F1 1
    "none2": "a guess",  # wrongly something: EM 0, F1 0
}
NO_ANSWER = {"kim": 0.3, "seoul": 0.1, "date": 0.2, "house": 0.9, "none1": 0.8, "none2": 0.6}


def write(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
    return path


def never() -> Over:
    raise AssertionError("nothing is asked where predictions are given")


@pytest.fixture
def sample(tmp_path: Path) -> Files:
    """The sample above as three files."""
    return Files(
        write(tmp_path / "dev.json", SAMPLE),
        write(tmp_path / "pred.json", PREDICTIONS),
        write(tmp_path / "na.json", NO_ANSWER),
    )


def refused(files: Files) -> list[str]:
    """Return the problems, one a line, for which the files are refused."""
    with pytest.raises(BadFile) as caught:
        score_answers(files, 1.0, never)
    assert caught.value.exit_status == 2
    return str(caught.value).splitlines()


class TestFigures:
    def test_by_hand(self, sample: Files) -> None:
        """HasAns: EM 1 of 4, F1 1 + 2/3 + 0 + 1/2 of 4. NoAns: 1 of 2.

        Best: first 2 for the two without an answer; then seoul +1, date, kim, none2 -1, none1 0,
        house 0. EM is best after seoul: 3 of 6. F1 is best after kim: 2 + 1 + 2/3 + 1/2 of 6.
        """
        figures = official(score_answers(sample, 1.0, never))
        assert figures == pytest.approx(
            {
                "exact": 100 * 2 / 6,
                "f1": 100 * 19 / 36,
                "total": 6,
                "HasAns_exact": 25.0,
                "HasAns_f1": 100 * 13 / 24,
                "HasAns_total": 4,
                "NoAns_exact": 50.0,
                "NoAns_f1": 50.0,
                "NoAns_total": 2,
                "best_exact": 50.0,
                "best_exact_thresh": 0.1,
                "best_f1": 100 * 25 / 36,
                "best_f1_thresh": 0.3,
            }
        )
        assert list(figures)[:4] == ["exact", "f1", "total", "HasAns_exact"]

    def test_a_probability_above_the_threshold_is_no_answer(self, sample: Files) -> None:
        """Above 0.6 are none1 and house, which were "" already; above 0.5 none2 too."""
        at, below = (official(score_answers(sample, level, never)) for level in (0.6, 0.5))
        assert (at["NoAns_exact"], below["NoAns_exact"]) == (50.0, 100.0)
        assert below["HasAns_f1"] == pytest.approx(100 * 13 / 24)
        lower = official(score_answers(sample, 0.15, never))
        assert (lower["HasAns_exact"], lower["HasAns_f1"]) == (25.0, 25.0)

    def test_a_threshold_changes_nothing_in_the_best_ones(self, sample: Files) -> None:
        best = ("best_exact", "best_exact_thresh", "best_f1", "best_f1_thresh")
        one, other = (official(score_answers(sample, level, never)) for level in (1.0, 0.2))
        assert [one[key] for key in best] == [other[key] for key in best]

    def test_without_probabilities_there_is_no_best_threshold(self, sample: Files) -> None:
        figures = score_answers(Files(sample.questions, sample.predictions), 1.0, never)
        assert (figures.best_exact, figures.best_f1) == (None, None)
        assert official(figures)["exact"] == pytest.approx(100 * 2 / 6)

    def test_a_question_without_a_prediction_counts_as_0(self, tmp_path: Path) -> None:
        """Five of six are missing, one of which has no answer; that one isn't right by silence."""
        questions = write(tmp_path / "dev.json", SAMPLE)
        predictions = write(tmp_path / "pred.json", {"seoul": "Seoul"})
        probabilities = write(tmp_path / "na.json", {"seoul": 0.5, "none1": 1.0})
        figures = score_answers(Files(questions, predictions, probabilities), 0.7, never)
        assert figures.missing == 5
        assert official(figures)["exact"] == pytest.approx(100 / 6)
        assert official(figures)["NoAns_exact"] == 0.0
        assert official(figures)["best_exact"] == pytest.approx(100 / 6)
        assert "5 of the questions have no prediction, counted as 0." in answers_report(figures)

    def test_the_words_are_compared_as_the_official_script_compares_them(
        self, tmp_path: Path
    ) -> None:
        """Articles, case, ASCII punctuation and white space are nothing; answers of them too."""
        qas = [qa("a", "The U.S. Army"), qa("b", "an", "  "), qa("c", "two  kinds"), qa("d")]
        given = {"a": "us army", "b": "", "c": "Two\nkinds!", "d": "the"}
        files = Files(write(tmp_path / "d", dataset(qas)), write(tmp_path / "p", given))
        assert official(score_answers(files, 1.0, never))["exact"] == 100.0

    def test_only_answerable_questions(self, tmp_path: Path) -> None:
        files = Files(
            write(tmp_path / "d", dataset([qa("a", "Rollo")])), write(tmp_path / "p", {"a": "x"})
        )
        figures = score_answers(files, 1.0, never)
        assert figures.no_answer is None
        assert "NoAns" not in answers_report(figures)
        assert not [key for key in official(figures) if key.startswith("NoAns")]

    def test_the_table(self, sample: Files) -> None:
        told = answers_report(score_answers(sample, 1.0, never))
        assert [line.split() for line in told.splitlines()[:4]] == [
            ["questions", "n", "EM", "F1"],
            ["with", "an", "answer", "(HasAns)", "4", "25.00", "54.17"],
            ["without", "(NoAns)", "2", "50.00", "50.00"],
            ["all", "6", "33.33", "52.78"],
        ]
        assert "Best F1 over all thresholds: 69.44" in told


class TestBestThreshold:
    @pytest.mark.parametrize(
        ("rows", "unanswerable", "expected"),
        [
            ([], 3, (3.0, 0.0)),  # nothing is answered
            ([(0.2, 1.0, True, False)], 0, (1.0, 0.2)),
            ([(0.2, 0.0, False, False), (0.4, 1.0, True, False)], 1, (1.0, 0.0)),  # no gain
            ([(0.2, 1.0, False, True), (0.4, 0.5, True, False)], 1, (1.5, 0.4)),  # "" costs nothing
            ([(0.5, 1.0, True, False), (0.5, 0.0, False, False)], 1, (2.0, 0.5)),  # inside a tie
        ],
    )
    def test_by_hand(
        self,
        rows: list[tuple[float, float, bool, bool]],
        unanswerable: int,
        expected: tuple[float, float],
    ) -> None:
        assert best_threshold(rows, unanswerable) == expected


class TestBadInput:
    def test_everything_wrong_with_the_questions_is_told_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "dev.json"
        path.write_text(
            """{"version": "1.1", "data": [
{"title": "no paragraphs"},
{"paragraphs": [{"qas": [
{"id": "a", "question": "Who?", "answers": [], "is_impossible": true},
{"id": "a", "question": "Who?", "answers": [], "is_impossible": true},
{"id": 5, "question": "Who?", "answers": [], "is_impossible": true},
{"id": "b", "question": "Who?", "answers": [{"text": "x"}], "is_impossible": true},
{"id": "c", "question": "Who?", "answers": []},
{"id": "d", "question": "Who?", "answers": ["x"], "is_impossible": false},
{"id": "e", "question": null, "answers": [], "is_impossible": true},
"f"],
"context": " "}, {"context": "x"}, 7]},
{"paragraphs": {}}
]}
"""
        )
        assert refused(Files(path)) == [
            "dev.json:1: version is '1.1'; this reads v2.0",
            "dev.json:2: data[0] has no paragraphs",
            "dev.json:5: data[1].paragraphs[0].qas[1]: id 'a' is given twice",
            "dev.json:6: data[1].paragraphs[0].qas[2]: id is 5; it must be a text that isn't empty",
            "dev.json:7: data[1].paragraphs[0].qas[3]: is_impossible must be true without answers,"
            " and false with one",
            "dev.json:8: data[1].paragraphs[0].qas[4]: is_impossible must be true without answers,"
            " and false with one",
            'dev.json:9: data[1].paragraphs[0].qas[5]: answers must be a list of objects with a'
            ' "text"',
            "dev.json:10: data[1].paragraphs[0].qas[6]: question is None; it must be a text",
            "dev.json:11: data[1].paragraphs[0].qas[7]: 'f' is not a JSON object",
            "dev.json:12: data[1].paragraphs[0].context is ' '; it must be a text that isn't empty",
            "dev.json:12: data[1].paragraphs[1] has no qas",
            "dev.json:12: data[1].paragraphs[2] must be a JSON object",
            "dev.json:12: data[1].paragraphs[2] has no context",
            "dev.json:12: data[1].paragraphs[2] has no qas",
            "dev.json:13: data[2].paragraphs must be a list",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("[]", "dev.json:1: the file must be a JSON object"),
            ("{}", "dev.json:1: the file has no data"),
            ('{"version": "v2.0", "data": []}', "dev.json:1: the file holds no question"),
            ('{"version": "v2.0",\n"data": [}', "dev.json:2: not JSON (Expecting value)"),
            ('{"version": "v2.0", "data": [', "not JSON"),
            ('{"id": "q1", "question": "a line of JSON Lines"}', "the file has no version"),
            ("", "is empty"),
            ("\0", "is not UTF-8 text"),
        ],
    )
    def test_a_file_of_another_kind_is_refused(
        self, text: str, problem: str, tmp_path: Path
    ) -> None:
        path = tmp_path / "dev.json"
        path.write_text(text)
        assert [line for line in refused(Files(path)) if problem in line]

    def test_bytes_that_are_not_utf_8_are_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "dev.json"
        path.write_bytes(b'{"version": "v2.0", "data": "\xff"}')
        assert refused(Files(path))[0] == "dev.json:1: not UTF-8; save the file as UTF-8"

    def test_everything_wrong_with_the_other_files_is_told_at_once(self, tmp_path: Path) -> None:
        questions = write(tmp_path / "dev.json", SAMPLE)
        predictions, probabilities = tmp_path / "pred.json", tmp_path / "na.json"
        predictions.write_text(
            '{"seoul": "x",\n"other": {"a": [1]},\n"seoul": "y",\n"date": null,\n"kim": "k"}'
        )
        probabilities.write_text(
            '{"seoul": 1,\n"kim": "0.5",\n"seoul": 0,\n"date": NaN,\n"x": 0,\n'
            f'"house": true,\n"none1": 1{"0" * 400}}}'
        )
        told = refused(Files(questions, predictions, probabilities))
        assert [line[:60] for line in told] == [
            "pred.json:2: 'other' is the id of no question",
            "pred.json:3: 'seoul' is predicted twice",
            "pred.json:4: the prediction for 'date' is None; it must be a"[:60],
            "na.json:2: the probability for 'kim' is '0.5'; it must be a number"[:60],
            "na.json:3: 'seoul' has two probabilities",
            "na.json:4: the probability for 'date' is nan; it must be a number"[:60],
            "na.json:5: 'x' is the id of no question",
            "na.json:6: the probability for 'house' is True; it must be a number"[:60],
            "na.json:7: the probability for 'none1' is 1000000000000000000"[:60],
            "na.json: there is no probability for 'kim', which is predicted"[:60],
        ]

    def test_predictions_that_are_no_object_are_refused(self, sample: Files) -> None:
        assert sample.predictions
        write(sample.predictions, [PREDICTIONS])
        assert "pred.json:1: it must be one JSON object with an id for each key" in refused(sample)

    def test_all_missing_files_are_told_at_once(self, tmp_path: Path) -> None:
        told = refused(Files(tmp_path / "a", tmp_path / "b", tmp_path / "c"))
        assert len(told) == 3
        assert all("No such file" in line for line in told)


class TestAsking:
    """The assistant over each context, with the fake encoder."""

    QUESTIONS = dataset(
        [
            qa("leader", "Rollo", question="Which leader swore fealty to King Charles?"),
            qa("price", question="What is the price of bananas in Brazil?"),
            qa("empty", question="?!"),
        ]
    )

    def test_each_question_is_asked_over_its_own_context_alone(self, tmp_path: Path) -> None:
        asked: list[tuple[str, str]] = []

        def over(context: str) -> Ask:
            def ask(question: str) -> Prediction:
                asked.append((context, question))
                return Prediction("", 1.0)

            return ask

        data = dataset([qa("a", question="A?"), qa("b", question="B?")], [], [qa("c")])
        data["data"][0]["paragraphs"][2]["context"] = "Another."
        score_answers(Files(write(tmp_path / "d", data)), 1.0, lambda: over)
        assert asked == [(CONTEXT, "A?"), (CONTEXT, "B?"), ("Another.", "Who?")]

    def test_what_it_says_is_scored(self, tmp_path: Path) -> None:
        """The leader's name is found, bananas are declined, a question without words counts 0."""
        files = Files(
            write(tmp_path / "dev.json", self.QUESTIONS),
            save_predictions=tmp_path / "pred.json",
            save_probabilities=tmp_path / "na.json",
        )
        figures = score_answers(files, 1.0, lambda: over_context(HashEncoder()))
        assert files.save_predictions
        given = json.loads(files.save_predictions.read_text())
        assert list(given) == ["leader", "price"]
        assert "Rollo" in given["leader"]
        assert given["price"] == ""
        assert official(figures)["NoAns_exact"] == 50.0
        assert figures.missing == 1

    def test_saved_predictions_score_the_same_when_they_are_given(self, tmp_path: Path) -> None:
        questions = write(tmp_path / "dev.json", self.QUESTIONS)
        saved = tmp_path / "pred.json", tmp_path / "na.json"
        first = score_answers(
            Files(questions, None, None, *saved), 1.0, lambda: over_context(HashEncoder())
        )
        assert score_answers(Files(questions, *saved), 1.0, never) == first

    def test_a_context_without_any_sentence_mark_can_be_asked(self, tmp_path: Path) -> None:
        data = dataset([qa("a", "Rollo", question="Who is the leader?")])
        data["data"][0]["paragraphs"][0]["context"] = "LEADER: Rollo"
        figures = score_answers(
            Files(write(tmp_path / "d", data)), 1.0, lambda: over_context(HashEncoder())
        )
        assert figures.missing == 0

    def test_files_are_refused_before_anything_is_asked(self, tmp_path: Path) -> None:
        assert refused(Files(write(tmp_path / "dev.json", dataset([qa("a"), qa("a")]))))


class TestCommand:
    def rag_eval(self, *words: object) -> int:
        parser = argparse.ArgumentParser(prog="rag eval")
        COMMAND.configure(parser)
        return COMMAND.run(parser.parse_args([str(word) for word in words]))

    def test_given_predictions(
        self, sample: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        given = ("--predictions", sample.predictions, "--na-prob", sample.probabilities)
        out = tmp_path / "figures.json"
        assert self.rag_eval("answers", sample.questions, *given, "--out", out) == 0
        assert "52.78" in capsys.readouterr().out
        figures = json.loads(out.read_text())["figures"]
        assert figures["best_f1"] == pytest.approx(100 * 25 / 36)
        assert figures["missing"] == 0

    def test_the_assistant(self, sample: Files, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.rag_eval("answers", sample.questions, "--encoder", "hash") == 0
        assert "Best EM over all thresholds" in capsys.readouterr().out

    def test_options_that_contradict_each_other_are_refused(self, sample: Files) -> None:
        data = sample.questions
        with pytest.raises(BadSetting, match="--na-prob goes with --predictions"):
            self.rag_eval("answers", data, "--na-prob", sample.probabilities)
        with pytest.raises(BadSetting, match="leave out the options that save"):
            words = ("--predictions", sample.predictions, "--save-na-prob", "x.json")
            self.rag_eval("answers", data, *words)

    def test_no_output_replaces_what_is_read(self, sample: Files) -> None:
        with pytest.raises(BadSetting, match=r"--save-predictions .* is a file that is read"):
            self.rag_eval("answers", sample.questions, "--save-predictions", sample.questions)
        assert json.loads(sample.questions.read_text()) == SAMPLE


def quick(context: str) -> Ask:
    """Answer every question by the first word of its context."""
    return lambda question: Prediction(context.split()[0], 0.5)


def write_many(path: Path, questions: int, contexts: int) -> Path:
    """Write a file of questions of about 200 characters each, evenly over the contexts."""
    share = questions // contexts
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"version": "v2.0", "data": [{"paragraphs": [')
        for context in range(contexts):
            asked = [qa(f"q{context}-{n}", "Rollo", question="Who? " * 40) for n in range(share)]
            lead = "," if context else ""
            stream.write(f'{lead}{{"context": {json.dumps(CONTEXT)}, "qas": [\n')
            stream.write(",\n".join(map(json.dumps, asked)) + "]}")
        stream.write("]}]}")
    return path


@pytest.mark.parametrize("contexts", [1, 100])
def test_memory_does_not_grow_with_the_number_of_questions(contexts: int, tmp_path: Path) -> None:
    """Ten times as many: 1,800 more of over 300 bytes, asked, saved, and scored when given."""

    def peak(files: Files) -> int:
        tracemalloc.start()
        try:
            score_answers(files, 1.0, lambda: quick)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peaks: dict[int, list[int]] = {}
    for count in (100, 200, 2000):  # what is loaded once is loaded with the first
        questions = write_many(tmp_path / f"{count}.json", count, contexts)
        saved = tmp_path / f"{count}.pred", tmp_path / f"{count}.na"
        peaks[count] = [peak(Files(questions, None, None, *saved)), peak(Files(questions, *saved))]
    for few, many in zip(peaks[200], peaks[2000], strict=True):
        assert many < few + 150_000


@pytest.mark.parametrize(
    ("context", "days"),
    [
        ("War broke out in 1950. On June 25 they crossed the river. It was 1950.", "1950-06-25"),
        ("In 1951 they talked. In 1950 war broke out, on June 25.", "1950-06-25"),
        ("War broke out on June 25, and nobody says of what year.", "2000-06-25"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_the_text_names_most(
    context: str, days: str
) -> None:
    """A plain text has no period: of years named equally often it is the first, of none 2000."""
    answer = assistant_over(context, HashEncoder()).ask("What happened on June 25?")
    assert [str(span.start) for span in answer.question.dates] == [days]


def test_nothing_is_outside_the_period_of_a_text_without_a_chronology() -> None:
    """The year that days are reckoned by refuses no other one."""
    context = "In 1950 war broke out. The armistice was signed on July 27, 1953 by both sides."
    answer = assistant_over(context, HashEncoder()).ask("Who signed the armistice of July 1953?")
    assert answer.hits[0].best.text.startswith("The armistice")
    assert "outside" not in answer.text
