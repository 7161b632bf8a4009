"""A baseline is small and holds no text; it finds what got worse, on its own questions alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluating import LETTER, line, rag_eval, write_gold

from eval.compare import COMPARED, read_past
from index.errors import BadFile, BadSetting

SHIPPED = Path(__file__).parent.parent / "eval" / "baseline.json"


@pytest.fixture
def where(tmp_path: Path, fake_folder: Path) -> tuple[object, ...]:
    """The options for three questions asked with the fake encoder."""
    gold = write_gold(tmp_path / "gold.jsonl")
    return ("--index", fake_folder, "--encoder", "hash", "--gold", gold)


@pytest.fixture
def baseline(where: tuple[object, ...], tmp_path: Path) -> Path:
    """The baseline of these."""
    path = tmp_path / "baseline.json"
    assert rag_eval(*where, "--write-baseline", path) == 0
    return path


def test_it_holds_the_compared_measures_of_each_question_a_line_each_and_no_text(
    baseline: Path,
) -> None:
    text = baseline.read_text(encoding="utf-8")
    rows = json.loads(text)["questions"]
    assert [row["id"] for row in rows] == ["letter", "offices", "nothing"]
    assert [set(row) for row in rows] == [{"id", "measures"}] * 3
    assert set(rows[0]["measures"]) == set(COMPARED) - {"short"}
    assert set(rows[2]["measures"]) == {"right"}
    assert [row for row in rows if f"{json.dumps(row)}" not in text] == []
    assert "What about" not in text
    assert "Trump states" not in text


def test_the_same_answers_are_no_regression(where: tuple[object, ...], baseline: Path) -> None:
    assert rag_eval(*where, "--baseline", baseline) == 0


def test_a_baseline_and_a_run_are_compared_as_two_runs_are(
    where: tuple[object, ...],
    baseline: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = tmp_path / "run.json"
    rag_eval(*where, "--out", run)
    capsys.readouterr()
    assert rag_eval("compare", baseline, run) == 0
    assert "+0.0" in capsys.readouterr().out
    kept = read_past(baseline).measures
    whole = read_past(run).measures
    assert all(whole[id][name] == value for id in kept for name, value in kept[id].items())


def test_what_got_worse_ends_with_1(
    tmp_path: Path, fake_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Eight questions that decline nothing; the baseline says that all of them were declined."""
    gold = tmp_path / "gold.jsonl"
    names = [f"q{n}" for n in range(8)]
    lines = [json.dumps(line(name, LETTER, question=f"Who is {name}?")) for name in names]
    gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rag_eval("annotate", gold, "--split", "dev")
    where = ("--index", fake_folder, "--encoder", "hash", "--gold", gold)
    path = tmp_path / "baseline.json"
    rag_eval(*where, "--write-baseline", path)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert {row["measures"]["right"] for row in kept["questions"]} == {0.0}
    for row in kept["questions"]:
        row["measures"]["right"] = 1.0
    path.write_text(json.dumps(kept), encoding="utf-8")
    capsys.readouterr()
    assert rag_eval(*where, "--baseline", path) == 1
    assert "REGRESSION: worse in right by 100.0" in capsys.readouterr().out
    assert rag_eval(*where, "--baseline", path, "--minimum", 100) == 0


def test_a_baseline_of_other_questions_is_refused_before_any_is_asked(
    where: tuple[object, ...], baseline: Path, tmp_path: Path
) -> None:
    """One question has other words: exit 2, with the command that cures it."""
    gold = Path(str(where[-1]))
    text = gold.read_text(encoding="utf-8")
    gold.write_text(text.replace("What about offices?", "And the offices?"), encoding="utf-8")
    nowhere = ("--index", tmp_path / "no index", "--gold", gold)
    with pytest.raises(BadFile, match="other gold questions") as caught:
        rag_eval(*nowhere, "--baseline", baseline)
    assert caught.value.exit_status == 2
    assert f"`rag eval --write-baseline {baseline}`" in str(caught.value)


def test_a_baseline_is_not_written_over_while_it_is_compared_with(baseline: Path) -> None:
    with pytest.raises(BadSetting, match="--baseline doesn't go with --write-baseline"):
        rag_eval("--baseline", baseline, "--write-baseline", baseline)


def test_the_shipped_baseline_is_a_small_one_of_dev_questions_without_their_texts() -> None:
    """Read as plain JSON: ids of dev alone, the compared measures alone, 200 bytes each at most."""
    kept = json.loads(SHIPPED.read_text(encoding="utf-8"))
    assert SHIPPED.stat().st_size < 200 * len(kept["questions"])
    assert {key for row in kept["questions"] for key in row} == {"id", "measures"}
    assert {name for row in kept["questions"] for name in row["measures"]} <= set(COMPARED)
    dev = SHIPPED.parent / "gold" / "dev.jsonl"
    known = {json.loads(row)["id"] for row in dev.read_text(encoding="utf-8").splitlines()}
    assert {row["id"] for row in kept["questions"]} <= known
