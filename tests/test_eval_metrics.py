"""Measures against hand-worked numbers and other people's implementations."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import (
    citation_precision,
    citation_recall,
    completeness,
    evidence_recall,
    first_words,
    groups_seen,
    hit_at_1,
    is_relevant,
    ndcg,
    needed,
    ranks_found,
    reciprocal_rank,
)
from eval.selective import (
    Abstention,
    abstention,
    area,
    auroc,
    calibration,
    calibration_error,
    percentile,
    risk_coverage,
)
from eval.wording import Day, days_in, exact_match, f1, fold, is_accepted, normalise
from index.types import Span

SOURCE = "Moon met Kim. Trump sent a letter. Seoul said “no.”\n\nPompeo flew home."
#         0         1         2         3         4         5          6
#         01234567890123456789012345678901234567890123456789012 3 4567890123456789


def at(text: str) -> Span:
    """Return the first place of `text` in SOURCE."""
    start = SOURCE.index(text)
    return Span(start, start + len(text))


MET, SENT, SAID, FLEW = (
    at("Moon met Kim."),
    at("Trump sent a letter."),
    at("Seoul said “no.”"),
    at("Pompeo flew home."),
)


class TestEvidenceRecall:
    def test_a_group_is_found_once_the_budget_reaches_its_last_word(self) -> None:
        """Reading Moon, met, Kim., Trump, sent, a, letter.: the letter is seen at word 7."""
        found = [evidence_recall(SOURCE, [MET, SENT], [[SENT]], words) for words in (3, 6, 7, 400)]
        assert found == [0.0, 0.0, 1.0, 1.0]

    def test_each_group_weighs_the_same(self) -> None:
        """Of three groups one stands in the first three words and a second in the first seven."""
        groups = [[MET], [SENT], [FLEW]]
        assert evidence_recall(SOURCE, [MET, SENT], groups, 3) == pytest.approx(1 / 3)
        assert evidence_recall(SOURCE, [MET, SENT], groups, 7) == pytest.approx(2 / 3)

    def test_any_alternative_finds_its_group(self) -> None:
        assert evidence_recall(SOURCE, [FLEW], [[MET, FLEW]], 50) == 1.0

    def test_two_passages_find_a_span_together(self) -> None:
        """Both sentences as one gold span are seen in two halves that only touch."""
        both = Span(MET.start, SENT.end)
        assert evidence_recall(SOURCE, [SENT, MET], [[both]], 7) == 1.0
        assert evidence_recall(SOURCE, [SENT], [[both]], 50) == 0.0

    def test_a_missing_end_mark_is_no_miss_but_a_missing_letter_is(self) -> None:
        """The gold span ends in .” (two marks); without the o of “no” it is not seen."""
        unmarked = at("Seoul said “no")
        assert groups_seen(SOURCE, [unmarked], [[SAID]]) == (True,)
        assert groups_seen(SOURCE, [Span(unmarked.start, unmarked.end - 1)], [[SAID]]) == (False,)

    def test_white_space_between_passages_does_not_matter(self) -> None:
        """The gold span runs over the blank line that neither passage holds."""
        across = Span(SAID.start, FLEW.end)
        assert groups_seen(SOURCE, [SAID, FLEW], [[across]]) == (True,)

    def test_a_repeated_passage_uses_up_the_budget_again(self) -> None:
        """Three words twice are six; the seventh is Trump, so four more are missing at 7."""
        assert evidence_recall(SOURCE, [MET, MET, SENT], [[SENT]], 7) == 0.0
        assert evidence_recall(SOURCE, [MET, MET, SENT], [[SENT]], 10) == 1.0

    def test_a_passage_of_another_document_uses_up_its_words(self) -> None:
        """Ten foreign words and three of ours are 13."""
        assert evidence_recall(SOURCE, [10, MET], [[MET]], 12) == 0.0
        assert evidence_recall(SOURCE, [10, MET], [[MET]], 13) == 1.0
        assert evidence_recall(SOURCE, [99, MET], [[MET]], 50) == 0.0

    def test_no_passage_finds_nothing(self) -> None:
        assert evidence_recall(SOURCE, [], [[MET]], 400) == 0.0

    def test_a_question_without_groups_has_no_recall(self) -> None:
        with pytest.raises(ValueError, match="without evidence"):
            evidence_recall(SOURCE, [MET], [], 50)

    def test_the_last_passage_is_cut_after_a_whole_word(self) -> None:
        assert [s.of(SOURCE) for s in first_words(SOURCE, [MET, SENT], 5)] == [
            "Moon met Kim.",
            "Trump sent",
        ]

    @given(st.data())
    def test_cutting_passages_into_smaller_ones_changes_nothing(self, data: st.DataObject) -> None:
        """Recall at a word budget sees words, not passages."""
        borders = [0, *(i for i, c in enumerate(SOURCE) if c.isspace()), len(SOURCE)]
        cuts = sorted(data.draw(st.sets(st.sampled_from(borders))) | {0, len(SOURCE)})
        pieces = [Span(a, b) for a, b in pairwise(cuts)]
        words = data.draw(st.integers(0, 20))
        groups = [[MET], [SENT], [SAID], [FLEW]]
        whole = evidence_recall(SOURCE, [Span(0, len(SOURCE))], groups, words)
        assert evidence_recall(SOURCE, pieces, groups, words) == whole


class TestRanking:
    def test_a_passage_is_relevant_when_it_covers_a_whole_gold_span(self) -> None:
        assert is_relevant(SOURCE, Span(0, 40), [SENT])
        assert not is_relevant(SOURCE, Span(0, 30), [SENT])

    def test_the_larger_half_of_a_longer_gold_span_is_relevant_the_smaller_is_not(self) -> None:
        """Of the 27 characters that must be seen the second sentence has 16, the first 11."""
        both = Span(MET.start, SENT.end)
        assert is_relevant(SOURCE, SENT, [both])
        assert not is_relevant(SOURCE, MET, [both])

    def test_a_passage_that_only_touches_a_gold_span_is_not_relevant(self) -> None:
        """It holds most of the gold span, and stands half outside."""
        assert not is_relevant(SOURCE, Span(5, SENT.end - 4), [SENT])

    def test_ranks_are_those_of_the_first_relevant_passage_of_each_group(self) -> None:
        groups = [[FLEW], [MET, SENT], [SAID]]
        assert ranks_found(SOURCE, [SENT, MET, FLEW, FLEW], groups) == [1, 3]

    def test_a_foreign_passage_takes_its_rank(self) -> None:
        assert ranks_found(SOURCE, [7, MET], [[MET]]) == [2]

    def test_hit_and_reciprocal_rank_by_hand(self) -> None:
        assert (hit_at_1([1, 4]), reciprocal_rank([1, 4])) == (1.0, 1.0)
        assert (hit_at_1([4]), reciprocal_rank([4])) == (0.0, 0.25)
        assert (hit_at_1([]), reciprocal_rank([])) == (0.0, 0.0)

    def test_ndcg_by_hand(self) -> None:
        """One of two groups at rank 2: 1/log2(3) = 0.63093 of an ideal 1 + 0.63093."""
        assert ndcg([2], 2) == pytest.approx(0.63093 / 1.63093, abs=1e-5)

    def test_ndcg_reads_several_groups_of_one_passage_one_after_the_other(self) -> None:
        """Both groups in the first passage is as good as it gets, and never more than 1."""
        assert ndcg([1, 1], 2) == 1.0
        assert ndcg([1, 1, 2], 3) == 1.0

    def test_ndcg_counts_nothing_beyond_its_cut(self) -> None:
        assert ndcg([11], 1) == 0.0
        assert ndcg([10], 1) > 0.0

    def test_mrr_and_ndcg_agree_with_trec_eval(self) -> None:
        """Where no two groups share a passage, both are those of trec_eval."""
        pytrec_eval = pytest.importorskip("pytrec_eval")
        rng = random.Random(7)
        for _ in range(200):
            groups = rng.randint(1, 12)
            length = rng.randint(1, 20)
            found = rng.sample(range(groups), k=rng.randint(0, min(groups, length)))
            ranks = sorted(rng.sample(range(1, length + 1), k=len(found)))
            qrels = {"q": {f"group{g}": 1 for g in range(groups)}}
            names = {r: f"group{g}" for r, g in zip(ranks, found, strict=True)}
            ranking = {names.get(r, f"other{r}"): 1 / r for r in range(1, length + 1)}
            judge = pytrec_eval.RelevanceEvaluator(qrels, {"recip_rank", "ndcg_cut.10"})
            truth = judge.evaluate({"q": ranking})["q"]
            assert reciprocal_rank(ranks) == pytest.approx(truth["recip_rank"])
            assert ndcg(ranks, groups) == pytest.approx(truth["ndcg_cut_10"])


class TestCitations:
    def test_precision_is_the_gold_share_of_cited_characters(self) -> None:
        """Cited: Moon met Kim. (11 solid characters) and Trump sent a letter. (17); gold the 17."""
        assert citation_precision(SOURCE, [MET, SENT], [[SENT]]) == pytest.approx(17 / 28)

    def test_precision_counts_characters_of_other_documents_against_it(self) -> None:
        assert citation_precision(SOURCE, [SENT], [[SENT]], stray=17) == pytest.approx(0.5)

    def test_precision_accepts_any_alternative_and_counts_twice_cited_once(self) -> None:
        assert citation_precision(SOURCE, [MET, MET, FLEW], [[MET, FLEW]]) == 1.0

    def test_precision_without_a_citation_is_zero(self) -> None:
        assert citation_precision(SOURCE, [], [[SENT]]) == 0.0

    def test_recall_takes_the_best_alternative_of_each_group(self) -> None:
        """Group 1: "Trump sent" is 9 of the 16 characters that must be seen, "Moon" 4 of 10.

        Group 2 is not cited: (9/16 + 0) / 2.
        """
        cited = [at("Trump sent"), at("Moon")]
        recall = citation_recall(SOURCE, cited, [[MET, SENT], [FLEW]])
        assert recall == pytest.approx(9 / 16 / 2)

    def test_completeness_counts_only_groups_cited_wholly(self) -> None:
        cited = [MET, at("Trump sent")]
        assert completeness(SOURCE, cited, [[MET], [SENT], [FLEW], [SAID]]) == 0.25

    def test_what_must_be_seen_leaves_out_white_space_and_end_marks(self) -> None:
        """Seoul (5), said (4), “no (3)."""
        assert len(needed(SOURCE, SAID)) == 12


class TestWording:
    @pytest.mark.parametrize(
        ("text", "normal"),
        [
            ("The  U.S. President", "us president"),
            ("A an THE", ""),
            ("thermal anathema", "thermal anathema"),
            ("$2.6 billion!", "26 billion"),
            ("one-third", "onethird"),
        ],
    )
    def test_normalisation_is_that_of_squad(self, text: str, normal: str) -> None:
        assert normalise(text) == normal

    def test_exact_match_and_f1_by_hand(self) -> None:
        """[cat, sat] against [cat, sat, down]: precision 1, recall 2/3, F1 0.8."""
        assert f1("the cat sat", ["cat sat down"]) == pytest.approx(0.8)
        assert exact_match("the cat sat", ["cat sat down"]) == 0.0
        assert exact_match("The cat sat.", ["dog", "cat sat"]) == 1.0

    def test_f1_counts_a_repeated_word_as_often_as_both_have_it(self) -> None:
        """[x, x] against [x, y]: one shared word of two on each side."""
        assert f1("x x", ["x y"]) == pytest.approx(0.5)

    def test_f1_takes_the_best_accepted_answer_and_is_zero_without_any(self) -> None:
        assert f1("Kim", ["Moon", "Kim"]) == 1.0
        assert f1("Kim", []) == 0.0

    def test_f1_of_two_answers_without_words_is_one_as_in_squad(self) -> None:
        assert f1("the", [""]) == 1.0
        assert f1("the", ["Kim"]) == 0.0

    def test_typographic_marks_are_folded(self) -> None:
        assert fold("“it’s”  \\$5 – now") == '"it\'s" $5 - now'

    @pytest.mark.parametrize(
        ("given", "accepted"),
        [
            ("President Moon Jae-in", ["Moon"]),
            ("the Foal Eagle exercises", ["Foal Eagle"]),
            ("$2.6 billion", ["2.6 billion"]),
            ("China’s", ["China's"]),
            ("one two three four Moon", ["Moon"]),
            ("12 October", ["Oct. 12, 2018"]),
            ("on October 12, 2018", ["Oct. 12", "2018-10-12"]),
            ("Friday, Oct. 12, 2018", ["Oct. 12, 2018"]),
            ("Oct. 3 and Oct. 12", ["12 October and 3 October"]),
            ("12th of October 2018", ["2018-10-12"]),
            ("Sept 5, 2018", ["September 5"]),
            ("mid-December", ["mid-December"]),
            ("no", ["no"]),
        ],
    )
    def test_answers_that_a_reader_would_accept(self, given: str, accepted: list[str]) -> None:
        assert is_accepted(given, accepted)

    @pytest.mark.parametrize(
        ("given", "accepted"),
        [
            (None, ["Moon"]),
            ("", ["Moon"]),
            ("Moonlight", ["Moon"]),
            ("Kim", ["Moon", "Trump"]),
            ("one two three four five Moon", ["Moon"]),
            ("not Moon", ["Moon"]),
            ("Jong Kim", ["Kim Jong"]),
            ("Oct. 13, 2018", ["Oct. 12, 2018", "Oct. 12"]),
            ("Oct. 12, 2019", ["Oct. 12, 2018", "Oct. 12"]),
            ("Nov. 12", ["Oct. 12"]),
            ("Oct. 12-14", ["Oct. 12"]),
            ("Oct. 12 and Oct. 13", ["Oct. 12"]),
            ("Oct. 12", ["Oct. 12 and Oct. 13"]),
            ("Moon", ["the"]),
            ("Moon", []),
        ],
    )
    def test_answers_that_are_wrong(self, given: str | None, accepted: list[str]) -> None:
        assert not is_accepted(given, accepted)

    def test_days_are_read_in_every_usual_way(self) -> None:
        text = "Sept. 6, 2018; 7 Oct; 2018-12-21; the 3rd of May 2018; June the 12th"
        assert days_in(text) == (
            Day(5, 3, 2018),
            Day(6, 12),
            Day(9, 6, 2018),
            Day(10, 7),
            Day(12, 21, 2018),
        )

    def test_what_only_looks_like_a_day_is_none(self) -> None:
        assert days_in("50th SCM, Sept 2018, may 150 come, 13 missile bases, decision 5") == ()


class TestDeclining:
    def test_precision_recall_and_f1_by_hand(self) -> None:
        """5 unanswerable, 3 of them declined; 10 answerable, 1 of them declined.

        Precision 3/4, recall 3/5, F1 = 2 * 0.75 * 0.6 / 1.35 = 2/3, wrongly 1/10.
        """
        pairs = [(False, True)] * 3 + [(False, False)] * 2 + [(True, True)] + [(True, False)] * 9
        counts = abstention(pairs)
        assert counts == Abstention(5, 3, 10, 1)
        assert (counts.precision, counts.recall, counts.wrongly) == (0.75, 0.6, 0.1)
        assert counts.f1 == pytest.approx(2 / 3)

    def test_what_can_not_be_said_is_none(self) -> None:
        assert abstention([(True, False)]).precision is None
        assert abstention([(True, False)]).recall is None
        assert abstention([(True, True)]).f1 is None
        assert abstention([(False, True)]).wrongly is None

    def test_auroc_is_that_of_scikit_learn_ties_included(self) -> None:
        metrics = pytest.importorskip("sklearn.metrics")
        rng = random.Random(3)
        for _ in range(50):
            yes = [rng.randint(0, 9) / 10 for _ in range(rng.randint(1, 12))]
            no = [rng.randint(0, 9) / 10 for _ in range(rng.randint(1, 12))]
            truth = metrics.roc_auc_score([1] * len(yes) + [0] * len(no), yes + no)
            assert auroc(yes, no) == pytest.approx(truth)

    def test_auroc_needs_both_kinds(self) -> None:
        assert auroc([0.5], []) is None
        assert auroc([], [0.5]) is None

    def test_risk_and_coverage_by_hand(self) -> None:
        """Surest first: right, wrong, right, wrong: risks 0, 1/2, 1/3, 1/2; mean 1/3."""
        curve = risk_coverage([(0.2, False), (0.9, True), (0.8, False), (0.5, True)])
        assert curve == [
            (0.25, 0.0),
            (0.5, 0.5),
            (0.75, pytest.approx(1 / 3)),
            (1.0, 0.5),
        ]
        assert area(curve) == pytest.approx(1 / 3)

    def test_tied_questions_share_their_errors_in_any_order(self) -> None:
        """Two tied, one wrong: half an error each, risk 1/2 all along."""
        assert risk_coverage([(0.5, True), (0.5, False)]) == [(0.5, 0.5), (1.0, 0.5)]
        assert risk_coverage([(0.5, False), (0.5, True)]) == [(0.5, 0.5), (1.0, 0.5)]

    def test_no_questions_have_no_curve(self) -> None:
        assert risk_coverage([]) == []
        assert area([]) is None

    def test_calibration_by_hand(self) -> None:
        """Bin 0.9..1 holds 0.92 (true) and 1.0 (false), bin 0..0.1 holds 0.05 (false).

        Gaps: |0.96 - 0.5| = 0.46 twice, 0.05 once; error (0.92 + 0.05) / 3.
        """
        diagram = calibration([(0.92, True), (1.0, False), (0.05, False)])
        assert [(held.low, held.count, held.share) for held in diagram] == [
            (0.0, 1, 0.0),
            (0.9, 2, 0.5),
        ]
        assert [held.confidence for held in diagram] == pytest.approx([0.05, 0.96])
        assert calibration_error(diagram) == pytest.approx(0.97 / 3)
        assert calibration_error([]) is None

    @given(st.lists(st.floats(0, 100), min_size=1), st.sampled_from([0.0, 0.5, 0.95, 1.0]))
    def test_percentiles_are_those_of_numpy(self, values: list[float], share: float) -> None:
        assert percentile(values, share) == pytest.approx(float(np.quantile(values, share)))

    def test_no_values_have_no_percentile(self) -> None:
        assert percentile([], 0.5) is None
