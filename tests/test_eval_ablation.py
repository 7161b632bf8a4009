"""An ablation asks the same questions with other stages, and marks what chance can't explain."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from evaluating import rag_eval, write_gold

from eval.ablation import COLUMNS, Variant, ablate, ablation_json, ablation_report, variants
from eval.gold import GoldQuestion, GoldSet
from eval.report import WIDTH, markdown
from index.errors import BadSetting
from rag.models import Models
from rag.settings import STAGES, Settings
from rag.types import Answer, Question

if TYPE_CHECKING:
    from rag.assistant import Assistant

SOURCE = "Moon met Kim.\n"
ALL, NO_DATES, NO_PARTS = (
    Variant("all stages", Settings()),
    Variant("without dates", Settings.without("dates")),
    Variant("without parts", Settings.without("parts")),
)


def unanswerable(number: int) -> GoldQuestion:
    """A question that is right when it is declined."""
    why = "absent"
    return GoldQuestion(
        f"q{number}", f"{number}?", (), "unanswerable", "dev", False, (), False, (), why
    )


GOLD = GoldSet("article.txt", SOURCE, tuple(map(unanswerable, range(8))))


@dataclass
class Documented:
    source: str = SOURCE


@dataclass
class Declining:
    """Declines every question; without dates it answers those below `answered`."""

    settings: Settings
    answered: int
    documents: dict[str, Documented] = field(default_factory=lambda: {"article.txt": Documented()})
    manifest: None = None
    models: Models = field(default_factory=Models)

    def warm(self) -> None:
        pass

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        wrong = not self.settings.dates and int(question.rstrip("?")) < self.answered
        return Answer(
            question=Question(question, (), question, "who", ()),
            outcome="answered" if wrong else "not_in_article",
            reason=None if wrong else "It does not say.",
            text="Something.",
            short=None,
            citations=(),
            nearest=(),
            hits=(),
            confidence=0.5,
            seconds=0.1,
        )


def opener(answered: int) -> Any:
    return lambda settings: cast("Assistant", Declining(settings, answered))


def test_every_stage_is_off_once_and_retrieval_stands_alone_three_times() -> None:
    tried = variants()
    assert tried[0].settings == Settings()
    off = [[s for s in STAGES if not getattr(v.settings, s)] for v in tried[1 : 1 + len(STAGES)]]
    assert off == [[stage] for stage in STAGES]
    on = {v.name: [s for s in STAGES if getattr(v.settings, s)] for v in tried[1 + len(STAGES) :]}
    assert on == {
        "dense alone": ["dense"],
        "lexical alone": ["lexical"],
        "dense + lexical": ["dense", "lexical"],
    }


def test_a_stage_that_turns_eight_questions_is_marked_and_one_that_turns_none_is_not() -> None:
    """Eight of eight one way: p = 2 / 256, doubled by Holm for two variants."""
    _, dates, parts = ablate(opener(8), GOLD, (ALL, NO_DATES, NO_PARTS))
    assert dates.change and parts.change
    assert (dates.change.interval.mean, parts.change.interval.mean) == (-1.0, 0.0)
    assert dates.change.p == pytest.approx(2 * 2 / 256)
    assert (dates.change.significant, parts.change.significant) == (True, False)
    assert dates.change.lost == tuple(f"q{n}" for n in range(8))
    assert (dates.change.gained, parts.change.lost) == ((), ())


def test_five_questions_turned_are_told_without_a_mark() -> None:
    """Five one way have p = 2 / 32, which chance makes more than once in twenty."""
    report = ablation_report(ablate(opener(5), GOLD, (ALL, NO_DATES)))
    rows = {line.split("  ")[0]: line.split() for line in report.splitlines()}
    assert rows["all stages"][-2:] == ["100.0", "-"]
    assert rows["without dates"][-2:] == ["37.5", "-62.5"]


def test_a_mark_stands_behind_what_chance_does_not_explain() -> None:
    report = ablation_report(ablate(opener(8), GOLD, (ALL, NO_DATES, NO_PARTS)))
    rows = {line.split("  ")[0]: line.split() for line in report.splitlines()}
    assert rows["without dates"][-2:] == ["-100.0", "*"]
    assert rows["without parts"][-1] == "+0.0"


def test_the_table_fits_a_page_and_as_markdown_it_is_a_table() -> None:
    done = ablate(opener(3), GOLD, tuple(variants()))
    assert max(map(len, ablation_report(done).splitlines())) <= WIDTH
    table = ablation_report(done, markdown).split("\n\n")[0].splitlines()
    cells = [row.strip("|").split("|") for row in table]
    assert {len(row) for row in cells} == {len(COLUMNS) + 2}
    assert set(cells[1][0].strip() + cells[1][1].strip()) == {":", "-"}
    assert len(table) == 2 + len(variants())


def test_progress_counts_all_questions_of_all_variants() -> None:
    ticks: list[tuple[int, int]] = []
    ablate(opener(0), GOLD, (ALL, NO_DATES), lambda done, total: ticks.append((done, total)))
    assert ticks == [(n, 16) for n in range(1, 17)]


def test_the_json_holds_figures_settings_and_differences_and_no_text() -> None:
    done = ablate(opener(8), GOLD, (ALL, NO_DATES))
    text = json.dumps(ablation_json(done))
    result = json.loads(text)
    whole, dates = result["runs"]
    assert whole["right against all stages"] is None
    assert whole["figures"]["right"] == {"value": 1.0, "n": 8}
    assert dates["settings"]["dates"] is False
    assert dates["right against all stages"]["significant"] is True
    assert dates["right against all stages"]["p"] == pytest.approx(2 / 256, abs=1e-6)
    assert result["gold"] == {"fingerprint": GOLD.fingerprint, "questions": 8}
    assert "settings" not in result["made"]
    assert "Something." not in text


class TestCommand:
    """The real flow with the fake encoder, over three questions."""

    @pytest.fixture
    def gold_file(self, tmp_path: Path) -> Path:
        return write_gold(tmp_path / "gold.jsonl")

    def test_all_variants_are_asked_with_one_encoder(
        self,
        gold_file: Path,
        fake_folder: Path,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        import index.encode

        opened: list[str | None] = []
        real = index.encode.open_encoder

        def counted(name: str | None = None) -> index.encode.Encoder:
            opened.append(name)
            return real(name)

        monkeypatch.setattr(index.encode, "open_encoder", counted)
        out = tmp_path / "ablation.json"
        where = ("--index", fake_folder, "--encoder", "hash", "--gold", gold_file)
        assert rag_eval(*where, "--ablate", "--markdown", "--out", out) == 0
        told = capsys.readouterr().out
        assert [f"| {v.name} |" in told for v in variants()] == [True] * len(variants())
        assert opened == ["hash"]
        assert len(json.loads(out.read_text(encoding="utf-8"))["runs"]) == len(variants())

    def test_stages_that_are_off_are_told_and_recorded(
        self,
        gold_file: Path,
        fake_folder: Path,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        out = tmp_path / "run.json"
        where = ("--index", fake_folder, "--encoder", "hash", "--gold", gold_file)
        assert rag_eval(*where, "--without", "dates, offices", "--out", out) == 0
        assert capsys.readouterr().out.startswith("Without dates, offices\n")
        made = json.loads(out.read_text(encoding="utf-8"))["made"]
        assert [s for s, on in made["settings"].items() if not on] == ["dates", "offices"]

    def test_a_stage_that_there_is_not_is_refused_with_the_list(self, gold_file: Path) -> None:
        with pytest.raises(BadSetting, match="'date' is no stage: name some of dense, "):
            rag_eval("--gold", gold_file, "--without", "date")

    @pytest.mark.parametrize("option", ["--without", "--baseline", "--write-baseline", "--html"])
    def test_what_goes_with_one_run_only_is_refused_beside_all(self, option: str) -> None:
        with pytest.raises(BadSetting, match=f"{option} doesn't go with --ablate"):
            rag_eval("--ablate", option, "dates")
