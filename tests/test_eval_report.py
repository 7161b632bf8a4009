"""Reports: what is printed fits and is right, the web page is whole by itself and hides no miss."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eval.compare import Past, compare, past, text_comparison
from eval.gold import GoldQuestion, GoldSet, GoldSpan
from eval.html import html_report, in_context
from eval.metrics import WORD_BUDGETS
from eval.plots import bars, curve, dots, histogram, round_up
from eval.record import Cited, Given
from eval.report import WIDTH, aligned, gold_report, percent, text_report
from eval.run import Run, to_json
from eval.score import Figure, score, summarise
from index.errors import BadFile
from index.types import Span

SOURCE = "Moon met <Kim> & left.\n\nOct. 12, 2018: Trump sent a letter.\n"
MET, SENT = Span(0, 22), Span(39, 59)


def question(id: str, span: Span | None, split: str = "dev", type: str = "factoid") -> GoldQuestion:
    evidence = ((GoldSpan(span, span.of(SOURCE), None),),) if span else ()
    return GoldQuestion(
        id=id,
        question=f"Is {id} <b>bold</b>?",
        history=(),
        type=type if span else "unanswerable",
        split="dev" if split == "dev" else "test",
        answerable=span is not None,
        answers=(),
        derived=False,
        evidence=evidence,
        why_unanswerable=None if span else "false-premise",
    )


def answer(span: Span, confidence: float | None = 0.8) -> Given:
    quote = span.of(SOURCE)
    held = (Cited("article.txt", span, quote, date(2018, 10, 12)),)
    return Given("answered", f"{quote} [1]", None, None, held, (), confidence, 0.25)


def run(**answers: Given) -> Run:
    """Two answerable dev questions, one of the test split, one unanswerable."""
    gold = GoldSet(
        "article.txt",
        SOURCE,
        (
            question("a", MET),
            question("b", SENT, type="why"),
            question("held", SENT, split="test"),
            question("d", None),
        ),
    )
    made = {"at": "2026-01-01T00:00:00+00:00", "commit": "c" * 40, "dirty": True}
    return Run(gold, score(gold, answers), made)


class TestText:
    def test_no_line_is_wider_than_a_page(self) -> None:
        full = run(a=answer(MET), b=answer(MET), held=answer(SENT), d=answer(SENT))
        assert max(map(len, text_report(full).splitlines())) <= WIDTH

    def test_the_figures_stand_in_the_row_of_their_type(self) -> None:
        """All: a and held are right of four (50.0); factoid both; why none; d was answered."""
        full = run(a=answer(MET), b=answer(MET), held=answer(SENT), d=answer(SENT))
        answering = text_report(full).split("Answering (%)\n")[1].split("\n\n")[0]
        right = {line.split()[0]: line.split()[1:3] for line in answering.splitlines()[1:]}
        assert right == {
            "all": ["4", "50.0"],
            "factoid": ["2", "100.0"],
            "why": ["1", "0.0"],
            "unanswerable": ["1", "0.0"],
        }

    def test_questions_without_a_result_are_counted_aloud(self) -> None:
        assert "3 questions without a result, counted as 0." in text_report(run(a=answer(MET)))
        assert "1 question without" in text_report(
            run(a=answer(MET), b=answer(SENT), held=answer(SENT))
        )

    def test_false_premises_are_reported_apart(self) -> None:
        line = next(line for line in text_report(run()).splitlines() if "false-premise" in line)
        assert line.split() == ["declined", "rightly:", "false-premise", "1", "0.0"]

    def test_the_headline_comes_with_its_certainty(self) -> None:
        """One of four is right; resamples of four hold between none and three right ones."""
        assert "Right 25.0%, with 95% certainty between 0.0% and 75.0%" in text_report(
            run(a=answer(MET))
        )

    def test_a_run_without_any_answer_still_reports(self) -> None:
        assert "Seconds an answer: none given" in text_report(run())

    def test_columns_are_aligned_left_then_right(self) -> None:
        assert aligned([["type", "n"], ["a", "12"], ["list", "5"]]) == (
            "type   n\na     12\nlist   5"
        )

    def test_percentages_have_one_decimal_and_none_is_a_dash(self) -> None:
        assert percent(Figure(2 / 3, 3)) == "66.7"
        assert percent(Figure(None, 0)) == "-"

    def test_the_counts_of_a_gold_set_add_up(self) -> None:
        rows = [line.split() for line in gold_report(run().gold).splitlines()]
        assert rows == [
            ["type", "train", "dev", "test"],
            ["factoid", "0", "1", "1"],
            ["why", "0", "1", "0"],
            ["unanswerable", "0", "1", "0"],
            ["all", "0", "3", "1"],
        ]


class TestHtml:
    page = html_report(run(a=answer(SENT), b=answer(SENT), held=answer(MET)))

    def test_it_needs_nothing_from_anywhere(self) -> None:
        assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import|https?:", self.page)

    def test_what_the_questions_and_the_article_hold_is_shown_as_text(self) -> None:
        assert "<b>" not in self.page
        assert "Is a &lt;b&gt;bold&lt;/b&gt;?" in self.page
        assert "<mark>Moon met &lt;Kim&gt; &amp; left.</mark>" in self.page

    def test_every_miss_stands_beside_its_gold_span_and_what_was_answered(self) -> None:
        """Question a is missed; it cited the letter instead of the meeting."""
        miss = self.page.split("Is a ")[1].split("</details>")[0]
        assert "Gold evidence, not cited:" in miss
        assert "Trump sent a letter. [1]" in miss

    def test_each_miss_says_what_is_wrong_and_the_kinds_are_counted(self) -> None:
        """Question a cites other words, d has no result; held is declined though answerable."""
        refused = replace(answer(MET), outcome="not_in_article", cited=())
        page = html_report(run(a=answer(SENT), b=answer(SENT), held=refused), show_held_out=True)
        assert "a: evidence not cited</span>" in page
        assert "d: no result</span>" in page
        assert "held: declined</span>" in page
        assert ": declined 1, evidence not cited 1, no result 1." in page

    def test_a_question_without_a_result_is_a_miss_too(self) -> None:
        assert "No result: not in the answers" in self.page.split("Is d ")[1]

    def test_what_is_right_is_not_among_the_misses(self) -> None:
        assert "Is b " not in self.page

    def test_what_one_should_know_first_stands_before_the_tables(self) -> None:
        """Stages off, models named, the headline with its interval, verbatim share and time."""
        less = run(a=answer(SENT), b=answer(SENT))
        less = replace(less, made={**less.made, "settings": {"dates": False, "parts": True}})
        less = replace(less, made={**less.made, "models": {"reader": "some-model"}})
        top = html_report(less).split("<h2>")[0]
        assert "<p>Without dates.</p><p>With the reader some-model.</p>" in top
        for told in ("95% certainty", "100.0% of 2", "half within 0.250"):
            assert told in top
        assert "Without" not in self.page.split("<h2>")[0]

    def test_misses_stand_under_their_type(self) -> None:
        """Missed are a (factoid) and d (unanswerable); b (why) is right, held is held out."""
        misses = self.page.split("<h2>Misses</h2>")[1]
        assert re.findall(r"<h3>(.*?)</h3>", misses) == ["factoid: 1", "unanswerable: 1"]

    def test_held_out_misses_are_counted_but_not_shown_unless_asked_for(self) -> None:
        missed = run(held=answer(MET), a=answer(MET), b=answer(SENT))
        assert "Is held " not in html_report(missed)
        assert "1 of them are held out and not shown" in html_report(missed)
        assert "Is held " in html_report(missed, show_held_out=True)

    def test_without_confidence_there_are_no_plots_of_it(self) -> None:
        bare = html_report(run(a=answer(MET, None), b=answer(SENT, None)))
        assert "Calibration" not in bare
        assert "Calibration" in self.page

    def test_a_span_at_the_ends_of_the_text_is_shown_whole(self) -> None:
        assert in_context("ab", Span(0, 2)) == "<blockquote><mark>ab</mark></blockquote>"

    def test_what_is_around_a_span_is_cut_between_words(self) -> None:
        """Of "word word … HERE … word word" only whole words are left on both sides."""
        source = "word " * 90 + "HERE" + " word" * 90
        shown = in_context(source, Span(450, 454)).removeprefix("<blockquote>")
        before, after = shown.removesuffix("</blockquote>").split("<mark>HERE</mark>")
        assert set(before.split()) == set(after.split()) == {"…", "word"}
        assert before.count("word") >= 30


class TestPlots:
    @pytest.mark.parametrize(
        "plot",
        [
            bars("t", [("a & b", 0.5, "50"), ("none", None, "-")]),
            curve("t", [(0.5, 0.0), (1.0, 0.25)], "x <", "y"),
            dots("t", [(0.1, 0.9, 4)], "x", "y"),
            histogram("t", [0.1, 0.2, 0.2], "s"),
            histogram("t", [], "s"),
            histogram("t", [0.0], "s"),
            bars("t", []),
        ],
    )
    def test_every_plot_is_well_formed_with_a_title(self, plot: str) -> None:
        assert ElementTree.fromstring(plot).findtext("title") == "t"

    def test_a_bar_is_as_long_as_its_share(self) -> None:
        """Half is half as long as the whole."""
        plot = ElementTree.fromstring(bars("t", [("half", 0.5, ""), ("whole", 1.0, "")]))
        half, whole = (float(bar.attrib["width"]) for bar in plot.iter("rect"))
        assert half == pytest.approx(whole / 2)

    @pytest.mark.parametrize(
        ("value", "top"),
        [(0.266, 0.4), (0.08, 0.08), (1, 1), (3, 4), (5, 8), (9, 10), (242, 400), (0.2, 0.2)],
    )
    def test_an_axis_ends_at_a_number_whose_quarters_read_well(
        self, value: float, top: float
    ) -> None:
        assert round_up(value) == pytest.approx(top)

    def test_what_is_marked_stands_at_its_value(self) -> None:
        """From 0 to 4 the value 1 is a quarter of the way from the axis to the end."""
        plot = ElementTree.fromstring(histogram("t", [1, 4], "s", lines=[(1, "half")]))
        across, _, mark = list(plot.iter("line"))
        start, end = float(across.attrib["x1"]), float(across.attrib["x2"])
        assert float(mark.attrib["x1"]) == pytest.approx(start + (end - start) / 4, abs=0.1)
        assert "half" in [text.text for text in plot.iter("text")]

    def test_a_histogram_counts_every_value_once(self) -> None:
        """Values 0, 1, 1, 4 in two bins up to 4: three and one."""
        plot = ElementTree.fromstring(histogram("t", [0, 1, 1, 4], "s", bins=2))
        low, high = (float(bar.attrib["height"]) for bar in plot.iter("rect"))
        assert low == pytest.approx(3 * high, abs=0.2)


def runs(a: list[int], b: list[int]) -> tuple[Past, Past]:
    """Return two runs whose questions are right (1) or wrong (0)."""

    def one(name: str, rights: list[int]) -> Past:
        rows = {f"q{n}": {"right": float(right)} for n, right in enumerate(rights)}
        return Past(name, "same", rows)

    return one("A", a), one("B", b)


class TestCompare:
    def test_the_same_run_twice_shows_no_difference(self) -> None:
        comparison = compare(*runs([1, 0, 1], [1, 0, 1]))
        (only,) = comparison.differences
        assert (only.interval.mean, only.p, only.detectable) == (0.0, 1.0, None)
        assert comparison.regressions == ()
        assert "No regression: no loss" in text_comparison(comparison)

    def test_ten_of_forty_lost_is_a_regression(self) -> None:
        """Ten flips one way: p = 2 / 1024."""
        comparison = compare(*runs([1] * 40, [0] * 10 + [1] * 30))
        (only,) = comparison.regressions
        assert only.p == pytest.approx(2 / 1024)
        assert (only.a, only.b) == (1.0, 0.75)
        assert only.interval.low < -0.25 < only.interval.high < 0
        assert comparison.lost == tuple(f"q{n}" for n in range(10))
        assert "REGRESSION: worse in right by 25.0" in text_comparison(comparison)

    def test_five_of_forty_lost_can_be_chance(self) -> None:
        """Five flips one way: p = 2 / 32."""
        assert compare(*runs([1] * 40, [0] * 5 + [1] * 35)).regressions == ()

    def test_a_significant_loss_below_the_minimum_is_no_regression(self) -> None:
        """Ten of a thousand is one point."""
        pair = runs([1] * 1000, [0] * 10 + [1] * 990)
        assert compare(*pair, minimum=0.02).regressions == ()
        assert len(compare(*pair, minimum=0.005).regressions) == 1

    def test_a_gain_is_no_regression(self) -> None:
        comparison = compare(*runs([0] * 20, [1] * 20))
        assert comparison.regressions == ()
        assert comparison.gained == tuple(f"q{n}" for n in range(20))
        assert "significantly better in right" in text_comparison(comparison)

    def test_declining_more_is_worse(self) -> None:
        a = Past("A", "same", {f"q{n}": {"declined": 0.0} for n in range(20)})
        b = Past("B", "same", {f"q{n}": {"declined": 1.0} for n in range(20)})
        assert [d.measure for d in compare(a, b).regressions] == ["declined"]
        assert compare(b, a).regressions == ()

    def test_many_measures_do_not_make_a_false_alarm_of_one(self) -> None:
        """Six flips have p = 2/64; tested beside a second measure Holm doubles it."""
        rows = {f"q{n}": {"right": 1.0, "short": 1.0} for n in range(30)}
        worse = {name: dict(row) for name, row in rows.items()}
        for n in range(6):
            worse[f"q{n}"]["right"] = 0.0
        comparison = compare(Past("A", "s", rows), Past("B", "s", worse))
        assert {d.measure: d.p for d in comparison.differences}["right"] == pytest.approx(4 / 64)

    def test_runs_on_other_questions_are_refused(self) -> None:
        a, b = runs([1, 0], [1, 0])
        with pytest.raises(BadFile, match="different gold questions"):
            compare(a, replace(b, fingerprint="other"))
        with pytest.raises(BadFile, match="different gold questions"):
            compare(a, replace(b, measures={"q0": {"right": 1.0}}))

    def test_what_a_run_writes_can_be_compared(self) -> None:
        written = to_json(run(a=answer(MET)))
        comparison = compare(past(written, "A"), past(written, "B"))
        assert {d.measure for d in comparison.differences} >= {"right", "recall@100", "declined"}

    @pytest.mark.parametrize("damage", [{"format": 99}, {"questions": [{}]}, {"gold": 3}])
    def test_damaged_results_are_refused(self, damage: dict[str, object]) -> None:
        with pytest.raises(BadFile, match="write it anew"):
            past(to_json(run()) | damage, "a.json")

    def test_the_figures_of_an_ablation_are_told_apart_from_damage(self) -> None:
        """They hold no single questions; the message says how to write a run that does."""
        with pytest.raises(BadFile, match="rag eval --without STAGES --out FILE"):
            past({"format": 1, "runs": []}, "a.json")

    def test_no_line_of_a_comparison_is_wider_than_a_page(self) -> None:
        told = text_comparison(compare(*runs([1] * 200, [0] * 200)))
        assert max(map(len, told.splitlines())) <= WIDTH
        assert "q199" in told


def test_every_measure_is_defined_in_the_documentation() -> None:
    """Each name that a run's JSON uses stands in docs/evaluation.md, as a name."""
    told = (Path(__file__).parent.parent / "docs" / "evaluation.md").read_text(encoding="utf-8")
    names = summarise(run().gold, run().rows)
    missing = [name for name in names if f"`{name}`" not in told and not name.startswith("recall@")]
    assert missing == []
    assert all(f"R@{words}" in told for words in WORD_BUDGETS)
