"""The command `rag eval` from its options to its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluating import LETTER, OFFICES, answers, line, rag_eval, write_gold

from index.errors import BadFile, BadSetting, InputError


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    """Three questions on the shipped article, annotated as dev."""
    return write_gold(tmp_path / "gold.jsonl")


def test_check_counts_the_questions_by_type_and_split(
    gold_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert rag_eval("check", gold_file) == 0
    rows = [row.split() for row in capsys.readouterr().out.splitlines()]
    assert rows[:4] == [
        ["type", "train", "dev", "test"],
        ["factoid", "0", "2", "0"],
        ["unanswerable", "0", "1", "0"],
        ["all", "0", "3", "0"],
    ]


def test_check_without_files_checks_the_shipped_questions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert rag_eval("check") == 0
    assert "questions are right" in capsys.readouterr().out


def test_check_of_bad_questions_ends_as_wrong_input(gold_file: Path) -> None:
    with gold_file.open("a", encoding="utf-8") as stream:
        stream.write("{\n[]\n")
    with pytest.raises(BadFile) as caught:
        rag_eval("check", gold_file)
    assert caught.value.exit_status == 2
    assert str(caught.value).count("\n") == 1


def test_a_finished_batch_file_is_scored(
    gold_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One right, one missing, one declined rightly: 2 of 3."""
    batch = answers(tmp_path / "answers.jsonl", letter=LETTER, nothing=None)
    out, page = tmp_path / "run.json", tmp_path / "run.html"
    capsys.readouterr()
    assert rag_eval("score", batch, "--gold", gold_file, "--out", out, "--html", page) == 0
    assert "1 question without a result, counted as 0." in capsys.readouterr().out
    result = json.loads(out.read_text(encoding="utf-8"))
    assert result["summary"]["all"]["right"] == {"value": pytest.approx(2 / 3), "n": 3}
    assert "What about offices?" in page.read_text(encoding="utf-8")


def test_answers_to_other_questions_are_refused(gold_file: Path, tmp_path: Path) -> None:
    batch = answers(tmp_path / "answers.jsonl", other=LETTER)
    with pytest.raises(BadFile, match="id 'other' is not among these gold questions"):
        rag_eval("score", batch, "--gold", gold_file)


def test_an_empty_split_is_refused(gold_file: Path, tmp_path: Path) -> None:
    batch = answers(tmp_path / "answers.jsonl", letter=LETTER)
    with pytest.raises(BadFile, match="no question of the split 'test'"):
        rag_eval("score", batch, "--gold", gold_file, "--split", "test")


class TestCompare:
    """Twelve questions; the second run misses all, the third the same as the first."""

    @pytest.fixture
    def results(self, tmp_path: Path) -> list[Path]:
        gold = tmp_path / "many.jsonl"
        names = [f"q{n}" for n in range(12)]
        lines = [json.dumps(line(name, LETTER)) for name in names]
        gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
        rag_eval("annotate", gold, "--split", "dev")
        written = []
        for number, quote in enumerate([LETTER, OFFICES, LETTER]):
            batch = answers(tmp_path / f"{number}.jsonl", **dict.fromkeys(names, quote))
            written.append(tmp_path / f"{number}.json")
            rag_eval("score", batch, "--gold", gold, "--out", written[-1])
        return written

    def test_a_regression_ends_with_1_and_names_what_was_lost(
        self, results: list[Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        assert rag_eval("compare", results[0], results[1]) == 1
        told = capsys.readouterr().out
        assert "REGRESSION: worse in right by 100.0" in told
        assert "Wrong now, right before: 12" in told

    def test_no_regression_ends_with_0(self, results: list[Path]) -> None:
        assert rag_eval("compare", results[0], results[2]) == 0
        assert rag_eval("compare", results[1], results[0]) == 0
        assert rag_eval("compare", results[0], results[1], "--minimum", 100) == 0

    def test_runs_that_can_not_be_compared_end_with_2(
        self, results: list[Path], gold_file: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.json"
        batch = answers(tmp_path / "answers.jsonl", letter=LETTER)
        rag_eval("score", batch, "--gold", gold_file, "--out", other)
        with pytest.raises(BadFile, match="different gold questions") as caught:
            rag_eval("compare", results[0], other)
        assert caught.value.exit_status == 2

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 0}', '{"format": 1}'])
    def test_a_file_that_holds_no_run_ends_with_2(
        self, text: str, results: list[Path], tmp_path: Path
    ) -> None:
        path = tmp_path / "bad.json"
        path.write_text(text)
        with pytest.raises(InputError, match=r"rag eval --out"):
            rag_eval("compare", results[0], path)

    def test_a_minimum_that_is_no_share_is_refused(self, results: list[Path]) -> None:
        with pytest.raises(BadSetting, match="--minimum is 101"):
            rag_eval("compare", results[0], results[0], "--minimum", 101)


class TestAsking:
    """The real flow over the shipped article, with the fake encoder."""

    def test_it_asks_prints_and_writes(
        self,
        gold_file: Path,
        fake_folder: Path,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        out = tmp_path / "run.json"
        capsys.readouterr()
        where = ("--index", fake_folder, "--encoder", "hash", "--gold", gold_file)
        assert rag_eval(*where, "--out", out) == 0
        told = capsys.readouterr().out
        assert "Finding the evidence (%)" in told
        assert "without a result" not in told
        result = json.loads(out.read_text(encoding="utf-8"))
        assert [row["id"] for row in result["questions"]] == ["letter", "offices", "nothing"]
        assert len(result["made"]["index"]["sha256"]) == 64
        assert rag_eval(*where, "--baseline", out) == 0
        assert "No regression" in capsys.readouterr().out

    def test_tables_are_printed_as_markdown_if_asked_for(
        self, gold_file: Path, fake_folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        where = ("--index", fake_folder, "--encoder", "hash", "--gold", gold_file)
        assert rag_eval(*where, "--markdown") == 0
        told = capsys.readouterr().out
        assert "\n\n| type | n | R@50 |" in told
        assert "\n| :-- | --: | --: |" in told

    def test_an_output_that_can_not_be_written_is_told_before_the_work(
        self, gold_file: Path, tmp_path: Path
    ) -> None:
        for path in (tmp_path, tmp_path / "none" / "run.json"):
            for option in ("--out", "--html", "--write-baseline"):
                with pytest.raises(BadSetting, match="can't be written"):
                    rag_eval("--gold", gold_file, option, path, "--index", tmp_path / "no index")


@pytest.mark.parametrize(
    ("words", "name"),
    [((), "--baseline"), (("check",), "FILE"), (("annotate",), "--split"), (("score",), "--gold")],
)
def test_every_action_has_help(
    words: tuple[str, ...], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as done:
        rag_eval(*words, "--help")
    assert done.value.code == 0
    assert name in capsys.readouterr().out


def test_what_is_given_before_an_action_holds_for_it(gold_file: Path, tmp_path: Path) -> None:
    """`rag eval --gold FILE score ANSWERS` is `rag eval score ANSWERS --gold FILE`."""
    batch = answers(tmp_path / "answers.jsonl", letter=LETTER)
    out = tmp_path / "run.json"
    assert rag_eval("--split", "dev", "--out", out, "score", batch, "--gold", gold_file) == 0
    assert out.exists()
